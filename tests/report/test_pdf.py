"""The PDF: tagged, with bookmarks, language and title, the same bytes each time, and nothing read from outside."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ivp.check import Checked
from ivp.report.pages import pages
from ivp.vocabulary import ReportFormat
from tests.conftest import ROOT, Run

try:
    import pypdf
    from weasyprint import HTML
except (ImportError, OSError) as missing:  # OSError: without Pango, which is no Python package
    pytest.skip(f"no PDFs here: {missing}", allow_module_level=True)

from ivp.report.pdf import pdf

pytestmark = pytest.mark.program
MAASGOUW = "maasgouw-2023-2026"
PAGE = '<!DOCTYPE html><html lang="nl"><head><title>Proef</title></head><body>{body}</body></html>'


@pytest.fixture(scope="session")
def maasgouw(example_plans: list[Checked]) -> bytes:
    (item,) = [item for item in example_plans if MAASGOUW in item.source.name]
    (content,) = pages([item], ["progress"], 2024, ReportFormat.PDF).values()
    assert isinstance(content, bytes)
    return content


def _tags(node: Any) -> Iterator[Any]:
    """Every structure element below a node of the tree."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        element = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(element, dict) and "/S" in element:
            yield element
            yield from _tags(element)


def _structure(content: bytes) -> list[Any]:
    root = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    return list(_tags(root["/StructTreeRoot"]))


def test_it_declares_what_it_is(maasgouw: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(maasgouw))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Voortgang veiligheid 2024 – Gemeente Maasgouw"
    assert (reader.metadata.creation_date, reader.metadata.modification_date) == (None, None)
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_headings_tables_and_lists_are_tagged(maasgouw: bytes) -> None:
    counted = Counter(tag["/S"] for tag in _structure(maasgouw))
    assert counted["/H1"] == 1
    assert all(counted[name] for name in ("/H2", "/H3", "/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/Figure"))
    headers = [tag for tag in _structure(maasgouw) if tag["/S"] == "/TH"]
    assert headers
    assert all("/ID" in tag for tag in headers)


def test_every_figure_has_an_alternative_text_and_decoration_is_none(maasgouw: bytes) -> None:
    figures = [tag for tag in _structure(maasgouw) if tag["/S"] == "/Figure"]
    texts = [str(tag.get("/Alt", "")) for tag in figures]
    assert all(texts)
    assert any("110 in 2024 (voorlopig)" in found for found in texts)


def test_bookmarks_follow_the_headings(maasgouw: bytes) -> None:
    outline = pypdf.PdfReader(io.BytesIO(maasgouw)).outline
    assert outline[0].title == "Voortgang veiligheid 2024"
    assert [item.title for item in outline[1] if not isinstance(item, list)][:2] == ["In het kort", "De prioriteiten"]


@pytest.mark.slow
@pytest.mark.parametrize(("plan", "most"), [(MAASGOUW, 6), ("heuvelland-2020-2023", 8)])
def test_what_stands_before_the_annex_is_short(example_plans: list[Checked], plan: str, most: int) -> None:
    (item,) = [item for item in example_plans if plan in item.source.name]
    (content,) = pages([item], ["progress"], 2024, ReportFormat.PDF, annex=False).values()
    assert isinstance(content, bytes)
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) <= most


def test_pages_are_numbered_and_name_the_document(maasgouw: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(maasgouw))
    last = " ".join(reader.pages[-1].extract_text().split())
    number = len(reader.pages)
    assert f"{number} van {number}" in last or f"{number} of {number}" in last
    assert "Gemeente Maasgouw · Voortgang veiligheid 2024" in last


@pytest.mark.slow
def test_the_same_page_gives_the_same_bytes_in_another_process(tmp_path: Path, maasgouw: bytes) -> None:
    for seed in ("1", "2"):
        command = [
            sys.executable, "-m", "ivp", "report", f"plans/{MAASGOUW}.yaml", "--kind", "summary", "--year", "2024",
            "--format", "pdf", "--output", str(tmp_path / seed),
        ]  # fmt: skip
        subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
    made = [next((tmp_path / seed).iterdir()).read_bytes() for seed in ("1", "2")]
    assert made[0] == made[1]


@pytest.mark.slow
def test_a_summary_is_one_page(example_plans: list[Checked], made_up_plans: list[Checked]) -> None:
    files = {
        **pages(example_plans, ["summary"], 2024, ReportFormat.PDF),
        **pages(made_up_plans, ["summary"], 2028, ReportFormat.PDF),
    }
    sheets = {name: content for name, content in files.items() if not name.startswith("index")}
    assert len(sheets) == len(example_plans) + len(made_up_plans)
    counted = {name: len(pypdf.PdfReader(io.BytesIO(content)).pages) for name, content in sheets.items()}  # type: ignore[arg-type]
    assert set(counted.values()) == {1}, counted


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://localhost:1/x.png", "relative.png"])
def test_nothing_outside_the_page_is_read(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda self, *args, **kwargs: opened.append(args))
    body = (
        f'<h1>Proef</h1><img src="{address}" alt="x"><link rel=attachment href="{address}">'
        f'<p style="background: url({address})">x'
    )
    made = pdf(PAGE.format(body=body))
    assert opened == []
    assert b"root:" not in made


def test_colours_of_drawings_are_those_of_the_stylesheet() -> None:
    from ivp.report.printed_drawings import SVG, settle

    page = HTML(
        string=PAGE.format(
            body="<style>:root{--a:#123456} @media (prefers-color-scheme: dark){:root{--a:#fff}} .x{stroke:var(--a)}"
            '.t{color:#abcdef}</style><div class="t"><svg class="y" role="img"><title>T</title><desc>D</desc>'
            '<circle class="x" fill="currentColor"/></svg></div>'
        )
    ).etree_element
    settle(page)
    (circle,) = page.iter(f"{SVG}circle")
    assert (circle.get("stroke"), circle.get("fill")) == ("#123456", "#abcdef")
    (title,) = page.iter(f"{SVG}title")
    assert title.text == "T. D"


def test_without_weasyprint_it_says_what_to_install(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "ivp.report.pdf", raising=False)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    ended = run("report", f"plans/{MAASGOUW}.yaml", "--format", "pdf", "--output", tmp_path / "uit")
    assert ended.exit == 2
    assert "pip install 'weasyprint" in ended.err
    assert not (tmp_path / "uit").exists()


def test_a_pdf_of_this_tool_may_be_written_again_and_no_other(run: Run, tmp_path: Path) -> None:
    command = ("report", f"plans/{MAASGOUW}.yaml", "--kind", "summary", "--year", "2024", "--format", "pdf")
    assert [run(*command, "--output", tmp_path).exit for _ in range(2)] == [0, 0]
    (made,) = tmp_path.iterdir()
    made.write_bytes(b"%PDF-1.7\n1 0 obj << /Creator (ivp 0.1.0) >>")
    assert run(*command, "--output", tmp_path).exit == 2
