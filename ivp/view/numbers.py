"""Numbers and dates in the form of a language: half-up, with fixed decimals, exact until the last step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from ivp.language import N_, Words
from ivp.model.types import When

Exact: TypeAlias = int | Decimal | Fraction


def rounded(value: Exact, decimals: int) -> Fraction:
    """The value with so many decimals, half-up away from zero."""
    return Fraction(_last_places(value, decimals), 10**decimals)


def _last_places(value: Exact, decimals: int) -> int:
    """The same counted in its last decimal: 79 for 7.85 with one."""
    above, below = value.as_integer_ratio()
    scale: int = 10**decimals
    if below == 1:
        return above * scale
    whole = (2 * abs(above) * scale + below) // (2 * below)
    return -whole if above < 0 else whole


def exact_decimals(value: Exact, most: int = 6) -> int:
    """The fewest decimals that print a number exactly; ``most`` where none do, as for a third."""
    _, below = value.as_integer_ratio()
    return 0 if below == 1 else next((decimals for decimals in range(1, most) if 10**decimals % below == 0), most)


def decimals_apart(pairs: Iterable[tuple[Exact, Exact]], least: int, most: int = 9) -> int:
    """The fewest decimals, from ``least`` on, with which of each pair the first is printed larger only where it is.

    So that what is printed gives the verdict that the numbers gave.
    """
    known = [(one, other, one > other) for one, other in pairs]
    for decimals in range(least, most):
        if all((_last_places(one, decimals) > _last_places(other, decimals)) is larger for one, other, larger in known):
            return decimals
    return most


class Numbers:
    """Numbers and dates as readers of a language write them."""

    def __init__(self, language: str) -> None:
        try:
            self._locale = Locale.parse(language)
        except (UnknownLocaleError, ValueError):
            self._locale = Locale.parse("en")
        self._words = Words(language)
        self._decimal, self._group = get_decimal_symbol(self._locale), get_group_symbol(self._locale)

    def number(self, value: Exact, decimals: int = 0) -> str:
        """``1.656`` and ``7,9`` in Dutch."""
        size = _last_places(value, decimals)
        whole, part = divmod(abs(size), 10**decimals) if decimals else (abs(size), 0)
        text = str(whole) if whole < 1000 else f"{whole:,}".replace(",", self._group)
        if decimals:
            text += f"{self._decimal}{part:0{decimals}}"
        return f"−{text}" if size < 0 else text

    def signed(self, value: Exact, decimals: int = 0) -> str:
        """With a plus or minus sign; zero has none."""
        text = self.number(value, decimals)
        return f"+{text}" if _last_places(value, decimals) > 0 else text

    def moment(self, when: When | None) -> str:
        """A date as precise as it is known: 2022, augustus 2022, 4e kwartaal 2022, 20 december 2022."""
        if when is None:
            return ""
        if when.precision == "years":
            return f"{when.first.year}–{when.last.year}"
        if when.precision == "half":
            half = N_("first half of {year}") if when.first.month == 1 else N_("second half of {year}")
            return self._words(half, year=when.first.year)
        patterns = {"year": "y", "quarter": "QQQQ y", "month": "MMMM y", "day": "d MMMM y"}
        return self.day(when.first, patterns[when.precision])

    def day(self, day: date, pattern: str = "d MMMM y") -> str:
        """A day in words."""
        text: str = format_date(day, pattern, self._locale)
        return text
