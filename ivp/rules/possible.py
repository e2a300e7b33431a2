"""What the figures of a unit can be."""

from __future__ import annotations

from decimal import Decimal

from ivp.finding import Message, Severity
from ivp.language import N_
from ivp.model.types import Years
from ivp.vocabulary import UnitFacts


def impossible(
    unit: UnitFacts, value: Decimal, *, exact: bool = True
) -> tuple[Message, Message | None, Severity | None] | None:
    """Why the unit cannot hold the value, what to write, and how bad it is where it may be right; None where it can.

    ``exact`` says whether a count must be whole: a mean over years or places need not be.
    """
    low, high = unit.least is not None and value < unit.least, unit.most is not None and value > unit.most
    if low or high:
        doubtful = low and unit.doubtful is not None and value >= unit.doubtful
        hint = Message(unit.instead) if unit.instead else None
        return Message(unit.beyond, {"value": f"{value:f}"}), hint, Severity.WARNING if doubtful else None
    places = _decimals(value) if unit.too_fine else 0
    if places == 3 or (unit.whole and exact and places):
        hint = _thousands(value)
        if places != 3 and value == value.to_integral_value():
            hint = Message(N_("write {fix}"), {"fix": f"{value.to_integral_value():f}"})
        elif unit.whole and hint is None:
            hint = Message(N_("is it a mean or a rate? then choose another unit; else check the figure"))
        return Message(unit.too_fine, {"value": f"{value:f}"}), hint, None
    return None


def can_be(unit: UnitFacts, value: Decimal, years: Years) -> bool:
    """Whether the unit can hold a value for these years."""
    found = impossible(unit, value, exact=years.first == years.last)
    return found is None or found[2] is not None


def _thousands(value: Decimal) -> Message | None:
    """The hint for a figure that may be a Dutch way to write thousands: 1.250."""
    if _decimals(value) != 3 or abs(value) >= 1000:
        return None
    return Message(N_("write {fix} if the point parts thousands"), {"fix": f"{value * 1000:.0f}"})


def _decimals(value: Decimal) -> int:
    """With how many decimals a number is written; a power of ten is refused where it is read."""
    written = str(value)
    return -int(value.as_tuple().exponent) if "E" in written else len(written.partition(".")[2])
