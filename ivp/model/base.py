"""What every shape of a plan file shares: strict, frozen, keys described in Dutch and in English."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ivp.finding import Path
from ivp.model.short_forms import Short
from ivp.model.types import Name, Printed, Text, When


def _alias(name: str) -> str:
    return name.rstrip("_")


class Shape(BaseModel):
    """A block of keys in a plan file; ``short`` is what may stand in its place."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        alias_generator=_alias,
        validate_by_alias=True,
        validate_by_name=False,
        defer_build=True,
    )
    short: ClassVar[Short | None] = None
    one_thing: ClassVar[bool] = False
    """Whether a file that gives it anew replaces all of it, not key by key."""

    def given(self) -> list[tuple[str, Any]]:
        """What the document gives, by key, in the order of the format."""
        names = self.model_fields_set
        return [(name.rstrip("_"), value) for name, value in vars(self).items() if name in names]

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        described = handler(schema)
        return cls.short.beside(described) if cls.short else described


def key(english: str, dutch: str, default: Any = ...) -> Any:
    """A key of a shape: its description in English and in Dutch, and its default (none: the key is required)."""
    description = f"{dutch} / {english}"
    return (
        Field(default_factory=dict, description=description)
        if default == {}
        else Field(default, description=description)
    )


def why_left_out() -> Any:
    """The key of an entry that a file may leave out of what it takes from the plan above it."""
    return key(
        "Why this file does not take it over from the plan above it, of whose entry it has the id.",
        "Waarom dit bestand het niet overneemt van het plan erboven; de id is die van dat plan.",
        None,
    )


class Identified(Shape):
    """What a document tells apart by a number or a heading, and most files by an id."""

    number: Printed | None = key(
        "Number before its name, as the document prints it.", "Nummer voor de naam, zoals het document dat drukt.", None
    )
    name: Name | None = key("Name, as the document prints it.", "Naam, zoals het document die drukt.", None)
    left_out: Text | None = why_left_out()
    incomplete: Text | None = key("Why this is not fully known here.", "Waarom dit hier niet volledig bekend is.", None)

    @property
    def title(self) -> str:
        """The name with the number before it: ``1.1 Kwetsbare inwoners``."""
        return " ".join(part for part in (self.number, self.name) if part)


class Given(NamedTuple):
    """A shape that a document gives, where, and what it gives of it."""

    path: Path
    shape: Shape
    keys: list[tuple[str, Any]]


def shapes(value: object) -> list[Given]:
    """Every shape in ``value`` that the document gives, parents first, with the path it has in the document."""
    found: list[Given] = []
    _gather(value, (), found)
    return found


def _gather(value: object, path: Path, found: list[Given]) -> None:
    """Add the shapes in the value at a path."""
    if isinstance(value, dict):
        for key, item in value.items():
            if type(item) not in _PLAIN:
                step = key if isinstance(key, int) else key.text if isinstance(key, When) else str(key)
                _gather(item, (*path, step), found)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if type(item) not in _PLAIN:
                _gather(item, (*path, index), found)
    elif isinstance(value, Shape):
        keys = value.given()
        found.append(Given(path, value, keys))
        for key, item in keys:
            if type(item) not in _PLAIN:
                _gather(item, (*path, key), found)


_PLAIN = frozenset((str, int, bool, Decimal, type(None)))
"""What most values are; to ask pydantic whether one is a shape takes long."""
