"""What all tests share: calling the command line in-process, and checking a text as a plan."""

from __future__ import annotations

import gettext
import importlib
import io
import os
import re
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from ivp.language import translations

ROOT = Path(__file__).parent.parent
PLANS = ROOT / "plans"

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


class Outcome(NamedTuple):
    """How a command ended and what it printed."""

    exit: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call ``ivp`` in this process: ``run("validate", "plan.yaml", cwd=tmp_path, stdin=b"...")``."""
    from ivp import cli
    from ivp.cli.app import module_of

    def call(*arguments: str | Path, cwd: Path = ROOT, stdin: bytes = b"") -> Outcome:
        monkeypatch.chdir(cwd)
        monkeypatch.delenv("IVP_LANG", raising=False)
        monkeypatch.setattr(sys, "argv", ["ivp", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        loaded = (*map(module_of, cli.COMMANDS), "ivp.cli.options", "ivp.cli.tables")
        for name in loaded:  # their words are in the language in which they were loaded
            monkeypatch.delitem(sys.modules, name, raising=False)
        capsys.readouterr()
        code = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return call


# Where everything is installed nothing may be skipped: `.ci/run` says so.
NOTHING_SKIPPED = bool(os.environ.get("IVP_NOTHING_SKIPPED"))


def _unskipped(report: Any) -> Any:
    if NOTHING_SKIPPED and report.skipped:
        report.outcome, report.longrepr = "failed", f"skipped, and nothing may be: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    return _unskipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    return _unskipped((yield))


class _Unknown(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        if not re.search(r"[^\W\d_]", re.sub(r"\{.*?\}", "", message)):
            return message  # gaps and signs alone
        raise AssertionError(f"the catalogue lacks: {message}; is it inside an f-string?")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)


@pytest.fixture(autouse=True, scope="session")
def _every_sentence_that_is_shown_in_dutch_is_in_the_known_codes() -> None:
    translations("nl").add_fallback(_Unknown())


@pytest.fixture
def paper() -> None:
    """What lays a page out on paper; without Pango, which is no Python package, the test is skipped."""
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError) as missing:
        pytest.skip(f"no PDFs here: {missing}")
