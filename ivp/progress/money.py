"""Sums of money worked out: euros per inhabitant or municipality, what returns each year, and what was spent.

Amounts are exact: a plan gives cents at most, and whole numbers of inhabitants and years. What cannot be worked out is
kept beside what can, so that nothing is left out of a total in silence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias, TypeVar

from ivp.dossier.inhabitants import People
from ivp.dossier.resolve import Resolved, known_municipalities
from ivp.finding import Path
from ivp.model.action import Action
from ivp.model.governance import Money
from ivp.model.point import Point
from ivp.model.types import Period, Years
from ivp.reference.municipalities import Municipality, municipality
from ivp.vocabulary import Per

TopicPath: TypeAlias = tuple[str, ...]
K = TypeVar("K")
UNDATED = Years(None, None)
WHOLE = 2
"""The length of the path of a topic that is no part of another."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one municipality pays in a year: so much for each of its inhabitants, those of the year ``of``."""

    place: Municipality
    amount: Decimal
    inhabitants: int
    of: int


@dataclass(frozen=True, slots=True)
class Lot:
    """What is meant for some years together; ``amount`` is None where nothing of it can be worked out.

    ``missing`` names the municipalities that it leaves out, since their inhabitants are not known. ``exact`` is whether
    it was worked out with the inhabitants of the year itself.
    """

    years: Years
    amount: Decimal | None
    shares: tuple[Share, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether nothing is left out of it, and no inhabitants of another year stand for those of its own."""
        return self.amount is not None and not self.missing and all(one.of == self.years.first for one in self.shares)


@dataclass(frozen=True, slots=True)
class Excess:
    """More was spent than there was."""

    years: Years
    amount: Decimal
    spent: Decimal


@dataclass(frozen=True)
class Sum:
    """Money with its amount worked out; ``path`` is where it stands in the plan, ``serves`` the topics that it is for.

    ``spent`` is what was spent, as far as it is told of; ``joint`` is whether it is of several municipalities together
    where one of them was asked for, so that nothing says what its part is.
    """

    path: Path
    money: Money
    lots: tuple[Lot, ...]
    spent: Mapping[Years, Decimal]
    serves: tuple[TopicPath, ...] = ()
    joint: bool = False

    @cached_property
    def there(self) -> dict[Years, Decimal]:
        """What could be worked out of it, by the years that it is for."""
        return {lot.years: lot.amount for lot in self.lots if lot.amount is not None}

    @cached_property
    def amount(self) -> Decimal | None:
        """All of it that could be worked out; None where nothing could."""
        return sum(self.there.values(), Decimal(0)) if self.there else None

    @property
    def used(self) -> Decimal | None:
        """All that was spent; None where that is not said, or cannot be added up."""
        return sum(self.spent.values(), Decimal(0)) if self.spent and not self.overlapping else None

    @property
    def unshared(self) -> bool:
        """Whether there is an amount of which nothing says what the part of the one municipality is."""
        return self.joint and self.money.amount is not None and not self.lots

    @property
    def missing(self) -> tuple[str, ...]:
        """The municipalities that it leaves out for any year."""
        return tuple(dict.fromkeys(name for lot in self.lots for name in lot.missing))

    @property
    def overlapping(self) -> bool:
        """Whether the years of what was spent overlap, so that it may stand there twice."""
        return _overlapping(self.spent)

    @property
    def excess(self) -> tuple[Excess, ...]:
        """Where more was spent than there was: in a year of what returns each year, else in all. Only what is sure."""
        if self.overlapping or not self.lots or not all(lot.exact for lot in self.lots):
            return ()
        there = self.there
        found = [
            Excess(years, there[years], spent)
            for years, spent in self.spent.items()
            if years in there and years != UNDATED and spent > there[years]
        ]
        total, whole = sum(there.values(), Decimal(0)), span(there)
        counted = (one for years, one in self.spent.items() if not self.money.recurring or _inside(years, whole))
        spent = sum(counted, Decimal(0))
        if not found and spent > total:
            found.append(Excess(whole, total, spent))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums together; None where none of them gives an amount, or none says what was spent."""

    amount: Decimal | None = None
    spent: Decimal | None = None

    def plus(self, amount: Decimal | None = None, spent: Decimal | None = None) -> Tally:
        """With more."""
        return Tally(_plus(self.amount, amount), _plus(self.spent, spent))


@dataclass(frozen=True)
class Sums:
    """Some sums of a plan and what they come to: in all, by year, by source and by what they serve."""

    items: tuple[Sum, ...]

    @cached_property
    def total(self) -> Tally:
        """All of them, each once."""
        return _tally(self.items)

    @cached_property
    def years(self) -> dict[Years, Tally]:
        """By the years that they are for and were spent in, in order; what names no year comes last."""
        found: dict[Years, Tally] = {}
        for item in self.items:
            for lot in item.lots:
                found[lot.years] = found.get(lot.years, Tally()).plus(amount=lot.amount)
            for years, spent in item.spent.items() if item.used is not None else ():
                found[years] = found.get(years, Tally()).plus(spent=spent)
        return dict(sorted(found.items(), key=lambda pair: _order(pair[0])))

    @cached_property
    def sources(self) -> dict[str, Tally]:
        """By where they come from, in the plan's order; empty for what does not say so."""
        return _by((item.money.source or "", item) for item in self._told)

    @cached_property
    def topics(self) -> dict[TopicPath, Tally]:
        """By the whole topics that they serve; what serves two is in both. The empty path is for what serves none."""
        return _by((path, item) for item in self._told for path in _whole(item) or [()])

    @property
    def partial(self) -> bool:
        """Whether any amount leaves out a municipality."""
        return any(item.missing for item in self.items)

    @property
    def shared(self) -> bool:
        """Whether any of them serves more than one whole topic."""
        return any(len(_whole(item)) > 1 for item in self._told)

    @cached_property
    def _told(self) -> list[Sum]:
        return [item for item in self.items if item.amount is not None or item.used is not None]


@dataclass(frozen=True)
class Reckoner:
    """Works sums out for a plan: with the inhabitants that are known, for ``only`` one of its municipalities or all.

    What was spent in years that begin after ``until`` is not told of. What accounts say was ``spent`` on an item of the
    budget, by its id, goes before what the plan says of the same years. ``periods`` are those of the implementation
    plans that the money of actions is of, by the id of the action.
    """

    plan: Resolved
    people: People
    only: Municipality | None = None
    until: int | None = None
    spent: Mapping[str, Mapping[Years, Decimal]] = field(default_factory=dict)
    periods: Mapping[str, Period] = field(default_factory=dict)

    def budget(self) -> Sums:
        """The money of the plan as a whole."""
        budget = self.plan.own.budget.items()
        return Sums(tuple(self._sum(("budget", place), item) for place, item in budget))

    def actions(self, actions: Mapping[str, Action]) -> Sums:
        """The money of some of its actions, by id."""
        return Sums(
            tuple(
                self._sum(("actions", identity, "money", index), item, action)
                for identity, action in actions.items()
                for index, item in enumerate(action.money)
            )
        )

    def _sum(self, path: Path, money: Money, action: Action | None = None) -> Sum:
        """One sum worked out, of an action where that is given."""
        about: tuple[Point, ...] = (money, action) if action else (money,)
        spent = {**money.spent, **(self.spent.get(str(path[1]), {}) if action is None else {})}
        named = next((item.municipalities for item in about if item.municipalities), self.plan.own.municipalities)
        references = next((item.for_ for item in about if item.for_), ())
        joint = self.only is not None and known_municipalities(named) != (self.only,)
        if self.only is not None:
            named = (self.only.name,)
        return Sum(
            path,
            money,
            () if joint and money.per is None else tuple(self._lots(money, named, self._period(path))),
            {} if joint else {years: sum_ for years, sum_ in spent.items() if self._spent_by_then(years)},
            tuple(topic for reference in references for topic, _ in self.plan.topics(reference)[:1]),
            joint,
        )

    def _spent_by_then(self, years: Years) -> bool:
        return self.until is None or years.first is None or years.first <= self.until

    def _period(self, path: Path) -> Period:
        """The years of the document that gives a sum."""
        period = self.plan.own.period
        return self.periods.get(str(path[1]), period) if path[0] == "actions" else period

    def _lots(self, money: Money, names: tuple[str, ...], period: Period) -> Iterator[Lot]:
        amount = money.amount
        if amount is None:
            return
        sole = period.from_ == period.to
        when = [money.years or (Years(period.from_, period.to) if sole else UNDATED)]
        if money.recurring:
            whole = when[0] if when[0] != UNDATED else Years(period.from_, period.to)
            when = [Years(year, year) for year in range(whole.since, whole.until + 1)]
        places = known_municipalities(names)
        for years in when:
            if money.per is None:
                yield Lot(years, amount)
            elif money.per is Per.MUNICIPALITY:
                yield Lot(years, amount * len(names))
            else:
                year = years.first or period.from_
                shares = tuple(one for place in places if (one := self._share(place, year, amount)))
                known = {one.place for one in shares}
                missing = tuple(name for name in names if municipality(name) not in known)
                total = sum((one.amount for one in shares), Decimal(0)) if shares else None
                yield Lot(years, total, shares, missing)

    def _share(self, place: Municipality, year: int, amount: Decimal) -> Share | None:
        """What a municipality pays for its inhabitants: those of the year, else of the last one before it."""
        known = self._years.get(place.code, [])
        before = bisect_right(known, year)
        if not before:
            return None
        number = self.people[place.code, known[before - 1]]
        return Share(place, amount * number, number, known[before - 1])

    @cached_property
    def _years(self) -> dict[str, list[int]]:
        """The years of which the inhabitants of each municipality are known, in order."""
        found: dict[str, list[int]] = {}
        for code, year in sorted(self.people):
            found.setdefault(code, []).append(year)
        return found


def _whole(item: Sum) -> list[TopicPath]:
    """The whole topics that a sum serves, each once."""
    return list(dict.fromkeys(path[:WHOLE] for path in item.serves))


def _by(pairs: Iterable[tuple[K, Sum]]) -> dict[K, Tally]:
    found: dict[K, list[Sum]] = {}
    for key, item in pairs:
        found.setdefault(key, []).append(item)
    return {key: _tally(items) for key, items in found.items()}


def _tally(items: Iterable[Sum]) -> Tally:
    tally = Tally()
    for item in items:
        tally = tally.plus(item.amount, item.used)
    return tally


def _plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return one if other is None else other + (one or 0)


def _overlapping(given: Iterable[Years]) -> bool:
    """Whether any of the years stand in two of these; what names no year may stand for any."""
    spans = sorted((years.since, years.until) for years in given if years != UNDATED)
    return any(after[0] <= before[1] for before, after in pairwise(spans))


def span(given: Collection[Years]) -> Years:
    """From the first year of these to the last; undated where one of them is."""
    if UNDATED in given:
        return UNDATED
    return Years(min(years.since for years in given), max(years.until for years in given))


def _inside(years: Years, whole: Years) -> bool:
    """Whether the years are among those of the whole, which names some; what names none is not."""
    return whole.since <= years.since and years.until <= whole.until


def _order(years: Years) -> tuple[bool, bool, int, int]:
    """Years by themselves first, then those of several together, then what names none."""
    return years.first is None, years.first != years.last, years.since, years.until
