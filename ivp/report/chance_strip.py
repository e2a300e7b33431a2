"""The chance strip: the figures that would be usual, in them those that would all fit chance, and what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ivp.report.chart_labels import LINE, width
from ivp.report.scale import Scale
from ivp.report.svg import Svg, circle, line, rectangle, text

WIDE, NARROW = 600.0, 316.0
_AXIS, _HALF = 12.0, 15.0
_UNDER = 2 * LINE + 4
"""The height of what is told under the strip of one band."""


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
    """The figures from ``low`` to ``high`` would all fit; no ``high``: no upper end."""

    low: float
    high: float | None
    low_text: str
    high_text: str
    label: str
    kind: str = "band"


_CLASSES = {"baseline": "planned", "latest": "measured", "later": ""}


def strip(bands: Sequence[Band], marks: Sequence[Mark], size: float) -> tuple[float, list[Svg]]:
    """The strip with a width of ``size``: its height and its parts. Of the bands each lies within the one before."""
    ends = [end for band in bands for end in (band.low, band.high) if end is not None]
    values = [*ends, *(mark.value for mark in marks)]
    room = max((max(values) - min(values)) * 0.08, 1e-9)
    x = Scale(min(values) - room, max(values) + room, 4, size - 4)
    rows = _rows(marks, x, size)
    axis = (max(rows, default=0) + 1) * (2 * LINE + 6) + _AXIS + 8
    return axis + _HALF + len(bands) * _UNDER + 8, list(_parts(bands, marks, x, rows, axis, size))


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
    bands: Sequence[Band], marks: Sequence[Mark], x: Scale, rows: Sequence[int], axis: float, size: float
) -> Iterator[Svg]:
    for band in bands:
        left, right = x(band.low), x(band.high) if band.high is not None else size
        yield rectangle((left, axis - _HALF), right - left, 2 * _HALF, band.kind)
    yield line((0, axis), (size, axis), "axis")
    for at, band in enumerate(reversed(bands)):
        yield from _ends(band, x, axis, axis + _HALF + 4 + at * _UNDER, size)
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
        place = (x(mark.value), axis)
        if mark.kind == "baseline":
            yield circle(place, 6.2, "ring")
        else:
            later = " later" if mark.kind == "later" else ""
            yield circle(place, 5.2, f"dot{' open' if mark.open else ''}{later}")


def _ends(band: Band, x: Scale, axis: float, under: float, size: float) -> Iterator[Svg]:
    """The ends of a band with their figures below ``under``, and what the band is."""
    left, right = x(band.low), x(band.high) if band.high is not None else size
    low, high = width(band.low_text, strong=True) / 2, width(band.high_text, strong=True) / 2
    apart = max(0.0, low + high + 8 - (right - left)) / 2
    first = max(low, min(left - apart, size - low - 2 * high - 8))
    yield line((left, axis - _HALF), (left, under), "edge")
    yield text((first, under + LINE), band.low_text, "strong ink")
    if band.high is not None:
        yield line((right, axis - _HALF), (right, under), "edge")
        last = min(size - high, max(right + apart, first + low + high + 8))
        yield text((last, under + LINE), band.high_text, "strong ink")
    between = right - left - 2 * low - 2 * high - 16
    wide = width(band.label)
    middle = min(max((left + right) / 2, wide / 2), size - wide / 2)
    yield text((middle, under + LINE if wide < between else under + 2 * LINE), band.label)
