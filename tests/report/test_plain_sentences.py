"""Sentences of a report that would be odd or untrue of few things, of nothing, or of what a name says already."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ivp.placeholders import says_none
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
sources: {politie: {name: Politie, kind: register}}
"""
ACCOUNT = """\
ivp: 1
kind: account
title: Verslag
accounts_for: plan.yaml
period: 2024
status: presented
"""


@pytest.fixture
def report(run: Run, tmp_path: Path) -> Callable[..., str]:
    """The report of 2024 on a plan with these pieces, and with an account that says this."""

    def made(pieces: str, said: str = "", *more: str, form: str = "md") -> str:
        (tmp_path / "ivp.toml").touch()
        (tmp_path / "plan.yaml").write_text(PLAN + pieces, encoding="utf-8")
        if said:
            (tmp_path / "verslag.yaml").write_text(ACCOUNT + said, encoding="utf-8")
        asked = ("plan.yaml", "--year", "2024", "--format", form, "--output", "-", *more)
        ended = run("report", *asked, cwd=tmp_path)
        assert ended.exit == 0, ended.err
        return ended.out

    return made


INDICATORS = """\
indicators:
  inbraak:
    {name: Inbraken, unit: count, for: wonen, baseline: {2021: 50}, target: {at_most: {2026: 45}}, values: {2024: 48}}
actions: {avond: {name: Avonden, for: wonen, by: 2025}}
"""


@pytest.mark.parametrize("text", ["Geen.", "geen", "Nee", "none", "n.v.t.", "-", "Geen bijsturing nodig."])
def test_what_says_that_nothing_is_adjusted_or_decided_is_not_counted(report: Callable[..., str], text: str) -> None:
    said = (
        f"topics: {{wonen: {{text: Rustig jaar., adjustment: '{text}'}}}}\n"
        f"indicators: {{inbraak: {{interpretation: Stabiel., adjustment: '{text}'}}}}\n"
        f"actions: {{avond: {{2024-12: {{status: running, light: red, cause: '{text}', adjustment: '{text}', "
        f"decided: '{text}'}}}}}}\n"
    )
    for kind in ("progress", "summary"):
        told = report(INDICATORS, said, "--kind", kind)
        assert "Bijgestuurd" not in told
        assert "besluit over een actiepunt" not in told
    assert "**1 actiepunt heeft een rood stoplicht.** Avonden." in report(INDICATORS, said)
    told = report(INDICATORS, said.replace(f"{text}'}}}}\nindicators", "Meer avonden.'}}\nindicators"))
    assert "**Bijgestuurd op 1 punt.** Wonen: Meer avonden." in told


@pytest.mark.parametrize("text", ["Geen kampvuren meer", "Nee, wel extra toezicht", "Geen besluit, maar een gesprek"])
def test_what_begins_with_no_may_say_something(text: str) -> None:
    assert not says_none(text)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Woninginbraken", "Woninginbraken in Vaals"),
        ("Woninginbraken in Vaals", "Woninginbraken in Vaals"),
        ("Woninginbraken gemeente Vaals", "Woninginbraken gemeente Vaals"),
        ("Inbraken in Vaals per jaar", "Inbraken in Vaals per jaar"),
        ("Woninginbraken (Vaals)", "Woninginbraken (Vaals)"),
        ("Inbraken bij Vaalsen", "Inbraken bij Vaalsen in Vaals"),
    ],
)
def test_a_name_that_says_where_is_not_told_where_again(report: Callable[..., str], name: str, told: str) -> None:
    view = json.loads(report(INDICATORS.replace("Inbraken", f"'{name}', source: politie"), form="json"))
    assert view["details"][0]["what"] == f"{told} (Politie)"


def test_of_one_thing_it_is_not_told_how_many_of_one(report: Callable[..., str]) -> None:
    lacking = INDICATORS.replace(", values: {2024: 48}", "")
    money = "budget: {rijk: {name: Rijk, text: Volgt later., spent: {2024: 5}}}\n"
    told = report(lacking.replace("by: 2025", "by: 2025, money: {spent: {2024: 5}}") + money)
    assert "van de 1 " not in told
    assert "**Het doel kan niet worden beoordeeld**" in told
    assert "Van de post van de begroting is geen bedrag gegeven." in told
    assert "Van het actiepunt is geen bedrag gegeven." in told
