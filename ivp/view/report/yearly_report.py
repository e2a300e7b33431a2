"""The sections of a yearly report put together."""

from __future__ import annotations

from datetime import date

from ivp.progress.standing import Standing
from ivp.view.document.composer import Composer
from ivp.view.document.money import sums_views
from ivp.view.plan_view import called, titled
from ivp.view.progress import progress_view
from ivp.view.report.action_groups import actions_view
from ivp.view.report.gaps import gaps, gaps_finding, legend, unknown
from ivp.view.report.highlights import beyond_anyway, change_tallies, highlights, position_tallies, state_tallies
from ivp.view.report.indicator_details import Details
from ivp.view.report.models import LabelsView, LinkView, ReportView
from ivp.view.report.rows import Rows
from ivp.view.report.topic_sections import Topics
from ivp.view.wording import Wording, capital
from ivp.vocabulary import Aspect, Block


def report_view(standing: Standing, *, annex: bool = True) -> ReportView | None:
    """The yearly report of a plan, with or without the sheets of its indicators and the method behind it; None for
    what carries one out, which is accounted for with the plan.
    """
    if not standing.plan.is_plan:
        return None
    wording = Wording(standing.plan.own.language)
    words = wording.words
    progress = progress_view(standing)
    anchors = {identity: f"indicator-{identity}" for identity in standing.indicators if annex}
    blocks = Topics(standing, Rows(standing, wording, anchors)).blocks()
    details, actions = Details(standing, wording, anchors), actions_view(standing, wording)
    unassessed, incomplete = gaps(standing, anchors, wording), unknown(standing)
    labels = _labels(standing, wording)
    contents = [LinkView(anchor="summary", label=words("In short")), *(block.section for block in blocks)]
    chapters = progress.account.chapters if progress.account else ()
    contents += [LinkView(anchor=part.anchor, label=part.title) for part in chapters]
    contents += [LinkView(anchor="actions", label=labels.actions)] if actions else []
    if progress.account and progress.account.duties:
        contents.append(LinkView(anchor="duties", label=words("What became of the duties")))
    if progress.agenda.items or progress.agenda.unsettled:
        contents.append(LinkView(anchor="agenda", label=words("What is due next")))
    composer = Composer(standing.plan, wording, sums=standing.reckoner)
    counted = {identity: item.action for identity, item in standing.actions.items()}
    earlier = {identity: item.action for identity, item in standing.carried.paid.items()}
    money = sums_views(composer, counted, earlier, by=("year", "topic"))
    if money or (progress.account and progress.account.money):
        contents.append(LinkView(anchor="money", label=labels.budget))
    contents += [LinkView(anchor="gaps", label=words("What could not be assessed"))] if unassessed else []
    contents += [LinkView(anchor="unknown", label=words("What is not fully known"))] if incomplete else []
    if annex:
        if standing.indicators:
            contents.append(LinkView(anchor="sheets", label=words("Annex: the figures of each indicator")))
        contents.append(LinkView(anchor="sources", label=words("Sources and method")))
    return ReportView(
        progress=progress,
        year=standing.year,
        who=who(standing, wording),
        title=titled(words("Safety in {year}: progress", year=standing.year), standing.plan, wording),
        about=_about(standing, wording),
        outside=_outside(standing, wording),
        adopted=progress.plan.adoption,
        contents=tuple(contents),
        highlights=highlights(standing, anchors, money, wording),
        positions=position_tallies(standing, wording),
        changes=change_tallies(standing, wording),
        changes_note=beyond_anyway(standing, wording),
        states=state_tallies(standing, wording),
        labels=labels,
        blocks=blocks,
        actions=actions,
        money=money,
        gaps=unassessed,
        gaps_finding=gaps_finding(standing, wording),
        unknown=incomplete,
        details=tuple(
            details.detail(standing.indicators[indicator.id], indicator) for indicator in progress.indicators
        ),
        annex=annex,
        legend=legend(standing, wording),
    )


def who(standing: Standing, wording: Wording) -> str:
    """Whose plan it is: the municipality or the region."""
    if tuple(place.name for place in standing.plan.told_for) == (standing.area,):
        return wording.words("Municipality of {name}", name=standing.area)
    return capital(standing.area)


def _about(standing: Standing, wording: Wording) -> str:
    words, plan = wording.words, standing.plan
    period = wording.period(plan.own.period)
    if standing.day < date(standing.year, 12, 31):
        return words("Interim report on the safety plan {period}", period=period)
    if len(plan.told_for or plan.own.municipalities) > 1:
        return words("Yearly report to the councils on the safety plan {period}", period=period)
    return words("Yearly report to the council on the safety plan {period}", period=period)


def _outside(standing: Standing, wording: Wording) -> str:
    words, period = wording.words, standing.plan.own.period
    if standing.year > period.to:
        return words("The reporting year comes after the plan's period, which ended in {year}.", year=period.to)
    if standing.year < period.from_:
        return words("The reporting year comes before the plan's period, which begins in {year}.", year=period.from_)
    return ""


def _labels(standing: Standing, wording: Wording) -> LabelsView:
    def name(piece: Block | Aspect) -> str:
        return capital(called(standing.plan, piece, wording))

    return LabelsView(
        indicators=name(Block.INDICATORS),
        actions=name(Block.ACTIONS),
        baseline=name(Aspect.BASELINE),
        target=name(Aspect.TARGET),
        source=name(Aspect.SOURCE),
        goals=name(Aspect.GOALS),
        budget=name(Block.BUDGET),
        evaluation=name(Aspect.EVALUATION),
        done=name(Aspect.DONE),
    )
