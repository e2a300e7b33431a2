"""The account of a plan as a table for the terminal, readable at 80 columns and when piped."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ivp.language import Words
from ivp.view.agenda import AgendaView
from ivp.view.base import PointView, in_a_line
from ivp.view.progress import ActionView, FigureView, IndicatorView, PlaceView, ProgressView, TopicView
from ivp.view.wording import capital
from ivp.vocabulary import ACCOUNTED_TOPICS, TERMINAL_COLOURS, Change, Tone, Untested

NARROWEST, WIDE = 60, 110
_BESIDE, _BESIDE_WIDE = 28, 63
"""So many columns are for what stands beside the figures and the target."""
_BARS = "▁▂▃▄▅▆▇█"


def progress_table(view: ProgressView, width: int = 80, *, colour: bool = False, explain: bool = False) -> str:
    """The account in ``width`` columns, or as many more as whole figures take; ``explain`` adds how each verdict came
    about.
    """
    words = Words(view.plan.language)
    buffer = io.StringIO()
    wide = width >= WIDE
    needed = sum(_widths(view, words, wide=wide)) + (_BESIDE_WIDE if wide else _BESIDE)
    console = Console(
        file=buffer, width=max(width, NARROWEST, needed), markup=False, highlight=False, emoji=False, soft_wrap=False,
        force_terminal=colour, color_system="standard" if colour else None, legacy_windows=False,
    )  # fmt: skip
    for part in _parts(view, words, wide=wide, explain=explain):
        console.print(part)
    lines = (line.rstrip() for line in buffer.getvalue().splitlines())
    return "\n".join(lines) + "\n"


def _parts(view: ProgressView, words: Words, *, wide: bool, explain: bool) -> list[RenderableType]:
    head = words("{area}: account of {year}", area=view.area, year=view.year)
    parts: list[RenderableType] = [
        Text(head, style="bold"),
        Text(f"{view.plan.title} ({view.plan.period}), {view.plan.status_label.lower()} {view.plan.adoption}".rstrip()),
        *([Text(view.plan.part)] if view.plan.part else []),
    ]
    if view.plan.incomplete:
        parts.append(Text(words("Not fully known here: {why}", why=view.plan.incomplete), style="italic"))
    parts += [Text(words("Open chapter: {name}", name=name)) for name in view.plan.open_chapters]
    if view.actions:
        parts.append(Text(words("States, and decisions on the plan, up to {day}", day=view.as_of)))
    parts += [Text(""), Text(view.headline), *_account(view, words), *_regional(view, words), Text("")]
    if view.indicators:
        parts += _indicators(view, words, wide=wide)
    else:
        parts += _topics(view, words)
    if view.actions:
        parts += _actions(view.actions, view, words)
    parts += _agenda(view.agenda, words)
    if explain:
        parts += _explanations(view, words)
    return parts


def _account(view: ProgressView, words: Words) -> Iterator[RenderableType]:
    """What the account says in words: as a whole, of each topic, of figures, of what the plan promised to do."""
    account = view.account
    if account is None:
        if view.no_account:
            yield Text(view.no_account)
        return
    yield Text("")
    yield Text(account.about, style="bold")
    yield from (Text(line) for line in account.decisions)
    yield from (Text(in_a_line([point])) for point in account.summary)
    for topic in view.topics:
        if topic.account:
            yield Text(_told(_in_its_tree(topic, view), topic.account.sign, topic.account.label, ""))
            yield from _below(None, topic.account.text)
            yield from _below(words("Judged by"), topic.account.basis)
            yield from _below(words("What has been done"), topic.account.done)
            yield from _below(words("Adjustment"), topic.account.adjustment)
            yield from _below(words("What comes next"), topic.account.next)
    for item in view.indicators:
        for text in filter(None, (item.explained, item.adjustment and f"{words('Adjustment')}: {item.adjustment}")):
            yield Text(f"{capital(item.name)}: {text}")
    for duty in account.duties:
        yield Text(_told(duty.what, duty.sign, duty.label, duty.when))
        yield from (Padding(Text(f"{term}: {text}"), (0, 0, 0, 2)) for term, text in duty.explained)
    for money in account.money:
        spent = f"{words('Spent')}: {money.spent}" if money.spent else ""
        yield Text(f"{money.what}: {'; '.join(filter(None, (spent, money.text)))}")
    if account.elsewhere:
        yield Text(account.elsewhere)


def _regional(view: ProgressView, words: Words) -> Iterator[RenderableType]:
    """What the region says and does for the topics."""
    told = [(_in_its_tree(topic, view), region) for topic in view.topics for region in topic.regional]
    if told:
        yield Text("")
        yield Text(words("From the region"), style="bold")
    for topic, region in told:
        name = f"{topic}, {region.about or region.whose}"
        yield Text(_told(name, region.account.sign, region.account.label, "") if region.account else name)
        if region.account:
            yield from _below(None, region.account.text)
            yield from _below(words("Adjustment"), region.account.adjustment)
        yield from (Padding(Text(line), (0, 0, 0, 2)) for line in region.actions)


def _in_its_tree(topic: TopicView, view: ProgressView) -> str:
    """The name of a topic after those of the topics that it is a part of."""
    names = {(one.block, one.id): one.name for one in view.topics}
    steps = topic.id.split(".")
    told = (names.get((topic.block, ".".join(steps[:length]))) for length in range(1, len(steps) + 1))
    return " › ".join(filter(None, told))


def _told(what: str, sign: str, label: str, when: str) -> str:
    """``± Zorg en veiligheid: Wisselend beeld``"""
    verdict = f": {label}" + (f" ({when})" if when else "") if label else ""
    return f"{sign} {what}{verdict}".strip()


def _below(heading: str | None, given: tuple[PointView, ...]) -> Iterator[RenderableType]:
    """Points under a heading, set in."""
    if given:
        text = in_a_line(given)
        yield Padding(Text(f"{heading}: {text}" if heading else text), (0, 0, 0, 2))


def _indicators(view: ProgressView, words: Words, *, wide: bool) -> list[RenderableType]:
    """A table for each group; where there is little width, each name stands on a line of its own."""
    known = {item.id: item for item in view.indicators}
    widths = _widths(view, words, wide=wide)
    parts: list[RenderableType] = []
    for number, group in enumerate(view.groups):
        parts.append(Text(group.label, style="bold"))
        if number == 0 or wide:
            parts.append(_row(words, None, widths, wide=wide))
        for identity in group.indicators:
            if not wide:
                parts.append(Text(capital(known[identity].name)))
            parts.append(_row(words, known[identity], widths, wide=wide))
            if known[identity].origin:
                parts.append(Text(f"  {known[identity].origin}"))
            if known[identity].joint:
                parts.append(Text(f"  {known[identity].joint}"))
            parts += [Text(f"  {line}") for line in known[identity].interim]
            parts += [_place(place, known[identity], widths, wide=wide) for place in known[identity].places]
            parts += [Text(f"  {line}", style="dim") for line in _benchmarks(known[identity])]
        parts.append(Text(""))
    statuses = {figure.status for item in view.indicators for figure in (item.value, item.previous) if figure}
    if any(statuses):
        parts.append(Text(f"* {', '.join(sorted(filter(None, statuses)))}", style="dim"))
    if any(figure and figure.apart for item in view.indicators for figure in _figures(item)):
        parts.append(Text(f"† {words('before a break: not comparable')}", style="dim"))
    return parts


def _place(place: PlaceView, item: IndicatorView, widths: tuple[int, ...], *, wide: bool) -> Table:
    """A municipality of a joint plan under its indicator: its figures in the same columns, its rate and its change."""
    table = Table(box=None, pad_edge=False, padding=(0, 2 if wide else 1, 0, 0), show_header=False, expand=True)
    cells: list[RenderableType] = []
    if wide:
        table.add_column(ratio=4)
        cells.append(Text(f"  {place.name}", style="dim"))
    else:
        table.add_column(width=1)
        cells.append("")
    own = (place.baseline, place.previous, place.value)
    for size, figure, above in zip(widths, own, _figures(item), strict=False):
        table.add_column(justify="right", width=size)
        year = f"\n{figure.years}" if figure and (above is None or above.years != figure.years) else ""
        cells.append(Text(f"{figure.text}{_mark(figure)}{year}" if figure else "–", style="dim"))
    rate = place.value.rate_text if place.value else ""
    change = f"{place.change.sign} {place.change.label}" + (f": {place.change.note}" if place.change.note else "")
    told = "; ".join(part for part in (rate, change) if part)
    table.add_column(ratio=5, overflow="fold")
    cells.append(Text(told if wide else f"{place.name}: {told}", style="dim"))
    table.add_row(*cells)
    return table


def _benchmarks(item: IndicatorView) -> list[str]:
    """What the plan itself compares with: Nederland 7,4 (2022)."""
    return [
        f"{name} " + ", ".join(f"{figure.text} ({figure.years})" for figure in figures)
        for name, figures in item.benchmarks
    ]


def _titles(words: Words) -> tuple[str, str, str]:
    return words("Baseline"), words("Previous"), words("Latest")


def _widths(view: ProgressView, words: Words, *, wide: bool) -> tuple[int, ...]:
    """The widths of the columns of figures and of the target, so that no figure is ever cut."""
    rows = [_figures(item) for item in view.indicators]
    rows += [(item.baseline, item.previous, item.value) for top in view.indicators for item in top.places]
    figures = zip(*rows, strict=True)
    sizes = [
        max(9 if wide else max(7, min(len(title), 9)), *(_longest(_figure(figure, words), "\n") for figure in column))
        for title, column in zip(_titles(words), figures, strict=False)
    ]
    return *sizes, max((16, *(_longest(_target(item), None) for item in view.indicators)))


def _longest(text: Text, parted_by: str | None) -> int:
    """The width of the longest part, which is not to be cut: a line, or a word where nothing is named."""
    return max(map(cell_len, text.plain.split(parted_by)), default=0)


def _row(words: Words, item: IndicatorView | None, widths: tuple[int, ...], *, wide: bool) -> Table:
    """One row in columns of fixed width; the header where no indicator is given."""
    table = Table(box=None, pad_edge=False, padding=(0, 2 if wide else 1, 0, 0), show_header=False, expand=True)
    cells: list[RenderableType] = []
    if wide:
        table.add_column(ratio=4, overflow="fold")
        cells.append(Text(capital(item.name)) if item else Text(words("Indicator"), style="dim"))
    else:
        table.add_column(width=1)
        cells.append("")
    figures = _figures(item) if item else (None, None, None)
    for title, figure, size in zip(_titles(words), figures, widths, strict=False):
        table.add_column(justify="right", width=size)
        cells.append(_figure(figure, words) if item else Text(title, style="dim"))
    table.add_column(width=widths[-1], overflow="fold")
    cells.append(_target(item) if item else Text(words("Target"), style="dim"))
    if wide:
        table.add_column(width=10)
        cells.append(Text(sparkline(item)) if item else Text(words("Series"), style="dim"))
    table.add_column(ratio=5, overflow="fold")
    cells.append(_verdict(item) if item else Text(words("Position and change"), style="dim"))
    table.add_row(*cells)
    return table


def _figures(item: IndicatorView) -> tuple[FigureView | None, FigureView | None, FigureView | None]:
    """What stands in one row: a baseline on another definition does not."""
    return item.baseline if item.comparable else None, item.previous, item.value


def _figure(figure: FigureView | None, words: Words) -> Text:
    if figure is None:
        return Text("–", style="dim")
    return Text(f"{figure.text or words('unknown')}{_mark(figure)}\n{figure.years}")


def _mark(figure: FigureView) -> str:
    return ("*" if figure.status else "") + ("†" if figure.apart else "")


def _target(item: IndicatorView) -> Text:
    if item.target is None:
        return Text(item.target_text or "–", style="" if item.target_text else "dim")
    text = f"{item.target.text}\n{item.target.years}"
    if item.final_target:
        text += f"\n{item.final_target.text}\n{item.final_target.years}"
    return Text(text)


def _verdict(item: IndicatorView) -> Text:
    text = Text()
    text.append(f"{item.position.sign} {item.position.label}", style=TERMINAL_COLOURS[Tone(item.tone)])
    if item.position.note:
        text.append(f", {item.position.note}")
    if item.change.code != Change.UNKNOWN or item.change.reason not in {Untested.NO_VALUE, Untested.NO_BASELINE}:
        text.append(f"\n{item.change.sign} {item.change.label}")
        if item.change.note:
            text.append(f": {item.change.note}")
    return text


def sparkline(item: IndicatorView) -> str:
    """The figures up to the reporting year as small bars from the lowest to the highest, a gap for a missing year."""
    numbers = {
        figure.year: figure.number
        for figure in item.series
        if figure.year is not None and figure.number is not None and not figure.after
    }
    if len(numbers) < 2:
        return ""
    low, high = min(numbers.values()), max(numbers.values())
    step = (high - low) / (len(_BARS) - 1)
    years = range(min(numbers), max(numbers) + 1)
    if len(years) > 40:
        return ""
    return "".join(
        _BARS[round((numbers[year] - low) / step) if step else 3] if year in numbers else " " for year in years
    )


def _topics(view: ProgressView, words: Words) -> list[RenderableType]:
    """A plan without indicators: its goals with how they are judged."""
    parts: list[RenderableType] = []
    for block in ACCOUNTED_TOPICS:
        topics = [topic for topic in view.topics if topic.block == block]
        if not topics:
            continue
        parts.append(Text(words(block.label), style="bold"))
        for topic in topics:
            parts.append(Padding(_topic(topic, words), (0, 0, 0, 2 + 2 * topic.id.count("."))))
        parts.append(Text(""))
    return parts


def _topic(topic: TopicView, words: Words) -> Text:
    text = Text(f"- {topic.name}")
    for title, points in ((words("Goal"), topic.goals), (words("Evaluation"), topic.evaluation)):
        for point in points:
            text.append(f"\n  {title}: {' – '.join(part for part in (point.name, point.text) if part)}")
    if topic.actions:
        text.append("\n  " + words.some("{number} action", "{number} actions", len(topic.actions)))
    return text


def _actions(actions: tuple[ActionView, ...], view: ProgressView, words: Words) -> list[RenderableType]:
    parts: list[RenderableType] = [Text(words("Actions"), style="bold")]
    if view.carrying:
        told = [
            " ".join(view.carrying.sentences),
            *(f"{one.label}: {'; '.join(one.names)}." for one in view.carrying.lists),
        ]
        parts += [Padding(Text(line), (0, 0, 0, 2)) for line in told if line]
    for state in view.action_states:
        chosen = [item for item in actions if item.status == state.code]
        if not chosen:
            continue
        parts.append(Text(f"  {state.sign} {state.label}: {state.count}"))
        for item in chosen:
            line = Text(f"- {item.name}")
            if item.lead:
                line.append(f" ({', '.join(item.lead)})")
            if item.by:
                line.append("; " + words("deadline: {when}", when=item.by))
            if item.late and item.state:
                line.append(f", {item.late}")
            if item.state:
                line.append("".join(f"; {told}" for told in (item.state.share, item.state.light_label) if told))
            if item.earlier:
                line.append("; " + words("earlier: {when}", when=", ".join(item.earlier)))
            parts.append(Padding(line, (0, 0, 0, 4)))
            said = item.state.explained if item.state else ()
            parts += [Padding(Text(f"{term}: {text}"), (0, 0, 0, 6)) for term, text in said]
    parts.append(Text(""))
    return parts


def _agenda(agenda: AgendaView, words: Words) -> list[RenderableType]:
    unsettled = words("Planned, and the outcome is unknown")
    titled = ((words("What is due next"), agenda.items), (unsettled, agenda.unsettled))
    parts: list[RenderableType] = []
    for title, items in titled:
        if items:
            parts.append(Text(title, style="bold"))
            parts += [Padding(Text(f"- {item.what}: {item.when}"), (0, 0, 0, 2)) for item in items]
            parts.append(Text(""))
    return parts


def _explanations(view: ProgressView, words: Words) -> list[RenderableType]:
    parts: list[RenderableType] = [Text(words("How each verdict came about"), style="bold")]
    for item in view.indicators:
        parts.append(Text(""))
        parts.append(Text(item.name, style="underline"))
        parts += [Padding(Text(line), (0, 0, 0, 2)) for line in item.explanation]
    return parts
