"""A whole plan as a document: its chapters in a fixed order, under the names that the plan gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ivp.inhabitants import People
from ivp.language import N_
from ivp.model.plan import Plan
from ivp.model.point import TextBlock
from ivp.progress.hiding import Hiding
from ivp.progress.money import Reckoner
from ivp.resolve import Resolved
from ivp.view.document.action_chapters import action_sections
from ivp.view.document.assessment import assessment_content
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
from ivp.view.document.pieces import (
    ContentsItem,
    DocumentView,
    Fact,
    Facts,
    Link,
    Piece,
    Section,
)
from ivp.view.document.status import context_facts, kind_label, status_notices
from ivp.view.document.topic_chapters import topic_chapter
from ivp.view.plan_view import plan_view
from ivp.view.wording import Wording
from ivp.vocabulary import BLOCKS, TOPICS, Block

Content = tuple[tuple[Piece, ...], tuple[Section, ...]]
STANDING_ALONE = (Block.SUMMARY, Block.DECISIONS, Block.GLOSSARY, Block.SOURCES, Block.END)
"""Blocks before which a named text is a chapter of its own; elsewhere it opens the block's chapter."""


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
    composer = Composer(plan, Wording(plan.own.language), internal, hidden or {}, Reckoner(plan, people or {}))
    sections = tuple(section for block in BLOCKS for section in chapters(composer, block))
    published = publication_facts(composer, plan.own.publication)
    return DocumentView(
        kind="plan",
        plan=plan_view(plan, composer.wording),
        label=kind_label(composer),
        title=composer.show(plan.own.title),
        motto=composer.show(plan.own.motto),
        notices=status_notices(composer),
        facts=Facts(items=context_facts(composer)),
        publication=Facts(items=published) if published else None,
        contents=tuple(_contents(section) for section in sections),
        sections=sections,
    )


def _contents(chapter: Section) -> ContentsItem:
    entries = tuple(Link(text=part.title, anchor=part.anchor) for part in chapter.sections if part.anchor)
    return ContentsItem(anchor=chapter.anchor, title=chapter.title, items=entries)


def chapters(composer: Composer, block: str) -> list[Section]:
    """The chapter of a block with the texts that stand at it, some of them as chapters before it."""
    note = ""
    if block in TOPICS:
        blocks, sections, note = topic_chapter(composer, block)
    else:
        blocks, sections = _content(composer, block)
    texts = [(index, text) for index, text in enumerate(composer.plan.own.texts, 1) if text.at == block]
    empty = not blocks and not sections
    alone = [(index, text) for index, text in texts if text.open or empty or (text.name and block in STANDING_ALONE)]
    inside = [pair for pair in texts if pair not in alone]
    before = [text_section(composer, block, index, text, 2) for index, text in alone]
    if empty:
        return before
    opening = tuple(part for _, text in inside if not text.name for part in _text_blocks(composer, text))
    named = tuple(text_section(composer, block, index, text, 3) for index, text in inside if text.name)
    if named and blocks:
        name = composer.words(BLOCKS[Block(block)])
        title = name if name != composer.called(Block(block)) else composer.words("Overview")
        content = Section(role="group", title=title, level=3, blocks=blocks)
        blocks, sections = (), (content, *sections)
    chapter = Section(
        anchor=block,
        role="chapter",
        title=composer.called(Block(block)),
        level=2,
        note=note,
        blocks=(*opening, *blocks),
        sections=(*named, *sections),
    )
    return [*before, chapter]


def text_section(composer: Composer, block: str, index: int, text: TextBlock, level: int) -> Section:
    """A text of the plan, the ``index``-th of them, as a chapter (level 2) or inside one."""
    return Section(
        anchor=f"text-{index}" if level == 2 else "",
        role="chapter" if level == 2 else "text",
        title=composer.show(text.name) or composer.called(Block(block)),
        level=level,
        blocks=_text_blocks(composer, text),
    )


def _text_blocks(composer: Composer, text: TextBlock) -> tuple[Piece, ...]:
    still_open = (composer.notice("open", N_("This council fills in this chapter itself.")),) if text.open else ()
    return (*still_open, *composer.body(text), *composer.incomplete(text.incomplete))


def _content(composer: Composer, block: str) -> Content:
    """What a block that is no list of topics holds, as blocks and sections."""
    own = composer.plan.own
    makers: dict[str, Callable[[], Content]] = {
        "summary": lambda: (composer.points(own.summary.values(), prose=True), ()),
        "assessment": lambda: assessment_content(
            composer, tuple(own.assessment.values()) if isinstance(own, Plan) else ()
        ),
        "principles": lambda: (composer.points(own.principles.values()), ()),
        "scope": lambda: (composer.points(own.scope.values() if isinstance(own, Plan) else ()), ()),
        "related": lambda: (composer.points(own.related.values()), ()),
        "indicators": lambda: (indicator_table(composer), indicator_notes(composer, 3)),
        "actions": lambda: ((), action_sections(composer)),
        "partners": lambda: partner_content(composer),
        "coordination": lambda: ((), coordination_sections(composer)),
        "cycle": lambda: (cycle_blocks(composer), ()),
        "budget": lambda: budget_content(composer),
        "decisions": lambda: ((), decision_sections(composer)),
        "glossary": lambda: (_glossary(composer), ()),
        "sources": lambda: (source_table(composer), ()),
        "end": lambda: ((), ()),
    }
    return makers[block]()


def _glossary(composer: Composer) -> tuple[Piece, ...]:
    meanings = composer.plan.glossary
    facts = tuple(
        Fact(term=composer.show(term), text=composer.show(meaning), note=composer.origin(("glossary", term)))
        for term, meaning in meanings.items()
    )
    return (Facts(items=facts),) if facts else ()
