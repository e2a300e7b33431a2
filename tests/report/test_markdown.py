"""The report in Markdown, held by a golden file that a person can read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

GOLDEN = Path(__file__).parent / "golden"


def test_the_report_of_maasgouw(example_texts: dict[str, str], request: pytest.FixtureRequest) -> None:
    """Made anew by ``pytest tests/report --update-golden``."""
    name = "maasgouw-2023-2026-progress-2024.md"
    if request.config.getoption("--update-golden", default=False):
        (GOLDEN / name).write_text(example_texts[name], encoding="utf-8")
    assert example_texts[name] == (GOLDEN / name).read_text(encoding="utf-8")


def test_tables_have_as_many_cells_as_their_heading(example_texts: dict[str, str]) -> None:
    parser = MarkdownIt("commonmark").enable("table")
    for name, text in example_texts.items():
        tables = [token for token in parser.parse(text) if token.type == "table_open"]
        assert len(tables) == len(re.findall(r"^\| ---", text, re.MULTILINE)), name
        assert "\n\n\n\n" not in text, name
