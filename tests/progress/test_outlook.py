"""The direction of the last five years, and where their line would lead."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ivp.progress.figures import Count
from ivp.progress.outlook import Outlook, direction, projection
from ivp.vocabulary import Course
from tests.progress.test_usual import SERIES, found, standing, usual, view


def counted(series: dict[int, int]) -> dict[int, Count]:
    return {year: Count(events) for year, events in series.items()}


@pytest.mark.parametrize(
    ("series", "to", "mean", "low", "high"),
    [
        ({2021: 129, 2024: 118}, 2026, 111.192853, 76.668937, 161.262838),
        ({2018: 498, 2021: 430}, 2023, 389.907148, 320.770569, 473.944929),
        (
            {2019: 141, 2020: 133, 2021: 129, 2022: 124, 2023: 121, 2024: 118},
            2026, 108.898841, 82.542997, 143.670063,
        ),
    ],
)  # fmt: skip
def test_a_line_drawn_on_by_counting_chance_alone(series, to, mean, low, high):
    """Worked out apart from this program: a log-linear Poisson trend, and chance in what it is drawn from and on to."""
    found = projection(counted(series), to, lambda _: 0.0)
    assert found is not None
    assert (found.mean, found.low, found.high) == tuple(pytest.approx(one, abs=6e-7) for one in (mean, low, high))


def test_what_usually_moves_widens_the_band_and_leaves_the_line():
    series = counted({2020: 141, 2021: 133, 2022: 129, 2023: 124, 2024: 118})
    known = usual("1.1.1", 1)
    plain = projection(series, 2026, lambda _: 0.0)
    wide = projection(series, 2026, lambda apart: known.taus[0] ** 2 * apart)
    assert plain is not None
    assert wide is not None
    assert wide.mean == plain.mean
    assert wide.low < plain.low < plain.high < wide.high


def test_a_slope_is_that_of_least_squares_and_its_limit_that_of_any_two_years():
    """Of two years the slope is their difference, and its limit that of the change between them."""
    series = counted({2023: 120, 2024: 60})
    slope, limit = direction(series, lambda apart: 0.09 * apart)
    assert slope == pytest.approx(math.log(60.5 / 120.5))
    assert limit == pytest.approx(1.959964 * math.sqrt(1 / 60.5 + 1 / 120.5 + 0.09), rel=1e-6)
    even = direction(counted(dict.fromkeys(range(2020, 2025), 100)), lambda _: 0.1)
    assert even[0] == pytest.approx(0)


def steps(weights: list[float]) -> float:
    """The variance of a weighted sum of what moves by one a year, by chance: each step moves all years after it."""
    return sum(sum(weights[at:]) ** 2 for at in range(1, len(weights)))


@pytest.mark.parametrize("exposure", [1, 7000])
@pytest.mark.parametrize("events", [(60, 50, 45, 30, 20), (0, 3, 1, 8, 5), (5, 900, 70, 3000, 41)])
def test_a_slope_and_its_limit_are_those_of_a_walk_of_which_each_step_varies_alike(events, exposure):
    """By the normal equations, and by the steps of the walk one by one."""
    series = {2020 + at: Count(count, exposure * (at + 1)) for at, count in enumerate(events)}
    logs = [math.log((count + 0.5) / (exposure * (at + 1))) for at, count in enumerate(events)]
    weights = [-0.2, -0.1, 0, 0.1, 0.2]
    chance = sum(weight**2 / (count + 0.5) for weight, count in zip(weights, events, strict=True))
    slope, limit = direction(series, lambda apart: 0.03 * apart)
    assert slope == pytest.approx((2 * logs[4] + logs[3] - logs[1] - 2 * logs[0]) / 10)
    assert limit == pytest.approx(1.959964 * math.sqrt(0.03 * steps(weights) + chance), rel=1e-6)


@pytest.mark.parametrize("to", [2025, 2028])
@pytest.mark.parametrize("events", [(60, 50, 45, 30, 20), (9, 7, 8, 11, 15), (5, 90, 70, 300, 410)])
def test_the_band_of_a_line_is_that_of_a_walk_of_which_each_step_varies_alike(events, to):
    """How far each count pulls the line is worked out by changing it a little."""

    def drawn(counts: tuple[float, ...]) -> float:
        series = {2020 + at: Count(round(count * 10**6)) for at, count in enumerate(counts)}
        known = projection(series, to, lambda _: 0.0)
        assert known is not None
        return known.mean / 10**6

    mean = drawn(events)
    known = projection(counted({2020 + at: count for at, count in enumerate(events)}), to, lambda apart: 0.04 * apart)
    assert known is not None
    assert (known.year, known.mean) == (to, pytest.approx(mean))
    times, slope = [-2, -1, 0, 1, 2], math.log(drawn(events) / sum(events)) / 10
    for _ in range(400):  # Poisson regression by small steps, its level by the sum of all
        fitted = [math.exp(slope * time) for time in times]
        scale = sum(events) / sum(fitted)
        slope += sum(time * (one - scale * of) for time, one, of in zip(times, events, fitted, strict=True)) / (
            5 * sum(events)
        )
    fitted = [scale * math.exp(slope * time) for time in times]
    assert mean == pytest.approx(scale * math.exp(slope * (to - 2022)))
    pulls = []
    for at, of in enumerate(fitted):
        more = [*events]
        more[at] += 1e-3
        pulls.append((math.log(drawn(tuple(more))) - math.log(mean)) / 1e-3 * of)
    weights = [*pulls, *[0.0] * (to - 2025), -1.0]
    chance = sum(pull**2 / of for pull, of in zip(pulls, fitted, strict=True)) + 1 / mean
    width = 1.959964 * math.sqrt(0.04 * steps(weights) + chance)
    assert (known.low, known.high) == (
        pytest.approx(mean * math.exp(-width), rel=1e-3), pytest.approx(mean * math.exp(width), rel=1e-3)
    )  # fmt: skip


def test_years_that_would_move_less_than_nothing_move_by_chance_alone():
    series = counted({2020 + at: 10 * at + 10 for at in range(5)})
    alone, less = (direction(series, lambda _, of=of: of) for of in (0.0, -1.0))
    assert alone == less
    assert alone[1] > 0


@pytest.mark.parametrize(("share", "drawn"), [(0.98, True), (1.02, False)])
def test_a_line_that_may_lead_to_ten_times_as_much_leads_nowhere(share, drawn):
    """Of a great many events only what usually moves counts; of two years their own line goes through both."""
    series = counted({2023: 10**12, 2024: 10**12})
    moved = (math.log(10) / 1.959964 * share) ** 2
    known = projection(series, 2025, lambda apart: moved / 4 if apart == 1 else 0.0)
    assert bool(known) is drawn
    if known:
        assert known.high / known.mean == pytest.approx(10**share, rel=1e-4)
        assert known.mean / known.low == pytest.approx(10**share, rel=1e-4)


@settings(deadline=None, max_examples=80)
@given(st.lists(st.integers(0, 10**6), min_size=5, max_size=5), st.floats(0, 1))
def test_a_series_backwards_has_the_opposite_direction(events, variance):
    series = {2020 + at: Count(n) for at, n in enumerate(events)}
    backwards = {2020 + at: Count(n) for at, n in enumerate(reversed(events))}
    one, other = (direction(given, lambda apart: variance * apart) for given in (series, backwards))
    assert one == (pytest.approx(-other[0], abs=1e-12), pytest.approx(other[1]))
    assert one[1] > 0


@settings(deadline=None, max_examples=80)
@example([5, 5, 5, 5, 10**15], 2025)
@example([10**15, 5, 5, 5, 5], 2032)
@example([5, 10**15, 5, 5, 10**15], 2028)
@given(st.lists(st.integers(5, 10**6) | st.integers(5, 10**15), min_size=5, max_size=5), st.integers(2025, 2032))
def test_a_line_can_be_drawn_on_from_any_counts(events, to):
    ahead = projection({2020 + at: Count(n) for at, n in enumerate(events)}, to, lambda apart: 0.05 * apart)
    assert ahead is None or 0 < ahead.low <= ahead.mean <= ahead.high <= 11 * ahead.mean


FIGURES = SERIES.replace("1.1.1", "1.4.5") + "baseline: {2019: 200}\ntarget: {at_most: {TO: 100}}\nvalues: {VALUES}\n"


def plan(values: str, to: int = 2024) -> str:
    return FIGURES.replace("VALUES", values).replace("TO", str(to))


FALLING = "2020: 200, 2021: 170, 2022: 140, 2023: 120, 2024: 100"


@pytest.mark.parametrize(
    ("values", "course"),
    [
        (FALLING, Course.FALLING),
        ("2020: 100, 2021: 120, 2022: 140, 2023: 170, 2024: 200", Course.RISING),
        ("2020: 120, 2021: 90, 2022: 140, 2023: 100, 2024: 115", Course.UNCLEAR),
    ],
)
def test_the_direction_in_a_word(tmp_path: Path, values: str, course: Course) -> None:
    item = found(tmp_path, plan(values))
    assert item.outlook is not None
    assert (item.outlook.first, item.outlook.last, item.outlook.course) == (2020, 2024, course)


@pytest.mark.parametrize(
    "values",
    [
        "2020: 200, 2021: 170, 2023: 120, 2024: 100",
        "2021: 170, 2022: 140, 2023: 120, 2024: 100",
        "2019-2020: 200, 2021: 170, 2022: 140, 2023: 120, 2024: 100",
        "2020: 200, 2021: 170, 2022: 140, 2023-2024: 100",
        "2020: 200, 2021: 170, 2022: {value: null, note: x}, 2023: 120, 2024: 100",
        FALLING + "}\nbreaks: {2022: x",
    ],
)
def test_without_five_years_in_a_row_there_is_none(tmp_path: Path, values: str) -> None:
    assert found(tmp_path, plan(values)).outlook is None


def test_it_is_told_in_words_and_is_no_verdict(tmp_path: Path) -> None:
    shown = view(tmp_path, plan(FALLING, 2026)).outlook
    assert shown is not None
    assert shown.text.startswith(
        "Over de jaren 2020 tot en met 2024: dalend. Ging de lijn door deze jaren zo verder, dan werd het in 2026 "
    )
    assert shown.text.endswith("zou dan gewoon zijn. Dat is geen voorspelling.")
    assert shown.mean is not None
    assert shown.low is not None
    assert shown.low < shown.mean == pytest.approx(70, abs=3)
    assert view(tmp_path, plan(FALLING, 2024)).outlook is not None
    with_less, without = (found(tmp_path, plan(values, 2026)) for values in (FALLING, "2024: 100"))
    assert with_less.change == without.change
    assert with_less.position == without.position


@pytest.mark.parametrize(("to", "least"), [(2024, 100), (2033, 100), (2026, 4)])
def test_no_line_is_drawn_to_no_year_too_far_or_from_few(tmp_path: Path, to: int, least: int) -> None:
    item = found(tmp_path, plan(f"2020: 40, 2021: 30, 2022: 20, 2023: 12, 2024: {least}", to))
    assert item.outlook is not None
    assert item.outlook.projection is None


@pytest.mark.parametrize(("to", "least"), [(2025, 5), (2032, 100)])
def test_a_line_is_drawn_to_a_year_that_is_near_enough_from_five_or_more(tmp_path: Path, to: int, least: int) -> None:
    item = found(tmp_path, plan(f"2020: 40, 2021: 30, 2022: 20, 2023: 12, 2024: {least}", to))
    assert item.outlook is not None
    assert item.outlook.projection is not None
    assert item.outlook.projection.year == to


@pytest.mark.parametrize(
    ("slope", "course"), [(0.3, Course.RISING), (0.2, Course.UNCLEAR), (-0.2, Course.UNCLEAR), (-0.3, Course.FALLING)]
)
def test_a_slope_at_its_limit_is_no_direction(slope: float, course: Course) -> None:
    assert Outlook(2020, 2024, slope, 0.2).course == course


@pytest.mark.parametrize(("broken", "told"), [(2020, True), (2021, False), (2024, False), (2025, True)])
def test_a_definition_that_changed_after_the_first_year_leaves_no_direction(
    tmp_path: Path, broken: int, told: bool
) -> None:
    assert bool(found(tmp_path, plan(FALLING + f"}}\nbreaks: {{{broken}: x")).outlook) is told


def test_years_of_which_one_is_hidden_have_no_direction_that_tells_it(tmp_path: Path) -> None:
    given = plan("2020: 40, 2021: 30, 2022: 3, 2023: 12, 2024: 20")
    assert standing(tmp_path, given, hide=", hide_below: 5").indicators["a"].outlook is None
    assert standing(tmp_path, given).indicators["a"].outlook is not None


def test_a_year_that_stands_in_the_plan_as_the_baseline_alone_is_one_of_the_five(tmp_path: Path) -> None:
    of_plan = "baseline: {2022: 126}\nvalues: {2020: 150, 2021: 135, 2023: 110, 2024: 100}\n"
    given = "baseline: {2022: 126}\nvalues: {2020: 150, 2021: 135, 2022: 126, 2023: 110, 2024: 100}\n"
    kind = "unit: count\nbetter: lower\nseries: {table: 47018NED, codes: [1.4.5]}\n"
    assert found(tmp_path, kind + of_plan).outlook == found(tmp_path, kind + given).outlook is not None


def test_what_its_table_usually_moves_is_part_of_the_limit(tmp_path: Path) -> None:
    """By the mean of the five years, and by how far apart each two of them are."""
    item = found(tmp_path, plan("2020: 9, 2021: 8, 2022: 12, 2023: 11, 2024: 10"))
    weights, counts = [-0.2, -0.1, 0, 0.1, 0.2], (9, 8, 12, 11, 10)
    moved = sum(
        -2 * weights[one] * weights[other] * usual("1.4.5", other - one).tau(10, 10) ** 2 / 2
        for one in range(5)
        for other in range(one + 1, 5)
    )
    chance = sum(weight**2 / (count + 0.5) for weight, count in zip(weights, counts, strict=True))
    assert item.outlook is not None
    assert item.outlook.limit == pytest.approx(1.959964 * math.sqrt(moved + chance), rel=1e-6)


def test_without_a_target_the_direction_is_told_and_no_line(tmp_path: Path) -> None:
    item = found(tmp_path, plan(FALLING).replace("target: {at_most: {2024: 100}}\n", ""))
    assert item.outlook is not None
    assert (item.outlook.course, item.outlook.projection) == (Course.FALLING, None)


def test_of_rates_the_direction_is_told_and_no_line(tmp_path: Path) -> None:
    values = ", ".join(f"{2020 + at}: {{value: {value}, n: 20000}}" for at, value in enumerate((8, 7, 6, 5, 4)))
    given = plan(values, 2026).replace("unit: count", "unit: rate\nper: 1000").replace("2019: 200", "2019: 9")
    item = found(tmp_path, given)
    assert item.outlook is not None
    assert (item.outlook.course, item.outlook.projection) == (Course.FALLING, None)


@pytest.mark.parametrize("given", ["unit: percent", "unit: count\nsource: panel", "unit: count\nkind: effort"])
def test_of_what_is_not_counted_or_is_done_no_direction_is_told(tmp_path: Path, given: str) -> None:
    assert found(tmp_path, f"{given}\nvalues: {{{FALLING.replace('00', '0')}}}").outlook is None
