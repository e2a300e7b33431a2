"""What commands that work on plans share: the plans asked for, checked, and the words for broken ones."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ivp.cli import terminal

if TYPE_CHECKING:
    from ivp.check import Result


def checked(arguments: Sequence[str], stdin_name: str | None = None) -> Result:
    """The plans that the arguments name (none: those of the repository), read and checked.

    Leaves with exit code 2 where a path is missing or there are no plans.
    """
    from ivp.check import check
    from ivp.workspace import LARGEST_FILE, Unusable, plan_sources

    try:
        stdin = sys.stdin.buffer.read(LARGEST_FILE + 1) if "-" in arguments else None
        return check(plan_sources(list(arguments), stdin, stdin_name))
    except Unusable as problem:
        words = terminal.words()
        terminal.complain(f"{words('error')}: {words.message(problem.message)}")
        if problem.hint:
            terminal.complain(f"    = {words.message(problem.hint)}")
        terminal.leave(terminal.UNUSABLE)


def complain_of_broken(result: Result) -> int:
    """Name the plans with errors on standard error; the exit code that follows from them."""
    from dataclasses import replace

    from ivp.diagnostic import Severity
    from ivp.output.text import text

    if not any(item.broken for item in result.plans):
        return 0
    errors = tuple(item for item in result.findings if item.code.severity is Severity.ERROR)
    terminal.complain(text(replace(result, findings=errors), terminal.words(), concise=True))
    return terminal.FOUND
