"""A plan with what it takes from those above it: the joint plan it is a version of, those it builds on or carries out.

What is taken over is said in ``ivp.model.inheritance``; of two plans the first one goes before the second. Inherited
indicators keep the municipalities and the target years of the plan they come from.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, TypeAlias

from ivp.dossier.amendments import Amendment, TargetChange, amendments, before, target_changes
from ivp.dossier.workspace import Loaded, Source, Workspace, is_file, neighbours
from ivp.finding import Code, Finding, Message, Path
from ivp.language import N_
from ivp.model.governance import Decision
from ivp.model.indicator import Indicator, Value
from ivp.model.indicator import Source as FigureSource
from ivp.model.inheritance import FOLLOWS, VERSION_OF, Layer, Relation
from ivp.model.partial_plan import Lacking, as_written
from ivp.model.plan import Account, AnyPlan, Implementation, Plan
from ivp.model.point import Partner, Topic
from ivp.model.read import model_of, named_above, read_over, texts_under
from ivp.model.types import Years
from ivp.nearest import nearest
from ivp.reader.node import Document
from ivp.reader.text import shorten
from ivp.reference.municipalities import Municipality, municipality
from ivp.vocabulary import TOPICS, Act, Aspect, Block, PlanStatus

PARENT_FILE = Code("IVP305", fatal=True)
CYCLE = Code("IVP306", fatal=True)

MOST_ABOVE = 8
MOST_BEFORE = 60
"""So many implementation plans in a row are followed: one for each month of five years."""
"""So many plans above one are followed."""


@dataclass(frozen=True)
class Chosen:
    """What of a plan is told alone: some of its topics, by id, or what one portfolio holds."""

    topics: tuple[str, ...] = ()
    portfolio: str = ""


@dataclass(frozen=True)
class Resolved:
    """A plan as it works with what it inherits from its ``parents``.

    ``own`` is what it says itself, entries that it refines filled in; of a version that is all that the joint plan says
    too. ``whole`` holds what it may refer to as well. ``predecessor`` is the plan before it, where that is a file that
    could be read.
    """

    loaded: Loaded
    layer: Layer
    whole: AnyPlan
    own: AnyPlan
    parents: tuple[Resolved, ...] = ()
    predecessor: Resolved | None = None
    lacking: Lacking = Lacking.NOTHING
    """What is left out of it, or of a plan that it builds on, because it is wrong: such a plan is only looked at."""
    kept: Mapping[Path, tuple[int, ...]] = field(default_factory=dict)
    """Which items are left of lists that lost some for that."""
    part: Municipality | None = None
    """The one municipality of its area that it is told for, without what is about others only."""
    chosen: Chosen | None = None
    """The topics or the portfolio that alone are told of it; None for all."""
    day: date | None = None
    """The day on which it is as it is told here; None for as it stands in the files."""

    @property
    def document(self) -> Document:
        """The plan's own document."""
        return self.loaded.document

    @cached_property
    def above(self) -> tuple[Resolved, ...]:
        """The plans that it inherits from, each once, before those that they inherit from themselves."""
        found: dict[str, Resolved] = {}
        for parent in self.parents:
            for plan in (parent, *parent.above):
                found.pop(plan.document.name, None)  # what two of them build on comes after both
                found[plan.document.name] = plan
        return tuple(found.values())

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """The plan's municipalities that are known, in its order."""
        own = known_municipalities(self.own.municipalities)
        return self.parents[0].municipalities if self.account and self.parents and not own else own

    @property
    def told_for(self) -> tuple[Municipality, ...]:
        """The municipalities that it is told for: all of its area, or the one that it was narrowed to."""
        return (self.part,) if self.part else self.municipalities

    @property
    def in_part(self) -> bool:
        """Whether not all of it is told."""
        return self.part is not None or self.chosen is not None

    @cached_property
    def adopted(self) -> int | None:
        """The year in which the plan was first adopted; None where no dated decision says so."""
        return min((item.date.last.year for item in adopting(self.own.decisions) if item.date), default=None)

    @property
    def joint(self) -> Resolved | None:
        """The joint plan that it is a version of."""
        return self.parents[0] if self.parents and isinstance(self.own, Plan) and self.own.version_of else None

    @property
    def region(self) -> str | None:
        """The name of the area that it is for; of a version that is a part of the joint one."""
        return None if self.joint and not self.layer.gives(("region",)) else self.own.region

    @cached_property
    def foreign(self) -> tuple[Resolved, ...]:
        """Those of the plans above it that say something of their own: not a joint plan that it is a version of."""
        return tuple(plan for plan in self.above if plan is not self.joint)

    @cached_property
    def goals(self) -> dict[str, Topic]:
        """General goals, inherited ones first."""
        return self._entries("goals")

    @cached_property
    def lenses(self) -> dict[str, Topic]:
        """Lenses, inherited ones first."""
        return self._entries("lenses")

    @cached_property
    def fields(self) -> dict[str, Topic]:
        """Safety fields, inherited ones first."""
        return self._entries("fields")

    @cached_property
    def priorities(self) -> dict[str, Topic]:
        """Priorities, inherited ones first."""
        return self._entries("priorities")

    @cached_property
    def themes(self) -> dict[str, Topic]:
        """Themes, inherited ones first."""
        return self._entries("themes")

    @cached_property
    def sources(self) -> dict[str, FigureSource]:
        """Sources of figures, inherited ones first."""
        return self._entries("sources")

    @cached_property
    def partners(self) -> dict[str, Partner]:
        """Partners, inherited ones first."""
        return self._entries("partners")

    @cached_property
    def glossary(self) -> dict[str, str]:
        """Abbreviations, inherited ones first."""
        return self._entries("glossary")

    def _entries(self, block: str) -> dict[str, Any]:
        """The entries of a block; of one that this kind of document does not have, those of the plans above it."""
        if block in type(self.whole).model_fields:
            entries: dict[str, Any] = getattr(self.whole, block)
            return entries
        return {key: entry for plan in reversed(self.parents) for key, entry in getattr(plan, block).items()}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Indicators, inherited ones first; these keep the municipalities of the plan they come from."""
        return {identity: self._placed(identity, item) for identity, item in self._entries("indicators").items()}

    def _placed(self, identity: str, indicator: Indicator) -> Indicator:
        inherited = self.inherited.get(identity)
        if inherited is None:
            return indicator
        changed: dict[str, object] = {"municipalities": indicator.municipalities or inherited.municipalities}
        if self.joint and identity in self.joint.indicators:
            changed["values"] = inherited.values
        return indicator.model_copy(update=changed)

    @cached_property
    def inherited(self) -> dict[str, Indicator]:
        """The indicators that it inherits, as they are in the plan they come from."""
        return {
            identity: indicator.model_copy(
                update={"municipalities": indicator.municipalities or plan.own.municipalities}
            )
            for plan in reversed(self.parents)
            for identity, indicator in plan.indicators.items()
        }

    @cached_property
    def local_values(self) -> dict[str, dict[Years, Value]]:
        """What a version itself gives for joint indicators: figures of its municipality, not of the area."""
        found: dict[str, dict[Years, Value]] = {}
        for identity in self.joint.indicators if self.joint else ():
            path = ("indicators", identity, "values")
            if self.layer.gives(path) and identity in self.whole.indicators:
                dated = self.whole.indicators[identity].values
                found[identity] = {at: value for at, value in dated.items() if self.layer.gives((*path, str(at)))}
        return found

    def label(self, piece: Block | Aspect) -> str | None:
        """The plan's own name for a block or a piece, else that of the nearest plan above it that has one."""
        return next((name for plan in (self, *self.above) if (name := plan.own.called(piece))), None)

    def topic_paths(self, blocks: tuple[str, ...] = TOPICS) -> Iterator[tuple[tuple[str, ...], Topic]]:
        """Every topic and part with its path of block and ids, such as ``("priorities", "zorg", "jeugd")``."""
        for block in blocks:
            for identity, topic in getattr(self, block).items():
                yield from _with_parts((block, identity), topic)

    def topics(self, reference: str, blocks: tuple[str, ...] = TOPICS) -> list[tuple[tuple[str, ...], Topic]]:
        """The topics that a reference may mean: an id, or ids with points between them from any level down.

        Goals, lenses, priorities and themes go before safety fields, and a topic before a part of one.
        """
        if (reference, blocks) not in self._answers:
            known = self._topics_by_end.get(tuple(reference.split(".")), [])
            matches = [match for match in known if match[0][0] in blocks]
            plan_topics = [match for match in matches if match[0][0] != "fields"] or matches
            depth = min((len(path) for path, _ in plan_topics), default=0)
            self._answers[reference, blocks] = [match for match in plan_topics if len(match[0]) == depth]
        return self._answers[reference, blocks]

    @cached_property
    def _answers(self) -> dict[tuple[str, tuple[str, ...]], list[tuple[tuple[str, ...], Topic]]]:
        """The topics that references were found to mean."""
        return {}

    @cached_property
    def _topics_by_end(self) -> dict[tuple[str, ...], list[tuple[tuple[str, ...], Topic]]]:
        """The topics by every end of their paths: ``("jeugd",)``, ``("zorg", "jeugd")``, with the block in front."""
        found: dict[tuple[str, ...], list[tuple[tuple[str, ...], Topic]]] = {}
        for path, topic in self.topic_paths():
            for start in range(len(path)):
                found.setdefault(path[start:], []).append((path, topic))
        return found

    @cached_property
    def amendments(self) -> tuple[Amendment, ...]:
        """What decisions changed in it, those on the plans above it too, up to its day; the oldest first."""
        if self.lacking:
            return ()
        decisions = list(self.own.decisions)
        for plan in self.above:
            places = plan.own.municipalities
            decisions += [
                item if item.municipalities else item.model_copy(update={"municipalities": places})
                for item in plan.own.decisions
                if not any(self.layer.gives(tuple(path.split("."))) for path in item.was)
            ]
        found = amendments(decisions)
        return tuple(item for item in found if self.day is None or item.since <= self.day)

    def target_changes(self, identity: str) -> tuple[TargetChange, ...]:
        """How decisions changed the target of an indicator, the oldest change first."""
        return target_changes(identity, self.indicators[identity], self.amendments)

    def known_on(self, day: date) -> Resolved:
        """The plan as it was known on a day: without the states and decisions of later days and what these changed.

        A moment counts by its last day. What is only planned was known to be; a plan of which every adoption came later
        was not adopted yet.
        """
        later = [item for item in self.amendments if item.since > day]
        if later:
            own, whole = before(self.own, later), before(self.whole, later)
            return replace(self, own=own, whole=whole, day=day).known_on(day)
        own, changed = self.own, dict[str, object]()
        decisions = tuple(item for item in own.decisions if item.planned or not item.date or item.date.last <= day)
        if len(decisions) < len(own.decisions):
            changed["decisions"] = decisions
            if own.status is PlanStatus.ADOPTED and adopting(own.decisions) and not adopting(decisions):
                changed["status"] = PlanStatus.NOT_YET
        known = {
            identity: {when: state for when, state in action.state.items() if when.last <= day}
            for identity, action in own.actions.items()
        }
        if any(len(states) < len(own.actions[identity].state) for identity, states in known.items()):
            changed["actions"] = {
                identity: own.actions[identity].model_copy(update={"state": states})
                for identity, states in known.items()
            }
        return replace(self, own=own.model_copy(update=changed)) if changed else self

    def covered(self, indicator: Indicator) -> tuple[Municipality, ...]:
        """The municipalities an indicator covers."""
        return known_municipalities(indicator.municipalities) or self.municipalities

    def home(self, path: Path) -> Document:
        """The document in which the piece at ``path`` stands: the plan's own, or the one it is inherited from."""
        return self.layer.place(path)[0].document

    def lender(self, path: Path) -> Resolved | None:
        """The plan that it builds on from which the piece at ``path`` comes; None for what is its own."""
        home = self.home(path)
        return next((plan for plan in self.foreign if plan.document is home), None)

    def place(self, path: Path) -> tuple[Document, Path]:
        """The same, with the place of the piece there."""
        layer, place = self.layer.place(as_written(path, self.kept))
        return layer.document, place

    def holds(self, path: Path) -> bool:
        """Whether the piece at ``path`` stands in this plan or one it inherits from."""
        return any(plan.layer.gives(path) for plan in (self, *self.above))

    def source_of(self, path: Path) -> Source:
        """The file in which the piece at ``path`` stands, from which paths in it are meant."""
        home = self.home(path)
        return next((plan.loaded.source for plan in self.above if plan.document is home), self.loaded.source)

    @property
    def is_plan(self) -> bool:
        """Whether this is a safety plan, not what carries one out or accounts for one."""
        return isinstance(self.own, Plan)

    @property
    def account(self) -> Account | None:
        """What it says, where it is an account."""
        return self.own if isinstance(self.own, Account) else None


def topic_place(path: tuple[str, ...]) -> Path:
    """Where in a plan a topic stands: ``("priorities", "zorg", "parts", "jeugd")``."""
    return (*path[:2], *(step for identity in path[2:] for step in ("parts", identity)))


def adopting(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that adopt the document in which they stand."""
    return tuple(item for item in decisions if item.act is Act.ADOPT and not (item.of or item.planned))


def known_municipalities(names: tuple[str, ...]) -> tuple[Municipality, ...]:
    """The municipalities with these names or codes; unknown ones are left out (a rule reports them)."""
    return tuple(dict.fromkeys(found for name in names if (found := municipality(name))))


def _with_parts(path: tuple[str, ...], topic: Topic) -> Iterator[tuple[tuple[str, ...], Topic]]:
    yield path, topic
    for identity, part in topic.parts.items():
        yield from _with_parts((*path, identity), part)


def resolve(loaded: Loaded, workspace: Workspace) -> tuple[Resolved | None, list[Finding]]:
    """The plan with what it inherits, and what is wrong on the way, in the plans that it builds on too.

    Where there are errors the plan is ``lacking`` something; it is None where too little of it is left, or where a plan
    that it builds on cannot be used.
    """
    try:
        plan, findings = _resolve(loaded, workspace, (_place(loaded.source),), {})
        return plan and replace(plan, predecessor=_predecessor(plan, workspace)), findings
    except _TooMany:
        message = Message(N_("there are more than {number} plans above this one"), {"number": MOST_ABOVE})
        hint = Message(N_("name the plan that holds what this one needs"))
        (_, path, _), *_ = named_above(loaded.document.root)
        return None, [*loaded.findings, Finding(CYCLE, message, hint, path[:1], document=loaded.document.name)]


class _TooMany(Exception):  # noqa: N818
    """There are more plans above a plan than are followed."""


_Answer: TypeAlias = tuple[Resolved | None, list[Finding]]


def _resolve(
    loaded: Loaded,
    workspace: Workspace,
    way: tuple[str, ...],
    known: dict[str, _Answer],
    after: tuple[str, ...] = (),
) -> _Answer:
    """A plan with what it inherits; ``after`` are the implementation plans that it comes before."""
    above: list[tuple[Relation, Resolved]] = []
    findings: list[Finding] = []
    named = named_above(loaded.document.root)
    for relation, path, file in named:
        parent, found = _parent(loaded, relation, path, file, workspace, way, known)
        findings += found
        if parent:
            above.append((relation, parent))
    usable = len(above) == len(named)
    parents = tuple(parent for _, parent in above)
    lacking = max((parent.lacking for parent in parents), default=Lacking.NOTHING)
    if loaded.reading is None:
        layers = [(relation, parent.layer) for relation, parent in above] if usable else []
        before = _before(loaded, workspace, (*after, _place(loaded.source))) if layers else None
        loaded.reading = read_over(
            loaded.document,
            loaded.findings,
            [*layers, (FOLLOWS, before.layer)] if before else layers,
            partly=lacking > Lacking.NOTHING,
            known=lacking < Lacking.NAMES,
        )
    reading, rest = loaded.reading, loaded.reading.rest
    findings = [*loaded.findings, *reading.findings, *findings]
    whole = reading.plan or (rest.plan if rest else None)
    if whole is None or reading.layer is None or not usable:
        return None, findings
    lacking = max(lacking, rest.lacking if rest else Lacking.NOTHING)
    plan = Resolved(loaded, reading.layer, whole, whole, parents, lacking=lacking, kept=rest.kept if rest else {})
    if parents:
        plan = replace(plan, own=_own(plan))
    return plan, findings


def _own(plan: Resolved) -> AnyPlan:
    """What the plan says itself, and the joint plan that it is a version of, without what it can only refer to."""
    kept: dict[str, object] = {}
    given = [plan.joint.own] if plan.joint else []
    for relation, _ in plan.layer.above:
        for block in relation.blocks & type(plan.whole).model_fields.keys():
            entries = getattr(plan.whole, block)
            ids = {identity for own in given for identity in getattr(own, block)}
            kept[block] = {
                identity: entry
                for identity, entry in entries.items()
                if identity in ids or plan.layer.gives((block, str(identity)))
            }
    return plan.whole.model_copy(update=kept)


def _parent(
    loaded: Loaded,
    relation: Relation,
    path: Path,
    file: str,
    workspace: Workspace,
    way: tuple[str, ...],
    known: dict[str, _Answer],
) -> _Answer:
    """One of the plans that a plan names as above it, and what is wrong with that."""

    def refused(sentence: str, code: Code = PARENT_FILE, hint: Message | None = None) -> Finding:
        message = Message(sentence, {"file": shorten(file)})
        return Finding(code, message, document=loaded.document.name, path=path, hint=hint)

    target = loaded.source.beside(file)
    if target is None:
        return None, [refused(N_("{file} lies outside the plan repository"))]
    source = loaded.source.other(target)
    place = _place(source)
    if place in way:
        return None, [refused(N_("by way of {file} this plan builds on itself"), CYCLE)]
    if not is_file(target):
        return None, [refused(no_file(target), hint=near_file(file, target, loaded.source) or _NO_FILE)]
    if place not in known:
        if len({*known, *way}) > MOST_ABOVE:
            raise _TooMany
        known[place] = _resolve(workspace.load(source), workspace, (*way, place), known)
    parent, findings = known[place]
    if parent is None or parent.lacking:
        findings = [refused(N_("{file} has errors itself"), hint=Message(N_("mend that file first"))), *findings]
    if parent is not None and not parent.is_plan:
        sentence = N_("{file} is an implementation plan; only a plan can be named here")
        if parent.account:
            sentence = N_("{file} is an account; only a plan can be named here")
        return None, [refused(sentence), *findings]
    if parent is not None and parent.joint and relation is VERSION_OF:
        hint = Message(N_("name the joint plan itself, which {file} names under version_of"), {"file": shorten(file)})
        return None, [refused(N_("{file} is a version of a joint plan itself"), hint=hint), *findings]
    return parent, findings


def _place(source: Source) -> str:
    """What tells a file from all others."""
    return source.path.absolute().as_posix()


def _predecessor(plan: Resolved, workspace: Workspace) -> Resolved | None:
    """The plan before this one; what is wrong with that file is told of that file, and a missing one by a rule."""
    named = plan.own.predecessor
    source = plan.source_of(("predecessor", "file"))
    target = source.beside(named.file) if named and named.file else None
    if target is None or not is_file(target):
        return None
    before = source.other(target)
    try:
        found, _ = _resolve(workspace.load(before), workspace, (_place(before),), {})
    except _TooMany:
        return None
    return found if found and not found.lacking else None


def _before(loaded: Loaded, workspace: Workspace, after: tuple[str, ...]) -> Resolved | None:
    """The implementation plan before this one, from which its actions may come; of a ring nothing."""
    named = texts_under(loaded.document.root, FOLLOWS.key)
    target = loaded.source.beside(named[0]) if named else None
    if model_of(loaded.document.root) is not Implementation or target is None or not is_file(target):
        return None
    source = loaded.source.other(target)
    if _place(source) in after or len(after) > MOST_BEFORE:
        return None
    try:
        found, _ = _resolve(workspace.load(source), workspace, (_place(source),), {}, after)
    except _TooMany:
        return None
    return found if found and isinstance(found.own, Implementation) else None


def no_file(target: FilePath) -> str:
    """The sentence about a ``{file}`` that a plan names and that cannot be read as one."""
    return N_("{file} is not an ordinary file") if os.path.lexists(target) else N_("there is no file {file}")


def near_file(file: str, target: FilePath, named_by: Source) -> Message | None:
    """The file that was probably meant, beside the one that is not there or the one that names it; never that."""
    if os.path.lexists(target):
        return None
    others = [name for name in neighbours(target) if target.parent / name != named_by.path.absolute()]
    same = [name for name in others if FilePath(name).stem == target.name]
    near = same[0] if len(same) == 1 else nearest(target.name, others)
    meant = file.removesuffix(target.name) + near if near else None
    beside = named_by.path.absolute().parent / target.name
    if not meant and beside != named_by.path.absolute() and is_file(beside):
        meant = target.name
    return Message(N_("did you mean {nearest}?"), {"nearest": meant}) if meant else None


_NO_FILE = Message(N_("write the path from the folder of this plan, such as regio-2023-2026.yaml"))
