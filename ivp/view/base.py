"""Frozen view models: what terminal, JSON and templates show; every field has a description."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Self, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import PydanticSerializationError, to_json

from ivp.model.point import Point

AnyView = TypeVar("AnyView", bound="View")


class _Constructed:
    """Models of which ``model_construct`` only puts together what it is given, which mypy has held against the fields:
    pydantic's own takes more time than validating, and a report is thousands of views.
    """

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """A model of values that fit; what is not given is as the field says."""
        kind: Any = cls  # mypy does not see that a class can be a key
        model, put = cls.__new__(cls), object.__setattr__
        put(model, "__dict__", _blank(kind) | values)
        put(model, "__pydantic_fields_set__", _fields_set or _given(kind))
        put(model, "__pydantic_extra__", None)
        put(model, "__pydantic_private__", None)
        return model


class View(_Constructed, BaseModel):
    """A part of a view: frozen, its fields described, ready to print."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@cache
def _blank(kind: type[Any]) -> dict[str, object]:
    """The fields of a view in their order, with what they hold where nothing is given."""
    return {name: field.default for name, field in kind.model_fields.items()}


@cache
def _given(kind: type[Any]) -> set[str]:
    """All fields of a view, as a record of which were given."""
    return set(kind.model_fields)


class Each(Sequence[AnyView]):
    """Views of which each is made ``of`` something when it is asked for, and again the next time: so many that they are
    not kept.
    """

    def __init__(self, make: Callable[[Any], AnyView], of: Sequence[Any]) -> None:
        self._make, self._of = make, of

    def __len__(self) -> int:
        return len(self._of)

    def __getitem__(self, at: Any) -> Any:
        return self._make(self._of[at])


def _each_or_all(views: Iterable[View], validated: ValidatorFunctionWrapHandler) -> Sequence[View]:
    return views if isinstance(views, Each) else tuple(validated(views))


Views: TypeAlias = Annotated[Sequence[AnyView], WrapValidator(_each_or_all), PlainSerializer(tuple)]
"""A field with views: a tuple of them, or ``Each``."""


class PointView(View):
    """A point of text: a heading, a text (Markdown without HTML), points below it."""

    name: str = Field("", description="Heading, empty where there is none.")
    text: str = Field("", description="Text in Markdown, empty where there is none.")
    points: tuple[PointView, ...] = Field((), description="Points below it.")
    municipalities: tuple[str, ...] = Field((), description="Municipalities it is about, empty for all.")


def points(items: tuple[Point, ...]) -> tuple[PointView, ...]:
    """Points of a plan as they are shown."""
    return tuple(
        PointView.model_construct(
            name=item.name or "", text=item.text or "", points=points(item.points), municipalities=item.municipalities
        )
        for item in items
    )


def in_a_line(items: Iterable[PointView]) -> str:
    """Points with those below them after each other: a heading takes a colon, a text without a stop a semicolon."""
    told = ""
    for item in items:
        own = ": ".join(part for part in (item.name, item.text) if part)
        below = in_a_line(item.points)
        piece = f"{own}: {below}" if below and not item.text else f"{own} {below}".strip()
        told += ("" if not told else " " if told.endswith((".", "!", "?", ":", ";")) else "; ") + piece
    return told


def json_texts(head: Mapping[str, object], key: str, views: Iterable[View]) -> Iterator[str]:
    """The same as ``json_text`` of a document that ends with a list of views, piece by piece: a view is let go when it
    was written.
    """
    before, _, after = json_text({**head, key: [""]}).rpartition('""')
    yield before
    for number, view in enumerate(views):
        text = json_text({**head, key: [view]})
        yield (",\n  " if number else "") + text[len(before) : -len(after)]
    yield after


def json_text(document: Mapping[str, object]) -> str:
    """Views, and what stands beside them, as JSON on lines of their own."""
    try:
        return to_json(document, indent=1, by_alias=False).decode()
    except PydanticSerializationError:  # the name of a file may hold a byte that is not UTF-8
        return json.dumps(document, ensure_ascii=False, indent=1, default=lambda view: view.model_dump(mode="json"))
