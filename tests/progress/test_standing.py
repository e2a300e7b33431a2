"""A plan in a reporting year, with the files that carry it out and account for it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from ivp.check import check
from ivp.dossier.workspace import plan_sources
from ivp.model.types import parse_when
from ivp.progress.standing import Standing
from ivp.reference.municipalities import municipality
from ivp.vocabulary import ActionState, Light

PLAN = """\
ivp: 1
kind: plan
title: Plan
municipalities: [Vaals, Meerssen]
period: 2023-2026
status: adopted
sources: {open: {name: Open, kind: register}, closed: {name: Gesloten, kind: register, hide_below: 5}}
themes: {wonen: Wonen}
indicators:
  inbraak: {name: Inbraak, unit: count, source: open, baseline: {2021: 10}, target: {at_most: {2024: 8, 2026: 6}}}
  geweld: {name: Geweld, unit: count, source: closed, values: {2023: 4}}
  diefstal: {name: Diefstal, unit: count, source: open, values: {2023: 4}}
  woning: {name: W, unit: count, source: open, series: {table: 47018NED, codes: [1.1.1]}}
  huis: {name: H, unit: count, source: open, series: {table: 47018NED, codes: [1.1.1]}}
actions: {avond: {name: Avond, for: wonen, state: STATE}}
"""
CARRIES_OUT = """\
ivp: 1
kind: implementation
title: Jaarplan
carries_out: plan.yaml
municipalities: [Vaals, Meerssen]
period: 2024
status: adopted
indicators: {inbraak: {target: {at_most: {2024: 7}}}}
"""
ACCOUNT = """\
ivp: 1
kind: account
title: Jaarverslag
accounts_for: plan.yaml
municipalities: [Vaals]
period: 2025
status: presented
"""


def standing(
    folder: Path, *others: str, year: int | None = 2023, only: str = "", state: str = "{}", as_of: date | None = None,
    of: str = "plan", internal: bool = False, plan: str = PLAN,
) -> Standing:  # fmt: skip
    (folder / "ivp.toml").touch()
    for number, text in enumerate((plan.replace("STATE", state), *others)):
        (folder / f"{number or 'plan'}.yaml").write_text(text, encoding="utf-8")
    (item,) = check(plan_sources([str(folder / f"{of}.yaml")]), children=True).plans
    place = municipality(only) if only else None
    return Standing.asked(item.measured, year, as_of, place, internal=internal, dossier=item.dossier)


def test_an_implementation_plan_may_ask_something_for_a_year_that_the_plan_has_a_target_for(tmp_path: Path) -> None:
    (asked,) = standing(tmp_path, CARRIES_OUT, year=2024).interim("inbraak")
    assert [goal.goal.bound for goal in asked.item.measured.goals] == [7, 6]


def test_an_account_of_one_municipality_is_of_the_year_of_that_one_alone(tmp_path: Path) -> None:
    assert standing(tmp_path, ACCOUNT, year=None, only="Vaals").year == 2025
    assert standing(tmp_path, ACCOUNT, year=None, only="Meerssen").year == 2023
    assert standing(tmp_path, ACCOUNT, year=None).year == 2023


@pytest.mark.parametrize(("only", "year"), [("", 2025), ("Vaals", 2025), ("Meerssen", 2024)])
def test_a_state_that_one_municipality_gives_is_of_no_year_of_another(tmp_path: Path, only: str, year: int) -> None:
    plan = PLAN.replace(", values: {2023: 4}", "")
    other = CARRIES_OUT.replace("[Vaals, Meerssen]", "[Meerssen]") + "actions: {avond: {state: {2024-06: running}}}\n"
    known = standing(tmp_path, ACCOUNT + "actions: {avond: running}\n", other, plan=plan, year=None, only=only)
    assert known.year == year


def test_what_is_hidden_of_one_indicator_hides_nothing_of_another_that_counts_something_else(tmp_path: Path) -> None:
    found = standing(tmp_path).indicators
    hidden = {
        identity: [one.hidden for one in item.measured.series.figures.values()] for identity, item in found.items()
    }
    assert hidden == {"inbraak": [], "geweld": [True], "diefstal": [False], "woning": [], "huis": []}


@pytest.mark.parametrize(
    ("state", "light", "off"),
    [
        ("{2023-06: {status: running, light: {time: green, money: red}}}", Light.RED, True),
        ("{2023-06: {status: running, light: {time: orange, money: green}}}", Light.ORANGE, True),
        ("{2023-06: {status: running, light: green}}", Light.GREEN, False),
        ("{2023-06: running}", None, False),
        ("{}", None, False),
    ],
)
def test_the_worst_light_of_an_action_tells_whether_it_is_on_course(
    tmp_path: Path, state: str, light: Light | None, off: bool
) -> None:
    action = standing(tmp_path, state=state).actions["avond"]
    assert (action.light, action.off_course) == (light, off)


def test_the_state_before_the_latest_is_told_beside_it(tmp_path: Path) -> None:
    action = standing(tmp_path, state="{2023-03: planned, 2023-06: running, 2023-06-30: done}").actions["avond"]
    assert action.before is not None
    assert action.before[0].text == "2023-03"


@pytest.mark.parametrize(
    ("state", "before"),
    [
        ("{}", None),
        ("{2023-06: running}", None),
        ("{2023-06-01: planned, 2023-06: running, 2023-06-30: done}", "2023-06-01"),
        ("{2023-03: planned, 2023-03-31: running, 2023-06: done}", "2023-03-31"),
    ],
)
def test_of_states_with_one_last_day_the_most_exact_is_the_later(
    tmp_path: Path, state: str, before: str | None
) -> None:
    action = standing(tmp_path, state=state).actions["avond"]
    assert (action.before[0].text if action.before else None) == before


@pytest.mark.parametrize(
    ("state", "by", "status", "overdue", "late"),
    [
        ("{}", "2023", ActionState.LAPSED, True, False),
        ("{}", "2024", ActionState.UNKNOWN, False, False),
        ("{2023-06: running}", "2023", ActionState.RUNNING, True, True),
        ("{2023-06: running}", "2024", ActionState.RUNNING, False, False),
        ("{2023-06: done}", "2023", ActionState.DONE, False, False),
    ],
)
def test_an_action_is_late_where_its_deadline_passed_and_a_state_says_that_it_is_not_ready(
    tmp_path: Path, state: str, by: str, status: ActionState, overdue: bool, late: bool
) -> None:
    action = standing(tmp_path, plan=PLAN.replace("for: wonen, state", f"for: wonen, by: {by}, state"), state=state)
    found = action.actions["avond"]
    assert (found.status, found.overdue, found.late, found.off_course) == (status, overdue, late, overdue)


@pytest.mark.parametrize(
    ("as_of", "past", "coming"),
    [
        (None, ["2023", "2023-12-31", "2023-Q4", "2022-2023"], ["2024-01-01", "2023-2024", "2024"]),
        (date(2023, 6, 30), ["2023-06-29", "2023-05", "2023-Q1"], ["2023-06-30", "2023-06", "2023-H1", "2023"]),
    ],
)
def test_a_moment_has_passed_from_the_day_after_its_last(
    tmp_path: Path, as_of: date | None, past: list[str], coming: list[str]
) -> None:
    known = standing(tmp_path, as_of=as_of)
    assert known.day == (as_of or date(2023, 12, 31))
    assert [text for text in (*past, *coming) if known.past(parse_when(text))] == past


OF_A_YEAR = ACCOUNT.replace("period: 2025", "period: 2024").replace("[Vaals]", "[Vaals, Meerssen]")


@pytest.mark.parametrize(
    ("as_of", "asked", "year", "known"),
    [
        # an account tells what was known on its day, also where that is not the last of its year
        ("", None, 2024, None),
        ("as_of: 2024-12-31\n", None, 2024, None),
        ("as_of: 2025-03-01\n", None, 2024, date(2025, 3, 1)),
        # one from before the end of its year decides of no year what was known at its end
        ("as_of: 2024-06-30\n", None, 2023, None),
        ("as_of: 2024-12-30\n", 2024, 2024, date(2024, 12, 30)),
        ("as_of: 2025-03-01\n", 2023, 2023, None),
        ("as_of: 2025-03-01\n", 2024, 2024, date(2025, 3, 1)),
    ],
)
def test_the_account_of_a_year_tells_which_year_and_day_it_is(
    tmp_path: Path, as_of: str, asked: int | None, year: int, known: date | None
) -> None:
    found = standing(tmp_path, OF_A_YEAR + as_of, year=asked)
    assert (found.year, found.as_of, found.asked_day) == (year, known, None)
    day = known or date(year, 12, 31)
    assert found.day == day
    assert [found.past(parse_when(str(one))) for one in (day, day + timedelta(days=1))] == [True, False]
    given = standing(tmp_path, OF_A_YEAR + as_of, year=asked, as_of=date(2025, 6, 30))
    assert (given.as_of, given.asked_day) == (date(2025, 6, 30), date(2025, 6, 30))


@pytest.mark.parametrize(
    ("asked", "year", "as_of", "begun"),
    [
        (2023, 2023, None, False),
        (2024, 2024, None, True),
        (2025, 2024, date(2025, 12, 31), True),
        (2026, 2024, date(2026, 12, 31), True),
    ],
)
def test_an_implementation_plan_is_told_of_a_year_of_its_own(
    tmp_path: Path, asked: int, year: int, as_of: date | None, begun: bool
) -> None:
    known = standing(tmp_path, CARRIES_OUT, year=asked, of="1")
    assert (known.year, known.as_of, known.begun, known.asked_day) == (year, as_of, begun, None)
    later = standing(tmp_path, CARRIES_OUT, year=asked, of="1", as_of=date(2027, 1, 15))
    assert (later.year, later.as_of) == (year, date(2027, 1, 15))
    above = standing(tmp_path, CARRIES_OUT, year=asked)
    assert (above.year, above.as_of, above.begun) == (asked, None, True)


YEARS = CARRIES_OUT.replace("period: 2024", "period: 2024-2025").replace("{2024: 7}", "{2024: 7, 2025: 5}")


@pytest.mark.parametrize(
    ("text", "year", "asked", "past"),
    [
        (YEARS, 2023, [], []),
        (YEARS, 2024, [7, 5], []),
        # of years that are past also what the plan itself asked on the way to its last target
        (YEARS, 2025, [5], [8, 7]),
        (YEARS, 2026, [], [8, 7, 5]),
        (YEARS.replace("adopted", "withdrawn"), 2024, [], []),
        (YEARS.replace("adopted", "withdrawn"), 2026, [], [8]),
        # what is asked of a part of the area is not asked of it; what is asked of more of it is
        (YEARS.replace("[Vaals, Meerssen]", "[Vaals]"), 2024, [], []),
        # what an implementation plan takes from the plan it does not ask itself
        (YEARS.replace("indicators: {inbraak: {target: {at_most: {2024: 7, 2025: 5}}}}\n", ""), 2024, [], []),
        (YEARS.replace("indicators: {inbraak: {target: {at_most: {2024: 7, 2025: 5}}}}\n", ""), 2026, [], [8]),
    ],
)
def test_what_implementation_plans_ask_is_told_in_their_years_and_afterwards_of_years_that_are_past(
    tmp_path: Path, text: str, year: int, asked: list[int], past: list[int]
) -> None:
    known = standing(tmp_path, text, year=year)
    for expected, found in ((asked, known.interim("inbraak")), (past, known.interim("inbraak", past=True))):
        assert [one.item.measured.goals[0].goal.bound for one in found] == expected
        assert not any(one.joint for one in found)
    # what is asked is told with what the plan asks of later years; what was asked is told by itself, as it is known now
    assert {len(one.item.measured.goals) for one in known.interim("inbraak")} <= {2}
    assert {len(one.item.measured.goals) for one in known.interim("inbraak", past=True)} <= {1}
    assert {one.item.year for one in known.interim("inbraak", past=True)} <= {year}
    assert known.interim("geweld") == known.interim("geweld", past=True) == []


@pytest.mark.parametrize("year", [2024, 2025])
def test_an_implementation_plan_asks_what_it_asks_whatever_the_year(tmp_path: Path, year: int) -> None:
    found = standing(tmp_path, YEARS, year=year, of="1").interim("inbraak")
    assert [one.item.measured.goals[0].goal.bound for one in found] == [7, 5]
    assert [one.item.year for one in found] == [2024, year]


@pytest.mark.parametrize(("places", "joint", "start"), [("[Vaals]", False, 4), ("[Vaals, Meerssen]", True, 10)])
def test_one_municipality_is_told_what_is_asked_of_it_and_of_all_together(
    tmp_path: Path, places: str, joint: bool, start: int
) -> None:
    (tmp_path / "cijfers.csv").write_text(
        "indicator,municipality,year,value\ninbraak,Vaals,2021,4\ninbraak,Meerssen,2021,6\n", encoding="utf-8"
    )
    text = CARRIES_OUT.replace("[Vaals, Meerssen]", places)
    known = standing(tmp_path, text, year=2024, only="Vaals", plan=PLAN + "observations: cijfers.csv\n")
    (asked,) = known.interim("inbraak")
    assert asked.joint is joint
    assert asked.item.measured.baseline is not None
    assert asked.item.measured.baseline.value == start
    assert known.area == "Vaals"
    assert standing(tmp_path, text, plan=PLAN).area == "Vaals, Meerssen"
    assert standing(tmp_path, text, plan=PLAN + "region: Heuvelland\n").area == "Heuvelland"
    assert standing(tmp_path, text, plan=PLAN + "region: Heuvelland\n", only="Vaals").area == "Vaals"


@pytest.mark.parametrize(("year", "expected"), [(None, 2023), (2024, 2024)])
def test_an_account_decides_no_year_and_no_day_of_an_implementation_plan(
    tmp_path: Path, year: int | None, expected: int
) -> None:
    text = CARRIES_OUT.replace("period: 2024", "period: 2023-2025")
    known = standing(tmp_path, text, OF_A_YEAR + "as_of: 2025-03-01\n", year=year, of="1")
    assert (known.year, known.as_of, known.account) == (expected, None, None)
    above = standing(tmp_path, text, OF_A_YEAR + "as_of: 2025-03-01\n", year=year)
    assert (above.year, above.as_of) == (2024, date(2025, 3, 1))
    assert above.account is not None


def test_a_plan_that_was_adopted_after_a_break_holds_for_no_figure_before_it(tmp_path: Path) -> None:
    """Also where the report is of a day before its adoption: its target was set after the break all the same."""
    plan = PLAN.replace("baseline: {2021: 10}, target: {at_most: {2024: 8, 2026: 6}}", "GIVEN")
    plan += "decisions: [{body: council, act: adopt, date: DAY}]\n"
    plan = plan.replace("GIVEN", "target: {at_most: 6}, breaks: {2023: x}, values: {2022: 5}")
    for day, reason in (("2024-05-01", "series_break"), ("2022-05-01", None)):
        known = standing(tmp_path, plan=plan.replace("DAY", day))
        assert known.indicators["inbraak"].position.reason == reason


def test_municipalities_stand_beside_each_other_where_any_has_a_figure(tmp_path: Path) -> None:
    (tmp_path / "cijfers.csv").write_text("indicator,municipality,year,value\ninbraak,Vaals,2021,4\n", "utf-8")
    plan = PLAN + "observations: cijfers.csv\n"
    for only in ("", "Vaals", "Meerssen"):
        known = standing(tmp_path, plan=plan, only=only)
        assert {identity: [place.name for place in found] for identity, found in known.places.items()} == {
            "inbraak": ["Vaals", "Meerssen"]
        }
    assert standing(tmp_path).places == {}


@pytest.mark.parametrize(
    ("status", "year", "spent"),
    [
        # a draft is told in its own year alone
        ("presented", 2024, {2024: 20}), ("presented", 2025, {2024: 20}), ("presented", 2023, {}),
        ("draft", 2024, {2024: 20}), ("draft", 2025, {}),
    ],
)  # fmt: skip
def test_what_accounts_say_was_spent_counts_for_the_plan(
    tmp_path: Path, status: str, year: int, spent: dict[int, int]
) -> None:
    plan = PLAN + "budget: {rijk: {name: Rijk, amount: 30}}\n"
    account = OF_A_YEAR.replace("presented", status) + "money: {rijk: {spent: {2024: 20}}}\n"
    told = standing(tmp_path, account, plan=plan, year=year).reckoner.spent.get("rijk", {})
    assert {years.last: amount for years, amount in told.items()} == spent
    assert standing(tmp_path, CARRIES_OUT, account, plan=plan, year=year, of="1").reckoner.spent == {}
    assert standing(tmp_path, account, plan=plan, year=year, only="Vaals").reckoner.spent.keys() == (
        {"rijk"} if spent else set()
    )


@pytest.mark.parametrize(("only", "told"), [("Vaals", True), ("Meerssen", False), ("", False)])
def test_an_account_of_one_municipality_is_told_with_its_money_to_that_one_alone(
    tmp_path: Path, only: str, told: bool
) -> None:
    plan = PLAN + "budget: {rijk: {name: Rijk, amount: 30}}\n"
    known = standing(tmp_path, ACCOUNT + "money: {rijk: {spent: 20}}\n", plan=plan, year=2025, only=only)
    assert (known.account is not None) is told
    assert ("rijk" in known.reckoner.spent) is told


@pytest.mark.parametrize(
    ("own", "carried", "periods"),
    [
        ("", ", money: {amount: 5, recurring: true}", {"avond"}),
        (", money: {amount: 7, recurring: true}", ", money: {amount: 5, recurring: true}", {"avond"}),
        (", money: {amount: 7, recurring: true}", "", set()),
        ("", "", set()),
    ],
)
def test_money_that_returns_does_so_in_the_years_of_the_document_that_gives_it(
    tmp_path: Path, own: str, carried: str, periods: set[str]
) -> None:
    plan = PLAN.replace("{name: Avond, for: wonen", f"{{name: Avond, for: wonen{own}")
    more = f"actions: {{avond: {{lead: team{carried}}}, nieuw: {{name: N, money: {{amount: 1}}}}}}\n"
    found = standing(tmp_path, CARRIES_OUT + more, plan=plan, year=2024).reckoner.periods
    assert set(found) == {*periods, "nieuw"}
    assert {(period.from_, period.to) for period in found.values()} == {(2024, 2024)}


def test_for_internal_use_nothing_is_hidden(tmp_path: Path) -> None:
    (figure,) = standing(tmp_path, internal=True).indicators["geweld"].measured.series.figures.values()
    assert (figure.hidden, figure.value) == (False, 4)
    (figure,) = standing(tmp_path).indicators["geweld"].measured.series.figures.values()
    assert (figure.hidden, figure.value) == (True, None)


@pytest.mark.parametrize(("internal", "shown"), [(False, [None, 9]), (True, [2, 9])])
def test_figures_of_elsewhere_are_hidden_too_also_where_a_target_refers_to_them(
    tmp_path: Path, internal: bool, shown: list[int | None]
) -> None:
    target = "target: {at_most: {2023: buur 2021 + 1}}, benchmarks: {buur: {name: B, values: {2021: 2, 2022: 9}}}"
    plan = PLAN.replace("values: {2023: 4}}\n  diefstal", f"values: {{2023: 7}}, {target}}}\n  diefstal")
    item = standing(tmp_path, plan=plan, internal=internal).indicators["geweld"]
    assert [one.value for one in item.measured.benchmarks["buur"]] == shown
    assert [one.value for goal in item.measured.goals for one in goal.figures if one] == shown[:1]
    assert item.position.status == ("not_achieved" if internal else "not_assessable")


def test_only_indicators_that_cover_a_municipality_are_told_of_it(tmp_path: Path) -> None:
    plan = PLAN.replace("diefstal: {", "diefstal: {municipalities: [Meerssen], ")
    covering = {"inbraak", "geweld", "diefstal", "woning", "huis"}
    assert set(standing(tmp_path, plan=plan).indicators) == covering
    assert set(standing(tmp_path, plan=plan, only="Meerssen").indicators) == covering
    known = standing(tmp_path, plan=plan, only="Vaals")
    assert set(known.indicators) == covering - {"diefstal"}
    # of one municipality: what is of both; of the whole area there is nothing beside it
    assert set(known.joint) == covering - {"diefstal"}
    assert set(standing(tmp_path, plan=plan, only="Meerssen").joint) == covering - {"diefstal"}
    assert standing(tmp_path, plan=plan).joint == {}


TREE = """\
ivp: 1
kind: plan
title: Plan
municipalities: [Vaals]
period: 2023-2026
priorities: {a: {name: A, parts: {b: {name: B, parts: {c: C}}, d: D}}, e: {name: E}}
indicators:
  i: {name: I, for: [a.b, a.b.c, e], unit: count}
  j: {name: J, for: a.b, unit: count}
actions:
  x: {name: X, for: [a.b.c, a.d]}
  y: {name: Y, for: [a, a.b]}
  z: {name: Z, for: nergens}
"""


def test_what_may_mean_several_topics_means_the_first(tmp_path: Path) -> None:
    plan = TREE + "themes: {e: {name: Ook E}}\n"
    account = ACCOUNT.replace("2025", "2023") + "topics: {e: {judgement: improved}, a.d: {judgement: worsened}}\n"
    known = standing(tmp_path, account, plan=plan)
    assert set(known.topics) >= {("priorities", "e"), ("themes", "e")}
    assert known.served(("e", "nergens", "a.b", "e")) == [
        ("priorities", "e"), ("priorities", "a", "b"), ("priorities", "e"),
    ]  # fmt: skip
    assert ("themes", "e") not in known.indicators_for
    assert {path: item.judgement for path, item in known.topic_accounts.items()} == {
        ("priorities", "e"): "improved", ("priorities", "a", "d"): "worsened"
    }  # fmt: skip
    assert standing(tmp_path, plan=plan, year=2025).topic_accounts == {}


def test_a_topic_has_what_serves_it_and_under_it_what_serves_its_parts_each_once(tmp_path: Path) -> None:
    known = standing(tmp_path, plan=TREE)
    top = ("priorities", "a")
    of = {"a": top, "b": (*top, "b"), "c": (*top, "b", "c"), "d": (*top, "d"), "e": ("priorities", "e")}
    assert set(known.topics) == set(of.values())
    figures = {name: [item.measured.identity for item in known.indicators_for.get(of[name], [])] for name in of}
    assert figures == {"a": [], "b": ["i", "j"], "c": ["i"], "d": [], "e": ["i"]}
    own = {name: [item.identity for item in known.actions_for.get(of[name], [])] for name in of}
    assert own == {"a": ["y"], "b": ["y"], "c": ["x"], "d": ["x"], "e": []}
    under = {name: [item.identity for item in known.actions_under.get(of[name], [])] for name in of}
    assert under == {"a": ["x", "y"], "b": ["x", "y"], "c": ["x"], "d": ["x"], "e": []}
    assert set(known.actions_under) == set(of.values()) - {of["e"]}
