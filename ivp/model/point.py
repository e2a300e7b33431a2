"""Points and topics: the text of a plan, in one shape for whatever a heading, a bullet or a theme is."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field
from pydantic.json_schema import JsonSchemaValue

from ivp.model.base import Identified, Shape, key
from ivp.model.short_forms import ONE_OR_MANY, Context, Short, pieces, under, wrap
from ivp.model.types import (
    NAME_SCHEMA,
    TEXT_SCHEMA,
    Entries,
    Flag,
    Id,
    Name,
    Place,
    Text,
    id_offering,
    name_schema,
    one_of,
)
from ivp.reader.node import Entry, Mapping, Node, Scalar, Sequence
from ivp.vocabulary import Block, PartnerKind

Names: TypeAlias = Annotated[tuple[Name, ...], ONE_OR_MANY]
"""Names as free text: bodies, roles."""


def _expand_party(node: Node, _context: Context) -> Node:
    """A name, or ``{name: task}``."""
    if isinstance(node, Scalar) and node.value is not None:
        return Mapping({"name": Entry(node.span, node)}, node.span)
    if isinstance(node, Mapping) and len(node.entries) == 1 and not {"name", "task"} & node.entries.keys():
        ((written, entry),) = node.entries.items()
        return Mapping({"name": Entry(entry.key, Scalar(written, entry.key, written)), "task": entry}, node.span)
    return node


_TASKS: JsonSchemaValue = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": name_schema(NAME_SCHEMA, r"^\s|\s$|^(name|task)$"),
    "additionalProperties": TEXT_SCHEMA,
}


class Party(Shape):
    """Who takes part, and with what task."""

    short: ClassVar[Short | None] = Short(
        _expand_party, lambda _: {"anyOf": [NAME_SCHEMA, {**_TASKS, "maxProperties": 1}]}
    )

    name: Name = key("Id of a partner, or a name.", "Id van een partner, of een naam.")
    task: Text | None = key("What it does.", "Wat die doet.", None)


def _expand_parties(node: Node, context: Context) -> Node:
    """One name stands for a list of one, ``{name: task, name: task}`` for a list of all."""
    if isinstance(node, Mapping) and node.entries and not {"name", "task"} & node.entries.keys():
        alone = (Mapping({name: entry}, entry.key) for name, entry in node.entries.items())
        return Sequence([*alone], node.span)
    return ONE_OR_MANY.expand(node, context)


Parties: TypeAlias = Annotated[tuple[Party, ...], Short(_expand_parties, lambda _: {"anyOf": [NAME_SCHEMA, _TASKS]})]
"""Who takes part: names, or each with its task."""

Places: TypeAlias = Annotated[tuple[Name, ...], ONE_OR_MANY, Field(min_length=1)]
"""Municipalities; an empty list would say neither all nor none."""

References: TypeAlias = Annotated[tuple[Name, ...], ONE_OR_MANY]
"""Ids of entries elsewhere in the plan; ``priorities.zorg`` where an id alone says too little."""


_LIKE = {
    "id", "naam", "titel", "title", "kop", "kopje", "heading", "tekst", "omschrijving", "toelichting", "description",
    "beschrijving", "punten", "items",
}  # fmt: skip
"""Words that look like a key of a point, however they are written, and are therefore not taken for a heading or id."""
LIKE_KEYS = "|".join("".join(f"[{sign.upper()}{sign}]" for sign in word) for word in sorted(_LIKE))


def heading(*more: str) -> Short:
    """The short forms of a point: a text, or ``{Heading: text or list}``; ``more`` are its keys beside a point's."""
    keys = ["name", "text", "points", "municipalities", "for", *more]
    no_heading = rf"^\s*({'|'.join([*keys, LIKE_KEYS])})\s*$"

    def expand(node: Node, _context: Context) -> Node:
        if isinstance(node, Scalar) and node.value is not None:
            return Mapping({"text": Entry(node.span, node)}, node.span)
        if not isinstance(node, Mapping) or len(node.entries) != 1:
            return node
        ((written, entry),) = node.entries.items()
        if re.search(no_heading, written):
            return node
        name = Scalar(written, entry.key, written)
        body = "points" if isinstance(entry.value, Sequence | Mapping) else "text"
        return Mapping({"name": Entry(entry.key, name), body: entry}, node.span)

    def schema(long: JsonSchemaValue) -> JsonSchemaValue:
        headed: JsonSchemaValue = {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "propertyNames": name_schema(NAME_SCHEMA, no_heading),
            "additionalProperties": under("points", long),
        }
        return {"anyOf": [TEXT_SCHEMA, headed]}

    return Short(expand, schema)


class Point(Shape):
    """A point: a text, with a heading, with points below it, for some municipalities or topics only."""

    short: ClassVar[Short | None] = heading()

    name: Name | None = key("Heading of the point.", "Kopje van het punt.", None)
    text: Text | None = key("The text; Markdown without HTML.", "De tekst; Markdown zonder HTML.", None)
    points: Annotated[tuple[Point, ...], ONE_OR_MANY] = key("Points below it.", "Punten eronder.", ())
    municipalities: Places = key(
        "Municipalities it is about; none named: all of the plan.",
        "Gemeenten waar het over gaat; geen genoemd: alle gemeenten van het plan.",
        (),
    )
    for_: References = key("Ids of the topics it serves.", "Id's van de onderwerpen waar het aan bijdraagt.", ())


Points: TypeAlias = Annotated[tuple[Point, ...], ONE_OR_MANY]
"""A text, or a list of points."""

Pieces: TypeAlias = Annotated[dict[Place, Point], pieces(lambda: Point, LIKE_KEYS)]
"""Points of the plan itself: a text, a list, or a map by id."""


class Topic(Identified, Point):
    """A topic: priority, theme, goal, lens, field or a part of one; the map it stands in says which."""

    short: ClassVar[Short | None] = wrap("name")

    name: Name = key("Name, as the plan prints it.", "Naam, zoals het plan die noemt.")
    fields: References = key(
        "Safety fields (or their themes) it belongs to.", "Veiligheidsvelden (of hun thema's) waar het bij hoort.", ()
    )
    problem: Points = key(
        "What is going on and why it matters.",
        "Wat er speelt en waarom het ertoe doet (probleem, waarom prioriteit).",
        (),
    )
    approach: Points = key("Outline of the approach.", "Hoofdlijnen van de aanpak (de basis).", ())
    intensify: Points = key("What gets extra effort.", "Wat extra inzet krijgt (de focus, intensivering).", ())
    goals: Points = key("What it should bring.", "Wat het moet opleveren (doel, ambitie).", ())
    cooperation: Points = key("Points of co-operation.", "Samenwerkings- en verbindingspunten.", ())
    related: Points = key("Related policy.", "Gerelateerd of flankerend beleid.", ())
    council_input: Points = key("What the council brought in.", "Inbreng van de raad.", ())
    done: Points = key("What has been done.", "Wat er is gedaan.", ())
    evaluation: Points = key(
        "How results are judged where figures are missing.",
        "Hoe resultaten worden beoordeeld waar cijfers ontbreken.",
        (),
    )
    portfolios: Names = key("Portfolios involved.", "Betrokken portefeuilles.", ())
    parts: Entries[Topic] = key("Parts, by id.", "Onderdelen, op id.", {})


ChapterId: TypeAlias = Annotated[str, id_offering(Block)]


class Chapter(Identified, Point):
    """A chapter of the document, or a part of one; under the id of a block it holds that block."""

    short: ClassVar[Short | None] = wrap("name")

    open: Flag = key(
        "Whether each council fills this chapter in itself.", "Of elke raad dit hoofdstuk zelf invult.", False
    )
    has: References = key(
        "Ids of the topics that are printed here and not in their own block.",
        "Id's van de onderwerpen die hier staan en niet in hun eigen blok.",
        (),
    )
    after: Id | None = key("Id of the chapter that it follows.", "Id van het hoofdstuk waar het na komt.", None)
    parts: dict[ChapterId, Chapter] = key("Parts, by id, in order.", "Onderdelen, op id, in volgorde.", {})


class AssessmentFinding(Identified, Point):
    """A finding of the assessment: what was seen in a field, and what is being done."""

    short: ClassVar[Short | None] = heading("number", "field", "findings", "approach", "incomplete")

    field: Id | None = key("Safety field it is about.", "Veiligheidsveld waar het over gaat.", None)
    findings: Points = key("What was seen.", "Wat er is gezien (veiligheidsbeeld).", ())
    approach: Points = key("What is being done already.", "Wat er al gebeurt (lopende aanpak).", ())


class Partner(Identified, Point):
    """A partner: an organisation that takes part, and its role."""

    short: ClassVar[Short | None] = wrap("name")

    name: Name = key("Name of the organisation.", "Naam van de organisatie.")
    kind: Annotated[PartnerKind, one_of(PartnerKind)] = key("Kind of partner.", "Soort partner.", PartnerKind.OTHER)
    role: Points = key("What it does in this plan.", "Wat de partner in dit plan doet.", ())
