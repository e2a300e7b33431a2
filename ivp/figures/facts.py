"""Figures as files give them, with where they stand, and what one cell says as a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from ivp.figures.grid import Grid, Remark
from ivp.figures.terms import About
from ivp.finding import Finding, Message
from ivp.reader.csv import in_dialect, in_two_ways
from ivp.reader.number import number
from ivp.reader.spreadsheet import MARKED, NO_FIGURE, not_a_figure
from ivp.reader.table import COMMAS, SEMICOLONS, Dialect
from ivp.reader.text import shorten

FIRST_YEAR = 1990
"""There are no figures of before it."""
_FIGURE = re.compile(r"[-+−–]?[€ ]*\d[\d., \u00a0\u202f']*\s*%?\s*\*{0,2}(?:\(?(?:v|vl|voorlopig)\)?)?", re.I)
_ONLY_POINT = re.compile(r"[-+]?\d*\.(?:\d{1,2}|\d{4,})\D*")
_ONLY_COMMA = re.compile(r"[-+]?\d*,(?:\d{1,2}|\d{4,})\D*")


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a cell holds no figure."""

    message: Message
    hint: Message | None


class Fact(NamedTuple):
    """One figure as a file gives it, with where it stands."""

    value: Decimal
    provisional: bool | None
    text: str
    grid: Grid
    row: int
    cell: int
    table: str = ""
    n: str = ""
    note: str = ""

    @property
    def percent(self) -> bool:
        """Whether it is written as a percentage."""
        return self.text.rstrip().endswith("%")

    @property
    def place(self) -> str:
        """Where it stands."""
        return self.grid.where(self.row, self.cell)


@dataclass(frozen=True)
class Scope:
    """What a plan can use: the municipalities for each of its indicators and codes, and the tables of each code."""

    places: Mapping[About, frozenset[str]]
    tables: Mapping[str, frozenset[str]]
    usual: str | None
    """The only municipality of the plan."""
    last_year: int
    """The last year of which there can be a figure."""
    given: Message
    """Why that is the last."""


Facts = dict[About, dict[tuple[str, int], Fact]]
"""The facts by what they are of, and by municipality and year."""


@dataclass
class Reading:
    """What a grid says to a plan."""

    facts: Facts = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    status_known: bool = False
    unfit: Remark | None = None
    """Why nothing in it is about the plan, where that is so."""


def is_figure(text: str) -> bool:
    """Whether a text looks like a figure, be it a year."""
    return _FIGURE.fullmatch(text) is not None


def dialect_of(texts: Iterable[str], dialect: Dialect) -> Dialect:
    """The dialect of the figures: what only one of the two can have decides, else what separates the cells."""
    rest = [text.strip() for text in texts if not text.isdigit()]
    points, commas = (any(map(pattern.fullmatch, rest)) for pattern in (_ONLY_POINT, _ONLY_COMMA))
    if points == commas:
        return dialect
    return COMMAS if points else SEMICOLONS


def figure(text: str, dialect: Dialect) -> tuple[Decimal, bool] | Unread | None:
    """The number in a cell, and whether it is marked as provisional; None where it is said not to be known, and why it
    is none where it cannot be read.
    """
    text = text.strip()
    if not text or NO_FIGURE.fullmatch(text):
        return None
    marked = MARKED.fullmatch(text)
    bare = marked["bare"] if marked else text
    found = number(dialect.swapped(bare.removesuffix("%").strip()))
    if not isinstance(found, Finding):
        return Decimal(found), marked is not None
    if told := not_a_figure(text):
        return Unread(Message(told[0], {"text": shorten(text)}), Message(told[1]))
    found = in_dialect(found, dialect)
    return Unread(found.message, in_two_ways(text, dialect) or found.hint)
