"""What the sections of a yearly report hold; indicators, topics and actions are named by id, not repeated."""

from __future__ import annotations

from pydantic import Field

from ivp.view.base import PointView, View
from ivp.view.progress import FigureView, ProgressView

FORMAT = 1


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
    about: str = Field(description="Source, and what is counted.")
    anchor: str = Field("", description="Name of the place that shows it in full, empty where none does.")
    baseline: CellView = Field(description="Baseline.")
    previous: CellView = Field(description="The figure before the newest.")
    current: CellView = Field(description="The newest figure after the baseline.")
    target: CellView = Field(description="The target.")
    position: MarkView = Field(description="Position against the target.")
    change: MarkView = Field(description="Change since the baseline.")


class RowGroupView(View):
    """Rows of which the same can be said."""

    label: str = Field(description="In words.")
    count: str = Field(description="How many indicators, in words.")
    rows: tuple[RowView, ...] = Field(description="The rows.")
    remarks: tuple[tuple[str, str], ...] = Field(
        description="What is to be known of figures that no other section explains: an indicator and a sentence."
    )


class OverviewView(View):
    """All indicators in one table."""

    finding: str = Field(description="What the table shows, in a sentence.")
    previous: str = Field(description="Heading of the column before the newest figures.")
    current: str = Field(description="Heading of the newest figures.")
    first_year: int = Field(description="First year of the small lines.")
    last_year: int = Field(description="Last year of the small lines.")
    groups: tuple[RowGroupView, ...] = Field(description="Groups of rows.")


class DetailView(View):
    """What charts and explanations of one indicator need besides the indicator."""

    id: str = Field(description="Id of the indicator.")
    name: str = Field(description="Name, beginning with a capital.")
    anchor: str = Field(description="Name of the place that shows it in full.")
    finding: str = Field(description="Position and change in one sentence; empty where neither is known.")
    what: str = Field(description="What is measured, where, by whom.")
    target: str = Field(description="The target against the baseline, in a sentence; empty without one.")
    start: FigureView | None = Field(description="The figure that the change is reckoned from; null if none compares.")
    start_at: float | None = Field(description="Where the baseline stands on the axis of years; null where undated.")
    interval: tuple[float, float] | None = Field(description="95% interval of the newest figure; null where unknown.")
    interval_text: str = Field(description="The same in words.")
    breaks: tuple[int, ...] = Field(description="Years from which on a new definition holds.")
    chance: tuple[str, ...] = Field(description="What chance has to do with the change, in paragraphs.")
    notes: tuple[str, ...] = Field(description="How the figures were made and what they rest on.")
    years: tuple[int, ...] = Field(description="Years in which any municipality has a figure.")


class MultiplesView(View):
    """Indicators without a target side by side, on one scale."""

    ids: tuple[str, ...] = Field(description="Ids of the indicators.")
    title: str = Field(description="The finding in a sentence.")


class TopicReportView(View):
    """A goal, priority or theme in the report."""

    id: str = Field(description="Id of the topic in the plan.")
    anchor: str = Field(description="Name of its place.")
    name: str = Field(description="Name.")
    within: str = Field(description="The topics it is a part of.")
    text: str = Field(description="Text in Markdown.")
    goals: tuple[PointView, ...] = Field(description="What it should bring.")
    problem: tuple[PointView, ...] = Field(description="What is going on, where no goal is given.")
    evaluation: tuple[PointView, ...] = Field(description="How results are judged where figures are missing.")
    done: tuple[PointView, ...] = Field(description="What has been done.")
    incomplete: str = Field(description="Why it is not fully known.")
    rows: tuple[RowView, ...] = Field(description="Its indicators.")
    aimed: bool = Field(description="Whether any of them has a target.")
    marks: tuple[MarkView, ...] = Field(description="The verdicts on them, each once.")
    subjects: tuple[str, ...] = Field(description="Ids of indicators shown in full here.")
    multiples: MultiplesView | None = Field(description="Indicators side by side.")
    meanings: tuple[tuple[str, str], ...] = Field(description="Interpretations of indicators not shown in full.")
    actions: str = Field(description="How many actions it has, in words; empty where none.")
    whole: bool = Field(description="Whether any of its indicators is shown in full.")


class BlockView(View):
    """The goals, lenses, priorities or themes of a plan."""

    section: LinkView = Field(description="Its section.")
    finding: str = Field(description="What it shows, in a sentence.")
    cards: bool = Field(description="Whether its topics stand side by side: none is shown in full.")
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
    """Indicators that could not be assessed for the same reason."""

    label: str = Field(description="The reason.")
    count: str = Field(description="How many indicators, in words.")
    need: str = Field(description="What a verdict would take.")
    rows: tuple[RowView, ...] = Field(description="The indicators.")
    notes: tuple[tuple[str, ...], ...] = Field(description="What to know of each, in the order of the rows.")


class TableView(View):
    """A public table that figures come from."""

    name: str = Field(description="Name of the table.")
    indicators: tuple[tuple[str, str], ...] = Field(description="Indicator and the codes it takes from the table.")


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
    states: tuple[TallyView, ...] = Field(description="States of actions, counted; none where no state is known.")
    overview: OverviewView | None = Field(description="The indicators in one table.")
    details: tuple[DetailView, ...] = Field(description="More of each indicator.")
    blocks: tuple[BlockView, ...] = Field(description="Goals, priorities and themes.")
    actions: ActionsView | None = Field(description="Actions.")
    gaps: tuple[GapView, ...] = Field(description="What could not be assessed, by reason.")
    gaps_finding: str = Field(description="How much that is, in a sentence.")
    tables: tuple[TableView, ...] = Field(description="Public tables that figures come from.")
    legend: tuple[MarkView, ...] = Field(description="What the verdicts mean.")
