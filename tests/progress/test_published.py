"""What is told of an indicator with hidden counts: what every other hidden count gives as well, and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivp.check import check
from ivp.dossier.workspace import plan_sources
from ivp.progress.assess import Assessment
from ivp.progress.standing import Standing
from ivp.reference.municipalities import municipality
from ivp.view.progress import progress_view
from ivp.vocabulary import Change, Reason, Status, Tone, Untested

PLAN = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: {places}
region: Proefregio
period: 2021-2026
status: adopted
sources:
  zvh: {{name: Zorghuis, kind: records, hide_below: 5}}
  open: {{name: Open, kind: records}}
themes: {{zorg: Zorg}}
observations: cijfers.csv
indicators:
{indicators}
"""
OWN = "  a: {{name: A, for: zorg, unit: {unit}, source: zvh, better: lower, {rest}}}\n"


def standing(
    folder: Path, indicators: str, year: int = 2023, csv: str = "", places: str = "Maasgouw", only: str = "",
    internal: bool = False,
) -> Standing:  # fmt: skip
    (folder / "ivp.toml").touch()
    text = PLAN.format(places=f"[{places}]", indicators=indicators)
    if "," not in places:
        text = text.replace("region: Proefregio\n", "")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    (folder / "cijfers.csv").write_text("indicator,municipality,year,value\n" + csv, encoding="utf-8")
    (item,) = check(plan_sources([str(folder / "plan.yaml")])).plans
    assert not item.broken
    return Standing(item.measured, year, municipality(only) if only else None, internal=internal)


def own(folder: Path, rest: str, year: int = 2023, unit: str = "count", **more: str) -> Assessment:
    """What is published of one indicator; it is the same for each count that is hidden."""
    told, found = set(), None
    for count in range(5) if "COUNT" in rest else (0,):
        known = standing(folder, OWN.format(unit=unit, rest=rest.replace("COUNT", str(count))), year, **more)
        told.add(progress_view(known).model_dump_json())
        found = known.indicators["a"]
    assert len(told) == 1
    assert found is not None
    return found


def numbers(item: Assessment) -> bool:
    """Whether the numbers behind its change are told."""
    return item.change.difference is not None


ON_TARGET = "baseline: {2020: 60}, target: {at_most: {2024: 30}}, "


def test_what_each_hidden_count_gives_is_told_without_the_numbers_that_tell_it(tmp_path: Path) -> None:
    item = own(tmp_path, ON_TARGET + "values: {2023: COUNT}")
    assert (item.position.status, item.position.reason) == (Status.ON_TARGET, None)
    assert (item.change.change, item.change.reason, numbers(item)) == (Change.IMPROVED, None, False)
    assert (item.change.p, item.change.usual, item.change.counts) == (None, None, None)
    assert (item.tone, item.withheld) == (Tone.FAVOURABLE, 5)
    assert item.planned is not None


def test_a_position_that_some_hidden_counts_would_not_give_is_not_told(tmp_path: Path) -> None:
    item = own(tmp_path, "baseline: {2020: 60}, target: {at_most: {2023: 3}}, values: {2023: COUNT}")
    assert (item.position.status, item.position.reason) == (Status.NOT_ASSESSABLE, Reason.HIDDEN)
    assert (item.position.keep, item.position.not_sustained) == (False, None)
    assert (item.change.change, numbers(item)) == (Change.IMPROVED, False)
    assert (item.tone, item.planned, item.withheld) == (Tone.UNKNOWN, None, 5)


def test_a_change_that_some_hidden_counts_would_not_give_is_not_told(tmp_path: Path) -> None:
    item = own(tmp_path, "baseline: {2020: 8}, target: {at_most: {2024: 6}}, values: {2023: COUNT}")
    assert item.position.status is Status.ON_TARGET
    assert (item.change.change, item.change.reason, numbers(item)) == (Change.UNKNOWN, Untested.HIDDEN, False)
    assert (item.tone, item.withheld) == (Tone.UNKNOWN, 5)
    assert item.planned is not None


def test_that_it_has_no_target_is_told_whatever_is_hidden(tmp_path: Path) -> None:
    item = own(tmp_path, "baseline: {2020: 8}, values: {2023: COUNT}")
    assert item.position.reason is Reason.NO_TARGET
    assert item.change.reason is Untested.HIDDEN


@pytest.mark.parametrize(
    ("values", "year", "withheld"),
    [
        # on a hidden count of another year nothing rests, nor on one that is not told of yet
        ("2021: COUNT, 2023: 12", 2023, 0),
        ("2023: 12, 2024: COUNT", 2023, 0),
        ("2023: 12", 2023, 0),
        ("2021: 12, 2023: COUNT", 2023, 5),
    ],
)
def test_where_it_rests_on_no_hidden_count_all_is_told(tmp_path: Path, values: str, year: int, withheld: int) -> None:
    item = own(tmp_path, ON_TARGET + f"values: {{{values}}}", year)
    assert (item.position.status, item.change.change) == (Status.ON_TARGET, Change.IMPROVED)
    assert (numbers(item), item.withheld, item.tone) == (not withheld, withheld, Tone.FAVOURABLE)
    hidden = {at for at, figure in item.measured.series.figures.items() if figure.hidden}
    assert len(hidden) == ("COUNT" in values)
    assert {figure.below for figure in item.measured.series.figures.values() if figure.hidden} <= {5}


def test_the_bound_itself_is_told(tmp_path: Path) -> None:
    for count, told in ((5, 5), (4, None)):
        item = own(tmp_path, f"values: {{2023: {count}}}")
        assert item.measured.series.figures[2023].value == told


def test_elsewhere_stands_beside_it_where_the_numbers_are_told(tmp_path: Path) -> None:
    elsewhere = "benchmarks: {nl: {name: Nederland, values: {2020: 600, 2023: 500}}}"
    assert own(tmp_path, ON_TARGET + "values: {2023: COUNT}, " + elsewhere).beside == ()
    assert len(own(tmp_path, ON_TARGET + "values: {2023: 12}, " + elsewhere).beside) == 1


# The direction of the years since the baseline --------------------------------------------------------------------

YEARS = "2016: 60, 2017: 55, 2018: 52, 2019: 50, 2020: 47, 2021: 44, 2022: 41, 2023: 38, 2024: 36"


@pytest.mark.parametrize(("hidden", "told"), [(2015, True), (2019, True), (2020, False), (2023, False), (2024, False)])
def test_a_direction_that_rests_on_a_hidden_count_is_not_told(tmp_path: Path, hidden: int, told: bool) -> None:
    """It rests on the last five years."""
    listed = ", ".join(one for one in YEARS.split(", ") if not one.startswith(str(hidden)))
    text = f"baseline: {{2014: 60}}, target: {{at_most: {{2026: 30}}}}, values: {{{listed}, {hidden}: COUNT}}"
    assert (own(tmp_path, text, 2024).outlook is not None) is told


def test_a_hidden_count_of_a_later_year_does_not_take_a_direction_away(tmp_path: Path) -> None:
    text = f"baseline: {{2014: 60}}, target: {{at_most: {{2026: 30}}}}, values: {{{YEARS}, 2025: COUNT}}"
    assert own(tmp_path, text, 2024).outlook is not None


# A target that was met and is no more --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bound", "status", "told"),
    [
        ("at_least: {2022: 20}", Status.ACHIEVED, True),
        ("at_least: {2022: 5}", Status.ACHIEVED, True),
        ("at_least: {2022: 4}", Status.ACHIEVED, False),
        ("at_least: {2022: 0}", Status.ACHIEVED, False),
    ],
)
def test_that_a_target_is_no_more_met_is_told_where_each_hidden_count_fails_it(
    tmp_path: Path, bound: str, status: Status, told: bool
) -> None:
    text = f"target: {{{bound}}}, baseline: {{2020: 2}}, values: {{2022: 25, 2023: COUNT}}"
    item = own(tmp_path, text)
    assert item.position.status is status
    assert (item.position.not_sustained is not None) is told
    assert item.tone is (Tone.UNCERTAIN if told else Tone.FAVOURABLE)


def test_that_a_target_is_no_more_met_is_told_of_a_figure_that_is_published(tmp_path: Path) -> None:
    text = "target: {at_least: {2022: 20}}, baseline: {2020: 2}, values: {2021: COUNT, 2022: 25, 2023: 12}"
    item = own(tmp_path, text)
    assert (item.position.status, item.position.not_sustained is not None) == (Status.ACHIEVED, True)
    assert (item.tone, item.withheld) == (Tone.UNCERTAIN, 0)


# The year of the baseline --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", [60, 4])
def test_the_baseline_of_a_plan_is_public_also_where_the_series_hides_its_year(tmp_path: Path, start: int) -> None:
    text = f"baseline: {{2020: {start}}}, target: {{at_most: {{2024: 30}}}}, values: {{2020: {start}, 2023: 12}}"
    item = own(tmp_path, text)
    assert item.measured.series.figures[2020].hidden is (start == 4)
    assert (item.measured.baseline and item.measured.baseline.value) == start
    assert numbers(item)
    assert item.position.status is not Status.NOT_ASSESSABLE


@pytest.mark.parametrize("start", [60, 6])
def test_where_the_series_hides_another_start_than_the_plan_gives_no_change_is_told(tmp_path: Path, start: int) -> None:
    """Of six some hidden counts are a small revision, and the others are of another definition."""
    item = own(tmp_path, f"baseline: {{2020: {start}}}, values: {{2020: COUNT, 2023: 12}}")
    assert item.change.change is Change.UNKNOWN
    assert item.withheld == 5


def test_of_a_start_that_is_the_mean_of_years_one_of_which_is_hidden_no_number_is_told(tmp_path: Path) -> None:
    """The series gives another mean than the plan: what it differs by would tell the hidden count."""
    text = "baseline: {2020-2022: START}, target: {at_most: {2024: 30}}, values: {2020: 30, HIDDEN: COUNT, 2022: 36, "
    for hidden, told in ((2021, False), (2019, True)):
        values = text.replace("HIDDEN", str(hidden)) + ("2023: 9}" if hidden == 2021 else "2021: 34, 2023: 9}")
        item = own(tmp_path, values.replace("START", "23" if hidden == 2021 else "34"))
        assert (numbers(item), item.withheld) == (told, 0 if told else 5)


# Other units than counts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "small", "large"),
    [
        ("percent", "{value: 40, n: 10}", "{value: 50, n: 10}"),
        ("rate, per: 1000", "{value: 4, n: 1000}", "{value: 5, n: 1000}"),
        ("grade", "", "{value: 3, se: 0.1}"),
        ("percent", "", "4"),  # how many it is of is not known
    ],
)
def test_of_other_units_the_count_behind_it_decides_and_it_is_not_told_to_be_small(
    tmp_path: Path, unit: str, small: str, large: str
) -> None:
    given = "baseline: {{2020: {{value: 8, n: 1000}}}}, target: {{at_most: {{2024: 6}}}}, values: {{2023: {0}}}"
    if unit == "grade":
        given = given.replace("n: 1000", "se: 0.1")
    assert own(tmp_path, given.format(large), unit=unit).measured.series.figures[2023].value is not None
    if not small:
        return
    item = own(tmp_path, given.format(small), unit=unit)
    figure = item.measured.series.figures[2023]
    assert (figure.hidden, figure.value, figure.below) == (True, None, None)
    assert (item.position.reason, item.change.reason) == (Reason.HIDDEN, Untested.HIDDEN)
    assert (item.tone, item.withheld) == (Tone.UNKNOWN, 5)
    # but where it stands by itself: on an earlier one nothing rests
    before = given.format(f"{small[:-1]}}}, 2024: {large}")
    item = own(tmp_path, before, 2024, unit=unit)
    assert item.measured.series.figures[2023].hidden
    assert (numbers(item), item.withheld) == (True, 0)


# Which source hides --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rest", "hidden"),
    [
        ("source: zvh, values: {2023: 4}", True),
        ("source: open, values: {2023: 0}", False),
        ("values: {2023: 0}", False),
        ("source: open, values: {2023: {value: 4, source: zvh}}", True),
        ("source: open, values: {2022: {value: 40, source: zvh}, 2023: 4}", True),
        ("source: zvh, values: {2023: {value: 4, source: open}}", True),
        ("values: {2023: {value: 4, source: zvh}}", True),
    ],
)
def test_a_figure_is_hidden_that_any_of_its_sources_hides(tmp_path: Path, rest: str, hidden: bool) -> None:
    known = standing(tmp_path, f"  b: {{name: B, for: zorg, unit: count, {rest}}}\n")
    assert known.indicators["b"].measured.series.figures[2023].hidden is hidden
    assert not standing(
        tmp_path, f"  b: {{name: B, for: zorg, unit: count, {rest}}}\n", internal=True
    ).indicators["b"].measured.series.figures[2023].hidden  # fmt: skip


@pytest.mark.parametrize(
    ("source", "figure", "unit", "value", "below"),
    [
        ("zvh", "4", "count", None, 5),
        ("zvh", "5", "count", 5, None),
        ("zvh", "0", "count", None, 5),
        ("open", "0", "count", 0, None),
        ("open", "{value: 4, source: zvh}", "count", None, 5),
        ("zvh", "{value: 40, n: 10}", "percent", None, None),
        ("zvh", "{value: 50, n: 10}", "percent", 50, None),
        ("zvh", "4", "percent", 4, None),
    ],
)
def test_a_figure_of_elsewhere_is_hidden_by_its_own_count(
    tmp_path: Path, source: str, figure: str, unit: str, value: int | None, below: int | None
) -> None:
    start = 60 if unit == "count" else "{value: 60, n: 100}"
    own_figures = f"baseline: {{2020: {start}}}, values: {{2023: {start}}}"
    elsewhere = f"benchmarks: {{buur: {{name: Buur, values: {{2023: {figure}}}}}}}"
    text = f"  b: {{name: B, for: zorg, unit: {unit}, source: {source}, {own_figures}, {elsewhere}}}\n"
    known = standing(tmp_path, text)
    (found,) = known.indicators["b"].measured.benchmarks["buur"]
    assert (found.value, found.below, found.hidden) == (value, below, value is None)


# A municipality of several -------------------------------------------------------------------------------------------

JOINT = OWN.format(unit="count", rest="baseline: {2020: 60}, target: {at_most: {2024: 50}}")
ROWS = "a,Vaals,{year},{0}\na,Meerssen,{year},{1}\n"


def test_of_a_municipality_its_own_start_is_hidden_too(tmp_path: Path) -> None:
    """The plan adopts the area's baseline, and not what each of its municipalities had."""
    rows = ROWS.format(4, 56, year=2020) + ROWS.format(20, 30, year=2023)
    vaals = standing(tmp_path, JOINT, csv=rows, places="Vaals, Meerssen", only="Vaals").indicators["a"]
    assert vaals.measured.baseline is not None
    assert (vaals.measured.baseline.value, vaals.measured.baseline.hidden) == (None, True)
    assert (numbers(vaals), vaals.withheld) == (False, 5)
    both = standing(tmp_path, JOINT, csv=rows, places="Vaals, Meerssen").indicators["a"]
    assert both.measured.baseline is not None
    assert (both.measured.baseline.value, numbers(both), both.withheld) == (60, True, 0)


def test_of_what_may_be_hidden_only_for_another_nothing_is_told_that_rests_on_it(tmp_path: Path) -> None:
    """Both are hidden, since the area's figure would tell the small one."""
    rows = ROWS.format(40, 20, year=2020) + ROWS.format(46, 4, year=2023)
    for name in ("Vaals", "Meerssen"):
        item = standing(tmp_path, JOINT, csv=rows, places="Vaals, Meerssen", only=name).indicators["a"]
        figure = item.measured.series.figures[2023]
        assert (figure.hidden, figure.below) == (True, None)
        assert item.change.reason is Untested.HIDDEN
        assert item.withheld == 5
    area = standing(tmp_path, JOINT, csv=rows, places="Vaals, Meerssen").indicators["a"]
    assert area.measured.series.figures[2023].value == 50
    assert area.position.status is Status.ON_TARGET
    # a year later nothing rests on them but the direction
    later = rows + ROWS.format(40, 12, year=2024)
    item = standing(tmp_path, JOINT, 2024, csv=later, places="Vaals, Meerssen", only="Vaals").indicators["a"]
    assert (item.measured.series.figures[2023].hidden, numbers(item), item.withheld) == (True, True, 0)


# Indicators that count the same --------------------------------------------------------------------------------------


def linked(name: str, unit: str, codes: str, values: str, table: str = "T", source: str = "zvh") -> str:
    series = f"series: {{table: {table}, codes: [{codes}]}}"
    return (
        f"  {name}: {{name: {name}, for: zorg, unit: {unit}, source: {source}, {series}, values: {{2023: {values}}}}}\n"
    )


def shown(folder: Path, *indicators: str) -> dict[str, bool]:
    known = standing(folder, "".join(indicators)).indicators
    return {name: not item.measured.series.figures[2023].hidden for name, item in known.items()}


@pytest.mark.parametrize(
    ("other", "told"),
    [
        # of the same codes, by whatever letters, a rate tells the count; of others or of another table it does not
        (linked("b", "rate, per: 1000", "x", "{value: 4, n: 1000}", source="open"), False),
        (linked("b", "rate, per: 1000", "X", "{value: 4, n: 1000}", table="t", source="open"), False),
        (linked("b", "rate, per: 1000", "y", "{value: 4, n: 1000}", source="open"), True),
        (linked("b", "rate, per: 1000", "x", "{value: 4, n: 1000}", table="U", source="open"), True),
        # a percentage of the answers to a question with that code counts something else
        (linked("b", "percent", "x", "{value: 40, n: 10}", source="open"), True),
        ("  b: {name: b, for: zorg, unit: count, source: open, values: {2023: 4}}\n", True),
    ],
)
def test_only_what_counts_the_same_is_hidden_with_it(tmp_path: Path, other: str, told: bool) -> None:
    assert shown(tmp_path, linked("a", "count", "x", "4"), other) == {"a": False, "b": told}
    assert shown(tmp_path, other, linked("a", "count", "x", "4")) == {"a": False, "b": told}


def test_what_counts_some_of_the_same_by_way_of_another_is_held_together(tmp_path: Path) -> None:
    """Of x, xy and yz: without yz the small one would follow from no other."""
    chain = (
        linked("a", "count", "x", "4"),
        linked("c", "count", "y, z", "30", source="open"),
        linked("b", "count", "x, y", "24", source="open"),
        linked("d", "count", "z", "10", source="open"),
    )
    told = shown(tmp_path, *chain)
    assert not told["a"]
    assert sorted(told.values()) == [False, False, True, True]
    assert shown(tmp_path, *reversed(chain)) == told


def test_a_public_baseline_tells_a_small_part_of_it_unless_the_other_is_hidden(tmp_path: Path) -> None:
    """Whether it is the baseline of a year, and of the year of the small one, or not."""
    whole = (
        "  c: {name: C, for: zorg, unit: count, source: open, series: {table: T, codes: [x, y]}, baseline: {YEAR: 19}}"
    )
    parts = linked("a", "count", "x", "4") + linked("b", "count", "y", "15", source="open")
    for year, told in (("2023", False), ("2022", True), ("2022-2023", True)):
        found = standing(tmp_path, parts + whole.replace("YEAR", year) + "\n").indicators
        assert found["a"].measured.series.figures[2023].hidden
        assert found["b"].measured.series.figures[2023].hidden is not told


def test_a_public_baseline_is_no_figure_that_can_be_hidden_instead(tmp_path: Path) -> None:
    """The whole less the baseline of the rest tells the small part, though the baseline is the smaller of the two."""
    text = linked("a", "count", "x", "4") + linked("c", "count", "x, y", "60", source="open")
    text += (
        "  b: {name: B, for: zorg, unit: count, source: open, series: {table: T, codes: [y]}, baseline: {2023: 56}}\n"
    )
    found = standing(tmp_path, text).indicators
    assert [found[name].measured.series.figures[2023].hidden for name in "ac"] == [True, True]
    assert found["b"].measured.baseline is not None
    assert found["b"].measured.baseline.value == 56


def test_what_does_not_count_the_same_as_anything_hides_nothing(tmp_path: Path) -> None:
    apart = (linked("b", "count", "y", "4", source="open"), linked("c", "count", "z", "0", source="open"))
    assert shown(tmp_path, linked("a", "count", "x", "4"), *apart) == {"a": False, "b": True, "c": True}
