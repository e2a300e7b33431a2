"""How long an import takes, as a ratio: against Python's csv module reading the same file.

``python bench/figures.py FILE [RUNS]`` takes a table of a figure a row, with the columns of 47018NED as gathered
(table, crime_code, crime_label, municipality, year, registered_crimes, provisional), and a made-up plan of all its
municipalities and codes. In turn, in one process:

- floor: ``csv.reader`` over the whole file;
- ours: everything that ``ivp import`` does after start-up, from the bytes to the text that would be written.

It prints the median of the ratios pair by pair; absolute times say little on a shared machine.
"""

from __future__ import annotations

import csv
import gc
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ivp.dossier.observations import Observations
from ivp.dossier.resolve import resolve
from ivp.dossier.workspace import Source, Workspace
from ivp.figures.beside import Beside
from ivp.figures.edits import edits_of
from ivp.figures.forms import read_grids
from ivp.figures.meaning import read_meaning
from ivp.figures.plan_values import scope_of, values_of
from ivp.figures.terms import Terms
from ivp.progress.measurement import Measured
from ivp.reference.municipalities import municipality

HEAD = """\
ivp: 1
kind: plan
title: Verzonnen plan om de snelheid te meten
municipalities: [{municipalities}]
period: 2023-2026
observations: figures.csv
sources: {{politie: {{name: politie, kind: register}}}}
themes: {{misdrijven: Misdrijven}}
indicators:
"""
INDICATOR = """\
  misdrijf-{number}:
    name: Verzonnen misdrijf {number}
    for: misdrijven
    unit: count
    source: politie
    series: {{table: 47018NED, codes: "{code}"}}
"""


def made_up_plan(data: bytes) -> str:
    """A plan of all municipalities and codes of the table."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    places = sorted({row["municipality"] for row in rows if municipality(row["municipality"])})
    codes = sorted({row["crime_code"] for row in rows})
    indicators = (INDICATOR.format(number=number, code=code) for number, code in enumerate(codes))
    return HEAD.format(municipalities=", ".join(places)) + "".join(indicators)


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(file: str, runs: int = 5) -> None:
    """Time the two in turn and print the ratio."""
    data = Path(file).read_bytes()
    gc.disable()  # as the command does

    def floor() -> int:
        return sum(1 for _ in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yaml"
        path.write_text(made_up_plan(data), encoding="utf-8")

        def ours() -> int:
            workspace = Workspace()
            plan, _ = resolve(workspace.load(Source(path, path.name)), workspace)
            assert plan is not None
            terms = Terms(plan, {}, ())
            scope = scope_of(plan, date(2026, 11, 28))
            readings = [read_meaning(grid, terms, scope) for grid in read_grids("figures.csv", data)]
            values = values_of(plan, [reading.facts for reading in readings])
            table = path.with_name("figures.csv")
            tables = {table: Beside.new(table)}
            changes = edits_of(Measured(plan, Observations()), tables, values.values, date(2026, 11, 28))
            return len(changes.texts()[table].splitlines()) - 1

        rows, values = floor(), ours()
        ratios = []
        for _ in range(runs):
            base = seconds(floor)
            ratios.append(seconds(ours) / base)
    print(f"{rows} rows, {values} values: {statistics.median(ratios):.1f} times csv.reader")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
