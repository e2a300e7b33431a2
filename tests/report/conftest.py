"""Rendered reports to look into: those of the example plans, and of a plan written in a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ivp.check import Checked, check
from ivp.dossier.workspace import plan_sources
from ivp.report.pages import pages
from ivp.report.render import Content
from ivp.vocabulary import ReportFormat, ReportKind
from tests.conftest import PLANS

Written = Callable[..., str]
MADE_UP = Path(__file__).parent / "verzonnen" / "plans"
"""Plans made up for the tests, with an implementation plan that gives all that one can give."""
REGION = Path(__file__).parents[1] / "dossier" / "verzonnen-regio"
"""A made-up joint plan with two versions of it, two implementation plans and an account."""
IN_SECTIONS = ["progress", "implementation", "summary"]
"""The kinds that are no document: the plan's own chapters."""


@pytest.fixture(scope="session")
def example_plans() -> list[Checked]:
    return list(check(plan_sources([str(PLANS)])).plans)


@pytest.fixture(scope="session")
def made_up_plans() -> list[Checked]:
    return list(check(plan_sources([str(MADE_UP)])).plans)


@pytest.fixture(scope="session")
def region_plans() -> list[Checked]:
    """The joint plan and its versions, with what belongs to them."""
    return [item for item in check(plan_sources([str(REGION)]), children=True).plans if item.plan and item.plan.is_plan]


@pytest.fixture(scope="session")
def example_pages(example_plans: list[Checked]) -> dict[str, str]:
    """The HTML reports of the example plans for 2024, with their index, by file name."""
    return texts(pages(example_plans, ["progress"], 2024, ReportFormat.HTML))


@pytest.fixture(scope="session")
def all_pages(
    example_plans: list[Checked], made_up_plans: list[Checked], region_plans: list[Checked]
) -> dict[str, str]:
    """The HTML pages of every kind but the documents, those of the made-up plans included."""
    made_up = texts(pages(made_up_plans, IN_SECTIONS, 2028, ReportFormat.HTML))
    region = texts(pages(region_plans, [ReportKind.SUMMARY], 2024, ReportFormat.HTML))
    made_up["index-region.html"] = region["index.html"]
    return {**made_up, **texts(pages(example_plans, IN_SECTIONS, 2024, ReportFormat.HTML))}


@pytest.fixture(scope="session")
def example_texts(example_plans: list[Checked]) -> dict[str, str]:
    """The yearly reports in Markdown."""
    return texts(pages(example_plans, ["progress"], 2024, ReportFormat.MD))


def texts(files: dict[str, Content]) -> dict[str, str]:
    """The files that are texts."""
    return {name: content for name, content in files.items() if isinstance(content, str)}


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """The report of a plan given as text: ``written(plan, ReportFormat.HTML)``."""

    def render(plan: str, form: ReportFormat = ReportFormat.HTML, year: int | None = None) -> str:
        (tmp_path / "ivp.toml").touch()
        file = tmp_path / "proef.yaml"
        file.write_text(plan, encoding="utf-8")
        result = check(plan_sources([str(file)]))
        assert [item.broken for item in result.plans] == [False], result.findings
        (text,) = texts(pages(result.plans, ["progress"], year, form)).values()
        return text

    return render
