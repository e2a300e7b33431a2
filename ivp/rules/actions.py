"""Actions of an implementation plan, and what is said of their state (IVP601-IVP606, IVP609-IVP613, IVP620)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import reduce

from ivp.dossier.resolve import Resolved, known_municipalities
from ivp.finding import Finding, Message, Path, Related, Severity
from ivp.language import N_
from ivp.model.action import Action, State
from ivp.model.partial_plan import Lacking
from ivp.reference.municipalities import Municipality
from ivp.rules.registry import Rule, Subject, rule
from ivp.vocabulary import ActionState

_EXPLAINED = {
    "cause": N_("cause (why)"),
    "consequence": N_("consequence (what follows from it)"),
    "adjustment": N_("adjustment (what is done about it)"),
}
_ADD = (N_("add {one}"), N_("add {one} and {two}"), N_("add {one}, {two} and {three}"))


@rule("IVP601", Severity.WARNING, despite=Lacking.NOTHING)
def no_lead(subject: Subject) -> Iterator[Finding]:
    """An action of an implementation plan does not say who leads it."""
    yield from _unsaid(no_lead, subject, "lead")


@rule("IVP602", Severity.WARNING, despite=Lacking.NOTHING)
def no_deadline(subject: Subject) -> Iterator[Finding]:
    """An action of an implementation plan does not say by when it is ready."""
    yield from _unsaid(no_deadline, subject, "by")


@rule("IVP603", Severity.WARNING, despite=Lacking.NOTHING)
def no_result(subject: Subject) -> Iterator[Finding]:
    """An action of an implementation plan does not say what will have come about."""
    yield from _unsaid(no_result, subject, "result")


@rule("IVP604", Severity.WARNING)
def deadline_outside(subject: Subject) -> Iterator[Finding]:
    """An action must be ready before the implementation plan begins or after it has ended."""
    period = subject.plan.own.period
    if subject.plan.is_plan or period.to < period.from_:
        return
    for identity, action in subject.plan.own.actions.items():
        if action.by and not (period.from_ <= action.by.last.year and action.by.first.year <= period.to):
            message = Message(
                N_("the deadline {by} lies outside the years of the plan, {period}"),
                {"by": action.by.text, "period": str(period)},
            )
            hint = Message(N_("name the step that is ready in these years, or move the action to another plan"))
            yield deadline_outside.found(("actions", identity, "by"), message, hint)


@rule("IVP605", Severity.WARNING, despite=Lacking.NOTHING)
def done_without_words(subject: Subject) -> Iterator[Finding]:
    """The latest state of an action is ``done``, and nothing says what was done."""
    for identity, action in subject.plan.own.actions.items():
        path = ("actions", identity)
        if not action.state or action.done or subject.incomplete(path, action):
            continue
        when = action.latest
        if when and action.state[when].status is ActionState.DONE:
            message = Message(N_("the action “{name}” is done, and nothing says what was done"), {"name": action.name})
            yield done_without_words.found(
                (*path, "state", when.text, "status"), message, Message(N_("add done: and what was done"))
            )


@rule("IVP606", Severity.WARNING, despite=Lacking.NOTHING, needs_day=True)
def unexplained_deviation(subject: Subject) -> Iterator[Finding]:
    """A light is orange or red, or an action runs past its deadline, and the explanation is not complete."""
    for path, action in _stated(subject):
        for when, state in action.state.items():
            lacking = [key for key in _EXPLAINED if getattr(state, key) is None]
            known = max(when.first, subject.as_of) if subject.as_of and when is action.latest else when.first
            deviation = _deviation(action, known, state)
            if lacking and deviation:
                where, message = deviation
                shown = {"deviation": message, "keys": ", ".join(lacking)}
                told = {
                    name: Message(_EXPLAINED[key]) for name, key in zip(("one", "two", "three"), lacking, strict=False)
                }
                yield unexplained_deviation.found(
                    (*path, when.text, *where),
                    Message(N_("{deviation}, without {keys}"), shown),
                    Message(_ADD[len(lacking) - 1], told),
                )


def _stated(subject: Subject) -> Iterator[tuple[Path, Action]]:
    """What has states that must be explained, with the path of the states: actions, and what an account says of actions
    and duties once it must answer for them.
    """
    for identity, action in subject.plan.own.actions.items():
        if not subject.incomplete(("actions", identity), action):
            yield ("actions", identity, "state"), action
    account = subject.plan.account
    if account is None or not account.owes:
        return
    asked = subject.plan.parents[0].own.actions
    for child in subject.dossier.children:
        asked = {**asked, **child.plan.own.actions}
    for identity, dated in account.actions_.items():
        action = asked.get(identity) or Action(name=identity)
        yield ("actions", identity), action.model_copy(update={"state": dated})
    for identity, dated in account.duties.items():
        yield ("duties", identity), Action(name=identity).model_copy(update={"state": dated})


@rule("IVP609", Severity.WARNING, despite=Lacking.NOTHING, needs_day=True)
def lapsed(subject: Subject) -> Iterator[Finding]:
    """An action's deadline is past on the as-of date, and no state of it is given, in no file that is read."""
    known = {identity for file in subject.dossier.files for identity, states in file.own.states.items() if states}
    known |= {identity for file in _files_after(subject) for identity in file.own.actions}  # it has its own deadline
    for identity, action in subject.plan.own.actions.items():
        path = ("actions", identity)
        if subject.as_of is None or action.state or action.by is None or subject.incomplete(path, action):
            continue
        if identity in known:
            continue
        before = not subject.plan.is_plan and action.by.last.year < subject.plan.own.period.from_  # IVP604 says so
        if action.overdue(ActionState.UNKNOWN, subject.as_of) and not before:
            message = Message(
                N_("the deadline {by} of the action “{name}” is past, and no state of it is given"),
                {"by": action.by.text, "name": action.name},
            )
            hint = Message(
                N_("add state: with a date and planned, running, done or stopped, such as {{{day}: running}}"),
                {"day": subject.as_of.isoformat()},
            )
            yield lapsed.found((*path, "by"), message, hint)


def _deviation(action: Action, known: date, state: State) -> tuple[Path, Message] | None:
    """What is off schedule in a state that holds on the day ``known``, and where that stands below it."""
    for about, colour in state.light.colours.items() if state.light else ():
        if colour.gravity:
            return ("light", about), Message(colour.facts.phrase)
    if action.by and action.overdue(state.status, known):
        return ("status",), Message(N_("past its deadline {by}"), {"by": action.by.text})
    return None


_SAYS = {
    "lead": (N_("nobody leads the action “{name}”"), N_("add lead: and a role or department")),
    "by": (N_("the action “{name}” has no deadline"), N_("add by:, such as {year}-Q4 or {year}-06-30")),
    "result": (
        N_("the action “{name}” names no result that can be observed"),
        N_("add result: and what will have come about"),
    ),
}
"""What an action of an implementation plan says, with the sentence and the hint where it does not."""


def _unsaid(kind: Rule, subject: Subject, key: str) -> Iterator[Finding]:
    """The actions of which ``key`` is the first thing that they do not say; one finding names all that lacks."""
    year = subject.plan.own.period.to
    for path, action in _bound(subject):
        lacking = [name for name in _SAYS if not getattr(action, name)]
        if not lacking or lacking[0] != key:
            continue
        sentence = _SAYS[key][0] if len(lacking) == 1 else N_("the action “{name}” does not say: {keys}")
        hints = [Message(_SAYS[name][1], {"year": year}) for name in lacking]
        hint = reduce(lambda left, right: Message(N_("{left}; {right}"), {"left": left, "right": right}), hints)
        yield kind.found(path, Message(sentence, {"name": action.name, "keys": ", ".join(lacking)}), hint, on_key=True)


def _bound(subject: Subject) -> Iterator[tuple[Path, Action]]:
    """The actions that must say who, when and what: those of an implementation plan, as far as it is fully known."""
    if subject.plan.is_plan:
        return
    for identity, action in subject.plan.own.actions.items():
        path = ("actions", identity)
        if not subject.incomplete(path, action):
            yield path, action


@rule("IVP612", Severity.WARNING, despite=Lacking.NOTHING)
def stopped_without_words(subject: Subject) -> Iterator[Finding]:
    """The latest state of an action is ``stopped``, and nothing says why."""
    for path, action in _stated(subject):
        when = action.latest
        state = action.state[when] if when else None
        if when is None or state is None or state.status is not ActionState.STOPPED:
            continue
        if not any((state.text, state.cause, state.consequence, state.adjustment, state.decided, action.done)):
            message = Message(N_("“{name}” was stopped, and nothing says why"), {"name": action.name})
            hint = Message(N_("write {{status: stopped, cause: ...}}, or decided: with what was decided"))
            yield stopped_without_words.found((*path, when.text), message, hint)


@rule("IVP620", Severity.WARNING, despite=Lacking.NOTHING)
def duty_asks_more(subject: Subject) -> Iterator[Finding]:
    """An action lacks what a duty, of this plan or of one above it, asks of every action of such a file."""
    own = subject.plan.own
    asked: dict[str, Related] = {}
    for plan in (subject.plan, *subject.plan.above):
        for identity, duty in plan.own.cycle.items():
            for part in duty.contains if duty.kind and duty.kind.value == own.kind.value else ():
                message = Message(N_("“{what}” asks it of every action"), {"what": duty.what})
                where = Related(plan.document.name, message, path=("cycle", identity, "contains"))
                asked.setdefault(part, where)
    for key in () if subject.plan.is_plan else _SAYS:
        asked.pop(key, None)  # IVP601 to IVP603 say so
    for identity, action in own.actions.items():
        path = ("actions", identity)
        given = {field.alias or name: getattr(action, name) for name, field in type(action).model_fields.items()}
        lacking = [key for key in asked if not given[key]]
        if lacking and not subject.incomplete(path, action):
            shown = {"name": action.name, "keys": ", ".join(lacking)}
            message = Message(N_("the action “{name}” lacks what every action must have: {keys}"), shown)
            related = tuple(dict.fromkeys(asked[key] for key in lacking))
            yield duty_asks_more.found(path, message, Message(N_("add {keys}"), shown), on_key=True, related=related)


@rule("IVP610", Severity.ERROR, despite=Lacking.NAMES)
def two_states(subject: Subject) -> Iterator[Finding]:
    """An action has two states of one day, in one file or in two: a moment is its last day."""
    plan = subject.plan
    known: dict[tuple[str, date], list[tuple[Resolved, str]]] = {}
    for other in _with_states(subject):
        for identity, states in other.own.states.items():
            for when in states:
                known.setdefault((identity, when.last), []).append((other, when.text))
    for identity, states in plan.own.states.items():
        for when in states:
            same = known.setdefault((identity, when.last), [])
            same.append((plan, when.text))
            home, before = next(
                item for item in same if item[0] is plan or _places(identity, item[0]) & _places(identity, plan)
            )
            path = _states_of(identity, plan)
            if home is plan and before == when.text:
                continue
            shown = {"when": when.text, "before": before, "file": home.document.name}
            if home is plan:
                sentence = N_("{when} and {before} are one day, so that this action has two states of that day")
                hint = N_("a moment counts by its last day: keep one of the two, or write the day of each")
            else:
                sentence = N_("{file} gives a state of this action of {before}, which is the same day")
                hint = N_("a state is written in one file only: keep one of the two, or write the day of each")
            stands = (*_states_of(identity, home), before)
            related = (Related(home.document.name, Message(N_("the other state stands here")), path=stands),)
            message = Message(sentence, shown)
            yield two_states.found((*path, when.text), message, Message(hint), on_key=True, related=related)


@rule("IVP613", Severity.ERROR, despite=Lacking.NAMES)
def done_in_part(subject: Subject) -> Iterator[Finding]:
    """A state is ``done`` and says that less than everything is done."""
    for identity, states in subject.plan.own.states.items():
        for when, state in states.items():
            if state.status is ActionState.DONE and state.percent is not None and state.percent < 100:
                message = Message(N_("done and {percent}% done are not both so"), {"percent": state.percent})
                hint = Message(
                    N_("leave percent out if everything is done, or write {{status: running, percent: {percent}}}"),
                    {"percent": state.percent},
                )
                path = (*_states_of(identity, subject.plan), when.text, "percent")
                yield done_in_part.found(path, message, hint)


def _states_of(identity: str, plan: Resolved) -> Path:
    """Where the states of an action stand in a file."""
    return ("actions", identity) if plan.account else ("actions", identity, "state")


def _with_states(subject: Subject) -> Iterator[Resolved]:
    """The files that may give states of the same actions, in order, this one among them: the plans that are carried out
    or accounted for, what carries them out and what accounts for them.
    """
    if subject.plan.is_plan:
        return
    yield from subject.plan.above
    yield from subject.dossier.files


def _files_after(subject: Subject) -> Iterator[Resolved]:
    """The implementation plans that take up the actions of a plan, or those of an implementation plan after it."""
    names = [child.plan.document.name for child in subject.dossier.children]
    own = subject.plan.document.name
    for child in subject.dossier.children[names.index(own) + 1 if own in names else 0 :]:
        yield child.plan


def _places(identity: str, plan: Resolved) -> set[Municipality]:
    """The municipalities that a state of an action in a file is about."""
    action = plan.own.actions.get(identity)
    return set(known_municipalities(action.municipalities) if action else ()) or set(plan.municipalities)
