"""Cells of a text separated by commas (RFC 4180), or by another sign, with the place of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ivp.finding import Finding, Span
from ivp.reader.mistakes import mistake
from ivp.reader.node import Document
from ivp.reader.text import shorten

MAX_CELL = 10_000
_QUOTED = re.compile(r'(?:[^"]|"")*')
_SWAPPED = str.maketrans(".,", ",.")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written: the sign between its cells, and the one before decimals."""

    separator: str = ","
    decimal: str = "."

    def swapped(self, text: str) -> str:
        """A number of this dialect as one with a decimal point, and the other way round: 1.234,5 is 1,234.5."""
        return text if self.decimal == "." else text.translate(_SWAPPED)


COMMAS = Dialect()
SEMICOLONS = Dialect(";", ",")
"""What Excel saves on a Dutch computer."""
TABS = Dialect("\t", ",")


class Cell(NamedTuple):
    """One cell: its text, without quotes and outer blanks, and where it is written.

    That is a span, quotes included; or line and column of the text itself: there are many cells, and few are told of.
    """

    text: str
    at: Span | tuple[int, int]

    @property
    def span(self) -> Span:
        """The span of what is written."""
        if isinstance(self.at, Span):
            return self.at
        line, column = self.at
        return Span(line, column, line, column + len(self.text))


class Row(NamedTuple):
    """One record below the header: ``columns`` tells which of its cells stands in which column."""

    columns: Mapping[str, int]
    record: Record

    @property
    def span(self) -> Span:
        """From the first cell of the record to the last."""
        return self.record.span

    def cell(self, column: str) -> Cell | None:
        """The cell in a column; None where the row has none there."""
        at = self.columns.get(column, len(self.record.texts))
        return self.record.cells[at] if at < len(self.record.texts) else None

    def text(self, column: str) -> str:
        """The text of a cell; empty where the row has none there."""
        at = self.columns.get(column, len(self.record.texts))
        return self.record.texts[at] if at < len(self.record.texts) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was read: its text, the known columns it has, with which cell stands there, and its records."""

    document: Document
    columns: Mapping[str, int] = field(default_factory=dict)
    records: Iterable[Record] = ()
    dialect: Dialect = COMMAS

    @property
    def rows(self) -> tuple[Row, ...]:
        """The records as rows; of a large table only those that must be looked at cell by cell are made."""
        return tuple(Row(self.columns, record) for record in self.records)


@dataclass(slots=True)
class Record:
    """The ``texts`` of the cells of one record, without quotes and outer blanks, and what is wrong with them.

    Of a line without quotes the cells are only made where one is told of: ``parts`` are what is written in them, and
    ``line`` is its number.
    """

    texts: list[str]
    problems: list[Finding]
    parts: list[str] = field(default_factory=list)
    line: int = 0
    made: list[Cell] | None = None

    @property
    def cells(self) -> list[Cell]:
        """The cells as they stand."""
        if self.made is None:
            column, self.made = 1, []
            for text, written in zip(self.texts, self.parts, strict=True):
                start = column + len(written) - len(written.lstrip()) if text != written else column
                self.made.append(Cell(text, (self.line, start)))
                column += len(written) + 1
        return self.made

    @property
    def span(self) -> Span:
        """From the first cell to the last."""
        first, last = self.cells[0].span, self.cells[-1].span
        return Span(first.line, first.column, last.end_line, last.end_column)


def records(lines: list[str], separator: str = ",") -> Iterator[Record]:
    """The records of a text, without those that are blank or hold empty cells only.

    A record with findings has the cells that could be told apart. Nothing follows a quote that is not closed.
    """
    line = 1
    while line <= len(lines):
        text = lines[line - 1]
        if '"' in text:
            record, line = _record(lines, line, separator)
        else:
            parts = text.split(separator)
            texts = parts if text.split(maxsplit=1) == [text] else [part.strip() for part in parts]
            record = Record(texts, [], parts, line)
            if len(text) > MAX_CELL:
                record.problems += [_too_large(cell) for cell in record.cells if len(cell.text) > MAX_CELL]
        if any(record.texts) or record.problems:
            yield record
        line += 1


def _record(lines: list[str], line: int, separator: str) -> tuple[Record, int]:
    """The record that starts on ``line``, and the line it ends on (past the last when a quote is not closed)."""
    blanks, unquoted = re.compile(rf"[^\S{separator}]*"), re.compile(f"[^{separator}]*")
    cells: list[Cell] = []
    record = Record([], [], made=cells)
    column = 0
    while True:
        text = lines[line - 1]
        blank = blanks.match(text, column)
        quote = blank.end() if blank else column
        if text[quote : quote + 1] == '"':
            found = _quoted_cell(lines, line, quote)
            if found is None:
                record.problems.append(_unclosed(lines, line, quote))
                return record, len(lines) + 1
            cell = found
        else:
            cell = _plain_cell(text, line, column, unquoted)
            if '"' in cell.text:
                record.problems.append(_quote_in_cell(cell))
        if len(cell.text) > MAX_CELL:
            record.problems.append(_too_large(cell))
        cells.append(cell)
        record.texts.append(cell.text)
        line = cell.span.end_line
        text = lines[line - 1]
        column = cell.span.end_column - 1
        rest = unquoted.match(text, column)
        if rest and rest.group().strip():
            record.problems.append(_after_quote(line, column, rest.group()))
        column = rest.end() if rest else column
        if column >= len(text):
            return record, line
        column += 1


def _plain_cell(text: str, line: int, column: int, unquoted: re.Pattern[str]) -> Cell:
    match = unquoted.match(text, column)
    found = match.group() if match else ""
    start = column + len(found) - len(found.lstrip())
    found = found.strip()
    return Cell(found, (line, start + 1))


def _quoted_cell(lines: list[str], line: int, column: int) -> Cell | None:
    """The cell whose opening quote stands at ``column`` (from 0), or None if it is not closed."""
    parts: list[str] = []
    start = column + 1
    for number in range(line, len(lines) + 1):
        text = lines[number - 1]
        match = _QUOTED.match(text, start)
        end = match.end() if match else start
        parts.append(text[start:end])
        if end < len(text):
            value = "\n".join(parts).replace('""', '"')
            return Cell(value.strip(), Span(line, column + 1, number, end + 2))
        start = 0
    return None


def _unclosed(lines: list[str], line: int, column: int) -> Finding:
    return mistake("unclosed_cell", Span(line, column + 1, line, len(lines[line - 1]) + 1))


def _quote_in_cell(cell: Cell) -> Finding:
    fix = '"' + shorten(cell.text).replace('"', '""') + '"'
    return mistake("quote_in_cell", cell.span, fix=fix)


def _after_quote(line: int, column: int, rest: str) -> Finding:
    return mistake(
        "after_quote_of_cell",
        Span(line, column + 1, line, column + 1 + len(rest.rstrip())),
        rest=shorten(rest),
        fix='"de ""Regiotafel"""',
    )


def _too_large(cell: Cell) -> Finding:
    return mistake("cell_large", cell.span, size=len(cell.text), limit=MAX_CELL)
