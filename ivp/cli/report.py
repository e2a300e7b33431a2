"""``ivp report``: write reports as files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ivp.cli import terminal
from ivp.cli.options import Force, Internal, Plans, Year, on_day
from ivp.finding import Message
from ivp.language import N_
from ivp.refusal import Refused
from ivp.vocabulary import ReportFormat, ReportKind

if TYPE_CHECKING:
    from ivp.check import Checked
    from ivp.report.look import Look
    from ivp.report.render import Content
    from ivp.settings import ReportSettings

_ = terminal.words()


ALL = "all"
_KINDS = (*ReportKind, ALL)


def help_text() -> str:
    """The command's help."""
    return _("Write the yearly report of plans for a council; with several plans an index beside their reports.")


def command(
    plans: Plans = None,
    year: Year = None,
    kind: Annotated[
        str, typer.Option("--kind", metavar="NAME", help=_("Kind of report: {names}.", names=", ".join(_KINDS)))
    ] = ReportKind.PROGRESS,
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
    as_of: Annotated[
        date | None, on_day(_("The day up to which figures were gathered, to print in the report."))
    ] = None,
    internal: Internal = False,
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
    from ivp.cli.plans import checked, complain_of_broken
    from ivp.files import shown_name
    from ivp.writer import write

    if kind not in _KINDS:
        raise Refused("there is no kind {name}", "known are: {names}", name=kind, names=", ".join(_KINDS))
    if templates_to is not None:
        return _copy_templates(templates_to)
    result = checked(plans or [])
    code = complain_of_broken(result)
    served: list[Checked] = [item for item in result.plans if not item.broken]
    looks = _Looks()
    files = _rendered(served, kind, form, year, looks, internal=internal, as_of=as_of)
    if served and not files:
        raise Refused("none of these plans gives a report of kind {kind}", kind=str(kind))
    if output == Path("-"):
        _to_standard_output(list(files.values()))
    else:
        folder = output if output is not None else looks.output
        write({folder / name: content for name, content in files.items()}, force=force)
        terminal.say(*(shown_name(folder / name) for name in files))
    return code


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


class _Looks:
    """The look of reports, by plan repository; the settings of each are read once."""

    def __init__(self) -> None:
        self._looks: dict[Path, Look] = {}
        self._settings: dict[Path, ReportSettings] = {}

    @property
    def output(self) -> Path:
        """The folder for reports that the settings of the current folder's repository name; build without them."""
        from ivp.files import inside, repository, shown_name

        root = repository(Path.cwd())
        named = self._read(root).output
        folder = Path("build") if named is None else root / named
        try:
            inside(folder, root)
        except Refused as refused:
            raise Refused(
                "{file} cannot be written: {why}",
                "choose another folder with --output",
                file=shown_name(folder),
                why=refused.message,
            ) from refused
        return folder

    def of(self, item: Checked) -> Look:
        """The look of a plan's reports. Raises ``Refused`` where what the settings name cannot be used."""
        from ivp.files import repository
        from ivp.report.environment import palette
        from ivp.report.look import faint, look
        from ivp.settings import FILE

        root = repository(item.source.path.parent)
        if root not in self._looks:
            self._looks[root] = look(self._read(root), root)
            for message in faint(self._looks[root], *palette()):
                terminal.warn(Message("{file}: {problem}", {"file": FILE, "problem": message}))
            if self._looks[root].templates:
                from ivp.report.sandbox import unused

                for name, line, message in unused(self._looks[root]):
                    terminal.warn(message, f"{self._looks[root].place(name)}:{line}")
            elif self._looks[root].folder:
                empty = Message(N_("there is no template in {folder}"), {"folder": self._looks[root].folder})
                terminal.warn(Message("{file}: {problem}", {"file": FILE, "problem": empty}))
        return self._looks[root]

    def _read(self, root: Path) -> ReportSettings:
        from ivp.files import is_there
        from ivp.settings import FILE, ReportSettings, read_settings

        if root not in self._settings:
            file = root / FILE
            self._settings[root] = read_settings(file, FILE).report if is_there(file) else ReportSettings()
        return self._settings[root]


def _rendered(
    served: list[Checked],
    kind: str,
    form: ReportFormat,
    year: int | None,
    looks: _Looks,
    *,
    internal: bool,
    as_of: date | None,
) -> dict[str, Content]:
    """The content of each file by its name."""
    from ivp.report.kinds import KINDS
    from ivp.report.pages import pages

    kinds = list(KINDS) if kind == ALL else [ReportKind(kind)]
    with terminal.progress(_("Reports"), len(served)) as tell:
        return pages(served, kinds, year, form, internal=internal, as_of=as_of, look_of=looks.of, tell=tell)


def _copy_templates(folder: Path) -> int:
    """Copy the templates out; nothing that stands there is overwritten."""
    from ivp.files import shown_name
    from ivp.report.environment import templates
    from ivp.writer import write

    originals = sorted(path for path in templates().iterdir() if path.is_file())
    write({folder / original.name: original.read_bytes() for original in originals}, None)
    terminal.say(*(shown_name(folder / original.name) for original in originals))
    return 0
