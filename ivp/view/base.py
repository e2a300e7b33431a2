"""Frozen view models: what terminal, JSON and templates show; every field has a description."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from ivp.model.point import Point


class View(BaseModel):
    """A part of a view: frozen, its fields described, ready to print."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
