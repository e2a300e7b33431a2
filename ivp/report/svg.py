"""SVG as text: elements with everything in them escaped, numbers with at most one decimal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias

from markupsafe import Markup, escape

_MEANT = re.compile("[&<>'\"]").search
Point: TypeAlias = tuple[float, float]
"""A place in a drawing: to the right and down, in pixels."""


def number(value: float) -> str:
    """A coordinate."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _escaped(text: str) -> str:
    """A text with what means something in a page escaped; most texts here hold nothing of the kind."""
    return escape(text) if _MEANT(text) else text


def element(name: str, *children: str, **attributes: str | float) -> Markup:
    """An element; text among its children is escaped. A trailing ``_`` of an attribute's name is left out."""
    given = "".join(
        [
            f' {_attribute(key)}="{_escaped(value) if isinstance(value, str) else number(value)}"'
            for key, value in attributes.items()
        ]
    )
    inner = "".join([child if isinstance(child, Markup) else _escaped(child) for child in children])
    return Markup(f"<{name}{given}>{inner}</{name}>" if children else f"<{name}{given}/>")  # noqa: S704


def group(parts: Iterable[Markup]) -> Markup:
    """Elements one after another."""
    return Markup("".join(parts))  # noqa: S704  each is one already


def line(start: Point, end: Point, class_: str) -> Markup:
    """A straight line."""
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=class_)


def polyline(points: Sequence[Point], class_: str) -> Markup:
    """A line through points."""
    return element("polyline", points=" ".join(f"{number(x)},{number(y)}" for x, y in points), class_=class_)


def circle(at: Point, radius: float, class_: str) -> Markup:
    """A circle."""
    return element("circle", cx=at[0], cy=at[1], r=radius, class_=class_)


def cross(at: Point, arm: float) -> Markup:
    """A cross, the mark of a target."""
    x, y = at
    d = (
        f"M{number(x - arm)} {number(y - arm)}L{number(x + arm)} {number(y + arm)}"
        f"M{number(x + arm)} {number(y - arm)}L{number(x - arm)} {number(y + arm)}"
    )
    return element("path", d=d, class_="cross")


def text(at: Point, content: str, class_: str = "", anchor: str = "middle") -> Markup:
    """A line of text on a baseline."""
    return element("text", content, x=at[0], y=at[1], text_anchor=anchor, class_=class_)


def drawing(
    identity: str, size: tuple[float, float], title: str, description: str, parts: Iterable[Markup], class_: str
) -> Markup:
    """A drawing with the title and description that a screen reader gives; ``identity`` is unique in the page."""
    width, height = size
    return element(
        "svg",
        element("title", title, id=f"{identity}-title"),
        element("desc", description, id=f"{identity}-desc"),
        *parts,
        class_=f"chart {class_}",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{identity}-title {identity}-desc",
    )
