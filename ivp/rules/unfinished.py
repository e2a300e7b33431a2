"""What a writer left to fill in (IVP507, IVP508)."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.finding import Finding, Message, Severity
from ivp.language import N_
from ivp.model.point import Chapter
from ivp.placeholders import placeholders
from ivp.rules.registry import Subject, rule
from ivp.rules.texts import written
from ivp.vocabulary import PlanStatus


@rule("IVP507", Severity.WARNING)
def placeholder(subject: Subject) -> Iterator[Finding]:
    """An adopted plan still holds something that was to be filled in: XXX, gemeente X, PM, n.t.b., invullen."""
    if subject.plan.own.status is not PlanStatus.ADOPTED:
        return
    for item in written(subject):
        for found in placeholders(item.text, subject.plan.glossary):
            message = Message(N_("“{text}” is still to be filled in, and the plan is adopted"), {"text": found.group()})
            hint = Message(N_("write what the council decided, or take it out"))
            yield placeholder.found(item.path, message, hint, cell=item.cell)
            break


@rule("IVP508", Severity.WARNING)
def open_chapter(subject: Subject) -> Iterator[Finding]:
    """An adopted plan has a chapter that is still open for the council to fill in."""
    if subject.plan.own.status is not PlanStatus.ADOPTED:
        return
    for path, shape in subject.shapes:
        if isinstance(shape, Chapter) and shape.open and not subject.incomplete(path, shape):
            message = Message(N_("this chapter is still open, and the plan is adopted"))
            hint = Message(N_("fill it in and take out open: true, or take the chapter out"))
            yield open_chapter.found((*path, "open"), message, hint, on_key=True)
