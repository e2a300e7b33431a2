"""One indicator of a plan in a reporting year: its position, its change, what both rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ivp.model.types import Years
from ivp.progress.change import (
    Beside,
    Evidence,
    PlannedStep,
    beside,
    change_in_counts,
    change_in_means,
    change_in_shares,
    difference_of,
    percent_of,
    planned_step,
    unknown_change,
)
from ivp.progress.figures import Mean, Share
from ivp.progress.measurement import Figure, Measurement, figure_of
from ivp.progress.outlook import Outlook, outlook
from ivp.progress.position import Position, Reading, position
from ivp.progress.usual import movement
from ivp.progress.verdict import tone
from ivp.reference.municipalities import area_of
from ivp.vocabulary import Chance, Change, IndicatorKind, Reason, Status, Tone, Untested


@dataclass(frozen=True)
class Assessment:
    """What can be said of an indicator in a reporting year."""

    measured: Measurement
    year: int
    position: Position
    change: Evidence
    tone: Tone
    planned: PlannedStep | None = None
    beside: tuple[Beside, ...] = ()
    """What figures from elsewhere did over the same years."""
    outlook: Outlook | None = None
    """Where the last five years lead, as far as they are known."""
    withheld: int = 0
    """Numbers behind the verdicts are left out because they would tell a figure smaller than this; 0: none are."""

    @property
    def judged(self) -> Figure | None:
        """The figure that the position is about: the latest one, or that of the target year once it is past."""
        reading = self.position.reading
        return self.measured.series.figures.get(reading.year) if reading else None

    @property
    def newest(self) -> Figure | None:
        """The latest figure after the baseline, up to the reporting year: what changes are reckoned from."""
        return self.measured.series.figures.get(self.position.newest.year) if self.position.newest else None

    @property
    def latest(self) -> Figure | None:
        """The latest figure up to the reporting year, the baseline's years included."""
        return self.measured.series.until(self.year)

    @property
    def previous(self) -> Figure | None:
        """The figure before the newest."""
        newest = self.newest
        return self.measured.series.until(newest.years.until - 1) if newest else None

    @property
    def alarms(self) -> bool:
        """Whether it must be told, however much else there is: unfavourable, clearly worsened, or no longer met."""
        lost = self.position.status is Status.ACHIEVED and self.position.not_sustained is not None
        return self.tone is Tone.UNFAVOURABLE or self.change.change is Change.WORSENED or lost

    @property
    def followed(self) -> bool:
        """Whether it has no target itself: it is followed, and cannot be held against anything."""
        return bool(self.position.reason and self.position.reason.facts.followed)

    @property
    def interim(self) -> bool:
        """Whether another target comes after the one that counts."""
        aim, final = self.position.aim, self.position.final
        return aim is not None and final is not None and aim.goal.year < final.goal.year

    @property
    def comparable(self) -> bool:
        """Whether the figures are known to follow the baseline's definition, as far as the verdicts tell."""
        answer, change = self.position.reason, self.change.reason
        return answer is not Reason.NOT_COMPARABLE and change is not Untested.NOT_COMPARABLE


def assess(measured: Measurement, year: int) -> Assessment:
    """Assess what is measured of an indicator, as known in the reporting year."""
    goals = {item.goal.year: item.until(year) for item in measured.goals}
    answer = position(
        goals.values(),
        measured.start,
        [
            Reading(at, figure.value, figure.may_change)
            for at, figure in measured.series.figures.items()
            if figure.value is not None
        ],
        year,
        decimals=measured.decimals,
        interval=measured.interval,
        breaks=measured.breaks,
        adopted=measured.adopted,
        incomplete_years=set(measured.series.missing),
        comparable=measured.comparable,
        in_words=measured.in_words,
    )
    if answer.reason is Reason.NO_TARGET and not measured.whole and measured.indicator.target:
        answer = replace(answer, reason=Reason.JOINT_TARGET)
    if answer.reason is Reason.NO_BOUND and answer.aim and measured.written(answer.aim.goal).hidden:
        answer = replace(answer, reason=Reason.HIDDEN)
    newest = measured.series.figures.get(answer.newest.year) if answer.newest else None
    change = _change(measured, newest)
    last = answer.final
    return Assessment(
        measured,
        year,
        answer,
        change,
        tone(answer, change.change),
        _planned(measured, answer, change),
        tuple(_beside(measured, newest, change)),
        outlook(measured, newest, last.goal.year if last else None) if measured.comparable else None,
    )


def _change(measured: Measurement, newest: Figure | None) -> Evidence:
    """The change since the baseline; of a linked series, since its own value of the baseline year."""
    start = measured.compared
    if start is None or start.value is None:
        return unknown_change(Untested.NO_BASELINE)
    if newest is None or newest.value is None:
        return unknown_change(Untested.NO_VALUE)
    if not measured.comparable:
        return unknown_change(Untested.NOT_COMPARABLE)
    since = start.years.first
    if since is not None and any(since < at <= newest.years.until for at in measured.breaks):
        return unknown_change(Untested.SERIES_BREAK)
    reason = Untested.NO_MEASURE_OF_CHANCE
    match measured.chance:
        case Chance.COUNTS | Chance.RATES:
            tested = _change_in_events(measured, start, newest)
            if isinstance(tested, Evidence):
                return tested
            reason = tested
        case Chance.SHARES:
            if 0 <= start.value <= 100 and 0 <= newest.value <= 100:
                if not measured.sampled and not (start.n and newest.n):
                    return unknown_change(Untested.NO_CASES, start.value, newest.value)
                return change_in_shares(Share(start.value, start.n), Share(newest.value, newest.n), measured.better)
        case Chance.MEANS:
            return change_in_means(Mean(start.value, start.se), Mean(newest.value, newest.se), measured.better)
        case Chance.NONE:
            if measured.indicator.kind is IndicatorKind.EFFORT:
                reason = Untested.EFFORT
    return unknown_change(reason, start.value, newest.value)


def _change_in_events(measured: Measurement, start: Figure, newest: Figure) -> Evidence | Untested:
    """The change in the events that two counts or rates stand for, or why it cannot be tested.

    Inhabitants are reckoned with where those of the two figures are known and did not move so much in between that the
    two may be about different areas: counts are then compared as such, and rates cannot be.
    """
    rates = measured.chance is Chance.RATES
    shift = measured.shift(start, newest) if start.n and newest.n else None
    exposed = bool(start.n and newest.n and not shift)
    first, last = measured.events(start, exposed=exposed), measured.events(newest, exposed=exposed)
    if first is None or last is None:
        unknown = Untested.NO_SAMPLE_SIZE if measured.sampled else Untested.NO_INHABITANTS
        return unknown if rates else Untested.NO_MEASURE_OF_CHANCE
    if rates and shift:
        return Untested.SHIFT
    variation = measured.variation(start.years, newest.years)
    tested = change_in_counts(first, last, measured.better, variation)
    bare = rates or newest.years.number > 1
    difference = difference_of(start.known, newest.known)
    return replace(
        tested,
        difference=difference,
        percent=percent_of(difference, start.known),
        unclear=None if bare else tested.unclear,
        ordinary=None if bare else tested.ordinary,
        people=tested.percent if exposed and not rates else None,
        shift=shift,
    )


def _beside(measured: Measurement, newest: Figure | None, change: Evidence) -> Iterator[Beside]:
    """The same years elsewhere, where a change was tested."""
    start, counted = measured.compared, measured.chance is Chance.COUNTS
    if not measured.benchmarks or change.method is None or start is None or newest is None:
        return
    first, last, variation = (*map(measured.events, (start, newest)), measured.variation(start.years, newest.years))
    own = movement(first, last, variation) if first and last and variation else None
    for identity, figures in measured.benchmarks.items():
        before, after = (figure_of(figures, years) for years in (start.years, newest.years))
        names = {area_of(name) for name in (identity, measured.indicator.benchmarks[identity].name)}
        if before is not None and after is not None:
            found = beside(identity, before, after, own, country="NL" in names, counted=counted)
            if found:
                yield found


def _planned(measured: Measurement, answer: Position, change: Evidence) -> PlannedStep | None:
    """Whether the step that the plan wants could be told from chance, with the inhabitants of the change beside it."""
    baseline, aim = measured.baseline, answer.aim
    if measured.chance is not Chance.COUNTS or baseline is None or aim is None or aim.bound is None:
        return None
    count = measured.events(baseline)
    if count is None or answer.status is Status.ACHIEVED:
        return None
    variation = measured.variation(baseline.years, Years(aim.goal.year, aim.goal.year))
    return planned_step(count, aim.goal.direction, aim.bound, variation, change.counts if change.unclear else None)
