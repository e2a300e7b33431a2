"""Where the program runs: as a GitHub Action, as a pre-commit hook, and as the manual shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import NOTHING_SKIPPED, ROOT, Run
from tests.output.test_formats import HERE as OUTPUT

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]
PLAN = """\
ivp: 1
kind: plan
title: Proefplan
municipalities: [Maasgouw]
period: 2023-2028
"""

installs = pytest.mark.skipif(not NOTHING_SKIPPED, reason="installs the package: IVP_NOTHING_SKIPPED=1 runs it")


def bash(step: dict[str, Any], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as the runner does, in ``folder``."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A folder for the runner in which the program is installed, as the first step leaves it."""
    binary = tmp_path / "temp" / "ivp" / "bin"
    binary.mkdir(parents=True)
    script = f'#!/bin/sh\nexec "{sys.executable}" -m ivp "$@"\n'
    (binary / "ivp").write_text(script, encoding="utf-8")
    (binary / "ivp").chmod(0o755)
    (tmp_path / "plans").mkdir()
    return tmp_path


def checked(runner: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The second step with these inputs, and the others as they are by default."""
    given = {name: str(item["default"]) for name, item in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    environment = {}
    for variable, source in CHECK["env"].items():
        name = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", source)
        assert name is not None
        environment[variable] = given[name[1]]
    return bash(CHECK, runner, RUNNER_TEMP=str(runner / "temp"), **environment)


def test_no_input_is_put_into_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
    used = set(
        re.findall(r"inputs\.([a-z-]+)", " ".join(map(str, (*CHECK["env"].values(), CHECK["working-directory"]))))
    )
    assert used == set(ACTION["inputs"])


def test_the_action_checks_the_plans_of_the_repository(runner: Path) -> None:
    (runner / "plans" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    ended = checked(runner)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("::warning file=plans/plan.yaml,line=5,col=9,endColumn=18,title=IVP502 ")
    assert checked(runner, strict="true").returncode == 1
    assert checked(runner, strict="true", ignore="IVP502").returncode == 0
    assert checked(runner, strict="true", select="IVP4").returncode == 0
    assert checked(runner, as_of="2024-13-01").returncode == 2
    assert "1 plan gecontroleerd" in checked(runner, language="nl").stdout


def test_the_action_takes_plans_by_name_whatever_the_name(runner: Path) -> None:
    names = ["met spatie.yaml", "--strict", "$(touch pwned)", "'; touch pwned; '", "*.yaml"]
    for name in names:
        (runner / name).write_text(PLAN, encoding="utf-8")
    ended = checked(runner, plans="\n".join(names) + "\n")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.endswith("5 plans checked: 0 errors, 5 warnings\n")
    for field in ("strict", "select", "ignore", "as_of", "language"):
        checked(runner, **{field: '"; touch pwned; $(touch pwned) `touch pwned`'})
    assert not (runner / "pwned").exists()


@pytest.mark.slow
@pytest.mark.program
@installs
def test_the_action_installs_the_package_from_its_own_folder(tmp_path: Path) -> None:
    ended = bash(INSTALL, tmp_path, RUNNER_TEMP=str(tmp_path), ACTION_PATH=str(ROOT))
    assert ended.returncode == 0, ended.stderr
    shown = subprocess.run([tmp_path / "ivp" / "bin" / "ivp", "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("ivp ")


def test_the_hook_says_what_pre_commit_needs() -> None:
    (hook,) = HOOKS
    assert set(hook) == {"id", "name", "description", "entry", "language", "files", "pass_filenames"}
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("ivp-validate", "python", False)
    for name in ("plans/a.yaml", "plans/sub/a.yml", "plans/a.csv", "ivp.toml", "map/ivp.toml"):
        assert re.search(hook["files"], name)
    for name in ("README.md", "plans/a.yaml.txt", "xivp.toml"):
        assert not re.search(hook["files"], name)


def test_nothing_tells_anyone_to_install_the_bare_name() -> None:
    """On an index that name is someone else's."""
    told = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "ivp").rglob("*.py"), *ROOT.glob("*.y*ml")]
    told += [*(ROOT / ".github").rglob("*.yml"), ROOT / ".pre-commit-hooks.yaml"]
    assert len(told) > 50
    bare = re.compile(r"pip3? install\b[^\n`]*\s[\"']?ivp\b(?![-/.])")
    assert bare.search("pip install --quiet ivp")
    assert bare.search("pip install 'ivp[pdf]'")
    assert [str(path) for path in told if bare.search(path.read_text(encoding="utf-8"))] == []


def test_workflows_give_nothing_away() -> None:
    ours = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    manual = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    theirs = next(
        found
        for text in re.findall(r"```yaml\n(.*?)```", manual, re.DOTALL)
        if "jobs" in (found := yaml.safe_load(text))
    )
    for workflow in (ours, theirs):
        assert workflow["permissions"] == {"contents": "read"}
        assert "pull_request" in workflow[True]  # YAML 1.1 reads "on" so
        assert "pull_request_target" not in workflow[True]
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        assert any("pip-audit" in step.get("run", "") for step in steps)
        for step in steps:
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False
            assert re.search(r"@([0-9a-f]{40}|COMMIT)$", step.get("uses", "@COMMIT"))


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=ivp", "-c", "user.email=ivp@example.org", "-c", "protocol.file.allow=always")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.slow
@pytest.mark.program
@installs
def test_pre_commit_runs_the_hook(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("pre-commit")
    source, plans = tmp_path / "source", tmp_path / "plans-repository"
    left_out = shutil.ignore_patterns(".*_cache", ".venv", ".hypothesis", "__pycache__", ".git", "build", "tests")
    shutil.copytree(ROOT, source, ignore=left_out)
    (plans / "plans").mkdir(parents=True)
    for folder in (source, plans):
        git(folder, "init", "--quiet")
    git(source, "add", "--all")
    git(source, "commit", "--quiet", "-m", "all")
    (plans / "plans" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    git(plans, "add", "--all")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "cache")}

    def tried() -> subprocess.CompletedProcess[str]:
        command = [str(program), "try-repo", "--verbose", "--all-files", str(source), "ivp-validate"]
        return subprocess.run(command, cwd=plans, env=environment, capture_output=True, text=True, check=False)

    ended = tried()
    assert (ended.returncode, "IVP502" in ended.stdout) == (0, True), ended.stdout
    (plans / "plans" / "plan.yaml").write_text(PLAN.replace("title", "titel"), encoding="utf-8")
    ended = tried()
    assert (ended.returncode, "plans/plan.yaml:3:1: error IVP201" in ended.stdout) == (1, True)


def test_the_examples_in_the_manual(run: Run, tmp_path: Path) -> None:
    manual = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    examples = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", manual, re.DOTALL)]
    plan, github, gitlab, pre_commit = examples
    assert plan["kind"] == "plan"
    text = next(text for text in re.findall(r"```yaml\n(.*?)```", manual, re.DOTALL) if "kind: plan" in text)
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    assert run("validate", "plan.yaml", "--strict", cwd=tmp_path).out == "1 plan checked: nothing to report\n"
    assert set(github["jobs"]["plannen"]["steps"][1]["with"]) <= set(ACTION["inputs"])
    for name in ACTION["inputs"]:
        assert f"`{name}`" in manual
    (command,) = (line for line in gitlab["plannen"]["script"] if line.startswith("ivp "))
    shutil.copytree(OUTPUT / "broken", tmp_path, dirs_exist_ok=True)
    assert run(*command.split()[1:], cwd=tmp_path).exit == 1
    assert (tmp_path / gitlab["plannen"]["artifacts"]["reports"]["codequality"]).exists()
    assert pre_commit["repos"][0]["hooks"][0]["id"] == HOOKS[0]["id"]
