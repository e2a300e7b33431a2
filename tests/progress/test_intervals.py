"""How far a figure may lie from what it stands for, by what kind of figure it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivp.progress.intervals import interval
from tests.progress.test_assess import load


@pytest.mark.parametrize(
    ("indicator", "year", "value", "limits"),
    [
        # of one event Garwood's exact limits, of a rate per what it is told, of a mean of two years half of them
        ("unit: count", "2024", "1", (0.025, 5.572)),
        ("unit: count", "2023-2024", "0.5", (0.013, 2.786)),
        ("unit: rate\nper: 1000", "2024", "{value: 0.5, n: 2000}", (0.013, 2.786)),
        ("unit: rate\nper: 1000", "2024", "0.5", None),
        # of 65 in 100 Wilson's
        ("unit: percent", "2024", "{value: 65, n: 100}", (55.254, 73.636)),
        ("unit: percent", "2024", "65", None),
        ("unit: percent", "2024", "{value: 0, n: 100}", (0, 3.699)),
        ("unit: percent", "2024", "{value: 100, n: 100}", (96.301, 100)),
        ("unit: percent", "2024", "{value: 101, n: 100}", None),
        ("unit: percent", "2024", "{value: -1, n: 100}", None),
        # 1.96 standard errors
        ("unit: grade", "2024", "{value: 7, se: 0.1}", (6.804, 7.196)),
        ("unit: grade", "2024", "7", None),
        # what was done does not vary, and of what is not known nothing is said
        ("unit: count\nkind: effort", "2024", "1", None),
        ("unit: minutes", "2024", "1", None),
        ("unit: count", "2024", "{value: null, note: x}", None),
    ],
)
def test_the_limits_of_a_figure(
    tmp_path: Path, indicator: str, year: str, value: str, limits: tuple[float, float] | None
) -> None:
    measured = load(tmp_path, f"{indicator}\nvalues: {{{year}: {value}}}").measured.indicators["a"]
    assert interval(measured, measured.given[0]) == limits


def test_of_no_figure_there_are_no_limits(tmp_path: Path) -> None:
    assert interval(load(tmp_path, "unit: count").measured.indicators["a"], None) is None
