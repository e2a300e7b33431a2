"""The change of an indicator since its baseline, and what says whether chance explains it.

Every function compares two figures on one definition; leaving out what lies beyond a break or after the reporting year
is done beforehand (``one_definition``). A clear change is an observation beyond counting or sampling chance: it proves
nothing about causes, and registered figures vary for more reasons than chance.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from ivp.progress.dispersion import dispersion
from ivp.progress.figures import Count, Exact, Mean, Share, Shift
from ivp.progress.statistics import LEVEL, Z, newcombe_interval, two_sided_interval, two_sided_p, unclear_range
from ivp.vocabulary import DIRECTIONS, Better, Change, Direction, Method, Untested

_T = TypeVar("_T")


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
    phi: float | None = None
    """The dispersion with which the interval was widened; None where counting chance alone was used."""
    counts: tuple[Count, Count] | None = None
    """Counts and rates only: what was compared, with its exposure, the baseline first."""
    people: Fraction | None = None
    """Counts only, where inhabitants are reckoned with: the change of the count per inhabitant, in per cent."""
    shift: Shift | None = None
    """Counts only: why inhabitants are known and not reckoned with."""
    unclear: tuple[int, int | None] | None = None
    """Counts only: the smallest and largest value that would not be a clear change; the largest None if unbounded."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """Whether what a target asks could be told from chance."""

    within_chance: bool
    """A value exactly on the bound would not differ clearly from the baseline."""
    clear_from: int | None
    """The first count in the target's direction that would differ clearly; None where none would."""


def change_in_counts(
    baseline: Count, value: Count, better: Better, series: Mapping[int, Count] | None = None
) -> Evidence:
    """Compare two counts, by their rates where their exposures differ.

    ``series`` are the yearly counts on the value's definition, up to the reporting year; from five years on their
    dispersion widens the interval. The change is clear where p is below 0.05 (``two_sided_p``).
    """
    phi = dispersion(series or {})
    phi = phi if phi is not None and phi > 1 else None
    p = two_sided_p(baseline, value, phi or 1)
    low, high = two_sided_interval(baseline, value, phi or 1)
    expected = baseline.rate(value.exposure)
    difference = value.events - expected
    return Evidence(
        _change(difference, better, clear=p < LEVEL),
        method=Method.QUASI_POISSON if phi else Method.EXACT_BINOMIAL,
        difference=difference,
        percent=_percent(difference, expected),
        p=p,
        low=low,
        high=high,
        phi=phi,
        counts=(baseline, value),
        unclear=unclear_range(baseline, value.exposure, phi or 1),
    )


def change_in_shares(baseline: Share, value: Share, better: Better) -> Evidence:
    """Compare two percentages, each of known n; unknown without.

    The change is clear where Newcombe's 95% interval of the difference, in percentage points, leaves out zero.
    """
    if baseline.n is None or value.n is None:
        return unknown_change(Untested.NO_SAMPLE_SIZE, baseline.percent, value.percent)
    difference = Fraction(value.percent) - Fraction(baseline.percent)
    low, high = newcombe_interval(float(value.percent) / 100, value.n, float(baseline.percent) / 100, baseline.n)
    return Evidence(
        _change(difference, better, clear=low > 0 or high < 0),
        method=Method.NEWCOMBE,
        difference=difference,
        percent=_percent(difference, baseline.percent),
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
    difference = Fraction(value.value) - Fraction(baseline.value)
    error = math.hypot(baseline.se, value.se)
    p = math.erfc(abs(difference) / error / math.sqrt(2)) if error else float(difference == 0)
    return Evidence(
        _change(difference, better, clear=p < LEVEL),
        method=Method.NORMAL,
        difference=difference,
        percent=_percent(difference, baseline.value),
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
    difference = Fraction(value) - Fraction(baseline)
    return Evidence(Change.UNKNOWN, reason, difference=difference, percent=_percent(difference, baseline))


def planned_step_within_chance(
    baseline: Count, direction: Direction, bound: Exact, unclear: tuple[int, int | None] | None = None
) -> PlannedStep | None:
    """Whether the step from a baseline count to a target's bound lies within chance.

    129 to at most 125: within chance, only 98 or lower would be clear. ``unclear`` is the range of counts that would
    not be a clear change, where a test has told it already. None where no step is planned: ``stay_at``,
    ``between``, or a baseline that already meets the bound.
    """
    facts = DIRECTIONS[direction]
    expected = baseline.rate(1)
    low, high = unclear or unclear_range(baseline)
    if facts.better is Better.LOWER and bound < expected:
        most = math.ceil(bound) - 1 if facts.strict else math.floor(bound)
        return PlannedStep(most >= low, low - 1 if low else None)
    if facts.better is Better.HIGHER and bound > expected:
        least = math.floor(bound) + 1 if facts.strict else math.ceil(bound)
        return PlannedStep(high is None or least <= high, None if high is None else high + 1)
    return None


def one_definition(series: Mapping[int, _T], year: int, until: int, breaks: Collection[int] = ()) -> dict[int, _T]:
    """The part of a yearly series up to the reporting year ``until`` that has the definition of ``year``.

    ``breaks`` are the years from which on a new definition holds.
    """
    return {
        y: figure
        for y, figure in series.items()
        if y <= until and not any(min(y, year) < start <= max(y, year) for start in breaks)
    }


def _change(difference: Fraction, better: Better, *, clear: bool) -> Change:
    if not clear:
        return Change.NO_CLEAR_CHANGE
    if better is Better.NEITHER:
        return Change.ROSE if difference > 0 else Change.FELL
    return Change.IMPROVED if (difference > 0) is (better is Better.HIGHER) else Change.WORSENED


def _percent(difference: Fraction, baseline: Exact) -> Fraction | None:
    return 100 * difference / abs(Fraction(baseline)) if baseline else None
