"""The chance strip: a band of figures that would all fit chance, with what was measured on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ivp.report.chart_labels import LINE, width
from ivp.report.scale import Scale
from ivp.report.svg import circle, element, line, text

WIDE, NARROW = 600.0, 316.0
_AXIS, _HALF = 12.0, 15.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure on the strip: its value, what stands above it, its class."""

    value: float
    title: str
    text: str
    kind: str
    """baseline, latest or later."""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """The figures from ``low`` to ``high`` would all fit chance; no ``high``: no upper end."""

    low: float
    high: float | None
    low_text: str
    high_text: str
    label: str


_CLASSES = {"baseline": "planned", "latest": "measured", "later": ""}


def strip(band: Band, marks: Sequence[Mark], size: float) -> tuple[float, list[Markup]]:
    """The strip with a width of ``size``: its height and its parts."""
    values = [band.low, *(mark.value for mark in marks), *([band.high] if band.high is not None else [])]
    room = max((max(values) - min(values)) * 0.08, 1e-9)
    x = Scale(min(values) - room, max(values) + room, 4, size - 4)
    rows = _rows(marks, x, size)
    axis = (max(rows, default=0) + 1) * (2 * LINE + 6) + _AXIS + 8
    return axis + _HALF + 2 * LINE + 12, list(_parts(band, marks, x, rows, axis, size))


def _rows(marks: Sequence[Mark], x: Scale, size: float) -> list[int]:
    """On which row above the strip each label stands, so that none hides another; the row nearest the strip is 0."""
    taken: list[tuple[int, float, float]] = []
    rows = []
    for mark in marks:
        half, middle = _half(mark), _middle(mark, x, size)
        left, right = middle - half, middle + half
        row = next(
            level
            for level in range(len(marks))
            if not any(level == other and left < end and right > start for other, start, end in taken)
        )
        taken.append((row, left, right))
        rows.append(row)
    return rows


def _half(mark: Mark) -> float:
    return max(width(mark.title), width(mark.text, strong=True)) / 2 + 6


def _middle(mark: Mark, x: Scale, size: float) -> float:
    """Where a label stands: at its value, shifted to stay inside the strip."""
    return min(max(x(mark.value), _half(mark) - 6), size - _half(mark) + 6)


def _parts(
    band: Band, marks: Sequence[Mark], x: Scale, rows: Sequence[int], axis: float, size: float
) -> Iterator[Markup]:
    left = x(band.low)
    right = x(band.high) if band.high is not None else size
    yield element("rect", x=left, y=axis - _HALF, width=right - left, height=2 * _HALF, class_="band")
    yield line((0, axis), (size, axis), "axis")
    yield line((left, axis - _HALF), (left, axis + _HALF + 4), "edge")
    under = axis + _HALF + LINE + 4
    low, high = width(band.low_text, strong=True) / 2, width(band.high_text, strong=True) / 2
    apart = max(0.0, low + high + 8 - (right - left)) / 2
    first = max(low, min(left - apart, size - low - 2 * high - 8))
    yield text((first, under), band.low_text, "strong ink")
    if band.high is not None:
        yield line((right, axis - _HALF), (right, axis + _HALF + 4), "edge")
        yield text((min(size - high, max(right + apart, first + low + high + 8)), under), band.high_text, "strong ink")
    between = right - left - width(band.low_text, strong=True) - width(band.high_text, strong=True) - 16
    wide = width(band.label)
    middle = min(max((left + right) / 2, wide / 2), size - wide / 2)
    yield text((middle, under if wide < between else under + LINE), band.label)
    tops = [axis - _HALF - 8 - row * (2 * LINE + 6) for row in rows]
    yield from (
        line((x(mark.value), axis - 6), (x(mark.value), top + 3), "gridline")
        for mark, row, top in zip(marks, rows, tops, strict=True)
        if row
    )
    for mark, top in zip(marks, tops, strict=True):
        middle = _middle(mark, x, size)
        yield text((middle, top - LINE), mark.title, f"halo {_CLASSES[mark.kind]}".strip())
        yield text((middle, top), mark.text, f"halo strong {_CLASSES[mark.kind]}".strip())
    for mark in reversed(marks):
        at = (x(mark.value), axis)
        if mark.kind == "baseline":
            yield circle(at, 6.2, "ring")
        else:
            later = " later" if mark.kind == "later" else ""
            yield circle(at, 5.2, f"dot{' open' if mark.open else ''}{later}")
