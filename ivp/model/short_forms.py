"""Short forms: what a writer may write for less, put in the long form before the strict model sees it.

Normalising walks the node tree along the model's own annotations, so each short form is written once, beside the
shape it belongs to, together with the JSON Schema that offers it to an editor. Nodes keep their spans.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ivp.model.lookalikes import Lookalikes, is_document
from ivp.model.types import LAST_YEAR, TEXT_SCHEMA
from ivp.reader.node import Entry, Mapping, Node, Scalar, Sequence, plain


@dataclass(frozen=True)
class Context:
    """What a short form needs to know of the whole document: the last year of its period, and of an account the day
    up to which it knows.
    """

    period_end: int
    known_to: str = ""
    lookalikes: Lookalikes = dataclasses.field(default_factory=Lookalikes)
    shape: type[BaseModel] = BaseModel
    """What the whole document is."""


@dataclass(frozen=True)
class Short:
    """A short form: ``expand`` gives the long form (or the node itself where it is none).

    ``schema`` gives its JSON Schema from that of the long form.
    """

    expand: Callable[[Node, Context], Node]
    schema: Callable[[JsonSchemaValue], JsonSchemaValue]

    def __hash__(self) -> int:
        return hash(self.expand)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return self.beside(handler(schema))

    def beside(self, long: JsonSchemaValue) -> JsonSchemaValue:
        """The JSON Schema of either form."""
        return {"anyOf": [self.schema(long), long]}


def under(key: str, long: JsonSchemaValue) -> JsonSchemaValue:
    """The JSON Schema of what stands under a key of a block."""
    return {name: value for name, value in long["properties"][key].items() if name != "description"}


def wrap(key: str, *, empty: bool = False) -> Short:
    """A scalar stands for a block with it under ``key``; nothing does so only where ``empty`` is allowed."""

    def expand(node: Node, _context: Context) -> Node:
        stands = isinstance(node, Scalar) and (empty or node.value is not None)
        return Mapping({key: Entry(node.span, node)}, node.span) if stands else node

    return Short(expand, lambda long: under(key, long)["anyOf"][0] if empty else under(key, long))


def _one_or_many(node: Node, _context: Context) -> Node:
    return Sequence([node], node.span) if isinstance(node, Scalar) and node.value is not None else node


def _one_block_or_many(node: Node, _context: Context) -> Node:
    something = isinstance(node, Mapping) or (isinstance(node, Scalar) and node.value is not None)
    return Sequence([node], node.span) if something else node


ONE_OR_MANY = Short(_one_or_many, lambda long: TEXT_SCHEMA if "$ref" in long["items"] else long["items"])
"""One text stands for a list of one."""

ONE_BLOCK_OR_MANY = Short(_one_block_or_many, lambda long: long["items"])
"""One item, in whatever form, stands for a list of one."""


@dataclass(frozen=True)
class Pieces(Short):
    """A list of pieces, one of them for a list of one, or a map of them by id, so that another file can reach one.

    All are read as a map: by id, or by the place in the list.
    """

    __hash__ = Short.__hash__

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_by_place, handler(source))

    def beside(self, long: JsonSchemaValue) -> JsonSchemaValue:
        """The JSON Schema of one, of a list and of a map."""
        return self.schema(long)


def _by_place(value: Any) -> Any:
    return dict(enumerate(value)) if isinstance(value, tuple) else value


def pieces(shape: Callable[[], type[BaseModel]], like_keys: str) -> Pieces:
    """The forms of a list of ``shape``; what is written as one of its keys, or ``like_keys``, is no id."""

    @cache
    def no_id() -> str:
        return rf"^\s*({'|'.join(fields(shape()))}|{like_keys})\s*$"

    def expand(node: Node, _context: Context) -> Node:
        one = isinstance(node, Scalar) and node.value is not None
        if isinstance(node, Mapping):
            one = any(re.search(no_id(), key) for key in node.entries)
        return Sequence([node], node.span) if one else node

    def schema(long: JsonSchemaValue) -> JsonSchemaValue:
        piece = long["additionalProperties"]
        by_id = {"type": "object", "propertyNames": {"not": {"type": "string", "pattern": no_id()}}}
        return {
            "anyOf": [{"allOf": [piece], "not": by_id}, {"type": "array", "items": piece}, {"allOf": [long, by_id]}]
        }

    return Pieces(expand, schema)


class _ByPath(Short):
    """A map of which each key is the path of a piece of the document, and each value what that may hold."""

    def beside(self, long: JsonSchemaValue) -> JsonSchemaValue:
        """The JSON Schema of the map."""
        return self.schema(long)


def _by_path(node: Node, context: Context) -> Node:
    for path, entry in node.entries.items() if isinstance(node, Mapping) else ():
        asked, _ = annotation_at(context.shape, path)
        entry.value = entry.value if asked is None else normalise(entry.value, asked, context)
    return node


BY_PATH = _ByPath(_by_path, lambda long: long)


def annotation_at(shape: type[BaseModel], path: str) -> tuple[Any, Iterable[str]]:
    """What may stand at a path below a shape, its steps with points between them; None where it leads nowhere, and the
    keys that may stand in the place of the step that does not.
    """
    annotation: Any = shape
    for step in path.split("."):
        form = _form(annotation)
        annotation = _annotations(form.shape).get(step) if form.shape else form.values
        if annotation is None:
            return None, fields(form.shape)
    return annotation, ()


def normalise(node: Node, annotation: Any, context: Context) -> Node:
    """The node in its long form, as ``annotation`` describes it; mappings learn their shape.

    A key that surely stands for another one, such as ``prioriteiten``, is taken for it, and its entry remembers how it
    was written: what stands below it is then checked as that, and what it defines is known.
    """
    return _normalise(node, _form(annotation), context)


@dataclass(frozen=True, slots=True, eq=False)
class _Form:
    """What an annotation says: its short forms, and the shape, list or map that stands there in the end."""

    shorts: tuple[Short, ...]
    shape: type[BaseModel] | None = None
    items: Any = None
    """The annotation of a list's items."""
    values: Any = None
    """The annotation of a map's values."""


def _normalise(node: Node, form: _Form, context: Context) -> Node:
    for short in form.shorts:
        node = short.expand(node, context)
    if form.shape is not None:
        if isinstance(node, Mapping):
            node.shape = form.shape
            keys = _keys(form.shape)
            if not node.entries.keys() <= keys.keys():
                node.entries = _renamed(node, keys, form.shape, context)
            for key, entry in node.entries.items():
                if key in keys:
                    entry.value = _normalise(entry.value, keys[key], context)
    elif isinstance(node, Sequence) and form.items is not None:
        inner = _form(form.items)
        node.items = [_normalise(item, inner, context) for item in node.items]
    elif isinstance(node, Mapping) and form.values is not None:
        inner = _form(form.values)
        for entry in node.entries.values():
            entry.value = _normalise(entry.value, inner, context)
    return node


def shortest(node: Node, annotation: Any) -> Node:
    """A node in its long form with the short forms that stand for the same whatever else the document says."""
    return _shortest(node, _form(annotation))


def _shortest(node: Node, form: _Form) -> Node:
    short: Node | None = None
    if isinstance(node, Mapping):
        inner = _form(form.values) if form.values is not None else None
        known = _keys(form.shape) if form.shape else {}
        for key, entry in node.entries.items():
            below = known.get(key, inner)
            entry.value = _shortest(entry.value, below) if below else entry.value
        values = [entry.value for entry in node.entries.values()]
        short = values[0] if len(values) == 1 and isinstance(values[0], Scalar) else None
    elif isinstance(node, Sequence) and form.items is not None:
        node.items = [_shortest(item, _form(form.items)) for item in node.items]
        short = node.items[0] if len(node.items) == 1 else None
    if short is not None and form.shorts:
        alike = [_long(item, form) for item in (short, node)]
        return short if plain(alike[0]) == plain(alike[1]) else node
    return node


def _long(node: Node, form: _Form) -> Node:
    """A copy of a node in its long form, whatever the year."""
    return _normalise(deepcopy(node), form, Context(LAST_YEAR))


def _renamed(block: Mapping, keys: dict[str, _Form], shape: type[BaseModel], context: Context) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for key, entry in block.entries.items():
        meant = None
        if key not in keys:
            free = [name for name in keys if name not in block.entries and name not in entries]
            required = [name for name in free if fields(shape)[name].is_required()]
            meant = context.lookalikes.key(key, free, required)
            if not meant and "title" in required and is_document(key) and isinstance(entry.value, Scalar):
                meant = None if PurePath(str(entry.value.value)).suffix in {".yaml", ".yml"} else "title"
        if meant:
            entry.written = key
        entries[meant or key] = entry
    return entries


@cache
def fields(shape: type | None) -> dict[str, FieldInfo]:
    """What stands under each key of a shape; nothing where the shape is unknown."""
    known = shape.model_fields if shape is not None and issubclass(shape, BaseModel) else {}
    return {field.alias or name: field for name, field in known.items()}


@cache
def _annotations(shape: type[BaseModel]) -> dict[str, Any]:
    """The annotations of a shape's keys."""
    return {
        key: Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        for key, field in fields(shape).items()
    }


@cache
def _keys(shape: type[BaseModel]) -> dict[str, _Form]:
    """The forms of a shape's keys."""
    return {key: _form(annotation) for key, annotation in _annotations(shape).items()}


def entries_of(shape: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The keys of a shape under which nothing but a map of entries by id stands, with the shape of these."""
    values = {key: _form(form.values).shape for key, form in _keys(shape).items() if form.values and not form.items}
    return {key: entry for key, entry in values.items() if entry and not getattr(entry, "one_thing", False)}


_forms: dict[int, tuple[Any, _Form]] = {}


def _form(annotation: Any) -> _Form:
    """The form of an annotation, worked out once; not all annotations can be hashed."""
    known = _forms.get(id(annotation))
    if known is None:
        known = _forms[id(annotation)] = (annotation, _worked_out(annotation))
    return known[1]


def _worked_out(annotation: Any) -> _Form:
    shorts: list[Short] = []
    while True:
        if get_origin(annotation) is Annotated:
            shorts += [item for item in annotation.__metadata__ if isinstance(item, Short)]
            annotation = annotation.__origin__
        elif (optional := _optional(annotation)) is not None:
            annotation = optional
        else:
            break
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        short = getattr(annotation, "short", None)
        return _Form((*shorts, short) if isinstance(short, Short) else tuple(shorts), annotation)
    origin, inner = get_origin(annotation), get_args(annotation)
    listed = inner[0] if origin is tuple else inner[1] if any(isinstance(item, Pieces) for item in shorts) else None
    return _Form(tuple(shorts), None, listed, inner[1] if origin is dict else None)


def _optional(annotation: Any) -> Any | None:
    """The X of ``X | None``."""
    if get_origin(annotation) in {Union, types.UnionType}:
        rest = [item for item in typing.get_args(annotation) if item is not types.NoneType]
        return rest[0] if len(rest) == 1 else None
    return None
