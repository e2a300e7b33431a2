"""The actions of a plan by topic, with their state."""

from __future__ import annotations

from ivp.language import N_
from ivp.view.progress import ActionView, ProgressView
from ivp.view.report.findings import STATELESS
from ivp.view.report.models import ActionGroupView, ActionRowView, ActionsView, MarkView
from ivp.view.wording import Wording

LIGHT_TONES = {"green": "favourable", "orange": "uncertain", "red": "unfavourable"}
_NO_STATE = N_("No state given")


def actions_view(view: ProgressView, wording: Wording) -> ActionsView | None:
    """All actions by the first topic that they serve; None where the plan has none."""
    if not view.actions:
        return None
    groups: dict[str, list[ActionRowView]] = {}
    for item in view.actions:
        row = ActionRowView(id=item.id, mark=state_mark(item, wording))
        groups.setdefault(item.topics[0].name if item.topics else "", []).append(row)
    without = wording.words("Without a topic")
    return ActionsView(
        finding=_finding(view, wording),
        stated=any(item.state for item in view.actions),
        groups=tuple(ActionGroupView(label=name or without, rows=tuple(rows)) for name, rows in groups.items()),
    )


def state_mark(item: ActionView, wording: Wording) -> MarkView:
    """The state of an action, in the colour of its worst light."""
    state = item.state
    if state is None:
        return MarkView(code=STATELESS, label=wording.words(_NO_STATE), tone="unknown")
    tone = LIGHT_TONES.get(state.light, "favourable" if state.code == "done" else "plain")
    return MarkView(code=state.code, label=state.label, tone=tone, note=state.when)


def _finding(view: ProgressView, wording: Wording) -> str:
    words = wording.words
    if not any(item.state for item in view.actions):
        return words.some(
            "{number} action; its state is not given", "{number} actions; their state is not given", len(view.actions)
        )
    done = sum(item.state is not None and item.state.code == "done" for item in view.actions)
    total = words.some("{number} action;", "{number} actions;", len(view.actions))
    return f"{total} {words.some('{number} is done', '{number} are done', done)}"
