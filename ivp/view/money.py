"""Sums of money in words."""

from __future__ import annotations

from decimal import Decimal

from ivp.model.governance import Money
from ivp.view.wording import Wording
from ivp.vocabulary import PER


def euros(wording: Wording, amount: Decimal) -> str:
    """``€ 25.000``; cents only where there are any."""
    whole = amount == amount.to_integral_value()
    return wording.words("€ {number}", number=wording.numbers.number(amount, 0 if whole else 2))


def amount_text(wording: Wording, money: Money) -> str:
    """The amount, with what it is per; empty where none is given."""
    if money.amount is None:
        return ""
    per = f" {wording.words(PER[money.per])}" if money.per else ""
    return euros(wording, money.amount) + per


def spent_lines(wording: Wording, money: Money) -> tuple[str, ...]:
    """What was spent, by year."""
    return tuple(f"{euros(wording, amount)} [{wording.years(years)}]" for years, amount in money.spent.items())
