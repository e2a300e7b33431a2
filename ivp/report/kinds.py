"""The kinds of report: what each is a view of, and the templates that print it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from ivp.observations import Observations
from ivp.resolve import Resolved
from ivp.view.base import View
from ivp.view.document import document_view, proposal_view
from ivp.view.report import ReportView, report_view

MakeView: TypeAlias = Callable[[Resolved, Observations, int | None], View | None]
"""Makes the view for a reporting year; None where the plan gives nothing for this kind."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report; its templates are ``{template}.html.j2`` and ``{template}.md.j2``."""

    name: str
    view: MakeView
    template: str


def _document(plan: Resolved, _observations: Observations, _year: int | None) -> View:
    return document_view(plan)


def _proposal(plan: Resolved, _observations: Observations, _year: int | None) -> View | None:
    return proposal_view(plan)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("progress", report_view, "progress"),
        Kind("plan", _document, "document"),
        Kind("proposal", _proposal, "document"),
    )
}


def year_of(view: View) -> int | None:
    """The reporting year of a view, for its file's name; None for a report that is not of a year."""
    return view.progress.year if isinstance(view, ReportView) else None
