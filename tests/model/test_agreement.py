"""The JSON Schemas and ``ivp validate`` agree: what the one refuses as 2xx, the other refuses, and nothing else.

Plans are taken apart and put together wrongly, in both directions. What JSON Schema cannot say is ``BEYOND``, each with
its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivp.finding import Span
from ivp.model.json_schema import json_schema
from ivp.model.plan import KINDS
from ivp.model.problems import PROBLEMS
from ivp.reader.node import Document, Entry, Mapping, Node, Scalar, Sequence, plain
from ivp.reader.yaml import read_yaml
from tests.conftest import PLANS
from tests.model.reading import read_plan

BEYOND = {
    "years_order": "two values compared: 2019-2015 runs backwards",
    "unit_missing": "two places at once: the source may give it",
    "number_thousands": "notation that is read away: 25.000 is 25 to every validator",
}

HEAD = {
    "ivp": 1,
    "kind": "plan",
    "title": "Proef",
    "municipalities": ["Maasgouw"],
    "period": "2023-2026",
}  # fmt: skip
IMPLEMENTATION = {**HEAD, "kind": "implementation", "carries_out": "plan.yaml"}
ACCOUNT = {"ivp": 1, "kind": "account", "title": "Proef", "period": HEAD["period"], "accounts_for": "plan.yaml"}

FIGURE = {"value": 3}
INDICATOR = {"name": "A", "unit": "count"}
DECISION = {"body": "council", "act": "adopt"}
# Each shape: the least that it needs, and the plan or account with a block of it.
SHAPES: dict[str, tuple[Any, Any]] = {
    "Publication": ({}, lambda block: {"publication": block}),
    "Predecessor": ({}, lambda block: {"predecessor": block}),
    "Point": ({}, lambda block: {"principles": [block]}),
    "Topic": ({"name": "A"}, lambda block: {"themes": {"a": block}}),
    "Chapter": ({}, lambda block: {"chapters": {"a": block}}),
    "AssessmentFinding": ({}, lambda block: {"assessment": [block]}),
    "Partner": ({"name": "A"}, lambda block: {"partners": {"a": block}}),
    "Decision": (DECISION, lambda block: {"decisions": [block]}),
    "Proposal": ({}, lambda block: {"decisions": [{**DECISION, "proposal": block}]}),
    "Section": ({}, lambda block: {"decisions": [{**DECISION, "proposal": {"sections": [block]}}]}),
    "Duty": ({"what": "A"}, lambda block: {"cycle": {"a": block}}),
    "Coordination": ({"side": "board"}, lambda block: {"coordination": [block]}),
    "Money": ({}, lambda block: {"budget": [block]}),
    "Party": ({"name": "A"}, lambda block: {"coordination": [{"side": "board", "with": [block]}]}),
    "Action": ({"name": "A"}, lambda block: {"actions": {"a": block}}),
    "State": ({"status": "done"}, lambda block: {"actions": {"a": {"name": "A", "state": {"2024-06": block}}}}),
    "Light": (
        {},
        lambda block: {"actions": {"a": {"name": "A", "state": {"2024": {"status": "done", "light": block}}}}},
    ),
    "Source": ({"name": "A"}, lambda block: {"sources": {"a": block}}),
    "Indicator": (INDICATOR, lambda block: {"indicators": {"a": block}}),
    "Noun": ({"many": "x"}, lambda block: {"indicators": {"a": {**INDICATOR, "noun": block}}}),
    "Series": ({"table": "x", "codes": "y"}, lambda block: {"indicators": {"a": {**INDICATOR, "series": block}}}),
    "Target": ({}, lambda block: {"indicators": {"a": {**INDICATOR, "target": block}}}),
    "Benchmark": ({"name": "A"}, lambda block: {"indicators": {"a": {**INDICATOR, "benchmarks": {"b": block}}}}),
    "TopicAccount": ({}, lambda block: {**ACCOUNT, "topics": {"a": block}}),
    "IndicatorAccount": ({}, lambda block: {**ACCOUNT, "indicators": {"a": block}}),
    "MoneyAccount": ({}, lambda block: {**ACCOUNT, "money": {"a": block}}),
    "Value": (FIGURE, lambda block: {"indicators": {"a": {**INDICATOR, "values": {"2024": block}}}}),
}

SCALARS = [
    None, True, False, 0, 1, 3, -4, 13, 20, 21, 50, 101, 2024, 1899, 2200, 10**12, Decimal("7.9"), Decimal("25.125"),
    "", " ", "\n", "\u00a0", "\u2003\t", "x", " x ", "x\n", "x\ny", "\nx", "x" * 401, "x" * 400, " " + "x" * 400,
    "x" * 80, "x" * 81, "x" * 20_001, "naam", "Naam", "name", "veilig wonen", "é", "x\n\n", "a.csv", "/a.csv",
    "map/a b.csv", "..\\a.csv", "a\t.csv", " /a", 'a"b', "2024", " 2024 ", "2024\n", "2024-06", "2024-13", "2024-Q4",
    "2024-Q5", "2024-H2", "2024-H3", "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2024-04-31", "2024-12-31",
    "20-12-2024", "2019-2021", "2019-2015", "undated", "20206", "1850", "2024-2024", "٢٠٢٤", "baseline", "baseline\n",
    "-5%",    " +2.5%", "5%", "baseline - 5%", " baseline + 2.5 ", "baseline -5%", "baseline - 5,5%", "baseline  - 5",
    "baseline - ٥%", "baseline - 1234567890123456%", "nederland 2017 - 10%", "nederland 2017-2015", "é - 4",
    "7.9 - 1", "-7.9 + 1%", "7.9 -1", "10-12", "nl", "nl\n", "en", "NL", "plan", "draft", "draft ", "board",
    "count",
    "lower", "council", "adopt", "green", "done", "month", "Q1", "Q5", "end", "kernbeleid-2017", "core", "effect",
]  # fmt: skip
KEYS = [
    "name", "text", "points", "for", "value", "note", "at_most", "stay_at", "tolerance", "side", "every", "when",
    "Kopje", "Naam", "title", " name", "a", "a b", "é", "a ", "a\n", "2024", "2024 ", "2024\n", "2024-06", "2019-2021",
    "undated", "", " ", "x" * 81, "x" * 401, "summary", "light", "file", "one",
]  # fmt: skip


def node(data: Any) -> Node:
    """Data as the reader would give it."""
    here = Span(1, 1, 1, 2)
    if isinstance(data, dict):
        return Mapping({key: Entry(here, node(value)) for key, value in data.items()}, here)
    if isinstance(data, list | tuple):
        return Sequence([node(item) for item in data], here)
    return Scalar(data, here, str(data))


@cache
def schema(kind: str) -> Any:
    return jsonschema.Draft7Validator(json_schema(kind))


def as_json(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: as_json(item) for key, item in data.items()}
    if isinstance(data, list | tuple):
        return [as_json(item) for item in data]
    return float(data) if isinstance(data, Decimal) else data


def disagreement(data: dict[str, Any]) -> str | None:
    """Which of the two refuses the document alone, and why; None where they agree."""
    _, findings = read_plan(Document("plan.yaml", [""], node(data)))
    beyond = {PROBLEMS[kind].sentence for kind in BEYOND}
    ours = [str(item.message) for item in findings if item.message.template not in beyond]
    kind = str(data.get("kind"))
    theirs = next(schema(kind if kind in KINDS else "plan").iter_errors(as_json(data)), None)
    if ours and not theirs:
        return f"the schema accepts {ours}"
    if theirs and not findings:
        return f"the program accepts {theirs.json_path}: {theirs.message[:200]}"
    return None


Pick = Callable[[list[Any]], Any]
"""Chooses one of a list."""


@cache
def blocks() -> list[dict[str, Any]]:
    """The plans of this repository, each cut into documents of one block."""
    found = []
    for path in sorted(PLANS.glob("*.yaml")):
        root = read_yaml(path.name, path.read_bytes())[0].root
        assert root is not None
        data: Any = plain(root)
        head = IMPLEMENTATION if data["kind"] == "implementation" else HEAD
        found += [{**head, key: value} for key, value in data.items() if key not in head]
    return found


@cache
def pieces() -> dict[str, list[Any]]:
    """What stands in the plans under each key."""
    found: dict[str, list[Any]] = {}
    for document in blocks():
        for path, piece in places(document):
            if path and isinstance(path[-1], str) and len(str(piece)) < 600:
                found.setdefault(path[-1], []).append(piece)
    return found


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield path, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, tuple) else ():
        yield from places(value, (*path, key))


def changed(data: Any, path: tuple[str | int, ...], piece: Any) -> Any:
    """The data with another piece at a path."""
    if not path:
        return piece
    step, *rest = path
    if isinstance(data, dict):
        return {**data, step: changed(data.get(step), tuple(rest), piece)}
    return tuple(changed(item, tuple(rest), piece) if index == step else item for index, item in enumerate(data))


def something(pick: Pick, key: str) -> Any:
    """A value for a key: as it stands in a plan, or anything."""
    known = pieces().get(key)
    return pick(known) if known and pick([True, False]) else pick(SCALARS)


def shape(pick: Pick) -> dict[str, Any]:
    """A plan with a block of a shape, with some of its keys."""
    name = pick([*SHAPES])
    least, placed = SHAPES[name]
    keys = [*properties(name)]
    block = {**least, **{key: something(pick, key) for key in (pick(keys) for _ in range(pick([0, 1, 2, 3])))}}
    return {**pick([HEAD, IMPLEMENTATION, ACCOUNT]), **placed(block)}


@cache
def properties(name: str) -> dict[str, Any]:
    """The keys of a shape with the schema of each."""
    block = next(item[name] for kind in KINDS if name in (item := json_schema(kind)["definitions"]))
    found: dict[str, Any] = next(item for item in (block, *block.get("anyOf", ())) if "properties" in item)
    return found["properties"]


def mutant(pick: Pick) -> dict[str, Any]:
    """A plan that is right, or wrong in a few places."""
    return wrong(pick, pick(blocks()) if pick([True, False]) else shape(pick))


def wrong(pick: Pick, data: dict[str, Any]) -> dict[str, Any]:
    """The same data, or with a few of its places changed, whatever may stand there."""
    for _ in range(pick([0, 1, 1, 1, 2, 3])):
        path, piece = pick([place for place in places(data) if place[0]])
        kind = pick(["scalar", "other", "in a list", "in a block", "nothing", "gone", "more", "renamed"])
        here = str(path[-1])
        if kind == "scalar":
            new = pick(SCALARS)
        elif kind == "other":
            new = pick(pieces()[pick([*pieces()])])
        elif kind == "in a list":
            new = (piece, *([pick(SCALARS)] if pick([True, False]) else []))
        elif kind == "in a block":
            new = {pick(KEYS): piece}
        elif kind == "nothing":
            new = pick([{}, (), None, ""])
        elif not isinstance(piece, dict) or not piece:
            new = piece[1:] if isinstance(piece, tuple) else something(pick, here)
        else:
            gone = pick([*piece]) if kind != "more" else None
            new = {key: value for key, value in piece.items() if key != gone}
            if kind != "gone":
                key = pick(KEYS if pick([True, False]) else [*pieces()])
                new[key] = piece[gone] if gone else something(pick, key)
        data = changed(data, path, new)
    return data


def kinds_of_keys() -> list[tuple[str, str]]:
    """A shape and a key of it for each thing that can be asked of a value."""
    found = {}
    for name in SHAPES:
        for key, asked in properties(name).items():
            found[str(sorted((word, said) for word, said in asked.items() if word != "description"))] = (name, key)
    return [*found.values()]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "key"), kinds_of_keys())
def test_they_agree_on_what_may_stand_under_a_key(name: str, key: str) -> None:
    least, placed = SHAPES[name]
    for value in SCALARS:
        assert disagreement({**HEAD, **placed({**least, key: value})}) is None, value


@pytest.mark.parametrize("name", SHAPES)
def test_they_agree_on_what_may_stand_for_a_block(name: str) -> None:
    _, placed = SHAPES[name]
    alone = [{key: value} for key in [*properties(name), "Kopje", "Naam", "tekst"] for value in ("x", ("x", "y"))]
    for block in [*SCALARS[:20], (), ("x",), {}, {"Kopje": ""}, {"Kopje": ("",)}, {"Kopje": {"a": "b"}}, *alone]:
        assert disagreement({**HEAD, **placed(block)}) is None, block


@pytest.mark.parametrize(
    "state", [*SCALARS, {"status": "done"}, {"light": "red"}, {"stand": "done"}, {"status": "klaar"}]
)
def test_they_agree_on_a_state_with_and_without_its_moment(state: Any) -> None:
    for given_ in (state, {"2024-06": state}, {"2024-06": "done", "status": state}):
        assert disagreement({**ACCOUNT, "actions": {"a": given_}, "duties": {"a": given_}}) is None, given_


@settings(max_examples=200, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_they_agree_on_plans_put_together_wrongly(data: st.DataObject) -> None:
    document = mutant(lambda options: data.draw(st.sampled_from(options)))
    assert disagreement(document) is None
