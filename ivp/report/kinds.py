"""The kinds of report: what each is a view of, and the templates that print it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ivp.language import N_
from ivp.observations import Observations
from ivp.resolve import Resolved
from ivp.view.base import View
from ivp.view.document import document_view, proposal_view
from ivp.view.implementation import implementation_view
from ivp.view.report import report_view
from ivp.view.summary import summary_view


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for: a plan with its observations, the year, for internal use or not, and as of when."""

    plan: Resolved
    observations: Observations
    year: int | None = None
    internal: bool = False
    as_of: date | None = None


MakeView: TypeAlias = Callable[[Asked], View | None]
"""Makes the view; None where the plan gives nothing for this kind."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report; its templates are ``{template}.html.j2`` and ``{template}.md.j2``."""

    name: str
    label: str
    view: MakeView
    template: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "progress",
            N_("Yearly report"),
            lambda asked: report_view(
                asked.plan, asked.observations, asked.year, internal=asked.internal, as_of=asked.as_of
            ),
            "progress",
        ),
        Kind(
            "implementation",
            N_("Implementation"),
            lambda asked: implementation_view(asked.plan, asked.observations, asked.year, internal=asked.internal),
            "implementation",
        ),
        Kind(
            "summary",
            N_("On one page"),
            lambda asked: summary_view(asked.plan, asked.observations, asked.year, internal=asked.internal),
            "summary",
        ),
        Kind("plan", N_("The plan"), lambda asked: document_view(asked.plan, internal=asked.internal), "document"),
        Kind("proposal", N_("Proposal"), lambda asked: proposal_view(asked.plan), "document"),
    )
}
"""The kinds, in the order in which the index names them."""
EVERY = "all"


def year_of(view: View) -> int | None:
    """The reporting year of a view, for its file's name; None for a report that is not of a year."""
    year = getattr(view, "year", None)
    return year if isinstance(year, int) else None
