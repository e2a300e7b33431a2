"""How much counts usually move: the table, the three levels, and what a verdict does not depend on."""

from __future__ import annotations

import csv
import math
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ivp.check import check
from ivp.dossier.workspace import plan_sources
from ivp.model.types import Years
from ivp.progress.assess import Assessment, assess
from ivp.progress.change import change_in_counts, planned_step
from ivp.progress.figures import Count
from ivp.progress.standing import Standing
from ivp.progress.statistics import unclear_range
from ivp.progress.usual import OTHER, PER_CENTS, Variation, movement, reached, usual_range, variation
from ivp.view.progress import IndicatorView, progress_view
from ivp.view.wording import Wording
from ivp.vocabulary import Better, Change, Direction


def usual(codes: str, apart: int, places: tuple[float, ...] = (1.0,)) -> Variation:
    return variation("47018NED", tuple(codes.split()), Years(2018, 2018), Years(2018 + apart, 2018 + apart), places)


LEVELS = {Change.NO_CLEAR_CHANGE: 1, Change.WITHIN_USUAL: 2, Change.FELL: 3, Change.ROSE: 3}


def level(before: Count, after: Count, known: Variation) -> int:
    return LEVELS[change_in_counts(before, after, Better.NEITHER, known).change]


# Verdicts that were worked out apart from this program ---------------------------------------------------------------

WORKED = [
    ("1.1.1", 10, 1, 1, 0.2710, -1.9459, 1.7914, 3),
    ("1.1.1", 10, 0, 1, 0.2710, -3.0445, 2.8864, 3),
    ("1.1.1", 9, 0, 1, 0.2710, -2.9444, 2.8930, 3),
    ("1.1.1", 9, 1, 1, 0.2710, -1.8458, 1.8021, 3),
    ("1.1.1", 0, 6, 1, 0.2710, 2.5649, 2.9251, 2),
    ("1.1.1", 0, 9, 1, 0.2710, 2.9444, 2.8930, 3),
    ("1.1.1", 29, 17, 3, 0.3320, -0.5222, 0.8793, 1),
    ("1.1.1", 120, 60, 2, 0.3100, -0.6890, 0.6816, 3),
    ("1.1.1", 424, 160, 4, 0.2647, -0.9726, 0.5497, 3),
    ("1.2.3", 42, 123, 1, 0.2800, 1.0667, 0.6501, 3),
    ("1.2.3", 8196, 10854, 1, 0.0896, 0.2809, 0.1780, 3),
    ("1.4.5", 120, 60, 2, 0.1340, -0.6890, 0.4054, 3),
    ("2.2.1", 600, 500, 1, 0.1149, -0.1822, 0.2546, 2),
    ("2.2.1", 600, 450, 1, 0.1163, -0.2874, 0.2586, 3),
    ("9.9.9", 120, 60, 2, 0.3630, -0.6890, 0.7756, 2),
]
"""Code; the two counts; years apart; tau, the ratio and its limit; the level."""


@pytest.mark.parametrize(("code", "before", "after", "apart", "tau", "ratio", "limit", "expected"), WORKED)
def test_worked_verdicts(code, before, after, apart, tau, ratio, limit, expected):
    known = usual(code, apart)
    found = movement(Count(before), Count(after), known)
    assert found.tau == pytest.approx(tau, abs=0.005)
    assert (found.ratio, found.limit) == (pytest.approx(ratio, abs=6e-5), pytest.approx(limit, abs=0.01))
    assert level(Count(before), Count(after), known) == expected


def test_a_sum_moves_less_than_its_pieces():
    """Burglaries of five municipalities, 304 and 135: each with its own share, or only the sum."""
    places = tuple(count / 439 for count in (297, 50, 46, 25, 21))
    five, one = usual("1.1.1 1.1.2", 5, places), usual("1.1.1 1.1.2", 5)
    before, after = Count(304), Count(135)
    assert five.tau(304, 135) < one.tau(304, 135) == pytest.approx(0.29, abs=0.005)
    assert movement(before, after, one).limit == pytest.approx(0.6033, abs=0.01)
    assert level(before, after, five) == level(before, after, one) == 3


def test_a_code_has_its_share_of_the_country():
    """Two codes of the same tau: with all in one of them the sum moves as that does, halved it moves less."""
    of_one, of_both = usual("2.2.1", 1), usual("2.2.1 1.4.5", 1)
    shares = [share for share, _ in of_both.pieces]
    assert shares == [pytest.approx(86960 / 130543, abs=1e-3), pytest.approx(43583 / 130543, abs=1e-3)]
    assert of_both.tau(50, 60) < of_one.tau(50, 60)


ROW = ("x",)
PIECE = 0.09
"""The variance of a piece: a tau of 0.3."""


@pytest.mark.parametrize(("size", "part"), [(0, 1), (1, 1), (100, 1), (400, 1 / 2), (1600, 1 / 4)])
def test_of_more_than_a_hundred_the_variance_falls_with_the_root_of_the_size(size: int, part: float) -> None:
    tau = Variation(ROW, 1, ((1.0, PIECE),)).tau(size, size)
    assert tau**2 == pytest.approx(part * PIECE)


def test_the_size_is_that_of_a_year_and_halfway_both() -> None:
    """A mean of 700 over five years and one of 100 over two: 400 a year."""
    tau = Variation(ROW, None, ((1.0, PIECE),), (5, 2)).tau(3500, 200)
    assert tau**2 == pytest.approx(PIECE / 2)


@pytest.mark.parametrize(
    ("shares", "part"),
    [
        # a fifth of what moves in one piece moves in the others too: that adds up, and of the rest the squares do
        ((0.5, 0.5), 0.8 / 2 + 0.2),
        ((0.25, 0.25, 0.25, 0.25), 0.8 / 4 + 0.2),
        ((0.6, 0.4), 0.8 * (0.36 + 0.16) + 0.2),
    ],
)
def test_pieces_move_together_in_part(shares: tuple[float, ...], part: float) -> None:
    tau = Variation(ROW, 1, tuple((share, PIECE) for share in shares)).tau(100, 100)
    assert tau**2 == pytest.approx(part * PIECE)


def test_each_piece_has_its_own_size() -> None:
    """Of 800 half: 400 each."""
    tau = Variation(ROW, 1, ((0.5, PIECE), (0.5, PIECE))).tau(800, 800)
    assert tau**2 == pytest.approx(0.6 * PIECE / 2)


def test_each_code_tells_its_own_tau_whatever_its_places() -> None:
    assert usual("1.1.1 1.4.5", 3, (0.5, 0.3, 0.2)).taus == usual("1.1.1", 3).taus + usual("1.4.5", 3).taus


@pytest.mark.parametrize(
    ("table", "codes", "rows"),
    [
        ("47018NED", ("1.1.1",), ("1.1.1",)),
        ("47013ned", ("1.1.1", "1.1.1"), ("1.1.1",)),
        ("47018NED", ("1.1.1", "1.6.1"), (OTHER,)),
        ("47021NED", ("1.1.1",), (OTHER,)),
        ("", (), (OTHER,)),
        ("", ("1.1.1",), (OTHER,)),
        ("47018NED", (), (OTHER,)),
    ],
)
def test_what_has_no_row_takes_that_of_others(table, codes, rows):
    assert variation(table, codes, Years(2020, 2020), Years(2021, 2021)).rows == rows


def test_others_move_as_the_more_changeable_do():
    taus = [usual(code, 3).taus[0] for code in ("1.1.1", "1.2.1", "1.4.5", "2.2.1", "3.1.1")]
    assert sorted(taus)[-3] < usual("0.0.0", 3).taus[0] < max(taus)


@pytest.mark.parametrize("code", ["1.1.1", "1.4.2", "3.1.3", "0.0.0"])
def test_more_years_apart_are_never_more_alike(code):
    taus = [usual(code, apart).taus[0] for apart in range(1, 12)]
    assert taus == sorted(taus)
    assert taus[7:] == taus[7:8] * 4  # what lies further apart is held against eight years
    assert usual(code, 11).measured_over == 8


def test_a_mean_of_years_moves_less():
    """The variance between the two, less half of that within each."""
    taus = [0.0, *(usual("1.1.1", apart).taus[0] for apart in range(1, 9))]
    ((share, found),) = variation("47018NED", ("1.1.1",), Years(2017, 2019), Years(2021, 2021)).pieces
    assert share == 1  # what is known only as a total is one piece
    between = (taus[4] ** 2 + taus[3] ** 2 + taus[2] ** 2) / 3
    within = (4 * taus[1] ** 2 + 2 * taus[2] ** 2) / 9
    assert found == pytest.approx(between - within / 2)
    single = usual("1.1.1", 4).pieces[0][1]
    assert found < single


def test_of_an_undated_figure_the_most_is_taken():
    undated = variation("47018NED", ("1.1.1",), Years(None, None), Years(2021, 2021))
    assert (undated.taus, undated.apart, undated.measured_over) == (usual("1.1.1", 8).taus, None, None)


@pytest.mark.parametrize(
    ("before", "after", "apart"),
    [
        ((2018, 2018), (2023, 2023), 5),
        ((2023, 2023), (2018, 2018), 5),
        ((2018, 2018), (2018, 2018), 0),
        ((2016, 2018), (2023, 2023), None),
        ((2018, 2018), (2021, 2023), None),
        ((2016, 2018), (2021, 2023), None),
        ((None, None), (2023, 2023), None),
        ((2018, 2018), (None, None), None),
        ((None, None), (None, None), None),
    ],
)
def test_only_two_single_years_are_so_many_years_apart(before, after, apart) -> None:
    assert variation("47018NED", ("1.1.1",), Years(*before), Years(*after)).apart == apart


@pytest.mark.parametrize("other", [(2021, 2021), (2019, 2021)])
def test_beside_an_undated_figure_a_mean_moves_as_much_as_a_year(other: tuple[int, int]) -> None:
    undated = Years(None, None)
    for before, after in ((undated, Years(*other)), (Years(*other), undated)):
        assert variation("47018NED", ("1.1.1",), before, after).taus == usual("1.1.1", 8).taus


def test_of_one_mean_nothing_moves() -> None:
    assert variation("47018NED", ("1.1.1",), Years(2017, 2019), Years(2017, 2019)).taus == (0.0,)


def test_of_a_very_long_mean_the_last_years_count() -> None:
    """Three times the longest that was measured."""

    def since(first: int) -> tuple[float, ...]:
        return variation("47018NED", ("1.1.1",), Years(first, 2020), Years(2022, 2022)).taus

    assert since(1950) == since(1995) == since(1996) != since(1997)


# What holds for all counts -------------------------------------------------------------------------------------------

counts = st.integers(0, 60) | st.integers(0, 3000)
codes = st.sampled_from(["1.1.1", "1.1.2 1.2.1", "1.4.5", "3.1.1", "0.0.0"])
exposures = st.sampled_from(
    [Fraction(1), Fraction(1, 5), Fraction(1, 3), Fraction(9, 10), Fraction(21, 20), Fraction(4)]
)
aparts = st.integers(1, 12)
places = st.lists(st.integers(1, 50), min_size=1, max_size=5).map(lambda of: tuple(one / sum(of) for one in of))
unhurried = settings(deadline=None, max_examples=150)


@unhurried
@given(counts, counts, codes, aparts, exposures, places)
def test_what_is_before_and_after_does_not_matter(before, after, code, apart, exposure, shares):
    known = usual(code, apart, shares)
    start, end = Count(before, 1), Count(after, exposure)
    assert level(start, end, known) == level(end, start, known)
    assert movement(start, end, known).ratio == pytest.approx(-movement(end, start, known).ratio)


@unhurried
@given(counts, codes, aparts, exposures, places, st.data())
def test_a_lower_count_is_never_a_weaker_fall_and_a_higher_one_never_a_weaker_rise(
    before, code, apart, exposure, shares, data
):
    known, start = usual(code, apart, shares), Count(before, 1)
    expected = math.floor(before * exposure)
    near = data.draw(st.integers(0, expected))
    further = data.draw(st.integers(0, near))
    assert level(start, Count(further, exposure), known) >= level(start, Count(near, exposure), known)
    near = expected + 1 + data.draw(st.integers(0, 3 * expected + 20))
    further = near + data.draw(st.integers(0, 500))
    assert level(start, Count(further, exposure), known) >= level(start, Count(near, exposure), known)


@pytest.mark.parametrize("exposure", [Fraction(1, 5), Fraction(1, 3), Fraction(9, 10)])
def test_a_fall_to_zero_weighs_no_less_than_a_fall_to_one(exposure):
    known = Variation(("x",), 1, ((1.0, 0.0),))
    for before in range(5, 60):
        to_one, to_none = (level(Count(before), Count(after, exposure), known) for after in (1, 0))
        assert to_none >= to_one or before * exposure < 1


@unhurried
@given(counts, codes, aparts, exposures)
@example(44, "1.1.1", 1, Fraction(7, 37))  # none is more than usual here only because one is
@example(0, "1.4.5", 4, Fraction(5, 2))  # and a rise from none, because it is one from one
def test_only_outside_the_range_a_count_is_more_than_usual(before, code, apart, exposure):
    known, start = usual(code, apart), Count(before)
    low, high = usual_range(start, exposure, known)
    chance = unclear_range(start, exposure)
    assert low <= chance[0]
    assert high is not None
    assert chance[1] is not None
    assert high >= chance[1]
    for events in {0, low // 2, low - 1, low, high, high + 1, 2 * high + 2} - {-1}:
        assert (level(start, Count(events, exposure), known) == 3) == (not low <= events <= high)


@unhurried
@given(st.integers(0, 10**15), st.integers(0, 10**15), codes, st.fractions(Fraction(1, 10**9), 10**9))
def test_no_count_is_too_large(before, after, code, exposure):
    found = movement(Count(before), Count(after, exposure), usual(code, 3))
    assert all(map(math.isfinite, (found.tau, found.ratio, found.limit)))
    assert found.limit > 0


def test_a_fall_to_none_that_is_beyond_is_told_as_it_is() -> None:
    """And no less than one to one where only that is; of other counts the limit stands as it is."""
    still = Variation(("x",), 1, ((1.0, 0.0),))
    of_none, of_one = (movement(Count(60), Count(after, Fraction(1, 6)), still) for after in (0, 1))
    assert (of_none.after.events, of_none.beyond) == (0, True)
    assert of_one.before == Count(60)
    nearer = movement(Count(20), Count(0, Fraction(1, 3)), still)
    assert (nearer.beyond, nearer.after.events) == (False, 0)


# In a plan -----------------------------------------------------------------------------------------------------------

HEAD = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: [{places}]
region: Proefregio
period: 2021-2024
themes: {{wonen: Wonen}}
sources:
  politie: {{name: politie, kind: register{hide}}}
  panel: {{name: panel, kind: survey}}
observations: cijfers.csv
indicators:
  a:
    name: Verzonnen indicator
    for: wonen
    source: politie
"""
SERIES = "unit: count\nbetter: lower\nseries: {table: 47018NED, codes: [1.1.1]}\n"


def standing(folder: Path, indicator: str, csv: str = "", places: str = "Maasgouw", hide: str = "") -> Standing:
    (folder / "ivp.toml").touch()
    text = HEAD.format(places=places, hide=hide) + "".join(f"    {line}\n" for line in indicator.splitlines())
    if "source:" in indicator:
        text = text.replace("    source: politie\n", "")
    (folder / "cijfers.csv").write_text("indicator,municipality,year,value\n" + csv, encoding="utf-8")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    (item,) = check(plan_sources([str(folder / "plan.yaml")])).plans
    return Standing(item.measured, 2024)


def found(folder: Path, *given: str, **more: str) -> Assessment:
    return assess(standing(folder, *given, **more).measured.indicators["a"], 2024)


def view(folder: Path, *given: str, **more: str) -> IndicatorView:
    return progress_view(standing(folder, *given, **more)).indicators[0]


HISTORIES = [
    "",
    "2022: 150, 2023: 90, ",
    "2010: 400, 2011: 12, 2012: 333, 2013: 0, 2014: 280, 2015: 90, 2016: 301, 2017: 80, 2022: 5, 2023: 700, ",
    "2012: 121, 2013: 122, 2014: 119, 2015: 120, 2016: 121, 2017: 120, 2018: 119, 2019: 121, 2022: 119, ",
]


@pytest.mark.parametrize("after", [118, 90, 60, 30])
def test_a_verdict_does_not_depend_on_how_much_history_there_is(tmp_path: Path, after: int) -> None:
    figures = SERIES + f"baseline: {{2020: 120}}\nvalues: {{HISTORY, 2024: {after}}}"
    told = [found(tmp_path, figures.replace("HISTORY, ", history)).change for history in HISTORIES]
    assert all(one == told[0] for one in told)


TESTED = {
    "unit: count\nbetter: lower\nseries: {table: 47018NED, codes: [1.1.1]}\n": "{value: VALUE}",
    "unit: count\nbetter: lower\n": "{value: VALUE, n: 24000}",
    "unit: rate\nper: 1000\nbetter: lower\n": "{value: VALUE, n: 24000}",
    "unit: percent\nbetter: higher\nsource: panel\n": "{value: VALUE, n: 400}",
    "unit: grade\nbetter: higher\nsource: panel\n": "{value: VALUE, se: 0.2}",
}
"""Indicators of each unit of which a change is tested, and how a figure of them is written."""


@settings(deadline=None, max_examples=12)
@given(
    st.sampled_from(list(TESTED)),
    st.tuples(st.integers(1, 10), st.integers(1, 10)),
    st.dictionaries(st.integers(2008, 2023).filter(lambda year: year != 2020), st.integers(1, 10), max_size=12),
)
def test_no_history_changes_a_verdict_or_its_sentence(tmp_path_factory, indicator, two, history):
    before, after = two

    def told(values: dict[int, int]) -> tuple[object, ...]:
        written = {year: TESTED[indicator].replace("VALUE", str(value)) for year, value in values.items()}
        listed = ", ".join(f"{year}: {value}" for year, value in sorted(written.items()) if year != 2020)
        text = f"{indicator}baseline: {{2020: {written[2020]}}}\nvalues: {{{listed}}}\n"
        item = found(tmp_path_factory.mktemp("history"), text)
        return item.change, item.tone, Wording("nl").change_sentence(item), Wording("en").change_note(item)

    bare = told({2020: before, 2024: after})
    assert bare[0].difference is not None
    assert told({2020: before, 2024: after, **history}) == bare


FIVE = ("Maastricht", "Meerssen", "Valkenburg aan de Geul", "Eijsden-Margraten", "Vaals")
CODES = ("GM0935", "GM0938", "GM0994", "GM1903", "GM0981")


def rows(*years: tuple[int, tuple[int, ...]]) -> str:
    return "".join(f"a,{code},{year},{n}\n" for year, row in years for code, n in zip(CODES, row, strict=True))


def test_an_area_is_the_sum_of_its_municipalities_where_each_is_known(tmp_path: Path) -> None:
    joint = SERIES + "baseline: {2020: 150}\nvalues: {2024: 90}"
    known = rows((2020, (70, 30, 20, 20, 10)), (2024, (30, 20, 20, 10, 10)))
    of_all = found(tmp_path, joint, known, places=", ".join(FIVE)).change.usual
    assert of_all is not None
    assert [share for share, _ in of_all.variation.pieces] == [pytest.approx(n / 240) for n in (100, 50, 40, 30, 20)]
    partly = known.replace("a,GM0981,2020,10\n", "").replace("a,GM0981,2024,10\n", "")
    whole = found(tmp_path, joint, partly, places=", ".join(FIVE)).change.usual
    assert whole is not None
    assert [share for share, _ in whole.variation.pieces] == [1.0]
    assert whole.tau > of_all.tau


def test_what_a_hidden_municipality_would_tell_is_not_reckoned_with(tmp_path: Path) -> None:
    known = rows((2020, (70, 30, 20, 20, 10)), (2024, (30, 20, 20, 10, 3)))
    shown = standing(
        tmp_path, SERIES + "baseline: {2020: 150}\nvalues: {2024: 83}", known,
        places=", ".join(FIVE), hide=", hide_below: 5",
    ).indicators["a"]  # fmt: skip
    assert shown.change.usual is not None
    of_2020 = [pytest.approx(n / 150) for n in (70, 30, 20, 20, 10)]
    assert [share for share, _ in shown.change.usual.variation.pieces] == of_2020


def test_the_table_holds_only_for_figures_of_its_definition(tmp_path: Path) -> None:
    linked = "unit: count\nseries: {table: 47018NED, codes: [1.4.5], comparable: BOOL}\n"
    linked += "baseline: {2020: 120}\nvalues: {2022: 60}"
    for comparable, row in (("true", "1.4.5"), ("false", OTHER)):
        evidence = found(tmp_path, linked.replace("BOOL", comparable)).change
        assert evidence.usual is not None
        assert evidence.usual.variation.rows == (row,)


def test_a_rate_is_held_against_the_same_as_its_count(tmp_path: Path) -> None:
    rate = SERIES.replace("count", "rate\nper: 1000") + "baseline: {2020: {value: 12.0, n: 10000}}\n"
    rate += "values: {2022: {value: 6.0, n: 10000}}"
    evidence = found(tmp_path, rate).change
    assert (evidence.change, evidence.unclear, evidence.ordinary) == (Change.IMPROVED, None, None)
    assert evidence.usual is not None
    assert evidence.usual.limit == pytest.approx(0.6816, abs=0.01)


# Words ---------------------------------------------------------------------------------------------------------------


def test_the_council_reads_three_levels(tmp_path: Path) -> None:
    figures = SERIES.replace("1.1.1", "1.2.1") + "baseline: {2018: 348}\nvalues: {2023: AFTER}"
    chance = view(tmp_path, figures.replace("AFTER", "320")).change
    assert (chance.code, chance.label) == ("no_clear_change", "Geen duidelijke verandering")
    assert chance.sentence.startswith(
        "320 tegen 348 in 2018: te klein een verschil om toeval in het tellen uit te sluiten;"
    )
    within = view(tmp_path, figures.replace("AFTER", "228")).change
    assert (within.code, within.label) == ("within_usual", "Lager, binnen gewone schommeling")
    assert within.note == "−120 (−34%), niet groter dan gewoon"
    assert within.sentence == (
        "228 tegen 348 in 2018: −120 (−34%). Dat is meer dan toeval in het tellen verklaart, maar niet meer dan zulke "
        f"cijfers in gemeenten in 5 jaar gewoonlijk schommelen. {within.usual_low} tot en met {within.usual_high} is "
        "gewoon."
    )
    beyond = view(tmp_path, figures.replace("AFTER", "135")).change
    assert (beyond.code, beyond.note) == ("improved", "−213 (−61%), groter dan gewoon")
    assert beyond.sentence == (
        "135 tegen 348 in 2018: −213 (−61%), verbeterd. Dat is meer dan zulke cijfers in gemeenten in 5 jaar "
        f"gewoonlijk schommelen. {beyond.usual_low} tot en met {beyond.usual_high} zou nog gewoon zijn. Waardoor het "
        "verschil komt, zegt dit cijfer niet."
    )
    worse = view(tmp_path, figures.replace("AFTER", "800")).change
    assert "verslechterd. Dat is meer dan zulke cijfers in gemeenten in 5 jaar gewoonlijk schommelen." in worse.sentence
    assert "Waardoor het verschil komt, zegt dit cijfer niet." in worse.sentence


def test_what_has_no_row_of_its_own_says_so(tmp_path: Path) -> None:
    sentence = view(tmp_path, "unit: count\nbaseline: {2020: 120}\nvalues: {2022: 60}").change.sentence
    assert "niet meer dan de beweeglijkere soorten misdrijven in gemeenten in 2 jaar gewoonlijk schommelen." in sentence
    assert "Hoeveel dit cijfer zelf gewoonlijk schommelt, is niet gemeten." in sentence


def test_a_sample_has_no_row_and_says_so(tmp_path: Path) -> None:
    asked = "unit: percent\nsource: panel\nbaseline: {2020: {value: 20, n: 500}}\nvalues: {2022: {value: 30, n: 500}}"
    shown = view(tmp_path, asked)
    assert (shown.change.code, shown.change.tau, shown.change.usual_rows) == ("rose", None, ())
    assert shown.change.sentence.endswith("Hoeveel zulke cijfers daarnaast gewoonlijk schommelen, is niet bekend.")
    assert any("Geen rij van de tabel met gewone schommelingen past hierbij" in line for line in shown.explanation)
    counted = "unit: count\nsource: panel\nbaseline: {2020: 120}\nvalues: {2022: 60}"
    assert view(tmp_path, counted).change.usual_rows == ()


@pytest.mark.parametrize(("before", "after", "told"), [(25, 12, True), (25, 2, True), (60, 28, False)])
def test_of_small_counts_a_mean_tells_more(tmp_path: Path, before: int, after: int, told: bool) -> None:
    sentence = view(tmp_path, SERIES + f"baseline: {{2020: {before}}}\nvalues: {{2022: {after}}}").change.sentence
    assert ("Dit zijn kleine aantallen: een gemiddelde over drie jaar zegt meer." in sentence) is told


def test_beyond_eight_years_it_says_over_how_many_it_was_measured(tmp_path: Path) -> None:
    shown = view(tmp_path, SERIES + "baseline: {2010: 120}\nvalues: {2022: 60}")
    assert "in 8 jaar gewoonlijk" in shown.change.sentence
    assert any("Over 12 jaar is het niet gemeten." in line for line in shown.explanation)


# Beside the country ---------------------------------------------------------------------------------------------------

COUNTRY = [
    # codes, own counts, those of the country, years; its change, whether the difference is more than usual
    ("1.1.1 1.1.2", (304, 135), (55_393, 33_770), (2018, 2023), "−39", False),
    ("1.2.1 1.2.2", (348, 228), (64_037, 52_766), (2018, 2023), "−18", False),
    ("1.2.3", (202, 256), (81_894, 96_669), (2018, 2023), "+18", False),
    ("1.2.3", (42, 123), (71_344, 92_044), (2021, 2022), "+29", True),
    ("1.1.1 1.2.1 1.2.3 2.5.1", (129, 93), (144_679, 172_448), (2021, 2022), "+19", True),
    ("1.1.1 1.2.1 1.2.3 2.5.1", (129, 101), (144_679, 175_865), (2021, 2023), "+22", False),
]


@pytest.mark.parametrize(("codes", "own", "country", "years", "percent", "beyond"), COUNTRY)
def test_a_change_is_held_against_that_of_the_country(tmp_path: Path, codes, own, country, years, percent, beyond):
    (first, last), listed = years, codes.replace(" ", '", "')
    given = f'unit: count\nbetter: lower\nseries: {{table: 47018NED, codes: ["{listed}"]}}\n'
    given += f"baseline: {{{first}: {own[0]}}}\nvalues: {{{last}: {own[1]}}}\n"
    given += f"benchmarks: {{nederland: {{name: Nederland, values: {{{first}: {country[0]}, {last}: {country[1]}}}}}}}"
    shown = view(tmp_path, given)
    (beside,) = shown.beside
    assert beside.beyond is beyond
    apart = "groter dan gewoon" if beyond else "niet groter dan gewoon"
    here = f"{100 * own[1] / own[0] - 100:+.0f}".replace("-", "−")
    assert beside.text == f"Nederland in dezelfde jaren: {percent}%, hier {here}%. Het verschil daarmee is {apart}."
    told = f"Nederland {percent}%" in shown.change.note
    assert told is (shown.change.code in {"improved", "worsened"})


PLACES = SERIES.replace("1.1.1", "1.2.3") + "baseline: {2021: 8196}\nvalues: {2022: 10854}\nbenchmarks: {elders: "


@pytest.mark.parametrize(
    ("benchmark", "rest", "percent"),
    [
        ("{name: Nederland, values: {2021: 71344, 2022: 92044}}", True, 28.6),
        ("{name: vergelijkbare gemeenten, values: {2021: 66000, 2022: 85140}}", False, 29.0),
        ("{name: Nederland, values: {2021: 660000, 2022: 851400}}", False, 29.0),
    ],
)
def test_a_good_part_of_the_country_is_held_against_the_rest(tmp_path: Path, benchmark, rest, percent):
    item = found(tmp_path, PLACES + benchmark + "}")
    (beside,) = item.beside
    assert (beside.rest, round(float(beside.percent), 1)) == (rest, percent)
    sentence = view(tmp_path, PLACES + benchmark + "}").beside[0].text
    assert sentence.startswith("Nederland zonder dit gebied in dezelfde jaren: ") is rest


@pytest.mark.parametrize(
    "values",
    [
        "{2021: 66000}",
        "{2021: 66000, 2023: 85140}",
        "{2021: 0, 2022: 85140}",
        "{2021: 66000, 2022: {value: null, note: x}}",
    ],
)
def test_without_figures_of_the_same_years_nothing_is_held_beside_it(tmp_path: Path, values: str) -> None:
    assert found(tmp_path, PLACES + f"{{name: Nederland, values: {values}}}}}").beside == ()


def test_two_rates_stand_side_by_side(tmp_path: Path) -> None:
    given = SERIES + "baseline: {2020: {value: 150, n: 50000}}\nvalues: {2024: {value: 80, n: 50000}}\n"
    given += "benchmarks: {nl: {name: Nederland, values: {2020: 46000, 2024: {value: 27000, n: 18000000}}}}"
    (beside,) = view(tmp_path, given).beside
    assert beside.text.endswith("In 2024 was het hier 1,6 per 1.000 inwoners, daar 1,5 per 1.000 inwoners.")


def test_a_rate_is_held_against_a_rate(tmp_path: Path) -> None:
    given = SERIES.replace("count", "rate\nper: 1000") + "baseline: {2020: {value: 12.0, n: 10000}}\n"
    given += "values: {2022: {value: 6.0, n: 10000}}\n"
    given += "benchmarks: {nl: {name: Nederland, values: {2020: 8.0, 2022: 4.4}}}"
    (beside,) = found(tmp_path, given).beside
    assert beside.gap == pytest.approx(math.log(60.5 / 120.5) - math.log(4.4 / 8))
    assert (beside.percent, beside.beyond) == (-45, False)


def test_a_mean_of_years_is_held_against_the_mean_of_the_same(tmp_path: Path) -> None:
    given = SERIES + "baseline: {2017-2019: 100}\nvalues: {2022: 60}\n"
    given += "benchmarks: {nl: {name: Nederland, values: {2017: 30000, 2018: 40000, 2019: 50000, 2022: 30000}}}"
    (beside,) = found(tmp_path, given).beside
    assert (beside.before, beside.percent) == (40000, -25)


@pytest.mark.parametrize(("bound", "told"), [(20, True), (5, True), (4, False)])
def test_that_a_target_was_not_kept_is_told_where_every_hidden_count_would_fail_it(
    tmp_path: Path, bound: int, told: bool
) -> None:
    given = SERIES + f"baseline: {{2020: 2}}\ntarget: {{at_least: {{2022: {bound}}}}}\nvalues: {{2022: 25, 2023: 2}}\n"
    item = standing(tmp_path, given.replace("better: lower\n", ""), hide=", hide_below: 5").indicators["a"]
    assert item.position.status == "achieved"
    assert bool(item.position.not_sustained) is told


def test_a_hidden_count_on_which_nothing_rests_leaves_nothing_out(tmp_path: Path) -> None:
    given = SERIES + "baseline: {2020: 30}\nvalues: {2021: 2, 2022: 25}\n"
    item = standing(tmp_path, given, hide=", hide_below: 5").indicators["a"]
    assert item.measured.series.figures[2021].hidden
    assert item.withheld == 0


def test_what_is_hidden_elsewhere_is_not_held_beside_it(tmp_path: Path) -> None:
    given = SERIES + "baseline: {2020: 100}\nvalues: {2022: 60}\n"
    given += "benchmarks: {buren: {name: de buren, values: {2020: 40, 2022: 4}}}"
    assert standing(tmp_path, given, hide=", hide_below: 5").indicators["a"].beside == ()
    assert len(standing(tmp_path, given).indicators["a"].beside) == 1


def test_what_counting_chance_explains_is_no_more_than_usual_however_little_counts_move() -> None:
    still = Variation(("1.1.1",), 1, ((1.0, 0.0),), (1, 1))
    for events in range(60):
        (low, high), (least, most) = unclear_range(Count(events)), usual_range(Count(events), 1, still)
        assert least <= low
        assert high is not None
        assert most is not None
        assert most >= high


# How often a step was taken -------------------------------------------------------------------------------------------


def ratios(code: str, size: int, apart: int) -> list[tuple[float, int]]:
    """The quantiles of change as they ship."""
    text = files("ivp.reference").joinpath("usual_changes.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    (row,) = (one for one in rows if (one["code"], one["size"], one["apart"]) == (code, str(size), str(apart)))
    return [(float(row[str(one)]), one) for one in PER_CENTS]


def test_of_two_quantiles_the_further_one_is_larger() -> None:
    text = files("ivp.reference").joinpath("usual_changes.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        known = [float(row[str(one)]) for one in PER_CENTS]
        assert known == sorted(set(known))


@pytest.mark.parametrize(
    ("before", "size", "most"),
    [
        (20, 20, 49), (40, 20, 49), (49, 20, 49), (50, 50, 199), (100, 50, 199), (199, 50, 199),
        (200, 200, None), (1000, 200, None),
    ],
)  # fmt: skip
def test_how_often_municipalities_took_such_a_step(before: int, size: int, most: int | None) -> None:
    for ratio, percent in ratios("1.1.1", size, 5):
        bound = Fraction(ratio).limit_denominator(1000) * before
        fell = reached(Count(before), bound, usual("1.1.1", 5), lower=True)
        rose = reached(Count(before), bound, usual("1.1.1", 5), lower=False)
        assert fell is not None
        assert rose is not None
        assert (fell.least, fell.most, fell.apart) == (size, most, 5)
        assert fell.percent == pytest.approx(percent, abs=0.1)
        assert fell.percent + rose.percent == pytest.approx(100)


def test_between_two_quantiles_it_is_as_far_between_and_beyond_them_no_more_is_known() -> None:
    known, (first, second, *_, last) = usual("1.1.1", 5), ratios("1.1.1", 50, 5)
    third = first[0] + (second[0] - first[0]) / 3
    for ratio, percent in ((0.0, 2), (third, 3), (last[0] + 1, 98), (1000, 98)):
        fell = reached(Count(100), Fraction(ratio) * 100, known, lower=True)
        assert fell is not None
        assert fell.percent == pytest.approx(percent)


@pytest.mark.parametrize(
    ("direction", "bound", "met"),
    [
        (Direction.BELOW, 100, 99),
        (Direction.AT_MOST, Fraction(201, 2), 100),
        (Direction.ABOVE, 150, 151),
        (Direction.AT_LEAST, Fraction(301, 2), 151),
    ],
)
def test_it_is_told_of_the_first_count_that_meets_the_target(direction: Direction, bound: Fraction, met: int) -> None:
    before, known = Count(129), usual("1.1.1", 5)
    step = planned_step(before, direction, bound, known)
    assert step is not None
    assert step.reached == reached(before, met, known, lower=met < 129)


@settings(deadline=None, max_examples=60)
@given(st.integers(20, 5000), st.integers(0, 5000), st.integers(0, 500), st.integers(1, 8))
def test_a_larger_step_was_never_taken_more_often(before, bound, further, apart):
    one, other = (reached(Count(before), at, usual("2.2.1", apart), lower=True) for at in (bound, bound + further))
    assert one is not None
    assert other is not None
    assert 2 <= one.percent <= other.percent <= 98


@pytest.mark.parametrize(
    ("before", "known"),
    [
        (Count(19), usual("1.1.1", 5)),
        (Count(100), usual("0.0.0", 5)),
        (Count(100), usual("1.1.1 1.1.2", 5)),
        (Count(100), usual("1.1.1", 5, (0.5, 0.5))),
        (Count(100), usual("1.1.1", 9)),
        (Count(500, 5), variation("47018NED", ("1.1.1",), Years(2015, 2019), Years(2024, 2024))),
    ],
)
def test_of_what_was_not_measured_nothing_is_said(before: Count, known: Variation) -> None:
    assert reached(before, 60, known, lower=True) is None


def test_the_council_reads_how_often_such_a_step_was_taken(tmp_path: Path) -> None:
    planned = SERIES + "baseline: {2019: 100}\ntarget: {at_most: {2024: 50}}\nvalues: {2022: 90}"
    assert view(tmp_path, planned).planned.endswith(
        "In gemeenten met 50 tot en met 199 aan het begin kwamen de politiecijfers van 2012 tot en met 2025 in 5 jaar "
        "in 44% van de gevallen zo ver of verder; de beweging van het hele land zit daarin."
    )
    unheard = planned.replace("2024: 50", "2024: 1")
    assert "in hoogstens 2% van de gevallen zo ver of verder;" in view(tmp_path, unheard).planned


def test_of_a_survey_the_change_elsewhere_stands_beside_it_in_its_own_unit(tmp_path: Path) -> None:
    """How far two such changes usually lie apart is not known, and so not said."""
    survey = "unit: percent\nbetter: lower\nsource: panel\nbaseline: {2021: {value: 18, n: 600}}\n"
    survey += "values: {2023: {value: 12, n: 580}}\n"
    shown = view(tmp_path, survey + "benchmarks: {nl: {name: Nederland, values: {2021: 15.4, 2023: 14.8}}}")
    (beside,) = shown.beside
    assert beside.text == "Nederland in dezelfde jaren: −0,6 procentpunt, hier −6,0 procentpunt."
    assert (beside.gap, beside.limit, beside.beyond) == (None, None, None)
    assert shown.change.note.endswith("Nederland −0,6 procentpunt")


# What is printed decides ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figures", "printed"),
    [
        ("baseline: {2018: 187}\nvalues: {2023: 71}", "p < 0,0001."),
        ("baseline: {2018: 129}\nvalues: {2023: 118}", "p = 0,5247."),
    ],
)
def test_a_p_value_is_never_printed_as_nothing(tmp_path: Path, figures: str, printed: str) -> None:
    assert any(line.endswith(printed) for line in view(tmp_path, SERIES + figures).explanation)


def test_the_difference_with_elsewhere_can_be_worked_out(tmp_path: Path) -> None:
    elsewhere = "benchmarks: {nl: {name: Nederland, values: {2022: 24200, 2024: 20100}}}"
    shown = view(tmp_path, SERIES + "baseline: {2022: 187}\nvalues: {2024: 71}\n" + elsewhere)
    assert (
        "Nederland: van 24.200 naar 20.100. Verschil daarmee: |−0,9641 − ln(20.100 / 24.200)| = 0,7784; gewoon is "
        "hoogstens √(0,6319² + 1,96² × (1/24.200 + 1/20.100)) = 0,6321." in shown.explanation
    )
    assert abs(-0.9641 - math.log(20_100 / 24_200)) == pytest.approx(0.7784, abs=1e-4)
    assert math.sqrt(0.6319**2 + 1.96**2 * (1 / 24_200 + 1 / 20_100)) == pytest.approx(0.6321, abs=1e-4)


def test_of_two_zeros_too_the_difference_with_elsewhere_is_worked_out(tmp_path: Path) -> None:
    elsewhere = "benchmarks: {nl: {name: Nederland, values: {2022: 24200, 2024: 20100}}}"
    shown = view(tmp_path, SERIES + "baseline: {2022: 0}\nvalues: {2024: 0}\n" + elsewhere)
    assert any(line.startswith("Nederland: van 24.200 naar 20.100.") for line in shown.explanation)


# A target that is bound to figures of elsewhere ----------------------------------------------------------------------

BOUND = SERIES + "baseline: {2022: 187}\ntarget: {at_most: {2026: nl 2022 - 10%}}\nvalues: {2023: 150, 2024: VALUE}\n"
BOUND += "benchmarks: {nl: {name: Nederland, values: {2022: 150, 2026: 100}}}"


@pytest.mark.parametrize(
    ("value", "position"),
    [(130, "on_target"), (140, "on_track"), (180, "behind"), (200, "worse_than_baseline")],
)
def test_a_target_bound_to_elsewhere_gives_every_position(tmp_path: Path, value: int, position: str) -> None:
    shown = view(tmp_path, BOUND.replace("VALUE", str(value)))
    assert shown.position.code == position
    assert shown.target is not None
    assert (shown.target.number, shown.target.text) == (135, "ten hoogste 135")
    assert (
        "Doel voor 2026: ten hoogste 135. Het plan zegt: ten hoogste Nederland in 2022 min 10%. Nederland in 2022: 150."
        in (shown.explanation)
    )
    assert "De stap die het plan wil zetten" in shown.planned


def test_a_target_bound_to_a_later_year_has_no_number_before_it(tmp_path: Path) -> None:
    shown = view(tmp_path, BOUND.replace("nl 2022 - 10%", "nl - 10%").replace("VALUE", "140"))
    assert (shown.position.code, shown.position.reason) == ("not_assessable", "no_bound")
    assert shown.target is not None
    assert shown.target.text == "ten hoogste Nederland min 10% (niet bekend)"
    assert shown.planned == ""


def test_a_target_does_not_tell_a_hidden_figure_that_it_is_bound_to(tmp_path: Path) -> None:
    """Ten more than a hidden count would tell it, and so would a position against that."""
    told = set()
    for count in (0, 7, 9):
        text = BOUND.replace("nl 2022 - 10%", "nl 2022 + 10").replace("2022: 150", f"2022: {count}")
        shown = view(tmp_path, text.replace("VALUE", "140"), hide=", hide_below: 10")
        told.add(shown.model_dump_json())
        assert shown.target is not None
        assert shown.target.text == "ten hoogste Nederland in 2022 plus 10 (niet getoond)"
        assert (shown.position.code, shown.position.reason) == ("not_assessable", "hidden")
    assert len(told) == 1
