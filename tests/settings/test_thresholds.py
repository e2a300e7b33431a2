"""The numbers in rules that a plan repository may set, and what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Run

PLAN = """\
ivp: 1
kind: plan
title: Plan
municipalities: [Maasgouw]
period: 2023-2028
indicators:
  i: {name: I, unit: count, baseline: {2022: 40}, values: {2023: 400, 2024: 40, 2025: 39}}
"""
USUAL = ["IVP413", "IVP413", "IVP502"]


@pytest.fixture
def validate(run: Run, tmp_path: Path) -> object:
    def call(settings: str) -> list[str]:
        (tmp_path / "ivp.toml").write_text(settings, encoding="utf-8")
        (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
        out = run("validate", "--format", "concise", "plan.yaml", cwd=tmp_path).out
        return sorted(re.findall(r"(?:toml:(\d+:\d+)|yaml:[\d:]+): \w+ (IVP\d+)", out), key=lambda each: each[1])

    return call


@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        ("", USUAL),
        ("[thresholds]\nlongest_period = 6", ["IVP413", "IVP413"]),
        ("[thresholds]\nlongest_period = 5", USUAL),
        ("[thresholds]\njump = 10", USUAL),
        ("[thresholds]\njump = 10.5", ["IVP502"]),
        ("[thresholds]\nlongest_period = 6\njump = 11", []),
    ],
)
def test_rules_go_by_them(validate: object, settings: str, codes: list[str]) -> None:
    assert [code for _, code in validate(settings)] == codes  # type: ignore[operator]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("thresholds = 3", [("1:14", "IVP197")]),
        ("[thresholds]\nlongst_period = 6", [("2:1", "IVP196")]),
        ("[thresholds]\nrevised_percent = 5", [("2:1", "IVP196")]),
        ("[thresholds]\nlongest_period = 6.5", [("2:18", "IVP197")]),
        ("[thresholds]\nlongest_period = true", [("2:18", "IVP197")]),
        ("[thresholds]\nlongest_period = 0", [("2:18", "IVP197")]),
        ('[thresholds]\njump = "tien"', [("2:8", "IVP197")]),
        ("[thresholds]\njump = 1.9", [("2:8", "IVP197")]),
        ("[thresholds]\njump = nan", [("2:8", "IVP197")]),
        ("[thresholds]\njump = inf", [("2:8", "IVP197")]),
        ("[thresholds]\njump = []", [("2:8", "IVP197")]),
    ],
)
def test_what_is_wrong_has_its_place_and_the_usual_numbers_hold(
    validate: object, settings: str, expected: list[tuple[str, str]]
) -> None:
    found = validate(settings)  # type: ignore[operator]
    assert [each for each in found if each[0]] == expected
    assert [code for place, code in found if not place] == USUAL
