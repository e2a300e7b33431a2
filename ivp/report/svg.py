"""SVG as text: everything in it escaped, numbers with at most one decimal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NewType, TypeAlias

from markupsafe import Markup, escape

_MEANT = re.compile("[&<>'\"]").search
Point: TypeAlias = tuple[float, float]
"""A place in a drawing: to the right and down, in pixels."""
Svg = NewType("Svg", str)
"""A piece of a drawing; a drawing of hundreds of them is marked as safe once, as a whole."""


@lru_cache(maxsize=4096)  # drawings of one plan share their years and many heights
def number(value: float) -> str:
    """A coordinate."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def _escaped(text: str) -> str:
    """A text with what means something in a page escaped; most texts here hold nothing of the kind."""
    return escape(text) if _MEANT(text) else text


def line(start: Point, end: Point, class_: str) -> Svg:
    """A straight line."""
    (x, y), (to_x, to_y) = start, end
    return Svg(f'<line x1="{number(x)}" y1="{number(y)}" x2="{number(to_x)}" y2="{number(to_y)}" class="{class_}"/>')


def polyline(points: Sequence[Point], class_: str) -> Svg:
    """A line through points."""
    through = " ".join([f"{number(x)},{number(y)}" for x, y in points])
    return Svg(f'<polyline points="{through}" class="{class_}"/>')


def rectangle(corner: Point, wide: float, high: float, class_: str) -> Svg:
    """A rectangle, from its upper left corner."""
    at, size = f'x="{number(corner[0])}" y="{number(corner[1])}"', f'width="{number(wide)}" height="{number(high)}"'
    return Svg(f'<rect {at} {size} class="{class_}"/>')


def circle(at: Point, radius: float, class_: str) -> Svg:
    """A circle."""
    return Svg(f'<circle cx="{number(at[0])}" cy="{number(at[1])}" r="{number(radius)}" class="{class_}"/>')


def cross(at: Point, arm: float) -> Svg:
    """A cross, the mark of a target."""
    left, right, top, bottom = (number(end) for end in (at[0] - arm, at[0] + arm, at[1] - arm, at[1] + arm))
    return Svg(f'<path d="M{left} {top}L{right} {bottom}M{right} {top}L{left} {bottom}" class="cross"/>')


def text(at: Point, content: str, class_: str = "", anchor: str = "middle") -> Svg:
    """A line of text on a baseline."""
    (x, y), told = at, escape(content) if _MEANT(content) else content
    return Svg(f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}" class="{class_}">{told}</text>')


def group(parts: Iterable[Svg]) -> Svg:
    """Pieces one after another."""
    return Svg("".join(parts))


def drawing(
    identity: str, size: tuple[float, float], title: str, description: str, parts: Iterable[Svg], class_: str
) -> Markup:
    """A drawing with the title and description that a screen reader gives; ``identity`` is unique in the page."""
    wide, high, identity = number(size[0]), number(size[1]), _escaped(identity)
    told = (
        f'<title id="{identity}-title">{_escaped(title)}</title>'
        f'<desc id="{identity}-desc">{_escaped(description)}</desc>'
    )
    shape = f'class="chart {class_}" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    named = f'role="img" aria-labelledby="{identity}-title {identity}-desc"'
    return Markup(f"<svg {shape} {named}>{told}{group(parts)}</svg>")  # noqa: S704  all in it is escaped


def swatch(wide: int, *parts: Svg) -> Markup:
    """A sample of a drawing, beside what tells the same in words."""
    shape = f'class="chart swatch" viewBox="0 0 {wide} 16" width="{wide}" height="16"'
    return Markup(f'<svg {shape} aria-hidden="true">{group(parts)}</svg>')  # noqa: S704  all in it is escaped
