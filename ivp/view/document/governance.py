"""Who decides, reports, coordinates and takes part, and when."""

from __future__ import annotations

from datetime import date

from ivp.language import N_
from ivp.model.governance import Coordination, Decision, Duty, Proposal, Publication
from ivp.model.point import Partner
from ivp.model.types import When
from ivp.view.document.composer import Composer, facts_of
from ivp.view.document.decisions import decision_facts, decision_title, what_changed
from ivp.view.document.pieces import Cell, Fact, Item, Piece, Points, Section, Table
from ivp.view.document.proposal import proposal_facts, proposal_sections, without_anchors
from ivp.vocabulary import (
    Level,
    PartnerKind,
    PartOfYear,
    Side,
)

_PUBLICATION = {
    "official_title": N_("Official title"),
    "citation_title": N_("Citation title"),
    "organisation": N_("Organisation"),
    "organisation_type": N_("Kind of organisation"),
    "adopted_by": N_("Adopted by"),
    "subject": N_("Subject"),
    "own_subject": N_("Own subject"),
    "remarks": N_("Remarks"),
    "legal_basis": N_("Legal basis"),
    "in_force": N_("In force from"),
    "retroactive_to": N_("Retroactive to"),
    "expires": N_("No longer in force from"),
    "concerns": N_("Concerns"),
    "signed": N_("Signed"),
    "issued": N_("Date of the document"),
    "source": N_("Published in"),
    "reference": N_("Reference"),
}


def publication_facts(composer: Composer, publication: Publication | None) -> tuple[Fact, ...]:
    """How the plan was published."""
    facts: list[Fact] = []
    for name, term in _PUBLICATION.items():
        value = getattr(publication, name) if publication else None
        facts += composer.fact(term, composer.when(value) if isinstance(value, When) else value)
    return tuple(facts)


# Partners and coordination -----------------------------------------------------------------------------------------


def partner_content(composer: Composer) -> tuple[tuple[Piece, ...], tuple[Section, ...]]:
    """The partners as one list, or as a section for each kind."""
    kinds: dict[PartnerKind, list[Item]] = {kind: [] for kind in PartnerKind}
    for identity, partner in composer.plan.partners.items():
        kinds[partner.kind].append(_partner(composer, identity, partner))
    given = {kind: tuple(items) for kind, items in kinds.items() if items}
    if list(given) == [PartnerKind.OTHER]:
        return (Points(items=given[PartnerKind.OTHER]),), ()
    sections = (
        Section(role="group", title=composer.words(kind.label), level=3, blocks=(Points(items=items),))
        for kind, items in given.items()
    )
    return (), tuple(sections)


def _partner(composer: Composer, identity: str, partner: Partner) -> Item:
    points = composer.items((*partner.points, *partner.role))
    text = composer.show(partner.text)
    if not text and len(points) == 1 and not (points[0].heading or points[0].items or points[0].facts):
        text, points = points[0].text, ()
    origin = composer.origin(("partners", identity))
    return Item(
        anchor=f"partners.{identity}",
        heading=composer.heading(partner.title, follows=bool(text or points)),
        text=text,
        facts=(
            *composer.places(partner.municipalities),
            *composer.serves(partner.for_),
            *composer.told(N_("Not fully known"), partner.incomplete),
            *((Fact(term=origin),) if origin else ()),
        ),
        items=points,
    )


def coordination_sections(composer: Composer) -> tuple[Section, ...]:
    """Who keeps the plan on course, by side and level."""
    groups: dict[tuple[Side, Level | None], list[Item]] = {}
    for item in composer.plan.own.coordination.values():
        groups.setdefault((item.side, item.level), []).append(_coordinator(composer, item))
    return tuple(
        Section(
            role="group",
            title=", ".join(composer.words(word) for word in (side.label, level.label if level else "") if word),
            level=3,
            blocks=(Points(items=tuple(items)),),
        )
        for (side, level), items in groups.items()
    )


def _coordinator(composer: Composer, item: Coordination) -> Item:
    names = composer.bodies(item.lead)
    points = composer.items(item.points)
    return Item(
        heading=composer.heading(item.name or names, follows=bool(item.text or points)),
        text=composer.show(item.text),
        facts=(
            *(composer.led(N_("By"), item.lead) if item.name else ()),
            *composer.taking_part(item.with_),
            *composer.places(item.municipalities),
            *composer.serves(item.for_),
        ),
        items=points,
    )


# Cycle -------------------------------------------------------------------------------------------------------------


def cycle_blocks(composer: Composer) -> tuple[Piece, ...]:
    """What returns and when as a table, and what is said about it."""
    duties = composer.plan.own.cycle.values()
    if not duties:
        return ()
    head = (N_("What"), N_("When"), N_("By"), N_("For"))
    table = Table(
        caption=composer.words("Duties: what, when, by whom and for whom"),
        head=tuple(composer.words(name) for name in head),
        rows=tuple(
            (
                Cell(text=composer.show(duty.what)),
                Cell(text=duty_moment(composer, duty)),
                Cell(text=composer.show(composer.bodies(duty.lead))),
                Cell(text=composer.show(duty.to)),
            )
            for duty in duties
        ),
    )
    told = tuple(_duty(composer, duty) for duty in duties if _is_told(duty))
    return (table, Points(items=told)) if told else (table,)


def _duty(composer: Composer, duty: Duty) -> Item:
    item = composer.item(duty)
    text = f"{item.heading} {item.text}".strip() if duty.name else item.text
    facts = (
        *item.facts,
        *(composer.fact(N_("Met by"), composer.words(duty.kind.label)) if duty.kind else ()),
        *composer.fact(N_("Each action has"), *(composer.words(part.label) for part in duty.contains)),
    )
    heading = composer.heading(duty.what, follows=True)
    return item.model_copy(update={"heading": heading, "text": text, "facts": facts})


def _is_told(duty: Duty) -> bool:
    """Whether a duty says more than its table holds."""
    return bool(duty.text or duty.points or duty.name or duty.for_ or duty.kind or duty.municipalities)


def duty_moment(composer: Composer, duty: Duty) -> str:
    """When a duty is due: each year in the second quarter, 2 years after the plan begins, 20 December 2022."""
    parts = [often] if (often := how_often(composer, duty)) else []
    if duty.after:
        parts.append(
            composer.wording.words.some(
                "{number} year after the plan begins", "{number} years after the plan begins", duty.after
            )
        )
    if duty.when:
        parts.append(composer.when(duty.when))
    if isinstance(duty.in_, PartOfYear):
        parts.append(composer.words(duty.in_.label))
    elif duty.in_:
        month = composer.wording.numbers.day(date(2000, duty.in_, 1), "MMMM")
        parts.append(composer.words("in {month}", month=month))
    return " ".join(parts)


def how_often(composer: Composer, duty: Duty) -> str:
    """How often a duty returns; empty where that is not said."""
    if isinstance(duty.every, int):
        return composer.wording.words.some("each year", "every {number} years", duty.every)
    return composer.words(duty.every.label) if duty.every else ""


# Decisions ---------------------------------------------------------------------------------------------------------


def decision_sections(composer: Composer) -> tuple[Section, ...]:
    """The decisions in the plan's order, each with the proposal that was decided on."""
    return tuple(_decision(composer, decision) for decision in composer.plan.own.decisions)


def _decision(composer: Composer, decision: Decision) -> Section:
    planned = (composer.notice("planned", N_("Planned.")),) if decision.planned else ()
    return Section(
        role="entry",
        title=decision_title(composer, decision),
        level=3,
        blocks=(
            *planned,
            *facts_of((*decision_facts(composer, decision), *what_changed(composer, decision))),
            *composer.points(decision.points),
        ),
        sections=(_proposal(composer, decision, decision.proposal),) if decision.proposal else (),
    )


def _proposal(composer: Composer, decision: Decision, proposal: Proposal) -> Section:
    """The proposal under its decision, which gives the decision points and the outcome already."""
    bare = decision.model_copy(update={"points": (), "outcome": None, "planned": False})
    return Section(
        role="group",
        title=composer.show(proposal.kind) or composer.words("Proposal"),
        level=4,
        blocks=facts_of(proposal_facts(composer, proposal)),
        sections=without_anchors(proposal_sections(composer, bare, proposal, 5)),
    )
