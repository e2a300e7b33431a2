"""The yearly report of a plan: the account of ``ivp.view.progress`` arranged in sections that a council reads."""

from ivp.view.report.assemble import report_view
from ivp.view.report.models import ReportView

__all__ = ["ReportView", "report_view"]
