"""The page on dossiers: its files are what it says they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Run

PAGE = Path(__file__).parents[2] / "docs" / "dossier.md"
FILE = re.compile(r"^`(plans/[\w-]+\.yaml)`:\n\n```yaml\n(.*?)```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^- `ivp ([^`]+)`", re.MULTILINE)
VERSION = "plans/maasgouw-2023-2026.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan repository with the files of the page."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "ivp.toml").write_text('language = "nl"\n', encoding="utf-8")
    for name, text in FILE.findall(PAGE.read_text(encoding="utf-8")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_its_files_are_without_errors_and_a_version_is_short(run: Run, folder: Path) -> None:
    names = [name for name, _ in FILE.findall(PAGE.read_text(encoding="utf-8"))]
    assert len(names) == 4
    outcome = run("validate", "--format", "concise", cwd=folder)
    assert outcome.exit == 0, outcome.out
    assert outcome.out.splitlines()[:-1] == []
    assert len((folder / VERSION).read_text(encoding="utf-8").splitlines()) <= 30


def test_its_commands_work(run: Run, folder: Path) -> None:
    commands = COMMAND.findall(PAGE.read_text(encoding="utf-8"))
    assert [command.split()[0] for command in commands] == ["validate", "progress", "report", "show"]
    for command in commands:
        outcome = run(*command.split(), cwd=folder)
        assert outcome.exit == 0, outcome.err


def test_the_report_shows_what_the_page_says(run: Run, folder: Path) -> None:
    asked = ("--format", "md", "--output", "out", "--as-of", "2025-01-31")
    for kind in ("plan", "implementation"):
        assert run("report", VERSION, "--kind", kind, *asked, cwd=folder).exit == 0
    (plan,) = (folder / "out").glob("*-plan*.md")
    (carried,) = (folder / "out").glob("*-implementation*.md")
    text = plan.read_text(encoding="utf-8")
    assert "Wij werken samen aan veiligheid." in text
    assert "De raad regelt dit in het recreatiebeleid." in text[text.index("Niet overgenomen") :]
    assert "Camera bij de haven" in carried.read_text(encoding="utf-8")
