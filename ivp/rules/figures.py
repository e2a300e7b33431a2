"""The figures of a plan's own indicators, each with the place where it stands, and what relaxes a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ivp.files import shown_name
from ivp.finding import Path
from ivp.model.indicator import Indicator, Value
from ivp.model.types import Years
from ivp.observations import Observation
from ivp.progress.position import Baseline
from ivp.reference.municipalities import Municipality
from ivp.rules.possible import can_be
from ivp.rules.registry import Subject


@dataclass(frozen=True)
class Given:
    """A figure that is known, and where it stands: in the plan at ``path``, or in a ``cell`` of its observations."""

    years: Years
    value: Decimal
    path: Path
    source: str | None
    per: int | None = None
    cell: Observation | None = None


def own_indicators(subject: Subject) -> Iterator[tuple[Path, Indicator]]:
    """The indicators that this plan gives or refines, as they work with what they inherit."""
    for identity in subject.plan.own.indicators:
        yield ("indicators", identity), subject.plan.indicators[identity]


def incomplete(subject: Subject, path: Path, *parts: object) -> bool:
    """Whether the plan, a plan that it inherits the piece at ``path`` from, or one of the parts is not fully known."""
    if any(getattr(part, "incomplete", None) for part in parts):
        return True
    plan = subject.plan
    while plan.own.incomplete is None:
        if plan.parent is None or not plan.parent.holds(path):
            return False
        plan = plan.parent
    return True


def latest_baseline(indicator: Indicator) -> tuple[Years, Value] | None:
    """The baseline that counts: where several years are named, the latest."""
    if not indicator.baseline:
        return None
    years = max(indicator.baseline, key=lambda at: (at.last or 0, at.first or 0))
    return years, indicator.baseline[years]


def as_baseline(indicator: Indicator) -> Baseline:
    """The baseline as position reckons with it."""
    found = latest_baseline(indicator)
    return Baseline(found[1].value, found[0].first, found[0].last) if found else Baseline()


def own_cells(subject: Subject) -> Iterator[Observation]:
    """The observations in files that this plan itself names."""
    files = (subject.plan.loaded.source.beside(file) for file in subject.plan.own.observations)
    names = {shown_name(file) for file in files if file is not None}
    return (cell for cell in subject.observations.cells.values() if cell.document in names)


def inline(path: Path, indicator: Indicator) -> list[Given]:
    """The known figures of baseline and values that the unit can hold, by year."""
    figures = [
        Given(years, value.value, (*path, block, str(years), "value"), value.source or indicator.source, value.per)
        for block, dated in (("baseline", indicator.baseline), ("values", indicator.values))
        for years, value in dated.items()
        if value.value is not None and can_be(indicator, value.value, years)
    ]
    return sorted(figures, key=_year)


def chains(subject: Subject) -> Iterator[tuple[Indicator, list[Given]]]:
    """Figures of one indicator and place that follow each other in time, by year; undated ones are left out.

    The plan's own figures are those of the only municipality it covers, unless its linked series is not comparable.
    """
    rows: dict[str, dict[str, list[Observation]]] = {}
    for cell in own_cells(subject):
        rows.setdefault(cell.indicator, {}).setdefault(cell.municipality, []).append(cell)
    for identity, indicator in subject.plan.indicators.items():
        places = {place: _observed(indicator, cells) for place, cells in rows.get(identity, {}).items()}
        if identity in subject.plan.own.indicators:
            own = [given for given in inline(("indicators", identity), indicator) if given.years.first is not None]
            only = _only_place(subject, indicator)
            if only and (indicator.series is None or indicator.series.comparable):
                own += places.pop(only.code, [])
            yield indicator, sorted(own, key=_year)
        yield from ((indicator, sorted(row, key=_year)) for row in places.values())


def steps(subject: Subject) -> Iterator[tuple[Indicator, Given, Given]]:
    """Two figures of one indicator and place that follow each other, without a break between them."""
    for indicator, chain in chains(subject):
        for before, after in pairwise(chain):
            if not broken(indicator, before.years, after.years):
                yield indicator, before, after


def broken(indicator: Indicator, before: Years, after: Years) -> bool:
    """Whether a new definition begins after the one and not after the other."""
    first, last = before.last or 0, after.last or 0
    starts = (years.first for years in indicator.breaks if years.first is not None)
    return any(min(first, last) < start <= max(first, last) for start in starts)


def number(value: Decimal) -> str:
    """A number as it is written in a plan."""
    return f"{value:f}"


def _observed(indicator: Indicator, cells: list[Observation]) -> list[Given]:
    return [
        Given(Years(cell.year, cell.year), cell.value, ("observations",), cell.source or indicator.source, cell=cell)
        for cell in cells
        if can_be(indicator, cell.value)
    ]


def _only_place(subject: Subject, indicator: Indicator) -> Municipality | None:
    covered = subject.plan.covered(indicator)
    return covered[0] if len(covered) == 1 else None


def _year(given: Given) -> tuple[int, int]:
    return given.years.last or 0, given.years.first or 0
