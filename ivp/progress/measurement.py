"""One reading of an indicator, for rules and progress alike: baseline, goals, figures, breaks, definition.

For a joint plan a count or amount of the area is the sum of the municipalities that the indicator covers, only where
all have a value; nothing else is added up. A value that the plan itself gives for its area goes before a sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeAlias

from ivp.dossier.inhabitants import People
from ivp.dossier.observations import Observation, Observations, elsewhere
from ivp.dossier.resolve import Resolved
from ivp.finding import Path
from ivp.model.indicator import Indicator, Value
from ivp.model.types import BASELINE, Bound, When, Years, together
from ivp.progress import usual
from ivp.progress.figures import Count, Shift
from ivp.progress.position import Aim, Baseline, Goal, Relative, broken
from ivp.reference.municipalities import Municipality
from ivp.vocabulary import (
    Better,
    Chance,
    IndicatorKind,
    SeriesCheck,
    UnitFacts,
)

REVISED_SHARE, REVISED_COUNTS = Fraction(1, 20), 2
"""A figure that differs this little from the plan's own baseline was revised; more is another definition. The second is
for counts, of which a twentieth can be less than one."""


class Figure(NamedTuple):
    """A figure of an indicator with what is known about it; ``value`` is None where it is known to be unknown."""

    years: Years
    value: Decimal | None
    provisional: bool | None = False
    """None where that is not known."""
    n: int | None = None
    se: Decimal | None = None
    source: str | None = None
    note: str | None = None
    path: Path = ("observations",)
    """Where it stands in the plan; of one that does not, the key that names where it comes from."""
    cell: Observation | None = None
    """The observation that it is."""
    per: int | None = None
    """The base of a rate, where it differs from the indicator's."""
    summed: int = 1
    """Over how many municipalities it was added up."""
    hidden: bool = False
    """Whether its value is left out because it is too small to publish, or would tell one that is."""
    below: int | None = None
    """The number that a hidden count is known to be smaller than."""

    @property
    def year(self) -> int | None:
        """The last year it is about."""
        return self.years.last

    @property
    def may_change(self) -> bool:
        """Whether it is provisional, or may be."""
        return self.provisional is not False

    @property
    def known(self) -> Decimal:
        """Its value; raises ``ValueError`` where there is none."""
        if self.value is None:
            msg = "this figure is known to be unknown"
            raise ValueError(msg)
        return self.value


_ByYear: TypeAlias = Mapping[int, Mapping[str, Observation]]
"""Observations by year and place."""


@dataclass(frozen=True)
class Series:
    """An indicator's figures for an area: by year, and the municipalities missing where that keeps a year out."""

    figures: Mapping[int, Figure] = field(default_factory=dict)
    missing: Mapping[int, tuple[Municipality, ...]] = field(default_factory=dict)
    observed: bool = False
    """Whether any figure comes from an observations file."""

    def until(self, year: int) -> Figure | None:
        """The latest figure up to a year."""
        years = [at for at in self.figures if at <= year]
        return self.figures[max(years)] if years else None


@dataclass(frozen=True)
class DatedGoal:
    """What a target asks for a year, as it is written and as position reckons with it."""

    years: Years
    written: tuple[Bound, ...]
    """One bound, or two of ``between``."""
    goal: Goal
    path: Path
    """Where it stands in the plan."""
    figures: tuple[Figure | None, ...] = ()
    """The figure of elsewhere that each bound refers to, as far as that is known."""

    @property
    def hidden(self) -> bool:
        """Whether it refers to a figure that is not published."""
        return any(figure and figure.hidden for figure in self.figures)

    @property
    def shown(self) -> str:
        """The bound as it is written."""
        listed = ", ".join(map(str, self.written))
        return f"[{listed}]" if len(self.written) > 1 else listed

    @property
    def places(self) -> tuple[tuple[Bound, Path], ...]:
        """The bounds, each with its place."""
        one = len(self.written) == 1
        return tuple((bound, self.path if one else (*self.path, at)) for at, bound in enumerate(self.written))

    @property
    def numbers(self) -> tuple[tuple[Decimal, Path], ...]:
        """Those that are just a number, each with its place."""
        return tuple((bound.plain, path) for bound, path in self.places if bound.plain is not None)

    def until(self, year: int) -> Goal:
        """The goal as it is known in a year: without a bound where that is of a later year, or not published."""
        later = any(figure and figure.years.until > year for figure in self.figures)
        return replace(self.goal, bound=None, upper=None) if later or self.hidden else self.goal


@dataclass(frozen=True)
class Measurement:
    """All that is measured of an indicator, for the area that it covers or for one municipality of it."""

    identity: str
    indicator: Indicator
    unit: UnitFacts
    area: tuple[Municipality, ...]
    baseline: Figure | None
    goals: tuple[DatedGoal, ...]
    """By year; none for a target in words, and for one municipality of several."""
    series: Series
    interval: int | None
    """Years between two values of its source; None where that is not known."""
    sampled: bool
    """Whether its figures come from a sample of people, rather than from counting all."""
    given: tuple[Figure, ...] = ()
    """The figures that the plan itself gives, under baseline and values, by year."""
    observed: Mapping[str, Series] = field(default_factory=dict)
    """What was observed in each municipality, by CBS code."""
    benchmarks: Mapping[str, list[Figure]] = field(default_factory=dict)
    """Figures from elsewhere, by the id of where."""
    whole: bool = True
    """Whether it is of the whole area, so that the plan's baseline and target are its own."""
    adopted: int | None = None
    """The year in which the plan was adopted, where that is known: the one in which its targets were set."""
    people: Mapping[int, int] = field(default_factory=dict)
    """The inhabitants of its area by year, of the years in which those of every municipality are known."""
    unknown: Mapping[tuple[int, Municipality], str] = field(default_factory=dict)
    """Why figures of municipalities of a joint area are unknown, by year, where a table says so instead of a value."""

    @cached_property
    def chance(self) -> Chance:
        """What says how much its figures vary by chance; what was done does not."""
        return Chance.NONE if self.indicator.kind is IndicatorKind.EFFORT else self.unit.chance

    @property
    def in_words(self) -> bool:
        """Whether there is a target, and only in words."""
        return self.whole and self.indicator.target is not None and not self.goals

    @cached_property
    def path(self) -> Path:
        """Where it stands in the plan."""
        return "indicators", self.identity

    @cached_property
    def parts(self) -> Mapping[str, Series]:
        """The series of each municipality of a joint area, by CBS code."""
        codes = [place.code for place in self.area] if len(self.area) > 1 else []
        return {code: self.observed.get(code, Series()) for code in codes}

    @cached_property
    def better(self) -> Better:
        """Which way it improves."""
        return self.indicator.direction or Better.NEITHER

    @cached_property
    def breaks(self) -> frozenset[int]:
        """The years from which on a new definition holds."""
        return frozenset(years.first for years in self.indicator.breaks if years.first is not None)

    @cached_property
    def decimals(self) -> int:
        """The decimals with which it is published: as said, or the most that any of its figures has; what is counted in
        whole numbers has as many as are said, whatever a mean of it has.
        """
        said = published_decimals(self.indicator)
        if self.unit.whole:
            return said
        figures = [
            *self.series.figures.values(),
            *(one for place in self.observed.values() for one in place.figures.values()),
            *(one for known in self.benchmarks.values() for one in known),
        ]
        return max([said, *(decimals_of(figure.value) for figure in figures if figure.value is not None)])

    @cached_property
    def start(self) -> Baseline:
        """The baseline as position reckons with it."""
        if self.baseline is None:
            return Baseline()
        return Baseline(self.baseline.value, self.baseline.years.first, self.baseline.years.last)

    @cached_property
    def at_baseline(self) -> Figure | None:
        """The series' own figure for the year of the baseline, wherever it stands; for several years their mean, with
        the decimals of the baseline, where each is known.
        """
        baseline = self.baseline
        if baseline is None or baseline.value is None or baseline.years.first is None or baseline.years.last is None:
            return None
        same = self.series.figures.get(baseline.years.last)
        if same and same.years == baseline.years:
            return same
        years = range(baseline.years.first, baseline.years.last + 1)
        known = [self.series.figures[year] for year in years if year in self.series.figures]
        values = [figure.value for figure in known if figure.years.number == 1 and figure.value is not None]
        if len(values) < len(years):
            return None
        mean = (sum(values, Decimal(0)) / len(values)).quantize(
            Decimal(1).scaleb(-decimals_of(baseline.value)), ROUND_HALF_UP
        )
        found = Figure(baseline.years, mean, together(figure.provisional for figure in known), source=known[-1].source)
        return _peopled(found, self.people)

    @cached_property
    def check(self) -> SeriesCheck | None:
        """How the series' own value for the baseline year compares with the plan's; None where it cannot."""
        baseline, own = self.baseline, self.at_baseline
        if not self.whole or baseline is None or baseline.value is None or own is None or own.value is None:
            return None
        if self._other_table:
            return SeriesCheck.OTHER_DEFINITION
        difference = abs(own.value - baseline.value)
        if difference == 0:
            return SeriesCheck.EQUAL
        near = Fraction(difference) <= REVISED_SHARE * abs(Fraction(baseline.value))
        near = near or (self.unit.chance is Chance.COUNTS and difference <= REVISED_COUNTS)
        return SeriesCheck.REVISED if near else SeriesCheck.OTHER_DEFINITION

    @property
    def _other_table(self) -> bool:
        """Whether the figures are those of a table that the plan says is of another definition."""
        series = self.indicator.series
        return self.series.observed and series is not None and not series.comparable

    @cached_property
    def comparable(self) -> bool:
        """Whether the figures follow the definition of the baseline, as far as is known."""
        return self.check is not SeriesCheck.OTHER_DEFINITION and not self._other_table

    @cached_property
    def compared(self) -> Figure | None:
        """The figure that a change is reckoned from: the series' own of the baseline year, else the plan's."""
        own = self.at_baseline if self.check in {SeriesCheck.EQUAL, SeriesCheck.REVISED} else None
        if own is None or self.baseline is None:
            return self.baseline
        return own if own.n else own._replace(n=self.baseline.n)

    def broken(self, before: Years, after: Years) -> bool:
        """Whether a new definition begins after the one and not after the other."""
        return broken(before.until, after.until, self.breaks)

    def apart(self, figure: Figure, year: int) -> bool:
        """Whether a break lies between a figure and the latest one up to a year, so that the two are not compared."""
        since = figure.year
        return since is not None and any(
            since < at <= latest.years.until for at in self.breaks if (latest := self.series.until(year))
        )

    def source(self, figure: Figure) -> str | None:
        """The source of a figure: its own, else the indicator's."""
        return figure.source or self.indicator.source

    def asked(self, goal: DatedGoal) -> Aim:
        """What is asked for, as numbers."""
        return goal.goal.resolve(self.start)

    def written(self, goal: Goal) -> DatedGoal:
        """A goal as it is written."""
        return next(item for item in self.goals if item.goal.year == goal.year)

    def supposing(self, values: Mapping[int, Decimal]) -> Measurement:
        """The same with other values for some years: what would be known if they were these."""
        figures = {
            year: figure._replace(value=values[year]) if year in values else figure
            for year, figure in self.series.figures.items()
        }
        series = replace(self.series, figures=figures)
        baseline = self.baseline if self.whole else _observed_baseline(self.indicator, series)
        return replace(self, series=series, baseline=baseline)

    def events(self, figure: Figure, *, exposed: bool = False) -> Count | None:
        """The figure as events over an exposure of years, and of ``n`` inhabitants: always for a rate, and for a count
        where that is asked (``exposed``). None for what is no number of events, or of which that is not known.
        """
        if figure.value is None or figure.value < 0:
            return None
        years = figure.years.number
        if self.unit.chance is Chance.RATES:
            return Count.of_rate(figure.value, figure.n * years, self.per(figure)) if figure.n else None
        people = figure.n if exposed else 1
        if self.unit.chance is not Chance.COUNTS or not people:
            return None
        exposure = years * people
        if years > 1:
            return Count(Count.of_rate(figure.value, years).events, exposure)
        return Count(int(figure.value), exposure) if figure.value == int(figure.value) else None

    def per(self, figure: Figure) -> int:
        """The base of a rate."""
        return per(self.indicator, figure)

    def variation(self, before: Years, after: Years) -> usual.Variation | None:
        """How much such a figure usually moves from the one to the other; None where that is not known: of what is no
        count of events, and of what a sample tells.
        """
        if self.sampled or self.chance not in (Chance.COUNTS, Chance.RATES):
            return None
        series = self.indicator.series
        table, codes = (series.table, series.codes) if series and series.comparable else ("", ())
        places = self._shares(before, after) if self.parts else (1.0,)
        return usual.variation(table, codes, before, after, places)

    def _shares(self, *dated: Years) -> tuple[float, ...]:
        """The share of each municipality in the area's count, in those of some years of which that is known."""
        known = [counts for years in dated if (counts := self._of_parts(years))]
        totals = [float(sum(counts)) for counts in zip(*known, strict=True)]
        return tuple(total / sum(totals) for total in totals) if sum(totals) else (1.0,)

    def _of_parts(self, years: Years) -> list[Fraction]:
        """The yearly count of each municipality of the area; none where one of them is not known."""
        if years.first is None or years.last is None or self.chance is not Chance.COUNTS:
            return []
        dated = range(years.first, years.last + 1)
        figures = [[part.figures.get(year) for year in dated] for part in self.parts.values()]
        values = [[one.value for one in row if one and one.value is not None] for row in figures]
        if any(len(row) < years.number for row in values):
            return []
        return [sum(map(Fraction, row), Fraction(0)) / years.number for row in values]

    @property
    def rated(self) -> int:
        """Per how many inhabitants its figures are told."""
        return self.indicator.per or 1000

    def rate(self, figure: Figure) -> Fraction | None:
        """A count per ``rated`` inhabitants; None for what is no count, and where their number is not known."""
        if self.unit.chance is not Chance.COUNTS or figure.value is None or not figure.n:
            return None
        above, below = figure.value.as_integer_ratio()
        return Fraction(above * self.rated, below * figure.n)

    def shift(self, start: Figure, newest: Figure) -> Shift | None:
        """Where inhabitants moved too much from the one figure to the other, as far as they are known."""
        people = dict(self.people)
        for figure in (*self.series.figures.values(), start, newest):
            first = figure.years.first  # of a mean the number is that of all its years together
            if figure.n and first is not None and (figure.years.number == 1 or first not in self.people):
                people[first] = figure.n
        ends = [year for figure in (start, newest) for year in (figure.years.first, figure.years.last) if year]
        return Shift.among({year: number for year, number in people.items() if min(ends) <= year <= max(ends)})


@dataclass(frozen=True)
class Measured:
    """A plan with its observations: what is measured of each of its indicators, read once."""

    plan: Resolved
    observations: Observations
    people: People = field(default_factory=dict)

    @cached_property
    def indicators(self) -> dict[str, Measurement]:
        """What is measured of each indicator for the area it covers, inherited ones included."""
        return {identity: _measure(self, identity) for identity in self.plan.indicators}

    def of(self, identity: str, place: Municipality) -> Measurement:
        """The same for one municipality of the area.

        The plan's baseline and target are the whole area's: for one municipality of several the baseline is the
        observed value of that year, and there is no target.
        """
        return _measure(self, identity, place)

    def until(self, day: date) -> Measured:
        """The same without the figures of years that were not over on a day."""
        over = day.year if (day.month, day.day) == (12, 31) else day.year - 1
        cells = {key: cell for key, cell in self.observations.cells.items() if key[2] <= over}
        unknown = {key: note for key, note in self.observations.unknown.items() if key[2] <= over}
        whole = self.plan.whole
        values = {
            identity: {at: value for at, value in item.values.items() if at.last is None or at.last <= over}
            for identity, item in whole.indicators.items()
        }
        same = all(len(known) == len(whole.indicators[key].values) for key, known in values.items())
        if same and (len(cells), len(unknown)) == (len(self.observations.cells), len(self.observations.unknown)):
            return self
        indicators = {key: item.model_copy(update={"values": values[key]}) for key, item in whole.indicators.items()}
        plan = replace(self.plan, whole=whole.model_copy(update={"indicators": indicators}))
        return replace(self, plan=plan, observations=Observations(cells, unknown))

    def default_year(self, as_of: date | None = None, known: Iterable[When] = ()) -> int:
        """The year of its period that the plan is accounted for where none is asked for, on a day or on none.

        ``known`` are moments of which other files give states of its actions.

        Of a plan the last one with a definitive figure, of what carries one out the last one with a state of an action;
        of a year that is not over on the day no figure is definitive. Without any: the year of the day, else the last
        one with a state or a figure, else the first.
        """
        own = self.plan.own
        places = {place.code for place in self.plan.municipalities}
        cells = self.observations.cells.items()
        figures = [(year, cell.provisional) for (_, place, year), cell in cells if place in places]
        figures += [
            (at.last, value.provisional)
            for item in self.plan.indicators.values()
            for at, value in item.values.items()
            if at.last is not None and value.value is not None
        ]
        day = as_of or date.max
        definitive = [year for year, provisional in figures if provisional is False and date(year, 12, 31) <= day]
        moments = chain(known, (when for action in own.actions.values() for when in action.state))
        states = [when.last.year for when in moments]
        candidates = (
            definitive if self.plan.is_plan else [],
            [own.period.within(as_of.year)] if as_of else [],
            states,
            [year for year, _ in figures],
        )
        inside = ([year for year in years if own.period.within(year) == year] for years in candidates)
        return next((max(years) for years in inside if years), own.period.from_)


def _measure(known: Measured, identity: str, only: Municipality | None = None) -> Measurement:
    plan, indicator = known.plan, known.plan.indicators[identity]
    unit = indicator.unit.facts
    area = plan.covered(indicator)
    source = plan.sources.get(indicator.source or "")
    counts = source.kind.facts.counts if source else None
    sampled = unit.chance in {Chance.SHARES, Chance.MEANS} if counts is None else not counts
    counted = unit.chance in {Chance.COUNTS, Chance.RATES} and not sampled
    path: Path = ("indicators", identity)
    by_year, benchmarks = _apart(path, indicator, area, known.observations.of(identity))
    codes = {code for row in by_year.values() for code in row}
    of_place = {code: _people(known.people, (code,)) if counted else {} for code in codes}
    observed = {code: _of_place(by_year, code, of_place[code]) for code in sorted(codes)}
    interval = source.interval if source else 1
    if only is not None and area != (only,):
        series = observed.get(only.code, Series())
        return Measurement(
            identity, indicator, unit, (only,), _observed_baseline(indicator, series), (), series, interval, sampled,
            observed=observed, benchmarks=benchmarks, whole=False, people=of_place.get(only.code, {}),
            unknown=_unknown(known.observations, identity, (only,)),
        )  # fmt: skip
    people = _people(known.people, tuple(place.code for place in area)) if counted else {}
    baselines = [_peopled(one, people) for one in _given(indicator, indicator.baseline, (*path, "baseline"))]
    values = [_peopled(one, people) for one in _given(indicator, indicator.values, (*path, "values"))]
    return Measurement(
        identity,
        indicator,
        unit,
        area,
        max(baselines, key=in_turn, default=None),
        goals_of(plan, identity, indicator, benchmarks),
        _of_area([*_said_unknown(known.observations, identity, area), *values], unit, by_year, area, people, observed),
        interval,
        sampled,
        tuple(sorted((*baselines, *values), key=in_turn)),
        observed,
        benchmarks,
        adopted=plan.adopted,
        people=people,
        unknown=_unknown(known.observations, identity, area) if len(area) > 1 else {},
    )


def _apart(
    path: Path, indicator: Indicator, area: tuple[Municipality, ...], by_year: _ByYear
) -> tuple[_ByYear, dict[str, list[Figure]]]:
    """What was observed in the area, by year; and the figures from elsewhere, in the plan and observed."""
    own = {place.code for place in area}
    others = {place: identity for place, identity in elsewhere(indicator).items() if place not in own}
    found = {
        identity: [
            figure._replace(source=one.values[figure.years].source)
            for figure in _given(indicator, one.values, (*path, "benchmarks", identity, "values"))
        ]
        for identity, one in indicator.benchmarks.items()
    }
    for row in by_year.values():
        for place in others.keys() & row.keys():
            found[others[place]].append(_observed(row[place]))
    inside = {
        year: {place: cell for place, cell in row.items() if place not in others} for year, row in by_year.items()
    }
    return {year: row for year, row in inside.items() if row}, {
        key: sorted(of, key=in_turn) for key, of in found.items()
    }


def _people(people: People, codes: tuple[str, ...]) -> dict[int, int]:
    """The inhabitants of some municipalities together, of the years in which those of each are known."""
    years = sorted({year for code, year in people if code in codes})
    found = {year: [people[code, year] for code in codes if (code, year) in people] for year in years}
    return {year: sum(known) for year, known in found.items() if len(known) == len(codes)}


def _peopled(figure: Figure, people: Mapping[int, int]) -> Figure:
    """The figure with the inhabitants of its year, or their mean over its years, unless it gives a number itself."""
    first, last = figure.years.first, figure.years.last
    if not people or figure.n or first is None or last is None:
        return figure
    known = [people[year] for year in range(first, last + 1) if year in people]
    return figure._replace(n=round(Fraction(sum(known), len(known)))) if len(known) == last - first + 1 else figure


def figure_of(figures: list[Figure], years: Years) -> Fraction | None:
    """The value for some years among figures; of a mean of years that of each, where that is known."""
    known = {figure.years: Fraction(figure.value) for figure in figures if figure.value is not None}
    if years in known or years.first is None or years.last is None:
        return known.get(years)
    single = [known.get(Years(year, year)) for year in range(years.first, years.last + 1)]
    found = [value for value in single if value is not None]
    return sum(found, Fraction(0)) / len(found) if len(found) == len(single) else None


def per(indicator: Indicator, figure: Figure) -> int:
    """The base of a rate."""
    return figure.per or indicator.per or 1


def count_behind(indicator: Indicator, figure: Figure) -> Fraction | None:
    """The count a year that a figure is, or that can be worked out from it with the number behind it."""
    if figure.value is None:
        return None
    value, n = Fraction(figure.value), figure.n
    match indicator.unit.facts.chance:
        case Chance.COUNTS:
            return value
        case Chance.RATES:
            return value * n / per(indicator, figure) if n else None
        case Chance.SHARES:
            return value * n / 100 if n else None
    return None


def published_decimals(indicator: Indicator) -> int:
    """The decimals with which a plan publishes an indicator: as said, or the most that its own figures have.

    What is counted in whole numbers has as many as are said: a mean of it, or a bound, is printed with its own.
    """
    unit = indicator.unit.facts
    said = indicator.decimals if indicator.decimals is not None else unit.decimals
    if unit.whole:
        return said
    bounds = indicator.target.bounds.values() if indicator.target else ()
    all_dated = (indicator.baseline, indicator.values, *(item.values for item in indicator.benchmarks.values()))
    numbers = [value.value for dated in all_dated for value in dated.values()]
    numbers += [bound.plain for asked in bounds for bound in asked]
    return max([said, *(decimals_of(number) for number in numbers if number is not None)])


def decimals_of(number: Decimal) -> int:
    """With how many decimals a number is written."""
    return max(0, -int(number.as_tuple().exponent))


def in_turn(figure: Figure) -> tuple[int, int]:
    """What figures are sorted by: their years, undated ones first."""
    return figure.years.until, figure.years.since


def as_figure(years: Years, value: Value, indicator: Indicator, path: Path = ()) -> Figure:
    """A figure that the plan itself gives."""
    source = value.source or indicator.source
    return Figure(years, value.value, value.provisional, value.n, value.se, source, value.note, path, per=value.per)


def _given(indicator: Indicator, dated: Mapping[Years, Value], path: Path) -> list[Figure]:
    return [as_figure(years, value, indicator, (*path, str(years), "value")) for years, value in dated.items()]


def _observed(observation: Observation) -> Figure:
    return Figure(
        Years(observation.year, observation.year),
        observation.value,
        observation.provisional,
        observation.n,
        observation.se,
        observation.source,
        observation.note,
        cell=observation,
    )


def _of_place(by_year: _ByYear, code: str, people: Mapping[int, int]) -> Series:
    rows = sorted(by_year.items())
    figures = {year: _peopled(_observed(row[code]), people) for year, row in rows if code in row}
    return Series(figures, observed=bool(figures))


def _said_unknown(observations: Observations, identity: str, area: tuple[Municipality, ...]) -> Iterator[Figure]:
    """The years of which a table says that the figure of a single municipality is unknown, and why."""
    for (year, _), note in _unknown(observations, identity, area).items() if len(area) == 1 else ():
        yield Figure(Years(year, year), None, note=note)


def _unknown(
    observations: Observations, identity: str, area: Iterable[Municipality]
) -> dict[tuple[int, Municipality], str]:
    """Why figures of municipalities are unknown, as a table says instead of a value, the earliest year first."""
    places = {place.code: place for place in area}
    said = sorted((year, code, note) for (of, code, year), note in observations.unknown.items() if of == identity)
    return {
        (year, places[code]): note
        for year, code, note in said
        if code in places and (identity, code, year) not in observations.cells
    }


def _of_area(
    values: list[Figure],
    unit: UnitFacts,
    by_year: _ByYear,
    area: tuple[Municipality, ...],
    people: Mapping[int, int],
    observed: Mapping[str, Series],
) -> Series:
    figures: dict[int, Figure] = {}
    missing: dict[int, tuple[Municipality, ...]] = {}
    for year, row in by_year.items():
        lacking = tuple(place for place in area if place.code not in row)
        if not area or (len(area) > 1 and not unit.additive):
            missing[year] = area
        elif lacking:
            missing[year] = lacking
        else:
            own, *others = (observed[place.code].figures[year] for place in area)
            every = [row[place.code] for place in area]
            figures[year] = _peopled(_sum(own.years, every), people) if others else own
    any_observed = bool(figures)
    for figure in values:
        if figure.year is not None:
            figures[figure.year] = figure
            missing.pop(figure.year, None)
    return Series(dict(sorted(figures.items())), missing, any_observed)


def _sum(years: Years, rows: list[Observation]) -> Figure:
    """Municipalities added up, with the source of the first."""
    asked = [row.n for row in rows if row.n]
    return Figure(
        years,
        sum((row.value for row in rows), Decimal(0)),
        together(row.provisional for row in rows),
        sum(asked) if len(asked) == len(rows) else None,
        source=next(row.source for row in rows),
        summed=len(rows),
    )


def _observed_baseline(indicator: Indicator, series: Series) -> Figure | None:
    dated = [at.last for at in indicator.baseline if at.last is not None and at.number == 1]
    return series.figures.get(max(dated)) if dated else None


def goals_of(
    plan: Resolved, identity: str, indicator: Indicator, benchmarks: Mapping[str, list[Figure]]
) -> tuple[DatedGoal, ...]:
    """What the target of an indicator of a plan asks, by year, with the figures of elsewhere that it may refer to."""
    target = indicator.target
    direction = target.direction if target else None
    if target is None or direction is None:
        return ()
    found = []
    better = indicator.better or Better.NEITHER
    since = target.set_.last.year if target.set_ else None
    for years, written in target.bounds.items():
        at = years.last or plan.own.period.to
        figures = tuple(_referred(benchmarks, bound, years if years.last else Years(at, at)) for bound in written)
        one, *other = (_asked(bound, figure) for bound, figure in zip(written, figures, strict=True))
        known = [figure for figure in figures if figure]
        goal = Goal(
            direction,
            at,
            one,
            target.tolerance,
            better,
            next(iter(other), None),
            since,
            together(figure.provisional for figure in known),
        )
        path: Path = ("indicators", identity, "target", direction, str(years))
        found.append(DatedGoal(years, written, goal, path, figures))
    return tuple(sorted(found, key=lambda item: item.goal.year))


def _referred(benchmarks: Mapping[str, list[Figure]], bound: Bound, years: Years) -> Figure | None:
    """The figure of elsewhere that a bound for these years refers to; None where it refers to none that is known."""
    figures = benchmarks.get(bound.of, []) if bound.of != BASELINE or bound.years else []
    return next((figure for figure in figures if figure.years == (bound.years or years)), None)


def _asked(bound: Bound, elsewhere: Figure | None) -> Fraction | Relative | None:
    """A bound as position reckons with it, with the figure of elsewhere that it refers to."""
    if bound.plain is not None:
        return Fraction(bound.plain)
    change = Relative(bound.percent, bound.plus)
    if bound.of == BASELINE and not bound.years:
        return change
    start = elsewhere.value if elsewhere else bound.number
    return None if start is None else change.to(start)
