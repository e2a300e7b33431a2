"""What the program says when it fails itself, and when it was called in a wrong way."""

from __future__ import annotations

import pytest

from tests.conftest import PLANS, Run


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise ValueError("one\ntwo")

    monkeypatch.setattr("ivp.check.Check", fail)


@pytest.mark.usefixtures("failing")
def test_an_unforeseen_failure_is_told_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IVP_TRACEBACK", raising=False)
    ended = run("validate", PLANS)
    assert (ended.exit, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        "error: the program failed (ValueError: one two); this is a mistake in the program, not in your plan",
        "    = set IVP_TRACEBACK=1 to see where, and report it",
    ]


@pytest.mark.usefixtures("failing")
def test_its_traceback_is_shown_when_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IVP_TRACEBACK", "1")
    ended = run("validate", PLANS)
    assert ended.exit == 2
    assert ended.err.startswith("Traceback (most recent call last):\n")
    assert "this is a mistake in the program" in ended.err


@pytest.mark.parametrize("error", [RecursionError("deep"), MemoryError(), OSError(5, "Input/output error")])
def test_whatever_fails_ends_with_2(run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr("ivp.check.Check", fail)
    ended = run("validate", PLANS)
    assert (ended.exit, "Traceback" in ended.err, ended.err.startswith("error: ")) == (2, False, True)


@pytest.mark.parametrize(
    ("arguments", "sentence", "hint"),
    [
        (["validate", "--formt"], "there is no option --formt here", "did you mean --format?"),
        (["validate", "--format"], "the option --format needs a value after it", "see ivp --help"),
        (["validate", "--strict=1"], "the option --strict takes no value", "see ivp"),
        (["--bar"], "there is no option --bar here", "see ivp --help"),
        (["validat"], "there is no command validat", "did you mean validate?"),
        (["foo"], "there is no command foo", "known are: validate, progress, report"),
        (["progress", "--year", "abc"], "--year cannot have this value", "a whole number from 1900 to 2199"),
        (["progress", "--year", "99999"], "--year cannot have this value", "a whole number from 1900 to 2199"),
        (["progress", "--format", "x"], "--format cannot have this value", "known are: table, json, csv, xlsx, md"),
        (["schema", "x"], "kind cannot have this value", "known are: plan, implementation"),
        (["init"], "FILE is missing", "see ivp init --help"),
        (["init", "a", "b"], "too much stands behind the command: b", "see ivp init --help"),
        (["validate", ""], "an empty text stands behind the command", "leave it out"),
        (["validate", "", "missing.yaml"], "an empty text stands behind the command", "leave it out"),
        (["rule", " "], "an empty text stands behind the command", "leave it out"),
        (["init", ""], "an empty text stands behind the command", "leave it out"),
        (["progress", "--area", ""], "the option --area needs a value after it", "see ivp"),
        (["report", "--output="], "the option --output needs a value after it", "see ivp"),
        (["validate", "--select", "", "plans"], "the option --select needs a value after it", "see ivp"),
        (["validate", "--select", " , "], "--select names no code", "write it as --select IVP401"),
        (["validate", "--ignore", ","], "--ignore names no code", "write it as --ignore IVP401"),
    ],
)
def test_a_wrong_call_is_told_in_our_own_words(run: Run, arguments: list[str], sentence: str, hint: str) -> None:
    ended = run(*arguments)
    told, help_ = ended.err.splitlines()
    assert (ended.exit, ended.out, told) == (2, "", f"error: {sentence}")
    assert hint in help_


def test_help_and_version_still_end_well(run: Run) -> None:
    assert run("--version").exit == 0
    assert run("validate", "--help").exit == 0
    assert "Usage" in run("--help").out
