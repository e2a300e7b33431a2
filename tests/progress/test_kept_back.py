"""Which figures of a year are kept back together, so that what is published leaves a hidden count open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ivp.progress.hiding import Cell, together


def cell(name: str, pieces: str, count: int, adopted: bool = False) -> Cell:
    """A figure of an indicator that is the sum of the pieces with these letters."""
    return Cell(name, "", frozenset(("", piece, "") for piece in pieces), Fraction(count), adopted)


def hidden(*cells: Cell) -> dict[str, bool]:
    return {one.indicator: with_others for one, with_others in together(list(cells), 5).items()}


@pytest.mark.parametrize(("count", "kept"), [(4, {"small": False}), (5, {})])
def test_a_count_below_the_bound_is_hidden(count: int, kept: dict[str, bool]) -> None:
    assert hidden(cell("small", "a", count), cell("other", "b", 50)) == kept


def test_a_baseline_that_the_plan_adopts_is_public() -> None:
    assert hidden(cell("small", "a", 4, adopted=True)) == {}


def test_what_is_left_of_a_whole_would_tell_it_so_that_the_smallest_other_is_hidden_too() -> None:
    parts = (cell("small", "a", 4), cell("less", "b", 40), cell("more", "c", 50))
    assert hidden(*parts, cell("whole", "abc", 94)) == {"small": True, "less": True}


def test_where_only_the_whole_is_no_public_baseline_the_whole_is_hidden() -> None:
    known = (cell("small", "a", 4), cell("start", "b", 50, adopted=True))
    assert hidden(*known, cell("whole", "ab", 54)) == {"small": True, "whole": True}
    # also where a piece that nobody counts leaves too few for the small one
    few = (cell("small", "a", 2), cell("start", "b", 50, adopted=True))
    assert hidden(*few, cell("whole", "abc", 53)) == {"small": True, "whole": True}


@pytest.mark.parametrize(
    ("whole", "kept"),
    [
        # less the part beside it this leaves every count below five for the small one, or not
        (54, {"small": False}),
        (53, {"small": True, "part": True}),
    ],
)
def test_a_whole_leaves_every_small_count_possible(whole: int, kept: dict[str, bool]) -> None:
    assert hidden(cell("small", "a", 2), cell("part", "b", 50), cell("whole", "abc", whole)) == kept


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        # where two others below five are eight at most, eight together leave none for the third, and nine leave one
        (2, {"one": False, "two": False, "three": False}),
        (3, {"one": True, "two": False, "three": False, "whole": True}),
    ],
)
def test_small_counts_together_may_tell_each_other(last: int, kept: dict[str, bool]) -> None:
    parts = (cell("one", "a", 3), cell("two", "b", 3), cell("three", "c", last))
    assert hidden(*parts, cell("whole", "abc", 6 + last)) == kept


def test_of_very_many_all_are_hidden_that_count_any_of_the_same() -> None:
    many = [cell(f"n{at}", f"{chr(256 + at)}", 50) for at in range(118)]
    near = (cell("small", "a", 2), cell("pair", "ab", 60))
    assert hidden(*near, *many) == {"small": False}
    assert hidden(*near, *many, cell("one more", "c", 9)) == {"small": True, "pair": True}
