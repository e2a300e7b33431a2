"""Labels in a chart: each goes where it hides the least of the lines, and never a point or another label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import inf
from typing import NamedTuple, TypeAlias

from ivp.report.svg import Point, Svg, group, text

SIZE = 13.0
LINE = 15.0
_NARROW, _WIDE = frozenset("iljtfr.,:;'|()[] ‘’1"), frozenset("mwMWOQGDHNU%")
_FARTHER = (1.0, 1.9, 2.8)
"""How far a label may go from its point, in its usual distance: nearer places are tried first."""
_DIRECTIONS = ((0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1), (1, 0), (-1, 0))
Box: TypeAlias = tuple[float, float, float, float]
"""A rectangle: its left, top, right and bottom."""


class Label(NamedTuple):
    """Lines of text (each with its classes) that belong to a point."""

    at: Point
    lines: tuple[tuple[str, str], ...]
    away: float = 9.0
    """How far from the point."""
    prefer: tuple[Point, ...] = _DIRECTIONS
    """Directions in order of preference."""


@lru_cache(maxsize=4096)
def width(content: str, *, strong: bool = False) -> float:
    """About how wide a text is, and not less in any usual font without serifs."""
    units = sum(0.34 if sign in _NARROW else 0.95 if sign in _WIDE else 0.6 for sign in content)
    return units * SIZE * (1.06 if strong else 1.0)


@dataclass
class Field:
    """What already stands in a chart."""

    bounds: Box
    lines: list[tuple[Point, Point]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    def add_path(self, points: Sequence[Point]) -> None:
        """Keep labels off a line through points."""
        self.lines += list(pairwise(points))

    def add_point(self, at: Point, radius: float) -> None:
        """Keep labels off a point."""
        self.boxes.append((at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius))

    def place(self, label: Label, *, optional: bool = False) -> Svg:
        """The label where it hides least of the lines; left out without a free place, or an optional one that would
        hide anything.
        """
        best, found = inf, None
        wide = max([width(content, strong="strong" in class_) for content, class_ in label.lines])
        for farther in _FARTHER:
            for order, direction in enumerate(label.prefer):
                cost = order * 0.6
                if cost >= best:
                    break
                box = _box(label, direction, farther, wide, self.bounds)
                hides = self._hidden(box, best - cost)
                if cost + hides < best and not (optional and hides > 1):
                    best, found = cost + hides, (box, direction[0])
            if found:
                break
        if found is None:
            return Svg("")
        (left, top, right, _), side = found
        self.boxes.append(found[0])
        x, anchor = (left, "start") if side > 0 else (right, "end") if side < 0 else ((left + right) / 2, "middle")
        first = top + LINE - 3.5
        return group(
            [
                text((x, first + LINE * index), content, f"halo {class_}".strip(), anchor)
                for index, (content, class_) in enumerate(label.lines)
            ]
        )

    def _hidden(self, box: Box, most: float) -> float:
        """How much a label would hide of the lines, endlessly much where it has no room; once that is ``most``, no
        more is looked at.
        """
        left, top, right, bottom = box
        first, highest, last, lowest = self.bounds
        if left < first or right > last or top < highest or bottom > lowest:
            return inf
        for other_left, other_top, other_right, other_bottom in reversed(self.boxes):  # a label is hit sooner
            if left < other_right and other_left < right and top < other_bottom and other_top < bottom:
                return inf
        hides = 0.0
        for start, end in self.lines:
            (x, y), (to_x, to_y) = start, end
            if (x < left and to_x < left) or (x > right and to_x > right):
                continue
            if (y < top and to_y < top) or (y > bottom and to_y > bottom):
                continue
            hides += 40 * _covered(box, start, end)
            if hides >= most:
                break
        return hides


def _box(label: Label, direction: Point, farther: float, wide: float, bounds: Box) -> Box:
    """Where a label would stand; one above or below its point is shifted to stay inside the chart."""
    (x, y), (right, down), high = label.at, direction, LINE * len(label.lines)
    away = farther * label.away * (1.0 if not right or not down else 0.86)
    left = x + away if right > 0 else x - away - wide
    if not right:
        left = max(bounds[0], min(x - wide / 2, bounds[2] - wide))
    top = y - high / 2 if not down else y + away if down > 0 else y - away - high
    return left, top, left + wide, top + high


def _covered(box: Box, start: Point, end: Point) -> float:
    """How much of a line a box covers, from 0 to 1."""
    first, last = 0.0, 1.0
    for at, to, low, high in ((start[0], end[0], box[0], box[2]), (start[1], end[1], box[1], box[3])):
        if at == to:
            if not low <= at <= high:
                return 0.0
            continue
        enter, leave = (low - at) / (to - at), (high - at) / (to - at)
        first, last = max(first, min(enter, leave)), min(last, max(enter, leave))
    return max(0.0, last - first)
