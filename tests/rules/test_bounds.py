"""Where a rule begins to speak: the last thing that it lets pass, and the first that it does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from checked import SAY, Case, check_example, check_files, codes, indicator
from examples import ACCOUNT, ACCOUNT_FILE, ACCOUNTED, PLAN, PLAN_FILE

NEW = "indicators:\n  nieuw:\n    name: nieuw\n    for: woninginbraak\n"
COUNT, PERCENT, GRADE, RANK = (NEW + f"    unit: {unit}\n" for unit in ("count", "percent", "grade", "rank"))
RATE = NEW + "    unit: rate\n    per: 1000\n"
AMOUNT = NEW + "    unit: amount\n"
SURVEY = PERCENT + "    source: panel\n"
DRAFT = "status: draft\nperiod: 2025-2028\n"


def goal(year: object, baseline: int = 2012, head: str = DRAFT) -> str:
    return head + indicator(baseline=f"{{{baseline}: 129}}", target=f"{{at_most: {{{year}: 90}}}}")


CASES = [
    # IVP403: a year that a writer can mean lies at most ten years before the period, or thirty after it
    Case(goal(2015), "IVP403", "2015", "target year 2015", "for 2028 beside", "warning"),
    Case(goal(2014), "IVP403", "2014", "target year 2014", severity="error"),
    Case(goal("2014-2015"), "IVP403", "2014-2015", severity="error"),
    Case(goal(2058), "IVP403", "2058", "target year 2058", "for 2028 beside", "warning"),
    Case(goal(2059), "IVP403", "2059", "target year 2059", severity="error"),
    Case(goal("2058-2059"), "IVP403", "2058-2059", severity="error"),
    # and one of the plan's own is one from its first to its last
    Case(goal(2024), "IVP403", "2024", "target year 2024"),
    Case(goal(2025)),
    Case(goal("2024-2025"), "IVP403", "2024-2025", "target year 2024-2025"),
    Case(goal(2028)),
    Case(goal(2029), "IVP403", "2029", "target year 2029"),
    Case(goal("2028-2029"), "IVP403", "2028-2029", "target year 2028-2029"),
    Case(
        DRAFT + indicator(baseline="{2012: 129}", target="{at_most: {2025: 95, 2029: 90}}"),
        "IVP403",
        "2029",
        "target year 2029",
        "for 2028 beside",
    ),
    Case(goal(2030, head="status: draft\nperiod: 2026\n"), "IVP403", "2030", "target year 2030", "for 2026 beside"),
    Case(goal(2030, head="status: draft\nperiod: 2027-2026\n"), "IVP501", "2027"),
    # IVP406: of counts alone, however many inhabitants are known
    Case(DRAFT + RATE + "    baseline: {2021: {value: 4.2, n: 20000}}\n    target: {at_most: 4.1}"),
    Case(DRAFT + PERCENT + "    baseline: {2021: {value: 42, n: 200}}\n    target: {at_most: 41}"),
    # IVP404: a target is of a later year than its baseline
    Case(goal(2015, 2014), "IVP403", "2015"),
    Case(goal(2015, 2015), "IVP404", "2015: 90", "target year 2015 is not after the baseline year 2015"),
    Case(
        indicator(baseline="{2024: 129}", target="{at_most: {2024: 90}}"),
        "IVP404",
        "2024: 129",
        "baseline year 2024 is not before the target year 2024",
    ),
    # IVP407: the same again asks no less
    Case(indicator(target="{at_most: {2024: 90, 2026: 90}}")),
    Case(indicator(target="{at_most: {2024: 90, 2026: 91}}"), "IVP407", "91", "asks less than that for 2024"),
    Case(indicator(target="{at_least: {2024: 190, 2026: 190}}")),
    Case(indicator(target="{at_least: {2024: 190, 2026: 189}}"), "IVP407", "189", "asks less than that for 2024"),
    # and of what it comes to where that is known
    *(
        Case(
            COUNT + "    baseline: {2021: 129}\n    benchmarks: {nl: {name: N, values: {2017: 30}}}\n"
            f"    target: {{at_most: {{{bounds}}}}}"
        )
        for bounds in ("2024: nl, 2026: 80", "2024: 80, 2026: nl", "2025-2026: nl, 2026: 80", "2026: nl, 2024-2026: nl")
    ),
    Case(
        COUNT + "    baseline: {2021: 129}\n    benchmarks: {nl: {name: N, values: {2017: 30}}}\n"
        "    target: {at_most: {2024: nl, 2025: 80, 2026: 81}}",
        "IVP407",
        "81",
    ),
    # IVP411: what a unit can hold, its bounds included
    *(Case(PERCENT + f"    values: {{2022: {value}}}") for value in (0, 1, 100)),
    Case(PERCENT + "    values: {2022: 100.1}", "IVP411", "100.1", "between 0 and 100"),
    Case(PERCENT + "    values: {2022: -0.1}", "IVP411", "-0.1", "between 0 and 100"),
    *(Case(GRADE + f"    values: {{2022: {value}}}") for value in (1, 10)),
    Case(GRADE + "    values: {2022: 10.1}", "IVP411", "10.1", severity="error"),
    Case(GRADE + "    values: {2022: 0.9}", "IVP411", "0.9", severity="warning"),
    Case(GRADE + "    values: {2022: 0}", "IVP411", "0}", severity="warning"),
    Case(GRADE + "    values: {2022: -0.1}", "IVP411", "-0.1", severity="error"),
    *(Case(COUNT + f"    values: {{2022: {value}}}") for value in (0, 1)),
    Case(COUNT + "    values: {2022: -1}", "IVP411", "-1", "zero or more"),
    Case(RANK + "    values: {2022: 1}"),
    Case(GRADE + "    values: {2022: {value: 7, se: 0}}"),
    Case(indicator(target="{stay_at: 129, tolerance: 0}")),
    *(Case(PERCENT + f"    baseline: {{2021: 50}}\n    target: {{at_least: baseline + {more}}}") for more in (49, 50)),
    Case(PERCENT + "    baseline: {2021: 50}\n    target: {at_least: baseline + 51}", "IVP411", "base", "not 101"),
    Case(PERCENT + "    baseline: {2021: 50}\n    target: {at_most: baseline - 50}"),
    Case(PERCENT + "    baseline: {2021: 50}\n    target: {at_most: baseline - 51}", "IVP411", "base", "not -1"),
    Case(GRADE + "    baseline: {2021: 2}\n    target: {at_most: baseline - 2}"),
    Case(GRADE + "    baseline: {2021: 2}\n    target: {at_most: baseline - 2.1}", "IVP411", "base", "not -0.1"),
    # a part of one: another percentage is at most three times as much or as little
    Case(PERCENT + "    values: {2022: 0.24, 2023: 8}", "IVP411", "0.24", "8 stands beside it", severity="warning"),
    Case(PERCENT + "    values: {2022: 0.24, 2023: 7.99}", "IVP413", "7.99"),
    Case(PERCENT + "    values: {2022: 0.24, 2023: 72}", "IVP411", "0.24", "72 stands", severity="warning"),
    Case(PERCENT + "    values: {2022: 0.24, 2023: 72.1}", "IVP413", "72.1"),
    Case(PERCENT + "    values: {2022: 0.99, 2023: 99}", "IVP411", "0.99", "99 stands", severity="warning"),
    Case(PERCENT + "    values: {2022: 1, 2023: 99}", "IVP413", "99"),
    Case(PERCENT + "    values: {2022: 0.01, 2023: 1}", "IVP411", "0.01", "1 stands", severity="warning"),
    # thousands: three decimals, of what is less than a thousand
    Case(COUNT + "    values: {2022: 999.000}", "IVP411", "999.000", hint="write 999000 if the point parts thousands"),
    Case(COUNT + "    values: {2022: 1000.000}", "IVP411", "1000.000", hint="is it a mean or a rate?"),
    Case(COUNT + "    values: {2022: 1.25}", "IVP411", "1.25", hint="is it a mean or a rate?"),
    Case(COUNT + "    values: {2022: 12.00}", "IVP411", "12.00", hint="write 12"),
    Case(AMOUNT + "    values: {2022: 1.25}"),
    Case(AMOUNT + "    values: {2022: 1.2505}"),
    Case(AMOUNT + "    values: {2022: 1.250}", "IVP411", "1.250", "has cents at most", "write 1250 if the point parts"),
    Case(AMOUNT + "    values: {2022: 999.125}", "IVP411", "999.125", hint="write 999125 if"),
    Case(RATE + "    values: {2022: 1.250}"),
    Case(RATE + "    values: {2022: 0.24, 2023: 8}", "IVP413", "8}"),
    Case(indicator(target="{stay_at: 129, tolerance: -0.5}"), "IVP411", "-0.5", "a tolerance is zero or more"),
    # what cannot be is told as such alone
    Case(COUNT + "    values: {2021: 100, 2022: 1000.5}", "IVP411", "1000.5"),
    Case(PERCENT + "    values: {2021: 9, 2022: 101}", "IVP411", "101"),
    # a mean over years need not be whole, nor one of other places
    Case(DRAFT + indicator(baseline="{2021: 129}", target="{at_most: {2025-2028: 90.5}}")),
    Case(DRAFT + indicator(baseline="{2021: 129}", target="{at_most: {2028: 90.5}}"), "IVP411", "90.5", "not 90.5"),
    Case(COUNT + "    values: {2022: 0.5}", "IVP411", "0.5", hint="is it a mean or a rate?"),
    # IVP413: ten times as much
    Case(COUNT + "    values: {2021: 10, 2022: 100}", "IVP413", "100", "10 times as much or more"),
    Case(COUNT + "    values: {2021: 10, 2022: 99}"),
    Case(COUNT + "    values: {2021: 100, 2022: 10}", "IVP413", "10}", "one part in 10 of it or less"),
    Case(COUNT + "    values: {2021: 99, 2022: 10}"),
    Case(COUNT + "    values: {2021: 0, 2022: 100}"),
    Case(COUNT + "    values: {2021: 100, 2022: 0}"),
    # IVP412: the base is told where it stands, with the later figure if that gives one
    Case(
        RATE + "    baseline: {2021: {value: 4.2, per: 10000}}\n    values: {2022: 4.1}",
        "IVP412",
        "10000",
        "per 1000, and that of 2021 per 10000",
    ),
    Case(
        RATE + "    baseline: {2021: {value: 4.2, per: 100}}\n    values: {2022: {value: 4.1, per: 10000}}",
        "IVP412",
        "10000",
        "per 10000, and that of 2021 per 100",
    ),
    Case(RATE + "    baseline: {2021: 4.2}\n    values: {2022: {value: 42, per: 10000}}", "IVP412", "10000"),
    Case(RATE + "    baseline: {2021: 4.2}\n    values: {2022: {value: 42, per: 1000}}", "IVP413", "42"),
    # a base that only one of the two has is none to compare
    Case(COUNT + "    values: {2021: 50, 2022: {value: 51, per: 1000}}"),
    Case(COUNT + "    values: {2021: {value: 50, per: 1000}, 2022: 51}"),
    Case(COUNT + "    values: {2021: {value: 50, per: 1000}, 2022: {value: 51, per: 100}}", "IVP412", "100}}"),
    # IVP413: a small count may be ten times another
    Case(COUNT + "    values: {2021: 2, 2022: 29}"),
    Case(COUNT + "    values: {2021: 3, 2022: 30}", "IVP413", "30"),
    Case(COUNT + "    values: {2021: 29, 2022: 2}"),
    Case(COUNT + "    values: {2021: 30, 2022: 3}", "IVP413", "3}"),
    # what has no year follows on nothing
    Case(indicator(baseline="{undated: 12}", values="{2022: 129}")),
    # IVP420: figures from 1990, the rest from 1950, until ten years after the plan or 2100, and none after the day
    Case(COUNT + "    values: {1990: 118}"),
    Case(COUNT + "    values: {1989: 118}", "IVP420", "1989", "a year from 1990 to 2036"),
    Case(PERCENT + "    values: {1989-1990: 11}", "IVP420", "1989-1990", "1989"),
    Case(COUNT + "    values: {2024: 118}"),
    Case(COUNT + "    values: {2025: 118}", "IVP420", "2025", "2025 lies after 2024-07-01"),
    Case(COUNT + "    values: {2036: 118}", "IVP420", "2036", "2036 lies after 2024-07-01"),
    Case(COUNT + "    values: {2037: 118}", "IVP420", "2037", "a year from 1990 to 2036"),
    Case(indicator(target="{at_most: 90, set: 1950}")),
    Case(indicator(target="{at_most: 90, set: 1949}"), "IVP420", "1949", "a year from 1950 to 2036"),
    Case(indicator(target="{at_most: 90, set: 2036}")),
    Case(indicator(target="{at_most: 90, set: 2037}"), "IVP420", "2037", "a year from 1950 to 2036"),
    Case("publication: {in_force: 2100-01-01}"),
    Case("publication: {in_force: 2101-01-01}", "IVP420", "2101-01-01", "a year from 1950 to 2100"),
    Case("publication: {in_force: 2023-01-01, retroactive_to: 1950-01-01}"),
    Case("publication: {in_force: 2023-01-01, retroactive_to: 1949-12-31}", "IVP420", "1949-12-31", "1950 to 2100"),
    # every year that a plan can give has such bounds, but for deadlines of what carries a plan out: these have IVP604
    *(
        Case(fragment.replace("YEAR", "1901"), "IVP420", "1901", says)
        for fragments, says in (
            (
                (
                    PERCENT + "    values: {YEAR: 11}",
                    indicator(breaks="{YEAR: Anders.}"),
                    COUNT + "    benchmarks: {r: {name: R, values: {YEAR: 118}}}",
                    "actions: {a: {name: A, for: woninginbraak, state: {YEAR: planned}}}",
                    "budget: {pot: {name: P, amount: 5, spent: {YEAR: 3}}}",
                ),
                "a year from 1990 to 2036",
            ),
            (
                (
                    "actions: {a: {name: A, for: woninginbraak, by: YEAR, incomplete: Nee.}}",
                    "budget: {pot: {name: P, amount: 5, years: YEAR}}",
                    "budget: {pot: {name: P, amount: 5, years: YEAR-2024}}",
                    indicator(target="{at_most: 90, set: YEAR}"),
                ),
                "a year from 1950 to 2036",
            ),
            (
                (
                    "predecessor: {title: T, period: YEAR-2022}",
                    "publication: {in_force: 2023-01-01, retroactive_to: YEAR-01-01}",
                ),
                "a year from 1950 to 2100",
            ),
        )
        for fragment in fragments
    ),
    Case("actions: {a: {name: A, for: woninginbraak, by: 2036}}"),
    Case("actions: {a: {name: A, for: woninginbraak, by: 2037}}", "IVP420", "2037", "a year from 1950 to 2036"),
    Case("kind: implementation\nactions:\n  avond:\n    by: 1901", "IVP604", "1901"),
    Case("kind: implementation\nbudget: {pot: {name: P, amount: 5, years: 1901}}", "IVP420", "1901"),
    Case("kind: account\nactions: {avond: {1901: done}}", "IVP420", "1901", "a year from 1990 to 2034"),
    # IVP501 to IVP503
    Case("period: 2024" + "\n" + indicator(target="{at_most: {2024: 90}}")),
    Case("predecessor: {period: 2022-2019}", "IVP501", "2022-2019", "ends in 2019, before it begins in 2022"),
    Case("predecessor: {period: 2022}"),
    Case("predecessor: {period: 2020}", "IVP503", "2020", "the plan before, 2020, and this one, 2023-2026, lies a gap"),
    Case(
        "predecessor: {period: 2019-2021}\nperiod: 2024\nstatus: withdrawn", "IVP503", "2019-2021", "2024, lies a gap"
    ),
    Case("predecessor: {period: 2019-2021}\nperiod: 2026-2024", "IVP501", "2026-2024"),
    # IVP504 and IVP505: one municipality decides by its council, several may by what is regional
    Case("publication: {in_force: 2022-12-20}"),
    Case("publication: {in_force: 2022-12-19}", "IVP505", "2022-12-19"),
    Case("municipalities: [Maasgouw, Roermond]\ndecisions:\n  - {body: triangle, act: adopt, date: 2022}"),
    # IVP509
    Case(
        "municipalities: [Maasgouw, Voorne aan Zee]\nperiod: 2021-2022\nstatus: withdrawn",
        "IVP509",
        "Voorne",
        "does not exist in 2021-2022: 2023 is its first year",
        "name the municipality that was there before it",
    ),
    Case(
        "municipalities: [Maasgouw, Brielle]\nperiod: 2024\nstatus: withdrawn", "IVP509", "Brielle", "in 2024: 2022 was"
    ),
    Case("municipalities: [Maasgouw, Brielle]\nperiod: 2022\nstatus: withdrawn"),
    Case("municipalities: [Maasgouw, Brielle]\nperiod: 2026-2024\nstatus: withdrawn", "IVP501", "2026-2024"),
    # IVP604: a deadline that touches a year of the plan is one of its own
    *(Case(f"kind: implementation\nactions:\n  avond:\n    by: {by}") for by in ("2024", "2024-12-31")),
    Case("kind: implementation\nactions:\n  avond:\n    by: 2025-01-01", "IVP604", "2025-01-01"),
    Case("actions: {a: {name: A, for: woninginbraak, by: 2030}}"),
    Case("kind: implementation\nperiod: 2025-2024", "IVP501", "2025-2024"),
    # IVP809: in two years that lie closer together than the survey
    Case(SURVEY + "    values: {2021: 27, 2022: 27}", "IVP809", "27}", "the same value as in 2021"),
    Case(SURVEY + "    values: {2021: 27, 2022: 28}"),
    Case(SURVEY + "    values: {2021: 27, 2023: 27}"),
    Case(SURVEY + "    values: {2019-2021: 27, 2022: 27}", "IVP809", "27}", "the same value as in 2019-2021"),
    Case(PERCENT + "    source: politie\n    values: {2021: 27, 2022: 27}"),
    Case(indicator(target="{at_most: {undated: 90, 2030: 80}}")),
    Case(DRAFT + COUNT + "    values: {2022: 118}"),
    Case(SURVEY + "    values: {2021: {value: 27, source: politie}, 2022: 27}"),
    Case(SURVEY + "    values: {2021: 27, 2022: {value: 27, source: politie}}"),
    Case(SURVEY.replace("panel", "los") + "    values: {2021: 27, 2022: 27}\nsources:\n  los: {name: L, kind: survey}"),
    # IVP810: each other source is told once, from the baseline on and before it, until a break
    Case(
        "sources:\n  derde: {name: D, kind: register}\n"
        + indicator(values="{2022: {value: 120, source: panel}, 2023: {value: 121, source: panel}}"),
        "IVP810",
        "120",
        "120 comes from panel, and the baseline of 2021 from politie",
    ),
    Case(indicator(values="{2020: {value: 120, source: panel}}", breaks="{2021: Anders geteld.}")),
    Case(indicator(baseline="{2020: {value: 120, source: panel}, 2021: 129}"), "IVP810", "120", "of 2021 from politie"),
    # IVP303: where there are no sources it is said how to give one
    Case(
        "sources: {}\n" + indicator(source="politie"), "IVP303", "politie", hint="add it under sources, such as sources"
    ),
    # IVP810: a source that does not exist is told of by itself
    Case(indicator(values="{2022: {value: 120, source: elders}}"), "IVP303", "elders"),
    Case(indicator(source="elders", values="{2022: {value: 120, source: panel}}"), "IVP303", "elders"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code or 'silent'} {case.at}")
def test_rule(case: Case, tmp_path: Path) -> None:
    case.verify(tmp_path)


BEFORE = PLAN.replace("2023", "2018").replace("2021: 129", "2017: 129")


@pytest.mark.parametrize(
    ("last", "status", "expected"),
    [
        (2021, "adopted", ["IVP503"]),
        (2022, "adopted", []),
        (2023, "adopted", ["IVP503"]),
        # one that was withdrawn may have been meant for longer, and leaves a gap all the same
        (2021, "withdrawn", ["IVP503"]),
        (2022, "withdrawn", []),
        (2023, "withdrawn", []),
        (2017, "adopted", []),
    ],
)
def test_a_plan_begins_in_the_year_after_the_one_before_it(
    last: int, status: str, expected: list[str], tmp_path: Path
) -> None:
    before = BEFORE.replace("2018-2026", f"2018-{last}").replace("status: adopted", f"status: {status}")
    found = check_files(tmp_path, {"vorige.yaml": before, PLAN_FILE: PLAN + "predecessor: vorige.yaml\n"})
    assert codes(found) == expected


LOCAL = """\
ivp: 1
kind: plan
title: Lokaal plan
builds_on: plan.yaml
municipalities: [Maasgouw]
period: {}
status: draft
"""


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2019-2022", ["IVP510"]),
        ("2020-2023", []),
        ("2026-2029", []),
        ("2027-2030", ["IVP510"]),
        ("2030-2027", ["IVP501"]),
    ],
)
def test_a_plan_has_a_year_in_common_with_the_one_it_builds_on(
    period: str, expected: list[str], tmp_path: Path
) -> None:
    assert codes(check_files(tmp_path, {PLAN_FILE: PLAN, "lokaal.yaml": LOCAL.format(period)}, None)) == expected


NEXT = (
    "period: 2022-2023\ndecisions:\n  - {body: council, act: adopt, date: 2021-12-20}\n"
    "  - {body: council, act: ACT, WHAT}\n"
)


@pytest.mark.parametrize(
    ("act", "what", "expected"),
    [
        ("adopt", "of: Plan 2024-2027, date: 2023-01-01", []),
        ("adopt", "of: Plan 2024-2027, date: 2022-12-31", ["IVP511"]),
        ("adopt", "of: Plan 2024-2027", ["IVP511"]),
        ("take_note", "of: Plan 2024-2027, date: 2023-12-12", ["IVP511"]),
        ("adopt", "date: 2023-12-12", ["IVP511"]),
    ],
)
def test_a_decision_on_what_comes_after_a_plan_is_of_its_last_year_or_later(
    act: str, what: str, expected: list[str], tmp_path: Path
) -> None:
    text = NEXT.replace("ACT", act).replace("WHAT", what)
    assert codes(check_example(tmp_path, text, as_of=date(2024, 1, 1))) == expected


RETRIEVED = "indicator,municipality,year,value,retrieved\ninbraken,GM1641,{},118,{}\n"


@pytest.mark.parametrize(
    ("year", "retrieved", "as_of", "expected"),
    [
        (2023, "2023-12-31", date(2024, 7, 1), []),
        (2023, "2022-12-31", date(2024, 7, 1), ["IVP420"]),
        (2023, "2024-12-31", date(2024, 7, 1), []),
        (2023, "2025-01-01", date(2024, 7, 1), ["IVP420"]),
        (2023, "2025-01-01", None, []),
        (2036, "2036-01-01", None, []),
        (2037, "2037-01-01", None, ["IVP420"]),
    ],
)
def test_a_figure_is_retrieved_in_its_own_year_or_later(
    year: int, retrieved: str, as_of: date | None, expected: list[str], tmp_path: Path
) -> None:
    csv = RETRIEVED.format(year, retrieved)
    assert codes(check_example(tmp_path, "observations: observations.csv", csv, as_of)) == expected


@pytest.mark.parametrize(
    ("unit", "values", "expected"),
    [
        ("percent", "{2018-2020: 11, 2021-2023: 12}", []),
        ("percent", "{2018-2020: 11, 2020-2022: 12}", ["2018-2020 has a year in common with 2020-2022"]),
        ("percent", "{2018-2022: 11, 2019-2021: 12}", ["2018-2022 has a year in common with 2019-2021"]),
        ("percent", "{2018-2020: 11, 2020: 12}", ["2018-2020 has a year in common with 2020"]),
        ("percent", "{2019-2020: 11, 2020-2021: 12}", ["2019-2020 has a year in common with 2020-2021"]),
        ("percent", "{2019-2020: 11, 2019: 12}", []),
        ("percent", "{undated: 11, 2018-2020: 12}", []),
        ("count", "{2018: 11}\n    baseline: {2015-2016: 12}", []),
        ("percent", "{2018-2020: 11, 2019: 12}", []),
        ("percent", "{2018: 11, 2018-2020: 12}", []),
        ("percent", "{2019-2020: 11, 2021-2022: 12}", []),
        ("count", "{2018-2020: 11, 2021: 12}", []),
        ("count", "{2019-2020: 11, 2021: 12}", ["2019-2020 is taken as the mean of two years"]),
        ("count", "{2019/2020: 11, 2021: 12}", []),
    ],
)
def test_figures_that_are_compared_have_no_year_in_common(
    unit: str, values: str, expected: list[str], tmp_path: Path
) -> None:
    found = check_example(tmp_path, NEW + f"    unit: {unit}\n    values: {values}")
    assert {item.code.id for item in found} <= {"IVP812"}
    both = [" has a year in common with ".join(reversed(one.split(" has a year in common with "))) for one in expected]
    assert {SAY(item.message) for item in found} == {*expected, *both}


def test_what_is_said_of_a_mean_of_two_years_is_how_a_season_is_written(tmp_path: Path) -> None:
    assert told(tmp_path, COUNT + "    values: {2019-2020: 11, 2021: 12}", "IVP812").endswith(
        "; write 2019/2020 for a season or school year"
    )
    text = PERCENT + "    values: {2019-2020: 11, 2020-2021: 12}"
    assert told(tmp_path, text, "IVP812").count("for a season or school year") == 2
    text = PERCENT + "    values: {2018-2020: 11, 2020-2022: 12}"
    assert told(tmp_path, text, "IVP812").count("leave one of the two out") == 2


def test_a_baseline_that_is_too_late_is_held_against_the_first_target(tmp_path: Path) -> None:
    goals = indicator(baseline="{2024: 129}", target="{at_most: {2023: 95, 2024: 90, 2026: 80}}")
    (found,) = check_example(tmp_path, goals)
    assert SAY(found.message) == "baseline year 2024 is not before the target year 2023"
    assert [(str(path.path[-1]), SAY(path.message)) for path in found.related if path.path] == [("2023", "the target")]


def told(folder: Path, fragment: str, code: str, as_of: date | None = None) -> str:
    """What is said and hinted of what is found with a code."""
    found = [item for item in check_example(folder, fragment, as_of=as_of) if item.code.id == code]
    return " | ".join(f"{SAY(item.message)}; {SAY(item.hint) if item.hint else ''}" for item in found)


@pytest.mark.parametrize(("number", "names"), [(5, "a1, a2, a3, a4, a5"), (6, "a1, a2, a3, a4, a5, ...")])
def test_five_actions_without_a_lens_are_named(number: int, names: str, tmp_path: Path) -> None:
    actions = ", ".join(f"a{at}: A" for at in range(1, number + 1))
    text = f"lenses: {{jeugd: Jeugd}}\nactions: {{z: {{name: Z, lenses: jeugd}}, {actions}}}"
    assert told(tmp_path, text, "IVP607").startswith(f"{number} of {number + 1} actions serve no lens: {names}; ")


@pytest.mark.parametrize(("number", "names"), [(8, "t1, t2, t3, t4, t5, t6, t7, t8"), (9, "t7, t8, ...")])
def test_eight_topics_that_an_account_does_not_judge_are_named(number: int, names: str, tmp_path: Path) -> None:
    themes = "themes:\n" + "".join(f"  t{at}: {{name: T, evaluation: E}}\n" for at in range(1, number + 1))
    (found,) = check_files(tmp_path, {PLAN_FILE: ACCOUNTED + themes, ACCOUNT_FILE: ACCOUNT})
    assert SAY(found.message).endswith(f" {names}")


@pytest.mark.parametrize(
    ("day", "moments"),
    [
        (date(2021, 4, 1), "2018-Q1, 2019-Q1, 2020-Q1, 2021-Q1"),
        (date(2022, 4, 1), "2018-Q1, 2019-Q1, 2020-Q1, 2021-Q1, 2022-Q1"),
        (date(2023, 4, 1), "2019-Q1, 2020-Q1, 2021-Q1, 2022-Q1, 2023-Q1"),
    ],
)
def test_the_last_five_times_that_nothing_came_of_a_duty_are_named(day: date, moments: str, tmp_path: Path) -> None:
    decided = "decisions: [{body: council, act: adopt, date: 2017-12-20}]\n"
    duties = decided + "period: 2018-2023\ncycle: {w: {what: Rapportage, every: 1, in: Q1}}"
    assert f" was due in {moments}, and nothing says what came of it; " in told(tmp_path, duties, "IVP513", day)
    years = moments.replace("-Q1", "")
    carried = duties.replace("in: Q1", "in: Q1, kind: implementation")
    assert f"; add the implementation plan of {years}, with its decision" in told(tmp_path, carried, "IVP513", day)


@pytest.mark.parametrize(("number", "hint"), [(8, "known are: s1, s2, s3, s4, s5, s6, s7, s8"), (9, "")])
def test_up_to_eight_ids_are_named_where_none_is_near(number: int, hint: str, tmp_path: Path) -> None:
    sources = "".join(f"  s{at}: {{name: politie, kind: register}}\n" for at in range(1, number - 1))
    plan = PLAN.replace("sources:\n", "sources:\n" + sources).replace("politie:", f"s{number - 1}:", 1)
    plan = plan.replace("panel:", f"s{number}:").replace("source: politie", "source: onbekend")
    (found,) = check_files(tmp_path, {PLAN_FILE: plan})
    assert (found.code.id, SAY(found.hint) if found.hint else "") == ("IVP303", hint)


def test_of_more_the_first_eight_ids_of_a_plan_are_named_to_an_account(tmp_path: Path) -> None:
    duties = "cycle:\n" + "".join(f"  t{at}: {{what: W, when: 2026}}\n" for at in range(1, 10))
    texts = {PLAN_FILE: ACCOUNTED + duties, ACCOUNT_FILE: ACCOUNT + "duties: {onbekend: done}\n"}
    (found,) = check_files(tmp_path, texts)
    assert found.hint is not None
    assert SAY(found.hint).endswith("plan.yaml are t1, t2, t3, t4, t5, t6, t7, t8, ...")


@pytest.mark.parametrize("number", [3, 4])
def test_three_topics_that_share_a_word_are_named(number: int, tmp_path: Path) -> None:
    themes = "".join(f"  t{at}: {{name: Aanpak ondermijning {at}}}\n" for at in range(1, number + 1))
    text = f"themes:\n{themes}actions: {{a: {{name: A, for: ondermijning}}}}"
    assert told(tmp_path, text, "IVP301").endswith("did you mean t1, t2, t3?")


@pytest.mark.parametrize("number", [2, 3, 4])
def test_three_topics_that_an_id_may_mean_are_named(number: int, tmp_path: Path) -> None:
    blocks = ("goals", "lenses", "priorities", "themes")[:number]
    text = "".join(f"{block}: {{zorg: {{name: Zorg}}}}\n" for block in blocks) + "actions: {a: {name: A, for: zorg}}"
    places = ", ".join(f"{block}.zorg" for block in blocks[:3])
    assert f"may mean several topics: {places};" in told(tmp_path, text, "IVP301")


def test_of_ids_that_must_differ_anyway_it_is_not_said_which_is_meant(tmp_path: Path) -> None:
    text = "goals: {zorg: {name: Zorg}}\nthemes: {zorg: Zorg}\nactions: {a: {name: A, for: zorg}}"
    assert codes(check_example(tmp_path, text)) == ["IVP324"]


@pytest.mark.parametrize(
    ("names", "severity"), [("team een twee drie, politie", "warning"), ("team een twee drie vier, politie", "info")]
)
def test_a_name_has_four_words_at_most(names: str, severity: str, tmp_path: Path) -> None:
    text = f"kind: implementation\nactions:\n  avond:\n    with: {names}\n"
    assert [(item.code.id, item.code.severity) for item in check_example(tmp_path, text)] == [("IVP311", severity)]


@pytest.mark.parametrize(
    ("year", "hint"),
    [
        (20206, "did you mean 2026?"),
        (20205, "did you mean 2025?"),
        (20208, "did you mean 2028?"),
        (20204, ""),
        (20209, ""),
        (9999, ""),
    ],
)
def test_a_year_of_the_plan_is_suggested_where_it_is_much_like_what_is_written(
    year: int, hint: str, tmp_path: Path
) -> None:
    assert told(tmp_path, goal(year), "IVP403").endswith(f"; {hint}")


@pytest.mark.parametrize("number", [6, 7])
def test_the_first_six_benchmarks_and_years_are_named(number: int, tmp_path: Path) -> None:
    ids, years = [f"b{at}" for at in range(number)], [str(2010 + at) for at in range(number)]
    values = ", ".join(f"{year}: 129" for year in years)
    known = ", ".join(f"{one}: {{name: N, values: {{{values}}}}}" for one in ids)

    def hint(bound: str) -> str:
        return told(tmp_path, indicator(benchmarks=f"{{{known}}}", target=f"{{at_most: {bound}}}"), "IVP312")

    assert hint("xyzzy").endswith(f"; its benchmarks are: {', '.join(ids[:6])}")
    assert hint("b1 1999").endswith(f"; its figures are of: {', '.join(years[:6])}")


def test_a_figure_of_the_plan_above_is_judged_there(tmp_path: Path) -> None:
    above = PLAN + "    values: {2022: 12}\n"
    texts = {PLAN_FILE: above, "lokaal.yaml": LOCAL.format("2023-2026")}
    assert codes(check_files(tmp_path, texts, None)) == []
    assert codes(check_files(tmp_path, {PLAN_FILE: above}, None)) == ["IVP413"]


def test_a_mean_and_a_baseline_share_a_year_at_the_mean(tmp_path: Path) -> None:
    text = PERCENT + "    baseline: {2018-2020: 11}\n    values: {2020-2022: 12}"
    (found,) = check_example(tmp_path, text)
    assert (found.code.id, found.path) == ("IVP812", ("indicators", "nieuw", "values", "2020-2022"))


def test_what_a_unit_does_not_say_is_no_hint(tmp_path: Path) -> None:
    assert [item.hint for item in check_example(tmp_path, COUNT + "    values: {2022: -1}")] == [None]


def test_a_year_that_cannot_be_is_to_be_checked(tmp_path: Path) -> None:
    assert told(tmp_path, COUNT + "    values: {1901: 118}", "IVP420").endswith("; check the year")


def test_a_survey_of_a_year_is_not_repeated_by_a_mean_that_ends_in_it(tmp_path: Path) -> None:
    text = SURVEY + "    values: {2019-2021: 27, 2021: 27}"
    assert codes(check_example(tmp_path, text)) == ["IVP812", "IVP812"]


@pytest.mark.parametrize(("by", "says"), [(2100, ""), (2101, "a year from 1950 to 2100")])
def test_no_year_lies_after_2100(by: int, says: str, tmp_path: Path) -> None:
    text = f"status: draft\nperiod: 2091-2094\nactions: {{a: {{name: A, for: woninginbraak, by: {by}}}}}"
    found = told(tmp_path, text, "IVP420")
    assert (says in found, bool(found)) == (True, bool(says))


def test_where_a_period_is_reversed_its_later_year_counts(tmp_path: Path) -> None:
    text = "period: 2026-2023\nactions: {a: {name: A, for: woninginbraak, by: BY}}"
    assert told(tmp_path, text.replace("BY", "2036"), "IVP420") == ""
    assert "a year from 1950 to 2036" in told(tmp_path, text.replace("BY", "2037"), "IVP420")


@pytest.mark.parametrize(
    ("baseline", "target", "expected"),
    [
        # what can be right after all is held against its target, what cannot is not
        ("{2021: 0.9}", "{at_most: 2}", ["IVP405", "IVP411"]),
        ("{2021: -1}", "{at_most: 2}", ["IVP411"]),
        ("{2021: 11}", "{at_least: 5}", ["IVP411"]),
        ("{2021: 5}", "{at_least: 0.9}", ["IVP405", "IVP411"]),
        ("{2021: 5}", "{at_least: -1}", ["IVP411"]),
        ("{2021: 5}", "{at_least: {20206: 4}}", ["IVP403"]),
        ("{2021: 5}", "{at_least: {2021: 4}}", ["IVP404"]),
        ("{2021: 5}", "{at_least: {2024: 6, 2028: 7}}", []),
        ("{2021: 5}", "{at_least: {2027: 6, 2028: 4}}", ["IVP405", "IVP407"]),
        ("{undated: 5}", "{at_least: 4}", ["IVP405"]),
    ],
)
def test_a_target_is_held_against_its_baseline_where_both_can_be(
    baseline: str, target: str, expected: list[str], tmp_path: Path
) -> None:
    text = DRAFT + GRADE + f"    baseline: {baseline}\n    target: {target}"
    assert sorted(codes(check_example(tmp_path, text))) == expected


REFINED = LOCAL.format("2023-2026") + "observations: lokaal.csv\n"
HEADER = "indicator,municipality,year,value\n"


@pytest.mark.parametrize(
    ("above", "here", "refined", "expected"),
    [
        # figures of one table follow each other; on those of the plan above only where the indicator is refined
        ("", "2022,120\n2023,12\n", "", ["IVP413"]),
        ("", "2022,12\n", "", []),
        ("", "2022,12\n", "interpretation: Daalt.", ["IVP413"]),
        # what is in the table of the plan above is told of that
        ("2022,120\n2023,12\n", "", "", []),
        ("2022,120\n2023,12\n", "", "interpretation: Daalt.", []),
    ],
)
def test_figures_in_a_table_are_held_against_those_of_the_same_plan(
    above: str, here: str, refined: str, expected: list[str], tmp_path: Path
) -> None:
    def table(rows: str) -> str:
        return HEADER + "".join(f"inbraken,GM1641,{row}\n" for row in rows.splitlines())

    texts = {"boven.csv": table(above), PLAN_FILE: PLAN + "observations: boven.csv\n", "lokaal.csv": table(here)}
    text = REFINED + (f"indicators: {{inbraken: {{{refined}}}}}\n" if refined else "")
    assert codes(check_files(tmp_path, {**texts, "lokaal.yaml": text}, None)) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("target: {at_most: {2026: 200}}", ["IVP405"]),
        ("unit: rate, per: 1000, target: {at_most: {2026: 200}}", ["IVP412"]),
    ],
)
def test_a_target_is_held_against_an_inherited_baseline_of_its_unit(
    given: str, expected: list[str], tmp_path: Path
) -> None:
    text = LOCAL.format("2023-2026") + f"indicators: {{inbraken: {{{given}}}}}\n"
    assert codes(check_files(tmp_path, {PLAN_FILE: PLAN, "lokaal.yaml": text}, None)) == expected


@pytest.mark.parametrize(("years", "expected"), [("2023-2024", []), ("2024", ["IVP510"]), ("2022-2023", ["IVP510"])])
def test_a_plan_of_one_year_has_that_year_in_common_with_the_one_below_it(
    years: str, expected: list[str], tmp_path: Path
) -> None:
    """Only a plan of which the years stand the wrong way round has none to hold against."""
    here = {"2023-2024": "2024-2027"}.get(years, "2025-2028")
    above = PLAN.replace("2023-2026", years).replace("target: {at_most: 90}", "better: lower")
    found = check_files(tmp_path, {PLAN_FILE: above, "lokaal.yaml": LOCAL.format(here)}, None)
    assert codes(found) == expected


def test_each_plan_above_is_held_against(tmp_path: Path) -> None:
    other = PLAN.replace("2023-2026", "2028-2031").replace("target: {at_most: 90}", "better: lower")
    local = LOCAL.format("2025-2026").replace("builds_on: plan.yaml", "builds_on: [plan.yaml, ander.yaml]")
    texts = {PLAN_FILE: PLAN, "ander.yaml": other.replace("woninginbraak", "elders"), "lokaal.yaml": local}
    (one,) = (item for item in check_files(tmp_path, texts, None) if item.code.id == "IVP510")
    assert [Path(place.document).name for place in one.related] == ["ander.yaml"]


def test_of_each_indicator_it_is_told_that_its_baseline_is_too_late(tmp_path: Path) -> None:
    both, last = "{at_most: {2024: 90, 2026: 80}}", "{at_most: {2026: 80}}"
    given = [
        f"  {name}: {{name: N, unit: count, for: woninginbraak, baseline: {{2024: 129}}, target: {asked}}}\n"
        for name, asked in (("a", both), ("b", both), ("c", last))
    ]
    found = check_example(tmp_path, "indicators:\n" + "".join(given))
    told = [(item.code.id, item.path[1]) for item in found if item.path]
    assert told == [("IVP404", "a"), ("IVP404", "b"), ("IVP402", "c")]


def test_a_period_that_is_reversed_is_told_where_it_stands_alone(tmp_path: Path) -> None:
    above = PLAN.replace("2023-2026", "2026-2023").replace("target: {at_most: 90}", "better: lower")
    found = check_files(tmp_path, {PLAN_FILE: above, "lokaal.yaml": LOCAL.format("2030-2033")}, None)
    assert "IVP510" not in codes(found)
