"""One council's version of a joint plan, looked at as one of its members would: all kinds of report."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PLANS, Run

MADE_UP = Path(__file__).parent / "verzonnen-versies"
JOINT, VERSION = "meierij-2023-2026", "boxtel-2023-2026"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan repository with the joint plan and the made-up version of it."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "ivp.toml").write_text('language = "nl"\n', encoding="utf-8")
    for name in (f"{JOINT}.yaml", "inwoners.csv"):
        shutil.copy(PLANS / name, tmp_path / "plans" / name)
    shutil.copy(MADE_UP / f"{VERSION}.yaml", tmp_path / "plans")
    return tmp_path


def view(run: Run, folder: Path, kind: str, plan: str = VERSION) -> dict[str, Any]:
    asked = ("--kind", kind, "--year", "2024", "--format", "json", "--output", "out")
    assert run("report", f"plans/{plan}.yaml", *asked, cwd=folder).exit == 0
    (file,) = (folder / "out").glob(f"{plan}-{kind}*.json")
    data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return data


def markdown(run: Run, folder: Path, kind: str) -> str:
    asked = ("--kind", kind, "--year", "2024", "--format", "md", "--output", "out")
    assert run("report", f"plans/{VERSION}.yaml", *asked, cwd=folder).exit == 0
    (file,) = (folder / "out").glob(f"{VERSION}-{kind}*.md")
    return file.read_text(encoding="utf-8")


def test_a_chapter_filled_in_a_priority_added_and_one_left_out_take_less_than_sixty_lines(
    run: Run, folder: Path
) -> None:
    assert len((MADE_UP / f"{VERSION}.yaml").read_text(encoding="utf-8").splitlines()) < 60
    found = run("validate", f"plans/{VERSION}.yaml", "--format", "concise", cwd=folder)
    lines = found.out.splitlines()
    assert [line.split()[2] for line in lines[:-1]] == ["IVP331"]  # the joint plan is in consultation


def test_its_actions_are_those_of_the_joint_plan_less_those_that_fall_away(run: Run, folder: Path) -> None:
    joint = {item["id"] for item in view(run, folder, "implementation", JOINT)["actions"]}
    own = {item["id"] for item in view(run, folder, "implementation")["actions"]}
    assert (len(joint), len(joint - own), own - joint) == (43, 9, {"buitengebied-bezoeken"})


def test_its_plan_is_the_joint_plan_with_what_the_council_made_of_it(run: Run, folder: Path) -> None:
    text = markdown(run, folder, "plan")
    headings = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
    assert headings.index("5 Lokale prioriteit Boxtel") < headings.index("5.1 Veilig buitengebied")
    assert headings.index("5.1 Veilig buitengebied") < headings.index("Financiën")
    assert headings[-1] == "Niet overgenomen"
    left = text[text.index("## Niet overgenomen") :]
    assert "Boxtel pakt dit op in het sociaal beleid." in left
    assert "Netwerk van sleutelfiguren opzetten" in left
    assert "Netwerk van sleutelfiguren opzetten" not in text[: text.index("## Niet overgenomen")]
    assert "Open hoofdstukken" not in text
    assert "Versie van" in text
    assert "In alle drie de kernen een vaste jongerenwerker." in text


@pytest.mark.parametrize("kind", ["progress", "summary", "implementation", "plan"])
def test_every_report_is_of_the_municipality(kind: str, run: Run, folder: Path) -> None:
    text = markdown(run, folder, kind)
    assert "Gemeente Boxtel" in text or "Gemeente:** Boxtel" in text
    assert "Lokale prioriteiten gemeente X" not in text


def test_whose_words_the_joint_plan_is_in_says_nothing_of_the_council_s_own(run: Run, folder: Path) -> None:
    version = folder / "plans" / f"{VERSION}.yaml"
    lines = version.read_text(encoding="utf-8").splitlines(keepends=True)
    version.write_text("".join(line for line in lines if not line.startswith("wording:")), encoding="utf-8")
    head = markdown(run, folder, "plan").split("\n## ")[0]
    assert "De zinnen uit ‘Concept Integraal Veiligheidsplan 2023-2026’ zijn hier in andere woorden naverteld." in head
    assert head.count("De zinnen uit") == 1
