"""The pages in a real browser: no horizontal overflow, nothing that axe finds against WCAG 2.2 AA."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivp.generate import CHROMIUM

pytestmark = pytest.mark.slow
WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
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
def folder(all_pages: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    for name, page in all_pages.items():
        (made / name).write_text(page, encoding="utf-8")
    return made


def test_no_page_is_wider_than_its_screen(browser, folder: Path) -> None:
    wide = []
    for scheme in SCHEMES:
        page = browser.new_page(color_scheme=scheme)
        for file in sorted(folder.iterdir()):
            page.goto(file.as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append((file.name, width, scheme))
        page.close()
    assert wide == []


def test_axe_finds_nothing(browser, folder: Path) -> None:
    axe = _axe()
    if axe is None:
        pytest.skip("axe-core is not installed (its file in IVP_AXE)")
        return
    found = []
    for scheme in SCHEMES:
        page = browser.new_page(color_scheme=scheme, viewport={"width": 1280, "height": 800})
        for file in sorted(folder.iterdir()):
            page.goto(file.as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
            page.add_script_tag(path=axe)
            options = {"runOnly": TAGS, "resultTypes": ["violations"]}
            result = page.evaluate("options => axe.run(document, options)", options)
            found += [
                (file.name, scheme, violation["id"], violation["nodes"][0]["target"], len(violation["nodes"]))
                for violation in result["violations"]
            ]
        page.close()
    assert found == []
