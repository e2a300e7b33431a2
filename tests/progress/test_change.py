"""The change since the baseline with its evidence, and the planned step."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivp.progress.change import (
    Evidence,
    PlannedStep,
    beside,
    change_in_counts,
    change_in_means,
    change_in_shares,
    planned_step,
    unknown_change,
)
from ivp.progress.figures import Count, Mean, Share
from ivp.progress.statistics import Z
from ivp.progress.usual import Variation, movement
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
    assert unknown_change(Untested.NO_MEASURE_OF_CHANCE, before, after).sense == sense
    assert unknown_change(Untested.SERIES_BREAK).sense == 0


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
    error = math.sqrt(float(before.se) ** 2 + float(after.se) ** 2)
    difference = float(after.value) - float(before.value)
    assert (evidence.low, evidence.high) == (
        pytest.approx(difference - 1.959964 * error),
        pytest.approx(difference + 1.959964 * error),
    )


@pytest.mark.parametrize(
    ("change", "beyond"),
    [
        (change_in_counts(Count(129), Count(99), LOWER), False),
        (change_in_counts(Count(129), Count(98), LOWER), True),
        (change_in_counts(Count(129), Count(164), LOWER), True),
        (change_in_counts(Count(129), Count(98), LOWER, Variation(("x",), 1, ((1.0, 0.25),))), True),
        (unknown_change(Untested.SERIES_BREAK), False),
    ],
)
def test_what_is_more_than_chance_may_be_usual(change: Evidence, beyond: bool) -> None:
    assert change.beyond_chance is beyond


@pytest.mark.parametrize(("before", "after", "few"), [(30, 29, True), (30, 30, False), (59, 0, True), (60, 0, False)])
def test_of_less_than_thirty_on_average_a_mean_tells_more(before: int, after: int, few: bool) -> None:
    assert change_in_counts(Count(before), Count(after), LOWER).few is few
    assert not change_in_means(Mean(before, 1), Mean(after, 1), LOWER).few


# Beside elsewhere ----------------------------------------------------------------------------------------------------

OWN = movement(Count(50), Count(40), Variation(("x",), 1, ((1.0, 0.04),)))


@pytest.mark.parametrize(
    ("before", "after", "percent", "rest"),
    [
        # of a thousand it is a twentieth, and of one less more than that
        (1000, 900, -10, False),
        (999, 900, Fraction(860, 949) * 100 - 100, True),
        # what is all of it has no rest
        (50, 900, 1700, False),
        (51, 41, 0, True),
        (999, 40, Fraction(40, 999) * 100 - 100, False),
    ],
)
def test_an_area_that_is_more_than_a_twentieth_of_the_country_is_held_against_the_rest(
    before: int, after: int, percent: Fraction, rest: bool
) -> None:
    found = beside("nl", Fraction(before), Fraction(after), OWN, country=True, counted=True)
    assert found is not None
    assert (found.percent, found.rest) == (percent, rest)
    whole = Fraction(after, before) * 100 - 100
    for own, country, counted in ((OWN, False, True), (OWN, True, False), (None, True, True)):
        found = beside("nl", Fraction(before), Fraction(after), own, country=country, counted=counted)
        assert found is not None
        assert (found.percent, found.rest) == (whole, False)


@pytest.mark.parametrize(("before", "after"), [(0, 5), (5, 0), (0, 0), (-1, 5), (5, -1)])
def test_beside_nothing_no_change_is_held(before: int, after: int) -> None:
    assert beside("nl", Fraction(before), Fraction(after), None, country=False, counted=False) is None


def test_a_count_from_elsewhere_varies_by_chance_itself_and_a_rate_is_taken_as_it_is() -> None:
    rate, count = (
        beside("nl", Fraction(400), Fraction(500), OWN, country=False, counted=counted) for counted in (False, True)
    )
    assert rate is not None
    assert count is not None
    assert rate.limit == pytest.approx(OWN.limit)
    assert count.limit == pytest.approx(math.sqrt(OWN.limit**2 + Z**2 * (1 / 400 + 1 / 500)))
    assert rate.gap == count.gap == pytest.approx(OWN.ratio - math.log(500 / 400))


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
    from_nothing = unknown_change(Untested.NO_MEASURE_OF_CHANCE, 0, 20)
    assert (from_nothing.difference, from_nothing.percent) == (20, None)
    for known in ((None, 20), (34, None)):
        assert unknown_change(Untested.NO_MEASURE_OF_CHANCE, *known).difference is None
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
        (Count(1), Direction.AT_MOST, 0, PlannedStep(True, None, True, None)),
        # a rise from nothing in a moment is never clear: no count is too high for chance
        (Count(0, Fraction(1, 10**9)), Direction.AT_LEAST, 5, PlannedStep(True, None, True, None)),
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


def test_a_step_is_held_against_what_was_tested():
    """A mean of five years, tested against one year with half as many inhabitants more."""
    tested = (Count(645, 5), Count(118, Fraction(3, 2)))
    low, high = 163, 226
    step = planned_step(Count(129), Direction.AT_LEAST, 200, None, tested)
    assert step == PlannedStep(True, high + 1, True, high + 1)
    assert planned_step(Count(129), Direction.AT_MOST, 128, None, tested) == PlannedStep(False, low - 1, False, low - 1)
    assert change_in_counts(*tested, LOWER).unclear == (low, high)


def test_a_step_within_what_is_usual_may_be_beyond_chance():
    known = Variation(("x",), 1, ((1.0, 0.04),))
    step = planned_step(Count(129), Direction.AT_MOST, 90, known)
    assert step is not None
    assert (step.within_chance, step.beyond_chance, step.within_usual) == (False, 98, True)
    assert step.clear_from is not None
    assert step.clear_from < 90


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
