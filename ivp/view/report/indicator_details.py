"""The sheet of each indicator: all its figures, what the plan says of it, what its charts need."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ivp.language import N_
from ivp.progress.assess import Assessment
from ivp.progress.intervals import interval
from ivp.progress.measurement import Figure, Measurement
from ivp.progress.standing import Standing
from ivp.view.amended import target_changes
from ivp.view.interim import interim_lines, past_interim
from ivp.view.joint import joint_line
from ivp.view.numbers import rounded
from ivp.view.progress import FigureView, IndicatorView
from ivp.view.progress.indicator_view import Figures
from ivp.view.report.models import DetailView, SheetRowView
from ivp.view.wording import Wording, capital, placed
from ivp.vocabulary import Chance

FEWEST_FIGURES = 3
"""A chart of fewer figures says no more than the table."""

MOST_YEARS = 9
"""So many years stand beside each other on paper."""


class Details:
    """The sheets of the indicators of a plan; ``anchors`` are their places, by the indicator's id."""

    def __init__(self, standing: Standing, wording: Wording, anchors: dict[str, str]) -> None:
        self.standing, self.wording, self.words, self.anchors = standing, wording, wording.words, anchors

    def detail(self, item: Assessment, view: IndicatorView) -> DetailView:
        """The sheet of an indicator, of which ``view`` is what is known of it."""
        measured = item.measured
        limits = interval(measured, item.newest)
        parts = self.standing.joint.get(measured.identity, item).measured.parts
        years = {year for series in parts.values() for year in series.figures}
        figures = Figures(self.standing.plan, measured, item.year, self.wording)
        known = sum(figure.value is not None for figure in measured.series.figures.values())
        return DetailView(
            id=measured.identity,
            name=self._name(measured),
            anchor=self.anchors.get(measured.identity, ""),
            finding=self.wording.finding(item),
            what=self._what(item),
            charted=known >= FEWEST_FIGURES,
            start=figures.one(measured.compared) if item.comparable else None,
            start_at=self._start_at(item),
            interval=limits,
            interval_text=self._range(item, limits) if limits else "",
            breaks=tuple(sorted(measured.breaks)),
            chance=self._chance(item),
            facts=tuple((self.words(term), text) for term, text in self._facts(item) if text),
            figures=tuple(self._rows(item, view)),
            years=tuple(sorted(years)),
            years_beside=tuple(_beside(sorted(years))),
            by_rate=self._by_rate(item),
            scale=self._scale(item),
        )

    def _name(self, measured: Measurement) -> str:
        """The indicator, and of one that is of several municipalities which of them its figures are of."""
        name = capital(measured.indicator.name)
        if measured.whole:
            return name
        return placed(name, ", ".join(place.name for place in measured.area), self.words)

    def _by_rate(self, item: Assessment) -> bool:
        """Whether municipalities are compared by rate: where that of more than one is known."""
        places = self.standing.places.get(item.measured.identity, {})
        return sum(_rated(own) for own in places.values()) > 1

    def _scale(self, item: Assessment) -> str:
        """On what scale the municipalities are drawn, and which of them cannot be."""
        words, told = self.words, []
        if self._by_rate(item):
            number = self.wording.numbers.number(item.measured.rated)
            told.append(words("Every line is on the same scale: per {number} inhabitants.", number=number))
            places = self.standing.places[item.measured.identity]
            names = ", ".join(place.name for place, own in places.items() if _known(own) and not _rated(own))
            if names:
                told.append(words("Inhabitants of {names} are not known; the table has the counts.", names=names))
        else:
            told.append(words("Every line is on the same scale."))
        if item.measured.indicator.target:
            told.append(words("The plan sets its target for the whole area."))
        return " ".join(told)

    def _what(self, item: Assessment) -> str:
        words, measured = self.words, item.measured
        indicator, plan = measured.indicator, self.standing.plan
        what = indicator.noun.many if indicator.noun else indicator.name
        if indicator.noun and measured.unit.chance is Chance.COUNTS:
            what = words("{noun} a year", noun=what)
        area = self.standing.area
        if measured.area != plan.told_for:
            area = ", ".join(place.name for place in measured.area)
        source = plan.sources.get(indicator.source or "")
        told = capital(placed(what, area, words))
        return f"{told} ({source.name})" if source else told

    def _start_at(self, item: Assessment) -> float | None:
        """The middle of the baseline's years."""
        baseline, time = item.measured.baseline, item.measured.start.time
        if baseline is None or baseline.value is None or time is None or not item.comparable:
            return None
        return float(time)

    def _range(self, item: Assessment, limits: tuple[float, float]) -> str:
        decimals = item.measured.decimals
        low, high = (self.wording.amount(rounded(Fraction(limit), decimals), item.measured) for limit in limits)
        return self.words("{low} to {high}", low=low, high=high)

    def _chance(self, item: Assessment) -> tuple[str, ...]:
        """What chance has to do with the change."""
        sentence = self.wording.change_sentence(item)
        beside = (self.wording.beside_sentence(item, one) for one in item.beside)
        outlook = self.wording.outlook_sentence(item)
        return (capital(sentence), *beside, *filter(None, (outlook,))) if sentence else ()

    def _facts(self, item: Assessment) -> Iterator[tuple[str, str]]:
        """What the plan says of the indicator and its figures: a term to be worded, and a text."""
        yield N_("Joint"), joint_line(self.standing, item.measured.identity, self.wording)
        indicator, measured = item.measured.indicator, item.measured
        yield N_("What is measured"), indicator.definition or ""
        yield N_("About whom"), indicator.population or ""
        if indicator.target:
            yield N_("The target as the plan words it"), indicator.target.text or ""
        for line in interim_lines(self.standing, measured.identity, self.wording):
            yield N_("On the way"), line
        for line in target_changes(self.standing, measured.identity, self.wording):
            yield N_("The target"), line
        if measured.baseline:
            yield N_("About the baseline"), measured.baseline.note or ""
        for years, reason in indicator.breaks.items():
            yield (
                N_("Break in the series"),
                self.words("from {year}: {reason}", year=self.wording.years(years), reason=reason),
            )
        if indicator.series:
            codes = " + ".join(indicator.series.codes)
            yield N_("Public table"), self.words("{table}: {codes}", table=indicator.series.table, codes=codes)
            yield N_("About the table"), indicator.series.note or ""
        shared = _shared_note(item)
        if shared and not (indicator.series and shared.startswith(indicator.series.table)):
            yield N_("About the figures"), shared
        for (year, place), why in measured.unknown.items():
            if year <= item.year:
                yield N_("Unknown figure"), self.words("{name} in {year}: {why}", name=place.name, year=year, why=why)
        yield N_("What the figure does and does not say"), indicator.interpretation or ""
        yield N_("Not fully known"), indicator.incomplete or ""

    def _rows(self, item: Assessment, view: IndicatorView) -> Iterator[SheetRowView]:
        """The baseline, the figures, the targets, and the figures of elsewhere."""
        words, measured = self.words, item.measured
        own = measured.whole or not any(figure.years == view.baseline.years for figure in view.series if view.baseline)
        if view.baseline and own:
            what = words("baseline of the plan")
            if not measured.whole:  # that is of the whole area
                what = words("year of the baseline")
            elif not item.comparable:
                what = words("baseline of the plan, on another definition than the figures")
            yield self._row(view, view.baseline, what)
        shared = _shared_note(item)
        for figure in view.series:
            start = not own and view.baseline is not None and figure.years == view.baseline.years
            note = figure.note if figure.note != shared else ""
            yield self._row(view, figure, words("year of the baseline") if start else "", note)
        for year, target, remark in past_interim(self.standing, measured.identity, self.wording):
            yield SheetRowView(years=year, text=target, remark=remark)
        for goal in measured.goals:
            if goal.goal.year < item.year and goal is not measured.goals[-1]:
                continue  # told above
            aim = goal.until(item.year).resolve(measured.start)
            what = words("target") if goal is measured.goals[-1] else words("interim target")
            yield SheetRowView(years=self.wording.due(aim, measured), text=self.wording.aim(aim, measured), remark=what)
        for name, known in view.benchmarks:
            for figure in known:
                yield self._row(view, figure, name, figure.note)

    def _row(self, view: IndicatorView, figure: FigureView, *remarks: str) -> SheetRowView:
        known = (
            figure.status,
            self.words("after the reporting year") if figure.after else "",
            figure.rate_text,
            self.words("source: {name}", name=figure.source) if figure.source not in {"", view.source} else "",
        )
        said = "; ".join(part for part in (*remarks, *known) if part)
        return SheetRowView(years=figure.years, text=figure.text or self.words("unknown"), remark=said)


def _beside(years: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The years in as few rows as fit a page, of about one length."""
    rows = math.ceil(len(years) / MOST_YEARS)
    for row in range(rows):
        yield tuple(years[row * len(years) // rows : (row + 1) * len(years) // rows])


def _known(item: Assessment) -> list[Figure]:
    """The figures up to the reporting year that are known."""
    figures = item.measured.series.figures.items()
    return [figure for year, figure in figures if year <= item.year and figure.value is not None]


def _rated(item: Assessment) -> bool:
    """Whether any of them is a count of which the inhabitants are known."""
    return any(item.measured.rate(figure) is not None for figure in _known(item))


def _shared_note(item: Assessment) -> str:
    """The note that all figures have; empty where they do not share one."""
    notes = {figure.note or "" for figure in item.measured.series.figures.values()}
    return notes.pop() if len(notes) == 1 else ""
