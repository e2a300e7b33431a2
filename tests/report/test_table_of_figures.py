"""A table of figures of which much is not known: a year without figure, a baseline without year, no source, an
indicator of other municipalities than the plan's; and the actions of a plan that its implementation plan does not take
up, in one line that adds up.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

PLAN = """\
ivp: 1
kind: plan
title: Plan
municipalities: [Vaals]
builds_on: regio.yaml
period: 2023-2026
status: draft
language: nl
observations: [cijfers.csv]
priorities: {wonen: {name: Wonen}}
indicators:
  geweld: {name: Geweld, unit: count, for: wonen, baseline: {2022: 244}, target: {at_most: 230}}
  aanrijtijd:
    name: Aanrijtijd
    unit: minutes
    noun: {one: rit, many: ritten}
    for: wonen
    baseline: {undated: 45}
    target: {at_most: 30}
    values: {2024: 29}
actions:
  a: {name: Eerste, for: wonen, state: {2023-06: done}}
  b: {name: Tweede, for: wonen}
  c: {name: Derde, for: wonen}
"""
REGION = """\
ivp: 1
kind: plan
title: Regioplan
municipalities: [Vaals, Simpelveld]
period: 2023-2026
status: draft
language: nl
priorities: {zorg: {name: Zorg}}
indicators: {verward: {name: Meldingen, unit: count, for: zorg, baseline: {2022: 40}, values: {2024: 44}}}
"""
CARRIES_OUT = """\
ivp: 1
kind: implementation
title: Jaarplan
carries_out: plan.yaml
municipalities: [Vaals]
period: 2024
status: adopted
language: nl
actions: {b: {lead: team, by: 2024-Q4, result: Gehouden.}}
"""
FIGURES = """\
indicator,municipality,year,value,note
geweld,Vaals,2023,251,
geweld,Vaals,2024,,De politie levert dit cijfer in juni.
"""


@pytest.fixture
def report(run: Run, tmp_path: Path) -> str:
    for name, text in (
        ("ivp.toml", ""),
        ("plan.yaml", PLAN),
        ("regio.yaml", REGION),
        ("jaarplan.yaml", CARRIES_OUT),
        ("cijfers.csv", FIGURES),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return run("report", "plan.yaml", "--year", "2024", "--format", "md", "--output", "-", cwd=tmp_path).out


def test_why_a_table_has_no_figure_of_a_year_stands_with_that_year(report: str) -> None:
    assert "| 2024 | onbekend | De politie levert dit cijfer in juni. |" in report
    assert "251 in 2023" in report


def test_a_baseline_without_year_is_told_in_a_sentence(report: str) -> None:
    assert "29,0 min tegen 45,0 min bij de nulmeting: " in report
    assert "in geen jaar genoemd" not in report


def test_what_is_counted_is_no_source_and_neither_is_a_municipality(report: str) -> None:
    (row,) = [line for line in report.splitlines() if line.startswith("| Aanrijtijd |")]
    assert row.endswith("|  |")
    (row,) = [line for line in report.splitlines() if line.startswith("| Meldingen")]
    assert row.startswith("| Meldingen (uit: Regioplan; Vaals, Simpelveld) |")
    assert row.endswith("|  |")


def test_what_is_not_taken_up_any_more_is_told_so_that_the_numbers_add_up(report: str) -> None:
    told = "1 van de 3 actiepunten van het plan is opgenomen. 1 ander is gereed of gestopt."
    assert told in report
    assert "**Staat in het plan en is niet opgenomen:** Derde." in report
