"""Writing files: what a run leaves behind when it ends early, and what is never replaced."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ivp import writer
from ivp.output import FORMATS, is_findings
from ivp.refusal import Refused
from tests.conftest import PLANS, ROOT, Run

ENDED = """
import os, signal, sys
os.fsync = lambda handle: os.kill(os.getpid(), signal.{signal})
sys.argv = ["ivp", "init", "plan.yaml"]
from ivp.cli import main
main()
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def ended_by(name: str, folder: Path) -> int:
    script = ENDED.format(signal=name)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", script], cwd=folder, env=environment, check=False).returncode


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signals")
def test_a_run_that_is_ended_leaves_nothing_and_one_that_is_killed_is_cleaned_up_after(
    run: Run, tmp_path: Path
) -> None:
    assert ended_by("SIGTERM", tmp_path) == 128 + signal.SIGTERM
    assert names(tmp_path) == []
    assert ended_by("SIGKILL", tmp_path) == -signal.SIGKILL
    assert [name.startswith(".ivp-") for name in names(tmp_path)] == [True]
    assert run("init", "plan.yaml", cwd=tmp_path).exit == 0
    assert names(tmp_path) == ["ivp.toml", "plan.yaml"]


def test_what_another_run_is_writing_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / ".ivp-0123456789ab.tmp").mkdir()
    (tmp_path / ".ivp-0123456789ab.tmp" / "mine.txt").touch()
    with writer._drafts(tmp_path) as drafts:
        writer.write({tmp_path / "a": "tekst"}, None)
        assert names(tmp_path) == sorted([".ivp-0123456789ab.tmp", drafts.name, "a"])
    assert names(tmp_path) == [".ivp-0123456789ab.tmp", "a"]


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EROFS, "die plek kan alleen worden gelezen"),
        (errno.EACCES, "er is geen toestemming voor"),
        (errno.ENAMETOOLONG, "de naam is te lang"),
    ],
)
@pytest.mark.parametrize(
    "arguments",
    [
        ["init", "deep/plan.yaml"],
        ["validate", "--output", "deep/found.json", "--format", "json"],
        ["report", "--output", "deep/map"],
        ["report", "--templates-to", "deep/map"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], number: int, why: str
) -> None:
    (tmp_path / "ivp.toml").write_text('language = "nl"\n', encoding="utf-8")
    (tmp_path / "plans").mkdir()
    plan = (PLANS / "tweestromenland-2019-2022.yaml").read_text(encoding="utf-8")
    (tmp_path / "plans" / "plan.yaml").write_text(plan, encoding="utf-8")

    def fail(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    ended = run(*arguments, cwd=tmp_path)
    assert (ended.exit, ended.out) == (2, "")
    assert ended.err.splitlines()[0].endswith(f"kan niet worden geschreven: {why}")
    assert names(tmp_path) == ["ivp.toml", "plans"]


def test_a_file_that_is_open_elsewhere_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "Access is denied", str(self), 32, str(target))

    monkeypatch.setattr(Path, "replace", fail)
    ended = run("validate", PLANS, "--output", tmp_path / "found.txt")
    assert ended.err.splitlines() == [
        f"error: {tmp_path}/found.txt cannot be written: there is no permission",
        "    = close it where it is open in another program, or choose another place",
    ]
    assert names(tmp_path) == []


@pytest.mark.parametrize("form", FORMATS)
def test_former_findings_are_written_over_and_nothing_else(run: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "clean.yaml").write_text((PLANS / "tweestromenland-2019-2022.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "broken.yaml").write_text("ivp: 1\n", encoding="utf-8")
    for plan in ("clean.yaml", "broken.yaml", "clean.yaml"):
        for language in ("en", "nl"):
            ended = run("--lang", language, "validate", plan, "--format", form, "--output", "found", cwd=tmp_path)
            assert (ended.exit, ended.err) == (int(plan == "broken.yaml"), "")
    for text in ("", "mijn werk\n", '{"format": 1}', '[{"a": 1}]', "1 plan\n"):
        assert not is_findings(io.BytesIO(text.encode()))
        (tmp_path / "found").write_text(text, encoding="utf-8")
        ended = run("validate", "clean.yaml", "--format", form, "--output", "found", cwd=tmp_path)
        assert (ended.exit, (tmp_path / "found").read_text(encoding="utf-8")) == (2, text)
    assert run("validate", "clean.yaml", "--format", form, "--output", "found", "--force", cwd=tmp_path).exit == 0
    assert is_findings(io.BytesIO((tmp_path / "found").read_bytes()))


def test_of_a_long_report_only_the_start_is_read() -> None:
    page = io.BytesIO(b'<meta name="generator" content="ivp 0.1.0">' + b" " * 100_000)
    assert writer.is_report(page)
    assert page.tell() < 10_000


def test_force_replaces_files_only(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "map").mkdir()
    with pytest.raises(Refused):
        writer.write({tmp_path / "pipe": "x"}, force=True)
    with pytest.raises(Refused, match="it is a folder"):
        writer.write({tmp_path / "map": "x"}, force=True)
    assert names(tmp_path) == ["map", "pipe"]


def test_a_new_file_never_takes_the_place_of_one_that_came_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: (tmp_path / "a").write_text("van een ander", encoding="utf-8"))
    with pytest.raises(Refused):
        writer.write({tmp_path / "a": "tekst"}, None)
    assert (tmp_path / "a").read_text(encoding="utf-8") == "van een ander"
    assert names(tmp_path) == ["a"]


def test_standard_output_takes_findings_and_one_report(run: Run, tmp_path: Path) -> None:
    plan = PLANS / "tweestromenland-2019-2022.yaml"
    printed = run("validate", plan, "--format", "json").out
    assert run("validate", plan, "--format", "json", "--output", "-", cwd=tmp_path).out == printed
    ended = run("report", plan, "--format", "md", "--output", "-", cwd=tmp_path)
    assert (ended.exit, ended.out.startswith("<!-- generator: ivp")) == (0, True)
    several = run("report", PLANS, "--output", "-", cwd=tmp_path)
    assert (several.exit, several.out) == (2, "")
    assert several.err.startswith("error: standard output takes one report, and these are ")
    assert names(tmp_path) == []
