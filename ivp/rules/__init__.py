"""What a schema cannot say: one function per rule, its docstring is its manual page."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.diagnostic import Diagnostic
from ivp.rules import references  # noqa: F401  (a family registers its rules when imported)
from ivp.rules.registry import RULES, Subject


def run(subject: Subject) -> Iterator[Diagnostic]:
    """The findings of all rules on one plan."""
    for rule in RULES:
        for found in rule.check(subject):
            yield Diagnostic(
                rule.code,
                subject.plan.home(found.path).name,
                found.message,
                path=found.path,
                hint=found.hint,
                related=found.related,
                on_key=found.on_key,
            )
