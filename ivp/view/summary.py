"""A plan on one page: what it is, where it stands, what it chose, what is due next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from pydantic import Field

from ivp.dossier.resolve import Resolved
from ivp.model.point import Points, Topic
from ivp.progress.assess import Assessment
from ivp.progress.money import Sum
from ivp.progress.standing import Standing, TopicPath
from ivp.view.account import (
    account_title,
    account_view,
    adjusted,
    decided,
    decided_on_account,
    topics_judged,
    verdict_label,
)
from ivp.view.agenda import AgendaView, ComingView, agenda_view
from ivp.view.base import View, in_a_line
from ivp.view.carrying import carrying_view
from ivp.view.document.composer import Composer
from ivp.view.document.governance import duty_moment
from ivp.view.money import amount_text, excess_lines, together
from ivp.view.plan_view import PlanView, called, plan_view
from ivp.view.progress.overview import finding
from ivp.view.report.highlights import (
    adjusted_title,
    change_tallies,
    decided_title,
    position_tallies,
    state_tallies,
)
from ivp.view.report.models import CellView, MarkView, TallyView
from ivp.view.report.rows import Rows
from ivp.view.report.yearly_report import who
from ivp.view.wording import Wording, capital, small
from ivp.vocabulary import Aspect, Block, Status

FORMAT = 1
MOST_INDICATORS, MOST_LINES, MOST_COMING, ROOM = 5, 7, 6, 36
"""What fits on a page: indicators, lines of a block, dates, and lines in all."""
TABLE, ROW = 12, 3
"""How many lines a table of indicators takes, with what stands above it, and each row of it."""
WITH_ACCOUNT = 3
"""With an account so many indicators and dates are left."""
LONGEST_NAME, LONGEST_LINE, LONGEST_TEXT = 70, 120, 240
LEAST_NAME = 24


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
    """A priority, goal, sum of money, duty or piece of the account in a line."""

    name: str = Field(description="Name.")
    text: str = Field(description="What it is about in whole sentences; empty where nothing that short is said.")


class BlockLines(View):
    """A block of the plan, or its account, in lines."""

    anchor: str = Field(description="Name of its place.")
    label: str = Field(description="What it is called, by the plan's own name for it.")
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
    account: BlockLines | None = Field(description="What the account of the year says; null where none is known.")
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
    account = _account(composer, standing)
    head = plan_view(plan, wording)
    coming = agenda_view(standing, wording)
    carrying = carrying_view(standing, wording)
    past = coming.unsettled[: WITH_ACCOUNT - 1 if account else WITH_ACCOUNT]
    listed = coming.items[: WITH_ACCOUNT - bool(past) if account else MOST_COMING - len(past)], past
    due = sum(map(len, listed))
    room = ROOM - (2 + due if due else 0)
    room -= len(head.incomplete) // LONGEST_LINE
    if account:
        room -= 2 + sum(map(_length, account.lines))
    names = len(getattr(plan, _chosen(plan)))
    rows_left = (room - TABLE - 2 - min(names, MOST_LINES)) // ROW
    most = max(0, min(WITH_ACCOUNT if account else MOST_INDICATORS, rows_left))
    room -= TABLE + ROW * min(len(aimed), most) if aimed else 0
    return SummaryView(
        plan=head,
        year=standing.year,
        who=who(standing, wording),
        status=_status(head),
        headline=finding(standing, wording),
        carrying=" ".join(carrying.sentences) if carrying else "",
        positions=tuple(item for item in position_tallies(standing, wording) if item.count),
        changes=tuple(item for item in change_tallies(standing, wording) if item.count),
        states=tuple(item for item in state_tallies(standing, wording) if item.count),
        baseline_label=capital(called(plan, Aspect.BASELINE, wording)),
        target_label=capital(called(plan, Aspect.TARGET, wording)),
        account=account,
        indicators=tuple(_indicator(item, rows) for item in aimed[:most]),
        more_indicators=_more_indicators(aimed[most:], wording),
        blocks=tuple(_blocks(composer, standing, coming, room)),
        agenda=coming.model_copy(update={"items": _lines(listed[0]), "unsettled": _lines(listed[1])}),
        more_agenda=_more(wording, len(coming.items) + len(coming.unsettled) - due),
    )


def _more_indicators(rest: list[Assessment], wording: Wording) -> str:
    """How many more have a target; of one municipality also where that is only of the whole area."""
    number, words = len(rest), wording.words
    if not rest:
        return ""
    if not any(item.position.aim for item in rest):
        return words.some(
            "{number} more indicator has a joint target.", "{number} more indicators have a joint target.", number
        )
    return words.some("{number} more indicator has a target.", "{number} more indicators have a target.", number)


def _account(composer: Composer, standing: Standing) -> BlockLines | None:
    """The account in lines: its verdict, how it judges topics, what is done differently and what was decided; None
    where it says nothing of that.
    """
    wording, words = composer.wording, composer.words
    view = account_view(standing, wording)
    if view is None:
        return None
    chosen = _chosen(composer.plan)
    told_there = [(chosen, identity) for identity in [*getattr(composer.plan, chosen)][:MOST_LINES]]
    elsewhere = [
        f"{_cut(standing.topics[path].title, LONGEST_NAME)} ({small(words(judgement.label))})"
        for judgement, paths in topics_judged(standing).items()
        for path in paths
        if path not in told_there
    ]
    judged = BlockLine(name=words("Judgement of other topics"), text=_listed(elsewhere, "; ", LONGEST_TEXT, wording))
    others = [
        BlockLine(name=title(len(told), wording), text=_said(told, wording))
        for title, told in ((adjusted_title, adjusted(standing)), (decided_title, decided(standing)))
        if told
    ]
    verdict = in_a_line(view.summary)
    short = whole_sentences(verdict, LONGEST_TEXT)
    if short and len(short) < len(" ".join(verdict.split())):
        short = words("{text} (shortened)", text=short)
    child = standing.accounted
    asked = [pair for pair in decided_on_account(standing, child, wording) if pair[1]] if child else []
    if asked:
        others.insert(0, BlockLine(name=words("Decisions on the account"), text=_said(asked, wording)))
    known = view.about.removeprefix(view.title)
    name = _cut(view.title, max(LONGEST_NAME - len(known), LEAST_NAME)) + known
    first = [BlockLine(name=name, text=short)] if short else []
    lines = (*first, *([judged] if elsewhere else []), *others)
    if not lines:
        return None
    return BlockLines(
        anchor="account",
        label=words("Account in words"),
        lines=lines,
        more="",
    )


def _said(told: list[tuple[str, str]], wording: Wording) -> str:
    """What is said of some things, on two lines: their names, with what is said in whole sentences."""
    short = [(_cut(name, LONGEST_NAME), whole_sentences(text)) for name, text in told]
    return _listed([f"{name}: {text}" if text else f"{name}." for name, text in short], " ", LONGEST_TEXT, wording)


def _listed(told: list[str], between: str, longest: int, wording: Wording) -> str:
    """As many as fit, at least the first, and how many more there are."""
    ends = accumulate(len(one) + len(between) for one in told)
    shown = max(1, sum(end <= longest for end in ends))
    text, more = between.join(told[:shown]), _more(wording, len(told) - shown)
    return f"{text}{'' if text.endswith(('.', '…')) else '.'} {more}" if more else text


def _more(wording: Wording, number: int) -> str:
    return wording.words.some("And {number} more.", "And {number} more.", number) if number > 0 else ""


def _lines(items: tuple[ComingView, ...]) -> tuple[ComingView, ...]:
    """Each on one line: by whom only where that fits."""
    short = [item.model_copy(update={"what": _cut(item.what, LONGEST_NAME)}) for item in items]
    fits = [len(item.what + item.when + item.who) <= LONGEST_LINE for item in short]
    return tuple(
        item if whole else item.model_copy(update={"who": ""}) for item, whole in zip(short, fits, strict=True)
    )


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


def _length(line: BlockLine) -> int:
    """How many lines of a page it takes."""
    return 1 + (len(line.name) + len(line.text)) // LONGEST_LINE


def _chosen(plan: Resolved) -> Block:
    """The block of what a plan chose: its priorities, where it has any."""
    return next((block for block in _CHOICES if getattr(plan, block)), Block.PRIORITIES)


def _blocks(composer: Composer, standing: Standing, coming: AgendaView, room: int) -> Iterator[BlockLines]:
    """The blocks that a council asks for first, as far as there is room; what the plan chose is named in any case."""
    chosen = _chosen(composer.plan)
    for block, lines in _told(composer, standing, coming):
        shown: list[BlockLine] = []
        first = lines[:MOST_LINES]
        room -= 2
        for line in first:
            bare = line.model_copy(update={"text": ""})
            waiting = len(first) - len(shown) - 1 if block is chosen else 0
            fits = room - _length(line) >= waiting or _length(line) == _length(bare)
            if block is not chosen and room < _length(line):
                break
            shown.append(line if fits else bare)
            room -= _length(shown[-1])
        if shown:
            yield BlockLines(
                anchor=block,
                label=called(composer.plan, block, composer.wording),
                lines=tuple(shown),
                more=_more(composer.wording, len(lines) - len(shown)),
            )


def _told(composer: Composer, standing: Standing, agenda: AgendaView) -> Iterator[tuple[Block, list[BlockLine]]]:
    """What there is to tell: of the choices how the account judges them, else what they are about; of others names."""
    plan = composer.plan
    chosen, judges = _chosen(plan), any(topics_judged(one) for one in (standing, *standing.regional))
    for block in dict.fromkeys((chosen, Block.GOALS, Block.LENSES)):
        topics: dict[str, Topic] = getattr(plan, block)
        yield (
            block,
            [
                BlockLine(
                    name=composer.show(_cut(topic.title, LONGEST_LINE)),
                    text=_judged_or_about(composer, topic, standing, (block, identity), judges=judges)
                    if block is chosen
                    else "",
                )
                for identity, topic in topics.items()
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


def _judged_or_about(composer: Composer, topic: Topic, standing: Standing, path: TopicPath, *, judges: bool) -> str:
    """How the account judges a topic, or that of the region; else what it is about: as the words of the plan where
    others are judged.
    """
    for one in (standing, *standing.regional):
        said = one.topic_accounts.get(path)
        if said and said.judgement and one.account:
            told = verdict_label(said.judgement, composer.wording)
            return told if one is standing else f"{told}, {_cut(account_title(one, composer.wording), LONGEST_NAME)}"
    about = _about(composer, topic)
    if not judges:
        return about
    return (
        composer.words("No judgement; the plan says: {text}", text=about) if about else composer.words("No judgement")
    )


def _about(composer: Composer, topic: Topic) -> str:
    """What a topic is about in whole sentences, or how it is to be judged."""
    if told := _gist(topic.text, topic.goals, topic.problem, topic.approach):
        return composer.show(told)
    judged = composer.show(_gist(None, topic.evaluation))
    return f"{called(composer.plan, Aspect.EVALUATION, composer.wording)}: {judged}" if judged else ""


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


_LOOSE = " ,;:.-–—&/+(["
"""What a name does not end with where it is cut."""
_NO_PROSE = re.compile(r"^\s*([-+*>|#]|\d+[.)])\s")
_END = re.compile(r"[.!?][\"'”’)\]*_]*(?=\s+[\"'“‘(\[*_]*[^\W_a-z])")
_SHORTENED = re.compile(
    r"(^|\W)(\w|[\w.]+\.\w+|art|bijv|bv|blz|ca|dhr|dr|drs|e\.?d|etc|evt|excl|incl|ing|ir|jl|lid|max|mevr|min|mr|mw|nr|nrs|"
    r"no|par|prof|resp|st|t/m|vgl|zgn)\.$",
    re.IGNORECASE,
)
"""A full stop behind these does not end a sentence, whatever follows it."""


def whole_sentences(text: str, longest: int = LONGEST_LINE) -> str:
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
    fits = [end for end in ends if end <= longest] or [end for end in ends[:1] if end <= LONGEST_TEXT]
    return whole[: fits[-1]] if fits else ""


def _cut(text: str, longest: int) -> str:
    """A name on one line: all of it, or as many whole words as fit."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rpartition(' ')[0].rstrip(_LOOSE) or line[:longest]}…"
