"""The program as a process: what it does when nobody listens, or nothing can be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

IVP = [sys.executable, "-m", "ivp"]
pytestmark = pytest.mark.program


def shell(command: str, **options: str) -> subprocess.CompletedProcess[str]:
    """Run a shell command in which ``$IVP`` starts the program."""
    environment = {**os.environ, "IVP": f"{sys.executable} -m ivp", **options}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_runs_as_a_module() -> None:
    ended = subprocess.run(
        [*IVP, "validate", "plans/nothing.yaml"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("error: plans/nothing.yaml cannot be found")


def test_what_is_there_is_not_looked_through_as_it_ends() -> None:
    script = "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 10_000)); import ivp.__main__"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "True\n")


def test_no_plugin_of_another_package_is_asked(tmp_path: Path) -> None:
    (tmp_path / "another.py").write_text("raise SystemExit('asked')", encoding="utf-8")
    (tmp_path / "another-1.dist-info").mkdir()
    (tmp_path / "another-1.dist-info" / "METADATA").write_text("Name: another\nVersion: 1\n", encoding="utf-8")
    named = "[pydantic]\nplugin = another:plugin\n"
    (tmp_path / "another-1.dist-info" / "entry_points.txt").write_text(named, encoding="utf-8")
    ended = shell("$IVP validate plans", PYTHONPATH=os.pathsep.join([str(tmp_path), str(ROOT)]))
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("command", ["validate --format json plans", "rule", "--help", "rule IVP401"])
def test_a_reader_that_goes_away_is_no_mistake(command: str) -> None:
    ended = shell(f"$IVP {command} | head -c 1 >/dev/null")
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_reader_that_goes_away_changes_no_verdict(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("a: [\n" * 30_000, encoding="utf-8")
    ended = shell(f"$IVP validate {tmp_path}/plan.yaml | true; exit ${{PIPESTATUS[0]}}")
    assert (ended.returncode, ended.stderr) == (1, "")


@pytest.mark.parametrize("streams", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams(streams: str) -> None:
    ended = shell(f"$IVP validate plans {streams}")
    assert ended.returncode == 0
    assert "Traceback" not in ended.stdout + ended.stderr


def test_a_plan_from_a_closed_stream() -> None:
    ended = shell("$IVP validate - <&-")
    assert (ended.returncode, ended.stderr) == (2, "error: standard input is closed\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full here")
def test_output_that_cannot_be_written() -> None:
    ended = shell("$IVP validate plans >/dev/full")
    assert (ended.returncode, ended.stderr) == (2, "error: the output cannot be written: the disk is full\n")


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    ended = shell(f"cd {tmp_path}/gone && rmdir ../gone && $IVP validate", PYTHONPATH=str(ROOT))
    assert (ended.returncode, ended.stderr) == (2, "error: the current folder is not there any more\n")


def test_an_old_terminal_gets_utf8() -> None:
    ended = shell("$IVP rule IVP301 | cat", PYTHONIOENCODING="cp1252", LC_ALL="C")
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full here")
@pytest.mark.parametrize(
    ("command", "streams", "code", "told"),
    [
        ("--help", ">&-", 0, ""),
        ("--help", ">/dev/full", 2, "error: the output cannot be written: the disk is full\n"),
        ("--version", ">/dev/full 2>&1", 2, ""),
        ("--version", "2>/dev/full", 0, ""),
        ("progress plans", ">&-", 0, ""),
        ("validate weg.yaml", "2>/dev/full", 2, ""),
        ("", "2>&- >&-", 2, ""),
    ],
)
def test_every_command_ends_as_it_should_whoever_listens(command: str, streams: str, code: int, told: str) -> None:
    ended = shell(f"$IVP {command} {streams}")
    assert (ended.returncode, ended.stderr) == (code, told)
