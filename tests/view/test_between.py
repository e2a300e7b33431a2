"""What the municipalities of a joint plan do for each other: who leads an action, who takes part, and for whom."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

JOINT = """\
ivp: 1
kind: plan
title: Gezamenlijk plan
region: Proefland
municipalities: [Boxtel, Vught, Heusden]
period: 2023-2026
status: adopted
themes: {jeugd: Jeugd, markt: {name: Markt, municipalities: Vught}}
partners: {vu: Gemeente Vught, ggz: GGZ}
actions:
  team: {name: Jeugdteam, for: jeugd, lead: Boxtel, with: {vu: levert de boa's, ggz: denkt mee}}
  kraam: {name: Kramen, for: markt, lead: gemeente Boxtel, municipalities: Vught}
  wacht: {name: Wacht, for: jeugd, lead: vu, municipalities: [Vught, Heusden]}
  eigen: {name: Eigen werk, for: jeugd, lead: Heusden, municipalities: Heusden}
"""
CARRYING = """\
ivp: 1
kind: implementation
title: Uitvoeringsplan
carries_out: samen.yaml
municipalities: [Boxtel, Vught, Heusden]
period: 2023
status: adopted
actions: {wacht: {lead: Heusden}}
"""
BOXTEL = "Jeugdteam (trekker; voor alle gemeenten)", "Kramen (trekker; voor Vught)"
VUGHT = ("Jeugdteam (levert de boa's; voor alle gemeenten)",)
WATCH = "Wacht (trekker; voor zichzelf en {})"


@pytest.fixture
def region(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "ivp.toml").write_text('language = "nl"\n', "utf-8")
    (tmp_path / "plans/samen.yaml").write_text(JOINT, "utf-8")
    return tmp_path


def _told(run: Run, region: Path, kind: str, *more: str) -> dict[str, tuple[str, ...]]:
    """What each municipality does for others, as a report tells it."""
    ended = run("report", "--kind", kind, "--year", "2023", "--format", "json", "--output", "-", *more, cwd=region)
    assert ended.exit == 0, ended.err
    (found,) = _titled(json.loads(ended.out), "Wat de gemeenten voor elkaar doen") or [None]
    facts = found["blocks"][0]["items"] if found else []
    return {fact["term"]: tuple(link["text"] for link in fact["values"]) for fact in facts}


def _titled(data: Any, title: str) -> list[Any]:
    if isinstance(data, dict):
        here = [data] if data.get("title") == title and "blocks" in data else []
        return here + [one for value in data.values() for one in _titled(value, title)]
    return [one for value in data for one in _titled(value, title)] if isinstance(data, list) else []


@pytest.mark.parametrize("kind", ["plan", "implementation"])
def test_each_municipality_is_told_with_what_it_does_for_whom(run: Run, region: Path, kind: str) -> None:
    assert _told(run, region, kind) == {"Boxtel": BOXTEL, "Vught": (*VUGHT, WATCH.format("Heusden"))}


def test_who_carries_it_out_is_who_does_it(run: Run, region: Path) -> None:
    (region / "plans/uitvoering.yaml").write_text(CARRYING, "utf-8")
    told = _told(run, region, "implementation")
    assert told == {"Boxtel": BOXTEL, "Vught": VUGHT, "Heusden": (WATCH.format("Vught"),)}


@pytest.mark.parametrize("kind", ["plan", "implementation"])
@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Boxtel", {"Boxtel": BOXTEL, "Vught": VUGHT}),
        ("Vught", {"Boxtel": BOXTEL, "Vught": (*VUGHT, WATCH.format("Heusden"))}),
        ("Heusden", {"Boxtel": BOXTEL[:1], "Vught": (*VUGHT, WATCH.format("Heusden"))}),
    ],
)
def test_a_municipality_finds_what_it_does_for_others_and_they_for_it(
    run: Run, region: Path, kind: str, place: str, told: dict[str, tuple[str, ...]]
) -> None:
    assert _told(run, region, kind, "--area", place) == told


def test_what_a_municipality_does_for_others_stands_among_its_actions(run: Run, region: Path) -> None:
    ended = run("progress", "--area", "Boxtel", "--year", "2023", "--format", "json", cwd=region)
    (view,) = json.loads(ended.out)["plans"]
    assert {item["id"]: item["municipalities"] for item in view["actions"]} == {"team": [], "kraam": ["Vught"]}
    assert "kraam" in run("show", "--area", "Boxtel", cwd=region).out


@pytest.mark.parametrize("kind", ["plan", "implementation", "progress"])
def test_an_action_whose_topic_is_of_others_is_called_the_same_in_all_reports(
    run: Run, region: Path, kind: str
) -> None:
    asked = ("--kind", kind, "--area", "Boxtel", "--year", "2023", "--format", "md")
    told = run("report", *asked, "--output", "-", cwd=region).out
    assert "Zonder onderwerp dat hier staat" in told
    assert "Overige actiepunten" not in told
    assert "Zonder onderwerp**" not in told


def test_by_lead_it_is_told_for_whom(run: Run, region: Path) -> None:
    ended = run("report", "--kind", "implementation", "--year", "2023", "--format", "md", "--output", "-", cwd=region)
    assert "* **gemeente Boxtel:** Kramen (voor Vught)\n" in ended.out
    assert "* **GGZ:** Jeugdteam (denkt mee)\n" in ended.out


def test_a_plan_of_one_municipality_tells_nothing_of_the_kind(run: Run, region: Path) -> None:
    alone = re.sub(r", municipalities: (\[[^]]*\]|\w+)", "", JOINT.replace("[Boxtel, Vught, Heusden]", "Boxtel"))
    (region / "plans/samen.yaml").write_text(alone, "utf-8")
    assert _told(run, region, "implementation") == {}
