"""Counts that vary more from year to year than by chance: how much more, and a test that takes it into account."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist

from ivp.progress.figures import Count

YEARS_NEEDED = 5
"""A dispersion is taken from this many yearly values or more."""

_Z = NormalDist().inv_cdf(0.975)


def dispersion(series: Mapping[int, Count]) -> float | None:
    """How many times more a series varies around its own trend than counts do by chance; 1 or more.

    In: year -> count (with its exposure), all on one definition. Out: phi = max(1, Pearson chi-square / (years - 2))
    of a log-linear Poisson trend (Wedderburn 1974; McCullagh and Nelder 1989, 4.5); None below five years.

    The trend's level follows from its slope (the fitted counts add up to the observed ones), so that the iteratively
    reweighted least squares of McCullagh and Nelder come down to Newton's method for the slope alone. It is kept
    between bounds and therefore cannot diverge, whatever zeros there are. Where all events fall in the first or in
    the last year a trend fits them exactly: phi is 1, as it is without any event.
    """
    if len(series) < YEARS_NEEDED:
        return None
    years = sorted(series)
    events = [series[year].events for year in years]
    total = sum(events)
    if total in (0, events[0], events[-1]):
        return 1.0
    times = [float(year - years[0]) for year in years]
    offsets = [_log(Fraction(series[year].exposure)) for year in years]
    shares = _shares(
        _slope(times, offsets, sum(t * k for t, k in zip(times, events, strict=True)) / total), times, offsets
    )
    fitted = [total * share for share in shares]
    chi_square = sum((k - mu) ** 2 / mu for k, mu in zip(events, fitted, strict=True) if mu > 0)
    return max(1.0, chi_square / (len(years) - 2))


def quasi_p(baseline: Count, value: Count, phi: float) -> float:
    """Two-sided p-value that two counts have one rate, where they vary ``phi`` times as much as by counting chance.

    z = ln(ratio of rates) / sqrt(phi (1/value + 1/baseline)), normal (McCullagh and Nelder 1989). This statistic
    loses its power where one count is very small, and is undefined at zero (Hauck and Donner 1977): a count below
    the point where z is largest (near an eighth of the expected number) is tested as if it were at that point.
    So a count farther from the baseline is never less clear than a nearer one, and nothing is added to a zero.
    """
    if baseline.events == value.events == 0:
        return 1.0
    contrast = _Contrast.of(baseline, value)
    return math.erfc(-math.log(contrast.near / contrast.level) / contrast.error(contrast.near, phi) / math.sqrt(2))


def quasi_interval(baseline: Count, value: Count, phi: float) -> tuple[float, float | None]:
    """95% interval of the ratio of two rates (value over baseline) that belongs to ``quasi_p``; None is unbounded."""
    if baseline.events == value.events == 0:
        return 0.0, None
    contrast = _Contrast.of(baseline, value)
    toward_one = contrast.near / contrast.level * _exp(_Z * contrast.error(contrast.near, phi))
    away = 0.0
    if contrast.low:
        away = contrast.low / contrast.level * _exp(-_Z * contrast.error(contrast.low, phi))
    if contrast.fell:
        return away, toward_one
    return 1 / toward_one, 1 / away if away else None


@dataclass(frozen=True, slots=True)
class _Contrast:
    """Two counts seen from the one with the lower rate."""

    low: float  # the count with the lower rate
    other: float  # the count with the higher rate
    level: float  # what the lower would be at the higher's rate
    near: float  # the lower, but no farther from the level than where the statistic is largest
    fell: bool

    @classmethod
    def of(cls, baseline: Count, value: Count) -> _Contrast:
        ratio = Fraction(value.exposure) / Fraction(baseline.exposure)
        fell = value.events <= baseline.events * ratio
        if not fell:
            baseline, value, ratio = value, baseline, 1 / ratio
        level = float(baseline.events * ratio)
        near = max(float(value.events), level * _largest_statistic(float(ratio)))
        return cls(float(value.events), float(baseline.events), level, near, fell)

    def error(self, low: float, phi: float) -> float:
        return math.sqrt(phi * (1 / low + 1 / self.other))


def _largest_statistic(ratio: float) -> float:
    """The x that maximises -ln(x) / sqrt(1/x + ratio), where -ln(x) = 2 (1 + ratio x): by Newton, from below."""
    x = math.exp(-2) / (1 + 2 * ratio)
    for _ in range(100):
        step = (math.log(x) + 2 + 2 * ratio * x) / (1 / x + 2 * ratio)
        x -= step
        if abs(step) <= 1e-15 * x:
            break
    return x


def _slope(times: list[float], offsets: list[float], mean: float) -> float:
    """The slope at which the fitted counts have the same mean year as the observed ones; it lies strictly inside."""
    low = high = 0.0
    step = 1.0
    while _moments(low, times, offsets)[0] > mean:
        low, step = low - step, step * 2
    step = 1.0
    while _moments(high, times, offsets)[0] < mean:
        high, step = high + step, step * 2
    slope = (low + high) / 2
    for _ in range(200):
        fitted, variance = _moments(slope, times, offsets)
        if fitted < mean:
            low = slope
        else:
            high = slope
        newton = slope + (mean - fitted) / variance if variance > 0 else low
        following = newton if low < newton < high else (low + high) / 2
        if abs(following - slope) <= 1e-14 * (1 + abs(slope)):
            break
        slope = following
    return slope


def _moments(slope: float, times: list[float], offsets: list[float]) -> tuple[float, float]:
    """Mean and variance of the year among the fitted counts."""
    shares = _shares(slope, times, offsets)
    mean = sum(s * t for s, t in zip(shares, times, strict=True))
    return mean, sum(s * (t - mean) ** 2 for s, t in zip(shares, times, strict=True))


def _shares(slope: float, times: list[float], offsets: list[float]) -> list[float]:
    """Each year's share of the fitted counts under a log-linear trend."""
    logs = [offset + slope * t for t, offset in zip(times, offsets, strict=True)]
    top = max(logs)
    weights = [math.exp(value - top) for value in logs]
    total = sum(weights)
    return [weight / total for weight in weights]


def _log(value: Fraction) -> float:
    return math.log(value.numerator) - math.log(value.denominator)


def _exp(value: float) -> float:
    return math.exp(min(value, 700.0))
