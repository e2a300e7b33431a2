"""The change of an indicator since its baseline, and what says whether chance explains it.

Every function compares two figures on one definition; leaving out what lies beyond a break or after the reporting year
is done beforehand. A change in counts has three levels: within counting chance, within what such counts usually move,
beyond both. Only the last is told as improved or worsened, and it proves nothing about causes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from ivp.progress.figures import Count, Exact, Mean, Share, Shift
from ivp.progress.statistics import LEVEL, Z, conditional_p, newcombe_interval, ratio_interval, unclear_range
from ivp.progress.usual import Movement, Reached, Variation, movement, reached, usual_range
from ivp.vocabulary import Better, Change, Direction, Method, Untested

FEW = 30
"""Of counts smaller than this, on average, a mean over some years tells more than one of a year."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The change since the baseline and what it rests on."""

    change: Change
    reason: Untested | None = None
    """Why the change is unknown; None for every other change."""
    method: Method | None = None
    difference: Fraction | None = None
    """Value minus baseline, in points or events; a baseline count is first brought to the value's exposure."""
    percent: Fraction | None = None
    """The difference as a percentage of the baseline's size; None where that is zero."""
    p: float | None = None
    """Two-sided p-value; None for ``newcombe``, which is judged by its interval."""
    low: float | None = None
    """Lower end of the 95% interval: of the ratio value/baseline for counts, else of the difference in its own unit."""
    high: float | None = None
    """Upper end; None with a known ``low`` where there is no upper bound (a baseline of zero events)."""
    usual: Movement | None = None
    """Counts and rates only: the change beside what is usual; None where that is not known."""
    counts: tuple[Count, Count] | None = None
    """Counts and rates only: what was compared, with its exposure, the baseline first."""
    people: Fraction | None = None
    """Counts only, where inhabitants are reckoned with: the change of the count per inhabitant, in per cent."""
    shift: Shift | None = None
    """Counts only: why inhabitants are known and not reckoned with."""
    unclear: tuple[int, int | None] | None = None
    """Counts only: the smallest and largest value that counting chance may explain; the largest None if unbounded."""
    ordinary: tuple[int, int | None] | None = None
    """The same of what is no more than usual."""

    @property
    def sense(self) -> int:
        """Which way it went, whatever explains it: 1 up, -1 down, 0 the same; per inhabitant where that was tested."""
        tested = self.difference if self.people is None else self.people
        return 0 if tested is None else (tested > 0) - (tested < 0)

    @property
    def beyond_chance(self) -> bool:
        """Whether it is more than chance explains, usual or not."""
        return self.change.facts.clear or self.change is Change.WITHIN_USUAL

    @property
    def few(self) -> bool:
        """Whether the counts are so small that a mean over some years would tell more."""
        return self.unclear is not None and self.counts is not None and sum(c.events for c in self.counts) < 2 * FEW


@dataclass(frozen=True, slots=True)
class Beside:
    """The change of a figure from elsewhere over the same years, and how far the own change lies from it."""

    of: str
    """The id of the benchmark."""
    percent: Fraction
    rest: bool
    """Whether the own area, a good part of the country, is left out of it."""
    before: Fraction
    after: Fraction
    own: Movement | None = None
    """Counts and rates only: the own change that it is held against, with what is usual; None where not known."""
    counted: bool = False
    """Whether it is a count, which varies by chance itself."""

    @property
    def gap(self) -> float:
        """The logarithm of the own ratio less that of elsewhere."""
        return self.own.ratio - math.log(self.after) + math.log(self.before) if self.own else 0.0

    @property
    def limit(self) -> float:
        """What that usually stays within."""
        chance = 1 / float(self.before) + 1 / float(self.after) if self.counted else 0.0
        return math.hypot(self.own.limit, Z * math.sqrt(chance)) if self.own else 0.0

    @property
    def beyond(self) -> bool | None:
        """Whether the two changes lie further apart than usual; None where that is not known."""
        return abs(self.gap) > self.limit if self.own else None


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """Whether what a target asks could be told from chance, and from what is usual."""

    within_chance: bool
    """Counting chance may explain a value exactly on the bound."""
    beyond_chance: int | None
    """The first count in the target's direction that it does not explain; None where there is none."""
    within_usual: bool
    """A value exactly on the bound would be no more than usual."""
    clear_from: int | None
    """The first count in the target's direction that would be more than usual; None where none would."""
    reached: Reached | None = None
    """How often municipalities took such a step, where that is known."""


def change_in_counts(baseline: Count, value: Count, better: Better, variation: Variation | None = None) -> Evidence:
    """Compare two counts, by their rates where their exposures differ.

    Counting chance may explain the change where p of the exact test is 0.05 or more; it is no more than usual where it
    stays within the limit of ``movement``. Without a ``variation`` counting chance alone is reckoned with.
    """
    p = conditional_p(baseline, value)
    low, high = ratio_interval(baseline, value)
    expected = baseline.rate(value.exposure)
    difference = difference_of(expected, value.events)
    usual = movement(baseline, value, variation) if variation else None
    change = _change(difference, better, clear=p < LEVEL)
    if p < LEVEL and usual and not usual.beyond:
        change = Change.WITHIN_USUAL
    return Evidence(
        change,
        method=Method.EXACT_BINOMIAL,
        difference=difference,
        percent=percent_of(difference, expected),
        p=p,
        low=low,
        high=high,
        usual=usual,
        counts=(baseline, value),
        unclear=unclear_range(baseline, value.exposure),
        ordinary=usual_range(baseline, value.exposure, variation) if variation else None,
    )


def beside(
    of: str, before: Fraction, after: Fraction, own: Movement | None, *, country: bool, counted: bool
) -> Beside | None:
    """Hold a change against that from elsewhere over the same years; None where that is none or nil. ``own`` is that of
    counts and rates; of other figures nothing says how far the two usually lie apart.

    Of the ``country``, in counts (``counted``), an area that is more than a twentieth is held against the rest.
    """
    rest = False
    if own and country and counted:
        start, end = (count.rate() for count in (own.before, own.after))
        rest = start > before / 20 and start < before and end < after
        before, after = (before - start, after - end) if rest else (before, after)
    if before <= 0 or after <= 0:
        return None
    return Beside(of, 100 * after / before - 100, rest, before, after, own, counted)


def change_in_shares(baseline: Share, value: Share, better: Better) -> Evidence:
    """Compare two percentages, each of known n; unknown without.

    The change is clear where Newcombe's 95% interval of the difference, in percentage points, leaves out zero.
    """
    if baseline.n is None or value.n is None:
        return unknown_change(Untested.NO_SAMPLE_SIZE, baseline.percent, value.percent)
    difference = difference_of(baseline.percent, value.percent)
    low, high = newcombe_interval(float(value.percent) / 100, value.n, float(baseline.percent) / 100, baseline.n)
    return Evidence(
        _change(difference, better, clear=low > 0 or high < 0),
        method=Method.NEWCOMBE,
        difference=difference,
        percent=percent_of(difference, baseline.percent),
        low=100 * low,
        high=100 * high,
    )


def change_in_means(baseline: Mean, value: Mean, better: Better) -> Evidence:
    """Compare two mean grades, each with a standard error; unknown without.

    z = difference / sqrt(se1^2 + se2^2), normal: the change is clear where p is below 0.05. Two standard errors of zero
    mean that nothing was left to chance: every difference is clear.
    """
    if baseline.se is None or value.se is None:
        return unknown_change(Untested.NO_STANDARD_ERROR, baseline.value, value.value)
    difference = difference_of(baseline.value, value.value)
    error = math.hypot(baseline.se, value.se)
    p = math.erfc(abs(difference) / error / math.sqrt(2)) if error else float(difference == 0)
    return Evidence(
        _change(difference, better, clear=p < LEVEL),
        method=Method.NORMAL,
        difference=difference,
        percent=percent_of(difference, baseline.value),
        p=p,
        low=float(difference) - Z * error,
        high=float(difference) + Z * error,
    )


def unknown_change(reason: Untested, baseline: Exact | None = None, value: Exact | None = None) -> Evidence:
    """A change of which nothing says whether chance explains it; the bare difference is given where both are known.

    Leave the figures out where they may not be compared, as across a break.
    """
    if baseline is None or value is None:
        return Evidence(Change.UNKNOWN, reason)
    difference = difference_of(baseline, value)
    return Evidence(Change.UNKNOWN, reason, difference=difference, percent=percent_of(difference, baseline))


def planned_step(
    baseline: Count,
    direction: Direction,
    bound: Exact,
    variation: Variation | None = None,
    tested: tuple[Count, Count] | None = None,
) -> PlannedStep | None:
    """Whether the step from a baseline count to a target's bound lies within chance, or within what is usual.

    129 to at most 125: within counting chance, which 98 would not be. ``tested`` are the two counts of which a test has
    told the ranges already, with the inhabitants that it reckoned with. None where no step is planned: ``stay_at``,
    ``between``, or a baseline that already meets the bound.
    """
    facts, expected = direction.facts, baseline.rate(1)
    lower = facts.better is Better.LOWER
    if facts.better is Better.NEITHER or (bound >= expected if lower else bound <= expected):
        return None
    start, exposure = (tested[0], tested[1].exposure) if tested else (baseline, 1)
    chance = unclear_range(start, exposure)
    usual = usual_range(start, exposure, variation) if variation else chance
    most = math.ceil(bound) - 1 if facts.strict else math.floor(bound)
    least = math.floor(bound) + 1 if facts.strict else math.ceil(bound)

    def first_beyond(low: int, high: int | None) -> int | None:
        if lower:
            return low - 1 if low else None
        return None if high is None else high + 1

    def within(low: int, high: int | None) -> bool:
        return most >= low if lower else high is None or least <= high

    often = reached(baseline, most if lower else least, variation, lower=lower) if variation else None
    return PlannedStep(within(*chance), first_beyond(*chance), within(*usual), first_beyond(*usual), often)


def _change(difference: Fraction, better: Better, *, clear: bool) -> Change:
    if not clear:
        return Change.NO_CLEAR_CHANGE
    if better is Better.NEITHER:
        return Change.ROSE if difference > 0 else Change.FELL
    return Change.IMPROVED if (difference > 0) is (better is Better.HIGHER) else Change.WORSENED


def difference_of(baseline: Exact, value: Exact) -> Fraction:
    """Value minus baseline."""
    (start, per_start), (end, per_end) = baseline.as_integer_ratio(), value.as_integer_ratio()
    return Fraction(end * per_start - start * per_end, per_end * per_start)


def percent_of(difference: Fraction, baseline: Exact) -> Fraction | None:
    """A difference as a percentage of the baseline's size; None where that is zero."""
    start, per_start = baseline.as_integer_ratio()
    return Fraction(100 * difference.numerator * per_start, difference.denominator * abs(start)) if start else None
