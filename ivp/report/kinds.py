"""The kinds of report: what each is a view of, and the templates that print it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeAlias

from ivp.dossier.family import Dossier
from ivp.dossier.narrowing import chosen, narrowed, part_of
from ivp.dossier.resolve import Chosen, Resolved
from ivp.progress.hiding import hidings
from ivp.progress.measurement import Measured
from ivp.progress.standing import Standing
from ivp.reference.municipalities import Municipality
from ivp.view.base import View
from ivp.view.document import DocumentView, document_view, proposal_view
from ivp.view.implementation import ImplementationView, implementation_view
from ivp.view.report import ReportView, report_view
from ivp.view.summary import SummaryView, summary_view
from ivp.vocabulary import ReportKind


@dataclass(frozen=True)
class Asked:
    """What a report is asked for: a plan with its observations, the year, for internal use or not, as of when, with
    the annex of a yearly report or without, and what belongs to the plan.
    """

    measured: Measured
    year: int | None = None
    internal: bool = False
    as_of: date | None = None
    annex: bool = True
    dossier: Dossier = field(default_factory=Dossier)
    only: Municipality | None = None
    """The one municipality of the area that it is for."""
    choice: Chosen | None = None
    """The topics or the portfolio that alone are told."""

    @cached_property
    def standing(self) -> Standing:
        """Where the plan stands, reckoned once for all kinds: one year, one day."""
        return Standing.asked(
            self.measured, self.year, self.as_of, self.only, internal=self.internal, dossier=self.dossier,
            choice=self.choice,
        )  # fmt: skip

    @property
    def document(self) -> Resolved:
        """The plan to print: as it was known on the day, where a year or a day was asked for."""
        plan = self.measured.plan if self.year is None and self.as_of is None else self.standing.plan
        part = part_of(plan, self.only)
        plan = narrowed(plan, part) if part else plan
        return chosen(plan, self.choice) if self.choice else plan


MakeView: TypeAlias = Callable[[Asked], View | None]
"""Makes the view; None where the plan gives nothing for this kind."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of report is made; its templates are ``{template}.html.j2`` and ``{template}.md.j2``."""

    shape: type[View]
    view: MakeView
    template: str


def _of_a_year(view: Callable[[Standing], View | None]) -> MakeView:
    """The view of a plan's standing; none of an implementation plan in a year before it began."""
    return lambda asked: view(asked.standing) if asked.standing.begun else None


def _plan(asked: Asked) -> View | None:
    hidden = {} if asked.internal else hidings(asked.measured)
    people = asked.measured.people
    return document_view(asked.document, internal=asked.internal, hidden=hidden, people=people)


KINDS: Mapping[ReportKind, Kind] = {
    ReportKind.PROGRESS: Kind(ReportView, lambda asked: report_view(asked.standing, annex=asked.annex), "progress"),
    ReportKind.IMPLEMENTATION: Kind(ImplementationView, _of_a_year(implementation_view), "implementation"),
    ReportKind.SUMMARY: Kind(SummaryView, _of_a_year(summary_view), "summary"),
    ReportKind.PLAN: Kind(DocumentView, _plan, "document"),
    ReportKind.PROPOSAL: Kind(DocumentView, lambda asked: proposal_view(asked.document), "document"),
}
"""What each kind of report is a view of, and what prints it."""


def usual_kind(measured: Measured) -> ReportKind:
    """The kind of report where none is asked for."""
    return ReportKind.PROGRESS if measured.plan.is_plan else ReportKind.IMPLEMENTATION


def year_of(view: View) -> int | None:
    """The reporting year of a view, for its file's name; None for a report that is not of a year."""
    year = getattr(view, "year", None)
    return year if isinstance(year, int) else None
