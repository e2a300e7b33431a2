"""What decisions changed in a plan, and how it stood before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from ivp.model.base import Shape
from ivp.model.governance import Decision
from ivp.model.indicator import Indicator, Target
from ivp.model.types import When
from ivp.vocabulary import Direction

T = TypeVar("T")


@dataclass(frozen=True)
class Amendment:
    """A change by one or more decisions: the keys and ids that lead to the piece, and what stood there before."""

    path: tuple[str, ...]
    was: Any
    decisions: tuple[Decision, ...]

    @property
    def since(self) -> date:
        """The day from which on it holds: that of the last decision, for what several decide holds once all have."""
        return max(_day(item) for item in self.decisions)


@dataclass(frozen=True)
class TargetChange:
    """A target as it was and as it became by some decisions."""

    before: Target | None
    after: Target | None
    decisions: tuple[Decision, ...]


def amendments(decisions: Iterable[Decision]) -> tuple[Amendment, ...]:
    """What decisions changed, the oldest first; several councils that decide the same make one change."""
    found: list[Amendment] = []
    for decision in sorted(decisions, key=_day):
        for path, was in decision.was.items() if not (decision.planned or decision.of) else ():
            steps = tuple(path.split("."))
            last = next((at for at in reversed(range(len(found))) if found[at].path == steps), None)
            if last is not None and found[last].was == was:
                found[last] = replace(found[last], decisions=(*found[last].decisions, decision))
            else:
                found.append(Amendment(steps, was, (decision,)))
    return tuple(found)


def _day(decision: Decision) -> date:
    return decision.date.last if decision.date else date.min


def before(thing: T, changes: Iterable[Amendment]) -> T:
    """A document as it stood before the last of its changes were made; ``changes`` are those, the oldest first."""
    for change in reversed(tuple(changes)):
        thing = _put_back(thing, change.path, change.was)
    return thing


def target_changes(identity: str, indicator: Indicator, changes: Iterable[Amendment]) -> tuple[TargetChange, ...]:
    """How the target of an indicator was changed, the oldest change first; ``indicator`` is what it became."""
    found: list[TargetChange] = []
    for change in reversed(tuple(changes)):
        if change.path[:2] == ("indicators", identity):
            earlier = _put_back(indicator, change.path[2:], change.was)
            if earlier.target != indicator.target:
                found.append(TargetChange(earlier.target, indicator.target, change.decisions))
            indicator = earlier
    return tuple(reversed(found))


def _put_back(thing: Any, path: tuple[str, ...], was: Any) -> Any:
    """A thing with what stood at a path; as it is where the path leads nowhere in it."""
    if not path:
        return was
    step, rest = path[0], path[1:]
    if isinstance(thing, Shape):
        name = next((name for name, field in type(thing).model_fields.items() if (field.alias or name) == step), None)
        if name is None:
            return thing
        other = (
            [one for one in Direction if one != step] if isinstance(thing, Target) and step in list(Direction) else []
        )
        return thing.model_copy(update={**{one: {} for one in other}, name: _put_back(getattr(thing, name), rest, was)})
    keys = thing if isinstance(thing, dict) else ()
    key = next((key for key in keys if (key.text if isinstance(key, When) else str(key)) == step), None)
    return thing if key is None else {**thing, key: _put_back(thing[key], rest, was)}
