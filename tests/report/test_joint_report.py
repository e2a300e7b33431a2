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


UNKNOWN = """\
ivp: 1
kind: plan
title: Samen
municipalities: [Vaals, Meerssen]
region: Streek
period: 2021-2024
status: draft
language: nl
observations: cijfers.csv
indicators: {inbraak: {name: Inbraak, unit: count, baseline: {2021: 100}, target: {at_most: {2024: 60}}}}
"""
ROWS = """\
indicator,municipality,year,value,note
inbraak,GM0981,2021,50,
inbraak,GM0938,2021,50,
inbraak,GM0981,2024,44,
inbraak,GM0938,2024,,niet geleverd door het systeem
"""


def test_why_a_figure_of_one_municipality_is_unknown_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "plan.yaml").write_text(UNKNOWN, encoding="utf-8")
    (tmp_path / "cijfers.csv").write_text(ROWS, encoding="utf-8")
    for more in ((), ("--area", "Meerssen"), ("--as-of", "2025-03-01")):
        asked = ("plan.yaml", "--year", "2024", "--format", "md", "--output", "-", *more)
        page = run("report", *asked, cwd=tmp_path).out
        assert "- **Onbekend cijfer**: Meerssen in 2024: niet geleverd door het systeem\n" in page
    missing = "(ontbreekt in 2024: Meerssen (niet geleverd door het systeem))"
    assert missing in page
    told = " ".join(run("progress", "plan.yaml", "--year", "2024", cwd=tmp_path).out.split())
    assert missing in told
    earlier = run("report", *asked[:1], "--year", "2023", *asked[3:7], cwd=tmp_path).out
    assert "niet geleverd" not in earlier


def test_of_a_target_that_is_past_its_own_year_is_what_lacks(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").touch()
    plan = UNKNOWN.replace("at_most: {2024: 60}", "at_most: {2023: 80, 2024: 60}")
    rows = "inbraak,GM0981,2023,44,\n"
    for name, text in (("plan.yaml", plan), ("cijfers.csv", ROWS + rows)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    page = run("report", "plan.yaml", "--year", "2024", "--format", "md", "--output", "-", cwd=tmp_path).out
    (line,) = [one for one in page.splitlines() if "tussendoel 2023: " in one]
    assert "ontbreekt in 2023: Meerssen" in line
    assert "2024" not in line
