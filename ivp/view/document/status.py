"""What a document is and how far it may be relied on: facts for its head and notices above it."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.language import N_
from ivp.model.base import Shape, shapes
from ivp.model.inheritance import RELATIONS
from ivp.placeholders import placeholders
from ivp.view.document.composer import Composer
from ivp.view.document.decisions import adoptions
from ivp.view.document.pieces import Fact, Notice
from ivp.view.plan_view import plan_view


def status_notices(composer: Composer) -> tuple[Notice, ...]:
    """That the plan is a draft, is not fully known, has open chapters or places that are still to be filled in."""
    own = composer.plan.own
    notices = []
    head = plan_view(composer.plan, composer.wording)
    if head.part:
        notices.append(Notice(tone="inherited", label=f"{head.area}.", text=head.part))
    if head.status_warning:
        notices.append(Notice(tone="draft", label=f"{head.status_label}.", text=head.status_warning))
    if head.wording:
        notices.append(Notice(tone="wording", label=f"{head.wording_label}.", text=composer.show(head.wording)))
    if own.incomplete:
        notices.append(composer.notice("incomplete", N_("Not fully known."), own.incomplete))
    if chapters := head.open_chapters:
        text = composer.words("Each council fills these chapters in itself: {chapters}", chapters="; ".join(chapters))
        notices.append(Notice(tone="open", label=composer.words("Open chapters."), text=composer.show(text)))
    if any(True for text in texts(own) for _ in placeholders(text, composer.plan.glossary)):
        sentence = composer.words("The text holds places that are still to be filled in; each of them is marked.")
        notices.append(Notice(tone="draft", label=composer.words("Places to fill in."), text=sentence))
    return tuple(notices)


def texts(plan: Shape) -> Iterator[str]:
    """Every text and name that a plan gives, at any depth."""
    for _, shape, _ in shapes(plan):
        for name in shape.model_fields_set:
            value = getattr(shape, name)
            if isinstance(value, str):
                yield value
            elif isinstance(value, tuple):
                yield from (item for item in value if isinstance(item, str))
            elif isinstance(value, dict):
                yield from (text for pair in value.items() for text in pair if isinstance(text, str))


def context_facts(composer: Composer) -> tuple[Fact, ...]:
    """The plan in a few facts: kind, area, period, status, adoption, what it builds on, what it follows."""
    plan, own = composer.plan, composer.plan.own
    head = plan_view(plan, composer.wording)
    return (
        *composer.fact(N_("Region"), composer.plan.region),
        *composer.places(head.municipalities),
        *composer.fact(N_("Period"), head.period),
        *composer.fact(N_("Status"), head.status_label),
        *composer.fact(N_("Adoption"), *adoptions(composer)),
        *composer.fact(RELATIONS[own.relation].label, head.parent),
        *composer.fact(N_("Previous plan"), _predecessor(composer)),
    )


def kind_label(composer: Composer) -> str:
    """What kind of document the plan is."""
    return composer.words(composer.plan.own.kind.label)


def _predecessor(composer: Composer) -> str:
    before = composer.plan.own.predecessor
    if before is None:
        return ""
    years = f"{before.period.from_}–{before.period.to}" if before.period else ""
    return ", ".join(part for part in (before.title or before.file, years) if part)
