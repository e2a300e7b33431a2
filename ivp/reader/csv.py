"""Reading a table of separated values, strictly: named columns, one dialect, exact numbers.

The row of names decides the dialect: commas between the cells and decimal points, or, as Excel saves it on a Dutch
computer, semicolons and decimal commas. What a spreadsheet adds around a table is told for what it is: a title above
it, a footnote, the names once more, years beside each other. A mistake that stands in every row is told once. A table
with another separator is refused and read all the same, so that everything that is wrong with it is told at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import get_close_matches
from itertools import islice

from ivp.finding import START, Finding, Message, Related, Span
from ivp.language import N_
from ivp.reader.mistakes import WITH_COMMA, mistake
from ivp.reader.node import Document
from ivp.reader.number import number
from ivp.reader.table import COMMAS, SEMICOLONS, TABS, Cell, Dialect, Record, Table, records
from ivp.reader.text import MAX_FINDINGS, read_text, shorten

_SUGGESTIONS = 10
_ABOVE = 10
"""So many lines may stand above the names of the columns for these to be found."""
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_WHOLE = re.compile(r"[-+]?[0-9]+")
_TWO_WAYS = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}")
_NOTE = re.compile(
    r"\W*(bron|bronnen|noot|voetnoot|toelichting|opmerking|let op|peildatum|source|note|©)\b.*|[*(¹²³].*", re.I
)
_KINDS = {"year": Message("years"), "indicator": Message("indicators"), "municipality": Message("municipalities")}
_DIALECTS = {
    dialect.separator: (dialect, Message(name))
    for dialect, name in ((COMMAS, N_("commas")), (SEMICOLONS, N_("semicolons")), (TABS, N_("tabs")))
}
"""The dialects by what separates the cells, with the name of that."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a table must and may have.

    ``lookalikes`` are what people write for their names, in small letters. ``of`` gives for the name of no column the
    column that it is a value of, with that value as a table holds it: years, such as 2021, stand in ``year``.
    ``usual`` is what a column holds where there is only one answer.
    """

    required: Sequence[str]
    optional: Sequence[str] = ()
    lookalikes: Mapping[str, str] = field(default_factory=dict)
    of: Callable[[str], tuple[str, str] | None] = lambda _: None
    usual: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> tuple[str, ...]:
        """All names, the required ones first."""
        return (*self.required, *self.optional)

    def near(self, text: str) -> str | None:
        """The column that was probably meant."""
        words = " ".join(text[:100].lower().split())
        if found := self.lookalikes.get(words):
            return found
        return words if words in self.known else next(iter(get_close_matches(words, self.known, 1)), None)


def read_csv(name: str, data: bytes, columns: Columns) -> tuple[Table, list[Finding]]:
    """Read a table with a row of names above it.

    ``name`` is how the file is called to the user, ``data`` its bytes; the columns may stand in any order. Returns the
    table and what is wrong with it (IVP1xx), what is the same in several rows once. Rows with a finding are left out,
    and so are rows without any text; there are none when the header lacks a required column or has a column twice.
    Never raises, whatever the bytes.
    """
    table, problems = stream_csv(name, data, columns)
    return replace(table, records=tuple(table.records)), problems()


def stream_csv(name: str, data: bytes, columns: Columns) -> tuple[Table, Callable[[], list[Finding]]]:
    """The same, of a large table: its records are made as they are taken, once, and what is wrong with it is asked for
    when that is done.
    """
    document, text, problems = read_text(name, data)
    dialect, lines, other = _dialect(document.lines, columns)
    every = _Every(lines, dialect.separator)
    table, told = Table(document), list(other)
    found: Callable[[], list[Finding]] = list
    if any(True for _ in every):
        table, found = _read(document, every, dialect, columns)
    elif text is not None and not other:
        told.append(mistake("table_empty", START, columns=_names(columns, 0, COMMAS)))
    return table, lambda: [each.of(name) for each in (*problems, *told, *found())]


@dataclass(frozen=True, slots=True)
class _Every:
    """The records of a text from the one with this number on, made each time that they are gone through."""

    lines: list[str]
    separator: str
    start: int = 0

    def __iter__(self) -> Iterator[Record]:
        return islice(records(self.lines, self.separator), self.start, None)


def _read(
    document: Document, every: _Every, dialect: Dialect, columns: Columns
) -> tuple[Table, Callable[[], list[Finding]]]:
    """The table that records make, and what is wrong with it."""
    above = list(islice(every, _ABOVE))
    at = _header_at(above, columns)
    header, rows = above[at], replace(every, start=at + 1)
    problems = told_once(mistake("title_above", record.span) for record in above[:at])
    if header.problems:
        return Table(document), lambda: [*problems, *header.problems[:MAX_FINDINGS]]
    texts = header.texts[: 2 * len(columns.known)]
    kinds = {kind[0] for text in texts if text not in columns.known and (kind := columns.of(text))}
    if len(kinds) > 1 or not any(text in columns.known or columns.near(text) for text in texts):
        names = _names(columns, len(header.cells), dialect)
        return Table(document), lambda: [*problems, mistake("no_names", header.span, columns=names)]
    if one := _mixed_header(header, dialect, columns) or _wide(header, rows, columns, dialect):
        return Table(document), lambda: [*problems, one]
    wrong, meant = _check_header(header, rows, columns, dialect)
    usual = _rows(document, header, rows, wrong, dialect)
    stands = {column: index for index, column in enumerate(meant) if column}
    usable = set(columns.required) <= stands.keys() and len(stands) == sum(map(bool, meant))

    def told() -> list[Finding]:
        for _ in usual:
            pass  # what nobody took
        return [*problems, *told_once(wrong)]

    return Table(document, stands, usual if usable else (), dialect), told


def read_number(cell: Cell, dialect: Dialect = COMMAS) -> Decimal | Finding:
    """The exact number in a cell, or what is wrong with it: ``1.000,5``, ``37%``, too many digits, the decimal sign of
    another dialect.
    """
    found = number(dialect.swapped(cell.text))
    if not isinstance(found, Finding):
        return Decimal(found)
    return replace(in_dialect(found, dialect), span=cell.span)


def in_dialect(found: Finding, dialect: Dialect) -> Finding:
    """A finding on a number with a decimal point, as one on the number that stands in the table."""
    if dialect.decimal == ".":
        return found

    def told(message: Message | None) -> Message | None:
        if message is None:
            return None
        args = {name: dialect.swapped(arg) if isinstance(arg, str) else arg for name, arg in message.args.items()}
        return Message(WITH_COMMA.get(message.template, message.template), args)

    return replace(found, message=told(found.message) or found.message, hint=told(found.hint))


def in_two_ways(text: str, dialect: Dialect) -> Message | None:
    """The hint about a number whose sign before three digits may part thousands or decimals; None for another."""
    plain = dialect.swapped(text)
    if not _TWO_WAYS.fullmatch(plain):
        return None
    sentence = N_("write {whole} if the comma parts thousands, {point} if it parts the decimals")
    if dialect.decimal == ",":
        sentence = N_("write {whole} if the point parts thousands, {point} if it parts the decimals")
    return Message(sentence, {"whole": plain.replace(",", ""), "point": dialect.swapped(plain.replace(",", "."))})


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in their order, of what is the same in several rows the first, with the number of the others.

    Two are the same when they say the same, whatever the figure, about the same name. After so many that differ the
    rest is not looked at.
    """
    first: dict[tuple[object, ...], Finding] = {}
    others: dict[tuple[object, ...], list[int]] = {}
    for finding in findings:
        line = finding.where.line
        hint = finding.hint or Message("")
        said = {**hint.args, **finding.message.args}
        key = finding.code.id, finding.message.template, hint.template, *map(said.get, ("id", "name", "code", "column"))
        if key in first:
            others.setdefault(key, []).append(line)
        elif len(first) == MAX_FINDINGS:
            first[()] = mistake("too_many", Span(line, 1, line, 1), count=MAX_FINDINGS)
            break
        else:
            first[key] = finding
    return [_with_others(finding, others.get(key, ())) for key, finding in first.items()]


def _with_others(finding: Finding, lines: Sequence[int]) -> Finding:
    if not lines:
        return finding
    told = {"problem": finding.message, "count": len(lines), "line": lines[-1]}
    one = Message("{problem} (also on line {line})", told)
    many = Message("{problem} (also in {count} other rows, up to line {line})", told)
    return replace(finding, message=one if len(lines) == 1 else many)


def _dialect(lines: list[str], columns: Columns) -> tuple[Dialect, list[str], list[Finding]]:
    """The dialect, the lines without one that names a separator, and what is wrong with that."""
    at = next((index for index, text in enumerate(lines) if text.strip()), None)
    if at is None:
        return COMMAS, lines, []
    text = lines[at]
    span = Span(at + 1, 1, at + 1, len(text) + 1)
    if match := _SEPARATOR_LINE.match(text.strip()):
        dialect, _ = _DIALECTS.get(match[1], (COMMAS, None))
        return dialect, ["", *lines[:at], *lines[at + 1 :]], [mistake("separator_line", span, text=shorten(match[0]))]
    for line, text in enumerate(lines[:_ABOVE], 1):
        names = {dialect: _hits(text, dialect, columns) for dialect in (COMMAS, SEMICOLONS, TABS)}
        dialect = max(names, key=lambda each: names[each])
        if names[dialect] > 1:
            tabs = [mistake("tabs", Span(line, 1, line, len(text) + 1))] if dialect == TABS else []
            return dialect, lines, tabs
    return COMMAS, lines, []


def _hits(text: str, dialect: Dialect, columns: Columns) -> int:
    """How many names a line holds when it is split as the dialect has it; of another language, how many cells."""
    parts = [part.strip(' "') for part in text[:5_000].split(dialect.separator)]
    if len(parts) == 1:
        return 0
    found = len({name for part in parts[: 2 * len(columns.known)] if part and (name := columns.near(part))})
    alone = len(parts) > 2 and not any(sign in text for sign in _DIALECTS if sign != dialect.separator)
    return max(found, len(parts) if alone and dialect != COMMAS else 0)


def _names(columns: Columns, cells: int, dialect: Dialect) -> str:
    return dialect.separator.join(columns.known[: max(len(columns.required), cells)])


def _mixed_header(header: Record, dialect: Dialect, columns: Columns) -> Finding | None:
    """The finding about a cell of the header that holds several names, separated in another way."""
    for cell in header.cells[:1_000]:
        for separator, (_, name) in _DIALECTS.items():
            parts = [part.strip() for part in cell.text.split(separator)]
            if separator != dialect.separator and len(parts) > 1 and set(parts) <= set(columns.known):
                return _mixed(cell.span, name, dialect)
    return None


def _mixed_row(document: Document, record: Record, counts: set[int], dialect: Dialect) -> Finding | None:
    """The finding about a row whose cells are separated in another way than those of the header."""
    text = document.lines[record.span.line - 1]
    for separator, (_, name) in _DIALECTS.items():
        parts = text.split(separator)
        if separator != dialect.separator and len(parts) in counts and any(map(_WHOLE.fullmatch, parts)):
            return _mixed(record.span, name, dialect)
    return None


def _mixed(span: Span, found: Message, dialect: Dialect) -> Finding:
    return mistake("separators", span, found=found, expected=_DIALECTS[dialect.separator][1])


def _header_at(every: Sequence[Record], columns: Columns) -> int:
    """Which record holds the names: the first with two of them, or what people write for them; else the first."""

    def names(record: Record) -> int:
        return len({found for text in record.texts[: 2 * len(columns.known)] if text and (found := columns.near(text))})

    return next((index for index, record in enumerate(every[:_ABOVE]) if names(record) > 1), 0)


def _wide(header: Record, rows: Iterable[Record], columns: Columns, dialect: Dialect) -> Finding | None:
    """The finding about a table with a column for each year, indicator or municipality; the hint is its first row."""
    beside: dict[str, list[tuple[int, str]]] = {}
    meant: dict[str, int] = {}
    for index, cell in enumerate(header.cells[:1_000]):
        if near := columns.near(cell.text) if cell.text else None:
            meant.setdefault(near, index)
        elif found := columns.of(cell.text):
            beside.setdefault(found[0], []).append((index, found[1]))
    column, cells = max(beside.items(), key=lambda item: len(item[1]), default=("", []))
    if len(cells) < 2 and ("value" in meant or not cells):
        return None
    filled = ((at, value, row.cells) for row in rows for at, value in cells if len(row.texts) > at and row.texts[at])
    at, value, row = next(filled, (*cells[0], []))

    def shown(wanted: str) -> str:
        if wanted == column:
            return value
        index = at if wanted == "value" else meant.get(wanted)
        if index is None or index >= len(row):
            return columns.usual.get(wanted, f"<{wanted}>")
        found = columns.of(text := row[index].text)
        if found and found[0] == wanted:
            return found[1]
        fix = read_number(row[index], dialect)
        return str(fix.hint.args.get("fix", text)) if isinstance(fix, Finding) and fix.hint else text

    first, last = (header.cells[cells[end][0]].span for end in (0, -1))
    span = Span(first.line, first.column, last.end_line, last.end_column)
    names = ", ".join(shorten(header.cells[index].text) for index, _ in cells[:3]) + (", ..." if len(cells) > 3 else "")
    return mistake(
        "wide",
        span,
        kind=_KINDS[column],
        names=names,
        columns=dialect.separator.join(columns.required),
        row=shorten(dialect.separator.join(map(shown, columns.required))),
    )


def _check_header(
    header: Record, rows: Iterable[Record], columns: Columns, dialect: Dialect
) -> tuple[list[Finding], list[str]]:
    """What is wrong with the row of names, and the column that each cell of it means, "" for none."""
    found: list[Finding] = []
    first: dict[str, Cell] = {}
    given = set(header.texts)
    misnamed: list[tuple[Cell, str]] = []
    meant: list[str] = []
    suggestions = 0
    for index, cell in enumerate(header.cells):
        shown = {"column": shorten(cell.text)}
        near = ""
        if not cell.text:
            if any(len(row.texts) > index and row.texts[index] for row in rows):
                found.append(mistake("column_without_name", cell.span))
        elif cell.text in first:
            related = Related("", Message('"{column}" stands here first', shown), span=first[cell.text].span)
            found.append(replace(mistake("column_twice", cell.span, **shown), related=(related,)))
            near = cell.text
        elif cell.text in columns.known:
            near = cell.text
        else:
            if suggestions < _SUGGESTIONS:
                suggestions += 1
                near = columns.near(cell.text) or ""
            if near in given or near in {other for _, other in misnamed}:
                near = ""
            if near:
                misnamed.append((cell, near))
            else:
                found.append(mistake("column_unknown", cell.span, columns=", ".join(columns.known), **shown))
        first.setdefault(cell.text, cell)
        meant.append(near)
    if len(misnamed) == 1:
        ((cell, near),) = misnamed
        found.append(mistake("column_near", cell.span, column=shorten(cell.text), nearest=near))
    elif misnamed:
        wrong = ", ".join(shorten(cell.text) for cell, _ in misnamed)
        written = [near or cell.text for near, cell in zip(meant, header.cells, strict=True)]
        found.append(mistake("columns_near", header.span, columns=wrong, fix=_written(written, dialect)))
    for column in columns.required:
        if column not in meant:
            usual = columns.usual.get(column)
            kind = "column_missing_usual" if usual else "column_missing"
            found.append(mistake(kind, header.span, column=column, usual=usual))
    return found, meant


def _written(names: Sequence[str], dialect: Dialect) -> str:
    return dialect.separator.join(names).rstrip(dialect.separator)


def _rows(
    document: Document, header: Record, rows: Iterable[Record], wrong: list[Finding], dialect: Dialect
) -> Iterator[Record]:
    """The rows that are complete; what is wrong with the others is added to ``wrong``."""
    names = header.texts
    least = max((index + 1 for index, text in enumerate(names) if text), default=0)
    counts = {least, len(names)}
    for record in rows:
        texts = record.texts
        number = len(texts)
        if number == len(names) > 1 and texts[0] and texts[1] and texts != names and not record.problems:
            yield record  # as most are: with two cells it is no note
        elif record.problems:
            wrong += record.problems[:MAX_FINDINGS]
        elif texts == names:
            wrong.append(mistake("names_again", record.span))
        elif number not in counts and (mixed := _mixed_row(document, record, counts, dialect)):
            wrong.append(mixed)
        elif (number - texts.count("") == 1 and _is_text("".join(texts))) or (
            number != len(names) and _NOTE.match(next(filter(None, texts)))
        ):
            wrong.append(mistake("footnote", record.span))
        elif number not in counts:
            wrong.append(_wrong_count(record, len(names), dialect))
        else:
            yield record


def _is_text(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _wrong_count(record: Record, expected: int, dialect: Dialect) -> Finding:
    cells = record.cells
    shown: dict[str, object] = {"found": len(cells), "expected": expected, "separator": dialect.separator}
    if len(cells) < expected:
        return mistake("few_cells", record.span, **shown)
    extra, whole = cells[expected].span, record.span
    span = Span(extra.line, extra.column, whole.end_line, whole.end_column)
    split = _halves(cells)
    if dialect.decimal == ",":
        return mistake("many_cells_between_others", span, **shown)
    if split is None or len(cells) > expected + 1:
        return mistake("many_cells", span, **shown)
    left, right = (cell.text for cell in split)
    return mistake("cell_in_halves", span, text=f"{left},{right}", fix=f"{left}.{right}", **shown)


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
