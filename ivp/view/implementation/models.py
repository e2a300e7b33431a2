"""What the report on an implementation plan holds; actions are named by id, not repeated."""

from __future__ import annotations

from pydantic import Field

from ivp.view.agenda import AgendaView
from ivp.view.base import PointView, View
from ivp.view.carrying import CarryingView
from ivp.view.document.money import SumsView
from ivp.view.document.pieces import Section
from ivp.view.plan_view import PlanView
from ivp.view.progress import ActionView
from ivp.view.report.models import LinkView, MarkView, TallyView, UnknownView

FORMAT = 1


class AskView(View):
    """What the plan that is carried out asks of a topic."""

    label: str = Field(description="Goal, approach or extra effort, in words.")
    points: tuple[PointView, ...] = Field(description="What it says.")


class WorkView(View):
    """An action as it is shown."""

    id: str = Field(description="Id of the action.")
    anchor: str = Field(description="Name of its place.")
    mark: MarkView = Field(description="Its state.")
    light: MarkView | None = Field(description="Its worst traffic light; null where none is given.")
    flag: MarkView = Field(
        description="What asks for attention: its light where that is orange or red, else its state."
    )
    elsewhere: str = Field(description="The topic under which it stands in full; empty where that is here.")
    also: tuple[str, ...] = Field(description="Names of other topics that it serves.")
    explained: tuple[tuple[str, str], ...] = Field(
        description="Cause, consequence, adjustment, decision: a term and a text in Markdown."
    )


class WorkTopicView(View):
    """A topic of the plan with what is done for it."""

    anchor: str = Field(description="Name of its section.")
    name: str = Field(description="Name of the topic.")
    within: str = Field(description="The topics it is a part of.")
    finding: str = Field(description="How many actions, and how far they are, in a sentence.")
    asks: tuple[AskView, ...] = Field(description="What the plan asks.")
    targets: tuple[str, ...] = Field(description="Its targets, each in a sentence.")
    done: tuple[PointView, ...] = Field(description="What has been done for the topic as a whole.")
    work: tuple[WorkView, ...] = Field(description="Its actions.")


class ImplementationView(View):
    """The report on an implementation plan, or on the actions of a plan."""

    format: int = Field(FORMAT, description="Version of this view.")
    plan: PlanView = Field(description="The plan.")
    year: int = Field(description="The reporting year.")
    who: str = Field(description="The municipality or region.")
    title: str = Field(description="Title of the report.")
    day: str = Field(description="The day up to which states and decisions are known.")
    about: str = Field(description="What it is, in a line.")
    carries_out: str = Field(description="Title and period of the plan it carries out; empty where it is that plan.")
    carrying: CarryingView | None = Field(description="How the plan is carried out; null where nothing does so.")
    headline: str = Field(description="The finding in one sentence.")
    states: tuple[TallyView, ...] = Field(description="How many actions have each state; none where there are none.")
    lights: tuple[TallyView, ...] = Field(description="How many have each traffic light; none where none is given.")
    attention: tuple[WorkView, ...] = Field(description="Actions off course, the worst first.")
    agenda: AgendaView = Field(description="What comes next.")
    money: tuple[SumsView, ...] = Field(description="What the money for the actions and of the plan comes to.")
    contents: tuple[LinkView, ...] = Field(description="The sections in order.")
    overview: Section | None = Field(description="All actions in one table, and what is asked of each of them.")
    divided: Section | None = Field(description="Who does what: by lead, by who takes part, by portfolio, by lens.")
    topics: tuple[WorkTopicView, ...] = Field(description="Topics with actions, or with an account of what was done.")
    idle: tuple[WorkTopicView, ...] = Field(description="Topics of the plan for which no action is known.")
    idle_label: str = Field(description="Heading above these.")
    idle_finding: str = Field(description="How many these are, in a sentence.")
    texts: tuple[Section, ...] = Field(description="What the plan itself says about what was done.")
    chapters: tuple[Section, ...] = Field(description="Principles, partners, duties and money.")
    unknown: tuple[UnknownView, ...] = Field(description="What the plan says is not fully known, each reason once.")
    actions: tuple[ActionView, ...] = Field(description="The actions, in the plan's order.")
