"""Values that come in after a plan was adopted, in CSV files beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ivp.diagnostic import Diagnostic
from ivp.resolve import Resolved
from ivp.workspace import Workspace


@dataclass(frozen=True)
class Observations:
    """Values by indicator, municipality (CBS code) and year."""

    cells: Mapping[tuple[str, str, int], object] = field(default_factory=dict)


def read_observations(plan: Resolved, workspace: Workspace) -> tuple[Observations, list[Diagnostic]]:
    """stub"""
    return Observations(), []
