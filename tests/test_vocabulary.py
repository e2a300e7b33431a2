"""Every word of the field has its place in the vocabulary, in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import get_args

import pytest

from ivp import vocabulary
from ivp.language import translations
from ivp.model.base import Shape
from ivp.model.plan import KINDS
from ivp.output import FORMATS
from ivp.report import kinds
from ivp.report.environment import templates

PACKAGE = Path(vocabulary.__file__).parent
ENUMERATIONS = [item for item in vars(vocabulary).values() if isinstance(item, type) and issubclass(item, StrEnum)]
KINDS_OF_WORDS = [item for item in ENUMERATIONS if issubclass(item, vocabulary.Word) and item is not vocabulary.Word]
_COMPARED = re.compile(r'\.(\w+) (?:==|!=) "(\w+)"')
BARE = {vocabulary.Chance, vocabulary.ReportFormat, vocabulary.Tone}
"""Enumerations that are never told: how something is worked out, endings of files, and how words are coloured."""


def test_every_word_says_what_it_is() -> None:
    assert {*ENUMERATIONS} - {StrEnum, vocabulary.Word} - BARE == {*KINDS_OF_WORDS}
    assert [word for kind in KINDS_OF_WORDS for word in kind if not word.facts] == []


NOT_TOLD = {"shape", "sign", "difference"}
"""Names of drawings, signs, and forms without a word in them."""


def _sentences(facts: object) -> list[str]:
    """What is told of a word: the fields of its facts that are texts."""
    if not isinstance(facts, tuple):
        return [str(facts)]
    told = zip(type(facts)._fields, facts, strict=True)
    return [value for name, value in told if type(value) is str and value and name not in NOT_TOLD]


def _shapes(base: type[Shape]) -> Iterator[type[Shape]]:
    yield base
    for shape in base.__subclasses__():
        yield from _shapes(shape)


def _enumerations(annotation: object) -> Iterator[type[StrEnum]]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield annotation
    for part in get_args(annotation):
        yield from _enumerations(part)


WORDS_OF_KEYS: dict[str, set[str]] = {}
for shape in _shapes(Shape):
    for name, field in shape.model_fields.items():
        for enumeration in _enumerations(field.annotation):
            WORDS_OF_KEYS.setdefault(name, set()).update(map(str, enumeration))
"""The keys of a plan that hold a word of the vocabulary."""


def test_the_keys_that_hold_words_are_found() -> None:
    assert set(KINDS.values()) <= set(_shapes(Shape))
    assert {"unit", "better", "body", "act", "side", "level", "per", "overall"} <= WORDS_OF_KEYS.keys()


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_compares_a_word_with_its_text(path: Path) -> None:
    """``indicator.unit == "count"`` asks the text; a table or the enumeration itself is asked instead."""
    compared = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Compare)]
    wrong = []
    for node in compared:
        keys = {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}
        texts = {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}
        wrong += [f"line {node.lineno}" for key in keys if texts & WORDS_OF_KEYS.get(key, set())]
    assert wrong == []


def test_no_template_compares_a_word_with_its_text() -> None:
    compared = [found for path in templates().glob("*.j2") for found in _COMPARED.findall(path.read_text("utf-8"))]
    assert compared
    assert [(key, text) for key, text in compared if text in WORDS_OF_KEYS.get(key, set())] == []


@pytest.mark.parametrize("kind", KINDS_OF_WORDS, ids=lambda kind: kind.__name__)
def test_every_word_is_told_in_dutch(kind: type[vocabulary.Word]) -> None:
    known = set(translations("nl")._catalog)  # type: ignore[attr-defined]
    assert [text for word in kind for text in _sentences(word.facts) if text not in known] == []


def test_a_unit_with_bounds_says_what_is_wrong_outside_them() -> None:
    bounded = [unit for unit in vocabulary.Unit if unit.facts.least is not None or unit.facts.most is not None]
    assert bounded
    assert all(unit.facts.beyond for unit in bounded)
    assert all(unit.facts.too_fine for unit in vocabulary.Unit if unit.facts.whole)


@pytest.mark.parametrize(("page", "names"), [("reports.md", kinds.KINDS), ("ci.md", FORMATS)])
def test_the_manual_has_a_row_for_each(page: str, names: Mapping[str, object]) -> None:
    manual = (PACKAGE.parent / "docs" / page).read_text(encoding="utf-8")
    assert [name for name in names if f"| `{name}` |" not in manual] == []


def test_every_kind_of_report_has_a_view_and_its_templates() -> None:
    assert list(kinds.KINDS) == list(vocabulary.ReportKind)
    wanted = {f"{kind.template}.{form}.j2" for kind in kinds.KINDS.values() for form in ("html", "md")}
    assert wanted - {path.name for path in templates().iterdir()} == set()


def test_every_verdict_state_and_light_has_its_drawing() -> None:
    icons = (templates() / "icons.svg").read_text(encoding="utf-8")
    shapes = [*vocabulary.Status, *vocabulary.Change, *(state.facts.shape for state in vocabulary.ActionState)]
    shapes += [*vocabulary.Uptake, *(f"light-{light}" for light in vocabulary.Light)]
    assert [shape for shape in shapes if f'<symbol id="i-{shape}"' not in icons] == []
