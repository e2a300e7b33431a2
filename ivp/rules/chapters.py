"""Chapters: each has a name and a place, each topic one chapter, and each of both an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.finding import Finding, Message, Path, Related, Severity
from ivp.language import N_
from ivp.model.lookalikes import Lookalikes
from ivp.model.partial_plan import Lacking
from ivp.model.plan import all_chapters
from ivp.nearest import Nearest
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import NAMED_TOPICS, Block


@rule("IVP320", Severity.ERROR, despite=Lacking.PIECES)
def unknown_chapter(subject: Subject) -> Iterator[Finding]:
    """A chapter comes after one that the plan does not have, or after itself."""
    known = {ids[-1]: None for ids, _ in all_chapters(subject.plan.own.chapters)}
    nearest = Nearest(known)
    for ids, chapter in all_chapters(subject.plan.own.chapters):
        if chapter.after is None or (chapter.after in known and chapter.after not in ids):
            continue
        near = nearest(chapter.after)
        yield unknown_chapter.found(
            (*_path(ids), "after"),
            Message(N_("there is no other chapter “{id}” in this plan"), {"id": chapter.after}),
            Message(N_("did you mean {nearest}?"), {"nearest": near})
            if near and near not in ids
            else Message(N_("write the id of the chapter that it follows, or leave it out: then its own place counts")),
        )


@rule("IVP321", Severity.ERROR, despite=Lacking.PIECES)
def nameless_chapter(subject: Subject) -> Iterator[Finding]:
    """A chapter has no name, and does not have that of a block either."""
    nearest = Nearest(Block)
    for ids, chapter in all_chapters(subject.plan.own.chapters):
        if not chapter.name and ids[-1] not in set(Block):
            message = Message(N_("this chapter has no name, and “{id}” is no block of a plan"), {"id": ids[-1]})
            near = nearest(ids[-1])
            block = Message(N_("did you mean the block {block}? else write name"), {"block": near})
            hint = block if near else Message(N_("write name, as the document prints it"))
            yield nameless_chapter.found(_path(ids), message, hint, on_key=True)


@rule("IVP322", Severity.ERROR, despite=Lacking.PIECES)
def topic_in_two_chapters(subject: Subject) -> Iterator[Finding]:
    """A topic would be printed in two chapters."""
    first: dict[tuple[str, ...], Path] = {}
    for ids, chapter in all_chapters(subject.plan.own.chapters):
        for index, reference in enumerate(chapter.has):
            here = (*_path(ids), "has", index)
            for place, _ in subject.plan.topics(reference)[:1]:
                before = first.setdefault(place, here)
                if before[:-1] != here[:-1]:
                    yield topic_in_two_chapters.found(
                        here,
                        Message(N_("“{id}” stands in another chapter already"), {"id": reference}),
                        Message(N_("leave it in one of the two")),
                        related=(
                            Related(subject.plan.document.name, Message(N_("that chapter has it here")), path=before),
                        ),
                    )


@rule("IVP323", Severity.WARNING)
def block_by_another_name(subject: Subject) -> Iterator[Finding]:
    """A chapter holds nothing, and its id is another word for a block that stands in no chapter."""
    own = subject.plan.own
    chapters = list(all_chapters(own.chapters))
    placed = {ids[-1] for ids, _ in chapters}
    left = [block for block in Block if block not in placed and getattr(own, block, None)]
    lookalikes = Lookalikes()
    for ids, chapter in chapters:
        says = chapter.model_fields_set & {"text", "points", "has", "parts", "open", "incomplete"}
        meant = None if says else lookalikes.key(ids[-1], left)
        if meant:
            message = Message(
                N_("this chapter holds nothing, and the block {block} is in no chapter"), {"block": meant}
            )
            hint = Message(N_("write {block} as the id of this chapter: then it holds that block"), {"block": meant})
            yield block_by_another_name.found(_path(ids), message, hint, on_key=True)


@rule("IVP324", Severity.ERROR, despite=Lacking.PIECES)
def one_id_for_two(subject: Subject) -> Iterator[Finding]:
    """Two of the goals, priorities, themes, their parts and chapters have the same id."""
    plan = subject.plan
    topics = (_path(path[1:], path[0]) for path, _ in plan.topic_paths(NAMED_TOPICS))
    chapters = (_path(ids) for ids, _ in all_chapters(plan.own.chapters))
    first: dict[str, Path] = {}
    for here in (*topics, *chapters):
        identity = str(here[-1])
        before = first.setdefault(identity, here)
        if before is here:
            continue
        own, other = (here, before) if plan.layer.gives(here) else (before, here)
        document, place = plan.place(other)
        above = own[-3:][0]  # what it is a part of, else its block
        yield one_id_for_two.found(
            own,
            Message(
                N_("“{id}” stands for two things: {one} and {other}"),
                {"id": identity, "one": _dotted(other), "other": _dotted(own)},
            ),
            Message(N_("give this one an id of its own, such as {example}"), {"example": f"{identity}-{above}"}),
            on_key=True,
            related=(Related(document.name, Message(N_("the other one stands here")), path=place),),
        )


def _dotted(path: Path) -> str:
    return ".".join(str(step) for step in path if step != "parts")


def _path(ids: tuple[str, ...], block: str = "chapters") -> Path:
    """Where the chapter or topic with these ids from the top down stands."""
    steps = ((block if number == 0 else "parts", identity) for number, identity in enumerate(ids))
    return tuple(step for pair in steps for step in pair)
