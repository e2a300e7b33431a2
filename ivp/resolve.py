"""A plan with what it inherits: ``extends`` followed, entries merged, the origin of every piece kept.

A plan inherits its parent's topics, sources, indicators, partners and glossary. An entry under the same id refines
the inherited one: the keys it gives replace the parent's, the others stay. Lists, such as decisions and cycle, are
each document's own. Inherited indicators keep the municipalities and the target years of the plan they come from.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, TypeVar

from ivp.finding import Code, Finding, Message, Path
from ivp.language import N_
from ivp.model.base import Shape
from ivp.model.governance import Decision
from ivp.model.indicator import Indicator
from ivp.model.indicator import Source as FigureSource
from ivp.model.partial_plan import Lacking, as_written
from ivp.model.plan import AnyPlan, Plan
from ivp.model.point import Partner, Topic
from ivp.nearest import nearest
from ivp.reader.node import Document, find
from ivp.reader.text import shorten
from ivp.reference.municipalities import Municipality, municipality
from ivp.vocabulary import TOPICS, Act, Block, PlanStatus
from ivp.workspace import Loaded, Source, Workspace, is_file, neighbours

PARENT_FILE = Code("IVP305", fatal=True)
CYCLE = Code("IVP306", fatal=True)

DEEPEST = 8
INHERITED = (*TOPICS, Block.SOURCES, Block.INDICATORS, Block.PARTNERS, Block.GLOSSARY, "labels")

S = TypeVar("S", bound=Shape)


@dataclass(frozen=True)
class Resolved:
    """A plan as it stands and as it works with what it inherits from ``parent``.

    ``predecessor`` is the plan before it, where that is a file that could be read.
    """

    loaded: Loaded
    own: AnyPlan
    parent: Resolved | None = None
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
    def municipalities(self) -> tuple[Municipality, ...]:
        """The plan's municipalities that are known, in its order."""
        return known_municipalities(self.own.municipalities)

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
        return {**(self.parent.glossary if self.parent else {}), **self.own.glossary}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Indicators, inherited ones first; these keep the municipalities of the plan they come from."""
        inherited = {}
        if self.parent:
            everywhere = tuple(self.parent.own.municipalities)
            for identity, indicator in self.parent.indicators.items():
                covered = indicator.municipalities or everywhere
                inherited[identity] = indicator.model_copy(update={"municipalities": covered})
        return _merge(inherited, self.own.indicators)

    def _entries(self, block: str) -> dict[str, Any]:
        inherited = self.parent._entries(block) if self.parent else {}
        return _merge(inherited, getattr(self.own, block, {}))

    def label(self, block: str) -> str | None:
        """The plan's own name for a block, else its parent's."""
        own = next((label for name, label in self.own.labels.items() if name == block), None)
        return own or (self.parent.label(block) if self.parent else None)

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
        root = self.document.root
        if root is not None and not find(root, path)[2]:
            return self.document
        inherits = bool(path) and path[0] in INHERITED and self.parent is not None and self.parent.holds(path)
        return self.parent.home(path) if inherits and self.parent else self.document

    def holds(self, path: Path) -> bool:
        """Whether the piece at ``path`` stands in this plan or one it inherits from."""
        root = self.document.root
        return (root is not None and not find(root, path)[2]) or (self.parent is not None and self.parent.holds(path))

    @property
    def is_plan(self) -> bool:
        """Whether this is a safety plan, not an implementation plan."""
        return isinstance(self.own, Plan)


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
        return _resolve(loaded, workspace, (loaded.source.path.absolute().as_posix(),))
    except _TooDeep:
        message = Message(N_("more than {number} plans build on each other above this one"), {"number": DEEPEST})
        hint = Message(N_("build on the plan that holds what this one needs"))
        return None, [
            *loaded.findings,
            Finding(CYCLE, message, document=loaded.document.name, path=("extends",), hint=hint),
        ]


class _TooDeep(Exception):  # noqa: N818
    """There are more plans above a plan than are followed."""


def _resolve(loaded: Loaded, workspace: Workspace, way: tuple[str, ...]) -> tuple[Resolved | None, list[Finding]]:
    rest = loaded.rest
    own = loaded.plan or (rest.plan if rest else None)
    if own is None:
        return None, loaded.findings
    lacking = Lacking.NOTHING if loaded.plan or rest is None else rest.lacking
    predecessor = _predecessor(loaded.source, own, workspace)
    if own.extends is None:
        return Resolved(loaded, own, None, predecessor, lacking), loaded.findings

    def refused(sentence: str, code: Code = PARENT_FILE, hint: Message | None = None) -> Finding:
        message = Message(sentence, {"file": shorten(own.extends or "")})
        return Finding(code, message, document=loaded.document.name, path=("extends",), hint=hint)

    target = loaded.source.beside(own.extends)
    if target is None:
        return None, [*loaded.findings, refused(N_("{file} lies outside the plan repository"))]
    if target.absolute().as_posix() in way:
        return None, [*loaded.findings, refused(N_("by way of {file} this plan builds on itself"), CYCLE)]
    if not is_file(target):
        hint = near_file(own.extends, target, loaded.source) or _NO_FILE
        return None, [*loaded.findings, refused(no_file(target), hint=hint)]
    if len(way) > DEEPEST:
        raise _TooDeep
    parent, findings = _resolve(
        workspace.load(loaded.source.other(target)), workspace, (*way, target.absolute().as_posix())
    )
    findings = [*loaded.findings, *findings]
    if parent is None or parent.lacking:
        findings.insert(0, refused(N_("{file} has errors itself"), hint=Message(N_("mend that file first"))))
    if parent is None:
        return None, findings
    if not parent.is_plan:
        return None, [refused(N_("{file} is an implementation plan; only a plan can be built on")), *findings]
    return Resolved(loaded, own, parent, predecessor, max(lacking, parent.lacking)), findings


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
