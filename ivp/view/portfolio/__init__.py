"""Several plans on one page: families of plans, where each stands, with links to their reports."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from ivp.language import Words
from ivp.view.base import Each
from ivp.view.portfolio.models import (
    CouncilView,
    ElsewhereView,
    EntryView,
    LateLinkView,
    LetterView,
    PageView,
    PortfolioView,
)
from ivp.view.portfolio.rows import Row, row, with_late
from ivp.view.portfolio.taken import WHOLE, matrices
from ivp.view.progress.models import CountView
from ivp.vocabulary import DocumentKind, PlanStatus

__all__ = ["PageView", "PortfolioView", "Row", "portfolio", "row"]

LONG = 30
"""A list of more plans than this has its letters above it, and is folded."""


def portfolio(rows: Sequence[Row]) -> PortfolioView:
    """The plans by the name of their area, in families; accents and capitals make no difference."""
    families, long = _Families(rows), len(rows) > LONG
    late: list[LateLinkView] = []
    regions = 0
    for one in _all(families.each(families.heads)):
        regions += bool(one.matrices)
        if one.late_count:
            late.append(LateLinkView(name=one.plan.area, count=one.late_count, anchor=one.anchor))
    plans = (one.entry.plan for one in rows if not one.part)
    statuses = Counter(plan.status for plan in plans if plan.kind == DocumentKind.PLAN)
    words = Words(rows[0].entry.plan.language)
    return PortfolioView(
        count=statuses.total() or len(rows),
        statuses=tuple(
            CountView(code=status, label=words(status.label), sign="", count=number)
            for status in PlanStatus
            if (number := statuses[status])
        ),
        late=tuple(late),
        unfolded=not long,
        region=regions == 1 and not long,
        letters=tuple(_letters(families)) if long else (_letter("", families.each(families.heads)),),
    )


class _Families:
    """Which plan stands under which; each is made into its entry when it is asked for, and gets its number when it is
    so for the first time.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._whole = {one.file: one for one in rows if not one.part}
        self._below: dict[str, list[Row]] = {}
        self._numbers: dict[int, int] = {}
        self.heads: list[Row] = []
        for one in sorted(rows, key=_order):
            names = (one.file,) if one.part else one.above
            above = next((name for name in names if name in self._whole), None)
            (self.heads if above is None else self._below.setdefault(above, [])).append(one)

    def each(self, heads: Sequence[Row]) -> Each[EntryView]:
        """The entries of some heads."""
        return Each(self.entry, heads)

    def entry(self, head: Row, above: Collection[str] = (), told: Collection[tuple[str, str]] = ()) -> EntryView:
        """A plan with those below it; what belongs to the plan ``above`` it as well, or is late there and ``told``
        with it, is not told twice.
        """
        number, entry = self._numbers.setdefault(id(head), len(self._numbers) + 1), head.entry
        anchor, below = f"plan-{number}", self._below.get(head.file, []) if not head.part else []
        own = {item.file for item in entry.belonging}
        carried = {one.file: one.entry.pages for one in below if one.file in own}
        plans = [one for one in below if one.file not in own]
        apart = set(_late_of_one(plans))
        late = [
            one
            for one in head.late
            if (one.what, one.when) not in told and (one.places, one.what, one.when) not in apart
        ]
        told = {*told, *((one.what, one.when) for one in late)}
        members = tuple(self.entry(one, own, told) for one in plans)
        versions = [(one, member) for one, member in zip(plans, members, strict=True) if one.version]
        anchors = {name: member.anchor for one, member in versions for name in one.taken.cells}
        known = {place.name: place for place in entry.councils}
        places = [
            known.get(name, CouncilView(name=name, text="")).model_copy(update={"anchor": anchors.get(name, "")})
            for name in head.taken.cells or known
            if name != WHOLE
        ]
        return with_late(entry, late).model_copy(
            update={
                "anchor": anchor,
                "councils": tuple(place for place in places if place.text),
                "belonging": tuple(
                    item.model_copy(update={"pages": carried.get(item.file, ())})
                    for item in entry.belonging
                    if item.file not in above
                ),
                "matrices": matrices(head.taken, [one.taken for one, _ in versions], places),
                "members": members,
            }
        )


def _late_of_one(below: Iterable[Row]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """What is late for one municipality alone, which tells it itself below."""
    for one in below:
        if late := one.late:
            places = (one.entry.plan.area,)
            yield from ((places, item.what, item.when) for item in late)


def _all(entries: Iterable[EntryView]) -> Iterator[EntryView]:
    """The plans and those below them, in order."""
    for one in entries:
        yield one
        yield from _all(one.members)


def _letters(families: _Families) -> Iterator[LetterView]:
    """The plans by the first letter of their area, and where those of other municipalities are."""
    found: dict[str, list[Row]] = {}
    elsewhere: dict[str, list[ElsewhereView]] = {}
    for head, entry in zip(families.heads, families.each(families.heads), strict=True):
        found.setdefault(_first(entry.plan.area), []).append(head)
        below = {one.plan.area: one.anchor for one in _all(entry.members)}
        for name in dict.fromkeys((*entry.plan.municipalities, *below)):
            if name != entry.plan.area:
                place = ElsewhereView(name=name, under=entry.plan.area, anchor=below.get(name, entry.anchor))
                elsewhere.setdefault(_first(name), []).append(place)
    for number, letter in enumerate(sorted({*found, *elsewhere}), 1):
        entries = families.each(found.get(letter, []))
        yield _letter(letter, entries, elsewhere.get(letter, []), f"letter-{number}")


def _letter(
    letter: str, entries: Sequence[EntryView], elsewhere: Iterable[ElsewhereView] = (), anchor: str = ""
) -> LetterView:
    places = sorted(elsewhere, key=lambda one: (_plain(one.name), _plain(one.under)))
    return LetterView(letter=letter, anchor=anchor, entries=entries, elsewhere=tuple(places))


def _order(one: Row) -> tuple[str, int, str]:
    plan = one.entry.plan
    return _plain(plan.area), plan.first_year, plan.title


def _first(name: str) -> str:
    return _plain(name)[:1].upper() or "-"


def _plain(name: str) -> str:
    """A name to sort by."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).lstrip("'’ -")
