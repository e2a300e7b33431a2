"""What the index of several plans holds: families of plans, what belongs to each, and what municipalities took over."""

from __future__ import annotations

from pydantic import Field

from ivp.view.base import View, Views
from ivp.view.plan_view import PlanView
from ivp.view.progress.models import CountView
from ivp.view.report.models import MarkView


class PageView(View):
    """A page of a plan."""

    label: str = Field(description="What kind of report it is.")
    link: str = Field(description="Its file, relative to the index.")


class NewestView(View):
    """The latest figure of an indicator with a target."""

    name: str = Field(description="The indicator.")
    text: str = Field(description="The figure.")
    years: str = Field(description="Its year or years.")
    status: str = Field(description="That it is provisional, or may be, in words.")
    target: str = Field(description="The target in words.")
    position: MarkView = Field(description="Position against the target.")


class LateView(View):
    """Something of which the date has passed, and that nothing says to be done."""

    what: str = Field(description="What.")
    note: str = Field(description="When it was due, what is known since, and who would do it.")


class CouncilView(View):
    """How far a municipality is with a plan of several."""

    name: str = Field(description="The municipality.")
    text: str = Field(description="Whether and when its council adopted the plan, or its own version, in words.")
    anchor: str = Field("", description="Name of the place of its own version in the index; empty where it has none.")


class BelongingView(View):
    """An implementation plan or an account of a plan."""

    file: str = Field(description="Its file.")
    kind: str = Field(description="What kind of document it is, in words.")
    title: str = Field(description="Its title.")
    about: str = Field(description="Its period, area where that is a part, day and status, in a line.")
    judged: str = Field(description="Of an account: how it judges the topics; empty where it judges none.")
    pages: tuple[PageView, ...] = Field((), description="Its own reports.")


class TakenView(View):
    """What a municipality, or the region, made of a topic."""

    place: str = Field(description="The municipality; of the whole area its name.")
    taken: MarkView | None = Field(None, description="Whether it took the topic over; null of the whole area.")
    marks: tuple[MarkView, ...] = Field((), description="How the account judges it, and how its figures stand.")


class TopicLineView(View):
    """A topic with what each municipality made of it."""

    name: str = Field(description="The topic.")
    cells: tuple[TakenView | None, ...] = Field(
        description="For the whole area and each municipality; null where the topic is one of another municipality."
    )


class TopicsView(View):
    """The topics of a block."""

    label: str = Field(description="What the block is called.")
    lines: tuple[TopicLineView, ...] = Field(description="The topics.")


class MatrixView(View):
    """Municipalities beside each other, with the topics of the plan below each other."""

    places: tuple[CouncilView, ...] = Field(description="The whole area, and municipalities.")
    blocks: tuple[TopicsView, ...] = Field(description="The topics by block.")


class EntryView(View):
    """One plan in the index."""

    anchor: str = Field(description="Name of its place.")
    plan: PlanView = Field(description="The plan.")
    year: int = Field(description="The reporting year.")
    as_of: str = Field(description="The day up to which states and decisions are known, in words.")
    headline: str = Field(description="The finding in one sentence.")
    positions: tuple[CountView, ...] = Field(description="Positions that any indicator has.")
    states: tuple[CountView, ...] = Field(description="States that any action has.")
    newest: tuple[NewestView, ...] = Field(description="Latest figures of indicators with a target, the worst first.")
    more_newest: str = Field(description="How many more there are, in words; empty for none.")
    late: tuple[LateView, ...] = Field(
        (), description="What of it has a date that has passed, and is not reported as done; not what is told above it."
    )
    more_late: str = Field("", description="How much more that is, in words; empty for none.")
    late_count: int = Field(0, description="How much that is.")
    adoption: str = Field(description="Who adopted it and when, in words; empty where councils tell it.")
    councils: tuple[CouncilView, ...] = Field(description="Of a plan of several municipalities: how far each is.")
    belonging: tuple[BelongingView, ...] = Field(description="Its implementation plans and accounts, the newest first.")
    broken: tuple[str, ...] = Field(description="Files that belong to it and have errors, so that they are not told.")
    matrices: tuple[MatrixView, ...] = Field((), description="What its municipalities made of its topics, some a time.")
    pages: tuple[PageView, ...] = Field(description="Its reports.")
    members: tuple[EntryView, ...] = Field((), description="Versions of it, what builds on it, what is told of a part.")


class ElsewhereView(View):
    """A municipality whose plan stands under another name."""

    name: str = Field(description="The municipality.")
    under: str = Field(description="The area that its plan stands under.")
    anchor: str = Field(description="Name of that place.")


class LetterView(View):
    """The plans under a first letter; all of them where the list is short."""

    letter: str = Field(description="The letter; empty where the list is short.")
    anchor: str = Field(description="Name of its place.")
    entries: Views[EntryView] = Field(description="The plans by the name of their area, with those below them.")
    elsewhere: tuple[ElsewhereView, ...] = Field(description="Municipalities whose plan stands under another letter.")


class LateLinkView(View):
    """A plan of which something is past its date and not reported as done."""

    name: str = Field(description="Its area.")
    count: int = Field(description="How much that is.")
    anchor: str = Field(description="Name of its place.")


class PortfolioView(View):
    """All plans that were reported on."""

    count: int = Field(description="How many plans there are.")
    statuses: tuple[CountView, ...] = Field(description="How many plans have each status.")
    late: tuple[LateLinkView, ...] = Field(
        description="The plans of which something is past its date and not reported as done."
    )
    unfolded: bool = Field(description="Whether the list is so short that all of it is shown at once.")
    region: bool = Field(description="Whether that goes for the topics of its one region too.")
    letters: tuple[LetterView, ...] = Field(description="The plans by first letter.")
