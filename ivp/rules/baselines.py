"""Where a plan starts from, and whether its targets lead away from there (IVP401, IVP402, IVP405, IVP406, IVP415)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ivp.finding import Finding, Message, Severity
from ivp.language import N_
from ivp.model.partial_plan import Lacking
from ivp.model.types import BASELINE, Bound
from ivp.progress.change import planned_step
from ivp.rules.figures import number
from ivp.rules.goals import comparable, last_open_goals
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import Better, Chance, IndicatorKind, SeriesCheck

_ADD_BASELINE = Message(
    N_(
        "add baseline: with the year, a colon and the figure in braces; "
        "unknown? baseline: {{undated: {{value: null, note: why it is unknown}}}}"
    )
)


@rule("IVP401", Severity.WARNING, despite=Lacking.NOTHING, gravest=Severity.ERROR)
def no_baseline(subject: Subject) -> Iterator[Finding]:
    """An indicator has a target and no baseline."""
    for measured in subject.own:
        if not measured.goals or measured.baseline or subject.incomplete(measured.path, measured.indicator):
            continue
        relative = next((goal for goal in measured.goals if goal.goal.is_relative), None)
        if relative:
            message = Message(N_("the target “{bound}” needs a baseline, and there is none"), {"bound": relative.shown})
            yield no_baseline.found(relative.path, message, _ADD_BASELINE, severity=Severity.ERROR)
        elif measured.indicator.kind is not IndicatorKind.EFFORT:
            yield no_baseline.found(
                (*measured.path, "target"), Message(N_("a target without a baseline")), _ADD_BASELINE, on_key=True
            )


@rule("IVP402", Severity.WARNING)
def late_baseline(subject: Subject) -> Iterator[Finding]:
    """The baseline lies after the first year of the plan."""
    start = subject.plan.own.period.from_
    for measured in subject.own:
        baseline = measured.baseline
        if not all(measured.start.precedes(goal.goal.year) for goal in measured.goals):
            continue  # IVP404 says so
        if baseline and baseline.year is not None and baseline.year > start:
            message = Message(
                N_("the baseline of {year} is later than the start of the period, {start}"),
                {"year": baseline.years, "start": start},
            )
            hint = Message(N_("take the last year before the plan; put this figure under values"))
            yield late_baseline.found(baseline.path[:-1], message, hint, on_key=True)


@rule("IVP405", Severity.INFO, despite=Lacking.NOTHING)
def met_already(subject: Subject) -> Iterator[Finding]:
    """The baseline already meets the target, so that keeping it is the goal."""
    for measured, last in last_open_goals(subject):
        value, asked = measured.start.value, measured.asked(last)
        ranged = last.goal.direction.facts.better is Better.NEITHER
        if value is None or ranged or last.written == (Bound(of=BASELINE),) or not comparable(subject, measured, last):
            continue
        if asked.met_by(value):
            message = Message(
                N_("the baseline, {baseline}, already meets the target, {target}: keeping it is the goal"),
                {"baseline": value, "target": last.shown},
            )
            yield met_already.found(last.path, message, Message(N_("write baseline if keeping it is what is meant")))


@rule("IVP406", Severity.INFO, despite=Lacking.NOTHING)
def step_within_chance(subject: Subject) -> Iterator[Finding]:
    """A count would not differ clearly from its baseline if the target were met exactly."""
    for measured, last in last_open_goals(subject):
        counted = measured.baseline if measured.chance is Chance.COUNTS else None
        count, asked = measured.events(counted) if counted else None, measured.asked(last).bound
        if count is None or asked is None or not comparable(subject, measured, last):
            continue
        step = planned_step(count, last.goal.direction, asked)
        if step is None or not step.within_chance:
            continue
        target = f"{Decimal(asked.numerator) / asked.denominator:f}"
        shown = {"baseline": measured.start.value, "target": target, "clear": step.beyond_chance}
        if step.beyond_chance is None:
            message = Message(
                N_("the step from {baseline} to {target} lies within chance: no count would be more"), shown
            )
        elif last.goal.direction.facts.better is Better.LOWER:
            sentence = N_(
                "the step from {baseline} to {target} lies within chance: only {clear} or lower would be more"
            )
            message = Message(sentence, shown)
        else:
            sentence = N_(
                "the step from {baseline} to {target} lies within chance: only {clear} or higher would be more"
            )
            message = Message(sentence, shown)
        yield step_within_chance.found(last.path, message)


@rule("IVP415", Severity.WARNING)
def other_baseline(subject: Subject) -> Iterator[Finding]:
    """The figures of the year of the baseline differ so much from it that they must be counted in another way."""
    for measured in subject.own:
        series, baseline, own = measured.indicator.series, measured.baseline, measured.at_baseline
        if measured.check is not SeriesCheck.OTHER_DEFINITION or baseline is None or own is None:
            continue
        if baseline.note or own.note or (series and (series.note or not series.comparable)):
            continue  # the plan itself says what makes the difference
        shown = {"baseline": number(baseline.known), "value": number(own.known), "year": baseline.years}
        message = Message(
            N_(
                "the baseline of {year} is {baseline}, and the figures of that year give {value}: they are not compared"
            ),
            shown,
        )
        hint = Message(N_("check both; if both are right, say in a note with one of them what makes the difference"))
        yield other_baseline.found(baseline.path, message, hint)
