"""File names that would break a line, colour a terminal, speak to a service or fit no other system."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.conftest import Run

PLAN = "ivp: 1\nkind: plan\ntitle: Plan\nmunicipalities: [Maasgouw]\nperiod: 2023-2026\nstatus: draft\n"
NAMES = [
    b"a\xff.yaml",
    b"b\n::error file=x::y.yaml",
    b"c\x1b[31m.yaml",
    b"d%0A.yaml",
    b"e\"'[bold].yaml",
    "f\U0001f600\u200d.yaml".encode(),
    b"-g.yaml",
    b"::error::h.yaml",
    b" ::error::i.yaml",
    b"con.x.yaml",
    b"k" * 240 + b".yaml",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "plans").mkdir()
    for name in NAMES:
        try:
            (tmp_path / "plans" / os.fsdecode(name)).write_text(PLAN, encoding="utf-8")
        except OSError:
            pytest.skip("this file system takes no such names")
    return tmp_path


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_every_plan_gets_its_report(run: Run, folder: Path, form: str) -> None:
    ended = run("report", "--format", form, "--year", "2024", cwd=folder)
    assert (ended.exit, ended.err) == (0, "")
    written = sorted(path.name for path in (folder / "build").iterdir())
    assert len(written) == len(NAMES) + 1
    assert sorted(ended.out.splitlines()) == [f"build/{name}" for name in written]
    for name in written:
        assert re.search(r'[<>:"/\\|?*\x00-\x1f\ud800-\udfff]', name) is None


@pytest.mark.parametrize("command", ["validate", "progress"])
def test_no_line_speaks_to_a_service(run: Run, folder: Path, command: str) -> None:
    (folder / "plans" / "::error::h.yaml").write_text("ivp: 1\n", encoding="utf-8")
    (folder / "plans" / os.fsdecode(NAMES[1])).write_text("ivp: 1\n", encoding="utf-8")
    ended = run(command, ".", cwd=folder / "plans")
    assert ended.exit == 1
    assert [line for line in (ended.out + ended.err).splitlines() if line.lstrip().startswith("::")] == []


COMMANDS = ["progress --year 2023", "progress --year 2023 --explain", "progress --year 2023 --format md", "validate"]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("mark", ["::error file=x::", "##[error]"])
def test_no_text_of_a_plan_speaks_to_a_service(run: Run, tmp_path: Path, command: str, mark: str) -> None:
    (tmp_path / "ivp.toml").touch()
    plan = PLAN.replace("title: Plan", f'title: "{mark}Plan"\nsummary: "{mark} <b>T</b>"\nthemes: {{t: "{mark}T"}}')
    indicator = f'indicators: {{i: {{name: "{mark}I", for: t, unit: percent, values: {{2023: 4.5}}}}}}\n'
    (tmp_path / "a.yaml").write_text(plan + indicator, encoding="utf-8")
    ended = run(*command.split(), "a.yaml", cwd=tmp_path)
    assert "error" in ended.out
    assert not re.search(r"(?m)^\s*::|##\[", ended.out + ended.err)


def test_what_init_says_can_be_typed_again(run: Run, tmp_path: Path) -> None:
    assert "ivp validate ./-x.yaml" in run("init", "--", "-x.yaml", cwd=tmp_path).out
    for name in ("con.yaml", "a:b.yaml", "x\x1b.yaml"):
        refused = run("init", name, cwd=tmp_path)
        assert (refused.exit, refused.out, "\x1b" in refused.err) == (2, "", False)
