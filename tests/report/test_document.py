"""Plans and proposals as pages: what a reader gets, in HTML and in Markdown."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from ivp.report.environment import environment
from ivp.view.document import DocumentView, document_view, proposal_view
from tests.view.documents import NAMES, repository_plan, written_plan

GOLDEN = Path(__file__).parent / "golden"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def markdown(view: DocumentView) -> str:
    return environment(view.plan.language, "md").get_template("document.md.j2").render(view=view)


def html(view: DocumentView) -> str:
    return environment(view.plan.language, "html").get_template("document.html.j2").render(view=view)


def page(view: DocumentView) -> Element:
    parser = html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root: Element = parser.parse(html(view))
    return root


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def views() -> list[tuple[str, DocumentView]]:
    documents = [(name, document_view(repository_plan(name))) for name in NAMES]
    proposal = proposal_view(repository_plan("maastricht-uitvoeringsplan-2024"))
    assert proposal is not None
    return [*documents, ("voorstel", proposal)]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("maastricht-proposal.md", "maastricht-uitvoeringsplan-2024"),
        ("tweestromenland.md", "tweestromenland-2019-2022"),
    ],
)
def test_the_markdown_is_as_it_was(file: str, name: str) -> None:
    """Read the difference; where it is right, write the files anew with ``IVP_GOLDEN=write``."""
    plan = repository_plan(name)
    view = proposal_view(plan) if "proposal" in file else document_view(plan)
    assert view is not None
    made = markdown(view)
    if os.environ.get("IVP_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / file).write_text(made, encoding="utf-8")
    assert made == (GOLDEN / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "view"), views(), ids=lambda value: value if isinstance(value, str) else "")
def test_the_page_is_well_made(name: str, view: DocumentView) -> None:
    root = page(view)
    assert root.get("lang") == "nl"
    headings = [element for element in root.iter() if element.tag in HEADINGS]
    assert [element.tag for element in headings].count("h1") == 1
    assert all(text(element) for element in headings)
    levels = [int(element.tag[1]) for element in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = [href[1:] for element in root.iter("a") if (href := element.get("href", "")).startswith("#")]
    assert set(targets) <= set(ids)
    for table in root.iter("table"):
        assert [text(caption) for caption in table.findall("caption")] != [""]
        rows = table.findall("./tbody/tr")
        columns = len(table.findall("./thead/tr/th"))
        assert all(cell.get("scope") == "col" for cell in table.findall("./thead/tr/th"))
        assert rows
        for row in rows:
            assert len(row) == columns
            assert (row[0].tag, row[0].get("scope")) == ("th", "row")
    assert [element.tag for element in root.iter() if element.tag in {"script", "link", "img", "iframe"}] == []
    assert re.findall(r"(?:src|srcset)=|url\(|@import", html(view)) == []


def test_the_page_and_the_markdown_have_the_same_headings() -> None:
    for _, view in views():
        shown = [text(element) for element in page(view).find("body/main").iter() if element.tag in HEADINGS]  # type: ignore[union-attr]
        written = [
            re.sub(r"\\(.)", r"\1", line.lstrip("# ")) for line in markdown(view).splitlines() if line[:2] == "##"
        ]
        assert shown == written


def test_a_status_that_is_not_final_is_seen_at_once() -> None:
    root = page(document_view(repository_plan("meierij-2023-2026")))
    notices = [text(element) for element in root.iter("div") if "notice" in element.get("class", "")]
    assert len(notices) >= 3
    assert text(root.find("head/title")).count("Concept Integraal Veiligheidsplan 2023-2026") == 1  # type: ignore[arg-type]


HOSTILE = """\
motto: <script>alert(1)</script>
summary:
  - '<img src=x onerror=alert(1)> {{ 7 * 7 }} {% raw %} **vet** [x](javascript:alert(1)) ![beeld](https://x.nl/a.png)'
  - '"><svg onload=alert(1)>': "<style>*{display:none}</style>\\n\\n# Kop\\n\\n<!-- "
priorities:
  a: {name: "<b>a</b> | `b` *c* [d](http://e.nl) # f", text: "</section></main><h1>x</h1>", portfolios: "</dl><p>"}
indicators:
  i: {name: 'a | b"><script>', unit: count, baseline: {2021: {value: null, note: '</td></table> | x'}}}
glossary: {'<i>x</i>': '<iframe src="https://x.nl"></iframe>'}
chapters: {priorities: {number: "<b>", name: "</h2><script>x</script>"}}
cycle: {w: {what: "<td>", lead: "| a |\\\\"}}
"""


def test_hostile_text_is_text(tmp_path: Path) -> None:
    view = document_view(written_plan(tmp_path, HOSTILE))
    root = page(view)
    tags = {element.tag for element in root.find("body/main").iter() if isinstance(element.tag, str)}  # type: ignore[union-attr]
    assert tags <= {
        *("main", "section", "div", "p", "ul", "li", "strong", "em", "dl", "dt", "dd", "a", "span", "code"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td", *HEADINGS),
    }
    links = {element.get("href", "").split(":")[0] for element in root.iter("a")}
    assert {link for link in links if not link.startswith("#")} <= {"http", "https"}
    shown = text(root.find("body"))  # type: ignore[arg-type]
    for kept in (
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "<b>a</b> | `b` *c* [d](http://e.nl) # f",
        "</td></table>",
    ):
        assert kept in shown
    written = markdown(view)
    assert re.findall(r"(?<!\\)<(?!!-- generator)", written) == []
    rows = [line for line in written.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in rows} == {5}


PUBLISHED = "publication: {source: gmb-2024-1}\n"
RETOLD = "Told in other words: this is not the adopted text"
OTHER_WORDS = "The sentences from ‘Proefplan’ are told in other words here."
OWN_WORDS = "The sentences from ‘Proefplan’ are given here word for word."


@pytest.mark.parametrize(
    ("own", "parent", "label", "sentences"),
    [
        ("status: adopted\n", "", "", ""),
        ("status: adopted\nwording: paraphrase\n", "", RETOLD,
         f"{OTHER_WORDS} The adopted text is with those who adopted it."),
        ("status: adopted\nwording: paraphrase\n" + PUBLISHED, "", RETOLD,
         f"{OTHER_WORDS} The adopted text is published in gmb-2024-1."),
        ("status: consultation\nwording: paraphrase\n", "", RETOLD,
         f"{OTHER_WORDS} Its text is with those who drew it up."),
        ("status: adopted\nwording: paraphrase\n", "status: adopted\nwording: paraphrase\n", RETOLD,
         f"{OTHER_WORDS.replace('‘Proefplan’', '‘Proefplan’, ‘Regioplan’')} "
         "The adopted text is with those who adopted it."),
        ("status: draft\nwording: literal\n" + PUBLISHED, "", "In the words of the document itself",
         f"{OWN_WORDS} Its text is published in gmb-2024-1."),
        ("status: adopted\nwording: literal\n", "status: adopted\nwording: paraphrase\n",
         "Partly told in other words: this is not the adopted text",
         f"{OWN_WORDS} The adopted text is with those who adopted it. "
         f"{OTHER_WORDS.replace('Proefplan', 'Regioplan')} The adopted text is with those who adopted it."),
        ("status: adopted\nwording: literal\n", "status: adopted\n", "Partly in the words of the document itself",
         f"{OWN_WORDS} The adopted text is with those who adopted it."),
    ],
)  # fmt: skip
def test_whose_words_they_are_is_on_top_and_on_every_page(
    tmp_path: Path, own: str, parent: str, label: str, sentences: str
) -> None:
    view = document_view(written_plan(tmp_path, own, parent))
    notices = [text(element) for element in page(view).iter("div") if "notice wording" in element.get("class", "")]
    assert notices == ([f"{label}.{sentences}"] if label else [])
    assert (f'content: "{label}";' in html(view)) == bool(label)
    assert (f"> **{label}.** {sentences}\n" in markdown(view)) == bool(label)
