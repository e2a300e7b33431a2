"""Who adopted a plan, and when; what was planned and is past (IVP504-IVP506, IVP512-IVP514)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ivp.dossier.amendments import before
from ivp.dossier.resolve import Resolved, known_municipalities
from ivp.finding import Finding, Message, Path, Severity
from ivp.language import N_
from ivp.model.governance import Decision, Duty
from ivp.model.notation import quoted
from ivp.model.partial_plan import Lacking
from ivp.model.types import Period
from ivp.nearest import nearest
from ivp.progress.duties import Open, open_terms
from ivp.reader.node import Mapping, find
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import Act, Body, DocumentKind, PlanStatus

SHOWN = 5
"""So many moments stand in a message, the last ones."""


@rule("IVP504", Severity.WARNING, despite=Lacking.NOTHING)
def no_adoption(subject: Subject) -> Iterator[Finding]:
    """A plan is said to be adopted, and the decision or its date is missing."""
    plan = subject.plan
    if plan.own.status is not PlanStatus.ADOPTED or subject.incomplete(("decisions",)):
        return
    adopted = list(_adoptions(subject))
    if not adopted:
        if plan.is_plan:
            message = Message(N_("the plan is adopted, and no council's decision to adopt it is named"))
            hint = Message(N_("add under decisions: {{body: council, act: adopt, date: ...}}, with the day"))
        else:
            message = Message(N_("the implementation plan is adopted, and no decision to adopt it is named"))
            hint = Message(N_("add under decisions: {{body: college, act: adopt, date: ...}}, with the day"))
        yield no_adoption.found(("status",), message, hint)
    for index, decision in adopted:
        if decision.date is None:
            message = Message(N_("the decision that adopted the plan has no date"))
            yield no_adoption.found(("decisions", index), message, Message(N_("add date:, as precise as it is known")))
    if not plan.is_plan or any(decision.body.facts.regional for _, decision in adopted):
        return
    lacking = set(plan.municipalities)
    for _, decision in adopted:
        lacking -= set(known_municipalities(decision.municipalities) or plan.municipalities)
    if adopted and lacking:
        names = ", ".join(place.name for place in plan.municipalities if place in lacking)
        message = Message(
            N_("each council decides for itself, and that of {names} is not among the decisions"), {"names": names}
        )
        hint = Message(
            N_("add its decision with municipalities: and its name, or say in incomplete why it is not known")
        )
        yield no_adoption.found(("decisions",), message, hint, on_key=True)


@rule("IVP505", Severity.WARNING, despite=Lacking.NOTHING)
def force_before_adoption(subject: Subject) -> Iterator[Finding]:
    """The day from which the plan is in force lies before the day on which it was adopted."""
    publication = subject.plan.own.publication
    if publication is None or publication.in_force is None or publication.retroactive_to is not None:
        return
    days = [decision.date for _, decision in _adoptions(subject) if decision.date is not None]
    first = min(days, key=lambda day: day.first, default=None)
    if first is not None and publication.in_force.last < first.first:
        message = Message(
            N_("in force from {in_force}, before it was adopted on {adopted}"),
            {"in_force": publication.in_force.text, "adopted": first.text},
        )
        hint = Message(N_("check the two dates; for retroactive force add retroactive_to"))
        yield force_before_adoption.found(("publication", "in_force"), message, hint)


@rule("IVP506", Severity.WARNING, despite=Lacking.NOTHING, needs_day=True)
def still_draft(subject: Subject) -> Iterator[Finding]:
    """The plan is a draft or out for consultation, and its first year has begun on the as-of date."""
    own = subject.plan.own
    if subject.as_of is None or not own.status.facts.undecided or subject.as_of.year < own.period.from_:
        return
    if subject.plan.account:
        return
    message = Message(
        N_("on {day} the period has begun, and the plan is not adopted"), {"day": subject.as_of.isoformat()}
    )
    hint = Message(N_("write status: adopted and the decision, once the council has decided"))
    yield still_draft.found(("status",), message, hint)


@rule("IVP512", Severity.WARNING, despite=Lacking.NOTHING, needs_day=True)
def planned_and_past(subject: Subject) -> Iterator[Finding]:
    """A decision was planned for a day that is past on the as-of date, and nothing says what came of it."""
    for index, decision in enumerate(subject.plan.own.decisions):
        if not decision.planned or not decision.date or not subject.as_of or decision.date.last >= subject.as_of:
            continue
        if decision.act is Act.ADOPT and not decision.of and subject.plan.own.status is PlanStatus.ADOPTED:
            continue  # IVP504 says it more exactly
        message = Message(
            N_("the decision was planned for {date}, and nothing says what came of it"), {"date": decision.date.text}
        )
        hint = Message(N_("take planned away and add outcome: and the day; if it was put off, write the new date"))
        yield planned_and_past.found(("decisions", index, "date"), message, hint)


@rule("IVP514", Severity.ERROR, despite=Lacking.NOTHING)
def changed_nothing(subject: Subject) -> Iterator[Finding]:
    """A decision says what stood somewhere, and changed nothing there: it leads nowhere, or the same stands there."""
    plan = subject.plan
    later = {id(decision) for item in plan.amendments for decision in item.decisions}
    same = dict[tuple[str, ...], list[Decision]]()
    whole = plan.whole
    for item in reversed(plan.amendments):
        earlier = before(whole, (item,))
        if earlier == whole:
            same.setdefault(item.path, []).extend(item.decisions)
        whole = earlier
    for index, decision in enumerate(plan.own.decisions):
        at: Path = ("decisions", index, "was")
        if decision.was and id(decision) not in later:
            message = Message(N_("a decision that is planned, or that is about another document, changed nothing here"))
            hint = Message(N_("take was: away, or planned: or of: beside it"))
            yield changed_nothing.found(at, message, hint, on_key=True)
            continue
        for path in decision.was:
            steps = tuple(path.split("."))
            node, _, missing = find(plan.layer.whole, steps)
            if missing and (len(missing) > 1 or not isinstance(node, Mapping) or node.shape is None):
                known = tuple(node.entries) if isinstance(node, Mapping) else ()
                message = Message(N_("there is no {path} in this plan"), {"path": path})
                near = nearest(str(missing[0]), known) or ""
                hint = Message(N_("did you mean {nearest}?"), {"nearest": ".".join((*steps[: -len(missing)], near))})
                yield changed_nothing.found((*at, path), message, hint if near else None, on_key=True)
            elif decision in same.get(steps, ()):
                message = Message(N_("this stands there now, so that the decision changed nothing"))
                hint = Message(N_("write what stood there before the decision; what holds now stands in the plan"))
                yield changed_nothing.found((*at, path), message, hint)


@rule("IVP513", Severity.INFO, despite=Lacking.NOTHING, needs_day=True)
def duty_past(subject: Subject) -> Iterator[Finding]:
    """A duty was due before the as-of date, and nothing says what came of it."""
    plan, day = subject.plan, subject.as_of
    if day is None or plan.own.status is not PlanStatus.ADOPTED or subject.incomplete(("cycle",)):
        return
    for identity, duty in plan.own.cycle.items():
        passed = [one for one in open_terms(plan, identity, subject.dossier, day) if _held(one, duty, plan, day)]
        if not passed:
            continue
        shown = {
            "what": duty.what,
            "when": ", ".join(one.term.when.text for one in passed[-SHOWN:]),
            "places": ", ".join(dict.fromkeys(place for one in passed for place in one.places)),
            "id": identity,
            "of": duty.what if duty.what.replace(" ", "").isalnum() else quoted(duty.what),
            "years": ", ".join(dict.fromkeys(str(Period(*one.term.years)) for one in passed[-SHOWN:])),
        }
        sentence = N_("“{what}” was due in {when}, and nothing says what came of it")
        if all(one.places for one in passed):
            sentence = N_("“{what}” was due in {when}, and nothing says what came of it in {places}")
        hint = N_("add under decisions: {{body: ..., act: take_note, of: {of}, date: ..., outcome: ...}}")
        if duty.kind is DocumentKind.IMPLEMENTATION:
            hint = N_("add the implementation plan of {years}, with its decision, or a decision with of: {of}")
        elif duty.kind is DocumentKind.ACCOUNT:
            hint = N_("add the account that meets it, or write in an account duties: {{{id}: done}}")
        key = "when" if duty.when else "after" if duty.after else "in" if duty.in_ else "every"
        yield duty_past.found(("cycle", identity, key), Message(sentence, shown), Message(hint, shown))


def _held(one: Open, duty: Duty, plan: Resolved, day: date) -> bool:
    """Whether a time has passed at which it should have been met; not that of what belongs to the plan after this."""
    beyond = duty.kind is DocumentKind.IMPLEMENTATION and one.term.years[0] > plan.own.period.to
    return one.term.when.last < day and not beyond


def _adoptions(subject: Subject) -> Iterator[tuple[int, Decision]]:
    """The decisions, with their index, by which a body that can do so adopted this document."""
    plan = subject.plan
    joint = bool(plan.region) or len(plan.own.municipalities) > 1
    for index, decision in enumerate(plan.own.decisions):
        named = decision.body is Body.COUNCIL or (joint and decision.body.facts.regional) or not plan.is_plan
        if decision.act is Act.ADOPT and decision.of is None and not decision.planned and named:
            yield index, decision
