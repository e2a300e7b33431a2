"""What an implementation plan asks of an indicator for its own years: told apart from the target of the plan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

PLAN = """\
ivp: 1
kind: plan
title: Plan
municipalities: [Vaals]
period: 2023-2026
status: draft
language: nl
priorities: {wonen: {name: Wonen}}
indicators:
  inbraak:
    name: Woninginbraak
    unit: count
    for: wonen
    baseline: {2021: 100}
    target: {at_most: {2026: 60}}
    values: {2023: 90, 2024: 78, 2025: {value: 71, provisional: true}}
  overlast: {name: Overlast, unit: count, for: wonen, baseline: {2021: 50}, values: {2024: 49}}
actions: {avond: {name: Avonden, for: wonen}}
"""
CARRIES_OUT = """\
ivp: 1
kind: implementation
title: Jaarplan
carries_out: plan.yaml
municipalities: [Vaals]
period: 2024-2025
status: adopted
language: nl
indicators:
  inbraak: {target: {at_most: {2024: 80, 2025: 70}}}
  overlast: {target: {at_most: {2024: 45}}}
actions: {avond: {lead: team, by: 2024-Q4, result: Gehouden., state: {2024-12: done}}}
"""
ASKED_2024 = "Jaarplan vroeg voor 2024 ten hoogste 80: tussendoel gehaald"
ASKED_OF_NO_TARGET = "Jaarplan vroeg voor 2024 ten hoogste 45: tussendoel niet gehaald"
ASKED_2025 = "Jaarplan vraagt voor 2025 ten hoogste 70"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "jaarplan.yaml").write_text(CARRIES_OUT, encoding="utf-8")
    return tmp_path


def _report(run: Run, folder: Path, file: str, year: int, form: str, *more: str) -> str:
    ended = run("report", file, "--year", str(year), "--format", form, "--output", "-", *more, cwd=folder)
    assert ended.exit == 0, ended.err
    return ended.out


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_report_of_its_year_tells_how_it_stands_and_judges_by_the_target_of_the_plan(
    run: Run, folder: Path, form: str
) -> None:
    text = _report(run, folder, "plan.yaml", 2024, form)
    assert ASKED_2024 in text
    assert f"{ASKED_2025}." in text
    assert ASKED_OF_NO_TARGET in text
    assert "Het doel is ten hoogste 60 in 2026." in text
    assert "Eén doel: loopt achter" in text


def test_what_was_not_met_stands_in_brief_also_where_the_plan_has_no_target(run: Run, folder: Path) -> None:
    text = _report(run, folder, "plan.yaml", 2024, "md")
    brief = text.split("## In het kort\n")[1].split("\n## ")[0]
    (told,) = [line for line in brief.splitlines() if "Overlast: tussendoel niet gehaald" in line]
    assert f"{ASKED_OF_NO_TARGET}." in told


def test_what_was_asked_for_a_year_before_is_not_told_again(run: Run, folder: Path) -> None:
    for year, told in ((2023, ()), (2025, (ASKED_2025,)), (2026, ())):
        text = _report(run, folder, "plan.yaml", year, "md")
        assert "Jaarplan vroeg voor 2024" not in text, year
        assert all(one in text for one in told)
        assert ("Jaarplan vraagt" in text) == bool(told), year


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_how_it_stood_in_a_year_before_is_told_once_in_the_table_of_the_figures(
    run: Run, folder: Path, form: str
) -> None:
    for year in (2025, 2026):
        text = _report(run, folder, "plan.yaml", year, form)
        assert text.count("tussendoel 2024 van Jaarplan: niet gehaald") == 1
        assert text.count("tussendoel 2024 van Jaarplan: gehaald") == 1
        assert text.count("tussendoel niet gehaald") == 0
    assert "tussendoel 2024 van" not in _report(run, folder, "plan.yaml", 2024, form)


def test_the_table_of_the_figures_has_the_year_and_what_was_asked(run: Run, folder: Path) -> None:
    text = _report(run, folder, "plan.yaml", 2026, "md")
    assert "| 2024 | ten hoogste 45 | tussendoel 2024 van Jaarplan: niet gehaald |" in text
    assert "| 2025 | ten hoogste 70 | tussendoel 2025 van Jaarplan: nog niet definitief |" in text
    (folder / "plan.yaml").write_text(PLAN.replace(", 2025: {value: 71, provisional: true}", ""), encoding="utf-8")
    why = "niet te beoordelen (geen cijfer over het doeljaar)"
    assert f"| tussendoel 2025 van Jaarplan: {why} |" in _report(run, folder, "plan.yaml", 2026, "md")


def test_data_have_it_too(run: Run, folder: Path) -> None:
    view = json.loads(_report(run, folder, "plan.yaml", 2024, "json"))
    text = json.dumps(view, ensure_ascii=False)
    assert f'"interim": ["{ASKED_2024}"' in text


def test_the_document_names_both_apart(run: Run, folder: Path) -> None:
    text = _report(run, folder, "jaarplan.yaml", 2024, "md", "--kind", "implementation")
    told = text.split("**Doelen**\n")[1].split("###")[0].split("\n")
    assert [line for line in told if line] == [
        "- Woninginbraak: ten hoogste 60 in 2026",
        "- Woninginbraak: ten hoogste 80 in 2024, gevraagd in dit uitvoeringsplan",
        "- Woninginbraak: ten hoogste 70 in 2025, gevraagd in dit uitvoeringsplan",
        "- Overlast: ten hoogste 45 in 2024, gevraagd in dit uitvoeringsplan",
    ]


def test_a_target_in_a_year_of_the_plan_is_no_step_on_the_way(run: Run, folder: Path) -> None:
    """A bare bound is of the plan's last year: it would take the place of the plan's own target."""
    file = folder / "jaarplan.yaml"
    file.write_text(CARRIES_OUT.replace("{2024: 80, 2025: 70}", "80"), encoding="utf-8")
    found = run("validate", "jaarplan.yaml", "--format", "concise", cwd=folder)
    assert "IVP417" in found.out


def test_a_target_that_would_tell_a_hidden_figure_of_elsewhere_is_not_told(run: Run, folder: Path) -> None:
    """Ten more than a figure that is too small to publish would tell it."""
    elsewhere = "benchmarks: {buur: {name: Buur, values: {2022: COUNT}}}\n    values: {2023"
    plan = PLAN.replace("priorities:", "sources: {zvh: {name: Zorghuis, kind: records, hide_below: 10}}\npriorities:")
    plan = plan.replace("    for: wonen\n    baseline", "    for: wonen\n    source: zvh\n    baseline")
    carries_out = CARRIES_OUT.replace("{2024: 80, 2025: 70}", '{2024: "buur 2022 + 73"}')
    (folder / "jaarplan.yaml").write_text(carries_out, encoding="utf-8")
    told = set()
    for count in (2, 7):
        text = plan.replace("values: {2023", elsewhere.replace("COUNT", str(count)))
        (folder / "plan.yaml").write_text(text, encoding="utf-8")
        told.add(_report(run, folder, "plan.yaml", 2024, "md"))
    (text,) = told
    assert "ten hoogste Buur in 2022 plus 73 (niet getoond)" in text


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_what_was_met_and_is_no_longer_is_told_in_brief_and_in_the_table_of_the_figures(
    run: Run, folder: Path, form: str
) -> None:
    """Of the plan itself and of what carries it out; also where the newest figure is provisional."""
    own = PLAN.replace("{2026: 60}", "{2024: 79, 2026: 60}").replace("2025: {value: 71", "2025: {value: 88")
    (folder / "plan.yaml").write_text(own, encoding="utf-8")
    text = _report(run, folder, "plan.yaml", 2025, form)
    lost = "gehaald; niet vastgehouden: 88 in 2025 (voorlopig)"
    assert f"Tussendoel 2024 (ten hoogste 79): {lost}." in text
    assert f"Tussendoel 2024 van Jaarplan (ten hoogste 80): {lost}." in text
    assert f"tussendoel 2024: {lost}" in text
    (folder / "plan.yaml").write_text(own.replace("value: 88", "value: 79"), encoding="utf-8")
    assert "niet vastgehouden" not in _report(run, folder, "plan.yaml", 2025, form)


@pytest.mark.parametrize(
    ("written", "told"), [("2025/2026", "2025/2026"), ("2024-2026", "2024–2026"), ("2026", "2026")]
)
def test_a_target_for_a_season_or_for_several_years_is_told_as_one(
    run: Run, folder: Path, written: str, told: str
) -> None:
    text = PLAN.replace("{at_most: {2026: 60}}", f"{{at_most: {{{written}: 60}}}}").replace(
        "2025: {value", "2023: {value"
    )
    (folder / "plan.yaml").write_text(text.replace("2023: 90, ", ""), encoding="utf-8")
    page = _report(run, folder, "plan.yaml", 2024, "md")
    assert f"Het doel is ten hoogste 60 in {told}." in page
    assert f"| {told} | ten hoogste 60 | doel |" in page
    assert (f"60 (ten hoogste, {told})" in page) == (told != "2026")
    assert (
        f"ten hoogste 60 ({told})" in run("progress", "plan.yaml", "--year", "2024", "--format", "md", cwd=folder).out
    )
