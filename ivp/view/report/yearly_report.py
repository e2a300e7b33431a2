"""The sections of a yearly report put together."""

from __future__ import annotations

from datetime import date

from ivp.progress.standing import Standing
from ivp.view.progress import progress_view
from ivp.view.progress.overview import group_label, grouped
from ivp.view.report.action_groups import actions_view
from ivp.view.report.gaps import gaps, gaps_finding, legend, remarks, tables
from ivp.view.report.highlights import (
    change_tallies,
    highlights,
    overview_finding,
    position_tallies,
    state_tallies,
)
from ivp.view.report.indicator_details import Details
from ivp.view.report.models import LinkView, OverviewView, ReportView, RowGroupView
from ivp.view.report.rows import Rows
from ivp.view.report.topic_sections import Topics, homes
from ivp.view.wording import Wording, capital
from ivp.vocabulary import BLOCKS, Block


def report_view(standing: Standing) -> ReportView | None:
    """The yearly report of a plan; None for what carries one out, which is accounted for with the plan."""
    if not standing.plan.is_plan:
        return None
    plan, wording = standing.plan, Wording(standing.plan.own.language)
    words = wording.words
    progress = progress_view(standing)
    anchors = {identity: f"indicator-{identity}" for identity in homes(standing)}
    rows = Rows(standing, wording, anchors)
    details = Details(standing, wording, anchors)
    blocks = Topics(standing, rows).blocks()
    overview = _overview(standing, rows)
    actions = actions_view(standing, wording)
    unassessed = gaps(standing, rows)
    contents = [LinkView(anchor="summary", label=words("In short"))]
    contents += [LinkView(anchor="overview", label=words(BLOCKS[Block.INDICATORS]))] if overview else []
    contents += [block.section for block in blocks]
    if actions:
        label = plan.label(Block.ACTIONS) or words(BLOCKS[Block.ACTIONS])
        contents.append(LinkView(anchor="actions", label=label))
    if progress.agenda.items or progress.agenda.unsettled:
        contents.append(LinkView(anchor="agenda", label=words("What is due next")))
    contents += [LinkView(anchor="gaps", label=words("What could not be assessed"))] if unassessed else []
    contents += [LinkView(anchor="sources", label=words("Sources and method"))]
    return ReportView(
        progress=progress,
        year=standing.year,
        who=who(standing, wording),
        title=words("Safety in {year}: progress", year=standing.year),
        about=_about(standing, wording),
        outside=_outside(standing, wording),
        adopted=progress.plan.adoption,
        contents=tuple(contents),
        highlights=highlights(standing, anchors, wording),
        positions=position_tallies(standing, wording),
        changes=change_tallies(standing, wording),
        states=state_tallies(standing, wording),
        overview=overview,
        details=tuple(details.detail(item) for item in standing.indicators.values()),
        blocks=blocks,
        actions=actions,
        gaps=unassessed,
        gaps_finding=gaps_finding(standing, wording),
        tables=tables(standing),
        legend=legend(standing, wording),
    )


def who(standing: Standing, wording: Wording) -> str:
    """Whose plan it is: the municipality or the region."""
    if tuple(place.name for place in standing.plan.municipalities) == (standing.area,):
        return wording.words("Municipality of {name}", name=standing.area)
    return capital(standing.area)


def _about(standing: Standing, wording: Wording) -> str:
    words, plan = wording.words, standing.plan
    period = wording.period(plan.own.period)
    if standing.day < date(standing.year, 12, 31):
        return words("Interim report on the safety plan {period}", period=period)
    if len(plan.own.municipalities) > 1:
        return words("Yearly report to the councils on the safety plan {period}", period=period)
    return words("Yearly report to the council on the safety plan {period}", period=period)


def _outside(standing: Standing, wording: Wording) -> str:
    words, period = wording.words, standing.plan.own.period
    if standing.year > period.to:
        return words("The reporting year comes after the plan's period, which ended in {year}.", year=period.to)
    if standing.year < period.from_:
        return words("The reporting year comes before the plan's period, which begins in {year}.", year=period.from_)
    return ""


def _overview(standing: Standing, rows: Rows) -> OverviewView | None:
    groups = grouped(standing.indicators.values())
    if not groups.keys() - {"neither"}:
        return None
    years: set[int | None] = set()
    for item in standing.indicators.values():
        years |= {year for year in item.measured.series.figures if year <= standing.year}
        years.add(item.measured.baseline.year if item.measured.baseline else None)
        years.add(item.position.aim.goal.year if item.position.aim else None)
    known = [year for year in years if year is not None]
    previous, current = rows.headings
    return OverviewView(
        finding=overview_finding(standing, rows.wording),
        previous=previous,
        current=current,
        first_year=min(known, default=standing.year),
        last_year=max(known, default=standing.year),
        groups=tuple(
            RowGroupView(
                label=group_label(code, items, rows.wording),
                count=rows.words.some("{number} indicator", "{number} indicators", len(items)),
                rows=tuple(rows.row(item) for item in items),
                remarks=remarks(items, rows.wording),
            )
            for code, items in groups.items()
        ),
    )
