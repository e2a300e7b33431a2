"""How much work the tool does, as ratios: ``python -m bench.table [PLANS] [ROWS]`` prints them all.

A ratio is of processor time, ours by that of a peer or a floor in the same run; absolute times say little on a shared
machine. Commands run as a user runs them, in processes of their own; what is said to be in process is timed without
start-up. ``ROWS`` are numbers of the rows, such as ``1,4,11``. The goals are those for 342 plans, one of each
municipality, which take long; without ``PLANS`` it is fewer. The larger portfolio has ten times as many plans, and
no command may take more than ``MOST`` of memory.
"""

from __future__ import annotations

import csv
import gc
import io
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from itertools import product
from pathlib import Path

import weasyprint
import yaml

from bench.portfolio import HEAD, write_portfolio
from ivp.check import check
from ivp.dossier.observations import read_observations
from ivp.dossier.resolve import resolve
from ivp.dossier.workspace import Source, Workspace
from ivp.reader.yaml import read_yaml
from ivp.reference.municipalities import municipalities
from ivp.report.pages import pages
from ivp.report.pdf import pdf
from ivp.vocabulary import ReportFormat, ReportKind

MOST = 3_000_000_000
ALL, USUAL, LARGER = 342, 60, 10
BIN = Path(sys.executable).parent
SCHEMA = Path(__file__).parents[1] / "ivp" / "schema" / "plan.json"
TYPER = (sys.executable, "-c", "import typer")
LAUNCH = """
import resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
ended = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, ended)
"""
"""A small process that starts a command: what a command takes of memory counts what started it, and we are large."""


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of processor, and bytes of memory at most."""

    seconds: float
    memory: int
    ended: int

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s, {self.memory / 1e6:.0f} MB"


def run(folder: Path, *command: str | Path) -> Cost:
    """What a command takes. One that needs more memory than may be ends with an error."""
    told = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCH, str(MOST), *map(str, command)],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        check=True,
        capture_output=True,
        text=True,
    )
    used, memory, ended = told.stdout.split()
    return Cost(float(used), int(memory) * 1024, int(ended))


def seconds(work: Callable[[], object]) -> float:
    """How much processor time one call takes."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def ratio(ours: Callable[[], float], peer: Callable[[], float], runs: int = 5) -> float:
    """The median of the ratios of some runs in turn, after one of each that does not count where there are several."""
    if runs > 1:
        ours(), peer()
    return statistics.median(ours() / peer() for _ in range(runs))


def once(ours: Cost, peer: Cost) -> str:
    """The ratio of two commands that each take long, with what both took."""
    return f"{ours.seconds / peer.seconds:.2f} ({ours} by {peer})"


class Bench:
    """The work to be measured, on a smaller and a larger portfolio in a folder."""

    def __init__(self, folder: Path, plans: int) -> None:
        self.folder, self.plans = folder, plans

    @cached_property
    def small(self) -> Path:
        """The smaller portfolio."""
        write_portfolio(self.folder / "small", self.plans)
        return self.folder / "small"

    @cached_property
    def large(self) -> Path:
        """The larger one."""
        write_portfolio(self.folder / "large", LARGER * self.plans)
        return self.folder / "large"

    def ivp(self, *arguments: str, folder: Path | None = None) -> Cost:
        """What one of our commands takes."""
        return run(folder or self.small, BIN / "ivp", *arguments)

    def peer(self, *files: str) -> Cost:
        """What check-jsonschema takes for files of the smaller portfolio."""
        return run(self.small, BIN / "check-jsonschema", "--schemafile", SCHEMA, *files)

    def one(self) -> Path:
        """The first plan."""
        return self.small / "plans" / "plan-0000.yaml"

    def rows(self) -> Iterator[tuple[str, str, str, Callable[[], float | str]]]:
        """What is measured against what, the goal, and the measuring."""
        files = [f"plans/{path.name}" for path in sorted((self.small / "plans").glob("*.yaml"))]
        one, text = self.one(), self.one().read_text(encoding="utf-8")
        yield (
            f"validate {self.plans} plans",
            "check-jsonschema",
            "0.25",
            lambda: once(self.ivp("validate"), self.peer(*files)),
        )
        yield (
            "check of one plan, in process",
            "libyaml's events",
            "10",
            lambda: ratio(
                lambda: seconds(lambda: check([Source(one, one.name)])), lambda: seconds(lambda: _events(text))
            ),
        )
        yield (
            "reading with places, in process",
            "yaml.load(CSafeLoader)",
            "1.0",
            lambda: ratio(
                lambda: seconds(lambda: read_yaml(one.name, text.encode())),
                lambda: seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader)),
            ),
        )
        yield (
            "validate one plan",
            "check-jsonschema",
            "0.9",
            lambda: ratio(lambda: self.ivp("validate", files[0]).seconds, lambda: self.peer(files[0]).seconds),
        )
        for options in ("--version", "--help"):
            yield (
                options,
                "import typer",
                "1.3",
                lambda options=options: ratio(
                    lambda: self.ivp(options).seconds, lambda: run(self.small, *TYPER).seconds
                ),
            )
        for what, arguments in {"a missing file": ("validate", "x.yaml"), "a mistyped command": ("valdiate",)}.items():
            yield (
                what,
                "--version",
                "1.5",
                lambda arguments=arguments: ratio(
                    lambda: self.ivp(*arguments).seconds, lambda: self.ivp("--version").seconds
                ),
            )
        yield (
            "progress json",
            "validate",
            "1.3",
            lambda: once(self.ivp(*PROGRESS), self.ivp("validate")),
        )
        yield (
            "report html",
            "report json",
            "1.6",
            lambda: once(self.ivp(*_report("html")), self.ivp(*_report("json"))),
        )
        works = {"validate": ("validate",), "progress json": PROGRESS, "report html": _report("html")}
        for name, arguments in works.items():
            yield (
                f"{name}, {LARGER} times as many plans: memory, time",
                "the smaller portfolio",
                "1.3, 11",
                (lambda arguments=arguments: self._larger(*arguments)),
            )
        yield "57,456 rows of a table read and checked, in process", "csv.reader", "30", self._table
        for what, annex in {"PDF of one report": True, "PDF of one report without annex": False}.items():
            yield what, "WeasyPrint on the same page", "1.05", (lambda annex=annex: self._pdf(annex=annex))

    def _larger(self, *arguments: str) -> str:
        small, large = (self.ivp(*arguments, folder=folder) for folder in (self.small, self.large))
        if large.ended < 0 or large.ended > 1:
            return f"more than {MOST / 1e9:.0f} GB ({small} in the smaller)"
        return f"{large.memory / small.memory:.2f}, {large.seconds / small.seconds:.1f} ({large} by {small})"

    def _table(self) -> float:
        places = [code for code, place in municipalities().items() if place.until is None]
        cells = product(range(12), places, range(2012, 2026))
        table = HEAD + "".join(f"i{number},{place},{year},{year},false,,,,\n" for number, place, year in cells)
        path = self.folder / "table.yaml"
        path.with_suffix(".csv").write_text(table, encoding="utf-8")
        shapes = "".join(f"  i{number}: {{name: Verzonnen {number}, for: t, unit: count}}\n" for number in range(12))
        path.write_text(
            f"ivp: 1\nkind: plan\ntitle: Verzonnen\nmunicipalities: [{', '.join(places)}]\nperiod: 2023-2026\n"
            f"themes: {{t: Thema}}\nindicators:\n{shapes}observations: table.csv\n",
            encoding="utf-8",
        )
        workspace = Workspace()
        plan, _ = resolve(workspace.load(Source(path, path.name)), workspace)
        assert plan is not None
        return ratio(
            lambda: seconds(lambda: read_observations(plan, Workspace())),
            lambda: seconds(lambda: sum(1 for _ in csv.reader(io.StringIO(table, newline="")))),
            3,
        )

    def _pdf(self, *, annex: bool) -> str:
        plans = check([Source(self.one(), "plan.yaml")]).plans
        (page,) = pages(plans, [ReportKind.PROGRESS], 2024, ReportFormat.HTML, annex=annex).values()
        text = page if isinstance(page, str) else page.decode()
        took: list[float] = []

        def ours() -> float:
            took.append(seconds(lambda: pdf(text)))
            return took[-1]

        found = ratio(
            ours,
            lambda: seconds(lambda: weasyprint.HTML(string=text, media_type="print").write_pdf(pdf_variant="pdf/ua-1")),
            3,
        )
        number = len(weasyprint.HTML(string=text, media_type="print").render().pages)
        return f"{found:.2f} ({number} pages in {statistics.median(took):.1f} s)"


PROGRESS = ("progress", "--year", "2024", "--format", "json")


def _report(form: str) -> tuple[str, ...]:
    return ("report", "--year", "2024", "--format", form, "--force", "--output", form)


def _events(text: str) -> int:
    return sum(1 for _ in yaml.parse(text, Loader=yaml.CSafeLoader))


def main(plans: int = USUAL, only: str = "") -> None:
    """Measure what is asked for and print it."""
    named = ("ivp", "pyyaml", "pydantic", "typer", "check-jsonschema", "weasyprint", "jinja2")
    told = ", ".join(f"{name} {version(name)}" for name in named)
    print(f"{platform.platform()}, {os.cpu_count()} processors, Python {platform.python_version()}; {told}")
    if plans != ALL:
        print(
            f"Scaled: {plans} plans, and {LARGER * plans} in the larger portfolio, instead of {ALL} and {LARGER * ALL}"
        )
    with tempfile.TemporaryDirectory() as folder:
        for number, (work, peer, goal, measure) in enumerate(Bench(Path(folder), plans).rows(), 1):
            if not only or str(number) in only.split(","):
                found = measure()
                shown = found if isinstance(found, str) else f"{found:.2f}"
                print(f"{number:2} {work} / {peer}: {shown}; goal {goal}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:3])
