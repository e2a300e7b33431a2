"""Figures, targets and places of an indicator as they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from ivp.model.types import Years
from ivp.progress.assess import Assessment, Figure
from ivp.progress.position import Aim, Reading
from ivp.resolve import Resolved
from ivp.view.progress.hiding import Hiding
from ivp.view.progress.models import FigureView, PlaceView, TargetView
from ivp.view.wording import Wording, as_number


def six(value: float | None) -> float | None:
    """Six decimals: what is known of a statistic, and the same on every machine."""
    return None if value is None else round(value, 6)


@dataclass(frozen=True)
class Figures:
    """Makes the figures of one indicator; ``place`` is the municipality that they are of, empty for the whole area."""

    plan: Resolved
    item: Assessment
    wording: Wording
    hidden: Hiding
    place: str = ""

    def hides(self, figure: Figure | None) -> bool:
        """Whether a figure is not published."""
        return self.hidden.hides(self.item.indicator.unit, figure, self.place)

    def one(self, figure: Figure | None, *, public: bool = False) -> FigureView | None:
        """A figure, without its number where that is hidden, unless it is ``public`` by the plan itself."""
        if figure is None:
            return None
        hidden = not public and self.hides(figure)
        source = self.plan.sources.get(figure.source or "")
        rate = None
        if self.item.indicator.unit == "count" and figure.value is not None and figure.n and not hidden:
            rate = Fraction(figure.value) * 1000 / figure.n
        return FigureView(
            number=None if hidden else as_number(figure.value),
            rate=six(float(rate)) if rate is not None else None,
            rate_text=""
            if rate is None
            else self.wording.words("{rate} per 1,000 inhabitants", rate=self.wording.numbers.number(rate, 1)),
            text=self._text(figure, hidden=hidden),
            hidden=hidden,
            year=figure.year,
            years=self.wording.years(figure.years),
            provisional=figure.provisional,
            n=figure.n,
            se=float(figure.se) if figure.se is not None else None,
            summed=figure.summed,
            source=source.name if source else "",
            note=figure.note or "",
            after=figure.year is not None and figure.year > self.item.year,
        )

    def _text(self, figure: Figure, *, hidden: bool) -> str:
        if hidden:
            if self.with_others(figure) or self.item.indicator.unit != "count":
                return self.wording.words("hidden")
            return self.wording.words("fewer than {number}", number=self.hidden.below)
        if figure.value is None:
            return ""
        return self.wording.figure(figure.value, self.item.indicator, self.item.decimals)

    def with_others(self, figure: Figure) -> bool:
        """Whether a hidden figure may be one that is hidden only because of others."""
        years = self.hidden.places.get(self.place, frozenset()) if self.place else self.hidden.total
        return figure.year in years

    def many(self, figures: Iterable[Figure]) -> tuple[FigureView, ...]:
        """Several figures."""
        return tuple(view for figure in figures if (view := self.one(figure)))

    def relapse(self, reading: Reading | None) -> FigureView | None:
        """The figure beside the target year that does not meet the target; None where it is hidden."""
        if reading is None or self.hides(self.item.series.figures.get(reading.year)):
            return None
        return FigureView(
            number=as_number(reading.value),
            text=self.wording.figure(reading.value, self.item.indicator, self.item.decimals),
            year=reading.year,
            years=self.wording.years(Years(reading.year, reading.year)),
        )

    def target(self, aim: Aim | None) -> TargetView | None:
        """A target."""
        if aim is None:
            return None
        text = self.wording.words("relative to the baseline, which is unknown")
        if aim.bound is not None:
            text = self.wording.bound(aim.goal.direction, aim.bound, self.item.indicator, self.item.decimals)
        tolerance = as_number(aim.goal.tolerance) if aim.goal.tolerance is not None else None
        return TargetView(
            direction=aim.goal.direction,
            number=as_number(aim.bound),
            text=text,
            year=aim.goal.year,
            tolerance=tolerance,
        )

    def places(self) -> tuple[PlaceView, ...]:
        """The figures of each municipality of a joint area."""
        item = self.item
        years = [figure.year if figure else None for figure in (item.baseline, item.previous, item.judged)]
        views = []
        for place in item.area:
            if place.code in item.parts:
                own = Figures(self.plan, item, self.wording, self.hidden, place.code)
                figures = own.many(item.parts[place.code].figures.values())
                by_year = {figure.year: figure for figure in figures}
                baseline, previous, value = (by_year.get(year) for year in years)
                views.append(
                    PlaceView(
                        code=place.code,
                        name=place.name,
                        figures=figures,
                        baseline=baseline,
                        previous=previous,
                        value=value,
                    )
                )
        return tuple(views)
