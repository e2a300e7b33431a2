"""Numbers and dates in the form of a language: half-up, with fixed decimals, exact until the last step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from ivp.language import N_, Words
from ivp.model.types import When

Exact: TypeAlias = int | Decimal | Fraction | float
"""A number that is printed; a statistic too is printed from exactly what it is."""


_MOST = 6


def rounded(value: Exact, decimals: int) -> Fraction:
    """The value with so many decimals, half-up away from zero."""
    return Fraction(_last_places(*value.as_integer_ratio(), decimals), 10**decimals)


def _last_places(above: int, below: int, decimals: int) -> int:
    """The same of a fraction, counted in its last decimal: 79 for 7.85 with one."""
    scale: int = 10**decimals
    if below == 1:
        return above * scale
    whole = (2 * abs(above) * scale + below) // (2 * below)
    return -whole if above < 0 else whole


def exact_decimals(value: Exact) -> int:
    """The fewest decimals that print a number exactly; ``_MOST`` where none do, as for a third."""
    return _decimals(value.as_integer_ratio()[1])


def _decimals(below: int) -> int:
    return 0 if below == 1 else next((decimals for decimals in range(1, _MOST) if 10**decimals % below == 0), _MOST)


def decimals_apart(pairs: Iterable[tuple[Exact, Exact]], least: int, most: int = 9) -> int:
    """The fewest decimals, from ``least`` on, with which of each pair the first is printed larger only where it is.

    So that what is printed gives the verdict that the numbers gave.
    """
    known = [(one > other, one.as_integer_ratio(), other.as_integer_ratio()) for one, other in pairs]
    for decimals in range(least, most):
        if all(
            larger is (_last_places(*one, decimals) > _last_places(*other, decimals)) for larger, one, other in known
        ):
            return decimals
    return most


@lru_cache(maxsize=1000)
def _day(day: date, pattern: str, locale: Locale) -> str:
    text: str = format_date(day, pattern, locale)
    return text


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
        return self._written(_last_places(*value.as_integer_ratio(), decimals), decimals)

    def signed(self, value: Exact, decimals: int = 0) -> str:
        """With a plus or minus sign; zero has none."""
        return self._written(_last_places(*value.as_integer_ratio(), decimals), decimals, signed=True)

    def exact(self, value: Exact, least: int = 0, *, signed: bool = False) -> str:
        """With so many decimals, or as many more as it takes to print it exactly."""
        above, below = value.as_integer_ratio()
        decimals = max(least, _decimals(below))
        return self._written(_last_places(above, below, decimals), decimals, signed=signed)

    def _written(self, size: int, decimals: int, *, signed: bool = False) -> str:
        """A number that is counted in its last decimal."""
        whole, part = divmod(abs(size), 10**decimals) if decimals else (abs(size), 0)
        text = str(whole) if whole < 1000 else f"{whole:,}".replace(",", self._group)
        if decimals:
            text += f"{self._decimal}{part:0{decimals}}"
        if size < 0:
            return f"−{text}"
        return f"+{text}" if signed and size else text

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
        return _day(day, pattern, self._locale)
