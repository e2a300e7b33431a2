"""Places where nothing stands: after a colon or a dash, in a block; and blanks that nobody sees around a key."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ivp.finding import Finding, Path
from ivp.model.mistaken_places import MistakenPlaces
from ivp.model.problems import finding
from ivp.model.short_forms import fields
from ivp.reader.node import Mapping, Node, Scalar, Sequence

_SAY_IT_THEMSELVES = ("Target", "Light")


def empty_places(root: Node, mistaken: MistakenPlaces, told: Container[Path]) -> Iterator[Finding]:
    """Keys and items with nothing after them, and blocks without keys; only ``value: null`` says something.

    What is ``told`` already, or was told by the reader, is not told again.
    """

    def visit(node: Node, path: Path, *, required: bool = False) -> Iterator[Finding]:
        if isinstance(node, Mapping):
            for name, entry in node.entries.items():
                here = (*path, name)
                if node.shape is None and name != name.strip():
                    yield finding(here, "key_blanks", on_key=True, key=name.strip())
                if here in told:
                    continue
                if not _nothing(entry.value):
                    if not isinstance(entry.value, Scalar):
                        yield from visit(entry.value, here, required=is_required(node, name))
                elif not _may_be_unknown(node, name) and not mistaken.after(entry.key):
                    kind = "required_missing" if is_required(node, name) else "text_missing"
                    yield finding(here, kind, on_key=True)
        elif isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                if _nothing(item):
                    if not mistaken.at(item.span):
                        yield finding((*path, index), "empty_item")
                elif not isinstance(item, Scalar):
                    yield from visit(item, (*path, index))
        if isinstance(node, Mapping) and path not in told and _wants_keys(node) and not mistaken.within(node.span):
            yield finding(path, "empty_block_required" if required else "empty_block")

    return visit(root, ())


def is_ordinary(node: Node) -> bool:
    """Whether nothing in a tree is an empty place, or a key that was taken for another one: most need not be walked."""
    if isinstance(node, Scalar):
        return node.value is not None
    if isinstance(node, Sequence):
        return all(map(is_ordinary, node.items))
    for entry in node.entries.values():
        if entry.written or not is_ordinary(entry.value):
            return False
    return bool(node.entries) and (node.shape is not None or all(name == name.strip() for name in node.entries))


def is_required(block: Node, key: str) -> bool:
    """Whether the block cannot do without this key."""
    field = fields(block.shape).get(key) if isinstance(block, Mapping) else None
    return field is not None and field.is_required()


def _may_be_unknown(block: Mapping, key: str) -> bool:
    """Whether nothing under a key says that it is not known."""
    return key == "value" and block.shape is not None and block.shape.__name__ == "Value"


def _nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None


def _wants_keys(block: Mapping) -> bool:
    """Whether a block has none of its keys; a map of entries may be empty, and some say it in their own words."""
    return not block.entries and block.shape is not None and block.shape.__name__ not in _SAY_IT_THEMSELVES
