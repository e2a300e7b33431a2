"""Figures and what their unit can hold (IVP411-IVP413)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from ivp.dossier.observations import Observation
from ivp.finding import Finding, Message, Path, Severity
from ivp.language import N_
from ivp.model.partial_plan import Lacking
from ivp.progress.measurement import Figure, Measurement
from ivp.progress.position import resolved
from ivp.rules.figures import number
from ivp.rules.possible import impossible
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import Chance, UnitFacts

_NEAR = 3
"""So many times another percentage a part of one may be, times a hundred, to be taken for one."""


@rule("IVP411", Severity.ERROR)
def impossible_figure(subject: Subject) -> Iterator[Finding]:
    """A figure cannot be what its unit says: a percentage above 100, half a burglary, a grade of 79."""
    for measured in subject.own:
        for value, path, exact in _entered(measured):
            if problem := _problem(measured.unit, value, path, exact=exact):
                yield problem
        for value, path, other in _fractions(measured):
            message = Message(
                N_("{value} is less than one per cent, and {other} stands beside it"),
                {"value": number(value), "other": number(other)},
            )
            hint = Message(N_("write {write} if a part of one is meant"), {"write": number((value * 100).normalize())})
            yield impossible_figure.found(path, message, hint, severity=Severity.WARNING)
        for figure in measured.given:
            if figure.se is not None and figure.se < 0:
                message = Message(N_("a standard error is zero or more, not {value}"), {"value": number(figure.se)})
                yield impossible_figure.found((*figure.path[:-1], "se"), message)
        target = measured.indicator.target
        if target and target.tolerance is not None and target.tolerance < 0:
            message = Message(N_("a tolerance is zero or more, not {value}"), {"value": number(target.tolerance)})
            yield impossible_figure.found((*measured.path, "target", "tolerance"), message)
        for goal in measured.goals:
            for end, (bound, path) in zip((goal.goal.bound, goal.goal.upper), goal.places, strict=False):
                asked = resolved(end, measured.start)
                beyond = _beyond(measured.unit, asked) if bound.plain is None and asked is not None else None
                if beyond:
                    hint = Message(N_("check what is added and what it is added to"))
                    yield impossible_figure.found(path, beyond, hint)
    for cell in subject.cells:
        measured = subject.measured.indicators[cell.indicator]
        exact = cell.municipality not in measured.benchmarks  # a mean of others need not be whole
        if problem := _problem(measured.unit, cell.value, ("observations",), exact=exact, cell=cell):
            yield problem


def _entered(measured: Measurement) -> Iterator[tuple[Decimal, Path, bool]]:
    """The numbers as they were entered: each with its place, and whether a count must be whole there."""
    for figure in measured.given:
        if figure.value is not None:
            yield figure.value, figure.path, figure.years.first == figure.years.last
    for figure in chain(*measured.benchmarks.values()):
        if figure.value is not None and figure.cell is None:
            yield figure.value, figure.path, False
    for goal in measured.goals:
        for value, path in goal.numbers:
            yield value, path, goal.years.first == goal.years.last


def _beyond(unit: UnitFacts, asked: Fraction) -> Message | None:
    """Why the unit cannot hold what a bound with a change comes to."""
    value = Decimal(asked.numerator) / asked.denominator
    low = unit.least if unit.doubtful is None else unit.doubtful
    if (low is not None and value < low) or (unit.most is not None and value > unit.most):
        return Message(unit.beyond, {"value": number(value)})
    return None


def _fractions(measured: Measurement) -> Iterator[tuple[Decimal, Path, Decimal]]:
    """The percentages of the plan that seem written as a part of one, such as 0.24 beside 25, each with that other."""
    if measured.unit.chance is not Chance.SHARES:
        return
    entered = list(_entered(measured))
    others = sorted(value for value, _, _ in entered if value >= 1)
    for value, path, _ in entered:
        at = bisect_left(others, value * 100 / _NEAR)
        if value < 1 and at < len(others) and others[at] <= value * 100 * _NEAR:
            yield value, path, others[at]


def _problem(
    unit: UnitFacts, value: Decimal, path: Path, *, exact: bool = True, cell: Observation | None = None
) -> Finding | None:
    found = impossible(unit, value, exact=exact)
    if found is None:
        return None
    message, hint, severity = found
    return impossible_figure.found(path, message, hint, severity=severity, cell=cell)


@rule("IVP412", Severity.WARNING, despite=Lacking.NOTHING)
def changing_base(subject: Subject) -> Iterator[Finding]:
    """Figures of one indicator have different bases, or its unit is not that of the plan before it."""
    for measured in subject.own:
        indicator = measured.indicator
        inherited = subject.plan.inherited.get(measured.identity)
        changed = inherited and not subject.plan.joint and inherited.unit != indicator.unit  # a version: IVP330
        if inherited and changed and not indicator.breaks:
            message = Message(
                N_("the unit is {unit}, and {inherited} in the plan that this one builds on"),
                {"unit": indicator.unit, "inherited": inherited.unit},
            )
            yield changing_base.found(
                (*measured.path, "unit"), message, Message(N_("give an indicator with another unit an id of its own"))
            )
    for measured, before, after in subject.steps:
        base, other = (figure.per or measured.indicator.per for figure in (before, after))
        if base != other and base is not None and other is not None:
            message = Message(
                N_("this figure is per {per}, and that of {year} per {before}"),
                {"per": other, "year": before.years, "before": base},
            )
            hint = Message(N_("bring both to one base, or name the change under breaks"))
            yield changing_base.found(_base_path(before, after), message, hint, cell=after.cell)


def _base_path(before: Figure, after: Figure) -> Path:
    """Where the base stands that differs: with the later figure, else with the earlier one."""
    given = after if after.per is not None or before.per is None else before
    return (*given.path[:-1], "per")


@rule("IVP413", Severity.WARNING)
def jump(subject: Subject) -> Iterator[Finding]:
    """A figure is ten times the previous one or more, or a tenth of it or less."""
    times = subject.thresholds.jump
    for measured, before, after in subject.steps:
        small, large = sorted((abs(before.known), abs(after.known)))
        rebased = (before.per or measured.indicator.per) != (after.per or measured.indicator.per)
        jumps_below = measured.unit.jumps_below
        if not small or large < times * small or jumps_below is None or rebased:
            continue
        if {before.path, after.path} & {path for _, path, _ in _fractions(measured)}:
            continue
        if large >= jumps_below:
            shown = {
                "value": number(after.known), "before": number(before.known), "year": before.years,
                "times": number(times),
            }  # fmt: skip
            if abs(after.known) == large:
                message = Message(N_("{value} after {before} in {year} is {times} times as much or more"), shown)
            else:
                message = Message(N_("{value} after {before} in {year} is one part in {times} of it or less"), shown)
            hint = Message(N_("check the digits and the decimal point; name another definition under breaks"))
            yield jump.found(after.path, message, hint, cell=after.cell)
