"""The pages of the manual that are made from the code; ``python -m ivp.manual`` writes them to ``docs/``."""

from __future__ import annotations

from pydantic import BaseModel

from ivp.manual.reference import format_page, views_page
from ivp.view.document.blocks import DocumentView
from ivp.view.progress import ProgressView
from ivp.view.report import ReportView


def pages() -> dict[str, str]:
    """File name to text of every page that is made from the models."""
    views: dict[str, type[BaseModel]] = {
        "ivp progress": ProgressView,
        "report --kind progress": ReportView,
        "report --kind plan": DocumentView,
    }
    return {"format.md": format_page(), "views.md": views_page(views)}
