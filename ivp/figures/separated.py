"""Grids from text files: commas, semicolons or tabs between the cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from contextlib import suppress

from ivp.figures.grid import Grid
from ivp.finding import Message
from ivp.language import N_
from ivp.reader.table import COMMAS, SEMICOLONS, TABS, Dialect, records
from ivp.reader.text import forbidden, split_lines
from ivp.refusal import Refused

_SAMPLE = 60
"""So many lines tell what separates the cells."""
_TALLEST = 50
"""A cell of which a place is told has no more lines than this."""


def read_separated(name: str, data: bytes) -> Grid:
    """The grid of a text file. Raises ``Refused`` where it is no table."""
    text = _decoded(name, data)
    if text.lower().startswith("sep="):
        text = "\n" + text.partition("\n")[2]
    dialect = _dialect(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.separator, strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        hint = N_("look for a quote that is not closed, or one inside a cell; a quote inside a cell is written twice")
        place = f"{name}:{_starts(text, dialect)[-1]}:1"
        raise Refused("the cells of this line cannot be told apart", hint, place=place) from None
    held = range(len(rows)) if all(map(any, rows)) else [index for index, row in enumerate(rows) if any(row)]
    if not held:
        raise Refused("this file is empty", place=name)
    starts = range(1, len(rows) + 1) if reader.line_num == len(rows) else _starts(text, dialect)
    lines: list[str] = []

    def where(row: int, cell: int) -> str:
        line = starts[held[row]]
        lines[:] = lines or split_lines(text)
        record = next(records(lines[line - 1 : line + _TALLEST], dialect.separator), None)
        span = record.cells[min(cell, len(record.cells) - 1)].span if record and record.cells else None
        return f"{name}:{line + span.line - 1}:{span.column}" if span else f"{name}:{line}:1"

    return Grid(name, rows if len(held) == len(rows) else [rows[index] for index in held], where, dialect)


def _starts(text: str, dialect: Dialect) -> list[int]:
    """The line on which each row starts, up to the one that cannot be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.separator, strict=True)
    starts = [1]
    with suppress(csv.Error):
        for _ in reader:
            starts.append(reader.line_num + 1)
    return starts


def _decoded(name: str, data: bytes) -> str:
    """The text of a file in one of the encodings in which spreadsheets save. Raises ``Refused`` where it is none."""
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if forbidden(text.replace("\ufeff", "")) is None:
            return text
    hint = N_("save it as CSV UTF-8, or give the workbook itself")
    raise Refused(Message(N_("this is not a text file with figures")), Message(hint), place=name)


def _dialect(text: str) -> Dialect:
    """The dialect in which most lines have the same number of cells, weighed by how many."""
    sample = split_lines(text[: 400 * _SAMPLE])[:_SAMPLE]

    def weight(dialect: Dialect) -> int:
        try:
            counts = Counter(map(len, csv.reader(sample, delimiter=dialect.separator)))
        except csv.Error:
            return 0
        return max(((cells - 1) * times for cells, times in counts.items()), default=0)

    return max((SEMICOLONS, TABS, COMMAS), key=weight)
