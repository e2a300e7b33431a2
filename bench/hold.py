"""Keep the work from growing: ``python -m bench.hold`` fails where a ratio of ``HELD`` grew by more than a third.

A ratio is of processor time, of the program as it starts or in this process: the least of some rounds of ours by the
least of as many of a floor, so that other work on the machine counts little. Who makes something faster writes down
what is measured then.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from itertools import product
from pathlib import Path

import yaml

from bench.portfolio import HEAD, write_portfolio
from bench.table import BIN, TYPER, run, seconds
from ivp.check import check
from ivp.dossier.observations import read_observations
from ivp.dossier.resolve import resolve
from ivp.dossier.workspace import Source, Workspace

HELD = {
    "--help / import typer": 1.2,
    "check of one plan / libyaml's events": 12.0,
    "rows of a table / csv.reader": 19.0,
}
"""The ratios as they were last measured."""
ROUNDS = 9


def _help(folder: Path) -> float:
    ours, typer = (
        min(run(folder, *command).seconds for _ in range(ROUNDS)) for command in ((BIN / "ivp", "--help"), TYPER)
    )
    return ours / typer


def _check(folder: Path) -> float:
    write_portfolio(folder, 1)
    plan = folder / "plans" / "plan-0000.yaml"
    text = plan.read_text(encoding="utf-8")
    check([Source(plan, plan.name)])
    ours = min(seconds(lambda: check([Source(plan, plan.name)])) for _ in range(ROUNDS))
    return ours / min(seconds(lambda: sum(1 for _ in yaml.parse(text, Loader=yaml.CSafeLoader))) for _ in range(ROUNDS))


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
    ours = min(seconds(lambda: read_observations(resolved, Workspace())) for _ in range(ROUNDS))
    return ours / min(
        seconds(lambda: sum(1 for _ in csv.reader(io.StringIO(table, newline="")))) for _ in range(ROUNDS)
    )


def main() -> int:
    """Measure, tell, and say whether something grew."""
    grown = False
    for (name, held), measure in zip(HELD.items(), (_help, _check, _table), strict=True):
        with tempfile.TemporaryDirectory() as folder:
            found = measure(Path(folder))
        grown = grown or found > held * 4 / 3
        print(f"{name}: {found:.1f}, held at {held}")
    return int(grown)


if __name__ == "__main__":
    sys.exit(main())
