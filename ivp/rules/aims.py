"""What targets ask, year by year, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ivp.finding import Path
from ivp.model.governance import Period
from ivp.model.indicator import Indicator
from ivp.model.types import Bound, Years
from ivp.progress.position import Goal, Relative
from ivp.rules.figures import as_baseline, latest_baseline, number, own_indicators
from ivp.rules.possible import can_be
from ivp.rules.registry import Subject
from ivp.vocabulary import Direction, PlanStatus


@dataclass(frozen=True)
class Aim:
    """What a target asks for a year, and where it stands."""

    indicator: Indicator
    path: Path
    years: Years
    bound: Bound
    goal: Goal

    @property
    def identity(self) -> str:
        """The id of the indicator."""
        return str(self.path[1])

    @property
    def shown(self) -> str:
        """The bound as it is written."""
        if self.bound.number is not None:
            return number(self.bound.number)
        return f"{self.bound.percent:+f}%" if self.bound.percent else "baseline"

    @property
    def asked(self) -> Fraction | None:
        """The bound as a number; None where it is relative to an unknown baseline."""
        return self.goal.resolve(as_baseline(self.indicator))


def open_aims(subject: Subject) -> Iterator[list[Aim]]:
    """The aims whose target this document itself sets and can still change: none of them once it is adopted."""
    own = subject.plan.own
    if own.status is not PlanStatus.ADOPTED:
        yield from (items for items in aims(subject) if own.indicators[items[0].identity].target is not None)


EARLIER, LATER = 10, 30
"""A target year this many years before or after the period is still one that a writer can mean."""


def periods(subject: Subject) -> list[Period]:
    """The periods of the plan and of those that it builds on, its own first."""
    plan, found = subject.plan, [subject.plan.own.period]
    while plan.parent is not None:
        plan = plan.parent
        found.append(plan.own.period)
    return found


def nobody_means(subject: Subject, aim: Aim) -> bool:
    """Whether a target is for a year that nobody can mean, such as 20206."""
    first = min(period.from_ for period in periods(subject))
    last = max(period.to for period in periods(subject))
    years = aim.years
    return (
        years.first is not None
        and years.last is not None
        and not (first - EARLIER <= years.first and years.last <= last + LATER)
    )


def comparable(subject: Subject, aim: Aim) -> bool:
    """Whether a target and its baseline can be held against each other.

    Not where one of them is a figure or a year that cannot be right, or where the unit is another one than that of the
    plan it is inherited from: other rules say so.
    """
    indicator, parent = aim.indicator, subject.plan.parent
    baseline, inherited = as_baseline(indicator), parent.indicators.get(aim.identity) if parent else None
    if nobody_means(subject, aim) or not baseline.precedes(aim.goal.year):
        return False
    if inherited and inherited.unit != indicator.unit:
        return False
    found = latest_baseline(indicator)
    if found and found[1].value is not None and not can_be(indicator, found[1].value, found[0]):
        return False
    return aim.bound.number is None or can_be(indicator, aim.bound.number, aim.years)


def aims(subject: Subject) -> Iterator[list[Aim]]:
    """The bounds of each own indicator's target, by year."""
    for path, indicator in own_indicators(subject):
        target = indicator.target
        if target is None or target.direction is None:
            continue
        found: list[Aim] = []
        for years, bound in target.bounds.items():
            at = years.last or subject.plan.own.period.to
            asked = Relative(bound.percent) if bound.percent is not None else bound.number or 0
            goal = Goal(Direction(target.direction), at, asked, target.tolerance)
            found.append(Aim(indicator, (*path, "target", target.direction, str(years)), years, bound, goal))
        yield sorted(found, key=lambda aim: aim.goal.year)
