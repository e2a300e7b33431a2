"""What a report says of figures on both sides of a break, and of sums of money."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Run

PLAN = """\
ivp: 1
kind: plan
title: Proef
period: 2023-2026
municipalities: [Maasgouw]
status: adopted
language: nl
indicators:
  inbraken:
    name: inbraken
    unit: count
    better: lower
    baseline: {2021: 100}
    target: {at_most: {2026: 80}, set: 2024}
    breaks: {2023: andere telwijze}
    values: {2022: 95, 2023: 60, 2024: 55}
  kosten:
    name: kosten
    unit: amount
    baseline: {2021: 100}
    target: {stay_at: {2026: 100}, tolerance: 10}
    values: {2022: 95, 2024: 85}
"""


def _report(run: Run, folder: Path, form: str) -> str:
    (folder / "ivp.toml").touch()
    (folder / "proef.yaml").write_text(PLAN, encoding="utf-8")
    ended = run("report", "proef.yaml", "--year", "2024", "--format", form, "--output", "-", cwd=folder)
    assert ended.exit == 0, ended.err
    return ended.out


def test_a_baseline_before_a_break_is_marked_in_its_row_and_not_compared(run: Run, tmp_path: Path) -> None:
    report = _report(run, tmp_path, "md")
    assert "| 100 (2021; vóór een breuk: niet te vergelijken) |" in report
    assert "wat er wordt geteld is sindsdien veranderd, dus de twee zijn niet te vergelijken" in report
    assert "vóór een breuk: niet te vergelijken" in _report(run, tmp_path, "html")


def test_a_tolerance_and_a_difference_of_money_have_its_sign(run: Run, tmp_path: Path) -> None:
    report = _report(run, tmp_path, "md")
    assert "€ 10 meer of minder" in report
    assert "€ −15" in report


def test_the_terminal_the_table_and_the_data_mark_every_figure_before_a_break(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").touch()
    earlier = PLAN.replace("2022: 95, 2023: 60, 2024: 55", "2022: 95, 2024: 55")
    (tmp_path / "proef.yaml").write_text(earlier, encoding="utf-8")

    def told(form: str) -> str:
        return run("progress", "proef.yaml", "--year", "2024", "--format", form, cwd=tmp_path).out

    assert "| 100 (2021; vóór een breuk: niet te vergelijken) | 95 (2022; vóór een breuk: niet te verg" in told("md")
    table = told("table")
    assert "100†" in table
    assert "95†" in table
    assert "55†" not in table
    assert "† vóór een breuk: niet te vergelijken" in table
    (item, money) = json.loads(told("json"))["plans"][0]["indicators"]
    assert [item[name]["apart"] for name in ("baseline", "previous", "value")] == [True, True, False]
    assert [money[name]["apart"] for name in ("baseline", "previous", "value")] == [False, False, False]
