"""How much work the tool does, as ratios: ``python -m bench.table [PLANS] [ROWS]`` prints them all.

A ratio is of processor time, ours by that of a peer or a floor in the same run; absolute times say little on a shared
machine. Commands run as a user runs them, in processes of their own; what is said to be in process is timed without
start-up. ``ROWS`` are numbers of the rows, such as ``1,4,11``; the larger portfolio has ten times as many plans as the
smaller (342), and no command may take more than ``MOST`` of memory.
"""

from __future__ import annotations

import csv
import gc
import io
import os
import platform
import resource
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
LARGER = 10
BIN = Path(sys.executable).parent
SCHEMA = Path(__file__).parents[1] / "ivp" / "schema" / "plan.json"
TYPER = (sys.executable, "-c", "import typer")


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of processor, and bytes of memory at most."""

    seconds: float
    memory: int
    ended: int


def run(folder: Path, *command: str | Path) -> Cost:
    """What a command takes. One that needs more memory than may be ends with an error."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))

    process = subprocess.Popen(
        [*map(str, command)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        preexec_fn=bound,  # noqa: PLW1509  there are no threads
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, process.returncode)


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

    def rows(self) -> Iterator[tuple[str, str, Callable[[], float | str]]]:
        """What is measured against what, and the measuring."""
        files = [f"plans/{path.name}" for path in sorted((self.small / "plans").glob("*.yaml"))]
        one, text = self.one(), self.one().read_text(encoding="utf-8")
        yield (
            f"validate {self.plans} plans",
            "check-jsonschema",
            lambda: ratio(lambda: self.ivp("validate").seconds, lambda: self.peer(*files).seconds, 1),
        )
        yield (
            "check of one plan, in process",
            "libyaml's events",
            lambda: ratio(
                lambda: seconds(lambda: check([Source(one, one.name)])), lambda: seconds(lambda: _events(text))
            ),
        )
        yield (
            "reading with places, in process",
            "yaml.load(CSafeLoader)",
            lambda: ratio(
                lambda: seconds(lambda: read_yaml(one.name, text.encode())),
                lambda: seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader)),
            ),
        )
        yield (
            "validate one plan",
            "check-jsonschema",
            lambda: ratio(lambda: self.ivp("validate", files[0]).seconds, lambda: self.peer(files[0]).seconds),
        )
        for options in ("--version", "--help"):
            yield (
                options,
                "import typer",
                lambda options=options: ratio(
                    lambda: self.ivp(options).seconds, lambda: run(self.small, *TYPER).seconds
                ),
            )
        for what, arguments in {"a missing file": ("validate", "x.yaml"), "a mistyped command": ("valdiate",)}.items():
            yield (
                what,
                "--version",
                lambda arguments=arguments: ratio(
                    lambda: self.ivp(*arguments).seconds, lambda: self.ivp("--version").seconds
                ),
            )
        yield (
            "progress json",
            "validate",
            lambda: ratio(lambda: self.ivp(*PROGRESS).seconds, lambda: self.ivp("validate").seconds, 1),
        )
        yield (
            "report html",
            "report json",
            lambda: ratio(lambda: self.ivp(*_report("html")).seconds, lambda: self.ivp(*_report("json")).seconds, 1),
        )
        works = {"validate": ("validate",), "progress json": PROGRESS, "report html": _report("html")}
        for name, arguments in works.items():
            yield (
                f"{name}, {LARGER} times as many plans: memory, time",
                "the smaller portfolio",
                (lambda arguments=arguments: self._larger(*arguments)),
            )
        yield "57,456 rows of a table read and checked, in process", "csv.reader", self._table
        yield "PDF of one report", "WeasyPrint on the same page", self._pdf

    def _larger(self, *arguments: str) -> str:
        small, large = (self.ivp(*arguments, folder=folder) for folder in (self.small, self.large))
        if large.ended < 0 or large.ended > 1:
            return f"more than {MOST / 1e9:.0f} GB ({small.memory / 1e6:.0f} MB in the smaller)"
        return f"{large.memory / small.memory:.2f}, {large.seconds / small.seconds:.1f}"

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

    def _pdf(self) -> float:
        plans = check([Source(self.one(), "plan.yaml")]).plans
        (page,) = pages(plans, [ReportKind.PROGRESS], 2024, ReportFormat.HTML).values()
        text = page if isinstance(page, str) else page.decode()
        return ratio(
            lambda: seconds(lambda: pdf(text)),
            lambda: seconds(lambda: weasyprint.HTML(string=text, media_type="print").write_pdf(pdf_variant="pdf/ua-1")),
            3,
        )


PROGRESS = ("progress", "--year", "2024", "--format", "json")


def _report(form: str) -> tuple[str, ...]:
    return ("report", "--year", "2024", "--format", form, "--force", "--output", form)


def _events(text: str) -> int:
    return sum(1 for _ in yaml.parse(text, Loader=yaml.CSafeLoader))


def main(plans: int = 342, only: str = "") -> None:
    """Measure what is asked for and print it."""
    named = ("ivp", "pyyaml", "pydantic", "typer", "check-jsonschema", "weasyprint", "jinja2")
    told = ", ".join(f"{name} {version(name)}" for name in named)
    print(f"{platform.platform()}, {os.cpu_count()} processors, Python {platform.python_version()}; {told}")
    with tempfile.TemporaryDirectory() as folder:
        for number, (work, peer, measure) in enumerate(Bench(Path(folder), plans).rows(), 1):
            if not only or str(number) in only.split(","):
                found = measure()
                shown = found if isinstance(found, str) else f"{found:.2f}"
                print(f"{number:2} {work} / {peer}: {shown}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:3])
