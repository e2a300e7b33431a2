"""When a duty is due, and whether that has been met: by a decision on it, by a file of its kind, or as an account says.

A time that nothing meets may have been met all the same, somewhere that is not written down: who tells of it says that
nothing says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

from ivp.dossier.family import Child, Dossier
from ivp.dossier.resolve import Resolved, known_municipalities
from ivp.model.governance import Decision, Duty
from ivp.model.types import Period, When, parse_when
from ivp.reference.municipalities import Municipality
from ivp.vocabulary import DocumentKind, PartOfYear, PlanStatus

_HALF_YEAR, _YEAR = timedelta(days=183), timedelta(days=366)
_SECOND_HALF = 7
"""The first month of it: an implementation plan that is made then is for the next year."""


@dataclass(frozen=True, slots=True)
class Term:
    """A time at which a duty is due, by the last day of ``when``; what was done from the day ``since`` on meets it.

    ``dated`` is whether the plan says more than that it is done each year, ``latest`` whether it may be in an earlier
    year too.
    """

    when: When
    since: date
    dated: bool = True
    latest: bool = False

    @property
    def years(self) -> tuple[int, int]:
        """The years of which an implementation plan meets it."""
        first, last = self.when.first, self.when.last
        if first.month >= _SECOND_HALF:
            return last.year + 1, last.year + 1
        return first.year, last.year


@dataclass(frozen=True, slots=True)
class Open:
    """A time of a duty that nothing meets; ``places`` are the municipalities where that is so, if not in all."""

    term: Term
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Done:
    """Something that meets a duty, done between two days; an implementation plan does so by the ``years`` it is for."""

    first: date
    last: date
    years: Period | None = None


Done: TypeAlias = tuple[_Done, frozenset[Municipality]]
"""What was done, and for which municipalities."""


def terms(duty: Duty, period: Period) -> list[Term]:
    """The times at which a duty is due, as far as they follow from the plan, in order.

    What returns once in several years without a year to count from is due once in each so many of the plan's own years;
    what returns once in as many years as the plan has is left to the plan after it.
    """
    if duty.kind is DocumentKind.PLAN and duty.when is None:
        return []
    if duty.when:
        return [_once(duty.when)]
    whole = period.to - period.from_ + 1
    if duty.after:
        first = period.from_ + duty.after
        years = list(range(first, period.to + 1, duty.every)) if isinstance(duty.every, int) else [first]
        moments = [parse_when(_text(year, duty.in_)) for year in years or [first]]
        return [_once(moments[0]), *(Term(when, before.last + timedelta(1)) for before, when in pairwise(moments))]
    if isinstance(duty.every, int) and (duty.every == 1 or duty.every < whole):
        several = duty.every > 1
        starts = range(period.from_, period.to + 2 - duty.every, duty.every)
        moments = [
            parse_when(_text(start + duty.every - 1, duty.in_))
            if duty.in_ or not several
            else parse_when(f"{start}-{start + duty.every - 1}")
            for start in starts
        ]
        sinces = [date(period.from_, 1, 1) - _HALF_YEAR, *(when.last + timedelta(1) for when in moments[:-1])]
        dated = several or duty.in_ is not None
        return [
            Term(when, since, dated, several and duty.in_ is not None)
            for when, since in zip(moments, sinces, strict=False)
        ]
    if duty.every is None and duty.in_ and whole == 1:
        return [_once(parse_when(_text(period.from_, duty.in_)))]
    return []


def open_terms(
    plan: Resolved, identity: str, dossier: Dossier, day: date, only: Municipality | None = None
) -> list[Open]:
    """The times of a duty that nothing meets that is known on the day: those that have passed too."""
    duty = plan.own.cycle[identity]
    due = terms(duty, plan.own.period)
    done = [item for item in _done(plan, identity, duty, dossier) if item[0].first <= day]
    area = (only,) if only else known_municipalities(duty.municipalities) or plan.municipalities or (None,)
    met = {place: _met(due, [one for one, places in done if place is None or place in places], day) for place in area}
    found = []
    for index, term in enumerate(due):
        lacking = [place for place in area if index not in met[place]]
        if lacking:
            some = len(lacking) < len(area)
            found.append(Open(term, tuple(place.name for place in lacking if place and some)))
    return found


def _once(when: When) -> Term:
    """What is due once: it may have been done in the half year before, or within the year that is named."""
    return Term(when, when.first - _HALF_YEAR if when.precision not in {"year", "years"} else when.first)


def _met(due: Sequence[Term], done: Iterable[_Done], day: date) -> set[int]:
    """Which of the times are met: by an implementation plan for its years, by what else was done in time, or after it,
    and only then by what is done before its time.
    """
    known = sorted(done, key=lambda one: (one.last, one.first))
    met = {index for index, term in enumerate(due) for one in known if one.years and _covers(one.years, term)}
    left = [one for one in known if one.years is None]
    past = [index for index, term in enumerate(due) if term.when.last < day]
    ahead = [index for index in range(len(due)) if index not in past]

    def take(indexes: Iterable[int], *, late: bool) -> None:
        for index in indexes:
            term = due[index]
            fits = [one for one in left if one.last >= term.since and (late or one.first <= term.when.last)]
            if index not in met and fits:
                met.add(index)
                left.remove(fits[0] if late else fits[-1])

    take(past, late=False)
    take(reversed(past), late=True)
    take(ahead, late=False)
    return met


def _covers(years: Period, term: Term) -> bool:
    first, last = term.years
    return years.from_ <= last and first <= years.to


def _done(plan: Resolved, identity: str, duty: Duty, dossier: Dossier) -> Iterator[Done]:
    """What meets a duty: decisions on it in any file, what accounts say of it, and files of its kind.

    An implementation plan must be adopted and an account presented; when an account of which no decision is known came
    before a body is not known, but within the year after it.
    """
    names = {identity.casefold(), duty.what.casefold()}
    presented = [child for child in dossier.accounts if child.plan.own.status is PlanStatus.PRESENTED]
    files = (Child(plan), *dossier.children)
    for child in (*files, *presented):
        for decision in child.plan.own.decisions:
            if decision.of and decision.of.casefold() in names and not decision.planned:
                yield _decided(decision), _places(child, decision)
    for child in presented:
        account = child.plan.account
        for when, state in account.duties.get(identity, {}).items() if account else ():
            if not state.status.facts.open:
                yield _Done(when.first, when.last), _places(child)
        if account and duty.kind is DocumentKind.ACCOUNT:
            shown = [_decided(item) for item in account.decisions if item.of is None and item.date and not item.planned]
            yield from ((one, _places(child)) for one in shown or [_Done(account.day, account.day + _YEAR)])
    for child in files if duty.kind is DocumentKind.IMPLEMENTATION else ():
        own = child.plan.own
        if child.plan.is_plan or own.status is not PlanStatus.ADOPTED:
            continue
        days = [item.date.first for item in own.decisions if item.of is None and item.date and not item.planned]
        first = min(days, default=date.min)
        yield _Done(first, first, own.period), _places(child)


def _decided(decision: Decision) -> _Done:
    """When something was decided; at any time where that is not said."""
    return _Done(decision.date.first, decision.date.last) if decision.date else _Done(date.min, date.max)


def _places(child: Child, decision: Decision | None = None) -> frozenset[Municipality]:
    named = known_municipalities(decision.municipalities) if decision else ()
    return frozenset(named or child.plan.municipalities)


def _text(year: int, season: int | PartOfYear | None) -> str:
    return str(year) if season is None else f"{year}-{season!s:0>2}"
