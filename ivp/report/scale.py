"""Axes: round steps, where a value or a year stands in a drawing, and which figures a line joins."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ivp.report.svg import Point
from ivp.view.progress import FigureView


@dataclass(slots=True)
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


@dataclass(slots=True, eq=False)  # not frozen: that makes it five times as slow to make
class Dot:
    """A figure and where it stands; each is itself and no other."""

    figure: FigureView
    year: int
    at: Point


def known(figures: Sequence[FigureView], until: int | None = None) -> list[tuple[int, float, FigureView]]:
    """Year, value and figure of the figures that are known (up to a year) and stand on the scale of the others."""
    return [
        (figure.year, float(figure.number), figure)
        for figure in figures
        if figure.number is not None and figure.year is not None and figure.per is None
        if until is None or figure.year <= until
    ]


def runs(dots: Sequence[Dot], series: Sequence[FigureView], breaks: Sequence[int]) -> list[list[Dot]]:
    """Figures that one line joins: on one definition, without an unknown one between them."""
    drawn = {dot.year for dot in dots}
    unknown = [figure.year for figure in series if figure.year is not None and figure.year not in drawn]
    if not breaks and not unknown:
        return [list(dots)] if dots else []
    found: list[list[Dot]] = []
    for dot in dots:
        before = found[-1][-1].year if found else dot.year
        parted = any(before < year <= dot.year for year in breaks) or any(before < year < dot.year for year in unknown)
        if not found or parted:
            found.append([])
        found[-1].append(dot)
    return found
