"""The actions of a plan by topic, with their state."""

from __future__ import annotations

from ivp.language import N_
from ivp.progress.standing import ActionStanding, Standing
from ivp.view.plan_view import without_topic
from ivp.view.progress.action_view import action_tally
from ivp.view.report.models import ActionGroupView, ActionRowView, ActionsView, MarkView
from ivp.view.wording import Wording, capital


def actions_view(standing: Standing, wording: Wording) -> ActionsView | None:
    """All actions under each topic that they serve, in full under the first; None where the plan has none.

    The topics come in the order of the plan, and last the actions that serve none.
    """
    actions = standing.actions.values()
    if not actions:
        return None
    groups: dict[str, list[ActionRowView]] = {}
    for item in actions:
        served = [topic.title for name in item.action.for_ for _, topic in item.told.home.topics(name)[:1]] or [""]
        for name in dict.fromkeys(served):
            elsewhere = "" if name == served[0] else served[0]
            row = ActionRowView(id=item.identity, mark=state_mark(item, wording), elsewhere=elsewhere)
            groups.setdefault(name, []).append(row)
    order = [topic.title for topic in standing.topics.values()]
    ranked = sorted(groups, key=lambda name: (not name, order.index(name) if name in order else len(order)))
    without = without_topic(standing.plan, N_("Without a topic"), wording)
    return ActionsView(
        finding=action_tally(actions, wording),
        stated=any(item.state or item.overdue for item in actions),
        groups=tuple(ActionGroupView(label=name or without, rows=tuple(groups[name])) for name in ranked),
    )


def light_mark(item: ActionStanding, wording: Wording) -> MarkView | None:
    """The worst of its lights by its colour, with each of them where they are apart; None where none is given."""
    if item.light is None:
        return None
    label, tone = capital(wording.words(item.light.label)), item.light.facts.tone
    return MarkView(code=f"light-{item.light}", label=label, tone=tone, note=wording.each_light(item.lights))


def state_mark(item: ActionStanding, wording: Wording) -> MarkView:
    """The state of an action, in the colour of its worst light."""
    facts = item.status.facts
    tone = item.light.facts.tone if item.light else facts.tone
    when = wording.numbers.moment(item.when)
    return MarkView(code=facts.shape, label=wording.words(facts.label), tone=tone, note=when)
