"""The direction of the last five years, and where their line would lead."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
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


@settings(deadline=None, max_examples=80)
@given(st.lists(st.integers(0, 10**6), min_size=5, max_size=5), st.floats(0, 1))
def test_a_series_backwards_has_the_opposite_direction(events, variance):
    series = {2020 + at: Count(n) for at, n in enumerate(events)}
    backwards = {2020 + at: Count(n) for at, n in enumerate(reversed(events))}
    one, other = (direction(given, lambda apart: variance * apart) for given in (series, backwards))
    assert one == (pytest.approx(-other[0], abs=1e-12), pytest.approx(other[1]))
    assert one[1] > 0


@settings(deadline=None, max_examples=80)
@given(st.lists(st.integers(5, 10**6), min_size=5, max_size=5), st.integers(2025, 2032))
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
