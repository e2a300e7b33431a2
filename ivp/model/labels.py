"""What a plan may call by its own name: its blocks, and the pieces of its topics and of the table of indicators."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, get_args

from ivp.model.base import one_of
from ivp.model.point import Block
from ivp.model.types import Own, choice

_Piece: TypeAlias = Literal[
    "problem", "approach", "intensify", "topic_goals", "topic_related", "cooperation", "council_input", "done",
    "evaluation", "source", "baseline", "target",
]  # fmt: skip
_PIECES = one_of(
    _Piece,
    problem=("what is going on in a topic", "wat er bij een onderwerp speelt"),
    approach=("the approach in a topic", "de aanpak bij een onderwerp"),
    intensify=("extra effort in a topic", "de extra inzet bij een onderwerp"),
    topic_goals=("the goals in a topic", "de doelen bij een onderwerp"),
    topic_related=("related policy in a topic", "het flankerend beleid bij een onderwerp"),
    cooperation=("points of co-operation in a topic", "de samenwerkingspunten bij een onderwerp"),
    council_input=("the council's input in a topic", "de inbreng van de raad bij een onderwerp"),
    done=("what has been done in a topic", "wat er is gedaan bij een onderwerp"),
    evaluation=("the evaluation in a topic", "de evaluatie bij een onderwerp"),
    source=("the column of sources", "de kolom met bronnen in de indicatorentabel"),
    baseline=("the column of baselines", "de kolom met uitgangswaarden in de indicatorentabel"),
    target=("the column of targets", "de kolom met doelen in de indicatorentabel"),
)
_BLOCKS: Own = get_args(Block)[1]
_OPTIONS = [*_BLOCKS.schema["oneOf"], *_PIECES.schema["oneOf"]]

Label: TypeAlias = Annotated[
    str, Own(choice(*(option["const"] for option in _OPTIONS)), {"type": "string", "oneOf": _OPTIONS})
]
