"""The yearly report of a plan: the account of ``ivp.view.progress`` arranged in sections that a council reads."""

from ivp.view.report.models import ReportView
from ivp.view.report.yearly_report import report_view

__all__ = ["ReportView", "report_view"]
