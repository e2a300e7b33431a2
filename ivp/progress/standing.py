"""Where a plan stands in a reporting year: each indicator assessed once, each action with its latest state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from ivp.dossier.family import Carried, Child, Dossier, Told
from ivp.dossier.narrowing import chosen, chosen_actions, chosen_dossier, held, narrowed, narrowed_dossier, part_of
from ivp.dossier.resolve import Chosen, Resolved
from ivp.model.account import TopicAccount
from ivp.model.action import Action, State
from ivp.model.plan import Account
from ivp.model.point import Topic
from ivp.model.types import When, Years
from ivp.progress.assess import Assessment, assess
from ivp.progress.hiding import Hiding, hidings, published, published_figure
from ivp.progress.measurement import Figure, Measured, Measurement, goals_of
from ivp.progress.money import Reckoner
from ivp.reference.municipalities import Municipality
from ivp.vocabulary import ACCOUNTED_TOPICS, ActionState, Light, LightOf, PlanStatus

TopicPath: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class ActionStanding:
    """An action with its latest known state; ``when`` and ``state`` are None where nothing is known."""

    identity: str
    told: Told
    overdue: bool
    when: When | None = None
    state: State | None = None

    @property
    def before(self) -> tuple[When, State] | None:
        """The state before the latest one, with its moment."""
        earlier = [pair for pair in self.action.state.items() if self.when and pair[0].last < self.when.last]
        return max(earlier, key=lambda pair: (pair[0].last, pair[0].first), default=None)

    @property
    def action(self) -> Action:
        """The action, as the plan and what carries it out tell it."""
        return self.told.action

    @property
    def status(self) -> ActionState:
        """How far it is."""
        if self.state:
            return self.state.status
        return ActionState.LAPSED if self.overdue else ActionState.UNKNOWN

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
        """Whether its deadline has passed, and its latest state says that it is not ready."""
        return self.overdue and self.state is not None

    @property
    def off_course(self) -> bool:
        """Whether its light asks for attention, or its deadline has passed."""
        return self.overdue or bool(self.light and self.light.gravity)


@dataclass(frozen=True)
class Interim:
    """What an implementation plan itself asks of an indicator for a year, and how that stands.

    ``joint`` is whether it asks that of an area of which one municipality is told.
    """

    plan: Resolved
    item: Assessment
    joint: bool


@dataclass(frozen=True)
class Standing:
    """A plan in a reporting year, for its whole area or ``only`` one municipality, whole or by its ``choice``.

    The year decides which figures count, one day which states and decisions are known, what is late and what comes
    next; a figure of a year that is not over on that day is not known yet. That day is ``as_of``; without one the
    report looks back on the whole year: what was due in it is past.

    Counts below a source's ``hide_below`` are left out, with all that would tell them, unless it is for ``internal``
    use.
    """

    measured: Measured
    year: int
    only: Municipality | None = None
    internal: bool = False
    as_of: date | None = None
    dossier: Dossier = field(default_factory=Dossier)
    choice: Chosen | None = None
    asked_day: date | None = None
    """The day that was asked for; without one an account also tells what was decided on it afterwards."""

    @classmethod
    def asked(
        cls,
        measured: Measured,
        year: int | None = None,
        as_of: date | None = None,
        only: Municipality | None = None,
        *,
        internal: bool = False,
        dossier: Dossier | None = None,
        choice: Chosen | None = None,
    ) -> Standing:
        """Where a plan stands in the year and on the day that are asked for.

        Without a year that is the one of its latest account of a whole period, where no later figure is definitive;
        without a day that of the year's account. What carries a plan out is accounted for in a year of its own: for one
        after it, that is its last.
        """
        asked_day = as_of
        only = part_of(measured.plan, only)
        own, dossier = measured.plan.own, dossier or Dossier()
        dossier = narrowed_dossier(dossier, only) if only else dossier
        dossier = chosen_dossier(dossier, choice)
        area = [only] if only else measured.plan.municipalities
        known = [child.plan.account for child in dossier.accounted(area, as_of)] if measured.plan.is_plan else []
        whole = [account.period.to for account in known if account and not account.interim]
        reported = max([measured.default_year(as_of, dossier.states()), *whole]) if year is None else year
        told = dossier.account_of(reported, area) if measured.plan.is_plan else None
        if as_of is None and told and told.plan.account and told.plan.account.day != date(reported, 12, 31):
            as_of = told.plan.account.day
        if not measured.plan.is_plan and reported > own.period.to:
            as_of, reported = as_of or date(reported, 12, 31), own.period.to
        return cls(measured, reported, only, internal, as_of, dossier, choice, asked_day=asked_day)

    @property
    def begun(self) -> bool:
        """Whether there is a year to account for: of what carries a plan out, one from its first on."""
        return self.plan.is_plan or self.year >= self.plan.own.period.from_

    @cached_property
    def plan(self) -> Resolved:
        """The plan, as it was known on the day, with what is about the area and the topics that were asked for."""
        plan = narrowed(self._known, self.only) if self.only else self._known
        return chosen(plan, self.choice)

    @cached_property
    def _known(self) -> Resolved:
        return self.measured.plan.known_on(self.day)

    @cached_property
    def known(self) -> Measured:
        """What is measured of the whole plan by the targets that held on the day, of the years that were over on it."""
        same = self._known.whole is self.measured.plan.whole
        measured = self.measured if same else replace(self.measured, plan=self._known)
        return measured.until(self.as_of) if self.as_of else measured

    @property
    def day(self) -> date:
        """The day up to which states and decisions are known."""
        return self.as_of or date(self.year, 12, 31)

    @property
    def _from_day(self) -> date:
        """The day from which is looked back: the one that was asked for, else the one after the year, or after
        the day up to which its account tells.
        """
        return self.asked_day or self.day + timedelta(days=1)

    def past(self, when: When) -> bool:
        """Whether a moment has passed; it has from the day after its last one."""
        return when.last < self._from_day

    @cached_property
    def indicators(self) -> dict[str, Assessment]:
        """The indicators that cover the area, in the plan's order, as they are published."""
        chosen = self.plan.indicators.items()
        return {
            identity: self._published(identity, self.only)
            for identity, indicator in chosen
            if self.only is None or self.only in self.plan.covered(indicator)
        }

    @cached_property
    def joint(self) -> dict[str, Assessment]:
        """Of one municipality: those of its indicators that are of several, for all of these together."""
        return {
            identity: self._published(identity, None)
            for identity, item in self.indicators.items()
            if not item.measured.whole
        }

    @cached_property
    def places(self) -> dict[str, dict[Municipality, Assessment]]:
        """Of indicators of several municipalities that have figures of any of them, how each of these stands."""
        whole = {identity: self.joint.get(identity, item).measured for identity, item in self.indicators.items()}
        return {
            identity: {place: self._published(identity, place) for place in measured.area}
            for identity, measured in whole.items()
            if any(part.figures for part in measured.parts.values())
        }

    def interim(self, identity: str, *, past: bool = False) -> list[Interim]:
        """What the implementation plans of the year ask of an indicator for that year or a later one of theirs, or what
        the plan itself and any up to then asked for a ``past`` year; of an implementation plan what it asks itself.
        """
        asking = [self.plan] if past or not self.plan.is_plan else []
        if self.plan.is_plan:
            area = {self.only} if self.only else set(self.plan.municipalities)
            asking += [
                child.plan
                for child in self.dossier.children
                if child.years[0] <= self.year
                and (past or self.year <= child.years[1])
                and child.plan.own.status is not PlanStatus.WITHDRAWN
                and area <= set(child.plan.municipalities)
            ]
        return [found for plan in asking for found in self._asked_by(plan, identity, past)]

    def _asked_by(self, plan: Resolved, identity: str, past: bool) -> Iterator[Interim]:
        indicator = plan.indicators.get(identity)
        if indicator is None or indicator.target is None:
            return
        years = [at.last or plan.own.period.to for at in indicator.target.bounds]
        if past and self.plan.is_plan and min(years, default=self.year) >= self.year:
            return  # which nearly always is all that there is to know
        joint = self.only is not None and plan.municipalities != (self.only,)
        whole = self.known.of(identity, self.only) if self.only and not joint else self.known.indicators[identity]
        goals = goals_of(plan, identity, indicator, whole.benchmarks)
        own = past and plan is self.plan
        for goal in goals[:-1] if own else goals:
            year = goal.goal.year
            if (own or plan.layer.gives(goal.path)) and ((year < self.year) is past or not self.plan.is_plan):
                after = () if past else (one for one in whole.goals if one.goal.year > year)
                asked = replace(whole, indicator=indicator, goals=(goal, *after))
                item = assess(self._public(asked), self.year if past else min(self.year, year))
                yield Interim(plan, published(item, self.hidden.get(identity, Hiding())), joint)

    def _published(self, identity: str, only: Municipality | None) -> Assessment:
        own = self.known.of(identity, only) if only else self.known.indicators[identity]
        item = assess(self._public(own), self.year)
        return published(item, self.hidden.get(identity, Hiding()))

    def _public(self, own: Measurement) -> Measurement:
        """With the figures of elsewhere as they are published, also where a target refers to them."""
        if self.internal or not self._hides:
            return own

        def shown(figure: Figure) -> Figure:
            return published_figure(self.plan, own.indicator, figure)

        elsewhere = {place: [shown(one) for one in known] for place, known in own.benchmarks.items()}
        goals = (replace(goal, figures=tuple(one and shown(one) for one in goal.figures)) for goal in own.goals)
        return replace(own, benchmarks=elsewhere, goals=tuple(goals))

    @cached_property
    def _hides(self) -> bool:
        """Whether there is a source of which small counts are not published."""
        return any(source.hide_below for source in self.plan.sources.values())

    @cached_property
    def hidden(self) -> dict[str, Hiding]:
        """What is not published of each indicator."""
        return {} if self.internal else hidings(self.known)

    @cached_property
    def carried(self) -> Carried:
        """How it is carried out, as was known on the day."""
        return self.carried_of(self.plan, self.accounted)

    def carried_of(self, plan: Resolved, account: Child | None = None) -> Carried:
        """How it, or a plan above it, is carried out, as was known on the day."""
        carried = self.dossier.carried(plan, self.day, self.only, account)
        return chosen_actions(carried, self.choice) if self.choice else carried

    @cached_property
    def accounted(self) -> Child | None:
        """The account that is told of the year, as known on the day."""
        area = [self.only] if self.only else self.plan.municipalities
        return self.dossier.account_of(self.year, area, self.as_of) if self.plan.is_plan else None

    @cached_property
    def regional(self) -> tuple[Standing, ...]:
        """Where what is the region's stands: each plan that it builds on, told for its own area as far as it has what
        is told; and of a version that has an account itself the joint plan, as the region accounts for that.
        """
        found = []
        if self.accounted and not self.accounted.regional:
            accounts = tuple(child for child in self.dossier.accounts if child.regional)
            found.append(replace(self, dossier=replace(self.dossier, accounts=accounts, above=())))
        sole = self.plan.told_for[0] if len(self.plan.told_for) == 1 else None
        for plan, dossier in self.dossier.above:
            choice = held(plan, self.choice) if self.choice else None
            if self.choice and choice is None:
                continue
            only = sole if sole in plan.municipalities and plan.municipalities != (sole,) else None
            here = narrowed_dossier(dossier, only) if only else dossier
            told = chosen_dossier(here, choice) if choice else here
            measured = replace(self.measured, plan=plan)
            found.append(replace(self, measured=measured, only=only, dossier=told, choice=choice))
        return tuple(found)

    @property
    def account(self) -> Account | None:
        """What that account says."""
        return self.accounted.plan.account if self.accounted else None

    @cached_property
    def topic_accounts(self) -> dict[TopicPath, TopicAccount]:
        """What the account says of each topic."""
        said = self.account.topics.items() if self.account else ()
        return {path: item for name, item in said for path, _ in self.plan.topics(name, ACCOUNTED_TOPICS)[:1]}

    @cached_property
    def actions(self) -> dict[str, ActionStanding]:
        """The plan's actions, in its order, then those that only an implementation plan has."""
        return self._with_state(self.carried.actions)

    @cached_property
    def left(self) -> dict[str, ActionStanding]:
        """What the implementation plan before this one did not finish, and this one does not name."""
        return {
            identity: item for identity, item in self._with_state(self.carried.left).items() if item.status.facts.open
        }

    def _with_state(self, actions: Mapping[str, Told]) -> dict[str, ActionStanding]:
        """The actions, each with its latest known state."""
        return {identity: self._action(identity, told) for identity, told in actions.items()}

    @cached_property
    def reckoner(self) -> Reckoner:
        """Works out sums of money for the area, with what was spent up to the reporting year, also by the accounts."""
        area = [self.only] if self.only else self.plan.municipalities
        spent: dict[str, dict[Years, Decimal]] = {}
        for child in self.dossier.accounted(area, self.day) if self.plan.is_plan else ():
            account = child.plan.account
            if account and (child == self.accounted or account.status is PlanStatus.PRESENTED):
                for identity, item in account.money.items():
                    spent.setdefault(str(identity), {}).update(item.spent)
        periods = {
            identity: told.child.plan.own.period
            for identity, told in self.carried.actions.items()
            if told.child and told.action.money != getattr(self.plan.own.actions.get(identity), "money", ())
        }
        return Reckoner(self.plan, self.measured.people, self.only, self.year, spent, periods)

    def _action(self, identity: str, told: Told) -> ActionStanding:
        """An action with its latest known state."""
        action = told.action
        when = action.latest
        state = action.state[when] if when else None
        late = action.overdue(state.status if state else ActionState.UNKNOWN, self._from_day)
        return ActionStanding(identity, told, late, when, state)

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
    def actions_under(self) -> dict[TopicPath, list[ActionStanding]]:
        """The actions that serve each topic or a part of it, each once."""
        found: dict[TopicPath, list[ActionStanding]] = {}
        for item in self.actions.values():
            served = self.served(item.action.for_)
            for path in dict.fromkeys(whole[:depth] for whole in served for depth in range(2, len(whole) + 1)):
                found.setdefault(path, []).append(item)
        return found

    @cached_property
    def area(self) -> str:
        """The name of the area: the one municipality, the region, or the municipalities."""
        names = tuple(place.name for place in self.plan.told_for) or self.plan.own.municipalities
        return ", ".join(names) if self.only else self.plan.region or ", ".join(names)
