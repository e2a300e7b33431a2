"""Workbooks written by hand, with what a spreadsheet would put in them and what it would not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

Cell = str | int | float | tuple[float, str]
"""What stands in a cell; a number with a name of ``FORMATS`` is shown so."""

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PART = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
FORMATS = ["general", "percent", "day", "own percent", "year"]
_STYLES = (
    f'<styleSheet xmlns="{_SHEET}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/>'
    '<numFmt numFmtId="165" formatCode="yyyy"/></numFmts><cellXfs count="5">'
    + "".join(f'<xf numFmtId="{number}"/>' for number in (0, 9, 14, 164, 165))
    + "</cellXfs></styleSheet>"
)


def letters(column: int) -> str:
    return chr(ord("A") + column)


def cell(row: int, column: int, value: Cell) -> str:
    place = f'r="{letters(column)}{row}"'
    if isinstance(value, str):
        if value.startswith("="):
            return f"<c {place}><f>{escape(value[1:])}</f></c>"
        return f'<c {place} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    number, shown = value if isinstance(value, tuple) else (value, "general")
    return f'<c {place} s="{FORMATS.index(shown)}"><v>{number!r}</v></c>'


def sheet(
    rows: Sequence[Sequence[Cell]],
    hidden_rows: Sequence[int] = (),
    merged: Sequence[str] = (),
    hidden_columns: Sequence[int] = (),
    more: str = "",
) -> str:
    """The XML of a sheet; rows and columns are numbered from 1, and an empty text is no cell."""
    columns = "".join(f'<col min="{number}" max="{number}" hidden="1"/>' for number in hidden_columns)
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(cell(number, at, value) for at, value in enumerate(row) if value != "")
        hidden = ' hidden="1"' if number in hidden_rows else ""
        lines.append(f'<row r="{number}"{hidden}>{cells}</row>')
    merges = "".join(f'<mergeCell ref="{reference}"/>' for reference in merged)
    before = f"<cols>{columns}</cols>" if columns else ""
    behind = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    data = f"<sheetData>{''.join(lines)}{more}</sheetData>"
    return f'<worksheet xmlns="{_SHEET}">{before}{data}{behind}</worksheet>'


def workbook(sheets: Mapping[str, str], hidden: Sequence[str] = (), parts: Mapping[str, str] | None = None) -> bytes:
    """A workbook of sheets by name; ``parts`` are put in as they are."""
    states = {name: "hidden" if name in hidden else "visible" for name in sheets}
    names = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}" state="{states[name]}"/>'
        for number, name in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_PART}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number, _ in enumerate(sheets, 1)
    )
    relations += f'<Relationship Id="rIdS" Type="{_PART}/styles" Target="styles.xml"/>'
    relations += f'<Relationship Id="rIdX" Type="{_PART}/externalLink" Target="externalLinks/gone.xml"/>'
    if parts and "xl/sharedStrings.xml" in parts:
        relations += f'<Relationship Id="rIdT" Type="{_PART}/sharedStrings" Target="sharedStrings.xml"/>'
    texts = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="a" Type="{_PART}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_PART}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{number}.xml": text for number, text in enumerate(sheets.values(), 1)},
        **(parts or {}),
    }
    return packed(texts)


def packed(texts: Mapping[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return file.getvalue()


def opendocument(rows: Sequence[Sequence[Cell]], after: str = "", hidden: bool = False) -> bytes:
    """An OpenDocument spreadsheet with one sheet; a text that ends in % is a percentage."""

    def one(value: Cell) -> str:
        kind, number, text = "float", value, "?"
        if isinstance(value, str):
            kind, number, text = "string", "", escape(value)
            if value.endswith("%"):
                kind, number = "percentage", float(value[:-1]) / 100
        given = f'office:value-type="{kind}" office:value="{number}"'
        return f"<table:table-cell {given}><text:p>{text}</text:p></table:table-cell>"

    lines = "".join(f"<table:table-row>{''.join(map(one, row))}</table:table-row>" for row in rows)
    space = "urn:oasis:names:tc:opendocument:xmlns"
    style = '<style:style style:name="ta1"><style:table-properties table:display="{}"/></style:style>'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<office:document-content xmlns:office="{space}:office:1.0" '
            f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0" xmlns:style="{space}:style:1.0">'
            "<office:automatic-styles>"
            f"{style.format('false' if hidden else 'true')}</office:automatic-styles><office:body><office:spreadsheet>"
            f'<table:table table:name="Blad1" table:style-name="ta1">{lines}{after}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )
