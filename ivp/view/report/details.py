"""What charts and explanations of one indicator need besides the account: intervals, breaks, sentences."""

from __future__ import annotations

from decimal import Decimal

from ivp.progress.statistics import Z, poisson_limits, wilson_limits
from ivp.resolve import Resolved
from ivp.view.progress import FigureView, IndicatorView
from ivp.view.report.findings import finding
from ivp.view.report.models import DetailView
from ivp.view.report.rows import capital
from ivp.view.wording import Wording


class Details:
    """Details of the indicators of a plan."""

    def __init__(self, plan: Resolved, area: str, wording: Wording, anchors: dict[str, str]) -> None:
        self.plan, self.area, self.wording, self.words = plan, area, wording, wording.words
        self.anchors = anchors

    def detail(self, item: IndicatorView) -> DetailView:
        """The details of one indicator."""
        interval = _interval(item)
        years = {figure.year for place in item.places for figure in place.figures if figure.year is not None}
        breaks = [years.first for years in self.plan.indicators[item.id].breaks if years.first is not None]
        return DetailView(
            id=item.id,
            name=capital(item.name),
            anchor=self.anchors.get(item.id, ""),
            finding=finding(item, self.wording),
            what=self._what(item),
            target=self._target(item),
            start=_start(item),
            start_at=self._start_at(item),
            interval=interval,
            interval_text=self._range(item, interval) if interval else "",
            breaks=tuple(sorted(breaks)),
            chance=self._chance(item),
            notes=tuple(self._notes(item)),
            years=tuple(sorted(years)),
        )

    def _what(self, item: IndicatorView) -> str:
        words = self.words
        noun = words("{noun} a year", noun=item.noun) if item.noun and item.unit == "count" else item.noun
        area = item.area or self.area
        if item.source:
            return capital(words("{what} in {area} ({source})", what=noun or item.name, area=area, source=item.source))
        return capital(words("{what} in {area}", what=noun or item.name, area=area))

    def _target(self, item: IndicatorView) -> str:
        if item.target is None:
            return ""
        target = {"target": item.target.text, "year": item.target.year}
        if item.baseline is None or not item.baseline.text:
            return self.words("Target: {target} in {year}", **target)
        return self.words(
            "Target: {target} in {year}, against {value} at the baseline ({years})",
            value=item.baseline.text,
            years=item.baseline.years,
            **target,
        )

    def _start_at(self, item: IndicatorView) -> float | None:
        """The middle of the baseline's years."""
        if item.baseline is None or item.baseline.number is None or not comparable(item):
            return None
        for years, value in self.plan.indicators[item.id].baseline.items():
            if years.last == item.baseline.year and years.first is not None and years.last is not None and value:
                return (years.first + years.last) / 2
        return None

    def _range(self, item: IndicatorView, interval: tuple[float, float]) -> str:
        low, high = (
            self.wording.figure(Decimal(str(limit)), self.plan.indicators[item.id], item.decimals) for limit in interval
        )
        return self.words("{low} to {high}", low=low, high=high)

    def _chance(self, item: IndicatorView) -> tuple[str, ...]:
        """What chance explains; how far the plan's step is within chance where both are reckoned in the same way."""
        if not item.change.sentence:
            return ()
        wider = item.change.method == "quasi_poisson"
        more = self.words("Over the years the figures varied more than counting chance alone; that is allowed for.")
        paragraphs = (
            f"{capital(item.change.sentence)} {more if wider else ''}".strip(),
            "" if wider else item.planned,
        )
        return tuple(paragraph for paragraph in paragraphs if paragraph)

    def _notes(self, item: IndicatorView) -> list[str]:
        notes = [item.check, item.series_note]
        if item.planned and item.change.method == "quasi_poisson":
            notes.append(self.words("By counting chance alone: {sentence}", sentence=_small(item.planned)))
        if not comparable(item):
            notes = [item.check or self.words("The figures follow another definition than the baseline.")]
            notes.append(item.series_note)
        before = item.value is not None and item.target is not None and item.value.year != item.target.year
        if item.position.path_text and before and not item.position.keep:
            path = self.words(
                "The straight path from the baseline to the target asks {path} in {year}.",
                path=item.position.path_text,
                year=item.value.year if item.value else "",
            )
            notes.append(path)
        last = item.final_target
        if last:
            notes.append(self.words("The last target: {target} in {year}.", target=last.text, year=last.year))
        notes.append(item.incomplete)
        return [note for note in notes if note]


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def comparable(item: IndicatorView) -> bool:
    """Whether the figures follow the baseline's definition."""
    return "not_comparable" not in {item.position.reason, item.change.reason}


def _start(item: IndicatorView) -> FigureView | None:
    """The baseline; of a linked series its own figure for that year."""
    if item.baseline is None or not comparable(item):
        return None
    known = (figure for figure in item.series if figure.number is not None)
    own = next((figure for figure in known if figure.year == item.baseline.year), None)
    return own if own and item.check else item.baseline


def _interval(item: IndicatorView) -> tuple[float, float] | None:
    """95% limits of the judged figure: of a count exact Poisson, of a percentage with a known n Wilson's, of a grade
    with a standard error normal.
    """
    figure = item.value
    if figure is None or figure.number is None:
        return None
    if item.unit == "count" and figure.number >= 0 and figure.number == int(figure.number):
        low, high = poisson_limits(int(figure.number))
    elif item.unit == "percent" and figure.n and 0 <= figure.number <= 100:
        low, high = (100 * limit for limit in wilson_limits(figure.number / 100, figure.n))
    elif item.unit == "grade" and figure.se is not None:
        low, high = figure.number - Z * figure.se, figure.number + Z * figure.se
    else:
        return None
    return round(low, 3), round(high, 3)
