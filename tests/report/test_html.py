"""The report in HTML: its structure, its figures, a plan without figures, a plan that is not adopted."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from ivp.report.environment import generator
from ivp.vocabulary import ReportFormat
from tests.conftest import PLANS, Run
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
    written = yaml.safe_load((PLANS / f"{plan}.yaml").read_text(encoding="utf-8"))
    handed_down = {key: item for key, item in written["sources"].items() if isinstance(item, dict)}
    indicators = {key: handed_down.get(item.get("source"), {}) | item for key, item in written["indicators"].items()}
    by_name = {item["name"][0].upper() + item["name"][1:]: (key, item) for key, item in indicators.items()}
    values = _sums(plan, year)
    tree = parsed(example_pages[file])
    quiet = " ".join(text(item) for item in tree.iter("p") if "quiet" in (item.get("class") or "").split())
    compared = set()
    for row in rows(tree, "indicators"):
        cells = {class_: cell for cell in row for class_ in (cell.get("class") or "").split()}
        key, item = by_name[text(cells["name"].find(".//b"))]
        at, value, percent = _baseline(item)
        linked = key in values and not item.get("series", {}).get("comparable", True)
        assert seen(cells["baseline"]) == ("–andere definitie" if linked else f"{value}{at}")
        assert seen(cells["now"]).removesuffix("voorlopig") == (_number(values[key]) if key in values else "–")
        bound = next((item["target"][way] for way in ("at_most", "at_least") if way in item.get("target", {})), None)
        asked = re.sub("ten (hoogste|minste)", "", seen(cells["target"])) if "target" in cells else "–"
        assert asked == (f"{_number(bound)}{percent}" if bound else "–")
        compared.add(key)
    for name, (key, item) in by_name.items():
        at, value, _ = _baseline(item)
        assert (key in compared) != (f"{name}: {value} ({at})" in quiet), name


def _baseline(item: dict[str, Any]) -> tuple[int, str, str]:
    """The year of a baseline, its figure as it is printed, and the sign of its unit."""
    ((at, start),) = item["baseline"].items()
    value = start["value"] if isinstance(start, dict) else start
    percent = "%" if item["unit"] == "percent" else ""
    return at, f"{_number(value)}{percent}" if value is not None else "onbekend", percent


def test_the_annex_has_a_sheet_for_each_indicator_with_all_its_figures(example_pages: dict[str, str]) -> None:
    tree = parsed(example_pages[HEUVELLAND])
    indicators = yaml.safe_load((PLANS / "heuvelland-2020-2023.yaml").read_text(encoding="utf-8"))["indicators"]
    sheets = {item.get("id"): item for item in tree.iter("section") if item.get("class") == "subject"}
    assert set(sheets) == {f"indicator-{key}" for key in indicators}
    sheet = sheets["indicator-motorvoertuigen"]
    figures = {
        text(row[0]): text(row[1])
        for row in rows(sheet, "figures")
        if not text(row[2]).startswith(("nulmeting", "doel"))
    }
    for year in range(2019, 2026):
        assert figures[str(year)] == _number(_sums("heuvelland-2020-2023", year)["motorvoertuigen"])
    assert "Valkenburg aan de Geul" in text(sheet)


WHOLE = """\
ivp: 1
kind: plan
title: Proef
municipalities: [Maasgouw]
period: 2023-2026
status: adopted
labels: {baseline: uitgangswaarde, evaluation: Zo wordt beoordeeld}
goals: {samen: {name: Samen veilig, text: Met de hele buurt.}}
lenses: {jeugd: {name: Jeugd, text: Bij elke keuze.}}
themes: {wijk: {name: Wijk, evaluation: In een gesprek.}}
indicators:
  inbraak:
    name: inbraken
    for: wijk
    unit: count
    definition: Voltooid en poging.
    population: Alle woningen.
    interpretation: Zegt niets over aangiften.
    baseline: {2021: {value: 100, note: Uit het jaarverslag.}}
    target: {at_most: {2024: 90, 2026: 80}, text: flink minder}
    benchmarks: {limburg: {name: Limburg, values: {2023: 104}}}
    breaks: {2022: Een nieuwe telling.}
    values: {2023: {value: 95, note: Opnieuw geteld.}}
    incomplete: Het doel is moeilijk leesbaar.
"""


@pytest.mark.parametrize("form", [ReportFormat.HTML, ReportFormat.MD])
def test_all_that_a_plan_says_of_an_indicator_is_told_without_a_chart(written: Written, form: ReportFormat) -> None:
    page = written(WHOLE, form, 2023)
    told = text(parsed(page)) if form is ReportFormat.HTML else page
    for said in (
        "Samen veilig", "Met de hele buurt.", "Jeugd", "Bij elke keuze.", "Uitgangswaarde", "Zo wordt beoordeeld",
        "Voltooid en poging.", "Alle woningen.", "Zegt niets over aangiften.", "Uit het jaarverslag.", "ten hoogste 90",
        "ten hoogste 80", "flink minder", "Limburg", "104", "Een nieuwe telling.", "Opnieuw geteld.",
        "Het doel is moeilijk leesbaar.",
    ):  # fmt: skip
        assert said in told, said


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_annex_can_be_left_out(run: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "proef.yaml").write_text(WHOLE, encoding="utf-8")
    command = ("report", tmp_path / "proef.yaml", "--format", form, "--output", "-")
    whole, short = run(*command).out, run(*command, "--no-annex").out
    assert "Bijlage: de cijfers per indicator" in whole
    assert "Bijlage" not in short
    assert "#indicator-inbraak" not in short
    assert "ten hoogste" in short


def test_a_plan_without_indicators_has_its_goals_and_lenses(written: Written) -> None:
    told = text(parsed(written(WHOLE[: WHOLE.index("indicators:")], year=2023)))
    assert "Met de hele buurt." in told
    assert "Bij elke keuze." in told


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
    unwritten = "Over 2024 is hier geen verslag in woorden bekend"
    assert starts[MAASGOUW] == [retold, unwritten]
    assert starts[MEIERIJ][:2] == ["Ter consultatie", retold]
    assert starts["maastricht-2023-2026-progress-2024.html"] == [retold, unwritten]
    page = parsed(example_pages["maastricht-2023-2026-progress-2024.html"])
    (unknown,) = [item for item in page.iter("section") if item.get("id") == "unknown"]
    plan = yaml.safe_load((PLANS / "maastricht-2023-2026.yaml").read_text(encoding="utf-8"))
    assert plan["incomplete"][:40] in text(unknown)


def test_the_same_plan_gives_the_same_bytes(written: Written) -> None:
    plan = (PLANS / "maastricht-2023-2026.yaml").read_text(encoding="utf-8")
    assert written(plan) == written(plan)


HIDDEN = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: [Maasgouw]
period: 2023-2026
sources: {zvh: {name: Zorg- en Veiligheidshuis, kind: records, hide_below: 10}}
themes: {zorg: Zorg}
indicators:
  casus: {name: =Casus, for: zorg, unit: count, source: zvh, baseline: {2022: 20}, values: {2023: 4, 2024: 15}}
  cijfer: {name: Cijfer, for: zorg, unit: grade, baseline: {2022: 7.5}, target: {at_least: 8}, values: {2024: 7.25}}
"""


def test_the_figures_of_a_table_and_of_a_sheet_can_be_kept_as_a_file(written: Written) -> None:
    """What stands in the link is what the page shows: the figure that is hidden is not in it."""
    kept = {}
    for item in parsed(written(HIDDEN, ReportFormat.HTML, 2024)).iter("a"):
        if file := item.get("download"):
            kept[file] = unquote(item.get("href", "")).removeprefix("data:text/csv;charset=utf-8,\ufeff").splitlines()
    assert [*kept] == ["indicatoren.csv", "casus.csv", "cijfer.csv"]
    table = list(csv.DictReader(kept["indicatoren.csv"], delimiter=";"))
    assert [(row["name"], row["value"], row["year"]) for row in table] == [
        ("'=Casus", "15", "2024"), ("Cijfer", "7,25", "2024")
    ]  # fmt: skip
    sheet = list(csv.DictReader(kept["casus.csv"], delimiter=";"))
    assert [(row["year"], row["value"], row["hidden"]) for row in sheet] == [
        ("2023", "", "true"), ("2024", "15", "false")
    ]  # fmt: skip
