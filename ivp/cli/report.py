"""``ivp report``: write reports as files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from ivp.cli import terminal

if TYPE_CHECKING:
    from datetime import date

    from ivp.check import Checked
    from ivp.finding import Message
    from ivp.report.look import Look
    from ivp.report.render import Content
    from ivp.settings import ReportSettings

_ = terminal.words()


class KindName(StrEnum):
    """Kinds of report, as asked for."""

    PROGRESS = "progress"
    IMPLEMENTATION = "implementation"
    SUMMARY = "summary"
    PLAN = "plan"
    PROPOSAL = "proposal"
    ALL = "all"


class Form(StrEnum):
    """Forms of a report."""

    HTML = "html"
    PDF = "pdf"
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
            min=1900,
            max=2199,
            help=_("Reporting year; none: the last of the plan with definitive figures."),
            show_default=False,
        ),
    ] = None,
    kind: Annotated[KindName, typer.Option("--kind", help=_("Kind of report."))] = KindName.PROGRESS,
    form: Annotated[Form, typer.Option("--format", help=_("Form of the report."))] = Form.HTML,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FOLDER",
            help=_("Where the files go; none: as ivp.toml says, else build; - is standard output, for one report."),
            show_default=False,
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD", help=_("The day up to which figures were gathered, to print in the report.")
        ),
    ] = None,
    internal: Annotated[
        bool, typer.Option("--internal", help=_("Also show small counts that a plan hides from publication."))
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Also overwrite files that this tool did not write."))
    ] = False,
    templates_to: Annotated[
        Path | None,
        typer.Option(
            "--templates-to",
            metavar="FOLDER",
            help=_("Copy the templates to a folder, to make them your own, and do nothing else."),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Render every report, then write them; name each file that was written."""
    from ivp.cli.plans import checked, complain_of_broken, day
    from ivp.cli.writing import write
    from ivp.workspace import shown_name

    if templates_to is not None:
        _copy_templates(templates_to)
    result = checked(plans or [])
    code = complain_of_broken(result)
    served: list[Checked] = [item for item in result.plans if not item.broken]
    looks = _Looks()
    files = _rendered(served, kind, form, year, looks, internal=internal, as_of=day(as_of))
    if served and not files:
        terminal.refuse(_("none of these plans gives a report of kind {kind}", kind=str(kind)))
    if output == Path("-"):
        _to_standard_output(list(files.values()))
    else:
        folder = output if output is not None else looks.output
        write({folder / name: content for name, content in files.items()}, force=force)
        terminal.say(*(shown_name(folder / name) for name in files))
    terminal.leave(code)


def _to_standard_output(contents: list[Content]) -> None:
    """The one report; several are refused."""
    if len(contents) > 1:
        terminal.refuse(
            _("standard output takes one report, and these are {number} files", number=len(contents)),
            _("name one plan and one kind, or a folder with --output"),
        )
    for content in contents:
        terminal.put(content)


class _Looks:
    """The look of reports, by plan repository; the settings of each are read once."""

    def __init__(self) -> None:
        self._looks: dict[Path, Look] = {}
        self._settings: dict[Path, ReportSettings] = {}

    @property
    def output(self) -> Path:
        """The folder for reports that the settings of the current folder's repository name; build without them."""
        from ivp.files import Refused, inside, repository
        from ivp.workspace import shown_name

        root = repository(Path.cwd())
        named = self._read(root).output
        folder = Path("build") if named is None else root / named
        try:
            inside(folder, root)
        except Refused as refused:
            why = _.message(refused.message)
            terminal.refuse(
                _("{file} cannot be written: {why}", file=shown_name(folder), why=why),
                _("choose another folder with --output"),
            )
        return folder

    def of(self, item: Checked) -> Look:
        """The look of a plan's reports. Leaves with exit code 1 where what the settings name cannot be used."""
        from ivp.files import repository
        from ivp.report.environment import palette
        from ivp.report.look import Unfit, faint, look
        from ivp.settings import FILE

        root = repository(item.source.path.parent)
        if root not in self._looks:
            try:
                self._looks[root] = look(self._read(root), root)
            except Unfit as unfit:
                terminal.complain(f"{_('error')}: {FILE}: {_.message(unfit.message)}")
                terminal.leave(terminal.FOUND)
            for message in faint(self._looks[root], *palette()):
                terminal.complain(f"{_('warning')}: {FILE}: {_.message(message)}")
            if self._looks[root].templates:
                from ivp.report.sandbox import unused

                for name, line, message in unused(self._looks[root]):
                    _complain_of_template(self._looks[root].place(name), line, _("warning"), message)
            elif self._looks[root].folder:
                empty = _("there is no template in {folder}", folder=self._looks[root].folder)
                terminal.complain(f"{_('warning')}: {FILE}: {empty}")
        return self._looks[root]

    def _read(self, root: Path) -> ReportSettings:
        from ivp.files import is_there
        from ivp.settings import FILE, ReportSettings, read_settings

        if root not in self._settings:
            file = root / FILE
            self._settings[root] = read_settings(file, FILE).report if is_there(file) else ReportSettings()
        return self._settings[root]


def _complain_of_template(name: str, line: int | None, severity: str, message: Message) -> None:
    from ivp.output.visible import visible

    terminal.complain(visible(f"{name}:{line}" if line else name) + f": {severity}: {visible(_.message(message))}")


def _rendered(
    served: list[Checked],
    kind: KindName,
    form: Form,
    year: int | None,
    looks: _Looks,
    *,
    internal: bool,
    as_of: date | None,
) -> dict[str, Content]:
    """The files, or the end of the command with what is wrong."""
    from ivp.report.apart import BadTemplate
    from ivp.report.kinds import KINDS
    from ivp.report.pages import DoubleName, pages
    from ivp.report.render import Format, NoPrinter

    kinds = list(KINDS) if kind is KindName.ALL else [str(kind)]
    try:
        with terminal.progress(_("Reports"), len(served)) as tell:
            return pages(
                served, kinds, year, Format(form.value), internal=internal, as_of=as_of, look_of=looks.of, tell=tell
            )
    except DoubleName as double:
        terminal.refuse(_("two plans would both be written as {file}", file=double.name), _("report them one by one"))
    except BadTemplate as bad:
        _complain_of_template(bad.name, bad.line, _("error"), bad.why)
        terminal.leave(terminal.FOUND)
    except NoPrinter as problem:
        terminal.refuse(
            _("a PDF needs WeasyPrint, which cannot be used here: {why}", why=problem.why),
            _("install it: pip install 'weasyprint>=68'; and Pango: apt-get install libpango-1.0-0 libpangoft2-1.0-0"),
        )


def _copy_templates(folder: Path) -> NoReturn:
    """Copy the templates out; nothing that stands there is overwritten."""
    from ivp.cli.writing import write
    from ivp.report.environment import templates
    from ivp.workspace import shown_name

    originals = sorted(path for path in templates().iterdir() if path.is_file())
    write({folder / original.name: original.read_bytes() for original in originals}, None)
    terminal.say(*(shown_name(folder / original.name) for original in originals))
    terminal.leave(0)
