"""Finding every sentence that is shown: in the code by its marks, in the templates by their calls, in the manual."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import extract_from_ast

from ivp.catalogue import catalogue
from ivp.output.manual import paragraphs
from ivp.rules.manual import page

PACKAGE = Path(__file__).parent.parent
MARKS: dict[str, tuple[int, ...]] = {
    "_": (0,), "N_": (0,), "Message": (0,), "words": (0,), "Words": (), "Code": (2,), "rule": (2,), "Problem": (1, 2),
}  # fmt: skip
"""Calls whose arguments at these places are sentences."""
PLURALS = ("some", "ngettext")


def sentences(templates: Path) -> dict[str, str | None]:
    """Every sentence of the package, of its templates and of the manual; for one with a plural, that."""
    found: dict[str, str | None] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for singular, plural in _of_code(path.read_text(encoding="utf-8")):
            found[singular] = plural or found.get(singular)
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    for path in sorted(templates.rglob("*.j2")):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        for _, function, message in extract_from_ast(tree, ("_", "gettext", "ngettext", "some")):
            parts = [part for part in (message if isinstance(message, tuple) else (message,)) if part]
            if parts:
                found[parts[0]] = parts[1] if function in PLURALS and len(parts) > 1 else found.get(parts[0])
    return found | dict.fromkeys(_of_manual())


def _of_code(text: str) -> Iterator[tuple[str, str | None]]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in PLURALS and len(node.args) > 1:
            first, second = _texts(node.args[0]), _texts(node.args[1])
            yield from zip(first, second, strict=False)
        for place in MARKS.get(name, ()):
            if place < len(node.args):
                yield from ((text, None) for text in _texts(node.args[place]))


def _of_manual() -> Iterator[str]:
    """The prose of the manual: its sentences stand in docstrings, which nothing marks."""
    for code in catalogue():
        yield from paragraphs(page(code))


def _texts(node: ast.expr) -> list[str]:
    """The constant texts that an argument may be."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) and node.value else []
    if isinstance(node, ast.IfExp):
        return _texts(node.body) + _texts(node.orelse)
    return []
