"""What the README shows is true."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from ivp.cli import COMMANDS
from tests.conftest import ROOT, Run

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def test_the_plan_on_one_screen_validates(run: Run, tmp_path: Path) -> None:
    (example,) = blocks("yaml")
    assert len(example.splitlines()) <= 45
    (tmp_path / "plan.yaml").write_text(example, encoding="utf-8")
    checked = run("validate", "plan.yaml", "--strict", cwd=tmp_path)
    assert checked.exit == 0, checked.out


def test_the_message_is_one_that_is_given(run: Run, tmp_path: Path) -> None:
    (shown,) = blocks("text")
    (example,) = blocks("yaml")
    head = example.split("\n", 1)[1].replace("status: draft", "\nstatus: vastgesteld")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "voorbeeld.yaml").write_text(head, encoding="utf-8")
    printed = run("validate", "--lang", "nl", "plans/voorbeeld.yaml", cwd=tmp_path).out
    assert printed.startswith(shown)


def test_every_command_is_named(run: Run) -> None:
    for command in COMMANDS:
        assert f"`ivp {command}" in README
        helped = run(command, "--help")
        assert (helped.exit, helped.err) == (0, "")
        for option in re.findall(rf"`ivp {command} [^`]*?(--[a-z-]+)", README):
            assert option in helped.out


def test_the_first_steps_work_as_pasted(run: Run, tmp_path: Path) -> None:
    steps = README.partition("## Zelf beginnen")[2].partition("##")[0]
    for command in re.findall(r"`ivp ([^`]+)`", steps):
        ended = run(*shlex.split(command), cwd=tmp_path)
        assert (ended.exit, ended.err) == (0, ""), command


def test_windows_has_the_same_commands() -> None:
    for posix, windows in zip(blocks("sh"), blocks("powershell"), strict=True):
        lines = posix.replace("python3 ", "py ").replace(".venv/bin/", ".venv\\Scripts\\").strip().split(" && ")
        assert windows.splitlines() == lines


def test_the_test_command_is_what_ci_runs() -> None:
    _, second = blocks("sh")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for part in second.strip().split(" && "):
        words = part.split()
        assert any(all(word in line.split() for word in words) for line in ci.splitlines()), part


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
