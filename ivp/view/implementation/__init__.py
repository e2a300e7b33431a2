"""An implementation plan, or the actions of a plan: what the plan asks, what was done for it, and what comes next."""

from ivp.view.implementation.implementation_report import implementation_view
from ivp.view.implementation.models import ImplementationView

__all__ = ["ImplementationView", "implementation_view"]
