"""``ivp report``: write reports as files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ivp.cli import terminal

if TYPE_CHECKING:
    from ivp.check import Checked

_ = terminal.words()


class KindName(StrEnum):
    """Kinds of report, as asked for."""

    PROGRESS = "progress"
    PLAN = "plan"
    PROPOSAL = "proposal"
    ALL = "all"


class Form(StrEnum):
    """Forms of a report."""

    HTML = "html"
    MD = "md"
    JSON = "json"


def help_text() -> str:
    """The command's help."""
    return _("Write the yearly report of plans for a council; with several plans an index beside their reports.")


def command(
    plans: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PLAN]...",
            help=_("Plan files or folders with plans; - reads standard input; none: the plans of this repository."),
            show_default=False,
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            min=1900, max=2199, help=_("Reporting year; none: the latest year with values."), show_default=False
        ),
    ] = None,
    kind: Annotated[KindName, typer.Option("--kind", help=_("Kind of report."))] = KindName.PROGRESS,
    form: Annotated[Form, typer.Option("--format", help=_("Form of the report."))] = Form.HTML,
    output: Annotated[Path, typer.Option("--output", metavar="FOLDER", help=_("Where the files go."))] = Path("build"),
    force: Annotated[
        bool, typer.Option("--force", help=_("Also overwrite files that this tool did not write."))
    ] = False,
) -> None:
    """Render every report, then write them; name each file that was written."""
    from ivp.cli.plans import checked, complain_of_broken
    from ivp.report.pages import DoubleName, pages
    from ivp.report.render import Format
    from ivp.report.writer import Foreign, write
    from ivp.workspace import shown_name

    result = checked(plans or [])
    code = complain_of_broken(result)
    served: list[Checked] = [item for item in result.plans if not item.broken]
    names = [name for name in KindName if name is not KindName.ALL] if kind is KindName.ALL else [kind]
    try:
        files = pages(served, [str(name) for name in names], year, Format(form.value))
        write({output / name: text for name, text in files.items()}, force=force)
    except DoubleName as double:
        _refuse(_("two plans would both be written as {file}", file=double.name), _("report them one by one"))
    except Foreign as foreign:
        _refuse(
            _("{file} was not written by ivp and is left as it is", file=shown_name(foreign.path)),
            _("choose another folder with --output, or overwrite it with --force"),
        )
    except OSError as error:
        _refuse(_("the report cannot be written: {why}", why=error.strerror or str(error)), "")
    if served and not files:
        _refuse(_("none of these plans gives a report of kind {kind}", kind=str(kind)), "")
    for name in files:
        terminal.say(shown_name(output / name))
    terminal.leave(code)


def _refuse(sentence: str, hint: str) -> None:
    terminal.complain(f"{_('error')}: {sentence}")
    if hint:
        terminal.complain(f"    = {hint}")
    terminal.leave(terminal.UNUSABLE)
