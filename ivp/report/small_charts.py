"""Small drawings: several trends side by side on one scale, and a line in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ivp.report.chart_labels import Field, Label, width
from ivp.report.scale import Dot, Scale, decimals, known, runs, steps
from ivp.report.svg import Point, Svg, circle, cross, line, polyline, text
from ivp.view.numbers import Numbers
from ivp.view.progress import FigureView, IndicatorView

SMALL, SPARK = (244.0, 150.0), (116.0, 40.0)


def small(
    figures: Sequence[FigureView],
    start: FigureView | None,
    breaks: Sequence[int],
    years: tuple[int, int],
    highest: float,
    numbers: Numbers,
    sign: str,
) -> Iterator[Svg]:
    """One trend of several on the same years and the same scale; ``start`` is the baseline, with a ring."""
    ticks = steps([highest], 3)
    shown = [sign.format(number=numbers.number(Decimal(str(tick)), decimals(ticks))) for tick in ticks]
    left = max(width(tick) for tick in shown) + 12
    x = Scale(years[0], years[1], left + 12, SMALL[0] - 40)
    y = Scale(ticks[0], ticks[-1], SMALL[1] - 26, 24)
    for tick, label in zip(ticks, shown, strict=True):
        yield line((left, y(tick)), (SMALL[0], y(tick)), "axis" if tick == 0 else "gridline")
        yield text((left - 8, y(tick) + 4.5), label, "", "end")
    dots = [Dot(figure, year, (x(year), y(value))) for year, value, figure in known(figures, years[1])]
    ring = _ring(start, x, y)
    for year in _marked_years(years, start, x):
        yield text((x(year), SMALL[1] - 6), str(year))
    field = Field((left - 4, 4, SMALL[0], SMALL[1] - 28))
    joined, alone = _joined(dots, figures, breaks)
    for path in joined:
        field.add_path(path)
        yield polyline(path, "series")
    yield from (circle(at, 2.4, "dot") for at in alone)
    if dots:
        yield circle(dots[-1].at, 4.4, "dot open" if dots[-1].figure.status else "dot")
        field.add_point(dots[-1].at, 5)
    if ring and start:
        yield circle(ring, 5.2, "ring")
        field.add_point(ring, 6)
        yield field.place(Label(ring, ((start.text, "planned strong"),), 8))
    if dots and not (ring and abs(dots[-1].at[0] - ring[0]) < 1):
        after = ((1, 0), (0, -1), (0, 1), (1, -1), (1, 1))
        yield field.place(Label(dots[-1].at, ((dots[-1].figure.text, "measured strong"),), 8, after))
    if len(dots) > 1 and not (ring and abs(dots[0].at[0] - ring[0]) < 1):
        above = ((0, -1), (0, 1), (1, -1), (1, 1))
        yield field.place(Label(dots[0].at, ((dots[0].figure.text, "measured strong"),), 6, above))


def _joined(
    dots: Sequence[Dot], series: Sequence[FigureView], breaks: Sequence[int]
) -> tuple[list[list[Point]], list[Point]]:
    """The lines through the figures, and the figures that no line joins to another."""
    paths = [[dot.at for dot in run] for run in runs(dots, series, breaks)]
    return [path for path in paths if len(path) > 1], [path[0] for path in paths if len(path) == 1]


def _ring(start: FigureView | None, x: Scale, y: Scale) -> tuple[float, float] | None:
    if start is None or start.number is None or start.year is None or not x.first <= start.year <= x.last:
        return None
    return x(start.year), y(float(start.number))


def _marked_years(years: tuple[int, int], start: FigureView | None, x: Scale) -> list[int]:
    """The first and last year, and the baseline's where its label has room."""
    marked = sorted({years[0], years[1]})
    middle = start.year if start and start.year and years[0] < start.year < years[1] else None
    room = width("2024") + 8
    if middle and all(abs(x(middle) - x(year)) >= room for year in marked):
        marked.append(middle)
    return sorted(marked)


def spark(
    item: IndicatorView, start_at: float | None, breaks: Sequence[int], years: tuple[int, int], until: int
) -> Iterator[Svg]:
    """The line of one indicator from zero to its own highest figure, with baseline, path and target."""
    points = known(item.series, until)
    start = float(item.baseline.number) if start_at and item.baseline and item.baseline.number is not None else None
    target = item.target if item.target and item.target.upper is None else None
    aims = [(target.year, float(target.number))] if target and target.number is not None else []
    values = [value for _, value, _ in points] + [value for _, value in aims] + ([start] if start is not None else [])
    x = Scale(years[0], years[1], 6, SPARK[0] - 7)
    y = Scale(min([0.0, *values]), max([*values, 0.0]) or 1.0, SPARK[1] - 4, 7)
    yield line((0, SPARK[1] - 3.5), (SPARK[0], SPARK[1] - 3.5), "gridline")
    ring = (x(start_at), y(start)) if start is not None and start_at is not None else None
    crosses = [(x(year), y(value)) for year, value in aims] if start_at is not None else []
    path = [*([ring] if ring else []), *crosses]
    if len(path) > 1 and target and target.straight:
        yield polyline(path, "path")
    dots = [Dot(figure, year, (x(year), y(value))) for year, value, figure in points]
    joined, alone = _joined(dots, item.series, breaks)
    yield from (polyline(path, "series") for path in joined)
    yield from (circle(at, 1.8, "dot") for at in alone)
    if ring:
        yield circle(ring, 3.6, "ring")
    if points and not (ring and points[-1][0] == start_at):
        year, value, figure = points[-1]
        yield circle((x(year), y(value)), 3.2, "dot open" if figure.status else "dot")
    yield from (cross(at, 3.2) for at in crosses)
