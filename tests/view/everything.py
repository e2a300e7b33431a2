"""Every text, name, figure and date that a plan file gives, as it must be found in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ivp.dossier.resolve import Resolved
from ivp.language import Words
from ivp.model.base import Shape, shapes
from ivp.model.types import FIRST_YEAR, LAST_YEAR, Bound, When, Years
from ivp.view.document.composer import place_name
from ivp.view.numbers import Numbers
from ivp.view.plan_view import partner_name
from ivp.view.wording import Wording

NOT_PRINTED = {
    "ivp": "the version of the file's format",
    "language": "the language of the page",
    "version_of": "a path; the title of the plan that it leads to is printed",
    "left_out": "what says so is told apart, with what falls away with it",
    "builds_on": "a path; the title of the plan that it leads to is printed",
    "carries_out": "a path; the title of the plan that it leads to is printed",
    "file": "a path; the title of the plan before this one is printed",
    "observations": "paths of files with values, which belong to the account of a year",
    "inhabitants": "paths of files with numbers, which belong to the account of a year",
    "decimals": "how figures are printed",
    "one": "the singular, for sentences of the account of a year",
    "after": "where a chapter stands",
    "unit": "printed with its noun, as in aantal misdrijven, or as a sign",
    "every": "a sentence, tested by itself",
    "in_": "a sentence, tested by itself",
    "level": "printed with the side",
}
LABELS = {
    ("Plan", "kind"),
    ("Implementation", "kind"),
    ("Plan", "status"),
    ("Implementation", "status"),
    ("Plan", "wording"),
    ("Implementation", "wording"),
    ("Partner", "kind"),
    ("Source", "kind"),
    ("Indicator", "kind"),
    ("Indicator", "better"),
    ("Source", "better"),
    ("Decision", "act"),
    ("Decision", "body"),
    ("Money", "per"),
    ("Duty", "kind"),
}
TOPIC_REFERENCES = {"for_", "fields", "lenses", "has"}
_MARKS = (" [to be filled in]", " [nog in te vullen]")


def plain(text: str) -> str:
    """The text without Markdown's signs, marks of what is to be filled in, and differences in white space."""
    flat = " ".join(re.sub(r"[\\*_`>|]", "", text).split())
    for mark in _MARKS:
        flat = flat.replace(mark, "")
    return flat


def everything(plan: Resolved) -> Iterator[tuple[str, str]]:
    """Each thing that the plan's own file gives: where it stands, and how it is printed."""
    for path, shape, _ in shapes(plan.own):
        for name in sorted(shape.model_fields_set - NOT_PRINTED.keys()):
            for found in _printed(plan, shape, name):
                yield ".".join(map(str, (*path, name))), found


def _printed(plan: Resolved, shape: Shape, name: str) -> Iterator[str]:
    value = getattr(shape, name)
    kind, words = type(shape).__name__, Words(plan.own.language)
    if (kind, name) == ("Decision", "body") and shape.model_fields_set >= {"name"}:
        return
    if (kind, name) in LABELS:
        yield words(value.label)
    elif (kind, name) == ("State", "status"):
        yield words(value.label).lower()
    elif kind == "Coordination" and name == "side":
        yield f"{words(value.label)}, {words(shape.level.label)}" if shape.level else words(value.label)
    elif name in TOPIC_REFERENCES and isinstance(value, tuple):
        yield from (plan.topics(reference)[0][1].name for reference in value)
    elif (kind, name) == ("Party", "name"):
        yield partner_name(plan, value)
    elif name == "lead":
        yield from (partner_name(plan, item) for item in value)
    elif name == "contains":
        yield from (words(part.label) for part in value)
    elif name == "field":
        yield plan.topics(value, ("fields",))[0][1].name
    elif kind in {"Indicator", "Value"} and name == "source":
        yield plan.sources[value].name
    elif isinstance(value, tuple):
        yield from (place_name(item) if name == "municipalities" else item for item in value if isinstance(item, str))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _leaf(plan, key) if name == "glossary" or isinstance(key, Years | When) else ()
            yield from _leaf(plan, item)
    else:
        yield from _leaf(plan, value)


def _leaf(plan: Resolved, value: object) -> Iterator[str]:
    numbers = Numbers(plan.own.language)
    if isinstance(value, Bound):
        value = value.number if value.number is not None else abs(value.percent or value.plus)
    if isinstance(value, tuple):
        for item in value:
            yield from _leaf(plan, item)
    if isinstance(value, str):
        yield value
    elif isinstance(value, When):
        yield numbers.moment(value)
    elif isinstance(value, Years):
        yield Wording(plan.own.language).years(value)
    elif isinstance(value, Decimal):
        yield numbers.number(value, max(0, -int(value.as_tuple().exponent)))
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value) if FIRST_YEAR <= value <= LAST_YEAR else numbers.number(value)
