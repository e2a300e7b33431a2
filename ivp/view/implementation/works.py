"""Actions with their state, their traffic light and whether they are late."""

from __future__ import annotations

from ivp.language import N_
from ivp.view.implementation.models import WorkView
from ivp.view.progress import ActionView
from ivp.view.report.actions import LIGHT_TONES, state_mark
from ivp.view.report.models import MarkView
from ivp.view.wording import Wording

_UNFINISHED = ("planned", "running")
_EXPLAINED = {
    "cause": N_("Cause"),
    "consequence": N_("Consequence"),
    "adjustment": N_("Adjustment"),
    "decided": N_("Decided"),
}
_GRAVITY = {"red": 0, "orange": 1}


def work_view(item: ActionView, home: str, year: int, wording: Wording) -> WorkView:
    """An action under the topic with the anchor ``home``."""
    state = item.state
    light = None
    if state and state.light:
        colours = "; ".join(f"{what.lower()}: {colour}" for what, colour in state.lights)
        light = MarkView(
            code=f"light-{state.light}",
            label=state.light_label,
            tone=LIGHT_TONES[state.light],
            note=colours if len(state.lights) > 1 else "",
        )
    late = ""
    if state and state.code in _UNFINISHED and item.due is not None and item.due <= year:
        late = wording.words("should have been ready: {when}", when=item.by)
    return WorkView(
        id=item.id,
        anchor=f"action-{item.id}",
        mark=_state(item, wording),
        light=light,
        late=late,
        off_course=bool(late) or (state is not None and state.light in _GRAVITY),
        also=tuple(link.name for link in item.topics if link.anchor != home),
        explained=tuple(
            (wording.words(term), getattr(state, name)) for name, term in _EXPLAINED.items() if getattr(state, name, "")
        ),
    )


def _state(item: ActionView, wording: Wording) -> MarkView:
    """The state by itself: the traffic light stands beside it."""
    mark = state_mark(item, wording)
    plain = "unknown" if item.state is None else "favourable" if mark.code == "done" else "plain"
    return mark.model_copy(update={"tone": plain})


def worst_first(works: list[WorkView], actions: dict[str, ActionView]) -> tuple[WorkView, ...]:
    """The actions off course: red, orange, then only late."""

    def gravity(work: WorkView) -> int:
        state = actions[work.id].state
        return _GRAVITY.get(state.light if state else "", len(_GRAVITY))

    return tuple(sorted((work for work in works if work.off_course), key=gravity))
