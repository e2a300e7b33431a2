"""The JSON Schemas of both kinds of document, for editors: what they mark is what ``ivp validate`` marks as 2xx.

They are of draft-07, which most programs read, with keywords of that draft only. There is no ``$id``: they are used
from the file that a writer keeps, and have no address.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from ivp.model.inheritance import RELATIONS, VERSION_OF
from ivp.model.plan import KINDS
from ivp.model.short_forms import entries_of, fields
from ivp.model.types import name_schema

DIALECT = "http://json-schema.org/draft-07/schema#"


def json_schema(kind: str) -> dict[str, Any]:
    """The schema for a kind of document, ``plan`` or ``implementation``; raises ``KeyError`` for another."""
    described = KINDS[kind].model_json_schema(schema_generator=_Generator, ref_template="#/definitions/{model}")
    shapes = described.pop("$defs")
    if asked := _of_what_is_new(KINDS[kind], described, shapes):
        described["allOf"] = asked
    whole = {"$schema": DIALECT, **described, "definitions": shapes}
    return {key: _alone(value) for key, value in whole.items()}


def schema_text(kind: str) -> str:
    """The schema as the file ``ivp/schema/<kind>.json`` holds it: ASCII, whatever a terminal makes of it."""
    return json.dumps(json_schema(kind), indent=1) + "\n"


def _of_what_is_new(model: type[BaseModel], described: dict[str, Any], shapes: dict[str, Any]) -> list[dict[str, Any]]:
    """What a file must say that no file above it says: a period, and the names of entries.

    It is no longer asked for everywhere then, but only where a document names no others above it.
    """
    entries, ahead = dict[str, type[BaseModel]](), [model]
    while ahead:
        found = {entry.__name__: entry for entry in entries_of(ahead.pop()).values()}
        ahead += [entry for name, entry in found.items() if name not in entries]
        entries |= found
    above = [key for key in RELATIONS if key in fields(model)]
    stands_alone = above and all(key not in described["required"] for key in above)
    for name, entry in entries.items():
        keys = next(item for item in (*shapes[name].get("anyOf", ()), shapes[name]) if "properties" in item)
        required = keys.pop("required", [])
        keys["minProperties"] = 1
        if stands_alone:
            shapes[f"New{name}"] = _block({**(_given(*required) if required else {}), **_new_entries(entry)})
    if not stands_alone:
        return []
    inherited = [key for key in described["required"] if VERSION_OF.takes(key)]
    described["required"] = [key for key in described["required"] if key not in inherited]
    return [
        {"if": {"not": _given(VERSION_OF.key)}, "then": _given(*inherited)},
        {"if": {"allOf": [{"not": _given(key)} for key in above]}, "then": _new_entries(model)},
    ]


def _block(asked: dict[str, Any]) -> dict[str, Any]:
    return {"if": {"type": "object"}, "then": {"type": "object", **asked}}


def _given(*keys: str) -> dict[str, Any]:
    return {"required": list(keys), "properties": dict.fromkeys(keys, True)}


def _new_entries(shape: type[BaseModel]) -> dict[str, Any]:
    maps = {
        f"^{key}$": _block({"additionalProperties": {"$ref": f"#/definitions/New{entry.__name__}"}})
        for key, entry in entries_of(shape).items()
    }
    return {"patternProperties": maps} if maps else {}  # an editor offers what stands under properties, and twice then


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, without what an editor would show of Python: class names, docstrings, empty values."""

    def field_title_should_be_set(self, _schema: Any) -> bool:
        """Keys have their description."""
        return False

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """The default is for the program."""
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        """A key that need not be there is left out: null says nothing."""
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: Any) -> dict[str, Any]:
        """A block without any key says nothing."""
        block = super().model_schema(schema)
        del block["title"], block["description"]
        return block if block.get("required") else {**block, "minProperties": 1}

    def dict_schema(self, schema: Any) -> dict[str, Any]:
        """A map: its keys are words that an editor can offer, or texts without blanks around them."""
        keys, values = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        entries: dict[str, Any] = {"type": "object"}
        offered, others = keys.get("anyOf", ({}, keys)) if "oneOf" not in keys else (keys, None)
        if words := offered.get("oneOf"):
            entries["properties"] = {word["const"]: {**values, "description": word["description"]} for word in words}
        entries["additionalProperties"] = values if others else False
        if others:
            entries["propertyNames"] = name_schema(others, r"^\s|\s$")
        self.update_with_validations(entries, schema, self.ValidationsMapping.object)
        return entries


def _alone(value: Any) -> Any:
    """A ``$ref`` stands alone: draft-07 passes over what stands beside it."""
    if isinstance(value, list):
        return [_alone(item) for item in value]
    if not isinstance(value, dict):
        return value
    inner = {key: _alone(item) for key, item in value.items()}
    return {"allOf": [{"$ref": inner.pop("$ref")}], **inner} if "$ref" in inner and len(inner) > 1 else inner
