"""Where a plan stands in a reporting year: each indicator assessed once, each action with its latest state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from ivp.model.action import Action, State
from ivp.model.point import Topic
from ivp.model.types import When
from ivp.progress.assess import Assessment, assess
from ivp.progress.hiding import Hiding, hidings, published
from ivp.progress.measurement import Measured
from ivp.reference.municipalities import Municipality
from ivp.resolve import Resolved
from ivp.vocabulary import ACCOUNTED_TOPICS, ACTION_STATES, ActionState, Light, LightOf

TopicPath: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class ActionStanding:
    """An action with its latest state up to the reporting year; both are None where nothing is known."""

    identity: str
    action: Action
    year: int
    when: When | None = None
    state: State | None = None

    @property
    def status(self) -> ActionState:
        """How far it is."""
        return self.state.status if self.state else ActionState.UNKNOWN

    @cached_property
    def lights(self) -> dict[LightOf, Light]:
        """The colour of each light that is given."""
        return self.state.light.colours if self.state and self.state.light else {}

    @property
    def light(self) -> Light | None:
        """The worst of its lights."""
        return max(self.lights.values(), key=lambda light: light.gravity, default=None)

    @property
    def late(self) -> bool:
        """Whether it should have been ready by the end of the reporting year, and is known not to be."""
        due = self.action.by
        return due is not None and due.last.year <= self.year and ACTION_STATES[self.status].open

    @property
    def off_course(self) -> bool:
        """Whether its light asks for attention, or it is late."""
        return self.late or bool(self.light and self.light.gravity)


@dataclass(frozen=True)
class Standing:
    """A plan in a reporting year, for its whole area or ``only`` one municipality.

    Counts below a source's ``hide_below`` are left out, with all that would tell them, unless it is for ``internal``
    use. ``as_of`` is the day up to which figures were gathered, where that is said.
    """

    measured: Measured
    year: int
    only: Municipality | None = None
    internal: bool = False
    as_of: date | None = None

    @property
    def plan(self) -> Resolved:
        """The plan."""
        return self.measured.plan

    @cached_property
    def indicators(self) -> dict[str, Assessment]:
        """The indicators that cover the area, in the plan's order, as they are published."""
        chosen = self.plan.indicators.items()
        return {
            identity: self._published(identity)
            for identity, indicator in chosen
            if self.only is None or self.only in self.plan.covered(indicator)
        }

    def _published(self, identity: str) -> Assessment:
        whole = self.measured.indicators[identity]
        own = self.measured.of(identity, self.only) if self.only is not None else whole
        item = assess(own, self.year)
        return published(item, self.hidden.get(identity, Hiding()))

    @cached_property
    def hidden(self) -> dict[str, Hiding]:
        """What is not published of each indicator."""
        return {} if self.internal else hidings(self.measured)

    @cached_property
    def actions(self) -> dict[str, ActionStanding]:
        """The plan's actions, in its order."""
        return {identity: self._action(identity, action) for identity, action in self.plan.own.actions.items()}

    def _action(self, identity: str, action: Action) -> ActionStanding:
        """An action with the latest state that begins no later than the reporting year."""
        known: list[When] = [when for when in action.state if when.first.year <= self.year]
        if not known:
            return ActionStanding(identity, action, self.year)
        when = max(known, key=lambda moment: (moment.last, moment.first))
        return ActionStanding(identity, action, self.year, when, action.state[when])

    @cached_property
    def topics(self) -> dict[TopicPath, Topic]:
        """The topics that the plan accounts for, and their parts, by path: ``("priorities", "zorg", "jeugd")``."""
        return dict(self.plan.topic_paths(ACCOUNTED_TOPICS))

    def served(self, references: tuple[str, ...]) -> list[TopicPath]:
        """The paths of the topics that references mean; one that means nothing is left out."""
        return [path for reference in references for path, _ in self.plan.topics(reference)[:1]]

    @cached_property
    def indicators_for(self) -> dict[TopicPath, list[Assessment]]:
        """The indicators that serve each topic."""
        found: dict[TopicPath, list[Assessment]] = {}
        for item in self.indicators.values():
            for path in dict.fromkeys(self.served(item.measured.indicator.for_)):
                found.setdefault(path, []).append(item)
        return found

    @cached_property
    def actions_for(self) -> dict[TopicPath, list[ActionStanding]]:
        """The actions that serve each topic."""
        found: dict[TopicPath, list[ActionStanding]] = {}
        for item in self.actions.values():
            for path in dict.fromkeys(self.served(item.action.for_)):
                found.setdefault(path, []).append(item)
        return found

    @cached_property
    def area(self) -> str:
        """The name of the area: the one municipality, the region, or the municipalities."""
        if self.only:
            return self.only.name
        own = self.plan.own
        return own.region or ", ".join(tuple(place.name for place in self.plan.municipalities) or own.municipalities)
