"""Figures worked out apart from this program, beside what it makes of them.

Positions by hand, for the plans of Maasgouw (129 burglaries in 2021) and Heuvelland (498 in 2018); counts by the exact
binomial test with its smaller tail doubled; limits by Byar's, Wilson's, Newcombe's and the exact Poisson formulas.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from ivp.progress.change import change_in_counts
from ivp.progress.figures import Count
from ivp.progress.position import Baseline, Goal, Reading, position
from ivp.progress.statistics import byar_limits, newcombe_interval, poisson_limits, unclear_range, wilson_limits
from ivp.vocabulary import Better, Direction

POSITIONS = [
    ("at_most 129 2021 125 2026", {2024: "118"}, 2024, "on_target", None, None),
    ("at_most 129 2021 125 2026", {2024: "127"}, 2024, "on_track", None, "126.6"),
    ("at_most 129 2021 125 2026", {2024: "128"}, 2024, "behind", None, None),
    ("at_most 129 2021 125 2026", {2024: "140"}, 2024, "worse_than_baseline", None, None),
    ("at_most 129 2021 125 2026", {2026: "126"}, 2026, "not_achieved", None, None),
    ("at_most 129 2021 125 2026", {2026: "125"}, 2026, "achieved", None, None),
    ("at_most 498 2018 400 2023", {2021: "430"}, 2022, "on_track", None, "439.2"),
    ("at_most 498 2018 400 2023", {2021: "430"}, 2024, "not_assessable", "no_target_year_value", None),
    ("at_most 27 2016 20 2023", {}, 2022, "not_assessable", "no_value_after_baseline", None),
    ("at_most 27 2016 20 2023", {}, 2024, "not_assessable", "no_target_year_value", None),
    ("at_least 7.9 2022 7.9 2026", {2024: "7.8"}, 2024, "worse_than_baseline", None, None),
    ("at_least 7.9 2022 7.9 2026", {2024: "7.9"}, 2024, "on_target", None, None),
    ("at_most ? ? 125 2026", {2024: "118"}, 2024, "on_target", None, None),
    ("at_most ? ? 125 2026", {2024: "127"}, 2024, "not_assessable", "no_baseline", None),
]
"""Direction, baseline, its year, bound, its year; values; year of the report; position, its reason, the path."""

COUNTS = [
    (129, 118, "no_clear_change", 0.524675, (0.706524, 1.183372)),
    (129, 127, "no_clear_change", 0.950181, None),
    (129, 128, "no_clear_change", 1.0, None),
    (129, 140, "no_clear_change", 0.542133, (0.848246, 1.389431)),
    (129, 125, "no_clear_change", 0.850738, None),
    (498, 430, "improved", 0.027797, None),
]


def near(*figures: float) -> tuple[object, ...]:
    return tuple(pytest.approx(figure, abs=6e-7) for figure in figures)


@pytest.mark.parametrize(("goal", "values", "year", "status", "reason", "path"), POSITIONS)
def test_position(goal, values, year, status, reason, path):
    direction, start, since, bound, due = (None if word == "?" else word for word in goal.split())
    baseline = Baseline(start and Decimal(start), since and int(since), since and int(since))
    observed = [Reading(at, Decimal(value)) for at, value in values.items()]
    decimals = max(0, -int(Decimal(bound).as_tuple().exponent))
    result = position(
        [Goal(Direction(direction), int(due), Decimal(bound))], baseline, observed, year, decimals=decimals
    )
    assert (result.status, result.reason) == (status, reason)
    assert path is None or result.path == Fraction(path)


@pytest.mark.parametrize(("before", "after", "change", "p", "ratio"), COUNTS)
def test_counts(before, after, change, p, ratio):
    told = change_in_counts(Count(before), Count(after), Better.LOWER)
    assert (told.change, told.p) == (change, *near(p))
    assert ratio is None or (told.low, told.high) == near(*ratio)


@pytest.mark.parametrize(("count", "low", "high"), [(10, 3, 22), (50, 32, 72), (129, 99, 163), (498, 438, 562)])
def test_clear_only_outside(count, low, high):
    assert unclear_range(Count(count)) == (low, high)


def test_limits():
    assert byar_limits(118) == near(97.670008, 141.312606)
    assert byar_limits(430) == near(390.311784, 472.629274)
    assert poisson_limits(0) == near(0.0, 3.688879)
    assert poisson_limits(498) == near(455.216332, 543.7216)
    assert wilson_limits(0.27, 1000) == near(0.243402, 0.298358)
    assert wilson_limits(0.37, 500) == near(0.328822, 0.41316)
    assert newcombe_interval(0.27, 500, 0.2, 500) == near(0.017433, 0.122108)
