"""The direction of the last five years, and where their line would lead: told as such, never as a verdict."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from ivp.model.types import Years
from ivp.progress.figures import Count
from ivp.progress.measurement import Figure, Measurement
from ivp.progress.statistics import Z
from ivp.progress.usual import LONGEST
from ivp.vocabulary import Chance, Course

YEARS = 5
"""So many years in a row a direction is told of."""

_LEAST = 5
"""With fewer than this in any year no line is drawn on."""

_WIDEST = math.log(10)
"""A line that may lead to ten times as much or as little as it does leads nowhere."""

_TRIES = 100
"""So often a slope is looked for: far more than it takes, but for counts of which rounding hides the slope."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A yearly count in a later year, if the line went on."""

    year: int
    mean: float
    low: float
    high: float
    """What it would usually lie between."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The last years of a figure."""

    first: int
    last: int
    slope: float
    """What is added to the logarithm each year, by least squares."""
    limit: float
    """What a slope usually stays within."""
    projection: Projection | None = None

    @property
    def course(self) -> Course:
        """Its direction in a word."""
        if self.slope > self.limit:
            return Course.RISING
        return Course.FALLING if self.slope < -self.limit else Course.UNCLEAR


def outlook(measured: Measurement, newest: Figure | None, to: int | None) -> Outlook | None:
    """The last five years up to the newest figure, and their line up to the year ``to``.

    None where a year is missing, is of another definition, or where it is not known how much such figures vary.
    """
    last = newest.year if newest and newest.years.number == 1 else None
    if last is None:
        return None
    first = last - YEARS + 1
    dated = dict(measured.series.figures)
    start = measured.compared
    if start and start.year is not None and start.years == Years(start.year, start.year):
        dated.setdefault(start.year, start)  # a baseline may stand in the plan alone
    figures = [dated.get(year) for year in range(first, last + 1)]
    counts = [measured.events(figure) for figure in figures if figure and figure.years.number == 1]
    known = {first + at: count for at, count in enumerate(counts) if count}
    if len(known) < YEARS or any(first < year <= last for year in measured.breaks):
        return None
    middle = round(sum(count.events for count in known.values()) / YEARS)

    end = Years(last, last)
    if measured.variation(Years(first, first), end) is None:
        return None

    @cache
    def variance(apart: int) -> float:
        found = measured.variation(Years(last - apart, last - apart), end)
        return found.tau(middle, middle) ** 2 if found else 0.0

    slope, limit = direction(known, variance)
    drawn = measured.chance is Chance.COUNTS and min(count.events for count in known.values()) >= _LEAST
    ahead = projection(known, to, variance) if to is not None and last < to <= last + LONGEST and drawn else None
    return Outlook(first, last, slope, limit, ahead)


def direction(series: Mapping[int, Count], variance: Callable[[int], float]) -> tuple[float, float]:
    """The slope of the logarithm of some yearly rates, and what it usually stays within.

    In: year to count; the variance between two years by the years apart. A weighted sum of logarithms whose weights
    add up to nothing varies by what any two of them differ, and by counting chance.
    """
    years = sorted(series)
    middle = sum(years) / len(years)
    spread = sum((year - middle) ** 2 for year in years)
    weights = [(year - middle) / spread for year in years]
    logs = [math.log(series[year].events + 0.5) - math.log(series[year].exposure) for year in years]
    chance = [1 / (series[year].events + 0.5) for year in years]
    slope = sum(weight * value for weight, value in zip(weights, logs, strict=True))
    return slope, Z * math.sqrt(_variance(years, weights, chance, variance))


def projection(series: Mapping[int, Count], to: int, variance: Callable[[int], float]) -> Projection | None:
    """The count of a later year on the log-linear Poisson trend of some years (McCullagh and Nelder 1989), with what it
    would usually lie between: counting chance in all of them, and the variance between two years by the years apart.

    Every count is more than zero. None where that is so wide that it tells nothing.
    """
    years = sorted(series)
    middle = sum(years) / len(years)
    times, ahead = [year - middle for year in years], to - middle
    events = [series[year].events for year in years]
    total = sum(events)
    observed = sum(count * time for count, time in zip(events, times, strict=True)) / total
    slope = 0.0
    for _ in range(_TRIES):  # of years that lie evenly each step is one nearer, and none goes too far
        shares = _shares(slope, times)
        centre = sum(share * time for share, time in zip(shares, times, strict=True))
        spread = sum(share * (time - centre) ** 2 for share, time in zip(shares, times, strict=True))
        step = (observed - centre) / spread
        if abs(step) <= 1e-13:
            break
        slope += step
    fitted = [total * share for share in shares]
    mean = fitted[-1] * math.exp(slope * (ahead - times[-1]))
    influence = [
        share + share * (ahead - centre) * (time - centre) / spread for share, time in zip(shares, times, strict=True)
    ]
    chance = [1 / one for one in (*fitted, mean)]
    width = Z * math.sqrt(_variance([*years, to], [*influence, -1.0], chance, variance))
    return Projection(to, mean, mean * math.exp(-width), mean * math.exp(width)) if width < _WIDEST else None


def _shares(slope: float, times: Sequence[float]) -> list[float]:
    """Each year's share of all events under a log-linear trend: their mean year rises with the slope."""
    weights = [math.exp(slope * time) for time in times]
    total = sum(weights)
    return [weight / total for weight in weights]


def _variance(
    years: Sequence[int], weights: Sequence[float], chance: Sequence[float], variance: Callable[[int], float]
) -> float:
    """The variance of a weighted sum of logarithms, of which the weights add up to nothing."""
    moved = 0.0
    for (one, w), (other, v) in combinations(zip(years, weights, strict=True), 2):
        moved -= w * v * variance(abs(one - other))
    return max(0.0, moved) + sum(weight * weight * own for weight, own in zip(weights, chance, strict=True))
