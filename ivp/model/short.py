"""Short forms: what a writer may write for less, put in the long form before the strict model sees it.

Normalising walks the node tree along the model's own annotations, so each short form is written once, beside the
shape it belongs to, together with the JSON Schema that offers it to an editor. Nodes keep their spans.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ivp.reader.node import Entry, Mapping, Node, Scalar, Sequence


@dataclass(frozen=True)
class Context:
    """What a short form needs to know of the whole document: the last year of the plan's period."""

    period_end: int


@dataclass(frozen=True)
class Short:
    """A short form: ``expand`` gives the long form (or the node itself where it is none), ``schema`` describes it."""

    expand: Callable[[Node, Context], Node]
    schema: JsonSchemaValue

    def __hash__(self) -> int:
        return hash(self.expand)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [self.schema, handler(schema)]}


def wrap(key: str, *, empty: bool = False) -> Callable[[Node, Context], Node]:
    """A scalar stands for a block with it under ``key``; nothing does so only where ``empty`` is allowed."""

    def expand(node: Node, _context: Context) -> Node:
        stands = isinstance(node, Scalar) and (empty or node.value is not None)
        return Mapping({key: Entry(node.span, node)}, node.span) if stands else node

    return expand


def _one_or_many(node: Node, _context: Context) -> Node:
    return Sequence([node], node.span) if isinstance(node, Scalar) and node.value is not None else node


TEXT_SCHEMA: JsonSchemaValue = {"type": "string", "minLength": 1}
NUMBER_SCHEMA: JsonSchemaValue = {"type": "number"}

ONE_OR_MANY = Short(_one_or_many, TEXT_SCHEMA)
"""One text stands for a list of one."""


def normalise(node: Node, annotation: Any, context: Context) -> Node:
    """The node in its long form, as ``annotation`` describes it; mappings learn their shape."""
    for short in _shorts(annotation):
        node = short.expand(node, context)
    kind = _bare(annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _normalise_shape(node, kind, context)
    inner = get_args(kind)
    if isinstance(node, Sequence) and get_origin(kind) is tuple:
        node.items = [normalise(item, inner[0], context) for item in node.items]
    elif isinstance(node, Mapping) and get_origin(kind) is dict:
        for entry in node.entries.values():
            entry.value = normalise(entry.value, inner[1], context)
    return node


def _normalise_shape(node: Node, shape: type[BaseModel], context: Context) -> Node:
    short = getattr(shape, "short", None)
    if isinstance(short, Short):
        node = short.expand(node, context)
    if isinstance(node, Mapping):
        node.shape = shape
        fields = {field.alias or name: field for name, field in shape.model_fields.items()}
        for key, entry in node.entries.items():
            if key in fields:
                field = fields[key]
                whole = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
                entry.value = normalise(entry.value, whole, context)
    return node


def _shorts(annotation: Any) -> list[Short]:
    found: list[Short] = []
    while True:
        if get_origin(annotation) is Annotated:
            found += [item for item in annotation.__metadata__ if isinstance(item, Short)]
            annotation = annotation.__origin__
        elif (optional := _optional(annotation)) is not None:
            annotation = optional
        else:
            return found


def _bare(annotation: Any) -> Any:
    while True:
        if get_origin(annotation) is Annotated:
            annotation = annotation.__origin__
        elif (optional := _optional(annotation)) is not None:
            annotation = optional
        else:
            return annotation


def _optional(annotation: Any) -> Any | None:
    """The X of ``X | None``."""
    if get_origin(annotation) in {Union, types.UnionType}:
        rest = [item for item in typing.get_args(annotation) if item is not types.NoneType]
        return rest[0] if len(rest) == 1 else None
    return None
