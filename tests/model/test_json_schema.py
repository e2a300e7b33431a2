"""The JSON Schemas mark what ``ivp validate`` marks as 2xx."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ivp.model.json_schema import schema_text
from ivp.model.plan import KINDS
from ivp.reader.node import plain
from ivp.reader.yaml import read_yaml
from tests.model.test_shapes import CASES, HEAD, INDICATOR_CASES

SCHEMA = Path(__file__).parents[2] / "ivp" / "schema"
PLANS = sorted((Path(__file__).parents[2] / "plans").glob("*.yaml"))


def errors(text: str) -> list[Any]:
    document, problems = read_yaml("plan.yaml", text.encode())
    assert not problems
    assert document.root is not None
    data = _json(plain(document.root))
    schema = json.loads((SCHEMA / f"{data.get('kind', 'plan')}.json").read_text(encoding="utf-8"))
    return list(jsonschema.Draft7Validator(schema).iter_errors(data))


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _json(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema_in_the_dialect_that_editors_read(kind: str) -> None:
    schema = json.loads(schema_text(kind))
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"].endswith("draft-07/schema#")


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described_in_dutch_and_english(kind: str) -> None:
    schema = json.loads(schema_text(kind))
    shapes = [schema, *_objects(schema["definitions"])]
    all_keys = [(key, item) for shape in shapes for key, item in shape.get("properties", {}).items()]
    keys = [(key, item) for key, item in all_keys if item is not True and "const" not in item]  # True: must be there
    assert len(keys) > 100
    assert [key for key, item in keys if " / " not in item.get("description", "") and set(item) != {"type"}] == []


def _objects(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        below = [item for part in value.values() for item in _objects(part)]
        return [value, *below] if value.get("type") == "object" else below
    return [item for part in value for item in _objects(part)] if isinstance(value, list) else []


def test_no_expression_takes_for_ever() -> None:
    long = 200_000
    texts = ["a" + " " * long + "\nb", " " * long + "\0", "a " * long + "\nb", "-" * long, "2" * long, "2024-" * long]
    for pattern in set(re.findall(r'"pattern": ("[^\n]*")', schema_text("plan"))):
        for text in texts:  # one that tries each blank with each other would still be busy tomorrow
            re.search(json.loads(pattern), text)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_plans_follow_it(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


# What depends on how a number is written is for validate alone.
BEYOND = ("25.000}", "1.000")


@pytest.mark.parametrize("fragment", [case[0] for case in CASES if not any(word in case[0] for word in BEYOND)])
def test_it_marks_what_validate_marks(fragment: str) -> None:
    assert errors(HEAD + fragment)


@pytest.mark.parametrize(
    "fragment", [case[0] for case in INDICATOR_CASES if not any(word in case[0] for word in ("2019-2015", *BEYOND))]
)
def test_it_marks_what_validate_marks_in_an_indicator(fragment: str) -> None:
    unit = "" if fragment.startswith("unit") else "    unit: count\n"
    assert errors(f"{HEAD}indicators:\n  inbraak:\n    name: Inbraken\n{unit}    {fragment}\n")
