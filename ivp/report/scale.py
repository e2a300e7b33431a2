"""Axes: round steps, and where a value or a year stands in a drawing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of numbers laid on a stretch of pixels."""

    first: float
    last: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where a number stands."""
        if self.last == self.first:
            return (self.start + self.end) / 2
        return self.start + (value - self.first) / (self.last - self.first) * (self.end - self.start)


def steps(values: Iterable[float], most: int = 4) -> list[float]:
    """Round numbers from zero (or below, for negative values) to at least the largest value, ``most`` steps at most."""
    known = list(values)
    top, bottom = max([*known, 0.0]), min([*known, 0.0])
    span = (top - bottom) or 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next(factor * power for factor in (1, 2, 2.5, 4, 5, 10, 20) if span / (factor * power) <= most)
    first, last = math.floor(bottom / step), math.ceil(top / step) or 1
    return [round(step * index, 9) for index in range(first, last + 1)]


def decimals(ticks: list[float]) -> int:
    """The decimals that all of some round numbers need."""
    return next((count for count in range(7) if all(round(tick, count) == tick for tick in ticks)), 7)
