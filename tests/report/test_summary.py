"""A plan on one page."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivp.check import Checked
from ivp.report.kinds import KINDS, Asked
from ivp.view.summary import LONGEST_LINE, SummaryView
from tests.conftest import PLANS
from tests.report.page import parsed, rows, text

NAMES = sorted(path.stem for path in PLANS.glob("*.yaml"))


def _view(plans: list[Checked], name: str) -> SummaryView:
    (item,) = [item for item in plans if Path(item.source.name).stem == name]
    assert item.plan is not None
    view = KINDS["summary"].view(Asked(item.measured, 2024))
    assert isinstance(view, SummaryView)
    return view


@pytest.mark.parametrize("name", NAMES)
def test_every_plan_has_one(example_plans: list[Checked], name: str) -> None:
    view = _view(example_plans, name)
    assert view.headline
    assert view.topics
    assert all(len(topic.text) <= LONGEST_LINE + 40 for topic in view.topics)


def test_targets_priorities_and_duties(example_plans: list[Checked]) -> None:
    view = _view(example_plans, "maasgouw-2023-2026")
    assert [item.current.text for item in view.indicators] == ["110", "", ""]
    assert view.indicators[0].target.text == "125"
    assert [topic.name for topic in view.topics] == ["Zorg en Veiligheid", "Ondermijning", "Digitale veiligheid"]
    assert [item.when for item in view.agenda.items] == ["2e kwartaal 2025 (elk jaar)"] * 2


def test_what_is_over_is_not_due(example_plans: list[Checked]) -> None:
    assert _view(example_plans, "west-maas-en-waal-2020-2022").agenda.items == ()


def test_the_page(all_pages: dict[str, str]) -> None:
    tree = parsed(all_pages["maasgouw-2023-2026-summary-2024.html"])
    assert [text(item) for item in tree.iter("h1")] == ["Strategisch kader Integraal Veiligheidsplan 2023-2026"]
    assert len(list(rows(tree, "table"))) == 3
