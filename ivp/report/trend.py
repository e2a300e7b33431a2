"""The trend of one indicator: what was measured, the plan's path to its target, what comes after the reporting year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ivp.language import Words
from ivp.report.chart_labels import Field, Label, width
from ivp.report.scale import Dot, Scale, decimals, known, runs, steps
from ivp.report.svg import Point, Svg, circle, cross, line, polyline, rectangle, text
from ivp.view.numbers import Numbers
from ivp.view.progress import FigureView, IndicatorView
from ivp.view.progress.models import TargetView
from ivp.view.report.models import DetailView
from ivp.vocabulary import Unit

WIDE, NARROW, PAPER = (688.0, 400.0), (340.0, 340.0), (490.0, 330.0)
_MOST_LABELS = 12


class Trend:
    """The trend of an indicator, to be drawn in any size."""

    def __init__(self, item: IndicatorView, detail: DetailView, year: int, words: Words, numbers: Numbers) -> None:
        self.item, self.detail, self.year = item, detail, year
        self.words, self.numbers = words, numbers
        self.start = item.baseline if detail.start_at is not None else None
        aims = [aim for aim in (item.target, item.final_target) if aim and aim.number is not None]
        self.aims = [(aim, _middle(aim)) for aim in aims] if detail.start is not None else []
        self.figures = known(item.series)
        self.benchmarks = _elsewhere(item, self.figures)
        self.years, self.ticks = self._years(), self._ticks()

    def drawn(self, size: tuple[float, float]) -> list[Svg]:
        """The drawing of a size, from back to front."""
        self._lay_out(size)
        self._reserve()
        return [
            *self._strip(),
            *self._tolerance(),
            *self._axes(),
            *self._breaks(),
            *self._lines(),
            *self._elsewhere(),
            *self._interval(),
            *self._marks(),
            *self._labels(),
        ]

    def _lay_out(self, size: tuple[float, float]) -> None:
        """Give everything its place."""
        self.width, height = size
        self.roomy = size != NARROW
        margin, pad = max(width(label) for _, label in self.ticks) + 16, 20 if self.roomy else 13
        self.left, self.right, self.top, self.bottom = margin, self.width - 6, 40.0, height - 46
        self.x = Scale(self.years[0], self.years[-1], margin + pad, self.right - (46 if self.roomy else 26))
        self.y = Scale(self.ticks[0][0], self.ticks[-1][0], self.bottom, self.top + 14)
        self.elsewhere = [(name, self._dots(figures)) for name, figures in self.benchmarks]
        self.dots, value = self._dots(self.figures), self.item.value
        self.latest = next((dot for dot in self.dots if value and dot.year == value.year), None)
        self.ring = self._ring()
        self.covered = [dot for dot in self.dots if self.ring and _apart(self.ring, dot.at) <= 1]
        self.path = self._path()
        self.field = Field((self.left - 2, self.top - 14, self.width - 3, self.bottom - 2))

    def _dots(self, figures: Sequence[tuple[int, float, FigureView]]) -> list[Dot]:
        return [Dot(figure, at, (self.x(at), self.y(value))) for at, value, figure in figures]

    def _reserve(self) -> None:
        """Keep labels off the points."""
        for dot in self.dots:
            self.field.add_point(dot.at, (5.2 if dot is self.latest else 4.0) + 2)
        for at in (dot.at for _, dots in self.elsewhere for dot in dots):
            self.field.add_point(at, 5)
        if self.ring:
            self.field.add_point(self.ring, 8)
        for aim, bound in self.aims:
            self.field.add_point((self.x(aim.year), self.y(bound)), 7)

    def _values(self) -> Iterator[float]:
        yield from (value for _, value, _ in self.figures)
        yield from (end for aim, value in self.aims for end in _range(aim, value))
        yield from (value for _, figures in self.benchmarks for _, value, _ in figures)
        if self.start is not None and self.start.number is not None:
            yield float(self.start.number)
        yield from self.detail.interval or ()

    def _years(self) -> list[int]:
        years = [at for at, _, _ in self.figures] + [aim.year for aim, _ in self.aims] + [self.year]
        if self.detail.start_at is not None:
            years.append(int(self.detail.start_at))
        return list(range(min(years), max(years) + 1))

    def _ticks(self) -> list[tuple[float, str]]:
        """The steps of the axis, with what stands beside each."""
        ticks = steps(self._values())
        places, sign = decimals(ticks), Unit(self.item.unit).facts.sign
        return [(tick, self.words(sign, number=self.numbers.number(Decimal(str(tick)), places))) for tick in ticks]

    def _strip(self) -> Iterator[Svg]:
        """A shaded strip for the years after the reporting year."""
        if self.years[-1] <= self.year:
            return
        left = (self.x(self.year) + self.x(self.year + 1)) / 2
        yield rectangle((left, self.top - 20), self.right - left, self.bottom - self.top + 20, "strip")
        label = self.words("after the reporting year")
        at, anchor = ((left + self.right) / 2, self.top - 4), "middle"
        if width(label) > self.right - left:
            at, anchor = (self.right, self.top - 26), "end"
        yield text(at, label, "", anchor)
        wide = width(label)
        middle = at[0] if anchor == "middle" else at[0] - wide / 2
        self.field.boxes.append((middle - wide / 2, at[1] - 12, middle + wide / 2, at[1] + 4))

    def _tolerance(self) -> Iterator[Svg]:
        """A band for where a figure should stay."""
        for aim, bound in self.aims:
            low, high = _range(aim, bound)
            if low < high:
                left = self.x(self.detail.start_at) if self.detail.start_at is not None else self.left
                top, bottom = self.y(high), self.y(low)
                yield rectangle((left, top), self.x(aim.year) - left, bottom - top, "tolerance")

    def _elsewhere(self) -> Iterator[Svg]:
        """Figures of elsewhere: grey, with their name."""
        for name, dots in self.elsewhere:
            path = [dot.at for dot in dots]
            if len(path) > 1:
                yield polyline(path, "later")
                self.field.add_path(path)
            for at in path:
                yield rectangle((at[0] - 3.4, at[1] - 3.4), 6.8, 6.8, "elsewhere")
            text_ = dots[-1].figure.text
            yield self.field.place(
                Label(path[-1], ((name, ""), (text_, "strong")), 8, ((0, 1), (0, -1), (-1, 1), (1, 1)))
            )

    def _axes(self) -> Iterator[Svg]:
        for tick, label in self.ticks:
            y = self.y(tick)
            class_ = "axis" if tick == 0 else "gridline"
            yield line((self.left, y), (self.right, y), class_)
            yield text((self.left - 8, y + 4.5), label, "", "end")
        wide = width("2024") + 10
        per_year = self.x(self.years[0] + 1) - self.x(self.years[0]) if len(self.years) > 1 else wide
        every = next(count for count in range(1, 100) if count * per_year >= wide)
        for year in self.years:
            x = self.x(year)
            yield line((x, self.bottom), (x, self.bottom + 5), "axis")
            if (year - self.year) % every == 0:
                yield text((x, self.bottom + 20), str(year), "strong ink" if year == self.year else "")
        label = self.words("reporting year")
        yield text((min(self.x(self.year), self.width - width(label) / 2), self.bottom + 36), label, "")

    def _breaks(self) -> Iterator[Svg]:
        for year in self.detail.breaks:
            if self.years[0] < year <= self.years[-1]:
                x = (self.x(year - 1) + self.x(year)) / 2
                yield line((x, self.top), (x, self.bottom), "gridline")
                yield self.field.place(
                    Label((x, self.top + 8), ((self.words("new definition"), ""),), 4, ((1, 0), (-1, 0)))
                )

    def _lines(self) -> Iterator[Svg]:
        for run in runs(self.dots, self.item.series, self.detail.breaks):
            known = [dot.at for dot in run if dot.year <= self.year]
            later = [dot.at for dot in run if dot.year > self.year]
            if later:
                yield polyline([*known[-1:], *later], "later")
            if len(known) > 1:
                yield polyline(known, "series")
            self.field.add_path([*known, *later])
        if len(self.path) > 1:
            yield polyline(self.path, "path")
            self.field.add_path(self.path)

    def _path(self) -> list[Point]:
        """The straight path from the baseline to the target, and on to the last target, where one leads there."""
        ends = [(self.x(aim.year), self.y(bound)) for aim, bound in self.aims if aim.straight]
        return [self.ring, *ends] if self.ring and ends else ends

    def _ring(self) -> Point | None:
        at = self.detail.start_at
        if self.start is None or self.start.number is None or at is None:
            return None
        return self.x(at), self.y(float(self.start.number))

    def _interval(self) -> Iterator[Svg]:
        if self.latest is None or self.detail.interval is None:
            return
        x = self.latest.at[0]
        low, high = (self.y(limit) for limit in self.detail.interval)
        for start, end in (((x, high), (x, low)), ((x - 6, high), (x + 6, high)), ((x - 6, low), (x + 6, low))):
            yield line(start, end, "bar")
            self.field.lines.append((start, end))

    def _marks(self) -> Iterator[Svg]:
        for dot in self.dots:
            later = " later" if dot.year > self.year else ""
            open_ = " open" if dot.figure.status else ""
            if dot not in self.covered:
                yield circle(dot.at, 5.2 if dot is self.latest else 4.0, f"dot{open_}{later}")
        if self.ring:
            yield circle(self.ring, 6.2, "ring")
        for aim, bound in self.aims:
            at = (self.x(aim.year), self.y(bound))
            if aim.upper is None:
                yield cross(at, 4.6)

    def _labels(self) -> Iterator[Svg]:
        """The labels, the important ones first, so that these get the best places."""
        latest = self.latest
        if self.ring and self.start:
            title = self.words("Baseline {years}", years=self.start.years)
            yield self.field.place(Label(self.ring, ((title, "planned"), (self.start.text, "planned strong")), 10))
        for aim, bound in self.aims:
            title = self.words("Target in {year}", year=aim.years)
            lines = ((title, "planned"), (aim.text, "planned strong"))
            shaded = tuple((content, f"{class_} after") for content, class_ in lines) if aim.year > self.year else lines
            yield self.field.place(Label((self.x(aim.year), self.y(bound)), shaded))
        for dot in sorted(self.dots, key=lambda found: (found is not latest, -found.year)):
            if dot not in self.covered and self._labelled(dot):
                yield self._value(dot)
        if latest and self.detail.interval:
            low = self.y(self.detail.interval[0])
            lines = ((self.words("95% interval"), ""), (self.detail.interval_text, ""))
            below: tuple[Point, ...] = ((-1, 1), (-1, 0), (0, 1), (1, 1))
            yield self.field.place(Label((latest.at[0], low), lines, 8, below), optional=True)
        if len(self.path) > 1 and self.roomy:
            yield self._path_label(*self.path[:2])

    def _labelled(self, dot: Dot) -> bool:
        if len(self.dots) <= _MOST_LABELS and (self.roomy or len(self.dots) <= 9):
            return True
        values = [one.at[1] for one in self.dots]
        return dot in (self.dots[0], self.dots[-1], self.latest) or dot.at[1] in (min(values), max(values))

    def _value(self, dot: Dot) -> Svg:
        """The figure itself, above a peak and below a dip."""
        index = self.dots.index(dot)
        around = [self.dots[place].at[1] for place in (index - 1, index + 1) if 0 <= place < len(self.dots)]
        peak = not around or dot.at[1] <= sum(around) / len(around)
        class_ = "strong after" if dot.year > self.year else "strong measured"
        near = -1 if peak else 1
        order: tuple[Point, ...] = ((0, near), (0, -near), (-1, near), (1, near), (-1, -1), (1, 1), (1, 0), (-1, 0))
        return self.field.place(Label(dot.at, ((dot.figure.text, class_),), 8.5, order))

    def _path_label(self, start: Point, end: Point) -> Svg:
        label = self.words("straight path to the target")
        best = Svg("")
        for share in (0.35, 0.25, 0.45, 0.55, 0.65):
            at = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            best = self.field.place(Label(at, ((label, "planned"),), 6, ((0, -1), (0, 1))), optional=True)
            if best:
                break
        return best


def _apart(one: Point, other: Point) -> float:
    """How far two places are from each other, across and down together."""
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _middle(aim: TargetView) -> float:
    """Where a target is marked: at its bound, or in the middle of its two."""
    return float(aim.number or 0) if aim.upper is None else (float(aim.number or 0) + aim.upper) / 2


def _range(aim: TargetView, middle: float) -> tuple[float, float]:
    """The values between which a figure should stay; both the same for a bound on one side."""
    if aim.upper is not None:
        return float(aim.number or 0), float(aim.upper)
    leeway = float(aim.tolerance or 0)
    return middle - leeway, middle + leeway


def _elsewhere(
    item: IndicatorView, own: Sequence[tuple[int, float, FigureView]]
) -> list[tuple[str, list[tuple[int, float, FigureView]]]]:
    """Figures of elsewhere that can stand beside an indicator's own: in its years, and not beyond twice its figures."""
    if not own:
        return []
    first, last = own[0][0], own[-1][0]
    most = 2 * max(abs(value) for _, value, _ in own)
    found = []
    for name, figures in item.benchmarks:
        drawn = [one for one in known(figures, last) if one[0] >= first]
        if drawn and all(abs(value) <= most for _, value, _ in drawn):
            found.append((name, sorted(drawn, key=lambda one: one[0])))
    return found
