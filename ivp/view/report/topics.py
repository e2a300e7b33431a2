"""Goals, priorities and themes: what the plan wants, its indicators, which of them are shown in full."""

from __future__ import annotations

from collections.abc import Callable

from ivp.language import N_
from ivp.resolve import Resolved
from ivp.view.progress import IndicatorView, ProgressView, TopicView
from ivp.view.report.findings import finding
from ivp.view.report.models import BlockView, LinkView, MultiplesView, RowView, TopicReportView
from ivp.view.report.rows import Rows

FEWEST_FIGURES = 3
"""A chart of fewer figures says no more than the table."""

BLOCKS = {
    "goals": N_("General goals"),
    "lenses": N_("Focus points"),
    "priorities": N_("Priorities"),
    "themes": N_("Themes"),
}
REST = "others"


def charted(item: IndicatorView) -> bool:
    """Whether an indicator has figures enough for a chart."""
    return sum(figure.number is not None for figure in item.series) >= FEWEST_FIGURES


def homes(view: ProgressView) -> dict[str, str]:
    """The section in which each charted indicator is shown in full: the first topic that it serves, else the rest."""
    shown = {topic.anchor for topic in view.topics if topic.block in BLOCKS}
    return {
        item.id: next((link.anchor for link in item.topics if link.anchor in shown), REST)
        for item in view.indicators
        if charted(item)
    }


class Topics:
    """The blocks of a plan's topics, for its report."""

    def __init__(self, plan: Resolved, view: ProgressView, rows: Rows, row: Callable[[IndicatorView], RowView]) -> None:
        self.plan, self.view, self.rows, self.row = plan, view, rows, row
        self.words = rows.words
        self.indicators = {item.id: item for item in view.indicators}
        self.homes = homes(view)

    def blocks(self) -> tuple[BlockView, ...]:
        """The blocks that have anything to account for, and the charted indicators that no topic has."""
        found = [self._block(code, label) for code, label in BLOCKS.items()]
        return tuple(block for block in (*found, self._rest()) if block)

    def _block(self, code: str, label: str) -> BlockView | None:
        topics = [topic for topic in self.view.topics if topic.block == code]
        shown = tuple(self._topic(topic) for topic in topics if self._speaks(topic))
        if not shown:
            return None
        names = [topic.name for topic in topics if not self._speaks(topic) and not self._has_parts(topic)]
        name = self.plan.label(code) or self.words(label)
        return BlockView(
            section=LinkView(anchor=code, label=name),
            finding=self._finding(topics),
            cards=not any(topic.whole for topic in shown),
            topics=shown,
            silent=tuple(names),
        )

    def _rest(self) -> BlockView | None:
        items = [self.indicators[identity] for identity, home in self.homes.items() if home == REST]
        if not items:
            return None
        name = self.words("Not linked to a topic")
        topic = TopicView(
            anchor=REST, block="", id="", name=name, text="", problem=(), goals=(), evaluation=(), done=(),
            incomplete="", indicators=tuple(item.id for item in items), actions=(),
        )  # fmt: skip
        return BlockView(
            section=LinkView(anchor=f"{REST}-section", label=self.words("Other indicators")),
            finding=self._finding([topic]),
            cards=False,
            topics=(self._topic(topic),),
            silent=(),
        )

    def _speaks(self, topic: TopicView) -> bool:
        """Whether there is anything to account for."""
        own = (topic.indicators, topic.actions, topic.goals, topic.evaluation, topic.done)
        return any(own)

    def _has_parts(self, topic: TopicView) -> bool:
        return any(other.anchor.startswith(f"{topic.anchor}-") for other in self.view.topics)

    def _finding(self, topics: list[TopicView]) -> str:
        """How many targets these topics have and how many are met; else how they are judged."""
        words = self.words
        ids = dict.fromkeys(identity for topic in topics for identity in topic.indicators)
        items = [self.indicators[identity] for identity in ids]
        aimed = [item for item in items if item.target]
        met = sum(item.position.code in {"achieved", "on_target"} for item in aimed)
        if aimed:
            first = words.some("{number} indicator with a target;", "{number} indicators with a target;", len(aimed))
            second = words.some("{number} meets it.", "{number} meet it.", met) if met else words("none meets it.")
            return f"{first} {second}"
        if items:
            return words.some(
                "{number} indicator, without a target", "{number} indicators, none with a target", len(items)
            )
        if any(topic.evaluation for topic in topics):
            return words("Judged in words, not in figures")
        actions = len({identity for topic in topics for identity in topic.actions})
        if actions:
            return words.some("{number} action, no indicators", "{number} actions, no indicators", actions)
        return words("What the plan wants; there are no indicators for it")

    def _topic(self, topic: TopicView) -> TopicReportView:
        items = [self.indicators[identity] for identity in topic.indicators]
        here = [item for item in items if self.homes.get(item.id) == topic.anchor]
        alone = [item for item in here if item.target or item.places or item.position.reason == "not_comparable"]
        beside = [item for item in here if item not in alone]
        if len(beside) == 1 or len({item.unit for item in beside}) > 1:
            alone, beside = here, []
        in_full = {item.id for item in here}
        return TopicReportView(
            id=topic.id,
            anchor=topic.anchor,
            name=topic.name,
            within=self._within(topic),
            text=topic.text,
            goals=topic.goals,
            problem=() if topic.goals or topic.text else topic.problem,
            evaluation=topic.evaluation,
            done=topic.done,
            incomplete=topic.incomplete,
            rows=tuple(self.row(item) for item in items),
            aimed=any(item.target for item in items),
            marks=self.rows.marks(items),
            subjects=tuple(item.id for item in alone),
            multiples=self._multiples(beside),
            meanings=tuple(
                (item.name, item.interpretation)
                for item in items
                if item.interpretation and (item.id not in in_full or item in beside)
            ),
            actions=self.words.some("{number} action", "{number} actions", len(topic.actions)) if topic.actions else "",
            whole=bool(here),
        )

    def _within(self, topic: TopicView) -> str:
        steps = topic.id.split(".")
        above = {".".join(steps[:length]) for length in range(1, len(steps))}
        return " › ".join(other.name for other in self.view.topics if other.block == topic.block and other.id in above)

    def _multiples(self, items: list[IndicatorView]) -> MultiplesView | None:
        if not items:
            return None
        clear = [item for item in items if item.change.code not in {"no_clear_change", "unknown"}]
        title = self.words("No clear change in any of these {number}", number=len(items))
        if clear:
            title = "; ".join(f"{item.name}: {finding(item, self.rows.wording)}" for item in clear)
        elif any(item.change.code == "unknown" for item in items):
            title = self.words("Side by side, without a target")
        return MultiplesView(ids=tuple(item.id for item in items), title=title[:1].upper() + title[1:])
