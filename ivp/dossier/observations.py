"""Values that come in after a plan was adopted, in CSV files beside it.

One row is one value: ``indicator,municipality,year,value,provisional,n,source,retrieved,note``. The indicator and the
source are ids of the plan; the municipality is its CBS code, which no change of name harms, or its name; or, of a
figure of elsewhere, the id of a benchmark of the indicator, or the municipality that this one is. The same cell
never stands in two places: neither twice in the files, nor in a file and under ``values`` of a plan of one
municipality.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from pydantic_core import PydanticCustomError

from ivp.dossier.resolve import Resolved
from ivp.dossier.workspace import Workspace, is_file
from ivp.finding import Code, Finding, Message, Path, Problem, Related, Span
from ivp.language import N_
from ivp.model import notation
from ivp.model.indicator import Indicator, Value
from ivp.model.types import FIRST_YEAR, LAST_YEAR, Years, parse_when
from ivp.nearest import Nearest, nearest
from ivp.reader.csv import Columns, in_dialect, in_two_ways, read_number, stream_csv, told_once
from ivp.reader.mistakes import NO_FIGURE, NOT_A_NUMBER
from ivp.reader.node import find
from ivp.reader.spreadsheet import FLAGS, LOOKALIKES, MARKED, TOTAL, not_a_figure
from ivp.reader.table import Cell, Dialect, Record, Row, Table
from ivp.reader.text import shorten
from ivp.reference.municipalities import Municipality, area_of, municipalities, municipality, municipality_in_table

REQUIRED = ("indicator", "municipality", "year", "value")
_OTHERS = ("provisional", "n", "source", "retrieved")
"""What is said of a figure, in few ways."""
OPTIONAL = (*_OTHERS, "note")

_PART = re.compile(r"[qk]|-\d|\d-|maand|half|jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec", re.I)
"""What names a part of a year."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

UNKNOWN_INDICATOR = Code("IVP801")
UNKNOWN_PLACE = Code("IVP802")
NO_YEAR = Code("IVP803")
TWICE = Code("IVP804")
NO_FLAG = Code("IVP805")
NO_COUNT = Code("IVP806")
UNKNOWN_SOURCE = Code("IVP807")
EMPTY_VALUE = Code("IVP808")
NO_DATE = Code("IVP811")

_NEW = tuple.__new__
"""Makes an observation without the call that its class adds: there is one for each row of a table."""

SHOWN = 6
"""So many names stand in a hint."""

_Other: TypeAlias = tuple[bool | None, int | None, str | None, str | None]
Cells: TypeAlias = Mapping[tuple[str, str, int], "Observation"]


class Observation(NamedTuple):
    """The value of an indicator in a municipality (CBS code, or the id of a benchmark) and year, in its unit.

    ``at`` is where it stands: a span, or the line and the first and last column of the figure.
    """

    indicator: str
    municipality: str
    year: int
    value: Decimal
    document: str
    at: Span | tuple[int, int, int]
    provisional: bool | None = False
    """None where that is not known."""
    n: int | None = None
    source: str | None = None
    retrieved: str | None = None
    note: str | None = None
    se: Decimal | None = None

    @property
    def span(self) -> Span:
        """The span of what is written."""
        return self.at if isinstance(self.at, Span) else Span.on(*self.at)


@dataclass(frozen=True)
class Observations:
    """All observations of a plan, those of the indicators it inherits included."""

    cells: Cells = field(default_factory=dict)
    unknown: Mapping[tuple[str, str, int], str] = field(default_factory=dict)
    """Why a value is unknown, of the rows that say so instead of a value."""

    def of(self, indicator: str) -> Mapping[int, Mapping[str, Observation]]:
        """An indicator's observations by year and municipality."""
        return self._by_indicator.get(indicator, {})

    @cached_property
    def _by_indicator(self) -> dict[str, dict[int, dict[str, Observation]]]:
        found: dict[str, dict[int, dict[str, Observation]]] = {}
        for (identity, place, year), observation in self.cells.items():
            found.setdefault(identity, {}).setdefault(year, {})[place] = observation
        return found


def elsewhere(indicator: Indicator) -> Mapping[str, str]:
    """The benchmarks of an indicator by what stands for them in the column of municipalities: its code where that is
    what it is, else the benchmark's id.
    """
    found = {}
    for identity, benchmark in indicator.benchmarks.items():
        areas = [area for area in map(area_of, (benchmark.name, identity)) if area[:2] in {"GM", "NL", "PV"}]
        found[areas[0] if areas and areas[0] in municipalities() else identity] = identity
    return found


def read_observations(plan: Resolved, workspace: Workspace) -> tuple[Observations, list[Finding]]:
    """The observations that the plan and its parents name, and what is wrong with the plan's own files.

    A row with a mistake is left out. A missing file is a rule's business.
    """
    inherited: dict[tuple[str, str, int], Observation] = {}
    unknown: dict[tuple[str, str, int], str] = {}
    for parent in reversed(plan.parents):
        above, _ = read_observations(parent, workspace)
        inherited |= above.cells
        unknown |= above.unknown
    cells: dict[tuple[str, str, int], Observation] = {}
    findings: list[Finding] = []
    near, columns = (Nearest(plan.indicators), Nearest(plan.sources)), _columns(plan)
    elsewheres = {identity: elsewhere(item) for identity, item in plan.indicators.items() if item.benchmarks}
    for file in dict.fromkeys(plan.own.observations):
        path = plan.loaded.source.beside(file)
        if path is None or not is_file(path):
            continue
        table_file = plan.loaded.source.other(path)
        name = table_file.name
        data, refusal = table_file.read()
        if refusal:
            findings.append(refusal)
            continue
        table, problems = stream_csv(name, data, columns)
        workspace.add(table.document)
        reading = _Reading(plan, name, table.dialect, columns, cells, unknown, near, elsewheres)
        told = told_once(reading.every(table))
        findings += [*problems(), *(item.of(name) for item in told)]
    return Observations({**inherited, **cells, **_local(plan)}, unknown), findings


def _local(plan: Resolved) -> Cells:
    """The figures that the version of one municipality itself gives for joint indicators."""
    if len(plan.municipalities) != 1:
        return {}
    code = plan.municipalities[0].code
    found = {}
    for identity, dated in plan.local_values.items():
        for at, value in dated.items():
            node, key, _ = find(plan.layer.own, ("indicators", identity, "values", str(at), "value"))
            if at.first == at.last and at.last is not None and value.value is not None:
                found[identity, code, at.last] = Observation(
                    identity, code, at.last, value.value, plan.document.name, key or node.span, value.provisional,
                    value.n, value.source, None, value.note, value.se,
                )  # fmt: skip
    return found


def _columns(plan: Resolved) -> Columns:
    """The columns of a plan's tables, with what the plan says of their values."""
    named = {item.name.casefold(): identity for identity, item in plan.indicators.items()}

    def of(text: str) -> tuple[str, str] | None:
        if match := re.fullmatch(r"(?:jaar\s*)?((?:19|20)\d\d)\s*\*{0,2}", text, re.I):
            return "year", match[1]
        if identity := text if text in plan.indicators else named.get(text.casefold()):
            return "indicator", identity
        place = municipality(text)
        return ("municipality", place.code) if place else None

    usual = {}
    if len(plan.municipalities) == 1:
        usual["municipality"] = plan.municipalities[0].code
    if len(plan.indicators) == 1:
        usual["indicator"] = next(iter(plan.indicators))
    return Columns(REQUIRED, OPTIONAL, LOOKALIKES, of, usual)


def plain_year(text: str) -> int | None:
    """The year that four digits are; None for any other text."""
    plain = len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR
    return int(text) if plain else None


_NO_ROW = Row({}, Record([], []))


class RowReading:
    """One row about a municipality and a year, and what is wrong with it."""

    def __init__(self, plan: Resolved, row: Row) -> None:
        self.plan, self.row = plan, row

    def cell(self, column: str) -> Cell:
        """A cell, empty where the row has none in this column."""
        return self.row.cell(column) or Cell("", self.row.span)

    def problem(self, kind: Code, column: str, sentence: str, hint: str, /, **args: object) -> Finding:
        """What is wrong with a cell."""
        return Problem(kind, sentence, hint).at(self.cell(column).span, args)

    def total(self) -> Finding | None:
        """What a row is told that adds up others, or takes their mean."""
        text = next((text for name in REQUIRED[:3] if TOTAL.fullmatch(text := self.row.text(name))), None)
        if text is None or text in self.plan.indicators:
            return None
        sentence = N_("this row is a total or a mean (“{text}”), which is worked out from the other rows")
        return Problem(NO_FIGURE, sentence, N_("delete this row")).at(self.row.span, {"text": text})

    def _all_together(self, text: str) -> bool:
        """Whether a text names the area of the plan, or of a plan above it: ``Regio Heuvelland`` is Heuvelland."""
        areas = {plan.own.region.casefold() for plan in (self.plan, *self.plan.above) if plan.own.region}
        return any(re.search(rf"(?<!\w){re.escape(area)}(?!\w)", text.casefold()) for area in areas)

    def place(self) -> Municipality | Finding:
        """The municipality that stands there."""
        text = self.cell("municipality").text
        found = municipality_in_table(text)
        if found is None:
            few = self.plan.municipalities[:SHOWN]
            names = ", ".join(f"{place.code} ({place.name})" for place in few)
            names += ", ..." if len(self.plan.municipalities) > SHOWN else ""
            sentence, hint = (
                N_("there is no municipality “{name}”"),
                N_("write {names}, or delete the row if it is about another area"),
            )
            if self._all_together(text):
                hint = N_("a row is of one municipality; write a figure of all of them together in the plan, as "
                          "values: {{{year}: ...}} of the indicator, and delete the row")  # fmt: skip
            shown = {"name": text[:60], "names": names, "year": self.row.text("year")[:60]}
            return self.problem(UNKNOWN_PLACE, "municipality", sentence, hint, **shown)
        return found

    def year(self) -> int | Finding:
        """The year that stands there."""
        text = self.cell("year").text.removesuffix(".0").removesuffix(",0")
        if (year := plain_year(text)) is not None:
            return year
        years, provisional = sorted(set(_YEAR.findall(text))), MARKED.fullmatch(text)
        shown: dict[str, object] = {"first": FIRST_YEAR, "last": LAST_YEAR}
        if len(years) > 1:
            mean, season = f"{years[0]}-{years[-1]}", f"{years[0]}/{years[-1]}"
            hint = N_("a row is of one year; a mean over several years stands in the plan, as values: {{{mean}: ...}}")
            if int(years[-1]) == int(years[0]) + 1:
                hint = N_(
                    "a row is of one year; write in the plan, as values: {{{mean}: ...}} for a mean over both years, "
                    "{{{season}: ...}} for a season"
                )
            shown = {"mean": mean, "season": season}
        elif years and provisional:
            hint = N_("write {year}, and true in the column provisional")
        elif years and _PART.search(text):
            hint = N_("give one figure for the whole of {year}, and write {year}")
        elif years:
            hint, shown = N_("write {code}"), {"code": years[0]}
        else:
            hint = N_("write a year from {first} to {last}, in four digits")
        shown |= {"found": text[:60], "year": next(iter(years), None)}
        return self.problem(NO_YEAR, "year", N_("“{found}” is not a year"), hint, **shown)

    def count(self, column: str, sentence: str, unknown: str) -> int | Finding | None:
        """The number of people that stands in a column; None for an empty cell."""
        text = self.row.text(column)
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) < 13 and int(text) > 0:
            return int(text)
        digits = re.sub(r"[\s.'\u00a0\u202f]", "", text)
        match = re.fullmatch(r"(?:[a-z=]*)(\d{1,12})[a-z]*", digits, re.I)
        hint = N_("write {code}") if match else unknown
        return self.problem(NO_COUNT, column, sentence, hint, found=text[:60], code=match and match[1])


class _Reading(RowReading):
    """Rows put into ``cells``, and what is wrong with them; ``near`` suggests an indicator or a source."""

    def __init__(
        self,
        plan: Resolved,
        name: str,
        dialect: Dialect,
        columns: Columns,
        cells: dict[tuple[str, str, int], Observation],
        unknown: dict[tuple[str, str, int], str],
        near: tuple[Nearest, Nearest],
        elsewheres: Mapping[str, Mapping[str, str]],
    ) -> None:
        super().__init__(plan, _NO_ROW)
        self.elsewhere = elsewheres
        self.covered = {identity: frozenset(plan.covered(item)) for identity, item in plan.indicators.items()}
        self.seen: dict[tuple[str, str, str], object] = {}
        self.name, self.dialect, self.cells, self.unknown = name, dialect, cells, unknown
        self.near_indicator, self.near_source = near
        self.of = columns.of
        self.alone = {
            identity for identity, item in plan.indicators.items() if not item.values and identity not in elsewheres
        }
        self.plain = re.compile(rf"(?:0|[1-9][0-9]{{0,8}})(?:{re.escape(dialect.decimal)}[0-9]{{0,4}}[1-9])?").fullmatch
        self.places: dict[tuple[str, str], str] = {}
        self.years: dict[str, int] = {}
        self.figures: dict[str, Decimal] = {}
        self.others: dict[tuple[str, ...], tuple[*_Other, None, None]] = {}
        """What is said of a figure, by how it is written, as an observation without a note ends."""

    def every(self, table: Table) -> Iterator[Finding]:
        """What is wrong with the rows of a table; those with nothing wrong are put into the cells.

        A row that says nothing new but its figure is put there at once; the others are looked at cell by cell.
        """
        if not table.columns.keys() >= set(REQUIRED):
            return
        columns = table.columns
        about_at, place_at, year_at, value_at = (columns[name] for name in REQUIRED)
        others, note_at = [columns[name] for name in _OTHERS if name in columns], columns.get("note")
        said = itemgetter(*others) if len(others) > 1 else lambda texts: tuple([texts[at] for at in others])
        least, name, first = max(columns.values()), self.name, 2 if value_at else 1
        join, cells = self.dialect.separator.join, self.cells
        for record in table.records:
            texts = record.texts
            if len(texts) > least and (texts is record.parts or texts == record.parts):
                about, figure = texts[about_at], texts[value_at]
                place = self.places.get((about, texts[place_at])) or self._new_place(about, texts[place_at])
                year = self.years.get(texts[year_at]) or self._new_year(texts[year_at])
                value, other = self.figures.get(figure), self.others.get(said(texts))
                if value is None:
                    value = self._new_figure(figure)
                if place and year and other and value is not None:
                    column = len(join(texts[:value_at])) + first
                    at = record.line, column, column + len(figure)
                    found = _NEW(Observation, (about, place, year, value, name, at, *other))
                    if note_at is not None and texts[note_at]:
                        found = found._replace(note=texts[note_at])
                    if cells.setdefault((about, place, year), found) is found:
                        continue
            yield from self.findings(Row(columns, record))

    def _new_year(self, text: str) -> int | None:
        """A year that stands in a cell for the first time; None for what must be looked at."""
        found = plain_year(text)
        if found is not None:
            self.years[text] = found
        return found

    def _new_place(self, about: str, text: str) -> str | None:
        """The code of a municipality that stands in a cell for the first time with this indicator, which is for it and
        has no figures of elsewhere; None for what must be looked at.
        """
        found = municipality_in_table(text) if about in self.alone else None
        if found is None or found not in self.covered[about]:
            return None
        self.places[about, text] = found.code
        return found.code

    def _new_figure(self, text: str) -> Decimal | None:
        """A figure that stands in a cell for the first time, where no two readers could differ over it."""
        if not self.plain(text):
            return None
        found = self.figures[text] = Decimal(self.dialect.swapped(text))
        return found

    def findings(self, row: Row) -> Iterator[Finding]:
        """What is wrong with a row; where nothing is, it is put into the cells."""
        self.row = row
        about = row.text("indicator")
        parts = [
            self._once("indicator", self._indicator), self._once("municipality", self._place, about),
            self._once("year", self.year), self._once("value", self._value, about),
            self._once("provisional", self._flag), self._once("n", self._number), self._once("source", self._source),
            self._once("retrieved", self._retrieved),
        ]  # fmt: skip
        problems = [part for part in parts if isinstance(part, Finding)]
        if problems:
            total = self.total()
            yield from [total] if total else problems
            return
        identity, code, year, value, provisional, n, source, retrieved = parts
        if value is None:
            self.unknown[str(identity), str(code), int(str(year))] = row.text("note")
            return
        other: _Other = (
            provisional if isinstance(provisional, bool) else None, n if isinstance(n, int) else None,
            source if isinstance(source, str) else None, retrieved if isinstance(retrieved, str) else None,
        )  # fmt: skip
        key = str(identity), str(code), int(str(year))
        figure = Decimal(str(value))
        if about in self.alone:
            self.places[about, row.text("municipality")] = key[1]
        self.years[row.text("year")] = key[2]
        self.others[tuple([row.text(name) for name in _OTHERS if name in row.columns])] = (*other, None, None)
        if elsewhere := self._elsewhere(key):
            twice = self.problem(TWICE, "value", N_("this value stands in two places"), N_("keep one of the two"))
            yield replace(twice, related=(elsewhere,))
        else:
            span, note = self.cell("value").span, row.text("note") or None
            about, place, when = key
            self.cells[key] = Observation(about, place, when, figure, self.name, span, *other, note)

    def _once(self, column: str, find: Callable[[], object], about: str = "") -> object:
        """What a cell says, of each text looked at once, unless something is wrong with it or it is empty."""
        text = self.row.text(column)
        key = column, about, text
        if key in self.seen:
            return self.seen[key]
        found = find()
        if text and not isinstance(found, Finding):
            self.seen[key] = found
        return found

    def _number(self) -> int | Finding | None:
        sentence = N_("“{found}” is not a number of respondents or cases")
        return self.count("n", sentence, N_("leave it empty if it is unknown"))

    def _elsewhere(self, key: tuple[str, str, int]) -> Related | None:
        if key in self.cells:
            first = self.cells[key]
            return Related(first.document, Message(N_("it stands here first")), span=first.span)
        identity, place, year = key
        path: Path = ("indicators", identity)
        inline, other = self._known(identity), self.elsewhere.get(identity, {}).get(place)
        values: Mapping[Years, Value] = {}
        if inline and other and all(one.code != place for one in self.covered[identity]):
            path, values = (*path, "benchmarks", other), inline.benchmarks[other].values
        elif inline and inline.values and len(self.covered[identity]) == 1:
            values = inline.values
        if any(years.first == years.last == year for years in values):
            path = (*path, "values", str(year))
            return Related(self.plan.home(path).name, Message(N_("it stands in the plan itself")), path=path)
        return None

    def _known(self, identity: str) -> Indicator | None:
        return self.plan.indicators.get(identity)

    def _indicator(self) -> str | Finding:
        identity = self.cell("indicator").text
        if self._known(identity):
            return identity
        meant, near, names = self.of(identity), None, ", ".join([*self.plan.indicators][:SHOWN])
        if meant and meant[0] == "indicator":
            hint = N_("write {code}")
        elif near := self.near_indicator(identity):
            hint = N_("did you mean {nearest}?")
        else:
            hint = N_("the indicators are {names}; delete the row if it is about none of them")
        names += ", ..." if len(self.plan.indicators) > SHOWN else ""
        shown = {"id": identity[:60], "code": meant and meant[1], "nearest": near, "names": names}
        return self.problem(
            UNKNOWN_INDICATOR, "indicator", N_("there is no indicator “{id}” in this plan"), hint, **shown
        )

    def _place(self) -> str | Finding:
        identity = self.cell("indicator").text
        others = self.elsewhere.get(identity, {})
        if (text := self.cell("municipality").text) in others:
            return text
        found = self.place()
        if isinstance(found, Finding):
            near = nearest(text, others.values())
            return replace(found, hint=Message(N_("did you mean {nearest}?"), {"nearest": near})) if near else found
        indicator = self._known(identity)
        if indicator and found.code in others and found not in self.covered[identity]:
            return found.code
        misspelt = len(self.plan.municipalities) < len(self.plan.own.municipalities)
        if indicator and found not in self.covered[identity] and not misspelt:
            sentence = N_("the plan does not have this indicator for {name}")
            hint = N_("delete the row, or name the municipality in the plan")
            return self.problem(UNKNOWN_PLACE, "municipality", sentence, hint, name=found.name)
        return found.code

    def _value(self) -> Decimal | Finding | None:
        cell = self.cell("value")
        text = cell.text
        if told := not_a_figure(text):
            return self.problem(NOT_A_NUMBER, "value", *told, text=shorten(text))
        if text:
            found = read_number(self._bare(cell), self.dialect)
            if isinstance(found, Finding):
                return self._mended(self.dialect.swapped(text), found)
            indicator = self._known(self.cell("indicator").text)
            if indicator and indicator.unit.facts.whole and self.dialect.decimal == "," and re.search(r",00?$", text):
                return found.quantize(Decimal(1))  # 110,0 is how a spreadsheet shows a whole number
            return found
        if self.row.text("note"):
            return None
        hint = N_("leave the row out, or say in note why the value is unknown")
        return self.problem(EMPTY_VALUE, "value", N_("a row without a value"), hint)

    def _bare(self, cell: Cell) -> Cell:
        """The cell without the sign of a percentage, where the indicator is one: 34% is 34."""
        indicator = self._known(self.cell("indicator").text)
        if indicator and indicator.unit.facts.sign.endswith("%"):
            return Cell(cell.text.removesuffix("%").rstrip(), cell.span)
        return cell

    def _mended(self, text: str, found: Finding) -> Finding:
        """What is wrong with a value, with the hint that the unit asks for; ``text`` is with a decimal point."""
        indicator = self._known(self.cell("indicator").text)
        whole, hint = indicator is not None and indicator.unit.facts.whole, None
        if match := MARKED.fullmatch(text):
            hint = Message(N_("write {number}, and true in the column provisional"), {"number": match["bare"]})
        elif whole and (match := re.fullmatch(r"(\d+),0+", text)):
            hint = Message(N_("write {code}"), {"code": match[1]})
        elif both := in_two_ways(self.dialect.swapped(text), self.dialect):
            return replace(found, hint=Message(N_("write {code}"), {"code": both.args["whole"]}) if whole else both)
        return replace(found, hint=in_dialect(replace(found, hint=hint), self.dialect).hint) if hint else found

    def _flag(self) -> bool | Finding | None:
        text = self.row.text("provisional")
        if text.lower() in FLAGS:
            return FLAGS[text.lower()]
        hint = N_("write true, false or unknown, or leave it empty where the figure is final")
        sentence = N_("“{found}” is neither true nor false")
        return self.problem(NO_FLAG, "provisional", sentence, hint, found=text[:60])

    def _source(self) -> str | Finding | None:
        text = self.row.text("source")
        if not text or text in self.plan.sources:
            return text or None
        near = next((key for key, item in self.plan.sources.items() if item.name.casefold() == text.casefold()), None)
        near = near or self.near_source(text)
        sentence, hint = N_("there is no source “{id}” in this plan"), N_("did you mean {nearest}?")
        if not near:
            hint = N_("leave it empty where the figure is from the source of the indicator")
        return self.problem(UNKNOWN_SOURCE, "source", sentence, hint, id=text[:60], nearest=near)

    def _retrieved(self) -> str | Finding | None:
        text = self.row.text("retrieved")
        if not text:
            return None
        written = notation.moment(text)
        if written and self.dialect.decimal == "," and re.fullmatch(r"\d\d?-\d\d?-\d{4}", text):
            return written  # Excel makes this of 2024-12-31 on a Dutch computer
        try:
            return parse_when(text).text
        except PydanticCustomError:
            hint = N_("write {code}") if written else N_("write it as YYYY-MM-DD, or leave it empty")
            sentence = N_("“{found}” is not a date")
            return self.problem(NO_DATE, "retrieved", sentence, hint, found=text[:60], code=written)
