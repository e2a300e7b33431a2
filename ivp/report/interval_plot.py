"""The interval plot: the municipalities of an area below each other, each rate with its limits, and the area's line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ivp.report.chart_labels import LINE, width
from ivp.report.scale import Scale, decimals, steps
from ivp.report.svg import Svg, circle, line, rectangle, text
from ivp.view.numbers import Numbers
from ivp.view.progress import PlaceRateView, SideBySideView

WIDE, NARROW = 600.0, 316.0
_TOP, _ROW, _BOTTOM = LINE + 8, 40.0, LINE + 12
_HALF = 7.0


def rows(view: SideBySideView, size: float, numbers: Numbers) -> tuple[float, list[Svg]]:
    """The plot with a width of ``size``: its height and its parts."""
    height = _TOP + _ROW * len(view.places) + _BOTTOM
    return height, list(_parts(view, size, height, numbers))


def _parts(view: SideBySideView, size: float, height: float, numbers: Numbers) -> Iterator[Svg]:
    ticks = steps([view.rate, *(end for one in view.places for end in _ends(one))])
    x = Scale(ticks[0], ticks[-1], 6, size - 14)
    under = height - _BOTTOM + 6
    shown = [numbers.number(Decimal(str(tick)), decimals(ticks)) for tick in ticks]
    for tick, label in zip(ticks, shown, strict=True):
        yield line((x(tick), _TOP), (x(tick), under), "axis" if tick == 0 else "gridline")
        half = width(label) / 2
        yield text((min(max(x(tick), half), size - half), under + LINE), label)
    bands = [(at, one.usual_low, one.usual_high) for at, one in enumerate(view.places)]
    for at, low, high in bands:
        if low is not None and high is not None:
            y = _middle(at)
            yield rectangle((x(low), y - _HALF), x(high) - x(low), 2 * _HALF, "band")
    yield line((x(view.rate), _TOP - 4), (x(view.rate), under), "area")
    told = f"{view.area} {view.rate_text}"
    half = width(told, strong=True) / 2
    yield text((min(max(x(view.rate), half), size - half), LINE - 2), told, "strong ink")
    for at, one in enumerate(view.places):
        y = _middle(at)
        yield text((x(ticks[0]) + 6, y - 12), one.name, "halo ink", "start")
        yield text((size, y - 12), one.rate_text, "halo strong measured", "end")
        yield line((x(one.wide_low), y), (x(one.wide_high), y), "later")
        yield line((x(one.low), y), (x(one.high), y), "bar limits")
        yield circle((x(one.rate), y), 5.2, "dot")


def _middle(at: int) -> float:
    """Where the line of a municipality stands."""
    return _TOP + _ROW * at + 28


def _ends(one: PlaceRateView) -> Sequence[float]:
    return [one.wide_high, *([one.usual_high] if one.usual_high is not None else [])]
