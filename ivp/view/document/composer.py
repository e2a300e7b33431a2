"""What the chapters of a document share: points, names and links in the words of the plan's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from ivp.dossier.resolve import Resolved
from ivp.finding import Path
from ivp.language import N_
from ivp.model.base import Identified
from ivp.model.point import Party, Point, Topic
from ivp.model.types import When
from ivp.placeholders import marked
from ivp.progress.hiding import Hiding
from ivp.progress.money import Reckoner
from ivp.view.document.outline import Outlined, every, outlined
from ivp.view.document.pieces import Fact, Facts, Item, Link, Notice, Paragraph, Piece, Points
from ivp.view.plan_view import called, partner_name, party_name, place_name
from ivp.view.wording import Wording
from ivp.vocabulary import TOPICS, Aspect, Block

TopicPath: TypeAlias = tuple[str, ...]
LISTABLE = (Block.FIELDS, Block.GOALS, Block.LENSES)
_LONGEST_NUMBER = 2
_ENDINGS = (":", "?", "!", ".", ";", "…")


@dataclass(frozen=True)
class Composer:
    """Makes the pieces of a document from those of a plan; ``plan`` is shown in its own language."""

    plan: Resolved
    wording: Wording
    internal: bool = False
    """Whether small counts are shown too."""
    hidden: Mapping[str, Hiding] = field(default_factory=dict)
    """What is not published of each indicator."""
    sums: Reckoner | None = None
    """Works out sums of money; None where no inhabitants are known."""

    @property
    def reckoner(self) -> Reckoner:
        """Works out sums of money."""
        return self.sums or Reckoner(self.plan, {})

    def words(self, sentence: str, **args: object) -> str:
        """A fixed sentence in the plan's language."""
        return self.wording.words(sentence, **args)

    def show(self, text: str | None) -> str:
        """A text or name of the plan, with what is still to be filled in marked; nothing for None."""
        return marked(text, self.words("[to be filled in]"), self.plan.glossary) if text else ""

    def named(self, entry: Identified) -> str:
        """The name of an entry with the number that the document prints before it."""
        return self.show(entry.title)

    def called(self, piece: Block | Aspect) -> str:
        """What the plan calls a block or a piece, else its usual name."""
        return self.show(self.plan.label(piece)) or called(self.plan, piece, self.wording)

    def when(self, moment: When | None) -> str:
        """A moment in words."""
        return self.wording.numbers.moment(moment)

    # Facts ---------------------------------------------------------------------------------------------------------

    def fact(self, term: str, *values: str | None) -> tuple[Fact, ...]:
        """The names or figures under ``term``; nothing where all of them are empty."""
        given = tuple(Link(text=self.show(value)) for value in values if value)
        return (Fact(term=self.words(term), values=given),) if given else ()

    def told(self, term: str, text: str | None) -> tuple[Fact, ...]:
        """The text under ``term``; nothing where there is none."""
        return (Fact(term=self.words(term), text=self.show(text)),) if text else ()

    def linked(self, term: str, links: Iterable[Link]) -> tuple[Fact, ...]:
        """The links under ``term``; nothing where there are none."""
        given = tuple(links)
        return (Fact(term=self.words(term), values=given),) if given else ()

    def bodies(self, names: Iterable[str]) -> str:
        """Who leads, partners by their names, in a line."""
        return ", ".join(partner_name(self.plan, name) for name in names)

    def led(self, term: str, names: Iterable[str]) -> tuple[Fact, ...]:
        """Who leads, partners linked to what is said of them."""
        return self.linked(term, (self._partner(name, partner_name(self.plan, name)) for name in names))

    def taking_part(self, parties: Iterable[Party]) -> tuple[Fact, ...]:
        """Who takes part and with what task, partners linked to what is said of them."""
        return self.linked(N_("With"), (self._partner(one.name, party_name(self.plan, one)) for one in parties))

    def _partner(self, identity: str, told: str) -> Link:
        return Link(text=self.show(told), anchor=f"partners.{identity}" if identity in self.plan.partners else "")

    def places(self, names: tuple[str, ...]) -> tuple[Fact, ...]:
        """The municipalities that something is about; nothing where it is about all."""
        term = N_("Municipality") if len(names) == 1 else N_("Municipalities")
        return self.fact(term, *(place_name(name) for name in names))

    def serves(self, references: tuple[str, ...]) -> tuple[Fact, ...]:
        """The topics that something serves: a priority, an action, a partner, money."""
        return self.linked(N_("Serves"), self.links(references))

    def belongs(self, references: tuple[str, ...]) -> tuple[Fact, ...]:
        """The topics that something belongs to: a point of text, a finding, an indicator."""
        return self.linked(N_("Belongs to"), self.links(references))

    # Points --------------------------------------------------------------------------------------------------------

    def items(self, points: Iterable[Point]) -> tuple[Item, ...]:
        """Points with all that is below them."""
        return tuple(self.item(point) for point in points)

    def item(self, point: Point) -> Item:
        """A point with all that is below it."""
        items = self.items(point.points)
        return Item(
            heading=self.heading(point.name, follows=bool(point.text or items)),
            text=self.show(point.text),
            facts=(*self.places(point.municipalities), *self.belongs(point.for_)),
            items=items,
        )

    def heading(self, name: str | None, *, follows: bool) -> str:
        """The heading of a point: its number gets a full stop, a name a colon where something follows."""
        shown = self.show(name)
        if shown.isdigit() and len(shown) <= _LONGEST_NUMBER:
            return f"{shown}."
        return f"{shown}:" if shown and follows and not shown.endswith(_ENDINGS) else shown

    def points(self, points: Iterable[Point], *, prose: bool = False) -> tuple[Piece, ...]:
        """Points as blocks: a text alone is a paragraph, more are a list; in ``prose`` bare texts are paragraphs."""
        items = self.items(points)
        if len(items) == 1 and _bare(items[0]):
            return (Paragraph(text=items[0].text),)
        if not prose:
            return (Points(items=items),) if items else ()
        blocks: list[Piece] = []
        for item in items:
            last = blocks[-1] if blocks else None
            if _bare(item):
                blocks.append(Paragraph(text=item.text))
            elif isinstance(last, Points):
                blocks[-1] = Points(items=(*last.items, item))
            else:
                blocks.append(Points(items=(item,)))
        return tuple(blocks)

    def body(self, point: Point, title: str = "") -> tuple[Piece, ...]:
        """What a point says under its own heading: for whom it is, what it belongs to, its text and points.

        Municipalities that the heading, ``title``, already names are left out.
        """
        places = tuple(name for name in point.municipalities if place_name(name) not in title)
        facts = (*self.places(places), *self.belongs(point.for_))
        return (*facts_of(facts), *self.text(point.text), *self.points(point.points))

    def text(self, text: str | None) -> tuple[Piece, ...]:
        """A text as a paragraph; nothing where there is none."""
        return (Paragraph(text=self.show(text)),) if text else ()

    # Notices -------------------------------------------------------------------------------------------------------

    def incomplete(self, why: str | None) -> tuple[Piece, ...]:
        """That something is not fully known, and why."""
        return (self.notice("incomplete", N_("Not fully known."), why),) if why else ()

    def notice(
        self,
        tone: Literal["draft", "incomplete", "open", "planned", "inherited"],
        label: str,
        text: str | None = None,
    ) -> Notice:
        """A notice in the plan's language; ``text`` is the plan's own."""
        return Notice(tone=tone, label=self.words(label), text=self.show(text))

    def origin(self, path: Path, noted: str = "") -> str:
        """From which plan the piece at ``path`` comes, in words; empty for the plan's own or what is ``noted``."""
        above = self.plan.lender(path)
        words = self.words("From: {title}", title=self.show(above.own.title)) if above else ""
        return "" if words == noted else words

    def inherited(self, path: Path, noted: str = "") -> tuple[Piece, ...]:
        """The origin of the piece at ``path`` as a notice, where it is another plan that is not yet ``noted``."""
        origin = self.origin(path, noted)
        return (Notice(tone="inherited", label=origin),) if origin else ()

    # Chapters ------------------------------------------------------------------------------------------------------

    @cached_property
    def outline(self) -> tuple[Outlined, ...]:
        """The plan's own chapters, each in its place."""
        return outlined(self.plan.own.chapters)

    @cached_property
    def placed(self) -> dict[Block, tuple[str, ...]]:
        """The blocks that the plan's own chapters hold, with the ids of the first one that does."""
        found: dict[Block, tuple[str, ...]] = {}
        for item in every(self.outline):
            if item.block:
                found.setdefault(item.block, item.path)
        return found

    @cached_property
    def moved(self) -> dict[TopicPath, tuple[str, ...]]:
        """The topics that a chapter has, with the ids of the first one that has them."""
        found: dict[TopicPath, tuple[str, ...]] = {}
        for item in every(self.outline):
            for reference in item.chapter.has:
                for path, _ in self.plan.topics(reference)[:1]:
                    found.setdefault(path, item.path)
        return found

    @cached_property
    def had(self) -> dict[tuple[str, ...], dict[TopicPath, Topic]]:
        """The topics that each chapter has, by its ids."""
        topics = dict(self.plan.topic_paths())
        found: dict[tuple[str, ...], dict[TopicPath, Topic]] = {}
        for path, home in self.moved.items():
            found.setdefault(home, {})[path] = topics[path]
        return found

    # Topics --------------------------------------------------------------------------------------------------------

    def links(self, references: tuple[str, ...], blocks: tuple[str, ...] = TOPICS) -> tuple[Link, ...]:
        """The topics that the references mean; one that means nothing is given as it is written."""
        return tuple(self._link(reference, blocks) for reference in references)

    def _link(self, reference: str, blocks: tuple[str, ...]) -> Link:
        found = self.plan.topics(reference, blocks)
        if not found:
            return Link(text=reference)
        path, topic = found[0]
        return Link(text=self.named(topic), anchor=self.anchor(path))

    def anchor(self, path: TopicPath) -> str:
        """The anchor of the section about the topic at ``path``, or of the list that it stands in."""
        for depth in range(2, len(path) + 1):
            if path[:depth] in self.unsectioned:
                return ".".join(path[: depth - 1])
        return ".".join(path)

    @cached_property
    def unsectioned(self) -> frozenset[TopicPath]:
        """The topics that say too little for a section of their own."""
        topics = dict(self.plan.topic_paths())
        short = {path for path, topic in topics.items() if self._is_short(path, topic)}
        kept = {path for path in topics if len(path) > 2 and path in short}
        for block in LISTABLE:
            entries = {path for path in topics if path[0] == block and len(path) == 2} - self.moved.keys()
            if entries <= short:
                kept |= entries
        return frozenset(kept)

    def _is_short(self, path: TopicPath, topic: Topic) -> bool:
        plain = {"number", "name", "text", "points", "parts"}
        served = any(path in group for group in (self.indicators_for, self.actions_for, self.topics_for))
        return (
            not served
            and path not in self.moved
            and not any(getattr(topic, name) for name in type(topic).model_fields if name not in plain)
            and all(self._is_short((*path, identity), part) for identity, part in topic.parts.items())
        )

    @cached_property
    def indicators_for(self) -> dict[TopicPath, list[str]]:
        """Ids of the indicators that serve each topic."""
        return self._serving((identity, item.for_) for identity, item in self.plan.indicators.items())

    @cached_property
    def actions_for(self) -> dict[TopicPath, list[str]]:
        """Ids of the actions that serve each topic."""
        return self._serving((identity, item.for_) for identity, item in self.plan.own.actions.items())

    @cached_property
    def action_homes(self) -> dict[str, TopicPath]:
        """The topics under which actions stand in full; none where the plan has no chapters, or one of actions."""
        if not self.outline or Block.ACTIONS in self.placed:
            return {}
        found = {
            identity: self.plan.topics(action.for_[0])
            for identity, action in self.plan.own.actions.items()
            if action.for_
        }
        return {identity: topics[0][0] for identity, topics in found.items() if topics}

    @cached_property
    def topics_for(self) -> dict[TopicPath, list[str]]:
        """Paths, with points between the ids, of the topics that serve each topic."""
        return self._serving((".".join(path), topic.for_) for path, topic in self.plan.topic_paths())

    def _serving(self, things: Iterable[tuple[str, tuple[str, ...]]]) -> dict[TopicPath, list[str]]:
        serving: dict[TopicPath, list[str]] = {}
        for name, references in things:
            for reference in references:
                for path, _ in self.plan.topics(reference)[:1]:
                    serving.setdefault(path, []).append(name)
        return serving


def facts_of(facts: tuple[Fact, ...]) -> tuple[Piece, ...]:
    """The facts as a block; nothing where there are none."""
    return (Facts(items=facts),) if facts else ()


def _bare(item: Item) -> bool:
    return bool(item.text) and not (item.heading or item.facts or item.items)
