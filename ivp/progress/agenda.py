"""What comes next: the duties, planned decisions and deadlines of the year after a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ivp.model.governance import Decision, Duty
from ivp.model.types import Period, When, parse_when
from ivp.progress.standing import ActionStanding, Standing
from ivp.vocabulary import ACTION_STATES, Every, Quarter


@dataclass(frozen=True)
class Coming:
    """Something that comes next; ``when`` is None where the plan gives no date for it."""

    what: Duty | Decision | ActionStanding
    when: When | None


def agenda(standing: Standing) -> tuple[Coming, ...]:
    """What comes in the year after the report's day, in order; what returns each year without a date is last.

    Of what returns only the next time is told, and only in the plan's own years. What returns once in several years
    without a year to count from has no place in one year, and what is done when there is reason to has none either.
    """
    end = _year_after(standing.day)
    found: list[Coming] = []
    for duty in standing.plan.own.cycle.values():
        if not standing.here(duty.municipalities):
            continue
        moments = [when for when in moments_of(duty, standing.plan.own.period) if not standing.past(when)]
        if moments and moments[0].first <= end:
            found.append(Coming(duty, moments[0]))
        elif _without_date(duty, standing.plan.own.period, standing.day, end):
            found.append(Coming(duty, None))
    for decision in _planned(standing):
        when = decision.date
        if when is None or (when.first <= end and not standing.past(when)):
            found.append(Coming(decision, when))
    for item in standing.actions.values():
        by = item.action.by
        if by and by.last <= end and ACTION_STATES[item.status].open and not item.overdue:
            found.append(Coming(item, by))
    return tuple(sorted(found, key=_order))


def unsettled(standing: Standing) -> tuple[Decision, ...]:
    """The decisions that were planned for a day that has passed, and of which nothing says what came of them."""
    return tuple(item for item in _planned(standing) if item.date and standing.past(item.date))


def _planned(standing: Standing) -> list[Decision]:
    return [item for item in standing.plan.own.decisions if item.planned and standing.here(item.municipalities)]


def moments_of(duty: Duty, period: Period) -> Iterator[When]:
    """The moments at which a duty is due, as far as they follow from the plan, in order."""
    if duty.when:
        yield duty.when
        return
    years: range | tuple[int, ...] = ()
    if duty.after:
        first = period.from_ + duty.after
        years = range(first, period.to + 1, duty.every) if isinstance(duty.every, int) else (first,)
        years = years or (first,)
    elif duty.in_ and (duty.every == 1 or (duty.every is None and period.from_ == period.to)):
        years = range(period.from_, period.to + 1)
    for year in years:
        yield parse_when(_text(year, duty.in_))


def _text(year: int, season: int | Quarter | None) -> str:
    if season is None:
        return str(year)
    return f"{year}-{season}" if isinstance(season, Quarter) else f"{year}-{season:02}"


def _without_date(duty: Duty, period: Period, day: date, end: date) -> bool:
    """Whether something returns within a year, in one of the plan's own, without a date."""
    if duty.in_ or duty.after or not (duty.every == 1 or isinstance(duty.every, Every)):
        return False
    return day < date(period.to, 12, 31) and date(period.from_, 1, 1) <= end


def _year_after(day: date) -> date:
    """The same day a year later; of 29 February the day before it."""
    return date(day.year + 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _order(item: Coming) -> tuple[date, date]:
    return (item.when.last, item.when.first) if item.when else (date.max, date.max)
