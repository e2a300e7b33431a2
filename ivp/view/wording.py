"""The words for what progress finds: one table each of statuses, reasons and changes, in the plan's language."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ivp.language import N_, Words
from ivp.model.indicator import Indicator
from ivp.model.types import Years
from ivp.progress.assess import Assessment, Figure, SeriesCheck
from ivp.progress.change import Change, Evidence, Untested
from ivp.progress.position import Direction, Reason, Status
from ivp.view.numbers import Exact, Numbers

POSITIONS = {
    Status.ACHIEVED: N_("Target achieved"),
    Status.ON_TARGET: N_("On target now"),
    Status.ON_TRACK: N_("On track"),
    Status.BEHIND: N_("Behind"),
    Status.WORSE_THAN_BASELINE: N_("Worse than the baseline"),
    Status.NOT_ACHIEVED: N_("Target not achieved"),
    Status.NOT_ASSESSABLE: N_("Not assessable"),
}
_INTERIM = {
    Status.ACHIEVED: N_("Interim target achieved"),
    Status.NOT_ACHIEVED: N_("Interim target not achieved"),
}
SIGNS = {
    Status.ACHIEVED: "●",
    Status.ON_TARGET: "○",
    Status.ON_TRACK: "◔",
    Status.BEHIND: "△",
    Status.WORSE_THAN_BASELINE: "▽",
    Status.NOT_ACHIEVED: "■",
    Status.NOT_ASSESSABLE: "◌",
}
REASONS = {
    Reason.NO_TARGET: N_("no target"),
    Reason.NO_TARGET_YEAR_VALUE: N_("no figure for the target year"),
    Reason.NO_VALUE_AFTER_BASELINE: N_("no figure after the baseline"),
    Reason.INCOMPLETE_AREA: N_("not all municipalities have a figure"),
    Reason.STALE: N_("the latest figure is too old"),
    Reason.NO_BASELINE: N_("the baseline is unknown"),
    Reason.NO_BASELINE_YEAR: N_("the baseline has no year"),
    Reason.SERIES_BREAK: N_("a break in the series"),
    Reason.NOT_COMPARABLE: N_("figures on another definition"),
    Reason.NO_TOLERANCE: N_("the target has no tolerance"),
}
CHANGES = {
    Change.IMPROVED: N_("Improved"),
    Change.WORSENED: N_("Worsened"),
    Change.ROSE: N_("Rose"),
    Change.FELL: N_("Fell"),
    Change.NO_CLEAR_CHANGE: N_("No clear change"),
    Change.UNKNOWN: N_("Change unknown"),
}
CHANGE_SIGNS = {
    Change.IMPROVED: "✓",
    Change.WORSENED: "✗",
    Change.ROSE: "↑",
    Change.FELL: "↓",
    Change.NO_CLEAR_CHANGE: "≈",
    Change.UNKNOWN: "·",
}
UNTESTED = {
    Untested.NO_BASELINE: N_("the baseline is unknown"),
    Untested.NO_VALUE: N_("no figure after the baseline"),
    Untested.SERIES_BREAK: N_("a break in the series"),
    Untested.NOT_COMPARABLE: N_("figures on another definition"),
    Untested.NO_SAMPLE_SIZE: N_("the number of people behind it (n) is unknown"),
    Untested.NO_STANDARD_ERROR: N_("the standard error is unknown"),
    Untested.NO_MEASURE_OF_CHANCE: N_("chance cannot be measured for this kind of figure"),
}
CHECKS = {
    SeriesCheck.EQUAL: N_("The linked table gives the same figure for the baseline year."),
    SeriesCheck.REVISED: N_(
        "The linked table now gives {value} for {year}, where the plan has {baseline}: revised since."
    ),
    SeriesCheck.OTHER_DEFINITION: N_(
        "The linked table gives {value} for {year}, where the plan has {baseline}: another definition, so the two are "
        "not compared."
    ),
}
BOUNDS = {
    Direction.AT_MOST: N_("at most {bound}"),
    Direction.AT_LEAST: N_("at least {bound}"),
    Direction.STAY_AT: N_("about {bound}"),
}


class Wording:
    """Figures and findings of progress as sentences in one language."""

    def __init__(self, language: str) -> None:
        self.words = Words(language)
        self.numbers = Numbers(language)

    def figure(self, value: Exact, indicator: Indicator, decimals: int) -> str:
        """A figure with its unit sign."""
        text = self.numbers.number(value, decimals)
        if indicator.unit == "percent":
            return self.words("{number}%", number=text)
        if indicator.unit == "amount":
            return self.words("€ {number}", number=text)
        return self.numbers.signed(value, decimals) if indicator.unit == "change" else text

    def years(self, years: Years) -> str:
        """The years of a figure."""
        if years.first is None:
            return self.words("no year given")
        return str(years.first) if years.first == years.last else f"{years.first}–{years.last}"

    def bound(self, direction: Direction, bound: Exact, indicator: Indicator, decimals: int) -> str:
        """What a target asks, in words."""
        return self.words(BOUNDS[direction], bound=self.figure(bound, indicator, decimals))

    def position(self, item: Assessment) -> str:
        """The position in words; an interim target is called one."""
        if _interim(item) and item.position.status in _INTERIM:
            return self.words(_INTERIM[item.position.status])
        return self.words(POSITIONS[item.position.status])

    def position_note(self, item: Assessment, relapsed: str = "") -> str:
        """What goes with the position: the reason it cannot be assessed, provisional, kept, not sustained.

        ``relapsed`` stands for the figure that does not sustain the target, where that is hidden.
        """
        answer = item.position
        notes: list[str] = []
        if answer.aim and _interim(item) and answer.status not in _INTERIM:
            notes.append(self.words("interim target for {year}", year=answer.aim.goal.year))
        if answer.reason is not None:
            notes.append(self.words(REASONS[answer.reason]))
            if answer.reason is Reason.INCOMPLETE_AREA:
                notes[-1] += self._missing(item)
        if answer.not_sustained is not None:
            relapse = answer.not_sustained
            sentence = N_("not sustained: {value} in {year}")
            if relapse.provisional:
                sentence = N_("not sustained: {value} in {year} (provisional)")
            value = relapsed or self.figure(relapse.value, item.indicator, item.decimals)
            notes.append(self.words(sentence, value=value, year=relapse.year))
        elif answer.provisional and answer.status is not Status.NOT_ASSESSABLE:
            notes.append(self.words("provisional figure"))
        if answer.keep and answer.status is not Status.NOT_ASSESSABLE:
            notes.append(self.words("keeping it is the goal"))
        return "; ".join(notes)

    def _missing(self, item: Assessment) -> str:
        year = max((at for at in item.series.missing if at <= item.year), default=None)
        if year is None:
            return ""
        names = ", ".join(place.name for place in item.series.missing[year])
        return self.words(" (missing in {year}: {names})", year=year, names=names)

    def change(self, evidence: Evidence) -> str:
        """The change in words; a difference that cannot be tested is known, and not tested."""
        if evidence.change is Change.UNKNOWN and evidence.difference is not None:
            return self.words("Not tested for chance")
        return self.words(CHANGES[evidence.change])

    def change_note(self, item: Assessment) -> str:
        """The difference, and whether chance explains it, short."""
        evidence = item.change
        if evidence.reason is not None and evidence.difference is None:
            return self.words(UNTESTED[evidence.reason])
        difference = self.difference(item)
        if evidence.reason is not None:
            return f"{difference}; {self.words(UNTESTED[evidence.reason])}"
        if evidence.change is Change.NO_CLEAR_CHANGE:
            return self.words("{difference}, may be chance", difference=difference)
        return self.words("{difference}, more than chance explains", difference=difference)

    def difference(self, item: Assessment) -> str:
        """The difference with the baseline, also as a percentage where that says something."""
        evidence = item.change
        if evidence.difference is None:
            return ""
        text = self.numbers.signed(evidence.difference, item.decimals)
        if item.indicator.unit == "percent":
            return self.words("{difference} percentage points", difference=text)
        if evidence.percent is None or item.indicator.unit in {"grade", "rank", "change"}:
            return text
        return f"{text} ({self.numbers.signed(evidence.percent)}%)"

    def change_sentence(self, item: Assessment) -> str:
        """The change as a council can read it, with what would and would not be a clear difference."""
        evidence, judged = item.change, item.judged
        start = compared_baseline(item)
        if judged is None or judged.value is None or start is None or start.value is None:
            return ""
        if evidence.difference is None:
            return ""
        value = self.figure(judged.value, item.indicator, item.decimals)
        against = self.words(
            "{value} against {baseline} in {year}",
            value=value,
            baseline=self.figure(start.value, item.indicator, item.decimals),
            year=self.years(start.years),
        )
        return f"{against}: {self._verdict(item)}"

    def _verdict(self, item: Assessment) -> str:
        evidence = item.change
        if evidence.change is Change.UNKNOWN:
            reason = self.words(UNTESTED[evidence.reason]) if evidence.reason else ""
            return self.words("whether chance explains the difference is unknown ({reason}).", reason=reason)
        clear = evidence.change is not Change.NO_CLEAR_CHANGE
        chance = self.words("sampling chance")
        if evidence.unclear:
            chance = self.words("counting chance") if evidence.phi is None else self.words("ordinary yearly variation")
        if evidence.difference == 0:
            sentence = self.words("no difference.")
        elif clear:
            sentence = self.words("a larger difference than {chance} explains.", chance=chance)
        else:
            sentence = self.words("too small a difference to rule out chance ({chance}).", chance=chance)
        if evidence.unclear is None:
            return sentence
        low, high = evidence.unclear
        if high is None:
            return sentence
        low_text, high_text = self.numbers.number(low), self.numbers.number(high)
        if clear:
            added = self.words("{low} to {high} would still fit it.", low=low_text, high=high_text)
        else:
            added = self.words("{low} to {high} would all fit it.", low=low_text, high=high_text)
        return f"{sentence[:-1]}; {added}"

    def planned_sentence(self, item: Assessment) -> str:
        """That the step the plan wants is itself within chance, and from where it would be clear."""
        if item.planned is None or not item.planned.within_chance:
            return ""
        if item.planned.clear_from is None:
            return self.words("The step that the plan wants could not be told from chance.")
        aim = item.position.aim
        lower = aim is not None and aim.goal.direction is Direction.AT_MOST
        sentence = N_("The step that the plan wants is within chance: only {number} or lower would be clear.")
        if not lower:
            sentence = N_("The step that the plan wants is within chance: only {number} or higher would be clear.")
        return self.words(sentence, number=self.numbers.number(item.planned.clear_from))

    def check_sentence(self, item: Assessment) -> str:
        """How the linked table's figure for the baseline year compares with the plan's."""
        if item.check is None or item.baseline is None or item.baseline.value is None:
            return ""
        own = item.series.figures.get(item.baseline.years.last or 0)
        if own is None or own.value is None:
            return ""
        return self.words(
            CHECKS[item.check],
            value=self.figure(own.value, item.indicator, item.decimals),
            year=self.years(item.baseline.years),
            baseline=self.figure(item.baseline.value, item.indicator, item.decimals),
        )


def _interim(item: Assessment) -> bool:
    """Whether another target comes after the one that counts."""
    answer = item.position
    return answer.aim is not None and answer.final is not None and answer.aim.goal.year < answer.final.goal.year


def compared_baseline(item: Assessment) -> Figure | None:
    """The figure that the change is reckoned from: a linked series' own value of the baseline year, else the plan's."""
    if item.baseline is None:
        return None
    if item.check in {SeriesCheck.EQUAL, SeriesCheck.REVISED}:
        return item.series.figures.get(item.baseline.years.last or 0) or item.baseline
    return item.baseline


def as_number(value: Decimal | Fraction | int | None) -> int | float | None:
    """An exact figure as a JSON number; a plan's figures have at most 15 digits, which a float holds."""
    if value is None:
        return None
    exact = Fraction(value)
    return int(exact) if exact.denominator == 1 else float(exact)
