"""Links of a part of a document that is shown on another page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ivp.view.base import View
from ivp.view.document.pieces import Cell, Link

V = TypeVar("V", bound=View)


def relinked(view: V, to: Callable[[str], str]) -> V:
    """The same with every link leading where ``to`` says for its anchor; empty for nowhere."""
    changed: dict[str, object] = {}
    for name in type(view).model_fields:
        value = getattr(view, name)
        if name == "anchor" and isinstance(view, Link | Cell):
            changed[name] = to(value) if value else ""
        elif isinstance(value, tuple):
            changed[name] = tuple(_each(item, to) for item in value)
    return view.model_copy(update=changed)


def _each(item: object, to: Callable[[str], str]) -> object:
    if isinstance(item, View):
        return relinked(item, to)
    return tuple(_each(inner, to) for inner in item) if isinstance(item, tuple) else item
