"""Grids from Excel workbooks (xlsx): each sheet that can be seen, with what its cells show.

Formulas are not worked out; the outcome that the file holds is read. A cell that is shown as a percentage is one, and
a number that is shown as a day is told as that day. The size that a sheet states of itself is not believed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from datetime import date, timedelta

from ivp.figures.archive import MOST_CELLS, Archive
from ivp.figures.grid import Grid, Remark
from ivp.figures.sheet import Sheet, hidden_sheet, shown_number, shown_text

_MAIN = "xl/workbook.xml"
_PERCENT = frozenset((9, 10))
_DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The formats of percentages and days that every workbook has by number."""
_BARE = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
"""What of a format is text, colour or condition."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_PERCENTAGE, _DAY, _YEAR, _NUMBER = "percentage", "day", "year", "number"


def read_workbook(archive: Archive) -> tuple[list[Grid], list[Remark]]:
    """The grids of the sheets that can be seen, and what is told of the others. Raises ``Refused``."""
    book = _Book(archive)
    seen = [sheet for sheet in book.sheets if not sheet[2]]
    hidden = [hidden_sheet(archive.name, title) for title, _, gone in book.sheets if gone]
    return [book.sheet(title, part).grid() for title, part, _ in seen], hidden


class _Book:
    """A workbook: its sheets (name, part, whether hidden), its texts and its formats."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.sheets: list[tuple[str, str, bool]] = []
        self.texts: list[str] = []
        self.formats: list[str] = []
        self.first_day = date(1899, 12, 30)
        main = next(iter(self._relations("", "officeDocument").values()), _MAIN)
        relations = self._relations(main, "")
        self._read_sheets(main, relations)
        strings = self._relations(main, "sharedStrings")
        styles = self._relations(main, "styles")
        for part in strings.values():
            self._read_texts(part)
        for part in styles.values():
            self._read_formats(part)

    def _relations(self, of: str, kind: str) -> dict[str, str]:
        """The parts that a part names, by the id under which it does; only those of a kind."""
        folder, file = posixpath.split(of)
        part, found = posixpath.join(folder, "_rels", f"{file}.rels"), dict[str, str]()
        if not self.archive.has(part):
            return {}

        def start(name: str, given: Mapping[str, str]) -> None:
            if (
                name == "Relationship"
                and given.get("TargetMode") != "External"
                and given.get("Type", "").endswith(kind)
            ):
                target = given.get("Target", "")
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                if self.archive.has(path):
                    found[given.get("Id", "")] = path

        self.archive.read(part, start, _nothing)
        return found

    def _read_sheets(self, main: str, relations: Mapping[str, str]) -> None:
        def start(name: str, given: Mapping[str, str]) -> None:
            if name == "workbookPr" and given.get("date1904") in {"1", "true"}:
                self.first_day = date(1904, 1, 1)
            elif name == "sheet" and (part := relations.get(given.get("id", ""))):
                self.sheets.append((given.get("name", ""), part, given.get("state", "visible") != "visible"))

        self.archive.read(main, start, _nothing)

    def _read_texts(self, part: str) -> None:
        pieces: list[str] = []
        aside = 0  # how deep in what only says how a text is pronounced

        def start(name: str, _given: Mapping[str, str]) -> None:
            nonlocal aside
            aside += name == "rPh"
            if name == "si":
                pieces.clear()

        def end(name: str, text: str) -> None:
            nonlocal aside
            aside -= name == "rPh"
            if name == "t" and not aside:
                pieces.append(text)
            elif name == "si":
                self.texts.append("".join(pieces))
                if len(self.texts) > MOST_CELLS:
                    raise self.archive.broken()

        self.archive.read(part, start, end)

    def _read_formats(self, part: str) -> None:
        codes: dict[str, str] = {}
        inside = False

        def start(name: str, given: Mapping[str, str]) -> None:
            nonlocal inside
            if name == "numFmt":
                codes[given.get("numFmtId", "")] = given.get("formatCode", "")
            elif name == "cellXfs":
                inside = True
            elif name == "xf" and inside:
                number = given.get("numFmtId", "0")
                self.formats.append(_format(number, codes.get(number)))

        def end(name: str, _text: str) -> None:
            nonlocal inside
            inside = inside and name != "cellXfs"

        self.archive.read(part, start, end)

    def sheet(self, title: str, part: str) -> Sheet:
        """A sheet with what its cells show."""
        sheet = Sheet(self.archive.name, title)
        at = [-1, -1]
        cell: dict[str, str] = {}
        merged: list[tuple[int, int, int]] = []

        def start(name: str, given: Mapping[str, str]) -> None:
            if name == "row":
                at[:] = [_whole(given.get("r"), at[0] + 2) - 1, -1]
                if given.get("hidden") in {"1", "true"}:
                    sheet.hidden_rows.append(at[0])
            elif name == "c":
                reference = _REFERENCE.fullmatch(given.get("r", ""))
                at[1] = _column(reference[1]) if reference else at[1] + 1
                cell.clear()
                cell.update(type=given.get("t", "n"), style=given.get("s", "0"))
            elif name == "col" and given.get("hidden") in {"1", "true"}:
                first, last = (_whole(given.get(key), 1) for key in ("min", "max"))
                sheet.hidden_columns.update(range(first - 1, min(last, 2_000)))
            elif name == "mergeCell" and (ends := _REFERENCE.findall(given.get("ref", ""))) and len(ends) == 2:
                (column, first_row), (_, last_row) = ends
                merged.append((_column(column), int(first_row) - 1, int(last_row) - 1))

        def end(name: str, text: str) -> None:
            if name == "v":
                cell["value"] = text
            elif name == "t" and cell.get("type") == "inlineStr":
                cell["value"] = cell.get("value", "") + text
            elif name == "f":
                cell["formula"] = text or "="
            elif name == "c":
                if "formula" in cell and not cell.get("value") and cell.get("type") != "str":
                    sheet.not_reckoned = sheet.not_reckoned or sheet.place(*at).rpartition("!")[2]
                sheet.put(at[0], at[1], self._shown(cell))
                cell.clear()

        self.archive.read(part, start, end)
        for column, first, last in merged:  # a name beside several rows is that of each
            if text := sheet.cells.get(first, {}).get(column):
                for row in [row for row in sheet.cells if first < row <= last]:
                    sheet.cells[row].setdefault(column, text)
        return sheet

    def _shown(self, cell: Mapping[str, str]) -> str:
        """The text that a cell shows."""
        kind, value = cell.get("type", "n"), cell.get("value", "")
        if kind == "s":
            index = _whole(value, -1)
            return shown_text(self.texts[index]) if 0 <= index < len(self.texts) else ""
        if kind == "b":
            return "true" if value == "1" else "false"
        if kind != "n" or not value:
            return shown_text(value)
        style = _whole(cell.get("style"), 0)
        shown = self.formats[style] if 0 <= style < len(self.formats) else _NUMBER
        if shown in {_DAY, _YEAR}:
            try:
                day = self.first_day + timedelta(days=int(float(value)))
            except (ValueError, OverflowError):
                return value
            return str(day.year) if shown == _YEAR else day.isoformat()
        return shown_number(value, percent=shown == _PERCENTAGE)


def _format(number: str, code: str | None) -> str:
    """What a format shows a number as."""
    if code is None:
        known = _whole(number, 0)
        return _PERCENTAGE if known in _PERCENT else _DAY if known in _DAYS else _NUMBER
    bare = _BARE.sub("", code.split(";")[0]).casefold()
    if "%" in bare:
        return _PERCENTAGE
    if bare.strip() in {"yyyy", "jjjj"}:
        return _YEAR
    return _DAY if re.search(r"[dyj]|mm|h", bare) and "general" not in bare and "standaard" not in bare else _NUMBER


def _column(text: str) -> int:
    number = 0
    for letter in text:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _nothing(_name: str, _text: str) -> None:
    """For what only matters where it starts."""
