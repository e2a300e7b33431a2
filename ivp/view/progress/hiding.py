"""Small counts that are not published, and what must then stay unsaid because they could be worked out from it.

A source's ``hide_below`` hides counts below it. The figures of the municipalities of a joint area add up to the
area's: where these would tell a hidden one, the smallest published figure is hidden with it. The baseline and the
target that a plan adopts are public.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from ivp.progress.assess import Assessment, Figure
from ivp.resolve import Resolved


@dataclass(frozen=True)
class Hiding:
    """What is hidden of one indicator; counts below ``below`` are, 0 hides nothing."""

    below: int = 0
    total: frozenset[int] = frozenset()
    """Years in which the area's figure is hidden because it would tell those of its municipalities."""
    places: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Years in which a municipality's figure is hidden, by its code, together with another's."""

    def hides(self, unit: str, figure: Figure | None, place: str = "") -> bool:
        """Whether a figure of the area, or of the municipality with a code, is hidden."""
        if figure is None or not self.below:
            return False
        with_others = self.places.get(place, frozenset()) if place else self.total
        return self.is_small(unit, figure) or figure.year in with_others

    def is_small(self, unit: str, figure: Figure) -> bool:
        """Whether the count that a figure is, or that can be worked out from it, is too small."""
        count = count_behind(unit, figure.value, figure.n)
        return count is not None and count < self.below


def count_behind(unit: str, value: Decimal | None, n: int | None) -> Fraction | None:
    """The count that a figure is, or that can be worked out from it with the number behind it; None for neither."""
    if value is None or (unit != "count" and (unit != "percent" or not n)):
        return None
    return Fraction(value) if unit == "count" else Fraction(value) * (n or 0) / 100


def hiding(plan: Resolved, item: Assessment) -> Hiding:
    """What is hidden of an indicator that is assessed for its whole area."""
    own = plan.sources.get(item.indicator.source or "")
    all_series = (item.series, *item.parts.values())
    named = {figure.source for series in all_series for figure in series.figures.values() if figure.source}
    sources = [source for source in (own, *(plan.sources.get(name) for name in sorted(named))) if source]
    below = max((source.hide_below or 0 for source in sources), default=0)
    if not below:
        return Hiding()
    places: dict[str, set[int]] = {}
    total: set[int] = set()
    for year in sorted({year for series in item.parts.values() for year in series.figures}):
        of_year = {code: series.figures[year] for code, series in item.parts.items() if year in series.figures}
        area = item.series.figures.get(year)
        hidden, told = _covered(of_year, below) if area and item.indicator.unit == "count" else (frozenset(), False)
        for code in hidden:
            places.setdefault(code, set()).add(year)
        if told:
            total.add(year)
    return Hiding(below, frozenset(total), {code: frozenset(years) for code, years in places.items()})


def _covered(figures: Mapping[str, Figure], below: int) -> tuple[frozenset[str], bool]:
    """The municipalities to hide together, so that their sum tells no small figure, and whether it does even so."""
    values = {code: figure.value for code, figure in figures.items() if figure.value is not None}
    small = [code for code, value in values.items() if value < below]
    left = sum(values[code] for code in small)
    if not small or sum(values.values()) < below or (len(small) > 1 and 0 < left < len(small) * (below - 1)):
        return frozenset(), False
    shown = sorted((value, code) for code, value in values.items() if code not in small)
    return frozenset((*small, *(code for _, code in shown[:1]))), not shown
