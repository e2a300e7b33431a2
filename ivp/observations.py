"""Values that come in after a plan was adopted, in CSV files beside it.

One row is one value: ``indicator,municipality,year,value,provisional,n,source,retrieved,note``. The indicator and the
source are ids of the plan, the municipality is a CBS code, so that a name that changes does no harm. The same cell
never stands in two places: neither twice in the files, nor in a file and under ``values`` of a plan of one
municipality.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import TypeAlias

from pydantic_core import PydanticCustomError

from ivp.diagnostic import Code, Diagnostic, Message, Related, Severity, Span
from ivp.language import N_
from ivp.model.indicator import Indicator
from ivp.model.types import FIRST_YEAR, LAST_YEAR, parse_when
from ivp.nearest import Nearest
from ivp.reader.csv import read_csv, read_number
from ivp.reader.refused import too_many
from ivp.reader.table import Cell, Row
from ivp.reader.text import MAX_FINDINGS
from ivp.reference.municipalities import municipality
from ivp.resolve import Resolved
from ivp.workspace import Workspace, beside, is_file, read_inside, shown_name

REQUIRED = ("indicator", "municipality", "year", "value")
OPTIONAL = ("provisional", "n", "source", "retrieved", "note")

_LOOKALIKES = {
    "gemeente": "municipality", "gemeentecode": "municipality", "gwbcode": "municipality", "jaar": "year",
    "periode": "year", "waarde": "value", "aantal": "value", "cijfer": "value", "voorlopig": "provisional",
    "respondenten": "n", "bron": "source", "opgehaald": "retrieved", "peildatum": "retrieved", "noot": "note",
    "opmerking": "note", "toelichting": "note",
}  # fmt: skip

UNKNOWN_INDICATOR = Code("IVP801", Severity.ERROR, N_("a value for an indicator that does not exist"))
UNKNOWN_PLACE = Code("IVP802", Severity.ERROR, N_("a value for a municipality that the plan does not have"))
NO_YEAR = Code("IVP803", Severity.ERROR, N_("a value without a year"))
TWICE = Code("IVP804", Severity.ERROR, N_("a value that stands in two places"))
NO_FLAG = Code("IVP805", Severity.ERROR, N_("provisional is neither true nor false"))
NO_COUNT = Code("IVP806", Severity.ERROR, N_("n is not a whole number"))
UNKNOWN_SOURCE = Code("IVP807", Severity.ERROR, N_("a value from a source that does not exist"))
EMPTY_VALUE = Code("IVP808", Severity.ERROR, N_("a row without a value"))
NO_DATE = Code("IVP811", Severity.ERROR, N_("retrieved is not a date"))

Cells: TypeAlias = Mapping[tuple[str, str, int], "Observation"]


@dataclass(frozen=True, slots=True)
class Observation:
    """The value of an indicator in a municipality (CBS code) and year, in the indicator's unit."""

    indicator: str
    municipality: str
    year: int
    value: Decimal
    document: str
    span: Span
    provisional: bool = False
    n: int | None = None
    source: str | None = None
    retrieved: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Observations:
    """All observations of a plan, those of the indicators it inherits included."""

    cells: Cells = field(default_factory=dict)

    def of(self, indicator: str) -> dict[int, dict[str, Observation]]:
        """An indicator's observations by year and municipality."""
        by_year: dict[int, dict[str, Observation]] = {}
        for (identity, place, year), observation in self.cells.items():
            if identity == indicator:
                by_year.setdefault(year, {})[place] = observation
        return by_year


def read_observations(plan: Resolved, workspace: Workspace) -> tuple[Observations, list[Diagnostic]]:
    """The observations that the plan and its parents name, and what is wrong with the plan's own files.

    A row with a mistake is left out. A missing file is a rule's business.
    """
    inherited = read_observations(plan.parent, workspace)[0].cells if plan.parent else {}
    cells: dict[tuple[str, str, int], Observation] = {}
    findings: list[Diagnostic] = []
    near = Nearest(plan.indicators), Nearest(plan.sources)
    for file in dict.fromkeys(plan.own.observations):
        path = beside(plan.loaded.source, file)
        if path is None or not is_file(path):
            continue
        name = shown_name(path)
        data, refusal = read_inside(path, name)
        if refusal:
            findings.append(refusal)
            continue
        table, problems = read_csv(name, data, REQUIRED, OPTIONAL, _LOOKALIKES)
        workspace.add(table.document)
        findings += problems
        found = (item for row in table.rows for item in _Reading(plan, name, row, cells, near).findings())
        findings += islice(found, MAX_FINDINGS)
        if more := next(found, None):
            findings.append(_too_many(more))
    return Observations({**inherited, **cells}), findings


def _too_many(next_one: Diagnostic) -> Diagnostic:
    """The place where a table is left because of what was found before it."""
    span = next_one.span or Span(1, 1, 1, 1)
    trap = too_many((span.line, 1))
    return Diagnostic(trap.code, next_one.document, trap.message, span=trap.span, hint=trap.hint)


class _Reading:
    """One row put into ``cells``, and what is wrong with it; ``near`` suggests an indicator or a source."""

    def __init__(
        self,
        plan: Resolved,
        name: str,
        row: Row,
        cells: dict[tuple[str, str, int], Observation],
        near: tuple[Nearest, Nearest],
    ) -> None:
        self.plan, self.name, self.row, self.cells = plan, name, row, cells
        self.near_indicator, self.near_source = near

    def findings(self) -> Iterator[Diagnostic]:
        """What is wrong with the row; where nothing is, it is put into the cells."""
        parts = [
            self._indicator(), self._place(), self._year(), self._value(), self._flag(), self._n(), self._source(),
            self._retrieved(),
        ]  # fmt: skip
        problems = [part for part in parts if isinstance(part, Diagnostic)]
        if problems:
            yield from problems
            return
        identity, code, year, value, provisional, n, source, retrieved = parts
        if value is None:
            return
        observation = Observation(
            str(identity), str(code), int(str(year)), Decimal(str(value)), self.name, self._cell("value").span,
            provisional is True, n if isinstance(n, int) else None, source if isinstance(source, str) else None,
            retrieved if isinstance(retrieved, str) else None, self.row.text("note") or None,
        )  # fmt: skip
        key = (observation.indicator, observation.municipality, observation.year)
        elsewhere = self._elsewhere(key)
        if elsewhere:
            yield self._problem(TWICE, "value", N_("this value stands in two places"), related=(elsewhere,))
        else:
            self.cells[key] = observation

    def _elsewhere(self, key: tuple[str, str, int]) -> Related | None:
        if key in self.cells:
            first = self.cells[key]
            return Related(first.document, Message(N_("it stands here first")), span=first.span)
        identity, _, year = key
        inline = self._known(identity)
        if inline and len(self.plan.covered(inline)) == 1:
            for years in inline.values:
                if years.first == years.last == year:
                    path = ("indicators", identity, "values", str(year))
                    home = self.plan.home(path).name
                    return Related(home, Message(N_("it stands in the plan itself")), path=path)
        return None

    def _known(self, identity: str) -> Indicator | None:
        return self.plan.indicators.get(identity)

    def _cell(self, column: str) -> Cell:
        return self.row.cells.get(column) or Cell("", self.row.span)

    def _problem(
        self,
        code: Code,
        column: str,
        sentence: str,
        hint: Message | None = None,
        related: tuple[Related, ...] = (),
        **args: object,
    ) -> Diagnostic:
        span = self._cell(column).span
        return Diagnostic(code, self.name, Message(sentence, args), span=span, hint=hint, related=related)

    def _indicator(self) -> str | Diagnostic:
        identity = self._cell("indicator").text
        if self._known(identity):
            return identity
        near = self.near_indicator(identity)
        hint = Message(N_("did you mean {nearest}?"), {"nearest": near}) if near else None
        sentence = N_("there is no indicator “{id}” in this plan")
        return self._problem(UNKNOWN_INDICATOR, "indicator", sentence, hint, id=identity[:60])

    def _place(self) -> str | Diagnostic:
        text = self._cell("municipality").text
        found = municipality(text)
        if found is None:
            hint = Message(N_("write the CBS code, such as GM1641"))
            sentence = N_("there is no municipality “{name}”")
            return self._problem(UNKNOWN_PLACE, "municipality", sentence, hint, name=text[:60])
        if found.code != text:
            hint = Message(N_("write {code}"), {"code": found.code})
            return self._problem(UNKNOWN_PLACE, "municipality", N_("a municipality stands here by its CBS code"), hint)
        indicator = self._known(self._cell("indicator").text)
        misspelt = len(self.plan.municipalities) < len(self.plan.own.municipalities)
        if indicator and found not in self.plan.covered(indicator) and not misspelt:
            sentence = N_("the plan does not have this indicator for {name}")
            return self._problem(UNKNOWN_PLACE, "municipality", sentence, name=found.name)
        return found.code

    def _year(self) -> int | Diagnostic:
        text = self._cell("year").text
        if len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
            return int(text)
        hint = Message(
            N_("write a year from {first} to {last}, such as 2024"), {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
        return self._problem(NO_YEAR, "year", N_("“{found}” is not a year"), hint, found=text[:60])

    def _value(self) -> Decimal | Diagnostic | None:
        cell = self._cell("value")
        if cell.text:
            return read_number(self.name, cell)
        if self.row.text("note"):
            return None
        hint = Message(N_("leave the row out, or say in note why the value is unknown"))
        return self._problem(EMPTY_VALUE, "value", N_("a row without a value"), hint)

    def _flag(self) -> bool | Diagnostic:
        text = self.row.text("provisional")
        if text in {"", "false", "true"}:
            return text == "true"
        hint = Message(N_("write true, or false, or leave it empty"))
        sentence = N_("“{found}” is neither true nor false")
        return self._problem(NO_FLAG, "provisional", sentence, hint, found=text[:60])

    def _n(self) -> int | Diagnostic | None:
        text = self.row.text("n")
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) < 13 and int(text) > 0:
            return int(text)
        return self._problem(NO_COUNT, "n", N_("“{found}” is not a number of respondents or cases"), found=text[:60])

    def _source(self) -> str | Diagnostic | None:
        text = self.row.text("source")
        if not text or text in self.plan.sources:
            return text or None
        near = self.near_source(text)
        hint = Message(N_("did you mean {nearest}?"), {"nearest": near}) if near else None
        return self._problem(UNKNOWN_SOURCE, "source", N_("there is no source “{id}” in this plan"), hint, id=text[:60])

    def _retrieved(self) -> str | Diagnostic | None:
        text = self.row.text("retrieved")
        try:
            return parse_when(text).text if text else None
        except PydanticCustomError:
            hint = Message(N_("write the year first, such as 2024-12-31"))
            return self._problem(NO_DATE, "retrieved", N_("“{found}” is not a date"), hint, found=text[:60])
