"""A municipality's own plan that works out a regional one: what is the region's is told as the region's."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

REGION = """\
ivp: 1
kind: plan
title: Streekplan
language: nl
region: Streek
municipalities: [Vaals, Meerssen]
period: 2023-2026
status: draft
priorities:
  panden: {name: Panden, goals: Minder misbruik van panden., evaluation: Ieder jaar in gesprek.}
  jeugd: {name: Jeugd, goals: Jongeren groeien veilig op., evaluation: In gesprek met de agenten.}
  wonen: {name: Wonen, goals: Veilig wonen., evaluation: In gesprek.}
indicators:
  misbruik:
    {name: Misbruikte panden, unit: count, baseline: {2022: 20}, target: {at_most: {2026: 10}}, values: {2024: 50},
     for: panden}
actions:
  controles: {name: Controles, for: panden, lead: politie, by: 2024, state: {2024-12: done}}
  alleen-daar: {name: Controles in Meerssen, for: panden, municipalities: Meerssen}
"""
LOCAL = """\
ivp: 1
kind: plan
title: Plan van Vaals
language: nl
builds_on: regio.yaml
municipalities: [Vaals]
period: 2023-2026
status: draft
priorities:
  jeugd: {approach: Een jongerenwerker.}
  grens: {name: Grensoverlast, goals: Minder overlast.}
themes: {rust: {name: Rust, evaluation: In gesprek.}}
indicators:
  meldingen: {name: Meldingen, unit: count, baseline: {2022: 120}, target: {at_most: {2026: 100}}, values: {2024: 110},
     for: grens}
actions: {jongerenwerker: {name: Jongerenwerker, for: jeugd, by: 2024, state: {2024-06: done}}}
"""
ACCOUNT = "ivp: 1\nkind: account\ntitle: Verslag {0}\naccounts_for: {1}.yaml\nperiod: 2024\nstatus: presented\n"
OF_REGION = ACCOUNT.format("Streek", "regio") + (
    "topics:\n"
    "  panden: {judgement: worsened, basis: Casus, text: Het misbruik nam toe., adjustment: Meer controles.}\n"
    "  jeugd: {judgement: unchanged, basis: Gesprekken, text: Weinig veranderd.}\n"
    "indicators: {misbruik: {interpretation: Er wordt meer gecontroleerd., adjustment: Elk kwartaal een actie.}}\n"
)
OF_VAALS = ACCOUNT.format("Vaals", "vaals") + (
    "topics: {grens: {judgement: improved, basis: Meldingen, text: Minder meldingen.}}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"regio": REGION, "vaals": LOCAL, "verslag-regio": OF_REGION, "verslag-vaals": OF_VAALS}
    (tmp_path / "ivp.toml").touch()
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def report(run: Run, folder: Path) -> Callable[..., str]:
    def made(form: str, *more: str) -> str:
        asked = ("vaals.yaml", "--year", "2024", "--format", form, "--output", "-", *more)
        ended = run("report", *asked, cwd=folder)
        assert ended.exit == 0, ended.err
        return ended.out

    return made


def topics(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {topic["id"]: topic for block in view["blocks"] for topic in block["topics"]}


def test_each_topic_has_what_the_region_says_and_does(report: Callable[..., str]) -> None:
    told = topics(json.loads(report("json")))
    (panden,) = told["panden"]["regional"]
    assert (panden["whose"], panden["about"]) == ("Streekplan", "Verslag Streek (van de regio)")
    assert panden["account"]["verdict"] == "Oordeel: verslechterd"
    assert panden["account"]["adjustment"][0]["text"] == "Meer controles."
    assert panden["actions"] == ["Controles: gereed; december 2024; uiterlijk 2024"], "not what is of Meerssen alone"
    assert told["panden"]["account"] is None
    assert told["grens"]["account"]["verdict"] == "Oordeel: verbeterd"
    assert told["grens"]["regional"] == []
    assert [act["name"] for act in told["jeugd"]["acts"]] == ["Jongerenwerker"]


def test_each_topic_and_indicator_says_whose_it_is(report: Callable[..., str]) -> None:
    view = json.loads(report("json"))
    told, origin = topics(view), "Uit: Streekplan"
    assert {name: topic["origin"] for name, topic in told.items() if topic["origin"]} == {
        "panden": origin, "wonen": origin,
    }  # fmt: skip
    assert (told["jeugd"]["goals_origin"], told["jeugd"]["evaluation_origin"]) == (origin, origin)
    assert told["grens"]["goals_origin"] == ""
    origins = {item["id"]: item["origin"] for item in view["progress"]["indicators"]}
    assert origins == {"misbruik": origin, "meldingen": ""}


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_page_tells_it_apart(report: Callable[..., str], form: str) -> None:
    text = report(form)
    assert "1 doel: 1 nog open. Uit Streekplan: 1 doel: 1 nog open" in text
    assert "Volgens Verslag Streek (van de regio): verslechterd" in text
    for said in ("Het misbruik nam toe.", "Meer controles.", "Controles: gereed; december 2024", "Uit: Streekplan"):
        assert said in text
    assert "Misbruikte panden (Verslag Streek (van de regio))" in text
    assert "Meerssen alone" not in text
    assert "Controles in Meerssen" not in text


def test_the_summary_and_the_terminal_tell_the_judgement_of_the_region(
    report: Callable[..., str], run: Run, folder: Path
) -> None:
    page = report("md", "--kind", "summary")
    assert "- **Panden** Oordeel: verslechterd, Verslag Streek (van de regio)" in page
    assert "- **Grensoverlast** Oordeel: verbeterd\n" in page
    for more in ((), ("--format", "md")):
        told = run("progress", "vaals.yaml", "--year", "2024", *more, cwd=folder).out
        assert "Panden, Verslag Streek (van de regio): " in told
        assert "Controles: gereed; december 2024; uiterlijk 2024" in told


def test_what_is_of_the_region_is_told_also_without_an_account_of_its_own(
    report: Callable[..., str], folder: Path
) -> None:
    (folder / "verslag-vaals.yaml").unlink()
    view = json.loads(report("json"))
    assert [one["about"] for one in topics(view)["panden"]["regional"]] == ["Verslag Streek (van de regio)"]
    assert view["progress"]["no_account"] == "Over 2024 is hier geen verslag in woorden bekend."
    (only,) = topics(json.loads(report("json", "--topic", "jeugd")))
    assert only == "jeugd"


def test_an_account_owes_a_judgement_of_what_its_plan_gives_or_works_out_itself(run: Run, folder: Path) -> None:
    """Not of what only the region wrote: that accounts for it, also for a figure that went badly."""
    asked = ("verslag-vaals.yaml", "--format", "concise", "--select", "IVP532,IVP533")
    found = run("validate", *asked, cwd=folder).out
    assert "2 of the topics that it should: jeugd, rust" in found
    assert "IVP533" not in found
    regional = run("validate", "verslag-regio.yaml", *asked[1:], cwd=folder).out
    assert "1 of the topics that it should: wonen" in regional


def test_a_version_with_an_account_of_its_own_has_that_of_the_region_beside_it(run: Run, folder: Path) -> None:
    version = LOCAL.partition("period:")[0].replace("builds_on", "version_of") + "status: draft\n"
    (folder / "vaals.yaml").write_text(version, encoding="utf-8")
    (folder / "verslag-vaals.yaml").write_text(OF_VAALS.replace("grens", "jeugd"), encoding="utf-8")
    ended = run("report", "vaals.yaml", "--year", "2024", "--format", "json", "--output", "-", cwd=folder)
    told = topics(json.loads(ended.out))
    assert told["jeugd"]["account"]["verdict"] == "Oordeel: verbeterd"
    assert [one["account"]["verdict"] for one in told["jeugd"]["regional"]] == ["Oordeel: gelijk gebleven"]
    (panden,) = told["panden"]["regional"]
    assert (panden["whose"], panden["actions"]) == ("De regio", []), "its actions are the version's as well"


@pytest.mark.parametrize("kind", ["progress", "summary"])
def test_an_account_of_the_region_that_is_broken_is_named(report: Callable[..., str], folder: Path, kind: str) -> None:
    (folder / "verslag-regio.yaml").write_text(OF_REGION.replace("worsened", "wrosened"), encoding="utf-8")
    said = "In verslag-regio.yaml (bij Streekplan) zitten fouten: wat daar staat, ontbreekt hier."
    assert said in report("md", "--kind", kind)
