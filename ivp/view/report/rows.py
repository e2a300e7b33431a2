"""Indicators as rows of a table, and verdicts as marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from ivp.progress.assess import Assessment
from ivp.progress.measurement import Figure, Measurement
from ivp.progress.standing import Standing
from ivp.view.amended import target_changes
from ivp.view.interim import interim_lines
from ivp.view.joint import joint_line
from ivp.view.report.models import CellView, MarkView, RowsView, RowView
from ivp.view.wording import Wording, capital, small
from ivp.vocabulary import Reason, Status, Tone


def position_mark(item: Assessment, wording: Wording) -> MarkView:
    """The position, in the tone of both verdicts together."""
    status = item.position.status
    tone = Tone.UNKNOWN if status is Status.NOT_ASSESSABLE else item.tone
    return MarkView(code=status, label=wording.position(item), tone=tone, note=wording.position_note(item))


def change_mark(item: Assessment, wording: Wording) -> MarkView:
    """The change since the baseline; why it is unknown is not told again where the position tells it."""
    change, note = item.change.change, wording.change_note(item)
    if item.position.reason and not item.followed and note == wording.reason(item):
        note = ""
    return MarkView(code=change, label=wording.change(item), tone=change.facts.tone, note=note)


class Rows:
    """Rows for the indicators of a plan in a reporting year, under headings that name the year most of them have, and
    before it the year that all in a table have.

    ``anchors`` are the places that show an indicator in full, by its id.
    """

    def __init__(self, standing: Standing, wording: Wording, anchors: dict[str, str]) -> None:
        self.standing, self.wording, self.words, self.anchors = standing, wording, wording.words, anchors
        items = standing.indicators.values()
        self.current = _commonest(item.newest for item in items)

    def table(self, items: list[Assessment]) -> RowsView | None:
        """Some indicators in a table; None where there are none."""
        if not items:
            return None
        before, years = {item.previous.year for item in items if item.previous}, self._years
        previous = before.pop() if len(before) == 1 else None
        return RowsView(
            rows=tuple(self.row(item, previous) for item in items),
            previous=str(previous or self.words("Previous")) if before or previous else "",
            current=str(self.current or self.words("Latest")),
            aimed=any(not item.followed for item in items),
            drawn=any(item.newest for item in items),
            first_year=min(years, default=self.standing.year),
            last_year=max(years, default=self.standing.year),
        )

    @cached_property
    def _years(self) -> set[int]:
        """The years of the figures up to the reporting year, and of the targets that count."""
        years: set[int | None] = set()
        for item in self.standing.indicators.values():
            years |= {year for year in item.measured.series.figures if year <= self.standing.year}
            years.add(item.measured.baseline.year if item.measured.baseline else None)
            years.add(item.position.aim.goal.year if item.position.aim else None)
        return {year for year in years if year is not None}

    def row(self, item: Assessment, previous: int | None = None, *, headed: bool = True) -> RowView:
        """The row of an indicator, under a heading that names the year of its ``previous`` figure, where there is one;
        where it is not ``headed``, no heading above it names a year.
        """
        measured = item.measured
        current = self.current if headed else None
        indicator, plan = measured.indicator, self.standing.plan
        source = plan.sources.get(indicator.source or "")
        return RowView(
            id=measured.identity,
            name=capital(indicator.name),
            source=source.name if source else "",
            counted=indicator.noun.many if indicator.noun else "",
            joint=self._under(measured),
            anchor=self.anchors.get(measured.identity, ""),
            baseline=self._baseline(item),
            previous=self.cell(item, item.previous, previous, self.words("no figure")),
            current=self._current(item, current),
            target=self.target(item),
            position=position_mark(item, self.wording),
            change=change_mark(item, self.wording),
        )

    def cell(self, item: Assessment, figure: Figure | None, year: int | None, missing: str) -> CellView:
        """A figure; its year goes under it, unless the heading names it."""
        if figure is None:
            return CellView(missing=missing)
        text, years = self.wording.figure(figure, item.measured), self.wording.years(figure.years)
        if not text:
            return CellView(text=self.words("unknown"), under=years)
        under = [years] if years != str(year) else []
        if status := self.wording.status(figure.provisional):
            under.append(status)
        apart = [self.words("before a break: not comparable")] if item.measured.apart(figure, item.year) else []
        return CellView(text=text, under="; ".join(filter(None, (", ".join(under), *apart))))

    def _baseline(self, item: Assessment) -> CellView:
        """The baseline; not where it follows another definition, which is said in sight: the plan does give one."""
        if not item.comparable:
            return CellView(under=self.words("another definition"))
        return self.cell(item, item.measured.baseline, None, self.words("no baseline"))

    def _current(self, item: Assessment, year: int | None) -> CellView:
        """The newest figure; where a later one lacks municipalities, how many are known."""
        cell = self.cell(item, item.newest, year, self.words("no figure after the baseline"))
        newest = (item.newest.year if item.newest else None) or 0
        later = {at: missing for at, missing in item.measured.series.missing.items() if newest < at <= item.year}
        if not later:
            return cell
        everyone, at = len(item.measured.area), max(later)
        known = self.words(
            "{known} of {all} municipalities in {year}", known=everyone - len(later[at]), all=everyone, year=at
        )
        return cell.model_copy(update={"under": "; ".join(part for part in (cell.under, known) if part)})

    def target(self, item: Assessment) -> CellView:
        """The bound; its direction, and its year where that is not the plan's last, under it."""
        aim, target = item.position.aim, item.measured.indicator.target
        if aim is None:
            if item.position.reason is Reason.JOINT_TARGET:
                return CellView(missing=self.words("a joint target"))
            return CellView(text=self.words("in words")) if target else CellView(missing=self.words("no target"))
        measured, due = item.measured, self.wording.due(aim, item.measured)
        dated = due if due != str(self.standing.plan.own.period.to) else ""
        if aim.bound is None:
            asked = self.wording.aim(aim, measured)
            return CellView(under=f"{asked}, {dated}" if dated else asked, missing=self.words("unknown"))
        text = self.wording.amount(aim.bound, measured)
        if aim.upper is not None:
            text = self.words(
                "{low} up to and including {high}", low=text, high=self.wording.amount(aim.upper, measured)
            )
        under = (self.words(aim.goal.direction.facts.bare), self.wording.leeway(aim, measured), dated)
        return CellView(text=text, under=", ".join(part for part in under if part))

    def _under(self, measured: Measurement) -> str:
        """What is told of an indicator under its name: from which plan it comes, which municipalities it is about, what
        is joint, what implementation plans ask, and how decisions changed the target.
        """
        identity, area = measured.identity, measured.area
        lender = self.standing.plan.lender(("indicators", identity))
        told = (
            small(self.words("From: {title}", title=lender.own.title)) if lender else "",
            ", ".join(place.name for place in area) if area != self.standing.plan.told_for else "",
            joint_line(self.standing, identity, self.wording),
            *interim_lines(self.standing, identity, self.wording),
            *target_changes(self.standing, identity, self.wording),
        )
        return "; ".join(part for part in told if part)


def _commonest(figures: Iterable[Figure | None]) -> int | None:
    """The year that most figures have; of equals the first that is found."""
    counted = Counter(figure.year for figure in figures if figure and figure.year)
    return counted.most_common(1)[0][0] if counted else None


def position_tones(items: Iterable[Assessment]) -> dict[Status, Tone]:
    """The one tone that all with a position have; plain where they differ or there are none."""
    tones: dict[Status, set[Tone]] = {}
    for item in items:
        tones.setdefault(item.position.status, set()).add(item.tone)
    found = {status: tones.get(status, set()) for status in Status}
    single = {status: next(iter(known)) if len(known) == 1 else Tone.PLAIN for status, known in found.items()}
    return {**single, Status.NOT_ASSESSABLE: Tone.UNKNOWN}
