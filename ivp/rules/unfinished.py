"""What a writer left to fill in (IVP507, IVP508)."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.finding import Finding, Message, Severity
from ivp.language import N_
from ivp.model.point import Chapter
from ivp.placeholders import placeholders
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import PlanStatus

_FINISHED = {
    PlanStatus.ADOPTED: (
        N_("“{text}” is still to be filled in, and the plan is adopted"),
        N_("write what the council decided, or take it out"),
    ),
    PlanStatus.DRAFT: (N_("“{text}” is still to be filled in"), N_("write what happened, or take it out")),
    PlanStatus.PRESENTED: (
        N_("“{text}” is still to be filled in, and the account is presented"),
        N_("write what happened, or take it out"),
    ),
}


@rule("IVP507", Severity.WARNING)
def placeholder(subject: Subject) -> Iterator[Finding]:
    """An adopted plan, or a presented account, still holds something to fill in: XXX, PM, n.t.b., invullen."""
    status = PlanStatus.ADOPTED if subject.settled else subject.plan.own.status
    said = _FINISHED.get(status) if subject.plan.account or status is not PlanStatus.DRAFT else None
    if said is None:
        return
    sentence, advice = said
    severity = Severity.INFO if status is PlanStatus.DRAFT else None
    for item in subject.texts:
        for found in placeholders(item.text, subject.plan.glossary):
            message = Message(sentence, {"text": found.group()})
            yield placeholder.found(item.path, message, Message(advice), severity=severity, cell=item.cell)
            break


@rule("IVP508", Severity.WARNING)
def open_chapter(subject: Subject) -> Iterator[Finding]:
    """An adopted plan has a chapter that is still open for the council to fill in; of a joint plan its versions do."""
    if subject.plan.own.status is not PlanStatus.ADOPTED or subject.dossier.versions:
        return
    for path, shape in subject.giving("open"):
        if not (isinstance(shape, Chapter) and shape.open) or subject.incomplete(path, shape):
            continue
        if subject.plan.layer.gives((*path, "open")):
            message = Message(N_("this chapter is still open, and the plan is adopted"))
            hint = Message(N_("fill it in and take out open: true, or take the chapter out"))
            yield open_chapter.found((*path, "open"), message, hint, on_key=True)
        else:
            message = Message(N_("the chapter “{id}” of the joint plan is still open here"), {"id": str(path[-1])})
            hint = Message(N_("fill it in under chapters by its id, or write open: false there"))
            yield open_chapter.found(("version_of",), message, hint)
