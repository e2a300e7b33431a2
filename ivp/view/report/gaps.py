"""What could not be assessed and why, what is not fully known, and what the verdicts mean."""

from __future__ import annotations

from ivp.progress.assess import Assessment
from ivp.progress.standing import Standing
from ivp.view.report.models import GapView, MarkView, NamedView, UnknownView
from ivp.view.wording import Wording, capital
from ivp.vocabulary import Change, Reason, ReasonFacts, Status


def gaps(standing: Standing, anchors: dict[str, str], wording: Wording) -> tuple[GapView, ...]:
    """The targets without a position, by reason."""
    found: dict[Reason, list[Assessment]] = {}
    for item in standing.indicators.values():
        if item.position.reason and not item.followed:
            found.setdefault(item.position.reason, []).append(item)
    return tuple(_gap(reason.facts, items, anchors, wording) for reason, items in found.items())


def _gap(facts: ReasonFacts, items: list[Assessment], anchors: dict[str, str], wording: Wording) -> GapView:
    words = wording.words
    return GapView(
        label=words(facts.heading) or capital(words(facts.label)),
        count=words.some("{number} target", "{number} targets", len(items)),
        need=words(facts.need),
        indicators=tuple(
            NamedView(name=capital(item.measured.indicator.name), anchor=anchors.get(item.measured.identity, ""))
            for item in items
        ),
    )


def unknown(standing: Standing) -> tuple[UnknownView, ...]:
    """What the plan says is not fully known of it, of its topics and actions; each reason once."""
    plan = standing.plan
    said = [(plan.own.title, plan.own.incomplete)]
    said += [(topic.title, topic.incomplete) for topic in standing.topics.values()]
    said += [(item.action.title, item.action.incomplete) for item in standing.actions.values()]
    found: dict[str, list[str]] = {}
    for name, why in said:
        if why:
            found.setdefault(why, []).append(name)
    return tuple(UnknownView(text=why, about=tuple(names)) for why, names in found.items())


def gaps_finding(standing: Standing, wording: Wording) -> str:
    """How many targets have no position."""
    aimed = [item for item in standing.indicators.values() if not item.followed]
    unjudged = sum(item.position.status is Status.NOT_ASSESSABLE for item in aimed)
    if not unjudged:
        return ""
    return wording.words.some(
        "{number} of the {total} targets cannot be assessed",
        "{number} of the {total} targets cannot be assessed",
        unjudged,
        total=len(aimed),
    )


def legend(standing: Standing, wording: Wording) -> tuple[MarkView, ...]:
    """What each verdict means."""
    if not standing.indicators:
        return ()
    final_first = sorted(Status, key=lambda status: not status.facts.final)
    rare_last = sorted(Change, key=lambda change: not change.facts.always_told)
    words = wording.words
    return tuple(
        MarkView(code=code, label=words(code.label), tone=code.facts.tone, note=words(code.facts.meaning))
        for code in (*final_first, *rare_last)
        if code.facts.meaning
    )
