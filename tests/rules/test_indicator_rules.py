"""Rules on indicators, baselines and targets (4xx), and on the values that come in (809, 810)."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import Case, check_example, check_files, codes, indicator
from examples import PLAN

NEW = "indicators:\n  nieuw:\n    name: nieuw\n    for: woninginbraak\n"
COUNT, PERCENT, GRADE = (NEW + f"    unit: {unit}\n" for unit in ("count", "percent", "grade"))
BASE = "    baseline: {2021: 129}\n"
ELSEWHERE = (
    "    benchmarks: {nederland: {name: Nederland, values: {2017: 30}}, regio: {name: Regio, values: {2017: 28}}}\n"
)
SURVEY = PERCENT + "    source: panel\n"

DRAFT = "status: draft\nperiod: 2025-2028\n"

CASES = [
    # IVP401 no baseline
    Case(COUNT + "    target: {at_most: 5}", "IVP401", "target: {at_most: 5}", "without a baseline", "add baseline:"),
    Case(
        COUNT + "    target: {at_most: baseline - 5%}",
        "IVP401",
        "baseline - 5%",
        "“baseline - 5%” needs a baseline",
        severity="error",
    ),
    Case(COUNT + "    target: {stay_at: baseline, tolerance: 2}", "IVP401", "baseline, t", severity="error"),
    Case(COUNT + "    baseline: {2021: {value: null, note: niet bekend}}\n    target: {at_most: 5}"),
    Case(COUNT + "    kind: effort\n    target: {at_least: 5}"),
    Case(COUNT + "    target: {text: Minder meldingen dan nu.}"),
    Case(COUNT + "    target: {at_most: 5}\n    incomplete: De tabel is een afbeelding."),
    Case("incomplete: Alleen het voorstel is bekend.\n" + COUNT + "    target: {at_most: 5}"),
    # IVP402 late baseline
    Case(indicator(baseline="{2024: 129}"), "IVP402", "2024: 129", "2024 is later than the start of the period, 2023"),
    Case(indicator(baseline="{2022-2024: 129}"), "IVP402", "2022-2024", "baseline of 2022-2024"),
    Case(indicator(baseline="{2023: 129}")),
    Case(indicator(baseline="{undated: 129}")),
    # IVP403 target year
    Case(
        indicator(target="{at_most: {20206: 90}}"),
        "IVP403",
        "20206",
        "target year 20206 lies outside the plan's period 2023-2026",
        "did you mean 2026?",
        "error",
    ),
    Case(indicator(target="{at_most: {2062: 90}}"), "IVP403", "2062", "2062", "did you mean 2026?", "error"),
    Case(
        DRAFT + indicator(target="{at_most: {2030: 90}}"),
        "IVP403",
        "2030",
        "target year 2030",
        "for 2028 beside",
        "warning",
    ),
    Case(
        DRAFT + indicator(target="{at_most: {2022: 90}}"), "IVP403", "2022: 90", "target year 2022", severity="warning"
    ),
    Case(DRAFT + indicator(target="{at_most: {2027-2029: 90}}"), "IVP403", "2027-2029", "target year 2027-2029"),
    Case(indicator(target="{at_most: {2025: 90}}")),
    Case(DRAFT + indicator(target="{at_most: {2028: 90, 2030: 80}}")),
    Case(indicator(target="{at_most: {2030: 90}}")),
    Case(indicator(target="{at_most: {undated: 90}}")),
    # IVP404 target year not after the baseline
    Case(
        indicator(baseline="{2023: 129}", target="{at_most: {2023: 90}}"),
        "IVP404",
        "2023: 90",
        "target year 2023 is not after the baseline year 2023",
    ),
    Case(indicator(baseline="{2023: 129}", target="{at_most: {2024: 90}}")),
    # IVP405 met already
    Case(
        DRAFT + indicator(target="{at_most: 129}"), "IVP405", "129}", "the baseline, 129, already meets the target, 129"
    ),
    Case(
        DRAFT + GRADE + "    baseline: {2021: 7.9}\n    target: {at_least: 7.5}",
        "IVP405",
        "7.5",
        "7.9, already meets the target, 7.5",
    ),
    Case(DRAFT + GRADE + "    baseline: {2021: 7.9}\n    target: {at_least: 8.1}"),
    Case(DRAFT + GRADE + "    baseline: {2021: 7.9}\n    target: {at_least: baseline}"),
    Case(DRAFT + GRADE + "    baseline: {2021: 7.9}\n    target: {above: 7.9}"),
    Case(DRAFT + GRADE + "    baseline: {2021: 7.9}\n    target: {above: 7.8}", "IVP405", "7.8", "already meets"),
    Case(DRAFT + GRADE + "    baseline: {2021: 7.9}\n    target: {stay_at: 7.9, tolerance: 0.2}"),
    Case(DRAFT + GRADE + "    baseline: {2021: 7.9}\n    target: {between: [7.5, 8]}"),
    Case(indicator(target="{at_most: 129}")),
    # IVP406 within chance
    Case(DRAFT + indicator(target="{at_most: 125}"), "IVP406", "125", "only 98 or lower would be more"),
    Case(DRAFT + indicator(target="{at_least: 150}"), "IVP406", "150", "or higher would be more"),
    Case(DRAFT + indicator(baseline="{2021: 3}", target="{at_most: 1}"), "IVP406", "1}", "no count would be more"),
    Case(
        DRAFT + indicator(baseline="{2015-2019: 131.4}", target="{at_most: 120}"), "IVP406", "120", "from 131.4 to 120"
    ),
    Case(
        DRAFT + indicator(target="{at_most: baseline - 5%}"),
        "IVP406",
        "baseline - 5%",
        "from 129 to 122.55 lies within",
    ),
    Case(DRAFT + indicator(target="{at_most: 98}")),
    # the step to less than 99 is that to 98
    Case(DRAFT + indicator(target="{below: 99}")),
    Case(DRAFT + indicator(target="{at_most: 99}"), "IVP406", "99", "only 98 or lower"),
    Case(PERCENT + "    baseline: {2021: 27}\n    target: {at_most: 26}"),
    Case(indicator(target="{at_most: 125}")),
    # IVP407 in turn
    Case(
        indicator(target="{at_most: {2024: 80, 2026: 90}}"),
        "IVP407",
        "90}",
        "the target for 2026, 90, asks less than that for 2024, 80",
    ),
    Case(indicator(target="{at_most: {2026: 90, 2025-2026: 95}}"), "IVP407", "2025-2026", "two targets for 2026"),
    Case(indicator(target="{at_most: {2024: baseline - 10%, 2026: baseline - 30%}}")),
    Case(
        indicator(target="{below: {2024: 80, 2026: baseline - 20}}"),
        "IVP407",
        "baseline - 20",
        "the target for 2026, baseline - 20, asks less than that for 2024, 80",
    ),
    Case(indicator(target="{between: {2024: [80, 90], 2026: [85, 95]}}")),
    Case(indicator(target="{stay_at: {2024: 120, 2026: 140}, tolerance: 9}")),
    # IVP408 tolerance
    Case(indicator(target="{stay_at: 129}"), "IVP408", "stay_at", "without a tolerance"),
    Case(indicator(target="{stay_at: 129}", incomplete="De tabel is een afbeelding.")),
    # IVP409 and IVP410 what serves what
    Case("priorities:\n  jeugd: Jeugd", "IVP409", "jeugd: Jeugd", "“Jeugd” has no indicator", "for: jeugd"),
    Case("priorities:\n  jeugd:\n    name: Jeugd\n    evaluation: In de driehoek."),
    Case("priorities:\n  jeugd:\n    name: Jeugd\n    parts: {a: {name: A, evaluation: In de driehoek.}}"),
    Case("priorities:\n  jeugd: {name: Jeugd, incomplete: Staat in een afbeelding.}"),
    Case("priorities:\n  jeugd: Jeugd\nthemes:\n  t: {name: T, for: jeugd}\n" + COUNT.replace("woninginbraak", "t")),
    Case("priorities:\n  jeugd: {name: J, parts: {a: A}}\n" + COUNT.replace("woninginbraak", "jeugd.a")),
    Case("indicators:\n  los: {name: los cijfer, unit: count}", "IVP410", "los: {", "“los cijfer” serves no topic"),
    # IVP411 units
    Case(PERCENT + "    values: {2022: 127}", "IVP411", "127", "between 0 and 100, not 127", "unit: change"),
    Case(
        PERCENT + "    baseline: {2021: 25}\n    values: {2023: 0.24}",
        "IVP411",
        "0.24",
        "less than one per cent",
        "write 24 if",
        severity="warning",
    ),
    Case(
        PERCENT + "    baseline: {2021: 24}\n    target: {at_most: 0.2}",
        "IVP411",
        "0.2",
        "and 24 stands beside it",
        "write 20 if",
        severity="warning",
    ),
    Case(PERCENT + "    values: {2022: 4, 2023: 0.5}"),
    Case(PERCENT + "    values: {2021: -1}", "IVP411", "-1", "not -1"),
    Case(PERCENT + "    values: {2022: 100, 2023: 0}"),
    Case(COUNT + "    values: {2022: 1.000}", "IVP411", "1.000", "a whole number, not 1.000", "write 1000"),
    Case(COUNT + "    values: {2022: 125.5}", "IVP411", "125.5", "not 125.5", "a mean or a rate?"),
    Case(COUNT + "    values: {2022: -3}", "IVP411", "-3", "zero or more"),
    Case(COUNT + "    values: {2022: {value: 5.0, provisional: true}}", "IVP411", "5.0", "not 5.0", "write 5"),
    Case(COUNT + "    values: {2015-2019: 131.4}"),
    Case(COUNT + "    benchmarks: {regio: {name: Regio, values: {2022: 131.4}}}"),
    Case(
        COUNT + "    benchmarks: {regio: {name: Regio, values: {2022: 1.314}}}",
        "IVP411",
        "1.314",
        "not 1.314",
        "write 1314",
    ),
    Case(
        COUNT + "    baseline: {2021: 30}\n    target: {at_most: baseline - 40}",
        "IVP411",
        "baseline - 40",
        "zero or more, not -10",
        "check what is added",
    ),
    Case(
        PERCENT + "    baseline: {2021: 98}\n    target: {at_least: baseline + 4}", "IVP411", "baseline + 4", "not 102"
    ),
    Case(COUNT + "    baseline: {2021: 25}\n    target: {at_most: baseline - 0.5%}"),
    Case(COUNT + BASE + "    target: {between: [3, -4]}", "IVP411", "-4", "not -4"),
    Case(GRADE + "    values: {2022: 79}", "IVP411", "79", "between 1 and 10, not 79", "check it against the source"),
    Case(GRADE + "    values: {2022: 0.8}", "IVP411", "0.8", severity="warning"),
    Case(GRADE + "    values: {2022: {value: 7, se: -0.1}}", "IVP411", "-0.1", "a standard error"),
    # IVP420
    Case(COUNT + "    values: {2042: 118}", "IVP420", "2042", "a year from 1990 to 2036"),
    Case(COUNT + "    values: {1924: 118}", "IVP420", "1924", "a year from 1990 to 2036"),
    Case(COUNT + "    values: {2025: 118}", "IVP420", "2025", "lies after 2024-07-01"),
    Case(COUNT + "    values: {2023: 118}\n    benchmarks: {r: {name: R, values: {2123: 118}}}", "IVP420", "2123"),
    Case(COUNT + BASE + "    target: {at_most: 20, set: 2042}", "IVP420", "2042"),
    Case(COUNT + "    values: {2023: 118}\n    breaks: {1932: nieuwe telling}", "IVP420", "1932"),
    Case(NEW + "    unit: rank\n    values: {2022: 0}", "IVP411", "0}", "a rank is 1 or more"),
    Case(NEW + "    unit: change\n    values: {2022: -12.5}"),
    Case(indicator(target="{stay_at: 129, tolerance: -5}"), "IVP411", "-5", "a tolerance is zero or more"),
    # IVP412 base
    Case(
        NEW + "    unit: rate\n    per: 1000\n    baseline: {2021: 4.2}\n    values: {2022: {value: 41, per: 10000}}",
        "IVP412",
        "10000",
        "per 10000, and that of 2021 per 1000",
    ),
    Case(
        NEW + "    unit: rate\n    per: 1000\n    baseline: {2021: 4.2}\n    values: {2022: {value: 41, per: 10000}}\n"
        "    breaks: {2022: Ander noemer.}"
    ),
    # IVP413 jumps
    Case(indicator(values="{2022: 12}"), "IVP413", "12}", "12 after 129 in 2021"),
    Case(indicator(values="{2020: 12, 2022: 120}"), "IVP413", "129", "129 after 12 in 2020"),
    Case(indicator(values="{2020: 12}", breaks="{2021: Nieuwe definitie.}")),
    Case(COUNT + "    values: {2021: 1, 2022: 12}"),
    # IVP414 the wrong way
    Case(indicator(better="higher"), "IVP414", "higher", "says at_most, and better says higher"),
    Case(indicator(better="lower")),
    Case(indicator(better="neither")),
    Case(indicator(better="higher", target="{below: 90}"), "IVP414", "higher", "says below, and better says higher"),
    Case(indicator(better="higher", target="{between: [90, 140]}")),
    # IVP416 per cent of a percentage
    Case(
        PERCENT + "    baseline: {2021: 24}\n    target: {at_most: baseline - 5%}",
        "IVP416",
        "baseline - 5%",
        "“baseline - 5%” may mean two things",
        "write baseline - 5 for 5 percentage points, or 22.8 for 5% of it",
    ),
    Case(
        NEW + "    unit: change\n    baseline: {2021: 0}\n    target: {at_most: baseline - 4%}",
        "IVP416",
        "baseline - 4%",
    ),
    Case(
        PERCENT + ELSEWHERE + "    target: {at_most: {2025: nederland - 5%}}\n    baseline: {2021: 24}",
        "IVP416",
        "nederland - 5%",
        "“nederland - 5%” may mean two things",
        "for 5% of it write what that comes to",
    ),
    Case(PERCENT + "    baseline: {2021: 24}\n    target: {at_most: baseline - 5}"),
    # IVP312 benchmarks
    Case(COUNT + ELSEWHERE + BASE + "    target: {at_most: nederland 2017 - 10%}"),
    Case(COUNT + ELSEWHERE + BASE + "    target: {between: [nederland 2017, regio 2017]}"),
    Case(
        COUNT + ELSEWHERE + BASE + "    target: {at_most: limburg}",
        "IVP312",
        "limburg",
        "“limburg” is not a number, and not baseline or the id of a benchmark",
        "its benchmarks are: nederland, regio",
    ),
    Case(
        COUNT + ELSEWHERE + BASE + "    target: {at_most: Nederlnd 2017}", "IVP312", "Ned", "", "write nederland 2017"
    ),
    Case(COUNT + ELSEWHERE + BASE + "    target: {at_most: regio-4}", "IVP312", "regio-4", "", "write regio - 4"),
    Case(COUNT + ELSEWHERE + BASE + "    target: {between: [3, limburg]}", "IVP312", "limburg]", "“limburg” is not"),
    Case(
        COUNT + ELSEWHERE + BASE + "    target: {at_most: nederland 2019}",
        "IVP312",
        "nederland 2019",
        "Nederland has no figure of 2019 here",
        "its figures are of: 2017",
        "warning",
    ),
    Case(COUNT + ELSEWHERE + BASE + "    target: {at_most: nederland}"),
    Case(COUNT + BASE + "    target: {at_most: minder}", "IVP312", "minder", "“minder” is not", 'text: "minder"'),
    # a baseline has no year, and may be called by a Dutch word; what is added stays
    *(
        Case(COUNT + ELSEWHERE + BASE + f"    target: {{at_most: {written}}}", "IVP312", written, hint=f"write {meant}")
        for written, meant in (
            ("baseline 2019", "baseline"),
            ("baseline 2019 - 5%", "baseline - 5%"),
            ("baseline-5", "baseline - 5"),
            ("baselin - 5%", "baseline - 5%"),
            ("nulmeting - 5%", "baseline - 5%"),
            ("nulmeting 2021 + 3", "baseline + 3"),
            ("regio-4 - 5%", "regio - 5%"),
            ("Regio 2017 - 5", "regio 2017 - 5"),
            ("nederlan - 5", "nederland - 5"),
        )
    ),
    Case(
        COUNT
        + BASE
        + "    benchmarks: {nl: {name: Nederland, values: {2017: 30}}}\n    target: {at_most: NEDERLAND 2017}",
        "IVP312",
        "NED",
        "“NEDERLAND 2017” is not a number",
        "write nl 2017",
    ),
    Case(
        COUNT
        + BASE
        + "    benchmarks: {nl: {name: N, values: {2017: 30, 2018: 31}}}\n    target: {at_most: nl 2018 - 5}",
    ),
    Case(
        COUNT + BASE + "    benchmarks: {nl: {name: N, values: {2017: 30, 2018: 31}}}\n    target: {at_most: nl 2019}",
        "IVP312",
        "nl 2019",
        "N has no figure of 2019",
        "its figures are of: 2017, 2018",
        "warning",
    ),
    Case(
        COUNT + BASE + "    benchmarks: {nl: {name: N}}\n    target: {at_most: nl 2019}",
        "IVP312",
        "nl 2019",
        "N has no figure of 2019",
        "write its figure of that year under its values",
        "warning",
    ),
    # IVP416 of several bounds, and of what is added
    Case(
        PERCENT + "    baseline: {2021: 24}\n    target: {at_least: baseline + 5%}",
        "IVP416",
        "baseline + 5%",
        hint="write baseline + 5 for 5 percentage points, or 25.2 for 5% of it",
    ),
    Case(
        PERCENT + "    baseline: {2021: 24}\n    target: {between: [baseline - 5%, baseline + 2]}",
        "IVP416",
        "baseline - 5%",
        hint="write baseline - 5 for 5 percentage points; for 5% of it write what that comes to",
    ),
    # IVP415 a baseline that the figures do not know
    Case(
        indicator(values="{2021: 185, 2023: 168}"),
        "IVP415",
        "129",
        "the baseline of 2021 is 129, and the figures of that year give 185",
    ),
    Case(indicator(baseline="{2019-2021: 129}", values="{2019: 190, 2020: 180, 2021: 185}"), "IVP415", "129", "185"),
    Case(indicator(values="{2021: 131, 2023: 118}")),
    Case(indicator(values="{2021: {value: 185, note: Met pogingen erbij.}}")),
    Case(indicator(baseline="{2021: {value: 129, note: Zonder pogingen.}}", values="{2021: 185}")),
    # IVP809 and IVP810 values
    Case(SURVEY + "    values: {2021: 27, 2022: 27}", "IVP809", "27}", "Maasgouwpanel is held once in 2 years"),
    Case(SURVEY + "    values: {2021: 27, 2022: 28, 2023: 27}"),
    Case(SURVEY + "    values: {2021: 27, 2023: 27}"),
    Case(
        indicator(values="{2019: {value: 140, source: panel}}"),
        "IVP810",
        "140",
        "140 comes from panel, and the baseline of 2021 from politie",
    ),
    Case(indicator(values="{2022: {value: 120, source: panel}}"), "IVP810", "120", "from panel"),
    Case(indicator(values="{2022: {value: 120, source: panel}}", breaks="{2022: Nieuwe bron.}")),
]

HEADER = "indicator,municipality,year,value,source\n"
NL = "{nl: {name: Nederland}}"
OBSERVED = [
    Case("observations: observations.csv", csv=HEADER + "inbraken,GM1641,2022,118,politie\n"),
    Case(
        "observations: observations.csv", "IVP411", "118.0", "not 118.0", csv=HEADER + "inbraken,GM1641,2022,118.0,\n"
    ),
    Case(
        "observations: observations.csv",
        "IVP420",
        "118",
        "a year from 1990",
        csv=HEADER + "inbraken,GM1641,2042,118,\n",
    ),
    # what is given for another place is a mean, as what the plan itself gives for it
    *(
        Case(
            "observations: observations.csv\n" + indicator(benchmarks=NL),
            *said,
            csv=HEADER + f"inbraken,nl,2022,{value},\n",
        )
        for value, said in (("131.4", ()), ("1.314", ("IVP411", "1.314", "not 1.314", "write 1314")))
    ),
    Case(indicator(benchmarks="{nl: {name: N, values: {2022: {value: null, note: Niet bekend.}}}}")),
    Case("observations: observations.csv", "IVP415", "", "give 185", csv=HEADER + "inbraken,GM1641,2021,185,\n"),
    Case("observations: observations.csv", "IVP413", "12,", "12 after 129", csv=HEADER + "inbraken,GM1641,2022,12,\n"),
    Case("observations: observations.csv", "IVP810", "118", "panel", csv=HEADER + "inbraken,GM1641,2022,118,panel\n"),
    Case(
        "observations: observations.csv\n" + SURVEY + "    values: {2021: 27}",
        "IVP809",
        "27,",
        "the same value as in 2021",
        csv=HEADER + "nieuw,GM1641,2022,27,\n",
    ),
]


@pytest.mark.parametrize("case", [*CASES, *OBSERVED], ids=lambda case: f"{case.code or 'silent'} {case.at}")
def test_rule(case: Case, tmp_path: Path):
    case.verify(tmp_path)


CHILD = """\
ivp: 1
kind: plan
title: Lokaal plan
builds_on: plan.yaml
municipalities: [Maasgouw]
period: 2024
status: adopted
decisions:
  - {body: council, act: adopt, date: 2023-12-12}
"""


def test_an_inherited_target_may_lie_after_the_period_of_the_plan_that_inherits_it(tmp_path: Path):
    assert check_files(tmp_path, {"plan.yaml": PLAN, "lokaal.yaml": CHILD}) == []


@pytest.mark.parametrize("status", ["adopted", "draft"])
@pytest.mark.parametrize(("year", "expected"), [(2022, ["IVP403"]), (2023, []), (2026, []), (2027, ["IVP403"])])
def test_an_own_target_may_lie_in_the_period_of_the_plan_that_is_built_on(
    status: str, year: int, expected: list[str], tmp_path: Path
) -> None:
    own = CHILD.replace("status: adopted", f"status: {status}") + (
        f"indicators:\n  inbraken:\n    name: inbraken\n    unit: count\n    target: {{at_most: {{{year}: 80}}}}\n"
    )
    found = codes(check_files(tmp_path, {"plan.yaml": PLAN, "lokaal.yaml": own}, None))
    assert found == (expected if status == "draft" else [])


@pytest.mark.parametrize("given", ["interpretation: Daalt.", "target: {at_most: {2024: 85}}"])
@pytest.mark.parametrize(
    ("target", "code"),
    [("{at_most: 128}", "IVP406"), ("{at_most: 129}", "IVP405"), ("{at_most: {2030: 60, 2023: 90}}", "IVP403"),
     ("{at_most: elders}", "IVP312")],
)  # fmt: skip
def test_what_is_wrong_with_an_inherited_target_is_told_of_the_plan_it_stands_in(
    target: str, code: str, given: str, tmp_path: Path
) -> None:
    above = PLAN.replace("status: adopted", "status: draft").replace("{at_most: 90}", target)
    own = CHILD.replace("status: adopted", "status: draft") + f"indicators: {{inbraken: {{{given}}}}}\n"
    texts = {"plan.yaml": above, "lokaal.yaml": own}
    found = check_files(tmp_path, texts, None)
    assert [item.code.id for item in found if item.document.endswith("lokaal.yaml") and item.code.id == code] == []
    assert code in codes(check_files(tmp_path, {"plan.yaml": above}, None))


def test_an_inherited_indicator_keeps_its_unit(tmp_path: Path):
    own = CHILD + "indicators:\n  inbraken:\n    name: inbraken\n    unit: rate\n"
    found = check_files(tmp_path, {"plan.yaml": PLAN, "lokaal.yaml": own})
    assert codes(found) == ["IVP412"]
    assert (found[0].span.line, found[0].span.column) == (13, 11)


@pytest.mark.parametrize(
    ("fragment", "code"),
    [
        ("status: vastgesteld door de raad\nindicators:\n  inbraken:\n    target: {at_most: 125}\n", "IVP207"),
        ("indicators:\n  inbraken:\n    source: polite\nobservations: observations.csv\n", "IVP303"),
    ],
)
def test_a_slip_elsewhere_draws_no_remark_on_figures(tmp_path: Path, fragment: str, code: str):
    csv = (
        "indicator,municipality,year,value,source\ninbraken,GM1641,2022,118,politie\ninbraken,GM1641,2023,110,politie\n"
    )
    assert codes(check_example(tmp_path, fragment, csv if "observations" in fragment else "")) == [code]
