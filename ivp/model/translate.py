"""The errors of pydantic, put in the words of the person who wrote the document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Args
from typing import Any

from ivp.finding import Finding, Message, Path
from ivp.model import hints, notation
from ivp.model.action import State
from ivp.model.base import Shape
from ivp.model.empty import is_required
from ivp.model.lookalikes import Lookalikes, is_number_of_item, meant_word
from ivp.model.mistaken_places import MistakenPlaces
from ivp.model.plan import FORMAT_VERSION, KINDS
from ivp.model.problems import finding
from ivp.model.short_forms import fields
from ivp.model.types import Own
from ivp.reader.node import Document, Mapping, Node, Scalar, Sequence, find, walk
from ivp.reader.text import shorten
from ivp.reference.fields import METHODS
from ivp.vocabulary import Aspect, Block, Direction

_KINDS = {
    "dict_type": "entries_expected",
    "model_type": "block_expected",
    "model_attributes_type": "block_expected",
    "tuple_type": "list_expected",
}
_TOO_SHORT = "too_short"
_BY_KEY = {
    **dict.fromkeys(("baseline", "values", *Direction, "spent"), "dated_expected"),
    "between": "between_expected",
    "breaks": "breaks_expected",
    "state": "states_expected",
}
_FIGURES: dict[str, tuple[Callable[[Mapping], str | None], str]] = {
    "Indicator": (hints.by_year, "key_figures"),
    "Money": (hints.money, "key_money"),
    "Benchmark": (hints.benchmark, "key_benchmark"),
}
"""How figures by year are written that stand in a block itself, and what is then wrong with its key."""
_BY_SHAPE = {"Target": "target_expected"}
_ABOUT_THE_KEY = {"target_none", "value_unknown"}
"""Problems of a block in which something is missing: they stand at its key."""
_SECOND_KEY = {
    "target_two": "second",
    "target_tolerance": "tolerance",
    "duty_both": "when",
    "duty_contains": "contains",
}
"""Problems of two keys that do not go together, with the key that they stand at or the argument that names it."""
_FEW = 8
"""In a block of so few keys an unknown one stands for the one that is missing."""
_FOUND = {"a block of keys", "a list", "nothing", "true or false", "a number", "a text"}


class Translator:
    """Puts pydantic's errors on one document into findings; suggestions cost time, so their number is capped.

    What the reader said of ``mistaken`` places is not said again.
    """

    def __init__(self, document: Document, root: Node, mistaken: MistakenPlaces, lookalikes: Lookalikes) -> None:
        self.document = document
        self.root = root
        self.mistaken = mistaken
        self._lookalikes = lookalikes
        self._told: set[Path] = set()
        """Blocks about which all is said in one finding."""

    def misnamed(self) -> Iterator[Finding]:
        """The keys that were taken for other ones."""
        for path, node in walk(self.root):
            for key, entry in node.entries.items() if isinstance(node, Mapping) else ():
                if entry.written and not self.mistaken.at(entry.key):
                    written = shorten(entry.written)
                    yield finding((*path, key), "key_nearest", on_key=True, key=written, nearest=key)

    def translate(self, error: Any) -> Finding | None:
        """The finding for one item of ``ValidationError.errors()``; None where something else says it already."""
        kind: str = error["type"]
        path, on_key = document_path(error["loc"])
        if kind != "extra_forbidden" and any(path[:length] in self._told for length in range(2, len(path) + 1)):
            return None
        if len(path) > 3 and path[0] == "actions" and path[2] == "state" and path[3] in fields(State):
            return self._no_moment(path[:3])
        if kind == "extra_forbidden":
            return self._unknown_key(path)
        if kind == "missing":
            return self._missing_key(path)
        node, key, rest = find(self.root, path)
        if not rest and isinstance(node, Scalar) and node.value is None and not on_key:
            return None
        if self.mistaken.at(key if on_key and key else node.span) and (on_key or isinstance(node, Scalar)):
            return None
        if isinstance(node, Mapping) and not node.entries and self.mistaken.within(node.span):
            return None
        if kind == _TOO_SHORT:
            if _holds_something(node):  # each piece that is refused counts for none
                return None
            word = "empty_list" if isinstance(node, Sequence) else "empty_block"
            parent, _, _ = find(self.root, path[:-1])
            required = is_required(parent, str(path[-1]))
            return finding(path, f"{word}_required" if required else word)
        if kind == "too_long":
            return finding(path, "list_long", limit=error["ctx"]["max_length"])
        if kind in _KINDS:
            return self._wrong_kind(_KINDS[kind], path, node, str(error.get("ctx", {}).get("class_name", "")))
        return self._refused(path, error.get("ctx", {}), node, on_key=on_key)

    def _refused(self, path: Path, ctx: Args[str, object], node: Node, *, on_key: bool) -> Finding | None:
        args = {name: value for name, value in ctx.items() if name != "kind"}
        kind = str(ctx.get("kind", "text_expected"))
        if kind == "choice":
            return self._wrong_word(path, node, args)
        parent, _, _ = find(self.root, path[:-1])
        shape = _name(parent)
        if on_key and isinstance(parent, Mapping) and (block := hints.by_moment(parent)):
            self._told.add(path[:-1])
            expected = "dated_expected" if kind.startswith("years") else "states_expected"
            return finding(path[:-1], expected, found=_what(parent), instead=block)
        if kind == "text_number" and shape == "Money" and path[-1] == "text" and str(args["found"])[:1].isdigit():
            kind = "text_amount"
        elif kind == "text_empty" and is_required(parent, str(path[-1])):
            kind = "text_empty_required"
        elif kind == "value_unknown" and isinstance(node, Mapping):
            written = node.entries["value"]
            kind = "number_missing" if written.key is written.value.span else kind
            on_key = True
        kind, args = hints.refine(kind, args, hints.Place(self.root, path, node, shape), on_key=on_key)
        if kind in _SECOND_KEY:
            path, on_key = (*path, str(args.get(_SECOND_KEY[kind], _SECOND_KEY[kind]))), True
        on_key = on_key or kind in _ABOUT_THE_KEY
        if isinstance(args.get("found"), str) and str(args["found"]) in _FOUND:
            args["found"] = Message(str(args["found"]))
        elif "found" not in args:
            args["found"] = _what(node)
        return finding(path, kind, on_key=on_key, **args)

    def _wrong_word(self, path: Path, node: Node, args: dict[str, object]) -> Finding:
        if path[0] == "labels" and args["found"] in list(Block):
            return self._chapter_name(path, node, str(args["found"]))
        choices = [str(item) for item in args["choices"]]  # type: ignore[attr-defined]
        known = ", ".join(choices)
        if path == ("kind",):
            meant = meant_word(str(args["found"]), tuple(KINDS))
            instead: dict[str, Any] = {"instead": f"kind: {meant}"} if meant else {}
            return finding(path, "kind", found=_what(node), **instead)
        if not isinstance(node, Scalar):
            return finding(path, "choice_kind", found=_what(node), choices=known)
        found = str(args["found"])
        near = meant_word(found, choices) or self._lookalikes.nearest(found, choices)
        if not near and set(choices) != set(hints.STATES):
            near = meant_word(found.split(maxsplit=1)[0] if found.strip() else "", choices)
        if not meant_word(found, choices) and set(choices) == set(hints.STATES) and (write := hints.state(found)):
            return finding(path, "status_light", found=found, write=write)
        if near:
            return finding(path, "choice_nearest", found=found, nearest=near, choices=known)
        return finding(path, "choice", found=found, choices=known)

    def _chapter_name(self, path: Path, node: Node, block: str) -> Finding:
        """The name of a chapter that stands among those of pieces."""
        write = f"chapters: {{{block}: {notation.quoted(str(node.value))}}}" if isinstance(node, Scalar) else block
        piece = f"topic_{block}"
        kind = "label_block_or_piece" if piece in list(Aspect) else "label_chapter"
        return finding(path, kind, on_key=True, found=block, write=write, piece=piece)

    def _wrong_kind(self, kind: str, path: Path, node: Node, shape: str) -> Finding:
        known = ", ".join(fields(_shape(shape)))
        if kind == "entries_expected" and path:
            kind = _BY_KEY.get(str(path[-1]), kind)
            if path == ("fields",) and isinstance(node, Scalar):
                return finding(path, "method_expected", found=_what(node), methods=", ".join(METHODS))
        if kind == "list_expected" and "between" in path[-2:]:
            kind = "between_expected"
        kind = _BY_SHAPE.get(shape, kind)
        if kind == "block_expected" and len(path) > 1 and path[-1] in fields(_shape(shape)):
            parent, _, _ = find(self.root, path[:-1])
            above = next((key for key in parent.entries if key != path[-1]), "") if isinstance(parent, Mapping) else ""
            return finding(path, "key_as_id", on_key=True, key=path[-1], above=above)
        args: dict[str, Any] = {"found": _what(node), "known": known, "key": str(path[-1]) if path else ""}
        kind, args = hints.wrong_kind(kind, args, hints.Place(self.root, path, node, shape))
        return finding(path, kind, on_key=False, **args)

    def _unknown_key(self, path: Path) -> Finding | None:
        key, block = str(path[-1]), self._block(path)
        if path in self._told or self.mistaken.at(block.entries[key].key):
            return None
        if key == "texts" and len(path) == 1:
            return finding(path, "key_texts", on_key=True, key=key, write=hints.chapters(block.entries[key].value))
        known, shape = fields(block.shape), _name(block)
        near = self._lookalikes.key(key, known) or self._lookalikes.nearest(key, known)
        place = hints.Place(self.root, path, block.entries[key].value, shape)
        shown = shorten(key)
        of_state = self._lookalikes.key(key, fields(State)) if shape == "Action" and near in {None, "state"} else None
        if of_state:
            return finding(path, "key_state", on_key=True, key=shown, write=hints.part_of_state(of_state, place))
        target = hints.target_by_year(block, place.direction) if shape == "Target" else None
        if target:
            if path[:-1] in self._told:
                return None
            self._told.add(path[:-1])
            kind = "key_year" if key.isdecimal() else "key_target"
            return finding(path, kind, on_key=True, key=shown, write=target)
        figures = _FIGURES.get(shape) if key.isdecimal() or not near else None
        if figures and (write := figures[0](block)):
            self._told.update((*path[:-1], other) for other in block.entries if other not in known)
            return finding(path, figures[1], on_key=True, key=shown, write=write)
        if near:
            kind = "key_again" if near in block.entries else "key_nearest"
            return finding(path, kind, on_key=True, key=shown, nearest=near)
        kind = "key_number" if is_number_of_item(key) else "key_heading" if shape == "Point" else "key_unknown"
        return finding(path, kind, on_key=True, key=shown, known=", ".join(known))

    def _no_moment(self, path: Path) -> Finding | None:
        """The one finding on the states of an action whose keys are those of a state, without its moment."""
        if path in self._told:
            return None
        self._told.add(path)
        write = hints.state_at(hints.Place(self.root, path, find(self.root, path)[0], "Action"))
        return finding(path, "state_moment", on_key=True, write=write)

    def _missing_key(self, path: Path) -> Finding | None:
        key, block = str(path[-1]), self._block(path)
        if not block.entries or self.mistaken.lost_key(block.span) or self._misnamed(key, block):
            return None
        if path == ("ivp",):
            return finding((), "key_missing", on_key=True, key=key, instead=f"ivp: {FORMAT_VERSION}")
        choices = _choices(block.shape, key)
        if key == "unit":
            return finding(path[:-1], "unit_missing", on_key=True, choices=choices)
        kind = "key_missing_choice" if choices else "key_missing"
        return finding(path[:-1], kind, on_key=True, key=key, choices=choices)

    def _misnamed(self, key: str, block: Mapping) -> bool:
        """Whether the key that is missing probably stands in the block under another name."""
        known = fields(block.shape)
        others = [other for other in block.entries if other not in known]
        return bool(others) and (
            len(known) < _FEW or any(self._lookalikes.nearest(other, known) == key for other in others)
        )

    def _block(self, path: Path) -> Mapping:
        """The block that the key at the end of a path stands in, or should."""
        block, _, _ = find(self.root, path[:-1])
        assert isinstance(block, Mapping)
        return block


def document_path(loc: tuple[str | int, ...]) -> tuple[Path, bool]:
    """Pydantic's ``loc`` as a path in the document, and whether it is about a key."""
    if loc and loc[-1] == "[key]":
        return loc[:-1], True
    return loc, False


def _name(node: Node) -> str:
    """What the shape of a block is called; nothing where that is not known."""
    return node.shape.__name__ if isinstance(node, Mapping) and node.shape else ""


def _what(node: Node) -> object:
    """What stands at a node: the text itself for a value, a word for a block or list."""
    if isinstance(node, Mapping):
        return Message("a block of keys")
    if isinstance(node, Sequence):
        return Message("a list")
    if node.value is None:
        return Message("nothing")
    return "“" + shorten(node.text or str(node.value)) + "”"


def _holds_something(node: Node) -> bool:
    return isinstance(node, Scalar) or bool(node.items if isinstance(node, Sequence) else node.entries)


def _all_shapes(shape: type[Shape]) -> Iterator[type[Shape]]:
    for below in shape.__subclasses__():
        yield below
        yield from _all_shapes(below)


def _shape(name: str) -> type[Shape] | None:
    return next((shape for shape in _all_shapes(Shape) if shape.__name__ == name), None)


def _choices(shape: Any, key: str) -> str:
    """The words of which a key holds one, or nothing."""
    if key == "kind":
        return ", ".join(KINDS)
    held = fields(shape)[key].metadata if key in fields(shape) else ()
    words = next((item.described.get("oneOf") for item in held if isinstance(item, Own)), None)
    return ", ".join(str(word["const"]) for word in words or ())
