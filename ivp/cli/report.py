"""``ivp report``: write reports as files."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ivp.cli import terminal
from ivp.cli.options import Area, AsOf, Force, Internal, Plans, Portfolio, Topics, Year, in_order
from ivp.files import SETTINGS
from ivp.finding import Message
from ivp.language import N_
from ivp.refusal import Refused
from ivp.vocabulary import ReportFormat, ReportKind

if TYPE_CHECKING:
    from ivp.check import Checked
    from ivp.project import Project
    from ivp.report.look import Look
    from ivp.report.render import Content

_ = terminal.words()


ALL = "all"
_KINDS = (*ReportKind, ALL)


def help_text() -> str:
    """The command's help."""
    return _("Write the yearly report of plans for a council; with several plans an index beside their reports.")


def command(
    plans: Plans = None,
    year: Year = None,
    area: Area = None,
    topic: Topics = None,
    portfolio: Portfolio = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="NAME",
            help=_(
                "Kind of report: {names}; none: progress, of an implementation plan implementation.",
                names=", ".join(_KINDS),
            ),
            show_default=False,
        ),
    ] = None,
    form: Annotated[ReportFormat, typer.Option("--format", help=_("Form of the report."))] = ReportFormat.HTML,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FOLDER",
            help=_("Where the files go; none: as ivp.toml says, else build; - is standard output, for one report."),
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    internal: Internal = False,
    annex: Annotated[
        bool, typer.Option("--annex/--no-annex", help=_("The sheets of the indicators and the method behind it."))
    ] = True,
    force: Force = False,
    templates_to: Annotated[
        Path | None,
        typer.Option(
            "--templates-to",
            metavar="FOLDER",
            help=_("Copy the templates to a folder, to make them your own, and do nothing else."),
            show_default=False,
        ),
    ] = None,
) -> int:
    """Render every report, then write them; name each file that was written."""
    from ivp.cli.plans import checked, complain_of_broken, of_part, reported
    from ivp.files import shown_name
    from ivp.writer import write

    in_order(year, as_of)
    if kind is not None and kind not in _KINDS:
        raise Refused("there is no kind {name}", "known are: {names}", name=kind, names=", ".join(_KINDS))
    if templates_to is not None:
        return _copy_templates(templates_to)
    result = checked(plans or [], children=True)
    code = complain_of_broken(result)
    served = reported(result, plans or [], of_plans=kind in {ReportKind.PROGRESS, ReportKind.SUMMARY})
    served = of_part(served, area, topic, portfolio)
    files = _rendered(served, kind, form, year, internal=internal, as_of=as_of, annex=annex)
    if served and not files:
        raise _nothing(kind, year)
    if output == Path("-"):
        _to_standard_output(list(files.values()))
    else:
        folder = output if output is not None else terminal.project().output()
        write({folder / name: content for name, content in files.items()}, force=force)
        terminal.say(*(shown_name(folder / name) for name in files))
    return code


def _nothing(kind: str | None, year: int | None) -> Refused:
    """Why there is no report."""
    if kind is None:
        return Refused("none of these plans had begun in {year}", "give a later --year", year=year)
    return Refused(
        "none of these plans gives a report of kind {kind}", "leave --kind out to get what they give", kind=kind
    )


def _to_standard_output(contents: list[Content]) -> None:
    """The one report; several are refused."""
    if len(contents) > 1:
        raise Refused(
            "standard output takes one report, and these are {number} files",
            "name one plan and one kind, or a folder with --output",
            number=len(contents),
        )
    for content in contents:
        terminal.put(content)


def _look(project: Project) -> Look:
    """The look of reports in a plan repository, with a warning of what is doubtful in it. Raises ``Refused``."""
    from ivp.report.environment import palette
    from ivp.report.look import faint, look

    found = look(project)
    doubts = list(faint(found, *palette()))
    if found.folder and not found.templates:
        doubts.append(Message(N_("there is no template in {folder}"), {"folder": found.folder}))
    for doubt in doubts:
        terminal.warn(Message("{file}: {problem}", {"file": SETTINGS, "problem": doubt}))
    if found.templates:
        from ivp.report.sandbox import unused

        for name, line, message in unused(found):
            terminal.warn(message, f"{found.place(name)}:{line}")
    return found


def _rendered(
    served: list[Checked],
    kind: str | None,
    form: ReportFormat,
    year: int | None,
    *,
    internal: bool,
    as_of: date | None,
    annex: bool,
) -> dict[str, Content]:
    """The content of each file by its name."""
    from ivp.report.pages import pages

    kinds = list(ReportKind) if kind == ALL else [ReportKind(kind)] if kind else []
    with terminal.progress(_("Reports"), len(served)) as tell:
        look_of = cache(_look)
        return pages(served, kinds, year, form, internal=internal, as_of=as_of, annex=annex, look_of=look_of, tell=tell)


def _copy_templates(folder: Path) -> int:
    """Copy the templates out; nothing that stands there is overwritten."""
    from ivp.files import shown_name
    from ivp.report.environment import templates
    from ivp.writer import write

    originals = sorted(path for path in templates().iterdir() if path.is_file())
    write({folder / original.name: original.read_bytes() for original in originals}, None)
    terminal.say(*(shown_name(folder / original.name) for original in originals))
    return 0
