"""The wheel as a user gets it: built, installed outside the repository, and used there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.program


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("source")
    for name in ("ivp", "templates", "plans", "pyproject.toml", "README.md", "LICENSE"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source / name)
    build = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(source / "dist"), str(source)]
    command = [sys.executable, *build]
    subprocess.run(command, check=True, capture_output=True)
    return next((source / "dist").glob("*.whl"))


def test_it_holds_templates_schemas_and_catalogues(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        "ivp/templates/layout.html.j2", "ivp/schema/plan.json", "ivp/schema/implementation.json",
        "ivp/reference/municipalities.csv", "ivp/reference/series.toml", "ivp/locale/nl/LC_MESSAGES/ivp.mo",
        "ivp/py.typed",
    }  # fmt: skip
    assert expected <= names
    assert not any(name.startswith(("tests/", "plans/", "ivp/generate")) for name in names)


def test_the_source_distribution_holds_all_that_is_kept(tmp_path: Path) -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is no clone")
    build = ["-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run([sys.executable, *build], check=True, capture_output=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert {name for name in listed.stdout.splitlines() if (ROOT / name).exists()} <= held


def test_the_three_contract_commands_work_outside_the_repository(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False, system_site_packages=False)
    python = next((tmp_path / "venv").glob("bin/python")) if os.name != "nt" else tmp_path / "venv/Scripts/python.exe"
    site = Path(subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True, text=True, check=True,
    ).stdout.strip())  # fmt: skip
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # The dependencies are those of this environment; the package itself is the wheel's alone.
    mine = Path(pytest.__file__).parent.parent
    (site / "dependencies.pth").write_text(f"{mine}\n")
    home = tmp_path / "elsewhere"
    shutil.copytree(ROOT / "plans", home / "plans")

    def ivp(*arguments: str) -> subprocess.CompletedProcess[str]:
        script = "import sys; sys.path = [p for p in sys.path if p]; from ivp.cli import main; main()"
        return subprocess.run(
            [python, "-c", script, *arguments], cwd=home, capture_output=True, text=True, encoding="utf-8", check=False
        )

    where = subprocess.run(
        [python, "-c", "import ivp; print(ivp.__file__)"], cwd=home, capture_output=True, text=True, check=True
    ).stdout
    assert str(tmp_path) in where
    validated = ivp("validate", "plans/maasgouw-2023-2026.yaml")
    assert (validated.returncode, validated.stderr) == (0, "")
    progress = ivp("progress", "--year", "2024")
    assert progress.returncode == 0, progress.stderr
    assert "110*" in progress.stdout
    report = ivp("report", "--format", "html")
    assert report.returncode == 0, report.stderr
    assert list((home / "build").glob("maasgouw-2023-2026-*.html"))
