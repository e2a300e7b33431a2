"""Keep the work from growing: ``python -m bench.hold`` fails where a ratio of ``HELD`` grew by more than a third.

A ratio is of processor time, of the program as it starts or in this process: the least of some rounds of ours by the
least of as many of a floor, in turn and about as long each, so that other work on the machine counts little and for
both the same. What seems to have grown is measured again: what really grew is so every time. Who makes something
faster writes down what is measured then.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

import yaml

from bench.portfolio import HEAD, write_portfolio
from bench.table import BIN, TYPER, run, seconds
from ivp.check import Checked, check
from ivp.dossier.observations import read_observations
from ivp.dossier.resolve import resolve
from ivp.dossier.workspace import Source, Workspace
from ivp.progress.standing import Standing
from ivp.report.pages import pages
from ivp.view.base import json_texts
from ivp.view.progress import progress_view
from ivp.vocabulary import ReportFormat, ReportKind

HELD = {
    "--help / import typer": 1.2,
    "check of one plan / libyaml's events": 11.0,
    "progress of one plan, json / its check": 2.0,
    "report of one plan, html / json": 1.6,
    "rows of a table / csv.reader": 11.0,
}
"""The ratios as they were last measured, on the slowest of the machines it was measured on."""
ROUNDS = 9
TIMES = 3


def _help(folder: Path) -> float:
    ours, typer = (
        min(run(folder, *command).seconds for _ in range(ROUNDS)) for command in ((BIN / "ivp", "--help"), TYPER)
    )
    return ours / typer


def _by(work: Callable[[], object], floor: Callable[[], object]) -> float:
    """Ours by a floor that is much shorter, and done as often as fits into one of ours."""
    often = max(1, round(seconds(work) / seconds(floor)))
    rounds = [(seconds(work), seconds(lambda: [floor() for _ in range(often)])) for _ in range(ROUNDS)]
    return min(ours for ours, _ in rounds) / min(floors for _, floors in rounds) * often


def _checked(plan: Path) -> Checked:
    (found,) = check([Source(plan, plan.name)]).plans
    return found


def _check(folder: Path) -> float:
    write_portfolio(folder, 1)
    plan = folder / "plans" / "plan-0000.yaml"
    text = plan.read_text(encoding="utf-8")
    _checked(plan)
    return _by(lambda: _checked(plan), lambda: sum(1 for _ in yaml.parse(text, Loader=yaml.CSafeLoader)))


def _progress(folder: Path) -> float:
    def told(plan: Path) -> str:
        measured = _checked(plan).measured
        assert measured is not None
        return "".join(json_texts({}, "plans", [progress_view(Standing.asked(measured, 2024, None))]))

    return _of_others(folder, told, _checked)


def _report(folder: Path) -> float:
    def made(form: ReportFormat) -> Callable[[Path], object]:
        return lambda plan: pages([_checked(plan)], [ReportKind.PROGRESS], 2024, form)

    return _of_others(folder, made(ReportFormat.HTML), made(ReportFormat.JSON))


def _of_others(folder: Path, work: Callable[[Path], object], floor: Callable[[Path], object]) -> float:
    """Ours by a floor, each time of a plan with its own figures: what was reckoned of one is not known of another."""
    write_portfolio(folder, 2 * ROUNDS + 1)
    first, *plans = sorted((folder / "plans").glob("*.yaml"))
    work(first), floor(first)
    rounds = [(seconds(lambda: work(plans.pop())), seconds(lambda: floor(plans.pop()))) for _ in range(ROUNDS)]
    return min(ours for ours, _ in rounds) / min(floors for _, floors in rounds)


def _table(folder: Path) -> float:
    plan, names = folder / "table.yaml", [f"i{number}" for number in range(100)]
    cells = product(names, range(1950, 2100))
    table = HEAD + "".join(f"{name},GM1641,{year},{year * 7},false,,,,\n" for name, year in cells)
    plan.with_suffix(".csv").write_text(table, encoding="utf-8")
    shapes = "".join(f"  {name}: {{name: {name}, for: t, unit: count}}\n" for name in names)
    plan.write_text(
        "ivp: 1\nkind: plan\ntitle: Verzonnen\nmunicipalities: [GM1641]\nperiod: 2023-2026\nthemes: {t: Thema}\n"
        f"indicators:\n{shapes}observations: table.csv\n",
        encoding="utf-8",
    )
    workspace = Workspace()
    resolved, _ = resolve(workspace.load(Source(plan, plan.name)), workspace)
    assert resolved is not None
    return _by(
        lambda: read_observations(resolved, Workspace()),
        lambda: sum(1 for _ in csv.reader(io.StringIO(table, newline=""))),
    )


def main() -> int:
    """Measure, tell, and say whether something grew."""
    grown = False
    for (name, held), measure in zip(HELD.items(), (_help, _check, _progress, _report, _table), strict=True):
        for _ in range(TIMES):
            with tempfile.TemporaryDirectory() as folder:
                found = measure(Path(folder))
            print(f"{name}: {found:.2f}, held at {held}", flush=True)
            if found <= held * 4 / 3:
                break
        else:
            grown = True
    return int(grown)


if __name__ == "__main__":
    sys.exit(main())
