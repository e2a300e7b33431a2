"""The files of a report: one for each plan and kind, and an index where there are several plans."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from ivp.check import Checked
from ivp.language import N_, Words
from ivp.report.kinds import KINDS, year_of
from ivp.report.render import Format, render
from ivp.view.portfolio import PageView, PortfolioView, entry
from ivp.view.progress import progress_view

INDEX = "index"
LABELS = {
    "progress": N_("Yearly report"),
    "plan": N_("The plan"),
    "proposal": N_("Proposal"),
}


class DoubleName(Exception):  # noqa: N818
    """Two plans would be written to one file: ``name``."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def pages(served: Sequence[Checked], kinds: Sequence[str], year: int | None, form: Format) -> dict[str, str]:
    """The text of each file by its name, rendered in full before any is written.

    Raises ``DoubleName`` where two plans have the same file name.
    """
    files: dict[str, str] = {}
    entries = []
    for item in served:
        if item.plan is None:
            continue
        language = item.plan.own.language
        made: list[PageView] = []
        for kind in kinds:
            view = KINDS[kind].view(item.plan, item.observations, year)
            if view is None:
                continue
            name = file_name(item.source.name, kind, year_of(view), form)
            if name in files:
                raise DoubleName(name)
            files[name] = render(view, KINDS[kind].template, form, language)
            made.append(PageView(label=_label(language, kind, year_of(view)), link=name))
        if made:
            entries.append(entry(progress_view(item.plan, item.observations, year), made))
    if len(entries) > 1:
        index = PortfolioView(entries=tuple(entries))
        files[f"{INDEX}.{form}"] = render(index, INDEX, form, entries[0].plan.language)
    return files


def _label(language: str, kind: str, year: int | None) -> str:
    label = Words(language)(LABELS[kind])
    return f"{label} {year}" if year is not None else label


def file_name(plan: str, kind: str, year: int | None, form: Format) -> str:
    """``maasgouw-2023-2026-progress-2024.html``; without a year where the report is not of one."""
    stem = PurePath(plan).stem.strip("<>") or "plan"
    return "-".join([stem, kind, *([str(year)] if year is not None else [])]) + f".{form}"
