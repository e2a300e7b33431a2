"""One plan of an index as a row that is kept after the plan itself is let go: words, and what they are found by."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date

from ivp.dossier.family import Child
from ivp.dossier.resolve import Resolved, adopting, known_municipalities
from ivp.language import N_
from ivp.model.governance import Decision
from ivp.progress.agenda import unsettled
from ivp.progress.assess import Assessment
from ivp.progress.standing import ActionStanding, Standing
from ivp.reference.municipalities import Municipality
from ivp.view.account import judged, silent
from ivp.view.agenda import agenda_view
from ivp.view.plan_view import plan_view
from ivp.view.portfolio.models import BelongingView, CouncilView, EntryView, LateView, NewestView, PageView
from ivp.view.portfolio.taken import NOTHING, Taken, taken
from ivp.view.progress.action_view import action_counts, late_sentence
from ivp.view.progress.overview import finding, position_counts
from ivp.view.report.rows import position_mark
from ivp.view.wording import Wording, capital
from ivp.vocabulary import Act, Status

MOST = 5
"""So many figures, and so much that is past its date, are named of one plan."""
SEVERAL = 2
"""From so many municipalities on each is told by its name."""


@dataclass(frozen=True, slots=True)
class Late:
    """Something past its date, told from others by ``what`` and ``when``; ``places`` are the municipalities that it is
    about, where these are not all of the area.
    """

    what: str
    when: str
    places: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """What an index keeps of a plan: its entry, ``packed`` without what is late, and that, which is told with the plan
    that it is of; its file and those that it names above it, and its topics.

    ``part`` is whether it is told for one of its municipalities alone, ``version`` whether it is a version of a plan.
    """

    packed: bytes
    packed_late: bytes
    file: str
    above: tuple[str, ...]
    part: bool
    version: bool
    taken: Taken

    @property
    def entry(self) -> EntryView:
        """The entry, made anew each time."""
        return EntryView.model_validate(json.loads(zlib.decompress(self.packed)))

    @property
    def late(self) -> list[Late]:
        """What is late, made anew each time."""
        told = json.loads(zlib.decompress(self.packed_late))
        return [Late(what, when, tuple(places), note) for what, when, places, note in told]


def packed(entry: EntryView) -> bytes:
    """An entry in as little room as it can: of thousands of plans one is kept."""
    return _packed(entry.model_dump(mode="json", exclude_defaults=True))


def _packed(data: object) -> bytes:
    return zlib.compress(json.dumps(data).encode("ascii"))


def row(standing: Standing, pages: Sequence[PageView], *, part: bool = False) -> Row:
    """A plan as it is kept."""
    plan, wording = standing.plan, Wording(standing.plan.own.language)
    aimed = sorted(
        (item for item in standing.indicators.values() if item.position.aim and item.newest and plan.is_plan),
        key=lambda item: (item.position.status is Status.NOT_ASSESSABLE, item.tone.rank),
    )
    children = [*standing.dossier.children, *standing.dossier.accounts] if plan.is_plan else []
    head, councils = plan_view(plan, wording), tuple(_councils(standing, wording))
    view = EntryView(
        anchor="",
        plan=head,
        year=standing.year,
        as_of=wording.numbers.day(standing.day),
        headline=finding(standing, wording),
        positions=tuple(item for item in position_counts(standing, wording) if item.count and plan.is_plan),
        states=tuple(item for item in action_counts(standing, wording) if item.count),
        newest=tuple(_newest(item, wording) for item in aimed[:MOST]),
        more_newest=_more(len(aimed), wording),
        adoption="" if councils else _adoption(standing, wording),
        councils=councils,
        belonging=tuple(_belonging(standing, children, wording)),
        broken=standing.dossier.broken if plan.is_plan else (),
        pages=tuple(pages),
    )
    return Row(
        packed=packed(view),
        packed_late=_packed([astuple(one) for one in _late(standing, wording)]),
        file=plan.document.name,
        above=tuple(parent.document.name for parent in plan.parents),
        part=part,
        version=plan.joint is not None,
        taken=taken(standing, wording) if plan.is_plan and not part else NOTHING,
    )


def with_late(entry: EntryView, late: Sequence[Late]) -> EntryView:
    """An entry with what is late, as far as it is named."""
    more = _more(len(late), Wording(entry.plan.language))
    told = tuple(LateView(what=one.what, note=one.note) for one in late[:MOST])
    return entry.model_copy(update={"late": told, "more_late": more, "late_count": len(late)})


def _more(number: int, wording: Wording) -> str:
    rest = number - MOST
    return wording.words.some("And {number} more.", "And {number} more.", rest) if rest > 0 else ""


def _newest(item: Assessment, wording: Wording) -> NewestView:
    aim, figure = item.position.aim, item.newest
    assert aim is not None
    assert figure is not None
    return NewestView(
        name=capital(item.measured.indicator.name),
        text=wording.figure(figure, item.measured),
        years=wording.years(figure.years),
        status=wording.status(figure.provisional),
        target=wording.aim(aim, item.measured),
        position=position_mark(item, wording),
    )


def _late(standing: Standing, wording: Wording) -> Iterator[Late]:
    """The actions past their deadline, and what was planned once for a day that has passed."""
    words = wording.words
    for item in standing.actions.values():
        if item.overdue:
            when, what = wording.numbers.moment(item.action.by), item.action.title
            note = f"{words('deadline: {when}', when=when)}; {late_sentence(item, wording)}"
            yield Late(what, when, item.action.municipalities, note)
    for coming, shown in zip(unsettled(standing), agenda_view(standing, wording).unsettled, strict=True):
        planned = words("planned for {when}, outcome unknown", when=shown.when)
        places = coming.places or (() if isinstance(coming.what, ActionStanding) else coming.what.municipalities)
        note = "; ".join(part for part in (planned, shown.who) if part)
        yield Late(shown.what, shown.when, places, note)


# Who adopted it ------------------------------------------------------------------------------------------------------


def _adopts(plan: Resolved) -> list[Decision]:
    """The decisions that adopt the document, or are planned to."""
    planned = (item for item in plan.own.decisions if item.planned and item.act is Act.ADOPT and not item.of)
    return [*adopting(plan.own.decisions), *planned]


def _adoption(standing: Standing, wording: Wording) -> str:
    """Who adopted a plan and when; of one that is not adopted, for when that is planned."""
    plan, told = standing.plan, plan_view(standing.plan, wording).adoption
    planned = "; ".join(_decided(item, wording) for item in _adopts(plan) if item.planned)
    alone = len(plan.told_for) < SEVERAL or not plan.is_plan or plan.own.status.facts.undecided
    return told or planned or ("" if alone else wording.words("No council's adoption of it is known here."))


def _councils(standing: Standing, wording: Wording) -> Iterator[CouncilView]:
    """Of a plan for several municipalities: whether the council of each adopted it, or its own version of it."""
    plan, decided = standing.plan, _adopts(standing.plan)
    places, versions = plan.told_for, standing.dossier.versions
    together = not decided or any(item.body.facts.regional for item in decided)
    if not plan.is_plan or len(places) < SEVERAL or (together and not versions):
        return
    for place in places:
        version = next((one for one in versions if place in one.municipalities), None)
        if version is None:
            own = [item for item in decided if place in (known_municipalities(item.municipalities) or places)]
            text = "; ".join(_decided(item, wording) for item in own)
            yield CouncilView(name=place.name, text=text or wording.words("no adoption is known here"))
        else:
            yield CouncilView(name=place.name, text=_version(version.known_on(standing.day), wording))


def _version(version: Resolved, wording: Wording) -> str:
    """``own version, adopted: 13 December 2022``"""
    if version.lacking:
        return wording.words("own version, not told here because of errors")
    told = "; ".join(_decided(item, wording) for item in _adopts(version))
    return wording.words("own version, {told}", told=told or wording.words(version.own.status.label).lower())


def _decided(decision: Decision, wording: Wording) -> str:
    """When a plan was adopted, or is planned to be."""
    words = wording.words
    if decision.date is None:
        return words(N_("adoption planned, date unknown") if decision.planned else N_("adopted, date unknown"))
    sentence = N_("adoption planned: {when}") if decision.planned else N_("adopted: {when}")
    return words(sentence, when=wording.numbers.moment(decision.date))


# What belongs to it --------------------------------------------------------------------------------------------------


def _belonging(standing: Standing, children: Iterable[Child], wording: Wording) -> Iterator[BelongingView]:
    """The accounts up to the day that say anything of what is told, and the implementation plans up to the year after
    it, the newest first.
    """
    for child in sorted(children, key=_in_time, reverse=True):
        own, account = child.plan.own, child.plan.account
        if account.day > standing.day if account else own.period.from_ > standing.day.year + 1:
            continue
        if account and silent(standing, account):
            continue
        known = own if account else child.plan.known_on(standing.day).own
        words = wording.words
        told = (
            wording.period(own.period),
            _whose(child, standing.plan.told_for, wording),
            words("up to {day}", day=wording.numbers.day(account.day)) if account else "",
            words(known.status.label).lower(),
        )
        yield BelongingView(
            file=child.plan.document.name,
            kind=words(own.kind.label),
            title=own.title,
            about="; ".join(part for part in told if part),
            judged=judged(account.topics.values(), wording) if account else "",
        )


def _in_time(child: Child) -> tuple[int, int, date, str]:
    """Its last and first year, and of an account the day up to which it knows."""
    first, last = child.years
    account = child.plan.account
    return last, first, account.day if account else date(first, 1, 1), child.plan.document.name


def _whose(child: Child, area: Sequence[Municipality], wording: Wording) -> str:
    """Whether it is the region's, or one of some municipalities alone; empty where it is of the area itself."""
    places = child.plan.municipalities
    if child.regional or set(places) > set(area):
        return wording.words("of the region")
    return "" if set(places) >= set(area) else ", ".join(place.name for place in places)
