"""A whole plan as a document: its own chapters in its own order, then the blocks that no chapter holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeAlias

from ivp.dossier.inhabitants import People
from ivp.dossier.resolve import Resolved
from ivp.language import N_
from ivp.model.plan import Plan
from ivp.progress.hiding import Hiding
from ivp.progress.money import Reckoner
from ivp.view.document.action_chapters import action_sections
from ivp.view.document.assessment import assessment_content
from ivp.view.document.between import between
from ivp.view.document.composer import Composer
from ivp.view.document.governance import (
    coordination_sections,
    cycle_blocks,
    decision_sections,
    partner_content,
    publication_facts,
)
from ivp.view.document.indicator_tables import indicator_notes, indicator_table, source_table
from ivp.view.document.money import budget_content
from ivp.view.document.outline import Outlined
from ivp.view.document.pieces import (
    DEEPEST_HEADING,
    ContentsItem,
    DocumentView,
    Fact,
    Facts,
    Piece,
    Section,
)
from ivp.view.document.status import context_facts, kind_label, status_notices
from ivp.view.document.topic_chapters import topic_chapter, topic_section
from ivp.view.plan_view import numbered, plan_view
from ivp.view.wording import Wording
from ivp.vocabulary import TOPICS, Block

Content: TypeAlias = tuple[tuple[Piece, ...], tuple[Section, ...], str]


def document_view(
    plan: Resolved,
    *,
    internal: bool = False,
    hidden: Mapping[str, Hiding] | None = None,
    people: People | None = None,
) -> DocumentView:
    """The plan with what it inherits, everything in it, ready to print.

    Values below a source's ``hide_below`` are left out, and what is ``hidden`` with them of each indicator, unless the
    document is for ``internal`` use. Euros per inhabitant are worked out with the inhabitants in ``people``.
    """
    sums = Reckoner(plan, people or {}, plan.part)
    composer = Composer(plan, Wording(plan.own.language), internal, hidden or {}, sums)
    sections = (
        *(chapter_section(composer, item, 2) for item in composer.outline),
        *_other_blocks(composer),
        *_not_taken_over(composer),
    )
    published, head = publication_facts(composer, plan.own.publication), plan_view(plan, composer.wording)
    return DocumentView(
        kind="plan",
        plan=head,
        label=kind_label(composer),
        title=composer.show(head.title),
        motto=composer.show(plan.own.motto),
        notices=status_notices(composer),
        facts=Facts(items=context_facts(composer)),
        publication=Facts(items=published) if published else None,
        contents=tuple(_contents(section) for section in sections),
        sections=sections,
    )


def _contents(section: Section) -> ContentsItem:
    """A section that can be led to, with those in it."""
    items = tuple(_contents(part) for part in section.sections if part.anchor)
    return ContentsItem(anchor=section.anchor, title=section.title, items=items)


def block_chapters(composer: Composer, block: Block) -> tuple[Section, ...]:
    """A chapter for a block that no chapter of the plan holds, under its usual name; none where nothing is in it."""
    blocks, sections, note = _content(composer, block)
    if not blocks and not sections:
        return ()
    title = composer.called(block)
    return (Section(anchor=block, role="chapter", title=title, level=2, note=note, blocks=blocks, sections=sections),)


def _other_blocks(composer: Composer) -> tuple[Section, ...]:
    """The blocks that no chapter holds; where the plan has chapters these are not in the document itself."""
    rest = (section for block in Block if block not in composer.placed for section in block_chapters(composer, block))
    if not composer.outline:
        return tuple(rest)
    mark = composer.words("This is no chapter of the document itself.")
    return tuple(section.model_copy(update={"note": f"{mark} {section.note}".strip()}) for section in rest)


def _not_taken_over(composer: Composer) -> tuple[Section, ...]:
    """What the document leaves out of the plan above it, why, and what falls away with that."""
    words = composer.wording.words
    facts = tuple(
        Fact(
            term=composer.show(numbered(item.number, item.name)),
            text=composer.show(item.why),
            note=words.some(
                "With it falls away: {names}.",
                "With it fall away: {names}.",
                len(item.also),
                names="; ".join(item.also),
            )
            if item.also
            else "",
        )
        for item in composer.plan.layer.left_out
    )
    title, blocks = words("Not taken over"), (Facts(items=facts),)
    return (Section(anchor="left-out", role="chapter", title=title, level=2, blocks=blocks),) if facts else ()


def chapter_section(
    composer: Composer, item: Outlined, level: int, holding: Collection[Block] | None = None
) -> Section:
    """A chapter: its own words, then what its block says without headings, the topics it has, its parts, and at last
    what its block says under headings.

    With only the blocks that are ``holding`` it has no topics, and no parts that say nothing.
    """
    chapter = item.chapter
    block = item.block if item.block and composer.placed[item.block] == item.path else None
    held = block is not None and (holding is None or block in holding)
    blocks, sections, note = _content(composer, block) if block and held else ((), (), "")
    usual = item.block.label if item.block else N_("untitled chapter")
    below = min(level + 1, DEEPEST_HEADING)
    still_open = (composer.notice("open", N_("This council fills in this chapter itself.")),) if chapter.open else ()
    topics = composer.had.get(item.path, {}) if holding is None else {}
    parts = (chapter_section(composer, part, below, holding) for part in item.parts)
    return Section(
        anchor=block or ".".join(("chapters", *item.path)),
        role="chapter" if level == 2 else "subchapter",
        title=composer.show(numbered(chapter.number, chapter.name or composer.words(usual))),
        level=level,
        note=note,
        blocks=(*still_open, *composer.body(chapter), *composer.incomplete(chapter.incomplete), *blocks),
        sections=(
            *(topic_section(composer, path, topic, below, "") for path, topic in topics.items()),
            *(part for part in parts if holding is None or part.blocks or part.sections),
            *(deeper(section, level - 2) for section in sections),
        ),
    )


def deeper(section: Section, by: int) -> Section:
    """A section with its headings so many levels further down."""
    below = tuple(deeper(part, by) for part in section.sections)
    return section.model_copy(update={"level": min(section.level + by, DEEPEST_HEADING), "sections": below})


def _content(composer: Composer, block: Block) -> Content:
    """What a block holds, as blocks and sections, and from which plan all of it comes, if another."""
    if block in TOPICS:
        return topic_chapter(composer, block)
    own = composer.plan.own
    makers: dict[Block, Callable[[], tuple[tuple[Piece, ...], tuple[Section, ...]]]] = {
        Block.SUMMARY: lambda: (composer.points(own.summary.values(), prose=True), ()),
        Block.ASSESSMENT: lambda: assessment_content(composer, own.assessment if isinstance(own, Plan) else {}),
        Block.PRINCIPLES: lambda: (composer.points(own.principles.values()), ()),
        Block.SCOPE: lambda: (composer.points(own.scope.values() if isinstance(own, Plan) else ()), ()),
        Block.RELATED: lambda: (composer.points(own.related.values()), ()),
        Block.INDICATORS: lambda: (indicator_table(composer), indicator_notes(composer, 3)),
        Block.ACTIONS: lambda: ((), (*action_sections(composer), *_between(composer))),
        Block.PARTNERS: lambda: partner_content(composer),
        Block.COORDINATION: lambda: ((), coordination_sections(composer)),
        Block.CYCLE: lambda: (cycle_blocks(composer), ()),
        Block.BUDGET: lambda: budget_content(composer),
        Block.DECISIONS: lambda: ((), decision_sections(composer)),
        Block.GLOSSARY: lambda: (_glossary(composer), ()),
        Block.SOURCES: lambda: (source_table(composer), ()),
    }
    return (*makers[block](), "")


def _between(composer: Composer) -> tuple[Section, ...]:
    """What the municipalities of a joint plan do for each other by its actions."""
    actions = ((identity, action, composer.plan) for identity, action in composer.plan.own.actions.items())
    found = between(composer, actions, "actions.")
    return (found,) if found else ()


def _glossary(composer: Composer) -> tuple[Piece, ...]:
    meanings = composer.plan.glossary
    facts = tuple(
        Fact(term=composer.show(term), text=composer.show(meaning), note=composer.origin(("glossary", term)))
        for term, meaning in meanings.items()
    )
    return (Facts(items=facts),) if facts else ()
