"""``ivp series``: official tables and codes found by the words that people use for them."""

from __future__ import annotations

import pytest

from ivp.reference.series import codes_near, search, table, tables
from tests.conftest import Run


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("woninginbraak", ["1.1.1"]),
        ("inbraken in woningen", []),
        ("woning inbraken", ["1.1.1"]),
        ("fietsendiefstal", ["1.2.3"]),
        ("auto-inbraak", ["1.2.1"]),
        ("straatroven", ["1.4.6"]),
        ("overvallen", ["1.4.7"]),
        ("winkeldiefstal", ["2.5.2"]),
        ("vandalisme", ["2.2.1"]),
        ("mishandelng", ["1.4.5"]),
        ("jeugdoverlast", ["E35"]),
        ("verwarde personen", ["E33"]),
        ("overlast", ["E41", "0.0.0"]),
        ("geluidsoverlast", ["M061", "M062", "M22"]),
        ("misdrijven", ["0.0.0"]),
        ("1.2.3", ["1.2.3"]),
        ("huiselijk geweld", []),
        ("ondermijning", []),
        ("de", []),
        ("", []),
        ("[(*", []),
    ],
)
def test_the_likeliest_codes_come_first(words: str, codes: list[str]) -> None:
    found = [one.code for one in search(words)]
    assert (found[: len(codes)], bool(found)) == (codes, bool(codes))


def test_it_tells_what_to_write_in_the_plan(run: Run) -> None:
    ended = run("series", "search", "woninginbraak")
    assert (ended.exit, ended.err) == (0, "")
    assert ended.out.splitlines()[:2] == [
        "1.1.1   Diefstal/inbraak woning",
        '        series: {table: 47018NED, codes: ["1.1.1"]}',
    ]
    assert "47013NED  Misdrijven en aangiften per gemeente, per jaar en maand" in ended.out
    assert ended.out.endswith("Source: Politie, data.politie.nl (CC BY 4.0), codes as of 2026\n")


def test_all_can_be_listed(run: Run) -> None:
    listed = run("series", "list").out
    for known in tables().values():
        assert f"{known.code}  {known.title}\n" in listed
        assert all(f"  {code:8}{title}\n" in listed for code, title in known.codes.titles.items())


@pytest.mark.parametrize(
    ("given", "code", "said", "hint"),
    [
        (("search", "xyzzy"), 1, "“xyzzy”", "ivp series list"),
        (("search",), 2, "no words", "ivp series search woninginbraak"),
        (("fietsen", "roven"), 2, "“fietsen” is neither", "ivp series search fietsen roven"),
    ],
)
def test_what_it_cannot_find(run: Run, given: tuple[str, ...], code: int, said: str, hint: str) -> None:
    ended = run("series", *given)
    assert (ended.exit, ended.out) == (code, "")
    assert said in ended.err
    assert hint in ended.err


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("111", ["1.1.1"]), ("1-1-1", ["1.1.1"]), ("1.1.1 Diefstal", ["1.1.1"]), ("000", ["0.0.0"]),
        ("Diefstal/inbraak woning", ["1.1.1"]), ("woninginbraak", ["1.1.1"]), ("1.1.9", ["1.1.1", "1.1.2"]),
        ("1.1", ["1.1.1", "1.1.2"]), ("9.9.9", []), ("E35", []), ("?", []), ("1", []),
    ],
)  # fmt: skip
def test_the_codes_that_may_be_meant(written: str, meant: list[str]) -> None:
    known = table("47018ned")
    assert known is not None
    assert codes_near(written, known.codes) == meant
