"""Inhabitants in a file, what the test of a change makes of them, and figures that span several years."""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction
from math import comb, log, sqrt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivp.check import Result, check
from ivp.dossier.workspace import plan_sources
from ivp.language import Words
from ivp.model.types import Years
from ivp.output.progress_csv import progress_csv
from ivp.progress.assess import Assessment, assess
from ivp.progress.change import change_in_counts
from ivp.progress.figures import Count, Shift
from ivp.progress.intervals import interval
from ivp.progress.standing import Standing
from ivp.view.progress import IndicatorView, progress_view
from ivp.view.report import report_view
from ivp.vocabulary import Better, Change, Untested

HEAD = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: [{places}]
region: Proefregio
period: 2021-2024
themes: {{wonen: Wonen}}
sources:
  politie: {{name: politie, kind: register}}
  gemeente: {{name: gemeente, kind: records}}
  panel: {{name: panel, kind: survey}}
{inhabitants}
indicators:
  a:
    name: Verzonnen indicator
    for: wonen
"""
SAY = Words("nl").message
NAMES = "municipality,year,inhabitants\n"


def _checked(folder: Path, indicator: str, people: str = "", csv: str = "", places: str = "Maasgouw") -> Result:
    (folder / "ivp.toml").touch()
    text = HEAD.format(places=places, inhabitants="inhabitants: inwoners.csv" if people else "")
    text += "".join(f"    {line}\n" for line in indicator.splitlines())
    if people:
        (folder / "inwoners.csv").write_text(NAMES + people, encoding="utf-8")
    if csv:
        text += "observations: cijfers.csv\n"
        (folder / "cijfers.csv").write_text("indicator,municipality,year,value,n\n" + csv, encoding="utf-8")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    return check(plan_sources([str(folder / "plan.yaml")]))


def _found(folder: Path, indicator: str, people: str = "", csv: str = "", places: str = "Maasgouw") -> Assessment:
    (item,) = _checked(folder, indicator, people, csv, places).plans
    assert item.plan is not None
    return assess(item.measured.indicators["a"], 2024)


def _view(folder: Path, indicator: str, people: str = "", csv: str = "", places: str = "Maasgouw") -> IndicatorView:
    (item,) = _checked(folder, indicator, people, csv, places).plans
    return progress_view(Standing(item.measured, 2024)).indicators[0]


def doubled(k: int, n: int, chance: Fraction) -> float:
    """The exact two-sided p-value of k of n, by doubling the smaller tail."""
    of = [comb(n, i) * chance**i * (1 - chance) ** (n - i) for i in range(n + 1)]
    return min(1.0, float(2 * min(sum(of[: k + 1]), sum(of[k:]))))


COUNT = "unit: count\nsource: politie\n"
TWO = COUNT + "baseline: {2020: {value: 133, n: 10000}}\nvalues: {VALUES}"


@pytest.mark.parametrize(
    "values",
    [
        "2023: {value: 170, n: 11000}",
        "2022: 150, 2023: {value: 170, n: 11000}",
        "2022: {value: null, note: niet geteld}, 2023: {value: 170, n: 11000}",
        "2023: {value: 170, n: 11000}, 2025: 180",
    ],
)
def test_inhabitants_of_the_two_figures_suffice(tmp_path: Path, values: str) -> None:
    evidence = _found(tmp_path, TWO.replace("VALUES", values)).change
    assert evidence.counts == (Count(133, 10000), Count(170, 11000))
    assert evidence.p == pytest.approx(doubled(170, 303, Fraction(11, 21)))
    assert evidence.people == Fraction(170 * 10000, 133 * 11000) * 100 - 100


def test_a_file_with_inhabitants_is_as_good_and_n_goes_before_it(tmp_path: Path) -> None:
    figures = COUNT + "baseline: {2020: 133}\nvalues: {2023: VALUE}"
    people = "GM1641,2020,10000\nGM1641,2023,10500\nGM0981,2020,9\n"
    evidence = _found(tmp_path, figures.replace("VALUE", "170"), people).change
    assert evidence.counts == (Count(133, 10000), Count(170, 10500))
    evidence = _found(tmp_path, figures.replace("VALUE", "{value: 170, n: 11000}"), people).change
    assert evidence.counts == (Count(133, 10000), Count(170, 11000))


def test_where_inhabitants_leap_the_numbers_themselves_are_compared(tmp_path: Path) -> None:
    """As where municipalities merged: figures are on the boundaries of today, inhabitants on those of each year."""
    figures = COUNT + "baseline: {2020: 281}\ntarget: {at_most: 260}\nvalues: {2021: 268}"
    result = _checked(tmp_path, figures, "GM1641,2020,18600\nGM1641,2021,46100\n")
    standing = Standing(result.plans[0].measured, 2024)
    item = standing.indicators["a"]
    assert item.change.shift == Shift(2020, 18600, 2021, 46100)
    assert item.change.counts == (Count(281), Count(268))
    assert item.change.p == pytest.approx(doubled(268, 549, Fraction(1, 2)))
    said = "Het aantal inwoners ging van 18.600 in 2020 naar 46.100 in 2021"
    assert any(said in line for line in progress_view(standing).indicators[0].explanation)


@pytest.mark.parametrize(
    ("people", "shift"),
    [
        ({2020: 10000, 2021: 10500}, None),
        ({2020: 10000, 2021: 10501}, Shift(2020, 10000, 2021, 10501)),
        ({2020: 10000, 2021: 9500}, None),
        ({2020: 10000, 2021: 9499}, Shift(2020, 10000, 2021, 9499)),
        ({2018: 10000, 2021: 11576}, None),
        ({2018: 10000, 2021: 11577}, Shift(2018, 10000, 2021, 11577)),
        ({2018: 10000, 2020: 10100, 2021: 10900}, Shift(2020, 10100, 2021, 10900)),
        ({2020: 10000}, None),
    ],
)
def test_more_than_a_twentieth_in_a_year_is_a_leap(people: dict[int, int], shift: Shift | None) -> None:
    assert Shift.among(people) == shift


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 400), st.integers(0, 400), st.integers(1000, 10**6), st.integers(950, 1050))
def test_what_is_seen_in_a_mirror_is_the_same(before: int, after: int, people: int, per_mille: int) -> None:
    first, last = Count(before, people), Count(after, people * per_mille // 1000)
    one, other = change_in_counts(first, last, Better.LOWER), change_in_counts(last, first, Better.LOWER)
    assert one.p == pytest.approx(other.p)
    opposite = {Change.IMPROVED: Change.WORSENED, Change.WORSENED: Change.IMPROVED}
    assert opposite.get(one.change, one.change) == other.change


def test_a_mean_counts_all_its_years_and_the_explanation_says_so(tmp_path: Path) -> None:
    figures = COUNT + "baseline: {2018-2020: 10.3}\ntarget: {at_most: 7}\nvalues: {2023: 8}"
    item = _found(tmp_path, figures)
    assert item.change.counts == (Count(31, 3), Count(8))
    assert item.change.p == pytest.approx(doubled(8, 39, Fraction(1, 4)))
    shown = _view(tmp_path, figures)
    assert "Een gemiddelde staat voor wat in die jaren samen is geteld: 31 in 3 jaar, tegen 8 in 1 jaar." in (
        shown.explanation
    )
    assert any("8 van de 39 gevallen" in line and "0,25" in line for line in shown.explanation)
    assert shown.value is not None
    assert shown.target is not None
    assert (shown.value.text, shown.target.text) == ("8", "ten hoogste 7")
    assert any("Recht pad: 10,3 + (7 − 10,3)" in line for line in shown.explanation)
    assert any("halve eenheid van publicatie (0,5)" in line for line in shown.explanation)


def test_the_bar_of_a_mean_is_that_of_all_its_years(tmp_path: Path) -> None:
    item = _found(tmp_path, COUNT + "baseline: {2015-2017: 40}\nvalues: {2020-2023: 25}")
    low, high = interval(item.measured, item.newest) or (0, 0)
    assert (low, high) == (pytest.approx(20.341, abs=1e-3), pytest.approx(30.407, abs=1e-3))  # Garwood, of 100, by 4


@pytest.mark.parametrize(
    ("figures", "taken"),
    [
        ("baseline: {2018: 348}\nvalues: {2023: 228}", "ln(228,5 / 348,5)"),
        ("baseline: {2018: {value: 348, n: 20000}}\nvalues: {2023: {value: 228, n: 21000}}", "228,5 / 348,5 / 1,05"),
        ("baseline: {2018: 9}\nvalues: {2023: 0}", "ln(0,5 / 9,5)"),
        ("baseline: {2015-2019: 31.4}\nvalues: {2023: 28}", "28,5 / 157,5 / 0,2"),
    ],
)
def test_the_printed_formulas_of_usual_variation_can_be_worked_out(tmp_path: Path, figures: str, taken: str) -> None:
    (line,) = (one for one in _view(tmp_path, COUNT + figures).explanation if "ln(" in one)
    assert taken in line
    plain = line.replace(",", ".").replace("²", "**2").replace("√", "sqrt").replace("×", "*")
    found = re.fullmatch(r"Verschil: \|ln\((.*)\)\| = (\S+); gewoon is hoogstens (.*) = (\S+)\.", plain)
    assert found
    assert abs(log(eval(found[1]))) == pytest.approx(float(found[2]), abs=6e-5)
    assert eval(found[3], {"sqrt": sqrt}) == pytest.approx(float(found[4]), abs=2e-4)


@pytest.mark.parametrize(("years", "shown", "number"), [("2021-2022", "2021–2022", 2), ("2021/2022", "2021/2022", 1)])
def test_a_season_is_one_period_of_the_year_in_which_it_ends(
    tmp_path: Path, years: str, shown: str, number: int
) -> None:
    item = _found(tmp_path, COUNT + f"baseline: {{{years}: 60}}\nvalues: {{2023/2024: 40}}")
    assert item.newest is not None
    assert item.newest.years == Years(2024, 2024, season=True)
    assert item.change.counts == (Count(60 * number, number), Count(40))
    view = _view(tmp_path, COUNT + f"baseline: {{{years}: 60}}\nvalues: {{2023/2024: 40}}")
    assert view.baseline is not None
    assert view.value is not None
    assert (view.baseline.years, view.value.years) == (shown, "2023/2024")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("2021-2022: 60, 2022-2023: 55", "2022-2023 heeft een jaar gemeen met 2021-2022 | schrijf 2022/2023 voor"),
        ("2019-2021: 60, 2020-2022: 55", "heeft een jaar gemeen met"),
        ("2021/2022: 60, 2022: 55", "2022 heeft een jaar gemeen met 2021/2022"),
        ("2022-2023: 60", "2022-2023 telt als het gemiddelde van twee jaar | schrijf 2022/2023 voor een seizoen"),
        ("2018-2021: 60, 2022: 55", ""),
        ("2021/2022: 60, 2022/2023: 55", ""),
    ],
)
def test_years_that_figures_have_in_common_are_told(tmp_path: Path, values: str, said: str) -> None:
    result = _checked(tmp_path, COUNT + f"baseline: {{2017: 50}}\nvalues: {{{values}}}")
    found = [one for one in result.findings if one.code.id == "IVP812"]
    texts = [f"{SAY(one.message)} | {SAY(one.hint) if one.hint else ''}" for one in found]
    assert any(said in text for text in texts) if said else not texts


RATE = "unit: rate\nper: 1000\n"


@pytest.mark.parametrize(
    ("indicator", "people", "reason", "never"),
    [
        (RATE + "source: politie\nbaseline: {2020: 5.1}\nvalues: {2023: 4.1}", "", Untested.NO_INHABITANTS, "mensen"),
        (RATE + "source: panel\nbaseline: {2020: 5.1}\nvalues: {2023: 4.1}", "", Untested.NO_SAMPLE_SIZE, "inwoners"),
        ("unit: percent\nsource: politie\nbaseline: {2020: 5.1}\nvalues: {2023: 4.1}", "", Untested.NO_CASES, "mensen"),
        ("unit: percent\nsource: panel\nbaseline: {2020: 5.1}\nvalues: {2023: 4.1}", "", Untested.NO_SAMPLE_SIZE,
         "inwoners"),
        (RATE + "source: politie\nbaseline: {2020: 5.1}\nvalues: {2023: 4.1}", "GM1641,2020,9000\nGM1641,2023,29000\n",
         Untested.SHIFT, "mensen"),
        (RATE + "source: politie\nbaseline: {2020: 5.1}\nvalues: {2023: 4.1}", "GM1641,2020,9000\nGM1641,2023,9100\n",
         None, "steekproef"),
    ],
)  # fmt: skip
def test_what_a_figure_rests_on_is_told_by_its_source(
    tmp_path: Path, indicator: str, people: str, reason: Untested | None, never: str
) -> None:
    view = _view(tmp_path, indicator, people)
    assert view.change.reason == reason
    assert never not in view.change.sentence + view.change.note + " ".join(view.explanation)
    if reason is None:
        assert "toeval in het tellen" in view.change.sentence
        assert "De cijfers staan voor 46 en 37 gevallen." in view.explanation


def test_what_was_done_is_a_fact(tmp_path: Path) -> None:
    effort = "unit: count\nkind: effort\nsource: gemeente\nbaseline: {2019: 5}\ntarget: {at_least: 5}\n"
    item = _found(tmp_path, effort + "values: {2020: 5, 2021: 6, 2022: 4}")
    assert (item.change.reason, item.change.p, item.planned) == (Untested.EFFORT, None, None)
    assert interval(item.measured, item.newest) is None
    view = _view(tmp_path, effort + "values: {2020: 5, 2021: 6, 2022: 4}")
    assert (view.change.label, view.change.note) == ("Lager", "−1 (−20%)")
    assert view.change.sentence == "4 tegen 5 in 2019: −1 (−20%)."
    assert not any("toeval" in line or "Toets" in line for line in view.explanation)
    assert _view(tmp_path, effort + "values: {2022: 5}").change.note == "geen verschil"


def test_a_change_per_inhabitant_is_named_where_it_is_what_was_tested(tmp_path: Path) -> None:
    figures = COUNT + "better: lower\nbaseline: {2014: {value: 1000, n: 20000}}\n"
    figures += "values: {2023: {value: 1010, n: 26000}}"
    view = _view(tmp_path, figures)
    assert (view.change.code, view.change.label) == ("within_usual", "Lager, binnen gewone schommeling")
    assert view.change.note == "+10 (+1%), per inwoner −22%, niet groter dan gewoon"


FILES = [
    # a file with inhabitants, and the findings in it
    ("GM1641,2020,23700\n", []),
    ("GM9999,2020,23700\nMaasgouw,2021,23700\n", ["2:1 IVP802"]),
    ("GM1641,'20,23700\nGM1641,2021,\nGM1641,2022,ca. 23.700\nGM1641,2023,0\n",
     ["2:8 IVP803", "3:13 IVP808", "4:13 IVP806", "5:13 IVP806"]),
    ("GM1641,2020,23700\nGM1641,2020,23800\n", ["3:13 IVP804"]),
    ("totaal,2020,23700\n", ["2:1 IVP157"]),
]  # fmt: skip


@pytest.mark.parametrize(("people", "expected"), FILES)
def test_each_bad_cell_is_told_with_its_place(tmp_path: Path, people: str, expected: list[str]) -> None:
    result = _checked(tmp_path, COUNT + "baseline: {2020: 60}", people)
    found = [
        f"{one.where.line}:{one.where.column} {one.code.id}"
        for one in result.findings
        if one.document.endswith("inwoners.csv")
    ]
    assert sorted(found) == sorted(expected)


def test_the_settings_may_name_a_file_for_all_plans(tmp_path: Path) -> None:
    _checked(tmp_path, COUNT + "baseline: {2020: 133}\nvalues: {2023: 170}")
    (tmp_path / "ivp.toml").write_text('inhabitants = "overal.csv"\n', encoding="utf-8")
    (finding,) = (one for one in check(plan_sources([str(tmp_path / "plan.yaml")])).findings if one.code.id == "IVP197")
    assert (finding.where.line, finding.document.endswith("ivp.toml")) == (1, True)
    (tmp_path / "overal.csv").write_text(NAMES + "GM1641,2020,10000\nGM1641,2023,10500\n", encoding="utf-8")
    (item,) = check(plan_sources([str(tmp_path / "overal.csv")])).plans
    assert assess(item.measured.indicators["a"], 2024).change.counts == (Count(133, 10000), Count(170, 10500))


def test_municipalities_are_compared_by_rate(tmp_path: Path) -> None:
    csv = "a,GM0981,2023,42,\na,GM0938,2023,21,\n"
    people = "GM0981,2023,26000\nGM0938,2023,10000\n"
    view = _view(tmp_path, COUNT + "baseline: {2020: 50}", people, csv, "Vaals, Meerssen")
    assert [place.value.rate_text for place in view.places if place.value] == [
        "1,6 per 1.000 inwoners", "2,1 per 1.000 inwoners",
    ]  # fmt: skip
    assert view.value is not None
    assert (view.value.n, view.value.rate) == (36000, 1.75)


def test_inhabitants_of_an_area_are_those_of_all_its_municipalities(tmp_path: Path) -> None:
    csv = "a,GM0981,2023,42,\na,GM0938,2023,21,\n"
    item = _found(tmp_path, COUNT + "baseline: {2020: 50}", "GM0981,2023,26000\n", csv, "Vaals, Meerssen")
    assert item.newest is not None
    assert item.newest.n is None
    assert item.measured.supposing({2023: item.newest.known}).people == {}


def test_no_report_speaks_of_chance_about_what_was_done(tmp_path: Path) -> None:
    effort = (
        "unit: count\nkind: effort\nsource: gemeente\nbaseline: {2019: 5}\ntarget: {at_least: 5}\nvalues: {2022: 4}"
    )
    report = report_view(Standing(_checked(tmp_path, effort).plans[0].measured, 2024))
    assert [one.text for one in report.highlights] == [
        "Het cijfer is 4 in 2022. Het doel is ten minste 5 in 2024. Bij de nulmeting in 2019 was het 5."
    ]
    assert not any(tally.count for tally in report.changes)


def test_a_heading_names_the_year_of_a_figure_only_where_it_is_that_year(tmp_path: Path) -> None:
    figures = COUNT + "baseline: {2019/2020: 60}\nvalues: {2022/2023: 55, 2023/2024: 40}"
    report = report_view(Standing(_checked(tmp_path, figures).plans[0].measured, 2024))
    assert report is not None
    assert "2023/2024" in report.model_dump_json(include={"blocks"})
    assert "2022/2023" in report.model_dump_json(include={"blocks"})
    rows = csv.DictReader(io.StringIO(progress_csv(report.progress)))
    assert [row["year"] for row in rows] == ["2022/2023", "2023/2024"]


def test_a_season_in_a_table_is_told_where_it_stands(tmp_path: Path) -> None:
    result = _checked(tmp_path, COUNT + "baseline: {2019: 60}", "", "a,GM1641,2022/2023,55,\n")
    (finding,) = (one for one in result.findings if one.code.id == "IVP803")
    assert finding.hint
    assert "{2022/2023: ...} voor een seizoen" in SAY(finding.hint)
