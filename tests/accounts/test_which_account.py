"""Which account is told, of which area, and which states come from accounts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

JOINT = """\
ivp: 1
kind: plan
title: Samen veilig
municipalities: [Vaals, Meerssen]
period: 2023-2026
status: adopted
decisions: [{body: board, act: adopt, date: 2022-12-01}]
priorities: {zorg: Zorg, jeugd: {name: Jeugd, evaluation: Het oordeel van de wijkagent.}}
actions:
  loket: {name: Loket, for: zorg, state: {2023-06: planned}}
"""
VERSION = """\
ivp: 1
kind: plan
title: Vaals veilig
version_of: plan.yaml
municipalities: [Vaals]
status: adopted
decisions: [{body: council, act: adopt, date: 2022-12-11}]
"""


def account(title: str, more: str = "", status: str = "presented", of: str = "plan", year: int = 2024) -> str:
    head = f"ivp: 1\nkind: account\ntitle: {title}\naccounts_for: {of}.yaml\nperiod: {year}\nstatus: {status}\n"
    return f"{head}topics: {{zorg: {{judgement: mixed}}, jeugd: {{judgement: unknown}}}}\n{more}"


def told(run: Run, folder: Path, files: dict[str, str], *options: str, plan: str = "plan") -> dict[str, Any]:
    """The progress of a plan of 2024, with the accounts that stand beside it."""
    (folder / "ivp.toml").write_text('language = "nl"\n', encoding="utf-8")
    for name, text in {"plan": JOINT, "vaals": VERSION, **files}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    outcome = run("progress", f"{plan}.yaml", "--format", "json", "--year", "2024", *options, cwd=folder)
    assert outcome.exit == 0, outcome.err
    (only,) = json.loads(outcome.out)["plans"]
    return dict(only)


def about(view: dict[str, Any]) -> str | None:
    return view["account"]["about"] if view["account"] else None


HALF, WHOLE, DRAFT = (
    account("Halfjaar", "as_of: 2024-06-30\n"),
    account("Jaar"),
    account("Concept", "as_of: 2024-10-31\n", "draft"),
)


@pytest.mark.parametrize(
    ("files", "day", "title"),
    [
        ({}, "", None),
        ({"half": HALF}, "", "Halfjaar (tot en met 30 juni 2024)"),
        ({"half": HALF, "heel": WHOLE}, "", "Jaar"),
        ({"half": HALF, "heel": WHOLE}, "2024-09-01", "Halfjaar (tot en met 30 juni 2024)"),
        ({"half": HALF, "heel": WHOLE}, "2024-06-29", None),
        ({"half": HALF, "concept": DRAFT}, "", "Halfjaar (tot en met 30 juni 2024)"),
        ({"concept": DRAFT}, "", "Concept (concept; tot en met 31 oktober 2024)"),
        ({"oud": account("Vorig jaar", year=2023)}, "", None),
        ({"twee": account("Twee jaar").replace("2024", "2023-2024"), "heel": WHOLE}, "", "Jaar"),
        ({"vaals-eigen": account("Vaals", "municipalities: [Vaals]\n")}, "", None),
    ],
    ids=str,
)
def test_one_account_is_told(run: Run, tmp_path: Path, files: dict[str, str], day: str, title: str | None) -> None:
    assert about(told(run, tmp_path, files, *(["--as-of", day] if day else []))) == title


def test_a_municipality_has_its_own_account_before_that_of_the_region(run: Run, tmp_path: Path) -> None:
    files = {"regio": account("Regio"), "eigen": account("Meerssen", "municipalities: [Meerssen]\nas_of: 2024-11-30\n")}
    assert about(told(run, tmp_path, files, "--area", "Meerssen")) == "Meerssen (tot en met 30 november 2024)"
    assert about(told(run, tmp_path, files, "--area", "Vaals")) == "Regio (van de regio)"


def test_a_version_has_its_own_account_before_that_of_the_joint_plan(run: Run, tmp_path: Path) -> None:
    regional = {"regio": account("Regio")}
    assert about(told(run, tmp_path, regional, plan="vaals")) == "Regio (van de regio)"
    own = {**regional, "eigen": account("Vaals", "as_of: 2024-11-30\n", of="vaals")}
    assert about(told(run, tmp_path, own, plan="vaals")) == "Vaals (tot en met 30 november 2024)"


@pytest.mark.parametrize(
    ("files", "day", "state", "previous"),
    [
        ({"a": account("A", "actions: {loket: done}\n")}, "", "done", "gepland, juni 2023"),
        ({"a": account("A", "actions: {loket: done}\n")}, "2024-12-30", "planned", ""),
        ({"a": account("A", "as_of: 2024-06-30\nactions: {loket: running}\n"), "b": WHOLE}, "", "running", None),
        ({"a": account("A", "as_of: 2024-06-30\nactions: {loket: running}\n", "draft"), "b": WHOLE}, "", "planned", ""),
        ({"a": account("A", "actions: {loket: {2024-03: running, 2024-09: {status: done}}}\n")}, "", "done", None),
    ],
    ids=str,
)
def test_the_latest_state_that_is_known_holds_whatever_the_account(
    run: Run, tmp_path: Path, files: dict[str, str], day: str, state: str, previous: str | None
) -> None:
    (action,) = told(run, tmp_path, files, *(["--as-of", day] if day else []))["actions"]
    assert action["status"] == state
    assert previous is None or action["previous"] == previous


def test_a_broken_account_is_named_and_stops_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").write_text('language = "nl"\n', encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(JOINT, encoding="utf-8")
    (tmp_path / "stuk.yaml").write_text(account("Stuk", "onzin: 1\n"), encoding="utf-8")
    outcome = run("progress", "plan.yaml", "--year", "2024", cwd=tmp_path)
    assert (outcome.exit, "stuk.yaml:8:1" in outcome.err) == (1, True)
    assert "Over 2024 staat hier geen verslag in woorden; er zijn fouten in: stuk.yaml." in " ".join(
        outcome.out.split()
    )


def test_an_account_has_no_report_of_its_own(run: Run, tmp_path: Path) -> None:
    told(run, tmp_path, {"heel": WHOLE})
    outcome = run("report", "heel.yaml", cwd=tmp_path)
    assert (outcome.exit, "plan.yaml" in outcome.err) == (2, True)
