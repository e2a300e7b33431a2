"""What is known of a figure besides its value: what chance has to do with it depends on its kind."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

Exact: TypeAlias = int | Decimal | Fraction
"""A number without floating-point error; everything that decides a position is calculated in these."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of events (crimes, reports) and what they were counted over.

    ``events`` is a whole number, zero or more. ``exposure`` is years, or years times inhabitants; its unit is free,
    but two counts that are compared share it. Raises ``ValueError`` for negative events or an exposure of zero or less.
    """

    events: int
    exposure: Exact = 1

    def __post_init__(self) -> None:
        if self.events < 0:
            raise ValueError(f"a count is zero or more, not {self.events}")
        if self.exposure <= 0:
            raise ValueError(f"an exposure is more than zero, not {self.exposure}")

    @classmethod
    def of_rate(cls, rate: Exact, exposure: Exact, per: Exact = 1) -> Count:
        """The count behind a published rate or yearly mean, to the nearest whole event (half upward).

        A mean of 131.4 a year over five years is ``of_rate(Decimal("131.4"), 5)``, 657 events; a rate of 3.2 per
        1,000 in a year among 24,000 inhabitants is ``of_rate(Decimal("3.2"), 24_000, per=1000)``, 77 events.
        """
        return cls(math.floor(Fraction(rate) * Fraction(exposure) / Fraction(per) + Fraction(1, 2)), exposure)

    def rate(self, per: Exact = 1) -> Fraction:
        """Events per ``per`` units of exposure (per=1000: per 1,000 inhabitants), exact and not rounded."""
        (times, parts), (exposure, over) = per.as_integer_ratio(), self.exposure.as_integer_ratio()
        return Fraction(self.events * times * over, parts * exposure)


STEADY = Fraction(1, 20)
"""Inhabitants that move by more than this part in a year may be of another area: figures of the police are on the
boundaries of today, inhabitants on those of each year."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Two years between which inhabitants moved by more than ``STEADY`` a year, and how many there were."""

    first: int
    before: int
    last: int
    after: int

    @classmethod
    def among(cls, people: Mapping[int, int]) -> Shift | None:
        """The first such years among inhabitants by year; over some years it is as much as each of them may add up to.

        So none is found for certain only where every year is known, and what is found is one for certain.
        """
        for first, last in pairwise(sorted(people)):
            ratio, years = Fraction(people[last], people[first]), last - first
            if not (1 - STEADY) ** years <= ratio <= (1 + STEADY) ** years:
                return cls(first, people[first], last, people[last])
        return None


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage (27 is 27%) of ``n`` respondents or cases; ``n`` is None where it is not known, and never assumed.

    Raises ``ValueError`` for a percentage outside 0 to 100 or an ``n`` below 1.
    """

    percent: Exact
    n: int | None

    def __post_init__(self) -> None:
        if not 0 <= self.percent <= 100:
            raise ValueError(f"a percentage lies between 0 and 100, not {self.percent}")
        if self.n is not None and self.n < 1:
            raise ValueError(f"a number of respondents is 1 or more, not {self.n}")


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean grade with its standard error, both in grade points; ``se`` is None where it is not known.

    Raises ``ValueError`` for a negative standard error.
    """

    value: Exact
    se: Exact | None

    def __post_init__(self) -> None:
        if self.se is not None and self.se < 0:
            raise ValueError(f"a standard error is zero or more, not {self.se}")
