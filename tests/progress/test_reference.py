"""Every figure of the reference file, where it is at hand; the essential ones stand in the other tests as well."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ivp.progress.change import change_in_counts
from ivp.progress.figures import Count
from ivp.progress.position import Baseline, Goal, Reading, position
from ivp.progress.statistics import byar_limits, newcombe_interval, poisson_limits, unclear_range, wilson_limits
from ivp.vocabulary import Better, Direction

FILE = Path(__file__).parents[3] / "shared" / "reference" / "progress.json"


@pytest.fixture(scope="module")
def reference() -> dict[str, Any]:
    if not FILE.exists():
        pytest.skip(f"the reference figures are not here: {FILE}")
    return dict(json.loads(FILE.read_text(encoding="utf-8")))


def figures(row: dict[str, Any], *names: str) -> dict[str, object]:
    return {name: pytest.approx(row[name], abs=6e-7) for name in names if name in row}


def test_position(reference):
    for case in reference["position"]:
        year, value = case["baseline"] or (None, None)
        start = Baseline(None if value is None else Decimal(value), year, year)
        due, bound = case["goal"]
        decimals = max(0, -int(Decimal(bound).as_tuple().exponent))
        observed = [Reading(int(y), Decimal(v)) for y, v in case["values"].items()]
        goal = Goal(Direction(case["target"]), due, Decimal(bound))
        result = position([goal], start, observed, case["year"], decimals=decimals)
        assert (result.status, result.reason) == (case["expect"], case.get("reason")), case
        for path in {"path", "path_in_2021"} & set(case):
            assert result.path == Fraction(case[path])


def test_counts(reference):
    for case in reference["counts_change"]:
        evidence = change_in_counts(Count(case["baseline"]), Count(case["value"]), Better.LOWER)
        assert evidence.change == case["change"]
        told = {"p": evidence.p, "ratio_low": evidence.low, "ratio_high": evidence.high}
        told["ratio"] = float(1 + (evidence.percent or 0) / 100)
        expected = figures(case, "p", "ratio", "ratio_low", "ratio_high")
        assert {name: told[name] for name in expected} == expected
    for case in reference["clear_only_outside"]:
        assert unclear_range(Count(case["baseline"])) == (case["low"], case["high"])


def test_limits(reference):
    for limits, name in ((byar_limits, "byar95"), (poisson_limits, "exact_poisson95")):
        for events, low, high in reference[name]:
            assert limits(events) == (pytest.approx(low, abs=6e-7), pytest.approx(high, abs=6e-7))
    for part, n, low, high in reference["wilson95"]:
        assert wilson_limits(part / n, n) == (pytest.approx(low, abs=6e-7), pytest.approx(high, abs=6e-7))
    for case in reference["newcombe95"]:
        low, high = newcombe_interval(case["p1"], case["n1"], case["p2"], case["n2"])
        assert {"low": low, "high": high} == figures(case, "low", "high")
