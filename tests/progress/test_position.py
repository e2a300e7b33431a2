"""The position of an indicator against its target: figures beside the status they must give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivp.progress.figures import Exact
from ivp.progress.position import Baseline, Goal, Position, Reading, Relative, position
from ivp.vocabulary import Better, Direction, Reason, Status

D = Decimal
AT_MOST, AT_LEAST, BELOW, ABOVE, STAY_AT, BETWEEN = Direction


def baseline(year: int, value: Exact | None) -> Baseline:
    return Baseline(value, year, year)


def readings(values: Mapping[int, Exact], provisional: frozenset[int] | set[int] = frozenset()) -> list[Reading]:
    return [Reading(year, value, year in provisional) for year, value in values.items()]


def told(result: Position) -> str:
    """Status, reason and what is said beside them, on one line."""
    words = [result.status.value]
    words += [result.reason.value] if result.reason else []
    words += ["provisional"] if result.provisional else []
    words += [f"from {result.reading.year}"] if result.reading and result.dated_before_reporting_year else []
    words += [f"lost in {result.not_sustained.year}"] if result.not_sustained else []
    words += ["keep"] if result.keep else []
    return " ".join(words)


# Maasgouw 2023-2026: thefts 129 in 2021, at most 125 in 2026.
THEFTS = (AT_MOST, baseline(2021, 129), {2026: 125})
# Heuvelland 2020-2023: high-impact crimes 498 in 2018, at most 400 in 2023.
CRIMES = (AT_MOST, baseline(2018, 498), {2023: 400})
UNSAFE = (AT_MOST, baseline(2016, 27), {2023: 20})
GRADE = (AT_LEAST, baseline(2022, D("7.9")), {2026: D("7.9")})

TABLE = [
    # target, values, provisional years, reporting year, outcome
    (THEFTS, {2024: 118}, {}, 2024, "on_target"),
    (THEFTS, {2024: 127}, {}, 2024, "on_track"),
    (THEFTS, {2024: 128}, {}, 2024, "behind"),
    (THEFTS, {2024: 129}, {}, 2024, "behind"),
    (THEFTS, {2024: 130}, {}, 2024, "worse_than_baseline"),
    (THEFTS, {2024: 140}, {}, 2024, "worse_than_baseline"),
    (THEFTS, {2026: 126}, {}, 2026, "not_achieved"),
    (THEFTS, {2026: 125}, {}, 2026, "achieved"),
    # an older value is used and marked; too old is stale
    (THEFTS, {2022: 118}, {}, 2024, "on_target from 2022"),
    (THEFTS, {2022: 118}, {}, 2025, "not_assessable stale from 2022"),
    (CRIMES, {2021: 430}, {}, 2022, "on_track from 2021"),
    (CRIMES, {2021: 430}, {}, 2023, "on_track from 2021"),
    (CRIMES, {2021: 430}, {}, 2024, "not_assessable no_target_year_value from 2021"),
    (CRIMES, {2021: 430, 2024: 390}, {}, 2024, "not_assessable no_target_year_value"),
    # nothing after the baseline; the baseline's own year does not count
    (UNSAFE, {}, {}, 2022, "not_assessable no_value_after_baseline"),
    (UNSAFE, {2015: 19, 2016: 19}, {}, 2022, "not_assessable no_value_after_baseline"),
    (UNSAFE, {}, {}, 2024, "not_assessable no_target_year_value"),
    # a target equal to the baseline is kept
    (GRADE, {2024: D("7.9")}, {}, 2024, "on_target keep"),
    (GRADE, {2024: D("7.8")}, {}, 2024, "worse_than_baseline keep"),
    (GRADE, {2026: D("7.9")}, {}, 2026, "achieved keep"),
    # a provisional value never settles the target year, not even when that is past
    (THEFTS, {2024: 110}, {2024}, 2024, "on_target provisional"),
    (THEFTS, {2026: 125}, {2026}, 2026, "on_target provisional"),
    (THEFTS, {2026: 126}, {2026}, 2026, "behind provisional"),
    (THEFTS, {2026: 130}, {2026}, 2026, "worse_than_baseline provisional"),
    (THEFTS, {2026: 125, 2027: 120}, {2026}, 2027, "on_target provisional"),
    (THEFTS, {2026: 125, 2027: 126}, {2026}, 2027, "on_target provisional lost in 2027"),
    (THEFTS, {2026: 126, 2027: 120}, {2026}, 2027, "behind provisional"),
    # the next year takes an achievement back, a later one does not, the one before says nothing
    (THEFTS, {2026: 125, 2027: 126}, {}, 2027, "achieved lost in 2027"),
    (THEFTS, {2026: 125, 2027: 126}, {2027}, 2027, "achieved lost in 2027"),
    (THEFTS, {2026: 125, 2027: 126}, {}, 2026, "achieved"),
    (THEFTS, {2026: 125, 2028: 126}, {}, 2028, "achieved lost in 2028"),
    (THEFTS, {2025: 128, 2026: 125}, {}, 2026, "achieved"),
    (THEFTS, {2026: 126, 2027: 120}, {}, 2027, "not_achieved"),
    # baselines that are unknown, undated or the mean of a period
    ((AT_MOST, Baseline(), {2026: 125}), {2024: 118}, {}, 2024, "on_target"),
    ((AT_MOST, Baseline(), {2026: 125}), {2024: 127}, {}, 2024, "not_assessable no_baseline"),
    ((AT_MOST, Baseline(), {2026: 125}), {2026: 127}, {}, 2026, "not_achieved"),
    ((AT_MOST, baseline(2021, None), {2026: 125}), {2024: 127}, {}, 2024, "not_assessable no_baseline"),
    ((AT_MOST, Baseline(129), {2026: 125}), {2024: 127}, {}, 2024, "not_assessable no_baseline_year"),
    ((AT_MOST, Baseline(129), {2026: 125}), {2024: 125}, {}, 2024, "on_target"),
    (
        (AT_MOST, Baseline(129, 2015, 2019), {2026: 125}),
        {2019: 120},
        {},
        2020,
        "not_assessable no_value_after_baseline",
    ),
    ((AT_MOST, Baseline(129, 2015, 2018), {2026: 110}), {2020: 122}, {}, 2020, "on_track"),
    ((AT_MOST, Baseline(129, 2015, 2018), {2026: 110}), {2020: 123}, {}, 2020, "behind"),
    # several goals: the next one from the reporting year on, at last the last one
    ((AT_MOST, baseline(2021, 129), {2024: 127, 2026: 125}), {2023: 127}, {}, 2023, "on_target"),
    ((AT_MOST, baseline(2021, 129), {2024: 127, 2026: 125}), {2024: 127}, {}, 2024, "achieved"),
    ((AT_MOST, baseline(2021, 129), {2026: 125, 2024: 127}), {2025: 127}, {}, 2025, "behind"),
    ((AT_MOST, baseline(2021, 129), {2024: 127, 2026: 125}), {2024: 127, 2026: 126}, {}, 2029, "not_achieved"),
    # a target beyond the plan's end is like any other
    ((AT_MOST, baseline(2021, 129), {2030: 125}), {2026: 127}, {}, 2026, "on_track"),
    # a place in a ranking: lower is better
    ((AT_MOST, baseline(2021, 34), {2026: 10}), {2024: 20}, {}, 2024, "on_track"),
    ((AT_MOST, baseline(2021, 34), {2026: 10}), {2024: 10}, {}, 2024, "on_target"),
    # relative to the baseline: "baseline" and "-5%" (122.55)
    ((AT_MOST, baseline(2021, 129), {2026: Relative()}), {2024: 129}, {}, 2024, "on_target keep"),
    ((AT_MOST, baseline(2021, 129), {2026: Relative(-5)}), {2026: 122}, {}, 2026, "achieved"),
    ((AT_MOST, baseline(2021, 129), {2026: Relative(-5)}), {2026: 123}, {}, 2026, "not_achieved"),
    ((AT_MOST, Baseline(129), {2026: Relative(-5)}), {2026: 122}, {}, 2026, "achieved"),
    ((AT_MOST, Baseline(), {2026: Relative(-5)}), {2026: 1}, {}, 2026, "not_assessable no_bound"),
    ((AT_MOST, baseline(2021, 129), {2026: Relative(plus=-4)}), {2026: 125}, {}, 2026, "achieved"),
    ((AT_MOST, baseline(2021, 129), {2026: Relative(plus=-4)}), {2026: 126}, {}, 2026, "not_achieved"),
    # strictly: the same does not meet it
    ((BELOW, baseline(2021, 129), {2026: 125}), {2026: 124}, {}, 2026, "achieved"),
    ((BELOW, baseline(2021, 129), {2026: 125}), {2026: 125}, {}, 2026, "not_achieved"),
    ((BELOW, baseline(2021, 129), {2026: 125}), {2026: 125}, {2026}, 2026, "on_track provisional"),
    ((BELOW, baseline(2021, 129), {2026: Relative()}), {2024: 129}, {}, 2024, "behind"),
    ((BELOW, baseline(2021, 129), {2026: Relative()}), {2024: 128}, {}, 2024, "on_target"),
    ((ABOVE, baseline(2021, D("7.9")), {2026: 8}), {2026: 8}, {}, 2026, "not_achieved"),
    ((ABOVE, baseline(2021, D("7.9")), {2026: 8}), {2026: D("8.1")}, {}, 2026, "achieved"),
    ((ABOVE, baseline(2021, D("7.9")), {2026: 8}), {2024: D("7.8")}, {}, 2024, "worse_than_baseline"),
    # what a bound refers to elsewhere may be unknown
    ((AT_MOST, baseline(2021, 129), {2026: None}), {2026: 1}, {}, 2026, "not_assessable no_bound"),
    # a smaller loss than -2% is not 5% lower: the percentage is of the size
    ((AT_MOST, baseline(2021, -2), {2026: Relative(-5)}), {2026: D("-2.1")}, {}, 2026, "achieved"),
    ((AT_MOST, baseline(2021, -2), {2026: Relative(-5)}), {2026: D("-1.9")}, {}, 2026, "not_achieved"),
]


@pytest.mark.parametrize(("target", "values", "provisional", "year", "outcome"), TABLE)
def test_table(target, values, provisional, year, outcome):
    direction, start, bounds = target
    goals = [Goal(direction, goal_year, bound) for goal_year, bound in bounds.items()]
    result = position(goals, start, readings(values, set(provisional)), year)
    assert told(result) == outcome


STAY = [
    (D("7.9"), D("0.1"), {2024: D("7.8")}, Baseline(), "on_target"),
    (D("7.9"), D("0.1"), {2024: D("7.7")}, Baseline(), "outside_range"),
    (D("7.9"), D("0.1"), {2024: D("8.1")}, baseline(2022, 7), "outside_range"),
    (D("7.9"), D("0.1"), {2026: D("8.0")}, baseline(2022, D("7.9")), "achieved keep"),
    (D("7.9"), D("0.1"), {2026: D("8.1")}, baseline(2022, D("7.9")), "not_achieved keep"),
    (D("7.9"), None, {2024: D("7.9")}, Baseline(), "on_target"),
    (D("7.9"), None, {2024: D("7.8")}, Baseline(), "not_assessable no_tolerance"),
    (D("7.9"), None, {2026: D("7.8")}, Baseline(), "not_assessable no_tolerance"),
    (Relative(), 3, {2024: 131}, Baseline(129), "on_target keep"),
    (Relative(), 3, {2024: 133}, Baseline(129), "outside_range keep"),
    (Relative(), 3, {2024: 129}, Baseline(), "not_assessable no_bound"),
]


@pytest.mark.parametrize(("bound", "tolerance", "values", "start", "outcome"), STAY)
def test_stay_at(bound, tolerance, values, start, outcome):
    goal = Goal(STAY_AT, 2026, bound, tolerance)
    result = position([goal], start, readings(values), max(values))
    assert told(result) == outcome
    assert result.path is None


@pytest.mark.parametrize(
    ("value", "better", "outcome"),
    [
        (10, "neither", "achieved keep"), (12, "neither", "achieved keep"), (11, "neither", "achieved keep"),
        (D("9.9"), "neither", "not_achieved keep"), (D("12.1"), "neither", "not_achieved keep"),
        (D("9.9"), "lower", "achieved keep"), (D("12.1"), "lower", "not_achieved keep"),
        (D("12.1"), "higher", "achieved keep"),
    ],
)  # fmt: skip
def test_between_has_both_its_bounds_and_is_judged_on_its_bad_side(value, better, outcome):
    goal = Goal(BETWEEN, 2026, 12, better=Better(better), upper=10)
    assert told(position([goal], baseline(2021, 11), [Reading(2026, value)], 2026)) == outcome
    expected = outcome.replace("not_achieved", "outside_range").replace("achieved", "on_target")
    assert told(position([goal], baseline(2021, 11), [Reading(2025, value)], 2025)) == expected


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize(
    ("breaks", "comparable", "reason"),
    [([2023], True, Reason.SERIES_BREAK), ([], False, Reason.NOT_COMPARABLE)],
)
def test_no_target_is_judged_across_a_break_or_another_definition(direction, breaks, comparable, reason):
    """Whatever the value: one that meets the bound, one that does not, of the target year or before it."""
    for value, year in [(40, 2024), (168, 2024), (40, 2023), (168, 2023)]:
        goal = Goal(direction, 2024, 160, 5, upper=170)
        answer = position(
            [goal], baseline(2021, 170), [Reading(year, value)], year, breaks=breaks, comparable=comparable
        )
        assert (answer.status, answer.reason) == (Status.NOT_ASSESSABLE, reason)


SET_LATER = [
    # when it was set, value in 2025, breaks, comparable, outcome in 2025 of at most 125 in 2026, baseline 129 in 2021
    (2024, 118, [2023], True, "on_target"),
    (2024, 127, [2023], True, "not_assessable series_break"),
    (2024, 118, [], False, "on_target"),
    (2024, 127, [], False, "not_assessable not_comparable"),
    (2024, 118, [2024], True, "on_target"),
    # after it was set, what is counted changed again
    (2024, 118, [2023, 2025], True, "not_assessable series_break"),
    (2022, 118, [2023], True, "not_assessable series_break"),
    # that it was set when the baseline was known says nothing
    (2021, 118, [], False, "not_assessable not_comparable"),
    (2024, 126, [], True, "on_track"),
]


@pytest.mark.parametrize(("since", "value", "breaks", "comparable", "outcome"), SET_LATER)
def test_a_target_that_was_set_after_a_break_holds_for_what_is_counted_since(since, value, breaks, comparable, outcome):
    goal, start = Goal(AT_MOST, 2026, 125, since=since), baseline(2021, 129)
    answer = position([goal], start, [Reading(2025, value)], 2025, breaks=breaks, comparable=comparable)
    assert told(answer) == outcome


def test_a_target_that_was_set_after_a_break_is_achieved_or_not():
    goal = Goal(AT_MOST, 2026, 125, since=2024)
    for value, status in [(125, Status.ACHIEVED), (126, Status.NOT_ACHIEVED)]:
        answer = position([goal], baseline(2021, 100), [Reading(2026, value)], 2026, breaks=[2023])
        assert (answer.status, answer.keep, answer.path) == (status, False, None)


def test_a_target_that_is_reckoned_from_a_baseline_before_a_break_holds_for_nothing_after_it():
    goal = Goal(AT_MOST, 2026, Relative(-5), since=2024)
    answer = position([goal], baseline(2021, 129), [Reading(2025, 40)], 2025, breaks=[2023])
    assert answer.reason is Reason.SERIES_BREAK


def test_a_value_from_before_a_break_is_not_held_against_a_target_that_was_set_after_it():
    goal = Goal(AT_MOST, 2026, 125, since=2024)
    assert position([goal], Baseline(), [Reading(2023, 40)], 2024, breaks=[2024]).reason is Reason.SERIES_BREAK
    assert position([goal], baseline(2021, 9), [Reading(2022, 8)], 2024, breaks=[2023]).reason is Reason.SERIES_BREAK


def test_a_bound_that_rests_on_a_provisional_figure_never_settles_the_target_year():
    goal = Goal(AT_MOST, 2024, 125, provisional=True)
    assert told(position([goal], baseline(2021, 129), [Reading(2024, 120)], 2024)) == "on_target provisional"


BREAKS = [
    # values, breaks, comparable, bound, outcome in 2024
    ({2024: 127}, [2021], True, 125, "on_track"),
    ({2024: 127}, [2022], True, 125, "not_assessable series_break"),
    ({2024: 127}, [2024], True, 125, "not_assessable series_break"),
    ({2024: 127}, [2025], True, 125, "on_track"),
    ({2024: 118}, [2022], True, 125, "not_assessable series_break"),
    ({2024: 127}, [], False, 125, "not_assessable not_comparable"),
    ({2024: 118}, [], False, 125, "not_assessable not_comparable"),
    ({2024: 127}, [2022], False, 125, "not_assessable not_comparable"),
    ({2024: 118}, [2022], True, Relative(-3), "not_assessable series_break"),
    ({2024: 118}, [], False, Relative(-3), "not_assessable not_comparable"),
]


def test_a_break_after_the_adoption_counts_where_the_baseline_has_no_year():
    goal, values = Goal(AT_MOST, 2026, 125), readings({2024: 118})
    assert told(position([goal], Baseline(), values, 2024, breaks=[2024], adopted=2022)) == (
        "not_assessable series_break"
    )
    assert told(position([goal], Baseline(), values, 2024, breaks=[2022], adopted=2022)) == "on_target"


@pytest.mark.parametrize(
    ("better", "value", "outcome"),
    [("neither", 20, "outside_range"), ("lower", 20, "on_target"), ("lower", 62, "outside_range"),
     ("higher", 62, "on_target"), ("higher", 20, "outside_range"), ("lower", 41, "on_target")],
)  # fmt: skip
def test_only_the_bad_side_of_what_should_stay_is_outside_its_range(better, value, outcome):
    goal = Goal(STAY_AT, 2026, 40, 2, Better(better))
    assert told(position([goal], baseline(2021, 40), readings({2024: value}), 2024)).split()[0] == outcome


@pytest.mark.parametrize(("values", "breaks", "comparable", "bound", "outcome"), BREAKS)
def test_breaks(values, breaks, comparable, bound, outcome):
    goal = Goal(AT_MOST, 2026, bound)
    result = position([goal], baseline(2021, 129), readings(values), 2024, breaks=breaks, comparable=comparable)
    assert told(result) == outcome


def test_where_the_target_year_has_no_value_that_is_told_and_no_break_before_another():
    goal, values = Goal(AT_MOST, 2023, 400), readings({2022: 430})
    answer = position([goal], baseline(2018, 498), values, 2024, breaks=[2020])
    assert told(answer) == "not_assessable no_target_year_value from 2022"


@pytest.mark.parametrize(
    ("values", "read", "reason"),
    [
        ({2023: 390, 2024: 380}, 2023, Reason.NOT_COMPARABLE),
        ({2022: 430}, 2022, Reason.NOT_COMPARABLE),
        ({}, None, Reason.NO_TARGET_YEAR_VALUE),
    ],
)
def test_figures_of_another_definition_are_told_with_the_one_that_would_be_judged_or_the_latest(values, read, reason):
    goal = Goal(AT_MOST, 2023, 400)
    answer = position([goal], baseline(2018, 498), readings(values), 2024, comparable=False)
    assert (answer.reading.year if answer.reading else None, answer.reason) == (read, reason)


def test_a_break_inside_the_baselines_own_years_separates_too():
    goal, start = Goal(AT_MOST, 2026, 110), Baseline(129, 2015, 2019)
    assert position([goal], start, [Reading(2022, 120)], 2022, breaks=[2017]).reason is Reason.SERIES_BREAK
    assert position([goal], start, [Reading(2022, 120)], 2022, breaks=[2015]).reason is None


def test_a_value_after_a_break_does_not_take_an_achievement_back():
    goal, values = Goal(AT_MOST, 2026, 125), readings({2026: 120, 2027: 140})
    assert told(position([goal], Baseline(), values, 2027, breaks=[2027])) == "achieved"


INCOMPLETE = [
    ({2024: 90}, [2024], 2024, "not_assessable incomplete_area"),
    ({2023: 118, 2024: 90}, [2024], 2024, "on_target from 2023"),
    ({2022: 118, 2025: 90}, [2025], 2025, "not_assessable incomplete_area from 2022"),
    ({2025: 118, 2026: 90}, [2026], 2027, "not_assessable incomplete_area from 2025"),
    ({2025: 118}, [2025], 2024, "not_assessable no_value_after_baseline"),
    ({}, [2020, 2021], 2024, "not_assessable no_value_after_baseline"),
    ({2026: 120, 2027: 140}, [2027], 2027, "achieved"),
]


@pytest.mark.parametrize(("values", "incomplete", "year", "outcome"), INCOMPLETE)
def test_incomplete_area(values, incomplete, year, outcome):
    goal = Goal(AT_MOST, 2026, 125)
    result = position([goal], baseline(2021, 129), readings(values), year, incomplete_years=incomplete)
    assert told(result) == outcome


@pytest.mark.parametrize(
    ("direction", "bound", "upper", "bounds"),
    [
        (AT_MOST, 125, None, (125,)),
        (AT_MOST, None, None, ()),
        (BELOW, Relative(-5), None, (95,)),
        (BETWEEN, 12, 10, (10, 12)),
        (BETWEEN, 12, Relative(-50), (12, 50)),
        (BETWEEN, 12, None, ()),
        (BETWEEN, None, 12, ()),
    ],
)
def test_the_bounds_of_a_goal_are_told_as_far_as_they_are_known_the_lower_first(direction, bound, upper, bounds):
    assert Goal(direction, 2026, bound, upper=upper).resolve(baseline(2021, 100)).bounds == bounds


@pytest.mark.parametrize(
    ("interval", "year", "outcome"),
    [
        (1, 2023, "on_track from 2021"),
        (1, 2024, "not_assessable stale from 2021"),
        (2, 2025, "on_track from 2021"),
        (2, 2026, "not_assessable stale from 2021"),
        (4, 2029, "on_track from 2021"),
        (4, 2030, "not_assessable stale from 2021"),
    ],
)
def test_stale_by_the_interval_of_the_source(interval, year, outcome):
    goal = Goal(AT_MOST, 2034, 20)
    assert told(position([goal], baseline(2016, 27), [Reading(2021, 25)], year, interval=interval)) == outcome


def test_a_survey_loses_its_target_at_its_next_edition():
    goal, values = Goal(AT_LEAST, 2026, 7), readings({2026: 7, 2028: D("6.8")})
    assert told(position([goal], Baseline(), values, 2028, interval=2)) == "achieved lost in 2028"
    assert told(position([goal], Baseline(), values, 2028, interval=1)) == "achieved lost in 2028"


# Heuvelland asked after its plan ended, with the police figures of 2024 provisional.
HEUVELLAND = [
    # bicycles, homes and, in two years, motor vehicles
    (207, 180, {2022: 362, 2023: 256, 2024: 249}, 2024, "not_achieved"),
    (309, 275, {2022: 138, 2023: 135, 2024: 128}, 2024, "achieved"),
    (358, 325, {2022: 359, 2023: 228, 2024: 384}, 2024, "achieved lost in 2024"),
    (358, 325, {2022: 359, 2023: 228, 2024: 384}, 2023, "achieved"),
]


@pytest.mark.parametrize(("start", "bound", "values", "year", "outcome"), HEUVELLAND)
def test_heuvelland(start, bound, values, year, outcome):
    result = position([Goal(AT_MOST, 2023, bound)], baseline(2018, start), readings(values, {2024}), year)
    assert told(result) == outcome
    assert result.reading == Reading(2023, values[2023])
    if result.not_sustained:
        assert result.not_sustained == Reading(2024, 384, provisional=True)


def test_path_goals_and_reading_are_told_with_the_status():
    goals = [Goal(AT_MOST, 2026, 125), Goal(AT_MOST, 2030, Relative(-10))]
    result = position(goals, baseline(2021, 129), readings({2023: 93, 2024: 127}), 2024)
    assert result.path == Fraction("126.6")
    assert result.reading == Reading(2024, 127)
    assert result.aim is not None
    assert result.aim.bound == 125
    assert result.final is not None
    assert (result.final.goal.year, result.final.bound) == (2030, Fraction("116.1"))
    assert position(CRIMES_GOALS, CRIMES[1], [Reading(2021, 430)], 2022).path == Fraction("439.2")


CRIMES_GOALS = [Goal(AT_MOST, 2023, 400)]


def test_there_is_no_path_where_keeping_is_the_goal_or_the_ends_differ():
    goal, reading = Goal(AT_MOST, 2026, 125), [Reading(2024, 124)]
    assert position([goal], baseline(2021, 129), reading, 2024).path is not None
    assert position([goal], baseline(2021, 120), reading, 2024).path is None
    assert position([goal], baseline(2021, 129), reading, 2024, comparable=False).path is None
    assert position([goal], baseline(2021, 129), reading, 2024, breaks=[2023]).path is None


def test_the_time_of_a_mean_is_the_middle_of_its_years():
    assert Baseline(129, 2015, 2018).time == Fraction("2016.5")
    result = position([Goal(AT_MOST, 2026, 110)], Baseline(129, 2015, 2018), [Reading(2020, 120)], 2020)
    assert result.path == 129 - 19 * Fraction("3.5") / Fraction("9.5")


def test_without_a_target_the_latest_value_is_given():
    result = position([], baseline(2021, 129), readings({2022: 93, 2023: 101, 2025: 84}), 2024)
    assert told(result) == "not_assessable no_target from 2023"
    assert result.aim is result.final is None


@pytest.mark.parametrize(
    ("value", "decimals", "status"),
    [
        # Path in 2024: 7.0 + 0.3 = 7.3; 5% of the step is 0.015; half the published unit 0.05, 0.005.
        ("7.25", 1, Status.ON_TRACK),
        ("7.249999999999999999999999", 1, Status.BEHIND),
        ("7.285", 2, Status.ON_TRACK),
        ("7.284999999999999999999999", 2, Status.BEHIND),
        # half a hundred, where hundreds are published
        ("7.2", -2, Status.ON_TRACK),
    ],
)
def test_no_boundary_case_tips(value, decimals, status):
    goal = Goal(AT_LEAST, 2026, D("7.5"))
    assert position([goal], baseline(2021, 7), [Reading(2024, D(value))], 2024, decimals=decimals).status is status


def test_a_third_is_a_third():
    goal = Goal(AT_MOST, 2024, Fraction(1, 3))
    assert position([goal], Baseline(), [Reading(2024, Fraction(1, 3))], 2024).status is Status.ACHIEVED
    assert position([goal], Baseline(), [Reading(2024, D("0.3333333333333334"))], 2024).status is Status.NOT_ACHIEVED


@pytest.mark.parametrize(
    "arguments",
    [
        {"goals": [Goal(AT_MOST, 2026, 1), Goal(AT_MOST, 2026, 2)]},
        {"readings": [Reading(2024, 1), Reading(2024, 2)]},
        {"interval": 0},
    ],
)
def test_refused(arguments):
    with pytest.raises(ValueError, match=r"one year|1 year"):
        position(**{"goals": [], "baseline": Baseline(), "readings": [], "year": 2024, **arguments})


@pytest.mark.parametrize(("first", "last"), [(2015, None), (None, 2015), (2016, 2015)])
def test_a_baseline_has_both_years_in_order(first, last):
    with pytest.raises(ValueError, match="baseline"):
        Baseline(1, first, last)


# Properties ---------------------------------------------------------------------------------------------------------

unhurried = settings(deadline=None)
years = st.integers(2018, 2030)
values = st.one_of(
    st.integers(0, 30), st.decimals("0", "30", places=1), st.fractions(min_value=0, max_value=30, max_denominator=7)
)
spans = st.tuples(years, st.integers(0, 4)).map(lambda s: {"first": s[0] - s[1], "last": s[0]})
baselines = st.one_of(
    st.just(Baseline()),
    st.builds(Baseline, values),
    st.builds(lambda value, span: Baseline(value, **span), st.none() | values, spans),
)
bounds = st.one_of(values, st.builds(Relative, st.integers(-50, 50)))
goals_of = st.lists(
    st.builds(
        Goal,
        st.sampled_from(Direction),
        years,
        bounds,
        st.none() | st.integers(0, 3),
        st.sampled_from(Better),
        st.none() | bounds,
        st.none() | years,
    ),
    max_size=3,
    unique_by=lambda goal: goal.year,
)
series = st.lists(st.builds(Reading, years, values, st.booleans()), max_size=6, unique_by=lambda reading: reading.year)
options_of = st.fixed_dictionaries(
    {
        "decimals": st.integers(0, 2),
        "interval": st.integers(1, 4),
        "breaks": st.sets(years, max_size=1),
        "incomplete_years": st.sets(years, max_size=2),
        "comparable": st.booleans(),
    }
)


@unhurried
@given(goals_of, baselines, series, years, options_of)
def test_one_status_and_a_reason_exactly_where_there_is_none(goals, start, observed, year, options):
    result = position(goals, start, observed, year, **options)
    assert (result.reason is not None) == (result.status is Status.NOT_ASSESSABLE)
    assert result.reading is None or (result.reading in observed and result.reading.year <= year)
    settled = result.status in (Status.ACHIEVED, Status.NOT_ACHIEVED)
    assert not (settled and result.provisional)
    assert not (result.keep and result.status is Status.ON_TRACK)
    if result.path is not None:
        assert result.reason in (None, Reason.STALE, Reason.INCOMPLETE_AREA)


@unhurried
@given(
    values, values, st.builds(Reading, years, values, st.booleans()), st.booleans(), st.booleans(), st.integers(0, 2)
)
def test_statuses_are_exhaustive_and_exclusive(start, bound, reading, higher, strict, decimals):
    """The specification's table, each line by itself: exactly one holds, and it is the status."""
    t0, due, s = 2017, 2030, 1 if higher else -1
    b, y, t = Fraction(start), Fraction(reading.value), Fraction(bound)
    e = Fraction(reading.year - t0, due - t0)
    path = b + (t - b) * e
    near = s * (y - b) > 0 and s * (y - path) >= -max(abs(t - b) * e / 20, Fraction(1, 2 * 10**decimals))
    meets, kept = (s * (y - t) > 0, s * (b - t) > 0) if strict else (s * (y - t) >= 0, s * (b - t) >= 0)
    settled, worse = reading.year == due and not reading.provisional, s * (y - b) < 0
    table = {
        Status.ACHIEVED: settled and meets,
        Status.NOT_ACHIEVED: settled and not meets,
        Status.ON_TARGET: not settled and meets,
        Status.WORSE_THAN_BASELINE: not settled and not meets and worse,
        Status.ON_TRACK: not settled and not meets and not worse and near,
        Status.BEHIND: not settled and not meets and not worse and not near,
    }
    direction = {(True, True): ABOVE, (True, False): AT_LEAST, (False, True): BELOW, (False, False): AT_MOST}
    goal = Goal(direction[higher, strict], due, bound)
    result = position([goal], baseline(t0, start), [reading], reading.year, decimals=decimals)
    assert [status for status, holds in table.items() if holds] == [result.status]
    assert result.path == (None if kept else path)


@unhurried
@given(values, values, values, st.builds(Reading, years, values, st.booleans()), st.sampled_from(Better))
def test_between_is_plain_arithmetic(start, one, other, reading, better):
    low, high, y, due = min(one, other), max(one, other), Fraction(reading.value), 2030
    good = (better is Better.LOWER and y < low) or (better is Better.HIGHER and y > high)
    meets, settled = good or low <= y <= high, reading.year == due and not reading.provisional
    table = {
        Status.ACHIEVED: settled and meets,
        Status.NOT_ACHIEVED: settled and not meets,
        Status.ON_TARGET: not settled and meets,
        Status.OUTSIDE_RANGE: not settled and not meets,
    }
    goal = Goal(BETWEEN, due, one, better=better, upper=other)
    result = position([goal], baseline(2017, start), [reading], reading.year)
    assert [status for status, holds in table.items() if holds] == [result.status]
    assert result.path is None


@unhurried
@given(goals_of, baselines, series, options_of, st.data())
def test_a_later_year_changes_nothing(goals, start, observed, options, data):
    year = data.draw(years)
    later = data.draw(st.builds(Reading, st.integers(year + 1, 2040), values, st.booleans()))
    dated = data.draw(st.sets(st.sampled_from(["breaks", "incomplete_years"])))
    added = {name: {*options[name], later.year} for name in dated}
    before = position(goals, start, [r for r in observed if r.year != later.year], year, **options)
    after = position(goals, start, [*(r for r in observed if r.year <= year), later], year, **{**options, **added})
    assert after == before


@unhurried
@given(goals_of, baselines, series, years, options_of)
def test_reversing_direction_mirrors_the_status(goals, start, observed, year, options):
    pairs = [(AT_MOST, AT_LEAST), (BELOW, ABOVE), (STAY_AT, STAY_AT), (BETWEEN, BETWEEN)]
    pairs += [(Better.LOWER, Better.HIGHER), (Better.NEITHER, Better.NEITHER)]
    reverse = dict([*pairs, *((other, one) for one, other in pairs)])

    def mirrored(bound: Exact | Relative | None) -> Exact | Relative | None:
        return Relative(-bound.percent) if isinstance(bound, Relative) else None if bound is None else -bound

    plain = position(goals, start, observed, year, **options)
    mirror = position(
        [
            replace(
                goal,
                direction=reverse[goal.direction],
                better=reverse[goal.better],
                bound=mirrored(goal.bound),
                upper=mirrored(goal.upper),
            )
            for goal in goals
        ],
        replace(start, value=None if start.value is None else -start.value),
        [reading._replace(value=-reading.value) for reading in observed],
        year,
        **options,
    )
    assert told(mirror) == told(plain)
    assert mirror.path == (None if plain.path is None else -plain.path)


@unhurried
@given(goals_of, baselines, series, years, st.integers(1, 1000))
def test_the_unit_of_measurement_does_not_matter(goals, start, observed, year, scale):
    """Per 1,000 or per 10,000: the same status, where the published unit scales along (here it is negligible)."""
    options = {"decimals": 30}
    scaled_goals = [
        replace(
            goal,
            bound=goal.bound if isinstance(goal.bound, Relative) else Fraction(goal.bound) * scale,
            upper=goal.upper if isinstance(goal.upper, Relative | None) else Fraction(goal.upper) * scale,
            tolerance=None if goal.tolerance is None else goal.tolerance * scale,
        )
        for goal in goals
    ]
    scaled = position(
        scaled_goals,
        replace(start, value=None if start.value is None else Fraction(start.value) * scale),
        [reading._replace(value=Fraction(reading.value) * scale) for reading in observed],
        year,
        **options,
    )
    assert told(scaled) == told(position(goals, start, observed, year, **options))
