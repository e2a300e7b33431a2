"""One indicator of a plan in a reporting year: its values for the area, its position, its change.

Here a plan's figures become the plain figures of ``position`` and ``change``. For a joint plan a count or amount of
the area is the sum of the municipalities that the indicator covers, only where all have a value; nothing else is
added up. A value that the plan itself gives for its area goes before a sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from ivp.model.indicator import Indicator, Value
from ivp.model.types import Years
from ivp.observations import Observation, Observations
from ivp.progress.change import (
    Better,
    Evidence,
    PlannedStep,
    Untested,
    change_in_counts,
    change_in_means,
    change_in_shares,
    one_definition,
    planned_step_within_chance,
    unknown_change,
)
from ivp.progress.figures import Count, Mean, Share
from ivp.progress.position import Baseline, Direction, Goal, Position, Reading, Relative, Status, position
from ivp.progress.verdict import Tone, tone
from ivp.reference.municipalities import Municipality
from ivp.resolve import Resolved

ADDITIVE = ("count", "amount")
REVISED_SHARE, REVISED_UNITS = Fraction(1, 20), 2
"""A linked series that differs this little from the plan's own baseline was revised; more is another definition."""


class SeriesCheck(StrEnum):
    """How a linked series' value for the baseline year compares with the plan's."""

    EQUAL = "equal"
    REVISED = "revised"
    OTHER_DEFINITION = "other_definition"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of an indicator with what is known about it; ``value`` is None where it is known to be unknown."""

    years: Years
    value: Decimal | None
    provisional: bool = False
    n: int | None = None
    se: Decimal | None = None
    source: str | None = None
    note: str | None = None
    summed: int = 1
    """Over how many municipalities it was added up."""

    @property
    def year(self) -> int | None:
        """The last year it is about."""
        return self.years.last


@dataclass(frozen=True)
class Series:
    """An indicator's figures for an area: by year, and the municipalities missing where that keeps a year out."""

    figures: Mapping[int, Figure] = field(default_factory=dict)
    missing: Mapping[int, tuple[Municipality, ...]] = field(default_factory=dict)
    observed: bool = False
    """Whether any figure comes from an observations file."""


@dataclass(frozen=True)
class Assessment:
    """What can be said of an indicator in a reporting year."""

    identity: str
    indicator: Indicator
    year: int
    area: tuple[Municipality, ...]
    baseline: Figure | None
    series: Series
    parts: Mapping[str, Series]
    """The series of each municipality of a joint area, by CBS code."""
    decimals: int
    position: Position
    change: Evidence
    tone: Tone
    planned: PlannedStep | None = None
    check: SeriesCheck | None = None

    @property
    def judged(self) -> Figure | None:
        """The figure that the position is about: the latest one, or that of the target year once it is past."""
        reading = self.position.reading
        return self.series.figures.get(reading.year) if reading else None

    @property
    def latest(self) -> Figure | None:
        """The latest figure up to the reporting year, the baseline's years included."""
        years = [year for year in self.series.figures if year <= self.year]
        return self.series.figures[max(years)] if years else None

    @property
    def previous(self) -> Figure | None:
        """The figure before the one that is judged."""
        judged = self.judged
        if judged is None or judged.year is None:
            return None
        years = [year for year in self.series.figures if year < judged.year]
        return self.series.figures[max(years)] if years else None


def assess(
    plan: Resolved,
    observations: Observations,
    identity: str,
    year: int,
    only: Municipality | None = None,
    supposed: Mapping[int, Decimal] | None = None,
) -> Assessment:
    """Assess an indicator for the area it covers in the reporting year, or for one municipality of it.

    The plan's baseline and target are the whole area's: for one municipality of several the baseline is the
    observed value of that year, and there is no target. ``supposed`` gives values by year to reckon with instead of
    the known ones: what would be said if they were these.
    """
    indicator = plan.indicators[identity]
    area = plan.covered(indicator)
    source = plan.sources.get(indicator.source or "")
    by_year = observations.of(identity)
    parts = {place.code: _of_place(by_year, place) for place in area} if len(area) > 1 else {}
    whole = only is None or area == (only,)
    series = _of_area(indicator, by_year, area) if whole else parts.get(only.code if only else "", Series())
    if supposed:
        series = replace(series, figures={at: _suppose(at, item, supposed) for at, item in series.figures.items()})
    baseline = _baseline(indicator) if whole else _observed_baseline(indicator, series)
    check = _check(indicator, baseline, series) if whole else None
    comparable = check is not SeriesCheck.OTHER_DEFINITION and not (
        series.observed and indicator.series is not None and not indicator.series.comparable
    )
    decimals = published_decimals(indicator)
    breaks = {years.first for years in indicator.breaks if years.first is not None}
    goals = _goals(plan, indicator) if whole else []
    answer = position(
        goals,
        _as_baseline(baseline),
        [
            Reading(at, figure.value, figure.provisional)
            for at, figure in series.figures.items()
            if figure.value is not None
        ],
        year,
        decimals=decimals,
        interval=source.interval if source else 1,
        breaks=breaks,
        incomplete_years=set(series.missing),
        comparable=comparable,
    )
    better = Better(indicator.direction or "neither")
    judged = series.figures.get(answer.reading.year) if answer.reading else None
    change = _change(indicator, baseline, judged, series, year, better, breaks, comparable=comparable, check=check)
    return Assessment(
        identity,
        indicator,
        year,
        area if whole or only is None else (only,),
        baseline,
        series,
        parts if whole else {},
        decimals,
        answer,
        change,
        tone(answer, change.change),
        _planned(indicator, baseline, answer),
        check,
    )


def default_year(plan: Resolved, observations: Observations) -> int:
    """The year that a plan is accounted for where none is asked for.

    The last one of its period with a definitive figure; else the last one in it with any figure; else its first year.
    """
    period = plan.own.period
    figures = [(year, cell.provisional) for (_, _, year), cell in observations.cells.items()]
    figures += [
        (at.last, value.provisional)
        for item in plan.indicators.values()
        for at, value in item.values.items()
        if at.last is not None and value.value is not None
    ]
    inside = [(not provisional, year) for year, provisional in figures if period.from_ <= year <= period.to]
    return max(inside, default=(False, period.from_))[1]


def published_decimals(indicator: Indicator) -> int:
    """The decimals with which the indicator's figures are published: as said, else the most the plan's own have."""
    if indicator.decimals is not None:
        return indicator.decimals
    numbers = [value.value for value in (*indicator.baseline.values(), *indicator.values.values())]
    if indicator.target:
        numbers += [bound.number for bound in indicator.target.bounds.values()]
    exponents = [number.as_tuple().exponent for number in numbers if number is not None]
    return max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)


# The figures ---------------------------------------------------------------------------------------------------


def _figure(years: Years, value: Value, indicator: Indicator) -> Figure:
    return Figure(
        years, value.value, value.provisional, value.n, value.se, value.source or indicator.source, value.note
    )


def _observed(observation: Observation) -> Figure:
    years = Years(observation.year, observation.year)
    return Figure(
        years,
        observation.value,
        observation.provisional,
        observation.n,
        None,
        observation.source,
        observation.note,
    )


def _of_place(by_year: Mapping[int, Mapping[str, Observation]], place: Municipality) -> Series:
    figures = {year: _observed(row[place.code]) for year, row in sorted(by_year.items()) if place.code in row}
    return Series(figures, observed=bool(figures))


def _of_area(
    indicator: Indicator, by_year: Mapping[int, Mapping[str, Observation]], area: tuple[Municipality, ...]
) -> Series:
    figures: dict[int, Figure] = {}
    missing: dict[int, tuple[Municipality, ...]] = {}
    for year, row in by_year.items():
        lacking = tuple(place for place in area if place.code not in row)
        if len(area) > 1 and indicator.unit not in ADDITIVE:
            missing[year] = area
        elif lacking:
            missing[year] = lacking
        else:
            figures[year] = _sum([row[place.code] for place in area])
    observed = bool(figures)
    for years, value in indicator.values.items():
        if years.last is not None:
            figures[years.last] = _figure(years, value, indicator)
            missing.pop(years.last, None)
    return Series(dict(sorted(figures.items())), missing, observed)


def _suppose(year: int, figure: Figure, supposed: Mapping[int, Decimal]) -> Figure:
    return replace(figure, value=supposed[year]) if year in supposed else figure


def _sum(rows: list[Observation]) -> Figure:
    if len(rows) == 1:
        return _observed(rows[0])
    return Figure(
        Years(rows[0].year, rows[0].year),
        sum((row.value for row in rows), Decimal(0)),
        any(row.provisional for row in rows),
        sum(row.n or 0 for row in rows) if all(row.n for row in rows) else None,
        source=rows[0].source,
        summed=len(rows),
    )


def _baseline(indicator: Indicator) -> Figure | None:
    """The plan's baseline; where it names several years, the latest."""
    if not indicator.baseline:
        return None
    years = max(indicator.baseline, key=lambda at: (at.last or 0, at.first or 0))
    return _figure(years, indicator.baseline[years], indicator)


def _observed_baseline(indicator: Indicator, series: Series) -> Figure | None:
    dated = [at.last for at in indicator.baseline if at.first is not None and at.first == at.last]
    return series.figures.get(max(at for at in dated if at is not None)) if dated else None


def _as_baseline(figure: Figure | None) -> Baseline:
    return Baseline(figure.value, figure.years.first, figure.years.last) if figure else Baseline()


def _goals(plan: Resolved, indicator: Indicator) -> list[Goal]:
    target = indicator.target
    if target is None or target.direction is None:
        return []
    goals: dict[int, Goal] = {}
    for years, bound in target.bounds.items():
        at = years.last or plan.own.period.to
        asked = Relative(bound.percent) if bound.percent is not None else bound.number
        if asked is not None:
            goals[at] = Goal(Direction(target.direction), at, asked, target.tolerance)
    return list(goals.values())


# What follows from them ----------------------------------------------------------------------------------------


def _check(indicator: Indicator, baseline: Figure | None, series: Series) -> SeriesCheck | None:
    """Hold a linked series' value for the baseline year against the plan's own."""
    if indicator.series is None or baseline is None or baseline.value is None or not series.observed:
        return None
    own = _series_at_baseline(baseline, series)
    if own is None or own.value is None:
        return None
    if not indicator.series.comparable:
        return SeriesCheck.OTHER_DEFINITION
    difference = abs(own.value - baseline.value)
    if difference == 0:
        return SeriesCheck.EQUAL
    near = difference <= REVISED_UNITS or Fraction(difference) <= REVISED_SHARE * abs(Fraction(baseline.value))
    return SeriesCheck.REVISED if near else SeriesCheck.OTHER_DEFINITION


def _series_at_baseline(baseline: Figure, series: Series) -> Figure | None:
    single = baseline.years.first == baseline.years.last and baseline.years.last is not None
    return series.figures.get(baseline.years.last or 0) if single else None


def _change(
    indicator: Indicator,
    baseline: Figure | None,
    judged: Figure | None,
    series: Series,
    year: int,
    better: Better,
    breaks: set[int],
    *,
    comparable: bool,
    check: SeriesCheck | None,
) -> Evidence:
    """The change since the baseline; of a linked series, since its own value of the baseline year."""
    if baseline is None or baseline.value is None:
        return unknown_change(Untested.NO_BASELINE)
    if judged is None or judged.value is None or judged.year is None:
        return unknown_change(Untested.NO_VALUE)
    if not comparable:
        return unknown_change(Untested.NOT_COMPARABLE)
    if baseline.years.first is not None and any(baseline.years.first < at <= judged.year for at in breaks):
        return unknown_change(Untested.SERIES_BREAK)
    start = baseline
    if check is not None:
        start = _series_at_baseline(baseline, series) or baseline
    if start.value is None:
        return unknown_change(Untested.NO_BASELINE)
    if indicator.unit in {"count", "rate"}:
        exposed = all(item.n for item in (start, judged, *series.figures.values()))
        first, last = _count(indicator, start, exposed=exposed), _count(indicator, judged, exposed=exposed)
        if first and last:
            found = {at: _count(indicator, item, exposed=exposed) for at, item in series.figures.items()}
            counts = {at: count for at, count in found.items() if count}
            evidence = change_in_counts(first, last, better, one_definition(counts, judged.year, year, breaks))
            return _as_printed(evidence, indicator, start.value, judged.value)
    if indicator.unit == "percent" and 0 <= start.value <= 100 and 0 <= judged.value <= 100:
        return change_in_shares(Share(start.value, start.n), Share(judged.value, judged.n), better)
    if indicator.unit == "grade":
        return change_in_means(Mean(start.value, start.se), Mean(judged.value, judged.se), better)
    reason = Untested.NO_SAMPLE_SIZE if indicator.unit == "rate" else Untested.NO_MEASURE_OF_CHANCE
    return unknown_change(reason, start.value, judged.value)


def _as_printed(evidence: Evidence, indicator: Indicator, start: Decimal, value: Decimal) -> Evidence:
    """The evidence with the difference of the printed figures; the test itself reckons with years and inhabitants."""
    difference = Fraction(value) - Fraction(start)
    percent = difference / abs(Fraction(start)) * 100 if start else None
    unclear = None if indicator.unit == "rate" else evidence.unclear
    return replace(evidence, difference=difference, percent=percent, unclear=unclear)


def _count(indicator: Indicator, figure: Figure, *, exposed: bool = False) -> Count | None:
    """The figure as events over an exposure of years, and of ``n`` inhabitants: always for a rate, and for a count
    where every figure has them (``exposed``). None for what is no count.
    """
    if figure.value is None or figure.value < 0:
        return None
    if indicator.unit == "rate":
        return Count.of_rate(figure.value, figure.n, indicator.per or 1) if figure.n else None
    people = figure.n if exposed and figure.n else 1
    if figure.years.first is not None and figure.years.last is not None and figure.years.first < figure.years.last:
        years = figure.years.last - figure.years.first + 1
        return Count(Count.of_rate(figure.value, years).events, years * people)
    return Count(int(figure.value), people) if figure.value == figure.value.to_integral_value() else None


def _planned(indicator: Indicator, baseline: Figure | None, answer: Position) -> PlannedStep | None:
    """Whether the step that the plan wants could be told from counting chance."""
    if indicator.unit != "count" or baseline is None or answer.aim is None or answer.aim.bound is None:
        return None
    count = _count(indicator, baseline)
    if count is None or answer.status is Status.ACHIEVED:
        return None
    return planned_step_within_chance(count, answer.aim.goal.direction, answer.aim.bound)
