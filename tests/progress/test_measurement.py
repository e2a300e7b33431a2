"""One reading of an indicator: what its figures are of an area, and what they are held against."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from ivp.check import check
from ivp.dossier.workspace import plan_sources
from ivp.model.types import Years, parse_years
from ivp.progress.assess import Assessment, assess
from ivp.progress.figures import Count, Shift
from ivp.progress.measurement import Figure, Measured, Measurement, decimals_of, figure_of
from ivp.reference.municipalities import municipality
from ivp.vocabulary import Chance, SeriesCheck, Tone

HEAD = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: [PLACES]
period: 2023-2026
themes: {wonen: Wonen}
sources:
  politie: {name: politie, kind: register}
  panel: {name: panel, kind: survey}
observations: cijfers.csv
inhabitants: inwoners.csv
indicators:
  a:
    name: Verzonnen indicator
    for: wonen
"""
CODES = {"Vaals": "GM0981", "Meerssen": "GM0938", "Maasgouw": "GM1641"}
TWO = "Vaals, Meerssen"


def measured(
    folder: Path, indicator: str, csv: str = "", people: str = "", places: str = "Maasgouw", more: str = ""
) -> Measured:
    """What is measured by an indicator, with rows of a table as ``Vaals,2024,12`` and of inhabitants."""
    (folder / "ivp.toml").touch()
    text = HEAD.replace("PLACES", places) + "".join(f"    {line}\n" for line in indicator.splitlines()) + more
    rows = "".join(f"a,{row}{',' * (6 - row.count(','))}\n" for row in csv.split())
    (folder / "cijfers.csv").write_text(f"indicator,municipality,year,value,provisional,n,source,note\n{rows}", "utf-8")
    known = "".join(f"{row}\n" for row in people.split())
    (folder / "inwoners.csv").write_text(f"municipality,year,inhabitants\n{known}", "utf-8")
    (folder / "plan.yaml").write_text(text, "utf-8")
    (item,) = check(plan_sources([str(folder / "plan.yaml")])).plans
    assert item.measured is not None
    return item.measured


def of(folder: Path, *given: str, **more: str) -> Measurement:
    return measured(folder, *given, **more).indicators["a"]


def found(folder: Path, *given: str, **more: str) -> Assessment:
    return assess(of(folder, *given, **more), 2024)


# Figures of an area --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("places", [("Vaals",), ("Vaals", "Meerssen"), tuple(CODES)], ids=len)
@pytest.mark.parametrize("seed", range(3))
def test_an_area_has_the_sum_of_its_municipalities_in_the_years_in_which_each_is_known(
    tmp_path: Path, places: tuple[str, ...], seed: int
) -> None:
    """As it would be added up by hand, cell by cell."""
    random = Random(seed)
    every = [(place, year) for place in places for year in range(2016, 2024)]
    cells = {one: (random.randint(0, 50), random.random() < 0.4) for one in every if random.random() < 0.8}
    people = {one: random.randint(1, 9000) for one in every if random.random() < 0.8}
    csv = " ".join(f"{CODES[place]},{year},{n},{str(said).lower()}" for (place, year), (n, said) in cells.items())
    living = " ".join(f"{CODES[place]},{year},{n}" for (place, year), n in people.items())
    whole = measured(tmp_path, "unit: count\nsource: politie", csv, living, ", ".join(places))
    item = whole.indicators["a"]
    for year in range(2016, 2024):
        row = {place: cells[place, year] for place in places if (place, year) in cells}
        known = [people[place, year] for place in places if (place, year) in people]
        n = sum(known) if len(known) == len(places) else None
        assert item.people.get(year) == n
        lacking = [place for place in places if place not in row]
        figure = item.series.figures.get(year)
        assert (figure is None) is bool(lacking)
        assert [place.name for place in item.series.missing.get(year, ())] == (lacking if row else [])
        if figure:
            assert figure.value == sum(value for value, _ in row.values())
            assert figure.provisional is any(provisional for _, provisional in row.values())
            assert (figure.n, figure.years, figure.summed) == (n, Years(year, year), len(places))
    for place in places:
        part = whole.of("a", municipality(place)).series.figures
        assert {year: (figure.value, figure.provisional, figure.n) for year, figure in part.items()} == {
            year: (*cells[place, year], people.get((place, year))) for name, year in cells if name == place
        }
    parts = {municipality(place).code: whole.of("a", municipality(place)).series for place in places}
    assert item.parts == (parts if len(places) > 1 else {})


def test_a_figure_of_one_municipality_is_its_cell_with_all_that_is_said_there(tmp_path: Path) -> None:
    item = of(tmp_path, "unit: percent\nsource: panel", "Maasgouw,2024,27,unknown,400,politie")
    figure = item.series.figures[2024]
    assert figure.cell is not None
    assert (figure.value, figure.provisional, figure.n, figure.source) == (27, None, 400, "politie")
    assert (item.source(figure), item.source(figure._replace(source=None))) == ("politie", "panel")
    assert item.series == item.observed["GM1641"]


def test_a_sum_has_the_people_that_were_asked_where_each_has_and_its_first_source(tmp_path: Path) -> None:
    rows = "Vaals,2023,4,false,100,politie Meerssen,2023,6,false,300,panel Vaals,2024,4,,100 Meerssen,2024,6"
    item = of(tmp_path, "unit: count\nsource: politie", rows, "Vaals,2024,50 Meerssen,2024,70", TWO)
    assert [(one.n, one.source, one.summed) for one in item.series.figures.values()] == [
        (400, "politie", 2), (120, None, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "rows", "places", "known"),
    [
        ("", "Maasgouw,2023,,,,,onbekend Maasgouw,2024,5", "Maasgouw", {2023: (None, "onbekend"), 2024: (5, None)}),
        # a value goes before it, in a table or in the plan
        ("", "Maasgouw,2023,,,,,onbekend Maasgouw,2023,5", "Maasgouw", {2023: (5, None)}),
        ("values: {2023: 7}", "Maasgouw,2023,,,,,onbekend", "Maasgouw", {2023: (7, None)}),
        # of several municipalities, or of elsewhere, it says nothing of the whole
        ("", "Vaals,2023,,,,,onbekend", TWO, {}),
        ("benchmarks: {l: Land}", "l,2023,,,,,onbekend", "Maasgouw", {}),
    ],
)
def test_that_a_figure_is_unknown_and_why_may_stand_in_a_table(
    tmp_path: Path, given: str, rows: str, places: str, known: Mapping[int, tuple[int | None, str | None]]
) -> None:
    whole = measured(tmp_path, f"unit: count\n{given}\n", rows, "", places, "  b: {name: B, for: wonen, unit: count}\n")
    figures = whole.indicators["a"].series.figures
    assert {year: (figure.value, figure.note) for year, figure in figures.items()} == known
    assert not any(figure.may_change for figure in figures.values())
    assert whole.indicators["b"].series.figures == {}


def test_a_mean_is_reckoned_with_the_mean_of_the_inhabitants_of_its_years(tmp_path: Path) -> None:
    figures = "unit: count\nsource: politie\nbaseline: {2019-2021: 30}\nvalues: {2022-2023: 20, 2024: {value: 5, n: 7}}"
    every = "Maasgouw,2019,900 Maasgouw,2020,1000 Maasgouw,2021,1103 Maasgouw,2022,1200 Maasgouw,2024,1400"
    item = of(tmp_path, figures, "", every)
    assert item.baseline is not None
    assert item.baseline.n == 1001
    assert {year: figure.n for year, figure in item.series.figures.items()} == {2023: None, 2024: 7}
    assert of(tmp_path, figures.replace("2019-2021", "undated"), "", every).baseline == Figure(
        Years(None, None), Decimal(30), source="politie", path=("indicators", "a", "baseline", "undated", "value")
    )


@pytest.mark.parametrize(
    "indicator", ["unit: percent\nsource: politie", "unit: count\nsource: panel", "unit: grade\nsource: panel"]
)
def test_inhabitants_say_nothing_of_what_is_no_count_of_all(tmp_path: Path, indicator: str) -> None:
    item = of(tmp_path, f"{indicator}\nbaseline: {{2021: 5}}", "Maasgouw,2024,4", "Maasgouw,2021,900 Maasgouw,2024,900")
    assert item.baseline is not None
    assert (item.people, item.baseline.n, item.series.figures[2024].n) == ({}, None, None)


@pytest.mark.parametrize(
    ("indicator", "sampled"),
    [
        ("unit: count\nsource: politie", False),
        ("unit: percent\nsource: politie", False),
        ("unit: count\nsource: panel", True),
        ("unit: grade\nsource: panel", True),
        # without a source, what its unit usually is
        ("unit: count", False),
        ("unit: rate\nper: 100", False),
        ("unit: percent", True),
        ("unit: grade", True),
        ("unit: rank", False),
    ],
)
def test_what_comes_from_a_sample(tmp_path: Path, indicator: str, sampled: bool) -> None:
    assert of(tmp_path, indicator).sampled is sampled


@pytest.mark.parametrize(("values", "year", "stale"), [("2022: 127", 2024, False), ("2022: 127", 2025, True)])
def test_without_a_source_a_figure_is_expected_each_year(tmp_path: Path, values: str, year: int, stale: bool) -> None:
    given = f"unit: count\nbaseline: {{2021: 129}}\ntarget: {{at_most: 125}}\nvalues: {{{values}}}"
    assert (assess(of(tmp_path, given), year).position.reason == "stale") is stale


# Counts --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "years", "value", "plain", "exposed"),
    [
        ("count", "2024", "12", Count(12), None),
        ("count", "2024", "0", Count(0), None),
        ("count", "2024", "{value: 12, n: 500}", Count(12), Count(12, 500)),
        # a number that is none of events
        ("count", "2024", "10.5", None, None),
        ("count", "2024", "{value: 10.5, n: 500}", None, None),
        # a mean stands for what was counted in all its years
        ("count", "2022-2024", "10.3", Count(31, 3), None),
        ("count", "2022-2024", "{value: 10.3, n: 500}", Count(31, 3), Count(31, 1500)),
        ("count", "2023/2024", "12", Count(12), None),
        ("rate\nper: 1000", "2024", "{value: 2.4, n: 5000}", Count(12, 5000), Count(12, 5000)),
        ("rate\nper: 1000", "2023-2024", "{value: 2.4, n: 5000}", Count(24, 10_000), Count(24, 10_000)),
        ("rate\nper: 1000", "2024", "{value: 2.4, n: 5000, per: 100}", Count(120, 5000), Count(120, 5000)),
        ("rate", "2024", "{value: 0.25, n: 80}", Count(20, 80), Count(20, 80)),
        ("rate\nper: 1000", "2024", "2.4", None, None),
        ("percent", "2024", "{value: 12, n: 500}", None, None),
        ("rank", "2024", "{value: 12, n: 500}", None, None),
        ("count", "2024", "{value: null, note: x, n: 500}", None, None),
    ],
)
def test_the_events_that_a_figure_stands_for(
    tmp_path: Path, unit: str, years: str, value: str, plain: Count | None, exposed: Count | None
) -> None:
    item = of(tmp_path, f"unit: {unit}\nvalues: {{{years}: {value}}}")
    figure = item.series.figures[2024]
    assert (item.events(figure), item.events(figure, exposed=True)) == (plain, exposed)
    assert item.events(figure._replace(value=Decimal(-1))) is None


@pytest.mark.parametrize(
    ("unit", "value", "rate"),
    [
        ("count", "{value: 12, n: 500}", 24),
        ("count\nper: 10000", "{value: 12, n: 500}", 240),
        ("count", "12", None),
        ("count", "{value: null, n: 500, note: x}", None),
        ("percent", "{value: 12, n: 500}", None),
        ("rate\nper: 100", "{value: 12, n: 500}", None),
    ],
)
def test_the_rate_of_a_count(tmp_path: Path, unit: str, value: str, rate: int | None) -> None:
    item = of(tmp_path, f"unit: {unit}\nvalues: {{2024: {value}}}")
    assert item.rate(item.series.figures[2024]) == rate


def shares(item: Measurement, *years: str) -> list[Fraction]:
    """The parts of the area that its variation is that of, to a millionth."""
    known = item.variation(*(parse_years(one) for one in years))
    assert known is not None
    return [Fraction(share).limit_denominator(10**6) for share, _ in known.pieces]


def test_an_area_varies_as_its_municipalities_by_their_shares_in_the_years_that_are_known(tmp_path: Path) -> None:
    rows = "Vaals,2020,10 Meerssen,2020,30 Vaals,2021,14 Meerssen,2021,26 Vaals,2022,9 Vaals,2024,20 Meerssen,2024,20"
    item = of(tmp_path, "unit: count\nsource: politie", rows, "", TWO)
    assert shares(item, "2020", "2024") == [Fraction(30, 80), Fraction(50, 80)]
    # of a mean by what they have a year
    assert shares(item, "2020-2021", "2024") == [Fraction(32, 80), Fraction(48, 80)]
    # where one of them is not known, by the other years; where none is, as one
    assert shares(item, "2022", "2024") == [Fraction(1, 2)] * 2
    assert shares(item, "2021-2022", "2020") == [Fraction(1, 4), Fraction(3, 4)]
    assert shares(item, "undated", "2024") == [Fraction(1, 2)] * 2
    assert shares(item, "2022", "2023") == [1]
    none = of(tmp_path, "unit: count\nsource: politie", "Vaals,2020,0 Meerssen,2020,0", "", TWO)
    assert shares(none, "2020", "2020") == [1]
    rate = of(tmp_path, "unit: rate\nper: 1000\nsource: politie", rows, "", TWO)
    assert shares(rate, "2020", "2024") == [1]


@pytest.mark.parametrize(
    ("series", "rows"),
    [("{table: 47018NED, codes: [1.1.1]}", ("1.1.1",)), ("{table: 47018NED, codes: [1.1.1], comparable: false}", None)],
)
def test_a_table_of_another_definition_says_nothing_of_how_much_figures_vary(
    tmp_path: Path, series: str, rows: tuple[str, ...] | None
) -> None:
    known = of(tmp_path, f"unit: count\nsource: politie\nseries: {series}")
    none = of(tmp_path, "unit: count\nsource: politie")
    years = Years(2020, 2020), Years(2024, 2024)
    other = none.variation(*years)
    assert other is not None
    assert known.variation(*years) is not None
    assert known.variation(*years).rows == (rows or other.rows)
    for indicator in ("unit: count\nsource: panel", "unit: percent", "unit: count\nkind: effort", "unit: rank"):
        assert of(tmp_path, indicator).variation(*years) is None


@pytest.mark.parametrize(
    ("start", "newest", "people", "shift"),
    [
        # what happened between the two figures, the ends included
        ("2020: 9", "2023: 9", "2020,1000 2023,3000", Shift(2020, 1000, 2023, 3000)),
        ("2020: 9", "2023: 9", "2018,1000 2019,3000 2020,3000 2023,3000 2024,9000", None),
        ("2019-2020: 9", "2023: 9", "2018,1 2019,1000 2020,3000 2023,3000", Shift(2019, 1000, 2020, 3000)),
        ("2020: 9", "2022-2023: 9", "2020,1000 2022,1000 2023,3000 2024,9", Shift(2022, 1000, 2023, 3000)),
        # the number that a figure gives itself goes before that of its year
        ("2020: {value: 9, n: 1000}", "2023: 9", "2020,3000 2023,3000", Shift(2020, 1000, 2023, 3000)),
        ("2020: 9", "2023: {value: 9, n: 1000}", "2020,3000 2023,3000", Shift(2020, 3000, 2023, 1000)),
        ("2020: 9", "2021: {value: 9, n: 1000}, 2023: 9", "2020,3000 2023,3000", Shift(2020, 3000, 2021, 1000)),
        # that of a mean is none of its first year, where that is known
        ("2019-2020: {value: 9, n: 1000}", "2023: 9", "2020,3000 2023,3000", Shift(2019, 1000, 2020, 3000)),
        ("2019-2020: {value: 9, n: 1000}", "2023: 9", "2019,3000 2020,3000 2023,3000", None),
        # of a figure without a year nothing is known but at the other
        ("undated: {value: 9, n: 1}", "2023: 9", "2020,1000 2023,3000", None),
    ],
)
def test_inhabitants_that_leap_between_two_figures(
    tmp_path: Path, start: str, newest: str, people: str, shift: Shift | None
) -> None:
    rows = " ".join(f"Maasgouw,{row}" for row in people.split())
    item = of(tmp_path, f"unit: count\nsource: politie\nbaseline: {{{start}}}\nvalues: {{{newest}}}", "", rows)
    assert item.baseline is not None
    assert item.shift(item.baseline, item.series.figures[2023]) == shift


# What figures are held against ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "own", "expected"),
    [
        (8, 6, SeriesCheck.REVISED), (8, 10, SeriesCheck.REVISED),
        (8, 5, SeriesCheck.OTHER_DEFINITION), (8, 11, SeriesCheck.OTHER_DEFINITION),
        (0, 2, SeriesCheck.REVISED), (0, 3, SeriesCheck.OTHER_DEFINITION),
        (1000, 1000, SeriesCheck.EQUAL), (1000, 1001, SeriesCheck.REVISED),
        (1000, 1050, SeriesCheck.REVISED), (1000, 1051, SeriesCheck.OTHER_DEFINITION),
        (1000, 950, SeriesCheck.REVISED), (1000, 949, SeriesCheck.OTHER_DEFINITION),
    ],
)  # fmt: skip
def test_a_twentieth_or_two_of_a_count_is_a_revision(
    tmp_path: Path, plan: int, own: int, expected: SeriesCheck
) -> None:
    item = of(tmp_path, f"unit: count\nbaseline: {{2021: {plan}}}\nvalues: {{2021: {own}, 2024: {own}}}")
    other = expected is SeriesCheck.OTHER_DEFINITION
    assert (item.check, item.comparable) == (expected, not other)
    assert item.compared is not None
    assert item.compared.value == (plan if other else own)


@pytest.mark.parametrize(
    ("comparable", "where", "start", "check", "told"),
    [
        # figures of the table are of its definition, whatever they are
        ("false", "table", "2021: 10", SeriesCheck.OTHER_DEFINITION, False),
        ("false", "table", "2020: 10", None, False),
        ("true", "table", "2021: 10", SeriesCheck.EQUAL, True),
        ("true", "table", "2020: 10", None, True),
        # and what stands in the plan is of the plan's
        ("false", "plan", "2021: 10", SeriesCheck.EQUAL, True),
        ("false", "plan", "2020: 10", None, True),
    ],
)
def test_a_table_that_is_said_to_count_something_else_is_not_compared(
    tmp_path: Path, comparable: str, where: str, start: str, check: SeriesCheck | None, told: bool
) -> None:
    values = "values: {2021: 10, 2024: 11}" if where == "plan" else ""
    given = f"unit: count\nbaseline: {{{start}}}\nseries: {{table: X, codes: [a], comparable: {comparable}}}\n{values}"
    item = found(tmp_path, given, "" if values else "Maasgouw,2021,10 Maasgouw,2024,11")
    assert (item.measured.check, item.measured.comparable) == (check, told)
    assert (item.change.reason == "not_comparable") is not told
    assert item.comparable is told


def test_the_figure_of_the_baselines_year_takes_its_number_from_the_baseline_where_it_has_none(tmp_path: Path) -> None:
    given = "unit: count\nbaseline: {{2021: {}}}\nvalues: {{2021: {}, 2024: 9}}"
    for baseline, own, n in [
        ("{value: 10, n: 500}", "11", 500),
        ("{value: 10, n: 500}", "{value: 11, n: 600}", 600),
        ("10", "{value: 11, n: 600}", 600),
        ("10", "11", None),
    ]:
        compared = of(tmp_path, given.format(baseline, own)).compared
        assert compared is not None
        assert (compared.value, compared.n) == (11, n)


def test_the_mean_of_the_baselines_years_is_as_sure_as_its_figures_and_of_the_last_ones_source(tmp_path: Path) -> None:
    given = "unit: count\nsource: panel\nbaseline: {2019-2021: 10.5}\n"
    rows = "Maasgouw,2019,10,false,,panel Maasgouw,2020,10,true,,panel Maasgouw,2021,11,false,,politie"
    own = of(tmp_path, given, rows).at_baseline
    assert own is not None
    assert (own.value, own.provisional, own.source, own.years) == (Decimal("10.3"), True, "politie", Years(2019, 2021))
    assert of(tmp_path, given, rows.replace("true", "unknown")).at_baseline == own._replace(provisional=None)
    living = "Maasgouw,2019,100 Maasgouw,2020,200 Maasgouw,2021,300"
    counted = of(tmp_path, given.replace("panel", "politie"), rows, living).at_baseline
    assert counted is not None
    assert counted.n == 200


@pytest.mark.parametrize(
    ("baseline", "values", "own"),
    [
        ("undated: 5", "2020: 5, 2021: 5", None),
        ("2021: {value: null, note: x}", "2021: 5", None),
        ("2020-2021: 5", "2020: 5, 2021: {value: null, note: x}", None),
        ("2020-2021: 5", "2021: 5", None),
        ("2020-2021: 5", "2020: 4, 2021: 6", 5),
        ("2021: 5", "2021: {value: null, note: x}", None),
        ("2019-2021: 5", "2019: 5, 2020-2021: 5", None),
    ],
)
def test_the_baselines_years_have_a_figure_of_their_own_where_each_is_known(
    tmp_path: Path, baseline: str, values: str, own: int | None
) -> None:
    item = of(tmp_path, f"unit: count\nbaseline: {{{baseline}}}\nvalues: {{{values}, 2024: 4}}")
    assert (item.at_baseline.value if item.at_baseline else None) == own
    assert item.check is (None if own is None else SeriesCheck.EQUAL)
    assert item.compared == (item.baseline if own is None else item.at_baseline)


def test_one_municipality_of_several_is_held_against_what_it_had_in_the_last_single_year_of_the_baseline(
    tmp_path: Path,
) -> None:
    rows = " ".join(f"{place},{year},{n}" for year, n in ((2019, 5), (2020, 6), (2021, 7)) for place in CODES)
    for dated, year in (
        ("2020: 20", 2020), ("2019: 20, 2021: 20", 2021), ("2018-2021: 20", None), ("undated: 20", None),
        ("2018-2021: 20, 2020: 3", 2020), ("2017: 20", None),
    ):  # fmt: skip
        given = f"unit: count\nbaseline: {{{dated}}}\ntarget: {{at_most: 9}}"
        item = measured(tmp_path, given, rows, "", "Vaals, Meerssen").of("a", municipality("Vaals"))
        assert (item.baseline.years if item.baseline else None) == (Years(year, year) if year else None)
        assert (item.whole, item.goals, item.in_words, item.check) == (False, (), False, None)
        assert [place.name for place in item.area] == ["Vaals"]
        assert item.parts == {}
    # supposing something else of that year, it is held against that
    item = measured(tmp_path, "unit: count\nbaseline: {2020: 3}", rows, "", TWO).of("a", municipality("Vaals"))
    supposed = item.supposing({2020: Decimal(40), 2030: Decimal(1)})
    assert supposed.baseline is not None
    assert supposed.baseline.value == 40
    assert {year: one.value for year, one in supposed.series.figures.items()} == {2019: 5, 2020: 40, 2021: 7}
    whole = of(tmp_path, "unit: count\nbaseline: {2020: 3}", rows, "", TWO).supposing({2020: Decimal(40)})
    assert whole.baseline is not None
    assert (whole.baseline.value, whole.series.figures[2020].value) == (3, 40)


@pytest.mark.parametrize(
    ("target", "reason"),
    [("target: {at_most: 9}", "joint_target"), ("target: {text: minder}", "joint_target"), ("", "no_target")],
)
def test_of_one_municipality_the_target_is_that_of_all_together(tmp_path: Path, target: str, reason: str) -> None:
    known = measured(tmp_path, f"unit: count\n{target}", "Vaals,2024,5 Meerssen,2024,5", "", TWO)
    item = assess(known.of("a", municipality("Vaals")), 2024)
    assert (item.position.reason, item.tone) == (reason, Tone.UNKNOWN)
    assert item.followed
    whole = assess(known.indicators["a"], 2024).position.reason
    assert whole == {"target: {at_most: 9}": "no_baseline", "": "no_target"}.get(target, "target_in_words")


def test_of_a_plan_of_one_municipality_that_one_is_the_whole(tmp_path: Path) -> None:
    known = measured(tmp_path, "unit: count\ntarget: {at_most: 9}", "Maasgouw,2024,5")
    assert known.of("a", municipality("Maasgouw")) == known.indicators["a"]


@pytest.mark.parametrize(
    ("target", "status"),
    [
        # the baseline goes before a benchmark of that name, which is meant with a year
        ("baseline", "achieved"),
        ("baseline 2024", "behind"),
    ],
)
def test_a_benchmark_may_be_named_baseline(tmp_path: Path, target: str, status: str) -> None:
    given = "unit: count\nbaseline: {2021: 100}\nvalues: {2024: 90}\n"
    given += "benchmarks: {baseline: {name: B, values: {2024: {value: 50, provisional: true}}}}\n"
    assert found(tmp_path, f"{given}target: {{at_most: {{2024: {target}}}}}").position.status == status


@pytest.mark.parametrize(
    ("target", "goals"),
    [
        ("at_most: {2026: 9, 2024: 12.5}", [(2024, Fraction(25, 2), None), (2026, 9, None)]),
        ("at_least: 9", [(2026, 9, None)]),
        ("between: {2024: [4, 9]}", [(2024, 4, 9)]),
        ("between: {2024: [9, 4]}", [(2024, 9, 4)]),
        ("text: minder", []),
    ],
)
def test_what_a_target_asks(tmp_path: Path, target: str, goals: list[tuple[int, Fraction, Fraction | None]]) -> None:
    item = of(tmp_path, f"unit: count\ntarget: {{{target}}}")
    assert [(one.goal.year, one.goal.bound, one.goal.upper) for one in item.goals] == goals
    assert item.in_words is not bool(goals)
    for one in item.goals:
        assert item.written(one.goal) is one
    assert not of(tmp_path, "unit: count").in_words


def test_the_places_of_bounds_are_those_in_the_plan(tmp_path: Path) -> None:
    (one,) = of(tmp_path, "unit: count\ntarget: {at_most: {2024: 9}}").goals
    path = ("indicators", "a", "target", "at_most", "2024")
    assert (one.shown, one.places, one.numbers) == ("9", ((one.written[0], path),), ((Decimal(9), path),))
    (two,) = of(tmp_path, "unit: count\nbaseline: {2021: 9}\ntarget: {between: {2024: [baseline - 2, 9]}}").goals
    path = ("indicators", "a", "target", "between", "2024")
    assert two.shown == "[baseline - 2, 9]"
    assert [place for _, place in two.places] == [(*path, 0), (*path, 1)]
    assert two.numbers == ((Decimal(9), (*path, 1)),)


# Elsewhere and numbers -----------------------------------------------------------------------------------------------


def test_figures_of_elsewhere_are_told_by_year_whatever_the_order_in_the_plan(tmp_path: Path) -> None:
    given = "unit: percent\nsource: panel\nbenchmarks:\n  buur: {name: Weert, values: {2024: 36, 2020: {value: 30, "
    given += "source: politie}}}\n  wij: {name: Maasgouw, values: {2024: 1}}"
    item = of(tmp_path, given, "Weert,2022,33 Maasgouw,2024,40")
    assert [(one.years.last, one.value, one.source) for one in item.benchmarks["buur"]] == [
        (2020, 30, "politie"), (2022, 33, None), (2024, 36, None),
    ]  # fmt: skip
    # what is of the area itself is a figure of its own
    assert [one.value for one in item.benchmarks["wij"]] == [1]
    assert {year: one.value for year, one in item.series.figures.items()} == {2024: 40}
    assert (set(item.observed), item.series.missing) == ({"GM1641"}, {})


@pytest.mark.parametrize(
    ("target", "year", "bound"),
    [
        # a bound of no year is of the plan's last, and so is the figure that it refers to
        ("at_most: l", 2026, 40),
        ("at_most: l 2024", 2026, 20),
        ("at_most: {2024: l}", 2024, 20),
        ("at_most: {2024: l 2025}", 2024, None),
        ("at_most: {2024: l 2026 + 2}", 2024, 42),
        ("at_most: {2024: l 2026 - 25%}", 2024, 30),
        ("at_most: {2024: 12 + 25%}", 2024, 15),
    ],
)
def test_a_bound_is_worked_out_from_the_figure_that_it_refers_to(
    tmp_path: Path, target: str, year: int, bound: int | None
) -> None:
    given = f"unit: count\ntarget: {{{target}}}\nbenchmarks: {{l: {{name: L, values: {{2024: 20, 2026: 40}}}}}}"
    (one,) = of(tmp_path, given).goals
    assert (one.goal.year, one.goal.bound) == (year, bound)


def test_up_to_a_day_that_leaves_nothing_out_nothing_is_measured_again(tmp_path: Path) -> None:
    known = measured(tmp_path, "unit: count\nvalues: {undated: 3, 2022: 5, 2023: 6}", "Maasgouw,2021,4")
    assert [one.year for one in known.until(date(2023, 12, 30)).indicators["a"].given] == [None, 2022]
    assert known.until(date(2023, 12, 31)) is known
    assert sorted(known.until(date(2023, 12, 30)).indicators["a"].series.figures) == [2021, 2022]
    assert sorted(known.until(date(2022, 1, 1)).indicators["a"].series.figures) == [2021]
    assert sorted(known.until(date(2021, 1, 1)).indicators["a"].series.figures) == []


@pytest.mark.parametrize(
    ("years", "value"),
    [
        ("2021", 12), ("2022", None), ("2020-2021", 11), ("2019-2021", None), ("2021-2022", None),
        ("2023-2024", 30), ("2023", None), ("undated", 7), ("2016", None),
    ],
)  # fmt: skip
def test_the_figure_of_some_years_is_that_or_the_mean_of_each(years: str, value: int | None) -> None:
    known = {"2020": 10, "2021": 12, "2022": None, "2023-2024": 30, "undated": 7}
    figures = [Figure(parse_years(of), None if n is None else Decimal(n)) for of, n in known.items()]
    assert figure_of(figures, parse_years(years)) == value


@pytest.mark.parametrize(("text", "decimals"), [("7", 0), ("7.9", 1), ("7.90", 2), ("0.05", 2), ("1E+2", 0)])
def test_decimals_are_those_that_are_written(text: str, decimals: int) -> None:
    assert decimals_of(Decimal(text)) == decimals


@pytest.mark.parametrize(
    ("indicator", "csv", "decimals"),
    [
        ("unit: grade\nbaseline: {2021: 7.12}", "", 2),
        ("unit: grade\nbaseline: {2021: 7}\nvalues: {2024: 7.125}", "", 3),
        ("unit: grade\ndecimals: 4\nbaseline: {2021: 7.1}", "", 4),
        ("unit: percent\ndecimals: 0\nbaseline: {2021: 7}", "", 0),
        ("unit: percent\nbaseline: {2021: 7}\ntarget: {at_most: 6.25}", "", 2),
        ("unit: percent\nbaseline: {2021: 7}\ntarget: {between: [6, 6.5]}", "", 1),
        ("unit: percent\nbaseline: {2021: 7}\nbenchmarks: {l: {name: L, values: {2024: 6.75}}}", "", 2),
        ("unit: percent\nbaseline: {2021: 7}\nbenchmarks: {l: Land}", "l,2024,6.75", 2),
        ("unit: percent\nbaseline: {2021: 7}", "Maasgouw,2024,6.5", 1),
        ("unit: percent\nvalues: {2022: {value: null, note: x}, 2024: 6.5}", "", 1),
        ("unit: percent\nbenchmarks: {l: {name: L, values: {2022: {value: null, note: x}, 2024: 6.5}}}", "", 1),
        # a mean of whole numbers has its own
        ("unit: count\nbaseline: {2019-2021: 7.25}", "", 0),
        ("unit: count\nbaseline: {2021: 7}\nvalues: {2023-2024: 7.25}", "", 0),
        ("unit: count\ndecimals: 1\nbaseline: {2019-2021: 7.25}", "", 1),
    ],
)
def test_an_indicator_is_published_with_the_decimals_that_are_said_or_that_its_figures_have(
    tmp_path: Path, indicator: str, csv: str, decimals: int
) -> None:
    assert of(tmp_path, indicator, csv).decimals == decimals


def test_a_change_of_definition_without_a_year_parts_no_figures(tmp_path: Path) -> None:
    item = of(tmp_path, "unit: count\nbaseline: {2021: 5}\nbreaks: {undated: x, 2020: y}\nvalues: {2024: 6}")
    assert item.breaks == {2020}
    assert assess(item, 2024).change.reason is None


def test_a_figure_that_is_known_to_be_unknown_has_no_value(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="known to be unknown"):
        _ = Figure(Years(2024, 2024), None).known
    assert Figure(Years(2024, 2024), Decimal(0)).known == 0


@pytest.mark.parametrize(
    ("indicator", "chance"),
    [("unit: count", Chance.COUNTS), ("unit: count\nkind: effort", Chance.NONE), ("unit: rank", Chance.NONE)],
)
def test_what_was_done_does_not_vary_by_chance(tmp_path: Path, indicator: str, chance: Chance) -> None:
    assert of(tmp_path, indicator).chance is chance


def test_a_series_has_a_latest_figure_up_to_a_year(tmp_path: Path) -> None:
    series = of(tmp_path, "unit: count\nvalues: {2020: 5, 2023: 6}").series
    latest = [series.until(year) for year in (2019, 2020, 2022, 2023, 2024)]
    assert [one.value if one else None for one in latest] == [None, 5, 5, 6, 6]
