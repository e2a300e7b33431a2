"""The codes of reading are unique, in their own hundred, and worded where they are used."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import ivp.reader
from ivp.reader import codes


def test_codes_are_unique_and_in_their_hundred() -> None:
    ids = [code.id for code in codes.ALL]
    assert len(set(ids)) == len(ids)
    assert all(len(each) == 6 and each.startswith("IVP1") for each in ids)
    assert ids == sorted(ids)


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    for file in sorted(Path(ivp.reader.__path__[0]).glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield f"{file.name}:{node.lineno}", node


def test_templates_are_constant_and_their_gaps_are_filled() -> None:
    for place, call in calls("Message"):
        template = call.args[0]
        assert isinstance(template, ast.Constant), place
        assert isinstance(template.value, str), place
        gaps = {gap for _, gap, _, _ in string.Formatter().parse(template.value) if gap is not None}
        if len(call.args) < 2:
            assert not gaps, place
        elif isinstance(call.args[1], ast.Dict):
            filled = {key.value for key in call.args[1].keys if isinstance(key, ast.Constant)}
            assert gaps == filled, place


def test_every_code_is_used() -> None:
    source = "".join(file.read_text("utf-8") for file in Path(ivp.reader.__path__[0]).glob("*.py"))
    names = {name for name, value in vars(codes).items() if value in codes.ALL and name != "ALL"}
    assert {name for name in names if f"codes.{name}" not in source} == set()
