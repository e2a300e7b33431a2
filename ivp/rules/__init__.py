"""What a schema cannot say: one function per rule, its docstring is its manual page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ivp.finding import Finding, Related
from ivp.resolve import Resolved
from ivp.rules import (  # noqa: F401  (a family registers its rules when imported)
    actions,
    baselines,
    decisions,
    period,
    references,
    serving,
    targets,
    texts,
    twice,
    unfinished,
    units,
    values,
    years,
)
from ivp.rules.registry import RULES, Found, Rule, Subject

__all__ = ["RULES", "run"]


def run(subject: Subject) -> Iterator[Finding]:
    """The findings of all rules on one plan, or of those that can be right about what is left of it."""
    for rule in RULES:
        if subject.plan.lacking > rule.despite:
            continue
        for found in rule.check(subject):
            yield _diagnostic(subject, rule, found)


def _diagnostic(subject: Subject, rule: Rule, found: Found) -> Finding:
    path = subject.plan.written(found.path)
    return Finding(
        replace(rule.code, severity=found.severity) if found.severity else rule.code,
        found.cell.document if found.cell else subject.plan.home(path).name,
        found.message,
        path=path,
        span=found.cell.span if found.cell else None,
        hint=found.hint,
        related=tuple(_written(subject.plan, item) for item in found.related),
        on_key=found.on_key,
    )


def _written(plan: Resolved, related: Related) -> Related:
    own = related.path is not None and related.document == plan.document.name
    return replace(related, path=plan.written(related.path or ())) if own else related
