"""The sections of a yearly report put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from ivp.observations import Observations
from ivp.resolve import Resolved
from ivp.view.progress import IndicatorView, ProgressView, progress_view
from ivp.view.report.actions import actions_view
from ivp.view.report.details import Details
from ivp.view.report.findings import (
    change_tallies,
    highlights,
    overview_finding,
    position_tallies,
    state_tallies,
)
from ivp.view.report.gaps import gaps, gaps_finding, legend, tables
from ivp.view.report.models import (
    LinkView,
    OverviewView,
    ReportView,
    RowGroupView,
    RowView,
)
from ivp.view.report.rows import Rows
from ivp.view.report.topics import Topics, homes
from ivp.view.wording import Wording


def report_view(
    plan: Resolved,
    observations: Observations,
    year: int | None,
    *,
    internal: bool = False,
    as_of: date | None = None,
) -> ReportView:
    """The yearly report of ``plan``; without a year that of the latest year with figures."""
    progress = progress_view(plan, observations, year, internal=internal, as_of=as_of)
    wording = Wording(plan.own.language)
    words = wording.words
    anchors = {identity: f"indicator-{identity}" for identity in homes(progress)}
    rows = Rows(plan, progress.year, wording, anchors)
    headings, row = _columns(progress, rows)
    topics = Topics(plan, progress, rows, row)
    details = Details(plan, progress.area, wording, anchors)
    blocks = topics.blocks()
    overview = _overview(progress, headings, row, wording)
    actions = actions_view(progress, wording)
    unassessed = gaps(progress, row, wording)
    contents = [LinkView(anchor="summary", label=words("In short"))]
    contents += [LinkView(anchor="overview", label=words("Indicators"))] if overview else []
    contents += [block.section for block in blocks]
    contents += [LinkView(anchor="actions", label=plan.label("actions") or words("Actions"))] if actions else []
    contents += [LinkView(anchor="gaps", label=words("What could not be assessed"))] if unassessed else []
    contents += [LinkView(anchor="sources", label=words("Sources and method"))]
    return ReportView(
        progress=progress,
        year=progress.year,
        who=who(progress, wording),
        title=words("Safety in {year}: progress", year=progress.year),
        about=_about(progress, wording),
        outside=_outside(progress, wording),
        adopted=progress.plan.adoption,
        contents=tuple(contents),
        highlights=highlights(progress, anchors, wording),
        positions=position_tallies(progress, wording),
        changes=change_tallies(progress, wording),
        states=state_tallies(progress),
        overview=overview,
        details=tuple(details.detail(item) for item in progress.indicators),
        blocks=blocks,
        actions=actions,
        gaps=unassessed,
        gaps_finding=gaps_finding(progress, wording),
        tables=tables(plan, progress),
        legend=legend(progress, wording),
    )


def who(view: ProgressView, wording: Wording) -> str:
    """Whose plan it is: the municipality or the region."""
    if view.plan.municipalities == (view.area,):
        return wording.words("Municipality of {name}", name=view.area)
    return view.area[:1].upper() + view.area[1:]


def _about(view: ProgressView, wording: Wording) -> str:
    if view.plan.kind == "implementation":
        return wording.words(
            "Yearly report to the council on the implementation plan {period}", period=view.plan.period
        )
    if len(view.plan.municipalities) > 1:
        return wording.words("Yearly report to the councils on the safety plan {period}", period=view.plan.period)
    return wording.words("Yearly report to the council on the safety plan {period}", period=view.plan.period)


def _outside(view: ProgressView, wording: Wording) -> str:
    words, first, last = wording.words, view.plan.first_year, view.plan.last_year
    if view.year > last:
        return words("The reporting year comes after the plan's period, which ended in {year}.", year=last)
    if view.year < first:
        return words("The reporting year comes before the plan's period, which begins in {year}.", year=first)
    return ""


def _columns(view: ProgressView, rows: Rows) -> tuple[tuple[str, str], Callable[[IndicatorView], RowView]]:
    """Headings of the two columns of figures, the year where most have it, and how a row goes under them."""
    judged = Counter(item.value.year for item in view.indicators if item.value and item.value.year)
    before = Counter(item.previous.year for item in view.indicators if item.previous and item.previous.year)
    current = judged.most_common(1)[0][0] if judged else None
    previous = before.most_common(1)[0][0] if before else None
    if previous is not None and current is not None and previous >= current:
        previous = None
    headings = (
        str(previous) if previous else rows.words("Previous"),
        str(current) if current else rows.words("Latest"),
    )
    return headings, lambda item: rows.row(item, current, previous)


def _overview(
    view: ProgressView, headings: tuple[str, str], row: Callable[[IndicatorView], RowView], wording: Wording
) -> OverviewView | None:
    by_id = {item.id: item for item in view.indicators}
    if not any(group.code != "neither" for group in view.groups):
        return None
    groups = tuple(
        RowGroupView(
            label=group.label,
            count=wording.words.some("{number} indicator", "{number} indicators", len(group.indicators)),
            rows=tuple(row(by_id[identity]) for identity in group.indicators) if group.code != "neither" else (),
        )
        for group in view.groups
    )
    years = {
        year
        for item in view.indicators
        for year in (
            *(figure.year for figure in item.series if not figure.after),
            item.baseline.year if item.baseline else None,
            item.target.year if item.target else None,
        )
        if year is not None
    }
    return OverviewView(
        finding=overview_finding(view, wording),
        previous=headings[0],
        current=headings[1],
        first_year=min(years, default=view.year),
        last_year=max(years, default=view.year),
        groups=groups,
    )
