"""The files of a report: one for each plan and kind, and an index where there is more than one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import PurePath

from ivp.check import Checked
from ivp.dossier.resolve import Chosen
from ivp.files import portable
from ivp.language import Words
from ivp.project import Project
from ivp.refusal import Refused
from ivp.report.kinds import KINDS, Asked, usual_kind, year_of
from ivp.report.look import PLAIN, Look
from ivp.report.render import Content, Press
from ivp.view.base import View
from ivp.view.portfolio import PageView, Row, portfolio, row
from ivp.vocabulary import ReportFormat, ReportKind

INDEX = "index"


def pages(
    served: Iterable[Checked],
    kinds: Sequence[ReportKind],
    year: int | None,
    form: ReportFormat,
    *,
    internal: bool = False,
    as_of: date | None = None,
    annex: bool = True,
) -> dict[str, Content]:
    """The content of each file by its name, all kept; see ``each_page``."""
    every = each_page(served, kinds, year, form, internal=internal, as_of=as_of, annex=annex)
    return {name: _whole(pieces) for name, pieces in every}


def _whole(pieces: Iterable[Content]) -> Content:
    """The pieces of a file together; what is not text is one piece."""
    first, *others = pieces
    return "".join(map(str, (first, *others))) if others else first


def each_page(
    served: Iterable[Checked],
    kinds: Sequence[ReportKind],
    year: int | None,
    form: ReportFormat,
    *,
    internal: bool = False,
    as_of: date | None = None,
    annex: bool = True,
    look_of: Callable[[Project], Look] = lambda _: PLAIN,
    tell: Callable[[], None] = lambda: None,
) -> Iterator[tuple[str, Iterator[Content]]]:
    """The name and the pieces of each file; those of a plan are given before the next plan is taken.

    Without ``kinds`` each plan gives its usual one. ``look_of`` gives the look of reports in a plan repository,
    ``tell`` is called after each plan. Raises ``Refused`` where two plans have the same file name.
    """
    names: set[str] = set()
    rows: list[Row] = []
    look: Look | None = None
    with Press() as press:
        for item in served:
            if item.measured is None:
                continue
            language = item.measured.plan.own.language
            made: list[PageView] = []
            asked = Asked(item.measured, year, internal, as_of, annex, item.dossier, item.only, item.choice)
            part = item.only.name if item.only and len(item.measured.plan.municipalities) > 1 else ""
            for kind, view in _views(asked, kinds or [usual_kind(item.measured)]):
                name = file_name(item.source.name, kind, year_of(view), form, part, item.choice)
                if name in names:
                    raise Refused("two plans would both be written as {file}", "report them one by one", file=name)
                names.add(name)
                look = look or look_of(item.source.project)
                yield name, press.render(view, KINDS[kind].template, form, language, look_of(item.source.project))
                made.append(PageView(label=_label(language, kind, year_of(view)), link=name))
            if made:
                rows.append(row(asked.standing, made, part=bool(part)))
            tell()
        if look and (len(rows) > 1 or len(names) > 1):
            yield f"{INDEX}.{form}", press.render(portfolio(rows), INDEX, form, rows[0].entry.plan.language, look)


def _views(asked: Asked, kinds: Sequence[ReportKind]) -> Iterator[tuple[ReportKind, View]]:
    """The views of the kinds that the plan has."""
    for kind in kinds:
        view = KINDS[kind].view(asked)
        if view is not None:
            yield kind, view


def _label(language: str, kind: ReportKind, year: int | None) -> str:
    label = Words(language)(ReportKind(kind).label)
    return f"{label} {year}" if year is not None else label


def file_name(
    plan: str, kind: str, year: int | None, form: ReportFormat, part: str = "", choice: Chosen | None = None
) -> str:
    """``maasgouw-2023-2026-progress-2024.html``; without a year where the report is not of one, with the municipality
    that it is for where that is a part of the area, and with the topics or the portfolio that alone are told.
    """
    stem = PurePath(plan).stem.strip("<>") or "plan"
    told = ""
    if choice:
        told = f"portfolio {choice.portfolio}" if choice.portfolio else f"topic {'+'.join(choice.topics)}"
    of, told = ("-".join(name.lower().split()) for name in (part, told))
    parts = (stem, of, told, kind, str(year) if year is not None else "")
    return portable("-".join(filter(None, parts)) + f".{form}")
