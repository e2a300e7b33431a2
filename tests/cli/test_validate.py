"""``ivp validate``: its options and what it leaves with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Run

WARNED = """\
ivp: 1
kind: plan
title: Proefplan
municipalities: [Maasgouw]
period: 2023-2028
"""
BROKEN = WARNED.replace("2028", "2020").replace("title", "titel")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "warned.yaml").write_text(WARNED, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "clean.yaml").write_text(WARNED.replace("2028", "2026"), encoding="utf-8")
    return tmp_path


def codes(text: str) -> list[str]:
    return sorted(set(re.findall(r"IVP\d{3}", text)))


@pytest.mark.parametrize(
    ("arguments", "exit_code", "expected"),
    [
        (["clean.yaml"], 0, []),
        (["clean.yaml", "--strict"], 0, []),
        (["warned.yaml"], 0, ["IVP502"]),
        (["warned.yaml", "--strict"], 1, ["IVP502"]),
        (["warned.yaml", "--strict", "--select", "IVP4"], 0, []),
        (["warned.yaml", "--strict", "--select", "IVP4,IVP50"], 1, ["IVP502"]),
        (["warned.yaml", "--strict", "--select", "IVP4", "--select", "ivp502"], 1, ["IVP502"]),
        (["warned.yaml", "--strict", "--ignore", "IVP401, IVP5"], 0, []),
        (["warned.yaml", "--strict", "--ignore", "IVP401", "--ignore", "IVP502"], 0, []),
        (["warned.yaml", "--strict", "--ignore", "IVP"], 0, []),
        (["broken.yaml"], 1, ["IVP201", "IVP501"]),
        (["broken.yaml", "--select", "IVP4"], 1, ["IVP201"]),
        (["broken.yaml", "--ignore", "IVP"], 1, ["IVP201"]),
        (["."], 1, ["IVP201", "IVP501", "IVP502"]),
        (["warned.yaml", "./warned.yaml", "."], 1, ["IVP201", "IVP501", "IVP502"]),
    ],
)
def test_what_counts_and_how_it_ends(
    run: Run, folder: Path, arguments: list[str], exit_code: int, expected: list[str]
) -> None:
    ended = run("validate", "--format", "concise", *arguments, cwd=folder)
    assert (ended.exit, ended.err, codes(ended.out)) == (exit_code, "", expected)


@pytest.mark.parametrize(
    ("arguments", "sentence", "hint"),
    [
        (["--select", "IVP4O1"], "there is no code IVP4O1", "did you mean IVP401?"),
        (["--ignore", "IVP401,IVP4999"], "there is no code IVP4999", "did you mean"),
        (["--as-of", "2024-W01-1"], "2024-W01-1 is not a day", "write it as 2024-12-31"),
        (["--ignore", "IVP1"], "IVP1 cannot be ignored", "mend it"),
        (["--ignore", "IVP201"], "IVP201 cannot be ignored", "mend it"),
        (["--ignore", "IVP305"], "IVP305 cannot be ignored", "mend it"),
        (["--format", "xml"], "there is no format xml", "known are: text, concise, json, github, gitlab, sarif"),
        (["--as-of", "2024-02-30"], "2024-02-30 is not a day", "write it as 2024-12-31"),
        (["--as-of", "20240201"], "20240201 is not a day", "write it as 2024-12-31"),
        (["--output", "clean.yaml"], "clean.yaml is a plan that was just read", "give the findings another file"),
        (["--output", "clean.yaml/x.txt"], "clean.yaml/x.txt cannot be written: a part of the path is a file", None),
        (["--output", "."], ". cannot be written: it is a folder", None),
        (["--output", "warned.yaml"], "warned.yaml was not written by ivp and is left as it is", "choose another"),
    ],
)
def test_a_wrong_option_is_explained(
    run: Run, folder: Path, arguments: list[str], sentence: str, hint: str | None
) -> None:
    ended = run("validate", "clean.yaml", *arguments, cwd=folder)
    assert (ended.exit, ended.out) == (2, "")
    assert ended.err.startswith(f"error: {sentence}")
    assert hint is None or f"    = {hint}" in ended.err
    assert (folder / "clean.yaml").read_text(encoding="utf-8").startswith("ivp: 1")


def test_the_findings_go_to_a_file_and_the_count_to_the_terminal(run: Run, folder: Path) -> None:
    printed = run("validate", ".", "--format", "json", cwd=folder).out
    ended = run("validate", ".", "--format", "json", "--output", "found.json", cwd=folder)
    assert (ended.exit, ended.out) == (1, "3 plans checked: 2 errors, 1 warning\n")
    assert (folder / "found.json").read_text(encoding="utf-8") == printed
    assert json.loads(printed)["format"] == 2


def test_nothing_is_judged_by_a_day_that_was_not_given(run: Run, folder: Path) -> None:
    (folder / "clean.yaml").write_text(WARNED.replace("2028", "2026") + "status: draft\n", encoding="utf-8")
    assert codes(run("validate", "clean.yaml", cwd=folder).out) == []
    assert codes(run("validate", "clean.yaml", "--as-of", "2022-12-31", cwd=folder).out) == []
    assert codes(run("validate", "clean.yaml", "--as-of", "2023-01-01", cwd=folder).out) == ["IVP506"]


def test_standard_input_is_a_plan(run: Run, folder: Path) -> None:
    ended = run("validate", "-", "--format", "concise", cwd=folder, stdin=BROKEN.encode())
    assert ended.exit == 1
    assert ended.out.startswith("<stdin>:3:1: error IVP201 ")
    child = (WARNED + "builds_on: parent.yaml\n").encode()
    named = run("validate", "-", "--stdin-filename", "sub/plan.yaml", "--format", "concise", cwd=folder, stdin=child)
    assert "sub/plan.yaml:6:12: error IVP305" in named.out
    (folder / "ivp.toml").write_text("", encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub" / "parent.yaml").write_text(WARNED.replace("2028", "2026"), encoding="utf-8")
    named = run("validate", "-", "--stdin-filename", "sub/plan.yaml", "--format", "concise", cwd=folder, stdin=child)
    assert (named.exit, codes(named.out)) == (0, ["IVP502"])


def test_every_option_has_help_in_both_languages(run: Run) -> None:
    english = run("validate", "--help").out
    for option in ("--format", "--output", "--strict", "--select", "--ignore", "--as-of", "--stdin-filename"):
        assert option in english
