"""The years a plan is for, and the plans before, above and after it (IVP501-IVP503, IVP509-IVP511)."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.finding import Finding, Message, Path, Related, Severity
from ivp.language import N_
from ivp.model.partial_plan import Lacking
from ivp.model.types import Period
from ivp.reference.municipalities import municipality
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import Act, PlanStatus


@rule("IVP501", Severity.ERROR)
def period_reversed(subject: Subject) -> Iterator[Finding]:
    """The last year of the period lies before the first."""
    before = subject.plan.own.predecessor
    periods: list[tuple[Path, Period | None]] = [
        (("period",), subject.plan.own.period), (("predecessor", "period"), before.period if before else None),
    ]  # fmt: skip
    for path, period in periods:
        if period is not None and period.to < period.from_:
            shown = {"to": period.to, "start": period.from_}
            message = Message(N_("the period ends in {to}, before it begins in {start}"), shown)
            yield period_reversed.found(path, message, Message(N_("exchange the two years")))


@rule("IVP502", Severity.WARNING)
def period_too_long(subject: Subject) -> Iterator[Finding]:
    """A plan is for more than four years."""
    period, longest = subject.plan.own.period, subject.thresholds.longest_period
    if subject.plan.is_plan and period.to - period.from_ >= longest:
        message = Message(
            N_("the plan is for {years} years; the council decides at least once in four (Politiewet 2012, art. 38b)"),
            {"years": period.to - period.from_ + 1},
        )
        hint = Message(N_("let it end in {year}, or sooner"), {"year": period.from_ + longest - 1})
        yield period_too_long.found(("period",), message, hint)


@rule("IVP503", Severity.WARNING)
def predecessor_period(subject: Subject) -> Iterator[Finding]:
    """The period does not begin in the year after the one before it ended."""
    own, before = subject.plan.own.period, subject.plan.own.predecessor
    if before is None or own.to < own.from_:
        return
    known = subject.plan.predecessor
    period = before.period or (known.own.period if known else None)
    if period is None or period.to < period.from_ or period.to + 1 == own.from_:
        return
    path: Path = ("predecessor", "period") if before.period else ("predecessor", "file")
    related: tuple[Related, ...] = ()
    if known and not before.period:
        if known.own.status is PlanStatus.WITHDRAWN and period.to >= own.from_:
            return
        related = (Related(known.document.name, Message(N_("its period stands here")), path=("period",)),)
    shown = {"before": str(period), "period": str(own)}
    if period.to < own.from_:
        sentence = N_("between the plan before, {before}, and this one, {period}, lies a gap")
        hint = Message(N_("begin in {year}, or say what holds in between"), {"year": period.to + 1})
    else:
        sentence = N_("the plan before, {before}, and this one, {period}, overlap")
        hint = Message(N_("begin in {year}, or set the plan before to status: withdrawn"), {"year": period.to + 1})
    yield predecessor_period.found(path, Message(sentence, shown), hint, related=related)


@rule("IVP509", Severity.ERROR)
def municipality_gone(subject: Subject) -> Iterator[Finding]:
    """A municipality exists in none of the plan's years."""
    period = subject.plan.own.period
    if period.to < period.from_:
        return
    for index, name in enumerate(subject.plan.own.municipalities):
        found = municipality(name)
        if found is None or found.exists_in(period.from_, period.to):
            continue
        shown = {"name": found.name, "year": found.until, "period": str(period)}
        if found.until is not None and found.until < period.from_:
            sentence = N_("{name} does not exist in {period}: {year} was its last year")
        else:
            sentence = N_("{name} does not exist in {period}: {year} is its first year")
            shown["year"] = found.since
        if found.into and shown["year"] == found.until:
            hint = Message(N_("its area now belongs to {into}"), {"into": ", ".join(found.into)})
        else:
            hint = Message(N_("name the municipality that was there before it"))
        yield municipality_gone.found(("municipalities", index), Message(sentence, shown), hint)


@rule("IVP511", Severity.WARNING, despite=Lacking.NOTHING, needs_day=True)
def ended(subject: Subject) -> Iterator[Finding]:
    """The plan's last year is over on the as-of date, and nothing says what comes after it."""
    own, day = subject.plan.own, subject.as_of
    over = day is not None and day.year > own.period.to >= own.period.from_
    if day is None or not over or own.status is not PlanStatus.ADOPTED or not subject.plan.is_plan:
        return
    later = (item.date.last.year for item in own.decisions if item.of and item.act is Act.ADOPT and item.date)
    if subject.followed or any(year >= own.period.to for year in later):
        return
    message = Message(
        N_("on {day} the period {period} is over, and no plan that comes after it is known"),
        {"day": day.isoformat(), "period": str(own.period)},
    )
    hint = Message(
        N_(
            "name this file under predecessor in the plan after it and check both, or add the decision on that plan: "
            "{{body: council, act: adopt, of: its title, date: ...}}; one that no longer holds gets status: withdrawn"
        )
    )
    yield ended.found(("period",), message, hint)


@rule("IVP510", Severity.WARNING)
def outside_parent(subject: Subject) -> Iterator[Finding]:
    """The plan and the plan that it builds on have no year in common."""
    plan = subject.plan.own
    own = plan.period
    for parent in subject.plan.parents if own.from_ <= own.to else ():
        other = parent.own.period
        if other.to < other.from_ or (own.from_ <= other.to and other.from_ <= own.to):
            continue
        sentence = N_("the period {period} has no year in common with that of the plan it builds on, {parent}")
        if subject.plan.account:
            sentence = N_("the period {period} has no year in common with that of the plan it accounts for, {parent}")
        message = Message(sentence, {"period": str(own), "parent": str(other)})
        hint = Message(N_("check the years, and the file under {key}"), {"key": plan.relation})
        related = (Related(parent.document.name, Message(N_("its period stands here")), path=("period",)),)
        yield outside_parent.found(("period",), message, hint, related=related)
