"""Labels in a chart: each goes where it hides the least of lines, points and other labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup

from ivp.report.svg import Point, group, text

SIZE = 13.0
LINE = 15.0
_NARROW, _WIDE = frozenset("iljtfr.,:;'|()[] ‘’1"), frozenset("mwMWOQGDHNU%")
_DIRECTIONS = ((0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1), (1, 0), (-1, 0))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """The area that two rectangles share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    def outside(self, bounds: Box) -> float:
        """How far it sticks out of its bounds."""
        return (
            max(0, bounds.left - self.left)
            + max(0, self.right - bounds.right)
            + max(0, bounds.top - self.top)
            + max(0, self.bottom - bounds.bottom)
        )

    def covers(self, start: Point, end: Point) -> float:
        """How much of a line it covers, from 0 to 1."""
        first, last = 0.0, 1.0
        for at, to, low, high in (
            (start[0], end[0], self.left, self.right),
            (start[1], end[1], self.top, self.bottom),
        ):
            if at == to:
                if not low <= at <= high:
                    return 0.0
                continue
            enter, leave = (low - at) / (to - at), (high - at) / (to - at)
            first, last = max(first, min(enter, leave)), min(last, max(enter, leave))
        return max(0.0, last - first)


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text (each with its classes) that belong to a point."""

    at: Point
    lines: tuple[tuple[str, str], ...]
    away: float = 9.0
    """How far from the point."""
    prefer: tuple[Point, ...] = _DIRECTIONS
    """Directions in order of preference."""


def width(content: str, *, strong: bool = False) -> float:
    """About how wide a text is."""
    units = sum(0.32 if sign in _NARROW else 0.86 if sign in _WIDE else 0.58 for sign in content)
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
        self.boxes.append(Box(at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius))

    def place(self, label: Label, *, optional: bool = False) -> Markup:
        """The label where it hides least; an optional one that would hide anything is left out."""
        tried = [
            (self._cost(box) + order * 0.6, order, box, anchor)
            for order, (box, anchor) in enumerate(_places(label, self.bounds))
        ]
        cost, order, box, anchor = min(tried, key=lambda found: found[:2])
        if optional and cost - order * 0.6 > 1:
            return Markup("")
        self.boxes.append(box)
        x = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[anchor]
        first = box.top + LINE - 3.5
        return group(
            text((x, first + LINE * index), content, f"halo {class_}".strip(), anchor)
            for index, (content, class_) in enumerate(label.lines)
        )

    def _cost(self, box: Box) -> float:
        cost = 12 * box.outside(self.bounds)
        cost += sum(0.4 * box.overlap(other) for other in self.boxes)
        return cost + sum(40 * box.covers(*line) for line in self.lines)


def _places(label: Label, bounds: Box) -> Iterator[tuple[Box, str]]:
    """Where a label may go; one above or below its point is shifted to stay inside the chart."""
    wide = max(width(content, strong="strong" in class_) for content, class_ in label.lines)
    high = LINE * len(label.lines)
    x, y = label.at
    for right, down in label.prefer:
        away = label.away * (1.0 if not right or not down else 0.6)
        left = x + away if right > 0 else x - away - wide
        if not right:
            left = max(bounds.left, min(x - wide / 2, bounds.right - wide))
        top = y - high / 2 if not down else y + away if down > 0 else y - away - high
        yield Box(left, top, left + wide, top + high), "middle" if not right else "start" if right > 0 else "end"
