"""Indicators as rows of a table, and verdicts as marks."""

from __future__ import annotations

from decimal import Decimal

from ivp.language import N_
from ivp.resolve import Resolved
from ivp.view.progress import FigureView, IndicatorView
from ivp.view.report.models import CellView, MarkView, RowView
from ivp.view.wording import Wording

CHANGE_TONES = {"improved": "favourable", "worsened": "unfavourable", "unknown": "unknown"}
_DIRECTIONS = {"at_most": N_("at most"), "at_least": N_("at least"), "stay_at": N_("about")}


def capital(name: str) -> str:
    """A name at the beginning of a line."""
    return name[:1].upper() + name[1:]


class Rows:
    """Rows for the indicators of a plan in a reporting year."""

    def __init__(self, plan: Resolved, year: int, wording: Wording, anchors: dict[str, str]) -> None:
        self.plan, self.year, self.wording, self.words = plan, year, wording, wording.words
        self.anchors = anchors

    def row(self, item: IndicatorView, current: int | None, previous: int | None) -> RowView:
        """The row of an indicator under headings for these years; None: a heading that names no year."""
        return RowView(
            id=item.id,
            name=capital(item.name),
            about=", ".join(part for part in (item.source, item.noun, item.area) if part),
            anchor=self.anchors.get(item.id, ""),
            baseline=self.cell(item.baseline, None),
            previous=self.cell(item.previous, previous, self.words("no figure")),
            current=self.cell(item.value, current, self.words("no figure after the baseline")),
            target=self.target(item),
            position=self.position(item),
            change=self.change(item),
        )

    def cell(self, figure: FigureView | None, year: int | None, missing: str = "") -> CellView:
        """A figure; its year goes under it, unless the heading names it."""
        if figure is None:
            return CellView(missing=missing or self.words("no baseline"))
        if not figure.text:
            return CellView(text=self.words("unknown"), under=figure.years)
        under = [figure.years] if year is None or figure.year != year else []
        if figure.provisional:
            under.append(self.words("provisional"))
        return CellView(text=figure.text, under=", ".join(under))

    def target(self, item: IndicatorView) -> CellView:
        """The bound; its direction, and its year where that is not the plan's last, under it."""
        target = item.target
        if target is None:
            return CellView(under=item.target_text, missing=self.words("no target"))
        if target.number is None:
            return CellView(under=target.text, missing=self.words("unknown"))
        text = self.wording.figure(Decimal(str(target.number)), self.plan.indicators[item.id], item.decimals)
        under = self.words(_DIRECTIONS[target.direction])
        if target.year != self.plan.own.period.to:
            under = f"{under}, {target.year}"
        return CellView(text=text, under=under)

    def position(self, item: IndicatorView) -> MarkView:
        """The position in the tone of both verdicts together."""
        position = item.position
        tone = "unknown" if position.code == "not_assessable" else item.tone
        return MarkView(code=position.code, label=position.label, tone=tone, note=position.note)

    def change(self, item: IndicatorView) -> MarkView:
        """The change since the baseline."""
        change = item.change
        tone = CHANGE_TONES.get(change.code, "plain")
        return MarkView(code=change.code, label=change.label, tone=tone, note=change.note)

    def marks(self, items: list[IndicatorView]) -> tuple[MarkView, ...]:
        """The verdicts on some indicators, each once; where they differ with the names of those it is about."""
        positions = [(item, self.position(item)) for item in items]
        changes = [(item, self.change(item)) for item in items if item.change.code != "unknown"]
        return (*self._once(positions, len(items)), *self._once(changes, len(items)))

    def _once(self, marks: list[tuple[IndicatorView, MarkView]], everything: int) -> list[MarkView]:
        shared: dict[tuple[str, str, str], list[IndicatorView]] = {}
        found: dict[tuple[str, str, str], MarkView] = {}
        for item, mark in marks:
            key = (mark.code, mark.tone, mark.note if mark.code == "not_assessable" else "")
            shared.setdefault(key, []).append(item)
            found.setdefault(key, mark)
        named = []
        for key, mark in found.items():
            note = mark.note if mark.code == "not_assessable" or len(shared[key]) == 1 else ""
            if len(shared[key]) < everything:
                names = ", ".join(item.name for item in shared[key])
                note = self.words("{note}: {names}", note=note, names=names) if note else names
            named.append(mark.model_copy(update={"note": note}))
        return named
