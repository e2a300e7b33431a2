"""Actions with their latest state."""

from __future__ import annotations

from collections import Counter

from ivp.language import N_
from ivp.model.action import Action
from ivp.model.governance import Money
from ivp.model.types import When
from ivp.resolve import Resolved
from ivp.view.base import points
from ivp.view.money import amount_text, spent_lines
from ivp.view.progress.models import ActionView, CountView, MoneyView, StateView
from ivp.view.progress.topics import links
from ivp.view.wording import Wording, as_number

ACTION_STATES = {
    "planned": N_("Planned"),
    "running": N_("Running"),
    "done": N_("Done"),
    "stopped": N_("Stopped"),
    "unknown": N_("No state given"),
}
LIGHTS = {"green": N_("green"), "orange": N_("orange"), "red": N_("red")}
LIGHT_NAMES = {"overall": N_("Overall"), "time": N_("Time"), "money": N_("Money"), "quality": N_("Quality")}
_MEANINGS = {"green": N_("On schedule"), "orange": N_("Needs attention"), "red": N_("Off course")}
_WORST_FIRST = ("red", "orange", "green")
_SIGNS = {"planned": "○", "running": "◑", "done": "●", "stopped": "×", "unknown": "·"}


def action_view(plan: Resolved, identity: str, action: Action, year: int, wording: Wording) -> ActionView:
    """An action with its latest state up to the reporting year."""
    return ActionView(
        id=identity,
        name=action.name,
        text=action.text or "",
        points=points(action.points),
        lead=action.lead,
        partners=action.with_,
        by=wording.numbers.moment(action.by),
        due=action.by.last.year if action.by else None,
        result=action.result or "",
        money=tuple(_money(wording, money) for money in action.money),
        carried_over=action.carried_over or "",
        incomplete=action.incomplete or "",
        lenses=tuple(topic.name for name in action.lenses for _, topic in plan.topics(name, ("lenses",))[:1]),
        topics=links(plan, action.for_),
        done=points(action.done),
        next=points(action.next),
        state=_state(action, year, wording),
    )


def _money(wording: Wording, money: Money) -> MoneyView:
    parts = [
        amount_text(wording, money),
        wording.words("every year") if money.recurring else "",
        wording.years(money.years) if money.years else "",
        wording.words("paid from: {source}", source=money.source) if money.source else "",
    ]
    return MoneyView(
        text=money.text or money.name or "",
        amount=as_number(money.amount),
        line=", ".join(part for part in parts if part),
        spent="; ".join(spent_lines(wording, money)),
    )


def _state(action: Action, year: int, wording: Wording) -> StateView | None:
    """The latest state that begins no later than the reporting year."""
    known: list[When] = [when for when in action.state if when.first.year <= year]
    if not known:
        return None
    when = max(known, key=lambda moment: (moment.last, moment.first))
    state = action.state[when]
    colours = {name: getattr(state.light, name) for name in LIGHT_NAMES} if state.light else {}
    given = {name: colour for name, colour in colours.items() if colour}
    worst = next((colour for colour in _WORST_FIRST if colour in given.values()), "")
    return StateView(
        when=wording.numbers.moment(when),
        code=state.status,
        label=wording.words(ACTION_STATES[state.status]),
        percent=state.percent,
        lights=tuple((wording.words(LIGHT_NAMES[name]), wording.words(LIGHTS[item])) for name, item in given.items()),
        light=worst,
        light_label=wording.words(_MEANINGS[worst]) if worst else "",
        cause=state.cause or "",
        consequence=state.consequence or "",
        adjustment=state.adjustment or "",
        decided=state.decided or "",
    )


def action_counts(actions: tuple[ActionView, ...], wording: Wording) -> tuple[CountView, ...]:
    """How many actions have each state."""
    counted = Counter(item.state.code if item.state else "unknown" for item in actions)
    return tuple(
        CountView(code=code, label=wording.words(label), sign=_SIGNS[code], count=counted[code])
        for code, label in ACTION_STATES.items()
    )
