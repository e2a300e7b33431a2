"""``ivp import``: bring figures from files into the table beside a plan."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ivp.cli import terminal
from ivp.cli.options import on_day
from ivp.cli.tables import check_size, measured_of, people_of, plan_of, tables_of, write_tables
from ivp.refusal import FOUND, Refused

if TYPE_CHECKING:
    from ivp.figures.grid import CodeList, Grid, Remark
    from ivp.figures.plan_values import Values
    from ivp.output.imported import Told

_ = terminal.words()


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
    from ivp.figures.edits import edits_of
    from ivp.figures.meaning import read_meaning
    from ivp.figures.plan_values import scope_of, values_of
    from ivp.figures.terms import Terms
    from ivp.output.imported import Told

    gc.disable()  # of a table of all municipalities nearly everything stays until the end
    source = plan_of(plan)
    measured = measured_of(source)
    if measured is None:
        return FOUND
    tables, people = tables_of(measured, source), people_of(measured, source)
    grids, lists = _grids(files)
    terms = Terms(measured.plan, _meanings(meaning or ()), lists, source.project.settings.import_)
    scope = scope_of(measured.plan, as_of)
    readings = [read_meaning(grid, terms, scope) for grid in grids]
    values = values_of(measured.plan, [reading.facts for reading in readings])
    remarks = [remark for reading in readings for remark in reading.remarks] + values.remarks
    unfit = [reading.unfit for reading in readings if reading.unfit]
    remarks = [*(replace(remark, wrong=not values.values) for remark in unfit), *remarks]
    told = Told(terminal.words())
    if any(remark.wrong for remark in remarks) or not values.values:
        _tell_wrong(told, remarks, values)
        return FOUND
    changes = edits_of(measured, tables, values.values, as_of, people)
    terminal.say(*told.changes(changes, source.name, dry_run=dry_run))
    terminal.say(*told.remarks([*changes.remarks, *remarks]), *told.rest(values))
    if not dry_run:
        write_tables(changes.texts())
    else:
        check_size(changes.texts())
    return 0


def _grids(files: Iterable[Path]) -> tuple[list[Grid], list[CodeList]]:
    """The grids of all files, and the lists of codes among them."""
    from ivp.figures.forms import code_list, read_grids
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
