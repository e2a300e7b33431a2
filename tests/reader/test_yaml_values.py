"""What a readable file gives: values as YAML 1.2 core has them, and where each stands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reading import read, scalar

from ivp.finding import Span
from ivp.reader.node import Mapping, find, plain, walk


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("nUll", "nUll"),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("NO", "NO"),
        ("0", 0),
        ("7", 7),
        ("-7", -7),
        ("+7", 7),
        ("-0", 0),
        ("123456789012345", 123456789012345),
        ("7.9", Decimal("7.9")),
        ("-0.5", Decimal("-0.5")),
        (".5", Decimal("0.5")),
        ("7,9", "7,9"),
        ("1.000,5", "1.000,5"),
        ("1.000.000", "1.000.000"),
        ("1_000", "1_000"),
        ("-5%", "-5%"),
        ("1:30", "1:30"),
        ("2024-01-01", "2024-01-01"),
        ("2022-Q4", "2022-Q4"),
        ("2015-2019", "2015-2019"),
        ("47018NED", "47018NED"),
        ("0475-852500", "0475-852500"),
        ("0b1", "0b1"),
        (".", "."),
        ("-", None),
        ("1e", "1e"),
        ("≥ 20", "≥ 20"),
        ("http://www.maasgouw.nl", "http://www.maasgouw.nl"),
        ("mailto:info@maasgouw.nl", "mailto:info@maasgouw.nl"),
        ("C:\\plannen", "C:\\plannen"),
        ("zorg [en] {veiligheid}", "zorg [en] {veiligheid}"),
        ("'no'", "no"),
        ("'7.9'", "7.9"),
        ('"2024"', "2024"),
        ('"\\u00e9\\n"', "é\n"),
        ("'foto''s'", "foto's"),
        ("“Zorg”", "“Zorg”"),
    ],
)
def test_values(text: str, value: object) -> None:
    if text == "-":  # an empty list item, not a text
        document, problems = read("a:\n  -\n")
        assert problems == []
        assert scalar(document, "a", 0).value is None
        return
    document, problems = read(f"a: {text}\n")
    assert problems == []
    found = scalar(document, "a").value
    assert found == value
    assert type(found) is type(value)


def test_decimals_stay_as_written() -> None:
    document, _ = read("a: 7.90\nb: -0.0")
    assert str(scalar(document, "a").value) == "7.90"
    assert str(scalar(document, "b").value) == "0.0"
    assert scalar(document, "a").text == "7.90"


def test_keys_are_text() -> None:
    document, problems = read("2021: a\ntrue: b\nnull: c\n1e3: d\n007: e\n0x1F: f\n")
    assert problems == []
    assert isinstance(document.root, Mapping)
    assert list(document.root.entries) == ["2021", "true", "null", "1e3", "007", "0x1F"]


def test_data() -> None:
    text = "a:\n  - b: 1\n    c: [x, 2.5]\n  - d\ne: {f: null, g: {}}\nh: []\n"
    document, problems = read(text)
    assert problems == []
    assert document.root is not None
    assert plain(document.root) == {
        "a": ({"b": 1, "c": ("x", Decimal("2.5"))}, "d"),
        "e": {"f": None, "g": {}},
        "h": (),
    }


def test_block_texts() -> None:
    document, problems = read("a: >-\n  een zin\n  gaat verder\nb: |\n  regel\n  regel #1\n\n# opmerking\nc: d\n")
    assert problems == []
    assert scalar(document, "a").value == "een zin gaat verder"
    assert scalar(document, "b").value == "regel\nregel #1\n"
    assert scalar(document, "a").span == Span(1, 4, 3, 14)
    assert scalar(document, "b").span == Span(4, 4, 6, 11)


def test_spans() -> None:
    document, problems = read("a:\n  - name: Zorg  # opmerking\n    list: [x, 'y z']\n  -\nb: een\n  zin\n\nc:\n")
    assert problems == []
    assert document.root is not None
    spans = {path: node.span for path, node in walk(document.root)}
    assert spans == {
        (): Span(1, 1, 8, 3),
        ("a",): Span(2, 3, 4, 4),
        ("a", 0): Span(2, 5, 3, 21),
        ("a", 0, "name"): Span(2, 11, 2, 15),
        ("a", 0, "list"): Span(3, 11, 3, 21),
        ("a", 0, "list", 0): Span(3, 12, 3, 13),
        ("a", 0, "list", 1): Span(3, 15, 3, 20),
        ("a", 1): Span(4, 4, 4, 4),
        ("b",): Span(5, 4, 6, 6),
        ("c",): Span(8, 3, 8, 3),
    }
    assert find(document.root, ("a", 0, "list"))[1] == Span(3, 5, 3, 9)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_breaks_and_byte_order_mark(end: str, mark: str) -> None:
    document, problems = read(mark + end.join(["# kop", "é: 😀 b", "c: d", ""]))
    assert problems == []
    assert document.lines == ["# kop", "é: 😀 b", "c: d", ""]
    assert scalar(document, "é").span == Span(2, 4, 2, 7)
    assert scalar(document, "c").span == Span(3, 4, 3, 5)


def test_a_document_may_be_marked() -> None:
    document, problems = read("---\na: b\n...\n# einde\n")
    assert problems == []
    assert document.root is not None


def test_explicit_keys_and_remarks() -> None:
    document, problems = read("? a\n: b # opmerking\nc: d ## kop\ne: f #\n")
    assert problems == []
    assert document.root is not None
    assert plain(document.root) == {"a": "b", "c": "d", "e": "f"}


def test_a_refused_value_stays_as_text() -> None:
    document, _ = read("a: 010\nb: *x\nc: d\n")
    assert document.root is not None
    assert plain(document.root) == {"a": "010", "b": "*x", "c": "d"}


def test_of_two_equal_keys_the_first_stays() -> None:
    document, _ = read("a: 1\n'a': 2\n")
    assert document.root is not None
    assert plain(document.root) == {"a": 1}
