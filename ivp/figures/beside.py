"""The table beside a plan as it is written: its dialect, columns and rows, so that it can be written again."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ivp.dossier.inhabitants import INHABITANTS
from ivp.dossier.observations import OPTIONAL, REQUIRED
from ivp.model.types import PERHAPS
from ivp.reader.table import COMMAS, SEMICOLONS, Dialect
from ivp.reference.municipalities import municipality_in_table, name_of

_BOM = "\ufeff"
OBSERVATIONS = (*REQUIRED, *OPTIONAL)
Key = tuple[str, str, int]


@dataclass
class Beside:
    """A table of observations, or of inhabitants: its rows by what they are of, as cells in the order of ``names``."""

    path: Path
    dialect: Dialect
    names: list[str]
    """All columns that such a table may have; ``given`` of them are in the file, the others after them."""
    given: int
    rows: dict[Key, list[str]] = field(default_factory=dict)
    mark: str = ""
    end: str = "\n"
    by_name: bool = False
    """Whether its municipalities stand there by name."""

    @classmethod
    def new(cls, path: Path, columns: Sequence[str] = OBSERVATIONS) -> Beside:
        """A table that is not there yet, of observations or of inhabitants."""
        return cls(path, COMMAS, list(columns), len(columns))

    @classmethod
    def of(cls, path: Path, data: bytes, columns: Sequence[str] = OBSERVATIONS) -> Beside:
        """The table in a file in which nothing is wrong."""
        text = data.decode("utf-8-sig")
        header = next((line for line in text.splitlines() if line.strip(" \t;,")), "")
        dialect = SEMICOLONS if SEMICOLONS.separator in header else COMMAS
        records = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=dialect.separator) if any(row)]
        written = [name.strip() for name in records[0]] if records else list(columns)
        given = [name for name in written if name]
        table = cls(path, dialect, [*given, *(name for name in columns if name not in given)], len(given))
        table.end = "\r\n" if "\r\n" in text else "\n"
        table.mark = _BOM if data.startswith(_BOM.encode()) else ""
        named = coded = 0
        for record in records[1:]:
            row = [cell.strip() for name, cell in zip(written, record, strict=False) if name]
            row += [""] * (len(table.names) - len(row))
            held = dict(zip(table.names, row, strict=True))
            place = municipality_in_table(held["municipality"])
            code = place.code if place else held["municipality"]
            named += place is not None and code != held["municipality"]
            coded += code == held["municipality"] and place is not None
            table.rows[held.get("indicator", INHABITANTS), code, int(held["year"].split(".")[0].split(",")[0])] = row
        table.by_name = named > 0 and not coded
        return table

    def place(self, code: str) -> str:
        """A municipality as this table writes it; a benchmark stands there by its id."""
        return name_of(code) if self.by_name else code

    def flag(self, provisional: bool | None) -> str:
        """A status as this table writes it."""
        words = (PERHAPS, "true", "false") if self.dialect == COMMAS else ("onbekend", "WAAR", "ONWAAR")
        return words[(None, True, False).index(provisional)]

    def text(self) -> str:
        """The whole table, by indicator, municipality and year; of the columns that the file lacks, those in use."""
        rows = [self.rows[key] for key in sorted(self.rows)]
        kept: Sequence[int] = range(len(self.names))
        if self.given < len(self.names):
            kept = [at for at in kept if at < self.given or any(row[at] for row in rows)]
            rows = [[row[at] for at in kept] for row in rows]
        file = io.StringIO()
        writer = csv.writer(file, delimiter=self.dialect.separator, lineterminator=self.end)
        writer.writerow([self.names[at] for at in kept])
        writer.writerows(rows)
        return self.mark + file.getvalue()
