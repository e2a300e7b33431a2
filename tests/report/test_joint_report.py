"""The report of a plan of several municipalities: who adopted it, its figures, and its actions in the plan's order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

PLAN = """\
ivp: 1
kind: plan
title: Plan
period: 2023-2026
municipalities: [Vaals, Meerssen]
status: adopted
language: nl
decisions:
  - {body: council, name: gemeenteraad van Vaals, act: adopt, date: 2022-12-12, municipalities: [Vaals]}
  - {body: council, name: de raad, act: adopt, date: 2022-12-13, municipalities: [Meerssen]}
priorities:
  wijk: Wijk
  jeugd: Jeugd
  zorg: Zorg
sources: {enquete: {name: enquête, kind: survey}}
indicators:
  veilig: {name: Voelt zich veilig, for: wijk, unit: percent, source: enquete, baseline: {2022: 70},
           target: {at_least: 75}, values: {2024: 72}}
actions:
  brief: {name: Brief, for: [wijk, zorg]}
  los: {name: Los}
  loket: {name: Loket, for: jeugd}
"""


@pytest.fixture
def report(run: Run, tmp_path: Path) -> str:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    outcome = run("report", str(plan), "--year", "2024", "--format", "md", "--output", "-")
    assert outcome.exit == 0, outcome.err
    return outcome.out


def test_the_actions_follow_the_order_of_the_topics(report: str) -> None:
    actions = report.partition("\n## Actiepunten\n")[2].partition("\n## ")[0]
    headings = [line for line in actions.splitlines() if line.startswith("### ")]
    assert headings == ["### Wijk", "### Jeugd", "### Zorg", "### Zonder onderwerp"]


def test_figures_of_the_whole_area_alone_give_no_table_of_municipalities(report: str) -> None:
    assert "### Voelt zich veilig" in report
    assert "Cijfers per gemeente" not in report


def test_a_municipality_that_the_name_of_its_council_ends_with_is_not_named_twice(report: str) -> None:
    assert "op 12 december 2022 (gemeenteraad van Vaals); op 13 december 2022 (de raad, Meerssen)" in report
