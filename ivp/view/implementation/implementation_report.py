"""The report on an implementation plan put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from ivp.language import N_
from ivp.model.point import Topic
from ivp.progress.assess import Assessment
from ivp.progress.standing import ActionStanding, Standing, TopicPath
from ivp.view.agenda import AgendaView, agenda_view
from ivp.view.base import points
from ivp.view.carrying import carrying_view
from ivp.view.document.chapters import block_chapters, chapter_section
from ivp.view.document.composer import Composer
from ivp.view.document.links import relinked
from ivp.view.document.money import sums_views
from ivp.view.document.outline import topmost
from ivp.view.document.pieces import Section
from ivp.view.implementation.models import AskView, ImplementationView, WorkTopicView, WorkView
from ivp.view.implementation.overviews import divided, overview
from ivp.view.plan_view import called, plan_view, titled, without_topic
from ivp.view.progress.action_view import action_tally, action_view
from ivp.view.progress.overview import no_actions
from ivp.view.progress.topic_view import topic_anchor
from ivp.view.report.action_groups import light_mark, state_mark
from ivp.view.report.gaps import unknown
from ivp.view.report.highlights import state_tallies
from ivp.view.report.models import LinkView, MarkView, TallyView
from ivp.view.report.topic_sections import within
from ivp.view.report.yearly_report import who
from ivp.view.wording import Wording, capital
from ivp.vocabulary import Aspect, Block, Light, Tone

CHAPTERS = (Block.PRINCIPLES, Block.COORDINATION, Block.PARTNERS, Block.CYCLE, Block.BUDGET)
_ASKS = (Aspect.GOALS, Aspect.APPROACH, Aspect.INTENSIFY)


def implementation_view(standing: Standing) -> ImplementationView | None:
    """The report for a reporting year; None without actions.

    An implementation plan is reported on also where none of its actions is known.
    """
    if standing.plan.is_plan and not standing.actions:
        return None
    return _Implementation(standing, Wording(standing.plan.own.language)).view()


class _Implementation:
    """Puts the report together."""

    def __init__(self, standing: Standing, wording: Wording) -> None:
        self.standing, self.plan, self.wording, self.words = standing, standing.plan, wording, wording.words
        self.composer = Composer(standing.plan, wording, sums=standing.reckoner)
        self.names = {path: topic.title for path, topic in standing.plan.topic_paths()}
        self.served = {identity: self._served(item) for identity, item in standing.actions.items()}

    def view(self) -> ImplementationView:
        """The report."""
        standing, plan, words, wording = self.standing, self.plan, self.words, self.wording
        sections = [self._topic(path, topic) for path, topic in standing.topics.items()]
        topics = [item for item in sections if item.work or item.done or item.finding]
        rest = self._rest()
        if rest:
            topics.append(rest)
        idle = tuple(item for item in sections if item not in topics and (item.asks or item.targets))
        here = {topic.anchor for topic in (*topics, *idle)} | {f"action-{identity}" for identity in standing.actions}
        link = _linker(here)
        coming = agenda_view(standing, wording)
        day = wording.numbers.day(standing.day)
        before, behind = self._chapters()
        texts = tuple(relinked(part, link) for part in before)
        incomplete = unknown(standing)
        actions = tuple(action_view(standing, item, wording) for item in standing.actions.values())
        side_by_side, who_what = overview(self.composer, standing, actions), divided(self.composer, standing)
        after, head = tuple(relinked(part, link) for part in behind), plan_view(plan, wording)
        return ImplementationView(
            plan=head,
            year=standing.year,
            who=who(standing, wording),
            title=titled(words("The actions on {day}", day=day), plan, wording) if plan.is_plan else head.title,
            day=day,
            about=words("What was done, how far the actions are, and what comes next"),
            carries_out=self._carries_out(),
            carrying=carrying_view(standing, wording),
            headline=f"{self._finding(standing.actions.values())}." if standing.actions else no_actions(plan, wording),
            states=state_tallies(standing, wording),
            lights=self._lights(),
            attention=tuple(
                self._work(item, self.served[item.identity][0]) for item in worst_first(standing.actions.values())
            ),
            agenda=coming,
            money=sums_views(
                self.composer,
                {name: item.action for name, item in standing.actions.items()},
                {name: item.action for name, item in standing.carried.paid.items()} if self.plan.is_plan else {},
            ),
            contents=self._contents(
                coming, (*texts, *_given(side_by_side)), topics, idle, (*_given(who_what), *after), known=not incomplete
            ),
            topics=tuple(topics),
            idle=idle,
            idle_label=words("Topics without an action") if standing.actions else words("What the plan asks"),
            idle_finding=self._idle(len(idle)),
            texts=texts,
            chapters=after,
            unknown=incomplete,
            overview=side_by_side,
            divided=who_what,
            actions=actions,
        )

    def _carries_out(self) -> str:
        if self.plan.is_plan:
            return ""
        plans = (plan.own for plan in self.plan.parents)
        return "; ".join(f"{own.title} ({own.period.from_}–{own.period.to})" for own in plans)

    def _served(self, item: ActionStanding) -> list[TopicPath | None]:
        """The topics with a section here that an action serves, its home first; None where there are none."""
        served = dict.fromkeys(self.standing.served(item.action.for_))
        return [path for path in served if path in self.standing.topics] or [None]

    def _topic(self, path: TopicPath, topic: Topic) -> WorkTopicView:
        standing = self.standing
        return WorkTopicView(
            anchor=topic_anchor(path),
            name=topic.title,
            within=within(standing, path),
            finding=self._finding(standing.actions_under.get(path, ())),
            asks=tuple(
                AskView(label=called(self.plan, aspect, self.wording), points=points(getattr(topic, aspect.key)))
                for aspect in _ASKS
                if getattr(topic, aspect.key)
            ),
            targets=tuple(line for item in standing.indicators_for.get(path, ()) for line in self._targets(item)),
            done=points(topic.done),
            work=self._works(path),
        )

    def _work(self, item: ActionStanding, path: TopicPath | None) -> WorkView:
        """An action under one of the topics that it serves."""
        wording = self.wording
        home = self.served[item.identity][0]
        mark = state_mark(item, wording).model_copy(update={"tone": item.status.facts.tone})
        light = light_mark(item, wording)
        return WorkView(
            id=item.identity,
            anchor=f"action-{item.identity}",
            mark=mark,
            light=light,
            flag=light.model_copy(update={"label": capital(wording.words(item.light.facts.phrase))})
            if light and item.light and item.light.gravity
            else mark,
            elsewhere=self.names[home] if home and path != home else "",
            also=tuple(self.names[other] for other in self.standing.served(item.action.for_) if other != path),
            explained=wording.explained(item.state),
        )

    def _works(self, path: TopicPath | None) -> tuple[WorkView, ...]:
        """The actions that serve a topic, or none."""
        actions = self.standing.actions.values()
        return tuple(self._work(item, path) for item in actions if path in self.served[item.identity])

    def _targets(self, item: Assessment) -> Iterator[str]:
        """The target of the plan, and apart from it what the implementation plan asks on the way."""
        own = [] if self.plan.is_plan else [one.item for one in self.standing.interim(item.measured.identity)]
        years = {one.position.aim.goal.year for one in own if one.position.aim}
        name = capital(item.measured.indicator.name)
        last = item.position.final or item.position.aim
        for aim in (item.position.aim, last) if item.position.aim != last else (last,):
            if aim and aim.goal.year not in years:
                target = self.wording.aim(aim, item.measured)
                year = self.wording.due(aim, item.measured)
                yield self.words("{name}: {target} in {year}", name=name, target=target, year=year)
        for one in own:
            if aim := one.position.aim:
                yield self.words(
                    "{name}: {target} in {year}, asked by this implementation plan",
                    name=name,
                    target=self.wording.aim(aim, one.measured),
                    year=self.wording.due(aim, one.measured),
                )

    def _rest(self) -> WorkTopicView | None:
        here = [item for item in self.standing.actions.values() if None in self.served[item.identity]]
        if not here:
            return None
        name = without_topic(self.plan, N_("Other actions"), self.wording)
        if len(here) == len(self.standing.actions):
            name = called(self.plan, Block.ACTIONS, self.wording)
        return WorkTopicView(
            anchor="other-actions",
            name=name,
            within="",
            finding=self._finding(here),
            asks=(),
            targets=(),
            done=(),
            work=self._works(None),
        )

    def _finding(self, actions: Collection[ActionStanding]) -> str:
        """``3 actions: 1 is done``."""
        return action_tally(actions, self.wording) if actions else ""

    def _lights(self) -> tuple[TallyView, ...]:
        counted = Counter(item.light for item in self.standing.actions.values() if item.light)
        if not counted:
            return ()
        return tuple(
            TallyView(
                mark=MarkView(
                    code=f"light-{light}",
                    label=capital(self.words(light.label)),
                    tone=light.facts.tone if counted[light] else Tone.UNKNOWN,
                ),
                count=counted[light],
                sign=light.facts.sign,
                tone=light.facts.tone,
                fill="",
            )
            for light in Light
        )

    def _idle(self, number: int) -> str:
        if not number:
            return ""
        if not self.standing.actions:
            return self.words.some(
                "{number} topic of the plan, for which no action is known here",
                "{number} topics of the plan, for which no action is known here",
                number,
            )
        return self.words.some(
            "{number} topic of the plan has no action here", "{number} topics of the plan have no action here", number
        )

    def _chapters(self) -> tuple[list[Section], list[Section]]:
        """What the document says of its actions as a whole, and of how the work is done.

        Of an implementation plan these are its chapters in their own order, of a plan those of some blocks; what no
        chapter holds comes last.
        """
        composer = self.composer
        before: list[Section] = []
        after: list[Section] = []
        items = composer.outline
        for item in topmost(items, {Block.ACTIONS, *CHAPTERS}) if self.plan.is_plan else items:
            section = chapter_section(composer, item, 2, CHAPTERS)
            if section.blocks or section.sections:
                (after if topmost((item,), CHAPTERS) else before).append(section)
        rest = (block for block in CHAPTERS if block not in composer.placed)
        after += (section for block in rest for section in block_chapters(composer, block))
        return before, after

    def _contents(
        self,
        coming: AgendaView,
        texts: tuple[Section, ...],
        topics: list[WorkTopicView],
        idle: tuple[WorkTopicView, ...],
        after: tuple[Section, ...],
        *,
        known: bool,
    ) -> tuple[LinkView, ...]:
        links = [LinkView(anchor="summary", label=self.words("In short"))]
        if coming.items or coming.unsettled:
            links.append(LinkView(anchor="agenda", label=self.words("What is due next")))
        links += [LinkView(anchor=part.anchor, label=part.title) for part in texts]
        links += [LinkView(anchor=topic.anchor, label=topic.name) for topic in topics]
        if idle:
            worked = any(topic.work for topic in topics)
            label = N_("Topics without an action") if worked else N_("What the plan asks")
            links.append(LinkView(anchor="idle", label=self.words(label)))
        links += [LinkView(anchor=part.anchor, label=part.title) for part in after if part.anchor]
        links += [] if known else [LinkView(anchor="unknown", label=self.words("What is not fully known"))]
        return tuple(links)


def _given(section: Section | None) -> tuple[Section, ...]:
    return (section,) if section else ()


def _linker(here: set[str]) -> Callable[[str], str]:
    """Where a link of the plan's own document leads on a page that has these sections; empty for nowhere."""

    def to(anchor: str) -> str:
        found = anchor.replace("actions.", "action-", 1) if anchor.startswith("actions.") else anchor.replace(".", "-")
        return found if found in here else ""

    return to


def worst_first(items: Iterable[ActionStanding]) -> list[ActionStanding]:
    """The actions off course: red, orange, then past their deadline, those of which nothing is known last."""
    off_course = (item for item in items if item.off_course)
    return sorted(off_course, key=lambda item: (-item.light.gravity if item.light else 0, not item.late))
