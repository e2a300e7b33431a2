"""Decisions in words: by whom, what, when, with what outcome."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.dossier.family import Dossier
from ivp.dossier.resolve import adopting
from ivp.language import N_
from ivp.model.governance import Decision
from ivp.view.amended import target_lines
from ivp.view.document.composer import Composer
from ivp.view.document.pieces import Fact
from ivp.view.entry_view import Teller
from ivp.view.plan_view import body_label, body_name, body_places
from ivp.vocabulary import Block


def decision_title(composer: Composer, decision: Decision) -> str:
    """``Adoption, 20 December 2022``: what it does, of what if another document, and when."""
    act = composer.words(decision.act.label)
    subject = f"{act}: {composer.show(decision.of)}" if decision.of else act
    return f"{subject}, {composer.when(decision.date)}" if decision.date else subject


def decision_facts(composer: Composer, decision: Decision) -> tuple[Fact, ...]:
    """Who decided, on whose proposal, with what outcome, and who signed."""
    return (
        *composer.fact(N_("Body"), _body(composer, decision)),
        *composer.fact(N_("Date"), composer.when(decision.date)),
        *composer.places(decision.municipalities),
        *composer.fact(N_("On the proposal of"), decision.on_proposal_of),
        *composer.told(N_("Outcome"), decision.outcome),
        *composer.fact(N_("Signed by"), *decision.signed_by),
    )


def what_changed(composer: Composer, decision: Decision) -> Iterator[Fact]:
    """What a decision changed, each piece with what stood there before."""
    plan, teller = composer.plan, Teller(composer.plan, Dossier(), keys=False)
    for path in decision.was:
        block, identity, *steps = (*path.split("."), "")
        if block == Block.INDICATORS and identity in plan.indicators:
            lines = target_lines(plan, identity, composer.wording, only=decision)
            name = composer.named(plan.indicators[identity])
            yield from (Fact(term=name, text=composer.show(line)) for line in lines)
            if lines and steps[0] == "target":
                continue
        what, text = teller.before(path, decision)
        yield Fact(term=composer.show(what), text=composer.words("was: {text}", text=composer.show(text)))


def _body(composer: Composer, decision: Decision) -> str:
    """The body's own name with what kind of body it is, unless the one says the other."""
    body = body_label(composer.plan, decision, composer.wording)
    if not decision.name:
        return body
    return decision.name if decision.name.casefold() in body.casefold() else f"{decision.name} ({body})"


def decision_line(composer: Composer, decision: Decision) -> str:
    """``Burgemeester en Wethouders, 6 februari 2024``: who decided and when."""
    body = composer.show(body_name(composer.plan, decision, composer.wording))
    return f"{body}, {composer.when(decision.date)}" if decision.date else body


def adoptions(composer: Composer) -> tuple[str, ...]:
    """Who adopted this document and when: ``raad van de gemeente Maasgouw, 20 december 2022``."""
    lines = []
    for decision in adopting(composer.plan.own.decisions):
        places = body_places(decision)
        lines.append(decision_line(composer, decision) + (f" ({places})" if places else ""))
    return tuple(lines)
