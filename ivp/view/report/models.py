"""What the sections of a yearly report hold; indicators, topics and actions are named by id, not repeated."""

from __future__ import annotations

from pydantic import Field

from ivp.view.account import RegionalView, TopicAccountView
from ivp.view.base import PointView, View
from ivp.view.document.money import SumsView
from ivp.view.progress import FigureView, ProgressView

FORMAT = 2


class LinkView(View):
    """A section of the report."""

    anchor: str = Field(description="Name of the section.")
    label: str = Field(description="Its heading.")


class MarkView(View):
    """A verdict as it is printed: a shape, a word, a note underneath."""

    code: str = Field(description="Which shape.")
    label: str = Field(description="The verdict in words.")
    tone: str = Field(description="favourable, uncertain, unfavourable, unknown or plain.")
    note: str = Field("", description="What goes with it.")


class HighlightView(View):
    """Something that stands out in the reporting year."""

    mark: MarkView = Field(description="Shape and title.")
    text: str = Field(description="One or two sentences.")
    anchor: str = Field("", description="Name of the section that says more.")


class TallyView(View):
    """How many have a verdict."""

    mark: MarkView = Field(description="The verdict.")
    count: int = Field(description="How many.")
    sign: str = Field(description="A sign for it, for text without drawings.")
    tone: str = Field(description="Colour of its squares.")
    fill: str = Field(description="open for outlined squares, else empty.")


class CellView(View):
    """A figure in a table: the number, and small under it what goes with it."""

    text: str = Field("", description="The figure, empty where there is none.")
    under: str = Field("", description="Year, provisional, at most.")
    missing: str = Field("", description="Why there is none, in words; read out instead of a dash.")


class RowView(View):
    """An indicator in a table."""

    id: str = Field(description="Id of the indicator.")
    name: str = Field(description="Name, beginning with a capital.")
    source: str = Field(description="Where its figures come from; empty where the plan names no source.")
    counted: str = Field(description="What is counted; empty where the plan does not say so.")
    joint: str = Field(
        "",
        description="Joint figure and target, in the report of a part; how decisions changed the target.",
    )
    anchor: str = Field("", description="Name of its sheet, empty where there is none.")
    baseline: CellView = Field(description="Baseline.")
    previous: CellView = Field(description="The figure before the newest.")
    current: CellView = Field(description="The newest figure after the baseline.")
    target: CellView = Field(description="The target.")
    position: MarkView = Field(description="Position against the target.")
    change: MarkView = Field(description="Change since the baseline.")


class RowsView(View):
    """Indicators in a table; columns in which no row has anything are left out."""

    rows: tuple[RowView, ...] = Field(description="The rows.")
    previous: str = Field(description="Heading of the column before the newest figures; empty where no row has one.")
    current: str = Field(description="Heading of the newest figures.")
    aimed: bool = Field(description="Whether any of them has a target.")
    drawn: bool = Field(description="Whether any of them has a line to draw.")
    first_year: int = Field(description="First year of the small lines.")
    last_year: int = Field(description="Last year of the small lines.")


class NamedView(View):
    """An indicator by its name, with what is said of it."""

    name: str = Field(description="Name, beginning with a capital.")
    text: str = Field("", description="What is said of it.")
    adjustment: str = Field("", description="What is done about it, in Markdown.")
    anchor: str = Field("", description="Name of its sheet, empty where there is none.")


class SheetRowView(View):
    """A figure in the sheet of an indicator."""

    years: str = Field(description="Its year or years.")
    text: str = Field(description="The figure.")
    remark: str = Field(description="What it is, and what is known of it.")


class DetailView(View):
    """The sheet of one indicator: what stands in the annex about it, and what charts need besides the indicator."""

    id: str = Field(description="Id of the indicator.")
    name: str = Field(description="Name, beginning with a capital.")
    anchor: str = Field(description="Name of its place in the annex, empty where there is no annex.")
    finding: str = Field(description="Position and change in one sentence; empty where neither is known.")
    what: str = Field(description="What is measured, where, by whom.")
    charted: bool = Field(description="Whether it has figures enough for a chart.")
    start: FigureView | None = Field(description="The figure that the change is reckoned from; null if none compares.")
    start_at: float | None = Field(description="Where the baseline stands on the axis of years; null where undated.")
    interval: tuple[float, float] | None = Field(description="95% interval of the newest figure; null where unknown.")
    interval_text: str = Field(description="The same in words.")
    breaks: tuple[int, ...] = Field(description="Years from which on a new definition holds.")
    chance: tuple[str, ...] = Field(description="What chance has to do with the change, in paragraphs.")
    facts: tuple[tuple[str, str], ...] = Field(
        description="What the plan says of it: a term, and a text in Markdown. A term may come more than once."
    )
    figures: tuple[SheetRowView, ...] = Field(description="All figures, the targets and those of elsewhere, by year.")
    years: tuple[int, ...] = Field(description="Years in which any municipality has a figure.")
    years_beside: tuple[tuple[int, ...], ...] = Field(description="The same, as many as stand beside each other.")
    by_rate: bool = Field(description="Whether the municipalities are drawn by rate, not by count.")
    scale: str = Field(description="On what scale they are drawn, in sentences.")


class ActView(View):
    """An action under a topic: its state, and what there is to know of its deadline."""

    name: str = Field(description="Its name.")
    mark: MarkView = Field(description="Its state, in the colour of its traffic light where it has one.")
    note: str = Field(description="Light, deadline and the state before, in words.")


class TopicReportView(View):
    """A goal, priority or theme in the report."""

    id: str = Field(description="Id of the topic in the plan.")
    anchor: str = Field(description="Name of its place.")
    name: str = Field(description="Name.")
    within: str = Field(description="The topics it is a part of.")
    origin: str = Field(
        description="From which plan it comes, in words; empty for its own, or where its block says so."
    )
    text: str = Field(description="Text in Markdown, where no goal says what it is about.")
    goals: tuple[PointView, ...] = Field(description="What it should bring.")
    goals_origin: str = Field(description="From which plan that comes, where it is another than the topic's.")
    evaluation_origin: str = Field(description="From which plan the evaluation comes, where it is another.")
    evaluation: tuple[PointView, ...] = Field(description="How results are judged where figures are missing.")
    done: tuple[PointView, ...] = Field(description="What has been done.")
    table: RowsView | None = Field(description="Its indicators that have a target, or a figure after the baseline.")
    quiet: tuple[NamedView, ...] = Field(description="Its other indicators, each with its baseline.")
    meanings: tuple[NamedView, ...] = Field(description="What is said of its figures, in Markdown.")
    account: TopicAccountView | None = Field(description="What the account of the year says; null where nothing.")
    regional: tuple[RegionalView, ...] = Field(description="What the region says and does for it.")
    acts: tuple[ActView, ...] = Field(description="Its actions, where the state of any action of the plan is known.")
    actions: str = Field(description="How many actions it has, with those of its parts, in words; empty where none.")


class BlockView(View):
    """The goals, lenses, priorities or themes of a plan."""

    section: LinkView = Field(description="Its section.")
    origin: str = Field(description="From which plan all of it comes, in words; empty where not all of it does.")
    finding: str = Field(description="What it shows, in a sentence.")
    cards: bool = Field(description="Whether its topics stand side by side: none has a table.")
    topics: tuple[TopicReportView, ...] = Field(description="Topics with something to show.")
    silent: tuple[str, ...] = Field(description="Names of topics of which the plan gives nothing to account for.")
    tackled: tuple[str, ...] = Field(description="Names of topics of which the plan gives the approach alone.")


class ActionRowView(View):
    """An action in the table."""

    id: str = Field(description="Id of the action.")
    mark: MarkView = Field(description="Its state, in the colour of its traffic light where it has one.")
    elsewhere: str = Field(description="The topic under which it stands in full; empty where that is here.")


class ActionGroupView(View):
    """Actions of one topic."""

    label: str = Field(description="Name of the topic.")
    rows: tuple[ActionRowView, ...] = Field(description="The actions.")


class ActionsView(View):
    """All actions."""

    finding: str = Field(description="What stands out, in a sentence.")
    stated: bool = Field(description="Whether the state of any action is known, or one is past its deadline.")
    groups: tuple[ActionGroupView, ...] = Field(description="Actions by topic.")


class GapView(View):
    """Targets that could not be assessed for the same reason."""

    label: str = Field(description="The reason.")
    count: str = Field(description="How many targets, in words.")
    need: str = Field(description="What a verdict would take.")
    indicators: tuple[NamedView, ...] = Field(description="The indicators.")


class UnknownView(View):
    """What is not fully known."""

    text: str = Field(description="Why, in Markdown.")
    about: tuple[str, ...] = Field(description="Names of what it is about.")


class LabelsView(View):
    """What the plan calls its pieces, else what they are called."""

    indicators: str = Field(description="The indicators.")
    actions: str = Field(description="The actions.")
    baseline: str = Field(description="The baseline.")
    target: str = Field(description="The target.")
    source: str = Field(description="The source.")
    budget: str = Field(description="The budget.")
    goals: str = Field(description="What a topic should bring.")
    evaluation: str = Field(description="How its results are judged.")
    done: str = Field(description="What has been done.")


class ReportView(View):
    """The yearly report of one plan."""

    format: int = Field(FORMAT, description="Version of this view.")
    progress: ProgressView = Field(description="The account.")
    year: int = Field(description="The reporting year.")
    who: str = Field(description="The municipality or region.")
    title: str = Field(description="Title of the report.")
    about: str = Field(description="What it is, in a line.")
    outside: str = Field(description="That the reporting year is not one of the plan's, in words; empty where it is.")
    adopted: str = Field(description="By whom and when the plan was adopted, or its status.")
    contents: tuple[LinkView, ...] = Field(description="The sections in order.")
    highlights: tuple[HighlightView, ...] = Field(description="What stands out.")
    positions: tuple[TallyView, ...] = Field(description="Positions, counted.")
    changes: tuple[TallyView, ...] = Field(description="Changes, counted.")
    changes_note: str = Field(description="How many of these chance would give, in words; empty where they are few.")
    states: tuple[TallyView, ...] = Field(description="States of actions, counted; none where no state is known.")
    labels: LabelsView = Field(description="What the plan calls its pieces.")
    blocks: tuple[BlockView, ...] = Field(description="Goals, priorities and themes.")
    actions: ActionsView | None = Field(description="Actions.")
    money: tuple[SumsView, ...] = Field(description="What the money of the plan and for its actions comes to.")
    gaps: tuple[GapView, ...] = Field(description="What could not be assessed, by reason.")
    gaps_finding: str = Field(description="How much that is, in a sentence.")
    unknown: tuple[UnknownView, ...] = Field(description="What is not fully known, each reason once.")
    details: tuple[DetailView, ...] = Field(description="The sheet of each indicator.")
    annex: bool = Field(description="Whether the sheets and the method are printed.")
    legend: tuple[MarkView, ...] = Field(description="What the verdicts mean.")
