"""Repositories gone wrong at random: whatever stands in the files, every command ends as it should.

By hand: ``python -m tests.fuzz SEED COUNT``; a seed gives the same files and commands each time. A command ends with
0, 1 or 2, says where or why, shows no traceback, takes no minutes, and leaves no file but those that it may write,
whole. ``python -m tests.fuzz SEED 1 FOLDER`` leaves the files there, to try by hand.
"""

from __future__ import annotations

import csv
import faulthandler
import io
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import chdir
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from traceback import format_exception
from typing import Any
from unittest.mock import patch

from ivp import cli
from ivp.cli import failure
from ivp.output import FORMATS
from ivp.reader.node import plain
from ivp.reader.yaml import read_yaml
from ivp.vocabulary import ReportKind
from tests.acceptance.random_plans import flow, random_plan
from tests.conftest import PLANS, ROOT
from tests.figures.importing import PERIODS, RAW, STATLINE, TALL, WIDE_STATLINE, answer
from tests.figures.importing import PLAN as MEASURED
from tests.model.test_agreement import KEYS, SCALARS, wrong
from tests.rules.examples import ACCOUNT, ACCOUNTED, IMPLEMENTATION, QUARTER

LIMIT = 120
"""Seconds of processor in which the commands on one repository end."""
PLACE = re.compile(
    r"(\.(yaml|csv|toml)|<stdin>):\d+:\d+|\"(line|startLine|begin)\": ?\d|,line=\d|^(error|fout): .|cijfers\.csv",
    re.MULTILINE,
)
"""Where something is wrong, in any of the forms, or that the tool was asked what it cannot do."""
STOPPED = 128
"""A command that a signal ended leaves with this and more: so does the script."""
SMALL = 12
"""So many of the repositories to begin with are small."""
SECRET = "het geheim van buiten"
Files = dict[str, bytes]

ODD = [
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", b"\t", b"\xe2\x80\xa8", b"\xc2\x85", b"\xc2\xa0", b"&a ", b"*a",
    b"!!set ", b"!x ", b"<<: ", b"{", b"}", b"[", b"]", b"- ", b": ", b"? ", b"%", b"@", b"`", b"|", b">", b"#", b"'",
    b'"', b"---\n", b"...\n", b"\n", b"  ", b",", b";", b"\x1b[31m", b"[" * 60, b"{a: " * 60, b"9" * 400, b"1e99999",
    b"-", b".", b"=", b"../", b"\\", b"~", b"null", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"a" * 5000, b"{{ 7*7 }}",
    b"<script>",
]  # fmt: skip
"""What slips into a text."""
CELLS = [
    "", " ", "-", ".", "x", "#", "<5", "1e9", "1e999", "-1", "0", "1,5", "1.5", "1.234,5", "99999999999999999999",
    "NaN", "inf", "true", "WAAR", "2024", "2024*", "2024-Q1", "2024JJ00", "1899", "2199", "GM1641", "GM9999",
    "Maasgouw", "Nergens", "nederland", '"', "=1+1", "\0", "\u2028", "x" * 500, "٣", "½", "12%", "€ 3", "2024-02-30",
    "\ufeff", "a\nb",
]  # fmt: skip
"""What a cell may hold."""
SETTINGS = [
    'language = "nl"', 'language = "xx"', 'plans = ["plans"]', 'plans = ["..", "/"]',
    'inhabitants = "plans/inwoners.csv"', 'inhabitants = "../buiten.csv"', "[validate]", "strict = true",
    'select = ["IVP4"]', 'ignore = ["IVP401"]', 'ignore = [{code = "IVP401", reason = "zo is het"}]', "[thresholds]",
    "longest_period = 6", "jump = -1", "jump = 1e400", "longest_period = 99999999999999999999", "[report]",
    'templates = "plans"', 'templates = "../x"', 'logo = "plans/a.csv"', 'output = "uit"', 'output = "../uit"',
    'output = "plans"', 'colours = {line = "#154273"}', 'colours = {line = "red;}"}', 'font = ["Arial"]',
    'font = ["a\\"b</style>"]', "[import]", '"Woninginbraken" = "inbraken"', '"" = ""', "x = 1", "a.b.c = 2",
    "[[report]]", "[a", 'x = """', "d = 2024-13-01", "n = nan", "\0", "\ufeff", "k = [" + "[" * 200,
]  # fmt: skip
"""Lines of ``ivp.toml``, right and wrong."""
WORDS = ["inbraken", "i0", "woninginbraak", "zorg", "avond", "Maasgouw", "weg", "", "-", "\0", "x" * 300, "é", "../x"]
YEARS = ["2024", "2023", "1900", "2199", "2024*", "x", "-1"]


def _family(*names: str) -> Files:
    return {f"plans/{Path(name).name}": (ROOT / name).read_bytes() for name in names}


@cache
def families() -> list[Files]:
    """Repositories that are right, the small ones several times."""
    written = {"plan.yaml": ACCOUNTED, "uitvoeringsplan.yaml": IMPLEMENTATION, "jaarverslag.yaml": ACCOUNT,
               "kwartaal.yaml": QUARTER}  # fmt: skip
    joint = ACCOUNTED.replace("[Maasgouw]", "[Maasgouw, Roermond]")
    own = "ivp: 1\nkind: plan\ntitle: Eigen\nversion_of: regio.yaml\nmunicipalities: [Roermond]\nperiod: 2023-2026\n"
    small: list[dict[str, str]] = [
        written, {"regio.yaml": joint, "roermond.yaml": own},
        {"plan.yaml": MEASURED, "cijfers.csv": "indicator,municipality,year,value\ninbraak,Maasgouw,2023,19\n"},
    ]  # fmt: skip
    found = [{f"plans/{name}": text.encode() for name, text in files.items()} for files in small] * (
        SMALL // len(small)
    )
    made = sorted((*ROOT.glob("tests/accounts/verzonnen/*.yaml"), *ROOT.glob("tests/dossier/verzonnen*/*.yaml")))
    for plan in sorted(PLANS.glob("*.yaml")):
        others = [file for file in made if plan.name in file.read_text(encoding="utf-8")]
        tables = [file for file in PLANS.glob("*.csv") if file.name in plan.read_text(encoding="utf-8")]
        found.append({f"plans/{file.name}": file.read_bytes() for file in (plan, *others, *tables)})
    for folder in (ROOT / "tests/dossier/verzonnen-regio/plans", ROOT / "tests/report/verzonnen/plans"):
        found.append({f"plans/{file.name}": file.read_bytes() for file in sorted(folder.iterdir())})
    return found


@dataclass
class Trial:
    """One repository gone wrong and the commands that meet it."""

    seed: int
    folder: Path
    quick: bool = False
    """Only what takes little time: small repositories, and nothing on paper."""
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self.root = self.folder / "binnen"

    def run(self) -> list[str]:
        """What goes wrong."""
        self.write()
        for _ in range(3):
            self.meet(self.command())
        return self.problems

    def write(self) -> None:
        """The files, with a few things wrong."""
        pick = self.chance.choice
        self.root.mkdir()
        (self.folder / "buiten.csv").write_text(SECRET, encoding="utf-8")
        if self.chance.random() < 0.25:
            made = self.root / "plans"
            made.mkdir()
            random_plan(self.seed).write(made)
            files = {f"plans/{file.name}": file.read_bytes() for file in made.iterdir() if file.name != "ivp.toml"}
            shutil.rmtree(made)
        else:
            files = dict(pick(families()[:SMALL] if self.quick else families()))
        files["ivp.toml"] = "\n".join(pick(SETTINGS) for _ in range(pick([0, 0, 0, 1, 2, 4]))).encode()
        for _ in range(pick([1, 1, 1, 2, 3])):
            name = pick([*files])
            files[name] = self.changed(name, files[name])
        files["cijfers.csv"] = self.figures()
        for name, content in files.items():
            file = self.root / name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
        self.names = [name for name in files if name.endswith(".yaml")]

    def changed(self, name: str, content: bytes) -> bytes:
        """A file with something wrong."""
        if name.endswith(".csv") and self.chance.random() < 0.7:
            return self.table(content)
        if name.endswith(".yaml") and self.chance.random() < 0.6:
            root = read_yaml(name, content)[0].root
            data: Any = plain(root) if root else None
            if isinstance(data, dict):
                return flow(wrong(self.chance.choice, data)).encode("utf-8", "surrogatepass")
        return self.spoilt(content)

    def spoilt(self, content: bytes) -> bytes:
        """Bytes with something wrong in a few places."""
        chance = self.chance
        for _ in range(chance.choice([1, 1, 2, 5])):
            at, number = chance.randrange(len(content) + 1), chance.choice([1, 1, 2, 10, 200])
            lines = content.split(b"\n")
            line, other = chance.randrange(len(lines)), chance.randrange(len(lines))
            match chance.choice(["odd", "odd", "gone", "twice", "cut", "swap", "indent", "value", "line"]):
                case "odd":
                    content = content[:at] + chance.choice(ODD) + content[at:]
                case "gone":
                    content = content[:at] + content[at + number :]
                case "twice":
                    content = content[: at + number] + content[at:]
                case "cut":
                    content = content[:at] if chance.random() < 0.2 else content
                case "swap":
                    lines[line], lines[other] = lines[other], lines[line]
                    content = b"\n".join(lines)
                case "indent":
                    lines[line] = b" " * chance.choice([1, 2, 4]) + lines[line]
                    content = b"\n".join(lines)
                case "value":
                    value = str(chance.choice(SCALARS if chance.random() < 0.7 else KEYS)).replace("\n", " ")
                    lines[line] = re.sub(
                        rb": .*", b": " + value.encode("utf-8", "replace").replace(b"\\", b""), lines[line]
                    )
                    content = b"\n".join(lines)
                case "line":
                    content = b"\n".join([*lines[:line], lines[other], *lines[line:]])
        return content

    def table(self, content: bytes) -> bytes:
        """A table with something wrong in its cells, rows or columns."""
        chance = self.chance
        rows = list(csv.reader(io.StringIO(content.decode("utf-8", "replace")))) or [[""]]
        for _ in range(chance.choice([1, 1, 3, 10])):
            row = chance.choice(rows[:1] if chance.random() < 0.2 else rows) or [""]
            match chance.choice(["cell", "cell", "cell", "row", "short", "long", "column", "head"]):
                case "cell":
                    row[chance.randrange(len(row))] = chance.choice(CELLS)
                case "row":
                    rows.append(list(row))
                case "short":
                    del row[-1:]
                case "long":
                    row.append(chance.choice(CELLS))
                case "column":
                    for each in rows:
                        del each[:1]
                case "head":
                    chance.shuffle(rows[0])
            rows = [row or [""] for row in rows]
        made = io.StringIO()
        csv.writer(made, delimiter=chance.choice(",,,;\t"), lineterminator=chance.choice(["\n", "\r\n"])).writerows(
            rows
        )
        return made.getvalue().encode("utf-8", "replace")

    def figures(self) -> bytes:
        """A file to import."""
        text = self.chance.choice([TALL, STATLINE, WIDE_STATLINE, RAW, PERIODS, answer(3), answer(4)]).encode()
        return self.chance.choice([self.table, self.spoilt, self.spoilt])(text)

    def command(self) -> list[str]:
        """A command with options."""
        pick, maybe = self.chance.choice, lambda *options: list(options) if self.chance.random() < 0.3 else []
        plan = [pick(self.names)] if self.chance.random() < 0.4 else []
        one = plan or [pick(self.names)]
        year = maybe("--year", pick(YEARS))
        day = maybe("--as-of", pick(["2024-06-30", "2023-01-01", "2199-12-31", "2026-02-30"]))
        area = maybe("--area", pick(["Maasgouw", "Roermond", "each", "GM1641", "Nergens"]))
        report = [
            "report",
            "--force",
            *plan,
            "--kind",
            pick([*ReportKind, "all"]),
            *year,
            *area,
            *day,
            *maybe("--internal"),
        ]
        match pick(
            ["validate"] * 3 + ["progress"] * 3 + ["report"] * 5 + ["show"] * 2 + ["record", "import", "series"]
        ):
            case "validate":
                return ["validate", *plan, "--format", pick([*FORMATS]), *day, *maybe("--strict")]
            case "progress":
                form = pick(["table", "json", "csv", "xlsx", "md"])
                return [
                    "progress",
                    *plan,
                    "--format",
                    form,
                    *year,
                    *area,
                    *day,
                    *maybe("--explain"),
                    *maybe("--internal"),
                ]
            case "report":
                form = pick(["html"] * 10 + ["md"] * 8 + ["json"] * 8 + ["pdf"] * (not self.quick))
                return [*report, "--format", form, *maybe("--no-annex"), *maybe("--output", "-")]
            case "show":
                return ["show", *pick([plan, [*one, "--resolved"], [*one, pick(WORDS)], [pick(WORDS)]])]
            case "record":
                value = pick(["12", "12,5", "1.234", "x", "-5", "12%", "99999999999999"])
                more = [*area, *maybe("--provisional"), *maybe("--note", pick(WORDS)), *maybe("--n", "200")]
                return ["record", *one, pick(WORDS[:3]), pick(YEARS), value, *more]
            case "import":
                return [
                    "import",
                    "cijfers.csv",
                    "--plan",
                    *one,
                    *maybe("--map", f"{pick(WORDS)}=inbraken"),
                    *maybe("--dry-run"),
                ]
            case _:
                return ["series", pick(["search", "search", "list", "x"]), pick(WORDS)]

    def meet(self, arguments: list[str]) -> None:
        """Run a command; keep what is wrong with how it ends."""
        before = _tree(self.folder)
        failed: list[BaseException] = []
        told = failure.told
        with patch.object(failure, "told", lambda error: failed.append(error) or told(error)):
            code, out, err = _called(self.root, arguments)
        if code >= STOPPED:
            raise KeyboardInterrupt
        after = _tree(self.folder)
        problems = ["".join(format_exception(error)[-4:]) for error in failed]
        if code not in (0, 1, 2):
            problems.append(f"ends with {code}")
        if "Traceback" in err:
            problems.append(err)
        if code == 2 and not re.search(r"^(.*: )?(error|fout): .", err, re.MULTILINE):
            problems.append(f"does not say why: {err!r}")
        if code == 1 and not PLACE.search(out + err):
            problems.append(f"does not say where: {(out + err)[:500]!r}")
        if SECRET in out + err:
            problems.append("shows what stands outside")
        changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
        problems += [f"leaves {name}" for name in sorted(changed) if not self.may_write(name, arguments, code)]
        problems += [
            f"has left out the end of {name}" for name in changed if name.endswith(".html") and not _whole(after[name])
        ]
        self.problems += [f"{self.seed}: ivp {' '.join(arguments)}\n{problem}" for problem in problems]

    def may_write(self, name: str, arguments: Sequence[str], code: int) -> bool:
        """Whether a command may have changed a file."""
        if ".ivp-" in name or not name.startswith("binnen/"):
            return False
        if arguments[0] == "report":
            return name.endswith((".html", ".md", ".json", ".pdf")) and "--output" not in arguments
        return arguments[0] in {"record", "import"} and name.endswith(".csv") and code == 0


def _tree(folder: Path) -> Files:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _whole(page: bytes) -> bool:
    return page.rstrip().endswith(b"</html>")


def _called(folder: Path, arguments: Sequence[str]) -> tuple[int, str, str]:
    """The exit code of a command, and what it prints."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with (
        chdir(folder),
        patch.object(sys, "argv", ["ivp", *arguments]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""))),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
    ):
        code: object = None
        try:
            cli.main()
        except SystemExit as end:
            code = end.code
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8", "replace"))  # type: ignore[attr-defined]
    return code if isinstance(code, int) else 0, *texts


def main(first: int, count: int, folder: Path | None = None) -> int:
    """Run as the heading says; 1 where something goes wrong."""
    wrong = 0
    bounded = hasattr(signal, "setitimer")
    if bounded:
        faulthandler.register(signal.SIGPROF, chain=True)
    for seed in range(first, first + count):
        if bounded:
            signal.setitimer(signal.ITIMER_PROF, LIMIT)
        sys.stderr.write(f"\r{seed} ")
        with tempfile.TemporaryDirectory() as made:
            for problem in Trial(seed, folder or Path(made)).run():
                wrong += 1
                sys.stdout.write(f"{problem}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{count} repositories, {wrong} problems\n")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), *map(Path, sys.argv[3:])))
