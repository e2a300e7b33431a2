"""Names and texts that would break a line, colour a terminal or speak to a service."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

import pytest

from ivp.output import FORMATS
from ivp.visible import visible
from tests.conftest import Run

NAMES = [
    "a\x1b[31mred.yaml",
    "b\n::error::new line.yaml",
    "c,d:e%0A.yaml",
    "f\u202egnp.yaml",
    "g\u2028h.yaml",
    "i\r.yaml",
]
PLAN = """\
ivp: 1
kind: plan
title: "tekst\\u001b[31m met %0A en ::error::"
municipalities: ["Maas\\ngouw ::warning::x"]
period: 2023-2026
"""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    for name in NAMES:
        (tmp_path / "plans" / name).write_text(PLAN.replace("\\u001b", ""), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("plan", [PLAN, PLAN.replace("\\u001b", ""), "a\x1b]0;x\x07: 1\n", "ivp: 1\nk\u202ex: 2\n"])
def test_nothing_unseen_is_printed(run: Run, hostile: Path, form: str, plan: str) -> None:
    (hostile / "plans" / NAMES[0]).write_text(plan, encoding="utf-8")
    ended = run("validate", "--format", form, cwd=hostile)
    assert ended.exit == 1
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", ended.out + ended.err) == []


def test_every_line_of_concise_is_a_finding(run: Run, hostile: Path) -> None:
    *lines, last = run("validate", "--format", "concise", cwd=hostile).out.splitlines()
    assert all(re.fullmatch(r"plans/.*:\d+:\d+: \w+ IVP\d{3} .*", line) for line in lines)
    assert last.startswith(f"{len(NAMES)} plans checked")


def test_a_service_gets_one_command_for_each_finding(run: Run, hostile: Path) -> None:
    *lines, _ = run("validate", "--format", "github", cwd=hostile).out.splitlines()
    command = re.compile(r"::(error|warning|notice) file=([^,:]*),line=\d+,[^:]*::[^\r\n]*")
    matches = [command.fullmatch(line) for line in lines]
    assert all(matches)
    names = {unquote(match[2]) for match in matches if match}
    assert {"plans/c,d:e%0A.yaml", "plans/b\n::error::new line.yaml", "plans/a\\x1b[31mred.yaml"} <= names


def test_a_name_that_is_not_utf8(run: Run, tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.yaml")).write_text("ivp: 1\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    for form in FORMATS:
        ended = run("validate", ".", "--format", form, cwd=tmp_path)
        assert ended.exit == 1
        ended.out.encode("utf-8")
    assert run("validate", ".", "--format", "concise", cwd=tmp_path).out.startswith("a\\xff.yaml:1:1: error IVP202 ")
    assert (
        json.loads(run("validate", ".", "--format", "json", cwd=tmp_path).out)["findings"][0]["file"] == "a\\xff.yaml"
    )
    log = json.loads(run("validate", ".", "--format", "sarif", cwd=tmp_path).out)
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote_to_bytes(place) == b"a\xff.yaml"


def test_an_argument_is_shown_harmlessly(run: Run) -> None:
    ended = run("validate", "x\x1b[31m\n.yaml")
    assert (ended.exit, ended.out) == (2, "")
    assert ended.err.splitlines()[0] == r"error: x\x1b[31m\n.yaml cannot be found"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Súdwest-Fryslân € 👩‍👩‍👧", None),
        ("1\u00a0000", "1\u00a0000"),
        ("a\tb\x1b\x7f\x9b", r"a\tb\x1b\x7f\x9b"),
        ("\u202e\udcff\ud800\U000e0001", r"\u202e\xff\ud800\U000e0001"),
    ],
)
def test_visible(text: str, shown: str | None) -> None:
    found = visible(text)
    assert found == shown if shown else found.startswith("Súdwest-Fryslân € ")
    assert "\u200d" not in found
