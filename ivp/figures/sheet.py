"""The cells of one sheet while it is read, and the grid that they become."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from ivp.figures.archive import MOST_CELLS, MOST_COLUMNS, letters
from ivp.figures.grid import Grid, Remark
from ivp.finding import Message
from ivp.language import N_
from ivp.refusal import Refused

_DIGITS = 15
"""What a spreadsheet shows of a number; the rest is noise of its arithmetic."""
_COMMA = re.compile(r"\s*[-+]?\d+,(?:\d{1,2}|\d{4,})\s*%?\s*")


@dataclass
class Sheet:
    """A sheet by its name in a file; rows and columns count from 0."""

    file: str
    name: str
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    count: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    far: str = ""
    """The first cell that stands too far to the right."""
    not_reckoned: str = ""
    """The first cell with a formula of which the file holds no outcome."""

    def put(self, row: int, column: int, text: str) -> None:
        """Keep what a cell holds. Raises ``Refused`` where there are too many."""
        if not text.strip():
            return
        if column >= MOST_COLUMNS:
            self.far = self.far or f"{letters(column)}{row + 1}"
            return
        self.count += 1
        if self.count > MOST_CELLS:
            sentence = N_("this sheet holds more than {number} cells")
            hint = N_("keep only the figures that are needed in it")
            raise Refused(sentence, hint, place=self.place(row, column), number=MOST_CELLS)
        self.cells.setdefault(row, {})[column] = text

    def place(self, row: int, column: int) -> str:
        """A cell as messages name it."""
        return f"{self.file}: {self.name}!{letters(column)}{row + 1}"

    def grid(self) -> Grid:
        """The grid of what can be seen."""
        remarks = []
        hidden = [row for row in self.hidden_rows if row in self.cells]
        if hidden:
            told = Message(N_("hidden rows, which are not read: {count}"), {"count": len(hidden)})
            remarks.append(Remark(self.place(hidden[0], 0), told))
        gone = set(hidden)
        kept = [(at, row) for at, row in sorted(self.cells.items()) if at not in gone]
        columns = sorted(self.hidden_columns & {column for _, row in kept for column in row})
        if columns:
            told = Message(N_("hidden columns, which are not read: {count}"), {"count": len(columns)})
            remarks.append(Remark(self.place(0, columns[0]), told))
        if self.far:
            told = Message(N_("this cell stands far from the others and is not read"))
            remarks.append(Remark(f"{self.file}: {self.name}!{self.far}", told))
        if self.not_reckoned:
            told = Message(N_("from here on there are formulas whose outcome is not in the file"))
            hint = Message(N_("open it in a spreadsheet and save it again; formulas are not worked out here"))
            remarks.append(Remark(f"{self.file}: {self.name}!{self.not_reckoned}", told, hint))
        seen = [column for column in range(self._width(kept)) if column not in self.hidden_columns]
        rows = [[row.get(column, "") for column in seen] for _, row in kept]

        def where(index: int, cell: int) -> str:
            at = kept[index][0] if kept else 0
            return self.place(at, seen[min(cell, len(seen) - 1)] if seen else 0)

        return Grid(self.file, rows, where, title=self.name, remarks=tuple(remarks))

    @staticmethod
    def _width(rows: list[tuple[int, dict[int, str]]]) -> int:
        return max((column + 1 for _, row in rows for column in row), default=0)


def hidden_sheet(file: str, name: str) -> Remark:
    """What is told of a sheet that cannot be seen."""
    return Remark(file, Message(N_("sheet “{name}” is hidden and is not read"), {"name": name}))


def shown_text(text: str) -> str:
    """A text of a workbook; a number that was typed as a text with a decimal comma is one with a point."""
    return text.replace(",", ".") if _COMMA.fullmatch(text) else text


def shown_number(text: str, *, percent: bool) -> str:
    """A number of a workbook with the digits that it shows; as a percentage where it is shown as one."""
    try:
        number = Decimal(f"{float(text):.{_DIGITS}g}")
    except (ValueError, OverflowError, InvalidOperation):
        return text
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        return text
    if percent:
        number = number.scaleb(2)
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return f"{plain or '0'}%" if percent else plain or "0"
