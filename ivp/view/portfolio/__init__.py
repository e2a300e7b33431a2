"""Several plans on one page: families of plans, where each stands, with links to their reports."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from ivp.language import Words
from ivp.view.base import lightened
from ivp.view.portfolio.models import (
    CouncilView,
    ElsewhereView,
    EntryView,
    LateLinkView,
    LetterView,
    PageView,
    PortfolioView,
)
from ivp.view.portfolio.rows import Late, Row, row, with_late
from ivp.view.portfolio.taken import WHOLE, matrices
from ivp.view.progress.models import CountView
from ivp.vocabulary import DocumentKind, PlanStatus

__all__ = ["PageView", "PortfolioView", "Row", "portfolio", "row"]

LONG = 30
"""A list of more plans than this has its letters above it, and is folded."""


def portfolio(rows: Sequence[Row]) -> PortfolioView:
    """The plans by the name of their area, in families; accents and capitals make no difference."""
    families = _Families(rows)
    entries = [families.entry(head) for head in families.heads]
    plans = [one.entry for one in rows if one.entry.plan.kind == DocumentKind.PLAN and not one.part]
    words = Words(rows[0].entry.plan.language)
    regions, long = sum(bool(one.matrices) for one in _all(entries)), len(rows) > LONG
    return PortfolioView(
        count=len(plans) or len(rows),
        statuses=tuple(
            CountView(code=status, label=words(status.label), sign="", count=number)
            for status in PlanStatus
            if (number := sum(one.plan.status == status for one in plans))
        ),
        late=tuple(
            LateLinkView(name=one.plan.area, count=one.late_count, anchor=one.anchor)
            for one in _all(entries)
            if one.late_count
        ),
        unfolded=not long,
        region=regions == 1 and not long,
        letters=tuple(_letters(entries)) if long else (_letter("", entries),),
    )


class _Families:
    """Which plan stands under which."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._whole = {one.file: one for one in rows if not one.part}
        self._below: dict[str, list[Row]] = {}
        self._number = 0
        self.heads: list[Row] = []
        for one in sorted(rows, key=_order):
            names = (one.file,) if one.part else one.above
            above = next((name for name in names if name in self._whole), None)
            (self.heads if above is None else self._below.setdefault(above, [])).append(one)

    def entry(self, head: Row, above: Collection[str] = (), told: Collection[tuple[str, str]] = ()) -> EntryView:
        """A plan with those below it; what belongs to the plan ``above`` it as well, or is late there and ``told``
        with it, is not told twice.
        """
        self._number += 1
        anchor, below = f"plan-{self._number}", self._below.get(head.file, []) if not head.part else []
        own = {item.file for item in head.entry.belonging}
        carried = {one.file: one.entry.pages for one in below if one.file in own}
        plans = [one for one in below if one.file not in own]
        late = [one for one in head.late if (one.what, one.when) not in told and not _of_one(one, plans)]
        told = {*told, *((one.what, one.when) for one in late)}
        members = tuple(self.entry(one, own, told) for one in plans)
        versions = [(one, member) for one, member in zip(plans, members, strict=True) if one.version]
        anchors = {name: member.anchor for one, member in versions for name in one.taken.cells}
        known = {place.name: place for place in head.entry.councils}
        places = [
            known.get(name, CouncilView(name=name, text="")).model_copy(update={"anchor": anchors.get(name, "")})
            for name in head.taken.cells or known
            if name != WHOLE
        ]
        return lightened(
            with_late(head.entry, late).model_copy(
                update={
                    "anchor": anchor,
                    "councils": tuple(place for place in places if place.text),
                    "belonging": tuple(
                        item.model_copy(update={"pages": carried.get(item.file, ())})
                        for item in head.entry.belonging
                        if item.file not in above
                    ),
                    "matrices": matrices(head.taken, [one.taken for one, _ in versions], places),
                    "members": members,
                }
            )
        )


def _of_one(late: Late, below: Iterable[Row]) -> bool:
    """Whether something is late for one municipality alone, which tells it itself below."""
    own = (item for one in below if late.places == (one.entry.plan.area,) for item in one.late)
    return any((item.what, item.when) == (late.what, late.when) for item in own)


def _all(entries: Iterable[EntryView]) -> Iterator[EntryView]:
    """The plans and those below them, in order."""
    for one in entries:
        yield one
        yield from _all(one.members)


def _letters(entries: Sequence[EntryView]) -> Iterator[LetterView]:
    """The plans by the first letter of their area, and where those of other municipalities are."""
    found: dict[str, list[EntryView]] = {}
    elsewhere: dict[str, list[ElsewhereView]] = {}
    for head in entries:
        found.setdefault(_first(head.plan.area), []).append(head)
        below = {one.plan.area: one.anchor for one in _all(head.members)}
        for name in dict.fromkeys((*head.plan.municipalities, *below)):
            if name != head.plan.area:
                place = ElsewhereView(name=name, under=head.plan.area, anchor=below.get(name, head.anchor))
                elsewhere.setdefault(_first(name), []).append(place)
    for number, letter in enumerate(sorted({*found, *elsewhere}), 1):
        yield _letter(letter, found.get(letter, []), elsewhere.get(letter, []), f"letter-{number}")


def _letter(
    letter: str, entries: Sequence[EntryView], elsewhere: Iterable[ElsewhereView] = (), anchor: str = ""
) -> LetterView:
    places = sorted(elsewhere, key=lambda one: (_plain(one.name), _plain(one.under)))
    return LetterView(letter=letter, anchor=anchor, entries=tuple(entries), elsewhere=tuple(places))


def _order(one: Row) -> tuple[str, int, str]:
    plan = one.entry.plan
    return _plain(plan.area), plan.first_year, plan.title


def _first(name: str) -> str:
    return _plain(name)[:1].upper() or "-"


def _plain(name: str) -> str:
    """A name to sort by."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).lstrip("'’ -")
