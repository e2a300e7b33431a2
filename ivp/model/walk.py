"""Every shape of a plan with its path, for rules that look at all of them."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.finding import Path
from ivp.model.base import Shape
from ivp.model.types import When


def shapes(value: object, path: Path = ()) -> Iterator[tuple[Path, Shape]]:
    """Every shape in ``value`` that the document gives, parents first, with the path it has in the document."""
    if isinstance(value, Shape):
        yield path, value
        for name, field in type(value).model_fields.items():
            if name in value.model_fields_set:
                yield from shapes(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from shapes(item, (*path, key.text if isinstance(key, When) else str(key)))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from shapes(item, (*path, index))
