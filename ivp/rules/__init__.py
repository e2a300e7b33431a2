"""What a schema cannot say: one function per rule."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

from ivp.finding import Finding
from ivp.resolve import Resolved
from ivp.rules.registry import RULES, Subject

__all__ = ["RULES", "run"]

for _module in pkgutil.iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")  # a module registers its rules when it is imported


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
