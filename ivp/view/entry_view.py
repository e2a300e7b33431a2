"""A plan or an entry of it as lines: what each key says, in words, and in which file that stands.

The lines follow the tree of the plan with what it takes from the files above it, so that whatever the format holds is
shown; what the files below it in the dossier add follows by file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any, get_args

from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from ivp.dossier.family import Dossier
from ivp.dossier.narrowing import Elsewhere, narrowed
from ivp.dossier.resolve import Resolved
from ivp.finding import Path
from ivp.language import Words
from ivp.model.governance import Decision
from ivp.model.inheritance import CARRIES_OUT, VERSION_OF, WORDS, Layer
from ivp.model.short_forms import entries_of, fields
from ivp.model.types import Own, parse_when
from ivp.reader.node import Mapping, Node, Scalar, Sequence, find, plain
from ivp.reference.municipalities import Municipality
from ivp.view.numbers import Numbers
from ivp.view.plan_view import told_for
from ivp.view.wording import Wording
from ivp.vocabulary import TOPICS, Block, DocumentKind

_TOPIC_KEYS = frozenset({"for", "fields", "lenses", "has"})
_PARTNER_KEYS = frozenset({"lead", "with"})
_ADDING = (VERSION_OF, CARRIES_OUT)
_STATED = ("actions", "duties", "money")
_CLAUSE = re.compile(r"[,;:(.]")


@dataclass(frozen=True)
class Line:
    """A line: how deep it stands, what it is about, what it says, and in which other file that stands."""

    depth: int
    label: str
    text: str = ""
    origin: str = ""


def paths_of(plan: Resolved, asked: str) -> list[tuple[str, ...]]:
    """The blocks and entries that an id, or ids with points between them, may mean; else any piece with that path."""
    steps = tuple(asked.split("."))
    known = [path for path in entry_paths(plan) if path[-len(steps) :] == steps]
    if (not known or steps[0] in entries_of(type(plan.whole))) and not find(plan.layer.whole, steps)[2]:
        return list(dict.fromkeys([steps, *known]))
    return known


def entry_paths(plan: Resolved) -> Iterator[tuple[str, ...]]:
    """The paths of all entries of a plan, parents before their parts."""
    for block in entries_of(type(plan.whole)):
        node = find(plan.layer.whole, (block,))
        if isinstance(node[0], Mapping) and not node[2]:
            yield from _below(node[0], (block,))


def _below(entries: Mapping, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for identity, entry in entries.entries.items():
        yield (*path, identity)
        parts = entry.value.entries.get("parts") if isinstance(entry.value, Mapping) else None
        if parts and isinstance(parts.value, Mapping):
            yield from _below(parts.value, (*path, identity, "parts"))


@dataclass(frozen=True)
class Teller:
    """Tells of a plan in its own language; ``dossier`` is what belongs to it."""

    plan: Resolved
    dossier: Dossier
    keys: bool = True
    """Whether keys and ids are told beside what they mean."""
    only: Municipality | None = None
    """The one municipality of the area that it is told for."""

    @cached_property
    def _elsewhere(self) -> Elsewhere | None:
        return Elsewhere(self.plan, self.only) if self.only else None

    def tells(self, path: Path) -> bool:
        """Whether what stands at a path is told: not what is about other municipalities only."""
        return self._elsewhere is None or self._elsewhere.holds(self.plan.layer.whole, path)

    def _kept(self, node: Node, key: str | int) -> bool:
        return self._elsewhere is None or self._elsewhere.keeps(node, key)

    @property
    def words(self) -> Words:
        """Fixed sentences."""
        return Words(self.plan.own.language)

    # The plan as a whole -------------------------------------------------------------------------------------------

    def overview(self) -> Iterator[Line]:
        """What the plan is, its family, and the ids of its blocks."""
        own, words = self.plan.own, self.words
        yield Line(0, own.title)
        kind = words(own.kind.label)
        yield Line(
            1, kind, f"{own.period.from_}-{own.period.to}" if own.period.from_ < own.period.to else f"{own.period.to}"
        )
        yield Line(1, words("Municipalities"), ", ".join(item.name for item in self.plan.municipalities))
        if self.only:
            yield Line(1, "", told_for(narrowed(self.plan, self.only), Wording(own.language)))
        yield from self._entry(self.plan.layer, ("status",), 1, fields(type(own)).get("status"))
        yield from self._family()
        for block in entries_of(type(self.plan.whole)):
            yield from self.block(block)
        if own.kind is DocumentKind.ACCOUNT:
            for block in _STATED:
                yield from self._stated(block)
        if self.plan.layer.left_out:
            yield Line(0, "")
            yield Line(0, words("Not taken over"))
            for item in self.plan.layer.left_out:
                yield Line(1, str(item.path[-1]), item.name, words("left out: {why}", why=item.why))

    def left_out(self, asked: str) -> Iterator[Line]:
        """What the plan leaves out of a plan above it, by its id."""
        for item in self.plan.layer.left_out:
            if str(item.path[-1]) == asked.rpartition(".")[2]:
                steps = ".".join(str(step) for step in item.path)
                yield Line(0, f"{item.name} ({steps})", "", self.words("left out: {why}", why=item.why))
                if item.also:
                    names = "; ".join(item.also)
                    many = "With it fall away: {names}."
                    yield Line(1, self.words.some("With it falls away: {names}.", many, len(item.also), names=names))

    def _stated(self, block: str) -> Iterator[Line]:
        """What an account says of actions, duties or money, in full."""
        node, _, missing = find(self.plan.layer.own, (block,))
        if not missing:
            yield Line(0, "")
            yield Line(0, f"{self._title(block)} ({block})")
            yield from self._node(self.plan.layer, node, (block,), 1, None, self.plan.document.name)

    def _family(self) -> Iterator[Line]:
        words = self.words
        for relation, layer in self.plan.layer.above:
            parent = next(plan for plan in self.plan.parents if plan.layer is layer)
            yield Line(1, words(relation.label), _titled(parent))
        if self.plan.predecessor:
            yield Line(1, words("Follows"), _titled(self.plan.predecessor))
        if not self.plan.is_plan:  # its dossier is that of the plan it belongs to
            return
        for plan in self.dossier.versions:
            yield Line(1, words("Version"), _titled(plan))
        for child in self.dossier.children:
            yield Line(1, words("Carried out by"), _titled(child.plan))
        for child in self.dossier.accounts:
            yield Line(1, words("Accounted for by"), _titled(child.plan))

    def block(self, block: str) -> Iterator[Line]:
        """The ids of a block, with what each is called and where it comes from."""
        known = [path for path in entry_paths(self.plan) if path[0] == block and self.tells(path)]
        if not known:
            return
        name = self.plan.label(Block(block)) if block in list(Block) else None
        yield Line(0, "")
        yield Line(0, f"{name or self._title(block)} ({block})")
        for path in known:
            depth = 1 + path.count("parts")
            yield Line(depth, path[-1], self.name(path), self._standing(path))

    def _title(self, block: str) -> str:
        usual = {str(key): key.label for key in Block}.get(block)
        return self.words(usual) if usual else self._about(fields(type(self.plan.whole))[block])

    def name(self, path: Path) -> str:
        """What an entry is called."""
        if path[0] == "topics" and (found := self.plan.topics(str(path[-1]))):
            return found[0][1].title
        node = find(self.plan.layer.whole, path)[0]
        for key in ("name", "what", "text"):
            if isinstance(node, Mapping) and key in node.entries:
                value = node.entries[key].value
                return str(value.value) if isinstance(value, Scalar) and value.value is not None else ""
        return self._scalar(node, None, ()) if isinstance(node, Scalar) else ""

    def _standing(self, path: Path) -> str:
        """Whether an entry is inherited, changed, added or left out by the plan, in words; nothing for one alone."""
        words, layer = self.words, self.plan.layer
        left = find(layer.whole, (*path, "left_out"))
        if not left[2] and isinstance(left[0], Scalar):
            return words("left out: {why}", why=left[0].value)
        if not layer.above:
            return ""
        above = any(relation.takes(path[0]) and not find(item.whole, path)[2] for relation, item in layer.above)
        if not layer.gives(path):
            return words("from {place}", place=self._place(path))
        if above:
            return words("changed here")
        return words("added here") if any(relation in _ADDING for relation, _ in layer.above) else ""

    def before(self, changed: str, decision: Decision) -> tuple[str, str]:
        """What a decision of the plan changed, and what stood there before; ``changed`` is the path of the piece."""
        steps, layer = tuple(changed.split(".")), self.plan.layer
        path = ("decisions", self._index(decision), "was", changed)
        node, parent = find(layer.own, path)[0], find(layer.whole, steps[:-1])[0]
        field = fields(parent.shape).get(steps[-1]) if isinstance(parent, Mapping) else None
        last = len(steps) - 1 if field else len(steps)
        name = next(filter(None, (self.name(steps[:length]) for length in range(last, 1, -1))), "")
        about = self._about(field) if field else ""
        said = self._short(node, field, path)
        if said is None:
            lines = self._node(layer, node, path, 0, field, self.plan.document.name)
            parts = ((line.label.strip("-"), line.text) for line in lines)
            said = "; ".join(": ".join(part for part in pair if part) for pair in parts)
        return ", ".join(part for part in (name, about[:1].lower() + about[1:] if name else about) if part), said

    def _index(self, decision: Decision) -> int:
        """The place of a decision that changed something in the plan's file."""
        node = find(self.plan.layer.own, ("decisions",))[0]
        when = decision.date.text if decision.date else "None"
        for index, item in enumerate(node.items if isinstance(node, Sequence) else ()):
            said = plain(item)
            was = said.get("was") if isinstance(said, dict) else None
            if (
                isinstance(said, dict)
                and isinstance(was, dict)
                and str(said.get("date")) == when
                and {*was} >= {*decision.was}
            ):
                return index
        return 0

    # An entry ------------------------------------------------------------------------------------------------------

    def entry(self, path: Path) -> Iterator[Line]:
        """All that the plan says at a path, and what the files below it add."""
        steps = ".".join(str(step) for step in path)
        name = self.name(path)
        yield Line(0, f"{name} ({steps})" if name else steps, "", self._standing(path))
        shape, layer = _field(self.plan.layer.whole, path), self.plan.layer
        node = find(layer.whole, path)[0]
        if (
            isinstance(node, Mapping)
            and _named(node)
            and not self._was(layer, (*path, "name"), node.entries["name"].value)
        ):
            node = _nameless(node)
        yield from self._node(layer, node, path, 1, shape, self._home(path))
        if self.only and path[0] == Block.INDICATORS and len(area := self._area(str(path[-1]))) > 1:
            names = ", ".join(place.name for place in area)
            yield Line(
                1,
                "",
                self.words("Baseline, target and figures in this file are those of {names} together.", names=names),
            )
        for file in chain(self.dossier.versions, self.dossier.files):
            for own in (path, ("topics", path[-1])) if path[0] in TOPICS else (path,):
                if file.layer.gives(own):
                    yield Line(0, "")
                    span = find(file.layer.own, own)[1]
                    place = f"{file.document.name}:{span.line}" if span else file.document.name
                    yield Line(0, self.words("In {title}", title=file.own.title), "", place)
                    node = find(file.layer.own, own)[0]
                    below = replace(self, plan=file)
                    yield from below._node(file.layer, node, own, 1, _field(file.layer.own, own), file.document.name)

    def _area(self, identity: str) -> tuple[Municipality, ...]:
        """The municipalities that an indicator covers together."""
        return self.plan.covered(self.plan.indicators[identity]) if identity in self.plan.indicators else ()

    def _home(self, path: Path) -> str:
        return self.plan.layer.place(path)[0].document.name

    def _place(self, path: Path) -> str:
        layer, own = self.plan.layer.place(path)
        node, key, _ = find(layer.own, own)
        return f"{layer.document.name}:{(key or node.span).line}"

    def _entry(self, layer: Layer, path: Path, depth: int, field: FieldInfo | None) -> Iterator[Line]:
        """The line of a key, or lines where more stands there."""
        node, _, missing = find(layer.whole, path)
        if not missing:
            yield from self._piece(layer, self._label(field, path[-1]), node, path, depth, field, self._home(path))

    def _node(
        self, layer: Layer, node: Node, path: Path, depth: int, field: FieldInfo | None, home: str
    ) -> Iterator[Line]:
        if isinstance(node, Mapping):
            known = fields(node.shape)
            for key, entry in node.entries.items():
                if not self._kept(entry.value, key):
                    continue
                below, at = known.get(key), (*path, key)
                if key == "points" and below:
                    yield from self._node(layer, entry.value, at, depth, below, home)
                    continue
                label = "" if key == "text" and below else self._label(below, key)
                yield from self._piece(layer, label, entry.value, at, depth, below or field, home)
        elif isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                if self._kept(item, path[-1]):
                    yield from self._piece(layer, "-", item, (*path, index), depth, field, home)
        else:
            yield Line(depth, "", self._scalar(node, field, path))

    def _piece(
        self, layer: Layer, label: str, node: Node, path: Path, depth: int, field: FieldInfo | None, home: str
    ) -> Iterator[Line]:
        here = layer.place(path)[0].document.name
        origin = self.words("from {place}", place=self._place(path)) if here != home else self._was(layer, path, node)
        if (text := self._short(node, field, path)) is not None:
            yield Line(depth, label, text, origin)
        elif label == "-" and isinstance(node, Mapping) and isinstance(name := _named(node), Scalar):
            yield Line(depth, label, str(name.value), origin)
            yield from self._node(layer, _nameless(node), path, depth + 1, field, here)
        else:
            yield Line(depth, label, "", origin)
            yield from self._node(layer, node, path, depth + 1, field, here)

    def _was(self, layer: Layer, path: Path, node: Node) -> str:
        """What a file above says where this one says otherwise."""
        if layer is not self.plan.layer or not layer.gives(path) or not isinstance(node, Scalar | Sequence):
            return ""
        for relation, above in layer.above:
            under, _, missing = find(above.whole, path)
            goes_on = relation is CARRIES_OUT and path[-1] in WORDS
            if relation.takes(path[0]) and not missing and not goes_on:
                if plain(under) == plain(node):
                    return ""
                text = self._short(under, None, path)
                file, own = above.place(path)
                place = f"{file.document.name}:{find(file.own, own)[0].span.line}"
                if text:
                    return self.words("in {place}: {text}", place=place, text=text)
                return self.words("instead of {place}", place=place)
        return ""

    def _short(self, node: Node, field: FieldInfo | None, path: Path) -> str | None:
        """What fits on one line: a value, a list of names, a block of one value."""
        if isinstance(node, Scalar):
            return self._scalar(node, field, path)
        items = [item for item in node.items if self._kept(item, path[-1])] if isinstance(node, Sequence) else []
        if len(items) == 1:
            return self._short(items[0], field, (*path, 0))
        if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in items):
            return ", ".join(self._scalar(item, field, path) for item in items if isinstance(item, Scalar))
        if isinstance(node, Mapping) and node.shape:
            known = fields(node.shape)
            said = [(key, entry.value) for key, entry in node.entries.items()]
            if {key for key, _ in said} <= {"name", "text"} or (len(said) == 1 and isinstance(said[0][1], Scalar)):
                texts = [self._scalar(value, known.get(key), path) for key, value in said if isinstance(value, Scalar)]
                return ": ".join(texts) if len(texts) == len(said) else None
        return None

    def _scalar(self, node: Scalar, field: FieldInfo | None, path: Path) -> str:
        value = node.value
        if value is None:
            return self.words("unknown")
        if isinstance(value, bool):
            return self.words("yes") if value else self.words("no")
        if isinstance(value, int | Decimal):
            return node.text.replace(".", ",") if self.plan.own.language == "nl" else node.text
        keys = {step for step in path if isinstance(step, str)}
        if keys & _PARTNER_KEYS and value in self.plan.partners:
            return self._with_id(self.plan.partners[value].name, value)
        if keys & _TOPIC_KEYS and (found := self.plan.topics(value)):
            return self._with_id(found[0][1].title, value)
        if meaning := _meaning(field, value, self.plan.own.language):
            return self._with_id(meaning, value)
        return value if self.keys else self._moment(value)

    def _with_id(self, name: str, identity: str) -> str:
        return name if name == identity or not self.keys else f"{name} ({identity})"

    def _label(self, field: FieldInfo | None, key: str | int) -> str:
        """What a key is about, from its description; the key itself where it is an id or a moment."""
        if field is None or not field.description:
            return self._moment(str(key))
        return self._with_id(self._about(field), str(key))

    def _about(self, field: FieldInfo) -> str:
        return _CLAUSE.split(_in_language(field.description or "", self.plan.own.language))[0].strip()

    def _moment(self, key: str) -> str:
        """A key that is a moment in words, another one as it is."""
        try:
            return Numbers(self.plan.own.language).moment(parse_when(key))
        except PydanticCustomError:
            return key


def _named(node: Mapping) -> Node | None:
    """The name in a block that has one."""
    return node.entries["name"].value if "name" in fields(node.shape) and "name" in node.entries else None


def _nameless(node: Mapping) -> Mapping:
    rest = {key: entry for key, entry in node.entries.items() if key != "name"}
    return Mapping(rest, node.span, node.shape)


def _titled(plan: Resolved) -> str:
    return f"{plan.own.title} ({plan.document.name})"


def _field(tree: Node, path: Path) -> FieldInfo | None:
    """What stands under the last key of a path that a shape knows."""
    found: FieldInfo | None = None
    for length in range(len(path)):
        node = find(tree, path[:length])[0]
        if isinstance(node, Mapping) and node.shape:
            found = fields(node.shape).get(str(path[length]), found)
    return found


def _in_language(described: str, language: str) -> str:
    """The half of a description that is in a language: Dutch stands first."""
    dutch, _, english = described.partition(" / ")
    return dutch if language == "nl" or not english else english


def _meaning(field: FieldInfo | None, word: str, language: str) -> str:
    """What one of the words of a key means; nothing where any text may stand there."""
    for own in _written(field.annotation, *field.metadata) if field else ():
        for choice in own.described.get("oneOf", ()):
            if choice.get("const") == word and "description" in choice:
                return _in_language(choice["description"], language).rstrip(".")
    return ""


def _written(*annotations: Any) -> Iterator[Own]:
    """How the values are written that annotations allow."""
    for annotation in annotations:
        if isinstance(annotation, Own):
            yield annotation
        else:
            yield from _written(*getattr(annotation, "__metadata__", ()), *get_args(annotation))
