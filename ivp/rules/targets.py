"""Targets: their years and order, and what the council can hold the plan to (IVP403-IVP404, IVP407-IVP408, IVP414)."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import pairwise

from ivp.finding import Finding, Message, Related, Severity
from ivp.language import N_
from ivp.model.governance import Period
from ivp.model.partial_plan import Lacking
from ivp.model.types import Years
from ivp.rules.goals import nobody_means, periods
from ivp.rules.period import shown_period
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import DIRECTIONS, Better, Direction, PlanStatus


@rule("IVP403", Severity.WARNING)
def target_year(subject: Subject) -> Iterator[Finding]:
    """A target is for a year that is not one of the plan's."""
    own = subject.plan.own
    known = periods(subject)
    if any(period.from_ > period.to for period in known):
        return
    first, last = min(period.from_ for period in known), max(period.to for period in known)
    for measured in subject.own:
        goals = measured.goals
        if own.indicators[measured.identity].target is None:
            continue
        lacks = own.status is not PlanStatus.ADOPTED and all(aim.goal.year != own.period.to for aim in goals)
        for aim in goals:
            if aim.years.first is None or aim.years.last is None:
                continue
            if first <= aim.years.first and aim.years.last <= last:
                continue
            message = Message(
                N_("target year {year} lies outside the plan's period {period}"),
                {"year": aim.years, "period": shown_period(own.period)},
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
            related = (Related(subject.plan.home(early[0].path).name, Message(N_("the target")), path=early[0].path),)
            message = Message(
                N_("baseline year {baseline} is not before the target year {year}"),
                {"year": early[0].goal.year, "baseline": baseline.years},
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
            earlier, later = measured.asked(before), measured.asked(after)
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
        follows = DIRECTIONS[target.direction].better
        if better is not follows and Better.NEITHER not in {better, follows}:
            message = Message(
                N_("the target says {direction}, and better says {better}"),
                {"direction": target.direction, "better": better},
            )
            hint = Message(N_("leave better out: it follows from the target"))
            yield wrong_way.found((*measured.path, "better"), message, hint)


def _less(direction: Direction, earlier: Fraction, later: Fraction) -> bool:
    """Whether the later bound asks less than the earlier one."""
    return {Direction.AT_MOST: later > earlier, Direction.AT_LEAST: later < earlier}.get(direction, False)


def _nearest_year(years: Years, period: Period) -> int | None:
    """The year of the period that is written most like this one; the latest of several."""

    def likeness(year: int) -> tuple[float, int]:
        return SequenceMatcher(None, str(years), str(year)).ratio(), year

    best = max(range(period.from_, period.to + 1), key=likeness)
    return best if likeness(best)[0] >= 0.7 else None
