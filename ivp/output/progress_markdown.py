"""The account as a Markdown table, to paste into a note or a pull request."""

from __future__ import annotations

from ivp.language import N_, Words
from ivp.view.base import in_a_line
from ivp.view.progress import FigureView, IndicatorView, ProgressView

_TITLES = (
    N_("Indicator"), N_("Baseline"), N_("Previous"), N_("Latest"), N_("Target"), N_("Position"), N_("Change"),
)  # fmt: skip


def progress_markdown(view: ProgressView) -> str:
    """The plan under a heading, with a table of its indicators or a list of its goals."""
    words = Words(view.plan.language)
    lines = [f"## {_escape(words('{area}: account of {year}', area=view.area, year=view.year))}", ""]
    lines += [f"{_escape(view.plan.title)} ({view.plan.period}), {view.plan.status_label.lower()}", ""]
    lines += [_escape(view.plan.part), ""] if view.plan.part else []
    lines += [_escape(view.headline), "", *_account(view, words), *_regional(view, words)]
    if view.indicators:
        lines.append("| " + " | ".join(words(title) for title in _TITLES) + " |")
        lines.append("| --- | ---: | ---: | ---: | --- | --- | --- |")
        lines += [_row(item, words) for item in view.indicators]
    for topic in view.topics if not view.indicators else ():
        lines.append(f"- {_escape(topic.name)}")
        lines += [f"  - {_escape(point.text or point.name)}" for point in (*topic.goals, *topic.evaluation)]
    if view.actions:
        told = words("States, and decisions on the plan, up to {day}", day=view.as_of)
        lines += ["", f"{_escape(view.actions_finding)}. {_escape(told)}."]
        lines += ["", _escape(" ".join(view.carrying.sentences))] if view.carrying else []
    return "\n".join(lines) + "\n"


def _account(view: ProgressView, words: Words) -> list[str]:
    """What the account says in words, as a whole and of each topic; that none is known, where that is so."""
    if view.account is None:
        return [_escape(view.no_account), ""] if view.no_account else []
    lines = [f"**{_escape(view.account.about)}**", ""]
    lines += [f"{_escape(in_a_line([point]))}\n" for point in view.account.summary]
    for topic in view.topics:
        if topic.account:
            label = f": {topic.account.label.lower()}" if topic.account.label else ""
            told = in_a_line(topic.account.text)
            lines.append(f"- {_escape(topic.account.sign + ' ' + topic.name + label)}. {_escape(told)}".rstrip())
            pieces = (
                (words("What has been done"), topic.account.done),
                (words("Adjustment"), topic.account.adjustment),
                (words("What comes next"), topic.account.next),
            )
            lines += [f"  - {term}: {_escape(in_a_line(given))}" for term, given in pieces if given]
    for item in view.indicators:
        if item.explained:
            lines.append(f"- {_escape(item.name)}: {_escape(item.explained)}")
        if item.adjustment:
            lines.append(f"- {_escape(item.name)}, {words('Adjustment').lower()}: {_escape(item.adjustment)}")
    lines += [f"- {_escape(view.account.elsewhere)}"] if view.account.elsewhere else []
    return [*lines, ""]


def _row(item: IndicatorView, words: Words) -> str:
    target = f"{item.target.text} ({item.target.years})" if item.target else item.joint or item.target_text or "–"
    verdicts = (
        f"{item.position.sign} {item.position.label}" + (f" ({item.position.note})" if item.position.note else ""),
        f"{item.change.sign} {item.change.label}" + (f" ({item.change.note})" if item.change.note else ""),
    )
    figures = (
        _figure(figure, words) for figure in (item.baseline if item.comparable else None, item.previous, item.value)
    )
    name = f"{item.name} ({item.origin})" if item.origin else item.name
    return "| " + " | ".join(_escape(cell) for cell in (name, *figures, target, *verdicts)) + " |"


def _figure(figure: FigureView | None, words: Words) -> str:
    if figure is None:
        return "–"
    status = f", {figure.status}" if figure.status else ""
    apart = f"; {words('before a break: not comparable')}" if figure.apart else ""
    return f"{figure.text or words('unknown')} ({figure.years}{status}{apart})"


def _escape(text: str) -> str:
    """A text of a plan in which no sign means anything to Markdown or HTML."""
    flat = " ".join(text.split())
    return "".join("\\" + sign if sign in "\\`*_{}[]<>|#~" else sign for sign in flat).replace("&", "&amp;")


def _regional(view: ProgressView, words: Words) -> list[str]:
    """What the region says and does for the topics."""
    lines = []
    for name, region in ((topic.name, region) for topic in view.topics for region in topic.regional):
        account = region.account
        label = f": {account.label.lower()}" if account and account.label else ""
        told = in_a_line(account.text) if account else ""
        lines.append(f"- {_escape(f'{name}, {region.about or region.whose}{label}')}. {_escape(told)}".rstrip())
        if account and account.adjustment:
            lines.append(f"  - {words('Adjustment')}: {_escape(in_a_line(account.adjustment))}")
        lines += [f"  - {_escape(line)}" for line in region.actions]
    return [f"**{words('From the region')}**", "", *lines, ""] if lines else []
