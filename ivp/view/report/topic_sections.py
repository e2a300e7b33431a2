"""Goals, priorities and themes: what the plan wants, its indicators, which of them are shown in full."""

from __future__ import annotations

from ivp.dossier.resolve import topic_place
from ivp.model.point import Topic
from ivp.progress.assess import Assessment
from ivp.progress.standing import ActionStanding, Standing, TopicPath
from ivp.view.account import RegionalView, account_title, figure_account, judged, regional_views, topic_account_view
from ivp.view.base import points
from ivp.view.joint import joint_tally, lent_tallies
from ivp.view.plan_view import called
from ivp.view.progress.action_view import late_sentence, previous_state
from ivp.view.progress.topic_view import topic_anchor
from ivp.view.report.action_groups import state_mark
from ivp.view.report.models import ActView, BlockView, LinkView, NamedView, TopicReportView
from ivp.view.report.rows import Rows
from ivp.view.wording import capital, small
from ivp.vocabulary import ACCOUNTED_TOPICS, Aspect, Block

REST: TopicPath = ("others",)
"""Where indicators stand that serve no topic."""
_AIMS = (Block.GOALS, Block.LENSES)
"""The blocks whose topics are themselves what the plan wants, so that their text is told with them."""
WHOLE = 2
"""The length of the path of a topic that is no part of another."""


class Topics:
    """The blocks of a plan's topics, for its report."""

    def __init__(self, standing: Standing, rows: Rows) -> None:
        self.standing, self.rows, self.words = standing, rows, rows.words

    def blocks(self) -> tuple[BlockView, ...]:
        """The blocks of the plan, and the indicators that serve none of its topics."""
        found = [self._block(block) for block in ACCOUNTED_TOPICS]
        return tuple(block for block in (*found, self._rest()) if block)

    def _block(self, block: Block) -> BlockView | None:
        topics = {path: topic for path, topic in self.standing.topics.items() if path[0] == block}
        if not topics:
            return None
        speaking = {path: topic for path, topic in topics.items() if block in _AIMS or self._speaks(path, topic)}
        origins = {self._origin(path) for path in topics}
        noted = origins.pop() if len(origins) == 1 else ""
        shown = tuple(self._topic(path, topic, noted) for path, topic in speaking.items())
        quiet = {path: topic for path, topic in topics.items() if path not in speaking and not topic.parts}
        tackled = [path for path, topic in quiet.items() if topic.approach or topic.intensify or topic.cooperation]
        name = called(self.standing.plan, block, self.rows.wording)
        return BlockView(
            section=LinkView(anchor=block, label=name),
            origin=noted,
            finding=self._finding(topics) if speaking else "",
            cards=not any(topic.table for topic in shown),
            topics=shown,
            silent=tuple(self._whole_name(path) for path in quiet if path not in tackled),
            tackled=tuple(map(self._whole_name, tackled)),
        )

    def _whole_name(self, path: TopicPath) -> str:
        """The name of a topic after those of the topics that it is a part of."""
        return " › ".join(filter(None, (within(self.standing, path), self.standing.topics[path].title)))

    def _rest(self) -> BlockView | None:
        served = {item.measured.identity for items in self.standing.indicators_for.values() for item in items}
        items = [item for identity, item in self.standing.indicators.items() if identity not in served]
        if not items:
            return None
        label = called(self.standing.plan, Block.INDICATORS, self.rows.wording)
        if served:
            label = self.words("Other indicators")
        return BlockView(
            section=LinkView(anchor=f"{REST[0]}-section", label=label),
            origin="",
            finding=self._tally(items),
            cards=False,
            topics=(self._shown(REST, Topic(name=self.words("Not linked to a topic")), items),),
            silent=(),
            tackled=(),
        )

    def _speaks(self, path: TopicPath, topic: Topic) -> bool:
        """Whether there is anything to account for."""
        standing = self.standing
        served = (standing.actions_under if len(path) == WHOLE else standing.actions_for).get(path)
        told = (standing.topic_accounts.get(path), standing.indicators_for.get(path), served, self._regional(path))
        return any((*told, topic.goals, topic.evaluation, topic.done))

    def _finding(self, topics: dict[TopicPath, Topic]) -> str:
        """How many targets these topics have and how many are met, and how the account judges them."""
        said = [self.standing.topic_accounts[path] for path in topics if path in self.standing.topic_accounts]
        verdicts = [judged(said, self.rows.wording)]
        for region in self.standing.regional:
            theirs = [region.topic_accounts[path] for path in topics if path in region.topic_accounts]
            if (told := judged(theirs, self.rows.wording)) and region.account:
                verdicts.append(f"{account_title(region, self.rows.wording)}: {small(told)}")
        told = ". ".join(filter(None, verdicts))
        if told and not any(self.standing.indicators_for.get(path) for path in topics):
            return told
        return ". ".join(filter(None, (self._measured(topics), told)))

    def _measured(self, topics: dict[TopicPath, Topic]) -> str:
        """How many targets these topics have and how many are met; else how they are judged by the plan."""
        words, standing = self.words, self.standing
        items = {item.measured.identity: item for path in topics for item in standing.indicators_for.get(path, ())}
        if items:
            return self._tally(list(items.values()))
        if told := sum(bool(topic.evaluation) for topic in topics.values()):
            return words.some("{number} topic is judged in words", "{number} topics are judged in words", told)
        actions = len({item.identity for path in topics for item in standing.actions_for.get(path, ())})
        if actions:
            return words.some("{number} action, no indicators", "{number} actions, no indicators", actions)
        return words("There are no indicators for it")

    def _tally(self, items: list[Assessment]) -> str:
        joint = joint_tally(self.standing, [item.measured.identity for item in items], self.rows.wording)
        own, lent = lent_tallies(self.standing, items, self.rows.wording)
        if lent:
            return ". ".join(filter(None, (self._tally(own) if own else "", lent)))
        if any(not item.followed for item in items):
            return "; ".join(filter(None, (self.rows.wording.tally(items), joint)))
        return joint or self.words.some(
            "{number} indicator, without a target", "{number} indicators, none with a target", len(items)
        )

    def _regional(self, path: TopicPath) -> tuple[RegionalView, ...]:
        return regional_views(self.standing, path, self.rows.wording)

    def _origin(self, path: TopicPath, *aspect: str) -> str:
        """From which plan a topic, or what it says of an ``aspect``, comes, in words; empty for its own."""
        lender = self.standing.plan.lender((*topic_place(path), *aspect))
        return self.words("From: {title}", title=lender.own.title) if lender else ""

    def _topic(self, path: TopicPath, topic: Topic, noted: str) -> TopicReportView:
        shown, origin = self._shown(path, topic, self.standing.indicators_for.get(path, [])), self._origin(path)
        known = {"", origin}
        aspects = {
            f"{aspect}_origin": told
            for aspect in (Aspect.GOALS.key, Aspect.EVALUATION.key)
            if getattr(topic, aspect) and (told := self._origin(path, aspect)) not in known
        }
        return shown.model_copy(update={"origin": "" if origin == noted else origin, **aspects})

    def _shown(self, path: TopicPath, topic: Topic, items: list[Assessment]) -> TopicReportView:
        both = ((item, self.standing.joint.get(item.measured.identity) or item) for item in items)
        told = [item for item, whole in both if item.newest or whole.newest or not whole.followed]
        actions = len(self.standing.actions_under.get(path, ()))
        goals = points(topic.goals)
        account = topic_account_view(self.standing.topic_accounts.get(path), self.rows.wording)
        return TopicReportView(
            id=".".join(path[1:]),
            anchor=topic_anchor(path),
            name=topic.title,
            within=within(self.standing, path),
            text=topic.text or "" if path[0] in _AIMS or not goals else "",
            origin="",
            goals=goals,
            goals_origin="",
            evaluation_origin="",
            evaluation=() if account and account.code else points(topic.evaluation),
            done=() if self.standing.account else points(topic.done),
            table=self.rows.table(told),
            quiet=tuple(self._named(item, self._start(item)) for item in items if item not in told),
            meanings=tuple(meaning for item in items if (meaning := self._meaning(item))),
            account=account,
            regional=self._regional(path),
            acts=self._acts(path),
            actions=self.words.some("{number} action", "{number} actions", actions) if actions else "",
        )

    def _meaning(self, item: Assessment) -> NamedView | None:
        """What the account of the year says of a figure, else what the plan says of it in any year."""
        title, said = figure_account(self.standing, item.measured.identity, self.rows.wording)
        text = (said.interpretation if said else None) or item.measured.indicator.interpretation
        adjustment = (said.adjustment or "") if said else ""
        if not text and not adjustment:
            return None
        named = self._named(item, text or "")
        name = f"{named.name} ({title})" if title else named.name
        return named.model_copy(update={"name": name, "adjustment": adjustment})

    def _acts(self, path: TopicPath) -> tuple[ActView, ...]:
        """The actions that serve a topic itself, where any state is known."""
        if not any(item.state or item.overdue for item in self.standing.actions.values()):
            return ()
        return tuple(self._act(item) for item in self.standing.actions_for.get(path, ()))

    def _act(self, item: ActionStanding) -> ActView:
        words, wording = self.words, self.rows.wording
        by = wording.numbers.moment(item.action.by)
        earlier = [wording.numbers.moment(when) for when in item.told.earlier]
        before = previous_state(item, wording)
        told = (
            wording.share(item.state) if item.state else "",
            wording.lights(item.lights),
            words("deadline: {when}", when=by) if by else "",
            late_sentence(item, wording) if item.state else "",
            words("earlier: {when}", when=", ".join(dict.fromkeys(earlier))) if earlier else "",
            words("before: {state}", state=before) if before else "",
        )
        note = "; ".join(part for part in told if part)
        return ActView(name=item.action.title, mark=state_mark(item, wording), note=note)

    def _named(self, item: Assessment, text: str) -> NamedView:
        identity = item.measured.identity
        return NamedView(
            name=capital(item.measured.indicator.name), text=text, anchor=self.rows.anchors.get(identity, "")
        )

    def _start(self, item: Assessment) -> str:
        """The baseline and its year, in a few words."""
        baseline, wording = item.measured.baseline, self.rows.wording
        if baseline is None:
            return self.words("no baseline")
        value = wording.figure(baseline, item.measured) or self.words("unknown")
        return f"{value} ({wording.years(baseline.years)})"


def within(standing: Standing, path: TopicPath) -> str:
    """The topics that a topic is a part of."""
    return " › ".join(standing.topics[path[:length]].title for length in range(2, len(path)))
