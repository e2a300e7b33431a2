"""Accounts as people would write them, made up, of plans of this repository: what is found and what is told."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PLANS, Run

MADE_UP = Path(__file__).parent / "verzonnen"
CARRIED_OUT = Path(__file__).parents[1] / "dossier" / "verzonnen"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan repository with the plans, what is made up that carries them out, and the accounts."""
    folder = tmp_path_factory.mktemp("jaarverslagen")
    (folder / "ivp.toml").write_text('language = "nl"\n', encoding="utf-8")
    shutil.copytree(PLANS, folder / "plans")
    for source in (*MADE_UP.glob("*.yaml"), *CARRIED_OUT.glob("wmw-*.yaml")):
        shutil.copy(source, folder / "plans")
    return folder


def told(run: Run, folder: Path, plan: str, *options: str) -> dict[str, Any]:
    """The progress of a plan as data."""
    outcome = run("progress", f"plans/{plan}.yaml", "--format", "json", *options, cwd=folder)
    assert outcome.exit == 0, outcome.err
    (only,) = json.loads(outcome.out)["plans"]
    return dict(only)


@pytest.mark.parametrize("name", sorted(path.name for path in MADE_UP.glob("*.yaml")))
def test_nothing_is_wrong_with_them(run: Run, folder: Path, name: str) -> None:
    outcome = run("validate", f"plans/{name}", "--strict", cwd=folder)
    assert outcome.exit == 0, outcome.out


@pytest.mark.parametrize(
    ("plan", "year", "day", "title", "as_of"),
    [
        ("maasgouw-2023-2026", "2024", "", "Verzonnen jaarverslag veiligheid 2024", "31 december 2024"),
        ("maasgouw-2023-2026", "2025", "", "Verzonnen halfjaarbericht veiligheid 2025", "30 juni 2025"),
        ("maasgouw-2023-2026", "2025", "2025-12-31", "Verzonnen halfjaarbericht veiligheid 2025", "31 december 2025"),
        ("maasgouw-2023-2026", "2025", "2025-03-31", None, "31 maart 2025"),
        ("maasgouw-2023-2026", "2023", "", None, "31 december 2023"),
        ("heuvelland-2020-2023", "2023", "", "Verzonnen verantwoording veiligheid Heuvelland 2023", "31 december 2023"),
        ("west-maas-en-waal-2020-2022", "2021", "", "Verzonnen halfjaarrapportage 2021", "30 juni 2021"),
    ],
)
def test_a_report_of_a_year_prints_the_account_that_knows_most_on_its_day(
    run: Run, folder: Path, plan: str, year: str, day: str, title: str | None, as_of: str
) -> None:
    view = told(run, folder, plan, "--year", year, *(["--as-of", day] if day else []))
    assert (view["account"] and view["account"]["title"], view["as_of"]) == (title, as_of)
    assert bool(view["no_account"]) == (title is None)


def test_without_a_year_the_report_is_that_of_the_latest_account_of_a_whole_year(run: Run, folder: Path) -> None:
    assert told(run, folder, "maasgouw-2023-2026")["year"] == 2024


def test_the_example_of_the_page_on_yearly_accounts_is_right(run: Run, folder: Path) -> None:
    page = (PLANS.parent / "docs" / "jaarverslag.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    own = folder / "plans" / "voorbeeld.yaml"
    for status in ("draft", "presented"):
        own.write_text(example.replace("status: draft", f"status: {status}\nas_of: 2024-11-30"), encoding="utf-8")
        assert run("validate", "plans/voorbeeld.yaml", "--strict", cwd=folder).exit == 0
    own.unlink()
