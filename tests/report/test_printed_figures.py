"""What is printed beside a verdict is what the verdict was reached with."""

from __future__ import annotations

import pytest

from tests.report.conftest import Written
from tests.report.page import parsed, rows, text

HEAD = """\
ivp: 1
kind: plan
title: Proef
period: {{from: 2023, to: 2026}}
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
