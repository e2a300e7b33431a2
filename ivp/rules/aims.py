"""What targets ask, year by year, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ivp.diagnostic import Path
from ivp.model.indicator import Indicator
from ivp.model.types import Bound, Years
from ivp.progress.position import Direction, Goal, Relative
from ivp.rules.figures import as_baseline, number, own_indicators
from ivp.rules.registry import Subject


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
