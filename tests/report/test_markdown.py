"""The report in Markdown, held by a golden file that a person can read."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from ivp.check import Checked, check
from ivp.dossier.workspace import plan_sources
from ivp.report.pages import pages
from ivp.vocabulary import ReportFormat, ReportKind
from tests.report.conftest import texts

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", ["maasgouw-2023-2026-progress-2024.md", "index.md"])
def test_the_report_of_maasgouw_and_the_index(example_texts: dict[str, str], name: str) -> None:
    """Made anew with ``IVP_WRITE_GOLDEN=1``."""
    held(name, example_texts[name])


def test_the_index_of_a_region(region_plans: list[Checked]) -> None:
    files = texts(pages(region_plans, [ReportKind.PROGRESS], 2024, ReportFormat.MD))
    held("index-regio.md", files["index.md"])


def held(name: str, text: str) -> None:
    """Whether a text is that of its golden file."""
    if os.environ.get("IVP_WRITE_GOLDEN"):
        (GOLDEN / name).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


def test_tables_have_as_many_cells_as_their_heading(example_texts: dict[str, str]) -> None:
    parser = MarkdownIt("commonmark").enable("table")
    for name, text in example_texts.items():
        tables = [token for token in parser.parse(text) if token.type == "table_open"]
        assert len(tables) == len(re.findall(r"^\| ---", text, re.MULTILINE)), name
        assert "\n\n\n\n" not in text, name


NESTED = """\
ivp: 1
kind: plan
title: Proef
municipalities: [Maasgouw]
period: 2025
status: adopted
themes:
  wijk:
    name: Wijk
    goals:
      - {name: Doel een, points: [{text: doel twee, points: [doel drie]}]}
    done: [{name: Klaar een, points: [{text: klaar twee, points: [klaar drie]}]}]
actions:
  lopen:
    name: Buurt schouwen
    for: wijk
    by: 2025-12
    state: {2025-06: running}
    points: [{name: Punt een, points: [{text: punt twee, points: [punt drie]}]}]
    done: [{name: Gedaan een, points: [{text: gedaan twee, points: [gedaan drie]}]}]
    next: [{name: Hierna een, points: [{text: hierna twee, points: [hierna drie]}]}]
"""


@pytest.mark.parametrize("kind", [ReportKind.PROGRESS, ReportKind.IMPLEMENTATION, ReportKind.PLAN])
def test_points_stay_below_the_point_that_they_belong_to(kind: ReportKind, tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").touch()
    file = tmp_path / "proef.yaml"
    file.write_text(NESTED, encoding="utf-8")
    (text,) = texts(pages(check(plan_sources([str(file)])).plans, [kind], 2025, ReportFormat.MD)).values()
    depths: dict[str, int] = {}
    depth = 0
    for token in MarkdownIt("commonmark").parse(text):
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline":
            depths[token.content.strip("*")] = depth
    for word in ("doel", "klaar", "punt", "gedaan", "hierna"):
        assert depths[f"{word} drie"] - depths[f"{word} twee"] == 1, word
    for word in ("Punt", "Gedaan", "Hierna"):
        assert depths[f"{word.lower()} twee"] > depths.get(f"{word} een", 0), word
    assert depths["punt twee"] > depths.get("Buurt schouwen", 0)
    empty = re.findall(r"^\s*- [^\n]*:\n\n(?!\s+- )", text, re.MULTILINE)
    assert not empty
