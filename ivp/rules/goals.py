"""What targets ask, year by year, as far as it can be held against something."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.model.types import Period
from ivp.progress.measurement import DatedGoal, Measurement
from ivp.rules.possible import can_be
from ivp.rules.registry import Subject

EARLIER, LATER = 10, 30
"""A target year this many years before or after the period is still one that a writer can mean."""


def last_open_goals(subject: Subject) -> Iterator[tuple[Measurement, DatedGoal]]:
    """The last goal of each target, where it can still be changed: none once the plan is adopted."""
    for measured in subject.own if not subject.settled else ():
        if measured.goals:
            yield measured, measured.goals[-1]


def periods(subject: Subject) -> list[Period]:
    """The periods of the plan and of those that it builds on, its own first."""
    return [plan.own.period for plan in (subject.plan, *subject.plan.above)]


def nobody_means(subject: Subject, goal: DatedGoal) -> bool:
    """Whether a target is for a year that nobody can mean, such as 20206."""
    known, years = periods(subject), goal.years
    first, last = min(period.from_ for period in known) - EARLIER, max(period.to for period in known) + LATER
    return years.first is not None and not (first <= years.since and years.until <= last)


def comparable(subject: Subject, measured: Measurement, goal: DatedGoal) -> bool:
    """Whether a target and its baseline can be held against each other.

    Not where one of them is a figure or a year that cannot be right, or where the unit is another one than that of the
    plan it is inherited from: other rules say so.
    """
    inherited, baseline = subject.plan.inherited.get(measured.identity), measured.baseline
    if nobody_means(subject, goal) or not measured.start.precedes(goal.goal.year):
        return False
    if inherited and inherited.unit != measured.indicator.unit:
        return False
    if baseline and baseline.value is not None and not can_be(measured.unit, baseline.value, baseline.years):
        return False
    return all(can_be(measured.unit, written, goal.years) for written, _ in goal.numbers)
