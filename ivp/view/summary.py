"""A plan on one page: what it is, where it stands, what it chose, what is due next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from ivp.model.point import Points, Topic
from ivp.progress.assess import Assessment
from ivp.progress.money import Sum
from ivp.progress.standing import Standing
from ivp.view.agenda import AgendaView, ComingView, agenda_view
from ivp.view.base import View
from ivp.view.carrying import carrying_view
from ivp.view.document.composer import Composer
from ivp.view.document.governance import duty_moment
from ivp.view.money import amount_text, excess_lines, together
from ivp.view.plan_view import PlanView, called, plan_view
from ivp.view.progress.overview import headline
from ivp.view.report.highlights import change_tallies, position_tallies, state_tallies
from ivp.view.report.models import CellView, MarkView, TallyView
from ivp.view.report.rows import Rows
from ivp.view.report.yearly_report import who
from ivp.view.wording import Wording, capital
from ivp.vocabulary import Aspect, Block, Status

FORMAT = 1
MOST_INDICATORS, MOST_LINES, MOST_COMING, ROOM = 5, 7, 6, 36
"""What fits on a page: indicators, lines of a block, dates, and lines in all."""
LONGEST_NAME, LONGEST_LINE, LONGEST_TEXT = 70, 120, 240


class IndicatorLine(View):
    """An indicator with a target."""

    id: str = Field(description="Id of the indicator.")
    name: str = Field(description="Name.")
    baseline: CellView = Field(description="Baseline.")
    current: CellView = Field(description="The newest figure after the baseline.")
    target: CellView = Field(description="The target.")
    joint: str = Field(
        "",
        description="Joint figure and target, in the summary of a part; how decisions changed the target.",
    )
    position: MarkView = Field(description="Position against the target.")
    change: MarkView = Field(description="Change since the baseline.")


class BlockLine(View):
    """A priority, goal, sum of money or duty in a line."""

    name: str = Field(description="Name.")
    text: str = Field(description="What it is about in whole sentences; empty where nothing that short is said.")


class BlockLines(View):
    """A block of the plan, in lines."""

    anchor: str = Field(description="Name of its place.")
    label: str = Field(description="The plan's own name for it.")
    lines: tuple[BlockLine, ...] = Field(description="What stands in it, as far as it fits.")
    more: str = Field(description="How much more that is, in words; empty for none.")


class SummaryView(View):
    """A plan on one page."""

    format: int = Field(FORMAT, description="Version of this view.")
    plan: PlanView = Field(description="The plan.")
    year: int = Field(description="The reporting year.")
    who: str = Field(description="The municipality or region.")
    status: str = Field(description="Period, status and adoption in a line.")
    headline: str = Field(description="The finding in one sentence.")
    carrying: str = Field(description="How the plan is carried out, in sentences; empty where nothing does so.")
    positions: tuple[TallyView, ...] = Field(description="Positions that any indicator has.")
    changes: tuple[TallyView, ...] = Field(description="Changes that any indicator has.")
    states: tuple[TallyView, ...] = Field(description="States that any action has.")
    baseline_label: str = Field(description="What the plan calls the baseline.")
    target_label: str = Field(description="What the plan calls the target.")
    indicators: tuple[IndicatorLine, ...] = Field(description="Indicators with a target, judged ones first.")
    more_indicators: str = Field(description="How many more have a target, in words; empty for none.")
    blocks: tuple[BlockLines, ...] = Field(description="What the plan chose, its money and what returns.")
    agenda: AgendaView = Field(description="What comes next, as far as it fits.")
    more_agenda: str = Field(description="How much more that is, in words; empty for none.")


_CHOICES = (Block.PRIORITIES, Block.THEMES, Block.GOALS)


def summary_view(standing: Standing) -> SummaryView:
    """The plan on one page, for a reporting year."""
    plan, wording = standing.plan, Wording(standing.plan.own.language)
    joint = {identity for identity, item in standing.joint.items() if item.position.aim}
    items = standing.indicators.items()
    aimed = sorted(
        (item for identity, item in items if item.position.aim or identity in joint),
        key=lambda item: _order(standing.joint.get(item.measured.identity) or item),
    )
    rows = Rows(standing, wording, {})
    composer = Composer(plan, wording, internal=standing.internal, sums=standing.reckoner)
    rest = len(aimed) - MOST_INDICATORS
    head = plan_view(plan, wording)
    coming = agenda_view(standing, wording)
    carrying = carrying_view(standing, wording)
    further = len(coming.items) - MOST_COMING
    return SummaryView(
        plan=head,
        year=standing.year,
        who=who(standing, wording),
        status=_status(head),
        headline=headline(standing, wording),
        carrying=" ".join(carrying.sentences) if carrying else "",
        positions=tuple(item for item in position_tallies(standing, wording) if item.count),
        changes=tuple(item for item in change_tallies(standing, wording) if item.count),
        states=tuple(item for item in state_tallies(standing, wording) if item.count),
        baseline_label=capital(called(plan, Aspect.BASELINE, wording)),
        target_label=capital(called(plan, Aspect.TARGET, wording)),
        indicators=tuple(_indicator(item, rows) for item in aimed[:MOST_INDICATORS]),
        more_indicators=wording.words.some(
            "{number} more indicator has a target.", "{number} more indicators have a target.", rest
        )
        if rest > 0
        else "",
        blocks=tuple(_blocks(composer, coming, _room(len(aimed), len(coming.items) + len(coming.unsettled)))),
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
    restated = rows.wording.restated(item)
    told = item.position.status is Status.NOT_ASSESSABLE or item.judged != item.newest
    return IndicatorLine(
        id=row.id,
        name=_cut(row.name, LONGEST_NAME),
        baseline=row.baseline,
        current=row.current,
        target=row.target,
        joint=row.joint,
        position=row.position if told else row.position.model_copy(update={"note": ""}),
        change=row.change if restated else row.change.model_copy(update={"note": rows.wording.beside_note(item)}),
    )


def _room(indicators: int, coming: int) -> int:
    """How many lines fit beside a table of indicators and a list of what comes, with their headings."""
    table = 12 + 3 * min(indicators, MOST_INDICATORS) if indicators else 0
    return ROOM - table - (2 + min(coming, MOST_COMING) if coming else 0)


def _blocks(composer: Composer, coming: AgendaView, room: int) -> Iterator[BlockLines]:
    """The blocks that a council asks for first, as far as there is room."""
    for block, lines in _told(composer, coming):
        shown: list[BlockLine] = []
        room -= 2
        for line in lines[:MOST_LINES]:
            room -= 1 + (len(line.name) + len(line.text)) // LONGEST_LINE
            if room < 0:
                break
            shown.append(line)
        rest = len(lines) - len(shown)
        if shown:
            yield BlockLines(
                anchor=block,
                label=called(composer.plan, block, composer.wording),
                lines=tuple(shown),
                more=composer.wording.words.some("And {number} more.", "And {number} more.", rest) if rest else "",
            )


def _told(composer: Composer, agenda: AgendaView) -> Iterator[tuple[Block, list[BlockLine]]]:
    """What there is to tell: of the choices what they are about, of the other topics their names."""
    plan = composer.plan
    chosen = next((name for name in _CHOICES if getattr(plan, name)), Block.PRIORITIES)
    for block in dict.fromkeys((chosen, Block.GOALS, Block.LENSES)):
        topics: list[Topic] = list(getattr(plan, block).values())
        yield (
            block,
            [
                BlockLine(
                    name=composer.show(_cut(topic.title, LONGEST_LINE)),
                    text=composer.show(_gist(topic.text, topic.goals, topic.problem, topic.approach))
                    if block is chosen
                    else "",
                )
                for topic in topics
            ],
        )
    money = [_money(composer, item) for item in composer.reckoner.budget().items]
    yield Block.BUDGET, [line for line in money if line.text]
    coming = {item.what for item in agenda.items}
    duties = [
        BlockLine(name=composer.show(_cut(item.what, LONGEST_LINE)), text=duty_moment(composer, item))
        for item in plan.own.cycle.values()
        if composer.show(item.what) not in coming
    ]
    yield Block.CYCLE, [line for line in duties if line.text]


def _money(composer: Composer, item: Sum) -> BlockLine:
    """A sum with its years and what it comes to, or what is said of money where no sum is given."""
    money, wording = item.money, composer.wording
    if money.amount is None:
        return BlockLine(name=composer.show(money.name), text=composer.show(_gist(money.text)))
    when = wording.years(money.years) if money.years else ""
    told = [amount_text(wording, money), when, composer.words("every year") if money.recurring else ""]
    if all_of_it := together(wording, item):
        told.append(composer.words("together {amount}", amount=all_of_it))
    told += excess_lines(wording, item)
    return BlockLine(name=composer.show(money.name), text="; ".join(part for part in told if part))


def _gist(text: str | None, *more: Points) -> str:
    """The first whole sentences of what a topic says of itself: of its text, goals, problem or approach."""
    firsts = (text or "", *(_first(points) for points in more))
    return next((told for first in firsts if (told := whole_sentences(capital(first)))), "")


def _first(points: Points) -> str:
    return next((text for point in points for text in (point.text, point.name) if text), "")


_NO_PROSE = re.compile(r"^\s*([-+*>|#]|\d+[.)])\s")
_END = re.compile(r"[.!?][\"'”’)\]*_]*(?=\s+[\"'“‘(\[*_]*[^\W_a-z])")
_SHORTENED = re.compile(
    r"(^|\W)(\w|[\w.]+\.\w+|art|bijv|bv|blz|ca|dhr|dr|drs|e\.?d|etc|evt|excl|incl|ing|ir|jl|lid|max|mevr|min|mr|mw|nr|nrs|"
    r"no|par|prof|resp|st|t/m|vgl|zgn)\.$",
    re.IGNORECASE,
)
"""A full stop behind these does not end a sentence, whatever follows it."""


def whole_sentences(text: str) -> str:
    """As many whole sentences as make a line, at least the first if it fits on two; empty where it does not."""
    prose: list[str] = []
    for line in text.strip().splitlines():
        if not line.strip() or _NO_PROSE.match(line):
            break
        prose.append(line)
    whole = " ".join(" ".join(prose).split())
    ends = [end.end() for end in _END.finditer(whole) if not _SHORTENED.search(whole[: end.end()])]
    if not whole.endswith((":", ";", ",")):
        ends.append(len(whole))
    fits = [end for end in ends if end <= LONGEST_LINE] or [end for end in ends[:1] if end <= LONGEST_TEXT]
    return whole[: fits[-1]] if fits else ""


def _cut(text: str, longest: int) -> str:
    """A name on one line: all of it, or as many whole words as fit."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rpartition(' ')[0].rstrip(',;:. ') or line[:longest]}…"
