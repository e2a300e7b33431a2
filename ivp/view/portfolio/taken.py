"""What municipalities made of the topics of the plan that they share, with how each is judged there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ivp.dossier.narrowing import chosen, narrowed_dossier
from ivp.dossier.resolve import Resolved, known_municipalities
from ivp.model.point import Topic
from ivp.progress.standing import Standing, TopicPath
from ivp.reference.municipalities import Municipality
from ivp.view.joint import whole_area
from ivp.view.plan_view import called
from ivp.view.portfolio.models import CouncilView, MatrixView, TakenView, TopicLineView, TopicsView
from ivp.view.report.models import MarkView
from ivp.view.report.rows import change_mark, position_mark
from ivp.view.wording import Wording, small
from ivp.vocabulary import ACCOUNTED_TOPICS, Block, Tone, Uptake

WHOLE = ""
"""Stands for the whole area among the municipalities."""
WIDE = 6
"""So many municipalities stand beside each other."""
MOST_PLACES = 60
"""Of more municipalities than these no matrix is made."""
_TOPIC = 2
"""The length of the path of a topic that is no part of another."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The topics of a plan by path: block and name; and what the whole area and each municipality made of them.

    Those that are not shared have no block of the plan: they stand under ``own``.
    """

    topics: Mapping[TopicPath, tuple[str, str]] = field(default_factory=dict)
    cells: Mapping[str, Mapping[TopicPath, TakenView]] = field(default_factory=dict)
    own: str = ""


NOTHING = Taken()


def taken(standing: Standing, wording: Wording) -> Taken:
    """What the municipalities of a region made of its topics, or a municipality with its own version of the plan."""
    plan = standing.plan
    places = plan.told_for
    if not (plan.joint or len(places) > 1) or len(places) > MOST_PLACES:
        return NOTHING
    versions = {place: plan if plan.joint else _version(standing, place) for place in places}
    shared = dict((plan.joint or plan).topic_paths(ACCOUNTED_TOPICS))
    topics: dict[TopicPath, tuple[str, str]] = {}
    choice = standing.choice
    told = [
        chosen(version, choice) if choice else version
        for version in versions.values()
        if version and not version.lacking
    ]
    for one in (plan, *told):
        for path, topic in one.topic_paths(ACCOUNTED_TOPICS):
            if len(path) == _TOPIC:
                block = called(plan, Block(path[0]), wording) if path in shared else ""
                topics.setdefault(path, (block, topic.title))
    cells: dict[str, dict[TopicPath, TakenView]] = {}
    if len(places) > 1:
        area = whole_area(plan, wording)
        cells[WHOLE] = {
            path: TakenView(place=area, marks=tuple(_marks(standing, path, wording))) for path in standing.topics
        }
    for place, version in versions.items():
        alone = standing.only == place
        own = standing if alone else replace(standing, only=place, dossier=narrowed_dossier(standing.dossier, place))
        uptakes = ((path, _uptake(own, path, version, shared, wording)) for path in topics)
        cells[place.name] = {
            path: TakenView(place=place.name, taken=mark, marks=tuple(_marks(own, path, wording, place)))
            for path, mark in uptakes
            if mark
        }
    return Taken(topics, cells, wording.words("Topics of municipalities themselves"))


def _version(standing: Standing, place: Municipality) -> Resolved | None:
    found = (version for version in standing.dossier.versions if place in version.municipalities)
    version = next(found, None)
    return version.known_on(standing.day) if version else None


def _uptake(
    own: Standing, path: TopicPath, version: Resolved | None, shared: Mapping[TopicPath, Topic], wording: Wording
) -> MarkView | None:
    """Whether a municipality took a topic over that is ``shared`` or not; None where it is another municipality's."""
    words = wording.words

    def mark(uptake: Uptake, note: str = "") -> MarkView:
        facts = uptake.facts
        return MarkView(code=uptake, label=words(facts.label), tone=facts.tone, note=note)

    if version is None or version.joint is None:
        joint = mark(Uptake.JOINT if path in own.topics else Uptake.ELSEWHERE)
        return joint if path in shared else None
    if version.lacking:
        return mark(Uptake.UNKNOWN) if path in shared else None
    has = any(path == known for known, _ in version.topic_paths(ACCOUNTED_TOPICS))
    left = [item for item in version.layer.left_out if item.path[:_TOPIC] == path]
    if path not in shared:
        return mark(Uptake.OWN) if has else None
    if not has:
        why = next((item.why for item in left), "")
        elsewhere = known_municipalities(shared[path].municipalities)
        apart = bool(elsewhere) and not set(elsewhere) & set(version.municipalities)
        return mark(Uptake.ELSEWHERE) if apart and not left else mark(Uptake.LEFT_OUT, why)
    if not version.layer.gives(path):
        return mark(Uptake.TAKEN_OVER)
    without = ", ".join(item.name for item in left)
    return mark(Uptake.ADAPTED, words("without: {names}", names=without) if without else "")


# How it is judged ----------------------------------------------------------------------------------------------------


def _marks(
    standing: Standing, path: TopicPath, wording: Wording, place: Municipality | None = None
) -> Iterator[MarkView]:
    """How the account of the area itself judges a topic, and how the figures that serve it stand."""
    child = standing.accounted
    if child and (place is None or child.plan.municipalities == (place,)):
        yield from _judged(standing, path, wording)
    served = (item for at, items in standing.indicators_for.items() if at[:_TOPIC] == path for item in items)
    items = list({item.measured.identity: item for item in served}.values())
    aimed = [item for item in items if not item.followed]
    followed = [item for item in items if item.newest and not aimed]
    yield from _counted([position_mark(item, wording) for item in aimed])
    yield from _counted([change_mark(item, wording) for item in followed])


def _judged(standing: Standing, path: TopicPath, wording: Wording) -> Iterator[MarkView]:
    said = {at: item for at, item in standing.topic_accounts.items() if at[:_TOPIC] == path and item.judgement}
    told = [said[path]] if path in said else list(said.values())
    for item in told[:1] if len({one.judgement for one in told}) == 1 else told:
        if item.judgement:
            facts = item.judgement.facts
            label = wording.words("Judgement: {label}", label=small(wording.words(facts.label)))
            yield MarkView(code=facts.shape, label=label, tone=facts.tone)


def _counted(marks: Iterable[MarkView]) -> Iterator[MarkView]:
    """Each verdict with how many figures have it; plain where these are not told in one tone."""
    found: dict[str, list[MarkView]] = {}
    for mark in marks:
        found.setdefault(mark.label, []).append(mark)
    for label, alike in found.items():
        tones = {mark.tone for mark in alike}
        tone = tones.pop() if len(tones) == 1 else Tone.PLAIN
        yield MarkView(code=alike[0].code, label=f"{label}: {len(alike)}", tone=tone)


# The matrix ----------------------------------------------------------------------------------------------------------


def matrices(region: Taken, versions: Sequence[Taken], places: Sequence[CouncilView]) -> tuple[MatrixView, ...]:
    """The municipalities of a region beside each other, some at a time; what a version itself knows goes first."""
    if WHOLE not in region.cells:
        return ()
    topics, cells = dict(region.topics), dict(region.cells)
    for version in versions:
        topics = {**topics, **{path: told for path, told in version.topics.items() if path not in topics}}
        cells |= {name: {**cells.get(name, {}), **known} for name, known in version.cells.items() if name != WHOLE}
    area = next((cell.place for cell in cells[WHOLE].values()), "")
    cells[WHOLE] = {path: TakenView(place=area) for path in topics} | dict(cells[WHOLE])
    beside = [place for place in places if place.name in cells]
    return tuple(
        MatrixView(
            places=(CouncilView(name=area, text=""), *some),
            blocks=tuple(_blocks(topics, [cells[WHOLE], *(cells[place.name] for place in some)], region.own)),
        )
        for some in (beside[start : start + WIDE] for start in range(0, len(beside), WIDE))
    )


def _blocks(
    topics: Mapping[TopicPath, tuple[str, str]], columns: Sequence[Mapping[TopicPath, TakenView]], own: str
) -> Iterator[TopicsView]:
    """The topics under the blocks that they share, and at last those of municipalities themselves."""
    in_order = sorted(topics.items(), key=lambda pair: (not pair[1][0], ACCOUNTED_TOPICS.index(Block(pair[0][0]))))
    for block, found in groupby(in_order, key=lambda pair: pair[1][0] and pair[0][0]):
        known = dict(found)
        lines = tuple(
            TopicLineView(name=name, cells=tuple(column.get(path) for column in columns))
            for path, (_, name) in known.items()
        )
        yield TopicsView(label=next(label for label, _ in known.values()) if block else own, lines=lines)
