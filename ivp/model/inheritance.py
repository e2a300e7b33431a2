"""What a file takes from those above it: its tree put over theirs, each piece still known by the file it stands in.

Trees are merged before the strict model reads them, so that a file need only say what it adds or changes. Maps are
merged by id and entries key by key; a list replaces a list. What is one thing, such as a figure or a state, is replaced
whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ivp.finding import START, Path
from ivp.language import N_
from ivp.model.indicator import Target
from ivp.model.leaving_out import LeftOut, without_left_out, without_others
from ivp.model.point import Chapter
from ivp.model.short_forms import fields
from ivp.reader.node import Document, Entry, Mapping, Node, Scalar, find
from ivp.reader.node import Sequence as Items
from ivp.vocabulary import TOPICS, Block, Direction

_REFERRED_TO = frozenset({*TOPICS, Block.SOURCES, Block.INDICATORS, Block.PARTNERS, Block.GLOSSARY, "labels"})
_ITS_OWN = frozenset(
    {"ivp", "kind", "title", "municipalities", "status", "publication", "decisions", "observations", "inhabitants"}
    | {"wording"}  # its own sentences are not those of the joint plan
)
WORDS = ("text", "points", "problem", "approach")
"""What a plan says stays as it is where a file that carries it out says more of it."""


_OF_ITS_YEAR = ("by", "state", "money", "done", "next")
"""What an action of one implementation plan does not hand on to the next."""
_SAID = frozenset({"text", "points", "has", "parts"})
"""What fills in a chapter."""


@dataclass(frozen=True)
class Relation:
    """How a file names those above it, and which of their blocks it takes over."""

    key: str
    label: str
    blocks: frozenset[str] = frozenset()
    """The blocks that it may refer to and refine; none named: all but what each file has of its own."""

    def takes(self, block: str | int) -> bool:
        """Whether a block of the files above is taken over."""
        return block in self.blocks if self.blocks else block not in _ITS_OWN and block not in RELATIONS

    def may_give(self, tree: Node, path: Path) -> bool:
        """Whether the files above may give what is missing at ``path``: a block, or a key of an entry."""
        if not path or not self.takes(path[0]):
            return False
        entries, entry = find(tree, path[:-2])[0], find(tree, path[:-1])[0]
        return len(path) == 1 or (isinstance(entries, Mapping) and entries.shape is None and not _is_one_thing(entry))


RELATIONS = {
    item.key: item
    for item in (
        Relation("version_of", N_("Version of")),
        Relation("builds_on", N_("Builds on"), _REFERRED_TO),
        Relation("carries_out", N_("Carries out"), _REFERRED_TO | {Block.ACTIONS}),
        Relation("accounts_for", N_("Accounts for"), _REFERRED_TO - {Block.INDICATORS, "labels"}),
    )
}
FOLLOWS = Relation("predecessor", N_("Follows"), frozenset({Block.ACTIONS}))
"""How an implementation plan names the one before it, from which its actions may come."""
VERSION_OF, CARRIES_OUT, ACCOUNTS_FOR = (RELATIONS[key] for key in ("version_of", "carries_out", "accounts_for"))


@dataclass(frozen=True)
class Layer:
    """A file's own tree in its long form and the ``whole`` tree with what it takes from the layers ``above``.

    ``moved`` are the lists that begin with items of a layer above, with how many those are.
    """

    document: Document
    above: tuple[tuple[Relation, Layer], ...] = ()
    whole: Mapping = field(default_factory=lambda: Mapping({}, START))
    moved: dict[Path, int] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()

    @property
    def own(self) -> Node:
        """The tree of the file itself."""
        return self.document.root or self.whole

    def place(self, path: Path) -> tuple[Layer, Path]:
        """The layer in which the piece at ``path`` stands, and where; of what does not exist, what is nearest to it."""
        if not self.above:
            return self, path
        own = self._own(path)
        below = _depth(self.own, own) if own is not None else -1
        taking = [layer for relation, layer in self.above if path and relation.takes(path[0])]
        nearest = max(taking, key=lambda layer: _depth(layer.whole, path), default=None)
        if nearest is not None and _depth(nearest.whole, path) > below:
            return nearest.place(path)
        return self, path if own is None else own

    def gives(self, path: Path) -> bool:
        """Whether the file itself holds the piece at ``path``."""
        own = self._own(path)
        return own is not None and not find(self.own, own)[2]

    def _own(self, path: Path) -> Path | None:
        """A path in the whole as a path in the file itself; None for an item of a list that stands above it."""
        for length in range(len(path) if self.moved else 0):
            step, before = path[length], self.moved.get(path[:length], 0)
            if before and isinstance(step, int):
                return (*path[:length], step - before, *path[length + 1 :]) if step >= before else None
        return path


def layer_of(document: Document, shape: type, above: Sequence[tuple[Relation, Layer]]) -> Layer:
    """The tree of a document, which is in its long form, over those above it; of two the first goes before the second.

    A block that the document's ``shape`` does not know is not taken over; an account only speaks of what its plan has.
    """
    assert isinstance(document.root, Mapping)
    if not above:
        return Layer(document, whole=document.root)
    plans = [layer.whole for relation, layer in above if relation is not FOLLOWS]
    above = [
        (relation, _come_back(document.root, layer, plans) if relation is FOLLOWS else layer)
        for relation, layer in above
    ]
    known, moved = fields(shape), dict[Path, int]()
    inherited: dict[str, Entry] = {}
    for relation, layer in reversed(above):
        for block, entry in layer.whole.entries.items():
            if block in known and relation.takes(block) and relation is not ACCOUNTS_FOR:
                taken = _named_by(document.root, entry) if relation is CARRIES_OUT and block == "actions" else entry
                merged = _merged(inherited[block].value, taken.value) if block in inherited else taken.value
                inherited[block] = Entry(taken.key, merged)
    carries_out = any(relation is CARRIES_OUT for relation, _ in above)
    base = Mapping(inherited, document.root.span)
    whole = _Over(moved if carries_out else None).put(base, document.root, ())
    assert isinstance(whole, Mapping)
    whole, left_out = without_left_out(whole, document.root, base)
    if any(relation is VERSION_OF for relation, _ in above):
        whole = without_others(whole, document.root)
    return Layer(document, tuple(above), whole, moved, left_out)


def _named_by(root: Mapping, actions: Entry) -> Entry:
    """The actions that a file names too."""
    named = root.entries["actions"].value if "actions" in root.entries else None
    ids = named.entries.keys() if isinstance(named, Mapping) else ()
    entries = actions.value.entries if isinstance(actions.value, Mapping) else {}
    kept = {identity: entry for identity, entry in entries.items() if identity in ids}
    return Entry(actions.key, Mapping(kept, actions.value.span))


def _come_back(root: Mapping, before: Layer, plans: Sequence[Node]) -> Layer:
    """Of the file before it the actions that a file names by their id alone and that no plan has, as that year's facts
    are left behind; words that the file has of its own are in their place.
    """
    named, earlier = find(root, (Block.ACTIONS,)), find(before.whole, (Block.ACTIONS,))
    kept: dict[str, Entry] = {}
    if isinstance(named[0], Mapping) and isinstance(earlier[0], Mapping) and not (named[2] or earlier[2]):
        for identity, own in named[0].entries.items():
            entry = earlier[0].entries.get(identity)
            asked = any(not find(plan, (Block.ACTIONS, identity))[2] for plan in plans)
            given = own.value.entries.keys() if isinstance(own.value, Mapping) else ()
            if (
                entry
                and not asked
                and isinstance(entry.value, Mapping)
                and ("name" not in given or "left_out" in given)
            ):
                gone = {*_OF_ITS_YEAR, *(word for word in WORDS if word in given)}
                facts = {key: fact for key, fact in entry.value.entries.items() if key not in gone}
                kept[identity] = Entry(entry.key, Mapping(facts, entry.value.span, entry.value.shape), entry.written)
    actions = {"actions": Entry(before.whole.span, Mapping(kept, before.whole.span))} if kept else {}
    return replace(before, whole=Mapping(dict(actions), before.whole.span))


def _merged(under: Node, over: Node) -> Node:
    return _Over(None).put(under, over, ())


@dataclass(frozen=True)
class _Over:
    """Puts one tree over another. ``moved`` takes the lists to which a file adds what comes after the plan's own."""

    moved: dict[Path, int] | None

    def put(self, under: Node, over: Node, path: Path) -> Node:
        """The tree ``over`` put over the tree ``under``, both at ``path``."""
        if self.moved is not None and len(path) > 2 and path[-1] in WORDS:
            return self._after(under, over, path)
        if (
            not (isinstance(under, Mapping) and isinstance(over, Mapping))
            or _is_one_thing(over)
            or path[-1:] == ("baseline",)
        ):
            return over
        entries = dict(under.entries)
        if over.shape is Target and any(one in over.entries for one in Direction):
            for key in ("text", "tolerance", "set", *(one for one in Direction if one not in over.entries)):
                entries.pop(key, None)
        if over.shape is Chapter and not _SAID.isdisjoint(over.entries):
            entries.pop("open", None)  # it is filled in
        for key, entry in over.entries.items():
            below = entries.get(key)
            value = self.put(below.value, entry.value, (*path, key)) if below else entry.value
            entries[key] = Entry(entry.key, value, entry.written)
        return Mapping(entries, over.span, over.shape or under.shape)

    def _after(self, under: Node, over: Node, path: Path) -> Node:
        """The words of the one after those of the other."""
        if isinstance(under, Items) and isinstance(over, Items) and self.moved is not None:
            self.moved[path] = len(under.items)
            return Items([*under.items, *over.items], over.span)
        if isinstance(under, Scalar) and isinstance(over, Scalar) and under.value and isinstance(over.value, str):
            return Scalar(f"{under.value}\n\n{over.value}", over.span, over.text, over.plain)
        return over


def _is_one_thing(node: Node) -> bool:
    return isinstance(node, Mapping) and bool(getattr(node.shape, "one_thing", False))


def _depth(tree: Node, path: Path) -> int:
    """How many steps of a path lead somewhere in a tree."""
    return len(path) - len(find(tree, path)[2])
