"""``ivp init``: a small plan to start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivp.reference.municipalities import municipalities
from tests.conftest import Run


def test_the_plan_validates(run: Run, tmp_path: Path) -> None:
    assert run("init", "plans/eerste.yaml", cwd=tmp_path).exit == 0
    checked = run("validate", cwd=tmp_path)
    assert checked.exit == 0, checked.out
    assert (tmp_path / "ivp.toml").read_text(encoding="utf-8").splitlines()[1].startswith('language = "nl"')


def test_it_never_overwrites(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("mine", encoding="utf-8")
    (tmp_path / "ivp.toml").write_text('language = "en"\n', encoding="utf-8")
    assert run("init", "plan.yaml", cwd=tmp_path).exit == 2
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "mine"
    assert run("init", "andere.yaml", cwd=tmp_path).exit == 0
    assert (tmp_path / "ivp.toml").read_text(encoding="utf-8") == 'language = "en"\n'
    assert sorted(path.name for path in tmp_path.iterdir()) == ["andere.yaml", "ivp.toml", "plan.yaml"]


@pytest.mark.parametrize("name", ["'s-Gravenhage", "Nuenen, Gerwen en Nederwetten", "GM1641", "Stein"])
def test_any_municipality(run: Run, tmp_path: Path, name: str) -> None:
    assert run("init", "plan.yaml", "--municipality", name, "--year", "2025", cwd=tmp_path).exit == 0
    checked = run("validate", "plan.yaml", cwd=tmp_path)
    assert checked.exit == 0, checked.out


def test_a_mistyped_municipality_and_ending_are_told(run: Run, tmp_path: Path) -> None:
    wrong = run("init", "plan.yaml", "--municipality", "Maasgau", cwd=tmp_path)
    assert (wrong.exit, "Maasgouw" in wrong.err) == (2, True)
    assert run("init", "plan.txt", cwd=tmp_path).exit == 2
    assert list(tmp_path.iterdir()) == []


def test_municipalities_are_found_by_name_and_code() -> None:
    from ivp.reference.municipalities import municipality

    assert municipality("maasgouw") == municipality("GM1641")
    assert municipality("Bergen") is None
    assert municipality("Weesp").until == 2022  # type: ignore[union-attr]
    assert len([item for item in municipalities().values() if item.until is None]) == 342
