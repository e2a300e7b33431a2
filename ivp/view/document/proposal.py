"""A college or council proposal, in the form that Dutch municipalities give it."""

from __future__ import annotations

import re

from ivp.dossier.resolve import Resolved
from ivp.language import N_
from ivp.model.governance import Decision, Proposal
from ivp.model.governance import Section as ProposalSection
from ivp.model.point import Point
from ivp.view.document.composer import Composer, facts_of
from ivp.view.document.decisions import decision_facts, decision_line, decision_title
from ivp.view.document.pieces import DEEPEST_HEADING, DocumentView, Fact, Facts, Paragraph, Piece, Section
from ivp.view.document.status import context_facts, status_notices
from ivp.view.plan_view import plan_view
from ivp.view.wording import Wording

_ARGUMENT = re.compile(r"\d+(\.\d+)+\.?\s")
"""The number before an argument, such as 1.2: that of the decision point and its own."""


def proposal_view(plan: Resolved) -> DocumentView | None:
    """The proposal that was decided on as a document, or all of them; None where the plan gives none."""
    composer = Composer(plan, Wording(plan.own.language))
    decided = [(item, item.proposal) for item in plan.own.decisions if item.proposal]
    if not decided:
        return None
    decision, proposal = decided[0]
    view = DocumentView(
        kind="proposal",
        plan=plan_view(plan, composer.wording),
        label=composer.show(proposal.kind) or composer.words("Proposal"),
        title=composer.show(proposal.subject or plan.own.title),
        notices=status_notices(composer),
        facts=Facts(items=_head(composer, decision, proposal)),
        sections=(*proposal_sections(composer, decision, proposal, 2), _context(composer)),
    )
    if len(decided) == 1:
        return view
    chapters = tuple(_one_of(composer, *pair, number) for number, pair in enumerate(decided, 1))
    together = {
        "label": composer.words("Proposals"),
        "title": composer.show(plan.own.title),
        "facts": Facts(items=context_facts(composer)),
        "sections": chapters,
    }
    return view.model_copy(update=together)


def _head(composer: Composer, decision: Decision, proposal: Proposal) -> tuple[Fact, ...]:
    """Who decided and when; the title gives the subject and a section the outcome."""
    untitled = proposal.model_copy(update={"subject": None})
    return (
        *decision_facts(composer, decision.model_copy(update={"outcome": None})),
        *proposal_facts(composer, untitled),
    )


def _context(composer: Composer) -> Section:
    """The plan that the proposal is about."""
    title = composer.fact(N_("Title"), composer.plan.own.title)
    return Section(
        anchor="about",
        role="chapter",
        title=composer.words("About the plan"),
        level=2,
        blocks=(Facts(items=(*title, *context_facts(composer))),),
    )


def proposal_facts(composer: Composer, proposal: Proposal) -> tuple[Fact, ...]:
    """The subject, number and portfolio of a proposal."""
    return (
        *composer.fact(N_("Subject"), proposal.subject),
        *composer.fact(N_("Number"), proposal.number),
        *composer.fact(N_("Portfolio"), *proposal.portfolio),
    )


def proposal_sections(composer: Composer, decision: Decision, proposal: Proposal, level: int) -> tuple[Section, ...]:
    """Summary, decision points and outcome, then the numbered sections with their arguments."""
    parts = [
        Section(anchor=anchor, role="chapter", title=title, level=level, blocks=blocks)
        for anchor, title, blocks in (
            ("summary", composer.words("Summary"), composer.points(proposal.summary, prose=True)),
            ("points", composer.words("Decision points"), composer.points(decision.points)),
            (
                "outcome",
                composer.words("Decision of {who}", who=decision_line(composer, decision)),
                _outcome(composer, decision),
            ),
        )
        if blocks
    ]
    numbered = enumerate(proposal.sections, 1)
    return (*parts, *(_section(composer, number, section, level) for number, section in numbered))


def _outcome(composer: Composer, decision: Decision) -> tuple[Piece, ...]:
    if decision.planned:
        return (composer.notice("planned", N_("Planned."), decision.outcome),)
    return composer.text(decision.outcome)


def _section(composer: Composer, number: int, section: ProposalSection, level: int) -> Section:
    """A section of a proposal; a point that is numbered itself (1.2) is an argument under its own heading."""
    arguments = tuple(point for point in section.points if _ARGUMENT.match(point.name or ""))
    rest = tuple(point for point in section.points if point not in arguments)
    no = () if section.applicable else (Paragraph(text=composer.words("Not applicable")),)
    return Section(
        anchor=f"section-{number}",
        role="chapter",
        number=number,
        title=composer.show(section.name),
        level=level,
        blocks=(*no, *_prose(composer, section, rest)),
        sections=tuple(
            Section(
                role="entry",
                title=composer.show(point.name),
                level=min(level + 1, DEEPEST_HEADING),
                blocks=_prose(composer, point, point.points),
            )
            for point in arguments
        ),
    )


def _prose(composer: Composer, point: Point, points: tuple[Point, ...]) -> tuple[Piece, ...]:
    """What a point says, with ``points`` in the place of its own and bare texts as paragraphs."""
    return (*composer.body(point.model_copy(update={"points": ()})), *composer.points(points, prose=True))


def _one_of(composer: Composer, decision: Decision, proposal: Proposal, number: int) -> Section:
    """One of several proposals, as a chapter; its sections have no anchors, which would not be unique."""
    return Section(
        anchor=f"proposal-{number}",
        role="chapter",
        title=composer.show(proposal.subject) or decision_title(composer, decision),
        level=2,
        blocks=facts_of((*decision_facts(composer, decision), *proposal_facts(composer, proposal))),
        sections=without_anchors(proposal_sections(composer, decision, proposal, 3)),
    )


def without_anchors(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections without names in links: where a proposal stands inside another document."""
    return tuple(section.model_copy(update={"anchor": ""}) for section in sections)
