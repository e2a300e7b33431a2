"""From cells to facts: which column holds what, and which figure each cell gives for what, where and when.

A figure may have its meaning beside it in its row, above it in its column, or over the whole table. All three are read
in the same way, so that a row for each figure, years beside each other, municipalities beside each other and an export
with filters above it are one form. What is not used is told, with the first of its cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from pathlib import PurePath
from typing import NamedTuple, TypeVar

from ivp.figures.facts import FIRST_YEAR, Fact, Reading, Scope, Unread, dialect_of, figure, is_figure
from ivp.figures.grid import Grid, Remark
from ivp.figures.odata import TABLE
from ivp.figures.terms import NOT_USED, TABLES, About, Period, Terms, flag, is_aim, is_part_of_year
from ivp.finding import Message
from ivp.language import N_
from ivp.reader.spreadsheet import FLAGS, TOTAL, not_a_figure
from ivp.reader.text import shorten
from ivp.reference.municipalities import municipalities

_ABOVE = 60
"""So many rows may stand above the first figures."""
_HEADER = 6
"""So many rows may name the columns together."""
SHOWN = 5
"""So many names of what is left out are told."""
_MOST_WRONG = 20
_IN_THOUSANDS = re.compile(r"x\s*1[ .]?000(?:[ .]000)?\b|\b(?:duizend|duizendtallen|miljoen|mln)\b", re.I)
_MEASURES = {"measure", "onderwerp", "topic"}
_FILTER = re.compile(r"[^:]{1,80}:\s*(.+)")
_YEAR_WITHIN = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)\*{0,2}")


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Head:
    """A column that holds figures: its index, and what stands above them."""

    cell: int
    about: About | None = None
    place: str | None = None
    period: Period | None = None
    rest: tuple[str, ...] = ()
    """What stands above it and means nothing to the plan."""
    name: str = ""
    """How the municipality is called there."""


class _Apart:
    """What is left out for one reason: how often, of what, and where first."""

    def __init__(self) -> None:
        self.count = 0
        self.names: dict[str, None] = {}
        self.first = (0, 0)

    def add(self, name: str, row: int, cell: int) -> None:
        """Count one."""
        if not self.count:
            self.first = row, cell
        self.count += 1
        self.names[name] = None

    def listed(self) -> str:
        """The first names."""
        names = [shorten(name) or "…" for name in self.names][:SHOWN]
        return ", ".join(names) + (", ..." if len(self.names) > SHOWN else "")


_PLACE, _ABOUT, _PART, _EMPTY, _TOTALS, _OTHER_TABLE, _TEXT, _MEASURE, _AIM = (
    Message(N_("about other municipalities or areas ({names}): {count}")),
    Message(N_("about what no indicator of the plan is or counts ({names}): {count}")),
    Message(N_("about a part of a year, which is not read yet ({names}): {count}")),
    Message(N_("cells without a known figure ({names}): {count}")),
    Message(N_("totals and means, which are worked out from the other rows ({names}): {count}")),
    Message(N_("from another table than the plan's indicators name ({names}): {count}")),
    Message(N_("lines of text ({names}): {count}")),
    Message(N_("of another measure ({names}): {count}")),
    Message(N_("columns of what is aimed at or expected, not measured ({names}): {count}")),
)


def read_meaning(grid: Grid, terms: Terms, scope: Scope) -> Reading:
    """The facts that a grid holds for a plan, what is left out of it, and what is wrong with it."""
    return _Meaning(grid, terms, scope).reading()


class _Meaning:
    """One grid on its way to facts."""

    def __init__(self, grid: Grid, terms: Terms, scope: Scope) -> None:
        self.grid, self.terms, self.scope = grid, terms, scope
        self.found = Reading(remarks=list(grid.remarks))
        self.apart: dict[Message, _Apart] = {}
        self.columns: dict[str, int] = {}
        self.measures: int | None = None
        self.names: Sequence[str] = ()
        self._file = PurePath(grid.name).name
        self.texts: list[frozenset[str]] = []
        """The texts that stand in each column."""
        self.width = 0
        """How many cells the row of names has."""

    def reading(self) -> Reading:
        """See ``read_meaning``."""
        start = self._first_figures()
        if start is None:
            self._unfit(0, 0, N_("there are no figures here"), N_("look whether this is the right file or sheet"))
            return self.found
        names = self._names(start)
        about, place, period = self._over_all(start - len(names))
        heads = self._heads(names, start)
        if about is None:  # the name of the indicator may stand in the corner
            corner = (row[cell] for row in names for cell in self.columns.values() if len(row) > cell and row[cell])
            about = next(filter(None, map(self.terms.about, corner)), None)
        if thousands := list(_in_thousands(self.grid, start)):
            self.found.remarks += thousands[:1]
            return self.found
        if heads:
            self._rows(start, heads, about, place, period)
        for message, apart in self.apart.items():
            told = Message(message.template, {"names": apart.listed(), "count": apart.count})
            self.found.remarks.append(Remark(self.grid.where(*apart.first), told))
        return self.found

    # where the figures begin, and what stands above them

    def _first_figures(self) -> int | None:
        """The first row with a figure that cannot be a year; without one, the first that is of a place or indicator."""
        terms = self.terms
        else_first: int | None = None
        for index, row in enumerate(self.grid.rows[:_ABOVE]):
            filled = [text.strip() for text in row if text.strip()]
            if len(filled) < 2:
                continue
            figures = [text for text in filled if is_figure(text) and not terms.about(text)]
            if not all(map(terms.period, figures)):
                return index
            known = any(terms.place(text) or terms.about(text) for text in filled)
            signs = [text for text in filled if not_a_figure(text)]
            if else_first is None and known and len(figures) + len(signs) > 0:
                else_first = index
        return else_first

    def _names(self, start: int) -> list[list[str]]:
        """The rows that name the columns, the last nearest to the figures; a cell over several stands in each."""
        first = start
        while first and start - first < _HEADER and sum(1 for text in self.grid.rows[first - 1] if text.strip()) > 1:
            first -= 1
        rows = [[text.strip() for text in row] for row in self.grid.rows[first:start]]
        for row in rows[:-1]:
            for index in range(2, len(row)):
                row[index] = row[index] or row[index - 1]
        return rows

    def _over_all(self, until: int) -> tuple[About | None, str | None, Period | None]:
        """What stands over the whole table, in lines of their own: ``Perioden: 2024``; the name of a sheet or file."""
        texts = [self.grid.title]
        texts += [text for row in self.grid.rows[:until] for text in row if text.strip()]
        texts += [self._file, PurePath(self._file).stem]
        about, place, period = None, None, None
        for text in texts:
            match = _FILTER.fullmatch(text.strip())
            for part in (text, match[1]) if match else (text,):
                about = about or self.terms.about(part)
                place = place or self.terms.place(part)
                period = period or self.terms.period(part)
        return about, place, period

    # what the columns hold

    def _heads(self, names: list[list[str]], start: int) -> list[_Head]:
        """The columns that hold figures; what the others hold goes into ``columns``."""
        data = self.grid.rows[start:]
        width, shortest = max(map(len, data)), min(map(len, data))
        last = names[-1] if names else []
        self.width, self.names = len(last), last
        heads, candidates, unused = [], [], []
        for cell in range(width):
            stack = [row[cell] for row in names if len(row) > cell and row[cell]]
            whole = data if cell < shortest else [row for row in data if len(row) > cell]
            self.texts.append(frozenset(map(itemgetter(cell), whole)))
            held = set(map(str.strip, self.texts[-1])) - {""}
            if not held:
                continue
            name = last[cell] if len(last) > cell else ""
            role = self.terms.column(name) if name else None
            head = self._head(cell, stack)
            if part := next(filter(is_part_of_year, stack), None):
                self._leave(_PART, part, max(start - 1, 0), cell)
                continue
            if aim := next((text for text in stack if is_aim(text) and not self.terms.about(text)), None):
                self._leave(_AIM, aim, max(start - 1, 0), cell)
                continue
            meaning = head.about or head.place or head.period
            figures = all(is_figure(text) or not_a_figure(text) for text in held)
            figures = figures and (meaning is not None or any(map(is_figure, held)))
            if self.terms.said(name) and role:
                if role == "value":
                    candidates.append((head, True))
                elif role != NOT_USED:
                    self.columns.setdefault(role, cell)
            elif meaning and (figures or role == "value"):
                heads.append(head)
            elif kind := self._kind(role, held):
                if self.columns.setdefault(kind, cell) != cell:
                    unused.append((name, cell))
            elif name.casefold() in _MEASURES and not figures:
                self.measures = cell
            elif role == NOT_USED:
                continue
            elif role == "value" or figures:
                candidates.append((head, role == "value"))
            elif name:
                unused.append((name, cell))
        chosen = self._chosen(heads, candidates, start)
        unused += [(head.rest[-1], head.cell) for head, _ in candidates if head not in chosen and head.rest]
        if len(chosen) > 1:  # what stands beside several figures is said of none of them
            unused += [(last[at], at) for role in ("n", "note") if (at := self.columns.pop(role, None)) is not None]
        if unused and chosen:
            told = ", ".join(shorten(name) for name, _ in unused)
            message = Message(N_("columns that are not used: {names}"), {"names": told})
            self.found.remarks.append(Remark(self.grid.where(max(start - 1, 0), unused[0][1]), message))
        return chosen

    def _head(self, cell: int, stack: Sequence[str]) -> _Head:
        about, place, period, rest, name = None, None, None, [], ""
        for text in stack:
            meant = self.terms.about(text), self.terms.place(text), self.terms.period(text)
            if not any(meant) and (match := _YEAR_WITHIN.search(text)):  # Aantal 2023, Woninginbraken 2023
                left = f"{text[: match.start()]} {text[match.end() :]}".strip(" -–:,")
                beside = left.startswith("(") and left.endswith(")")
                if beside or self.terms.about(left) or self.terms.column(left) == "value":
                    meant = self.terms.about(left), None, self.terms.period(match[0])
            about, place, period = meant[0] or about, meant[1] or place, meant[2] or period
            name = text if meant[1] else name
            if not any(meant):
                rest.append(text)
        return _Head(cell, about, place, period, tuple(rest), name)

    def _kind(self, role: str | None, held: set[str]) -> str | None:
        """What a column holds beside the figures, by what stands in it and by its name; None for nothing known."""
        terms = self.terms
        if role == "year" or (role not in {"value", "n"} and all(map(terms.period, held))):
            return "year"
        if role == "municipality" or 2 * sum(1 for text in held if terms.place(text)) >= len(held):
            return "municipality"
        if any(map(terms.about, held)):
            return "indicator"
        if role == "provisional":
            return role if all(text.lower() in FLAGS for text in held) else None
        if role in {"n", "source", "retrieved", "note", TABLES}:
            return role
        return TABLES if all(map(TABLE.fullmatch, held)) else None

    def _chosen(self, heads: list[_Head], candidates: list[tuple[_Head, bool]], start: int) -> list[_Head]:
        """The columns whose figures are meant; none where nobody can tell, which is then told."""
        terms = self.terms
        said = [head for head in (*heads, *(one for one, _ in candidates)) if self._is_said(head)]
        if said:
            return said
        chosen = heads or [head for head, named in candidates if named] or [head for head, _ in candidates]
        same: dict[object, list[_Head]] = {}
        for head in chosen:
            same.setdefault((head.about, head.place, head.period), []).append(head)
        doubled = next((group for group in same.values() if len(group) > 1), None)
        if doubled is not None:
            names = [next((text for text in head.rest if terms.column(text) != "value"), "") for head in doubled]
            shown = ", ".join(f"“{shorten(name)}”" for name in dict.fromkeys(names) if name)
            first = next(filter(None, names), "")
            self._wrong(
                start - 1,
                doubled[1].cell,
                N_("several columns could hold the figures: {names}"),
                N_("say which with: --map {fix}"),
                names=shown or "?",
                fix=f'"{shorten(first)}=value"',
            )
            return []
        if not chosen:
            sentence = N_("no column here holds figures")
            if _PART in self.apart:
                sentence = N_("the figures here are of parts of a year, which are not read yet")
            self._unfit(start, 0, sentence, N_("look whether this is the right file or sheet"))
        return chosen

    def _is_said(self, head: _Head) -> bool:
        return any(self.terms.said(text) and self.terms.meant(text) == "value" for text in head.rest)

    # the rows

    def _rows(
        self, start: int, heads: list[_Head], about: About | None, place: str | None, period: Period | None
    ) -> None:
        grid, terms, columns = self.grid, self.terms, self.columns
        if not self._placed(heads, about, place, period, start):
            return
        place = place or (self.scope.usual if "municipality" not in columns else None)
        at = columns.get
        about_at, place_at, year_at = at("indicator"), at("municipality"), at("year")
        flag_at, table_at, n_at, note_at = at("provisional"), at(TABLES), at("n"), at("note")
        columns_read = (about_at, place_at, year_at, flag_at, table_at, self.measures)
        used = [index for index in columns_read if index is not None]
        least = max(*used, *(head.cell for head in heads), 0) + 1
        measure, measure_at = self._measure(start), self.measures
        own_table = terms.meant(grid.table or "").upper()
        named_table = terms.meant(grid.named_table or "").upper()
        subjects = self._known(about_at, lambda text: self._subject(terms.about(text)))
        places = self._known(place_at, lambda text: terms.place(text) or terms.numbered_place(text))
        periods, flags = self._known(year_at, terms.period), self._known(flag_at, flag)
        tables = self._known(table_at, lambda text: terms.meant(text).upper())
        values = self._figures(heads)
        columns_of_figures = [(head, head.cell, self._subject(head.about)) for head in heads]
        last_year, usual_width, status_known = self.scope.last_year, self.width, flag_at is not None
        row_subject, row_place, row_period, table = self._subject(about), place, period, own_table
        status: bool | None = None
        for index in range(start, len(grid.rows)):
            row = grid.rows[index]
            if (len(row) != usual_width or len(row) < least or "" in row) and self._is_odd(row, index, least):
                continue
            if about_at is not None:
                row_subject = subjects[row[about_at]]
            if place_at is not None:
                row_place = places[row[place_at]]
            if year_at is not None and (row_period := periods[row[year_at]]) is None:
                self._tell_no_year(row, index, year_at)
                continue
            if measure_at is not None and row[measure_at].strip() != measure:
                self._leave(_MEASURE, row[measure_at], index, measure_at)
                continue
            if table_at is not None:
                table = tables[row[table_at]] or own_table
            for head, cell, subject in columns_of_figures:
                subject = subject or row_subject  # noqa: PLW2901
                of_place, of_period = head.place or row_place, head.period or row_period
                if subject is None or of_place is None or of_period is None:
                    self._leave_row(_PLACE if subject else _ABOUT, row, index, place_at if subject else about_at)
                    break
                if of_place not in subject.places:
                    if head.place is not None or place_at is None:
                        self._leave(_PLACE, head.name, index, cell)
                        continue
                    self._leave(_PLACE, row[place_at], index, place_at)
                    break
                if table and subject.tables and table not in subject.tables:
                    self._leave(_OTHER_TABLE, table, index, table_at if table_at is not None else cell)
                    break
                year, status = of_period
                if not FIRST_YEAR <= year <= last_year:
                    self._wrong_year(index, year_at if year_at is not None else cell, year)
                    continue
                text = row[cell]
                value = values[text]
                if value is None:
                    self._leave(_EMPTY, text, index, cell)
                    continue
                if isinstance(value, Unread):
                    self._unread(value, index, cell)
                    continue
                number, marked = value
                if flag_at is not None:
                    status = flags[row[flag_at]]
                if marked:
                    status = True
                if status is not None:
                    status_known = True
                fact = Fact(number, status, text, grid, index, cell, table or named_table)
                if n_at is not None or note_at is not None:
                    fact = fact._replace(n=_text_at(row, n_at), note=_text_at(row, note_at))
                key = of_place, year
                if key in subject.facts:
                    self._twice(subject.facts[key], fact)
                else:
                    subject.facts[key] = fact
        self.found.status_known = status_known
        if status_known and flag_at is None:  # where some are marked as provisional, the others are not
            for of in self.found.facts.values():
                of.update({key: fact._replace(provisional=fact.provisional is True) for key, fact in of.items()})
        if named_table and not own_table and table_at is None:
            self._named_otherwise(named_table)

    def _named_otherwise(self, named: str) -> None:
        """Tell where the name of the file speaks of another table than the plan names for its codes."""
        own = {
            table
            for about, of in self.found.facts.items()
            if of and about.code
            for table in self.scope.tables[about.code]
        }
        if own and named not in own:
            shown = {"named": named, "own": ", ".join(sorted(own))}
            sentence = N_(
                "the name of the file speaks of table {named}, and the plan of {own}; the note names the former"
            )
            self.found.remarks.append(Remark(self.grid.name, Message(sentence, shown), about_used=True))

    def _placed(
        self, heads: list[_Head], about: About | None, place: str | None, period: Period | None, start: int
    ) -> bool:
        """Whether every figure has what it is of, where and when; what is lacking is told."""
        lacking = []
        if "indicator" not in self.columns and not about and not all(head.about for head in heads):
            lacking.append(Message(N_("of which indicator or code of the plan the figures are")))
        if "municipality" not in self.columns and not place and not all(head.place for head in heads):
            if self.scope.usual is None:
                lacking.append(Message(N_("of which municipality")))
            else:
                own = municipalities()[self.scope.usual].name
                texts = [self.grid.name, self.grid.title, *(text for row in self.grid.rows[:start] for text in row)]
                if other := _another_place(texts, own):
                    sentence = N_("this seems to be about {name}, and the plan is about {own}")
                    hint = N_("look whether this is the right file; if it is, let it name the municipality")
                    self._wrong(0, 0, sentence, hint, name=other, own=own)
                    return False
                message = Message(N_("no municipality is named; the figures are taken for {name}"), {"name": own})
                self.found.remarks.append(Remark(self.grid.where(start, 0), message, about_used=True))
        if "year" not in self.columns and not period and not all(head.period for head in heads):
            lacking.append(Message(N_("of which year")))
        if lacking:
            names = [text for head in heads for text in head.rest[-1:]]
            what = lacking[0]
            for more in lacking[1:]:
                what = Message(N_("{what}, nor {other}"), {"what": what, "other": more})
            self._unfit(
                max(start - 1, 0),
                heads[0].cell,
                N_("nothing here says {what}"),
                N_("look whether this is the right file, or say what a text in it means, with: --map {fix}"),
                what=what,
                fix=f'"{shorten(names[0]) if names else self._file}=..."',
            )
        return not lacking

    def _measure(self, start: int) -> str | None:
        """The measure that was said to be meant, where a column names several."""
        cell = self.measures
        if cell is None:
            return None
        held = {row[cell].strip() for row in self.grid.rows[start:] if len(row) > cell} - {""}
        said = [text for text in held if self.terms.said(text) and self.terms.meant(text) == "value"]
        if len(held) > 1 and not said:
            names = sorted(held)
            self._wrong(
                start,
                cell,
                N_("the file holds several measures: {names}"),
                N_("say which with: --map {fix}"),
                names=", ".join(shorten(name) for name in names[:SHOWN]),
                fix=f'"{names[0]}=value"',
            )
        return said[0] if said else next(iter(held), None)

    def _is_odd(self, row: Sequence[str], index: int, least: int) -> bool:
        """Whether a row is no row of figures: a text, or one that was cut off, which is told."""
        filled = [text for text in row if text.strip()]
        if len(filled) == 1 and not is_figure(filled[0].strip()):
            self._leave(_TEXT, filled[0], index, 0)
            return True
        if len(row) < least:
            self._wrong(
                index,
                len(row) - 1,
                N_("this row has {found} cells, and the others have {expected}"),
                N_("look whether the file was cut off here; nothing is read from a broken row"),
                found=len(row),
                expected=max(self.width, least),
            )
            return True
        if self.width and any(text.strip() for text in row[max(self.width, least) :]):
            self._wrong(
                index,
                max(self.width, least),
                N_("this row has more cells than there are names of columns"),
                N_("put a text that holds the sign between cells in double quotes"),
            )
            return True
        return False

    def _tell_no_year(self, row: Sequence[str], index: int, cell: int) -> None:
        """Tell of a row without a year."""
        text = row[cell].strip()
        if is_part_of_year(text):
            self._leave(_PART, text, index, cell)
        elif total := next((one.strip() for one in row if TOTAL.fullmatch(one.strip())), None):
            self._leave(_TOTALS, total, index, cell)
        elif sum(1 for one in row if one.strip()) == 1 or [text] == list(self.names[cell : cell + 1]):
            self._leave(_TEXT, text, index, cell)
        else:
            self._wrong(
                index, cell, N_("“{found}” is not a year"), N_("write a year in four digits"), found=shorten(text)
            )

    def _leave_row(self, reason: Message, row: Sequence[str], index: int, cell: int | None) -> None:
        total = next((text for text in row if TOTAL.fullmatch(text.strip())), None)
        if total is not None:
            self._leave(_TOTALS, total, index, cell or 0)
        else:
            self._leave(reason, row[cell].strip() if cell is not None else "", index, cell or 0)

    def _leave(self, reason: Message, name: str, row: int, cell: int) -> None:
        self.apart.setdefault(reason, _Apart()).add(name.strip(), row, cell)

    def _unfit(self, row: int, cell: int, sentence: str, hint: str, /, **args: object) -> None:
        self.found.unfit = Remark(self.grid.where(row, cell), Message(sentence, args), Message(hint, args))

    def _wrong(self, row: int, cell: int, sentence: str, hint: str, /, **args: object) -> None:
        self._add_wrong(Remark(self.grid.where(row, cell), Message(sentence, args), Message(hint, args), wrong=True))

    def _add_wrong(self, remark: Remark) -> None:
        if sum(1 for remark in self.found.remarks if remark.wrong) < _MOST_WRONG:
            self.found.remarks.append(remark)

    def _wrong_year(self, row: int, cell: int, year: int) -> None:
        self._wrong(
            row,
            cell,
            N_("a figure of {year} cannot be there: before {first}, or after {last} ({given})"),
            N_("look whether the year is right, and give --as-of if this is a later year"),
            year=year,
            first=FIRST_YEAR,
            last=self.scope.last_year,
            given=self.scope.given,
        )

    def _twice(self, first: Fact, second: Fact) -> None:
        self._wrong(
            second.row,
            second.cell,
            N_("this figure stands in two places, the first at {place}"),
            N_("keep one of the two; if they are of two measures, say which with --map"),
            place=first.place,
        )

    # the figures

    def _subject(self, about: About | None) -> _Subject | None:
        """What figures of an indicator or code may be of, and where they go."""
        if about is None:
            return None
        tables = self.scope.tables.get(about.code, frozenset())
        return _Subject(self.scope.places[about], tables, self.found.facts.setdefault(about, {}))

    def _known(self, cell: int | None, find: Callable[[str], T]) -> dict[str, T]:
        """What the texts of a column mean, each worked out once."""
        return {} if cell is None else {text: find(text) for text in self.texts[cell]}

    def _figures(self, heads: Sequence[_Head]) -> dict[str, tuple[Decimal, bool] | Unread | None]:
        """What the texts are as figures, in the dialect that those of all columns have together."""
        texts = frozenset[str]().union(*(self.texts[head.cell] for head in heads))
        dialect = dialect_of(texts, self.grid.dialect)
        return {text: figure(text, dialect) for text in texts}

    def _unread(self, value: Unread, row: int, cell: int) -> None:
        self._add_wrong(Remark(self.grid.where(row, cell), value.message, value.hint, wrong=True))


class _Subject(NamedTuple):
    """The municipalities and tables of an indicator or code, and its facts so far."""

    places: frozenset[str]
    tables: frozenset[str]
    facts: dict[tuple[str, int], Fact]


def _text_at(row: Sequence[str], cell: int | None) -> str:
    return row[cell].strip() if cell is not None and len(row) > cell else ""


def _another_place(texts: Iterable[str], own: str) -> str | None:
    """Another municipality that a text names, where none names the plan's own."""
    together = " | ".join(texts)
    if own in together:
        return None
    names = (item.name.split(" (")[0] for item in municipalities().values())
    return next((name for name in names if re.search(rf"\b{re.escape(name)}\b", together)), None)


def _in_thousands(grid: Grid, until: int) -> Iterator[Remark]:
    """The texts above the figures that say that these are in thousands or more."""
    for index, row in enumerate(grid.rows[:until]):
        for cell, text in enumerate(row):
            if _IN_THOUSANDS.search(text):
                message = Message(N_("the figures seem to be in thousands or more: {text}"), {"text": shorten(text)})
                hint = Message(N_("give a file with the figures in full"))
                yield Remark(grid.where(index, cell), message, hint, wrong=True)
