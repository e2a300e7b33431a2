"""Every verdict of a report follows from the figures, bounds and years that it prints.

Thousands of plans by hand: ``python -m tests.acceptance.test_read_back 0 5000``.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivp.check import Checked, check
from ivp.dossier.workspace import plan_sources
from ivp.output.progress_csv import progress_csv
from ivp.progress.standing import Standing
from ivp.report.pages import pages
from ivp.view.progress.overview import progress_view
from ivp.vocabulary import ReportFormat
from tests.acceptance.random_plans import RandomPlan, random_plan
from tests.acceptance.sentences import sentence_problems
from tests.acceptance.verdicts import data_problems, disagreements, markdown_problems, summary_problems

PLANS, EACH, EVERY = 120, 12, 4
"""How many plans, how many a test; of every so many the other forms are read too."""


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, PLANS, EACH))
def test_a_reader_reaches_every_printed_verdict_change_and_count(first: int, tmp_path: Path) -> None:
    assert [told for seed in range(first, first + EACH) for told in read_back(seed, tmp_path)] == []


def test_a_mean_says_nothing_of_the_unit_in_which_figures_are_published(tmp_path: Path) -> None:
    """A baseline of 8.25 a year is of a count: the leeway, which the sheet prints, is half of one."""
    assert [*read_back(319, tmp_path)] == []


def read_back(seed: int, folder: Path) -> Iterator[str]:
    """All that a reader finds wrong in the reports of a random plan."""
    plan = random_plan(seed)
    checked = check(plan_sources([str(plan.write(folder))]))
    if not checked.plans[0].broken:
        plans = list(checked.plans)
        page = printed(plans, plan, "progress", ReportFormat.HTML)
        found = [*disagreements(page, plan), *sentence_problems(page, plan)]
        if seed % EVERY == 0:
            found += summary_problems(printed(plans, plan, "summary", ReportFormat.HTML), page, plan)
            found += markdown_problems(printed(plans, plan, "progress", ReportFormat.MD), page)
            data = json.loads(printed(plans, plan, "progress", ReportFormat.JSON))
            table = progress_csv(progress_view(Standing.asked(plans[0].measured, plan.year)))
            found += data_problems(data, list(csv.DictReader(io.StringIO(table))), page, plan.language)
        yield from (f"{seed}: {told}" for told in found)


def printed(plans: list[Checked], plan: RandomPlan, kind: str, form: ReportFormat) -> str:
    """The report of a plan."""
    (page,) = pages(plans, [kind], plan.year, form).values()
    assert isinstance(page, str)
    return page


if __name__ == "__main__":
    for number in range(int(sys.argv[1]), int(sys.argv[2])):
        with tempfile.TemporaryDirectory() as made:
            for line in read_back(number, Path(made)):
                sys.stdout.write(f"{line}\n")
