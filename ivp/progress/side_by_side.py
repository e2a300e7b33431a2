"""The municipalities of a joint area beside each other: the rate of each with its limits, about the rate of the area.

Limits of 95% and 99.8% about each municipality's own rate (Byar) tell what chance in counting leaves open. How much
municipalities differ without anything special is another matter. It is estimated from those of the area themselves,
where there are enough of them: as a variance between them that is added to that of chance, with the outermost drawn in
(Spiegelhalter 2005, "Handling over-dispersion of performance indicators"). A handful of them cannot tell it: of five
the variance may be eight times what they show. It is not that of ``usual``, which is of one municipality over time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ivp.progress.figures import Count
from ivp.progress.measurement import Figure, Measurement
from ivp.progress.statistics import WIDE_Z, Z, byar_limits
from ivp.reference.municipalities import Municipality
from ivp.vocabulary import Chance, Placing

ENOUGH = 10
"""From so many municipalities on it is estimated how much they differ."""

_DRAWN_IN = 0.1
"""So large a part of them at either end is taken to lie no further out than the next."""

_MOST = 10.0
"""They do not differ by more than that, whatever figures are given: 22,000 times as much, or as little."""


@dataclass(frozen=True, slots=True)
class PlaceRate:
    """The rate of one municipality in the year."""

    place: Municipality
    rate: Fraction
    limits: tuple[float, float]
    """Of 95%."""
    wide: tuple[float, float]
    """Of 99.8%."""
    usual: tuple[float, float] | None
    """What 95 of 100 such municipalities would lie within, by how much those of the area differ; None: too few."""
    placing: Placing


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The rates of the municipalities of an area in a year, and that of the area."""

    year: int
    per: int
    rate: Fraction
    """Of the whole area."""
    places: tuple[PlaceRate, ...]
    missing: tuple[Municipality, ...]
    """Those without a published figure, or without inhabitants."""
    spread: float | None
    """The standard deviation between them on a logarithmic scale, besides chance; None where they are too few."""


def side_by_side(measured: Measurement, figure: Figure | None) -> SideBySide | None:
    """The municipalities in the year of a figure of the area; None of what is no count or rate, and where the rate of
    the area or of all but one of them is not known.
    """
    whole = _exposed(measured, figure)
    if figure is None or figure.year is None or whole is None or not whole.events:
        return None
    per = measured.per(figure) if measured.chance is Chance.RATES else measured.rated
    known = {code: _exposed(measured, part.figures.get(figure.year)) for code, part in measured.parts.items()}
    counts = {code: count for code, count in known.items() if count}
    if len(counts) < 2:
        return None
    expected = {code: float(whole.rate(count.exposure)) for code, count in counts.items()}
    spread = _spread([(count.events, expected[code]) for code, count in counts.items()])
    places, rate = [], whole.rate(per)
    for place in measured.area:
        if count := counts.get(place.code):
            each = per / float(count.exposure)
            low, high = (limit * each for limit in byar_limits(count.events))
            wide_low, wide_high = (limit * each for limit in byar_limits(count.events, WIDE_Z))
            usual = None
            if spread is not None:
                least, most = _usual(expected[place.code], spread)
                usual = least * each, most * each
            own = count.rate(per)
            within = usual is not None and usual[0] <= own <= usual[1]
            placing = Placing.UNCLEAR
            if low > rate:
                placing = Placing.HIGHER_USUAL if within else Placing.HIGHER
            elif high < rate:
                placing = Placing.LOWER_USUAL if within else Placing.LOWER
            places.append(PlaceRate(place, own, (low, high), (wide_low, wide_high), usual, placing))
    missing = tuple(place for place in measured.area if place.code not in counts)
    return SideBySide(figure.year, per, rate, tuple(places), missing, spread)


def _exposed(measured: Measurement, figure: Figure | None) -> Count | None:
    """The count of a year with its inhabitants."""
    if figure is None or figure.years.number > 1 or measured.sampled or measured.chance is Chance.NONE:
        return None
    return measured.events(figure, exposed=True)


def _spread(known: Sequence[tuple[int, float]]) -> float | None:
    """How much municipalities differ besides chance, from the count and the expected count of each."""
    if len(known) < ENOUGH:
        return None
    weights = [expected + 0.5 for _, expected in known]
    scores = [
        math.log((events + 0.5) / weight) * math.sqrt(weight)
        for (events, _), weight in zip(known, weights, strict=True)
    ]
    ordered, out = sorted(scores), math.ceil(_DRAWN_IN * len(known))
    low, high = ordered[out], ordered[-1 - out]
    dispersion = sum(min(max(score, low), high) ** 2 for score in scores)
    total = sum(weights)
    scale = sum(weight * (total - weight) for weight in weights) / total
    return min(_MOST, math.sqrt(max(0.0, (dispersion - (len(known) - 1)) / scale)))


def _usual(expected: float, spread: float) -> tuple[float, float]:
    """Between which counts a municipality would usually lie of which so many are expected."""
    middle = expected + 0.5
    factor = math.exp(Z * math.sqrt(1 / middle + spread * spread))
    return max(0.0, middle / factor - 0.5), middle * factor - 0.5
