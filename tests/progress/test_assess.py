"""A plan fragment with made-up figures beside what is said of its indicator."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from ivp.check import Checked, check
from ivp.dossier.workspace import Source
from ivp.progress.assess import Assessment, assess
from ivp.progress.measurement import count_behind
from ivp.progress.standing import Standing
from ivp.view.progress import progress_view
from ivp.vocabulary import SeriesCheck

HEAD = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: [{places}]
period: 2023-2026
sources:
  politie: {{name: politie, kind: register}}
  panel: {{name: panel, kind: survey, every: 2}}
  losse: {{name: losse enquête, kind: survey}}
indicators:
  a:
    name: Verzonnen indicator
"""


def load(tmp_path: Path, indicator: str, csv: str = "", places: str = "Maasgouw") -> Checked:
    text = HEAD.format(places=places) + "".join(f"    {line}\n" for line in indicator.strip().splitlines())
    if csv:
        text += "observations: cijfers.csv\n"
        header = "indicator,municipality,year,value,provisional,n\n"
        (tmp_path / "cijfers.csv").write_text(header + csv, encoding="utf-8")
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    (checked,) = check([Source(path, "plan.yaml")]).plans
    assert checked.plan is not None
    return checked


def found(tmp_path: Path, indicator: str, year: int = 2024, csv: str = "", places: str = "Maasgouw") -> Assessment:
    checked = load(tmp_path, indicator, csv, places)
    assert checked.plan is not None
    return assess(checked.measured.indicators["a"], year)


ELSEWHERE = """\
unit: count
baseline: {2021: 150}
benchmarks:
  regio: Regio
  nederland:
    name: Nederland
    values: {2017: 140, 2023: {value: 110, provisional: true}, 2024: 120, 2025: 118}
"""

POSITIONS = [
    # a target beside figures: status, reason
    ("unit: count\nbaseline: {2021: 129}\ntarget: {at_most: 125}\nvalues: {2024: 118}", "on_target", None),
    ("unit: count\nbaseline: {2021: 129}\ntarget: {at_most: 125}\nvalues: {2024: 127}", "on_track", None),
    ("unit: count\nbaseline: {2021: 129}\ntarget: {at_most: 125}\nvalues: {2024: 128}", "behind", None),
    ("unit: count\nbaseline: {2021: 129}\ntarget: {at_most: 125}\nvalues: {2024: 140}", "worse_than_baseline", None),
    ("unit: count\nbaseline: {2021: 129}\nvalues: {2024: 140}", "not_assessable", "no_target"),
    ("unit: count\nbaseline: {2021: 129}\ntarget: {text: minder}", "not_assessable", "target_in_words"),
    ("unit: count\nbaseline: {2021: 129}\ntarget: {at_most: 125}", "not_assessable", "no_value_after_baseline"),
    ("unit: count\ntarget: {at_most: 125}\nvalues: {2024: 130}", "not_assessable", "no_baseline"),
    ("unit: count\nbaseline: {undated: 129}\ntarget: {at_most: 125}\nvalues: {2024: 130}",
     "not_assessable", "no_baseline_year"),
    ("unit: count\nbaseline: {2021: {value: null, note: onbekend}}\ntarget: {at_most: baseline}\nvalues: {2024: 130}",
     "not_assessable", "no_bound"),
    ("unit: count\nbaseline: {2021: 100}\ntarget: {at_most: baseline - 10%}\nvalues: {2024: 90}",
     "on_target", None),
    ("unit: percent\nbaseline: {2021: 24}\ntarget: {at_most: {2024: baseline - 4}}\nvalues: {2024: 20}",
     "achieved", None),
    ("unit: percent\nbaseline: {2021: 24}\ntarget: {at_most: {2024: baseline - 4}}\nvalues: {2024: 20.1}",
     "not_achieved", None),
    ("unit: percent\nbaseline: {2021: 24}\ntarget: {below: {2024: 20}}\nvalues: {2024: 20}", "not_achieved", None),
    ("unit: grade\nbaseline: {2021: 7}\ntarget: {above: {2024: 7.5}}\nvalues: {2024: 7.5}", "not_achieved", None),
    ("unit: minutes\nbaseline: {2021: 14}\ntarget: {between: {2024: [10, 12]}}\nvalues: {2024: 12}", "achieved", None),
    ("unit: minutes\nbaseline: {2021: 14}\ntarget: {between: {2024: [10, 12]}}\nvalues: {2024: 12.1}",
     "not_achieved", None),
    ("unit: minutes\nbaseline: {2021: 14}\ntarget: {between: [baseline - 4, baseline - 2]}\nvalues: {2024: 13}",
     "outside_range", None),
    ("unit: minutes\nbetter: lower\nbaseline: {2021: 14}\ntarget: {between: [10, 12]}\nvalues: {2024: 9}",
     "on_target", None),
    # figures of elsewhere: of the bound's own year, or of the year named; unknown ones, also those of a later year
    (ELSEWHERE + "target: {at_most: {2024: nederland - 10%}}\nvalues: {2024: 108}", "achieved", None),
    (ELSEWHERE + "target: {at_most: {2024: nederland - 10%}}\nvalues: {2024: 109}", "not_achieved", None),
    (ELSEWHERE + "target: {at_most: {2024: nederland 2017 - 10%}}\nvalues: {2024: 126}", "achieved", None),
    (ELSEWHERE + "target: {at_most: {2024: nederland 2017 - 10%}}\nvalues: {2024: 127}", "not_achieved", None),
    (ELSEWHERE + "target: {at_most: {2026: nederland 2017}}\nvalues: {2024: 140}", "on_target", None),
    (ELSEWHERE + "target: {at_most: {2026: nederland}}\nvalues: {2024: 12}", "not_assessable", "no_bound"),
    (ELSEWHERE + "target: {at_most: {2026: nederland 2025}}\nvalues: {2024: 12}", "not_assessable", "no_bound"),
    (ELSEWHERE + "target: {at_most: {2024: regio}}\nvalues: {2024: 12}", "not_assessable", "no_bound"),
    (ELSEWHERE + "target: {at_most: {2024: nederland 2023}}\nvalues: {2024: 12}", "on_target", None),
    (ELSEWHERE + "target: {between: {2024: [nederland 2017, nederland]}}\nvalues: {2024: 130}", "achieved", None),
    # set after a break
    ("unit: count\nbaseline: {2021: 170}\ntarget: {at_most: {2024: 160}}\nbreaks: {2023: Anders.}\n"
     "values: {2022: 168, 2024: 40}", "not_assessable", "series_break"),
    ("unit: count\nbaseline: {2021: 170}\ntarget: {at_most: {2024: 160}, set: 2023-06}\nbreaks: {2023: Anders.}\n"
     "values: {2022: 168, 2024: 40}", "achieved", None),
    ("unit: count\nbaseline: {2021: 49}\ntarget: {at_most: {2026: 80}, set: 2023}\nvalues: {2021: 85, 2024: 68}",
     "on_target", None),

    ("unit: count\nbaseline: {2021: 100}\ntarget: {at_most: baseline}\nvalues: {2024: 101}",
     "worse_than_baseline", None),
    ("unit: count\nbaseline: {2021: 129}\nbreaks: {2023: andere telling}\ntarget: {at_most: 125}\nvalues: {2024: 130}",
     "not_assessable", "series_break"),
    ("unit: grade\nbaseline: {2022: 7.9}\ntarget: {at_least: 7.9}\nvalues: {2024: 7.8}", "worse_than_baseline", None),
    ("unit: grade\nbaseline: {2022: 7.9}\ntarget: {at_least: 7.9}\nvalues: {2024: 7.9}", "on_target", None),
    ("unit: grade\nsource: panel\nbaseline: {2018: 7.0}\ntarget: {at_least: 7.5}\nvalues: {2019: 7.1}",
     "not_assessable", "stale"),
    ("unit: grade\nsource: losse\nbaseline: {2018: 7.0}\ntarget: {at_least: 7.5}\nvalues: {2019: 7.1}",
     "on_track", None),
    ("unit: rank\nbaseline: {2021: 20}\ntarget: {at_most: 10}\nvalues: {2024: 9}", "on_target", None),
    ("unit: percent\nbaseline: {2021: 40}\ntarget: {stay_at: 40, tolerance: 2}\nvalues: {2024: 43}",
     "outside_range", None),
    ("unit: percent\nbaseline: {2021: 40}\ntarget: {stay_at: 40, tolerance: 3}\nvalues: {2024: 43}", "on_target", None),
    ("unit: percent\nbaseline: {2021: 40}\ntarget: {stay_at: 40}\nvalues: {2024: 43}",
     "not_assessable", "no_tolerance"),
    ("unit: count\nbaseline: {2015-2019: 100}\ntarget: {at_most: 80}\nvalues: {2024: 85}", "on_track", None),
    ("unit: count\nbaseline: {2021: 100}\ntarget: {at_most: {2024: 90, 2026: 80}}\nvalues: {2024: 90}",
     "achieved", None),
    ("unit: count\nbaseline: {2021: 100}\ntarget: {at_most: {2024: 90, 2026: 80}}\n"
     "values: {2024: {value: 90, provisional: true}}", "on_target", None),
    ("unit: count\nbaseline: {2021: 100}\ntarget: {at_most: {2024: 90}}\n"
     "values: {2024: {value: 90, provisional: unknown}}", "on_target", None),
    ("unit: count\nbaseline: {2021: 100}\ntarget: {at_most: {2024: land}}\nvalues: {2024: 90}\n"
     "benchmarks: {land: {name: Land, values: {2024: {value: 95, provisional: unknown}}}}", "on_target", None),
]  # fmt: skip


@pytest.mark.parametrize(("indicator", "status", "reason"), POSITIONS)
def test_position(tmp_path: Path, indicator: str, status: str, reason: str | None) -> None:
    answer = found(tmp_path, indicator).position
    assert (answer.status, answer.reason) == (status, reason)


def test_figures_of_elsewhere_may_stand_in_the_table(tmp_path: Path) -> None:
    """They answer a target and belong to no area: none is added up or missing, and none is the newest."""
    plan = (
        "unit: percent\nbaseline: {2021: 40}\ntarget: {at_most: {2024: buur - 2}}\nbenchmarks: {buur: Weert, l: Land}\n"
    )
    csv = "a,GM1641,2024,33,false,\na,GM0988,2024,36,false,\na,l,2024,30,,\na,l,2025,20,,\n"
    item = found(tmp_path, plan, csv=csv, year=2025)
    assert (item.position.status, item.newest and item.newest.year) == ("achieved", 2024)
    assert item.position.aim is not None
    assert item.position.aim.bound == 34
    assert {name: [one.value for one in of] for name, of in item.measured.benchmarks.items()} == {
        "buur": [36], "l": [30, 20]
    }  # fmt: skip
    assert set(item.measured.observed) == {"GM1641"}
    assert item.measured.series.missing == {}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("a,l,2024,30,,", None),
        ("a,Land,2024,30,,", "IVP802"),
        ("a,GM0988,2024,36,,", None),
        ("a,Weert,2024,36,,", None),
        ("a,GM0957,2024,36,,", "IVP802"),
        ("a,l,2021,30,,", "IVP804"),
        ("a,l,2024,3000,,", "IVP411"),
    ],
)
def test_a_row_of_elsewhere_is_one_of_a_benchmark(tmp_path: Path, row: str, code: str | None) -> None:
    plan = "unit: percent\nbenchmarks: {buur: Weert, l: {name: Land, values: {2021: 31}}}\n"
    load(tmp_path, plan, row + "\n")
    found = check([Source(tmp_path / "plan.yaml", "plan.yaml")]).findings
    assert [one.code.id for one in found if one.document.endswith("cijfers.csv")] == ([code] if code else [])


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (("true", "unknown"), True),
        (("false", "unknown"), None),
        (("", "false"), False),
        (("onbekend", "onbekend"), None),
    ],
)
def test_a_sum_is_as_sure_as_the_least_sure_of_its_parts(
    tmp_path: Path, flags: tuple[str, str], expected: bool | None
) -> None:
    csv = f"a,GM1641,2024,10,{flags[0]},\na,GM0957,2024,20,{flags[1]},\n"
    item = found(tmp_path, "unit: count\n", csv=csv, places="Maasgouw, Roermond")
    assert item.newest is not None
    assert item.newest.provisional is expected


CHANGES = [
    # figures: change, reason, method
    ("unit: count\nbetter: lower\nbaseline: {2018: 498}\nvalues: {2021: 230}", "improved", None, "exact_binomial"),
    ("unit: count\nbetter: higher\nbaseline: {2018: 498}\nvalues: {2021: 230}", "worsened", None, "exact_binomial"),
    ("unit: count\nbaseline: {2018: 498}\nvalues: {2021: 230}", "fell", None, "exact_binomial"),
    ("unit: count\nbaseline: {2018: 498}\nvalues: {2021: 430}", "within_usual", None, "exact_binomial"),
    ("unit: count\nbaseline: {2021: 129}\nvalues: {2024: 118}", "no_clear_change", None, "exact_binomial"),
    ("unit: percent\nbaseline: {2018: {value: 20, n: 500}}\nvalues: {2021: {value: 27, n: 500}}", "rose", None,
     "newcombe"),
    ("unit: percent\nbaseline: {2018: 20}\nvalues: {2021: 27}", "unknown", "no_sample_size", None),
    ("unit: grade\nbaseline: {2018: {value: 7.0, se: 0.05}}\nvalues: {2021: {value: 7.3, se: 0.05}}", "rose", None,
     "normal"),
    ("unit: grade\nbaseline: {2018: 7.0}\nvalues: {2021: 7.3}", "unknown", "no_standard_error", None),
    ("unit: rank\nbaseline: {2018: 7}\nvalues: {2021: 3}", "unknown", "no_measure_of_chance", None),
    ("unit: rate\nper: 1000\nbaseline: {2018: {value: 20.0, n: 24000}}\nvalues: {2021: {value: 9.0, n: 24000}}",
     "fell", None, "exact_binomial"),
    ("unit: rate\nper: 1000\nbaseline: {2018: 20.0}\nvalues: {2021: 15.0}", "unknown", "no_inhabitants", None),
    ("unit: count\nbaseline: {2018: 5}\nbreaks: {2020: x}\nvalues: {2021: 9}", "unknown", "series_break", None),
    ("unit: count\nbaseline: {2018: 5}", "unknown", "no_value", None),
    ("unit: count\nvalues: {2021: 9}", "unknown", "no_baseline", None),
    ("unit: count\nbaseline: {2018: 0}\nvalues: {2021: 0}", "no_clear_change", None, "exact_binomial"),
]  # fmt: skip


@pytest.mark.parametrize(("indicator", "change", "reason", "method"), CHANGES)
def test_change(tmp_path: Path, indicator: str, change: str, reason: str | None, method: str | None) -> None:
    evidence = found(tmp_path, indicator).change
    assert (evidence.change, evidence.reason, evidence.method) == (change, reason, method)


@pytest.mark.parametrize(("before", "after"), [(0, 50), (100, 50), (50, 0), (50, 100)])
def test_a_share_is_nothing_at_least_and_all_at_most(tmp_path: Path, before: int, after: int) -> None:
    figures = "unit: percent\nsource: panel\nbaseline: {{2021: {{value: {}, n: 400}}}}\n"
    figures += "values: {{2024: {{value: {}, n: 400}}}}"
    assert found(tmp_path, figures.format(before, after)).change.method == "newcombe"
    beyond = [value + (1 if value == 100 else -1) if value != 50 else 50 for value in (before, after)]
    assert found(tmp_path, figures.format(*beyond)).change.reason == "no_measure_of_chance"


def test_a_baseline_that_is_a_mean_counts_all_its_years(tmp_path: Path) -> None:
    single = found(tmp_path, "unit: count\nbaseline: {2019: 100}\nvalues: {2021: 128}").change
    mean = found(tmp_path, "unit: count\nbaseline: {2015-2019: 100}\nvalues: {2021: 128}").change
    assert single.change == "no_clear_change"
    assert mean.change == "within_usual"
    assert mean.difference == Fraction(28)


JOINT = "Vaals, Meerssen"


def test_a_count_of_a_joint_plan_is_the_sum_where_all_have_a_value(tmp_path: Path) -> None:
    csv = "a,GM0981,2023,10,false,\na,GM0938,2023,20,true,\na,GM0981,2024,11,false,\n"
    target = "unit: count\nbaseline: {2021: 40}\ntarget: {at_most: 35}"
    item = found(tmp_path, target, 2023, csv, JOINT)
    assert item.judged is not None
    assert (item.judged.value, item.judged.provisional, item.judged.summed) == (30, True, 2)
    later = found(tmp_path, target, 2024, csv, JOINT)
    assert later.judged is not None
    assert later.judged.year == 2023
    assert [place.name for place in later.measured.series.missing[2024]] == ["Meerssen"]


def test_an_area_without_any_complete_year_names_who_is_missing(tmp_path: Path) -> None:
    csv = "a,GM0981,2024,11,false,\n"
    checked = load(tmp_path, "unit: count\nbaseline: {2021: 40}\ntarget: {at_most: 35}", csv, JOINT)
    assert checked.plan is not None
    (shown,) = progress_view(Standing(checked.measured, 2024)).indicators
    assert shown.position.reason == "incomplete_area"
    assert "Meerssen" in shown.position.note
    assert "Vaals" not in shown.position.note


def test_a_grade_of_a_joint_plan_is_not_added_up(tmp_path: Path) -> None:
    csv = "a,GM0981,2024,7,false,\na,GM0938,2024,8,false,\n"
    item = found(tmp_path, "unit: grade\nbaseline: {2021: 7}\ntarget: {at_least: 7.5}", 2024, csv, JOINT)
    assert item.position.reason == "incomplete_area"
    assert item.judged is None


def test_a_figure_of_the_area_itself_goes_before_a_sum(tmp_path: Path) -> None:
    csv = "a,GM0981,2024,10,false,\na,GM0938,2024,20,false,\n"
    item = found(tmp_path, "unit: count\nbaseline: {2021: 40}\nvalues: {2024: 32}", 2024, csv, JOINT)
    assert item.judged is not None
    assert item.judged.value == 32


LINKED = "unit: count\nbaseline: {{2021: {plan}}}\nseries: {{table: X, codes: [a]}}"
EQUAL, REVISED, OTHER = SeriesCheck

WHERE = {
    "in a linked table": (
        "series: {table: X, codes: [a]}",
        "a,GM1641,2021,{value},false,\na,GM1641,2024,{value},false,\n",
    ),
    "in a file": ("", "a,GM1641,2021,{value},false,\na,GM1641,2024,{value},false,\n"),
    "in the plan": ("values: {{2021: {value}, 2024: {value}}}", ""),
}


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize(
    ("plan", "series", "expected", "change"),
    [
        (129, 129, EQUAL, "no_clear_change"),
        (40, 41, REVISED, "no_clear_change"),
        (8, 6, REVISED, "no_clear_change"),
        (100, 105, REVISED, "no_clear_change"),
        (100, 106, OTHER, "unknown"),
        (170, 36, OTHER, "unknown"),
    ],
)
def test_the_baseline_is_held_against_the_figure_of_its_year(
    tmp_path: Path, where: str, plan: int, series: int, expected: SeriesCheck, change: str
) -> None:
    key, csv = WHERE[where]
    key = key.replace("{{", "{").replace("}}", "}").replace("{value}", str(series))
    item = found(tmp_path, f"unit: count\nbaseline: {{2021: {plan}}}\n{key}", 2024, csv.format(value=series))
    assert item.measured.check == expected
    assert item.change.change == change


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        # of a baseline over several years the mean of those years, where all are known
        (
            "unit: count\nbaseline: {2016-2020: 464}\n"
            "values: {2016: 460, 2017: 470, 2018: 465, 2019: 465, 2020: 460, 2024: 400}",
            EQUAL,
        ),
        ("unit: count\nbaseline: {2018-2020: 333}\nvalues: {2018: 333, 2019: 333, 2020: 334, 2024: 300}", EQUAL),
        ("unit: count\nbaseline: {2018-2020: 333.3}\nvalues: {2018: 333, 2019: 333, 2020: 334, 2024: 300}", EQUAL),
        ("unit: count\nbaseline: {2018-2020: 330}\nvalues: {2018: 333, 2019: 333, 2020: 334, 2024: 300}", REVISED),
        (
            "unit: count\nbaseline: {2016-2020: 464}\n"
            "values: {2016: 700, 2017: 818, 2018: 695, 2019: 482, 2020: 401, 2024: 384}",
            OTHER,
        ),
        ("unit: count\nbaseline: {2016-2020: 464}\nvalues: {2017: 818, 2018: 695, 2019: 482, 2020: 401}", None),
        # a mean that ends in the baseline's year is no figure of that year
        ("unit: count\nbaseline: {2021: 60}\nvalues: {2019-2021: 90, 2024: 55}", None),
        ("unit: count\nbaseline: {2019-2021: 60}\nvalues: {2019-2021: 61, 2024: 55}", REVISED),
        # two more or less is a revision of a count only
        ("unit: grade\nbaseline: {2021: 7.9}\nvalues: {2021: 6.2, 2024: 8}", OTHER),
        ("unit: percent\nbaseline: {2021: 27}\nvalues: {2021: 28, 2024: 26}", REVISED),
        ("unit: percent\nbaseline: {2021: 27}\nvalues: {2021: 29, 2024: 26}", OTHER),
    ],
)
def test_what_the_baseline_is_held_against(tmp_path: Path, indicator: str, expected: SeriesCheck | None) -> None:
    assert found(tmp_path, indicator).measured.check == expected


def test_with_another_definition_neither_the_target_nor_the_change_is_told(tmp_path: Path) -> None:
    indicator = "unit: count\nbaseline: {2021: 49}\ntarget: {at_most: 45}\nvalues: {2021: 85, 2023: 68}"
    item = found(tmp_path, indicator)
    assert (item.position.status, item.position.reason) == ("not_assessable", "not_comparable")
    assert item.change.reason == "not_comparable"
    (shown,) = progress_view(Standing(load(tmp_path, indicator).measured, 2024)).indicators
    assert shown.check == (
        "De cijfers geven 85 voor 2021, waar het plan 49 heeft: een andere definitie, dus de twee worden niet "
        "vergeleken."
    )


def test_position_is_from_the_adopted_figure_and_change_from_the_revised_one(tmp_path: Path) -> None:
    item = found(tmp_path, "unit: count\nbaseline: {2021: 40}\ntarget: {at_most: 38}\nvalues: {2021: 41, 2024: 41}")
    assert item.position.status == "worse_than_baseline"
    assert item.change.difference == 0


def test_change_of_a_revised_series_is_since_its_own_value(tmp_path: Path) -> None:
    csv = "a,GM1641,2021,41,false,\na,GM1641,2024,43,false,\n"
    item = found(tmp_path, LINKED.format(plan=40), 2024, csv)
    assert item.change.difference == 2


def test_a_later_year_changes_nothing(tmp_path: Path) -> None:
    early = "unit: count\nbaseline: {2021: 129}\ntarget: {at_most: 125}\nvalues: {2023: 120, 2024: 127}"
    late = early.replace("2024: 127", "2024: 127, 2025: 300")
    assert found(tmp_path, early).position == found(tmp_path, late).position
    assert found(tmp_path, early).change == found(tmp_path, late).change


def test_the_council_gets_a_sentence(tmp_path: Path) -> None:
    checked = load(tmp_path, "unit: count\nbaseline: {2021: 129}\ntarget: {at_most: 125}\nvalues: {2024: 118}")
    assert checked.plan is not None
    (shown,) = progress_view(Standing(checked.measured, 2024)).indicators
    assert shown.change.sentence == (
        "118 tegen 129 in 2021: te klein een verschil om toeval in het tellen uit te sluiten; "
        "99 tot en met 163 zou daarbij passen."
    )
    assert shown.planned == (
        "De stap die het plan wil zetten, valt zelf binnen het toeval: pas 48 of lager in 2026 zou duidelijk zijn."
    )


@pytest.mark.parametrize(
    "values",
    [
        "2024: 118",
        "2022: {value: 90, n: 21000}, 2024: {value: 118, n: 23000}",
        "2018: 153, 2019: 151, 2020: 117, 2022: 93, 2023: 101, 2024: 110",
    ],
)
def test_the_planned_step_and_the_change_have_one_chance(tmp_path: Path, values: str) -> None:
    given = f"unit: count\nbaseline: {{2021: {{value: 129, n: 20500}}}}\ntarget: {{at_most: 125}}\nvalues: {{{values}}}"
    item = found(tmp_path, given)
    assert item.change.unclear is not None
    assert item.planned is not None
    assert item.planned.beyond_chance == item.change.unclear[0] - 1


@pytest.mark.parametrize(
    ("unit", "value", "count"),
    [
        ("count", "12", 12),
        ("percent", "{value: 12.5, n: 200}", 25),
        ("percent", "12.5", None),
        ("rate\nper: 1000", "{value: 2.5, n: 4000}", 10),
        ("rate\nper: 1000", "{value: 2.5, n: 4000, per: 100}", 100),
        ("rate\nper: 1000", "2.5", None),
        ("grade", "{value: 7, n: 200}", None),
        ("count", "{value: null, note: x}", None),
    ],
)
def test_the_count_that_a_figure_stands_for(tmp_path: Path, unit: str, value: str, count: int | None) -> None:
    measured = load(tmp_path, f"unit: {unit}\nvalues: {{2024: {value}}}").measured.indicators["a"]
    assert count_behind(measured.indicator, measured.given[0]) == count


def test_decimals_are_those_of_the_plan(tmp_path: Path) -> None:
    checked = load(tmp_path, "unit: grade\nbaseline: {2021: 7.90}\ntarget: {at_least: 8}")
    assert checked.plan is not None
    assert checked.measured.indicators["a"].decimals == 2


@pytest.mark.parametrize(
    ("values", "year"),
    [
        ("{}", 2023),
        ("{2022: 5}", 2023),
        ("{2024: 5}", 2024),
        ("{2024: 5, 2025: {value: 4, provisional: true}}", 2024),
        ("{2024: {value: 5, provisional: true}, 2025: {value: 4, provisional: true}}", 2025),
        ("{2024: 5, 2025: {value: null, note: Niet gemeten.}}", 2024),
        ("{2024: 5, 2027: 4}", 2024),
        ("{2024: 5, 2042: 4}", 2024),
        ("{undated: 5}", 2023),
        ("{undated: 5, 2024: 4}", 2024),
        ("{2023-2024: 5}", 2024),
    ],
)
def test_the_year_to_account_for_is_one_of_the_plan(tmp_path: Path, values: str, year: int) -> None:
    checked = load(tmp_path, f"unit: count\nbaseline: {{2021: 6}}\nvalues: {values}")
    assert checked.plan is not None
    assert checked.measured.default_year() == year


@pytest.mark.parametrize(
    ("values", "day", "year"),
    [
        # on the day a year is definitive that is over on it
        ("{2023: 5, 2024: 4}", date(2024, 12, 31), 2024),
        ("{2023: 5, 2024: 4}", date(2024, 12, 30), 2023),
        # without any: the year of the day, as far as it is one of the plan
        ("{2024: {value: 4, provisional: true}}", date(2025, 6, 30), 2025),
        ("{}", date(2022, 6, 30), 2023),
        ("{}", date(2027, 6, 30), 2026),
    ],
)
def test_on_a_day_a_year_is_accounted_for_that_is_over(tmp_path: Path, values: str, day: date, year: int) -> None:
    checked = load(tmp_path, f"unit: count\nbaseline: {{2021: 6}}\nvalues: {values}")
    assert checked.measured.default_year(day) == year


def test_a_figure_of_elsewhere_is_of_no_year_to_account_for(tmp_path: Path) -> None:
    indicator = "unit: count\nbaseline: {2021: 6}\nvalues: {2023: 5}\nbenchmarks: {nl: Nederland}"
    assert load(tmp_path, indicator, "a,nl,2025,9,false,\n").measured.default_year() == 2023


@pytest.mark.parametrize(
    ("of", "broken", "year", "apart"),
    [
        ("2022", 2023, 2024, True),
        ("2022", 2024, 2024, True),
        ("2022", 2022, 2024, False),
        ("2022", 2025, 2024, False),
        ("2022", 2023, 2022, False),
        ("2022", 2023, 2021, False),
        ("2024", 2023, 2024, False),
        ("undated", 2023, 2024, False),
    ],
)
def test_a_break_parts_a_figure_from_the_latest(tmp_path: Path, of: str, broken: int, year: int, apart: bool) -> None:
    indicator = f"unit: count\nbaseline: {{undated: 6}}\nvalues: {{2022: 5, 2024: 4}}\nbreaks: {{{broken}: x}}"
    measured = load(tmp_path, indicator).measured.indicators["a"]
    figure = measured.baseline if of == "undated" else measured.series.figures[int(of)]
    assert figure is not None
    assert measured.apart(figure, year) is apart


def test_the_year_of_an_implementation_plan_is_that_of_its_last_state(tmp_path: Path) -> None:
    load(tmp_path, "unit: count\nvalues: {2023: 5, 2024: 4}")
    text = (
        "ivp: 1\nkind: implementation\ntitle: U\ncarries_out: plan.yaml\nmunicipalities: [Maasgouw]\n"
        "period: 2023-2025\nactions:\n  a:\n"
    )
    (tmp_path / "u.yaml").write_text(f"{text}    name: A\n    state: {{2023-12-31: running}}\n", encoding="utf-8")
    (checked,) = check([Source(tmp_path / "u.yaml", "u.yaml")]).plans
    assert checked.measured.default_year() == 2023
    assert checked.measured.default_year(date(2025, 6, 30)) == 2025


@pytest.mark.parametrize("csv", ["", "a,GM1641,2023,5,false,\na,GM1641,2024,4,false,\n"], ids=["plan", "file"])
@pytest.mark.parametrize(
    ("day", "years"), [(date(2024, 12, 31), [2023, 2024]), (date(2024, 12, 30), [2023]), (date(2022, 12, 31), [])]
)
def test_until_a_day_the_figures_are_those_of_years_that_are_over(
    tmp_path: Path, csv: str, day: date, years: list[int]
) -> None:
    values = "" if csv else "values: {2023: 5, 2024: 4}"
    known = load(tmp_path, f"unit: count\nbaseline: {{2021: 6}}\n{values}", csv).measured.until(day)
    assert sorted(known.indicators["a"].series.figures) == years
    assert (known.observations.cells == {}) is (not csv or not years)


def test_inhabitants_count_where_every_figure_has_them(tmp_path: Path) -> None:
    figures = "unit: count\nbetter: lower\nbaseline: {{2018: {{value: 100, n: 10000}}}}\nvalues: {{2024: {value}}}"
    grown = found(tmp_path, figures.format(value="{value: 130, n: 13000}")).change
    level = found(tmp_path, figures.format(value="{value: 130, n: 10000}")).change
    unknown = found(tmp_path, figures.format(value="130")).change
    assert (grown.difference, level.difference) == (30, 30)
    assert grown.p is not None
    assert level.p is not None
    assert grown.p > level.p
    assert unknown.p == level.p


def test_a_municipality_has_its_rate_beside_the_others(tmp_path: Path) -> None:
    csv = "a,GM0981,2024,10,false,10000\na,GM0938,2024,20,false,19000\n"
    checked = load(tmp_path, "unit: count\nbaseline: {2021: 40}", csv, JOINT)
    assert checked.plan is not None
    (shown,) = progress_view(Standing(checked.measured, 2024)).indicators
    assert [(place.name, place.value.rate if place.value else None) for place in shown.places] == [
        ("Vaals", 1.0),
        ("Meerssen", 1.052632),
    ]
    assert shown.value is not None
    assert (shown.value.n, shown.value.rate) == (29000, 1.034483)


PRINTED = [
    # what the plan and its table hold, and what the account prints: the newest figure, the target, the verdict
    ("unit: percent\nbaseline: {2018: 12}\ntarget: {at_most: {2024: 10}}", "a,GM1641,2024,10.4,,\n",
     ("10,4%", "ten hoogste 10,0%", "Doel niet gehaald")),
    ("unit: percent\ndecimals: 0\nbaseline: {2019: 40}\ntarget: {at_most: {2024: 34}}\nvalues: {2024: 34.4}", "",
     ("34,4%", "ten hoogste 34,0%", "Doel niet gehaald")),
    ("unit: grade\ndecimals: 1\nbaseline: {2021: 7.12}\ntarget: {at_least: 7.25}\nvalues: {2024: 7.24}", "",
     ("7,24", "ten minste 7,25", "Op koers")),
    ("unit: count\nbaseline: {2021: 129}\ntarget: {at_most: {2024: baseline - 5%}}\nvalues: {2024: 123}", "",
     ("123", "ten hoogste 122,55", "Doel niet gehaald")),
    ("unit: percent\nbaseline: {2021: 24}\ntarget: {below: {2024: baseline - 4}}\nvalues: {2024: 20}", "",
     ("20%", "onder 20%", "Doel niet gehaald")),
    ("unit: grade\nbaseline: {2021: 7}\ntarget: {above: {2024: 7.25}}\nvalues: {2024: 7.3}", "",
     ("7,30", "boven 7,25", "Doel gehaald")),
    ("unit: minutes\nbaseline: {2021: 14}\ntarget: {between: {2024: [12, 10]}}\nvalues: {2024: 12.1}", "",
     ("12,1 min", "tussen 10,0 min en 12,0 min", "Doel niet gehaald")),
    ("unit: percent\nbaseline: {2021: 40}\ntarget: {stay_at: {2024: 40}, tolerance: 2}\nvalues: {2024: 43}", "",
     ("43%", "rond 40% (2 procentpunt meer of minder)", "Doel niet gehaald")),
    (ELSEWHERE + "target: {at_most: {2024: nederland 2017 - 12.5%}}\nvalues: {2024: 122}", "",
     ("122", "ten hoogste 122,5", "Doel gehaald")),
    (ELSEWHERE + "target: {at_most: {2024: regio - 10%}}\nvalues: {2024: 122}", "",
     ("122", "ten hoogste Regio min 10% (niet bekend)", "Niet te beoordelen")),
    ("unit: percent\nbaseline: {2021: 12}\ntarget: {at_most: {2024: 10}}\nvalues: {2024: 9}\n"
     "benchmarks: {nederland: {name: Nederland, values: {2024: 10.4}}}", "",
     ("9,0%", "ten hoogste 10,0%", "Doel gehaald")),
    ("unit: count\nbaseline: {2015-2019: 10.3}\ntarget: {at_most: 9}\nvalues: {2024: 7}", "",
     ("7", "ten hoogste 9", "Nu op doel")),
    ("unit: grade\nbaseline: {2017: 40}\nbetter: lower\ntarget: {at_most: {2022: 38}}\n"
     "values: {2022: 37, 2023: 60, 2024: 75}", "", ("75", "ten hoogste 38", "Doel gehaald")),
]  # fmt: skip


@pytest.mark.parametrize(("indicator", "csv", "printed"), PRINTED)
def test_what_is_printed_is_what_the_verdict_was_reached_with(
    tmp_path: Path, indicator: str, csv: str, printed: tuple[str, str, str]
) -> None:
    checked = load(tmp_path, indicator, csv)
    assert checked.plan is not None
    (item,) = progress_view(Standing(checked.measured, 2024)).indicators
    assert item.value is not None
    assert item.target is not None
    assert (item.value.text, item.target.text, item.position.label) == printed


HEADLINES = [
    ("baseline: {2021: 244}\ntarget: {at_most: 200}", "Eén doel: niet te beoordelen."),
    ("baseline: {2021: 50}\ntarget: {at_most: 40}\nvalues: {2024: {value: 39, provisional: true}}",
     "Eén doel: nu op doel."),
    ("baseline: {2021: 50}\ntarget: {at_most: {2024: 45, 2026: 40}}\nvalues: {2024: 44}",
     "Eén doel: tussendoel gehaald."),
    ("baseline: {2021: 50}\ntarget: {text: minder}\nvalues: {2024: 44}",
     "De doelen staan alleen in woorden; cijfers kunnen ze niet beoordelen."),
    ("baseline: {2021: 50}\nvalues: {2024: 44}", "Geen van de indicatoren heeft een doel."),
]  # fmt: skip


@pytest.mark.parametrize(("indicator", "headline"), HEADLINES)
def test_the_headline_says_no_more_than_is_known(tmp_path: Path, indicator: str, headline: str) -> None:
    checked = load(tmp_path, f"unit: count\n{indicator}")
    assert checked.plan is not None
    assert progress_view(Standing(checked.measured, 2024)).headline == headline


def test_the_same_figure_is_no_change_by_chance(tmp_path: Path) -> None:
    checked = load(tmp_path, "unit: count\nbaseline: {2021: 50}\ntarget: {at_most: 60}\nvalues: {2024: 50}")
    assert checked.plan is not None
    (item,) = progress_view(Standing(checked.measured, 2024)).indicators
    assert item.change.note == "geen verschil"
    assert item.position.note == "de nulmeting haalt het doel al"


@pytest.mark.parametrize(
    ("figures", "year", "judged", "newest", "latest", "previous"),
    [
        ("baseline: {2021: 9}", 2024, None, None, None, None),
        ("baseline: {2021: 9}\nvalues: {2021: 9}", 2024, None, None, 2021, None),
        ("baseline: {2021: 9}\nvalues: {2022: 9, 2024: 9, 2025: 9}", 2024, 2024, 2024, 2024, 2022),
        ("baseline: {2021: 9}\nvalues: {2021: 9, 2022: 9}", 2024, 2022, 2022, 2022, 2021),
        ("baseline: {2021: 9}\nvalues: {2020: 9, 2023-2024: 9}", 2024, 2024, 2024, 2024, 2020),
        # once its year is past a target is judged by the figure of that
        ("baseline: {2021: 9}\ntarget: {at_most: {2023: 8}}\nvalues: {2023: 7, 2024: 9}", 2024, 2023, 2024, 2024, 2023),
        # what is known to be unknown is no newer figure, but is the latest that is told
        ("baseline: {2021: 9}\nvalues: {2023: 7, 2024: {value: null, note: x}}", 2024, 2023, 2023, 2024, None),
    ],
)
def test_which_figures_are_told(
    tmp_path: Path, figures: str, year: int, judged: int | None, newest: int | None, latest: int | None,
    previous: int | None,
) -> None:  # fmt: skip
    item = found(tmp_path, f"unit: count\n{figures}", year)
    told = [one.year if one else None for one in (item.judged, item.newest, item.latest, item.previous)]
    assert told == [judged, newest, latest, previous]


GIVEN = "unit: count\nbetter: lower\nbaseline: {{2021: 129}}\n{}"


@pytest.mark.parametrize(
    ("given", "alarms"),
    [
        ("target: {at_most: 125}\nvalues: {2024: 118}", False),
        ("target: {at_most: {2024: 125}}\nvalues: {2024: 126}", True),
        # clearly worsened, also where that alone is uncertain or there is no target
        ("values: {2024: 300}", True),
        ("target: {at_most: 310}\nvalues: {2024: 300}", True),
        ("values: {2024: 140}", False),
        # met once and no more
        ("target: {at_most: {2023: 125}}\nvalues: {2023: 120, 2024: 126}", True),
        ("target: {at_most: {2023: 125}}\nvalues: {2023: 120, 2024: 125}", False),
        ("target: {at_most: {2023: 125}}\nvalues: {2023: {value: 120, provisional: true}, 2024: 126}", False),
    ],
)
def test_what_must_be_told_however_much_else_there_is(tmp_path: Path, given: str, alarms: bool) -> None:
    assert found(tmp_path, GIVEN.format(given)).alarms is alarms


@pytest.mark.parametrize(
    ("target", "year", "interim", "followed"),
    [
        ("", 2024, False, True),
        ("target: {text: minder}", 2024, False, False),
        ("target: {at_most: {2024: 125}}", 2024, False, False),
        ("target: {at_most: {2024: 125, 2026: 120}}", 2024, True, False),
        ("target: {at_most: {2024: 125, 2026: 120}}", 2025, False, False),
        ("target: {at_most: {2024: 125, 2026: 120}}", 2027, False, False),
    ],
)
def test_a_target_with_another_after_it_is_one_on_the_way(
    tmp_path: Path, target: str, year: int, interim: bool, followed: bool
) -> None:
    item = found(tmp_path, GIVEN.format(f"{target}\nvalues: {{2024: 118}}"), year)
    assert (item.interim, item.followed) == (interim, followed)


@pytest.mark.parametrize(
    ("figures", "comparable"),
    [
        ("baseline: {2021: 49}\nvalues: {2021: 50, 2024: 48}", True),
        ("baseline: {2021: 49}\nvalues: {2021: 85, 2024: 48}", False),
        ("baseline: {2021: 49}\nvalues: {2021: 85}", True),
        ("baseline: {2021: 49}\ntarget: {at_most: 9}\nvalues: {2021: 85, 2024: 48}", False),
        # a target that was set later holds for what is counted since; the change still tells nothing
        ("baseline: {2021: 49}\ntarget: {at_most: 50, set: 2023}\nvalues: {2021: 85, 2024: 48}", False),
    ],
)
def test_where_either_verdict_says_so_figures_are_not_compared(tmp_path: Path, figures: str, comparable: bool) -> None:
    assert found(tmp_path, f"unit: count\n{figures}").comparable is comparable


@pytest.mark.parametrize(
    ("baseline", "broken", "reason"),
    [
        ("2021", 2021, None), ("2021", 2022, "series_break"), ("2021", 2024, "series_break"), ("2021", 2025, None),
        ("2019-2021", 2019, None), ("2019-2021", 2020, "series_break"), ("undated", 2022, None),
    ],
)  # fmt: skip
def test_a_change_is_not_told_across_a_break(tmp_path: Path, baseline: str, broken: int, reason: str | None) -> None:
    given = f"unit: count\nbaseline: {{{baseline}: 100}}\nbreaks: {{{broken}: x}}\nvalues: {{2024: 90}}"
    assert found(tmp_path, given).change.reason == reason


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ("baseline: {2021: {value: null, note: x}}\nvalues: {2024: 5}", "no_baseline"),
        ("baseline: {2021: {value: null, note: x}}\nvalues: {2021: 5, 2024: 5}", "no_baseline"),
        ("baseline: {2021: 5}\nvalues: {2024: {value: null, note: x}}", "no_value"),
        ("baseline: {2021: 5}\nvalues: {2025: 5}", "no_value"),
    ],
)
def test_without_one_of_the_two_figures_there_is_no_change(tmp_path: Path, values: str, reason: str) -> None:
    change = found(tmp_path, f"unit: count\n{values}").change
    assert (change.reason, change.difference, change.percent) == (reason, None, None)


@pytest.mark.parametrize(
    ("given", "reason", "method"),
    [
        # percentages of a register are of cases, of which the number must be known; those of a survey of people asked
        ("unit: percent\nsource: politie", ("{value: 20, n: 500}", "{value: 27, n: 500}"), (None, "newcombe")),
        ("unit: percent\nsource: politie", ("20", "{value: 27, n: 500}"), ("no_cases", None)),
        ("unit: percent\nsource: politie", ("{value: 20, n: 500}", "27"), ("no_cases", None)),
        ("unit: percent\nsource: politie", ("20", "27"), ("no_cases", None)),
        ("unit: percent\nsource: panel", ("{value: 20, n: 500}", "27"), ("no_sample_size", None)),
        ("unit: percent\nsource: panel", ("{value: 20, n: 500}", "{value: 27, n: 500}"), (None, "newcombe")),
        ("unit: rate\nper: 1000\nsource: politie", ("{value: 2, n: 5000}", "3"), ("no_inhabitants", None)),
        ("unit: rate\nper: 1000\nsource: panel", ("2", "{value: 3, n: 5000}"), ("no_sample_size", None)),
        ("unit: rate\nper: 1000\nsource: politie", ("{value: 2, n: 5000}", "{value: 3, n: 5000}"),
         (None, "exact_binomial")),
        ("unit: rate\nper: 1000\nsource: politie", ("{value: 2, n: 5000}", "{value: 3, n: 50000}"), ("shift", None)),
        # a number with a fraction is none of events
        ("unit: count\nsource: politie", ("20.5", "27"), ("no_measure_of_chance", None)),
        ("unit: count\nsource: politie", ("20", "27.5"), ("no_measure_of_chance", None)),
        ("unit: rank", ("20", "27"), ("no_measure_of_chance", None)),
        ("unit: count\nkind: effort", ("20", "27"), ("effort", None)),
        ("unit: percent\nkind: effort", ("{value: 20, n: 500}", "{value: 27, n: 500}"), ("effort", None)),
    ],
)  # fmt: skip
def test_what_a_change_is_tested_by(
    tmp_path: Path, given: str, reason: tuple[str, str], method: tuple[str | None, str | None]
) -> None:
    start, newest = reason
    change = found(tmp_path, f"{given}\nbaseline: {{2021: {start}}}\nvalues: {{2024: {newest}}}").change
    assert (change.reason, change.method) == method
    assert change.difference is not None


@pytest.mark.parametrize(
    ("unit", "newest", "ranges"),
    [("count", "2024: 118", True), ("count", "2023-2024: 118", False), ("rate\nper: 1", "2024: 0.118", False)],
)
def test_a_range_of_counts_is_told_of_the_count_of_a_year(tmp_path: Path, unit: str, newest: str, ranges: bool) -> None:
    """A mean or a rate is none of those counts."""
    figure = newest.replace(": ", ": {value: ") + ", n: 1000}"
    start = "129" if unit == "count" else "0.129"
    given = f"unit: {unit}\nsource: politie\nbaseline: {{2021: {{value: {start}, n: 1000}}}}\nvalues: {{{figure}}}"
    change = found(tmp_path, given).change
    assert change.p is not None
    assert (change.unclear is not None, change.ordinary is not None) == (ranges, ranges)
    assert (change.people is not None) is (unit == "count")


@pytest.mark.parametrize(
    ("start", "newest", "people", "shift", "exposure"),
    [
        ("{value: 100, n: 5000}", "{value: 90, n: 5000}", True, False, 5000),
        ("100", "{value: 90, n: 5000}", False, False, 1),
        ("{value: 100, n: 5000}", "90", False, False, 1),
        ("100", "90", False, False, 1),
        ("{value: 100, n: 5000}", "{value: 90, n: 9000}", False, True, 1),
        # where they are not known of both, a leap in between says nothing of the change
        ("100", "90, 2022: {value: 95, n: 5000}, 2023: {value: 95, n: 9000}", False, False, 1),
        ("{value: 100, n: 5000}", "90, 2023: {value: 95, n: 9000}", False, False, 1),
    ],
)
def test_counts_are_compared_by_inhabitants_where_both_are_known_and_do_not_leap(
    tmp_path: Path, start: str, newest: str, people: bool, shift: bool, exposure: int
) -> None:
    given = f"unit: count\nsource: politie\nbaseline: {{2021: {start}}}\nvalues: {{2024: {newest}}}"
    change = found(tmp_path, given).change
    assert change.counts is not None
    assert change.counts[0].exposure == exposure
    assert (change.people is not None, change.shift is not None) == (people, shift)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("baseline: {2021: 129}\ntarget: {at_most: 125}\nvalues: {2024: 128}", True),
        ("baseline: {2021: 129}\ntarget: {at_most: 125}", True),
        ("baseline: {2021: 129}\nvalues: {2024: 128}", False),
        ("target: {at_most: 125}\nvalues: {2024: 128}", False),
        ("baseline: {2021: 129.5}\ntarget: {at_most: 125}", False),
        ("baseline: {2021: {value: null, note: x}}\ntarget: {at_most: baseline}", False),
        ("baseline: {2021: 129}\ntarget: {at_most: {2024: 125}}\nvalues: {2024: 125}", False),
        ("baseline: {2021: 129}\ntarget: {at_most: {2024: 125}}\nvalues: {2024: 126}", True),
        ("kind: effort\nbaseline: {2021: 129}\ntarget: {at_most: 125}\nvalues: {2024: 128}", False),
    ],
)
def test_of_a_step_that_is_planned_and_not_yet_taken_it_is_told_whether_it_could_be_seen(
    tmp_path: Path, given: str, told: bool
) -> None:
    assert (found(tmp_path, f"unit: count\n{given}").planned is not None) is told


def test_a_planned_step_is_reckoned_with_inhabitants_only_where_the_change_beside_it_has_a_range(
    tmp_path: Path,
) -> None:
    given = "unit: count\nbaseline: {2021: {value: 129, n: 1000}}\ntarget: {at_most: 125}\nvalues: {NEWEST}"
    plain = found(tmp_path, given.replace("NEWEST", "2025: 1")).planned
    of_a_mean = found(tmp_path, given.replace("NEWEST", "2023-2024: {value: 129, n: 1040}")).planned
    of_a_year = found(tmp_path, given.replace("NEWEST", "2024: {value: 129, n: 1140}")).planned
    assert plain is not None
    assert of_a_year is not None
    assert of_a_mean == plain
    assert of_a_year.beyond_chance is not None
    assert plain.beyond_chance is not None
    assert of_a_year.beyond_chance > plain.beyond_chance


def test_the_line_of_the_last_years_leads_to_the_last_target(tmp_path: Path) -> None:
    values = ", ".join(f"{2020 + at}: {120 - 10 * at}" for at in range(5))
    given = f"unit: count\nbaseline: {{2019: 130}}\ntarget: {{at_most: {{2025: 90, 2027: 80}}}}\nvalues: {{{values}}}"
    item = found(tmp_path, given)
    assert item.outlook is not None
    assert item.outlook.projection is not None
    assert item.outlook.projection.year == 2027
    other = given.replace("{2020: 120", "{2019: 230, 2020: 120")
    assert found(tmp_path, other).outlook is None


@pytest.mark.parametrize(
    ("unit", "land", "told"),
    [
        ("count", "2021: 900, 2024: 800", True),
        ("count", "2021: 900", False),
        ("count", "2024: 800", False),
        # nor is a change from nothing or to nothing
        ("count", "2021: 0, 2024: 800", False),
        ("count", "2021: 900, 2024: 0", False),
        # what is not tested is not held beside anything
        ("rank", "2021: 900, 2024: 800", False),
        ("percent\nsource: panel", "2021: 90, 2024: 80", False),
    ],
)
def test_the_same_years_elsewhere_stand_beside_a_change_that_was_tested(
    tmp_path: Path, unit: str, land: str, told: bool
) -> None:
    given = f"unit: {unit}\nbaseline: {{2021: 50}}\nvalues: {{2024: 40}}\n"
    given += f"benchmarks: {{l: {{name: L, values: {{{land}}}}}}}"
    assert len(found(tmp_path, given).beside) == told
