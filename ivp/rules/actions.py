"""Actions of an implementation plan, and what is said of their state (IVP601-IVP606)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import reduce

from ivp.finding import Message, Path, Severity
from ivp.language import N_
from ivp.model.action import Action, State
from ivp.model.salvage import Lacking
from ivp.rules.figures import incomplete
from ivp.rules.period import shown_period
from ivp.rules.registry import Found, Subject, rule
from ivp.vocabulary import ACTION_STATES, LIGHTS, ActionState

_EXPLAINED = ("cause", "consequence", "adjustment")


@rule("IVP601", Severity.WARNING, N_("an action without a lead"), despite=Lacking.NOTHING)
def no_lead(subject: Subject) -> Iterator[Found]:
    """An action of an implementation plan does not say who leads it.

    An implementation plan says who does what and when. What nobody leads is not done, and nobody can be asked for it.
    Name a role or a department, never a person.

    Wrong::

        kind: implementation
        actions:
          sloten:
            name: Advies over sloten
            by: 2024-12
            result: Honderd woningen zijn bezocht.

    Right::

        kind: implementation
        actions:
          sloten:
            name: Advies over sloten
            lead: buurtpreventie
            by: 2024-12
            result: Honderd woningen zijn bezocht.
    """
    yield from _unsaid(subject, "lead")


@rule("IVP602", Severity.WARNING, N_("an action without a deadline"), despite=Lacking.NOTHING)
def no_deadline(subject: Subject) -> Iterator[Found]:
    """An action of an implementation plan does not say by when it is ready.

    Without a deadline an action is never late, and the yearly account cannot say whether the plan is on schedule. A
    year or a quarter is precise enough.

    Wrong::

        kind: implementation
        actions:
          sloten:
            name: Advies over sloten
            lead: buurtpreventie
            result: Honderd woningen zijn bezocht.

    Right::

        kind: implementation
        actions:
          sloten:
            name: Advies over sloten
            lead: buurtpreventie
            by: 2024-Q4
            result: Honderd woningen zijn bezocht.
    """
    yield from _unsaid(subject, "by")


@rule("IVP603", Severity.WARNING, N_("an action without a result that can be observed"), despite=Lacking.NOTHING)
def no_result(subject: Subject) -> Iterator[Found]:
    """An action of an implementation plan does not say what will have come about.

    "Inzetten op" and "aandacht voor" can never be ticked off. A result that anyone can observe, such as a covenant that
    is signed or houses that were visited, tells the council afterwards whether the action was done.

    Wrong::

        kind: implementation
        actions:
          sloten:
            name: Inzetten op goede sloten
            lead: buurtpreventie
            by: 2024-12

    Right::

        kind: implementation
        actions:
          sloten:
            name: Inzetten op goede sloten
            lead: buurtpreventie
            by: 2024-12
            result: Honderd woningen zijn bezocht.
    """
    yield from _unsaid(subject, "result")


@rule("IVP604", Severity.WARNING, N_("a deadline outside the years of the implementation plan"))
def deadline_outside(subject: Subject) -> Iterator[Found]:
    """An action must be ready before the implementation plan begins or after it has ended.

    The plan is accounted for over its own years. What is ready later belongs in the next one, or it has a step in these
    years that can be named; what was ready earlier is done.

    Wrong::

        kind: implementation
        actions:
          avond:
            by: 2042-10

    Right::

        kind: implementation
        actions:
          avond:
            by: 2024-10
    """
    period = subject.plan.own.period
    if subject.plan.is_plan or period.to < period.from_:
        return
    for identity, action in subject.plan.own.actions.items():
        if action.by and not (period.from_ <= action.by.last.year and action.by.first.year <= period.to):
            message = Message(
                N_("the deadline {by} lies outside the years of the plan, {period}"),
                {"by": action.by.text, "period": shown_period(period)},
            )
            hint = Message(N_("name the step that is ready in these years, or move the action to another plan"))
            yield Found(("actions", identity, "by"), message, hint)


@rule("IVP605", Severity.WARNING, N_("an action that is done, without what was done"), despite=Lacking.NOTHING)
def done_without_words(subject: Subject) -> Iterator[Found]:
    """The latest state of an action is ``done``, and nothing says what was done.

    The account to the council asks "what have we done?" for each action. A tick alone does not answer it.

    Wrong::

        kind: implementation
        actions:
          avond:
            state: {2024-10: done}

    Right::

        kind: implementation
        actions:
          avond:
            state: {2024-10: done}
            done: Vier avonden met samen tweehonderd bezoekers.
    """
    for identity, action in subject.plan.own.actions.items():
        path = ("actions", identity)
        if not action.state or action.done or incomplete(subject, path, action):
            continue
        latest = max(action.state, key=lambda when: (when.last, when.first))
        if action.state[latest].status is ActionState.DONE:
            message = Message(N_("the action “{name}” is done, and nothing says what was done"), {"name": action.name})
            yield Found((*path, "state", latest.text, "status"), message, Message(N_("add done: and what was done")))


@rule("IVP606", Severity.WARNING, N_("a deviation without cause, consequence and adjustment"), despite=Lacking.NOTHING)
def unexplained_deviation(subject: Subject) -> Iterator[Found]:
    """A light is orange or red, or an action runs past its deadline, and the explanation is not complete.

    A council that reads "orange" asks three things: why, what follows from it, and what is done about it. Without the
    answers the light is only a colour, and the council cannot adjust anything.

    Wrong::

        kind: implementation
        actions:
          avond:
            state:
              2024-Q4: {status: running, light: orange, cause: De zaal was niet beschikbaar.}

    Right::

        kind: implementation
        actions:
          avond:
            state:
              2024-Q4:
                status: running
                light: orange
                cause: De zaal was niet beschikbaar.
                consequence: De avond is twee maanden later.
                adjustment: De avond is verplaatst naar de school.
    """
    for identity, action in subject.plan.own.actions.items():
        path = ("actions", identity)
        if incomplete(subject, path, action):
            continue
        latest = max(action.state, key=lambda when: (when.last, when.first), default=None)
        for when, state in action.state.items():
            lacking = [key for key in _EXPLAINED if getattr(state, key) is None]
            known = max(when.first, subject.as_of) if subject.as_of and when is latest else when.first
            deviation = _deviation(action, known, state)
            if lacking and deviation:
                where, message = deviation
                shown = {"deviation": message, "keys": ", ".join(lacking)}
                yield Found(
                    (*path, "state", when.text, *where),
                    Message(N_("{deviation}, without {keys}"), shown),
                    Message(
                        N_("add {keys}: why, what follows from it, what is done about it"), {"keys": ", ".join(lacking)}
                    ),
                )


def _deviation(action: Action, known: date, state: State) -> tuple[Path, Message] | None:
    """What is off schedule in a state that holds on the day ``known``, and where that stands below it."""
    for about, colour in state.light.colours.items() if state.light else ():
        if deviation := LIGHTS[colour].deviation:
            return ("light", about), Message(deviation)
    if action.by and known > action.by.last and ACTION_STATES[state.status].open:
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


def _unsaid(subject: Subject, key: str) -> Iterator[Found]:
    """The actions of which ``key`` is the first thing that they do not say; one finding names all that lacks."""
    year = subject.plan.own.period.to
    for path, action in _bound(subject):
        lacking = [name for name in _SAYS if not getattr(action, name)]
        if not lacking or lacking[0] != key:
            continue
        sentence = _SAYS[key][0] if len(lacking) == 1 else N_("the action “{name}” does not say: {keys}")
        hints = [Message(_SAYS[name][1], {"year": year}) for name in lacking]
        hint = reduce(lambda left, right: Message(N_("{left}; {right}"), {"left": left, "right": right}), hints)
        yield Found(path, Message(sentence, {"name": action.name, "keys": ", ".join(lacking)}), hint, on_key=True)


def _bound(subject: Subject) -> Iterator[tuple[Path, Action]]:
    """The actions that must say who, when and what: those of an implementation plan, as far as it is fully known."""
    if subject.plan.is_plan:
        return
    for identity, action in subject.plan.own.actions.items():
        path = ("actions", identity)
        if not incomplete(subject, path, action):
            yield path, action
