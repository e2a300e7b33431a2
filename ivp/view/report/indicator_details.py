"""What charts and explanations of one indicator need besides the account: intervals, breaks, sentences."""

from __future__ import annotations

from fractions import Fraction

from ivp.progress.assess import Assessment
from ivp.progress.intervals import interval
from ivp.progress.standing import Standing
from ivp.view.numbers import rounded
from ivp.view.progress.indicator_view import Figures
from ivp.view.report.models import DetailView
from ivp.view.wording import Wording, capital, small
from ivp.vocabulary import Chance, Method


class Details:
    """Details of the indicators of a plan; ``anchors`` are the places that show one in full, by its id."""

    def __init__(self, standing: Standing, wording: Wording, anchors: dict[str, str]) -> None:
        self.standing, self.wording, self.words, self.anchors = standing, wording, wording.words, anchors

    def detail(self, item: Assessment) -> DetailView:
        """The details of one indicator."""
        measured = item.measured
        limits = interval(measured, item.newest)
        years = {year for series in measured.parts.values() for year in series.figures}
        figures = Figures(self.standing.plan, measured, item.year, self.wording)
        return DetailView(
            id=measured.identity,
            name=capital(measured.indicator.name),
            anchor=self.anchors.get(measured.identity, ""),
            finding=self.wording.finding(item),
            what=self._what(item),
            target=self._target(item),
            start=figures.one(measured.compared) if item.comparable else None,
            start_at=self._start_at(item),
            interval=limits,
            interval_text=self._range(item, limits) if limits else "",
            breaks=tuple(sorted(measured.breaks)),
            chance=self._chance(item),
            notes=tuple(self._notes(item)),
            years=tuple(sorted(years)),
        )

    def _what(self, item: Assessment) -> str:
        words, measured = self.words, item.measured
        indicator, plan = measured.indicator, self.standing.plan
        what = indicator.noun.many if indicator.noun else indicator.name
        if indicator.noun and measured.unit.chance is Chance.COUNTS:
            what = words("{noun} a year", noun=what)
        area = self.standing.area
        if measured.area != plan.municipalities:
            area = ", ".join(place.name for place in measured.area)
        source = plan.sources.get(indicator.source or "")
        if source:
            return capital(words("{what} in {area} ({source})", what=what, area=area, source=source.name))
        return capital(words("{what} in {area}", what=what, area=area))

    def _target(self, item: Assessment) -> str:
        aim, baseline = item.position.aim, item.measured.baseline
        if aim is None:
            return ""
        target = {"target": self.wording.aim(aim, item.measured), "year": aim.goal.year}
        value = self.wording.figure(baseline, item.measured) if baseline else ""
        if baseline is None or not value:
            return self.words("Target: {target} in {year}", **target)
        return self.words(
            "Target: {target} in {year}, against {value} at the baseline ({years})",
            value=value,
            years=self.wording.years(baseline.years),
            **target,
        )

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
        """What chance explains; how far the plan's step is within chance where both are reckoned in the same way."""
        sentence = self.wording.change_sentence(item)
        if not sentence:
            return ()
        if item.change.method is not Method.QUASI_POISSON:
            planned = self.wording.planned_sentence(item)
            return (capital(sentence), *([planned] if planned else []))
        more = self.words("Over the years the figures varied more than counting chance alone; that is allowed for.")
        return (f"{capital(sentence)} {more}",)

    def _notes(self, item: Assessment) -> list[str]:
        wording, words, answer, measured = self.wording, self.words, item.position, item.measured
        indicator, judged = measured.indicator, item.judged
        note = (indicator.series.note or "") if indicator.series else ""
        check, planned = wording.check_sentence(item), wording.planned_sentence(item)
        notes = [check, note, wording.shift_sentence(item)]
        if not item.comparable:
            notes = [check or words("The figures follow another definition than the baseline."), note]
        elif planned and item.change.method is Method.QUASI_POISSON:
            notes.append(words("By counting chance alone: {sentence}", sentence=small(planned)))
        for years, reason in indicator.breaks.items():
            notes.append(words("A new definition from {years}: {reason}", years=wording.years(years), reason=reason))
        before = judged is not None and answer.aim is not None and judged.year != answer.aim.goal.year
        if answer.path is not None and judged and before and not answer.keep:
            path = wording.numbers.number(answer.path, measured.decimals + 1)
            notes.append(
                words(
                    "The straight path from the baseline to the target asks {path} in {year}.",
                    path=path,
                    year=judged.year,
                )
            )
        if item.interim and answer.final:
            last = wording.aim(answer.final, measured)
            notes.append(words("The last target: {target} in {year}.", target=last, year=answer.final.goal.year))
        notes.append(indicator.incomplete or "")
        return [note for note in notes if note]
