"""``ivp validate``: say what is wrong with plans, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ivp.cli import terminal

if TYPE_CHECKING:
    from ivp.check import Result

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
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help=_("Form of the findings: text, concise (one line each), json, github, gitlab or sarif."),
        ),
    ] = "text",
    output: Annotated[
        str | None, typer.Option(metavar="FILE", help=_("Write the findings to a file; the terminal gets the count."))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("Let warnings count as errors."))] = False,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help=_("Only findings with these codes, or codes that start so, such as IVP401,IVP5."),
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES", help=_("No findings with these codes, or codes that start so."), show_default=False
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD", help=_("Also say what should have been done by this day; no day is assumed.")
        ),
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(metavar="FILE", help=_("Name for standard input in findings; parents are found from it.")),
    ] = None,
) -> None:
    """Check plans and leave with 0 (clean), 1 (findings) or 2 (nothing could be read)."""
    from ivp.cli.plans import Asked, checked, day
    from ivp.output import FORMATS
    from ivp.workspace import UNREADABLE

    words = terminal.words()
    if form not in FORMATS:
        terminal.refuse(
            words("there is no format {name}", name=form), words("known are: {names}", names=", ".join(FORMATS))
        )
    asked = Asked(_codes(select, ignoring=False), _codes(ignore, ignoring=True), strict, day(as_of))
    result = checked(plans or [], stdin_filename, asked)
    text = FORMATS[form](result, words)
    if output is None:
        terminal.say(text)
    else:
        _write(output, text, result)
    if form == "github":
        _summarise(result)
    if result.findings and all(finding.code is UNREADABLE for finding in result.findings):
        terminal.leave(terminal.UNUSABLE)
    if result.failed:
        terminal.leave(terminal.FOUND)


def _codes(texts: list[str] | None, *, ignoring: bool) -> tuple[str, ...]:
    """The codes in the values of an option; leaves where one does not exist or cannot be ignored."""
    from ivp.catalogue import catalogue
    from ivp.suppression.policy import refusal

    words = terminal.words()
    codes = tuple(code.strip().upper() for text in texts or () for code in text.split(","))
    for code in codes:
        problem = refusal(code, catalogue(), ignoring=ignoring)
        if problem:
            message, hint = problem
            terminal.refuse(words.message(message), words.message(hint) if hint else None)
    return codes


def _write(output: str, text: str, result: Result) -> None:
    """Write the findings to a file, but not over a plan, and say how many there are."""
    from pathlib import Path

    from ivp.output.text import summary

    words, path = terminal.words(), Path(output)
    read = {Path(name).resolve() for name in result.documents}
    if path.resolve() in read:
        terminal.refuse(
            words("{file} is a plan that was just read", file=output), words("give the findings another file")
        )
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else ""
        terminal.refuse(words("{file} cannot be written: {why}", file=output, why=why or ""))
    terminal.say(summary(result, words))


def _summarise(result: Result) -> None:
    """Append the findings to the page of the run, where GitHub names a file for that."""
    import os
    from pathlib import Path

    from ivp.output.github import step_summary

    words, named = terminal.words(), os.environ.get("GITHUB_STEP_SUMMARY")
    if named:
        try:
            with Path(named).open("a", encoding="utf-8") as file:
                file.write(step_summary(result, words))
        except (OSError, ValueError):
            terminal.complain(words("the summary for the page of the run cannot be written"))
