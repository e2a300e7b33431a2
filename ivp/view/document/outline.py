"""The chapters of a plan in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from ivp.model.point import Chapter
from ivp.vocabulary import Block


@dataclass(frozen=True)
class Outlined:
    """A chapter in its place: its ids from the top down, and the parts below it."""

    path: tuple[str, ...]
    chapter: Chapter
    parts: tuple[Outlined, ...] = ()

    @property
    def block(self) -> Block | None:
        """The block that it holds."""
        return Block(self.path[-1]) if self.path[-1] in set(Block) else None


def outlined(chapters: Mapping[str, Chapter]) -> tuple[Outlined, ...]:
    """The chapters in their order, but each that says what it comes ``after`` behind that one, wherever it stands."""
    top = _places(chapters, ())
    known: dict[str, _Place] = {}
    for place in _all(top):
        known.setdefault(place.path[-1], place)
    following = dict.fromkeys(place for place in _all(top) if place.chapter.after in known)
    for place in following:
        known[str(place.chapter.after)].followers.append(place)
    row: list[Outlined] = []
    done: set[tuple[str, ...]] = set()
    for place in (*(item for item in top if item not in following), *following):  # at last those that follow in a ring
        _put(place, row, done, following)
    return tuple(row)


def every(items: tuple[Outlined, ...]) -> Iterator[Outlined]:
    """All chapters, each before its parts."""
    for item in items:
        yield item
        yield from every(item.parts)


def topmost(items: tuple[Outlined, ...], blocks: Collection[Block]) -> tuple[Outlined, ...]:
    """The chapters that hold one of these blocks, but for those inside another one."""
    return tuple(
        found for item in items for found in ((item,) if item.block in blocks else topmost(item.parts, blocks))
    )


@dataclass(eq=False)
class _Place:
    path: tuple[str, ...]
    chapter: Chapter
    parts: list[_Place]
    followers: list[_Place] = field(default_factory=list)


def _places(chapters: Mapping[str, Chapter], above: tuple[str, ...]) -> list[_Place]:
    return [
        _Place((*above, identity), chapter, _places(chapter.parts, (*above, identity)))
        for identity, chapter in chapters.items()
    ]


def _all(places: list[_Place]) -> Iterator[_Place]:
    for place in places:
        yield place
        yield from _all(place.parts)


def _put(first: _Place, row: list[Outlined], done: set[tuple[str, ...]], following: Mapping[_Place, None]) -> None:
    """Add a place to a row with all that follows it, each once."""
    waiting = [first]
    while waiting:
        place = waiting.pop()
        if place.path not in done:
            done.add(place.path)
            parts: list[Outlined] = []
            for part in place.parts:
                if part not in following:
                    _put(part, parts, done, following)
            row.append(Outlined(place.path, place.chapter, tuple(parts)))
            waiting += reversed(place.followers)
