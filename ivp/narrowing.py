"""One municipality of a plan that several share: the plan, and what belongs to it, without what is about others only.

What names municipalities and not this one drops out, with its parts and with what serves nothing else. What names none
is about the whole area, and stays: joint results and joint targets too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ivp.dossier import Child, Dossier
from ivp.model.base import Shape
from ivp.model.plan import Account
from ivp.reference.municipalities import Municipality
from ivp.resolve import Resolved, known_municipalities
from ivp.vocabulary import ACCOUNTED_TOPICS

_SERVES = "for_"
_REFERENCES = (_SERVES, "has", "lenses", "fields")
"""Keys that hold references to topics."""


def part_of(plan: Resolved, asked: Municipality | None = None) -> Municipality | None:
    """The municipality of its area that a plan is told for: the one ``asked`` for, or of a version its own one."""
    if asked is None and plan.joint and len(plan.municipalities) == 1:
        return plan.municipalities[0]
    return asked


def narrowed(plan: Resolved, place: Municipality) -> Resolved:
    """A plan, and those above it, without what is about other municipalities only."""
    if plan.part == place:
        return plan
    parents = tuple(narrowed(parent, place) for parent in plan.parents)
    gone = _Gone(plan, place)
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


class _Gone:
    """Takes out of a plan what is about other municipalities than one."""

    def __init__(self, plan: Resolved, place: Municipality) -> None:
        self._plan, self._place = plan, place
        self._elsewhere: set[tuple[str, ...]] = set()
        for path, topic in plan.topic_paths():
            if path[:-1] in self._elsewhere or not self._stays(topic):
                self._elsewhere.add(path)

    def without(self, piece: Any) -> Any:
        """A piece of the plan without what drops out of it."""
        if isinstance(piece, Shape):
            given = {name: getattr(piece, name) for name in piece.model_fields_set}
            changed = {name: self._left(name, value) for name, value in given.items()}
            changed = {name: value for name, value in changed.items() if value != given[name]}
            return piece.model_copy(update=changed) if changed else piece
        if isinstance(piece, dict):
            return {key: self.without(item) for key, item in piece.items() if self._stays(item)}
        if isinstance(piece, tuple):
            return tuple(self.without(item) for item in piece if self._stays(item))
        return piece

    def _left(self, name: str, value: Any) -> Any:
        if name in _REFERENCES and isinstance(value, tuple):
            return tuple(reference for reference in value if not self._is_elsewhere(reference))
        return self.without(value)

    def _stays(self, item: Any) -> bool:
        """Whether something is about the municipality, or serves anything that is."""
        named = getattr(item, "municipalities", ())
        if named and self._place not in known_municipalities(named):
            return False
        served = getattr(item, _SERVES, ())
        return not served or not all(self._is_elsewhere(reference) for reference in served)

    def _is_elsewhere(self, reference: str) -> bool:
        return any(path in self._elsewhere for path, _ in self._plan.topics(reference)[:1])
