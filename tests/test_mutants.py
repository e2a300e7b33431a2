"""What is told of mutants is so: a few of them, met by published figures and by fragments of plans."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from ivp.check import check
from ivp.dossier.workspace import plan_sources
from ivp.progress.statistics import newcombe_interval, wilson_limits
from tests.mutants import ROOT, Mutant, equivalent, keys, mutants, running
from tests.rules.examples import PLAN

STATISTICS, TARGETS = "ivp/progress/statistics.py", "ivp/rules/targets.py"
EXAMPLE = """\
LIMIT = 3


def low(value: int | None, *more: int) -> bool:
    if value is None or not more:
        return False
    return value - sum(one for one in more if one > 0) <= LIMIT
"""
CHANGES = {
    "3  ->  4", "3  ->  2", "value is None  ->  value is not None", "not more  ->  more", "False  ->  True",
    "value is None or not more  ->  value is None and (not more)", "value is None or not more  ->  True",
    "value is None or not more  ->  False", "one > 0  ->  one >= 0", "one > 0  ->  one < 0", "one > 0  ->  True",
    "0  ->  1", "0  ->  -1",
    "value - sum((one for one in more if one > 0))  ->  value + sum((one for one in more if one > 0))",
}  # fmt: skip


def some(number: int, module: str, function: str) -> list[Mutant]:
    """So many of the mutants of a function that are not known to do the same."""
    lines = (ROOT / module).read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines, 1) if line.startswith(f"def {function}("))
    last = next((number for number, line in enumerate(lines, 1) if number > first and line[:1].strip()), len(lines))
    known = equivalent()
    found = [
        mutant for mutant in mutants(module) if first < mutant.line < last and known.keys().isdisjoint(keys(mutant))
    ]
    return Random(0).sample(found, number)


def test_every_kind_of_change_is_made(tmp_path: Path) -> None:
    file = tmp_path / "example.py"
    file.write_text(EXAMPLE, encoding="utf-8")
    found = mutants(str(file))
    whole = "value - sum((one for one in more if one > 0)) <= LIMIT"
    results = {
        f"{whole}  ->  {other}" for other in (whole.replace("<=", "<"), whole.replace("<=", ">="), "True", "False")
    }
    assert {mutant.change for mutant in found} == CHANGES | results
    assert [mutant.change for mutant in found if mutant.block is None] == ["3  ->  4", "3  ->  2"]


@pytest.mark.parametrize("mutant", some(6, STATISTICS, "wilson_limits"), ids=lambda mutant: mutant.change)
def test_no_change_of_wilsons_limits_escapes_the_published_figures(mutant: Mutant) -> None:
    """Newcombe (1998), table II, method 10, rests on them; of none and of all the limit is exact."""

    def published() -> bool:
        return (
            wilson_limits(0.65, 100) == pytest.approx((0.552544, 0.736358), abs=6e-7)
            and newcombe_interval(5 / 56, 56, 0, 29) == pytest.approx((-0.0381, 0.1926), abs=6e-5)
            and newcombe_interval(1, 10, 0, 10) == pytest.approx((0.6075, 1.0000), abs=6e-5)
            and all((wilson_limits(0, n)[0], wilson_limits(1, n)[1]) == (0, 1) for n in range(1, 60))
        )

    with running(mutant):
        try:
            noticed = not published()
        except (ArithmeticError, TypeError, ValueError):
            noticed = True
    assert noticed
    assert published()


ASKED = {
    "at_most: {2024: 100, 2026: 110}": True,
    "at_most: {2024: 100, 2026: 100}": False,
    "at_least: {2024: 150, 2026: 140}": True,
    "at_least: {2024: 150, 2026: 150}": False,
    "stay_at: {2024: 100, 2026: 110}, tolerance: 5": False,
}
"""Targets, and whether the later one asks less."""


@pytest.mark.parametrize("mutant", some(4, TARGETS, "_less"), ids=lambda mutant: mutant.change)
def test_no_change_of_when_a_target_asks_less_escapes_two_bounds_of_each_direction(
    mutant: Mutant, tmp_path: Path
) -> None:
    def right() -> bool:
        for target, less in ASKED.items():
            (tmp_path / "plan.yaml").write_text(PLAN.replace("at_most: 90", target), encoding="utf-8")
            found = check(plan_sources([str(tmp_path / "plan.yaml")])).findings
            if any(finding.code.id == "IVP407" for finding in found) is not less:
                return False
        return True

    with running(mutant):
        assert not right()
    assert right()


def test_what_is_said_to_do_the_same_is_a_change_that_can_be_made() -> None:
    known = equivalent()
    made = {name for module in {name for name, *_ in known} for mutant in mutants(module) for name in keys(mutant)}
    assert set(known) - made == set()
    assert all(known.values())


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")
def test_the_script_tells_the_fate_of_each() -> None:
    script = (
        "from tests.mutants import hunt\n"
        "fates = hunt(1, 4, ['ivp/rules/goals.py'], ['rules/test_governance_rules.py'])\n"
        "assert {mutant.block is None for mutant in fates} <= {True, False} and len(fates) == 4\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert all(line.split()[0] in {"killed", "survived"} for line in ended.stdout.splitlines())
