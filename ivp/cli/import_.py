"""``ivp import``: bring figures from files into the table beside a plan."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ivp.cli import terminal
from ivp.cli.options import on_day
from ivp.language import N_
from ivp.refusal import FOUND, Refused

if TYPE_CHECKING:
    from ivp.figures.beside import Beside
    from ivp.figures.grid import CodeList, Grid, Remark
    from ivp.figures.values import Values
    from ivp.output.imported import Told
    from ivp.progress.measurement import Measured
    from ivp.workspace import Source

_ = terminal.words()


def help_text() -> str:
    """The command's help."""
    return _(
        "Bring figures from Excel, CSV, StatLine and OData files into the table beside a plan; what is left out is "
        "told, and where something is wrong nothing is written."
    )


def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=_("Files with figures, and lists of codes."))],
    plan: Annotated[
        Path | None,
        typer.Option(
            metavar="PLAN", help=_("Plan that the figures are for; none: the only one here."), show_default=False
        ),
    ] = None,
    meaning: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="TEXT=MEANING",
            help=_(
                "What a text of the files means: a column, an indicator, a code, a municipality, a year, - for nothing."
            ),
            show_default=False,
        ),
    ] = None,
    as_of: Annotated[date | None, on_day(_("Day on which the figures were retrieved."))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Tell what would change, and write nothing."))] = False,
) -> int:
    """Read the files, tell what changes, and write the tables beside the plan as a whole or not at all."""
    from ivp.figures.change import changes_of
    from ivp.figures.labels import Labels
    from ivp.figures.meaning import read_meaning
    from ivp.figures.values import scope_of, values_of
    from ivp.files import shown_name
    from ivp.output.imported import Told
    from ivp.writer import write

    gc.disable()  # of a table of all municipalities nearly everything stays until the end
    source = _plan(plan)
    measured = _measured(source)
    if measured is None:
        return FOUND
    tables, people = _tables(measured, source), _people(measured, source)
    grids, lists = _grids(files)
    labels = Labels(measured.plan, _meanings(meaning or ()), lists, source.project.settings.import_)
    scope = scope_of(measured.plan, as_of)
    readings = [read_meaning(grid, labels, scope) for grid in grids]
    values = values_of(measured.plan, [reading.facts for reading in readings])
    remarks = [remark for reading in readings for remark in reading.remarks] + values.remarks
    unfit = [reading.unfit for reading in readings if reading.unfit]
    remarks = [*(replace(remark, wrong=not values.values) for remark in unfit), *remarks]
    told = Told(terminal.words())
    if any(remark.wrong for remark in remarks) or not values.values:
        _tell_wrong(told, remarks, values)
        return FOUND
    changes = changes_of(measured, tables, values.values, as_of, people)
    terminal.say(*told.changes(changes, source.name, dry_run=dry_run))
    terminal.say(*told.remarks([*changes.remarks, *remarks]), *told.rest(values))
    texts = changes.texts()
    _check_size(texts)
    if texts and not dry_run:
        write(texts, lambda _content: True)
        terminal.say(*(_("{file} written", file=shown_name(path)) for path in texts))
    return 0


def _plan(named: Path | None) -> Source:
    """The plan that the figures are for. Raises ``Refused`` where that is not clear."""
    from ivp.workspace import plan_sources

    sources = plan_sources([str(named)] if named else [], here=terminal.project())
    with_tables = [source for source in sources if b"observations" in source.read()[0]]
    if len(sources) > 1 and len(with_tables) == 1:
        return with_tables[0]
    if len(sources) > 1:
        names = ", ".join(source.name for source in with_tables or sources)
        raise Refused("there are several plans here", "name one with --plan: {names}", names=names)
    return sources[0]


def _measured(source: Source) -> Measured | None:
    """The plan with its observations; None where it or its tables are wrong, which is told."""
    from ivp.check import Checked, Result, locate
    from ivp.cli.plans import complain_of_broken
    from ivp.inhabitants import read_inhabitants
    from ivp.observations import read_observations
    from ivp.progress.measurement import Measured
    from ivp.resolve import resolve
    from ivp.workspace import Workspace

    workspace = Workspace()
    loaded = workspace.load(source)
    plan, findings = resolve(loaded, workspace)
    if plan is not None and not loaded.findings:
        observations, problems = read_observations(plan, workspace)
        problems += read_inhabitants(plan, workspace)[1]
        if not problems:
            return Measured(plan, observations)
        findings = problems
    documents = workspace.documents()
    found = tuple(locate(finding, documents) for finding in findings)
    complain_of_broken(Result((Checked(source, None, True),), found, documents))
    terminal.complain(_("nothing was imported: mend this first, and look with: ivp validate {plan}", plan=source.name))
    return None


def _people(measured: Measured, source: Source) -> Beside | None:
    """The table with inhabitants that the plan names."""
    from ivp.figures.beside import Beside
    from ivp.inhabitants import REQUIRED
    from ivp.workspace import is_file

    named = measured.plan.own.inhabitants
    path = source.beside(named) if named else None
    if path is None:
        return None
    if not is_file(path):
        return Beside.new(path, REQUIRED)
    return Beside.of(path, source.other(path).read()[0], REQUIRED)


def _tables(measured: Measured, source: Source) -> dict[Path, Beside]:
    """The tables that the plan names, as they are written. Raises ``Refused`` where it names none that can be used."""
    from ivp.figures.beside import Beside
    from ivp.workspace import is_file

    tables: dict[Path, Beside] = {}
    for file in dict.fromkeys(measured.plan.own.observations):
        path = source.beside(file)
        if path is None:
            raise Refused("{file} lies outside the plan repository", file=file)
        tables[path] = Beside.of(path, source.other(path).read()[0]) if is_file(path) else Beside.new(path)
    if not tables:
        hint, name = N_("write in the plan: observations: {name}"), f"{source.path.stem}.csv"
        raise Refused("{plan} names no table for its figures", hint, plan=source.name, name=name)
    return tables


def _grids(files: Iterable[Path]) -> tuple[list[Grid], list[CodeList]]:
    """The grids of all files, and the lists of codes among them."""
    from ivp.figures.files import code_list, read_grids
    from ivp.figures.grid import MAX_BYTES
    from ivp.files import is_there, read, shown_name, typed

    grids: list[Grid] = []
    lists: list[CodeList] = []
    for file in files:
        name = shown_name(file)
        if not is_there(file):
            raise Refused("{path} cannot be found", "check the name and the folder you are in", path=name)
        try:
            path = typed(file, terminal.project().root)
            data = read(path, path.absolute().parent, MAX_BYTES)
        except Refused as refused:
            raise Refused(refused.message, refused.hint, place=name) from refused
        for grid in read_grids(name, data):
            listed = code_list(grid)
            if listed:
                lists.append(listed)
            else:
                grids.append(grid)
    if not grids:
        raise Refused("none of these files holds figures")
    return grids, lists


def _meanings(given: Sequence[str]) -> dict[str, str]:
    """What the options say that texts mean. Raises ``Refused`` for one that says nothing."""
    found: dict[str, str] = {}
    for text in given:
        name, sign, meaning = text.rpartition("=")
        if not sign or not name.strip() or not meaning.strip():
            raise Refused("--map {text} does not say what a text means", 'write it as "TEXT=MEANING"', text=text)
        found[name] = meaning
    return found


def _tell_wrong(told: Told, remarks: Sequence[Remark], values: Values) -> None:
    """Say what is wrong with the files, on standard error."""
    wrong = [remark for remark in remarks if remark.wrong]
    terminal.complain(*told.remarks(wrong or remarks))
    if not wrong:
        ids = told.listed(values.absent)
        terminal.complain(_("nothing in these files can be taken over for what the plan measures ({ids})", ids=ids))
    terminal.complain(_("nothing was written"))


def _check_size(texts: Mapping[Path, str | bytes]) -> None:
    """Raise ``Refused`` where a table would become larger than is read."""
    from ivp.files import shown_name
    from ivp.reader.text import MAX_BYTES

    for path, text in texts.items():
        if len(text) > MAX_BYTES:
            sentence, limit = (
                N_("{file} would become larger than {limit} MB, which is not read"),
                MAX_BYTES // 1_000_000,
            )
            raise Refused(sentence, "keep several tables beside the plan", file=shown_name(path), limit=limit)
