"""What is no plan, cannot be read or is too much: one clear outcome each."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

PLAN = """\
ivp: 1
kind: plan
title: Proefplan
municipalities: [Maasgouw]
period: 2023-2026
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ivp.toml").write_text("", encoding="utf-8")
    return tmp_path


def concise(run: Run, folder: Path, *arguments: str | Path) -> tuple[int, list[str]]:
    ended = run("validate", "--format", "concise", *arguments, cwd=folder)
    assert "Traceback" not in ended.out + ended.err
    return ended.exit, (ended.out or ended.err).splitlines()


def test_a_folder_without_plans(run: Run, folder: Path) -> None:
    assert concise(run, folder)[1][0] == "error: there is no folder plans here"
    (folder / "plans").mkdir()
    assert concise(run, folder) == (
        2,
        [
            "error: plans holds no plans (files that end in .yaml)",
            "    = write a first one with: ivp init plans/my-municipality.yaml",
        ],
    )
    assert concise(run, folder, "plans")[0] == 2


def test_a_path_that_is_missing_or_too_long_or_no_path(run: Run, folder: Path) -> None:
    for name in ("weg.yaml", "x" * 5000, "a\0b"):
        code, lines = concise(run, folder, name)
        assert (code, lines[0].endswith(" cannot be found")) == (2, True)


def test_a_folder_with_the_name_of_a_plan(run: Run, folder: Path) -> None:
    (folder / "plans" / "x.yaml").mkdir(parents=True)
    assert concise(run, folder)[0] == 2
    assert concise(run, folder, "plans/x.yaml")[1][0].startswith("error: plans/x.yaml holds no plans")
    (folder / "plans" / "x.yaml" / "y.yaml").write_text(PLAN, encoding="utf-8")
    assert concise(run, folder)[0] == 0


def test_a_pipe_or_a_device(run: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    assert concise(run, folder, "pipe.yaml") == (
        2,
        ["pipe.yaml:1:1: error IVP190 this is not an ordinary file", "1 plan checked: 1 error, 0 warnings"],
    )
    (folder / "plan.yaml").write_text(f"{PLAN}builds_on: pipe.yaml\n", encoding="utf-8")
    assert concise(run, folder, "plan.yaml")[1][0].startswith("plan.yaml:6:12: error IVP305 pipe.yaml is not")
    (folder / "plan.yaml").write_text(f"{PLAN}observations: [pipe.yaml]\n", encoding="utf-8")
    assert concise(run, folder, "plan.yaml")[0] == 1
    code, lines = concise(run, folder, "/dev/null")
    assert (code, "IVP190" in lines[0]) == (2, True)


def test_a_link_that_leads_out_of_the_repository(run: Run, folder: Path) -> None:
    inside = folder / "inside"
    inside.mkdir()
    (inside / "ivp.toml").write_text("", encoding="utf-8")
    (folder / "secret.yaml").write_text("password: 1\n", encoding="utf-8")
    (inside / "link.yaml").symlink_to("../secret.yaml")
    code, lines = concise(run, inside, "link.yaml")
    assert code == 1
    assert lines[0] == "link.yaml:1:1: error IVP191 this file is a link that leads out of the plan repository"
    for key in ("builds_on: link.yaml", "observations: [link.yaml]", "builds_on: ../secret.yaml"):
        (inside / "plan.yaml").write_text(f"{PLAN}{key}\n", encoding="utf-8")
        code, lines = concise(run, inside, "plan.yaml")
        assert (code, "password" in "\n".join(lines)) == (1, False)


def test_links_that_lead_round_and_names_that_are_too_long(run: Run, folder: Path) -> None:
    (folder / "turn.yaml").symlink_to("turn.yaml")
    (folder / "turn").symlink_to("turn")
    assert concise(run, folder, "turn.yaml")[0] == 2
    for name in ("turn.yaml", "turn/plan.yaml", f"{'x' * 5000}.yaml", "/etc/passwd", "."):
        for key in ("builds_on: {}", "observations: [{}]", "predecessor: {{title: x, file: {}}}"):
            (folder / "plan.yaml").write_text(f"{PLAN}{key.format(name)}\n", encoding="utf-8")
            code, lines = concise(run, folder, "plan.yaml")
            assert (code, lines[0].startswith("plan.yaml:6:")) == (1, True), (name, key)
    ended = run("validate", "-", "--stdin-filename", "turn/plan.yaml", cwd=folder, stdin=PLAN.encode())
    assert ended.exit == 0


def test_plans_that_build_on_each_other(run: Run, folder: Path) -> None:
    for name, parent in (("a", "b"), ("b", "c"), ("c", "a"), ("zelf", "zelf")):
        (folder / f"{name}.yaml").write_text(f"{PLAN}builds_on: {parent}.yaml\n", encoding="utf-8")
    code, lines = concise(run, folder, ".")
    assert code == 1
    assert "zelf.yaml:6:12: error IVP306 by way of zelf.yaml this plan builds on itself" in lines
    assert sum("IVP306" in line for line in lines) >= 2


def test_a_chain_of_plans_that_is_too_long(run: Run, folder: Path) -> None:
    (folder / "p0.yaml").write_text(PLAN, encoding="utf-8")
    for number in range(1, 30):
        (folder / f"p{number}.yaml").write_text(f"{PLAN}builds_on: p{number - 1}.yaml\n", encoding="utf-8")
    for name in ("p9", "p29"):
        assert concise(run, folder, f"{name}.yaml") == (
            1,
            [
                f"{name}.yaml:6:12: error IVP306 there are more than 8 plans above this one",
                "1 plan checked: 1 error, 0 warnings",
            ],
        )
    assert concise(run, folder, "p8.yaml")[0] == 0


@pytest.mark.parametrize("command", ["validate", "progress", "report"])
def test_every_command_ends_alike(run: Run, folder: Path, command: str) -> None:
    (folder / "plan.yaml").write_text(PLAN.replace("\n", "\r\n"), encoding="utf-8", newline="")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "broken.yaml").write_text("a: [", encoding="utf-8")
    plans = ["plan.yaml"], ["broken.yaml"], ["pipe.yaml"], ["pipe.yaml", "plan.yaml"]
    assert [run(command, *names, cwd=folder).exit for names in plans] == [0, 1, 2, 1]


def test_a_parent_that_is_missing(run: Run, folder: Path) -> None:
    (folder / "plan.yaml").write_text(f"{PLAN}builds_on: weg.yaml\n", encoding="utf-8")
    assert concise(run, folder, "plan.yaml") == (
        1,
        ["plan.yaml:6:12: error IVP305 there is no file weg.yaml", "1 plan checked: 1 error, 0 warnings"],
    )


def test_one_broken_plan_among_many_hides_no_other(run: Run, folder: Path) -> None:
    (folder / "a.yaml").write_text("a: [", encoding="utf-8")
    (folder / "b.yaml").write_bytes(b"\xff\xfe\x00")
    (folder / "c.yaml").write_text("", encoding="utf-8")
    (folder / "d.yaml").write_text(PLAN.replace("2026", "2029"), encoding="utf-8")
    code, lines = concise(run, folder, ".")
    assert code == 1
    assert [line.split(":")[0] for line in lines[:-1]] == ["a.yaml", "b.yaml", "c.yaml", "d.yaml"]
    assert lines[-1] == "4 plans checked: 3 errors, 1 warning"


def test_of_a_thousand_mistakes_in_one_file_a_hundred_are_told_and_all_are_counted(run: Run, folder: Path) -> None:
    entries = "".join(f"  i{n}:\n    name: x {n}\n    for: wonnen{n}\n    unit: count\n" for n in range(1000))
    (folder / "plan.yaml").write_text(f"{PLAN}themes: {{wonen: Wonen}}\nindicators:\n{entries}", encoding="utf-8")
    code, lines = concise(run, folder, "plan.yaml")
    assert code == 1
    assert sum("IVP301" in line for line in lines) == 101
    assert any("900 more findings with this code" in line for line in lines)
    assert lines[-1].startswith("1 plan checked: 1000 errors")


def test_no_permission(folder: Path) -> None:
    (folder / "shut").mkdir()
    (folder / "shut" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    without_powers: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may read everything, and there is no setpriv to take that away")
        without_powers = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]

    def ended(*arguments: str) -> tuple[int, str]:
        command = [*without_powers, sys.executable, "-m", "ivp", "validate", "--format", "concise", *arguments]
        process = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        return process.returncode, process.stdout + process.stderr

    for name in ("plan.yaml", "shut"):
        (folder / name).chmod(0)
    try:
        code, said = ended("plan.yaml")
        assert (code, "IVP190 there is no permission to read this file" in said) == (2, True)
        for name in ("shut", "shut/plan.yaml"):
            assert ended(name) == (2, f"error: there is no permission to read {name}\n")
        (folder / "child.yaml").write_text(f"{PLAN}builds_on: shut/plan.yaml\n", encoding="utf-8")
        assert "child.yaml:6:12: error IVP305 there is no file shut/plan.yaml" in ended("child.yaml")[1]
        (folder / "child.yaml").write_text(f"{PLAN}observations: [shut/plan.csv]\n", encoding="utf-8")
        assert "child.yaml:6:16: error IVP307 there is no file shut/plan.csv" in ended("child.yaml")[1]
        (folder / "ivp.toml").chmod(0)
        code, said = ended("plan.yaml")
        assert "ivp.toml:1:1: error IVP195 there is no permission to read this file" in said
    finally:
        (folder / "shut").chmod(0o700)
