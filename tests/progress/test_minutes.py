"""Response times in minutes: a unit that is a row of the vocabulary and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

PLAN = """\
ivp: 1
kind: plan
title: Brandveilig {places}
municipalities: [{places}]
period: 2023-2026
priorities:
  brand: {{name: Brandveiligheid, problem: De brandweer moet er op tijd zijn.}}
sources:
  brandweer: {{name: brandweer, kind: register}}
indicators:
  opkomst:
    name: opkomsttijd van de brandweer
    for: brand
    unit: minutes
    source: brandweer
    baseline: {{2022: 9}}
    target: {{at_most: 8}}
{more}
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "plan.yaml"


def _indicator(written: Path, run: Run) -> dict[str, Any]:
    ended = run("progress", written, "--year", "2024", "--format", "json")
    (item,) = json.loads(ended.out)["plans"][0]["indicators"]
    return dict(item)


def test_a_time_is_printed_with_its_unit_and_one_decimal(written: Path, run: Run) -> None:
    written.write_text(PLAN.format(places="Maasgouw", more="    values: {2024: {value: 7.5, se: 0.2}}"), "utf-8")
    assert run("validate", written).exit == 0
    item = _indicator(written, run)
    assert [item[name]["text"] for name in ("baseline", "value", "target")] == [
        "9,0 min",
        "7,5 min",
        "ten hoogste 8,0 min",
    ]
    assert item["position"]["code"] == "on_target"


def test_a_change_is_tested_only_with_its_standard_errors(written: Path, run: Run) -> None:
    known = PLAN.replace("2022: 9", "2022: {{value: 9, se: 0.2}}")
    for text, change in ((PLAN, ("unknown", "no_standard_error")), (known, ("improved", None))):
        written.write_text(text.format(places="Maasgouw", more="    values: {2024: {value: 7.5, se: 0.2}}"), "utf-8")
        item = _indicator(written, run)
        assert (item["change"]["code"], item["change"]["reason"]) == change


def test_times_of_municipalities_are_not_added_up(written: Path, run: Run) -> None:
    written.write_text(PLAN.format(places="Maasgouw, Leudal", more="observations: cijfers.csv"), "utf-8")
    rows = "indicator,municipality,year,value\nopkomst,GM1641,2024,7.5\nopkomst,GM1640,2024,8.5\n"
    (written.parent / "cijfers.csv").write_text(rows, "utf-8")
    item = _indicator(written, run)
    assert item["position"]["reason"] == "incomplete_area"


def test_a_time_below_zero_cannot_be(written: Path, run: Run) -> None:
    written.write_text(PLAN.format(places="Maasgouw", more="    values: {2024: -7.5}"), "utf-8")
    assert "IVP411 a time in minutes is zero or more, not -7.5" in run("validate", written).out
