"""The JSON Schemas of both kinds of document, for editors: what they mark is what ``ivp validate`` marks as 2xx.

They are of draft-07, which most programs read, with keywords of that draft only. There is no ``$id``: they are used
from the file that a writer keeps, and have no address.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from ivp.model.plan import KINDS
from ivp.model.types import name_schema

DIALECT = "http://json-schema.org/draft-07/schema#"


def json_schema(kind: str) -> dict[str, Any]:
    """The schema for a kind of document, ``plan`` or ``implementation``; raises ``KeyError`` for another."""
    described = KINDS[kind].model_json_schema(schema_generator=_Generator, ref_template="#/definitions/{model}")
    shapes = described.pop("$defs")
    whole = {"$schema": DIALECT, **described, "definitions": shapes}
    return {key: _alone(value) for key, value in whole.items()}


def schema_text(kind: str) -> str:
    """The schema as the file ``ivp/schema/<kind>.json`` holds it: ASCII, whatever a terminal makes of it."""
    return json.dumps(json_schema(kind), indent=1) + "\n"


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
