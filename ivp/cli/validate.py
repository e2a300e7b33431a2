"""``ivp validate``: say what is wrong with plans, and where."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ivp.cli import terminal
from ivp.cli.options import Force, Plans, codes, on_day
from ivp.output import FORMATS
from ivp.refusal import Refused

if TYPE_CHECKING:
    from ivp.check import Result

_ = terminal.words()


def command(
    plans: Plans = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help=_("Form of the findings: {names}.", names=", ".join(FORMATS)),
        ),
    ] = "text",
    output: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help=_("Write the findings to a file; the terminal gets the count. - is standard output.")
        ),
    ] = None,
    force: Force = False,
    strict: Annotated[bool, typer.Option("--strict", help=_("Let warnings count as errors."))] = False,
    select: Annotated[
        list[str] | None, codes(_("Only findings with these codes, or codes that start so, such as IVP401,IVP5."))
    ] = None,
    ignore: Annotated[list[str] | None, codes(_("No findings with these codes, or codes that start so."))] = None,
    as_of: Annotated[
        date | None, on_day(_("Also say what should have been done by this day; no day is assumed."))
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(metavar="FILE", help=_("Name for standard input in findings; parents are found from it.")),
    ] = None,
) -> int:
    """Check plans; 0 (clean), 1 (findings) or 2 (nothing could be read)."""
    from ivp.cli.plans import check_of, must_be_there, outcome

    must_be_there(plans or [])
    from ivp.suppression.policy import Policy

    words = terminal.words()
    if form not in FORMATS:
        raise Refused("there is no format {name}", "known are: {names}", name=form, names=", ".join(FORMATS))
    asked = Policy(_codes(select, ignoring=False), _codes(ignore, ignoring=True), strict)
    checking = check_of(plans or [], stdin_filename, asked, as_of)
    for _plan in checking:
        pass  # only what is wrong with it is asked for
    result = checking.result()
    text = FORMATS[form](result, words)
    if output in {None, "-"}:
        terminal.put(text)
    else:
        _write(Path(output), text, result, force=force)
    if form == "github":
        _summarise(result)
    return outcome(result)


def _codes(texts: list[str] | None, *, ignoring: bool) -> tuple[str, ...]:
    """The codes in the values of an option. Raises ``Refused`` where one does not exist or cannot be ignored."""
    if not texts:
        return ()
    from ivp.codes import known_codes
    from ivp.suppression.policy import refusal

    named = [code.strip().upper() for text in texts for code in text.split(",")]
    given = tuple(filter(None, named))
    if named and not given:
        option = "--ignore" if ignoring else "--select"
        raise Refused("{option} names no code", "write it as {example}", option=option, example=f"{option} IVP401")
    for code in given:
        if problem := refusal(code, known_codes(), ignoring=ignoring):
            raise problem
    return given


def _write(path: Path, text: str, result: Result, *, force: bool) -> None:
    """Write the findings to a file, over former findings at most, and say how many there are."""
    from ivp.files import shown_name, without_links
    from ivp.output import is_findings
    from ivp.output.text import summary
    from ivp.writer import write

    if without_links(path) in {without_links(Path(name)) for name in result.read}:
        raise Refused("{file} is a plan that was just read", "give the findings another file", file=shown_name(path))
    write({path: text}, is_findings, force=force)
    terminal.say(summary(result, terminal.words()))


def _summarise(result: Result) -> None:
    """Append the findings to the page of the run, where GitHub names a file for that."""
    import os

    from ivp.output.github import step_summary

    words, named = terminal.words(), os.environ.get("GITHUB_STEP_SUMMARY")
    if named:
        try:
            with Path(named).open("a", encoding="utf-8") as file:
                file.write(step_summary(result, terminal.words()))
        except (OSError, ValueError):
            terminal.complain(words("the summary for the page of the run cannot be written"))
