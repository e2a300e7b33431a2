"""Limits of single figures and tests of two: what chance explains and what it does not.

Everything is at 95%, two-sided: a difference is clear below p = 0.05.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from statistics import NormalDist

from ivp.progress.figures import Count, Exact
from ivp.progress.tails import SUMMED_UP_TO, binomial_score, binomial_sum, binomial_tail, poisson_sum

LEVEL = 0.05
"""A change is clear where its p-value is below this."""

_NORMAL = NormalDist()

Z = _NORMAL.inv_cdf(1 - LEVEL / 2)
"""1.96: the normal quantile that belongs to ``LEVEL``."""

WIDE_Z = _NORMAL.inv_cdf(1 - 0.002 / 2)
"""3.09: that of the limits of 99.8% that are drawn beside those of 95%."""

_FEW_OF_MANY = 10**6
"""Beside a count of more than a thousand times as many, only this one varies."""


def byar_limits(events: int, z: float = Z) -> tuple[float, float]:
    """Limits of the expected number behind a count, by Byar's approximation (Breslow and Day 1987, p. 69).

    In: events, zero or more; the normal quantile of the limits, by default of 95%. Out: (low, high) in events.
    """
    low = events * max(0.0, 1 - 1 / (9 * events) - z / (3 * math.sqrt(events))) ** 3 if events else 0.0
    above = events + 1
    return low, above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3


def poisson_limits(events: int) -> tuple[float, float]:
    """Exact 95% limits of the expected number behind a count (Garwood 1936).

    In: events, zero or more. Out: (low, high) in events; above 10^9 events Byar's limits, equal to ten digits there.
    """
    low, high = byar_limits(events)
    if events > SUMMED_UP_TO:
        return low, high

    def lower(log_mean: float) -> tuple[float, float, float]:
        mean = math.exp(log_mean)
        tail, same = poisson_sum(events, mean, upper=True)
        return tail, events * same, events - mean

    def upper(log_mean: float) -> tuple[float, float, float]:
        mean = math.exp(log_mean)
        tail, same = poisson_sum(events, mean, upper=False)
        return tail, -mean * same, events - mean + 1

    return math.exp(_solve(lower, math.log(low))) if events else 0.0, math.exp(_solve(upper, math.log(high)))


def wilson_limits(share: float, n: float) -> tuple[float, float]:
    """95% limits of a proportion (Wilson 1927).

    In: share between 0 and 1, n respondents or cases. Out: (low, high), proportions.
    """
    centre = share + Z * Z / (2 * n)
    spread = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return (centre - spread) / scale if share > 0 else 0.0, (centre + spread) / scale if share < 1 else 1.0


def newcombe_interval(share1: float, n1: float, share2: float, n2: float) -> tuple[float, float]:
    """95% interval of the difference of two independent proportions, first minus second (Newcombe 1998, method 10).

    In: shares between 0 and 1 and the numbers they rest on. Out: (low, high), differences of proportions.
    """
    low1, high1 = wilson_limits(share1, n1)
    low2, high2 = wilson_limits(share2, n2)
    difference = share1 - share2
    return difference - math.hypot(share1 - low1, high2 - share2), difference + math.hypot(
        high1 - share1, share2 - low2
    )


def conditional_p(baseline: Count, value: Count) -> float:
    """Exact two-sided p-value that two Poisson counts have one rate (Przyborowski and Wilenski 1940).

    Given their sum, the value's count is binomial with its share of the exposure; the smaller of the two tails is
    doubled, at most to 1. Out: 1 where both counts are zero.
    """
    total = baseline.events + value.events
    own, other = _shares(baseline.exposure, value.exposure)
    # The tail away from the mean: the smaller one, or both are a half or more and the p-value is 1.
    upper = value.events > total * own
    return min(1.0, 2 * binomial_tail(value.events, total, own, other, upper=upper))


def ratio_interval(baseline: Count, value: Count) -> tuple[float, float | None]:
    """Exact 95% interval of the ratio of two rates, value over baseline, that belongs to ``conditional_p``.

    From the limits of the conditional binomial (Clopper and Pearson 1934). Out: (low, high); high is None where it
    has no bound, which is where the baseline's count is zero.
    """
    k, other = value.events, baseline.events
    own, rest = _parts(baseline.exposure, value.exposure)
    per_odds = rest / own
    if k + other > SUMMED_UP_TO:
        return _ratio_of_many(k, other, per_odds)
    return per_odds / _highest_odds(other, k) if k else 0.0, per_odds * _highest_odds(k, other) if other else None


def _highest_odds(k: int, other: int) -> float:
    """The odds of a chance with which no more than ``k`` come up, and ``other`` or more do not, in 2.5 of 100 cases."""

    def tail(log_odds: float) -> tuple[float, float, float]:
        p, q = 1 / (1 + math.exp(-log_odds)), 1 / (1 + math.exp(log_odds))
        chance, same = binomial_sum(k, k + other, p, q)
        return chance, -other * p * same, k - (k + other) * p + q

    # Near it (Paulson 1942): the cube root of a ratio of two such numbers is about normal.
    a, b = 1 / (9 * k + 9), 1 / (9 * other)
    spread = Z * math.sqrt((1 - b) ** 2 * a + (1 - a) ** 2 * b - a * b * Z * Z)
    root = ((1 - a) * (1 - b) + spread) / ((1 - b) ** 2 - b * Z * Z)
    return math.exp(_solve(tail, math.log((k + 1) / other * root**3)))


def _ratio_of_many(k: int, other: int, per_odds: float) -> tuple[float, float | None]:
    """The same where the sum is not summed: what varies is the share of both, or where one is small that one."""
    n = k + other
    if min(k, other) > _FEW_OF_MANY:
        (low, high), (rest_low, rest_high) = wilson_limits(k / n, n), wilson_limits(other / n, n)
        return low / rest_high * per_odds, high / rest_low * per_odds
    if k < other:
        low, high = poisson_limits(k)
        return low / other * per_odds, high / other * per_odds
    low, high = poisson_limits(other)
    return k / high * per_odds, k / low * per_odds if other else None


@lru_cache(maxsize=100)
def unclear_range(baseline: Count, exposure: Exact = 1) -> tuple[int, int | None]:
    """The smallest and largest count over ``exposure`` that counting chance may explain, inclusive: (99, 163) for 129
    and equal exposures. Out: as ``range_within``.
    """
    own, other = _shares(baseline.exposure, exposure)
    ratio = own / other
    half = Z * Z * ratio / 2

    def guess(sign: int) -> int:
        """The count of which the conditional binomial, taken as normal, has its mean so many deviations away."""
        nearest = ratio * baseline.events + sign * (1 + ratio) / 2
        return round(nearest + half + sign * math.sqrt(2 * half * max(0.0, nearest + baseline.events) + half * half))

    guesses = (max(0, guess(-1)), guess(1))
    return range_within(
        baseline, exposure, lambda events: _clear(events, baseline.events + events, own, other), guesses
    )


def range_within(
    baseline: Count, exposure: Exact, outside: Callable[[int], bool], guesses: tuple[int, int] | None = None
) -> tuple[int, int | None]:
    """The smallest and largest count over ``exposure`` around the expected one that are not ``outside``, inclusive;
    ``guesses`` are about these, which saves looking for them.

    Out: low is 0 where no count is low enough; high is None where no count up to a million times the expected one is
    high enough.
    """
    own, other = _parts(baseline.exposure, exposure)
    expected = baseline.events * own // other
    width = 2 + 2 * math.isqrt(expected * (own + other) // other)
    ceiling = (expected + 1) * 10**6
    low_guess, high_guess = guesses or (expected, expected)
    high = expected + _farthest(lambda far: outside(expected + far), width, ceiling - expected, high_guess - expected)
    low = expected - _farthest(lambda far: outside(expected - far), width, expected + 1, expected - low_guess)
    return low, None if high == ceiling - 1 else high


def _farthest(outside: Callable[[int], bool], step: int, bound: int, guess: int) -> int:
    """How far the last number lies that is not outside; ``bound`` is."""
    inside, far = 0, step
    if 0 < guess < bound:
        if outside(guess):
            far, step = guess, 1
            while far - step > inside and outside(far - step):
                far, step = far - step, step * 2
            inside = max(inside, far - step)
        else:
            inside, far, step = guess, guess + 1, 1
    while far < bound and not outside(far):
        inside, step = far, step * 2
        far = inside + step
    far = min(far, bound)
    while far - inside > 1:
        middle = (inside + far) // 2
        if outside(middle):
            far = middle
        else:
            inside = middle
    return inside


def _parts(baseline: Exact, value: Exact) -> tuple[int, int]:
    """Whole numbers as large beside each other as the value's and the baseline's exposure."""
    (own, per_own), (other, per_other) = value.as_integer_ratio(), baseline.as_integer_ratio()
    return own * per_other, other * per_own


def _shares(baseline: Exact, value: Exact) -> tuple[float, float]:
    """The value's and the baseline's share of the exposure of both."""
    own, other = _parts(baseline, value)
    return own / (own + other), other / (own + other)


def _clear(k: int, n: int, own: float, other: float) -> bool:
    """Whether ``conditional_p`` of ``k`` out of ``n`` is below ``LEVEL``: its score tells, where it is not too near."""
    if k > n * own:
        k, own, other = n - k, other, own
    if k + 0.5 >= n * own:
        return False
    beyond = -binomial_score(k, n, own, other) - Z
    if abs(beyond) > 1e-4 + 0.2 / min(k + 1, n - k) ** 1.5:
        return beyond > 0
    return 2 * binomial_tail(k, n, own, other, upper=False) < LEVEL


def _solve(tail: Callable[[float], tuple[float, float, float]], start: float) -> float:
    """Where a tail probability is 0.025, by Halley's method; given are the tail, its derivative and how fast the
    logarithm of that rises.

    As a quantile of the normal distribution such a tail is all but straight: what is off after a step is less than the
    third power of what was off before it.
    """
    x = start
    for _ in range(100):
        probability, slope, rise = tail(x)
        score = _NORMAL.inv_cdf(probability)
        slope /= _NORMAL.pdf(score)
        step = (score + Z) / slope
        x -= step / (1 - step * (rise + score * slope) / 2)
        if abs(score + Z) <= 1e-4:
            break
    return x
