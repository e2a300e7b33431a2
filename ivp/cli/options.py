"""The arguments and options that several commands have, each with its help."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

import typer

from ivp.cli import terminal
from ivp.refusal import Refused

_ = terminal.words()


def _day(text: str) -> date:
    """The day that a text names. Raises ``Refused`` where it is none."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("{text} is not a day", "write it as {example}", text=text, example="2024-12-31") from None


Plans = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PLAN]...",
        help=_("Plan files or folders with plans; - reads standard input; none: the plans of this repository."),
        show_default=False,
    ),
]
Year = Annotated[
    int | None,
    typer.Option(
        min=1900,
        max=2199,
        help=_("Reporting year; none: the last of the plan with definitive figures, before --as-of."),
        show_default=False,
    ),
]
Internal = Annotated[
    bool, typer.Option("--internal", help=_("Also show small counts that a plan hides from publication."))
]
Area = Annotated[
    str | None,
    typer.Option(
        "--area",
        metavar="NAME",
        help=_("One municipality of a joint plan, by name or CBS code; each: one report for each, and one for all."),
        show_default=False,
    ),
]
Topics = Annotated[
    list[str] | None,
    typer.Option(
        "--topic",
        metavar="ID",
        help=_("One topic of the plan alone, with its parts and what serves it; may be given several times."),
        show_default=False,
    ),
]
Portfolio = Annotated[
    str | None,
    typer.Option(
        "--portfolio",
        metavar="NAME",
        help=_("One portfolio alone: its topics, what serves them, and what it leads."),
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help=_("Also overwrite files that this tool did not write."))]


def on_day(text: str) -> Any:
    """An option that names a day, with its help."""
    return typer.Option("--as-of", metavar="YYYY-MM-DD", parser=_day, help=text)


AsOf = Annotated[
    date | None,
    on_day(
        _("The day up to which states and decisions count, and by which things are late; none: the year's end."),
    ),
]


def in_order(year: int | None, as_of: date | None) -> None:
    """Raises ``Refused`` where the day lies before the year that is asked for."""
    if year is not None and as_of is not None and as_of.year < year:
        raise Refused(
            "{day} lies before the reporting year {year}",
            "give a day in {year} or later, or an earlier --year",
            day=as_of.isoformat(),
            year=year,
        )


def codes(text: str) -> Any:
    """An option that names codes of findings, with its help."""
    return typer.Option(metavar="CODES", help=text, show_default=False)
