"""What comes next: the duties, planned decisions and deadlines of the year after a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ivp.model.governance import Decision, Duty
from ivp.model.types import When
from ivp.progress.duties import Open, open_terms
from ivp.progress.standing import ActionStanding, Standing
from ivp.vocabulary import Every


@dataclass(frozen=True)
class Coming:
    """Something that comes next; ``when`` is None where the plan gives no date for it.

    Of a duty: ``latest`` is whether it may be done sooner, ``places`` are those that still have to where others have.
    """

    what: Duty | Decision | ActionStanding
    when: When | None
    latest: bool = False
    places: tuple[str, ...] = ()


def agenda(standing: Standing) -> tuple[Coming, ...]:
    """What comes in the year after the report's day, in order; what returns each year without a date is last.

    Of what returns only the next time is told that nothing has met yet, and only in the plan's own years. What is done
    when there is reason to has no place in one year.
    """
    end = _year_after(standing.day)
    found: list[Coming] = []
    for duty, still in _duties(standing):
        ahead = [one for one in still if not standing.past(one.term.when) and one.term.when.first <= end]
        dated = [one for one in ahead if one.term.dated]
        if dated:
            first = dated[0]
            found.append(Coming(duty, first.term.when, first.term.latest, first.places))
        elif any(one.term.when.last > standing.day for one in ahead) or _returns_within(duty, standing, end):
            found.append(Coming(duty, None))
    for decision in _planned(standing):
        when = decision.date
        if when is None or (when.first <= end and not standing.past(when)):
            found.append(Coming(decision, when))
    for item in standing.actions.values():
        by = item.action.by
        if by and by.last <= end and item.status.facts.open and not item.overdue:
            found.append(Coming(item, by))
    return tuple(sorted(found, key=_order))


def unsettled(standing: Standing) -> tuple[Coming, ...]:
    """The decisions and duties that were planned once, for a day that has passed, and of which nothing says what came
    of them.
    """
    decisions = [Coming(item, item.date) for item in _planned(standing) if item.date and standing.past(item.date)]
    duties = [
        Coming(duty, one.term.when, places=one.places)
        for duty, still in _duties(standing)
        if duty.every is None
        for one in still
        if standing.past(one.term.when)
    ]
    return tuple(sorted((*decisions, *duties), key=_order))


def _duties(standing: Standing) -> Iterator[tuple[Duty, list[Open]]]:
    """The duties of the area, each with the times at which it is still to be met."""
    for identity, duty in standing.plan.own.cycle.items():
        yield duty, open_terms(standing.plan, identity, standing.dossier, standing.day, standing.only)


def _planned(standing: Standing) -> list[Decision]:
    return [item for item in standing.plan.own.decisions if item.planned]


def _returns_within(duty: Duty, standing: Standing, end: date) -> bool:
    """Whether something returns more than once a year, in one of the plan's own."""
    period = standing.plan.own.period
    if not isinstance(duty.every, Every) or duty.in_ or duty.after:
        return False
    return standing.day < date(period.to, 12, 31) and date(period.from_, 1, 1) <= end


def _year_after(day: date) -> date:
    """The same day a year later; of 29 February the day before it."""
    return date(day.year + 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _order(item: Coming) -> tuple[date, date]:
    return (item.when.last, item.when.first) if item.when else (date.max, date.max)
