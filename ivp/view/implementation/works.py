"""Actions with their state, their traffic light and whether they are late."""

from __future__ import annotations

from collections.abc import Iterable

from ivp.language import N_
from ivp.progress.standing import ActionStanding, Standing, TopicPath
from ivp.view.implementation.models import WorkView
from ivp.view.report.actions import state_mark
from ivp.view.report.models import MarkView
from ivp.view.wording import Wording
from ivp.vocabulary import ACTION_STATES, LIGHTS, LIGHTS_OF

_EXPLAINED = {
    "cause": N_("Cause"),
    "consequence": N_("Consequence"),
    "adjustment": N_("Adjustment"),
    "decided": N_("Decided"),
}


def work_view(standing: Standing, item: ActionStanding, home: TopicPath | None, wording: Wording) -> WorkView:
    """An action under the topic at ``home``."""
    words, state = wording.words, item.state
    late = words("should have been ready: {when}", when=wording.numbers.moment(item.action.by)) if item.late else ""
    served = [path for path in standing.served(item.action.for_) if path != home]
    names = {path: topic.name for path, topic in standing.plan.topic_paths()}
    explained = ((words(term), getattr(state, name, None) or "") for name, term in _EXPLAINED.items())
    return WorkView(
        id=item.identity,
        anchor=f"action-{item.identity}",
        mark=state_mark(item, wording).model_copy(update={"tone": ACTION_STATES[item.status].tone}),
        light=_light(item, wording),
        late=late,
        off_course=item.off_course,
        also=tuple(names[path] for path in served),
        explained=tuple((term, text) for term, text in explained if text),
    )


def _light(item: ActionStanding, wording: Wording) -> MarkView | None:
    """The worst light; where there are several, each of them under it."""
    worst, words = item.light, wording.words
    if worst is None:
        return None
    facts = LIGHTS[worst]
    colours = "; ".join(
        f"{words(LIGHTS_OF[about]).lower()}: {words(LIGHTS[colour].label)}" for about, colour in item.lights.items()
    )
    note = colours if len(item.lights) > 1 else ""
    return MarkView(code=f"light-{worst}", label=words(facts.meaning), tone=facts.tone, note=note)


def worst_first(items: Iterable[ActionStanding]) -> list[ActionStanding]:
    """The actions off course: red, orange, then only late."""
    off_course = (item for item in items if item.off_course)
    return sorted(off_course, key=lambda item: -item.light.gravity if item.light else 0)
