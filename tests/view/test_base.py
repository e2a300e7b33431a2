"""Points of text where there is room for one line only."""

from __future__ import annotations

import pytest

from ivp.view.base import PointView, in_a_line


@pytest.mark.parametrize(
    ("points", "line"),
    [
        ((), ""),
        ((PointView(text="Een"), PointView(text="twee")), "Een; twee"),
        ((PointView(text="Een."), PointView(text="Twee.")), "Een. Twee."),
        ((PointView(name="Kop", text="Een"), PointView(text="Twee")), "Kop: Een; Twee"),
        ((PointView(name="Kop", points=(PointView(text="een"), PointView(text="twee"))),), "Kop: een; twee"),
    ],
)
def test_points_after_each_other_stay_apart(points: tuple[PointView, ...], line: str) -> None:
    assert in_a_line(points) == line
