"""How much registered counts of municipalities usually move from one year to another.

They move by more than counting chance: a burglar who is caught, a new shop, another way of policing. By how much was
measured in the national table of the police; ``ivp/reference/usual_variation.csv`` holds what came of it.
``bench/usual_table.py`` makes it, and ``bench/usual_variation.py`` tells what it is worth. It is a fixed table, so that
a verdict does not depend on how many years somebody happens to have at hand.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

from ivp.model.types import Years
from ivp.progress.figures import Count, Exact
from ivp.progress.statistics import Z, range_within, unclear_range
from ivp.reference import FOLDER, series

OTHER = "other"
"""The row for counts that have none of their own: the upper quartile of those that do."""

LONGEST = 8
"""The most years apart that were measured; what lies further apart is held against these."""

LIST = "misdrijven"
"""The list of codes that the rows are about."""

_SIZE = 100
"""Of counts larger than this the variance falls with the square root of their size."""

_TOGETHER = 0.2
"""How much of what moves in one piece of a sum moves in the others too."""


@dataclass(frozen=True, slots=True)
class Variation:
    """How much a count usually moves between the two years, or means of years, that are compared."""

    rows: tuple[str, ...]
    """The codes of the rows that it was taken from, or ``OTHER``."""
    apart: int | None
    """How many years lie between the two; None for means of years, and where a year is not known."""
    pieces: tuple[tuple[float, float], ...]
    """What the count is the sum of, as far as is known: its share, and its variance on a logarithmic scale at most."""
    years: tuple[int, int] = (1, 1)
    """Over how many years each of the two was counted."""

    @property
    def measured_over(self) -> int | None:
        """The years apart of the row; None where there is no one row."""
        return None if self.apart is None else min(self.apart, LONGEST)

    @property
    def taus(self) -> tuple[float, ...]:
        """The usual standard deviation by row, where a count is small."""
        each = len(self.pieces) // len(self.rows)
        return tuple(math.sqrt(variance) for _, variance in self.pieces[::each])

    def tau(self, before: int, after: int) -> float:
        """The usual standard deviation of the logarithm of the ratio of two counts of so many events."""
        size = (before / self.years[0] + after / self.years[1]) / 2
        apart = together = 0.0
        for share, variance in self.pieces:
            part = share * math.sqrt(variance * math.sqrt(_SIZE / max(share * size, _SIZE)))
            apart += part * part
            together += part
        return math.sqrt((1 - _TOGETHER) * apart + _TOGETHER * together**2)


@dataclass(frozen=True, slots=True)
class Movement:
    """How far two counts lie apart, and how far such counts usually do."""

    variation: Variation
    before: Count
    after: Count
    """What is held against each other."""
    tau: float
    ratio: float
    """The logarithm of the ratio of the rates, after over before, with a half added to both counts."""
    limit: float
    """What it stays within in 95 of 100 cases."""

    @property
    def beyond(self) -> bool:
        """Whether they lie further apart than usual."""
        return abs(self.ratio) > self.limit


def movement(baseline: Count, value: Count, variation: Variation) -> Movement:
    """Hold the change from one count to another against what is usual.

    A fall to 0 weighs no less than a fall to 1: where only the latter would be beyond, it is taken; so for a rise from
    0.
    """
    exposures = _exposures(baseline.exposure, value.exposure)
    found = Movement(variation, baseline, value, *_held(baseline.events, value.events, exposures, variation))
    if not found.beyond and 0 in (baseline.events, value.events):
        before, after = (replace(count, events=max(1, count.events)) for count in (baseline, value))
        nearer = Movement(variation, before, after, *_held(before.events, after.events, exposures, variation))
        if nearer.beyond:
            return nearer
    return found


def _exposures(before: Exact, after: Exact) -> float:
    """The logarithm of the ratio of two exposures, after over before."""
    if after == before:
        return 0.0
    ratio = Fraction(after) / Fraction(before)
    return math.log(ratio.numerator) - math.log(ratio.denominator)


def _held(before: int, after: int, exposures: float, variation: Variation) -> tuple[float, float, float]:
    """The tau, the ratio and the limit of ``Movement``."""
    start, end = before + 0.5, after + 0.5
    tau = variation.tau(before, after)
    return tau, math.log(end / start) - exposures, Z * math.sqrt(1 / start + 1 / end + tau * tau)


@lru_cache(maxsize=100)
def usual_range(baseline: Count, exposure: Exact, variation: Variation) -> tuple[int, int | None]:
    """The smallest and largest count over ``exposure`` that would be no more than usual, inclusive.

    A count within counting chance is. Out: as ``unclear_range``.
    """
    low, high = unclear_range(baseline, exposure)
    expected = float(baseline.rate(exposure))
    exposures = _exposures(baseline.exposure, exposure)

    def outside(events: int) -> bool:
        if events >= low and (high is None or events <= high):
            return False
        _, ratio, limit = _held(baseline.events, events, exposures, variation)
        at_none = 0 in (baseline.events, events)
        return abs(ratio) > limit or (at_none and movement(baseline, Count(events, exposure), variation).beyond)

    def guess(sign: int) -> int:
        """About the count that lies as far away as its own limit."""
        found = round(expected)
        for _ in range(3):
            *_, limit = _held(baseline.events, found, exposures, variation)
            found = max(0, round((expected + 0.5) * math.exp(sign * limit) - 0.5))
        return found

    return range_within(baseline, exposure, outside, (min(low, guess(-1)), max(high or 0, guess(1))))


@lru_cache(maxsize=1000)
def variation(
    table: str, codes: tuple[str, ...], before: Years, after: Years, places: tuple[float, ...] = (1.0,)
) -> Variation:
    """What is usual for a yearly count of ``codes`` of a table, from the one year or mean of years to the other.

    ``places`` are the shares of the municipalities that it is the sum of; a count known only as a total is one piece.
    Of a sum of codes each has its share of the country's. A code without a row makes the whole one of ``OTHER``.
    """
    known, official = _rows(), series.table(table)
    rows = tuple(dict.fromkeys(codes))
    if official is None or official.codes.name != LIST or not rows or any(code not in known for code in rows):
        rows = (OTHER,)
    total = sum(known[code].yearly for code in rows)
    pieces = tuple(
        (place * known[code].yearly / total, _variance(known[code], before, after)) for code in rows for place in places
    )
    single = before.number == after.number == 1 and before.last is not None and after.last is not None
    apart = abs(after.until - before.until) if single else None
    return Variation(rows, apart, pieces, (before.number, after.number))


PER_CENTS = (2, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 98)
"""The quantiles of change that are known."""

STEP_SIZES = (20, 50, 200)
"""The lower ends of the sizes that they are known of."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How often municipalities with about as many had a step as large."""

    least: int
    """The fewest they had at the start."""
    most: int | None
    """The most; None: no end."""
    apart: int
    percent: float
    """In so many cases; 2 and 98 stand for fewer and more."""


def reached(before: Count, bound: Exact, known: Variation, *, lower: bool) -> Reached | None:
    """How often a count came to a bound or beyond it in as many years; None where it is a sum, or that is not known."""
    sizes = [size for size in STEP_SIZES if size <= before.events]
    if len(known.pieces) > 1 or not sizes or known.apart is None:
        return None
    quantiles = _quantiles().get((known.rows[0], sizes[-1], known.apart))
    if quantiles is None:
        return None
    ratio, below = float(bound) / before.events, float(PER_CENTS[-1])
    for (less, low), (more, high) in pairwise(zip(quantiles, PER_CENTS, strict=True)):
        if ratio <= more:
            share = max(0.0, (ratio - less) / (more - less))
            below = low + share * (high - low)
            break
    following = next((size - 1 for size in STEP_SIZES if size > sizes[-1]), None)
    return Reached(sizes[-1], following, known.apart, below if lower else 100 - below)


@cache
def _quantiles() -> dict[tuple[str, int, int], tuple[float, ...]]:
    """The ratios that so many per cent stay below, by code, size and years apart."""
    return {
        (row["code"], int(row["size"]), int(row["apart"])): tuple(float(row[str(one)]) for one in PER_CENTS)
        for row in _read("usual_changes.csv")
    }


@dataclass(frozen=True, slots=True)
class _Row:
    """How much one kind of count moves."""

    yearly: float
    """How many there are in the country a year."""
    taus: tuple[float, ...]
    """By years apart, from one."""

    def variance(self, apart: int) -> float:
        """The variance between two years."""
        return self.taus[min(apart, LONGEST) - 1] ** 2 if apart else 0.0


def _variance(row: _Row, before: Years, after: Years) -> float:
    """The variance between two means of years: that between the two less half of that within each."""
    first, last = _listed(before), _listed(after)
    if not first or not last:
        return row.variance(LONGEST)  # of an unknown year it is not known how far away it is
    between = _mean(row.variance(abs(one - other)) for one in first for other in last)
    within = (_mean(row.variance(abs(one - other)) for one in side for other in side) for side in (first, last))
    return max(0.0, between - sum(within) / 2)


def _listed(years: Years) -> Sequence[int]:
    """The years of a figure; of a very long mean the last ones."""
    if years.first is None:
        return ()
    return range(max(years.since, years.until - 3 * LONGEST), years.until + 1)


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known)


@cache
def _rows() -> dict[str, _Row]:
    return {
        row["code"]: _Row(float(row["yearly"]), tuple(float(row[str(apart)]) for apart in range(1, LONGEST + 1)))
        for row in _read("usual_variation.csv")
    }


def _read(name: str) -> Iterable[dict[str, str]]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
