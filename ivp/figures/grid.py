"""Cells of a file that holds figures, and what is said about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ivp.finding import Message
from ivp.reader.table import COMMAS, Dialect

MAX_BYTES = 25_000_000
"""The largest file that is read for its figures."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is told about a file: where, what, and what to do."""

    place: str
    message: Message
    hint: Message | None = None
    wrong: bool = False
    """Whether nothing may be written because of it."""
    about_used: bool = False
    """Whether it is about what is brought in, and not about what is left out."""


@dataclass(frozen=True)
class Grid:
    """The rows of one table or sheet that hold anything, as texts, in their order.

    ``where`` gives the place of a cell for messages, by the index of its row and of the cell in it. ``records`` are
    rows of which every cell has the same name in ``names``, as in JSON; without names they have to be found.
    """

    name: str
    rows: Sequence[Sequence[str]]
    where: Callable[[int, int], str]
    dialect: Dialect = COMMAS
    title: str = ""
    """What stands over it and is not in its rows: the name of a sheet."""
    table: str | None = None
    """The official table that it is from, where the file itself says so."""
    named_table: str | None = None
    """The official table that the name of the file speaks of, which proves nothing."""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class CodeList:
    """What an official table calls its codes and periods, as the service gives it: titles, and statuses of periods."""

    titles: Mapping[str, str] = field(default_factory=dict)
    """The code by its title, in small letters."""
    statuses: Mapping[str, str] = field(default_factory=dict)
    """The status by its period."""
