"""A plan in a reporting year, with the files that carry it out and account for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivp.check import check
from ivp.dossier.workspace import plan_sources
from ivp.progress.standing import Standing
from ivp.reference.municipalities import municipality
from ivp.vocabulary import Light

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


def standing(folder: Path, *others: str, year: int | None = 2023, only: str = "", state: str = "{}") -> Standing:
    (folder / "ivp.toml").touch()
    for number, text in enumerate((PLAN.replace("STATE", state), *others)):
        (folder / f"{number or 'plan'}.yaml").write_text(text, encoding="utf-8")
    (item,) = check(plan_sources([str(folder / "plan.yaml")]), children=True).plans
    return Standing.asked(item.measured, year, only=municipality(only) if only else None, dossier=item.dossier)


def test_an_implementation_plan_may_ask_something_for_a_year_that_the_plan_has_a_target_for(tmp_path: Path) -> None:
    (asked,) = standing(tmp_path, CARRIES_OUT, year=2024).interim("inbraak")
    assert [goal.goal.bound for goal in asked.item.measured.goals] == [7, 6]


def test_an_account_of_one_municipality_is_of_the_year_of_that_one_alone(tmp_path: Path) -> None:
    assert standing(tmp_path, ACCOUNT, year=None, only="Vaals").year == 2025
    assert standing(tmp_path, ACCOUNT, year=None, only="Meerssen").year == 2023
    assert standing(tmp_path, ACCOUNT, year=None).year == 2023


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
