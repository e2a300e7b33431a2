"""``ivp init``: a small plan to start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivp.reference.municipalities import municipalities
from tests.conftest import Run


def test_the_plan_validates(run: Run, tmp_path: Path) -> None:
    assert run("init", "plans/eerste.yaml", cwd=tmp_path).exit == 0
    checked = run("validate", cwd=tmp_path)
    assert checked.exit == 0, checked.out
    assert (tmp_path / "ivp.toml").read_text(encoding="utf-8").splitlines()[1].startswith('language = "nl"')


def test_it_never_overwrites(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("mine", encoding="utf-8")
    (tmp_path / "ivp.toml").write_text('language = "en"\n', encoding="utf-8")
    assert run("init", "plan.yaml", cwd=tmp_path).exit == 2
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "mine"
    assert run("init", "andere.yaml", cwd=tmp_path).exit == 0
    assert (tmp_path / "ivp.toml").read_text(encoding="utf-8") == 'language = "en"\n'
    assert sorted(path.name for path in tmp_path.iterdir()) == ["andere.yaml", "ivp.toml", "plan.yaml"]


@pytest.mark.parametrize("name", ["'s-Gravenhage", "Nuenen, Gerwen en Nederwetten", "GM1641", "Stein"])
def test_any_municipality(run: Run, tmp_path: Path, name: str) -> None:
    assert run("init", "plan.yaml", "--municipality", name, "--year", "2025", cwd=tmp_path).exit == 0
    checked = run("validate", "plan.yaml", cwd=tmp_path)
    assert checked.exit == 0, checked.out


def test_a_mistyped_municipality_and_ending_are_told(run: Run, tmp_path: Path) -> None:
    wrong = run("init", "plan.yaml", "--municipality", "Maasgau", cwd=tmp_path)
    assert (wrong.exit, "Maasgouw" in wrong.err) == (2, True)
    assert run("init", "plan.txt", cwd=tmp_path).exit == 2
    assert list(tmp_path.iterdir()) == []


def test_municipalities_are_found_by_name_and_code() -> None:
    from ivp.reference.municipalities import municipality

    assert municipality("maasgouw") == municipality("GM1641")
    assert municipality("Bergen") is None
    assert municipality("Weesp").until == 2022  # type: ignore[union-attr]
    assert len([item for item in municipalities().values() if item.until is None]) == 342


JOINT = """
ivp: 1
kind: plan
title: Samen veilig 2023-2026
municipalities: [Leiden, "Nuenen, Gerwen en Nederwetten"]
period: 2023-2026
status: adopted
decisions: [{body: board, act: adopt, date: 2022-12-20}]
chapters: {lokaal: {name: Wat elke raad toevoegt, open: true}, priorities: Prioriteiten}
priorities:
  wonen: {name: Wonen, approach: Samen.}
  water: {name: Water, approach: Varen., municipalities: [Leiden]}
"""


def test_a_version_holds_what_the_joint_plan_does_not_and_names_what_it_takes_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "samen.yaml").write_text(JOINT, encoding="utf-8")
    asked = ("init", "--kind", "version", "samen.yaml", "--municipality")
    assert run(*asked, "Nuenen, Gerwen en Nederwetten", cwd=tmp_path).exit == 0
    file = tmp_path / "nuenen-gerwen-en-nederwetten-2023-2026.yaml"
    text = file.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line and line[0] != "#"] == [
        "ivp: 1",
        "kind: plan",
        'title: "Samen veilig 2023-2026, Nuenen, Gerwen en Nederwetten"',
        "version_of: samen.yaml",
        'municipalities: ["Nuenen, Gerwen en Nederwetten"]',
        "status: draft",
    ]
    assert "#   lokaal: {text: ...}  # Wat elke raad toevoegt\n" in text
    assert ("#   wonen:  # Wonen\n" in text, "water" in text) == (True, False)
    checked = run("validate", file.name, cwd=tmp_path)
    assert (checked.exit, "nothing to report" in checked.out) == (0, True), checked.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["samen.yaml"], "with one of Leiden, Nuenen, Gerwen en Nederwetten"),
        (["samen.yaml", "--municipality", "Utrecht"], "samen.yaml is no plan of “Utrecht”"),
        (["alleen.yaml", "--municipality", "Leiden"], "alleen.yaml is no joint plan"),
    ],
)
def test_what_has_no_such_version_is_told(run: Run, tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "samen.yaml").write_text(JOINT, encoding="utf-8")
    (tmp_path / "alleen.yaml").write_text(PLAN, encoding="utf-8")
    outcome = run("init", "--kind", "version", *arguments, cwd=tmp_path)
    assert (outcome.exit, told in outcome.err) == (2, True), outcome.err


PLAN = """
ivp: 1
kind: plan
title: "Plan: 'veilig' #1"
municipalities: [Leiden]
period: 2023-2025
status: adopted
decisions: [{body: council, act: adopt, date: 2022-12-20}]
themes: {t: Thema}
actions:
  los: {name: "Los: null # 'x'", for: t, with: [politie, "GGD, regio: noord"]}
  klaar: {name: Klaar, for: t, state: {2023-01: done}}
  loopt: {name: Het loopt nog, for: t}
"""
FIRST = """
ivp: 1
kind: implementation
title: Uitvoeringsplan 2023
carries_out: plan-2023-2025.yaml
municipalities: [Leiden]
period: 2023
status: draft
actions:
  loopt: {name: Loopt, for: t, lead: team, by: 2023-Q4, result: X, state: {2023-09: {status: running, light: red}}}
  af: {name: Alleen in 2023, for: t, lead: team, by: 2023-Q4, result: Iets., state: {2023-12: done}, done: Gedaan.}
  nieuw: {name: Nieuw in 2023, for: t, lead: team, by: 2023-Q4, result: Iets.}
"""


def test_an_implementation_plan_begins_with_what_is_still_to_be_done(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "plan-2023-2025.yaml").write_text(PLAN, encoding="utf-8")
    first = tmp_path / "plan-uitvoeringsplan-2023.yaml"
    assert run("init", "--kind", "implementation", "plan-2023-2025.yaml", cwd=tmp_path).exit == 0
    assert [line for line in first.read_text(encoding="utf-8").splitlines() if line.endswith(":")][:1] == ["actions:"]
    assert run("init", "--kind", "implementation", "plan-2023-2025.yaml", "--year", "2023", cwd=tmp_path).exit == 2
    first.write_text(FIRST, encoding="utf-8")
    assert run("init", "--kind", "implementation", "plan-2023-2025.yaml", cwd=tmp_path).exit == 0
    second = (tmp_path / "plan-uitvoeringsplan-2024.yaml").read_text(encoding="utf-8")
    assert "predecessor: {file: plan-uitvoeringsplan-2023.yaml}" in second
    assert "    # money:\n    # related:\n" in second
    ids = [line.strip(" :") for line in second.partition("actions:\n")[2].splitlines() if line[2] not in " #"]
    assert ids == ["loopt", "nieuw", "los"]
    assert "# Stand: loopt, een rood stoplicht (september 2023)\n    lead: team\n    # by: (was 2023-Q4)\n" in second
    checked = run("validate", ".", cwd=tmp_path)
    assert checked.exit == 0, checked.out


def test_an_implementation_plan_offers_what_the_plan_asks_of_every_action(run: Run, tmp_path: Path) -> None:
    asks = "cycle: {plan: {what: Jaarplan, every: 1, in: Q4, kind: implementation, contains: [text, with, lenses]}}\n"
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "plan.yaml").write_text(PLAN + asks, encoding="utf-8")
    assert run("init", "--kind", "implementation", "plan.yaml", cwd=tmp_path).exit == 0
    text = (tmp_path / "plan-uitvoeringsplan-2023.yaml").read_text(encoding="utf-8")
    last = text.split("  loopt:\n")[1]
    offered = ("with", "by", "result", "text", "lenses", "money", "related")
    assert [key for key in offered if f"    # {key}:\n" in last] == list(offered)
    assert "# with:" not in text.split("  los:\n")[1].split("  klaar:\n")[0], "it has partners"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["plan.yaml", "--year", "2030"], "2030 is not a year of plan.yaml"),
        (["uitvoering.yaml"], "uitvoering.yaml is no plan"),
        (["plan.yaml", "--output", "x.txt"], "x.txt does not end in .yaml"),
        (["weg.yaml"], "weg.yaml cannot be found"),
    ],
)
def test_what_cannot_be_carried_out_is_told(run: Run, tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "uitvoering.yaml").write_text(FIRST.replace("plan-2023-2025", "plan"), encoding="utf-8")
    outcome = run("init", "--kind", "implementation", *arguments, cwd=tmp_path)
    assert (outcome.exit, told in outcome.err) == (2, True), outcome.err


ACCOUNTED = """
ivp: 1
kind: plan
title: Veilig Leiden
municipalities: [Leiden]
period: 2023-2026
status: adopted
decisions: [{body: council, act: adopt, date: 2022-12-20}]
priorities:
  zorg: Zorg en veiligheid
themes:
  jeugd: {name: Jeugd, evaluation: Het oordeel van de wijkagent.}
  water: Water
cycle:
  avond: {what: Een avond met de raad, every: 1}
indicators:
  inbraak: {name: inbraken, for: zorg, unit: count, better: lower, baseline: {2021: 100}, values: {2024: 400}}
  diefstal: {name: diefstallen, for: zorg, unit: count, better: lower, baseline: {2021: 100}, values: {2024: 100}}
actions:
  loket: {name: Een loket, for: zorg, state: {2024-06: {status: running, light: orange}}}
"""


def test_an_account_begins_with_what_is_to_be_judged_and_explained(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "veilig-2023-2026.yaml").write_text(ACCOUNTED, encoding="utf-8")
    assert run("init", "--kind", "account", "veilig-2023-2026.yaml", "--year", "2024", cwd=tmp_path).exit == 0
    file = tmp_path / "veilig-verantwoording-2024.yaml"
    text = file.read_text(encoding="utf-8")
    ids = [
        line.partition(":")[0].strip() for line in text.splitlines() if line.startswith("  ") and line[2] not in " #"
    ]
    assert ids == ["zorg", "jeugd", "inbraak"]
    assert "#   loket: running # Een loket: loopt, een oranje stoplicht, juni 2024\n" in text
    assert "#   avond: done # Een avond met de raad\n" in text
    drafted = run("validate", file.name, cwd=tmp_path)
    assert (drafted.exit, drafted.out.count("IVP507")) == (0, drafted.out.count(" information ")), drafted.out
    file.write_text(text.replace("status: draft", "status: presented"), encoding="utf-8")
    presented = run("validate", file.name, cwd=tmp_path).out
    assert presented.count("IVP507") > 5
    assert "IVP532" in presented
    assert run("init", "--kind", "account", "veilig-2023-2026.yaml", cwd=tmp_path).exit == 0
    assert (tmp_path / "veilig-verantwoording-2025.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["plan.yaml", "--year", "2030"], "2030 is not a year of plan.yaml"), (["uitvoering.yaml"], "is no plan")],
)
def test_what_cannot_be_accounted_for_is_told(run: Run, tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "uitvoering.yaml").write_text(FIRST.replace("plan-2023-2025", "plan"), encoding="utf-8")
    outcome = run("init", "--kind", "account", *arguments, cwd=tmp_path)
    assert (outcome.exit, told in outcome.err) == (2, True), outcome.err
