"""Targets: their years and order, what they refer to, and what the council can hold the plan to (IVP312,
IVP403-IVP404, IVP407-IVP408, IVP414, IVP416-IVP417)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import pairwise

from ivp.dossier.observations import SHOWN
from ivp.finding import Finding, Message, Path, Related, Severity
from ivp.language import N_
from ivp.model.indicator import Benchmark
from ivp.model.lookalikes import meant_word
from ivp.model.notation import quoted
from ivp.model.partial_plan import Lacking
from ivp.model.types import BASELINE, Bound, Period, Years
from ivp.nearest import nearest
from ivp.progress.measurement import DatedGoal, Figure, Measurement
from ivp.rules.goals import nobody_means, periods
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import Better, Direction


@rule("IVP312", Severity.ERROR, despite=Lacking.NOTHING)
def unknown_benchmark(subject: Subject) -> Iterator[Finding]:
    """A target refers to a benchmark that its indicator does not have, or to a figure of it that is not there."""
    for measured, _, path, bound in _bounds(subject):
        known = measured.indicator.benchmarks
        if not bound.of or (bound.of == BASELINE and not bound.years):
            continue
        if bound.of not in known:
            message = Message(
                N_("“{text}” is not a number, and not baseline or the id of a benchmark of this indicator"),
                {"text": str(bound)},
            )
            yield unknown_benchmark.found(path, message, _meant(bound, known))
        elif bound.years and all(figure.years != bound.years for figure in measured.benchmarks[bound.of]):
            message = Message(
                N_("{name} has no figure of {year} here"), {"name": known[bound.of].name, "year": bound.years}
            )
            yield unknown_benchmark.found(
                path, message, _years_known(measured.benchmarks[bound.of]), severity=Severity.WARNING
            )


def _bounds(subject: Subject) -> Iterator[tuple[Measurement, DatedGoal, Path, Bound]]:
    """Each bound of the targets, with its place."""
    for measured in subject.own:
        for goal in measured.goals:
            yield from ((measured, goal, path, bound) for bound, path in goal.places)


def _meant(bound: Bound, known: Mapping[str, Benchmark]) -> Message:
    """What is probably meant by a word that stands for a bound."""
    word, tail = bound.of, str(bound).removeprefix(bound.of)
    tight = re.fullmatch(r"(.+)-(\d{1,9})", word)
    if tight and (tight[1] in {BASELINE, *known}) and not tail:
        return Message(N_("write {write}"), {"write": f"{tight[1]} - {tight[2]}"})
    if word == BASELINE or meant_word(word, (BASELINE,)):
        return Message(N_("write {write}"), {"write": BASELINE + tail.removeprefix(f" {bound.years}")})
    named = next((key for key, item in known.items() if item.name.casefold() == word.casefold()), None)
    if near := named or nearest(word, (BASELINE, *known)):
        return Message(N_("write {write}"), {"write": near + tail})
    if known:
        return Message(N_("its benchmarks are: {names}"), {"names": ", ".join(list(known)[:SHOWN])})
    hint = N_("name it under benchmarks of this indicator; a target in words is target: {{text: {quoted}}}")
    return Message(hint, {"quoted": quoted(str(bound))})


def _years_known(figures: Sequence[Figure]) -> Message:
    years = ", ".join(str(figure.years) for figure in figures[:SHOWN])
    if not years:
        return Message(N_("write its figure of that year under its values"))
    return Message(N_("its figures are of: {years}"), {"years": years})


@rule("IVP417", Severity.WARNING, despite=Lacking.NOTHING)
def target_of_another_year(subject: Subject) -> Iterator[Finding]:
    """An implementation plan asks something of an indicator of the plan for a year outside its own period."""
    plan = subject.plan
    period = plan.own.period
    if plan.is_plan or plan.account or period.to < period.from_:
        return
    for measured in subject.own:
        for goal in measured.goals if measured.identity in plan.inherited else ():
            year = goal.goal.year
            if plan.layer.gives(goal.path) and period.within(year) != year:
                yield target_of_another_year.found(
                    goal.path,
                    Message(
                        N_("this implementation plan is for {period}, and asks this for {year}"),
                        {"period": str(period), "year": year},
                    ),
                    Message(
                        N_("write the year on the way with it, such as {direction}: {{{year}: {bound}}}; the target of "
                           "the plan itself stands in the plan"),
                        {"direction": goal.goal.direction, "year": period.to, "bound": goal.shown},
                    ),
                )  # fmt: skip


@rule("IVP416", Severity.ERROR, despite=Lacking.NOTHING)
def percent_of_percent(subject: Subject) -> Iterator[Finding]:
    """A target asks a change of so many per cent of a figure that is a percentage itself."""
    for measured, goal, path, bound in _bounds(subject):
        if not bound.percent or not measured.unit.in_percent:
            continue
        number = f"{abs(bound.percent):f}"
        points = replace(bound, percent=Decimal(0), plus=bound.percent)
        message = Message(N_("“{bound}” may mean two things: the figures are percentages"), {"bound": str(bound)})
        shown = {"points": str(points), "number": number}
        asked = measured.asked(goal)
        outcome = asked.bound if len(goal.written) == 1 else None
        if outcome is None:
            sentence = N_("write {points} for {number} percentage points; for {number}% of it write what that comes to")
        else:
            sentence = N_("write {points} for {number} percentage points, or {outcome} for {number}% of it")
            shown |= {"outcome": f"{(Decimal(outcome.numerator) / outcome.denominator).normalize():f}"}
        yield percent_of_percent.found(path, message, Message(sentence, shown))


@rule("IVP403", Severity.WARNING, gravest=Severity.ERROR)
def target_year(subject: Subject) -> Iterator[Finding]:
    """A target is for a year that is not one of the plan's."""
    own = subject.plan.own
    known = periods(subject)
    if any(period.from_ > period.to for period in known):
        return
    first, last = min(period.from_ for period in known), max(period.to for period in known)
    for measured in subject.own:
        goals = measured.goals
        lacks = not subject.settled and all(aim.goal.year != own.period.to for aim in goals)
        for aim in goals:
            if aim.years.first is None or (first <= aim.years.since and aim.years.until <= last):
                continue
            message = Message(
                N_("target year {year} lies outside the plan's period {period}"),
                {"year": aim.years, "period": str(own.period)},
            )
            if nobody_means(subject, aim):
                near = _nearest_year(aim.years, own.period)
                hint = Message(N_("did you mean {nearest}?"), {"nearest": near}) if near else None
                yield target_year.found(aim.path, message, hint, on_key=True, severity=Severity.ERROR)
            elif lacks and measured.start.precedes(aim.goal.year):  # else IVP404 says it
                hint = Message(N_("name a target for {year} beside it"), {"year": own.period.to})
                yield target_year.found(aim.path, message, hint, on_key=True)


@rule("IVP404", Severity.ERROR)
def target_before_baseline(subject: Subject) -> Iterator[Finding]:
    """The target is for the year of the baseline or an earlier one."""
    start = subject.plan.own.period.from_
    for measured in subject.own:
        precedes, baseline = measured.start.precedes, measured.baseline
        early = [aim for aim in measured.goals if not precedes(aim.goal.year) and not nobody_means(subject, aim)]
        if early and baseline and baseline.year is not None and baseline.year > start:
            first = early[0]
            related = (Related(subject.plan.home(first.path).name, Message(N_("the target")), path=first.path),)
            message = Message(
                N_("baseline year {baseline} is not before the target year {year}"),
                {"year": first.goal.year, "baseline": baseline.years},
            )
            hint = Message(N_("a baseline is from before the plan; put later figures under values"))
            yield target_before_baseline.found(baseline.path[:-1], message, hint, on_key=True, related=related)
            continue
        for aim in early:
            message = Message(
                N_("target year {year} is not after the baseline year {baseline}"),
                {"year": aim.goal.year, "baseline": measured.start.last},
            )
            hint = Message(N_("put the year of the target here, or the year of the baseline there"))
            yield target_before_baseline.found(aim.path, message, hint, on_key=True)


@rule("IVP407", Severity.WARNING)
def targets_in_turn(subject: Subject) -> Iterator[Finding]:
    """A target for a later year asks less than one for an earlier year, or two targets are for the same year."""
    for measured in subject.own:
        for before, after in pairwise(measured.goals):
            earlier, later = measured.asked(before).bound, measured.asked(after).bound
            if earlier is None or later is None:
                continue
            home = subject.plan.home(before.path).name
            related = (Related(home, Message(N_("the other target stands here")), path=before.path),)
            if before.goal.year == after.goal.year:
                message = Message(N_("two targets for {year}"), {"year": after.goal.year})
                yield targets_in_turn.found(
                    after.path, message, Message(N_("keep one of the two")), on_key=True, related=related
                )
            elif _less(after.goal.direction, earlier, later):
                message = Message(
                    N_("the target for {year}, {target}, asks less than that for {earlier}, {before}"),
                    {"year": after.years, "target": after.shown, "earlier": before.years, "before": before.shown},
                )
                hint = Message(N_("check whether two figures or two years were exchanged"))
                yield targets_in_turn.found(after.path, message, hint, related=related)


@rule("IVP408", Severity.WARNING, despite=Lacking.NOTHING)
def no_tolerance(subject: Subject) -> Iterator[Finding]:
    """A target says ``stay_at`` and not how far a value may be off."""
    for measured in subject.own:
        target = measured.indicator.target
        if not target or target.direction is not Direction.STAY_AT or target.tolerance is not None:
            continue
        if not subject.incomplete(measured.path, measured.indicator):
            message = Message(N_("stay_at without a tolerance: nobody can say when a value is too far off"))
            hint = Message(N_("add tolerance: and how far a value may be off, in the unit of the indicator"))
            yield no_tolerance.found((*measured.path, "target", target.direction), message, hint, on_key=True)


@rule("IVP414", Severity.WARNING)
def wrong_way(subject: Subject) -> Iterator[Finding]:
    """The target bounds an indicator on one side, and ``better`` says that the other side is the good one."""
    for measured in subject.own:
        target, better = measured.indicator.target, measured.indicator.better
        if not target or not target.direction or not better:
            continue
        follows = target.direction.facts.better
        if better is not follows and Better.NEITHER not in {better, follows}:
            message = Message(
                N_("the target says {direction}, and better says {better}"),
                {"direction": target.direction, "better": better},
            )
            hint = Message(N_("leave better out: it follows from the target"))
            yield wrong_way.found((*measured.path, "better"), message, hint)


def _less(direction: Direction, earlier: Fraction, later: Fraction) -> bool:
    """Whether the later bound asks less than the earlier one."""
    return {Better.LOWER: later > earlier, Better.HIGHER: later < earlier}.get(direction.facts.better, False)


def _nearest_year(years: Years, period: Period) -> int | None:
    """The year of the period that is written most like this one; the latest of several."""

    def likeness(year: int) -> tuple[float, int]:
        return SequenceMatcher(None, str(years), str(year)).ratio(), year

    best = max(range(period.from_, period.to + 1), key=likeness)
    return best if likeness(best)[0] >= 0.7 else None
