"""Goals, priorities and themes: what the plan wants, its indicators, which of them are shown in full."""

from __future__ import annotations

from ivp.model.point import Topic
from ivp.progress.assess import Assessment
from ivp.progress.standing import Standing, TopicPath
from ivp.view.base import points
from ivp.view.progress.topic_view import topic_anchor
from ivp.view.report.models import BlockView, LinkView, MultiplesView, TopicReportView
from ivp.view.report.rows import Rows
from ivp.view.wording import capital
from ivp.vocabulary import ACCOUNTED_TOPICS, BLOCKS, CHANGES, Block, Change, Reason

FEWEST_FIGURES = 3
"""A chart of fewer figures says no more than the table."""

REST: TopicPath = ("others",)
WHOLE = 2
"""The length of the path of a topic that is no part of another."""


def homes(standing: Standing) -> dict[str, TopicPath]:
    """The topic under which each charted indicator is shown in full: the first that it serves, else the rest."""
    return {
        identity: next(
            (path for path in standing.served(item.measured.indicator.for_) if path in standing.topics), REST
        )
        for identity, item in standing.indicators.items()
        if sum(figure.value is not None for figure in item.measured.series.figures.values()) >= FEWEST_FIGURES
    }


class Topics:
    """The blocks of a plan's topics, for its report."""

    def __init__(self, standing: Standing, rows: Rows) -> None:
        self.standing, self.rows, self.words = standing, rows, rows.words
        self.homes = homes(standing)

    def blocks(self) -> tuple[BlockView, ...]:
        """The blocks that have anything to account for, and the charted indicators that no topic has."""
        found = [self._block(block) for block in ACCOUNTED_TOPICS]
        return tuple(block for block in (*found, self._rest()) if block)

    def _block(self, block: Block) -> BlockView | None:
        topics = {path: topic for path, topic in self.standing.topics.items() if path[0] == block}
        speaking = {path: topic for path, topic in topics.items() if self._speaks(path, topic)}
        shown = tuple(self._topic(path, topic) for path, topic in speaking.items())
        if not shown:
            return None
        quiet = [topic for path, topic in topics.items() if path not in speaking and not topic.parts]
        tackled = [topic for topic in quiet if topic.approach or topic.intensify or topic.cooperation]
        name = self.standing.plan.label(block) or self.words(BLOCKS[block])
        return BlockView(
            section=LinkView(anchor=block, label=name),
            finding=self._finding(topics),
            cards=not any(topic.whole for topic in shown),
            topics=shown,
            silent=tuple(topic.name for topic in quiet if topic not in tackled),
            tackled=tuple(topic.name for topic in tackled),
        )

    def _rest(self) -> BlockView | None:
        items = [self.standing.indicators[identity] for identity, home in self.homes.items() if home == REST]
        if not items:
            return None
        name = self.words("Not linked to a topic")
        return BlockView(
            section=LinkView(anchor=f"{REST[0]}-section", label=self.words("Other indicators")),
            finding=self._tally(items),
            cards=False,
            topics=(self._shown(REST, Topic(name=name), items),),
            silent=(),
            tackled=(),
        )

    def _speaks(self, path: TopicPath, topic: Topic) -> bool:
        """Whether there is anything to account for."""
        standing = self.standing
        served = (standing.actions_under if len(path) == WHOLE else standing.actions_for).get(path)
        return any((standing.indicators_for.get(path), served, topic.goals, topic.evaluation, topic.done))

    def _finding(self, topics: dict[TopicPath, Topic]) -> str:
        """How many targets these topics have and how many are met; else how they are judged."""
        words, standing = self.words, self.standing
        items = {item.measured.identity: item for path in topics for item in standing.indicators_for.get(path, ())}
        if items:
            return self._tally(list(items.values()))
        if told := sum(bool(topic.evaluation) for topic in topics.values()):
            return words.some("{number} topic is judged in words", "{number} topics are judged in words", told)
        actions = len({item.identity for path in topics for item in standing.actions_for.get(path, ())})
        if actions:
            return words.some("{number} action, no indicators", "{number} actions, no indicators", actions)
        return words("What the plan wants; there are no indicators for it")

    def _tally(self, items: list[Assessment]) -> str:
        if all(item.followed for item in items):
            return self.words.some(
                "{number} indicator, without a target", "{number} indicators, none with a target", len(items)
            )
        return self.rows.wording.tally(items)

    def _topic(self, path: TopicPath, topic: Topic) -> TopicReportView:
        return self._shown(path, topic, self.standing.indicators_for.get(path, []))

    def _shown(self, path: TopicPath, topic: Topic, items: list[Assessment]) -> TopicReportView:
        here = [item for item in items if self.homes.get(item.measured.identity) == path]
        alone = [item for item in here if self._stands_alone(item)]
        beside = [item for item in here if item not in alone]
        scales = {(item.measured.indicator.unit, item.measured.indicator.per) for item in beside}
        if len(beside) == 1 or len(scales) > 1:
            alone, beside = here, []
        actions = len(self.standing.actions_under.get(path, ()))
        goals = points(topic.goals)
        return TopicReportView(
            id=".".join(path[1:]),
            anchor=topic_anchor(path),
            name=topic.name,
            within=within(self.standing, path),
            text=topic.text or "",
            goals=goals,
            problem=() if goals or topic.text else points(topic.problem),
            evaluation=points(topic.evaluation),
            done=points(topic.done),
            incomplete=topic.incomplete or "",
            rows=tuple(self.rows.row(item) for item in items),
            aimed=any(item.position.aim for item in items),
            marks=self.rows.marks(items),
            subjects=tuple(item.measured.identity for item in alone),
            multiples=self._multiples(beside),
            meanings=tuple(
                (item.measured.indicator.name, item.measured.indicator.interpretation)
                for item in items
                if item.measured.indicator.interpretation and (item not in here or item in beside)
            ),
            actions=self.words.some("{number} action", "{number} actions", actions) if actions else "",
            whole=bool(here),
        )

    def _stands_alone(self, item: Assessment) -> bool:
        return bool(item.position.aim or item.measured.parts or item.position.reason is Reason.NOT_COMPARABLE)

    def _multiples(self, items: list[Assessment]) -> MultiplesView | None:
        if not items:
            return None
        clear = [item for item in items if CHANGES[item.change.change].clear]
        title = self.words("No clear change in any of these {number}", number=len(items))
        if clear:
            title = "; ".join(f"{item.measured.indicator.name}: {self.rows.wording.finding(item)}" for item in clear)
        elif any(item.change.change is Change.UNKNOWN for item in items):
            title = self.words("Side by side, without a target")
        return MultiplesView(ids=tuple(item.measured.identity for item in items), title=capital(title))


def within(standing: Standing, path: TopicPath) -> str:
    """The topics that a topic is a part of."""
    return " › ".join(standing.topics[path[:length]].name for length in range(2, len(path)))
