"""``ivp validate``: say what is wrong with plans, and where."""

from __future__ import annotations

from pathlib import Path
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
        str | None,
        typer.Option(
            metavar="FILE", help=_("Write the findings to a file; the terminal gets the count. - is standard output.")
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Also overwrite a file that this tool did not write."))
    ] = False,
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
    from ivp.cli.plans import Asked, checked, day, outcome
    from ivp.output import FORMATS

    words = terminal.words()
    if form not in FORMATS:
        terminal.refuse(
            words("there is no format {name}", name=form), words("known are: {names}", names=", ".join(FORMATS))
        )
    asked = Asked(_codes(select, ignoring=False), _codes(ignore, ignoring=True), strict, day(as_of))
    result = checked(plans or [], stdin_filename, asked)
    text = FORMATS[form](result, words)
    if output in {None, "-"}:
        terminal.put(text)
    else:
        _write(Path(output), text, result, force=force)
    if form == "github":
        _summarise(result)
    terminal.leave(outcome(result))


def _codes(texts: list[str] | None, *, ignoring: bool) -> tuple[str, ...]:
    """The codes in the values of an option; leaves where one does not exist or cannot be ignored."""
    from ivp.catalogue import catalogue
    from ivp.suppression.policy import refusal

    words = terminal.words()
    named = [code.strip().upper() for text in texts or () for code in text.split(",")]
    codes = tuple(filter(None, named))
    if named and not codes:
        option = "--ignore" if ignoring else "--select"
        terminal.refuse(
            words("{option} names no code", option=option), words("write it as {example}", example=f"{option} IVP401")
        )
    for code in codes:
        problem = refusal(code, catalogue(), ignoring=ignoring)
        if problem:
            message, hint = problem
            terminal.refuse(words.message(message), words.message(hint) if hint else None)
    return codes


def _write(path: Path, text: str, result: Result, *, force: bool) -> None:
    """Write the findings to a file, over former findings at most, and say how many there are."""
    from ivp.cli.writing import write
    from ivp.files import without_links
    from ivp.output import is_findings
    from ivp.output.text import summary
    from ivp.workspace import shown_name

    words = terminal.words()
    if without_links(path) in {without_links(Path(name)) for name in result.documents}:
        terminal.refuse(
            words("{file} is a plan that was just read", file=shown_name(path)),
            words("give the findings another file"),
        )
    write({path: text}, is_findings, force=force)
    terminal.say(summary(result, words))


def _summarise(result: Result) -> None:
    """Append the findings to the page of the run, where GitHub names a file for that."""
    import os

    from ivp.output.github import step_summary

    words, named = terminal.words(), os.environ.get("GITHUB_STEP_SUMMARY")
    if named:
        try:
            with Path(named).open("a", encoding="utf-8") as file:
                file.write(step_summary(result, words))
        except (OSError, ValueError):
            terminal.complain(words("the summary for the page of the run cannot be written"))
