"""Grids from OpenDocument spreadsheets (ods), such as LibreOffice saves: each sheet that can be seen."""

from __future__ import annotations

from collections.abc import Mapping

from ivp.figures.archive import MOST_COLUMNS, Archive
from ivp.figures.grid import Grid, Remark
from ivp.figures.sheet import Sheet, hidden_sheet, shown_number, shown_text

_CONTENT = "content.xml"
_HIDDEN = {"collapse", "filter"}


def read_opendocument(archive: Archive) -> tuple[list[Grid], list[Remark]]:
    """The grids of the sheets that can be seen, and what is told of the others. Raises ``Refused``."""
    document = _Document(archive)
    archive.read(_CONTENT, document.start, document.end)
    hidden = [hidden_sheet(archive.name, sheet.name) for sheet in document.sheets if sheet.name in document.gone]
    return [sheet.grid() for sheet in document.sheets if sheet.name not in document.gone], hidden


class _Document:
    """The sheets of a document while it is read."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.sheets: list[Sheet] = []
        self.gone: set[str] = set()
        self._styles_gone: set[str] = set()
        self._style = ""
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._texts: list[str] = []
        self._given: Mapping[str, str] = {}
        self._aside = 0

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "style":
            self._style = given.get("name", "")
        elif name == "table-properties" and given.get("display") == "false":
            self._styles_gone.add(self._style)
        elif name == "table":
            self.sheets.append(Sheet(self.archive.name, given.get("name", "")))
            if given.get("style-name") in self._styles_gone:
                self.gone.add(given.get("name", ""))
            self._row = self._column = 0
        elif name == "table-column" and self.sheets:
            repeated = _number(given, "number-columns-repeated")
            if given.get("visibility") in _HIDDEN:
                last = min(self._column + repeated, MOST_COLUMNS)
                self.sheets[-1].hidden_columns.update(range(self._column, last))
            self._column += repeated
        elif name == "table-row":
            self._column, self._rows = 0, _number(given, "number-rows-repeated")
            if self.sheets and given.get("visibility") in _HIDDEN:
                self.sheets[-1].hidden_rows.extend(range(self._row, min(self._row + self._rows, self._row + 1_000)))
        elif name in {"table-cell", "covered-table-cell"}:
            self._given, self._columns = given, _number(given, "number-columns-repeated")
            self._texts.clear()
        elif name == "annotation":
            self._aside += 1

    def end(self, name: str, text: str) -> None:
        """An element ends."""
        if name in {"p", "span", "a", ""} and not self._aside:
            self._texts.append(text)
        elif name == "annotation":
            self._aside -= 1
        elif name in {"table-cell", "covered-table-cell"}:
            shown = self._shown()
            if shown and self.sheets:
                last = min(self._column + self._columns, max(MOST_COLUMNS, self._column + 1))
                for row in range(self._row, self._row + (self._rows if last <= MOST_COLUMNS else 1)):
                    for column in range(self._column, last):
                        self.sheets[-1].put(row, column, shown)
            self._column += self._columns
        elif name == "table-row":
            self._row += self._rows

    def _shown(self) -> str:
        kind = self._given.get("value-type", "")
        value = self._given.get("value", "")
        if kind in {"float", "currency", "percentage"} and value:
            return shown_number(value, percent=kind == "percentage")
        if kind == "date":
            return self._given.get("date-value", "")[:10]
        if kind == "boolean":
            return self._given.get("boolean-value", "")
        return shown_text("".join(self._texts).strip())


def _number(given: Mapping[str, str], key: str) -> int:
    text = given.get(key, "1")
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 9 else 1
