"""The pages of the manual that are made from the code; ``ivp.generate`` writes them to ``docs/``."""

from __future__ import annotations

from pydantic import BaseModel

from ivp.manual.reference import format_page, views_page
from ivp.view.document.blocks import DocumentView
from ivp.view.implementation import ImplementationView
from ivp.view.portfolio import PortfolioView
from ivp.view.progress import ProgressView
from ivp.view.report import ReportView
from ivp.view.summary import SummaryView


def pages() -> dict[str, str]:
    """File name to text of every page that is made from the models."""
    views: dict[str, type[BaseModel]] = {
        "ivp progress": ProgressView,
        "report --kind progress": ReportView,
        "report --kind implementation": ImplementationView,
        "report --kind summary": SummaryView,
        "report --kind plan, proposal": DocumentView,
        "report, index": PortfolioView,
    }
    return {"format.md": format_page(), "views.md": views_page(views)}
