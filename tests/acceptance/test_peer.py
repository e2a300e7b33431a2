"""A second reader of the same JSON Schemas, on the broken plans: what it finds, ``ivp`` finds too, and says where.

The peer reads YAML with PyYAML and validates with jsonschema, as general validators do.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from ivp.finding import Severity
from ivp.reader.node import find
from ivp.reader.yaml import read_yaml
from tests.acceptance.broken import PLAN, Broken
from tests.acceptance.test_broken_plans import CASES

SCHEMAS = Path(__file__).parents[2] / "ivp" / "schema"
UNREADABLE: tuple[str, ...] = ("?",)


class Loader(yaml.SafeLoader):
    """PyYAML without what YAML 1.2 dropped: dates and ``yes`` are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "bool", "merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


@cache
def schema(kind: str) -> Any:
    return jsonschema.Draft7Validator(json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")))


def peer(text: str) -> list[tuple[str | int, ...]]:
    """The paths at which the peer finds something; one of them says that it cannot read the text at all."""
    try:
        data = with_text_keys(yaml.load(text, Loader))
    except yaml.YAMLError:
        return [UNREADABLE]
    kind = data.get("kind") if isinstance(data, dict) else None
    found = schema("implementation" if kind == "implementation" else "plan").iter_errors(data)
    return [tuple(error.absolute_path) for error in found]


def with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): with_text_keys(item) for key, item in value.items()}
    return [with_text_keys(item) for item in value] if isinstance(value, list) else value


def lines_of(text: str, path: tuple[str | int, ...]) -> range:
    """The lines on which the piece at ``path`` stands, with its key and the line below, where a value may be meant."""
    document, _ = read_yaml(PLAN, text.encode())
    if document.root is None:
        return range(1, len(document.lines) + 1)
    node, key, _ = find(document.root, path)
    return range((key or node.span).line if path else 1, node.span.end_line + 2)


@pytest.mark.parametrize("broken", CASES, ids=lambda broken: broken.name)
def test_what_a_peer_finds_is_found_with_its_place(broken: Broken, tmp_path: Path) -> None:
    theirs = peer(broken.plan)
    ours = [item for item in broken.diagnostics(tmp_path) if Path(item.document).name == PLAN]
    places = [item.span.line for item in ours if item.span and item.code.severity is Severity.ERROR]
    for path in theirs:
        lines = range(1, broken.plan.count("\n") + 2) if path is UNREADABLE else lines_of(broken.plan, path)
        assert any(line in lines for line in places), (path, lines, places)


def test_the_peer_finds_most_of_what_a_schema_can_say() -> None:
    assert sum(bool(peer(broken.plan)) for broken in CASES) > len(CASES) // 2
