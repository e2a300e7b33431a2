"""Goals, lenses, priorities and themes with what serves them."""

from __future__ import annotations

from ivp.model.point import Topic
from ivp.resolve import Resolved
from ivp.view.base import points
from ivp.view.progress.models import ActionView, IndicatorView, TopicLink, TopicView

BLOCKS = ("goals", "lenses", "priorities", "themes")


def links(plan: Resolved, references: tuple[str, ...]) -> tuple[TopicLink, ...]:
    """The topics that references mean; one that means nothing is left out."""
    return tuple(
        TopicLink(anchor="-".join(path), name=topic.name)
        for reference in references
        for path, topic in plan.topics(reference)[:1]
    )


def topics(
    plan: Resolved, indicators: tuple[IndicatorView, ...], actions: tuple[ActionView, ...]
) -> tuple[TopicView, ...]:
    """All topics; what serves a part of one stands under the part, and parts follow their topic."""
    return tuple(_topic(path, topic, indicators, actions) for path, topic in plan.topic_paths(BLOCKS))


def _topic(
    path: tuple[str, ...], topic: Topic, indicators: tuple[IndicatorView, ...], actions: tuple[ActionView, ...]
) -> TopicView:
    anchor = "-".join(path)
    return TopicView(
        anchor=anchor,
        block=path[0],
        id=".".join(path[1:]),
        name=topic.name,
        text=topic.text or "",
        problem=points(topic.problem),
        goals=points(topic.goals),
        evaluation=points(topic.evaluation),
        done=points(topic.done),
        incomplete=topic.incomplete or "",
        indicators=tuple(item.id for item in indicators if any(link.anchor == anchor for link in item.topics)),
        actions=tuple(item.id for item in actions if any(link.anchor == anchor for link in item.topics)),
    )
