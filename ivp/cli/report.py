"""``ivp report``: write reports as files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    from ivp.cli.plans import Served, check_of, choice_of

    in_order(year, as_of)
    if kind is not None and kind not in _KINDS:
        raise Refused("there is no kind {name}", "known are: {names}", name=kind, names=", ".join(_KINDS))
    if templates_to is not None:
        return _copy_templates(templates_to)
    choice = choice_of(topic, portfolio)
    checking = check_of(plans or [], children=True)
    served = Served(checking, plans or [], area, choice, of_plans=kind in {ReportKind.PROGRESS, ReportKind.SUMMARY})
    with terminal.progress(_("Reports"), len(checking.sources)) as tell:
        files = _rendered(served, kind, form, year, tell, internal=internal, as_of=as_of, annex=annex)
        if output == Path("-"):
            names = _to_standard_output(files)
        else:
            names = _to_folder(output if output is not None else terminal.project().output(), files, force=force)
    if served.number and not names:
        raise _nothing(kind, year)
    if output != Path("-"):
        terminal.say(*names)
    return served.code


def _to_folder(folder: Path, files: Iterator[tuple[str, Iterator[Content]]], *, force: bool) -> list[str]:
    """Write the reports, all or none; their names."""
    from ivp.files import shown_name
    from ivp.writer import Writing

    names = []
    with Writing(force=force) as writing:
        for name, pieces in files:
            writing.add(folder / name, pieces)
            names.append(shown_name(folder / name))
    return names


def _nothing(kind: str | None, year: int | None) -> Refused:
    """Why there is no report."""
    if kind is None:
        return Refused("none of these plans had begun in {year}", "give a later --year", year=year)
    return Refused(
        "none of these plans gives a report of kind {kind}", "leave --kind out to get what they give", kind=kind
    )


def _to_standard_output(files: Iterator[tuple[str, Iterator[Content]]]) -> list[str]:
    """Print the one report, and give its name; several are refused."""
    names: list[str] = []
    first: list[Content] = []
    for name, pieces in files:
        names.append(name)
        first = [*pieces] if len(names) == 1 else []
    if len(names) > 1:
        raise Refused(
            "standard output takes one report, and these are {number} files",
            "name one plan and one kind, or a folder with --output",
            number=len(names),
        )
    if names:
        terminal.pour(first)
    return names


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
    served: Iterable[Checked],
    kind: str | None,
    form: ReportFormat,
    year: int | None,
    tell: Callable[[], None],
    *,
    internal: bool,
    as_of: date | None,
    annex: bool,
) -> Iterator[tuple[str, Iterator[Content]]]:
    """The name and the pieces of each file."""
    from ivp.report.pages import each_page

    kinds = list(ReportKind) if kind == ALL else [ReportKind(kind)] if kind else []
    look_of = cache(_look)
    return each_page(served, kinds, year, form, internal=internal, as_of=as_of, annex=annex, look_of=look_of, tell=tell)


def _copy_templates(folder: Path) -> int:
    """Copy the templates out; nothing that stands there is overwritten."""
    from ivp.files import shown_name
    from ivp.report.environment import templates
    from ivp.writer import write

    originals = sorted(path for path in templates().iterdir() if path.is_file())
    write({folder / original.name: original.read_bytes() for original in originals}, None)
    terminal.say(*(shown_name(folder / original.name) for original in originals))
    return 0
