"""Workbooks beside what an import makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing import HEAD, repository
from test_import import import_, rows
from workbooks import Cell, opendocument, sheet, workbook

from tests.conftest import Run

PLAIN: list[list[Cell]] = [["Indicator", 2022, 2023], ["Woninginbraken", 18, 19]]


def test_a_workbook_of_a_policy_officer(run: Run, tmp_path: Path) -> None:
    figures = sheet(
        [
            ["Cijfers integrale veiligheid"],
            [],
            ["Indicator", 2022, 2023, 2024, "Opmerking"],
            ["Woninginbraken", 18, 19, 17, "daling"],
            ["Voelt zich wel eens onveilig", (0.34, "percent"), (0.335, "own percent"), (0.3, "percent")],
            ["Rapportcijfer", 7.1, 7.2, 7.300000000000001],
            ["Drugshandel", 1, 2, 3],
            ["Fietsen", 4, 5, 6],
            ["Totaal", 45, "=SUM(C4:C8)", 48],
            ["Bron: politie"],
        ],
        hidden_rows=[7],
        merged=["A1:E1"],
    )
    book = workbook(
        {"Overzicht": figures, "Concept": sheet(PLAIN), "Toelichting": sheet([["Geen cijfers"]])}, hidden=["Concept"]
    )
    table = repository(tmp_path)
    ended = import_(run, tmp_path, book, name="beleid.xlsx")
    assert ended.exit == 0, ended.err
    assert rows(table) == [
        "cijfer,GM1641,2022,7.1", "cijfer,GM1641,2023,7.2", "cijfer,GM1641,2024,7.3",
        "inbraak,GM1641,2022,18,unknown,,politie", "inbraak,GM1641,2023,19,unknown,,politie",
        "inbraak,GM1641,2024,17,unknown,,politie",
        "onveilig,GM1641,2022,34", "onveilig,GM1641,2023,33.5", "onveilig,GM1641,2024,30",
    ]  # fmt: skip
    for line in (
        "beleid.xlsx: left out: sheet “Concept” is hidden and is not read",
        "beleid.xlsx: Overzicht!A7: left out: hidden rows, which are not read: 1",
        "beleid.xlsx: Overzicht!E3: left out: columns that are not used: Opmerking",
        "beleid.xlsx: Overzicht!A8: left out: about what no indicator of the plan is or counts (Fietsen): 1",
        "beleid.xlsx: Overzicht!A9: left out: totals and means, which are worked out from the other rows (Totaal): 1",
        "beleid.xlsx: Overzicht!C9: left out: from here on there are formulas whose outcome is not in the file",
        "beleid.xlsx: Overzicht!A10: left out: lines of text (Bron: politie): 1",
        "beleid.xlsx: Toelichting!A1: left out: there are no figures here",
    ):
        assert line in ended.out


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        # a name beside several rows, a part of a text in another type, a sign that is only how it is pronounced
        (
            sheet([["Soort", "Jaar", "Aantal"], ["Woninginbraken", 2022, 18], ["", 2023, 19]], merged=["A2:A3"]),
            ["inbraak,GM1641,2022,18,unknown,,politie", "inbraak,GM1641,2023,19,unknown,,politie"],
        ),
        # a year shown of a day
        (
            sheet([["Jaar", "Woninginbraken"], [(44562, "year"), 18]]),
            ["inbraak,GM1641,2022,18,unknown,,politie"],
        ),
        (sheet(PLAIN, hidden_columns=[3]), ["inbraak,GM1641,2022,18,unknown,,politie"]),
        # a number that was typed as a text
        (
            sheet([["Indicator", 2022, 2023], ["Rapportcijfer", 7.2, "7,5"]]),
            ["cijfer,GM1641,2022,7.2", "cijfer,GM1641,2023,7.5"],
        ),
        # what is aimed at is no figure
        (
            sheet([["", "Cijfer", "Streefwaarde"], ["Indicator", 2022, 2026], ["Woninginbraken", 18, 15]]),
            ["inbraak,GM1641,2022,18,unknown,,politie"],
        ),
        # a cell at the far end of the sheet
        (
            sheet(PLAIN, more='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
            ["inbraak,GM1641,2022,18,unknown,,politie", "inbraak,GM1641,2023,19,unknown,,politie"],
        ),
        # a size that is not so
        (
            sheet(PLAIN).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'),
            ["inbraak,GM1641,2022,18,unknown,,politie", "inbraak,GM1641,2023,19,unknown,,politie"],
        ),
    ],
)
def test_sheets(run: Run, tmp_path: Path, figures: str, expected: list[str]) -> None:
    table = repository(tmp_path)
    ended = import_(run, tmp_path, workbook({"Blad1": figures}), name="boek.xlsx")
    assert ended.exit == 0, ended.err
    assert rows(table) == expected


def test_two_rows_of_names(run: Run, tmp_path: Path) -> None:
    names: list[list[Cell]] = [
        ["", 2022, "", 2023, ""],
        ["Gemeente", "Woninginbraken", "Rapportcijfer", "Woninginbraken", "Rapportcijfer"],
        ["Maasgouw", 18, 7.1, 19, 7.2],
    ]
    table = repository(tmp_path)
    import_(run, tmp_path, workbook({"Blad1": sheet(names, merged=["B1:C1", "D1:E1"])}), name="boek.xlsx")
    assert [row.split(",")[:4] for row in rows(table)] == [
        ["cijfer", "GM1641", "2022", "7.1"], ["cijfer", "GM1641", "2023", "7.2"],
        ["inbraak", "GM1641", "2022", "18"], ["inbraak", "GM1641", "2023", "19"],
    ]  # fmt: skip


def test_texts_that_are_shared(run: Run, tmp_path: Path) -> None:
    shared = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>Woning</t></r>'
        "<r><t>inbraken</t></r><rPh><t>x</t></rPh></si></sst>"
    )
    figures = sheet([["Indicator", 2022], ["?", 18]]).replace('t="inlineStr"><is><t>?</t></is>', 't="s"><v>0</v>')
    table = repository(tmp_path)
    import_(run, tmp_path, workbook({"B": figures}, parts={"xl/sharedStrings.xml": shared}), name="boek.xlsx")
    assert rows(table) == ["inbraak,GM1641,2022,18,unknown,,politie"]


def test_an_opendocument_sheet(run: Run, tmp_path: Path) -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    empty = f'<table:table-row table:number-rows-repeated="1048000">{empty}</table:table-row>'
    table = repository(tmp_path)
    book = opendocument([*PLAIN, ["Voelt zich wel eens onveilig", "34%", "33.5%"]], empty)
    assert import_(run, tmp_path, book, name="boek.ods").exit == 0
    assert rows(table) == [
        "inbraak,GM1641,2022,18,unknown,,politie", "inbraak,GM1641,2023,19,unknown,,politie", "onveilig,GM1641,2022,34",
        "onveilig,GM1641,2023,33.5",
    ]  # fmt: skip


FULL = (
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="900" '
    'office:value-type="float" office:value="1"/></table:table-row>'
)
GROWING = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "book", "place", "says"),
    [
        ("a.xlsx", workbook({"B": sheet([["Indicator", 2022], ["Rapportcijfer", (45413.0, "day")]])}), "a.xlsx: B!B2",
         "“2024-05-01” is a day"),
        ("a.xlsx", workbook({"B": sheet([["Indicator", 2022], ["Woninginbraken", (0.34, "percent")]])}), "a.xlsx: B!B2",
         "34% is a percentage, and “Woninginbraken” is none"),
        ("a.xlsx", workbook({"B": sheet([["Indicator", 2022, 2023], ["Rapportcijfer", 7.2, "7,125"]])}),
         "a.xlsx: B!C2", "write 7125 if the comma parts thousands, 7.125 if it parts the decimals"),
        ("a.xlsx", workbook({"B": sheet(PLAIN)}, hidden=["B"]), "a.xlsx", "no sheet of this workbook that can be seen"),
        ("a.ods", opendocument(PLAIN, hidden=True), "a.ods", "no sheet of this workbook that can be seen"),
        ("a.xlsx", workbook({"B": sheet(PLAIN).replace("<sheetData>", "<sheetData>" + " " * 90_000_000)}), "a.xlsx",
         "unpacks to more than 80 MB"),
        ("a.ods", opendocument(PLAIN, FULL), "a.ods: Blad1!", "more than 1000000 cells"),
        ("a.xlsx", workbook({"B": GROWING + sheet(PLAIN)}), "a.xlsx", "this workbook is broken"),
        ("a.xlsx", workbook({"B": sheet(PLAIN)})[:-40], "a.xlsx", "this workbook is broken"),
        ("a.xlsx", workbook({"B": sheet(PLAIN)[:-30]}), "a.xlsx", "this workbook is broken"),
        ("a.xlsx", workbook({"B": sheet(PLAIN)}, parts={f"x{n}": "" for n in range(2_001)}), "a.xlsx", "2000 parts"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "a.xls", "an old workbook, or one with a password"),
    ],
    ids=["day", "percent", "comma", "hidden", "hidden ods", "large", "cells", "growing", "cut", "half", "parts", "old"],
)  # fmt: skip
def test_one_message_and_the_table_untouched(
    run: Run, tmp_path: Path, name: str, book: bytes, place: str, says: str
) -> None:
    table = repository(tmp_path)
    ended = import_(run, tmp_path, book, name=name)
    assert ended.exit in {1, 2}
    assert ended.err.startswith(place)
    assert says in ended.err
    assert table.read_text() == HEAD
