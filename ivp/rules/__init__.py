"""What a schema cannot say: one function per rule, its docstring is its manual page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ivp.diagnostic import Diagnostic
from ivp.rules import (  # noqa: F401  (a family registers its rules when imported)
    actions,
    baselines,
    decisions,
    period,
    references,
    serving,
    targets,
    texts,
    unfinished,
    units,
    values,
)
from ivp.rules.registry import RULES, Found, Rule, Subject

__all__ = ["RULES", "run"]


def run(subject: Subject) -> Iterator[Diagnostic]:
    """The findings of all rules on one plan."""
    for rule in RULES:
        for found in rule.check(subject):
            yield _diagnostic(subject, rule, found)


def _diagnostic(subject: Subject, rule: Rule, found: Found) -> Diagnostic:
    return Diagnostic(
        replace(rule.code, severity=found.severity) if found.severity else rule.code,
        found.cell.document if found.cell else subject.plan.home(found.path).name,
        found.message,
        path=found.path,
        span=found.cell.span if found.cell else None,
        hint=found.hint,
        related=found.related,
        on_key=found.on_key,
    )
