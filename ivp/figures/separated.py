"""Grids from text files: commas, semicolons or tabs between the cells."""

from __future__ import annotations

import csv
import io
from collections import Counter

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
    rows: list[list[str]] = []
    lines: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.separator, strict=True)
    start = 1
    try:
        for row in reader:
            if any(row):
                rows.append(row)
                lines.append(start)
            start = reader.line_num + 1
    except csv.Error:
        hint = N_("look for a quote that is not closed, or one inside a cell; a quote inside a cell is written twice")
        place = f"{name}:{start}:1"
        raise Refused("the cells of this line cannot be told apart", hint, place=place) from None
    every = split_lines(text)

    def where(row: int, cell: int) -> str:
        line = lines[row]
        record = next(records(every[line - 1 : line + _TALLEST], dialect.separator), None)
        span = record.cells[min(cell, len(record.cells) - 1)].span if record else None
        return f"{name}:{line + span.line - 1}:{span.column}" if span else f"{name}:{line}:1"

    return Grid(name, rows, where, dialect)


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
