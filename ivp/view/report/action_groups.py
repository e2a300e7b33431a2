"""The actions of a plan by topic, with their state."""

from __future__ import annotations

from collections.abc import Iterable

from ivp.progress.standing import ActionStanding, Standing
from ivp.view.report.models import ActionGroupView, ActionRowView, ActionsView, MarkView
from ivp.view.wording import Wording
from ivp.vocabulary import ACTION_STATES, LIGHTS, ActionState


def actions_view(standing: Standing, wording: Wording) -> ActionsView | None:
    """All actions by the first topic that they serve; None where the plan has none."""
    actions = standing.actions.values()
    if not actions:
        return None
    groups: dict[str, list[ActionRowView]] = {}
    for item in actions:
        row = ActionRowView(id=item.identity, mark=state_mark(item, wording))
        served = [topic.name for name in item.action.for_ for _, topic in standing.plan.topics(name)[:1]]
        groups.setdefault(served[0] if served else "", []).append(row)
    without = wording.words("Without a topic")
    return ActionsView(
        finding=_finding(actions, wording),
        stated=any(item.state for item in actions),
        groups=tuple(ActionGroupView(label=name or without, rows=tuple(rows)) for name, rows in groups.items()),
    )


def state_mark(item: ActionStanding, wording: Wording) -> MarkView:
    """The state of an action, in the colour of its worst light."""
    facts = ACTION_STATES[item.status]
    tone = LIGHTS[item.light].tone if item.light else facts.tone
    when = wording.numbers.moment(item.when)
    return MarkView(code=facts.shape, label=wording.words(facts.label), tone=tone, note=when)


def done(actions: Iterable[ActionStanding]) -> int:
    """How many are done."""
    return sum(item.status is ActionState.DONE for item in actions)


def _finding(actions: Iterable[ActionStanding], wording: Wording) -> str:
    words, number = wording.words, len(list(actions))
    if not any(item.state for item in actions):
        return words.some(
            "{number} action; its state is not given", "{number} actions; their state is not given", number
        )
    total = words.some("{number} action;", "{number} actions;", number)
    ready = done(actions)
    finished = words.some("{number} is done", "{number} are done", ready) if ready else words("none is done")
    return f"{total} {finished}"
