"""The report in HTML: its structure, its figures, a plan without figures, a plan that is not adopted."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise

import pytest
import yaml

from ivp.report.environment import generator
from tests.conftest import PLANS
from tests.report.conftest import Written
from tests.report.page import HEADINGS, parsed, rows, seen, tag, text

MAASGOUW = "maasgouw-2023-2026-progress-2024.html"
HEUVELLAND = "heuvelland-2020-2023-progress-2024.html"
MEIERIJ = "meierij-2023-2026-progress-2024.html"


def test_every_page_is_strictly_html_with_the_landmarks_and_no_outside(all_pages: dict[str, str]) -> None:
    assert len(all_pages) > 2 * len(list(PLANS.glob("*.yaml")))
    for name, page in all_pages.items():
        tree = parsed(page)
        assert tree.get("lang") == "nl", name
        assert [item.get("content") for item in tree.iter("meta") if item.get("name") == "generator"] == [generator()]
        assert [len(list(tree.iter(landmark))) for landmark in ("header", "main", "h1")] == [1, 1, 1], name
        assert not [item for item in tree.iter() if tag(item) in {"script", "link", "img", "iframe", "object"}], name
        assert "url(" not in page, name
        assert "@import" not in page, name


def test_headings_never_skip_a_level_and_ids_are_unique(all_pages: dict[str, str]) -> None:
    for name, page in all_pages.items():
        tree = parsed(page)
        levels = [int(item.tag[1]) for item in tree.iter() if item.tag in HEADINGS]
        assert all(after <= before + 1 for before, after in pairwise(levels)), name
        ids = [item.get("id") for item in tree.iter() if item.get("id")]
        assert len(ids) == len(set(ids)), name
        links = {item.get("href", "")[1:] for item in tree.iter("a") if item.get("href", "").startswith("#")}
        assert links <= set(ids), name


def test_tables_and_drawings_say_what_they_are(all_pages: dict[str, str]) -> None:
    for name, page in all_pages.items():
        tree = parsed(page)
        ids = {item.get("id"): item for item in tree.iter() if item.get("id")}
        for table in tree.iter("table"):
            assert text(table.find("caption")), name
            assert all(cell.get("scope") for cell in table.iter("th")), name
            assert len(list(table.iterfind("./tbody/tr"))) > 0, name
        for drawing in (item for item in tree.iter() if tag(item) == "svg"):
            if drawing.get("role") == "img":
                named = drawing.get("aria-labelledby", "").split()
                assert all(text(ids[identity]) for identity in named), name
                assert len(named) == 2, name
            else:
                assert drawing.get("aria-hidden") == "true", name


def test_no_section_list_or_table_is_empty(all_pages: dict[str, str]) -> None:
    for name, page in all_pages.items():
        tree = parsed(page)
        for item in tree.iter():
            if item.tag in {"section", "ul", "ol", "dl", "tbody", "details", "figure", "dd"}:
                assert text(item), f"{name}: {item.tag} {item.attrib}"


def _number(value: str | float | Decimal) -> str:
    """A figure as Dutch readers write it."""
    whole, _, fraction = str(value).partition(".")
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole) + (f",{fraction}" if fraction else "")


def _sums(plan: str, year: int) -> dict[str, Decimal]:
    found: dict[str, Decimal] = defaultdict(Decimal)
    with (PLANS / f"{plan}.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if int(row["year"]) == year:
                found[row["indicator"]] += Decimal(row["value"])
    return found


@pytest.mark.parametrize(
    ("file", "plan", "year"), [(MAASGOUW, "maasgouw-2023-2026", 2024), (HEUVELLAND, "heuvelland-2020-2023", 2024)]
)
def test_figures_agree_cell_by_cell_with_the_plan(
    example_pages: dict[str, str], file: str, plan: str, year: int
) -> None:
    indicators = yaml.safe_load((PLANS / f"{plan}.yaml").read_text(encoding="utf-8"))["indicators"]
    by_name = {item["name"][0].upper() + item["name"][1:]: (key, item) for key, item in indicators.items()}
    values = _sums(plan, year)
    tree = parsed(example_pages[file])
    compared = set()
    for name, baseline, _before, current, target, *_ in rows(tree, "indicators"):
        key, item = by_name[text(name.find(".//b"))]
        ((at, start),) = item["baseline"].items()
        value = start["value"] if isinstance(start, dict) else start
        percent = "%" if item["unit"] == "percent" else ""
        written = (f"{_number(value)}{percent}" if value is not None else "onbekend") + str(at)
        linked = key in values and not item.get("series", {}).get("comparable", True)
        assert seen(baseline) == ("–" if linked else written)
        assert seen(current).removesuffix("voorlopig") == (_number(values[key]) if key in values else "–")
        bound = next((item["target"][way] for way in ("at_most", "at_least") if way in item.get("target", {})), None)
        assert re.sub("ten (hoogste|minste)", "", seen(target)) == (f"{_number(bound)}{percent}" if bound else "–")
        compared.add(key)
    assert compared == set(indicators)


def test_a_plan_without_indicators_has_its_goals_and_actions(example_pages: dict[str, str]) -> None:
    tree = parsed(example_pages[MEIERIJ])
    assert len(list(rows(tree, "actions"))) == 44  # 43 actions, one of which serves two topics
    assert not list(rows(tree, "indicators"))
    assert next(text(item) for item in tree.iter("h2")) == "In het kort"


def test_what_is_not_adopted_retold_or_not_fully_known_says_so(example_pages: dict[str, str]) -> None:
    notices = {
        name: [text(item) for item in parsed(page).iter("div") if "notice" in (item.get("class") or "")]
        for name, page in example_pages.items()
    }
    starts = {name: [item.split(".")[0] for item in items] for name, items in notices.items()}
    retold = "Naverteld: dit is niet de vastgestelde tekst"
    assert starts[MAASGOUW] == [retold]
    assert starts[MEIERIJ][:2] == ["Ter consultatie", retold]
    assert starts["maastricht-2023-2026-progress-2024.html"] == [retold, "Niet volledig bekend"]


def test_the_same_plan_gives_the_same_bytes(written: Written) -> None:
    plan = (PLANS / "maastricht-2023-2026.yaml").read_text(encoding="utf-8")
    assert written(plan) == written(plan)
