"""The dossier of a plan: the files of a repository that name it, and what they say of its actions.

A child names its parent, never the reverse. Which files are children is found by their heads, without reading the rest
of them. Of the implementation plans the one whose period holds the day counts, otherwise the latest before it; states
may stand in any file, and the latest one that is known on the day holds.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path as FilePath
from typing import TypeAlias

from ivp.dossier.resolve import Resolved, known_municipalities, resolve
from ivp.dossier.workspace import Source, Workspace
from ivp.finding import Finding
from ivp.model.action import Action
from ivp.model.governance import Money
from ivp.model.inheritance import FOLLOWS, RELATIONS
from ivp.model.plan import Account, AnyPlan
from ivp.model.read import KEYS, model_of, named_above, tell_extends_apart, texts_under
from ivp.model.types import When, Years
from ivp.reader.node import Mapping as Block
from ivp.reader.node import Node, Scalar, Sequence
from ivp.reader.yaml import read_yaml
from ivp.reference.municipalities import Municipality
from ivp.vocabulary import PlanStatus

VERSION_OF, CARRIES_OUT, ACCOUNTS_FOR = "version_of", "carries_out", "accounts_for"
_LONGEST_NAMES = 10_000
_RELATION = re.compile(rb"^([\"']?)(?:" + "|".join(RELATIONS).encode() + rb")\1[ \t]*:", re.MULTILINE)
_AT_THE_EDGE = re.compile(rb"^[^\s#-][^:\r\n]*(?::(?=[ \r\n]))?", re.MULTILINE)
_HEAD = {key.encode() + b":" for key in ("kind", FOLLOWS.key, *RELATIONS)}
_KNOWN = {key.encode() + b":" for key in KEYS}
_NEXT_KEY = re.compile(rb"^[^\s#-]", re.MULTILINE)
_KIND = re.compile(rb"^([\"']?)kind\1[ \t]*:", re.MULTILINE)
_IN_BRACES = re.compile(rb"(?:[ \t]*(?:[#%][^\r\n]*|---)?[ \t]*[\r\n])*(?:---)?[ \t]*\{")
"""A document that stands in braces, in which no key need begin a line."""

Names: TypeAlias = Mapping[str, tuple[str, ...]]
"""The files that a document names as plans above it, by relation."""


def named_in(own: AnyPlan) -> Names:
    """The files that a plan names above it."""
    given = ((key, getattr(own, key, None)) for key in RELATIONS)
    return {key: (files,) if isinstance(files, str) else tuple(files) for key, files in given if files}


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a document that is asked for before it is checked: whether it is an account, the files that it
    names as above it, and the one that it follows.
    """

    source: Source
    account: bool
    names: Names
    follows: FilePath | None


def head_of(source: Source) -> Head:
    """The head of a document: of the lines for it where every line that begins at the edge has a key that is known,
    else of the whole.
    """
    data = source.read()[0].removeprefix(codecs.BOM_UTF8)
    lines = [(found.start(), found[0]) for found in _AT_THE_EDGE.finditer(data)]
    if _KNOWN.issuperset(key for _, key in lines) and b"\r" not in data.replace(b"\r\n", b""):
        pieces = pairwise([(0, b""), *lines, (len(data), b"")])
        head = b"".join(data[start:end] for (start, key), (end, _) in pieces if not key or key in _HEAD)
        root = read_yaml(source.name, head)[0].root
    else:
        root = read_yaml(source.name, data)[0].root
        tell_extends_apart(root)
    names: dict[str, tuple[str, ...]] = {}
    for relation, _, file in named_above(root):
        names[relation.key] = (*names.get(relation.key, ()), file)
    followed = texts_under(root, FOLLOWS.key)
    follows = source.beside(followed[0]) if followed else None
    return Head(source, model_of(root) is Account, names or named_in_head(data), follows)


def named_in_head(data: bytes) -> Names:
    """The files that a document names above it, by those lines alone; whatever is wrong with the rest of it."""
    if not any(key.encode() in data for key in RELATIONS):
        return {}
    data = data.removeprefix(codecs.BOM_UTF8)
    if _IN_BRACES.match(data):
        return _names(data)
    starts = [found.start() for found in _RELATION.finditer(data)]
    if not starts:
        return {} if _KIND.search(data) else _names(data)
    lines = b""
    for start in starts:
        end = _NEXT_KEY.search(data, data.find(b":", start) + 1)
        lines += data[start : min(end.start() if end else len(data), start + _LONGEST_NAMES)].rstrip() + b"\n"
    return _names(lines)


def _names(data: bytes) -> Names:
    root = read_yaml("", data)[0].root
    entries = root.entries if isinstance(root, Block) else {}
    return {key: tuple(_texts(entries[key].value)) for key in RELATIONS if key in entries}


def _texts(node: Node) -> Iterator[str]:
    for item in node.items if isinstance(node, Sequence) else [node]:
        if isinstance(item, Scalar) and isinstance(item.value, str):
            yield item.value


class Family:
    """Documents, each resolved once until all are let go, and which of them name which as a plan above them.

    All are known by their ``heads`` until they are needed: those that are asked for as far as these can be trusted.
    """

    def __init__(self, workspace: Workspace, heads: Iterable[Head], others: Iterable[Source] = ()) -> None:
        self._workspace = workspace
        self._resolved: dict[FilePath, tuple[Resolved | None, list[Finding]]] = {}
        self._dossiers: dict[tuple[object, ...], Dossier] = {}
        self._children: dict[tuple[FilePath, str], dict[FilePath, Source]] = {}
        for head in heads:
            self._add(head.source, head.names)
        for source in others:
            self._add(source, named_in_head(source.glance()))

    def let_go(self) -> None:
        """Let all go that is known of the documents, but which names which."""
        self._resolved.clear()
        self._dossiers.clear()

    def _add(self, source: Source, names: Names) -> None:
        for relation, files in names.items():
            for parent in _beside(source, files):
                self._children.setdefault((parent, relation), {})[source.path.absolute()] = source

    def resolved(self, source: Source) -> tuple[Resolved | None, list[Finding]]:
        """A document with what it inherits, and what is wrong on the way."""
        key = source.path.absolute()
        if key not in self._resolved:
            self._resolved[key] = resolve(self._workspace.load(source), self._workspace)
        return self._resolved[key]

    def named_by(self, parent: FilePath, relation: str) -> list[Source]:
        """The files that name this one under a relation, by name."""
        return sorted(self._children.get((parent, relation), {}).values(), key=lambda source: source.name)

    def naming(self, plan: Resolved, relation: str) -> Iterator[tuple[Source, bool]]:
        """The files that name a plan under a relation, or what an implementation plan or account names, each once.

        With whether it names the joint plan of which the plan is a version, and not that itself.
        """
        plans = [plan] if plan.is_plan else plan.parents
        own = [one.loaded.source.path.absolute() for one in plans]
        joint = [path for one in plans for path in _beside(one.loaded.source, named_in(one.own).get(VERSION_OF, ()))]
        known: set[FilePath] = set()
        for regional, parents in ((False, own), (True, joint)):
            for child in (child for parent in parents for child in self.named_by(parent, relation)):
                if child.path.absolute() not in known:
                    known.add(child.path.absolute())
                    yield child, regional

    def dossier(self, plan: Resolved) -> Dossier:
        """What belongs to a plan; to an implementation plan or account all that belongs to the plan that it names."""
        plans = (plan,) if plan.is_plan else plan.parents
        key = plan.is_plan, *(one.loaded.source.path.absolute() for one in plans)
        if key not in self._dossiers:
            self._dossiers[key] = self._gathered(plan)
        return self._dossiers[key]

    def _gathered(self, plan: Resolved) -> Dossier:
        children: list[Child] = []
        broken: list[str] = []
        for relation in (CARRIES_OUT, ACCOUNTS_FOR):
            for source, regional in self.naming(plan, relation):
                found = self.resolved(source)[0]
                if found is None or found.lacking or found.own.relation != relation:
                    broken.append(source.name)
                else:
                    children.append(Child(found, regional))
        named = self.named_by(plan.loaded.source.path.absolute(), VERSION_OF) if plan.is_plan else ()
        versions = tuple(found for source in named if (found := self.resolved(source)[0]))
        plans, accounts = ([child for child in children if bool(child.plan.account) is told] for told in (False, True))
        return Dossier(
            tuple(sorted(plans, key=_in_time)),
            versions,
            tuple(broken),
            tuple(sorted(accounts, key=_in_time)),
            tuple((above, self.dossier(above)) for above in plan.foreign) if plan.is_plan else (),
        )


def _beside(source: Source, files: Iterable[str]) -> list[FilePath]:
    return [target for file in files if (target := source.beside(file))]


@dataclass(frozen=True)
class Child:
    """An implementation plan or an account of a plan, or with ``regional`` of the joint plan of which that plan is a
    version.
    """

    plan: Resolved
    regional: bool = False

    @property
    def years(self) -> tuple[int, int]:
        """Its first and last year."""
        return self.plan.own.period.from_, self.plan.own.period.to


@dataclass(frozen=True)
class Told:
    """An action as a dossier tells it, with all states that are known on the day.

    ``child`` is the last implementation plan that names it, ``counts`` whether that is one that counts on the day, and
    ``earlier`` are other deadlines that it had before. ``home`` is the document whose words it uses.
    """

    action: Action
    home: Resolved
    child: Child | None = None
    counts: bool = False
    earlier: tuple[When, ...] = ()


@dataclass(frozen=True)
class Carried:
    """How a plan is carried out on a day.

    ``counting`` are the implementation plans that count, ``before`` those that they follow. ``left`` are the actions of
    the latter that do not come back, whatever came of them; ``apart`` are implementation plans for a part of the area.
    ``paid`` are actions with money that only implementation plans which no longer count have.
    """

    actions: dict[str, Told]
    counting: tuple[Child, ...] = ()
    before: tuple[Child, ...] = ()
    left: dict[str, Told] = field(default_factory=dict)
    apart: tuple[Child, ...] = ()
    paid: dict[str, Told] = field(default_factory=dict)


@dataclass(frozen=True)
class Dossier:
    """What belongs to a plan: implementation plans and accounts in order of time, and its versions, as far as these can
    be used.

    ``broken`` are the names of the files that cannot. ``above`` are the plans that it builds on, each with what belongs
    to that.
    """

    children: tuple[Child, ...] = ()
    versions: tuple[Resolved, ...] = ()
    broken: tuple[str, ...] = ()
    accounts: tuple[Child, ...] = ()
    above: tuple[tuple[Resolved, Dossier], ...] = ()

    @property
    def files(self) -> tuple[Resolved, ...]:
        """The implementation plans and accounts."""
        return tuple(child.plan for child in (*self.children, *self.accounts))

    def states(self) -> list[When]:
        """The moments of which implementation plans and accounts give a state of an action."""
        return [when for file in self.files for dated in file.own.states.values() for when in dated]

    def without(self, broken: Collection[str]) -> Dossier:
        """The same without the files that turned out to be broken."""
        names = {file.document.name for file in self.files} & set(broken)
        if not names:
            return self
        children, accounts = (
            tuple(child for child in group if child.plan.document.name not in names)
            for group in (self.children, self.accounts)
        )
        return replace(self, children=children, accounts=accounts, broken=tuple(sorted({*self.broken, *names})))

    def accounted(self, area: Collection[Municipality], day: date | None) -> list[Child]:
        """The accounts that speak of a whole area and were known on a day, or without one all; the one that tells most
        of its last year last.

        A draft tells less than what was presented, one of the region less than one of the area, an earlier day less
        than a later one, and of one day a longer period less than a shorter one.
        """
        found = []
        for child in self.accounts:
            own, places = child.plan.account, frozenset(child.plan.municipalities)
            if own and (day is None or own.day <= day) and places >= frozenset(area):
                presented = own.status is PlanStatus.PRESENTED
                found.append(((presented, not child.regional, -len(places), own.day, own.period.from_), child))
        return [child for _, child in sorted(found, key=lambda pair: pair[0])]

    def account_of(self, year: int, area: Collection[Municipality], day: date | None = None) -> Child | None:
        """The account that a report of a year prints, as known on a day."""
        found = [child for child in self.accounted(area, day) if child.plan.own.period.to == year]
        return found[-1] if found else None

    def carried(
        self, plan: Resolved, day: date, only: Municipality | None = None, account: Child | None = None
    ) -> Carried:
        """How the plan, as it was known on the day, is carried out in its area or ``only`` one municipality.

        States also come from accounts: those that were presented, and the ``account`` that is told itself.

        What a plan's own action says holds as far as its implementation plans do not say otherwise: the last one up to
        the day that names it. What an implementation plan adds is told as long as that plan counts.
        """
        area = frozenset([only] if only else plan.municipalities)
        told = {identity: Told(action, plan) for identity, action in plan.own.actions.items()}
        result = Carried(told)
        if not self.children and not self.accounts:
            return result
        for places, group in self._groups(area):
            counting, before = _parted(group, plan, day)
            named = {identity for child in counting for identity in child.plan.own.actions}
            deadlines: dict[str, list[When]] = {}
            paid: dict[str, tuple[Money, ...]] = {}
            for child in (*before, *counting):
                for identity, action in child.plan.own.actions.items():
                    whole, counts = area <= places, child in counting
                    if (whole and identity in plan.own.actions) or (counts and (whole or identity not in told)):
                        asked = _asked(identity, child)
                        said = _over(plan.own.actions.get(identity), action, asked)
                        if plan.is_plan:
                            said = said.model_copy(update={"money": _money(identity, said, child, paid.get(identity))})
                        before_it = [*([asked.by] if asked and asked.by else []), *deadlines.get(identity, ())]
                        earlier = tuple(by for by in dict.fromkeys(before_it) if by != said.by)
                        told[identity] = Told(
                            said if whole else _only_for(said, child), child.plan, child, counts, earlier
                        )
                    if action.by:
                        deadlines.setdefault(identity, []).append(action.by)
                    paid[identity] = (*paid.get(identity, ()), *_paid(identity, child, group))
            last = [child for child in before if child.years == before[-1].years] if counting else []
            left = {
                identity: Told(action, child.plan, child)
                for child in last
                for identity, action in child.plan.own.actions.items()
                if identity not in named and area <= places
            }
            result = Carried(
                told,
                result.counting + (tuple(counting) if area <= places else ()),
                result.before + tuple(last),
                result.left | left,
                result.apart + (() if area <= places else tuple(counting)),
                result.paid | (_gone(before, paid) if area <= places else {}),
            )
        known = {identity: self._known(identity, item, area, day, account) for identity, item in told.items()}
        left = {identity: self._known(identity, item, area, day, account) for identity, item in result.left.items()}
        gone = {identity: item for identity, item in result.paid.items() if identity not in known}
        return replace(result, actions=known, left=left, paid=gone)

    def _groups(self, area: frozenset[Municipality]) -> list[tuple[frozenset[Municipality], list[Child]]]:
        """The implementation plans that may follow each other, for one area: the region's first, wide areas first."""
        groups: dict[tuple[bool, frozenset[Municipality]], list[Child]] = {}
        for child in self.children:
            places = frozenset(child.plan.municipalities)
            if area & places and child.plan.own.status is not PlanStatus.WITHDRAWN:
                groups.setdefault((not child.regional, places), []).append(child)
        ordered = sorted(groups.items(), key=lambda pair: (not area <= pair[0][1], pair[0][0], -len(pair[0][1])))
        return [(places, group) for (_, places), group in ordered]

    def _known(
        self, identity: str, told: Told, area: frozenset[Municipality], day: date, account: Child | None
    ) -> Told:
        """An action with the states up to a day that any file for its area gives; ``area`` where it names none."""
        places = frozenset(known_municipalities(told.action.municipalities)) & area or area
        states = dict(told.action.state)
        given = [child for child in self.accounts if child == account or child.plan.own.status is PlanStatus.PRESENTED]
        for child in (*self.children, *given):
            if places <= frozenset(child.plan.municipalities):
                states |= child.plan.own.states.get(identity, {})
        known = {when: state for when, state in states.items() if when.last <= day}
        return replace(told, action=told.action.model_copy(update={"state": known}))


def _gone(before: Iterable[Child], paid: Mapping[str, tuple[Money, ...]]) -> dict[str, Told]:
    """The actions of implementation plans, as the last one tells them, with all the money that these gave for them."""
    last = {identity: (action, child) for child in before for identity, action in child.plan.own.actions.items()}
    return {
        identity: Told(action.model_copy(update={"money": paid[identity]}), child.plan, child)
        for identity, (action, child) in last.items()
        if paid.get(identity)
    }


def _money(identity: str, said: Action, child: Child, before: tuple[Money, ...] | None) -> tuple[Money, ...]:
    """The money for an action: what an implementation plan gives is for its own years, where it names none, and comes
    after what those ``before`` it gave.
    """
    if not _gives_money(child, identity):
        return before or said.money
    return (*(before or ()), *(_in_years(item, child) if before or not item.recurring else item for item in said.money))


def _in_years(item: Money, child: Child) -> Money:
    return item if item.years else item.model_copy(update={"years": Years(*child.years)})


def _paid(identity: str, child: Child, group: Iterable[Child]) -> Iterator[Money]:
    """The money for an action that an implementation plan itself gives, for years before those of any later one."""
    later = [other.years[0] for other in group if other.years > child.years]
    for item in child.plan.own.actions[identity].money if _gives_money(child, identity) else ():
        years = item.years or Years(*child.years)
        if all(years.last is not None and years.last < first for first in later):
            yield _in_years(item, child)


def _gives_money(child: Child, identity: str) -> bool:
    return child.plan.layer.gives(("actions", identity, "money"))


def _in_time(child: Child) -> tuple[tuple[int, int], str]:
    return child.years, child.plan.document.name


def _parted(group: list[Child], plan: Resolved, day: date) -> tuple[list[Child], list[Child]]:
    """Of implementation plans in order of time those that count for a plan on a day, and those before them.

    An implementation plan itself is carried out by nothing else.
    """
    if not plan.is_plan:
        best = [child.years for child in group if child.plan.document.name == plan.document.name]
    else:
        begun = [child.years for child in group if child.years[0] <= day.year]
        best = [years for years in begun if years[1] >= day.year] or sorted(begun, key=lambda years: years[::-1])
    if not best:
        return [], []
    counting = [child for child in group if child.years == best[-1]]
    if not plan.is_plan:
        counting = [child for child in counting if child.plan.document.name == plan.document.name]
    return counting, [child for child in group if child.years < best[-1]]


def _only_for(action: Action, child: Child) -> Action:
    """An action that its implementation plan has for its own area."""
    return action.model_copy(update={"municipalities": action.municipalities or child.plan.own.municipalities})


def _asked(identity: str, child: Child) -> Action | None:
    """What the plan that is carried out itself says of an action."""
    asked = (plan.own.actions.get(identity) for plan in child.plan.parents)
    return next((action for action in asked if action), None)


def _over(action: Action | None, said: Action, asked: Action | None) -> Action:
    """An action of a plan with what an implementation plan says otherwise than was ``asked`` of it."""
    if action is None:
        return said
    given = ((name, getattr(said, name)) for name in said.model_fields_set)
    other = {name: value for name, value in given if asked is None or value != getattr(asked, name)}
    return action.model_copy(update={**other, "state": action.state | said.state})
