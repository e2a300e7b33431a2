"""The tables beside a plan, for the commands that bring figures into them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ivp.cli import terminal
from ivp.language import N_
from ivp.refusal import Refused

if TYPE_CHECKING:
    from ivp.dossier.workspace import Source
    from ivp.figures.beside import Beside
    from ivp.progress.measurement import Measured

_ = terminal.words()


def plan_of(named: Path | None) -> Source:
    """The plan that the figures are for. Raises ``Refused`` where that is not clear."""
    from ivp.dossier.workspace import plan_sources

    sources = plan_sources([str(named)] if named else [], here=terminal.project())
    with_tables = [source for source in sources if b"observations" in source.read()[0]]
    if len(sources) > 1 and len(with_tables) == 1:
        return with_tables[0]
    if len(sources) > 1:
        names = ", ".join(source.name for source in with_tables or sources)
        raise Refused("there are several plans here", "name one with --plan: {names}", names=names)
    return sources[0]


def measured_of(source: Source) -> Measured | None:
    """The plan with its observations; None where it or its tables are wrong, which is told."""
    from ivp.check import Result, locate
    from ivp.cli.plans import complain_of_broken
    from ivp.dossier.inhabitants import read_inhabitants
    from ivp.dossier.observations import read_observations
    from ivp.dossier.resolve import resolve
    from ivp.dossier.workspace import Workspace
    from ivp.progress.measurement import Measured

    workspace = Workspace()
    loaded = workspace.load(source)
    plan, findings = resolve(loaded, workspace)
    if plan is not None and not plan.lacking:
        observations, problems = read_observations(plan, workspace)
        problems += read_inhabitants(plan, workspace)[1]
        if not problems:
            return Measured(plan, observations)
        findings = problems
    complain_of_broken(Result(tuple(locate(item, workspace.documents) for item in findings), (source.name,)))
    terminal.complain(_("nothing was written: mend this first, and look with: ivp validate {plan}", plan=source.name))
    return None


def people_of(measured: Measured, source: Source) -> Beside | None:
    """The table with inhabitants that the plan or the settings name."""
    from ivp.dossier.inhabitants import REQUIRED, home_of
    from ivp.dossier.workspace import is_file
    from ivp.figures.beside import Beside
    from ivp.files import inside

    path = home_of(measured.plan)
    if path is None:
        return None
    inside(path, source.project.root)
    if not is_file(path):
        return Beside.new(path, REQUIRED)
    return Beside.of(path, source.other(path).read()[0], REQUIRED)


def tables_of(measured: Measured, source: Source) -> dict[Path, Beside]:
    """The tables that the plan names, as they are written. Raises ``Refused`` where it names none that can be used."""
    from ivp.dossier.workspace import is_file
    from ivp.figures.beside import Beside

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


def check_size(texts: Mapping[Path, str | bytes]) -> None:
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


def write_tables(texts: Mapping[Path, str | bytes]) -> None:
    """Write all tables or none, and tell their names."""
    from ivp.files import shown_name
    from ivp.writer import write

    check_size(texts)
    if texts:
        write(texts, lambda _content: True)
        terminal.say(*(_("{file} written", file=shown_name(path)) for path in texts))
