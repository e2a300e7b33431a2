"""What an account says of topics, figures, actions, duties and money: what happened in a period, and what it means."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, TypeAlias

from pydantic.json_schema import JsonSchemaValue

from ivp.model.action import State
from ivp.model.base import Shape, key
from ivp.model.point import Point, Points
from ivp.model.short_forms import Context, Short, under, wrap
from ivp.model.types import Dated, Euros, Text, WhenKey, one_of
from ivp.reader.node import Entry, Mapping, Node, Scalar
from ivp.vocabulary import Judgement

_DATED = re.compile(r"\s*\d{4}")


def _at_the_day(node: Node, context: Context) -> Node:
    """A state alone is of the day up to which the account knows."""
    bare = isinstance(node, Scalar) and node.value is not None
    if isinstance(node, Mapping):
        bare = bool(node.entries) and not any(_DATED.match(written) for written in node.entries)
    return Mapping({context.known_to: Entry(node.span, node)}, node.span) if bare and context.known_to else node


def _state_alone(long: JsonSchemaValue) -> JsonSchemaValue:
    state: JsonSchemaValue = long["additionalProperties"]
    return state


States: TypeAlias = Annotated[dict[WhenKey, State], Short(_at_the_day, _state_alone)]
"""How far something was at one or more moments; without a moment, on the day up to which the account knows."""


def _in_the_year(node: Node, context: Context) -> Node:
    """An amount alone is of the last year of the period."""
    bare = isinstance(node, Scalar) and node.value is not None
    return Mapping({str(context.period_end): Entry(node.span, node)}, node.span) if bare else node


Spent: TypeAlias = Annotated[Dated[Euros], Short(_in_the_year, lambda long: long["additionalProperties"])]


class TopicAccount(Point):
    """What happened for a topic, and how it is judged."""

    short: ClassVar[Short | None] = wrap("text")

    judgement: Annotated[Judgement, one_of(Judgement)] | None = key(
        "How it developed, in one word.", "Het oordeel over de ontwikkeling, in één woord.", None
    )
    basis: Points = key("What the judgement rests on.", "Waar het oordeel op berust.", ())
    done: Points = key("What has been done.", "Wat er is gedaan.", ())
    next: Points = key("What comes next.", "Wat er nog gaat gebeuren.", ())
    adjustment: Points = key("What is done differently from now on.", "Wat er wordt bijgestuurd.", ())


class IndicatorAccount(Shape):
    """What a figure means, and what is done about it."""

    short: ClassVar[Short | None] = wrap("interpretation")

    interpretation: Text | None = key(
        "What the figure of this period does and does not mean.",
        "Wat het cijfer van deze periode wel en niet betekent (duiding).",
        None,
    )
    adjustment: Text | None = key("What is done about it.", "Bijsturing.", None)


def _spent_alone(node: Node, _context: Context) -> Node:
    """An amount, or amounts by year, alone are what was spent."""
    bare = isinstance(node, Scalar) and node.value is not None
    if isinstance(node, Mapping):
        bare = bool(node.entries) and all(_DATED.match(written) for written in node.entries)
    return Mapping({"spent": Entry(node.span, node)}, node.span) if bare else node


class MoneyAccount(Shape):
    """What was spent."""

    short: ClassVar[Short | None] = Short(
        _spent_alone, lambda long: {"anyOf": [{**one, "minProperties": 1} for one in under("spent", long)["anyOf"]]}
    )

    spent: Spent = key("Spent, by year or in the last year of the period.", "Besteed, per jaar of in het laatste.", {})
    text: Text | None = key("What to know of it.", "Wat erover te weten is.", None)
