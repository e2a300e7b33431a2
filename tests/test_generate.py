"""What is made from something else is current; a translation survives the rewording of its sentence."""

from __future__ import annotations

import gettext
import io
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from ivp import generate
from ivp.language import LOCALE, Words

PO = """\
msgid ""
msgstr ""
"Language: nl\\n"

msgid "the file cannot be read"
msgstr "het bestand kan niet worden gelezen"

msgid "{number} error"
msgid_plural "{number} errors"
msgstr[0] "{number} fout"
msgstr[1] "{number} fouten"
"""


def updated(*wanted: str | tuple[str, str]) -> Catalog:
    template = Catalog()
    for sentence in wanted:
        template.add(sentence)
    return generate.updated(PO.encode(), "nl", template)


@pytest.mark.slow
def test_everything_made_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert (generate.main(["--check"]), capsys.readouterr().err) == (0, "")


def test_a_reworded_sentence_keeps_its_translation_to_be_looked_at() -> None:
    catalogue = updated("this file cannot be read")
    assert '#, fuzzy\nmsgid "this file cannot be read"\nmsgstr "het bestand kan niet' in generate.po_bytes(
        catalogue
    ).decode("utf-8")
    (told,) = generate.unfinished(catalogue)
    assert told == "look at the translation and take away its mark fuzzy: this file cannot be read"
    again = generate.updated(generate.po_bytes(catalogue), "nl", catalogue)
    assert list(generate.unfinished(again)) == [told]
    read = gettext.GNUTranslations(io.BytesIO(generate.mo_bytes(catalogue)))
    assert read.gettext("this file cannot be read") == "this file cannot be read"


def test_a_new_sentence_is_told() -> None:
    assert list(generate.unfinished(updated("a goal", ("{number} error", "{number} errors")))) == [
        "no translation of: a goal"
    ]


def test_a_sentence_that_is_gone_stays_aside_while_a_translation_is_missing() -> None:
    written = generate.po_bytes(updated("a goal", ("{number} error", "{number} errors")))
    assert written.endswith(b'#~ msgid "the file cannot be read"\n#~ msgstr "het bestand kan niet worden gelezen"\n')
    assert b"file" not in generate.po_bytes(updated(("{number} error", "{number} errors")))


def test_a_file_out_of_date_is_named_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "_catalogues", list)
    monkeypatch.setattr(generate, "CHROMIUM", None)
    monkeypatch.setattr(generate, "made", lambda: [(tmp_path / "page.md", b"new\n")])
    (tmp_path / "page.md").write_text("old\n", encoding="utf-8")
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().err == "page.md: out of date: run python -m ivp.generate\n"
    assert [generate.main([]), generate.main(["--check"])] == [0, 0]
    assert (tmp_path / "page.md").read_bytes() == b"new\n"


def test_a_catalogue_names_no_tool_and_no_date() -> None:
    catalogue = updated("the file cannot be read")
    header = gettext.GNUTranslations(io.BytesIO(generate.mo_bytes(catalogue))).info()
    assert set(header) == {"language", "plural-forms", "mime-version", "content-type", "content-transfer-encoding"}
    assert generate.po_bytes(catalogue).count(b"\n\n") == 1


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("po", [*LOCALE.glob("*/LC_MESSAGES/ivp.po")], ids=lambda po: po.parent.parent.name)
def test_a_translation_has_the_gaps_of_its_sentence(po: Path) -> None:
    for message in read_po(io.BytesIO(po.read_bytes())):
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
