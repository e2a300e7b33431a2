"""Kinds of findings whose pages have no example: files that are too large, cannot be read or lie elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from checked import SAY, check_files, codes
from examples import OBSERVATIONS_FILE, PLAN, PLAN_FILE

TABLE = "indicator,municipality,year,value,note\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (PLAN.encode() + b"# " + 5_000_000 * b"x", "IVP101"),
        (PLAN.encode().replace(b"sloten", b"caf\xe9s"), "IVP102"),
        (PLAN.encode().replace(b"sloten", b"slo\x07ten"), "IVP103"),
    ],
)
def test_a_text_that_cannot_stand_in_an_example(text: bytes, code: str, tmp_path: Path):
    assert codes(check_files(tmp_path, {PLAN_FILE: text})) == [code]


def test_too_much_is_wrong(tmp_path: Path):
    wrong = "glossary:\n" + "".join(f"  a{number}: 01\n" for number in range(1001))
    assert "IVP105" in codes(check_files(tmp_path, {PLAN_FILE: PLAN + wrong}))


def test_a_cell_too_large(tmp_path: Path):
    table = TABLE + "inbraken,GM1641,2022,118," + 10_001 * "x" + "\n"
    found = check_files(tmp_path, {OBSERVATIONS_FILE: table, PLAN_FILE: PLAN + "observations: observations.csv\n"})
    assert codes(found) == ["IVP155"]


def test_a_folder_in_place_of_a_plan(tmp_path: Path):
    (tmp_path / "map.yaml").mkdir()
    assert codes(check_files(tmp_path, {PLAN_FILE: PLAN.replace("title:", "builds_on: map.yaml\ntitle:")})) == [
        "IVP305"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_a_file_that_is_no_ordinary_file(tmp_path: Path):
    os.mkfifo(tmp_path / "pijp.yaml")
    from ivp.check import check
    from ivp.dossier.workspace import Source

    assert codes(list(check([Source(tmp_path / "pijp.yaml", "pijp.yaml")]).findings)) == ["IVP190"]


def test_a_link_that_leads_out_of_the_repository(tmp_path: Path):
    inside = tmp_path / "binnen"
    inside.mkdir()
    (tmp_path / "buiten.yaml").write_text(PLAN, encoding="utf-8")
    (inside / "ivp.toml").write_text("", encoding="utf-8")
    (inside / "link.yaml").symlink_to(tmp_path / "buiten.yaml")
    from ivp.check import check
    from ivp.dossier.workspace import Source

    assert codes(list(check([Source(inside / "link.yaml", "link.yaml")]).findings)) == ["IVP191"]


@pytest.mark.parametrize(
    ("fragment", "code"),
    [
        ("indicators:\n  i{n}: {{name: n, for: x{n}, unit: count}}\n", "IVP301"),
        ("actions:\n  a{n}: {{name: n, municipalities: Maasgau{n}}}\n", "IVP304"),
        ("indicators:\n  i{n}: {{name: n, for: w, unit: grade, baseline: {{2021: 79}}}}\n", "IVP411"),
        ("summary:\n  - De <b>raad</b> {n}\n", "IVP703"),
    ],
)
def test_of_many_findings_with_one_code_the_first_are_told_and_the_others_counted(
    fragment: str, code: str, tmp_path: Path
):
    block, item = fragment.split("\n", 1)
    base = PLAN.split("indicators:")[0].replace("    name: Woninginbraak\n", "    name: W\n    evaluation: Elk jaar.\n")
    text = base.replace("woninginbraak:", "w:") + block + "\n" + "".join(item.format(n=n) for n in range(1000))
    *told, others = [finding for finding in check_files(tmp_path, {PLAN_FILE: text}) if finding.code.id == code]
    first = min(finding.span.line for finding in told if finding.span)
    assert [finding.span.line for finding in told if finding.span] == list(range(first, first + 100))
    assert (SAY(others.message), others.times) == ("900 more findings with this code in this file are not shown", 900)
    assert others.span
    assert others.span.line == first + 100
