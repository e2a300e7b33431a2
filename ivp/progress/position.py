"""The position of an indicator against its target in a reporting year, in exact arithmetic."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import NamedTuple, TypeVar

from ivp.progress.figures import Exact
from ivp.vocabulary import Better, Direction, Reason, Status


class Reading(NamedTuple):
    """The indicator's value in a year, in the indicator's unit."""

    year: int
    value: Exact
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Baseline:
    """The value from which change is reckoned: of one year, a mean over ``first`` to ``last``, or undated.

    ``value`` is None where it is unknown, though its year may be known. Raises ``ValueError`` where only one of the
    years is given or ``first`` comes after ``last``.
    """

    value: Exact | None = None
    first: int | None = None
    last: int | None = None

    def __post_init__(self) -> None:
        if (self.first is None) != (self.last is None):
            raise ValueError("a baseline has both a first and a last year, or neither")
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"a baseline's first year {self.first} comes after its last, {self.last}")

    @property
    def time(self) -> Fraction | None:
        """The middle of the baseline's years (2015-2018: 2016.5); None where undated."""
        return None if self.first is None or self.last is None else Fraction(self.first + self.last, 2)

    def precedes(self, year: int) -> bool:
        """Whether a year lies after the baseline's last year; every year does where the baseline is undated."""
        return self.last is None or year > self.last


@dataclass(frozen=True, slots=True)
class Relative:
    """A bound relative to the baseline: ``percent`` of its size and ``plus``, in its unit, are added to it."""

    percent: Exact = 0
    plus: Exact = 0

    def to(self, value: Exact) -> Fraction:
        """The bound as a number, where it is relative to a value."""
        return Fraction(value) + abs(Fraction(value)) * Fraction(self.percent) / 100 + Fraction(self.plus)


@dataclass(frozen=True, slots=True)
class Goal:
    """A target for a year. ``tolerance``, in the indicator's unit, is what ``stay_at`` may deviate.

    ``bound`` is None where it refers to a figure of elsewhere that is not known; ``upper`` is the other bound of
    ``between``, in any order. ``better`` says on which side of the range of ``stay_at`` and ``between`` a value is
    welcome; where neither is, both are bad. ``since`` is the year in which the target was set, where that is said;
    ``provisional`` says that a bound rests on a figure that may still change; None: on one that perhaps may.
    """

    direction: Direction
    year: int
    bound: Exact | Relative | None
    tolerance: Exact | None = None
    better: Better = Better.NEITHER
    upper: Exact | Relative | None = None
    since: int | None = None
    provisional: bool | None = False

    @property
    def is_relative(self) -> bool:
        """Whether it is reckoned from the baseline."""
        return isinstance(self.bound, Relative) or isinstance(self.upper, Relative)

    def resolve(self, baseline: Baseline) -> Aim:
        """The goal with its bound as a number."""
        bound = resolved(self.bound, baseline)
        if self.direction is not Direction.BETWEEN:
            return Aim(self, bound)
        upper = resolved(self.upper, baseline)
        return Aim(self, None) if bound is None or upper is None else Aim(self, min(bound, upper), max(bound, upper))


def resolved(bound: Exact | Relative | None, baseline: Baseline) -> Fraction | None:
    """A bound as a number in the indicator's unit; None where it is relative to what is unknown."""
    if isinstance(bound, Relative):
        return None if baseline.value is None else bound.to(baseline.value)
    return None if bound is None else Fraction(bound)


_Dated = TypeVar("_Dated", Reading, Goal)


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal and its bound as a number, of ``between`` both; None where it is relative to what is unknown."""

    goal: Goal
    bound: Fraction | None
    upper: Fraction | None = None

    @property
    def bounds(self) -> tuple[Fraction, ...]:
        """Its bounds that are known, the lower first."""
        return tuple(bound for bound in (self.bound, self.upper) if bound is not None)

    def met_by(self, value: Exact) -> bool | None:
        """Whether a value meets it; None where its bound is unknown, or ``stay_at`` lacks the tolerance that would
        decide.
        """
        if self.bound is None:
            return None
        goal, facts, exact = self.goal, self.goal.direction.facts, Fraction(value)
        if facts.better is not Better.NEITHER:
            ahead = self.bound - exact if facts.better is Better.LOWER else exact - self.bound
            return ahead > 0 if facts.strict else ahead >= 0
        leeway = Fraction(goal.tolerance or 0)
        low, high = self.bound - leeway, (self.bound if self.upper is None else self.upper) + leeway
        if (exact >= low or goal.better is Better.LOWER) and (exact <= high or goal.better is Better.HIGHER):
            return True
        return None if goal.direction is Direction.STAY_AT and goal.tolerance is None else False


@dataclass(frozen=True, slots=True)
class Position:
    """The answer of ``position`` for one indicator and reporting year, with what it rests on."""

    year: int
    """The reporting year."""
    status: Status
    reason: Reason | None = None
    """Why the status is not_assessable; None for every other status."""
    reading: Reading | None = None
    """The value that was judged; where none could be, the latest one after the baseline."""
    newest: Reading | None = None
    """The latest value after the baseline, up to the reporting year."""
    aim: Aim | None = None
    """The goal that counted."""
    final: Aim | None = None
    """The last goal; the same as ``aim`` where no later one follows."""
    path: Fraction | None = None
    """What the straight line from the baseline to the goal asks in the reading's year; None where there is no such line
    (``stay_at``, ``between``, a goal that the baseline already meets) or the two ends cannot be compared."""
    not_sustained: Reading | None = None
    """The value after the target year that no longer meets the target, while the target year's value does."""
    keep: bool = False
    """The baseline already meets the goal that counted: keeping it is what is aimed at."""

    @property
    def provisional(self) -> bool:
        """Whether the judged value, or what it is judged by, may still change."""
        bound = self.aim is not None and self.aim.goal.provisional is not False
        return self.reading is not None and (self.reading.provisional or bound)

    @property
    def dated_before_reporting_year(self) -> bool:
        """Whether an older value stands in for that of the reporting year, or of the target year where that is past."""
        due = self.year if self.aim is None else min(self.year, self.aim.goal.year)
        return self.reading is not None and self.reading.year < due


def position(
    goals: Iterable[Goal],
    baseline: Baseline,
    readings: Iterable[Reading],
    year: int,
    *,
    decimals: int = 0,
    interval: int | None = 1,
    breaks: Collection[int] = (),
    adopted: int | None = None,
    incomplete_years: Collection[int] = (),
    comparable: bool = True,
    in_words: bool = False,
) -> Position:
    """Judge an indicator's values against its goals, as known in the reporting year ``year``.

    In: the goals, in any order, at most one a year; the baseline (``Baseline()`` for none); the readings, at most one
    a year; ``decimals`` with which the indicator is published; ``interval``, the years between two values of its
    source (None where that is not known: nothing is stale then); ``breaks``, the years from which on a new definition
    holds; ``adopted``, the year in which the target was set, where that is known; ``incomplete_years``, in which a part
    of the area has no value (readings of those years are not used); ``comparable``, False where the readings are known
    to follow another definition than the figures that the target was set in; ``in_words``, whether there is a target in
    words where there are no goals. Raises ``ValueError`` for two goals or two readings in one year and for an interval
    below 1. What is later than the reporting year is never looked at.

    The goal that counts is the first from the reporting year on, or the last one where all are past. The value that is
    judged is the latest one; where the target year is past, the target year's own. Values up to the baseline's last
    year do not count. A missing year is never filled in. Then the first of these that holds:

    1.  no goal: not_assessable, no_target or target_in_words.
    2.  not_comparable: the readings follow another definition. series_break: a break lies between the baseline's first
        year (the adoption, where the baseline has none) and the judged value. Neither holds of a goal with a number of
        its own that was set later (``since``), unless a break lies between that year and the judged value.
    3.  achieved or not_achieved: the target year has a definitive value, and it meets the bound or does not.
    4.  no_target_year_value: the target year is past and has no value.
        no_value_after_baseline: there is no value to judge.
        incomplete_area: either of these two, where a part of the area does have the missing value.
        stale: the newest value is older than twice the interval, counted from the reporting year (incomplete_area
        where a part of the area has a newer one).
    5.  on_target: the judged value meets the bound; the provisional value of a target year too, also afterwards.
    6.  no_bound: the bound is relative to an unknown baseline, or to an unknown figure of elsewhere.
        no_baseline, no_baseline_year, and the reasons of 2 where the goal was set later: not for ``stay_at`` and
        ``between``. no_tolerance: ``stay_at`` without one.
    7.  outside_range: a value outside what ``stay_at`` or ``between`` allows, on the bad side.
        worse_than_baseline: the judged value lies on the wrong side of the baseline.
        on_track: it is better than the baseline, and lies no farther on the wrong side of the path than 5% of the
        path's own step from the baseline, or half the published unit where that is more.
        behind: otherwise.

    The path runs straight from the baseline to the goal that counts, past any earlier goals.

    "Not sustained" is said of a target year's value that meets the bound, where the newest value after it, not beyond a
    break, does not. A provisional one counts (and says that it is provisional): silence until it is definitive would
    withhold what is known. The year before the target year does not count: a plan that goes exactly as planned has not
    reached its bound by then.
    """
    if interval is not None and interval < 1:
        raise ValueError(f"the interval of a source is 1 year or more, not {interval}")
    breaks = [at for at in breaks if at <= year]
    by_year = _by_year(goals, "goals")
    readings_by_year = _by_year(readings, "readings")
    missing = {y for y in incomplete_years if y <= year and baseline.precedes(y)}
    known = {y: r for y, r in readings_by_year.items() if y <= year and baseline.precedes(y) and y not in missing}
    latest = known[max(known)] if known else None
    if not by_year:
        none = Reason.TARGET_IN_WORDS if in_words else Reason.NO_TARGET
        return Position(year, Status.NOT_ASSESSABLE, none, latest, latest)

    final = by_year[max(by_year)]
    goal = by_year[min((y for y in by_year if y >= year), default=final.year)]
    aim = goal.resolve(baseline)
    keep = baseline.value is not None and aim.met_by(baseline.value) is True
    answer = partial(Position, year, newest=latest, aim=aim, final=aim if final is goal else final.resolve(baseline))
    unanswered = partial(answer, Status.NOT_ASSESSABLE)
    own = known.get(goal.year)
    judged = own or (latest if goal.year >= year else None)
    start = baseline.first if baseline.first is not None else adopted
    apart = None if comparable or not latest else Reason.NOT_COMPARABLE
    if apart is None and judged and broken(start, judged.year, breaks):
        apart = Reason.SERIES_BREAK
    later = goal.since is not None and baseline.precedes(goal.since) and not goal.is_relative
    if judged and broken(goal.since, judged.year, breaks):
        apart, later = apart or Reason.SERIES_BREAK, False
    if apart and not later:
        return unanswered(apart, judged or latest, keep=keep)
    keep = keep and not apart
    if own is None and goal.year < year:
        partly = goal.year in missing
        return unanswered(Reason.INCOMPLETE_AREA if partly else Reason.NO_TARGET_YEAR_VALUE, latest, keep=keep)
    if judged is None:
        return unanswered(Reason.INCOMPLETE_AREA if missing else Reason.NO_VALUE_AFTER_BASELINE, latest, keep=keep)

    obstacle = _obstacle(aim, baseline, apart)
    met = aim.met_by(judged.value)
    path = None if obstacle else _path(aim, baseline, judged.year)
    lost = _relapse(aim, known, breaks) if met and own else None
    definitive = not judged.provisional and goal.provisional is False
    status = Status.NOT_ASSESSABLE
    reason: Reason | None = obstacle
    if own is not None and definitive and met is not None:
        status, reason = (Status.ACHIEVED if met else Status.NOT_ACHIEVED), None
    elif interval is not None and year - max(known) > 2 * interval:
        reason = Reason.INCOMPLETE_AREA if max((*known, *missing)) in missing else Reason.STALE
    elif met:
        status, reason = Status.ON_TARGET, None
    elif obstacle is None:
        status = _short_of_target(goal.direction, baseline, judged, path, decimals)
    return answer(status, reason, judged, path=None if keep else path, not_sustained=lost, keep=keep)


def _by_year(items: Iterable[_Dated], name: str) -> dict[int, _Dated]:
    listed = list(items)
    by_year = {item.year: item for item in listed}
    if len(by_year) < len(listed):
        raise ValueError(f"two {name} in one year")
    return by_year


def broken(since: int | None, until: int, breaks: Collection[int]) -> bool:
    """Whether a new definition begins after the earlier of two years and not after the later."""
    return since is not None and any(min(since, until) < y <= max(since, until) for y in breaks)


def _obstacle(aim: Aim, baseline: Baseline, apart: Reason | None) -> Reason | None:
    """What keeps a value short of its target from being told on track from behind (rule 6)."""
    goal = aim.goal
    if aim.bound is None:
        return Reason.NO_BOUND
    if goal.direction.facts.better is Better.NEITHER:
        return Reason.NO_TOLERANCE if goal.direction is Direction.STAY_AT and goal.tolerance is None else None
    if baseline.value is None:
        return Reason.NO_BASELINE
    return Reason.NO_BASELINE_YEAR if baseline.time is None else apart


def _path(aim: Aim, baseline: Baseline, year: int) -> Fraction | None:
    """The straight line from the baseline to the goal, in a year between the two; None for a range to be in."""
    if aim.goal.direction.facts.better is Better.NEITHER:
        return None
    if aim.bound is None or baseline.value is None or baseline.first is None or baseline.last is None:
        return None
    start, since = Fraction(baseline.value), baseline.first + baseline.last  # twice the middle of its years
    return start + (aim.bound - start) * Fraction(2 * year - since, 2 * aim.goal.year - since)


def _short_of_target(
    direction: Direction, baseline: Baseline, judged: Reading, path: Fraction | None, decimals: int
) -> Status:
    """The status of a value that does not meet its target (rule 7); without a path the target is to stay."""
    if path is None or baseline.value is None:
        return Status.OUTSIDE_RANGE
    sign = 1 if direction.facts.better is Better.HIGHER else -1
    value, start = Fraction(judged.value), Fraction(baseline.value)
    if sign * (value - start) < 0:
        return Status.WORSE_THAN_BASELINE
    slack = max(abs(path - start) / 20, Fraction(10) ** -decimals / 2)
    near = sign * (value - path) >= -slack
    return Status.ON_TRACK if near and value != start else Status.BEHIND


def _relapse(aim: Aim, known: Mapping[int, Reading], breaks: Collection[int]) -> Reading | None:
    """The newest value from the target year on, where it can be compared and does not meet the bound."""
    due = aim.goal.year
    newest = known[max(y for y in known if y >= due and not broken(due, y, breaks))]
    return newest if aim.met_by(newest.value) is False else None
