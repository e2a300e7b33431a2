"""What an import did, or would do, as text: what changes, how the baseline compares, what was left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ivp.figures.edits import Edit, Edits, Kind
from ivp.figures.grid import Remark
from ivp.figures.plan_values import Values
from ivp.language import N_, Words
from ivp.progress.measurement import Measurement
from ivp.reference.municipalities import name_of
from ivp.vocabulary import SeriesCheck

KINDS = {Kind.NEW: N_("new"), Kind.REVISED: N_("revised"), Kind.STATUS: N_("status"), Kind.UNCHANGED: N_("unchanged")}
MOST = 25
"""So many values of one kind are told each; the others are counted."""


class Told:
    """Sentences about an import, in one language."""

    def __init__(self, words: Words) -> None:
        self._ = words

    def changes(self, changes: Edits, name: str, *, dry_run: bool) -> list[str]:
        """What changes for the plan with this name, and how the figures of the baseline's year compare."""
        _ = self._
        new, revised, status, same = (changes.of(kind) for kind in Kind)
        counts = [
            _.some("{number} new", "{number} new", len(new)),
            _.some("{number} revised", "{number} revised", len(revised)),
            _.some("{number} with another status", "{number} with another status", len(status)),
            _.some("{number} unchanged", "{number} unchanged", len(same)),
        ]
        head = _("{plan}: would bring in", plan=name) if dry_run else _("{plan}: brought in", plan=name)
        lines = [f"{head} {', '.join(counts)}"]
        label = _(KINDS[Kind.NEW])
        told = self._together(new) if len(new) > MOST else map(self._change, new)
        lines += [f"  {label}: {line}" for line in told]
        for kind, some in ((Kind.REVISED, revised), (Kind.STATUS, status)):
            label = _(KINDS[kind])
            lines += [f"  {label}: {self._change(change)}" for change in some[:MOST]]
            if len(some) > MOST:
                lines.append(f"  {label}: {_.some('and {number} more', 'and {number} more', len(some) - MOST)}")
        return [*lines, *(f"  {line}" for line in self._baselines(changes))]

    def one(self, changes: Edits) -> list[str]:
        """What a single value changes."""
        return [f"{self._(KINDS[one.kind])}: {self._change(one)}" for one in changes.changes] + self._baselines(changes)

    def _baselines(self, changes: Edits) -> list[str]:
        return [line for check in changes.checks if (line := self._baseline(check))]

    def remarks(self, remarks: Sequence[Remark]) -> list[str]:
        """What is wrong with the files, what was left out of them, and what was supposed."""
        lines = []
        for remark in remarks:
            kind = self._("error") if remark.wrong else self._("note") if remark.about_used else self._("left out")
            lines.append(f"{remark.place}: {kind}: {self._.message(remark.message)}")
            lines += [f"    = {self._.message(remark.hint)}"] if remark.hint else []
        return lines

    def rest(self, values: Values) -> list[str]:
        """What the files do not say."""
        lines = [self._("not in these files: {ids}", ids=self.listed(values.absent))] if values.absent else []
        unknown = [year for (_id, _place, year), value in values.values.items() if value.provisional is None]
        if unknown:
            last = max(unknown)
            told = self._(
                "whether figures are provisional is not stated in these files; say it of a year with: --map {fix}, or "
                "{final} where they are definitive",
                fix=f'"{last}={last}*"',
                final=f'"{last}={last}"',
            )
            lines.append(told)
        return lines

    @staticmethod
    def listed(names: Sequence[str]) -> str:
        """The first names."""
        return ", ".join(names[:MOST]) + (", ..." if len(names) > MOST else "")

    def _together(self, changes: Sequence[Edit]) -> list[str]:
        """Many new values, by indicator."""
        years: dict[str, list[int]] = {}
        for change in changes:
            years.setdefault(change.key[0], []).append(change.key[2])
        return [
            self._.some(
                "{id}: {number} figure, {first} to {last}",
                "{id}: {number} figures, {first} to {last}",
                len(of),
                id=identity,
                first=min(of),
                last=max(of),
            )
            for identity, of in years.items()
        ]

    def _change(self, change: Edit) -> str:
        identity, code, year = change.key
        before, after = change.before, self._number(change.value)
        value = after
        if before is not None and before != change.value:
            value = self._("from {before} to {after}", before=self._number(before), after=after)
        told = f"{identity}, {name_of(code)}, {year}: {value}"
        provisional = self._("provisional")
        return f"{told} ({provisional})" if change.provisional else told

    def _baseline(self, measured: Measurement) -> str:
        own, now = measured.baseline, measured.at_baseline
        if own is None or own.value is None or now is None or now.value is None:
            return ""
        difference = self._number(now.value - own.value)
        shown = {
            "id": measured.identity, "year": own.years, "own": self._number(own.value), "now": self._number(now.value),
            "difference": f"+{difference}" if now.value > own.value else difference,
        }  # fmt: skip
        if measured.check is SeriesCheck.EQUAL:
            return self._("baseline {id} {year}: equal, {own}", **shown)
        if measured.check is SeriesCheck.REVISED:
            return self._("baseline {id} {year}: revised, {own} in the plan and {now} now ({difference})", **shown)
        return self._(
            "baseline {id} {year}: another definition, {own} in the plan and {now} here; the two are not compared",
            **shown,
        )

    def _number(self, value: Decimal) -> str:
        text = f"{value:f}"
        return text.replace(".", ",") if self._.language == "nl" else text
