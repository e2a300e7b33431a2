"""What a schema cannot say: one function per rule."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

from ivp.dossier.resolve import Resolved
from ivp.finding import Finding, Related, Severity
from ivp.rules.registry import RULES, Subject

__all__ = ["RULES", "run"]

for _module in pkgutil.iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")  # a module registers its rules when it is imported


def run(subject: Subject, *, errors: bool = False) -> Iterator[Finding]:
    """The findings of all rules on one plan, or of those that can be right about what is left of it.

    With ``errors`` only those that may find one are run. What stands in a plan above it is told of that plan.
    """
    for rule in RULES:
        if subject.plan.lacking <= rule.despite and (rule.gravest is Severity.ERROR or not errors):
            for found in rule.check(subject):
                placed = _placed(subject.plan, found)
                if found.document or placed.document == subject.plan.document.name:
                    yield placed


def _placed(plan: Resolved, found: Finding) -> Finding:
    """A finding of a rule with its document, and with paths as they are written in it."""
    document, path = plan.place(found.path or ())
    related = tuple(_placed_related(plan, item) for item in found.related)
    return replace(found, document=found.document or document.name, path=path, related=related)


def _placed_related(plan: Resolved, item: Related) -> Related:
    if not item.path or item.document != plan.document.name:
        return item
    document, path = plan.place(item.path)
    return replace(item, document=document.name, path=path)
