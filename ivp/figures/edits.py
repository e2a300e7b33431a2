"""What an import changes in the tables beside a plan: new values, revisions, a status that became definitive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from ivp.dossier.inhabitants import INHABITANTS
from ivp.dossier.inhabitants import REQUIRED as PEOPLE
from ivp.dossier.observations import Observation, Observations, elsewhere
from ivp.dossier.resolve import Resolved
from ivp.figures.beside import OBSERVATIONS, Beside
from ivp.figures.grid import Remark
from ivp.figures.plan_values import Key, Value
from ivp.finding import Message, Span
from ivp.language import N_, Words
from ivp.model.indicator import Indicator
from ivp.progress.measurement import Measured, Measurement
from ivp.vocabulary import SeriesCheck


class Kind(StrEnum):
    """What becomes of a value."""

    NEW = "new"
    REVISED = "revised"
    STATUS = "status"
    UNCHANGED = "unchanged"


class Edit(NamedTuple):
    """What becomes of one value: what it was, what it is."""

    kind: Kind
    key: Key
    before: Decimal | None
    value: Decimal
    provisional: bool


@dataclass
class Edits:
    """All that an import does to a plan's tables."""

    changes: list[Edit] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    checks: list[Measurement] = field(default_factory=list)
    """What is measured of each indicator whose figure of the baseline's year came in."""
    tables: dict[Path, Beside] = field(default_factory=dict)

    def of(self, kind: Kind) -> list[Edit]:
        """Those of one kind."""
        return [change for change in self.changes if change.kind is kind]

    touched: set[Path] = field(default_factory=set)

    def texts(self) -> dict[Path, str | bytes]:
        """The tables that change, as they must be written."""
        return {path: table.text() for path, table in self.tables.items() if path in self.touched}


def edits_of(
    measured: Measured,
    tables: Mapping[Path, Beside],
    values: Mapping[Key, Value],
    as_of: date | None,
    people: Beside | None = None,
) -> Edits:
    """Put values into the tables of a plan, and tell what that changes.

    ``tables`` are the plan's own, as they are written, and change with it; the first takes what is new, and that of
    ``people`` what is known of inhabitants.
    """
    plan = measured.plan
    found = Edits(tables=dict(tables))
    cells = measured.observations.cells
    found.checks = _checks(measured, values)
    others = {item.identity for item in found.checks if item.check is SeriesCheck.OTHER_DEFINITION}
    notes = _Notes(plan, others, as_of)
    inline = _inline(plan)
    writers = [_Writer(table, notes) for table in tables.values()]
    homes = {key: writer for writer in writers for key in writer.rows}
    if people:
        found.tables[people.path] = people
        writers.append(_Writer(people, notes))
    for key, value in values.items():
        if key[0] == INHABITANTS:
            found.changes.append(writers[-1].put_people(key, value.value))
            continue
        old, home = cells.get(key), homes.get(key)
        if home is None:
            if inline and (own := inline.get(key)) is not None:
                _tell_inline(found, key, value, own)
                continue
            if old is not None:
                if old.value != value.value:
                    found.remarks.append(_elsewhere(key, value, old.document, old.value))
                continue
            home = writers[0]
        found.changes.append(home.put(key, value, old))
    found.touched = {writer.table.path for writer in writers if writer.touched}
    return found


class _Notes:
    """What is written beside a value: its source, the day it was retrieved, its note, and that its status is unknown.

    Figures of official tables are revised for years; of others no status is taken for a definitive one.
    """

    def __init__(self, plan: Resolved, others: set[str], as_of: date | None) -> None:
        self.words = Words(plan.own.language)
        self.retrieved = as_of.isoformat() if as_of else ""
        self.sources = {identity: item.source or "" for identity, item in plan.indicators.items()}
        self.other = {identity: self.words("not comparable with the baseline") for identity in others}
        self.official = {identity for identity, item in plan.indicators.items() if item.series}

    def note(self, before: str, identity: str, value: Value, was: str) -> str:
        """The note of a value that had one ``before``, and was something else where it was final."""
        if not before and not was and identity not in self.other:
            return value.note
        told = [value.note, self.other.get(identity, "")]
        kept = [note for note in before.split("; ") if note]
        for note in "; ".join(filter(None, told)).split("; "):
            if note and note not in kept:
                kept.append(note)
        if was:
            day = f" ({self.retrieved})" if self.retrieved else ""
            kept.append(self.words("revised, was {value}", value=was) + day)
        return "; ".join(kept)


class _Writer:
    """Puts values into the rows of one table; a row that nothing changes stays as it is."""

    def __init__(self, table: Beside, notes: _Notes) -> None:
        self.table, self.notes, self.rows = table, notes, table.rows
        self.touched = False
        self._at = {name: at for at, name in enumerate(table.names)}
        self._usual = tuple(table.names) == OBSERVATIONS
        self._flags = {flag: table.flag(flag) for flag in (None, False, True)}
        self._retrieved = notes.retrieved

    def put_people(self, key: Key, number: Decimal) -> Edit:
        """Put a number of inhabitants in its row."""
        row, at = self.rows.get(key), self._at
        before = Decimal(row[at[INHABITANTS]]) if row else None
        self.touched |= before != number
        self.rows[key] = [""] * len(at)
        for name, text in zip(PEOPLE, (self.table.place(key[1]), str(key[2]), str(number)), strict=True):
            self.rows[key][at[name]] = text
        kind = Kind.NEW if before is None else Kind.UNCHANGED if before == number else Kind.REVISED
        return Edit(kind, key, before, number, False)

    def put(self, key: Key, value: Value, old: Observation | None) -> Edit:
        """Put one value in its row."""
        number, known, n = value.value, value.provisional, value.n
        identity, code, year = key
        written = self.rows.get(key)
        row = dict(zip(self.table.names, written, strict=True)) if written else {}
        kind, was, before = Kind.NEW, "", None
        if old is not None:
            before = old.value
            known = old.provisional if known is None else known
            if before != number:
                kind = Kind.REVISED
                was = "" if old.provisional else self.table.dialect.swapped(f"{before:f}")
            elif old.provisional == known:
                kind = Kind.UNCHANGED
                if not value.alone:
                    return Edit(kind, key, before, number, known is True)
            else:
                kind = Kind.STATUS
        cells = [
            identity,
            row["municipality"] if row else self.table.place(code),
            row["year"] if row else str(year),
            self.table.dialect.swapped(str(number)),
            "" if known is None and identity not in self.notes.official else self._flags[known],
            row.get("n", "") if n is None else str(n),
            value.source or row.get("source") or self.notes.sources[identity],
            self._retrieved or row.get("retrieved", ""),
            self.notes.note(row.get("note", ""), identity, value, was),
        ]
        if not self._usual:
            row.update(zip(OBSERVATIONS, cells, strict=True))
            cells = [row[name] for name in self.table.names]
        self.touched |= cells != written
        self.rows[key] = cells
        return Edit(kind, key, before, number, known is True)


def _checks(measured: Measured, values: Mapping[Key, Value]) -> list[Measurement]:
    """How the figures of the baseline's year compare with the plan's own, for each indicator of which one came in."""
    plan = measured.plan
    wanted = {identity: _baseline_years(item) for identity, item in plan.indicators.items()}
    cells = dict(measured.observations.cells)
    touched: set[str] = set()
    for (identity, code, year), value in values.items():
        if year in wanted.get(identity, ()):
            touched.add(identity)
            cells[identity, code, year] = Observation(
                identity, code, year, value.value, "", Span(1, 1, 1, 1), value.provisional is True
            )
    if not touched:
        return []
    known = {key: cell for key, cell in cells.items() if key[0] in touched and key[2] in wanted[key[0]]}
    later = Measured(plan, Observations(known)).indicators
    return [later[identity] for identity in plan.indicators if identity in touched and later[identity].check]


def _baseline_years(item: Indicator) -> frozenset[int]:
    return frozenset(
        year
        for years in item.baseline
        if years.first is not None and years.last is not None
        for year in range(years.first, years.last + 1)
    )


def _inline(plan: Resolved) -> dict[Key, Decimal]:
    """The values that the plan itself gives for one municipality, or for a benchmark."""
    found: dict[Key, Decimal] = {}
    for identity, item in plan.indicators.items():
        given = [(place, item.benchmarks[other].values) for place, other in elsewhere(item).items()]
        covered = plan.covered(item)
        given += [(covered[0].code, item.values)] if len(covered) == 1 else []
        found |= {
            (identity, place, years.first): one.value
            for place, values in given
            for years, one in values.items()
            if years.first is not None and years.first == years.last and one.value is not None
        }
    return found


def _tell_inline(found: Edits, key: Key, value: Value, inline: Decimal) -> None:
    if inline == value.value:
        return
    shown = {"id": key[0], "year": key[2], "value": f"{value.value:f}", "own": f"{inline:f}"}
    sentence = N_("{id} {year} stands in the plan itself, as {own}; {value} is not taken over")
    hint = N_("change it in the plan, or delete it there and try again")
    found.remarks.append(Remark(value.fact.place, Message(sentence, shown), Message(hint)))


def _elsewhere(key: Key, value: Value, document: str, own: Decimal) -> Remark:
    shown = {"id": key[0], "year": key[2], "value": f"{value.value:f}", "own": f"{own:f}", "file": document}
    sentence = N_("{id} {year} stands in {file} of another plan, as {own}; {value} is not taken over")
    return Remark(value.fact.place, Message(sentence, shown), Message(N_("change it with that plan")))
