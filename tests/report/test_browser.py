"""The pages in a real browser: no horizontal overflow, whole words, the verdict at once, nothing that axe finds against
WCAG 2.2 AA.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivp.check import Checked
from ivp.generate import CHROMIUM
from ivp.report.pages import pages
from ivp.vocabulary import ReportFormat
from tests.report.conftest import texts

pytestmark = pytest.mark.program
WIDTHS = (320, 768, 1280)
PHONE = {"width": 390, "height": 844}
LONGEST = 20
"""Letters of a word, or of words joined by other signs, that stays whole however deep it stands in lists."""
BROKEN_WORDS = """longest => {
  const broken = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, range = document.createRange();
    if (node.parentElement.closest('.hidden, .skip, .cards thead, .short thead, .fold thead, style, svg')) continue;
    for (const found of node.data.matchAll(/\\S+/g)) {
      if (found[0].length > longest || /[-–]/.test(found[0])) continue;
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      const lines = new Set([...range.getClientRects()].filter(box => box.width > 1).map(box => Math.round(box.top)));
      if (lines.size > 1) broken.push(found[0]);
    }
  }
  return broken;
}"""
COLLISIONS = """() => [...document.querySelectorAll('svg.chart')].filter(svg => svg.checkVisibility()).flatMap(svg => {
  const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBBox()]);
  const meet = (a, b) => Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1
    && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 6;
  return texts.flatMap(([one, a], at) => texts.slice(0, at).filter(([, b]) => meet(a, b)).map(([two]) => [one, two]));
})"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _axe() -> Path | None:
    named = os.environ.get("IVP_AXE")
    places = [Path(named)] if named else [Path("node_modules/axe-core/axe.min.js")]
    return next((place for place in places if place.is_file()), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def documents(example_plans: list[Checked], made_up_plans: list[Checked]) -> dict[str, str]:
    """Plans and a proposal as documents."""
    (proposed,) = [item for item in example_plans if "uitvoeringsplan" in item.source.name]
    return texts(pages([*made_up_plans, proposed], ["plan", "proposal"], 2024, ReportFormat.HTML))


@pytest.fixture(scope="module")
def folder(all_pages: dict[str, str], documents: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    for name, page in {**all_pages, **documents}.items():
        (made / name).write_text(page, encoding="utf-8")
    return made


def test_no_page_is_wider_than_its_screen(browser, folder: Path) -> None:
    wide = []
    page = browser.new_page()
    for file in sorted(folder.iterdir()):
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((file.name, width))
    page.close()
    assert wide == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_words_stay_whole(browser, folder: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    broken = {}
    for file in sorted(folder.iterdir()):
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
        broken[file.name] = page.evaluate(BROKEN_WORDS, LONGEST)
    page.close()
    assert {name: words for name, words in broken.items() if words} == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_texts_in_charts_do_not_meet(browser, folder: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    meet = {}
    for file in sorted(folder.glob("*progress*")):
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
        meet[file.name] = page.evaluate(COLLISIONS)
    page.close()
    assert {name: texts for name, texts in meet.items() if texts} == {}


def test_the_verdict_stands_on_the_first_screen_of_a_phone(browser, folder: Path) -> None:
    page = browser.new_page(viewport=PHONE)
    ends = {}
    for file in sorted(folder.iterdir()):
        page.goto(file.as_uri())
        ends[file.name] = page.evaluate("document.querySelector('main .finding')?.getBoundingClientRect().bottom ?? 0")
    page.close()
    assert any(ends.values())
    assert {name: end for name, end in ends.items() if end > PHONE["height"]} == {}


@pytest.mark.parametrize(
    # The other scheme has other colours and nothing else, on the pages of every plan the same.
    ("scheme", "checks", "files"),
    [("light", TAGS, "*"), ("dark", ["color-contrast"], "*maasgouw*")],
)
def test_axe_finds_nothing(browser, folder: Path, scheme: str, checks: list[str], files: str) -> None:
    axe = _axe()
    if axe is None:
        pytest.skip("axe-core is not installed (its file in IVP_AXE)")
        return
    found = []
    page = browser.new_page(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    for file in sorted(folder.glob(files)):
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
        page.add_script_tag(path=axe)
        options = {"runOnly": checks, "resultTypes": ["violations"]}
        result = page.evaluate("options => axe.run(document, options)", options)
        found += [
            (file.name, violation["id"], violation["nodes"][0]["target"], len(violation["nodes"]))
            for violation in result["violations"]
        ]
    page.close()
    assert found == []


def test_no_line_of_the_contents_is_cut_on_a_phone(browser, folder: Path) -> None:
    page = browser.new_page(viewport=PHONE)
    cut = {}
    for file in sorted(folder.iterdir()):
        page.goto(file.as_uri())
        cut[file.name] = page.evaluate(
            "() => [...document.querySelectorAll('.contents ol')].flatMap(box => [...box.querySelectorAll('a')].filter("
            "a => [...a.getClientRects()].some(line => line.top < box.getBoundingClientRect().bottom - 1"
            " && line.bottom > box.getBoundingClientRect().bottom + 1)).map(a => a.textContent))"
        )
    page.close()
    assert {name: found for name, found in cut.items() if found} == {}
