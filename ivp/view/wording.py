"""What progress finds, in sentences of one language: words are made here, last, from figures and verdicts."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from ivp.language import N_, Words
from ivp.model.action import State
from ivp.model.indicator import Indicator, Target
from ivp.model.types import BASELINE, Bound, Period, Years, together
from ivp.progress.assess import Assessment
from ivp.progress.change import Beside
from ivp.progress.measurement import Figure, Measurement, decimals_of, published_decimals
from ivp.progress.position import Aim
from ivp.progress.usual import OTHER, PER_CENTS, Variation
from ivp.view.numbers import Exact, Numbers
from ivp.vocabulary import (
    ActionState,
    Better,
    Change,
    Direction,
    Light,
    LightOf,
    Reason,
    SeriesCheck,
    Status,
    Tone,
    UnitFacts,
    Untested,
)

_ALL = 100

_GOOD = {status for status in Status if status.facts.tone is Tone.FAVOURABLE}


EXPLAINED = {
    "text": N_("Explanation"),
    "cause": N_("Cause"),
    "consequence": N_("Consequence"),
    "adjustment": N_("Adjustment"),
    "decided": N_("Decided"),
}
"""What a state says of itself, in the order in which it is told."""

APART = 3
"""So many points of per cent lie between a change and that per inhabitant where both are told."""


def capital(text: str) -> str:
    """A text at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """A sentence or label inside another."""
    return text[:1].lower() + text[1:]


def as_number(value: Decimal | Fraction | int | None) -> int | float | None:
    """An exact figure as a JSON number; a plan's figures have at most 15 digits, which a float holds."""
    if value is None:
        return None
    above, below = value.as_integer_ratio()
    return above if below == 1 else above / below


def placed(what: str, area: str, words: Words) -> str:
    """``Woninginbraken in Gennep``: what is counted with where, unless it says that itself."""
    place = re.escape(area)
    said = rf"\b(?:[Ii]n|[Tt]e|[Uu]it|[Vv]an|[Gg]emeente|[Mm]unicipality of) {place}\b|\b{place}\W*$"
    return what if re.search(said, what) else words("{name} in {area}", name=what, area=area)


class Wording:
    """Figures and findings of progress as sentences in one language."""

    def __init__(self, language: str) -> None:
        self.words = Words(language)
        self.numbers = Numbers(language)

    # Figures ---------------------------------------------------------------------------------------------------------

    def explained(self, state: State | None) -> tuple[tuple[str, str], ...]:
        """All that is said of a state, each with its term."""
        said = ((term, getattr(state, name, None)) for name, term in EXPLAINED.items())
        return tuple((self.words(term), text) for term, text in said if text)

    def share(self, state: State) -> str:
        """``60% done``; empty where none is given, and where the state itself says that all is."""
        if state.percent is None or (state.status is ActionState.DONE and state.percent == _ALL):
            return ""
        return self.words("{number}% done", number=state.percent)

    def lights(self, colours: Mapping[LightOf, Light]) -> str:
        """``a red light (time: red, money: green)``: the worst, with each where they are apart; empty for none."""
        if not colours:
            return ""
        worst = max(colours.values(), key=lambda light: light.gravity)
        each = self.each_light(colours)
        return self.words(worst.facts.phrase) + (f" ({each})" if each else "")

    def each_light(self, colours: Mapping[LightOf, Light]) -> str:
        """``time: red, money: green``: what each light is about; empty where there is one for all."""
        if not set(colours) - {LightOf.OVERALL}:
            return ""
        words, apart = self.words, colours.items()
        return ", ".join(f"{small(words(about.label))}: {words(light.label)}" for about, light in apart)

    def value(self, value: Exact, unit: UnitFacts, decimals: int) -> str:
        """A number in a unit, with so many decimals or as many more as it takes to print it exactly."""
        return self.words(unit.sign, number=self.numbers.exact(value, decimals, signed=unit.signed))

    def amount(self, value: Exact, measured: Measurement) -> str:
        """A number in the unit and with the decimals of what is measured."""
        return self.value(value, measured.unit, measured.decimals)

    def figure(self, figure: Figure, measured: Measurement) -> str:
        """A figure of what is measured; empty where it is unknown."""
        return self.published(figure, measured.unit, measured.decimals)

    def published(self, figure: Figure, unit: UnitFacts, decimals: int) -> str:
        """A figure as it is published; empty where it is unknown."""
        if figure.hidden:
            return self.words("fewer than {number}", number=figure.below) if figure.below else self.words("hidden")
        return "" if figure.value is None else self.value(figure.value, unit, decimals)

    def status(self, provisional: bool | None) -> str:
        """Whether a figure is provisional; empty where it is not."""
        if provisional is None:
            return self.words("perhaps provisional")
        return self.words("provisional") if provisional else ""

    def with_status(self, text: str, figure: Figure) -> str:
        """A text about a figure, with its status where it is not definitive."""
        status = self.status(figure.provisional)
        return f"{text} ({status})" if status else text

    def rate(self, rate: str, per: int) -> str:
        """A count per so many inhabitants."""
        return self.words("{rate} per {per} inhabitants", rate=rate, per=self.numbers.number(per))

    def rate_of(self, rate: Fraction | None, measured: Measurement) -> str:
        """A count of what is measured per so many inhabitants; empty where that is not known."""
        return "" if rate is None else self.rate(self.numbers.number(rate, 1), measured.rated)

    def years(self, years: Years) -> str:
        """The years of a figure."""
        if years.first is None:
            return self.words("no year given")
        return str(years).replace("-", "–")

    def period(self, period: Period) -> str:
        """The years of a document."""
        return str(period.to) if period.from_ == period.to else f"{period.from_}–{period.to}"

    def aim(self, aim: Aim, measured: Measurement) -> str:
        """What a target asks, with how much a figure may be off."""
        if aim.bound is None:
            indicator = measured.indicator
            asked = self.asked(
                aim.goal.direction, [self.bound(one, indicator) for one in measured.written(aim.goal).written]
            )
            if measured.written(aim.goal).hidden:
                return f"{asked} ({self.words('hidden')})"
            return self.words("{target} (not known)", target=asked)
        asked = self.asked(aim.goal.direction, [self.amount(bound, measured) for bound in aim.bounds])
        return f"{asked} ({off})" if (off := self.leeway(aim, measured)) else asked

    def due(self, aim: Aim, measured: Measurement) -> str:
        """The year of a target, or the season or years that it is for, as they are written."""
        years = measured.written(aim.goal).years
        return str(aim.goal.year) if years.first is None else self.years(years)

    def asked(self, direction: Direction, bounds: Sequence[str]) -> str:
        """A direction with its bound, or the two of ``between``."""
        return self.words(direction.facts.bound, bound=bounds[0], upper=bounds[-1])

    def target(self, indicator: Indicator, target: Target | None, heading_year: str = "") -> str:
        """A target as it is written, with its years unless those are of the heading above it; else its own words."""
        if target is None:
            return self.words("no target")
        indicator = indicator.model_copy(update={"target": target})  # with the decimals of its own figures
        direction = target.direction
        parts = [f"“{target.text}”"] if direction is None else []
        for at, bounds in target.bounds.items() if direction else ():
            text = self.asked(direction, [self.bound(bound, indicator) for bound in bounds]) if direction else ""
            parts.append(text if self.years(at) == heading_year else f"{text} [{self.years(at)}]")
        if target.tolerance is not None:
            number = self.numbers.number(target.tolerance, decimals_of(target.tolerance))
            parts.append(self.words("may differ by {number}", number=number))
        if target.set_ is not None:
            parts.append(self.words("set: {when}", when=self.numbers.moment(target.set_)))
        return "; ".join(parts)

    def leeway(self, aim: Aim, measured: Measurement) -> str:
        """How much a figure may be off; empty where that is not said."""
        if aim.goal.direction is not Direction.STAY_AT or aim.goal.tolerance is None:
            return ""
        return self.words("{number} more or less", number=self._change(aim.goal.tolerance, measured.indicator))

    def bound(self, bound: Bound, indicator: Indicator) -> str:
        """A bound as the plan means it: ``125``, ``the baseline``, ``Nederland in 2017 minus 5%``."""
        benchmark = indicator.benchmarks.get(bound.of)
        start = benchmark.name if benchmark else bound.of
        if bound.years:
            start = self.words("{name} in {year}", name=start, year=self.years(bound.years))
        elif bound.of == BASELINE:
            start = self.words("the baseline")
        elif bound.number is not None:
            start = self.value(bound.number, indicator.unit.facts, published_decimals(indicator))
        change = bound.plus or bound.percent
        if not change:
            return start
        amount = self._change(abs(change), indicator)
        if bound.percent:
            amount = f"{self.numbers.exact(abs(change))}%"
        sentence = N_("{start} minus {amount}") if change < 0 else N_("{start} plus {amount}")
        return self.words(sentence, amount=amount, start=start)

    def _change(self, size: Exact, indicator: Indicator) -> str:
        """The size of a change in the unit."""
        return self.words(indicator.unit.facts.difference, difference=self.numbers.exact(size))

    # Position --------------------------------------------------------------------------------------------------------

    def position(self, item: Assessment, *, interim: bool = False) -> str:
        """The position in words; an interim target is called one, as is what is ``interim`` for another reason."""
        if item.followed and item.position.reason:
            return self.words(item.position.reason.facts.followed)
        facts = item.position.status.facts
        return self.words(((item.interim or interim) and facts.interim) or facts.label)

    def position_note(self, item: Assessment) -> str:
        """What goes with the position: the reason it cannot be assessed, provisional, kept, not sustained."""
        answer, judged = item.position, item.position.status is not Status.NOT_ASSESSABLE
        notes: list[str] = []
        hidden = answer.reason is Reason.HIDDEN
        if answer.aim and item.interim and not answer.status.facts.interim and not hidden:
            notes.append(self.words("interim target for {year}", year=self.due(answer.aim, item.measured)))
        if judged and item.judged and item.newest and item.judged.year != item.newest.year:
            figure = self.figure(item.judged, item.measured)
            notes.append(self.words("{value} in {year}", value=figure, year=self.years(item.judged.years)))
        if answer.reason is not None and not item.followed:
            notes.append(self.reason(item))
        if answer.not_sustained is not None:
            notes.append(self.relapse(item))
        elif answer.provisional and judged:
            bound = answer.aim.goal.provisional if answer.aim else False
            sure = together((item.judged.provisional if item.judged else False, bound))
            notes.append(self.words(N_("provisional figure") if sure else N_("perhaps a provisional figure")))
        if answer.keep and judged and answer.aim:
            same = answer.aim.bound == item.measured.start.value and answer.aim.upper is None
            kept = N_("keeping it is the goal") if same else N_("the baseline already meets the target")
            notes.append(self.words(kept))
        return "; ".join(notes)

    def reason(self, item: Assessment) -> str:
        """Why the position cannot be assessed, with the municipalities that are missing."""
        reason = item.position.reason
        if reason is None:
            return ""
        return self.words(reason.label) + (self._missing(item) if reason is Reason.INCOMPLETE_AREA else "")

    def _missing(self, item: Assessment) -> str:
        missing, aim = item.measured.series.missing, item.position.aim
        year = max((at for at in missing if at <= item.year), default=None)
        if year and aim and aim.goal.year < year and aim.goal.year in missing:
            year = aim.goal.year  # of a target that is past its own year is what lacks
        if year is None:
            return ""
        why = item.measured.unknown
        names = ", ".join(
            f"{place.name} ({why[year, place]})" if (year, place) in why else place.name for place in missing[year]
        )
        return self.words(" (missing in {year}: {names})", year=year, names=names)

    def relapse(self, item: Assessment) -> str:
        """The newest figure after the target year, where it does not meet the target that its own figure meets."""
        lost = item.position.not_sustained
        if lost is None:
            return ""
        figure = item.measured.series.figures[lost.year]
        year = self.years(figure.years)
        told = self.words("not sustained: {value} in {year}", value=self.figure(figure, item.measured), year=year)
        return self.with_status(told, figure)

    def tally(self, items: Iterable[Assessment]) -> str:
        """How many targets there are, and how many of them are achieved, not achieved, still open, not assessable."""
        words, aimed = self.words, [item for item in items if not item.followed]
        judged = Counter((item.position.status, item.interim) for item in aimed if not item.position.reason)
        met, missed = judged[Status.ACHIEVED, False], judged[Status.NOT_ACHIEVED, False]
        reached, failed = judged[Status.ACHIEVED, True], judged[Status.NOT_ACHIEVED, True]
        going = judged.total() - met - missed - reached - failed
        worse = sum(judged[Status.WORSE_THAN_BASELINE, interim] for interim in (False, True))
        unjudged = len(aimed) - judged.total()
        told = (
            words("{number} achieved", number=met) if met else "",
            words.some("{number} interim target achieved", "{number} interim targets achieved", reached)
            if reached
            else "",
            words("{number} not achieved", number=missed) if missed else "",
            words.some("{number} interim target not achieved", "{number} interim targets not achieved", failed)
            if failed
            else "",
            words.some("{number} still open", "{number} still open", going) if going else "",
            words.some(
                "of which {number} is worse than the baseline", "of which {number} are worse than the baseline", worse
            )
            if worse
            else "",
            words("{number} not assessable", number=unjudged) if unjudged else "",
        )
        told_of = ", ".join(part for part in told if part)
        return words.some("{number} target: {tally}", "{number} targets: {tally}", len(aimed), tally=told_of)

    # Change ----------------------------------------------------------------------------------------------------------

    def change(self, item: Assessment) -> str:
        """The change in words; a difference that cannot be tested is known, and not tested."""
        evidence = item.change
        if evidence.reason is Untested.EFFORT and evidence.difference is not None:
            sense = evidence.difference and (1 if evidence.difference > 0 else -1)
            return self.words({1: N_("Higher"), 0: N_("The same"), -1: N_("Lower")}[int(sense)])
        if evidence.change is Change.UNKNOWN and evidence.difference is not None:
            return self.words("Not tested for chance")
        if evidence.change is Change.WITHIN_USUAL and evidence.sense:
            lower, higher = N_("Lower, within usual variation"), N_("Higher, within usual variation")
            return self.words(lower if evidence.sense < 0 else higher)
        return self.words(evidence.change.label)

    def untested(self, item: Assessment) -> str:
        """Why the change is unknown; empty where it is not."""
        return self.words(item.change.reason.label) if item.change.reason else ""

    def change_note(self, item: Assessment) -> str:
        """The difference, with the figure that it is reckoned from where that is not the plan's, and whether chance
        explains it, short.
        """
        evidence, start = item.change, item.measured.compared
        if evidence.difference is None:
            return self.untested(item)
        difference, same = self.difference(item), self.same(item)
        if start and self.restated(item):
            value = self.figure(start, item.measured)
            if same:
                return self.words("no difference with {value} in the figures of now", value=value)
            difference = self.words(
                "{difference} against {value} in the figures of now", difference=difference, value=value
            )
        if same:
            return self.words("no difference")
        if evidence.reason is not None:
            return difference if evidence.reason is Untested.EFFORT else f"{difference}; {self.untested(item)}"
        if evidence.change.facts.clear:
            return "; ".join(filter(None, (f"{difference}, {self.beyond(item)}", self.beside_note(item))))
        if evidence.change is Change.WITHIN_USUAL:
            return self.words("{difference}, no more than usual", difference=difference)
        return self.words("{difference}, may be chance", difference=difference)

    def beside_name(self, item: Assessment, one: Beside) -> str:
        """What a figure from elsewhere is of."""
        name = item.measured.indicator.benchmarks[one.of].name
        return self.words("{name} without this area", name=name) if one.rest else name

    def beside_sentence(self, item: Assessment, one: Beside) -> str:
        """The change elsewhere over the same years, whether the own one differs from it, and the two rates."""
        words = self.words
        evidence, name, there = item.change, self.beside_name(item, one), self._elsewhere(item, one)
        here = self._moved(item, evidence.difference, evidence.percent)
        told = [words("{name} in the same years: {there}, here {here}.", name=name, there=there, here=here)]
        if not here:
            told = [words("{name} in the same years: {there}.", name=name, there=there)]
        if one.beyond is not None:
            apart = N_("The difference with that is more than usual.")
            told.append(words(apart if one.beyond else N_("The difference with that is no more than usual.")))
        newest, measured = item.newest, item.measured
        same = (known for known in measured.benchmarks[one.of] if newest and known.years == newest.years)
        rates = [self.rate_of(measured.rate(figure), measured) for figure in (newest, next(same, None)) if figure]
        if newest and len(rates) == len(list(filter(None, rates))) == 2:
            year = self.years(newest.years)
            told.append(words("In {year} it was {own}, there {other}.", year=year, own=rates[0], other=rates[1]))
        return " ".join(told)

    def beside_note(self, item: Assessment) -> str:
        """The changes elsewhere beside a clear one, short."""
        if not item.change.change.facts.clear:
            return ""
        return "; ".join(f"{self.beside_name(item, one)} {self._elsewhere(item, one)}" for one in item.beside)

    def _elsewhere(self, item: Assessment, one: Beside) -> str:
        """The change elsewhere: in per cent, or in the unit where that says more."""
        return self._moved(item, one.after - one.before, one.percent)

    def _moved(self, item: Assessment, difference: Fraction | None, percent: Fraction | None) -> str:
        """A change in per cent, or in the unit where that says more; empty where it has none."""
        unit = item.measured.unit
        if unit.relative:
            return "" if percent is None else f"{self.numbers.signed(percent)}%"
        if difference is None:
            return ""
        return self._step(item, difference)

    def _step(self, item: Assessment, difference: Exact) -> str:
        """A difference in the unit."""
        signed = self.numbers.exact(difference, item.measured.decimals, signed=True)
        return self.words(item.measured.unit.difference, difference=signed)

    def outlook_sentence(self, item: Assessment) -> str:
        """The direction of the last five years, and where their line would lead; empty where that is not known."""
        seen, words, show = item.outlook, self.words, self.numbers.number
        if seen is None:
            return ""
        told = words(
            "Over the years {first} to {last}: {course}.",
            first=seen.first,
            last=seen.last,
            course=words(seen.course.label),
        )
        ahead = seen.projection
        if ahead is None:
            return told
        line = words(
            "If their line went on, it would be about {mean} in {year}, and {low} to {high} would then be usual: no "
            "forecast.",
            mean=show(round(ahead.mean)),
            year=ahead.year,
            low=show(math.floor(ahead.low)),
            high=show(math.ceil(ahead.high)),
        )
        return f"{told} {line}"

    def beyond(self, item: Assessment) -> str:
        """What a clear change is more than: of counts what is usual, of other figures what chance explains."""
        return self.words("more than usual") if item.change.usual else self.words("more than chance explains")

    def difference(self, item: Assessment) -> str:
        """The difference with the baseline, also as a percentage where that says something."""
        evidence, unit = item.change, item.measured.unit
        if evidence.difference is None:
            return ""
        text = self._step(item, evidence.difference)
        percent = self.numbers.signed(evidence.percent) if evidence.percent is not None and unit.relative else "0"
        text = text if percent == "0" else f"{text} ({percent}%)"
        people = self._per_inhabitant(item)
        return (
            self.words("{difference}, per inhabitant {percent}%", difference=text, percent=people) if people else text
        )

    def _per_inhabitant(self, item: Assessment) -> str:
        """The change per inhabitant in per cent, where that was tested and is well apart from that of the figures."""
        evidence = item.change
        if evidence.people is None or evidence.percent is None:
            return ""
        apart = abs(evidence.people - evidence.percent) >= APART
        turned = evidence.beyond_chance and evidence.people * evidence.percent <= 0
        return self.numbers.signed(evidence.people) if apart or turned else ""

    def same(self, item: Assessment) -> bool:
        """Whether the two figures are equal, and do not differ clearly per inhabitant either."""
        return item.change.difference == 0 and not item.change.beyond_chance

    def restated(self, item: Assessment) -> bool:
        """Whether the change is reckoned from another figure than the plan's baseline: the table's own, revised."""
        start, baseline = item.measured.compared, item.measured.baseline
        return start is not None and baseline is not None and start.value != baseline.value

    def change_sentence(self, item: Assessment) -> str:
        """The change as a council can read it, with what would and would not be a clear difference."""
        newest, start = item.newest, item.measured.compared
        if newest is None or newest.value is None or start is None or start.value is None:
            return ""
        if item.change.difference is None:
            return ""
        dated = N_("{value} against {baseline} in {year}")
        against = self.words(
            N_("{value} against {baseline} at the baseline") if start.years.first is None else dated,
            value=self.figure(newest, item.measured),
            baseline=self.figure(start, item.measured),
            year=self.years(start.years),
        )
        return f"{against}: {self._chance(item)}"

    def _chance(self, item: Assessment) -> str:
        evidence = item.change
        if self.same(item):
            return self.words("no difference.")
        if evidence.reason is Untested.EFFORT:
            return f"{self.difference(item)}."
        if evidence.change is Change.UNKNOWN:
            return self.words(
                "whether chance explains the difference is unknown ({reason}).", reason=self.untested(item)
            )
        if evidence.usual and evidence.beyond_chance:
            return self._beside_usual(item, evidence.usual.variation)
        counted = self.words("counting chance") if evidence.counts else self.words("chance")
        chance = self.words("sampling chance") if item.measured.sampled else counted
        people = self._per_inhabitant(item)
        people = self.words("per inhabitant {percent}%, ", percent=people) if people else ""
        if evidence.change.facts.clear:
            explained = self.words("a larger difference than {chance} explains.", chance=chance)
            beside = self.words("How much such figures usually vary besides is not known.")
            return f"{people}{explained} {beside}"
        sentence = people + self.words("too small a difference to rule out {chance}.", chance=chance)
        low, high = evidence.unclear or (0, None)
        if high is not None:
            low_text, high_text = self.numbers.number(low), self.numbers.number(high)
            added = self.words("{low} to {high} would all fit it.", low=low_text, high=high_text)
            sentence = f"{sentence[:-1]}; {added}"
        return f"{sentence} {self._few(item)}".strip()

    def _beside_usual(self, item: Assessment, variation: Variation) -> str:
        """The change of a count that counting chance does not explain, beside what is usual."""
        words, evidence, clear = self.words, item.change, item.change.change.facts.clear
        verdict = f"{self.difference(item)}, {small(self.words(evidence.change.label))}." if clear else ""
        sentence = N_("That is more than {usual}.")
        if not clear:
            verdict = f"{self.difference(item)}."
            sentence = N_("That is more than chance in counting explains, but no more than {usual}.")
        told = [verdict, words(sentence, usual=self.usual(variation))]
        low, high = evidence.ordinary or (0, None)
        if high is not None:
            fits = N_("{low} to {high} would still be usual.") if clear else N_("{low} to {high} is usual.")
            told.append(words(fits, low=self.numbers.number(low), high=self.numbers.number(high)))
        if OTHER in variation.rows:
            told.append(words("How much this figure itself usually varies was not measured."))
        told.append(self._few(item))
        if clear:
            told.append(words("What caused the difference, this figure does not tell."))
        return " ".join(filter(None, told))

    def usual(self, variation: Variation) -> str:
        """What usually varies, over how many years."""
        other, apart = OTHER in variation.rows, variation.measured_over
        if apart is None:
            usual = N_("such figures in municipalities usually vary")
            return self.words(
                N_("the more changeable kinds of crime in municipalities usually vary") if other else usual
            )
        usual = N_("such figures in municipalities usually vary in {years}")
        if other:
            usual = N_("the more changeable kinds of crime in municipalities usually vary in {years}")
        return self.words(usual, years=self.words.some("{number} year", "{number} years", apart))

    def _few(self, item: Assessment) -> str:
        """That small counts tell little by themselves."""
        if not item.change.few:
            return ""
        return self.words("These are small numbers: a mean over three years tells more.")

    def shift_sentence(self, item: Assessment) -> str:
        """Why the numbers themselves are compared, although inhabitants are known."""
        shift, number = item.change.shift, self.numbers.number
        if shift is None:
            return ""
        return self.words(
            "The number of inhabitants went from {before} in {first} to {after} in {last}: the area may be another. So "
            "the numbers themselves are compared, not those per inhabitant.",
            before=number(shift.before), first=shift.first, after=number(shift.after), last=shift.last,
        )  # fmt: skip

    def planned_sentence(self, item: Assessment) -> str:
        """That the step the plan wants is itself within chance or usual, from where it would be clear, and how often
        municipalities took one.
        """
        return " ".join(filter(None, (self._planned(item), self._reached(item))))

    def _reached(self, item: Assessment) -> str:
        """How often municipalities took such a step."""
        often, aim = item.planned.reached if item.planned else None, item.position.aim
        if often is None or aim is None:
            return ""
        percent = round(often.percent)
        share = self.words("{percent}%", percent=percent)
        if percent <= PER_CENTS[0]:
            share = self.words("{percent}% or fewer", percent=PER_CENTS[0])
        elif percent >= PER_CENTS[-1]:
            share = self.words("{percent}% or more", percent=PER_CENTS[-1])
        size = self.words("{least} or more", least=often.least)
        if often.most is not None:
            size = self.words("{low} up to and including {high}", low=often.least, high=often.most)
        return self.words(
            "In municipalities with {size} at the start, the police figures of 2012 to 2025 moved so far or further in "
            "{years} in {share} of the cases, the country's own movement included.",
            size=size, share=share, years=self.words.some("{number} year", "{number} years", often.apart),
        )  # fmt: skip

    def _planned(self, item: Assessment) -> str:
        """That the step the plan wants is itself within chance or usual, and from where it would be clear."""
        if item.planned is None or not item.planned.within_usual:
            return ""
        chance = item.planned.within_chance
        aim = item.position.aim
        if item.planned.clear_from is None or aim is None:
            sentence = N_("The step that the plan wants could not be told from what is usual.")
            return self.words(N_("The step that the plan wants could not be told from chance.") if chance else sentence)
        lower = aim.goal.direction.facts.better is Better.LOWER
        sentences = (
            N_("The planned step is within chance: only {number} or lower in {year} would be clear."),
            N_("The planned step is within chance: only {number} or higher in {year} would be clear."),
        )
        if not chance:
            sentences = (
                N_("The planned step is no more than usual: only {number} or lower in {year} would be clear."),
                N_("The planned step is no more than usual: only {number} or higher in {year} would be clear."),
            )
        sentence = sentences[0 if lower else 1]
        year = self.due(aim, item.measured)
        return self.words(sentence, number=self.numbers.number(item.planned.clear_from), year=year)

    def check_sentence(self, item: Assessment) -> str:
        """How the series' own figure for the baseline year compares with the plan's; that it is the same is worth a
        word only of a linked table."""
        measured = item.measured
        check, own, baseline = measured.check, measured.at_baseline, measured.baseline
        told = check is not SeriesCheck.EQUAL or (measured.indicator.series and measured.series.observed)
        if check is None or own is None or baseline is None or not told:
            return ""
        return self.words(
            check.label,
            value=self.figure(own, measured),
            year=self.years(baseline.years),
            baseline=self.figure(baseline, measured),
        )

    def good(self, item: Assessment) -> bool:
        """Whether the position is a good one."""
        return item.position.status in _GOOD

    def finding(self, item: Assessment) -> str:
        """Position and change of an indicator in one sentence without a full stop; empty where neither is known."""
        answer, evidence, baseline = item.position, item.change, item.measured.baseline
        year = self.years(item.judged.years) if item.judged else ""
        start = self.years(baseline.years) if baseline else ""
        facts = answer.status.facts
        position = self.words((item.interim and facts.interim) or facts.sentence, year=year)
        clause = N_("the figure is the same as in {start}") if self.same(item) else None
        change = self.words(clause or evidence.change.facts.clause, start=start, beyond=self.beyond(item))
        if not position or not change:
            return capital(position or change)
        if answer.not_sustained:
            return self.words("{position}, but not sustained; {change}", position=position, change=change)
        good = self.good(item)
        against = (
            evidence.change in {Change.NO_CLEAR_CHANGE, Change.WITHIN_USUAL}
            or (good and evidence.change is Change.WORSENED)
            or (not good and evidence.change is Change.IMPROVED)
        )
        sentence = N_("{position}, but {change}") if against else N_("{position}, and {change}")
        return self.words(sentence, position=position, change=change)
