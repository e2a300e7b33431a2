"""The catalogues hold every sentence, with its gaps, and nothing else."""

from __future__ import annotations

import string

import pytest

from ivp.language import LOCALE, Words
from ivp.locale.catalogue import current, languages, mo_bytes, po_text, untranslated


@pytest.mark.parametrize("language", languages())
def test_it_is_complete(language: str) -> None:
    assert untranslated(language) == []


@pytest.mark.parametrize("language", languages())
def test_the_files_are_current(language: str) -> None:
    catalogue = current(language)
    folder = LOCALE / language / "LC_MESSAGES"
    assert (folder / "ivp.po").read_bytes() == po_text(catalogue), "out of date: run python -m ivp.locale"
    assert (folder / "ivp.mo").read_bytes() == mo_bytes(catalogue), "out of date: run python -m ivp.locale"


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", languages())
def test_a_translation_has_the_gaps_of_its_sentence(language: str) -> None:
    for message in current(language):
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            wanted = set().union(*(gaps(text) for text in ids))
            for text in texts:
                assert gaps(text) <= wanted, message.id
            assert gaps(texts[-1]) == gaps(ids[-1]), message.id


def test_dutch_speaks_dutch() -> None:
    assert Words("nl")("On target now") == "Nu op doel"
    assert Words("nl").some("{number} error", "{number} errors", 1) == "1 fout"
    assert Words("nl").some("{number} error", "{number} errors", 2) == "2 fouten"
    assert Words("fy")("On target now") == "On target now"
