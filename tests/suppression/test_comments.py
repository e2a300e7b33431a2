"""Comments that suppress: where they are one, what they must say, and which of them did nothing."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest

from ivp.output import FORMATS
from tests.conftest import Run

HEAD = """\
ivp: 1
kind: plan
title: Proefplan
municipalities: [Maasgouw]
"""
LONG = "period: 2023-2028"


def found(run: Run, folder: Path, text: str, *options: str) -> list[str]:
    """``line CODE`` of each finding, and how many were suppressed, between brackets."""
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    printed = run("validate", "plan.yaml", "--format", "json", *options, cwd=folder).out
    answer = json.loads(printed)
    lines = [f"{finding['line']} {finding['code']}" for finding in answer["findings"]]
    return lines + [f"({count})" for count in [answer["summary"]["suppressed"]] if count]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{LONG}", ["5 IVP502"]),
        (f"{LONG}  # ivp: ignore[IVP502] zes jaar", ["(1)"]),
        (f"{LONG}  #ivp:ignore[ivp502]: zes jaar", ["(1)"]),
        (f"{LONG}  # zie besluit # ivp: ignore[ IVP502 ,] zes jaar", ["(1)"]),
        (f"{LONG}  # ivp: ignore[IVP502]", ["5 IVP902", "(1)"]),
        (f"{LONG}  # ivp: ignore[IVP502] 12-3", ["5 IVP902", "(1)"]),
        (f"{LONG}  # ivp: ignore[IVP502,IVP401] zes jaar", ["5 IVP905", "(1)"]),
        (f"{LONG}  # ivp: ignore[IVP5o2] zes jaar", ["5 IVP502", "5 IVP903"]),
        (f"{LONG}  # ivp: ignore[IVP5] zes jaar", ["5 IVP502", "5 IVP903"]),
        (f"{LONG}  # ivp: ignore[IVP201,IVP502] zes jaar", ["5 IVP904", "(1)"]),
        (f"{LONG}  # ivp: ignore[IVP905] zes jaar", ["5 IVP502", "5 IVP904"]),
        (f"{LONG}  # ivp: ignore[IVP305] zes jaar", ["5 IVP502", "5 IVP904"]),
        (f"{LONG}  # ivp: ignore IVP502 zes jaar", ["5 IVP502", "5 IVP901"]),
        (f"{LONG}  # ivp: ignore[] zes jaar", ["5 IVP502", "5 IVP901"]),
        (f"{LONG}  # ivp: ingore[IVP502] zes jaar", ["5 IVP502", "5 IVP901"]),
        (f"{LONG}  # ivp: 1", ["5 IVP502"]),
        (f"{LONG}  # ivp: het programma", ["5 IVP502"]),
        (f"{LONG}\n# ivp: ignore[IVP502] zes jaar", ["5 IVP502", "6 IVP905"]),
        (f"# ivp: ignore[IVP502] zes jaar\n{LONG}", ["(1)"]),
        (f"  # ivp: ignore[IVP502] zes jaar\n\n# zie het besluit\n{LONG}", ["(1)"]),
        (f"# ivp: ignore[IVP502] zes jaar\nstatus: draft\n{LONG}", ["5 IVP905", "7 IVP502"]),
    ],
)
def test_on_the_line_of_the_finding(run: Run, tmp_path: Path, line: str, expected: list[str]) -> None:
    assert sorted(found(run, tmp_path, f"{HEAD}{line}\n")) == sorted(expected)


TEXTS = {
    "double quotes": 'summary: "tekst # ivp: ignore[IVP401] x"',
    "single quotes over lines": "summary: 'tekst\n  # ivp: ignore[IVP401] x\n  einde'",
    "literal block": "summary: |\n  tekst\n  # ivp: ignore[IVP401] x\n",
    "folded block, last line": "summary: >-\n  tekst\n  tekst # ivp: ignore[IVP401] x",
    "a key": 'glossary: {"a # ivp: ignore[IVP401] b": uitleg}',
    "no space before it": "summary: tekst#ivp:ignore[IVP401] x",
    "block in a list": "principles:\n  - |\n    # ivp: ignore[IVP401] x\n    tekst",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_no_comment(run: Run, tmp_path: Path, text: str) -> None:
    plan = f"{HEAD}{LONG}\n{text}\n"
    assert found(run, tmp_path, plan, "--select", "IVP5,IVP9") == ["5 IVP502"]


COMMENTS = {
    "after a quoted text": 'summary: "tekst # ivp: x"  # ivp: ignore[IVP401] x',
    "on the line that opens a block": "summary: >-  # ivp: ignore[IVP401] x\n  tekst",
    "after a block": "summary: |\n  tekst\n# ivp: ignore[IVP401] x",
    "in a list between brackets": "labels: {\n  problem: Samen,  # ivp: ignore[IVP401] x\n  }",
    "after a text over lines": "summary: tekst\n  en meer # ivp: ignore[IVP401] x",
}


@pytest.mark.parametrize("text", COMMENTS.values(), ids=COMMENTS)
def test_a_comment_is_found_anywhere_else(run: Run, tmp_path: Path, text: str) -> None:
    plan = f"{HEAD}{LONG}\n{text}\n".replace("\n", "\r\n")
    assert [line.split()[1] for line in found(run, tmp_path, plan, "--select", "IVP4,IVP9")] == ["IVP905"]


def test_a_finding_in_a_block_is_suppressed_on_the_line_where_it_is_reported(run: Run, tmp_path: Path) -> None:
    text = f"{HEAD}period: 2023-2026\nsummary: >-{{comment}}\n  Tekst.\n\n  Met <b>opmaak</b>.\n"
    bare = found(run, tmp_path, text.replace("{comment}", ""), "--select", "IVP703")
    assert bare == ["6 IVP703"]
    comment = "  # ivp: ignore[IVP703] staat zo in het besluit"
    assert found(run, tmp_path, text.replace("{comment}", comment), "--select", "IVP703") == ["(1)"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("ignore IVP502, ivp401 zes jaar", "IVP502, IVP401"),
        ("ignore[] zes jaar", "IVP401"),
        ("ignore " + " ".join(f"IVP{number}" for number in range(401, 499)), "IVP401, IVP402, IVP403, IVP404, IVP405"),
    ],
)
def test_how_it_should_be_written_with_the_codes_that_were(run: Run, tmp_path: Path, written: str, hint: str) -> None:
    (tmp_path / "plan.yaml").write_text(f"{HEAD}{LONG}  # ivp: {written}\n", encoding="utf-8")
    told = json.loads(run("validate", "plan.yaml", "--format", "json", cwd=tmp_path).out)
    (found,) = (finding for finding in told["findings"] if finding["code"] == "IVP901")
    assert f"# ivp: ignore[{hint}] ..." in found["hint"]


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_shows_what_is_suppressed(run: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "plan.yaml").write_text(f"{HEAD}{LONG} # ivp: ignore[IVP502] - zes jaar, zie #12 \n", encoding="utf-8")
    ended = run("validate", "plan.yaml", "--format", form, "--strict", cwd=tmp_path)
    assert "IVP502" not in ended.out
    assert ended.exit == 0


def test_what_was_not_looked_for_is_not_called_unused(run: Run, tmp_path: Path) -> None:
    plan = f"{HEAD}period: 2023-2026  # ivp: ignore[IVP502, IVP506] zes jaar\n"
    assert found(run, tmp_path, plan) == ["5 IVP905"]
    assert found(run, tmp_path, plan, "--as-of", "2022-01-01") == ["5 IVP905", "5 IVP905"]
    assert found(run, tmp_path, plan, "--select", "IVP4,IVP9") == []
    assert found(run, tmp_path, plan, "--ignore", "IVP502") == []
    assert found(run, tmp_path, plan + "statis: draft\n", "--select", "IVP9") == ["6 IVP201"]


def test_codes_that_need_a_day_are_those_whose_rule_asks_for_it() -> None:
    from ivp.rules import RULES

    asking = {rule.code for rule in RULES if "subject.as_of" in inspect.getsource(rule.check)}
    assert asking == {rule.code for rule in RULES if rule.code.needs_day}


def test_a_comment_in_a_parent_counts_for_plans_that_build_on_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").write_text("", encoding="utf-8")
    (tmp_path / "regio.yaml").write_text(
        f"{HEAD}{LONG}  # ivp: ignore[IVP502] zes jaar\nstatus: draft  # ivp: ignore[IVP401]\n", encoding="utf-8"
    )
    child = f"{HEAD}period: 2024-2026\nbuilds_on: regio.yaml\n"
    (tmp_path / "lokaal.yaml").write_text(child, encoding="utf-8")
    printed = run("validate", "lokaal.yaml", "--format", "concise", cwd=tmp_path).out
    assert "IVP902" in printed
    assert "IVP905" not in printed
    assert "regio.yaml:6:30: warning IVP905" in run("validate", ".", "--format", "concise", cwd=tmp_path).out


def test_progress_does_not_call_a_plan_broken_for_what_is_suppressed(run: Run, tmp_path: Path) -> None:
    plan = f"{HEAD}period: 2026-2023%s\n"
    (tmp_path / "plan.yaml").write_text(plan % "", encoding="utf-8")
    assert run("progress", "plan.yaml", cwd=tmp_path).exit == 1
    (tmp_path / "plan.yaml").write_text(plan % "  # ivp: ignore[IVP501] proef", encoding="utf-8")
    assert run("progress", "plan.yaml", cwd=tmp_path).err == ""


MANY = {
    "one code, over and over": (40_000 * "IVP502,", ["5 IVP502", "5 IVP901"]),
    "as many as may stand in a comment": (99 * "IVP502," + "IVP401", ["(1)", "5 IVP905"]),
    "unknown codes": ("".join(f"X{number}," for number in range(40_000)), ["5 IVP502", "5 IVP901"]),
}


@pytest.mark.parametrize(("codes", "expected"), MANY.values(), ids=MANY)
def test_a_comment_with_very_many_codes(run: Run, tmp_path: Path, codes: str, expected: list[str]) -> None:
    plan = f"{HEAD}{LONG}  # ivp: ignore[{codes}] zes jaar\n"
    assert sorted(found(run, tmp_path, plan)) == sorted(expected)


def test_of_many_wrong_comments_the_first_hundred_are_told(run: Run, tmp_path: Path) -> None:
    wrong = "".join(f"# ivp: ignore[X{number}] reden\n" for number in range(1_000))
    (tmp_path / "plan.yaml").write_text(f"{HEAD}{LONG}\n{wrong}", encoding="utf-8")
    printed = json.loads(run("validate", "plan.yaml", "--format", "json", cwd=tmp_path).out)
    *told, others = [finding for finding in printed["findings"] if finding["code"] == "IVP903"]
    assert [finding["line"] for finding in told] == list(range(6, 106))
    assert others["message"] == "900 more findings with this code in this file are not shown"
    assert printed["summary"]["errors"] == 1_000


def test_many_suppressed_findings_are_counted(run: Run, tmp_path: Path) -> None:
    values = "".join(
        f"  i{n}: {{name: n, unit: count, for: x}}  # ivp: ignore[IVP301] reden {n}\n" for n in range(1_000)
    )
    (tmp_path / "plan.yaml").write_text(f"{HEAD}{LONG}\nindicators:\n{values}", encoding="utf-8")
    printed = json.loads(run("validate", "plan.yaml", "--format", "json", "--select", "IVP301", cwd=tmp_path).out)
    assert printed["summary"] == {"plans": 1, "errors": 0, "warnings": 0, "remarks": 0, "suppressed": 1_000}
