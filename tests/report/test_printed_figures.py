"""What is printed beside a verdict is what the verdict was reached with."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivp.check import check
from ivp.report.pages import pages
from ivp.vocabulary import ReportFormat
from ivp.workspace import plan_sources
from tests.report.conftest import Written, texts
from tests.report.page import parsed, rows, text

HEAD = """\
ivp: 1
kind: plan
title: Proef
period: 2023-2026
municipalities: [Vaals]
status: draft
language: {language}
priorities: {{zorg: Zorg}}
indicators:
  meldingen:
    name: Meldingen
    for: zorg
    unit: count
"""
ELSEWHERE = """\
    baseline: {2022: 300}
    target: {at_most: {2025: nederland, 2026: 250}}
    values: {2024: 280}
    benchmarks: {nederland: {name: Nederland, values: {2025: 260}}}
"""


@pytest.mark.parametrize(
    ("language", "note"),
    [("en", "no difference with 3 in the figures of now"), ("nl", "geen verschil met 3 in de cijfers van nu")],
)
def test_no_difference_says_with_which_figure_where_that_is_not_the_baseline(
    written: Written, language: str, note: str
) -> None:
    plan = HEAD.format(language=language) + "    baseline: {2022: 4}\n    values: {2022: 3, 2024: 3}\n"
    ((_, baseline, *_, change),) = rows(parsed(written(plan, year=2024)), "indicators")
    assert "4" in text(baseline)
    assert note in text(change)


def test_a_bound_that_was_not_known_yet_is_not_printed_as_one_and_names_its_year(written: Written) -> None:
    tree = parsed(written(HEAD.format(language="en") + ELSEWHERE, year=2024))
    ((_, _, _, target, *_),) = rows(tree, "indicators")
    assert "at most Nederland (not known), 2025" in text(target)
    assert ["2025", "at most Nederland (not known)", "interim target"] in [
        [text(cell) for cell in row] for row in rows(tree, "figures")
    ]


@pytest.mark.parametrize(
    ("target", "values", "told"),
    [
        ("{at_least: {2024: 50}}", "{2024: 55, 2025: 40}", "55 in 2024; not sustained: 40 in 2025"),
        ("{at_least: {2024: 50}}", "{2024: 45, 2025: 60}", "45 in 2024"),
    ],
)
def test_the_page_of_a_plan_names_the_judged_figure_where_it_is_not_the_newest(
    tmp_path: Path, target: str, values: str, told: str
) -> None:
    assert told in _summary(tmp_path, f"    baseline: {{2022: 40}}\n    target: {target}\n    values: {values}\n")


def test_the_page_of_a_plan_names_the_figure_that_a_change_is_reckoned_from_where_it_is_not_the_baseline(
    tmp_path: Path,
) -> None:
    figures = "    target: {at_most: 300}\n    baseline: {2022: 490}\n    values: {2022: 500, 2025: 400}\n"
    assert "against 500 in the figures of now" in _summary(tmp_path, figures)


def _summary(folder: Path, figures: str) -> str:
    file = folder / "proef.yaml"
    file.write_text(HEAD.format(language="en") + figures, encoding="utf-8")
    made = pages(list(check(plan_sources([str(file)])).plans), ["summary"], 2025, ReportFormat.HTML)
    return text(parsed(next(iter(texts(made).values()))))


@pytest.mark.parametrize(("earlier", "heading", "cell"), [(2023, "2023", "80"), (2022, "Vorige", "80 (2022)")])
def test_a_heading_names_a_year_where_all_figures_under_it_are_of_that_year(
    written: Written, earlier: int, heading: str, cell: str
) -> None:
    """Else each figure tells its own."""
    given = "unit: count, for: wonen, baseline: {2021: 90}, target: {at_most: {2026: 60}}"
    page = written(
        "ivp: 1\nkind: plan\ntitle: Plan\nmunicipalities: [Vaals]\nperiod: 2023-2026\nstatus: draft\nlanguage: nl\n"
        "priorities: {wonen: Wonen}\nindicators:\n"
        f"  a: {{name: A, {given}, values: {{{earlier}: 80, 2024: 70}}}}\n"
        f"  b: {{name: B, {given}, values: {{2023: 75, 2024: 71}}}}\n",
        ReportFormat.MD,
        2024,
    )
    assert f"| Indicator | Nulmeting | {heading} | 2024 |" in page
    assert f"| A | 90 (2021) | {cell} | 70 |" in page
