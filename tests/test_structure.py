"""The parts of the program and which way they may lean."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ivp.cli import COMMANDS, OF_PLANS
from ivp.cli.app import command, module_of

PACKAGE = Path(__file__).parent.parent / "ivp"

# A module may import from its own layer and from those above its line.
LAYERS = [
    {"appearance", "finding", "language", "manual", "nearest", "placeholders", "visible", "vocabulary"},
    {"files", "refusal"},
    {"writer"},
    {"reader", "reference"},
    {"model"},
    {"project", "schema", "settings", "suppression"},
    {"dossier"},
    {"progress"},
    {"rules", "codes"},
    {"check"},
    {"figures"},
    {"view"},
    {"output", "report"},
    {"cli"},
    {"__main__"},
    {"generate"},  # a tool of who works on the program: nothing that runs imports it
]


def _layer(module: str) -> int:
    parts = module.split(".")
    name = parts[1] if len(parts) > 1 else "__init__"
    return next(level for level, names in enumerate(LAYERS) if name in names)


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ivp"):
            found |= {f"{node.module}.{name.name}" for name in node.names} | ({node.module} - {"ivp"})
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names if name.name.startswith("ivp.")}
    return found - {"ivp.VERSION"}  # of the package itself, and in no module


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    module = "ivp." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    wrong = {name for name in _imports(path) if _layer(name) > _layer(module)}
    assert wrong == set()


def test_no_module_is_left_out() -> None:
    """A format that stands in no table, a command that is not named: a module that nothing uses."""
    used = {module_of(name) for name in COMMANDS}
    used |= {name for path in (*MODULES, *PACKAGE.rglob("__init__.py")) for name in _imports(path)}
    alone = []
    for path in MODULES:
        module = path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
        if not {"__init__", "__main__"} & set(module.split(".")) and f"ivp.{module}" not in used:
            alone.append(module)
    assert [name for name in alone if not name.startswith("rules.")] == []  # these are found by themselves


@pytest.mark.slow
def test_every_direct_import_is_declared() -> None:
    told = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = told["optional-dependencies"]
    declared = [re.split(r"[<>=\[ ]", line)[0] for lines in (told["dependencies"], *extras.values()) for line in lines]
    named = {"markdown-it-py": "markdown_it", "pyyaml": "yaml"}
    known = {named.get(name, name.replace("-", "_")) for name in declared} | set(sys.stdlib_module_names)
    own = {"tests"} | {path.stem for path in PACKAGE.parent.glob("tests/**/*.py")}
    for path in (*MODULES, *PACKAGE.parent.glob("tests/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [item.name for item in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            assert {name.split(".")[0] for name in names} <= known | own, path


@pytest.mark.parametrize(
    ("asked", "needed"),
    [
        ("--version", []),
        ("valdiate", []),
        ("validate missing.yaml", []),
        ("--help", ["typer"]),
        ("schema --help", ["ivp.vocabulary", "typer"]),
        ("validate missing.yaml --strict", ["typer"]),
    ],
)
def test_a_command_loads_what_it_needs_when_it_runs(asked: str, needed: list[str]) -> None:
    # Whether Typer itself loads Rich and pydantic differs from one version of it to the next.
    known = {"typer", "ivp.vocabulary", "ivp.model", "yaml", "jinja2", "babel"}
    known |= set() if "typer" in needed else {"rich", "pydantic"}
    script = (
        f"import sys; sys.argv = {['ivp', *asked.split()]}\n"
        "from ivp.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(*sorted(name for name in {known} if name in sys.modules))"
    )
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert printed.splitlines()[-1].split() == needed


def test_commands_of_plans_take_nothing_else() -> None:
    """The names of these are looked at before it is known what a command takes."""
    arguments = {
        name: [item.name for item in command(name).params if item.param_type_name == "argument"] for name in COMMANDS
    }
    assert {name for name, named in arguments.items() if named == ["plans"]} == set(OF_PLANS)


def test_nothing_reads_the_clock_or_the_network() -> None:
    forbidden = {"time", "socket", "urllib.request", "http.client", "requests", "random", "locale"}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: set[str] = set()
            if isinstance(node, ast.Import):
                names = {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = {node.module or "", *(f"{node.module}.{name.name}" for name in node.names)}
            assert not forbidden & names, path
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"today", "now", "utcnow"}, f"{path}: {node.attr}"


PAGE = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("room", sorted(set().union(*LAYERS) - {"__main__", "schema"}))
def test_the_page_on_architecture_names_every_room(room: str) -> None:
    assert f"`{room}.py`" in PAGE or f"`{room}/`" in PAGE or f"{room}." in PAGE or f"ivp/{room}" in PAGE


def test_what_the_page_on_architecture_names_is_there() -> None:
    paths = re.findall(r"`(ivp/[\w/.]+|manual/\w+/\w+\.md)`", PAGE)
    assert len(paths) > 20
    root = PACKAGE.parent
    gone = [path for path in paths if not any((at / path).exists() for at in (root, PACKAGE)) and "/xx" not in path]
    assert gone == []
