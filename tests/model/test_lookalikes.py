"""What people write where the format has another word: every key and every word of the format has Dutch ones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import ivp
from ivp.generate.reference import _shapes
from ivp.model.lookalikes import KEYS, WORDS, Lookalikes, meant_word
from ivp.model.plan import KINDS
from ivp.model.short_forms import fields
from ivp.settings import Settings

FORMAT = {key for shape in _shapes([*KINDS.values(), Settings]) for key in fields(shape)}
"""All keys of plans, of what belongs to them, and of the settings."""


def words(schema: Any) -> Iterator[str]:
    """The words of which one is asked somewhere; what is told of each in two languages is no code of elsewhere."""
    if isinstance(schema, dict):
        yield from (one["const"] for one in schema.get("oneOf", ()) if " / " in one.get("description", ""))
    for item in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from words(item)


def test_every_key_has_a_dutch_word() -> None:
    assert sorted(FORMAT - KEYS.keys()) == []


def test_there_are_words_for_nothing_else() -> None:
    assert sorted(KEYS.keys() - FORMAT) == []


def test_every_word_has_a_dutch_one() -> None:
    schemas = (json.loads(file.read_text("utf-8")) for file in (Path(ivp.__file__).parent / "schema").glob("*.json"))
    asked = {word for schema in schemas for word in words(schema) if re.fullmatch("[a-z_]+", word)}
    assert {"minutes", "adopted", "running"} <= asked
    assert sorted(asked - WORDS.keys() - KEYS.keys()) == []


@pytest.mark.parametrize(("written", "key"), [("beeldmerk", "logo"), ("langste looptijd", "longest_period")])
def test_a_setting_is_known_by_its_dutch_word(written: str, key: str) -> None:
    assert Lookalikes().key(written, sorted(FORMAT)) == key


def test_a_unit_is_known_by_its_dutch_word() -> None:
    assert meant_word("Minuten", ("count", "minutes")) == "minutes"
