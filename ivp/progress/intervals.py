"""How far a figure may lie from what it stands for, by chance alone."""

from __future__ import annotations

from ivp.progress.measurement import Figure, Measurement
from ivp.progress.statistics import Z, poisson_limits, wilson_limits
from ivp.vocabulary import Chance


def interval(measured: Measurement, figure: Figure | None) -> tuple[float, float] | None:
    """95% limits of a figure in its own unit: of a count or rate exact Poisson, of a percentage with a known n
    Wilson's, of a grade with a standard error normal; None where nothing says how much it varies by chance.
    """
    if figure is None or figure.value is None:
        return None
    chance, value = measured.chance, float(figure.value)
    count = measured.events(figure) if chance in {Chance.COUNTS, Chance.RATES} else None
    if count is not None:
        each = measured.per(figure) / float(count.exposure) if chance is Chance.RATES else 1 / figure.years.number
        low, high = (limit * each for limit in poisson_limits(count.events))
    elif chance is Chance.SHARES and figure.n and 0 <= value <= 100:
        low, high = (100 * limit for limit in wilson_limits(value / 100, figure.n))
    elif chance is Chance.MEANS and figure.se is not None:
        low, high = value - Z * float(figure.se), value + Z * float(figure.se)
    else:
        return None
    return round(low, 3), round(high, 3)
