"""Small counts that are not published, and what must then stay unsaid because they could be worked out from it.

A source's ``hide_below`` hides counts below it. The figures of the municipalities of a joint area add up to the
area's: where these would tell a hidden one, the smallest published figure is hidden with it. The baseline and the
target that a plan adopts are public.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from ivp.model.indicator import Indicator
from ivp.progress.assess import Assessment, assess
from ivp.progress.change import Evidence
from ivp.progress.measurement import Figure, Measurement, Series
from ivp.progress.position import Position
from ivp.resolve import Resolved
from ivp.vocabulary import UNITS, Chance, Change, Method, Reason, SeriesCheck, Status, Tone, Untested


@dataclass(frozen=True)
class Hiding:
    """What is hidden of one indicator; counts below ``below`` are, 0 hides nothing."""

    chance: Chance = Chance.NONE
    below: int = 0
    total: frozenset[int] = frozenset()
    """Years in which the area's figure is hidden because it would tell those of its municipalities."""
    places: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Years in which a municipality's figure is hidden, by its code, together with another's."""

    def with_others(self, figure: Figure, place: str = "") -> bool:
        """Whether the figure of the area, or of a municipality, may be hidden only because of others."""
        return figure.year in (self.places.get(place, frozenset()) if place else self.total)

    def hides(self, figure: Figure, place: str = "") -> bool:
        """Whether a figure of the area, or of the municipality with a code, is hidden."""
        count = count_behind(self.chance, figure.value, figure.n)
        small = count is not None and count < self.below
        return bool(self.below) and (small or self.with_others(figure, place))

    def published(self, figure: Figure, place: str = "") -> Figure:
        """The figure as it is published: without its value where that is hidden."""
        if not self.hides(figure, place):
            return figure
        told = self.chance is Chance.COUNTS and not self.with_others(figure, place)
        return replace(figure, value=None, hidden=True, below=self.below if told else None)


def count_behind(chance: Chance, value: Decimal | None, n: int | None) -> Fraction | None:
    """The count that a figure is, or that can be worked out from it with the number behind it; None for neither."""
    if value is None:
        return None
    if chance is Chance.COUNTS:
        return Fraction(value)
    return Fraction(value) * n / 100 if chance is Chance.SHARES and n else None


def hidden_below(plan: Resolved, indicator: Indicator, named: set[str]) -> int:
    """The number below which figures of an indicator are hidden, with those of the sources ``named``; 0: none."""
    sources = [plan.sources.get(name) for name in sorted({indicator.source or "", *named})]
    return max((source.hide_below or 0 for source in sources if source), default=0)


def published_figure(plan: Resolved, indicator: Indicator, figure: Figure) -> Figure:
    """A figure that stands by itself, such as a benchmark or a value that a document prints, as it is published."""
    below = hidden_below(plan, indicator, {figure.source} if figure.source else set())
    return Hiding(UNITS[indicator.unit].chance, below).published(figure)


def hiding(plan: Resolved, measured: Measurement) -> Hiding:
    """What is hidden of an indicator that is measured for its whole area."""
    all_series = (measured.series, *measured.parts.values())
    named = {figure.source for series in all_series for figure in series.figures.values() if figure.source}
    below = hidden_below(plan, measured.indicator, named)
    if not below:
        return Hiding()
    counts = measured.unit.chance is Chance.COUNTS
    places: dict[str, set[int]] = {}
    total: set[int] = set()
    for year in sorted({year for series in measured.parts.values() for year in series.figures}):
        of_year = {code: series.figures[year] for code, series in measured.parts.items() if year in series.figures}
        area = measured.series.figures.get(year)
        hidden, told = _covered(of_year, below) if area and counts else (frozenset(), False)
        for code in hidden:
            places.setdefault(code, set()).add(year)
        if told:
            total.add(year)
    kept = {code: frozenset(years) for code, years in places.items()}
    return Hiding(measured.unit.chance, below, frozenset(total), kept)


def _covered(figures: Mapping[str, Figure], below: int) -> tuple[frozenset[str], bool]:
    """The municipalities to hide together, so that their sum tells no small figure, and whether it does even so."""
    values = {code: figure.value for code, figure in figures.items() if figure.value is not None}
    small = [code for code, value in values.items() if value < below]
    left = sum(values[code] for code in small)
    if not small or sum(values.values()) < below or (len(small) > 1 and 0 < left < len(small) * (below - 1)):
        return frozenset(), False
    shown = sorted((value, code) for code, value in values.items() if code not in small)
    return frozenset((*small, *(code for _, code in shown[:1]))), not shown


def published(item: Assessment, hidden: Hiding) -> Assessment:
    """The assessment without hidden figures and without what would tell one.

    Only what every other count that would be hidden gives as well is told: so a verdict tells nothing of a hidden count
    but that it is hidden; and the numbers behind a verdict are told only where they rest on no hidden figure.
    """
    if not hidden.below:
        return item
    measured = item.measured
    place = "" if measured.whole else measured.area[0].code
    shown = _shown(measured, hidden, place)
    secret = {year: figure for year, figure in shown.series.figures.items() if figure.hidden}
    if not secret:
        return replace(item, measured=shown)
    if measured.check is SeriesCheck.EQUAL and measured.at_baseline:
        at = measured.at_baseline.years
        secret = {year: figure for year, figure in secret.items() if figure.years != at}  # the baseline is public
    told = _told(item, secret, hidden, place)
    relapse = item.position.not_sustained
    answer, change = item.position, item.change
    if not told.position:
        answer = replace(answer, status=Status.NOT_ASSESSABLE, reason=Reason.HIDDEN, keep=False, not_sustained=None)
    elif relapse and relapse.year in secret and not _always_relapses(answer, hidden):
        answer = replace(answer, not_sustained=None)
    if not told.change:
        change = Evidence(Change.UNKNOWN, Untested.HIDDEN)
    elif not told.numbers:
        change = Evidence(change.change, change.reason)
    whole = told.position and told.change
    start = measured.at_baseline
    return replace(
        item,
        measured=shown,
        position=answer,
        change=change,
        tone=item.tone if whole else Tone.UNKNOWN,
        planned=item.planned if told.position else None,
        withheld=hidden.below if not (whole and told.numbers) or (start and _of_any(start, secret)) else 0,
    )


def _shown(measured: Measurement, hidden: Hiding, place: str) -> Measurement:
    """The figures as they are published; the baseline of a plan is."""

    def clear(series: Series, code: str) -> Series:
        return replace(
            series, figures={year: hidden.published(figure, code) for year, figure in series.figures.items()}
        )

    baseline = measured.baseline
    if baseline and not measured.whole:
        baseline = hidden.published(baseline, place)
    return replace(
        measured,
        baseline=baseline,
        series=clear(measured.series, place),
        observed={code: clear(series, code) for code, series in measured.observed.items()},
    )


@dataclass(frozen=True)
class _Told:
    """What of an indicator's verdicts may be told: the position, the change, the numbers of both."""

    position: bool = True
    change: bool = True
    numbers: bool = True


def _told(item: Assessment, secret: Mapping[int, Figure], hidden: Hiding, place: str) -> _Told:
    tested, measured = item.change.method, item.measured
    judged = item.judged is not None and item.judged.year in secret
    newest = item.newest is not None and item.newest.year in secret
    start = measured.compared
    public = measured.whole and start is measured.baseline
    rests = judged or newest or (start is not None and not public and _of_any(start, secret))
    if hidden.chance is not Chance.COUNTS or any(hidden.with_others(figure, place) for figure in secret.values()):
        return _Told(not judged, not newest, not rests and tested is not Method.QUASI_POISSON)
    others = [
        assess(measured.supposing(dict.fromkeys(secret, Decimal(value))), item.year) for value in range(hidden.below)
    ]
    return _Told(
        all(_position_of(other.position) == _position_of(item.position) for other in others),
        all(_change_of(other.change) == _change_of(item.change) for other in others),
        not rests and all(Method.QUASI_POISSON is not one.change.method for one in (item, *others)),
    )


def _of_any(figure: Figure, years: Collection[int]) -> bool:
    """Whether a figure is of one of these years, or a mean over one."""
    return any((figure.years.first or year) <= year <= (figure.years.last or 0) for year in years)


def _position_of(answer: Position) -> tuple[object, ...]:
    return answer.status, answer.reason, answer.keep


def _change_of(evidence: Evidence) -> tuple[object, ...]:
    return evidence.change, evidence.reason


def _always_relapses(answer: Position, hidden: Hiding) -> bool:
    """Whether every count that is hidden fails the target."""
    return answer.aim is not None and all(answer.aim.met_by(value) is False for value in range(hidden.below))
