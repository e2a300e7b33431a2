"""An indicator in the reporting year as it is shown: figures, position and change."""

from __future__ import annotations

from collections.abc import Iterable

from ivp.dossier.resolve import Resolved
from ivp.progress.assess import Assessment
from ivp.progress.change import Beside
from ivp.progress.measurement import Figure, Measurement
from ivp.progress.position import Aim
from ivp.progress.side_by_side import side_by_side
from ivp.progress.standing import Standing
from ivp.view.account import figure_account
from ivp.view.amended import target_changes
from ivp.view.explanation import explanation
from ivp.view.interim import interim_lines
from ivp.view.joint import joint_line
from ivp.view.progress.models import (
    BesideView,
    ChangeView,
    FigureView,
    IndicatorView,
    OutlookView,
    PlaceView,
    PositionView,
    TargetView,
)
from ivp.view.progress.side_by_side_view import side_by_side_view
from ivp.view.progress.topic_view import links
from ivp.view.wording import Wording, as_number, capital
from ivp.vocabulary import Better


def indicator_view(standing: Standing, item: Assessment, wording: Wording) -> IndicatorView:
    """An indicator with all that is known of it."""
    plan, measured = standing.plan, item.measured
    figures = Figures(plan, measured, item.year, wording)
    indicator, answer, whole = measured.indicator, item.position, standing.joint.get(measured.identity, item)
    source = plan.sources.get(indicator.source or "")
    lender = plan.lender(("indicators", measured.identity))
    title, said = figure_account(standing, measured.identity, wording)
    whose = f"{title}: " if title else ""
    changed = target_changes(standing, measured.identity, wording)
    check, planned = wording.check_sentence(item), wording.planned_sentence(item)
    return IndicatorView.model_construct(
        id=measured.identity,
        name=indicator.name,
        noun=indicator.noun.many if indicator.noun else "",
        unit=indicator.unit,
        per=indicator.per,
        decimals=measured.decimals,
        source=source.name if source else "",
        area=", ".join(place.name for place in measured.area) if measured.area != plan.told_for else "",
        origin=wording.words("From: {title}", title=lender.own.title) if lender else "",
        definition=indicator.definition or "",
        interpretation=indicator.interpretation or "",
        explained=whose + said.interpretation if said and said.interpretation else "",
        adjustment=whose + said.adjustment if said and said.adjustment else "",
        incomplete=indicator.incomplete or "",
        topics=links(plan, indicator.for_),
        baseline=figures.one(measured.baseline),
        comparable=item.comparable,
        previous=figures.one(item.previous),
        value=figures.one(item.newest),
        judged=figures.one(item.judged),
        latest=figures.one(item.latest),
        target=figures.target(answer.aim),
        final_target=figures.target(answer.final) if item.interim else None,
        joint=joint_line(standing, measured.identity, wording),
        target_text=(indicator.target.text or "") if indicator.target else "",
        interim=interim_lines(standing, measured.identity, wording),
        target_changes=changed,
        position=_position(item, figures, wording),
        change=_change(item, wording),
        beside=tuple(_beside(item, one, wording) for one in item.beside),
        outlook=_outlook(item, wording),
        tone=item.tone,
        planned=planned,
        check=check,
        explanation=(*explanation(item, check, planned, wording), *(f"{capital(line)}." for line in changed)),
        series_note=(indicator.series.note or "") if indicator.series else "",
        series=figures.many(measured.series.figures.values()),
        places=_places(standing, item, wording),
        side_by_side=side_by_side_view(plan, side_by_side(whole.measured, whole.latest), wording),
        benchmarks=tuple(
            (indicator.benchmarks[place].name, figures.many(known))
            for place, known in measured.benchmarks.items()
            if known
        ),
    )


class Figures:
    """Shows the figures of what is measured."""

    def __init__(self, plan: Resolved, measured: Measurement, year: int, wording: Wording) -> None:
        self.plan, self.measured, self.year, self.wording = plan, measured, year, wording
        self._shown: dict[int, FigureView] = {}

    def one(self, figure: Figure | None) -> FigureView | None:
        """A figure; one that was shown before, as the latest of a series is, is the same view again."""
        return None if figure is None else self._known(figure)

    def _known(self, figure: Figure) -> FigureView:
        if id(figure) not in self._shown:
            self._shown[id(figure)] = self._view(figure)
        return self._shown[id(figure)]

    def _view(self, figure: Figure) -> FigureView:
        source = self.plan.sources.get(figure.source or "")
        rate = self.measured.rate(figure)
        base = figure.per if figure.per != self.measured.indicator.per else None
        based = self.wording.words("per {number}", number=self.wording.numbers.number(base)) if base else ""
        return FigureView.model_construct(
            number=as_number(figure.value),
            rate=_six(float(rate)) if rate is not None else None,
            rate_text=self.wording.rate_of(rate, self.measured),
            text=self.wording.figure(figure, self.measured),
            hidden=figure.hidden,
            year=figure.year,
            years=self.wording.years(figure.years),
            provisional=figure.provisional,
            status=self.wording.status(figure.provisional),
            n=figure.n,
            se=float(figure.se) if figure.se is not None else None,
            per=base,
            summed=figure.summed,
            source=source.name if source else "",
            note="; ".join(filter(None, (based, figure.note))),
            after=figure.year is not None and figure.year > self.year,
            apart=self.measured.apart(figure, self.year),
        )

    def many(self, figures: Iterable[Figure]) -> tuple[FigureView, ...]:
        """Several figures."""
        return tuple(map(self._known, figures))

    def target(self, aim: Aim | None) -> TargetView | None:
        """A target."""
        if aim is None:
            return None
        return TargetView.model_construct(
            direction=aim.goal.direction,
            number=as_number(aim.bound),
            straight=aim.goal.direction.facts.better is not Better.NEITHER,
            upper=as_number(aim.upper),
            text=self.wording.aim(aim, self.measured),
            year=aim.goal.year,
            years=self.wording.due(aim, self.measured),
            tolerance=as_number(aim.goal.tolerance) if aim.goal.tolerance is not None else None,
        )


def _position(item: Assessment, figures: Figures, wording: Wording) -> PositionView:
    answer = item.position
    relapse = item.measured.series.figures[answer.not_sustained.year] if answer.not_sustained else None
    return PositionView.model_construct(
        code=answer.status,
        label=wording.position(item),
        sign=answer.status.facts.sign,
        reason=answer.reason,
        note=wording.position_note(item),
        path=as_number(answer.path),
        path_text=wording.numbers.number(answer.path, item.measured.decimals + 1) if answer.path is not None else "",
        keep=answer.keep,
        not_sustained=figures.one(relapse) if relapse and not relapse.hidden else None,
    )


def _change(item: Assessment, wording: Wording) -> ChangeView:
    evidence = item.change
    return ChangeView.model_construct(
        code=evidence.change,
        label=wording.change(item),
        sign=evidence.change.facts.sign,
        reason=evidence.reason,
        note=wording.change_note(item),
        sentence=wording.change_sentence(item),
        method=evidence.method,
        difference=as_number(evidence.difference),
        percent=round(float(evidence.percent), 1) if evidence.percent is not None else None,
        p=_six(evidence.p),
        low=_six(evidence.low),
        high=_six(evidence.high),
        tau=_six(evidence.usual.tau) if evidence.usual else None,
        limit=_six(evidence.usual.limit) if evidence.usual else None,
        usual_rows=evidence.usual.variation.rows if evidence.usual else (),
        unclear_low=evidence.unclear[0] if evidence.unclear else None,
        unclear_high=evidence.unclear[1] if evidence.unclear else None,
        usual_low=evidence.ordinary[0] if evidence.ordinary else None,
        usual_high=evidence.ordinary[1] if evidence.ordinary else None,
    )


def _beside(item: Assessment, one: Beside, wording: Wording) -> BesideView:
    return BesideView(
        name=wording.beside_name(item, one),
        percent=round(float(one.percent), 1),
        gap=_six(one.gap) if one.own else None,
        limit=_six(one.limit) if one.own else None,
        beyond=one.beyond,
        text=wording.beside_sentence(item, one),
    )


def _outlook(item: Assessment, wording: Wording) -> OutlookView | None:
    seen = item.outlook
    if seen is None:
        return None
    ahead = seen.projection
    return OutlookView.model_construct(
        first=seen.first,
        last=seen.last,
        course=seen.course,
        slope=round(seen.slope, 6),
        limit=round(seen.limit, 6),
        year=ahead.year if ahead else None,
        mean=_six(ahead.mean) if ahead else None,
        low=_six(ahead.low) if ahead else None,
        high=_six(ahead.high) if ahead else None,
        text=wording.outlook_sentence(item),
    )


def _six(value: float | None) -> float | None:
    """Six decimals: what is known of a statistic, and the same on every machine."""
    return None if value is None else round(value, 6)


def _places(standing: Standing, item: Assessment, wording: Wording) -> tuple[PlaceView, ...]:
    """The figures of each municipality of a joint area; none where all of them are of the whole area."""
    views = []
    for place, own in standing.places.get(item.measured.identity, {}).items():
        figures = Figures(standing.plan, own.measured, own.year, wording)
        views.append(
            PlaceView(
                code=place.code,
                name=place.name,
                figures=figures.many(own.measured.series.figures.values()),
                baseline=figures.one(own.measured.baseline),
                previous=figures.one(own.previous),
                value=figures.one(own.newest),
                change=_change(own, wording),
                tone=own.change.change.facts.tone,
            )
        )
    return tuple(views)
