"""Data with the place of every piece: what the readers hand over and the model normalises.

A document is a tree of nodes. Every node knows its span; a mapping also knows the span of each key.
Normalising moves nodes about or makes new ones with the span of the text they came from, so a place is
never lost. Keys are always text: ``2021:`` and ``"2021":`` are one key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from ivp.finding import Path, Span

Value: TypeAlias = str | int | Decimal | bool | None
Data: TypeAlias = "Value | dict[str, Data] | tuple[Data, ...]"


@dataclass(slots=True)
class Scalar:
    """A single value as YAML 1.2 core reads it; ``text`` is how it was written."""

    value: Value
    span: Span
    text: str = ""
    plain: bool = True


@dataclass(slots=True)
class Entry:
    """A key of a mapping (its span) with its value; ``written`` where it is taken for another key than it says."""

    key: Span
    value: Node
    written: str = ""


@dataclass(slots=True)
class Mapping:
    """A block of keys, in the order of the text. ``shape`` is the model class that describes it, once known."""

    entries: dict[str, Entry]
    span: Span
    shape: type | None = None


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    items: list[Node]
    span: Span


Node: TypeAlias = Scalar | Mapping | Sequence


@dataclass(slots=True)
class Document:
    """A text that was read: its name as shown to the user, its lines, and its tree if there is one.

    ``read`` are the lines as they were read where slips were put right for it; ``complete`` are the places of slips
    that cost the tree nothing.
    """

    name: str
    lines: list[str] = field(default_factory=list)
    root: Node | None = None
    read: list[str] | None = None
    complete: set[Span] = field(default_factory=set)


def plain(node: Node) -> Data:
    """The node's data without places: dict, tuple and scalar values."""
    if isinstance(node, Mapping):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return tuple(plain(item) for item in node.items)
    return node.value


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every node with its path, parents before children."""
    yield path, node
    if isinstance(node, Mapping):
        below: Iterator[tuple[str | int, Node]] = ((key, entry.value) for key, entry in node.entries.items())
    elif isinstance(node, Sequence):
        below = iter(enumerate(node.items))
    else:
        return
    for step, item in below:
        if isinstance(item, Scalar):
            yield (*path, step), item
        else:
            yield from walk(item, (*path, step))


def find(node: Node, path: Path) -> tuple[Node, Span | None, Path]:
    """Follow ``path`` as far as it leads.

    Returns the last node on it, the span of the key that leads there (None in a list or at the root), and the
    part of the path that was not found.
    """
    key: Span | None = None
    for depth, step in enumerate(path):
        if isinstance(node, Mapping) and str(step) in node.entries:
            entry = node.entries[str(step)]
            node, key = entry.value, entry.key
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node, key = node.items[step], None
        else:
            return node, key, path[depth:]
    return node, key, ()
