"""From facts to values: codes added up, each value with where it comes from and what its unit makes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ivp.dossier.inhabitants import home_of
from ivp.dossier.resolve import Resolved
from ivp.figures.facts import Fact, Facts, Scope
from ivp.figures.grid import Remark
from ivp.figures.terms import PEOPLE, About, elsewhere_by_area
from ivp.finding import Message
from ivp.language import N_
from ivp.model.indicator import Indicator
from ivp.model.types import together
from ivp.reference.municipalities import name_of
from ivp.rules.possible import impossible

Key = tuple[str, str, int]
"""An indicator, the CBS code of a municipality or the id of a benchmark, and a year."""

_ZERO = Decimal(0)
_LATEST = 10
"""So many years after its end there can be a figure of a plan."""


class Value(NamedTuple):
    """What an indicator is in a municipality and year, as the files give it."""

    value: Decimal
    provisional: bool | None
    """None where the files do not say."""
    note: str
    n: int | None
    fact: Fact
    """The fact, or the first of them, that it comes from."""
    source: str = ""
    """The source of this value, where it is said of it alone."""
    alone: bool = False
    """Whether it is given by itself, so that what is said with it counts also where the figure stays the same."""


@dataclass
class Values:
    """The values that files hold for a plan, and what is told about them."""

    values: dict[Key, Value] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    """The indicators of which the files hold nothing."""


def scope_of(plan: Resolved, as_of: date | None) -> Scope:
    """What the plan can use of a file."""
    places: dict[About, frozenset[str]] = {}
    tables: dict[str, set[str]] = {}
    for identity, item in plan.indicators.items():
        covered = frozenset(place.code for place in plan.covered(item))
        covered |= elsewhere_by_area(item).keys()
        places[About(indicator=identity)] = covered
        for code in item.series.codes if item.series else ():
            about = About(code=code)
            places[about] = places.get(about, frozenset()) | covered
            tables.setdefault(code, set()).add(item.series.table.upper() if item.series else "")
    if home_of(plan):
        places[PEOPLE] = frozenset(place.code for place in plan.municipalities)
    only = plan.municipalities[0].code if len(plan.municipalities) == 1 else None
    latest = plan.own.period.to + _LATEST
    given = Message(N_("{years} years after the end of the plan"), {"years": _LATEST})
    if as_of and as_of.year < latest:
        latest, given = as_of.year, Message(N_("the day given with --as-of"))
    return Scope(places, {code: frozenset(names) for code, names in tables.items()}, only, latest, given)


def values_of(plan: Resolved, readings: Sequence[Facts]) -> Values:
    """The values that the facts of all files make for the plan's indicators."""
    found = Values()
    facts = _joined(readings, found.remarks)
    for identity, item in plan.indicators.items():
        unit = _Unit(item, found.remarks)
        places = elsewhere_by_area(item) | {place.code: place.code for place in plan.covered(item)}
        first = len(found.values)
        for (place, year), value in _sums(identity, item, places, facts, found.remarks):
            found.values[identity, places[place], year] = unit.held(value)
        for (place, year), fact in facts.get(About(indicator=identity), {}).items():
            key = identity, places[place], year
            if key in found.values:
                found.remarks.append(_in_two_ways(fact, found.values[key].fact))
            found.values[key] = unit.held(Value(fact.value, fact.provisional, _plain(fact.note), _n(fact), fact))
        if len(found.values) == first:
            found.absent.append(identity)
    for (place, year), fact in facts.get(PEOPLE, {}).items():
        number = _whole(fact.value)
        found.values[PEOPLE.indicator, place, year] = Value(number, False, "", None, fact)
        if number != number.to_integral_value() or number <= 0:
            message = Message(N_("{number} is not a number of inhabitants"), {"number": fact.text})
            found.remarks.append(
                Remark(
                    fact.place, message, Message(N_("look whether this is the right column or indicator")), wrong=True
                )
            )
    return found


def _joined(readings: Sequence[Facts], remarks: list[Remark]) -> Facts:
    """The facts of all files; what stands in two of them is told."""
    if len(readings) == 1:
        return readings[0]
    joined: Facts = {}
    for facts in readings:
        for about, of in facts.items():
            known = joined.setdefault(about, {})
            for key in known.keys() & of.keys():
                remarks.append(_in_two_ways(of[key], known[key]))
            known.update(of)
    return joined


def _in_two_ways(fact: Fact, first: Fact) -> Remark:
    message = Message(N_("this figure stands in two places, the first at {place}"), {"place": first.place})
    return Remark(fact.place, message, Message(N_("keep one of the two")), wrong=True)


def _sums(
    identity: str, item: Indicator, places: Collection[str], facts: Facts, remarks: list[Remark]
) -> Iterator[tuple[tuple[str, int], Value]]:
    """An indicator's values out of the codes of its series: only where all codes are known."""
    series = item.series
    if series is None:
        return
    parts = [facts.get(About(code=code), {}) for code in series.codes]
    note = f"{series.table} {' + '.join(series.codes)}"
    table = series.table.upper()
    incomplete: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for key in parts[0] if len(parts) == 1 else dict.fromkeys(key for part in parts for key in part):
        if key[0] not in places:
            continue
        if len(parts) == 1:
            fact = parts[0][key]
            told = note.replace(series.table, fact.table, 1) if fact.table and fact.table != table else note
            yield key, Value(fact.value, fact.provisional, told, _n(fact) if fact.n else None, fact)
            continue
        found = [part.get(key) for part in parts]
        known = [fact for fact in found if fact is not None]
        if len(known) < len(found):
            lacking = tuple(code for code, fact in zip(series.codes, found, strict=True) if fact is None)
            incomplete.setdefault(lacking, []).append(key)
            continue
        provisional = together(fact.provisional for fact in known)
        value = sum((fact.value for fact in known), _ZERO)
        first = known[0]
        told = note.replace(series.table, first.table, 1) if first.table and first.table != table else note
        yield key, Value(value, provisional, told, None, first)
    for lacking, keys in incomplete.items():
        place, year = keys[0]
        shown = {
            "id": identity, "codes": ", ".join(lacking), "count": len(keys), "year": year,
            "place": name_of(place),
        }  # fmt: skip
        first = next(part[keys[0]] for part in parts if keys[0] in part)
        sentence = N_("{id} is not added up where {codes} is lacking (first {place} {year}): {count}")
        remarks.append(Remark(first.place, Message(sentence, shown)))


class _Unit:
    """Figures as a unit holds them, each looked at once; what it cannot hold is told."""

    def __init__(self, item: Indicator, remarks: list[Remark]) -> None:
        self.name, self.unit, self.remarks = item.name, item.unit.facts, remarks
        self._known: dict[str, tuple[Decimal | None, Remark | None]] = {}

    def held(self, value: Value) -> Value:
        """The value as the unit holds it."""
        text = value.fact.text if value.value is value.fact.value else str(value.value)
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._look(value.value, value.fact)
        held, wrong = known
        if wrong:
            self.remarks.append(replace(wrong, place=value.fact.place))
        return value if held is None else value._replace(value=held)

    def _look(self, number: Decimal, fact: Fact) -> tuple[Decimal | None, Remark | None]:
        """The number that takes the place of another, and what is wrong with it."""
        if fact.percent and not self.unit.sign.endswith("%"):
            message = Message(N_("{text} is a percentage, and “{id}” is none"), {"text": fact.text, "id": self.name})
            hint = Message(N_("look whether this is the right column or indicator"))
            return None, Remark(fact.place, message, hint, wrong=True)
        held = _whole(number) if self.unit.whole else number
        problem = impossible(self.unit, held)
        wrong = Remark(fact.place, problem[0], problem[1], wrong=True) if problem and problem[2] is None else None
        return (None if held is number else held), wrong


def _whole(number: Decimal) -> Decimal:
    """110.0 as 110; a number of three decimals may be one with a sign between its thousands."""
    few = number.as_tuple().exponent in {-1, -2}
    return number.quantize(Decimal(1)) if few and number == number.to_integral_value() else number


def _n(fact: Fact) -> int | None:
    return int(fact.n) if fact.n.isascii() and fact.n.isdigit() and 0 < len(fact.n) < 13 and int(fact.n) else None


def _plain(note: str) -> str:
    """A note on one line, without a sign at its start that a spreadsheet takes for a formula."""
    return " ".join(note.split()).lstrip("=+-@ ")
