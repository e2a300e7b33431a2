"""Which figures of a year are kept back together, so that what is published leaves a hidden count open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ivp.progress.hiding import MOST_ROUNDS, Cell, together


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


@pytest.mark.parametrize(("rounds", "all_hidden"), [(MOST_ROUNDS - 1, False), (MOST_ROUNDS, True)])
def test_after_very_many_rounds_all_are_hidden_that_count_any_of_the_same(rounds: int, all_hidden: bool) -> None:
    """Each whole tells its small part until the other part is hidden too, one in each round."""
    assert MOST_ROUNDS == 40
    pieces = [(chr(256 + at), chr(1256 + at)) for at in range(rounds)]
    cells = [
        one
        for at, (small, other) in enumerate(pieces)
        for one in (cell(f"s{at}", small, 4), cell(f"o{at}", other, 9), cell(f"w{at}", small + other, 13))
    ]
    assert set(hidden(*cells)) == {one.indicator for one in cells if all_hidden or one.indicator[0] != "w"}


@pytest.mark.parametrize(
    ("known", "kept"),
    [
        # the smallest that would do, of equals the part and not the whole, and else by name and place
        ([("b", "b", 30), ("c", "c", 40), ("abc", "abc", 74)], {"b"}),
        ([("b", "b", 40), ("c", "c", 30), ("abc", "abc", 74)], {"c"}),
        ([("b", "b", 30), ("c", "c", 30), ("abc", "abc", 64)], {"b"}),
        ([("z", "b", 30), ("c", "c", 30), ("abc", "abc", 64)], {"c"}),
        # a whole that is nothing but the small one is no larger than it
        ([("z", "b", 0), ("a", "ab", 4)], {"z", "a"}),
    ],
)
def test_which_other_is_hidden_with_a_small_one(known: list[tuple[str, str, int]], kept: set[str]) -> None:
    assert set(hidden(cell("small", "a", 4), *(cell(*one) for one in known))) == {"small"} | kept


def test_of_the_published_ones_the_largest_tell_how_small_it_is() -> None:
    """Of the whole a hundred and three is in three of its five pieces, and one that nobody counts is left beside it."""
    known = (cell("small", "a", 2), cell("less", "b", 10), cell("more", "bcd", 100))
    assert hidden(*known, cell("whole", "abcde", 103)) == {"small": True, "more": True}
    assert hidden(*known, cell("whole", "abcde", 110)) == {"small": False}


def test_what_nobody_counts_beside_small_ones_may_be_any_number() -> None:
    known = (cell("one", "a", 3), cell("two", "b", 3))
    assert hidden(*known, cell("whole", "abc", 60)) == {"one": False, "two": False}


@pytest.mark.parametrize(
    ("each", "kept"),
    [
        # the two are four together, which each may be; or six, so that each is two at least unless the third is hidden
        (2, {"one": False, "two": False}),
        (3, {"one": True, "two": False, "three": True}),
    ],
)
def test_two_small_ones_beside_a_published_one(each: int, kept: dict[str, bool]) -> None:
    known = (cell("one", "a", each), cell("two", "b", each), cell("three", "c", 50))
    assert hidden(*known, cell("whole", "abc", 50 + 2 * each)) == kept


def test_what_public_baselines_tell_cannot_be_kept_back() -> None:
    known = (cell("small", "a", 4), cell("start", "b", 50, adopted=True))
    assert hidden(*known, cell("both", "ab", 54, adopted=True)) == {"small": False}
    few = (cell("small", "a", 2), cell("start", "b", 50, adopted=True))
    assert hidden(*few, cell("all", "abc", 53, adopted=True)) == {"small": False}


def test_two_published_ones_of_the_same_tell_no_more_than_one() -> None:
    assert hidden(cell("small", "a", 4), cell("b", "b", 30), cell("too", "b", 30)) == {"small": False}


def test_what_is_kept_back_for_another_is_no_small_one_itself() -> None:
    """That five is five may be told, as long as the three beside it is not."""
    known = (cell("four", "a", 4), cell("five", "b", 5), cell("nine", "ab", 9))
    more = (cell("three", "c", 3), cell("eight", "bc", 8))
    assert hidden(*known, *more) == {"four": True, "five": True, "three": False}


def test_differences_of_sums_tell_a_small_one() -> None:
    """a + b, b + c and a + c tell each of the three."""
    pairs = (cell("ab", "ab", 24), cell("bc", "bc", 50), cell("ac", "ac", 34))
    assert hidden(cell("small", "a", 4), *pairs) == {"small": True, "ab": True}
    assert hidden(cell("small", "a", 4), *pairs[:2]) == {"small": False}


def test_only_what_takes_part_in_telling_it_is_hidden_with_it() -> None:
    """The whole less the rest tells the small one; the part of the rest tells nothing of it, though it is smaller."""
    known = (cell("part", "b", 6), cell("rest", "bc", 13), cell("whole", "abc", 15))
    assert hidden(cell("small", "a", 2), *known) == {"small": True, "rest": True}


def test_sums_in_a_ring_tell_none_of_their_pieces() -> None:
    """a + b and c + d are together as many as b + c and d + a: the last tells nothing more than the three before it."""
    ring = (cell("ab", "ab", 30), cell("bc", "bc", 40), cell("cd", "cd", 32), cell("da", "da", 22))
    assert hidden(cell("small", "a", 2), *ring) == {"small": False}
    # but with a piece of it all others follow
    assert hidden(cell("small", "a", 2), *ring, cell("c", "c", 12)) == {"small": True, "c": True}


def test_all_that_is_hidden_with_very_many_are_those_of_the_same_pieces_and_no_public_baseline() -> None:
    many = [cell(f"n{at}", f"{chr(256 + at)}", 50) for at in range(120)]
    near = (cell("small", "a", 2), cell("pair", "ab", 60), cell("start", "ab", 60, adopted=True))
    assert hidden(*near, *many) == {"small": True, "pair": True}
