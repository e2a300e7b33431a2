"""``ivp progress``: compare indicator values with their targets."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ivp.cli import terminal
from ivp.cli.options import Area, AsOf, Internal, Plans, Portfolio, Topics, Year, in_order
from ivp.refusal import FOUND, Refused
from ivp.visible import inert

if TYPE_CHECKING:
    from ivp.check import Checked
    from ivp.view.progress import ProgressView

_ = terminal.words()


class Format(StrEnum):
    """Forms of the account."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"


def command(
    plans: Plans = None,
    year: Year = None,
    area: Area = None,
    topic: Topics = None,
    portfolio: Portfolio = None,
    form: Annotated[Format, typer.Option("--format", help=_("Form of the account."))] = Format.TABLE,
    semicolons: Annotated[
        bool,
        typer.Option(
            "--semicolons", help=_("CSV as Excel on a Dutch computer opens it: semicolons, and decimal commas.")
        ),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help=_("File to write the account to; none: standard output."), show_default=False
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Also overwrite a file that is there."))] = False,
    explain: Annotated[bool, typer.Option("--explain", help=_("Show how each verdict came about."))] = False,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="POSITIONS",
            help=_("Leave with exit code 1 where an indicator has one of these positions: behind,worse_than_baseline."),
        ),
    ] = None,
    as_of: AsOf = None,
    internal: Internal = False,
) -> int:
    """Print the account of each plan."""
    from ivp.cli.plans import Served, check_of, choice_of
    from ivp.files import shown_name
    from ivp.writer import Writing

    in_order(year, as_of)
    if semicolons and form is not Format.CSV:
        raise Refused("--semicolons is for CSV", "give --format csv with it")
    if form is Format.XLSX and output is None and sys.stdout.isatty():
        raise Refused("a workbook cannot be shown in a terminal", "name a file: --output {name}", name="cijfers.xlsx")
    refused = _positions(fail_on)
    choice = choice_of(topic, portfolio)
    served = Served(check_of(plans or [], children=True), plans or [], area, choice, of_plans=True)
    seen: set[str] = set()
    views = _views(served, seen, year, as_of, internal=internal)
    for first in views:
        every = chain([first], views)
        pieces = [_xlsx([*every])] if form is Format.XLSX else _pieces(every, form, semicolons, explain)
        if output is None:
            terminal.pour(pieces)
        else:
            with Writing(None, force=force) as writing:
                writing.add(output, pieces)
            terminal.say(_("{file} written", file=shown_name(output)))
    return FOUND if refused & seen else served.code


def _views(
    served: Iterable[Checked], seen: set[str], year: int | None, as_of: date | None, *, internal: bool
) -> Iterator[ProgressView]:
    """The account of each plan; the positions in it are added to those ``seen``."""
    from ivp.progress.standing import Standing
    from ivp.view.progress import progress_view

    for item in served:
        if item.measured:
            standing = Standing.asked(
                item.measured, year, as_of, item.only, internal=internal, dossier=item.dossier, choice=item.choice
            )
            if standing.begun:
                view = progress_view(standing)
                seen |= {indicator.position.code for indicator in view.indicators}
                yield view


def _positions(text: str | None) -> set[str]:
    from ivp.vocabulary import Status

    asked = {word.strip() for word in (text or "").split(",") if word.strip()}
    unknown = sorted(asked - set(Status))
    if unknown:
        known = ", ".join(Status)
        raise Refused("there is no position {name}", "known are: {names}", name=unknown[0], names=known)
    return asked


def _xlsx(views: list[ProgressView]) -> bytes:
    try:
        from ivp.output.progress_xlsx import progress_xlsx
    except ImportError as missing:
        raise Refused(
            "a workbook needs XlsxWriter, which is not installed",
            "install it: pip install 'xlsxwriter>=3.2'; or take --format csv --semicolons, which Excel opens as well",
        ) from missing
    return progress_xlsx(views)


def _pieces(views: Iterable[ProgressView], form: Format, semicolons: bool, explain: bool) -> Iterator[str]:
    """The account as text, plan by plan."""
    if form is Format.JSON:
        from ivp.view.base import json_texts
        from ivp.view.progress import FORMAT

        yield from json_texts({"format": FORMAT}, "plans", views)
    elif form is Format.CSV:
        from ivp.output.progress_csv import progress_csv
        from ivp.reader.table import COMMAS, SEMICOLONS

        for number, view in enumerate(views):
            yield progress_csv(view, SEMICOLONS if semicolons else COMMAS, head=not number)
    else:
        for number, view in enumerate(views):
            yield ("\n" if number else "") + inert(_shown(view, form, explain=explain))


def _shown(view: ProgressView, form: Format, *, explain: bool) -> str:
    """The account of a plan for a person to read."""
    if form is Format.MD:
        from ivp.output.progress_markdown import progress_markdown

        return progress_markdown(view)
    from ivp.output.progress_table import progress_table

    width = shutil.get_terminal_size((80, 24)).columns  # COLUMNS, also when piped
    colour = sys.stdout.isatty() and not _no_colour()
    return progress_table(view, width, colour=colour, explain=explain)


def _no_colour() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
