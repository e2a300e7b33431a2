"""The reports of the municipalities of a joint plan, the region's and those on a topic of it: what they share, they
print alike, in every form.
"""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from fractions import Fraction
from itertools import dropwhile, islice, takewhile
from typing import NamedTuple

import pytest
from pypdf import PdfReader

from ivp.check import Checked, check
from ivp.dossier.resolve import Chosen
from ivp.dossier.workspace import plan_sources
from ivp.figures.forms import read_grids
from ivp.output.progress_csv import progress_csv
from ivp.output.progress_table import progress_table
from ivp.output.progress_xlsx import progress_xlsx
from ivp.progress.standing import Standing
from ivp.report.pages import pages
from ivp.view.progress import ProgressView, progress_view
from ivp.vocabulary import ReportFormat, ReportKind
from tests.acceptance.printed import NUMBER, Cell, cell, number, read, rows, sheets, words
from tests.conftest import PLANS

YEAR, TOPIC = 2023, "vermogenscriminaliteit"
LONGEST_SHEET = 3_000
"""So many signs of paper hold the table of an indicator, which comes first in its sheet."""


class Part(NamedTuple):
    """A municipality of the joint plan, or "" for all of it, and a topic, or "" for all."""

    place: str = ""
    topic: str = ""


@pytest.fixture(scope="module")
def parts() -> dict[Part, Checked]:
    """What there is to report on."""
    (whole,) = check(plan_sources([str(PLANS / "heuvelland-2020-2023.yaml")]), children=True).plans
    assert whole.plan is not None
    found = {Part(): whole}
    found |= {Part(place.name): replace(whole, only=place) for place in whole.plan.municipalities}
    for part in (Part(), Part("Vaals")):
        found[part._replace(topic=TOPIC)] = replace(found[part], choice=Chosen((TOPIC,)))
    return found


@pytest.fixture(scope="module")
def printed(parts: dict[Part, Checked]) -> dict[ReportFormat, dict[Part, str]]:
    """The yearly report on each part, as a page and as Markdown."""
    made = {
        form: {part: pages([item], [ReportKind.PROGRESS], YEAR, form) for part, item in parts.items()}
        for form in (ReportFormat.HTML, ReportFormat.MD)
    }
    return {form: {part: str(*files.values()) for part, files in each.items()} for form, each in made.items()}


@pytest.fixture(scope="module")
def views(parts: dict[Part, Checked]) -> dict[Part, ProgressView]:
    """The account of each part."""
    asked = (
        (part, item, Standing.asked(item.measured, YEAR, None, item.only, choice=item.choice))
        for part, item in parts.items()
    )
    return {part: progress_view(standing) for part, _, standing in asked}


def _alone(parts: dict[Part, str]) -> list[str]:
    return [part.place for part in parts if part.place and not part.topic]


def _compared(page: ET.Element) -> dict[tuple[str, str], Cell]:
    """The change of each municipality in the tables side by side, by the indicator's id and its name."""
    return {
        ((sheet.get("id") or "").removeprefix("indicator-"), words(row[0])): cell(row[-1])
        for sheet in page.iter("section")
        if sheet.get("class") == "subject"
        for table in sheet.iter("table")
        if "Verandering sinds de nulmeting" in map(words, table.findall("./thead/tr/th"))
        for row in table.iterfind("./tbody/tr")
    }


def test_the_pages_print_the_same_figures(printed: dict[ReportFormat, dict[Part, str]]) -> None:
    pages_ = {part: read(page) for part, page in printed[ReportFormat.HTML].items()}
    compared = 0
    for (place, topic), page in pages_.items():
        whole, changes = sheets(pages_[Part("", topic)], "nl"), _compared(pages_[Part("", topic)])
        everything = sheets(pages_[Part(place)], "nl")
        own = sheets(page, "nl")
        assert own
        assert {name: everything[name] for name in own} == own  # a topic's report prints what the whole one does
        for row in rows(page) if place else ():
            beside = whole[row.id].places.get(place)
            if beside is None:
                continue  # no municipality has a figure, or it is of this one alone
            compared += 1
            assert {one.last: one for one in own[row.id].series} == beside
            told, change = row.cells["change"], changes[row.id, place]
            assert told.text == change.text
            assert told.under in {"", change.under}
    assert compared


def test_a_municipalitys_page_tells_the_joint_figure_and_target_as_the_regions(
    printed: dict[ReportFormat, dict[Part, str]],
) -> None:
    pages_ = {part: read(page) for part, page in printed[ReportFormat.HTML].items() if not part.topic}
    whole = {row.id: row for row in rows(pages_[Part()])}
    joint = 0
    for part, page in pages_.items():
        for row in rows(page) if part.place else ():
            now, target = whole[row.id].cells["now"].text, whole[row.id].cells["target"].text
            under = row.cells["name"].under
            start = whole[row.id].cells["baseline"].text
            if "target" in row.cells and row.cells["target"].text:
                continue  # of this municipality alone
            known = f"{now} in {YEAR}" if now else f"{start} bij de nulmeting"
            assert f"Heuvelland: {known}; gezamenlijk doel ten hoogste {target} in {YEAR}; " in under
            joint += 1
    assert joint


def _markdown_sheets(text: str) -> dict[str, str]:
    """The sheets in Markdown by the name of the indicator."""
    found = text.partition("\n## Bijlage")[2].split("\n### ")[1:]
    return {re.split(r"[:\n]", sheet)[0]: sheet for sheet in found}


def _table(text: str, head: str) -> list[list[str]]:
    """The cells of the first table with a heading that begins so, its heading first."""
    lines = text[text.index(f"| {head} |") :].partition("\n\n")[0].splitlines() if f"| {head} |" in text else []
    cells = [[one.strip() for one in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if not row[0].startswith("---")]


def _pair(text: str) -> tuple[Fraction | None, ...]:
    """A figure and its rate."""
    return tuple(number(one, "nl") for one in re.findall(NUMBER, text.replace("per 1.000", ""))[:2])


def test_markdown_prints_the_same_figures(printed: dict[ReportFormat, dict[Part, str]]) -> None:
    texts = printed[ReportFormat.MD]
    compared = 0
    for place in _alone(texts):
        own = _markdown_sheets(texts[Part(place)])
        for name, sheet in _markdown_sheets(texts[Part()]).items():
            head, *rows_ = _table(sheet, "Gemeente") or [[]]
            beside = next((row for row in rows_ if row[0] == place), [])
            figures = {
                row[0]: f"{row[1]} {row[2]}" for row in _table(own.get(name, own.get(f"{name} in {place}", "")), "Jaar")
            }
            for year, told in zip(head[1:-1], beside[1:-1], strict=True) if beside else ():
                assert _pair(figures[year]) == _pair(told), (place, name, year)
                compared += 1
    assert compared


def test_the_tables_for_machines_hold_the_same_figures(views: dict[Part, ProgressView]) -> None:
    def figures(part: Part, code: str) -> dict[tuple[str, str], str]:
        table = csv.DictReader(io.StringIO(progress_csv(views[part])))
        return {(row["indicator"], row["year"]): row["value"] for row in table if row["municipality"] == code}

    codes = {place.name: place.code for item in views[Part()].indicators for place in item.places}
    for place, code in codes.items():
        own, beside = figures(Part(place), ""), figures(Part(), code)
        assert beside
        assert {key: own[key] for key in beside} == beside


def test_the_workbook_holds_the_same_figures(views: dict[Part, ProgressView]) -> None:
    def sheet(part: Part, name: str) -> list[dict[str, str]]:
        (grid,) = (grid for grid in read_grids("cijfers.xlsx", progress_xlsx([views[part]])) if grid.title == name)
        head, *rows_ = grid.rows
        return [dict(zip(head, row, strict=False)) for row in rows_]

    beside = sheet(Part(), "Gemeenten")
    assert {row["Gemeente"] for row in beside} == {part.place for part in views if part.place}
    for place in {row["Gemeente"] for row in beside}:
        own = {(row["Indicator"], row["Jaar"]): row["Cijfer"] for row in sheet(Part(place), "Cijfers")}
        told = {(row["Indicator"], row["Jaar"]): row["Cijfer"] for row in beside if row["Gemeente"] == place}
        assert told
        assert {key: own[key] for key in told} == told


@pytest.mark.slow
@pytest.mark.program
@pytest.mark.usefixtures("paper")
def test_paper_prints_the_same_figures(
    parts: dict[Part, Checked], printed: dict[ReportFormat, dict[Part, str]]
) -> None:
    part = Part("Vaals")
    (content,) = pages([parts[part]], [ReportKind.PROGRESS], YEAR, ReportFormat.PDF).values()
    assert isinstance(content, bytes)
    paper = " ".join(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(content)).pages).split())
    compared, at = 0, paper.rindex("Bijlage: de cijfers per indicator")
    for name, sheet in _markdown_sheets(printed[ReportFormat.MD][part]).items():
        at = paper.index(name, at + 1)
        for year, told, *_ in _table(sheet, "Jaar")[1:]:
            assert f"{year} {told}" in paper[at : at + LONGEST_SHEET], (name, year)
            compared += 1
    assert compared


def test_the_terminal_prints_the_same_figures(views: dict[Part, ProgressView]) -> None:
    def figures(line: str, name: str) -> list[str]:
        return re.findall(rf"{NUMBER}|–", line.partition(name)[2].split("  ", 1)[1])[:3]

    compared = 0
    for place in (part.place for part in views if part.place and not part.topic):
        own = progress_table(views[Part(place)], 250, colour=False, explain=False).splitlines()
        whole = progress_table(views[Part()], 250, colour=False, explain=False).splitlines()
        for item in views[Part(place)].indicators:
            name = f"{item.name[0].upper()}{item.name[1:]} "
            mine = next(line for line in own if line.startswith(name))
            below = dropwhile(lambda line, name=name: not line.startswith(name), whole)
            under = takewhile(lambda line: line.startswith("  "), islice(below, 1, None))
            beside = next((line for line in under if line.startswith(f"  {place} ")), None)
            if beside:
                assert figures(mine, name) == figures(beside, place)
                compared += 1
    assert compared
