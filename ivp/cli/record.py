"""``ivp record``: put one figure in the table beside a plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ivp.cli import terminal
from ivp.cli.options import on_day
from ivp.language import N_
from ivp.nearest import nearest
from ivp.refusal import FOUND, Refused

if TYPE_CHECKING:
    from ivp.dossier.resolve import Resolved
    from ivp.figures.grid import Remark
    from ivp.figures.terms import Terms

_ = terminal.words()
_MOST_CASES = 10**12 - 1


def command(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help=_("Plan that the figure is for."))],
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help=_("Id or name of an indicator of the plan."))],
    year: Annotated[str, typer.Argument(metavar="YEAR", help=_("Year that the figure is of."))],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help=_("The figure, with a point or comma before decimals."))
    ],
    area: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help=_("Municipality by name or CBS code, or a benchmark; none: the only one that has the indicator."),
            show_default=False,
        ),
    ] = None,
    provisional: Annotated[
        bool, typer.Option("--provisional", help=_("The figure is provisional; without this it is final."))
    ] = False,
    n: Annotated[
        int | None,
        typer.Option("--n", min=1, max=_MOST_CASES, help=_("Number of respondents or cases."), show_default=False),
    ] = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help=_("What is added to its note."), show_default=False)
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="ID", help=_("Source in the plan; none: that of the indicator."), show_default=False),
    ] = None,
    as_of: Annotated[date | None, on_day(_("Day on which the figure was retrieved."))] = None,
) -> int:
    """Look at the figure as at one of a file, tell what changes, and write the table."""
    from ivp.cli.tables import measured_of, plan_of, tables_of, write_tables
    from ivp.figures.edits import edits_of
    from ivp.figures.facts import Fact
    from ivp.figures.grid import Grid
    from ivp.figures.plan_values import values_of
    from ivp.figures.terms import About, Terms
    from ivp.output.imported import Told

    found = plan_of(plan)
    measured = measured_of(found)
    if measured is None:
        return FOUND
    tables, resolved = tables_of(measured, found), measured.plan
    terms = Terms(resolved, {}, [])
    identity = _indicator(indicator, terms, resolved)
    place = _place(area, identity, resolved)
    when, marked = _year(year, terms, resolved, as_of)
    number, starred = _number(value)
    grid = Grid("", (), lambda _row, _cell: "")
    known = provisional or marked or starred
    fact = Fact(number, known, value, grid, 0, 0, n=str(n or ""), note=note or "")
    values = values_of(resolved, [{About(indicator=identity): {(place, when): fact}}])
    _refuse(remark for remark in values.remarks if remark.wrong)
    origin = _source(source, resolved)
    given = {key: one._replace(source=origin, alone=True) for key, one in values.values.items()}
    changes = edits_of(measured, tables, given, as_of)
    _refuse(changes.remarks)
    if not changes.changes:
        sentence = N_("{id} {year} already stands in the plan, with this value")
        raise Refused(sentence, "write a note or a source with it there", id=identity, year=when)
    terminal.say(*Told(terminal.words()).one(changes))
    write_tables(changes.texts())
    return 0


def _refuse(remarks: Iterable[Remark]) -> None:
    """Raise ``Refused`` with the first of what is wrong."""
    for remark in remarks:
        raise Refused(remark.message, remark.hint)


def _indicator(text: str, terms: Terms, plan: Resolved) -> str:
    """The indicator by id or name."""
    from ivp.dossier.observations import SHOWN

    about = terms.about(text.strip())
    if about and about.indicator in plan.indicators:
        return about.indicator
    near = nearest(text, plan.indicators)
    hint = N_("did you mean {nearest}?") if near else N_("the indicators are {names}")
    names = ", ".join([*plan.indicators][:SHOWN]) + (", ..." if len(plan.indicators) > SHOWN else "")
    sentence = N_("there is no indicator “{id}” in this plan")
    raise Refused(sentence, hint, id=text[:60], nearest=near, names=names)


def _place(text: str | None, identity: str, plan: Resolved) -> str:
    """The code of the municipality of the plan that the figure is of, or the area of a benchmark."""
    from ivp.figures.terms import elsewhere_by_area
    from ivp.reference.municipalities import area_of, likely, municipality_in_table

    covered = plan.covered(plan.indicators[identity])
    names = ", ".join(place.name for place in covered)
    if text is None:
        if len(covered) == 1:
            return covered[0].code
        sentence = N_("{id} is measured in several municipalities")
        raise Refused(sentence, "say of which the figure is, with --area: {names}", id=identity, names=names)
    place = municipality_in_table(text)
    if place not in covered and (area := area_of(text)) in elsewhere_by_area(plan.indicators[identity]):
        return area
    if place is None:
        near = ", ".join(likely(text))
        hint = N_("did you mean {nearest}?") if near else N_("known are: {names}")
        raise Refused("there is no municipality “{name}”", hint, name=text[:60], nearest=near, names=names)
    if place not in covered:
        sentence = N_("the plan does not have this indicator for {name}")
        raise Refused(sentence, "known are: {names}", name=place.name, names=names)
    return place.code


def _year(text: str, terms: Terms, plan: Resolved, as_of: date | None) -> tuple[int, bool]:
    """The year, and whether it is marked as provisional."""
    from ivp.figures.facts import FIRST_YEAR
    from ivp.figures.plan_values import scope_of

    period = terms.period(text.strip())
    if period is None:
        hint = N_("write one whole year, in four digits: 2024")
        raise Refused("“{found}” is not a year", hint, found=text[:60])
    scope = scope_of(plan, as_of)
    if not FIRST_YEAR <= period.year <= scope.last_year:
        sentence = N_("a figure of {year} cannot be there: before {first}, or after {last} ({given})")
        raise Refused(
            sentence,
            "look whether the year is right",
            year=period.year,
            first=FIRST_YEAR,
            last=scope.last_year,
            given=scope.given,
        )
    return period.year, period.provisional is True


def _number(text: str) -> tuple[Decimal, bool]:
    """The figure, and whether it is marked as provisional."""
    from ivp.figures.facts import Unread, dialect_of, figure
    from ivp.reader.table import COMMAS

    found = figure(text, dialect_of([text], COMMAS))
    if found is None:
        raise Refused("“{found}” is no figure", "leave it out where it is not known", found=text.strip()[:60])
    if isinstance(found, Unread):
        raise Refused(found.message, found.hint)
    return found


def _source(text: str | None, plan: Resolved) -> str:
    """The source by id or name; nothing where none is given."""
    if text is None or text in plan.sources:
        return text or ""
    named = next((key for key, item in plan.sources.items() if item.name.casefold() == text.casefold()), None)
    if named:
        return named
    near = nearest(text, plan.sources)
    names = ", ".join(plan.sources)
    hint = N_("did you mean {nearest}?") if near else N_("known are: {names}") if names else None
    raise Refused("there is no source “{id}” in this plan", hint, id=text[:60], nearest=near, names=names)
