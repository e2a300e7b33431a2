"""The table of what can be wrong with a text: its codes stand in their own hundred, and each row of it is used."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import ivp
from ivp.finding import Code, Problem
from ivp.reader import mistakes
from ivp.reader.mistakes import MISTAKES

CODES = {name: value for name, value in vars(mistakes).items() if isinstance(value, Code)}
TREES = {
    file.relative_to(ivp.__path__[0]).as_posix(): ast.parse(file.read_text("utf-8"))
    for file in sorted(Path(ivp.__path__[0]).rglob("*.py"))
}


def test_codes_are_unique_and_in_their_hundred() -> None:
    ids = [code.id for code in CODES.values()]
    assert len(set(ids)) == len(ids)
    assert all(len(each) == 6 and each.startswith("IVP1") for each in ids)
    assert ids == sorted(ids)


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if name in names and file != "reader/mistakes.py":
                    yield f"{file}:{node.lineno}", node


def gaps(problem: Problem) -> set[str]:
    parsed = (*string.Formatter().parse(problem.sentence), *string.Formatter().parse(problem.hint))
    return {gap for _, gap, _, _ in parsed if gap}


def test_the_gaps_of_a_mistake_are_filled_where_it_is_made() -> None:
    for place, call in calls("mistake"):
        given = {word.arg for word in call.keywords}
        if None not in given:
            for constant in ast.walk(call.args[0]):
                if isinstance(constant, ast.Constant) and constant.value in MISTAKES:
                    assert gaps(MISTAKES[constant.value]) <= given, (place, constant.value)


def test_every_mistake_and_every_code_is_used() -> None:
    texts = {
        node.value
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and file != "reader/mistakes.py"
    }
    assert set(MISTAKES) - texts == set()
    assert set(CODES.values()) == {problem.code for problem in MISTAKES.values()}
