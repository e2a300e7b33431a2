"""The table beside a plan as it is written: its dialect, columns and rows, so that it can be written again."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from ivp.observations import OPTIONAL, REQUIRED
from ivp.reader.table import COMMAS, SEMICOLONS, Dialect
from ivp.reference.municipalities import municipalities, municipality_in_table

_BOM = "\ufeff"
Key = tuple[str, str, int]


@dataclass
class Beside:
    """A table of observations: ``rows`` are its records as dictionaries of texts, by what they are of."""

    path: Path
    dialect: Dialect
    names: list[str]
    rows: dict[Key, dict[str, str]]
    mark: str = ""
    end: str = "\n"
    by_name: bool = False
    """Whether its municipalities stand there by name."""

    @classmethod
    def new(cls, path: Path) -> Beside:
        """A table that is not there yet."""
        return cls(path, COMMAS, [*REQUIRED, *OPTIONAL], {})

    @classmethod
    def of(cls, path: Path, data: bytes) -> Beside:
        """The table in a file in which nothing is wrong."""
        text = data.decode("utf-8-sig")
        lines = text.splitlines()
        header = next((line for line in lines if line.strip(" \t;,")), "")
        dialect = SEMICOLONS if header.count(SEMICOLONS.separator) else COMMAS
        records = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=dialect.separator) if any(row)]
        names = [name.strip() for name in records[0]] if records else [*REQUIRED, *OPTIONAL]
        rows: dict[Key, dict[str, str]] = {}
        named = 0
        for record in records[1:]:
            row = {name: cell.strip() for name, cell in zip(names, record, strict=False) if name}
            place = municipality_in_table(row["municipality"])
            code = place.code if place else row["municipality"]
            named += code != row["municipality"]
            rows[row["indicator"], code, int(row["year"].split(".")[0].split(",")[0])] = row
        end = "\r\n" if "\r\n" in text else "\n"
        mark = _BOM if data.startswith(_BOM.encode()) else ""
        known = [name for name in names if name]
        return cls(path, dialect, known, rows, mark, end, bool(rows) and named == len(rows))

    def place(self, code: str) -> str:
        """A municipality as this table writes it."""
        return municipalities()[code].name if self.by_name else code

    def flag(self, *, provisional: bool | None) -> str:
        """A status as this table writes it; nothing where it is not known."""
        if provisional is None:
            return ""
        if self.dialect == COMMAS:
            return "true" if provisional else "false"
        return "WAAR" if provisional else "ONWAAR"

    def text(self) -> str:
        """The whole table, by indicator, municipality and year; columns that it lacks and needs come last."""
        needed = [name for name in OPTIONAL if name not in self.names]
        names = [*self.names, *(name for name in needed if any(row.get(name) for row in self.rows.values()))]
        file = io.StringIO()
        writer = csv.writer(file, delimiter=self.dialect.separator, lineterminator=self.end)
        writer.writerow(names)
        writer.writerows(map(self.rows[key].get, names) for key in sorted(self.rows))
        return self.mark + file.getvalue()
