"""Every word of the field has its place in the vocabulary, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum

import pytest

from ivp import vocabulary
from ivp.language import translations

ENUMERATIONS = [item for item in vars(vocabulary).values() if isinstance(item, type) and issubclass(item, StrEnum)]
TABLES = {
    name: table for name, table in vars(vocabulary).items() if isinstance(table, Mapping) and not name.startswith("_")
}
BARE = {vocabulary.Chance}
"""Enumerations that are never told: they say how something is worked out."""


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_every_word_of_its_enumeration(name: str) -> None:
    table = TABLES[name]
    assert list(table) == list(type(next(iter(table))))


def test_every_enumeration_has_a_table() -> None:
    keyed = {type(next(iter(table))) for table in TABLES.values()}
    assert {item for item in ENUMERATIONS if item is not StrEnum} - BARE == keyed


NOT_TOLD = {"shape", "sign", "difference"}
"""Names of drawings, signs, and forms without a word in them."""


def _sentences(facts: object) -> list[str]:
    """What is told of a word: the fields of its facts that are texts."""
    if not is_dataclass(facts):
        return [str(facts)]
    told = [(field.name, getattr(facts, field.name)) for field in fields(facts)]
    return [value for name, value in told if type(value) is str and value and name not in NOT_TOLD]


@pytest.mark.parametrize("name", sorted(TABLES.keys() - {"TERMINAL_COLOURS"}))
def test_every_word_is_told_in_dutch(name: str) -> None:
    known = set(translations("nl")._catalog)  # type: ignore[attr-defined]
    assert [text for facts in TABLES[name].values() for text in _sentences(facts) if text not in known] == []
