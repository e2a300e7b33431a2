"""Figures and what their unit can hold (IVP411-IVP413)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ivp.finding import Finding, Message, Path, Severity
from ivp.language import N_
from ivp.model.indicator import Indicator
from ivp.model.salvage import Lacking
from ivp.model.types import Years
from ivp.observations import Observation
from ivp.rules.figures import Given, number, own_cells, own_indicators, steps
from ivp.rules.possible import impossible
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import UNITS


@dataclass(frozen=True)
class Entered:
    """A number as it was entered for an indicator."""

    value: Decimal
    path: Path
    exact: bool = True
    """Whether a count must be whole here; a mean over years or places need not be."""
    cell: Observation | None = None


@rule("IVP411", Severity.ERROR)
def impossible_figure(subject: Subject) -> Iterator[Finding]:
    """A figure cannot be what its unit says: a percentage above 100, half a burglary, a grade of 79."""
    for path, indicator in own_indicators(subject):
        for entered in _entered(path, indicator):
            if subject.plan.home(entered.path) is subject.plan.document:  # what is inherited is judged where it stands
                yield from _problem(indicator, entered)
        for block, dated in (("baseline", indicator.baseline), ("values", indicator.values)):
            for years, value in dated.items():
                if value.se is not None and value.se < 0:
                    message = Message(N_("a standard error is zero or more, not {value}"), {"value": number(value.se)})
                    yield impossible_figure.found((*path, block, str(years), "se"), message)
        if indicator.target and indicator.target.tolerance is not None and indicator.target.tolerance < 0:
            message = Message(
                N_("a tolerance is zero or more, not {value}"), {"value": number(indicator.target.tolerance)}
            )
            yield impossible_figure.found((*path, "target", "tolerance"), message)
    for cell in own_cells(subject):
        observed = Entered(cell.value, ("observations",), cell=cell)
        yield from _problem(subject.plan.indicators[cell.indicator], observed)


def _entered(path: Path, indicator: Indicator) -> Iterator[Entered]:
    for block, dated in (("baseline", indicator.baseline), ("values", indicator.values)):
        for years, value in dated.items():
            if value.value is not None:
                yield Entered(value.value, (*path, block, str(years), "value"), _single(years))
    for name, benchmark in indicator.benchmarks.items():
        for years, value in benchmark.items():
            if value.value is not None:
                yield Entered(value.value, (*path, "benchmarks", name, str(years), "value"), exact=False)
    if indicator.target and indicator.target.direction:
        for years, bound in indicator.target.bounds.items():
            if bound.number is not None:
                yield Entered(bound.number, (*path, "target", indicator.target.direction, str(years)), _single(years))


def _single(years: Years) -> bool:
    return years.first == years.last


def _problem(indicator: Indicator, entered: Entered) -> Iterator[Finding]:
    found = impossible(UNITS[indicator.unit], entered.value, exact=entered.exact)
    if found:
        yield impossible_figure.found(
            entered.path, found.message, found.hint, severity=found.severity, cell=entered.cell
        )


@rule("IVP412", Severity.WARNING, despite=Lacking.NOTHING)
def changing_base(subject: Subject) -> Iterator[Finding]:
    """Figures of one indicator have different bases, or its unit is not that of the plan before it."""
    parent = subject.plan.parent
    for path, indicator in own_indicators(subject):
        inherited = parent.indicators.get(str(path[1])) if parent else None
        if inherited and inherited.unit != indicator.unit and not indicator.breaks:
            message = Message(
                N_("the unit is {unit}, and {inherited} in the plan that this one builds on"),
                {"unit": indicator.unit, "inherited": inherited.unit},
            )
            yield changing_base.found(
                (*path, "unit"), message, Message(N_("give an indicator with another unit an id of its own"))
            )
    for indicator, before, after in steps(subject):
        base, other = before.per or indicator.per, after.per or indicator.per
        if base != other and base is not None and other is not None:
            message = Message(
                N_("this figure is per {per}, and that of {year} per {before}"),
                {"per": other, "year": before.years, "before": base},
            )
            hint = Message(N_("bring both to one base, or name the change under breaks"))
            yield changing_base.found(_base_path(before, after), message, hint, cell=after.cell)


def _base_path(before: Given, after: Given) -> Path:
    """Where the base stands that differs: with the later figure, else with the earlier one."""
    given = after if after.per is not None or before.per is None else before
    return (*given.path[:-1], "per")


@rule("IVP413", Severity.WARNING)
def jump(subject: Subject) -> Iterator[Finding]:
    """A figure is ten times the previous one or more, or a tenth of it or less."""
    times = subject.thresholds.jump
    for indicator, before, after in steps(subject):
        small, large = sorted((abs(before.value), abs(after.value)))
        rebased = (before.per or indicator.per) != (after.per or indicator.per)
        jumps_below = UNITS[indicator.unit].jumps_below
        if not small or large < times * small or jumps_below is None or rebased:
            continue
        if large >= jumps_below:
            shown = {
                "value": number(after.value), "before": number(before.value), "year": before.years,
                "times": number(times),
            }  # fmt: skip
            if abs(after.value) > abs(before.value):
                message = Message(N_("{value} after {before} in {year} is {times} times as much or more"), shown)
            else:
                message = Message(N_("{value} after {before} in {year} is one part in {times} of it or less"), shown)
            hint = Message(N_("check the digits and the decimal point; name another definition under breaks"))
            yield jump.found(after.path, message, hint, cell=after.cell)
