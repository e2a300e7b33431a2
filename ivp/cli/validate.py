"""``ivp validate``: say what is wrong with plans, and where."""

from __future__ import annotations

from typing import Annotated

import typer

from ivp.cli import terminal

_ = terminal.words()


def help_text() -> str:
    """The command's help."""
    return _("Check plans: every mistake with its file, line and column, and what to write instead.")


def command(
    plans: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PLAN]...",
            help=_("Plan files or folders with plans; - reads standard input; none: the plans of this repository."),
            show_default=False,
        ),
    ] = None,
    concise: Annotated[bool, typer.Option("--concise", help=_("One line for each finding."))] = False,
    strict: Annotated[bool, typer.Option("--strict", help=_("Let warnings count as errors."))] = False,
    stdin_filename: Annotated[
        str | None,
        typer.Option(metavar="FILE", help=_("Name for standard input in findings; parents are found from it.")),
    ] = None,
) -> None:
    """Check plans and leave with 0 (clean), 1 (findings) or 2 (nothing could be read)."""
    from ivp.cli.plans import checked
    from ivp.diagnostic import Severity
    from ivp.output.text import text
    from ivp.workspace import UNREADABLE

    result = checked(plans or [], stdin_filename)
    terminal.say(text(result, terminal.words(), concise=concise))
    if result.findings and all(finding.code is UNREADABLE for finding in result.findings):
        terminal.leave(terminal.UNUSABLE)
    if result.count(Severity.ERROR) or (strict and result.count(Severity.WARNING)):
        terminal.leave(terminal.FOUND)
