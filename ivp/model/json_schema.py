"""The JSON Schemas of both kinds of document, for editors: what they mark is what ``ivp validate`` marks as 2xx."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from ivp.model.plan import KINDS

DIALECT = "http://json-schema.org/draft-07/schema#"


def json_schema(kind: str) -> dict[str, Any]:
    """The schema for a kind of document, ``plan`` or ``implementation``; raises ``KeyError`` for another."""
    model = KINDS[kind]
    described = model.model_json_schema(schema_generator=_Generator)
    # A class's own docstring is for engineers; the editor shows what the keys say.
    cleaned = {key: _clean(value) for key, value in described.items()}
    return {"$schema": DIALECT, "title": f"ivp {kind}", **cleaned}


def schema_text(kind: str) -> str:
    """The schema as the file ``ivp/schema/<kind>.json`` holds it."""
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=1, sort_keys=False) + "\n"


class _Generator(GenerateJsonSchema):
    """Pydantic's generator; ``$ref`` never has siblings, which draft-07 would pass over."""

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """Without the default: an editor would show Python's empty values."""
        return self.generate_inner(schema["schema"])


def _clean(value: Any) -> Any:
    """Without generated titles; ``null`` and a block without keys say nothing; a ``$ref`` stands alone."""
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if not isinstance(value, dict):
        return value
    cleaned = {key: _clean(item) for key, item in value.items() if not (key == "title" and isinstance(item, str))}
    if "properties" in cleaned:
        cleaned["properties"] = {key: _clean(item) for key, item in value["properties"].items()}
    options = cleaned.get("anyOf")
    if isinstance(options, list) and {"type": "null"} in options and not _unknown_value(cleaned):
        options = [option for option in options if option != {"type": "null"}]
        del cleaned["anyOf"]
        cleaned = {**options[0], **cleaned} if len(options) == 1 else {"anyOf": options, **cleaned}
    if "properties" in cleaned and not cleaned.get("required"):
        cleaned["minProperties"] = 1  # a block without any key says nothing
    if "$ref" in cleaned and len(cleaned) > 1:
        cleaned["allOf"] = [{"$ref": cleaned.pop("$ref")}]
    return cleaned


def _unknown_value(schema: dict[str, Any]) -> bool:
    """Whether this is the one key that may be null: the value of a figure known to be unknown."""
    return str(schema.get("description", "")).startswith("Het cijfer; null")
