"""Goals, lenses, priorities, themes and safety fields: one shape, as chapters with a section for each topic."""

from __future__ import annotations

from ivp.dossier.resolve import topic_place
from ivp.language import N_
from ivp.model.point import Topic
from ivp.view.document.action_chapters import action_section
from ivp.view.document.composer import Composer, TopicPath, facts_of
from ivp.view.document.figure_texts import in_short
from ivp.view.document.pieces import DEEPEST_HEADING, Item, Link, Links, Piece, Points, Section
from ivp.vocabulary import TOPIC_ASPECTS, TOPICS, Aspect


def topic_chapter(composer: Composer, block: str) -> tuple[tuple[Piece, ...], tuple[Section, ...], str]:
    """The topics of a block as blocks or as sections, and the plan that all of them come from, if another."""
    known: dict[str, Topic] = getattr(composer.plan, block)
    topics = {identity: topic for identity, topic in known.items() if (block, identity) not in composer.moved}
    origins = {composer.origin((block, identity)) for identity in topics}
    noted = origins.pop() if len(origins) == 1 else ""
    if all((block, identity) in composer.unsectioned for identity in topics):
        return _listed(composer, [((block, identity), topic) for identity, topic in topics.items()]), (), noted
    sections = tuple(topic_section(composer, (block, identity), topic, 3, noted) for identity, topic in topics.items())
    return (), sections, noted


def topic_section(composer: Composer, path: TopicPath, topic: Topic, level: int, noted: str) -> Section:
    """A topic with all that is said of it and what serves it; ``noted`` is the origin that stands above it already."""
    home = topic_place(path)
    origin = composer.origin(home, noted)
    known = origin or noted
    below = min(level + 1, DEEPEST_HEADING)
    facts = (
        *composer.serves(topic.for_),
        *composer.linked(N_("Safety fields"), composer.links(topic.fields, ("fields",))),
        *composer.places(topic.municipalities),
        *composer.fact(N_("Portfolios"), *topic.portfolios),
    )
    aspects = [
        Section(
            role="aspect",
            title=composer.called(aspect),
            level=below,
            note=composer.origin((*home, aspect.key), known),
            blocks=composer.points(getattr(topic, aspect.key)),
        )
        for aspect in TOPIC_ASPECTS
        if getattr(topic, aspect.key)
    ]
    here = {identity: part for identity, part in topic.parts.items() if (*path, identity) not in composer.moved}
    parts = {identity: part for identity, part in here.items() if (*path, identity) not in composer.unsectioned}
    listed = [((*path, identity), part) for identity, part in here.items() if identity not in parts]
    return Section(
        anchor=".".join(path),
        role="entry",
        title=composer.named(topic),
        level=level,
        note=origin,
        blocks=(
            *facts_of(facts),
            *(composer.inherited((*home, "text"), known) if topic.text else ()),
            *composer.text(topic.text),
            *(composer.inherited((*home, "points"), known) if topic.points else ()),
            *composer.points(topic.points),
            *composer.incomplete(topic.incomplete),
            *_listed(composer, listed),
        ),
        sections=(
            *aspects,
            *_serving(composer, path, below),
            *(topic_section(composer, (*path, identity), part, below, known) for identity, part in parts.items()),
        ),
    )


def _listed(composer: Composer, topics: list[tuple[TopicPath, Topic]]) -> tuple[Piece, ...]:
    items = tuple(_topic_item(composer, topic) for _, topic in topics)
    return (Points(items=items),) if items else ()


def _topic_item(composer: Composer, topic: Topic) -> Item:
    items = (*composer.items(topic.points), *(_topic_item(composer, part) for part in topic.parts.values()))
    heading = composer.heading(topic.title, follows=bool(topic.text or items))
    return Item(heading=heading, text=composer.show(topic.text), items=items)


def _serving(composer: Composer, path: TopicPath, level: int) -> tuple[Section, ...]:
    """What serves a topic: topics, indicators with baseline and target, actions.

    An action stands in full under the first topic that it serves, unless the plan has a chapter of actions: under a
    heading for all of them, or as a section like others where the document numbers it.
    """
    plan = composer.plan
    topics = dict(plan.topic_paths(TOPICS))
    actions = composer.actions_for.get(path, ())
    whole = tuple(identity for identity in actions if composer.action_homes.get(identity) == path)
    apart = tuple(
        identity for identity in whole if plan.own.actions[identity].number and not plan.label(Aspect.ACTIONS)
    )
    together = tuple(
        action_section(composer, identity, min(level + 1, DEEPEST_HEADING))
        for identity in whole
        if identity not in apart
    )
    found: tuple[tuple[str, list[Link], tuple[Section, ...]], ...] = (
        (
            composer.words("Priorities and themes that serve it"),
            [
                Link(text=composer.named(topics[other]), anchor=composer.anchor(other))
                for other in (tuple(name.split(".")) for name in composer.topics_for.get(path, ()))
            ],
            (),
        ),
        (
            composer.words("Indicators"),
            [
                Link(text=in_short(composer, identity), anchor=f"indicators.{identity}")
                for identity in composer.indicators_for.get(path, ())
            ],
            (),
        ),
        (
            composer.called(Aspect.ACTIONS),
            [
                Link(text=composer.named(plan.own.actions[identity]), anchor=f"actions.{identity}")
                for identity in actions
                if identity not in whole
            ],
            together,
        ),
    )
    aspects = (
        Section(
            role="aspect",
            title=title,
            level=level,
            blocks=(Links(items=tuple(links)),) if links else (),
            sections=sections,
        )
        for title, links, sections in found
        if links or sections
    )
    return (*aspects, *(action_section(composer, identity, level) for identity in apart))
