"""The tags of the PDF of each kind, by the rules of PDF/UA-1: with a checker, and with what it does not look at.

What WeasyPrint 70 does otherwise, and what of it is mended in ``ivp.report.printed_tags``, stands in docs/reports.md.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from ivp.check import Checked
from ivp.report.kinds import KINDS
from ivp.report.pages import pages
from ivp.vocabulary import ReportFormat

try:
    import pypdf
    import weasyprint  # noqa: F401
except (ImportError, OSError) as missing:  # OSError: without Pango, which is no Python package
    pytest.skip(f"no PDFs here: {missing}", allow_module_level=True)

pytestmark = [pytest.mark.program, pytest.mark.slow]
NAMES = (
    "verzonnen-plan-progress-2028", "verzonnen-plan-summary-2028", "verzonnen-plan-plan",
    "verzonnen-uitvoeringsplan-implementation-2028", "maastricht-uitvoeringsplan-2024-proposal", "index",
)  # fmt: skip


@dataclass
class Tag:
    """An element of the tree: its kind, attributes, what is below it, and what it owns on which page."""

    kind: str
    about: Any
    path: tuple[str, ...]
    below: list[Tag] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)

    def all(self) -> Iterator[Tag]:
        """Every element below this one."""
        for tag in self.below:
            yield tag
            yield from tag.all()


def _tree(node: Any, path: tuple[str, ...] = (), page: int = 0) -> Tag:
    tag = Tag(node.get("/S", "")[1:], node, path)
    page = node.raw_get("/Pg").idnum if "/Pg" in node else page
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        below = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(below, int):
            tag.marks.append((page, int(below)))
        elif below.get("/Type") == "/OBJR":
            tag.links.append(below.raw_get("/Obj").idnum)
        else:
            tag.below.append(_tree(below, (*path, tag.kind), page))
    return tag


@pytest.fixture(scope="module")
def files(example_plans: list[Checked], made_up_plans: list[Checked]) -> dict[str, bytes]:
    (proposed,) = [item for item in example_plans if "uitvoeringsplan" in item.source.name]
    made = pages(made_up_plans, [kind for kind in KINDS if kind != "proposal"], 2028, ReportFormat.PDF)
    made |= pages([proposed], ["proposal"], 2024, ReportFormat.PDF)
    found = {name.removesuffix(".pdf"): content for name, content in made.items() if isinstance(content, bytes)}
    return {name: found[name] for name in NAMES}


@pytest.fixture(params=NAMES)
def content(request: pytest.FixtureRequest, files: dict[str, bytes]) -> bytes:
    return files[request.param]


@pytest.fixture
def reader(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


@pytest.fixture
def tree(reader: pypdf.PdfReader) -> Tag:
    return _tree(reader.trailer["/Root"]["/StructTreeRoot"])


def test_a_checker_finds_nothing(content: bytes) -> None:
    checker = pytest.importorskip("page")
    report = checker.validate_pdf_bytes(content, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_a_list_has_items_and_an_item_a_label_and_a_body(tree: Tag) -> None:
    for tag in tree.all():
        if tag.kind == "L":
            assert {below.kind for below in tag.below} <= {"LI", "L", "Caption"}, tag.path
        if tag.kind == "LI":
            assert tag.path[-1] == "L"
            assert {below.kind for below in tag.below} <= {"Lbl", "LBody"}, tag.path
        if tag.kind in {"Lbl", "LBody"}:
            assert tag.path[-1] == "LI"


def test_a_header_cell_says_what_it_heads_and_rows_are_as_wide_as_their_table(tree: Tag) -> None:
    for table in tree.all():
        if table.kind == "Table":
            rows = [tag for tag in table.all() if tag.kind == "TR"]
            assert len({sum(cell.about["/A"].get("/ColSpan", 1) for cell in row.below) for row in rows}) == 1
            for cell in (cell for row in rows for cell in row.below):
                assert cell.kind in {"TH", "TD"}
                assert cell.kind == "TD" or cell.about["/A"]["/Scope"] in {"/Column", "/Row"}


def test_a_link_holds_its_annotations_and_they_stay_on_paper(reader: pypdf.PdfReader, tree: Tag) -> None:
    held = {number: tag.kind for tag in tree.all() for number in tag.links}
    for page in reader.pages:
        for reference in page.get("/Annots", []):
            assert held[reference.idnum] == "Link"
            assert reference.get_object()["/F"] & 4


def test_what_is_on_every_page_is_no_content(reader: pypdf.PdfReader, tree: Tag) -> None:
    owned = {mark for tag in tree.all() for mark in tag.marks}
    for page in reader.pages:
        operations = pypdf.generic.ContentStream(page["/Contents"], reader).operations
        begun = [operands for operands, operator in operations if operator == b"BDC"]
        marks = [operands[1]["/MCID"] for operands in begun if "/MCID" in operands[1]]
        assert {(page.indirect_reference.idnum, mark) for mark in marks} <= owned  # type: ignore[union-attr]
        assert [name for name, about in begun if about.get("/Type") == "/Pagination"][:1] == ["/Artifact"]


def test_content_is_painted_in_the_order_of_the_tags_but_for_the_marks_of_lists(tree: Tag) -> None:
    painted: dict[int, list[int]] = {}
    for tag in tree.all():
        if "Lbl" not in tag.path:
            for page, mark in tag.marks:
                painted.setdefault(page, []).append(mark)
    assert {page: marks for page, marks in painted.items() if marks != sorted(marks)} == {}
