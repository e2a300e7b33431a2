"""What a file leaves out of what it takes from those above it, and what falls away with it or is of others.

An entry that says ``left_out`` drops out with its parts and with what serves nothing else. What is said above no longer
refers to it; what the file itself says of it stays, and is then wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ivp.finding import Path
from ivp.model.short_forms import fields
from ivp.reader.node import Entry, Mapping, Node, Scalar, find, walk
from ivp.reader.node import Sequence as Items
from ivp.reference.municipalities import municipality
from ivp.vocabulary import TOPICS, Block

_NAMED = (*TOPICS, Block.INDICATORS, Block.ACTIONS)


@dataclass(frozen=True)
class LeftOut:
    """An entry that is not taken over: where it stands, its name and number, why, and what falls away with it."""

    path: Path
    name: str
    why: str
    number: str = ""
    also: tuple[str, ...] = ()


def without_left_out(whole: Mapping, own: Mapping, inherited: Mapping) -> tuple[Mapping, tuple[LeftOut, ...]]:
    """The ``whole`` without what the file's ``own`` tree leaves out of what is ``inherited``, and what that was."""
    found: list[LeftOut] = []
    said = {id(node) for _, node in walk(own)}
    for path, why in _reasons(own):
        entry, _, missing = find(inherited, path)
        if missing or find(whole, path)[2]:
            continue
        before = _names(whole)
        whole = _Rest(whole, said, path).tree()
        gone = {at: name for at, name in before.items() if at not in _names(whole)}
        also = tuple(name for at, name in gone.items() if at[: len(path)] != path and path[: len(at)] != at)
        name = next(filter(None, (_text(entry, key) for key in ("name", "what", "text"))), str(path[-1]))
        found.append(LeftOut(path, name, why, _text(entry, "number"), also))
    return whole, tuple(found)


def _reasons(own: Mapping) -> Iterator[tuple[Path, str]]:
    """The entries that are left out, and why; one that is written wrong stays, so that the model says what is wrong."""
    for path, node in walk(own):
        if len(path) > 1 and isinstance(node, Mapping) and "left_out" in node.entries:
            why = node.entries["left_out"].value
            known = node.entries.keys() <= fields(node.shape).keys()
            if known and isinstance(why, Scalar) and isinstance(why.value, str) and why.value.strip():
                yield path, why.value


def _text(node: Node, key: str) -> str:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return str(entry.value.value) if entry and isinstance(entry.value, Scalar) and entry.value.value is not None else ""


def _names(tree: Mapping) -> dict[Path, str]:
    """The topics, with their parts, indicators and actions of a tree by path."""
    found: dict[Path, str] = {}
    ahead: list[tuple[Path, Node]] = [
        ((block,), tree.entries[block].value) for block in _NAMED if block in tree.entries
    ]
    for path, node in ahead:
        for identity, entry in node.entries.items() if isinstance(node, Mapping) else ():
            here: Path = (*path, identity)
            found[here] = _text(entry.value, "name") or identity
            if isinstance(entry.value, Mapping) and "parts" in entry.value.entries:
                ahead.append(((*here, "parts"), entry.value.entries["parts"].value))
    return found


def without_others(whole: Mapping, own: Mapping) -> Mapping:
    """The ``whole`` without what joint plans say of other municipalities than those of the file's ``own`` tree."""
    named = own.entries["municipalities"].value if "municipalities" in own.entries else own
    places = _places(named)
    return _Rest(whole, {id(node) for _, node in walk(own)}, places=places).tree() if places else whole


def _places(node: Node) -> frozenset[str]:
    """The codes of the municipalities in a list; of none where one is not known."""
    items = node.items if isinstance(node, Items) else ()
    found = [municipality(str(_value(item))) for item in items]
    return frozenset(place.code for place in found if place) if all(found) else frozenset()


class _Rest:
    """A tree without the entry at ``path``, or without what is about none of some ``places``.

    What the file itself has ``said`` stays as it is.
    """

    def __init__(self, whole: Mapping, said: set[int], path: Path = (), places: frozenset[str] = frozenset()) -> None:
        self._whole, self._said, self._path, self._places = whole, said, path, places
        self._gone: set[tuple[str, ...]] = set()
        self._known: set[tuple[str, ...]] = set()

    def tree(self) -> Mapping:
        """What is left."""
        before = _topics(self._whole)
        left = _removed(self._whole, self._path) if self._path else self._whole
        while True:
            self._known = {end for topic in _topics(left) for end in _ends(topic)}
            self._gone = {end for topic in before - _topics(left) for end in _ends(topic)} - self._known
            rest = self._of(left)
            assert isinstance(rest, Mapping)
            if _names(rest).keys() == _names(left).keys():
                return rest
            left = rest

    def _of(self, node: Node) -> Node | None:
        """A piece without what refers to what is gone; None where it served nothing else."""
        if id(node) in self._said or isinstance(node, Scalar):
            return node
        if isinstance(node, Items):
            items = [rest for item in node.items if (rest := self._of(item)) is not None]
            return (
                node
                if len(items) == len(node.items) and all(map(_same, items, node.items))
                else Items(items, node.span)
            )
        if self._places and node.shape and "municipalities" in node.entries:
            named = _places(node.entries["municipalities"].value)
            if named and not named & self._places:
                return None
        entries: dict[str, Entry] = {}
        for key, entry in node.entries.items():
            value = self._referring(key, entry.value) if node.shape else None
            value = self._of(entry.value) if value is None else value
            if (
                key == "for"
                and node.shape
                and isinstance(value, Items)
                and not value.items
                and value is not entry.value
            ):
                return None
            if value is not None and not (isinstance(value, Items) and not value.items and value is not entry.value):
                entries[key] = entry if value is entry.value else Entry(entry.key, value, entry.written)
        unchanged = len(entries) == len(node.entries) and all(entries[key] is node.entries[key] for key in entries)
        return node if unchanged else Mapping(entries, node.span, node.shape)

    def _referring(self, key: str, value: Node) -> Node | None:
        """The references under a key that still lead somewhere; None where the key holds none."""
        if id(value) in self._said:
            return value
        partner = str(self._path[1]) if self._path[:1] == (Block.PARTNERS,) and len(self._path) == 2 else ""
        if isinstance(value, Items) and key in {"for", "lenses", "fields", "has"}:
            items = [item for item in value.items if not self._is_gone(item)]
            return Items(items, value.span) if len(items) < len(value.items) else value
        if partner and key in {"lead", "with"}:
            if isinstance(value, Items):
                return Items([item for item in value.items if _value(item) != partner], value.span)
            if isinstance(value, Mapping):
                others = {name: entry for name, entry in value.entries.items() if name != partner}
                return Mapping(others, value.span, value.shape)
        return None

    def _is_gone(self, item: Node) -> bool:
        return tuple(str(_value(item)).split(".")) in self._gone


def _value(node: Node) -> object:
    return node.value if isinstance(node, Scalar) else None


def _same(one: Node, other: Node) -> bool:
    return one is other


def _topics(tree: Mapping) -> set[tuple[str, ...]]:
    """The topics and their parts, as references name them."""
    return {tuple(str(step) for step in path if step != "parts") for path in _names(tree) if path[0] in TOPICS}


def _ends(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (path[start:] for start in range(len(path)))


def _removed(node: Node, path: Path) -> Mapping:
    """A tree without the entry at a path."""
    assert isinstance(node, Mapping)
    key = str(path[0])
    entries = dict(node.entries)
    if len(path) == 1:
        del entries[key]
    else:
        entries[key] = Entry(entries[key].key, _removed(entries[key].value, path[1:]), entries[key].written)
    return Mapping(entries, node.span, node.shape)
