"""The kinds of report: what each is a view of, and the templates that print it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from ivp.progress.hiding import hidings
from ivp.progress.measurement import Measured
from ivp.progress.standing import Standing
from ivp.resolve import Resolved
from ivp.view.base import View
from ivp.view.document import DocumentView, document_view, proposal_view
from ivp.view.implementation import ImplementationView, implementation_view
from ivp.view.implementation.implementation_report import latest_state_year
from ivp.view.report import ReportView, report_view
from ivp.view.summary import SummaryView, summary_view
from ivp.vocabulary import ReportKind


@dataclass(frozen=True)
class Asked:
    """What a report is asked for: a plan with its observations, the year, for internal use or not, and as of when."""

    measured: Measured
    year: int | None = None
    internal: bool = False
    as_of: date | None = None

    @property
    def plan(self) -> Resolved:
        """The plan."""
        return self.measured.plan

    def standing(self, without: Callable[[], int]) -> Standing:
        """Where the plan stands in the year asked for, reckoned once; ``without`` gives the year if none was."""
        year = self.year if self.year is not None else without()
        if year not in self._standings:
            self._standings[year] = Standing(self.measured, year, internal=self.internal, as_of=self.as_of)
        return self._standings[year]

    @property
    def yearly(self) -> Standing:
        """Where the plan stands in the reporting year: none asked for, the latest with figures."""
        return self.standing(lambda: self.measured.default_year)

    @cached_property
    def _standings(self) -> dict[int, Standing]:
        return {}


MakeView: TypeAlias = Callable[[Asked], View | None]
"""Makes the view; None where the plan gives nothing for this kind."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of report is made; its templates are ``{template}.html.j2`` and ``{template}.md.j2``."""

    shape: type[View]
    view: MakeView
    template: str


def _implementation(asked: Asked) -> View | None:
    return implementation_view(asked.standing(lambda: latest_state_year(asked.plan)))


def _plan(asked: Asked) -> View | None:
    hidden = {} if asked.internal else hidings(asked.measured)
    return document_view(asked.plan, internal=asked.internal, hidden=hidden)


KINDS: Mapping[ReportKind, Kind] = {
    ReportKind.PROGRESS: Kind(ReportView, lambda asked: report_view(asked.yearly), "progress"),
    ReportKind.IMPLEMENTATION: Kind(ImplementationView, _implementation, "implementation"),
    ReportKind.SUMMARY: Kind(SummaryView, lambda asked: summary_view(asked.yearly), "summary"),
    ReportKind.PLAN: Kind(DocumentView, _plan, "document"),
    ReportKind.PROPOSAL: Kind(DocumentView, lambda asked: proposal_view(asked.plan), "document"),
}
"""What each kind of report is a view of, and what prints it."""


def year_of(view: View) -> int | None:
    """The reporting year of a view, for its file's name; None for a report that is not of a year."""
    year = getattr(view, "year", None)
    return year if isinstance(year, int) else None
