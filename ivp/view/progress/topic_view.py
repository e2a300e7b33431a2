"""Goals, lenses, priorities and themes with what serves them."""

from __future__ import annotations

from ivp.dossier.resolve import Resolved
from ivp.model.point import Topic
from ivp.progress.standing import Standing, TopicPath
from ivp.view.account import regional_views, topic_account_view
from ivp.view.base import points
from ivp.view.progress.models import TopicLink, TopicView
from ivp.view.wording import Wording


def links(plan: Resolved, references: tuple[str, ...]) -> tuple[TopicLink, ...]:
    """The topics that references mean; one that means nothing is left out."""
    return tuple(
        TopicLink.model_construct(anchor=topic_anchor(path), name=topic.title)
        for reference in references
        for path, topic in plan.topics(reference)[:1]
    )


def topic_anchor(path: TopicPath) -> str:
    """The name of a topic's section."""
    return "-".join(path)


def topics(standing: Standing, wording: Wording) -> tuple[TopicView, ...]:
    """All topics; what serves a part of one stands under the part, and parts follow their topic."""
    return tuple(_topic(standing, path, topic, wording) for path, topic in standing.topics.items())


def _topic(standing: Standing, path: TopicPath, topic: Topic, wording: Wording) -> TopicView:
    return TopicView.model_construct(
        anchor=topic_anchor(path),
        block=path[0],
        id=".".join(path[1:]),
        name=topic.title,
        text=topic.text or "",
        problem=points(topic.problem),
        goals=points(topic.goals),
        evaluation=points(topic.evaluation),
        done=points(topic.done),
        account=topic_account_view(standing.topic_accounts.get(path), wording),
        regional=regional_views(standing, path, wording),
        incomplete=topic.incomplete or "",
        indicators=tuple(item.measured.identity for item in standing.indicators_for.get(path, ())),
        actions=tuple(item.identity for item in standing.actions_under.get(path, ())),
    )
