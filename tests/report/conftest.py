"""Rendered reports to look into: those of the example plans, and of a plan written in a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ivp.check import Checked, check
from ivp.report.pages import pages
from ivp.report.render import Format
from ivp.workspace import plan_sources
from tests.conftest import PLANS

Written = Callable[..., str]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/report/golden anew")


@pytest.fixture(scope="session")
def example_plans() -> list[Checked]:
    return list(check(plan_sources([str(PLANS)])).plans)


@pytest.fixture(scope="session")
def example_pages(example_plans: list[Checked]) -> dict[str, str]:
    """The HTML reports of the example plans for 2024, with their index, by file name."""
    return pages(example_plans, ["progress"], 2024, Format.HTML)


@pytest.fixture(scope="session")
def example_texts(example_plans: list[Checked]) -> dict[str, str]:
    """The same in Markdown."""
    return pages(example_plans, ["progress"], 2024, Format.MD)


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """The report of a plan given as text: ``written(plan, Format.HTML)``."""

    def render(plan: str, form: Format = Format.HTML, year: int | None = None) -> str:
        (tmp_path / "ivp.toml").touch()
        file = tmp_path / "proef.yaml"
        file.write_text(plan, encoding="utf-8")
        result = check(plan_sources([str(file)]))
        assert [item.broken for item in result.plans] == [False], result.findings
        (text,) = pages(result.plans, ["progress"], year, form).values()
        return text

    return render
