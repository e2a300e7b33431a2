"""The charts of a report, each from a view to SVG; for a screen a wide and a narrow drawing, of which the style
shows one.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from ivp.language import N_, Words
from ivp.report import chance_strip, interval_plot, trend
from ivp.report.scale import known
from ivp.report.small_charts import SMALL, SPARK, small, spark
from ivp.report.svg import circle, cross, drawing, line, swatch
from ivp.view.numbers import Numbers
from ivp.view.progress import FigureView, IndicatorView
from ivp.view.report.models import DetailView, RowsView
from ivp.view.wording import capital, placed
from ivp.vocabulary import Unit


class Charts:
    """Charts in one language."""

    def __init__(self, words: Words, numbers: Numbers, *, paper: bool = False) -> None:
        self.words, self.numbers = words, numbers
        self.trends = {"wide": trend.PAPER} if paper else {"wide": trend.WIDE, "narrow": trend.NARROW}
        self.strips = (
            {"wide": chance_strip.WIDE} if paper else {"wide": chance_strip.WIDE, "narrow": chance_strip.NARROW}
        )

    def trend(self, item: IndicatorView, detail: DetailView, year: int) -> Markup:
        """The trend of an indicator up to and after the reporting year."""
        description = self.words("Line chart from zero: {figures}.", figures=self._listed(item.series))
        if item.baseline and item.baseline.text and detail.start_at is not None:
            start = self.words("Baseline {years}: {value}.", years=item.baseline.years, value=item.baseline.text)
            description = f"{description} {start}"
        if item.target:
            aim = self.words("Target for {year}: {bound}.", year=item.target.years, bound=item.target.text)
            description = f"{description} {aim}"
        title = (
            self.words("{name}: {verdict}", name=detail.name, verdict=detail.finding) if detail.finding else detail.name
        )
        shown = trend.Trend(item, detail, year, self.words, self.numbers)
        return Markup("").join(
            drawing(f"trend-{item.id}-{name}", size, title, description, shown.drawn(size), name)
            for name, size in self.trends.items()
        )

    def spark(self, item: IndicatorView, detail: DetailView, table: RowsView, year: int) -> Markup:
        """A line in the table; nothing where there is nothing to draw."""
        figures = known(item.series, year)
        if not figures and detail.start_at is None:
            return Markup("")
        title = self.words("Course of {name}", name=item.name)
        shown = self._listed([figure for _, _, figure in figures]) or self.words("only the baseline")
        parts = spark(item, detail.start_at, detail.breaks, (table.first_year, table.last_year), year)
        return drawing(f"spark-{item.id}", SPARK, title, shown, parts, "spark")

    def places(self, item: IndicatorView, detail: DetailView, year: int) -> list[tuple[str, Markup]]:
        """Each municipality of a joint area that has figures to compare, on the scale of all of them, by its name."""
        compared = [self._rates(place.figures) if detail.by_rate else place.figures for place in item.places]
        others = [figure for figures in compared for figure in figures]
        drawn = []
        for place, figures in zip(item.places, compared, strict=True):
            at = place.baseline.year if place.baseline else None
            start = next((figure for figure in figures if figure.year == at), None)
            title = placed(item.name, place.name, self.words)
            identity = f"place-{item.id}-{place.code}"
            small_one = self._small(identity, title, figures, start, others, year, item, detail)
            drawn += [(place.name, small_one)] if small_one else []
        return drawn

    def _rates(self, figures: Sequence[FigureView]) -> tuple[FigureView, ...]:
        """Counts as what they are per so many inhabitants, as far as that is known."""
        texts = (self.numbers.number(Decimal(str(one.rate)), 1) if one.rate is not None else "" for one in figures)
        return tuple(
            figure.model_copy(update={"number": figure.rate, "text": text})
            for figure, text in zip(figures, texts, strict=True)
        )

    def _small(
        self,
        identity: str,
        title: str,
        figures: Sequence[FigureView],
        start: FigureView | None,
        others: Sequence[FigureView],
        year: int,
        item: IndicatorView,
        detail: DetailView,
    ) -> Markup:
        shared = known(others, year)
        if not known(figures, year):
            return Markup("")
        years = (min(at for at, _, _ in shared), max(at for at, _, _ in shared))
        highest = max(value for _, value, _ in shared)
        sign = self.words(Unit(item.unit).facts.sign, number="{number}")
        parts = small(figures, start, detail.breaks, years, highest, self.numbers, sign)
        listed = self._listed([figure for _, _, figure in known(figures, year)])
        return drawing(identity, SMALL, title, listed, parts, "small")

    def chance(self, item: IndicatorView, detail: DetailView) -> Markup:
        """What would fit chance and what would be usual, with the baseline, the newest figure and later ones on it."""
        change, start = item.change, detail.start
        if change.unclear_low is None or start is None or item.value is None:
            return Markup("")
        marks = [
            chance_strip.Mark(float(figure.number), title, figure.text, kind, bool(figure.status))
            for figure, title, kind in (
                (item.value, item.value.years, "latest"),
                (start, self.words("baseline"), "baseline"),
                *((figure, figure.years, "later") for figure in item.series if figure.after),
            )
            if figure.number is not None
        ]
        bands, description = [], []
        if change.usual_low is not None:
            bands.append(self._band(change.usual_low, change.usual_high, self.words("usual"), "usual"))
        bands.append(self._band(change.unclear_low, change.unclear_high, self.words("fits chance"), "band"))
        for band in reversed(bands):
            sentence = N_("{what}: {low} to {high}.") if band.high_text else N_("{what}: from {low} up.")
            told = self.words(sentence, what=capital(band.label), low=band.low_text, high=band.high_text)
            description.append(told)
        title = self.words("What would fit chance and what would be usual: {name}", name=detail.name)
        listed = "; ".join(f"{mark.title}: {mark.text}" for mark in marks)
        drawings = []
        for name, width in self.strips.items():
            height, parts = chance_strip.strip(bands, marks, width)
            identity = f"chance-{item.id}-{name}"
            drawings.append(
                drawing(identity, (width, height), title, f"{' '.join(description)} {listed}.", parts, name)
            )
        return Markup("").join(drawings)

    def side_by_side(self, item: IndicatorView) -> Markup:
        """The municipalities of a joint area by their rates; nothing where these are not known."""
        view = item.side_by_side
        if view is None:
            return Markup("")
        title = self.words("{name}: {unit} in {year}, by municipality", name=item.name, unit=view.unit, year=view.year)
        told = [self.words("{area}: {rate}.", area=view.area, rate=view.rate_text)]
        told += [
            self.words(
                "{name}: {rate}, 95% {limits}, 99.8% {wide}.",
                name=one.name, rate=one.rate_text, limits=one.limits_text, wide=one.wide_text,
            )
            for one in view.places
        ]  # fmt: skip
        drawings = []
        for name, width in self.strips.items():
            height, parts = interval_plot.rows(view, width, self.numbers)
            drawings.append(
                drawing(f"side-by-side-{item.id}-{name}", (width, height), title, " ".join(told), parts, name)
            )
        return Markup("").join(drawings)

    def _band(self, low: int, high: int | None, label: str, kind: str) -> chance_strip.Band:
        shown = self.numbers.number(high) if high is not None else ""
        return chance_strip.Band(float(low), high, self.numbers.number(low), shown, label, kind)

    def swatch(self, kind: str) -> Markup:
        """A sample for a legend: ring, dot, open or path."""
        samples = {
            "ring": (circle((8, 8), 4.4, "ring"),),
            "dot": (line((0, 8), (26, 8), "series"), circle((13, 8), 4, "dot")),
            "open": (line((0, 8), (13, 8), "series"), circle((14, 8), 4.4, "dot open")),
            "path": (line((0, 8), (26, 8), "path"), cross((30, 8), 4)),
        }
        wide = {"ring": 16, "path": 36}.get(kind, 26)
        return swatch(wide, *samples[kind])

    def _listed(self, figures: Sequence[FigureView]) -> str:
        return "; ".join(self._told(figure) for figure in figures if figure.text)

    def _told(self, figure: FigureView) -> str:
        told = self.words("{value} in {year}", value=figure.text, year=figure.years)
        return f"{told} ({figure.status})" if figure.status else told
