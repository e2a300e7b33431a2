"""A plan on one page: what it is, where it stands, what it chose, what is due next."""

from __future__ import annotations

from pydantic import Field

from ivp.model.point import Points, Topic
from ivp.progress.assess import Assessment
from ivp.progress.standing import Standing
from ivp.view.agenda import AgendaView, ComingView, agenda_view
from ivp.view.base import View
from ivp.view.document.composer import Composer
from ivp.view.plan_view import PlanView, plan_view
from ivp.view.progress.overview import headline
from ivp.view.report.highlights import change_tallies, position_tallies, state_tallies
from ivp.view.report.models import CellView, MarkView, TallyView
from ivp.view.report.rows import Rows
from ivp.view.report.yearly_report import who
from ivp.view.wording import Wording, capital
from ivp.vocabulary import BLOCKS, Block, Status

FORMAT = 1
MOST_INDICATORS, MOST_TOPICS, MOST_COMING = 6, 7, 6
"""What fits on a page."""
LONGEST_NAME, LONGEST_LINE = 70, 120


class IndicatorLine(View):
    """An indicator with a target."""

    id: str = Field(description="Id of the indicator.")
    name: str = Field(description="Name.")
    baseline: CellView = Field(description="Baseline.")
    current: CellView = Field(description="The newest figure after the baseline.")
    target: CellView = Field(description="The target.")
    position: MarkView = Field(description="Position against the target.")
    change: MarkView = Field(description="Change since the baseline.")


class TopicLine(View):
    """A priority, theme or goal in a line."""

    name: str = Field(description="Name.")
    text: str = Field(description="What it is about, cut short; empty where the plan says no more.")


class SummaryView(View):
    """A plan on one page."""

    format: int = Field(FORMAT, description="Version of this view.")
    plan: PlanView = Field(description="The plan.")
    year: int = Field(description="The reporting year.")
    who: str = Field(description="The municipality or region.")
    status: str = Field(description="Period, status and adoption in a line.")
    headline: str = Field(description="The finding in one sentence.")
    positions: tuple[TallyView, ...] = Field(description="Positions that any indicator has.")
    changes: tuple[TallyView, ...] = Field(description="Changes that any indicator has.")
    states: tuple[TallyView, ...] = Field(description="States that any action has.")
    indicators: tuple[IndicatorLine, ...] = Field(description="Indicators with a target, judged ones first.")
    more_indicators: str = Field(description="How many more have a target, in words; empty for none.")
    topics_label: str = Field(description="What the topics are: priorities, themes or goals.")
    topics: tuple[TopicLine, ...] = Field(description="What the plan chose.")
    more_topics: str = Field(description="The names of the others; empty for none.")
    agenda: AgendaView = Field(description="What comes next, as far as it fits.")
    more_agenda: str = Field(description="How much more that is, in words; empty for none.")


_CHOICES = (Block.PRIORITIES, Block.THEMES, Block.GOALS)


def summary_view(standing: Standing) -> SummaryView:
    """The plan on one page, for a reporting year."""
    plan, wording = standing.plan, Wording(standing.plan.own.language)
    aimed = sorted((item for item in standing.indicators.values() if item.position.aim), key=_order)
    rows = Rows(standing, wording, {})
    block = next((name for name in _CHOICES if getattr(plan, name)), Block.PRIORITIES)
    topics: list[Topic] = list(getattr(plan, block).values())
    composer = Composer(plan, wording, internal=standing.internal)
    rest = len(aimed) - MOST_INDICATORS
    head = plan_view(plan, wording)
    coming = agenda_view(standing, wording)
    further = len(coming.items) - MOST_COMING
    return SummaryView(
        plan=head,
        year=standing.year,
        who=who(standing, wording),
        status=_status(head),
        headline=headline(standing, wording),
        positions=tuple(item for item in position_tallies(standing, wording) if item.count),
        changes=tuple(item for item in change_tallies(standing, wording) if item.count),
        states=tuple(item for item in state_tallies(standing, wording) if item.count),
        indicators=tuple(_indicator(item, rows) for item in aimed[:MOST_INDICATORS]),
        more_indicators=wording.words.some(
            "{number} more indicator has a target.", "{number} more indicators have a target.", rest
        )
        if rest > 0
        else "",
        topics_label=plan.label(block) or wording.words(BLOCKS[block]),
        topics=tuple(
            TopicLine(name=composer.show(_cut(topic.name, LONGEST_NAME)), text=composer.show(_gist(topic)))
            for topic in topics[:MOST_TOPICS]
        ),
        more_topics=_cut(", ".join(topic.name for topic in topics[MOST_TOPICS:]), 2 * LONGEST_LINE),
        agenda=coming.model_copy(update={"items": tuple(_line(item) for item in coming.items[:MOST_COMING])}),
        more_agenda=wording.words.some("And {number} more.", "And {number} more.", further) if further > 0 else "",
    )


def _line(item: ComingView) -> ComingView:
    """It on one line."""
    return item.model_copy(update={"what": _cut(item.what, LONGEST_NAME), "who": _cut(item.who, LONGEST_NAME)})


def _order(item: Assessment) -> tuple[bool, int]:
    return item.position.status is Status.NOT_ASSESSABLE, item.tone.rank


def _status(plan: PlanView) -> str:
    adopted = f"{plan.status_label} {plan.adoption}" if plan.adoption else plan.status_label
    return f"{plan.period} · {_cut(adopted, 2 * LONGEST_LINE)}"


def _indicator(item: Assessment, rows: Rows) -> IndicatorLine:
    """Its row with few notes: why there is no verdict, and what it rests on where that is no figure of the row."""
    row = rows.row(item, headed=False)
    told = item.position.status is Status.NOT_ASSESSABLE or item.judged != item.newest
    return IndicatorLine(
        id=row.id,
        name=_cut(row.name, LONGEST_NAME),
        baseline=row.baseline,
        current=row.current,
        target=row.target,
        position=row.position if told else row.position.model_copy(update={"note": ""}),
        change=row.change if rows.wording.restated(item) else row.change.model_copy(update={"note": ""}),
    )


def _gist(topic: Topic) -> str:
    """The first sentence of what a topic says of itself: its text, goals or problem."""
    for text in (topic.text or "", _first(topic.goals), _first(topic.problem), _first(topic.approach)):
        if text:
            return _cut(capital(text), LONGEST_LINE)
    return ""


def _first(points: Points) -> str:
    return next((text for point in points for text in (point.text, point.name) if text), "")


def _cut(text: str, longest: int) -> str:
    """The text, or as many whole words of it as fit, on one line; whole sentences where that keeps most of it."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    start = line[:longest]
    sentence = start.rpartition(". ")[0]
    if len(sentence) > longest / 3:
        return f"{sentence}."
    return f"{start.rpartition(' ')[0].rstrip(',;:. ')}…"
