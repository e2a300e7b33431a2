"""The trend of one indicator: what was measured, the plan's path to its target, what comes after the reporting year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from markupsafe import Markup

from ivp.language import Words
from ivp.report.chart_labels import Box, Field, Label, width
from ivp.report.scale import Dot, Scale, decimals, known, runs, steps
from ivp.report.svg import Point, circle, cross, element, line, polyline, text
from ivp.view.numbers import Numbers
from ivp.view.progress import FigureView, IndicatorView
from ivp.view.progress.models import TargetView
from ivp.view.report.models import DetailView
from ivp.vocabulary import Unit

WIDE, NARROW, PAPER = (688.0, 400.0), (340.0, 340.0), (490.0, 330.0)
_MOST_LABELS = 12


class Trend:
    """One drawing of a trend, of the wide or the narrow size."""

    def __init__(
        self,
        item: IndicatorView,
        detail: DetailView,
        year: int,
        size: tuple[float, float],
        words: Words,
        numbers: Numbers,
    ) -> None:
        self.item, self.detail, self.year = item, detail, year
        self.width, self.height = size
        self.roomy = size != NARROW
        self.words, self.numbers = words, numbers
        self.start = item.baseline if detail.start_at is not None else None
        aims = [aim for aim in (item.target, item.final_target) if aim and aim.number is not None]
        self.aims = [(aim, _middle(aim)) for aim in aims] if detail.start is not None else []
        self.figures = known(item.series)
        self.ticks = steps(self._values())
        margin = max(width(self._tick(tick)) for tick in self.ticks) + 16
        years = self._years()
        pad = 20 if self.roomy else 13
        self.left, self.right, self.top, self.bottom = margin, self.width - 6, 40.0, self.height - 46
        self.x = Scale(years[0], years[-1], margin + pad, self.right - (46 if self.roomy else 26))
        self.y = Scale(self.ticks[0], self.ticks[-1], self.bottom, self.top + 14)
        self.years = years
        self.elsewhere = self._benchmarks()
        self.dots = [Dot(figure, at, (self.x(at), self.y(value))) for at, value, figure in self.figures]
        self.field = Field(Box(self.left - 2, self.top - 14, self.width - 3, self.bottom - 2))

    def parts(self) -> Iterator[Markup]:
        """The drawing, from back to front."""
        self._reserve()
        yield from self._strip()
        yield from self._tolerance()
        yield from self._axes()
        yield from self._breaks()
        yield from self._lines()
        yield from self._elsewhere()
        yield from self._interval()
        yield from self._marks()
        yield from self._labels()

    def _reserve(self) -> None:
        """Keep labels off the points."""
        for dot in self.dots:
            self.field.add_point(dot.at, (5.2 if dot is self._latest() else 4.0) + 2)
        for at in (dot.at for _, dots in self.elsewhere for dot in dots):
            self.field.add_point(at, 5)
        if ring := self._ring():
            self.field.add_point(ring, 8)
        for aim, bound in self.aims:
            self.field.add_point((self.x(aim.year), self.y(bound)), 7)

    def _values(self) -> Iterator[float]:
        yield from (value for _, value, _ in self.figures)
        yield from (end for aim, value in self.aims for end in _range(aim, value))
        yield from (value for _, figures in _elsewhere(self.item, self.figures) for _, value, _ in figures)
        if self.start is not None and self.start.number is not None:
            yield float(self.start.number)
        yield from self.detail.interval or ()

    def _years(self) -> list[int]:
        years = [at for at, _, _ in self.figures] + [aim.year for aim, _ in self.aims] + [self.year]
        if self.detail.start_at is not None:
            years.append(int(self.detail.start_at))
        return list(range(min(years), max(years) + 1))

    def _tick(self, tick: float) -> str:
        shown = self.numbers.number(Decimal(str(tick)), decimals(self.ticks))
        return self.words(Unit(self.item.unit).facts.sign, number=shown)

    def _strip(self) -> Iterator[Markup]:
        """A shaded strip for the years after the reporting year."""
        if self.years[-1] <= self.year:
            return
        left = (self.x(self.year) + self.x(self.year + 1)) / 2
        yield element(
            "rect", x=left, y=self.top - 20, width=self.right - left, height=self.bottom - self.top + 20, class_="strip"
        )
        label = self.words("after the reporting year")
        at, anchor = ((left + self.right) / 2, self.top - 4), "middle"
        if width(label) > self.right - left:
            at, anchor = (self.right, self.top - 26), "end"
        yield text(at, label, "", anchor)
        wide = width(label)
        middle = at[0] if anchor == "middle" else at[0] - wide / 2
        self.field.boxes.append(Box(middle - wide / 2, at[1] - 12, middle + wide / 2, at[1] + 4))

    def _tolerance(self) -> Iterator[Markup]:
        """A band for where a figure should stay."""
        for aim, bound in self.aims:
            low, high = _range(aim, bound)
            if low < high:
                left = self.x(self.detail.start_at) if self.detail.start_at is not None else self.left
                top, bottom = self.y(high), self.y(low)
                yield element(
                    "rect", x=left, y=top, width=self.x(aim.year) - left, height=bottom - top, class_="tolerance"
                )

    def _benchmarks(self) -> list[tuple[str, list[Dot]]]:
        """Figures of elsewhere that fall in the years of the drawing."""
        return [
            (name, [Dot(figure, at, (self.x(at), self.y(value))) for at, value, figure in figures])
            for name, figures in _elsewhere(self.item, self.figures)
        ]

    def _elsewhere(self) -> Iterator[Markup]:
        """Figures of elsewhere: grey, with their name."""
        for name, dots in self.elsewhere:
            path = [dot.at for dot in dots]
            if len(path) > 1:
                yield polyline(path, "later")
                self.field.add_path(path)
            for at in path:
                yield element("rect", x=at[0] - 3.4, y=at[1] - 3.4, width=6.8, height=6.8, class_="elsewhere")
            text_ = dots[-1].figure.text
            yield self.field.place(
                Label(path[-1], ((name, ""), (text_, "strong")), 8, ((0, 1), (0, -1), (-1, 1), (1, 1)))
            )

    def _axes(self) -> Iterator[Markup]:
        for tick in self.ticks:
            y = self.y(tick)
            class_ = "axis" if tick == 0 else "gridline"
            yield line((self.left, y), (self.right, y), class_)
            yield text((self.left - 8, y + 4.5), self._tick(tick), "", "end")
        wide = width("2024") + 10
        per_year = self.x(self.years[0] + 1) - self.x(self.years[0]) if len(self.years) > 1 else wide
        every = next(count for count in range(1, 100) if count * per_year >= wide)
        for year in self.years:
            yield line((self.x(year), self.bottom), (self.x(year), self.bottom + 5), "axis")
            if (year - self.year) % every == 0:
                class_ = "strong ink" if year == self.year else ""
                yield text((self.x(year), self.bottom + 20), str(year), class_)
        label = self.words("reporting year")
        yield text((min(self.x(self.year), self.width - width(label) / 2), self.bottom + 36), label, "")

    def _breaks(self) -> Iterator[Markup]:
        for year in self.detail.breaks:
            if self.years[0] < year <= self.years[-1]:
                x = (self.x(year - 1) + self.x(year)) / 2
                yield line((x, self.top), (x, self.bottom), "gridline")
                yield self.field.place(
                    Label((x, self.top + 8), ((self.words("new definition"), ""),), 4, ((1, 0), (-1, 0)))
                )

    def _lines(self) -> Iterator[Markup]:
        for run in runs(self.dots, self.item.series, self.detail.breaks):
            known = [dot.at for dot in run if dot.year <= self.year]
            later = [dot.at for dot in run if dot.year > self.year]
            if later:
                yield polyline([*known[-1:], *later], "later")
            if len(known) > 1:
                yield polyline(known, "series")
            self.field.add_path([*known, *later])
        path = self._path()
        if len(path) > 1:
            yield polyline(path, "path")
            self.field.add_path(path)

    def _path(self) -> list[Point]:
        """The straight path from the baseline to the target, and on to the last target, where one leads there."""
        ring, ends = self._ring(), [(self.x(aim.year), self.y(bound)) for aim, bound in self.aims if aim.straight]
        return [ring, *ends] if ring and ends else ends

    def _ring(self) -> Point | None:
        at = self.detail.start_at
        if self.start is None or self.start.number is None or at is None:
            return None
        return self.x(at), self.y(float(self.start.number))

    def _latest(self) -> Dot | None:
        value = self.item.value
        return next((dot for dot in self.dots if value and dot.year == value.year), None)

    def _interval(self) -> Iterator[Markup]:
        dot = self._latest()
        if dot is None or self.detail.interval is None:
            return
        x = dot.at[0]
        low, high = (self.y(limit) for limit in self.detail.interval)
        for start, end in (((x, high), (x, low)), ((x - 6, high), (x + 6, high)), ((x - 6, low), (x + 6, low))):
            yield line(start, end, "bar")
            self.field.lines.append((start, end))

    def _marks(self) -> Iterator[Markup]:
        ring = self._ring()
        for dot in self.dots:
            later = " later" if dot.year > self.year else ""
            open_ = " open" if dot.figure.status else ""
            radius = 5.2 if dot is self._latest() else 4.0
            if ring is None or abs(ring[0] - dot.at[0]) + abs(ring[1] - dot.at[1]) > 1:
                yield circle(dot.at, radius, f"dot{open_}{later}")
        if ring:
            yield circle(ring, 6.2, "ring")
        for aim, bound in self.aims:
            at = (self.x(aim.year), self.y(bound))
            if aim.upper is None:
                yield cross(at, 4.6)

    def _labels(self) -> Iterator[Markup]:
        """The labels, the important ones first, so that these get the best places."""
        ring, latest = self._ring(), self._latest()
        covered = [dot for dot in self.dots if ring and abs(ring[0] - dot.at[0]) + abs(ring[1] - dot.at[1]) <= 1]
        if ring and self.start:
            title = self.words("Baseline {years}", years=self.start.years)
            yield self.field.place(Label(ring, ((title, "planned"), (self.start.text, "planned strong")), 10))
        for aim, bound in self.aims:
            title = self.words("Target in {year}", year=aim.years)
            lines = ((title, "planned"), (aim.text, "planned strong"))
            shaded = tuple((content, f"{class_} after") for content, class_ in lines) if aim.year > self.year else lines
            yield self.field.place(Label((self.x(aim.year), self.y(bound)), shaded))
        for dot in sorted(self.dots, key=lambda found: (found is not latest, -found.year)):
            if dot not in covered and self._labelled(dot):
                yield self._value(dot)
        if latest and self.detail.interval:
            low = self.y(self.detail.interval[0])
            lines = ((self.words("95% interval"), ""), (self.detail.interval_text, ""))
            below: tuple[Point, ...] = ((-1, 1), (-1, 0), (0, 1), (1, 1))
            yield self.field.place(Label((latest.at[0], low), lines, 8, below), optional=True)
        path = self._path()
        if len(path) > 1 and self.roomy:
            yield self._path_label(path[0], path[1])

    def _labelled(self, dot: Dot) -> bool:
        if len(self.dots) <= _MOST_LABELS and (self.roomy or len(self.dots) <= 9):
            return True
        values = [one.at[1] for one in self.dots]
        return dot in (self.dots[0], self.dots[-1], self._latest()) or dot.at[1] in (min(values), max(values))

    def _value(self, dot: Dot) -> Markup:
        """The figure itself, above a peak and below a dip."""
        index = self.dots.index(dot)
        around = [self.dots[place].at[1] for place in (index - 1, index + 1) if 0 <= place < len(self.dots)]
        peak = not around or dot.at[1] <= sum(around) / len(around)
        class_ = "strong after" if dot.year > self.year else "strong measured"
        near = -1 if peak else 1
        order: tuple[Point, ...] = ((0, near), (0, -near), (-1, near), (1, near), (-1, -1), (1, 1), (1, 0), (-1, 0))
        return self.field.place(Label(dot.at, ((dot.figure.text, class_),), 8.5, order))

    def _path_label(self, start: Point, end: Point) -> Markup:
        label = self.words("straight path to the target")
        best = Markup("")
        for share in (0.35, 0.25, 0.45, 0.55, 0.65):
            at = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            best = self.field.place(Label(at, ((label, "planned"),), 6, ((0, -1), (0, 1))), optional=True)
            if best:
                break
        return best


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
