"""What is left of a plan without the pieces that are wrong, so that rules can look at the rest in the same run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from pydantic import ValidationError

from ivp.finding import Path
from ivp.model.plan import FORMAT_VERSION, Account, AnyPlan
from ivp.model.translate import document_path
from ivp.reader.node import Node, plain
from ivp.reader.text import MAX_FINDINGS
from ivp.vocabulary import TOPICS, Block, Unit

_ROUNDS = 10
_ENTRIES = (*TOPICS, Block.INDICATORS, Block.ACTIONS, Block.PARTNERS, Block.SOURCES, "chapters")
_GONE = object()


class Lacking(IntEnum):
    """What a plan lacks of what its document holds."""

    NOTHING = 0
    PIECES = 1
    """Some values or blocks; all ids are known."""
    NAMES = 2
    """Some entries or municipalities as well: whether something exists cannot be said."""


@dataclass(frozen=True, slots=True)
class PartialPlan:
    """A plan without the pieces that are wrong, and what it lacks for it.

    ``kept`` says which items are left of the lists that lost some, by path of the list in this plan.
    """

    plan: AnyPlan
    lacking: Lacking
    kept: Mapping[Path, tuple[int, ...]]


def as_written(path: Path, kept: Mapping[Path, tuple[int, ...]]) -> Path:
    """A path in a plan that lost list items as a path in its document."""
    if not kept:
        return path
    return tuple(kept[path[:at]][step] if path[:at] in kept else step for at, step in enumerate(path))  # type: ignore[index]


def partial_plan(root: Node, model: type[AnyPlan], *, lost_keys: bool) -> PartialPlan | None:
    """The plan in a tree in its long form without what the model refuses; None where too little is left.

    An entry that is wrong as a whole keeps its id. ``lost_keys`` says that the reader left keys out.
    """
    data: Any = plain(root)
    lacking = Lacking.NAMES if lost_keys else Lacking.PIECES
    wrong = _Wrong()
    kept: dict[Path, tuple[int, ...]] = {}
    rest = data
    for _ in range(_ROUNDS):
        try:
            return PartialPlan(model.model_validate(rest), lacking, kept)
        except ValidationError as error:
            if error.error_count() > MAX_FINDINGS:
                return None
            for item in error.errors(include_url=False, include_input=False):
                path, on_key = document_path(item["loc"])
                path = as_written(path, kept)
                if item["type"] == "missing" and len(path) == 1:
                    if path[0] not in ("ivp", "title", "kind"):
                        return None
                    data = {**data, path[0]: None}
                    wrong.mark(path)
                    continue
                lost = item["type"] == "extra_forbidden" and len(path) == 1 and isinstance(data[path[0]], dict)
                lost = lost or path[-1] == "parts" or (len(path) == 1 and path[0] in _ENTRIES)
                if lost or path[0] == "municipalities" or (on_key and _is_entry(path)):
                    lacking = Lacking.NAMES
                whole = item["type"] == "missing" and _instead(path, model) is _GONE
                wrong.mark(path[:-1] if whole else path, key=on_key)
            kept = {}
            rest = _Rest(model, kept).of(data, wrong)
    return None


@dataclass(slots=True)
class _Wrong:
    """Which pieces below a place are wrong."""

    below: dict[str | int, _Wrong] = field(default_factory=dict)
    here: bool = False
    key: bool = False

    def mark(self, path: Path, *, key: bool = False) -> None:
        """Note the piece at ``path``, or its key."""
        place = self
        for step in path:
            place = place.below.setdefault(step, _Wrong())
        place.here, place.key = True, place.key or key


@dataclass(frozen=True, slots=True)
class _Rest:
    """Copies data without what is wrong in it, and notes which list items are ``kept``."""

    model: type[AnyPlan]
    kept: dict[Path, tuple[int, ...]]

    def of(self, value: Any, wrong: _Wrong, path: Path = (), here: Path = ()) -> Any:
        """What is left of the value at ``path`` in the document, which is to stand ``here``."""
        if wrong.here:
            return _GONE if wrong.key else _instead(path, self.model)
        if isinstance(value, dict):
            items = {
                key: self.of(item, wrong.below[key], (*path, key), (*here, key)) if key in wrong.below else item
                for key, item in value.items()
            }
            items |= {key: _instead((*path, key), self.model) for key in wrong.below if key not in value}
            return {key: item for key, item in items.items() if item is not _GONE}
        if isinstance(value, tuple):
            left: list[Any] = []
            indices: list[int] = []
            for index, item in enumerate(value):
                below = wrong.below.get(index)
                rest = self.of(item, below, (*path, index), (*here, len(left))) if below else item
                if rest is not _GONE:
                    left.append(rest)
                    indices.append(index)
            if len(left) < len(value):
                self.kept[here] = tuple(indices)
            return tuple(left)
        return value


_UNIT = Unit.CHANGE.value
"""The unit of which least can be said that is wrong."""


def _instead(path: Path, model: type[AnyPlan]) -> Any:
    """What stands for a piece that is wrong: an entry of which only the id is known, its name or unit, or nothing."""
    if path == ("kind",):
        return model.__name__.lower()
    if len(path) == 1:
        return {"ivp": FORMAT_VERSION, "title": "-"}.get(str(path[0]), _GONE)
    if model is Account:  # it speaks of what has an identity elsewhere
        return _GONE
    if _is_entry(path):
        return {"name": str(path[-1]), **({"unit": _UNIT} if path[0] == "indicators" else {})}
    if _is_entry(path[:-1]) and path[-1] == "name":
        return str(path[-2])
    return _UNIT if len(path) == 3 and path[0] == "indicators" and path[-1] == "unit" else _GONE


def _is_entry(path: Path) -> bool:
    """Whether an entry with an id stands at this path."""
    return (len(path) == 2 and path[0] in _ENTRIES) or (len(path) > 3 and path[-2] == "parts")
