"""Catalogues as files: a ``.po`` that people write, and the ``.mo`` that the program reads, made from it."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ivp.locale.extract import PACKAGE, sentences

HERE = Path(__file__).parent
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Catalogues carry no date of their own: the same sentences give the same bytes."""
_HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
TEMPLATES = PACKAGE.parent / "templates"


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(path.parent.parent.name for path in HERE.glob("*/LC_MESSAGES/ivp.po")))


def _po(language: str) -> Path:
    return HERE / language / "LC_MESSAGES" / "ivp.po"


def current(language: str) -> Catalog:
    """The catalogue with every sentence that the program shows now, and no other, with the translations there are."""
    with _po(language).open("rb") as file:
        known = read_po(file, locale=language)
    catalogue = Catalog(
        locale=language, project="ivp", version="1", creation_date=UNDATED, revision_date=UNDATED, fuzzy=False
    )
    for singular, plural in sorted(sentences(TEMPLATES).items()):
        message = known.get(singular)
        text = message.string if message else ""
        if plural:
            forms = [form or "" for form in text] if isinstance(text, tuple | list) else [text or ""] * 2
            catalogue.add((singular, plural), tuple(forms))
        else:
            catalogue.add(singular, text[0] if isinstance(text, tuple | list) else text)
    return catalogue


def po_text(catalogue: Catalog) -> bytes:
    """The catalogue as a ``.po`` file: sorted, without line numbers or dates."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=118, no_location=True, omit_header=True, sort_output=True)
    header = _HEADER.format(language=catalogue.locale_identifier, plurals=catalogue.plural_forms)
    return header.encode() + buffer.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def update(language: str) -> None:
    """Write both files of a language anew."""
    catalogue = current(language)
    _po(language).write_bytes(po_text(catalogue))
    _po(language).with_suffix(".mo").write_bytes(mo_bytes(catalogue))


def untranslated(language: str) -> list[str]:
    """The sentences that have no translation yet."""
    missing = []
    for message in current(language):
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not all(forms):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing
