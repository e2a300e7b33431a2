"""Points of text where there is room for one line only."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivp.check import check
from ivp.dossier.workspace import Source
from ivp.progress.standing import Standing
from ivp.view.base import PointView, in_a_line
from ivp.view.progress import ProgressView, progress_view

PLANS = Path(__file__).parents[2] / "plans"


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


def test_what_is_put_together_without_validating_is_the_same_as_what_was_validated() -> None:
    checked = PointView(text="Een", name="Kop")
    bare = PointView.model_construct(text="Een", name="Kop")
    assert bare == checked
    assert bare.model_dump_json() == checked.model_dump_json()  # in the order of the fields
    assert bare.model_copy(update={"text": "Twee"}) == PointView(text="Twee", name="Kop")
    assert PointView.model_construct(text="Twee").name == ""


@pytest.mark.parametrize("name", ["heuvelland-2020-2023", "maasgouw-2023-2026", "meierij-2023-2026"])
def test_the_account_of_a_plan_holds_what_its_fields_say(name: str) -> None:
    (item,) = check([Source(PLANS / f"{name}.yaml", name)]).plans
    assert item.measured is not None
    view = progress_view(Standing.asked(item.measured, dossier=item.dossier))
    assert ProgressView.model_validate(view.model_dump(warnings="error")) == view
