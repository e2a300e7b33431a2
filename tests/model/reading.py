"""A document that stands alone, read as a plan."""

from __future__ import annotations

from collections.abc import Iterable

from ivp.finding import Finding
from ivp.model.plan import AnyPlan
from ivp.model.read import read_over
from ivp.reader.node import Document


def read_plan(document: Document, read: Iterable[Finding] = ()) -> tuple[AnyPlan | None, list[Finding]]:
    """The plan in ``document``, which stands alone, or None and what is wrong with its shape."""
    reading = read_over(document, read)
    return reading.plan, reading.findings
