"""The change since the baseline with its evidence, and the planned step."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivp.progress.change import (
    Evidence,
    PlannedStep,
    change_in_counts,
    change_in_means,
    change_in_shares,
    planned_step,
    unknown_change,
)
from ivp.progress.figures import Count, Mean, Share
from ivp.vocabulary import Better, Change, Direction, Method, Untested

D = Decimal
LOWER, HIGHER, NEITHER = Better


@pytest.mark.parametrize(
    ("before", "after", "better", "change"),
    [
        (129, 118, LOWER, "no_clear_change"),
        (129, 140, LOWER, "no_clear_change"),
        (129, 99, LOWER, "no_clear_change"),
        (129, 98, LOWER, "improved"),
        (129, 163, LOWER, "no_clear_change"),
        (129, 164, LOWER, "worsened"),
        (129, 164, HIGHER, "improved"),
        (129, 98, HIGHER, "worsened"),
        (129, 164, NEITHER, "rose"),
        (129, 98, NEITHER, "fell"),
        (498, 430, LOWER, "improved"),
        (0, 0, LOWER, "no_clear_change"),
        (0, 5, LOWER, "no_clear_change"),
        (0, 6, LOWER, "worsened"),
        (6, 0, LOWER, "improved"),
    ],
)
def test_counts(before, after, better, change):
    assert change_in_counts(Count(before), Count(after), better).change == change


@pytest.mark.parametrize(("before", "after", "sense"), [(2, 3, 1), (3, 2, -1), (2, 2, 0)])
def test_a_change_goes_one_way_whatever_explains_it(before: int, after: int, sense: int) -> None:
    assert change_in_counts(Count(before), Count(after), LOWER).sense == sense


def test_counts_give_their_evidence():
    assert change_in_counts(Count(129), Count(118), LOWER) == Evidence(
        Change.NO_CLEAR_CHANGE,
        method=Method.EXACT_BINOMIAL,
        difference=Fraction(-11),
        percent=Fraction(-1100, 129),
        p=pytest.approx(0.524675, abs=6e-7),
        low=pytest.approx(0.706524, abs=6e-7),
        high=pytest.approx(1.183372, abs=6e-7),
        counts=(Count(129), Count(118)),
        unclear=(99, 163),
    )


def test_counts_with_unequal_exposures_are_compared_by_their_rates():
    """A mean of 129 over five years against 118 in one; then a population that grew by a tenth."""
    evidence = change_in_counts(Count(645, 5), Count(118), LOWER)
    assert (evidence.difference, evidence.change) == (-11, Change.NO_CLEAR_CHANGE)
    assert evidence.unclear == (105, 154)
    grown = change_in_counts(Count(100, 20_000), Count(110, 22_000), LOWER)
    assert (grown.difference, grown.percent, grown.p) == (0, 0, 1)


def test_from_zero_there_is_no_percentage():
    evidence = change_in_counts(Count(0), Count(6), LOWER)
    assert (evidence.difference, evidence.percent, evidence.high) == (6, None, None)
    assert evidence.low is not None
    assert evidence.low > 1


@pytest.mark.parametrize(
    ("before", "after", "better", "change", "interval"),
    [
        (Share(20, 500), Share(27, 500), LOWER, "worsened", (1.7433, 12.2108)),
        (Share(20, 500), Share(27, 500), HIGHER, "improved", (1.7433, 12.2108)),
        (Share(27, 500), Share(20, 500), LOWER, "improved", (-12.2108, -1.7433)),
        (Share(27, 500), Share(20, 500), NEITHER, "fell", (-12.2108, -1.7433)),
        (Share(20, 100), Share(27, 100), LOWER, "no_clear_change", (-4.7756, 18.5484)),
        (Share(0, 30), Share(0, 30), LOWER, "no_clear_change", (-11.3513, 11.3513)),
    ],
)
def test_shares(before, after, better, change, interval):
    evidence = change_in_shares(before, after, better)
    assert evidence.change == change
    assert (evidence.low, evidence.high) == tuple(pytest.approx(x, abs=6e-5) for x in interval)
    assert evidence.difference == after.percent - before.percent
    assert evidence.p is None


@pytest.mark.parametrize(
    ("before", "after", "change", "p"),
    [
        (Mean(D("7.9"), D("0.05")), Mean(D("7.8"), D("0.05")), "no_clear_change", 0.157299),
        (Mean(D("7.9"), D("0.05")), Mean(D("7.7"), D("0.05")), "worsened", 0.004678),
        (Mean(D("7.9"), D("0.05")), Mean(D("8.1"), D("0.05")), "improved", 0.004678),
        (Mean(7, 0), Mean(7, 0), "no_clear_change", 1),
        (Mean(7, 0), Mean(8, 0), "improved", 0),
    ],
)
def test_means(before, after, change, p):
    evidence = change_in_means(before, after, HIGHER)
    assert (evidence.change, evidence.p) == (change, pytest.approx(p, abs=6e-7))
    assert evidence.low is not None
    assert evidence.low <= evidence.difference <= evidence.high


def test_without_n_or_error_the_change_is_unknown_and_the_difference_is_not():
    shares = change_in_shares(Share(27, None), Share(20, 500), LOWER)
    assert (shares.change, shares.reason, shares.difference) == (Change.UNKNOWN, Untested.NO_SAMPLE_SIZE, -7)
    means = change_in_means(Mean(D("7.9"), D("0.1")), Mean(D("7.8"), None), HIGHER)
    assert (means.change, means.reason, means.difference) == (
        Change.UNKNOWN,
        Untested.NO_STANDARD_ERROR,
        Fraction(-1, 10),
    )
    rank = unknown_change(Untested.NO_MEASURE_OF_CHANCE, 34, 20)
    assert (rank.change, rank.difference, rank.percent) == (Change.UNKNOWN, -14, Fraction(-1400, 34))
    broken = unknown_change(Untested.SERIES_BREAK)
    assert (broken.change, broken.difference, broken.percent) == (Change.UNKNOWN, None, None)


@pytest.mark.parametrize(
    ("baseline", "direction", "bound", "step"),
    [
        (Count(129), Direction.AT_MOST, 125, PlannedStep(True, 98, True, 98)),
        (Count(129), Direction.AT_MOST, 99, PlannedStep(True, 98, True, 98)),
        (Count(129), Direction.AT_MOST, D("98.9"), PlannedStep(False, 98, False, 98)),
        (Count(129), Direction.AT_MOST, 98, PlannedStep(False, 98, False, 98)),
        (Count(129), Direction.AT_LEAST, 163, PlannedStep(True, 164, True, 164)),
        (Count(129), Direction.AT_LEAST, 164, PlannedStep(False, 164, False, 164)),
        (Count(129), Direction.BELOW, 99, PlannedStep(False, 98, False, 98)),
        (Count(129), Direction.BELOW, D("99.5"), PlannedStep(True, 98, True, 98)),
        (Count(129), Direction.ABOVE, 163, PlannedStep(False, 164, False, 164)),
        (Count(129), Direction.ABOVE, D("162.5"), PlannedStep(True, 164, True, 164)),
        (Count(498), Direction.AT_MOST, 400, PlannedStep(False, 437, False, 437)),
        (Count(645, 5), Direction.AT_MOST, 105, PlannedStep(True, 104, True, 104)),
        (Count(3), Direction.AT_MOST, 0, PlannedStep(True, None, True, None)),
        # no step: to stay, or to keep what is there
        (Count(129), Direction.STAY_AT, 125, None),
        (Count(129), Direction.BETWEEN, 125, None),
        (Count(129), Direction.AT_MOST, 129, None),
        (Count(129), Direction.AT_MOST, 130, None),
        (Count(129), Direction.AT_LEAST, 129, None),
    ],
)
def test_planned_step(baseline, direction, bound, step):
    assert planned_step(baseline, direction, bound) == step


def test_which_way_is_better_follows_from_the_direction():
    assert [d.facts.better for d in Direction] == [LOWER, HIGHER, LOWER, HIGHER, NEITHER, NEITHER]


OTHER_WAY = {Change.ROSE: Change.FELL, Change.FELL: Change.ROSE, Change.NO_CLEAR_CHANGE: Change.NO_CLEAR_CHANGE}
shares = st.integers(0, 100)
numbers = st.integers(1, 3000)
grades = st.integers(10, 100).map(lambda tenths: Decimal(tenths) / 10)
errors = st.integers(0, 9).map(lambda tenths: Decimal(tenths) / 10)


def fall(change: Change) -> int:
    """How strong a fall is told."""
    return {Change.ROSE: -1, Change.NO_CLEAR_CHANGE: 0, Change.FELL: 1}[change]


@settings(deadline=None, max_examples=200)
@given(shares, numbers, shares, numbers, shares)
def test_a_change_in_shares_has_a_mirror_and_a_lower_one_is_never_a_weaker_fall(before, n, after, other, lower):
    start, end = Share(before, n), Share(after, other)
    told = change_in_shares(start, end, NEITHER).change
    assert change_in_shares(end, start, NEITHER).change is OTHER_WAY[told]
    if lower <= after:
        assert fall(change_in_shares(start, Share(lower, other), NEITHER).change) >= fall(told)


@settings(deadline=None, max_examples=200)
@given(grades, errors, grades, errors, grades)
def test_a_change_in_means_has_a_mirror_and_a_lower_one_is_never_a_weaker_fall(before, se, after, other, lower):
    start, end = Mean(before, se), Mean(after, other)
    told = change_in_means(start, end, NEITHER).change
    assert change_in_means(end, start, NEITHER).change is OTHER_WAY[told]
    if lower <= after:
        assert fall(change_in_means(start, Mean(lower, other), NEITHER).change) >= fall(told)
