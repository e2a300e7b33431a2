"""What the figures of a unit can be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ivp.finding import Message, Severity
from ivp.language import N_
from ivp.model.indicator import Indicator
from ivp.model.types import Years


@dataclass(frozen=True)
class Impossible:
    """Why a unit cannot hold a figure, with what was probably meant, and how bad it is where it may be right."""

    message: Message
    hint: Message | None = None
    severity: Severity | None = None


def impossible(unit: str, value: Decimal, *, exact: bool = True) -> Impossible | None:
    """Why the unit cannot hold the value; None where it can.

    ``exact`` says whether a count must be whole: a mean over years or places need not be.
    """
    shown = {"value": f"{value:f}"}
    if unit == "percent" and not 0 <= value <= 100:
        hint = Message(N_("is it a change in per cent? then write unit: change"))
        return Impossible(Message(N_("a percentage lies between 0 and 100, not {value}"), shown), hint)
    if unit in {"count", "rate"} and value < 0:
        return Impossible(Message(N_("a number of things that happened is zero or more, not {value}"), shown))
    if unit == "count" and _decimals(value) and (exact or _decimals(value) == 3):
        whole = _thousands(value) or Message(
            N_("is it a mean or a rate? then choose another unit; else check the figure")
        )
        if value == value.to_integral_value() and _decimals(value) != 3:
            whole = Message(N_("write {fix}"), {"fix": f"{value.to_integral_value():f}"})
        return Impossible(Message(N_("a count is a whole number, not {value}"), shown), whole)
    if unit == "amount" and _decimals(value) == 3:
        return Impossible(Message(N_("an amount has cents at most, not {value}"), shown), _thousands(value))
    if unit == "grade" and not 1 <= value <= 10:
        severity = Severity.WARNING if 0 <= value < 1 else None
        scale = Message(N_("check it against the source; of another scale, choose another unit"))
        return Impossible(Message(N_("a grade lies between 1 and 10, not {value}"), shown), scale, severity)
    if unit == "rank" and value < 1:
        return Impossible(Message(N_("a rank is 1 or more, not {value}"), shown))
    return None


def can_be(indicator: Indicator, value: Decimal, years: Years | None = None) -> bool:
    """Whether the indicator's unit can hold a value for these years, or for one year."""
    found = impossible(indicator.unit, value, exact=years is None or years.first == years.last)
    return found is None or found.severity is not None


def _thousands(value: Decimal) -> Message | None:
    """The hint for a figure that may be a Dutch way to write thousands: 1.250."""
    if _decimals(value) != 3 or abs(value) >= 1000:
        return None
    return Message(N_("write {fix} if the point parts thousands"), {"fix": f"{value * 1000:.0f}"})


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
