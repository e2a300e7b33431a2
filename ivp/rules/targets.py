"""Targets: their years and order, and what the council can hold the plan to (IVP403-IVP404, IVP407-IVP408, IVP414)."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import pairwise

from ivp.finding import Finding, Message, Related, Severity
from ivp.language import N_
from ivp.model.governance import Period
from ivp.model.salvage import Lacking
from ivp.model.types import Years
from ivp.rules.aims import aims, nobody_means, periods
from ivp.rules.figures import as_baseline, incomplete, latest_baseline
from ivp.rules.period import shown_period
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import Direction, PlanStatus


@rule("IVP403", Severity.WARNING)
def target_year(subject: Subject) -> Iterator[Finding]:
    """A target is for a year that is not one of the plan's."""
    own = subject.plan.own
    known = periods(subject)
    if any(period.from_ > period.to for period in known):
        return
    first, last = min(period.from_ for period in known), max(period.to for period in known)
    for items in aims(subject):
        if own.indicators[items[0].identity].target is None:
            continue
        lacks = own.status is not PlanStatus.ADOPTED and all(aim.goal.year != own.period.to for aim in items)
        for aim in items:
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
            elif lacks and as_baseline(aim.indicator).precedes(aim.goal.year):  # else IVP404 says it
                hint = Message(N_("name a target for {year} beside it"), {"year": own.period.to})
                yield target_year.found(aim.path, message, hint, on_key=True)


@rule("IVP404", Severity.ERROR)
def target_before_baseline(subject: Subject) -> Iterator[Finding]:
    """The target is for the year of the baseline or an earlier one."""
    start = subject.plan.own.period.from_
    for items in aims(subject):
        baseline, found = as_baseline(items[0].indicator), latest_baseline(items[0].indicator)
        early = [aim for aim in items if not baseline.precedes(aim.goal.year) and not nobody_means(subject, aim)]
        if early and found and found[0].last is not None and found[0].last > start:
            related = (Related(subject.plan.home(early[0].path).name, Message(N_("the target")), path=early[0].path),)
            message = Message(
                N_("baseline year {baseline} is not before the target year {year}"),
                {"year": early[0].goal.year, "baseline": found[0]},
            )
            hint = Message(N_("a baseline is from before the plan; put later figures under values"))
            path = (*early[0].path[:2], "baseline", str(found[0]))
            yield target_before_baseline.found(path, message, hint, on_key=True, related=related)
            continue
        for aim in early:
            message = Message(
                N_("target year {year} is not after the baseline year {baseline}"),
                {"year": aim.goal.year, "baseline": baseline.last},
            )
            hint = Message(N_("put the year of the target here, or the year of the baseline there"))
            yield target_before_baseline.found(aim.path, message, hint, on_key=True)


@rule("IVP407", Severity.WARNING)
def targets_in_turn(subject: Subject) -> Iterator[Finding]:
    """A target for a later year asks less than one for an earlier year, or two targets are for the same year."""
    for items in aims(subject):
        for before, after in pairwise(items):
            earlier, later = before.asked, after.asked
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
    for items in aims(subject):
        first = items[0]
        if first.goal.direction is not Direction.STAY_AT or first.goal.tolerance is not None:
            continue
        if not incomplete(subject, first.path[:2], first.indicator):
            message = Message(N_("stay_at without a tolerance: nobody can say when a value is too far off"))
            hint = Message(N_("add tolerance: and how far a value may be off, in the unit of the indicator"))
            yield no_tolerance.found(first.path[:4], message, hint, on_key=True)


@rule("IVP414", Severity.WARNING)
def wrong_way(subject: Subject) -> Iterator[Finding]:
    """The target bounds an indicator on one side, and ``better`` says that the other side is the good one."""
    for items in aims(subject):
        first = items[0]
        opposite = {Direction.AT_MOST: "higher", Direction.AT_LEAST: "lower"}.get(first.goal.direction)
        if first.indicator.better is not None and first.indicator.better == opposite:
            message = Message(
                N_("the target says {direction}, and better says {better}"),
                {"direction": first.goal.direction.value, "better": opposite},
            )
            yield wrong_way.found(
                (*first.path[:2], "better"), message, Message(N_("leave better out: it follows from the target"))
            )


def _less(direction: Direction, earlier: Fraction, later: Fraction) -> bool:
    """Whether the later bound asks less than the earlier one."""
    return {Direction.AT_MOST: later > earlier, Direction.AT_LEAST: later < earlier}.get(direction, False)


def _nearest_year(years: Years, period: Period) -> int | None:
    """The year of the period that is written most like this one; the latest of several."""

    def likeness(year: int) -> tuple[float, int]:
        return SequenceMatcher(None, str(years), str(year)).ratio(), year

    best = max(range(period.from_, period.to + 1), key=likeness)
    return best if likeness(best)[0] >= 0.7 else None
