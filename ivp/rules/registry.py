"""The rules by name: how one is written, and what it looks at.

A rule looks at one resolved plan and yields findings with paths; in which file and where these stand is looked up when
they are gathered and shown. What it finds and why it matters is told in the manual (``ivp.manual``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeAlias

from ivp.dossier.family import Dossier
from ivp.dossier.observations import Observation
from ivp.dossier.resolve import Resolved
from ivp.files import shown_name
from ivp.finding import Code, Finding, Message, Path, Related, Severity
from ivp.model.base import Given, Shape, shapes
from ivp.model.partial_plan import Lacking
from ivp.progress.measurement import Figure, Measured, Measurement
from ivp.rules.figures import chains, steps
from ivp.settings import Thresholds
from ivp.vocabulary import PlanStatus


class Written(NamedTuple):
    """A text, and where it stands: in the plan at ``path``, or in a ``cell`` of its observations."""

    text: str
    path: Path
    cell: Observation | None = None


@dataclass(frozen=True)
class Subject:
    """What a rule looks at: a plan with what it inherits, its observations, the as-of date if one is given, and the
    numbers that its plan repository set."""

    measured: Measured
    as_of: date | None = None
    followed: bool = False
    """Whether a plan that is checked too comes after it."""
    thresholds: Thresholds = field(default_factory=Thresholds)
    accounted: Measured | None = None
    """Of an account, what is measured of the plan that it accounts for."""
    dossier: Dossier = field(default_factory=Dossier)
    """What belongs to the plan among the files that are read too."""

    @cached_property
    def given(self) -> list[Given]:
        """Every shape that the plan itself gives, parents first, with its path and with what it gives."""
        return shapes(self.plan.own)

    @cached_property
    def shapes(self) -> list[tuple[Path, Shape]]:
        """The same, each with its path only."""
        return [(path, shape) for path, shape, _ in self.given]

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text that the plan itself gives, names and notes included, then the notes of its observations."""
        found: list[Written] = []
        for path, _, keys in self.given:
            for key, value in keys:
                if isinstance(value, str):
                    found.append(Written(value, (*path, key)))
                elif isinstance(value, tuple):
                    items = enumerate(value)
                    found += [Written(item, (*path, key, index)) for index, item in items if isinstance(item, str)]
                elif isinstance(value, dict):
                    entries = value.items()
                    found += [Written(item, (*path, key, str(name))) for name, item in entries if isinstance(item, str)]
        return (*found, *(Written(cell.note, ("observations",), cell) for cell in self.cells if cell.note))

    def giving(self, name: str) -> Iterable[tuple[Path, Shape]]:
        """Those of the shapes that give the field of this name."""
        return self._by_field.get(name, ())

    @cached_property
    def _by_field(self) -> dict[str, list[tuple[Path, Shape]]]:
        found: dict[str, list[tuple[Path, Shape]]] = {}
        for item in self.shapes:
            for name in item[1].model_fields_set:
                found.setdefault(name, []).append(item)
        return found

    @property
    def plan(self) -> Resolved:
        """The plan."""
        return self.measured.plan

    @cached_property
    def own(self) -> list[Measurement]:
        """What is measured of the indicators that this plan gives or refines, as they work with what they inherit."""
        return [self.measured.indicators[identity] for identity in self.plan.own.indicators]

    @cached_property
    def cells(self) -> tuple[Observation, ...]:
        """The observations in files that this plan itself names: all, where it takes nothing from another."""
        if not self.plan.parents:
            return tuple(self.measured.observations.cells.values())
        files = (self.plan.loaded.source.beside(file) for file in self.plan.own.observations)
        names = {shown_name(file) for file in files if file is not None}
        return tuple(cell for cell in self.measured.observations.cells.values() if cell.document in names)

    @cached_property
    def chains(self) -> tuple[tuple[Measurement, list[Figure]], ...]:
        """Figures of one indicator and place that follow each other in time; see ``ivp.rules.figures``."""
        return tuple(chains(self.measured, self.cells))

    @cached_property
    def steps(self) -> tuple[tuple[Measurement, Figure, Figure], ...]:
        """Two figures of one indicator and place that follow each other, without a break between them."""
        return tuple(steps(self.chains))

    @property
    def settled(self) -> bool:
        """Whether its targets were decided on: it is adopted, or a version of it that is read too."""
        return any(plan.own.status is PlanStatus.ADOPTED for plan in (self.plan, *self.dossier.versions))

    def incomplete(self, path: Path, *parts: object) -> bool:
        """Whether one of the parts, the plan, or one that it inherits the piece at ``path`` from is not fully known."""
        if any(getattr(part, "incomplete", None) for part in parts):
            return True
        return self.plan.own.incomplete is not None or any(
            plan.own.incomplete is not None and plan.holds(path) for plan in self.plan.above
        )


Check: TypeAlias = Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule: the kind of finding it gives, and the function that looks for it."""

    code: Code
    check: Check
    despite: Lacking
    """What a plan may lack for the rule to be right about what is left of it."""
    gravest: Severity
    """The gravest that what it finds may be."""

    def found(
        self,
        path: Path,
        message: Message,
        hint: Message | None = None,
        *,
        on_key: bool = False,
        related: tuple[Related, ...] = (),
        severity: Severity | None = None,
        cell: Observation | None = None,
    ) -> Finding:
        """What the rule finds at a path of the plan, or in a cell of its observations; its severity is the rule's own
        where no other is given."""
        document, span = (cell.document, cell.span) if cell else ("", None)
        return Finding(self.code.at(severity), message, hint, path, span, related, on_key, document)


RULES: list[Rule] = []


def rule(
    identifier: str,
    severity: Severity,
    despite: Lacking = Lacking.NAMES,
    *,
    needs_day: bool = False,
    gravest: Severity | None = None,
) -> Callable[[Check], Rule]:
    """Register a function as the rule for findings with this identifier.

    ``despite``: what may be left out of a plan with errors without making the rule speak for that reason alone. A rule
    that misses something needs the whole plan, one that looks a name up needs all names. ``needs_day``: it looks at
    everything only where an as-of date is given. ``gravest``: some of what it finds is graver than the rest.
    """

    def register(check: Check) -> Rule:
        RULES.append(Rule(Code(identifier, severity, needs_day), check, despite, gravest or severity))
        return RULES[-1]

    return register
