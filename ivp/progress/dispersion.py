"""Counts that vary more from year to year than by chance: how much more."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from ivp.progress.figures import Count

YEARS_NEEDED = 5
"""A dispersion is taken from this many yearly values or more."""


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
