"""Tables beside the rows or findings they must give."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import check_places, short

from ivp.finding import Finding, Span
from ivp.reader.csv import Columns, read_csv, read_number
from ivp.reader.table import SEMICOLONS, Cell, Row, Table

REQUIRED = ("indicator", "municipality", "year", "value")
OPTIONAL = ("provisional", "n", "source", "retrieved", "note")
COLUMNS = Columns(
    REQUIRED,
    OPTIONAL,
    {"gemeente": "municipality", "jaar": "year", "waarde": "value"},
    lambda text: ("year", text) if text.startswith("20") else None,
    {"municipality": "GM1641"},
)
HEADER = "indicator,municipality,year,value,note\n"


def read(text: str | bytes) -> tuple[Table, list[str]]:
    data = text.encode() if isinstance(text, str) else text
    table, problems = read_csv("cijfers.csv", data, COLUMNS)
    check_places(table.document, problems)
    return table, [short(problem) for problem in problems]


def rows(table: Table) -> list[list[str]]:
    return [[row.text(column) for column in table.columns] for row in table.rows]


def span(row: Row, column: str) -> Span | None:
    cell = row.cell(column)
    return cell.span if cell else None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_rows(end: str, mark: str) -> None:
    lines = [HEADER.strip(), "diefstal,GM1641,2024,110,", "", ",,,,", 'overlast, GM1641 ,2024,7.9,"a ""b"", c"', ""]
    table, problems = read(mark + end.join(lines))
    assert problems == []
    assert tuple(table.columns) == ("indicator", "municipality", "year", "value", "note")
    assert rows(table) == [
        ["diefstal", "GM1641", "2024", "110", ""],
        ["overlast", "GM1641", "2024", "7.9", 'a "b", c'],
    ]
    second = table.rows[1]
    assert second.span == Span(5, 1, 5, 40)
    assert span(second, "municipality") == Span(5, 11, 5, 17)
    assert span(second, "note") == Span(5, 28, 5, 40)
    assert second.text("note") == 'a "b", c'
    assert second.text("n") == ""


def test_a_quoted_cell_may_hold_lines() -> None:
    table, problems = read(HEADER + 'a,b,"2024",1,"eerste\ntweede"\nc,d,2024,2, "x"\n')
    assert problems == []
    assert table.rows[0].text("note") == "eerste\ntweede"
    assert span(table.rows[0], "note") == Span(2, 14, 3, 8)
    assert span(table.rows[0], "year") == Span(2, 5, 2, 11)
    assert span(table.rows[1], "note") == Span(4, 13, 4, 16)
    assert span(table.rows[1], "value") == Span(4, 10, 4, 11)


CASES = [
    ("", ["IVP104 1:1|empty|indicator,municipality,year,value"]),
    ("\n\n", ["IVP104 1:1|empty"]),
    (HEADER.encode() + b"caf\xe9,b,c,d,e\n", ['IVP102 2:4|byte E9 ("é"|CSV UTF-8']),
    (HEADER.encode("utf-16"), ["IVP102 1:1|UTF-16"]),
    (b"x" * 5_000_001, ["IVP101 1:1|5 MB"]),
    (HEADER + "a,b\x00,c,d,e\n", ["IVP103 2:4|U+0000"]),
    ("indicator;municipality;year;value\na;b;2024\n", ["IVP154 2:1|3 cells|write ; for every cell"]),
    (
        "indicator;municipality;year;value\na;b;2024;7;zorg; veiligheid\n",
        ["IVP154 2:12|6 cells|a text that contains ; in double"],
    ),
    ("indicator;municipality;year,value\n", ["IVP150 1:24|separated by commas here, and by semicolons in the row of"]),
    ("indicator;municipality;year;value\na,b,2024,7\n", ["IVP150 2:1|separated by commas here, and by semicolons"]),
    ("indicator,municipality,year,value\na;b;2024;7,9\n", ["IVP150 2:1|by semicolons here, and by commas|by commas"]),
    (
        "indicator;gemeente;2022;2023\nx;GM0957;7,5;8\n",
        ["IVP151 1:20|years|write indicator;municipality;year;value in|such as x;GM0957;2022;7,5"],
    ),
    ("indicator;gemeente;jaar;value\n", ["IVP151 1:1|write the first row as indicator;municipality;year;value"]),
    ("indicator\tmunicipality\tyear\tvalue\na\tb\t2024\t\t5\n", ["IVP150 1:1|tabs|CSV UTF-8", "IVP154 2:11|5 cells"]),
    ("indicator;municipality;year;value\ncaf\xe9;b;2024;1\n".encode("cp1252"), ["IVP102 2:4|E9"]),
    ("sep=;\nindicator;municipality;year;value\na;b;2024;7,9\n", ["IVP150 1:1|not sep=;|delete this line"]),
    ("sep=,\n" + HEADER, ["IVP150 1:1|not sep=,|delete this line"]),
    (
        "indicator,municipality,year,valeu\n",
        ['IVP151 1:29|"valeu" is not a column|did you mean "value"?'],
    ),
    ("Indicator,municipality,year,value\n", ['IVP151 1:1|"Indicator"|did you mean "indicator"?']),
    (HEADER.strip() + ",kleur\n", ['IVP151 1:40|"kleur" is not a column|the columns are indicator, municipality']),
    (HEADER.strip() + ",\na,b,2024,1,,x\n", ["IVP151 1:40|a column has no name"]),
    (HEADER.strip() + ",,\na,b,2024,1,,,\nc,d,2024,1,\n,,,,,,\n", []),
    (
        "indicator,gemeente,jaar,waarde,note\na,b,2024\n",
        [
            "IVP151 1:1|gemeente, jaar, waarde|write the first row as indicator,municipality,year,value,note",
            "IVP154 2:1",
        ],
    ),
    (
        'indicator,gemeente,2021,2022,2023,2024\nx,GM0957,,"7,5",8,9\n',
        ["IVP151 1:20|years stand beside each other here (2021, 2022, 2023, ...)|such as x,GM0957,2022,7.5"],
    ),
    ("Indicator,2023,2024\nx,1,2\n", ["IVP151 1:11|years|such as x,GM1641,2023,1"]),
    ("indicator,municipality,year\n", ['IVP152 1:1|"value" is missing']),
    ("indicator,year,value\n", ['IVP152 1:1|"municipality" is missing|and GM1641 to every other']),
    ("Cijfers van 2024,,,,\n\n" + HEADER + "a,b,2024,1,\n", ["IVP157 1:1|above the names|delete it"]),
    (HEADER + "a,b,2024,1,\nBron: politie,,,,\n", ["IVP157 3:1|is a text and holds no figure|delete the row"]),
    (HEADER + "a,b,2024,1,\nBron: politie, bewerkt\n* voorlopig\n", ["IVP157 3:1|no figure (also on line 4)"]),
    (HEADER + "a,b,2024,1,\n" + HEADER, ["IVP157 3:1|once more|delete this row"]),
    (
        HEADER + "a,b,2023,7,9,\n" * 3,
        ["IVP154 2:14|6 cells, but the header has 5 (also in 2 other rows, up to line 4)"],
    ),
    ("diefstal,GM1641,2024,110\n", ["IVP152 1:1|does not hold the names|indicator,municipality,year,value"]),
    ("indicator,municipality,year,value,year\n", ['IVP153 1:35|"year" stands twice']),
    (HEADER + "a,b,2024\n", ["IVP154 2:1|3 cells, but the header has 5"]),
    (HEADER + "a,b,2024,7,9,\n", ["IVP154 2:14|6 cells, but the header has 5|if 7,9 is one number: 7.9"]),
    (HEADER + "a,b,2024,7,zorg, veiligheid\n", ["IVP154 2:18|6 cells|comma in double quotes"]),
    (HEADER + "a,b,2024,7," + "x" * 10_001, ["IVP155 2:12|10001 characters"]),
    (HEADER + 'a,b,2024,7,"x\nc,d,2024,8,y\n', ["IVP123 2:12|not closed"]),
    (HEADER + 'a,b,2024,7,"x"y\n', ['IVP122 2:15|"y" follows']),
    (HEADER + 'a,b,2024,7,de "tafel"\n', ['IVP156 2:12|inside a cell|twice: "de ""tafel"""']),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_refused(text: str | bytes, expected: list[str]) -> None:
    _, problems = read(text)
    for problem, wanted in zip_longest(problems, expected, fillvalue=""):
        place, _, words = wanted.partition("|")
        assert problem.startswith(place), problems
        for part in words.split("|"):
            assert part in problem


def test_a_wrong_row_leaves_the_others() -> None:
    table, problems = read(HEADER + 'a,b,2024\nc,d,2024,1,e\nf,g,2024,x"y,h\ni,j,2024,2,k\n')
    assert [problem[:11] for problem in problems] == ["IVP154 2:1 ", "IVP156 4:10"]
    assert [row.text("indicator") for row in table.rows] == ["c", "i"]


def test_a_header_without_a_required_column_gives_no_rows() -> None:
    table, _ = read("indicator,municipality,year\na,b,2024\n")
    assert table.rows == ()
    table, _ = read("indicator,municipality,year,value,nota\na,b,2024,1,x\n")
    assert rows(table) == [["a", "b", "2024", "1", "x"]]


def test_reading_stops_after_a_thousand_findings() -> None:
    _, problems = read(HEADER.strip() + "".join(f",x{number}" for number in range(3_000)) + "\n")
    assert len(problems) == 1_001
    assert problems[-1].startswith("IVP105 1:1 ")


def test_the_same_in_every_row_is_told_once() -> None:
    _, problems = read(HEADER + "a,b\n" * 3_000)
    (problem,) = problems
    assert "(also in 2999 other rows, up to line 3001)" in problem


@pytest.mark.parametrize(
    ("text", "value"),
    [("110", "110"), ("7.9", "7.9"), ("7.90", "7.90"), ("-3", "-3"), ("+4", "4"), ("0.5", "0.5"), ("1.000", "1.000")],
)
def test_numbers(text: str, value: str) -> None:
    number = read_number(Cell(text, Span(1, 1, 1, 1)))
    assert isinstance(number, Decimal)
    assert str(number) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7,9", "IVP142|decimal comma|write a point: 7.9"),
        ("-0,5", "IVP142|decimal comma|write a point: -0.5"),
        ("1.000,5", "IVP143|thousands|: 1000.5"),
        ("1.000.000", "IVP143|thousands|: 1000000"),
        ("1,000.5", "IVP143|thousands|: 1000.5"),
        ("12 345", "IVP143|thousands|: 12345"),
        ("12\u00a0345,6", "IVP143|thousands|: 12345.6"),
        ("37%", "IVP144|more than a number|alone, 37;"),
        ("37,5 %", "IVP144|more than a number|alone, 37.5;"),
        ("€ 1.250,50", "IVP144|more than a number|alone, 1250.50;"),
        ("\u22125", "IVP144|longer dash|: -5"),
        ("118 incidenten", "IVP144|more than a number|alone, 118;"),
        ("ca. 120", "IVP144|more than a number|alone, 120, and say in a note"),
        ("–7,9", "IVP144|longer dash|: -7.9"),
        ("", "IVP144|missing"),
        ("n.v.t.", 'IVP144|"n.v.t." is not a number|such as 7.9 or 110'),
        ("<5", "IVP144|not a number"),
        ("1,2,3", "IVP144|not a number"),
        ("010", "IVP140|starts with a zero|digits only"),
        ("1e20000000", "IVP140|power of ten"),
        ("NaN", "IVP144|not a number"),
        ("١٢", "IVP144|not a number"),
        ("9" * 16, "IVP141|more than 15 digits"),
        ("9" * 5000, "IVP141|more than 15 digits"),
    ],
)
def test_what_is_no_number(text: str, expected: str) -> None:
    span = Span(2, 3, 2, 4)
    problem = read_number(Cell(text, span))
    assert isinstance(problem, Finding)
    assert problem.span == span
    for part in expected.split("|"):
        assert part in short(problem)


@given(
    st.binary(max_size=200) | st.text(st.sampled_from('ab,;\t"\r\n= 19.éx')).map(lambda text: (HEADER + text).encode())
)
def test_any_bytes(data: bytes) -> None:
    read(data)


@given(st.text(max_size=30))
def test_any_cell_is_a_number_or_says_why_not(text: str) -> None:
    found = read_number(Cell(text, Span(1, 1, 1, 1)))
    assert isinstance(found, Decimal) or short(found)


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cn", "Co"]), min_size=1).map(
    str.strip
)


@given(st.lists(st.lists(cells, min_size=4, max_size=4).filter(any)))
def test_what_is_written_reads_back(table: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([REQUIRED, *table])
    found, problems = read(file.getvalue())
    assert problems == []
    assert rows(found) == table
    for row in found.rows:
        for cell in row.record.cells:
            source = found.document.lines[cell.span.line - 1][cell.span.column - 1 : cell.span.end_column - 1]
            assert source in (cell.text, '"' + cell.text.replace('"', '""') + '"')


@pytest.mark.parametrize("header", ["indicator;municipality;year;value", "Indicator;Gemeente;Jaar;Waarde"])
def test_the_row_of_names_decides_the_dialect(header: str) -> None:
    table, problems = read_csv("c.csv", f"\ufeff{header};;\r\nx;Maasgouw;2023;301,0;;\r\n;;;;;\r\n".encode(), COLUMNS)
    assert table.dialect == SEMICOLONS
    assert [item.code.id for item in problems] == ["IVP151"] * (header[0] == "I")
    assert rows(table) == [["x", "Maasgouw", "2023", "301,0"]]
    assert read_number(table.rows[0].record.cells[3], table.dialect) == Decimal("301.0")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7.9", "IVP142|with a point, and in this table a comma|write a comma: 7,9"),
        ("1.118", "IVP142|with a point"),
        ("1.000,5", "IVP143|1.000,5 is written with a thousands separator|and a comma before decimals: 1000,5"),
        ("1.000.000", "IVP143|thousands|: 1000000"),
        ("12 345,6", "IVP143|thousands|: 12345,6"),
        ("37,5 %", "IVP144|more than a number|alone, 37,5;"),
        ("\u22127,9", "IVP144|longer dash|: -7,9"),
        ("n.v.t.", 'IVP144|"n.v.t." is not a number|such as 7,9 or 110'),
        ("5,", "IVP140|the number 5, ends with a comma|7,9"),
    ],
)
def test_what_is_no_number_between_semicolons(text: str, expected: str) -> None:
    problem = read_number(Cell(text, Span(2, 3, 2, 4)), SEMICOLONS)
    assert isinstance(problem, Finding)
    for part in expected.split("|"):
        assert part in short(problem)
