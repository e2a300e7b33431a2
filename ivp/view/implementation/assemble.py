"""The report on an implementation plan put together."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from ivp.language import N_
from ivp.model.point import Topic
from ivp.observations import Observations
from ivp.resolve import Resolved
from ivp.view.base import points
from ivp.view.document.blocks import Section
from ivp.view.document.composer import Composer
from ivp.view.document.links import relinked
from ivp.view.document.plan import chapters, text_section
from ivp.view.implementation.models import AskView, ImplementationView, WorkTopicView, WorkView
from ivp.view.implementation.works import work_view, worst_first
from ivp.view.money import euros
from ivp.view.progress import ActionView, ProgressView, progress_view
from ivp.view.report.actions import LIGHT_TONES
from ivp.view.report.assemble import who
from ivp.view.report.findings import state_tallies
from ivp.view.report.models import LinkView, MarkView, TallyView
from ivp.view.wording import Wording

CHAPTERS = ("principles", "coordination", "partners", "cycle", "budget")
BLOCKS = ("goals", "lenses", "priorities", "themes")
_ASKS = {"goals": N_("Goal"), "approach": N_("Approach"), "intensify": N_("Extra effort")}
_LIGHTS = {
    "green": (N_("On schedule"), "●"),
    "orange": (N_("Needs attention"), "▲"),
    "red": (N_("Off course"), "■"),
}


def implementation_view(
    plan: Resolved, observations: Observations, year: int | None, *, internal: bool = False
) -> ImplementationView | None:
    """The report for a reporting year (none: that of the latest state, else the plan's last); None without actions.

    An implementation plan is reported on also where none of its actions is known.
    """
    if plan.is_plan and not plan.own.actions:
        return None
    at = year if year is not None else _latest_year(plan)
    wording = Wording(plan.own.language)
    progress = progress_view(plan, observations, at, internal=internal)
    return _Implementation(plan, progress, wording).view()


def _latest_year(plan: Resolved) -> int:
    years = [when.last.year for action in plan.own.actions.values() for when in action.state]
    return max(years, default=plan.own.period.to)


class _Implementation:
    """Puts the report together."""

    def __init__(self, plan: Resolved, progress: ProgressView, wording: Wording) -> None:
        self.plan, self.progress, self.wording, self.words = plan, progress, wording, wording.words
        self.year = progress.year
        self.actions = {item.id: item for item in progress.actions}
        self.composer = Composer(plan, wording)
        self.topics = dict(plan.topic_paths(BLOCKS))
        self.known = {"-".join(path) for path in self.topics}

    def view(self) -> ImplementationView:
        """The report."""
        plan, words = self.plan, self.words
        sections = [self._topic(path, topic) for path, topic in self.topics.items()]
        topics = [item for item in sections if item.work or item.done]
        rest = self._rest()
        if rest:
            topics.append(rest)
        idle = tuple(item for item in sections if item not in topics and (item.asks or item.targets))
        works = [work for topic in topics for work in topic.work]
        here = {topic.anchor for topic in (*topics, *idle)} | {work.anchor for work in works}

        def to(anchor: str) -> str:
            """Where a link of the plan's own document leads here."""
            found = (
                anchor.replace("actions.", "action-", 1) if anchor.startswith("actions.") else anchor.replace(".", "-")
            )
            return found if found in here else ""

        texts = tuple(relinked(part, to) for part in self._texts())
        after = tuple(relinked(part, to) for block in CHAPTERS for part in chapters(self.composer, block))
        title = plan.own.title if not plan.is_plan else words("Implementation in {year}", year=self.year)
        return ImplementationView(
            plan=self.progress.plan,
            year=self.year,
            who=who(self.progress, self.wording),
            title=title,
            about=words("What was done, how far the actions are, and what comes next"),
            carries_out=self._carries_out(),
            headline=self._headline(works),
            states=state_tallies(self.progress),
            lights=self._lights(),
            attention=worst_first(works, self.actions),
            money=self._money(),
            contents=self._contents(topics, idle, texts, after),
            topics=tuple(topics),
            idle=idle,
            idle_label=words("What the plan asks") if not works else words("Topics without an action"),
            idle_finding=self._idle(idle, works),
            texts=texts,
            chapters=after,
            actions=self.progress.actions,
        )

    def _carries_out(self) -> str:
        if self.plan.is_plan or self.plan.parent is None:
            return ""
        period = self.plan.parent.own.period
        return f"{self.plan.parent.own.title} ({period.from_}–{period.to})"

    def _topic(self, path: tuple[str, ...], topic: Topic) -> WorkTopicView:
        anchor = "-".join(path)
        here = [item for item in self.progress.actions if self._home(item) == anchor]
        work = tuple(work_view(item, anchor, self.year, self.wording) for item in here)
        targets = [
            item
            for item in self.progress.indicators
            if item.target and any(link.anchor == anchor for link in item.topics)
        ]
        above = (self.topics[path[:length]].name for length in range(2, len(path)))
        return WorkTopicView(
            anchor=anchor,
            name=topic.name,
            within=" › ".join(above),
            finding=self._finding(here),
            asks=tuple(
                AskView(label=self.words(label), points=points(getattr(topic, name)))
                for name, label in _ASKS.items()
                if getattr(topic, name)
            ),
            targets=tuple(
                self.words("{name}: {target} in {year}", name=item.name, target=item.target.text, year=item.target.year)
                for item in targets
                if item.target
            ),
            done=points(topic.done),
            work=work,
        )

    def _home(self, item: ActionView) -> str:
        """The first topic that an action serves and that has a section here."""
        return next((link.anchor for link in item.topics if link.anchor in self.known), "")

    def _rest(self) -> WorkTopicView | None:
        here = [item for item in self.progress.actions if not self._home(item)]
        if not here:
            return None
        name = self.words("Other actions") if len(here) < len(self.actions) else self._label("actions", N_("Actions"))
        return WorkTopicView(
            anchor="other-actions", name=name, within="", finding=self._finding(here), asks=(), targets=(), done=(),
            work=tuple(work_view(item, "", self.year, self.wording) for item in here),
        )  # fmt: skip

    def _label(self, block: str, label: str) -> str:
        return self.plan.label(block) or self.words(label)

    def _finding(self, actions: list[ActionView]) -> str:
        """``3 actions; 1 is done``."""
        words = self.words
        if not actions:
            return ""
        if not any(item.state for item in actions):
            return words.some("{number} action", "{number} actions", len(actions))
        done = sum(item.state is not None and item.state.code == "done" for item in actions)
        total = words.some("{number} action;", "{number} actions;", len(actions))
        finished = words.some("{number} is done", "{number} are done", done) if done else words("none is done")
        return f"{total} {finished}"

    def _headline(self, works: list[WorkView]) -> str:
        words = self.words
        if not works:
            return words("The actions of this plan are not known here.")
        if not any(self.actions[work.id].state for work in works):
            return words.some(
                "{number} action; how far it is has not been recorded.",
                "{number} actions; how far they are has not been recorded.",
                len(works),
            )
        done = sum(work.mark.code == "done" for work in works)
        total = words.some("{number} action;", "{number} actions;", len(works))
        finished = words.some("{number} is done,", "{number} are done,", done) if done else words("none is done,")
        off = sum(work.off_course for work in works)
        attention = words.some("{number} needs attention.", "{number} need attention.", off)
        if not off:
            attention = words("none needs attention.")
        return f"{total} {finished} {attention}"

    def _lights(self) -> tuple[TallyView, ...]:
        counted = Counter(item.state.light for item in self.progress.actions if item.state and item.state.light)
        if not counted:
            return ()
        return tuple(
            TallyView(
                mark=MarkView(
                    code=f"light-{code}",
                    label=self.words(label),
                    tone=LIGHT_TONES[code] if counted[code] else "unknown",
                ),
                count=counted[code],
                sign=sign,
                tone=LIGHT_TONES[code],
                fill="",
            )
            for code, (label, sign) in _LIGHTS.items()
        )

    def _money(self) -> str:
        amounts = [money.amount for action in self.plan.own.actions.values() for money in action.money]
        known = [amount for amount in amounts if amount is not None]
        per_something = any(money.per for action in self.plan.own.actions.values() for money in action.money)
        if not known or per_something:
            return ""
        total = euros(self.wording, sum(known, Decimal(0)))
        if len(known) < len(self.actions):
            return self.words("Together {amount}, for the actions of which an amount is given.", amount=total)
        return self.words("Together {amount}.", amount=total)

    def _idle(self, idle: tuple[WorkTopicView, ...], works: list[WorkView]) -> str:
        if not idle:
            return ""
        if not works:
            return self.words.some(
                "{number} topic of the plan, for which no action is known here",
                "{number} topics of the plan, for which no action is known here",
                len(idle),
            )
        return self.words.some(
            "{number} topic of the plan has no action here",
            "{number} topics of the plan have no action here",
            len(idle),
        )

    def _texts(self) -> tuple[Section, ...]:
        own = [(index, text) for index, text in enumerate(self.plan.own.texts, 1) if text.at == "actions"]
        return tuple(text_section(self.composer, "actions", index, text, 2) for index, text in own)

    def _contents(
        self,
        topics: list[WorkTopicView],
        idle: tuple[WorkTopicView, ...],
        texts: tuple[Section, ...],
        after: tuple[Section, ...],
    ) -> tuple[LinkView, ...]:
        links = [LinkView(anchor="summary", label=self.words("In short"))]
        links += [LinkView(anchor=part.anchor, label=part.title) for part in texts]
        links += [LinkView(anchor=topic.anchor, label=topic.name) for topic in topics]
        if idle:
            known = any(topic.work for topic in topics)
            label = N_("Topics without an action") if known else N_("What the plan asks")
            links.append(LinkView(anchor="idle", label=self.words(label)))
        links += [LinkView(anchor=part.anchor, label=part.title) for part in after if part.anchor]
        return tuple(links)
