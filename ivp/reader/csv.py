"""Reading a table of comma-separated values, strictly: named columns, one separator, exact numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from itertools import islice

from ivp.diagnostic import Diagnostic, Message, Related, Span
from ivp.reader import codes
from ivp.reader.number import Refusal, number
from ivp.reader.refused import too_many
from ivp.reader.table import Cell, Record, Row, Table, records
from ivp.reader.text import MAX_FINDINGS, read_text, shorten

_SUGGESTIONS = 10
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_WHOLE = re.compile(r"[-+]?[0-9]+")


def read_csv(
    name: str,
    data: bytes,
    required: Sequence[str],
    optional: Sequence[str] = (),
    lookalikes: Mapping[str, str] | None = None,
) -> tuple[Table, list[Diagnostic]]:
    """Read a table with a header row.

    ``name`` is how the file is called to the user, ``data`` its bytes, ``required`` and ``optional`` the names of its
    columns, which may stand in any order, ``lookalikes`` what people write for them, for hints. Returns the table and
    what is wrong with it (IVP1xx). Rows with a finding are left out, and so are rows without any text; there are none
    when the header lacks a required column or has a column twice. Never raises, whatever the bytes.
    """
    document, text, problems = read_text(name, data)
    table = Table(document)
    known = (*required, *optional)
    if other := _other_separator(name, document.lines, known):
        return table, [*problems, other]
    if text is None:
        return table, problems
    rows = records(name, document.lines)
    header = next(rows, None)
    if header is None:
        message = Message("the file is empty; a table starts with a row of column names")
        hint = Message("write these names in the first row: {columns}", {"columns": ",".join(known)})
        return table, [Diagnostic(codes.EMPTY_FILE, name, message, span=Span(1, 1, 1, 1), hint=hint)]
    if header.problems:
        return table, header.problems[:MAX_FINDINGS]
    named = _Columns(required, known, lookalikes or {})
    if not any(cell.text in known or named.near(cell.text) for cell in header.cells[: 2 * len(known)]):
        message = Message("the first row does not hold the names of the columns")
        hint = Message("write these names in the first row: {columns}", {"columns": ",".join(known)})
        return table, [Diagnostic(codes.MISSING_COLUMN, name, message, span=header.span, hint=hint)]
    problems = list(islice(_check_header(name, header, named), MAX_FINDINGS))
    names = tuple(cell.text for cell in header.cells)
    columns = tuple(column for column in names if column in known)
    found = tuple(_rows(name, rows, names, known, problems))
    usable = set(required) <= set(columns) and len(set(columns)) == len(columns)
    return Table(document, columns, found if usable else ()), problems


def read_number(document: str, cell: Cell) -> Decimal | Diagnostic:
    """The exact number in a cell, or what is wrong with it: ``7,9``, ``1.000,5``, ``37%``, too many digits.

    ``document`` is the name of the table, for the finding.
    """
    found = number(cell.text)
    if isinstance(found, Refusal):
        return Diagnostic(found.code, document, found.message, span=cell.span, hint=found.hint)
    return Decimal(found)


def _rows(
    name: str, rows: Iterator[Record], columns: tuple[str, ...], known: Sequence[str], problems: list[Diagnostic]
) -> Iterator[Row]:
    """The rows that are complete; what is wrong with the others is added to ``problems``."""
    for record in rows:
        if len(problems) >= MAX_FINDINGS:
            trap = too_many((record.cells[0].span.line, 1) if record.cells else (1, 1))
            problems.append(Diagnostic(trap.code, name, trap.message, span=trap.span, hint=trap.hint))
            return
        if record.problems:
            problems.extend(record.problems[:MAX_FINDINGS])
        elif len(record.cells) != len(columns):
            problems.append(_wrong_count(name, record, len(columns)))
        else:
            pairs = zip(columns, record.cells, strict=True)
            yield Row({column: cell for column, cell in pairs if column in known}, record.span)


def _wrong_count(name: str, record: Record, expected: int) -> Diagnostic:
    cells = record.cells
    found = {"found": len(cells), "expected": expected}
    if len(cells) < expected:
        return Diagnostic(
            codes.CELL_COUNT,
            name,
            Message("this row has {found} cells, but the header has {expected}", found),
            span=record.span,
            hint=Message("write a comma for every cell that is left empty"),
        )
    extra = cells[expected].span
    split = _halves(cells)
    if split is not None and len(cells) == expected + 1:
        hint = Message(
            "write a decimal point if {text} is one number: {fix}",
            {"text": f"{split[0].text},{split[1].text}", "fix": f"{split[0].text}.{split[1].text}"},
        )
    else:
        hint = Message("put a text that contains a comma in double quotes, and write decimals with a point")
    return Diagnostic(
        codes.CELL_COUNT,
        name,
        Message("this row has {found} cells, but the header has {expected}", found),
        span=Span(extra.line, extra.column, record.span.end_line, record.span.end_column),
        hint=hint,
    )


def _halves(cells: list[Cell]) -> tuple[Cell, Cell] | None:
    """The last two of three or more whole numbers in a row: a year, and a number split at its decimal comma."""
    run: list[Cell] = []
    for cell in cells:
        if _WHOLE.fullmatch(cell.text):
            run.append(cell)
        elif len(run) > 2:
            break
        else:
            run = []
    return (run[-2], run[-1]) if len(run) > 2 else None


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns that a table must and may have, and what people write for them."""

    required: Sequence[str]
    known: Sequence[str]
    lookalikes: Mapping[str, str]

    def near(self, text: str) -> str | None:
        """The column that was probably meant."""
        meant = self.lookalikes.get(text.lower())
        return meant or next(iter(get_close_matches(text[:100].lower(), self.known, 1)), None)


def _check_header(name: str, header: Record, columns: _Columns) -> Iterator[Diagnostic]:
    first: dict[str, Cell] = {}
    given = {cell.text for cell in header.cells}
    suggested: set[str] = set()
    suggestions = 0
    for cell in header.cells:
        shown = {"column": shorten(cell.text)}
        if cell.text in first:
            yield Diagnostic(
                codes.DUPLICATE_COLUMN,
                name,
                Message('the column "{column}" stands twice in the header', shown),
                span=cell.span,
                hint=Message("delete one of the two"),
                related=(Related(name, Message('"{column}" stands here first', shown), span=first[cell.text].span),),
            )
        elif cell.text not in columns.known:
            near = None
            if suggestions < _SUGGESTIONS:
                suggestions += 1
                near = columns.near(cell.text)
            if near in given:
                near = None
            elif near:
                suggested.add(near)
            yield _unknown_column(name, cell, near, columns.known)
        first.setdefault(cell.text, cell)
    for column in columns.required:
        if column not in first and column not in suggested:
            yield Diagnostic(
                codes.MISSING_COLUMN,
                name,
                Message('the column "{column}" is missing', {"column": column}),
                span=header.span,
                hint=Message("the first row must hold the names of the columns, separated by commas"),
            )


def _unknown_column(name: str, cell: Cell, near: str | None, known: Sequence[str]) -> Diagnostic:
    if not cell.text:
        message = Message("a column has no name")
        hint = Message("name the column, or delete its comma in every row")
    else:
        message = Message('"{column}" is not a column of this table', {"column": shorten(cell.text)})
        if near:
            hint = Message('did you mean "{column}"?', {"column": near})
        else:
            hint = Message("the columns are {columns}", {"columns": ", ".join(known)})
    return Diagnostic(codes.UNKNOWN_COLUMN, name, message, span=cell.span, hint=hint)


def _other_separator(name: str, lines: list[str], known: Sequence[str]) -> Diagnostic | None:
    """The finding about a table separated by semicolons or tabs, as Excel saves it, or with a ``sep=`` line."""
    line = next((number for number, text in enumerate(lines, 1) if text.strip()), None)
    if line is None:
        return None
    text = lines[line - 1]
    span = Span(line, 1, line, len(text) + 1)
    if match := _SEPARATOR_LINE.match(text.strip()):
        return Diagnostic(
            codes.SEPARATOR,
            name,
            Message("the first row must hold the names of the columns, not {text}", {"text": shorten(match.group())}),
            span=span,
            hint=Message("delete this line; the cells must be separated by commas"),
        )
    names = set(known)
    if _hits(text, ";", names) >= 2:
        return Diagnostic(
            codes.SEPARATOR,
            name,
            Message("the cells are separated by semicolons, as Excel does on a Dutch computer; here commas are needed"),
            span=span,
            hint=Message(
                "in a text editor, put texts with a comma in double quotes, turn the decimal commas into points, then "
                "every ; into a comma; or save from LibreOffice, which asks for the separator"
            ),
        )
    if _hits(text, "\t", names) >= 2:
        return Diagnostic(
            codes.SEPARATOR,
            name,
            Message("the cells are separated by tabs; here commas are needed"),
            span=span,
            hint=Message(
                "in a text editor, put texts with a comma in double quotes, turn the decimal commas into points, then "
                "every tab into a comma; or save from LibreOffice, which asks for the separator"
            ),
        )
    return None


def _hits(text: str, separator: str, names: set[str]) -> int:
    """How many column names a header line has when it is split at ``separator``; every cell counts for one where the
    line has several and no comma, for the names may be in another language.
    """
    parts = text[:5_000].split(separator)
    if len(parts) > 2 and "," not in text[:5_000]:
        return len(parts)
    return len(names.intersection(part.strip(' "') for part in parts))
