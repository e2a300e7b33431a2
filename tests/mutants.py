"""Mutants: small changes to the statistics and the rules, each of which a test must notice.

By hand: ``python -m tests.mutants [SEED] [COUNT] [MODULE ...]``, a module as ``ivp/rules/targets.py``; by default
200 of all in ``ivp/progress`` and ``ivp/rules``. The fast tests are run once to see which pass through which block of
the code; against a mutant those are run that pass through its own, the most telling first: the quick ones, those that
have killed others, and those that pass where few do. A mutant that no test can notice, since the program does the same,
stands with the reason in ``mutants.toml``. Needs a system that can fork.
"""

from __future__ import annotations

import ast
import gc
import mmap
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from itertools import accumulate
from pathlib import Path
from random import Random
from types import CodeType, FunctionType

import pytest

ROOT = Path(__file__).parent.parent
TESTS = ("progress", "rules", "plans", "accounts", "dossier", "model", "acceptance", "settings", "suppression",
         "view/test_hiding.py", "view/test_area.py", "view/test_chapters.py", "view/test_document_view.py",
         "view/test_between.py", "report/test_markdown.py", "report/test_day.py", "report/test_implementation.py",
         "report/test_interim.py", "report/test_money.py", "cli/test_progress.py")  # fmt: skip
"""Where tests of the statistics and the rules are."""
ROOMS = ("ivp/progress", "ivp/rules")
KILLED, SURVIVED = "killed", "survived"
FAILED = 1
PATIENCE = 30
"""Seconds of processor that tests may take against one mutant: the first ones that they are enough for."""
TRIED = 9
"""A test that has killed mutants waits less for its turn: so many times for each."""
LEAST, MOST, ALONE = 20, 5, 600
"""Seconds of processor: a mutant has some, and so many times what the tests take without it; one by itself has more."""
MEMORY = 6 * 2**30

Block = tuple[str, int]
"""A module and the line at which a block of it begins."""

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.GtE), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}  # fmt: skip
"""A comparison made strict or not, and reversed."""
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_BLOCKS = ("body", "orelse", "finalbody")


@dataclass(frozen=True)
class Mutant:
    """A change to a module: the ``number``-th that can be made."""

    module: str
    number: int
    line: int
    before: str
    after: str
    block: int | None
    """The first line of the block in which it is; None outside of functions."""

    @property
    def change(self) -> str:
        return f"{self.before}  ->  {self.after}"

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.change}"


@dataclass
class _Walk:
    """Goes through a module and offers each change that can be made, as a function that makes it."""

    found: list[tuple[int, str, str, int | None, Callable[[], None]]] = field(default_factory=list)
    blocks: list[list[ast.stmt]] = field(default_factory=list)
    block: int | None = None
    boolean: bool = False

    def offer(self, old: ast.expr, put: Callable[[ast.expr], None], *changed: ast.expr) -> None:
        for new in changed:
            placed = ast.fix_missing_locations(ast.copy_location(new, old))
            self.found.append((old.lineno, ast.unparse(old), ast.unparse(new), self.block, partial(put, placed)))

    def expression(self, node: ast.expr, put: Callable[[ast.expr], None]) -> None:
        match node:
            case ast.Compare(ops=operators):
                for at, operator in enumerate(operators):
                    for other in _COMPARED[type(operator)]:
                        changed = [*operators[:at], other(), *operators[at + 1 :]]
                        self.offer(node, put, ast.Compare(node.left, changed, node.comparators))
            case ast.BinOp(op=ast.BitOr()) if self.block is None:
                pass  # a type
            case ast.BinOp(op=operator) if type(operator) in _RECKONED:
                self.offer(node, put, ast.BinOp(node.left, _RECKONED[type(operator)](), node.right))
            case ast.BoolOp(op=operator):
                self.offer(node, put, ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), node.values))
            case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
                self.offer(node, put, operand)
            case ast.Constant(value=bool(value)):
                self.offer(node, put, ast.Constant(not value))
            case ast.Constant(value=int(number) | float(number)):
                self.offer(node, put, ast.Constant(number + 1), ast.Constant(number - 1))
            case ast.IfExp():
                self.offer(node, put, node.body, node.orelse)
        self.inside(node)

    def inside(self, node: ast.AST) -> None:
        if isinstance(node, ast.keyword) and node.arg == "strict":
            return  # of zip: the code makes sure of itself, and nothing can come of it
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "type_params") or isinstance(node, ast.JoinedStr):
                continue
            if name in _BLOCKS and isinstance(value, list):
                self.statements(value, node)
            elif isinstance(value, ast.expr):
                self.expression(value, partial(setattr, node, name))
            elif isinstance(value, list):
                for at, item in enumerate(value):
                    if isinstance(item, ast.expr):
                        self.expression(item, partial(value.__setitem__, at))
                    elif isinstance(item, ast.AST):
                        self.inside(item)
            elif isinstance(value, ast.AST):
                self.inside(value)
        if isinstance(node, ast.comprehension):
            for at, test in enumerate(node.ifs):
                self.offer(test, partial(node.ifs.__setitem__, at), ast.Constant(True))

    def statements(self, body: list[ast.stmt], owner: ast.AST) -> None:
        if not body:
            return
        outside = self.block, self.boolean
        if isinstance(owner, ast.FunctionDef):
            self.boolean = isinstance(owner.returns, ast.Name) and owner.returns.id == "bool"
        if isinstance(owner, ast.FunctionDef) or self.block is not None:
            self.block = body[0].lineno
            self.blocks.append(body)
        for statement in body:
            match statement:
                case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
                    results = map(ast.Constant, (True, False) if self.boolean else (None,))
                    self.offer(value, partial(setattr, statement, "value"), *results)
                case ast.If(test=test):
                    self.offer(test, partial(setattr, statement, "test"), ast.Constant(True), ast.Constant(False))
            self.inside(statement)
        self.block, self.boolean = outside


def _walked(module: str) -> tuple[ast.Module, _Walk]:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    walk = _Walk()
    walk.inside(tree)
    return tree, walk


def mutants(module: str) -> list[Mutant]:
    """All changes that can be made to a module."""
    _, walk = _walked(module)
    return [Mutant(module, number, *told) for number, (*told, _) in enumerate(walk.found)]


def _code(tree: ast.Module, module: str) -> CodeType:
    return compile(tree, str(ROOT / module), "exec", dont_inherit=True)


def _mutated(mutant: Mutant) -> CodeType:
    """The module with the change."""
    tree, walk = _walked(mutant.module)
    walk.found[mutant.number][-1]()
    return _code(tree, mutant.module)


def _name(module: str) -> str:
    return module.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


@contextmanager
def _running(module: str, code: CodeType) -> Iterator[None]:
    """The functions of a module, which others have imported, do as another version of it says."""

    def functions(of: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
        for item in of.co_consts:
            if isinstance(item, CodeType):
                yield (item.co_qualname, item.co_firstlineno), item
                yield from functions(item)

    import_module(_name(module))
    new, file, old = dict(functions(code)), str(ROOT / module), []
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename == file and one.__name__ != "<lambda>":
            old.append((one, one.__code__))
            one.__code__ = new[one.__code__.co_qualname, one.__code__.co_firstlineno]
    try:
        yield
    finally:
        for one, before in old:
            one.__code__ = before


def running(mutant: Mutant) -> AbstractContextManager[None]:
    """Within it the program is the mutant; for a change in a function."""
    return _running(mutant.module, _mutated(mutant))


@contextmanager
def _telling(module: str, tell: Callable[[Block], object]) -> Iterator[None]:
    """Within it each block of a module tells when it is passed."""
    tree, walk = _walked(module)
    for body in walk.blocks:
        call = ast.parse(f"__tell__(({module!r}, {body[0].lineno}))").body[0]
        body.insert(0, ast.fix_missing_locations(ast.copy_location(call, body[0])))
    vars(import_module(_name(module)))["__tell__"] = tell
    with _running(module, _code(tree, module)):
        yield


class _Loader(SourceFileLoader):
    """Finds and loads the module that is a mutant, for a change that is made when it is loaded."""

    def __init__(self, mutant: Mutant) -> None:
        super().__init__(_name(mutant.module), str(ROOT / mutant.module))
        self.mutant = mutant

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        return spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_code(self, fullname: str) -> CodeType:
        return _mutated(self.mutant)


class _Silent:
    """Tests that tell nothing but whether one fails, and do nothing at random."""

    def pytest_sessionstart(self) -> None:
        from hypothesis import Phase, settings  # pytest wants to see it first

        chosen = (Phase.explicit, Phase.generate)
        settings.register_profile("mutants", deadline=None, derandomize=True, database=None, phases=chosen)
        settings.load_profile("mutants")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed(report)

    def failed(self, _report: pytest.TestReport) -> None:
        os._exit(FAILED)


class _Hunt(_Silent):
    """All tests, collected once; in a process of its own for each mutant those that pass through its block."""

    def __init__(self, chosen: Sequence[Mutant], modules: Sequence[str]) -> None:
        self.chosen, self.modules = chosen, modules
        self.tests: dict[Block, dict[int, float]] = {}
        self.fates: dict[Mutant, str] = {}
        self.kills: Counter[int] = Counter()
        self.told: dict[str, defaultdict[int, float]] = {}
        """How much each test tells of a module: by how few others pass through the same blocks."""
        self.now = mmap.mmap(-1, 4)
        """The number of the test that runs, also in a process that ends with it."""
        self.unfit: set[str] | None = None

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.session = session
        import_module("scipy.stats")  # some tests ask for it, and each process of its own would load it anew
        for block, seconds in self.passing():
            self.tests.setdefault(block, {}).update(seconds)
        for mutant in self.chosen:
            if mutant.block is not None:
                self.fates[mutant] = self.fate(mutant)
                _say(f"{self.fates[mutant]:10}{mutant}")
        return True

    def passing(self) -> Iterator[tuple[Block, dict[int, float]]]:
        """The tests that pass through each block, with their seconds."""
        with tempfile.TemporaryFile() as told:

            def measure() -> None:
                self.unfit = set()
                found: dict[Block, dict[int, float]] = {}
                passed: set[Block] = set()
                with ExitStack() as stack:
                    for module in self.modules:
                        stack.enter_context(_telling(module, passed.add))
                    start = time.process_time()
                    for number, item in self.run(range(len(self.session.items))):
                        for block in passed if item.nodeid not in self.unfit else ():
                            found.setdefault(block, {})[number] = time.process_time() - start
                        passed.clear()
                        start = time.process_time()
                pickle.dump(found, told)
                told.flush()

            if not _ends_well(measure):
                raise SystemExit("the tests do not come to their end without any change")
            told.seek(0)
            yield from pickle.load(told).items()

    def fate(self, mutant: Mutant) -> str:
        """Whether the mutant is killed."""
        tests = self.tests.get((mutant.module, mutant.block or 0), {})
        order = sorted(tests, key=lambda number: self.turn(mutant.module, number, tests[number]))
        spent = accumulate(tests[number] for number in order)

        def meet() -> None:
            _hush()
            _bound(LEAST + MOST * min(PATIENCE, sum(tests.values())))
            for _ in self.run([number for number, seconds in zip(order, spent, strict=True) if seconds < PATIENCE]):
                pass  # a failure ends the process

        with running(mutant):
            if _ends_well(meet):
                return SURVIVED
        self.kills[int.from_bytes(self.now[:4], "little")] += 1
        return KILLED

    def turn(self, module: str, number: int, seconds: float) -> float:
        """How late a test comes against the mutants of a module."""
        if module not in self.told:
            told = self.told[module] = defaultdict(float)
            for tests in (tests for (name, _), tests in self.tests.items() if name == module):
                for one in tests:
                    told[one] += 1 / len(tests)
        return seconds / self.told[module][number] / (1 + TRIED * self.kills[number])

    def failed(self, report: pytest.TestReport) -> None:
        """Of the tests that fail without any change nothing can be learned."""
        if self.unfit is None:
            super().failed(report)
        else:
            _say(f"left out, since it fails as it is: {report.nodeid}")
            self.unfit.add(report.nodeid)

    def run(self, numbers: Sequence[int]) -> Iterator[tuple[int, pytest.Item]]:
        """Run tests, and give each when it has ended."""
        items = [self.session.items[number] for number in numbers]
        for number, item, following in zip(numbers, items, [*items[1:], None], strict=True):
            self.now[:4] = number.to_bytes(4, "little")
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            yield number, item

    def files(self, module: str) -> list[str]:
        """The files with tests that pass through a module."""
        numbers = {number for (name, _), tests in self.tests.items() if name == module for number in tests}
        return sorted({str(self.session.items[number].path) for number in numbers})


def _ends_well(work: Callable[[], None]) -> bool:
    """Whether work that is done in a process like this one comes to its end."""
    if (child := os.fork()) == 0:
        try:
            work()
            os._exit(0)
        except BaseException:  # noqa: BLE001  whatever it is, the process ends here
            traceback.print_exc()
        finally:
            os._exit(FAILED)
    return os.waitpid(child, 0)[1] == 0


def _hush() -> None:
    """Print nothing from here on."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nothing, stream)


def _bound(seconds: float) -> None:
    """No more than this of processor time, and of memory: who needs more hangs, which a test would notice."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    import resource  # not on Windows, where nothing is forked

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _test(plugin: _Silent, files: Sequence[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        quiet = ["-o", "addopts=", "-p", "no:xdist", "-p", "no:terminal", "-p", "no:cacheprovider", "-s"]
        return pytest.main([*quiet, "--basetemp", folder, "-m", "not slow and not program", *files], plugins=[plugin])


def _apart(mutant: Mutant, files: Sequence[str]) -> str:
    """Whether a mutant is killed that differs when it is loaded: in a new process."""
    if not files:
        return SURVIVED
    command = [sys.executable, "-m", "tests.mutants", "--apart", mutant.module, str(mutant.number), *files]
    return KILLED if subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode else SURVIVED


def equivalent() -> dict[tuple[str, str, str], str]:
    """Why nothing can notice a change: by module, line of the source and change, or "" for every change of the line."""
    told = tomllib.loads((ROOT / "tests" / "mutants.toml").read_text(encoding="utf-8"))
    return {(one["module"], one["line"], one.get("change", "")): one["why"] for one in told["equivalent"]}


def keys(mutant: Mutant) -> set[tuple[str, str, str]]:
    """What names a change whatever stands above it: itself, and every change of its line."""
    line = (ROOT / mutant.module).read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
    return {(mutant.module, line, mutant.change), (mutant.module, line, "")}


def hunt(seed: int, count: int, modules: Sequence[str], tests: Sequence[str] = TESTS) -> dict[Mutant, str]:
    """The fate of a sample of mutants, told on the way."""
    known = equivalent()
    every = [mutant for module in modules for mutant in mutants(module) if known.keys().isdisjoint(keys(mutant))]
    chosen = Random(seed).sample(every, min(count, len(every)))
    hunter = _Hunt(chosen, sorted({mutant.module for mutant in chosen}))
    if ended := _test(hunter, [str(ROOT / "tests" / name) for name in tests]):
        raise SystemExit(f"the tests cannot be run: pytest ends with {ended}")
    for mutant in chosen:
        if mutant.block is None:
            hunter.fates[mutant] = _apart(mutant, hunter.files(mutant.module))
            _say(f"{hunter.fates[mutant]:10}{mutant}")
    return hunter.fates


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Run as the heading says."""
    if arguments[:1] == ["--apart"]:
        _, module, number, *files = arguments
        sys.meta_path.insert(0, _Loader(mutants(module)[int(number)]))  # type: ignore[arg-type]
        _bound(ALONE)
        return _test(_Silent(), files)
    seed, count, *modules = *arguments, *("0", "200")[len(arguments) :]
    every = sorted(path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / room).glob("*.py"))
    fates = hunt(int(seed), int(count), modules or every)
    killed = [*fates.values()].count(KILLED)
    _say(f"{killed} of {len(fates)} killed ({killed / len(fates):.1%})")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
