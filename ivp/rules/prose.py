"""The texts of a plan, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ivp.finding import Path
from ivp.observations import Observation
from ivp.rules.registry import Subject


@dataclass(frozen=True, slots=True)
class Written:
    """A text, and where it stands: in the plan at ``path``, or in a ``cell`` of its observations."""

    text: str
    path: Path
    cell: Observation | None = None


def written(subject: Subject) -> Iterator[Written]:
    """Every text that the plan itself gives, names and notes included, then the notes of its observations."""
    for path, shape in subject.shapes:
        for name, field in type(shape).model_fields.items():
            if name in shape.model_fields_set:
                yield from _texts(getattr(shape, name), (*path, field.alias or name))
    for cell in subject.cells:
        if cell.note:
            yield Written(cell.note, ("observations",), cell)


def _texts(value: object, path: Path) -> Iterator[Written]:
    if isinstance(value, str):
        yield Written(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, str):
                yield Written(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, str):
                yield Written(item, (*path, str(key)))
