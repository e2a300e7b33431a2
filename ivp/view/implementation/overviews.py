"""All actions in one table, what the plan asks of each, and who does what: by lead, partner, portfolio and lens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ivp.dossier.resolve import Resolved
from ivp.language import N_
from ivp.model.point import Topic
from ivp.progress.standing import ActionStanding, Standing, TopicPath
from ivp.view.document.between import between, whole_area
from ivp.view.document.composer import Composer
from ivp.view.document.pieces import Cell, Fact, Facts, Item, Link, Piece, Points, Section, Table
from ivp.view.plan_view import called, partner_name, place_name, without_topic
from ivp.view.progress import ActionView
from ivp.view.report.action_groups import light_mark
from ivp.vocabulary import ActionPart, Block

_ENOUGH = 2
"""So many actions are worth a table."""


def overview(composer: Composer, standing: Standing, actions: Iterable[ActionView]) -> Section | None:
    """Every action with its lead, who takes part, its deadline, money, state and light; columns in which nothing stands
    are left out. None for a single action, or where there is nothing but names.
    """
    items = standing.actions
    rows = [(view, items[view.id]) for view in actions]
    stated = any(item.state for item in items.values())
    columns = [
        (composer.words(head), cells)
        for head, cells in (
            (N_("Led by"), [Cell(text=", ".join(view.lead)) for view, _ in rows]),
            (N_("With"), [Cell(text=", ".join(view.partners)) for view, _ in rows]),
            (N_("Deadline"), [_deadline(composer, view) for view, _ in rows]),
            (N_("Money"), [Cell(text=_money(view)) for view, _ in rows]),
            (N_("State"), [_state(composer, item) if stated else Cell() for _, item in rows]),
            (N_("Traffic light"), [_light(composer, item) for _, item in rows]),
        )
        if any(cell.text for cell in cells)
    ]
    lines = {
        view.id: (Cell(text=view.name, anchor=f"action-{view.id}"), *(cells[index] for _, cells in columns))
        for index, (view, _) in enumerate(rows)
    }
    blocks: list[Piece] = []
    if len(rows) >= _ENOUGH and columns:
        table = Table(
            caption=composer.words("The actions: who, when, with what money, and how far"),
            head=(composer.words("Action"), *(head for head, _ in columns)),
            rows=tuple(_by_topic(composer, standing, lines)),
        )
        blocks.append(table)
    asked = tuple(Item(text=sentence) for sentence in _asked(composer, standing))
    if asked:
        blocks.append(Points(items=asked))
    if not blocks:
        return None
    title = composer.words("The actions side by side")
    return Section(anchor="overview", role="chapter", title=title, level=2, blocks=tuple(blocks))


def _by_topic(
    composer: Composer, standing: Standing, lines: Mapping[str, tuple[Cell, ...]]
) -> Iterator[tuple[Cell, ...]]:
    """The rows under the topic that each serves first, in the order of the plan; of one topic without its name."""
    under: dict[TopicPath, list[str]] = {path: [] for path in standing.topics}
    for identity, item in standing.actions.items():
        under.setdefault(next(iter(standing.served(item.action.for_)), ()), []).append(identity)
    told = {path: identities for path, identities in under.items() if identities}
    for path, identities in told.items():
        if len(told) > 1:
            topic = standing.topics.get(path)
            name = topic.title if topic else without_topic(standing.plan, N_("Without a topic"), composer.wording)
            yield (Cell(text=composer.show(name)),)
        yield from (lines[identity] for identity in identities)


def _money(view: ActionView) -> str:
    """What each sum is, else what is said of it, in a line."""
    return "; ".join(" ".join((one.line or one.text).split()) for one in view.money)


def _deadline(composer: Composer, view: ActionView) -> Cell:
    earlier = composer.words("earlier: {when}", when=", ".join(view.earlier)) if view.earlier else ""
    return Cell(text=view.by, note="; ".join(part for part in (view.late, earlier) if part))


def _state(composer: Composer, item: ActionStanding) -> Cell:
    label = composer.words(item.status.label)
    share = composer.wording.share(item.state) if item.state else ""
    return Cell(text=label, note=", ".join(part for part in (share, composer.when(item.when)) if part))


def _light(composer: Composer, item: ActionStanding) -> Cell:
    mark = light_mark(item, composer.wording)
    return Cell(text=mark.label, note=mark.note) if mark else Cell()


def _asked(composer: Composer, standing: Standing) -> Iterator[str]:
    """What a duty asks of every action of this document, and which of them lack it."""
    own = standing.plan.own
    for plan in (standing.plan, *standing.plan.above):
        for duty in plan.own.cycle.values():
            if not duty.contains or duty.kind is None or duty.kind.value != own.kind.value or not standing.actions:
                continue
            parts = ", ".join(composer.words(part.label) for part in duty.contains)
            yield composer.words("“{what}” asks of every action: {parts}.", what=composer.show(duty.what), parts=parts)
            for part in duty.contains:
                names = [item.action.title for item in standing.actions.values() if not _gives(item, part)]
                if names:
                    yield composer.words(
                        "Without {part}: {names}.",
                        part=composer.words(part.label),
                        names=", ".join(composer.show(name) for name in names),
                    )


def _gives(item: ActionStanding, part: ActionPart) -> bool:
    """Whether an action has a key."""
    fields = type(item.action).model_fields.items()
    return bool(next(getattr(item.action, name) for name, field in fields if (field.alias or name) == part))


def divided(composer: Composer, standing: Standing) -> Section | None:
    """What municipalities do for each other, and the same actions by who leads, who takes part, whose portfolio their
    topics are, and the lenses they serve; None where nothing of the kind is given.
    """
    told = ((identity, item.action, item.told.home) for identity, item in standing.actions.items())
    for_each_other = between(composer, told, "action-")
    groups: dict[str, dict[str, list[Link]]] = {
        composer.words("By lead"): {},
        composer.words("By who takes part"): {},
        composer.words("By portfolio"): {},
        called(standing.plan, Block.LENSES, composer.wording): {},
    }
    leads, partners, portfolios, lenses = groups.values()
    for identity, item in standing.actions.items():
        action, plan = item.action, item.told.home
        link = Link(text=composer.show(action.title), anchor=f"action-{identity}")
        named = ", ".join(map(place_name, action.municipalities))
        whom = (composer.words("for {names}", names=named),) if named and len(whole_area(standing.plan)) > 1 else ()
        for name in action.lead:
            _put(leads, composer.show(partner_name(plan, name)), _noted(link, *whom))
        for party in action.beside:
            task = (composer.show(party.task),) if party.task else ()
            _put(partners, composer.show(partner_name(plan, party.name)), _noted(link, *task, *whom))
        topics = list(_topics(standing.plan, action.for_))
        for name in (name for _, topic in topics for name in topic.portfolios):
            _put(portfolios, composer.show(name), link)
        asked = [topic for name in action.lenses for _, topic in standing.plan.topics(name, (Block.LENSES,))[:1]]
        for lens in (*asked, *(topic for path, topic in topics if path[0] == Block.LENSES)):
            _put(lenses, composer.show(lens.title), link)
    sections = tuple(
        Section(
            role="group",
            title=title,
            level=3,
            blocks=(Facts(items=tuple(Fact(term=name, values=tuple(links)) for name, links in found.items())),),
        )
        for title, found in groups.items()
        if found
    )
    sections = (for_each_other, *sections) if for_each_other else sections
    if not sections:
        return None
    title = composer.words("Who does what")
    return Section(anchor="divided", role="chapter", title=title, level=2, sections=sections)


def _noted(link: Link, *notes: str) -> Link:
    """A link with what is to be told of it in brackets."""
    return link.model_copy(update={"text": f"{link.text} ({'; '.join(notes)})"}) if notes else link


def _put(found: dict[str, list[Link]], name: str, link: Link) -> None:
    """Put an action under a name, once."""
    links = found.setdefault(name, [])
    if all(link.anchor != other.anchor for other in links):
        links.append(link)


def _topics(plan: Resolved, references: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Topic]]:
    """The topics that references mean, each with those that it is a part of."""
    known = dict(plan.topic_paths())
    for reference in references:
        for path, _ in plan.topics(reference)[:1]:
            for depth in range(2, len(path) + 1):
                yield path[:depth], known[path[:depth]]
