"""A plan with what it inherits: the plans that it builds on or carries out, entries merged, the origin of each kept.

A plan inherits its parents' topics, sources, indicators, partners and glossary. An entry under the same id refines
the inherited one: the keys it gives replace the parent's, the others stay; of two parents the first one goes before
the second. Lists, such as decisions and cycle, are each document's own. Inherited indicators keep the municipalities
and the target years of the plan they come from.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, TypeAlias, TypeVar

from ivp.finding import Code, Finding, Message, Path
from ivp.language import N_
from ivp.model.base import Shape
from ivp.model.governance import Decision
from ivp.model.indicator import Indicator
from ivp.model.indicator import Source as FigureSource
from ivp.model.partial_plan import Lacking, as_written
from ivp.model.plan import Account, AnyPlan, Plan
from ivp.model.point import Partner, Topic
from ivp.nearest import nearest
from ivp.reader.node import Document, find
from ivp.reader.text import shorten
from ivp.reference.municipalities import Municipality, municipality
from ivp.vocabulary import TOPICS, Act, Aspect, Block, PlanStatus
from ivp.workspace import Loaded, Source, Workspace, is_file, neighbours

PARENT_FILE = Code("IVP305", fatal=True)
CYCLE = Code("IVP306", fatal=True)

MOST_ABOVE = 8
"""So many plans above one are followed."""
INHERITED = (*TOPICS, Block.SOURCES, Block.INDICATORS, Block.PARTNERS, Block.GLOSSARY, "labels")

S = TypeVar("S", bound=Shape)


@dataclass(frozen=True)
class Resolved:
    """A plan as it stands and as it works with what it inherits from its ``parents``.

    ``predecessor`` is the plan before it, where that is a file that could be read.
    """

    loaded: Loaded
    own: AnyPlan
    parents: tuple[Resolved, ...] = ()
    predecessor: Loaded | None = None
    lacking: Lacking = Lacking.NOTHING
    """What is left out of it, or of a plan that it builds on, because it is wrong: such a plan is only looked at."""

    def written(self, path: Path) -> Path:
        """A path in this plan as a path in its document, which may hold list items that are left out here."""
        rest = self.loaded.rest
        return as_written(path, rest.kept) if rest else path

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

    @cached_property
    def adopted(self) -> int | None:
        """The year in which the plan was first adopted; None where no dated decision says so."""
        return min((item.date.last.year for item in adopting(self.own.decisions) if item.date), default=None)

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
        inherited: dict[str, str] = {}
        for plan in reversed(self.above):
            inherited |= plan.own.glossary
        return inherited | self.own.glossary

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Indicators, inherited ones first."""
        return _merge(self.inherited, self.own.indicators)

    @cached_property
    def inherited(self) -> dict[str, Indicator]:
        """The indicators that it inherits; they keep the municipalities of the plan they come from."""
        inherited: dict[str, Indicator] = {}
        for plan in reversed(self.above):
            inherited = {
                identity: indicator.model_copy(
                    update={"municipalities": indicator.municipalities or plan.own.municipalities}
                )
                for identity, indicator in _merge(inherited, plan.own.indicators).items()
            }
        return inherited

    def _entries(self, block: str) -> dict[str, Any]:
        inherited: dict[str, Any] = {}
        for plan in reversed(self.above):
            inherited = _merge(inherited, getattr(plan.own, block, {}))
        return _merge(inherited, getattr(self.own, block, {}))

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

    def known_on(self, day: date) -> Resolved:
        """The plan as it was known on a day: without the states and decisions of later days.

        A moment counts by its last day. What is only planned was known to be; a plan of which every adoption came later
        was a draft.
        """
        own, changed = self.own, dict[str, object]()
        decisions = tuple(item for item in own.decisions if item.planned or not item.date or item.date.last <= day)
        if len(decisions) < len(own.decisions):
            changed["decisions"] = decisions
            if own.status is PlanStatus.ADOPTED and adopting(own.decisions) and not adopting(decisions):
                changed["status"] = PlanStatus.DRAFT
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
        if self.gives(path):
            return self.document
        if path and path[0] in INHERITED:
            return next((plan.document for plan in self.above if plan.gives(path)), self.document)
        return self.document

    def holds(self, path: Path) -> bool:
        """Whether the piece at ``path`` stands in this plan or one it inherits from."""
        return any(plan.gives(path) for plan in (self, *self.above))

    def gives(self, path: Path) -> bool:
        """Whether the piece at ``path`` stands in this plan's own document."""
        root = self.document.root
        return root is not None and not find(root, path)[2]

    @property
    def is_plan(self) -> bool:
        """Whether this is a safety plan, not what carries one out or accounts for one."""
        return isinstance(self.own, Plan)

    @property
    def account(self) -> Account | None:
        """What it says, where it is an account."""
        return self.own if isinstance(self.own, Account) else None


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


def _merge(inherited: dict[str, S], own: dict[str, S]) -> dict[str, S]:
    merged = dict(inherited)
    for identity, entry in own.items():
        merged[identity] = _refine(inherited[identity], entry) if identity in inherited else entry
    return merged


def _refine(inherited: S, own: S) -> S:
    given = {name: getattr(own, name) for name in own.model_fields_set}
    if isinstance(inherited, Topic) and isinstance(own, Topic) and own.parts:
        given["parts"] = _merge(inherited.parts, own.parts)
    return inherited.model_copy(update=given)


def resolve(loaded: Loaded, workspace: Workspace) -> tuple[Resolved | None, list[Finding]]:
    """The plan with what it inherits, and what is wrong on the way, in the plans that it builds on too.

    Where there are errors the plan is ``lacking`` something; it is None where too little of it is left, or where a plan
    that it builds on cannot be used.
    """
    try:
        return _resolve(loaded, workspace, (_place(loaded.source),), {})
    except _TooMany:
        message = Message(N_("there are more than {number} plans above this one"), {"number": MOST_ABOVE})
        hint = Message(N_("name the plan that holds what this one needs"))
        own = loaded.plan or (loaded.rest.plan if loaded.rest else None)
        path = (own.relation,) if own else ()
        return None, [*loaded.findings, Finding(CYCLE, message, hint, path, document=loaded.document.name)]


class _TooMany(Exception):  # noqa: N818
    """There are more plans above a plan than are followed."""


_Answer: TypeAlias = tuple[Resolved | None, list[Finding]]


def _resolve(loaded: Loaded, workspace: Workspace, way: tuple[str, ...], known: dict[str, _Answer]) -> _Answer:
    rest = loaded.rest
    own = loaded.plan or (rest.plan if rest else None)
    if own is None:
        return None, loaded.findings
    lacking = Lacking.NOTHING if loaded.plan or rest is None else rest.lacking
    predecessor = _predecessor(loaded.source, own, workspace)
    parents: list[Resolved] = []
    findings = list(loaded.findings)
    usable = True
    for index, file in enumerate(own.parents):
        parent, found = _parent(loaded, own, index, file, workspace, way, known)
        findings += found
        if parent:
            parents.append(parent)
        usable = usable and parent is not None
    if not usable:
        return None, findings
    lacking = max(lacking, *(parent.lacking for parent in parents), Lacking.NOTHING)
    return Resolved(loaded, own, tuple(parents), predecessor, lacking), findings


def _parent(
    loaded: Loaded,
    own: AnyPlan,
    index: int,
    file: str,
    workspace: Workspace,
    way: tuple[str, ...],
    known: dict[str, _Answer],
) -> _Answer:
    """One of the plans that a plan names as above it, and what is wrong with that."""

    def refused(sentence: str, code: Code = PARENT_FILE, hint: Message | None = None) -> Finding:
        message = Message(sentence, {"file": shorten(file)})
        return Finding(code, message, document=loaded.document.name, path=(own.relation, index), hint=hint)

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
    return parent, findings


def _place(source: Source) -> str:
    """What tells a file from all others."""
    return source.path.absolute().as_posix()


def _predecessor(source: Source, own: AnyPlan, workspace: Workspace) -> Loaded | None:
    """The plan before this one; a missing file is a rule's business."""
    named = own.predecessor
    target = source.beside(named.file) if named and named.file else None
    if target is None or not is_file(target):
        return None
    return workspace.load(source.other(target))


def no_file(target: FilePath) -> str:
    """The sentence about a ``{file}`` that a plan names and that cannot be read as one."""
    return N_("{file} is not an ordinary file") if os.path.lexists(target) else N_("there is no file {file}")


def near_file(file: str, target: FilePath, named_by: Source) -> Message | None:
    """The file that was probably meant, beside the one that is not there; never the one that names it."""
    if os.path.lexists(target):
        return None
    others = (name for name in neighbours(target) if target.parent / name != named_by.path.absolute())
    near = nearest(target.name, others)
    return Message(N_("did you mean {nearest}?"), {"nearest": file.removesuffix(target.name) + near}) if near else None


_NO_FILE = Message(N_("write the path from the folder of this plan, such as regio-2023-2026.yaml"))
