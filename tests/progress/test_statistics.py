"""Limits and tests against published figures, against scipy, and by the properties they must have."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivp.progress.figures import Count, Mean, Share
from ivp.progress.statistics import (
    LEVEL,
    WIDE_Z,
    Z,
    byar_limits,
    conditional_p,
    newcombe_interval,
    poisson_limits,
    range_within,
    ratio_interval,
    unclear_range,
    wilson_limits,
)
from ivp.progress.tails import (
    SUMMED_UP_TO,
    binomial_pmf,
    binomial_score,
    binomial_sum,
    binomial_tail,
    poisson_pmf,
    poisson_sum,
)


def near(*expected: float | None, rel: float = 1e-9) -> tuple[object, ...]:
    return tuple(e if e is None else pytest.approx(e, rel=rel, abs=1e-290) for e in expected)


def figure(*expected: float) -> tuple[object, ...]:
    return tuple(pytest.approx(e, abs=6e-7) for e in expected)


unhurried = settings(deadline=None)


# Published figures --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("events", "low", "high"),
    [(0, 0, 3.668012), (1, 0.013072, 5.563756), (65, 50.163188, 82.849139), (129, 107.699205, 153.279645)],
)
def test_byar(events, low, high):
    assert byar_limits(events) == figure(low, high)


ENGLISH_FUNNEL = [
    (1, (1598.675694, 7.264481402), (2649.348525, 0.287087625)),
    (2, (2072.984403, 69.49732367), (3221.906682, 13.02722321)),
    (10, (5276.757672, 1375.943768), (6924.776769, 849.4639547)),
    (30, (12288.34267, 5807.727562), (14657.31486, 4553.350694)),
    (129, (43980.32848, 30902.67373), (48233.08642, 27754.51939)),
    (1040, (317109.7002, 280545.1693), (328122.7, 270628.8869)),
]
"""Events in three years, and the populations at which so many lie on the lower and the upper limit of 95% and of 99.8%
about a rate of 116.1720835 per 100,000: the test data of the funnel plots in PHEindicatormethods (UK Health Security
Agency), testdata_funnel_rate_outputs.csv, which are exact."""


def expected_events(populations: tuple[float, float]) -> list[float]:
    return [116.1720835 / 100_000 * 3 * population for population in reversed(populations)]


@pytest.mark.parametrize(("events", "populations", "_"), ENGLISH_FUNNEL)
def test_exact_poisson_limits_are_those_of_english_funnel_plots(events, populations, _):
    assert poisson_limits(events) == near(*expected_events(populations), rel=1e-5)


@pytest.mark.parametrize(("events", "populations", "wide"), ENGLISH_FUNNEL[2:])
def test_byar_lies_near_the_limits_of_english_funnel_plots(events, populations, wide):
    """From ten events on, as they are used there."""
    assert byar_limits(events) == near(*expected_events(populations), rel=0.002)
    assert byar_limits(events, WIDE_Z) == near(*expected_events(wide), rel=0.03 if events < 30 else 0.005)


def test_byar_does_not_go_below_zero():
    assert byar_limits(1, WIDE_Z)[0] == 0


def test_exact_test_of_two_rates_as_published():
    """Fay's R package rateratio.test, its own example: 2 and 9 events in 17,877 and 16,660."""
    before, after = Count(9, 16_660), Count(2, 17_877)
    assert conditional_p(before, after) == pytest.approx(0.0501064956141, rel=1e-9)
    assert ratio_interval(before, after) == near(0.0217740627591, 1.00054910449)


@pytest.mark.parametrize(
    ("events", "low", "high"), [(0, 0, 3.688879), (9, 4.115373, 17.084803), (118, 97.671719, 141.311525)]
)
def test_exact_poisson(events, low, high):
    assert poisson_limits(events) == figure(low, high)


@pytest.mark.parametrize(("part", "n", "low", "high"), [(65, 100, 0.552544, 0.736358), (370, 1000, 0.340627, 0.400368)])
def test_wilson(part, n, low, high):
    assert wilson_limits(part / n, n) == figure(low, high)


def test_of_none_and_of_all_a_limit_is_exact():
    assert {(wilson_limits(0, n)[0], wilson_limits(1, n)[1]) for n in range(1, 60)} == {(0, 1)}


def test_newcombe():
    assert newcombe_interval(0.27, 500, 0.20, 500) == figure(0.017433, 0.122108)
    # Newcombe (1998), table II, method 10.
    assert newcombe_interval(56 / 70, 70, 48 / 80, 80) == tuple(pytest.approx(x, abs=6e-5) for x in (0.0524, 0.3339))
    assert newcombe_interval(5 / 56, 56, 0, 29) == tuple(pytest.approx(x, abs=6e-5) for x in (-0.0381, 0.1926))
    assert newcombe_interval(1, 10, 0, 10) == tuple(pytest.approx(x, abs=6e-5) for x in (0.6075, 1.0000))


@pytest.mark.parametrize(
    ("before", "after", "p"),
    [(129, 118, 0.524675), (129, 127, 0.950181), (129, 128, 1), (129, 140, 0.542133), (498, 430, 0.027797)],
)
def test_conditional(before, after, p):
    assert conditional_p(Count(before), Count(after)) == pytest.approx(p, abs=6e-7)


def test_ratio():
    assert ratio_interval(Count(129), Count(118)) == figure(0.706524, 1.183372)
    assert ratio_interval(Count(129), Count(140)) == figure(0.848246, 1.389431)


@pytest.mark.parametrize(("events", "range_"), [(10, (3, 22)), (50, (32, 72)), (129, (99, 163)), (498, (438, 562))])
def test_clear_only_outside(events, range_):
    assert unclear_range(Count(events)) == range_


# Against scipy ------------------------------------------------------------------------------------------------------

COUNTS = [0, 1, 2, 7, 9, 15, 16, 29, 129, 498, 1656, 12_345, 1_000_000, 5_000_000]


def doubled(k: int, n: int, p: float) -> float:
    from scipy.stats import binom

    return min(1.0, 2 * min(binom.cdf(k, n, p), binom.sf(k - 1, n, p)))


@pytest.mark.parametrize("before", COUNTS)
@pytest.mark.parametrize("factor", [0, 0.5, 0.99, 1, 1.003, 2])
def test_conditional_is_scipys_binomial_with_the_smaller_tail_doubled(before, factor):
    after = math.floor(before * factor) + 1 if factor else 0
    for exposure in (1, 5, Fraction(1, 3)):
        expected = doubled(after, before + after, float(1 / (1 + Fraction(exposure))))
        assert conditional_p(Count(before, exposure), Count(after)) == pytest.approx(expected, rel=1e-9, abs=1e-290)


@pytest.mark.parametrize("events", COUNTS)
def test_poisson_limits_are_scipys_chi_square_quantiles(events):
    from scipy.stats import chi2

    low = chi2.ppf(0.025, 2 * events) / 2 if events else 0
    assert poisson_limits(events) == near(low, chi2.ppf(0.975, 2 * events + 2) / 2)


@pytest.mark.parametrize("before", COUNTS)
@pytest.mark.parametrize("after", [0, 1, 10, 118, 1_000_300])
@pytest.mark.parametrize("exposure", [1, Fraction(1, 7), 24_000])
def test_ratio_interval_is_scipys_clopper_pearson(before, after, exposure):
    from scipy.stats import beta

    low = beta.ppf(0.025, after, before + 1) if after else 0.0
    low_other = beta.ppf(0.975, before + 1, after) if after else 1.0
    high = beta.ppf(0.975, after + 1, before) if before else 1.0
    high_other = beta.ppf(0.025, before, after + 1) if before else 0.0
    scale = float(exposure)
    expected = near(scale * low / low_other, scale * high / high_other if before else None, rel=1e-8)
    assert ratio_interval(Count(before, exposure), Count(after)) == expected


@pytest.mark.parametrize("p", [1e-9, 0.003, 0.2, 0.5, 0.97])
def test_binomial_tails_are_scipys(p):
    from scipy.stats import binom

    for n in (1, 5, 40, 1000, 1_000_000):
        above = min(n, math.floor(n * p + 4 * math.sqrt(n * p * (1 - p))))
        for k in {0, 1, n // 3, math.floor(n * p), above, n - 1, n}:
            if k <= n * p:
                assert binomial_tail(k, n, p, 1 - p, upper=False) == near(binom.cdf(k, n, p))[0]
            if k >= n * p:
                assert binomial_tail(k, n, p, 1 - p, upper=True) == near(binom.sf(k - 1, n, p))[0]


@pytest.mark.parametrize("mean", [1e-9, 0.3, 4.5, 100, 1e6])
def test_poisson_tails_are_scipys(mean):
    from scipy.stats import poisson

    for k in {0, 1, math.floor(mean), math.floor(mean + 4 * math.sqrt(mean)), math.floor(10 * mean) + 500}:
        if k <= mean:
            assert poisson_sum(k, mean, upper=False)[0] == near(poisson.cdf(k, mean))[0]
        if k >= mean:
            assert poisson_sum(k, mean, upper=True)[0] == near(poisson.sf(k - 1, mean) if k else 1.0)[0]


@pytest.mark.parametrize("deviation", [-6, -2, 0, 2, 6])
def test_very_large_counts_use_a_close_approximation(deviation):
    from scipy.stats import binom, chi2

    for p, rel in ((0.5, 1e-9), (0.1, 2e-5)):
        n = 4 * 10**10
        k = math.floor(n * p + deviation * math.sqrt(n * p * (1 - p)))
        expected = binom.cdf(k, n, p) if deviation <= 0 else binom.sf(k - 1, n, p)
        assert binomial_tail(k, n, p, 1 - p, upper=deviation > 0) == pytest.approx(expected, rel=rel)
    expected = (chi2.ppf(0.025, 8e9) / 2, chi2.ppf(0.975, 8e9 + 2) / 2)
    assert poisson_limits(4 * 10**9) == near(*expected)


@pytest.mark.parametrize(
    ("n", "p", "deviation"),
    [
        # where the most terms are summed, far out, where they are few
        (SUMMED_UP_TO * 25 // 4, 0.2, -30),
        # of very many the few that are chosen, and the many beside those
        (10**9, 0.001, -6),
        (10**9, 0.001, 6),
        (4 * 10**12, 1e-9, -3),
        (4 * 10**12, 1e-9, 3),
        (4 * 10**12, 1e-12, 3),
    ],
)
def test_of_very_many_a_tail_is_summed_where_few_vary(n, p, deviation):
    from scipy.stats import binom

    k = math.floor(n * p + deviation * math.sqrt(n * p * (1 - p)))
    if deviation < 0:
        assert binomial_tail(k, n, p, 1 - p, upper=False) == pytest.approx(binom.cdf(k, n, p), rel=1e-9)
    else:
        assert binomial_tail(k, n, p, 1 - p, upper=True) == pytest.approx(binom.sf(k - 1, n, p), rel=1e-9)


def test_a_chance_near_none_or_all_keeps_its_digits():
    """None of a thousand million with a chance of one in as many; none of three with all but certainty."""
    assert binomial_tail(0, 10**9, 1e-9, 1 - 1e-9, upper=False) == pytest.approx(math.exp(-1 - 0.5e-9), rel=1e-12)
    assert binomial_tail(0, 3, 1 - 1e-9, 1e-9, upper=False) == pytest.approx(1e-27, rel=1e-12)


@pytest.mark.parametrize("events", [1, 5 * 10**9])
def test_where_all_are_expected_on_one_side_all_are_no_surprise(events):
    assert conditional_p(Count(0), Count(events, 10**18)) == 1
    assert conditional_p(Count(events, 10**18), Count(0)) == 1


# Against exact fractions --------------------------------------------------------------------------------------------

EXACTLY = 3e-13
"""What is left to the sums of floating-point numbers."""


@pytest.mark.parametrize("n", [1, 2, 15, 16, 17, 31, 32, 33, 40, 64])
@pytest.mark.parametrize("p", [0.5, 0.25, 0.0625, 0.9375])
def test_binomial_chances_are_those_of_exact_fractions(n, p):
    chance = Fraction(p)
    each = [math.comb(n, k) * chance**k * (1 - chance) ** (n - k) for k in range(n + 1)]
    assert [binomial_pmf(k, n, p, 1 - p) for k in range(n + 1)] == [pytest.approx(float(x), rel=EXACTLY) for x in each]
    assert binomial_tail(n, n, p, 1 - p, upper=False) == binomial_tail(0, n, p, 1 - p, upper=True) == 1
    for k in range(n + 1):
        upper = k > n * p
        expected = float(sum(each[k:] if upper else each[: k + 1]))
        assert binomial_tail(k, n, p, 1 - p, upper=upper) == pytest.approx(expected, rel=EXACTLY)


@pytest.mark.parametrize("mean", [0.5, 4, 15.5, 20, 33.25])
def test_poisson_chances_are_those_of_exact_fractions(mean):
    each = [math.exp(-mean) * float(Fraction(mean) ** k / math.factorial(k)) for k in range(120)]
    assert [poisson_pmf(k, mean) for k in range(120)] == [pytest.approx(x, rel=EXACTLY) for x in each]
    for k in range(60):
        upper = k > mean
        expected = math.fsum(each[k:] if upper else each[: k + 1])
        assert poisson_sum(k, mean, upper=upper)[0] == pytest.approx(expected, rel=EXACTLY)


# Properties ---------------------------------------------------------------------------------------------------------

small = st.integers(0, 60)
any_count = st.integers(0, 60) | st.integers(0, 3_000_000)
exposures = st.fractions(min_value=Fraction(1, 10**6), max_value=10**6)


@unhurried
@given(any_count, any_count, exposures, exposures)
def test_no_legal_input_raises_and_everything_is_in_range(before, after, exposure1, exposure2):
    baseline, value = Count(before, exposure1), Count(after, exposure2)
    p = conditional_p(baseline, value)
    low, high = ratio_interval(baseline, value)
    assert 0 <= p <= 1
    assert low >= 0
    assert high is None or low <= high < math.inf
    if before:
        rates = float(value.rate() / baseline.rate())
        assert low <= rates * (1 + 1e-9)
        assert high is None or rates <= high * (1 + 1e-9)
    if abs(p - LEVEL) > 1e-9:
        assert (p < LEVEL) == (low > 1 or (high is not None and high < 1))


@unhurried
@given(any_count, any_count, exposures, exposures)
def test_what_is_before_and_after_does_not_matter(before, after, exposure1, exposure2):
    one, other = Count(before, exposure1), Count(after, exposure2)
    assert conditional_p(one, other) == pytest.approx(conditional_p(other, one), rel=1e-9, abs=1e-290)


@unhurried
@given(any_count, any_count, exposures, st.fractions(min_value=Fraction(1, 1000), max_value=1000))
def test_scaling_exposure_scales_rates_and_leaves_the_test(before, after, exposure, scale):
    assert Count(before, exposure * scale).rate(1000) * scale == Count(before, exposure).rate(1000)
    plain = conditional_p(Count(before, exposure), Count(after))
    assert conditional_p(Count(before, exposure * scale), Count(after, scale)) == plain


@unhurried
@given(any_count, st.fractions(min_value=Fraction(1, 20), max_value=20, max_denominator=50))
def test_only_outside_the_range_a_count_is_clear(before, exposure):
    baseline = Count(before)
    low, high = unclear_range(baseline, exposure)
    assert high is not None
    for events in {0, low // 2, low - 1, low, (low + high) // 2, high, high + 1, 2 * high + 2} - {-1}:
        assert (conditional_p(baseline, Count(events, exposure)) < LEVEL) == (not low <= events <= high)


@pytest.mark.parametrize(
    ("before", "after", "exposure"),
    [(0, 5, Fraction(11, 12)), (3, 0, Fraction(29, 12)), (8, 0, Fraction(7, 12)), (0, 51, Fraction(40, 3))],
)
def test_what_the_score_takes_for_clear_and_is_not_lies_within_the_range(before, after, exposure):
    baseline, value = Count(before), Count(after, exposure)
    assert LEVEL < conditional_p(baseline, value) < LEVEL + 0.001
    own, other = float(exposure / (1 + exposure)), float(1 / (1 + exposure))
    k, p = (before, other) if after else (after, own)
    assert binomial_score(k, before + after, p, 1 - p) < -Z
    low, high = unclear_range(baseline, exposure)
    assert low <= after <= high


@pytest.mark.parametrize("m", [1, 2, 3, 9, 40, 1000])
@pytest.mark.parametrize("others", [0, 1, 7, 900, 10**6])
def test_the_score_is_as_near_as_it_says(m, others):
    for k, rest in ((m - 1, m + others), (m - 1 + others, m)):
        middle, deviation = math.log((k + 0.5) / (rest + 0.5)), math.sqrt(1 / (k + 0.5) + 1 / (rest + 0.5))
        seen = 0
        for away in (0.3, 1, 1.6, 1.8, 1.9, 2, 2.1, 2.3, 2.6, 3, 4, 8):
            odds = math.exp(middle + away * deviation)
            p, q = odds / (1 + odds), 1 / (1 + odds)
            if k + 0.5 < (k + rest) * p:
                exact = NormalDist().inv_cdf(max(binomial_sum(k, k + rest, p, q)[0], 1e-300))
                score = binomial_score(k, k + rest, p, q)
                assert abs(score - exact) < 0.15 / m**1.5 if exact > -2.5 else score < -2.3
                seen += 1
        assert seen > 8


@pytest.mark.parametrize(
    ("before", "after"), [(10**15 - 1, 1), (10**15, 0), (3, 10**13), (0, 10**12), (10**12, 4 * 10**11)]
)
def test_the_interval_of_very_many_beside_few(before, after):
    low, high = ratio_interval(Count(before), Count(after))
    assert low <= after / before <= (high or math.inf) if before else high is None
    for exposure in (5, Fraction(1, 7)):  # rates over so many years before, and over one after
        scaled = ratio_interval(Count(before, exposure), Count(after))
        assert scaled == near(low * float(exposure), high and high * float(exposure))
    if min(before, after) < 10:
        near_low, near_high = poisson_limits(min(before, after))
        assert (low * before, high and high * before) == near(near_low, near_high) if after < before else low > 0


def test_beside_very_many_a_few_vary_alone():
    low, high = (limit / 10**12 for limit in poisson_limits(400))
    assert ratio_interval(Count(10**12), Count(400)) == near(low, high)
    assert ratio_interval(Count(400), Count(10**12)) == near(1 / high, 1 / low)


def test_of_very_many_on_both_sides_both_vary():
    """The logarithm of their ratio is about normal, with the variance of both."""
    for before, after in ((10**12, 4 * 10**11), (10**9, 2 * 10**9), (2 * 10**9, 3 * 10**6)):
        limit = 1.959963985 * math.sqrt(1 / before + 1 / after)
        ratio = after / before
        expected = near(ratio * math.exp(-limit), ratio * math.exp(limit), rel=1e-6 if after < 10**9 else 1e-9)
        assert ratio_interval(Count(before), Count(after)) == expected


def test_where_nothing_would_be_clear():
    assert unclear_range(Count(2)) == (0, 9)


@unhurried
@given(st.integers(0, 2000), st.integers(1, 2000))
def test_proportions(part, n):
    share = min(part, n) / n
    low, high = wilson_limits(share, n)
    assert 0 <= low <= share <= high <= 1
    assert wilson_limits(1 - share, n) == (pytest.approx(1 - high), pytest.approx(1 - low))
    low, high = newcombe_interval(share, n, share, n)
    assert low <= 0 <= high


# Looking for a range ------------------------------------------------------------------------------------------------


class Beyond:
    """Whether a count lies below the one or above the other bound, with how often that was asked."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high, self.asked = low, high, 0

    def __call__(self, events: int) -> bool:
        self.asked += 1
        return not self.low <= events <= self.high


@unhurried
@given(
    st.integers(0, 400), st.sampled_from([1, 3, Fraction(1, 7)]), st.integers(0, 300), st.integers(0, 300),
    st.none() | st.tuples(st.integers(0, 2000), st.integers(0, 2000)),
)  # fmt: skip
def test_a_range_is_found_whatever_is_guessed(before, exposure, below, above, guesses):
    expected = math.floor(before * Fraction(exposure))
    low, high = max(0, expected - below), expected + above
    assert range_within(Count(before), exposure, Beyond(low, high), guesses) == (low, high)


@pytest.mark.parametrize(
    ("off", "asked"),
    # on either side the last count within and the first one beyond are asked for, and some between a wrong guess and it
    [(0, 4), (1, 6), (-1, 8), (10, 18), (-10, 16), (100, 30), (-100, 28)],
)
def test_a_good_guess_saves_looking(off: int, asked: int):
    outside = Beyond(5000, 15_000)
    assert range_within(Count(10_000), 1, outside, (5000 - off, 15_000 + off)) == (5000, 15_000)
    assert outside.asked <= asked
    range_within(Count(10_000), 1, unguided := Beyond(5000, 15_000))
    assert outside.asked < unguided.asked <= 40


@pytest.mark.parametrize("before", [0, 3])
def test_a_range_ends_at_a_million_times_what_is_expected(before):
    """Of none one is taken to be expected."""
    end = (before + 1) * 10**6
    for guesses in (None, (before, end - 5), (before, end), (before, 2 * end)):
        for first_outside, high in ((end - 1, end - 2), (end, None), (end + 1, None), (10 * end, None)):
            found = range_within(Count(before), 1, Beyond(before, first_outside - 1), guesses)
            assert found == (before, high)


def test_where_even_very_many_would_not_be_clear_there_is_no_end():
    """Nothing in a thousandth of a millionth of a year tells nothing of a year."""
    assert unclear_range(Count(0, Fraction(1, 10**9))) == (0, None)


# Counts and rates ---------------------------------------------------------------------------------------------------


def test_rates():
    assert Count(77, 24_000).rate(1000) == Fraction(77, 24)
    assert Count(7, 2).rate() == Fraction(7, 2)
    assert Count(77, 24_000).rate(10_000) == Fraction(770, 24)
    assert Count.of_rate(Decimal("3.2"), 24_000, per=1000) == Count(77, 24_000)
    assert Count.of_rate(Decimal("131.4"), 5) == Count(657, 5)
    assert Count.of_rate(Decimal("0.5"), 1) == Count(1)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Count(-1),
        lambda: Count(1, 0),
        lambda: Count(1, Decimal("-0.1")),
        lambda: Share(Decimal("100.1"), 10),
        lambda: Share(Decimal("-0.1"), 10),
        lambda: Share(50, 0),
        lambda: Mean(7, Decimal("-0.1")),
    ],
)
def test_impossible_figures_are_refused(make):
    with pytest.raises(ValueError, match=r"is|lies"):
        make()


def test_what_is_just_possible_is_taken():
    assert (Count(0).events, Count(0, Fraction(1, 100)).rate()) == (0, 0)
    assert [Share(percent, 1).percent for percent in (0, 100)] == [0, 100]
    assert Mean(0, 0).se == 0
    assert Count.of_rate(Decimal("2.5"), 1) == Count(3)
    assert Count.of_rate(Decimal("2.49"), 1) == Count(2)
