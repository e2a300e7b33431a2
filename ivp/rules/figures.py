"""Figures that follow each other in time, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from ivp.dossier.observations import Observation
from ivp.progress.measurement import Figure, Measured, Measurement, in_turn
from ivp.rules.possible import can_be


def chains(known: Measured, own_cells: Iterable[Observation]) -> Iterator[tuple[Measurement, list[Figure]]]:
    """Figures of one indicator and place that follow each other in time, by year, each with a value that can be.

    The plan's own figures are those of the only municipality it covers, unless its linked series is not comparable.
    """
    cells = set(map(id, own_cells))
    for identity, measured in known.indicators.items():
        rows = {
            code: [figure for figure in series.figures.values() if id(figure.cell) in cells]
            for code, series in measured.observed.items()
        }
        if identity in known.plan.own.indicators:
            own = [figure for figure in measured.given if figure.years.first is not None]
            linked = measured.indicator.series
            if len(measured.area) == 1 and (linked is None or linked.comparable):
                own += rows.pop(next(iter(measured.area)).code, [])
            yield measured, _that_can_be(measured, own)
        yield from ((measured, _that_can_be(measured, row)) for row in rows.values())


def steps(
    following: Iterable[tuple[Measurement, list[Figure]]],
) -> Iterator[tuple[Measurement, Figure, Figure]]:
    """Two figures of one indicator and place that follow each other, without a break between them."""
    for measured, chain in following:
        for before, after in pairwise(chain):
            if not (measured.breaks and measured.broken(before.years, after.years)):
                yield measured, before, after


def _that_can_be(measured: Measurement, figures: Iterable[Figure]) -> list[Figure]:
    known = (figure for figure in figures if figure.value is not None)
    return sorted((figure for figure in known if can_be(measured.unit, figure.known, figure.years)), key=in_turn)


def number(value: Decimal) -> str:
    """A number as it is written in a plan."""
    return f"{value:f}"
