"""A part of a plan: the plan, and what belongs to it, without what is not about one municipality or about some topics.

Of one municipality: what names municipalities and not this one drops out, with its parts and with what serves nothing
else. What names none is about the whole area, and stays: joint results and joint targets too.

Of some topics, or of a portfolio: what serves these stays. What serves other topics drops out, and so does what serves
none: it is about the plan as a whole.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias, TypeVar

from ivp.dossier.family import Carried, Child, Dossier, Told
from ivp.dossier.resolve import Chosen, Resolved, known_municipalities
from ivp.finding import Path
from ivp.model.base import Shape, shapes
from ivp.model.governance import Decision
from ivp.model.plan import Account, AnyPlan, Common
from ivp.model.point import Chapter, Topic
from ivp.reader.node import Mapping as Written
from ivp.reader.node import Node, Scalar, find
from ivp.reader.node import Sequence as Items
from ivp.reference.municipalities import Municipality, municipality_in_table
from ivp.vocabulary import ACCOUNTED_TOPICS, TOPICS, Block

TopicPath: TypeAlias = tuple[str, ...]

_SERVES = "for_"
_REFERENCES = (_SERVES, "has", "lenses", "fields")
"""Keys that hold references to topics."""
_WRITTEN = frozenset({"for", "has", "lenses", "fields"})
"""The same as they are written."""
_TELLING = frozenset({"cycle", "summary", "principles", "scope", "related", "assessment", "coordination", "budget"})
"""Blocks whose entries are told where they serve what is chosen."""
_LOOKED_UP = ("indicators", "actions")
"""Blocks of the same kind that other documents look things up in."""


def part_of(plan: Resolved, asked: Municipality | None = None) -> Municipality | None:
    """The municipality of its area that a plan is told for: the one ``asked`` for, or of a version its own one."""
    if asked is None and plan.joint and len(plan.municipalities) == 1:
        return plan.municipalities[0]
    return asked


def place_of(plan: Resolved, name: str) -> Municipality | None:
    """The municipality that is meant by who leads something or takes part, by its name or the id of a partner."""
    partner = plan.partners.get(name)
    return municipality_in_table(partner.name if partner else name)


def narrowed(plan: Resolved, place: Municipality) -> Resolved:
    """A plan, and those above it, without what is about other municipalities only."""
    if plan.part == place:
        return plan
    parents = tuple(narrowed(parent, place) for parent in plan.parents)
    gone = Elsewhere(plan, place)
    own, whole = (gone.without(piece) for piece in (plan.own, plan.whole))
    if isinstance(own, Account):
        own = _narrowed_account(own, plan.parents, parents)
    return replace(plan, own=own, whole=whole, parents=parents, part=place)


def narrowed_dossier(dossier: Dossier, place: Municipality) -> Dossier:
    """What belongs to a plan, without the files of other municipalities and without what is about these only."""
    return replace(
        dossier,
        children=tuple(_children(dossier.children, place)),
        accounts=tuple(_children(dossier.accounts, place)),
        versions=tuple(version for version in dossier.versions if place in version.municipalities),
    )


def chosen(plan: Resolved, choice: Chosen | None, *, told: bool = True) -> Resolved:
    """A plan without what serves none of the topics that are chosen; all of it where none are.

    One that is not the one ``told`` keeps its indicators, actions and their states, which are looked up by id.
    """
    if choice is None or plan.chosen == choice:
        return plan
    choosing = _Choice(plan, choice)
    own, whole = (choosing.of(piece, told=told) for piece in (plan.own, plan.whole))
    left_out = tuple(item for item in plan.layer.left_out if not told or item.path[0] == Block.ACTIONS)
    return replace(
        plan,
        own=own,
        whole=whole,
        parents=tuple(chosen(parent, choice, told=False) for parent in plan.parents),
        layer=replace(plan.layer, left_out=left_out),
        chosen=choice,
    )


def chosen_dossier(dossier: Dossier, choice: Chosen | None) -> Dossier:
    """What belongs to a plan of which only some topics are told; actions and their states are still all there."""
    children, accounts = (
        tuple(replace(child, plan=chosen(child.plan, choice, told=False)) for child in group)
        for group in (dossier.children, dossier.accounts)
    )
    return replace(dossier, children=children, accounts=accounts)


def chosen_actions(carried: Carried, choice: Chosen) -> Carried:
    """How a plan is carried out, with the actions alone that serve the topics that are chosen as they are now told."""
    choosing: dict[int, _Choice] = {}

    def kept(actions: Mapping[str, Told]) -> dict[str, Told]:
        found = {}
        for identity, told in actions.items():
            if id(told.home) not in choosing:
                choosing[id(told.home)] = _Choice(told.home, choice)
            own = choosing[id(told.home)]
            if own.serves(told.action):
                found[identity] = replace(told, action=own.without(told.action))
        return found

    return replace(carried, actions=kept(carried.actions), left=kept(carried.left), paid=kept(carried.paid))


def portfolios(plan: Resolved) -> tuple[str, ...]:
    """The portfolios that a plan names, in its order."""
    named = [name for _, topic in plan.topic_paths() for name in topic.portfolios]
    named += [name for item in plan.own.decisions if item.proposal for name in item.proposal.portfolio]
    return tuple(dict.fromkeys(named))


def held(plan: Resolved, choice: Chosen) -> Chosen | None:
    """What a plan has of what is chosen, by the plan's own name for a portfolio; None for nothing."""
    topics = tuple(name for name in choice.topics if plan.topics(name))
    asked = _plain(choice.portfolio)
    named = next((name for name in portfolios(plan) if asked and _plain(name) == asked), "")
    return Chosen(topics, named) if topics or named else None


def chosen_titles(plan: Resolved) -> tuple[str, ...]:
    """The names of the topics that are told alone, in the plan's order, without those of their parts."""
    if plan.chosen is None:
        return ()
    own = _Choice(plan, plan.chosen)
    return tuple(topic.title for path, topic in own.topics.items() if path in own.asked and path[:-1] not in own.kept)


def _children(children: Iterable[Child], place: Municipality) -> Iterable[Child]:
    for child in children:
        if not child.plan.municipalities or place in child.plan.municipalities:
            yield replace(child, plan=narrowed(child.plan, place))


def _narrowed_account(own: Account, before: tuple[Resolved, ...], parents: tuple[Resolved, ...]) -> Account:
    """What an account says of what is still in its plan, or never was in it."""

    def kept(entries: Mapping[str, Any], block: str) -> dict[str, Any]:
        gone = {identity for plan in before for identity in getattr(plan, block)}
        gone -= {identity for plan in parents for identity in getattr(plan, block)}
        return {identity: entry for identity, entry in entries.items() if identity not in gone}

    def lost(name: str) -> bool:
        found, left = (any(plan.topics(name, ACCOUNTED_TOPICS) for plan in plans) for plans in (before, parents))
        return found and not left

    topics = {name: said for name, said in own.topics.items() if not lost(name)}
    return own.model_copy(update={"topics": topics, "indicators_": kept(own.indicators_, "indicators")})


class _Narrowing(ABC):
    """Takes out of the pieces of a plan what does not stay, with the references to topics that do not."""

    def __init__(self, plan: Resolved) -> None:
        self._plan = plan

    def without(self, piece: Any) -> Any:
        """A piece of the plan without what drops out of it."""
        if isinstance(piece, Shape):
            given = {name: getattr(piece, name) for name in piece.model_fields_set}
            changed = {name: self._left(name, value) for name, value in given.items()}
            changed = {name: value for name, value in changed.items() if value != given[name]}
            return piece.model_copy(update=changed) if changed else piece
        if isinstance(piece, dict):
            return {key: self.without(item) for key, item in piece.items() if self.stays(item)}
        if isinstance(piece, tuple):
            return tuple(self.without(item) for item in piece if self.stays(item))
        return piece

    def _left(self, name: str, value: Any) -> Any:
        if name in _REFERENCES and isinstance(value, tuple):
            return tuple(reference for reference in value if not self._is_elsewhere(reference))
        return self.without(value)

    def stays(self, item: Any) -> bool:
        """Whether something serves a topic that stays, or none."""
        served = getattr(item, _SERVES, ())
        return not served or not all(self._is_elsewhere(reference) for reference in served)

    @abstractmethod
    def _is_elsewhere(self, reference: str) -> bool:
        """Whether a reference means a topic that does not stay."""


class Elsewhere(_Narrowing):
    """Takes out of a plan what is about other municipalities than one, read or as it is written."""

    def __init__(self, plan: Resolved, place: Municipality) -> None:
        super().__init__(plan)
        self._place = place
        self._elsewhere: set[TopicPath] = set()
        for path, topic in plan.topic_paths():
            if path[:-1] in self._elsewhere or not self.stays(topic):
                self._elsewhere.add(path)

    def stays(self, item: Any) -> bool:
        """Whether something is about the municipality, serves anything that is, or is done by it for others."""
        if isinstance(item, Shape) and any(place_of(self._plan, name) == self._place for name in _partners(item)):
            return True
        return self._concerns(getattr(item, "municipalities", ())) and super().stays(item)

    def keeps(self, node: Node, key: str | int = "") -> bool:
        """The same of a piece of the plan as it is written under a ``key``, in its long form."""
        if isinstance(node, Written):
            named, served = (_texts(node, name) for name in ("municipalities", "for"))
            if any(place_of(self._plan, name) == self._place for key in ("lead", "with") for name in _texts(node, key)):
                return True
            return self._concerns(named) and not (served and all(map(self._is_elsewhere, served)))
        return not (key in _WRITTEN and isinstance(node, Scalar) and self._is_elsewhere(str(node.value)))

    def holds(self, root: Node, path: Path) -> bool:
        """Whether all on the way to a piece of the plan is kept."""
        ids = tuple(str(step) for step in path if step != "parts")
        if any(ids[:length] in self._elsewhere for length in range(2, len(ids) + 1)):
            return False
        return all(self.keeps(find(root, path[:length])[0]) for length in range(1, len(path) + 1))

    def _concerns(self, named: Sequence[str]) -> bool:
        return not named or self._place in known_municipalities(tuple(named))

    def _is_elsewhere(self, reference: str) -> bool:
        return any(path in self._elsewhere for path, _ in self._plan.topics(reference)[:1])


def _texts(node: Written, key: str) -> list[str]:
    """The texts in a list under a key, or the names of the blocks in it."""
    listed = node.entries[key].value if key in node.entries else None
    items = listed.items if isinstance(listed, Items) else [listed] if listed else []
    named = (
        item.entries["name"].value if isinstance(item, Written) and "name" in item.entries else item for item in items
    )
    return [str(item.value) for item in named if isinstance(item, Scalar)]


class _Choice(_Narrowing):
    """Takes out of a plan what serves none of the topics that are chosen, nor what serves these.

    A topic that has one of these as a part stays by name alone. What names no topic is about the plan as a whole, and
    drops out, save what the document itself is: its decisions on itself, and what its words mean.
    """

    def __init__(self, plan: Resolved, choice: Chosen) -> None:
        super().__init__(plan)
        self._portfolio = _plain(choice.portfolio)
        self.topics = dict(plan.topic_paths())
        asked = [path for name in choice.topics for path, _ in plan.topics(name)]
        asked += [path for path, topic in self.topics.items() if self._in_portfolio(topic.portfolios)]
        serving: dict[TopicPath, list[TopicPath]] = {}
        for path, topic in self.topics.items():
            for whole in (path[:-1], *self._served(topic)):
                serving.setdefault(whole, []).append(path)
        self.asked = frozenset(asked)
        self.kept: set[TopicPath] = set()
        while asked:
            path = asked.pop()
            if path not in self.kept:
                self.kept.add(path)
                asked += serving.get(path, ())
        self._above = {path[:depth] for path in self.kept for depth in range(2, len(path))} - self.kept

    def of(self, own: AnyPlan, *, told: bool) -> AnyPlan:
        """A document without what is not chosen; one that is not the one ``told`` keeps what others look up in it."""
        named = own.model_fields_set & _TELLING
        changed: dict[str, Any] = {name: self._serving(getattr(own, name)) for name in named}
        for name in _LOOKED_UP if told else ():
            changed |= {name: self._serving(getattr(own, name))} if name in own.model_fields_set else {}
        changed |= {name: self._topics(getattr(own, name), (name,)) for name in TOPICS if name in own.model_fields_set}
        changed["decisions"] = tuple(self._decisions(own.decisions))
        changed |= self._accounted(own) if isinstance(own, Account) else {}
        left = own.model_copy(update=changed)
        if told and isinstance(left, Common):
            names = {name for _, shape, _ in shapes(left) for name in _partners(shape)}
            partners = {key: item for key, item in left.partners.items() if key in names or self.serves(item)}
            left = left.model_copy(update={"partners": partners})
        return left.model_copy(update={"chapters": self._chapters(own.chapters, left)})

    def _serving(self, entries: Mapping[Any, Any]) -> dict[Any, Any]:
        return {key: self.without(item) for key, item in entries.items() if self.serves(item)}

    def serves(self, item: Any) -> bool:
        """Whether an entry serves what is chosen, or is led by whose portfolio it is."""
        return any(path in self.kept for path in self._served(item)) or self._in_portfolio(getattr(item, "lead", ()))

    def _served(self, item: Any) -> Iterator[TopicPath]:
        """The topics that something says it is for."""
        for key, blocks in ((_SERVES, TOPICS), ("lenses", (Block.LENSES,)), ("fields", (Block.FIELDS,))):
            for reference in getattr(item, key, ()):
                yield from (path for path, _ in self._plan.topics(reference, blocks)[:1])
        if field := getattr(item, "field", None):
            yield from (path for path, _ in self._plan.topics(field, (Block.FIELDS,))[:1])

    def _in_portfolio(self, names: Iterable[str]) -> bool:
        """Whether the portfolio that was asked for is among names, of which some may be ids of partners."""
        partners = self._plan.partners
        named = (partners[name].name if name in partners else name for name in names)
        return bool(self._portfolio) and self._portfolio in map(_plain, named)

    def stays(self, item: Any) -> bool:
        """Whether a piece of what is chosen serves nothing else."""
        return isinstance(item, Topic) or super().stays(item)

    def _is_elsewhere(self, reference: str) -> bool:
        return not any(path in self.kept for path, _ in self._plan.topics(reference)[:1])

    def _topics(self, entries: Mapping[str, Topic], at: TopicPath) -> dict[str, Topic]:
        found = {}
        for identity, topic in entries.items():
            path = (*at, identity)
            if path in self.kept:
                found[identity] = self.without(topic)
            elif path in self._above:
                found[identity] = _bare(topic, parts=self._topics(topic.parts, path))
        return found

    def _decisions(self, decisions: Iterable[Decision]) -> Iterator[Decision]:
        """The decisions on the document itself, without their proposals, and those on what is chosen."""
        for item in decisions:
            was = {path: before for path, before in item.was.items() if self._touches(tuple(path.split(".")))}
            proposed = item.proposal is not None and self._in_portfolio(item.proposal.portfolio)
            if was or proposed or (item.of is None and not item.was):
                yield item.model_copy(update={"was": was, "proposal": item.proposal if proposed else None})

    def _touches(self, path: tuple[str, ...]) -> bool:
        if path[0] in TOPICS:
            steps = tuple(step for step in path if step != "parts")
            return any(steps[:depth] in self.kept for depth in range(2, len(steps) + 1))
        entries = getattr(self._plan.whole, path[0], None)
        return isinstance(entries, dict) and len(path) > 1 and self.serves(entries.get(path[1]))

    def _accounted(self, own: Account) -> dict[str, Any]:
        """What an account says of what is chosen, by the ids of its plan."""
        plan = self._plan.parents[0].own
        budget = {str(key): item for key, item in plan.budget.items()} if isinstance(plan, Common) else {}
        cycle = plan.cycle if isinstance(plan, Common) else {}
        known: dict[str, Mapping[str, Any]] = {
            "indicators_": self._plan.indicators, "duties": cycle, "money": budget,
        }  # fmt: skip
        changed: dict[str, Any] = {
            name: {key: said for key, said in getattr(own, name).items() if self.serves(entries.get(str(key)))}
            for name, entries in known.items()
        }
        topics = ((name, said, self._plan.topics(name, ACCOUNTED_TOPICS)) for name, said in own.topics.items())
        changed["topics"] = {name: said for name, said, found in topics if any(path in self.kept for path, _ in found)}
        return changed

    def _chapters(self, chapters: Mapping[str, Chapter], left: AnyPlan) -> dict[str, Chapter]:
        """The chapters that hold anything that is left; their own words go, unless these are for what is chosen."""
        found = {}
        for identity, chapter in chapters.items():
            serves = self.serves(chapter)
            meant = ((reference, self._plan.topics(reference)[:1]) for reference in chapter.has)
            has = tuple(name for name, paths in meant if any(path in self.kept | self._above for path, _ in paths))
            parts = self._chapters(chapter.parts, left)
            if serves or has or parts or getattr(left, identity, None):
                kept = self.without(chapter) if serves else _bare(chapter)
                found[identity] = kept.model_copy(update={"has": has, "parts": parts})
        return found


_Named = TypeVar("_Named", Topic, Chapter)


def _bare(entry: _Named, **kept: Any) -> _Named:
    """A topic or chapter by its name and number alone."""
    given = entry.model_fields_set - {"name", "number"}
    bare = {name: type(entry).model_fields[name].get_default(call_default_factory=True) for name in given}
    return entry.model_copy(update=bare | kept)


def _partners(shape: Shape) -> Iterator[str]:
    """The names of those who lead or take part in something."""
    yield from getattr(shape, "lead", ())
    yield from (party.name for party in getattr(shape, "with_", ()))


def _plain(name: str) -> str:
    """A name without what does not tell it from another: capitals, and spaces around it."""
    return " ".join(name.casefold().split())
