"""Text of a plan is text: nothing in it becomes markup, a link that runs, or a template."""

from __future__ import annotations

import json
import re

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ivp.report.markdown import escape_markdown, html, html_inline, markdown
from ivp.vocabulary import ReportFormat
from tests.report.conftest import Written
from tests.report.page import parsed, tag, text

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} ]]> </style></svg></title> "
    "[a](javascript:alert(1)) ![b](https://example.org/b.png) \" ' onload='x' | a | `c` &lt;b&gt; <!-- c --> $x$"
)


def _plan() -> str:
    points = [HOSTILE, {"name": HOSTILE, "text": HOSTILE, "points": [HOSTILE]}]
    topic = {"name": HOSTILE, "text": HOSTILE, "goals": points, "evaluation": points, "done": points}
    values = {2021: 100, 2022: 90, 2023: 95, 2024: {"value": 80, "note": HOSTILE}}
    plan = {
        "ivp": 1, "kind": "plan", "title": HOSTILE, "municipalities": ["Maasgouw"],
        "period": "2023-2026", "incomplete": HOSTILE,
        "labels": {"problem": HOSTILE, "topic_actions": HOSTILE},
        "chapters": {"themes": HOSTILE, "slot": {"number": "<b>", "name": HOSTILE, "text": HOSTILE}},
        "priorities": {"een": topic}, "themes": {"twee": {**topic, "incomplete": HOSTILE}, "stil": HOSTILE},
        "sources": {"bron": {"name": HOSTILE, "text": HOSTILE, "kind": "register"}},
        "indicators": {
            "met-doel": {
                "name": HOSTILE, "for": "twee", "unit": "count", "noun": {"one": "x", "many": HOSTILE},
                "source": "bron", "baseline": {2021: 100}, "target": {"at_most": 90, "text": HOSTILE},
                "interpretation": HOSTILE, "definition": HOSTILE, "values": values,
                "series": {"table": HOSTILE, "codes": [HOSTILE], "note": HOSTILE}, "incomplete": HOSTILE,
                "benchmarks": {"elders": {"name": HOSTILE, "values": {2021: 10}}},
            },
            "zonder-doel": {
                "name": HOSTILE, "for": "een", "unit": "count", "source": "bron", "interpretation": HOSTILE,
                "baseline": {2021: {"value": None, "note": HOSTILE}},
            },
        },
        "actions": {
            "doen": {
                "name": HOSTILE, "for": "twee", "text": HOSTILE, "lead": HOSTILE, "with": [HOSTILE],
                "result": HOSTILE, "done": points, "next": points,
                "state": {2024: {"status": "running", "light": "red", "cause": HOSTILE, "consequence": HOSTILE}},
            }
        },
    }  # fmt: skip
    return json.dumps(plan, ensure_ascii=False, indent=1)


def _harmless(page: str) -> None:
    tree = parsed(page)
    drawn = {"svg", "symbol", "use", "title", "desc", "g", "path", "circle", "line", "polyline", "rect", "text"}
    for item in tree.iter():
        assert tag(item) not in {"script", "img", "iframe", "object", "embed", "form", "base"}
        assert not [name for name in item.attrib if name.startswith("on")], item.attrib
        for name in ("href", "src", "action", "{http://www.w3.org/1999/xlink}href"):
            if file := item.get("download"):
                assert re.fullmatch(r"[\w-]+\.csv", file)
                assert re.fullmatch(r"data:text/csv;charset=utf-8,[\w%/;,.~-]+", item.get("href", ""))
            else:
                assert item.get(name, "#").startswith(("#", "https://example.org/")), item.attrib
    assert len(list(tree.iter("style"))) == 1
    for drawing in (item for item in tree.iter() if tag(item) == "svg"):
        assert {tag(item) for item in drawing.iter()} <= drawn


def test_the_page_of_a_hostile_plan_is_harmless(written: Written) -> None:
    page = written(_plan(), ReportFormat.HTML, 2024)
    _harmless(page)
    shown = text(parsed(page))
    assert "{{ 7*7 }}" in shown
    assert "49 " not in shown
    assert "<script>alert(1)</script>" in shown


def test_the_markdown_of_a_hostile_plan_is_harmless_even_where_html_is_allowed(written: Written) -> None:
    source = written(_plan(), ReportFormat.MD, 2024)
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(source)
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    for item in tree.iter():
        assert tag(item) not in {"script", "img", "svg", "style", "code"}
        assert not [name for name in item.attrib if name.startswith("on")]
        assert item.get("href", "https://example.org/").startswith("https://example.org/")
    for table in tree.iter("table"):
        assert len({len(list(row)) for row in table.iter("tr")}) == 1


def test_the_view_keeps_the_text_as_it_is(written: Written) -> None:
    document = json.loads(written(_plan(), ReportFormat.JSON, 2024))
    assert document["progress"]["plan"]["title"] == HOSTILE


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("**vet** en *schuin*", "<p><strong>vet</strong> en <em>schuin</em></p>"),
        ("# Kop", "<p><strong>Kop</strong></p>"),
        ("Kop\n---", "<p><strong>Kop</strong></p>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("[x](https://example.org)", '<p><a href="https://example.org">x</a></p>'),
        ("[x](mailto:a@b.nl)", '<p><a href="mailto:a@b.nl">x</a></p>'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](JAVASCRIPT&#58;alert(1))", "<p>[x](JAVASCRIPT:alert(1))</p>"),
        ("[x](//example.org)", "<p>[x](//example.org)</p>"),
        ("[x](data:text/html,x)", "<p>[x](data:text/html,x)</p>"),
        ('```js" onload="x\na\n```', "<pre><code>a\n</code></pre>"),
    ],
)
def test_markdown_without_html(source: str, result: str) -> None:
    assert html(source).strip() == result


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("aé Z1_*-–.,;:()[]/%€'\"&<>#`~\\!|²\u00a0\u0301\t"), min_size=1, max_size=12))
def test_a_text_without_signs_that_mean_anything_is_what_the_parser_makes_of_it(source: str) -> None:
    assert html(source) == html(f"{source}\n")
    assert f"{html_inline(source)} &lt;".strip() == html_inline(f"{source} <")


def test_markdown_in_a_line_has_no_blocks() -> None:
    assert html_inline("# geen *kop*\nén `code`") == "# geen <em>kop</em> én <code>code</code>"


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("# Kop\n\n- een\n- twee\n  1. drie", "**Kop**\n\n- een\n- twee\n\n  1. drie"),
        ("a | b <i> [c](javascript:x)", r"a \| b \<i\> \[c\](javascript:x)"),
        ("[c](https://example.org/(x))", "[c](https://example.org/%28x%29)"),
        ("tekst\n\\# geen kop", "tekst\n\\# geen kop"),
    ],
)
def test_markdown_to_markdown(source: str, result: str) -> None:
    assert markdown(source) == result


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("- x", r"\- x"),
        ("1. x", r"1\. x"),
        ("1.", r"1\."),
        ("1.1 x", "1.1 x"),
        ("# x", r"\# x"),
        ("a\nb", "a b"),
        ("*x* _y_ <z>", r"\*x\* \_y\_ \<z\>"),
    ],
)
def test_a_name_is_one_line_of_plain_text(name: str, escaped: str) -> None:
    assert escape_markdown(name) == escaped
