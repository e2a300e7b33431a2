"""Frozen view models: what terminal, JSON and templates show; every field has a description."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import PydanticSerializationError, to_json

from ivp.model.point import Point

AnyView = TypeVar("AnyView", bound="View")


class View(BaseModel):
    """A part of a view: frozen, its fields described, ready to print."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
        PointView(
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
