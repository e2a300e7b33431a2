"""An indicator in the reporting year: figures, position and change, without what would tell a hidden figure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ivp.observations import Observations
from ivp.progress.assess import Assessment, Figure, assess
from ivp.progress.change import Change, Method
from ivp.progress.position import Direction, Status
from ivp.progress.verdict import Tone
from ivp.reference.municipalities import Municipality
from ivp.resolve import Resolved
from ivp.view.explanation import explanation
from ivp.view.progress.figures import Figures, six
from ivp.view.progress.hiding import Hiding, hiding
from ivp.view.progress.models import ChangeView, IndicatorView, PositionView
from ivp.view.progress.topics import links
from ivp.view.wording import CHANGE_SIGNS, CHANGES, POSITIONS, SIGNS, Wording, as_number, compared_baseline

HIDDEN = "hidden"
"""The reason of a verdict that is not given because it would tell a hidden figure."""


@dataclass(frozen=True)
class Indicators:
    """Makes the indicators of a plan in a reporting year, for its whole area or ``only`` one municipality."""

    plan: Resolved
    observations: Observations
    year: int
    only: Municipality | None
    wording: Wording
    internal: bool

    def indicator(self, identity: str) -> IndicatorView:
        """One indicator."""
        item = assess(self.plan, self.observations, identity, self.year, self.only)
        whole = item
        if self.only is not None:
            whole = assess(self.plan, self.observations, identity, self.year)
        hidden = Hiding() if self.internal else hiding(self.plan, whole)
        alone = self.only is not None and whole.area != item.area
        place = self.only.code if self.only is not None and alone else ""
        return self._view(item, Figures(self.plan, item, self.wording, hidden, place))

    def _view(self, item: Assessment, figures: Figures) -> IndicatorView:
        indicator, answer = item.indicator, item.position
        source = self.plan.sources.get(indicator.source or "")
        verdict = self._told(item, figures)
        final = answer.final if answer.final and answer.aim and answer.final.goal.year != answer.aim.goal.year else None
        checked = item.series.figures.get(item.baseline.year or 0) if item.baseline else None
        return IndicatorView(
            id=item.identity,
            name=indicator.name,
            noun=indicator.noun.many if indicator.noun else "",
            unit=indicator.unit,
            per=indicator.per,
            decimals=item.decimals,
            source=source.name if source else "",
            area=", ".join(place.name for place in item.area) if item.area != self.plan.municipalities else "",
            definition=indicator.definition or "",
            interpretation=indicator.interpretation or "",
            incomplete=indicator.incomplete or "",
            topics=links(self.plan, indicator.for_),
            baseline=figures.one(item.baseline, public=not figures.place),
            previous=figures.one(item.previous),
            value=figures.one(item.judged),
            latest=figures.one(item.latest),
            target=figures.target(answer.aim),
            final_target=figures.target(final),
            target_text=(indicator.target.text or "") if indicator.target else "",
            position=self._position(item, figures, verdict),
            change=self._change(item, verdict),
            tone=item.tone if verdict.position and verdict.change else Tone.UNKNOWN,
            planned=self.wording.planned_sentence(item) if verdict.position else "",
            check="" if figures.hides(checked) else self.wording.check_sentence(item),
            explanation=(self._unsaid(figures),)
            if figures.hides(checked) or not verdict.whole
            else explanation(item, self.wording),
            series_note=(indicator.series.note or "") if indicator.series else "",
            series=figures.many(item.series.figures.values()),
            places=figures.places(),
            benchmarks=tuple(
                (
                    name,
                    figures.many(
                        Figure(years, value.value, value.provisional, value.n, value.se, value.source, value.note)
                        for years, value in dated.items()
                    ),
                )
                for name, dated in indicator.benchmarks.items()
            ),
        )

    def _unsaid(self, figures: Figures) -> str:
        return self.wording.words(
            "A figure is smaller than {number} and is not published.", number=figures.hidden.below
        )

    def _told(self, item: Assessment, figures: Figures) -> _Told:
        """What of the verdicts may be told: only what every other count that would be hidden would give as well.

        So a verdict tells nothing of a hidden count but that it is hidden; and the numbers behind a verdict are told
        only where they rest on no hidden figure.
        """
        hidden = {year: figure for year, figure in item.series.figures.items() if figures.hides(figure)}
        if not hidden:
            return _Told()
        tested = item.change.method
        judged = item.judged is not None and item.judged.year in hidden
        start = compared_baseline(item)
        rests = judged or (start is not None and not _is_plans(item, figures) and start.year in hidden)
        if item.indicator.unit != "count" or any(figures.with_others(figure) for figure in hidden.values()):
            return _Told(not judged, not judged, not rests and tested is not Method.QUASI_POISSON)
        others = [
            assess(
                self.plan, self.observations, item.identity, self.year, self.only,
                dict.fromkeys(hidden, Decimal(value)),
            )
            for value in range(figures.hidden.below)
        ]  # fmt: skip
        return _Told(
            all(_position_of(other) == _position_of(item) for other in others),
            all(_change_of(other) == _change_of(item) for other in others),
            not rests and all(Method.QUASI_POISSON is not one.change.method for one in (item, *others)),
        )

    def _position(self, item: Assessment, figures: Figures, verdict: _Told) -> PositionView:
        answer = item.position
        relapse = figures.relapse(answer.not_sustained)
        if not verdict.position:
            return PositionView(
                code=Status.NOT_ASSESSABLE,
                label=self.wording.words(POSITIONS[Status.NOT_ASSESSABLE]),
                sign=SIGNS[Status.NOT_ASSESSABLE],
                reason=HIDDEN,
                note=self.wording.words("the figure is too small to publish"),
                path=as_number(answer.path),
                path_text=self._path(item),
                keep=False,
                not_sustained=None,
            )
        relapsed = answer.not_sustained is not None
        if relapsed and relapse is None and not _always_relapses(item, figures.hidden):
            item = replace(item, position=replace(answer, not_sustained=None))
        return PositionView(
            code=answer.status,
            label=self.wording.position(item),
            sign=SIGNS[answer.status],
            reason=answer.reason,
            note=self.wording.position_note(item, self._small(figures) if relapsed and relapse is None else ""),
            path=as_number(answer.path),
            path_text=self._path(item),
            keep=answer.keep,
            not_sustained=relapse,
        )

    def _path(self, item: Assessment) -> str:
        path = item.position.path
        return self.wording.numbers.number(path, item.decimals + 1) if path is not None else ""

    def _small(self, figures: Figures) -> str:
        return self.wording.words("fewer than {number}", number=figures.hidden.below)

    def _change(self, item: Assessment, verdict: _Told) -> ChangeView:
        evidence = item.change
        if not verdict.change:
            return self._bare_change(Change.UNKNOWN, HIDDEN, self.wording.words("the figure is too small to publish"))
        if not verdict.numbers:
            return self._bare_change(evidence.change, evidence.reason, "")
        return ChangeView(
            code=evidence.change,
            label=self.wording.change(evidence),
            sign=CHANGE_SIGNS[evidence.change],
            reason=evidence.reason,
            note=self.wording.change_note(item),
            sentence=self.wording.change_sentence(item),
            method=evidence.method,
            difference=as_number(evidence.difference),
            percent=round(float(evidence.percent), 1) if evidence.percent is not None else None,
            p=six(evidence.p),
            low=six(evidence.low),
            high=six(evidence.high),
            phi=six(evidence.phi),
            unclear_low=evidence.unclear[0] if evidence.unclear else None,
            unclear_high=evidence.unclear[1] if evidence.unclear else None,
        )

    def _bare_change(self, code: Change, reason: str | None, note: str) -> ChangeView:
        """The change without the figures from which a hidden one could be worked out."""
        return ChangeView(
            code=code,
            label=self.wording.words(CHANGES[code]),
            sign=CHANGE_SIGNS[code],
            reason=reason,
            note=note,
            sentence="",
            method=None,
            difference=None,
            percent=None,
            p=None,
            low=None,
            high=None,
            phi=None,
            unclear_low=None,
            unclear_high=None,
        )


@dataclass(frozen=True)
class _Told:
    """What of an indicator's verdicts may be told: the position, the change, the numbers of both."""

    position: bool = True
    change: bool = True
    numbers: bool = True

    @property
    def whole(self) -> bool:
        """Whether everything may be told."""
        return self.position and self.change and self.numbers


def _is_plans(item: Assessment, figures: Figures) -> bool:
    """Whether the change is reckoned from the baseline that the plan itself gives."""
    return not figures.place and compared_baseline(item) is item.baseline


def _position_of(item: Assessment) -> tuple[object, ...]:
    return item.position.status, item.position.reason, item.position.keep


def _change_of(item: Assessment) -> tuple[object, ...]:
    return item.change.change, item.change.reason


def _always_relapses(item: Assessment, hidden: Hiding) -> bool:
    """Whether every count that is hidden fails the target."""
    aim = item.position.aim
    if aim is None or aim.bound is None:
        return False
    return aim.goal.direction is Direction.AT_LEAST and aim.bound >= hidden.below
