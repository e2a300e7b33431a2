"""What a schema cannot say: one function per rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ivp.finding import Finding
from ivp.resolve import Resolved
from ivp.rules import (  # noqa: F401  (a family registers its rules when imported)
    actions,
    baselines,
    coverage,
    decisions,
    period,
    references,
    targets,
    texts,
    unfinished,
    units,
    values,
    years,
)
from ivp.rules.registry import RULES, Subject

__all__ = ["RULES", "run"]


def run(subject: Subject) -> Iterator[Finding]:
    """The findings of all rules on one plan, or of those that can be right about what is left of it."""
    for rule in RULES:
        if subject.plan.lacking <= rule.despite:
            yield from (_placed(subject.plan, found) for found in rule.check(subject))


def _placed(plan: Resolved, found: Finding) -> Finding:
    """A finding of a rule with its document, and with paths as they are written in it."""
    path = plan.written(found.path or ())
    related = tuple(
        replace(item, path=plan.written(item.path)) if item.path and item.document == plan.document.name else item
        for item in found.related
    )
    return replace(found, document=found.document or plan.home(path).name, path=path, related=related)
