"""What could not be assessed and why, what is not fully known, and what the verdicts mean."""

from __future__ import annotations

from ivp.language import N_
from ivp.progress.assess import Assessment
from ivp.progress.standing import Standing
from ivp.view.joint import aimed_jointly
from ivp.view.report.models import GapView, MarkView, NamedView, UnknownView
from ivp.view.wording import Wording, capital
from ivp.vocabulary import Change, Reason, ReasonFacts, Status


def gaps(standing: Standing, anchors: dict[str, str], wording: Wording) -> tuple[GapView, ...]:
    """The targets without a position, by reason; of one municipality also the joint ones."""
    found: dict[tuple[bool, Reason], list[Assessment]] = {}
    for joint, items in _aimed(standing):
        for item in items:
            if item.position.reason:
                found.setdefault((joint, item.position.reason), []).append(item)
    return tuple(_gap(reason.facts, joint, items, anchors, wording) for (joint, reason), items in found.items())


def _aimed(standing: Standing) -> tuple[tuple[bool, list[Assessment]], ...]:
    """The indicators with a target, and those with a joint one as that stands for all together."""
    own = [item for item in standing.indicators.values() if not item.followed]
    return (False, own), (True, aimed_jointly(standing, standing.indicators))


def _gap(
    facts: ReasonFacts, joint: bool, items: list[Assessment], anchors: dict[str, str], wording: Wording
) -> GapView:
    words, number = wording.words, len(items)
    return GapView(
        label=words(facts.heading) or capital(words(facts.label)),
        count=words.some("{number} joint target", "{number} joint targets", number)
        if joint
        else words.some("{number} target", "{number} targets", number),
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
    """How many targets have no position; of one municipality also how many joint ones."""
    words, told = wording.words, []
    for joint, items in _aimed(standing):
        number = sum(item.position.status is Status.NOT_ASSESSABLE for item in items)
        total = len(items)
        if number and total == 1:
            told.append(
                words(N_("The joint target cannot be assessed") if joint else N_("The target cannot be assessed"))
            )
        elif number and joint:
            told.append(
                words.some(
                    "{number} of the {total} joint targets cannot be assessed",
                    "{number} of the {total} joint targets cannot be assessed",
                    number,
                    total=total,
                )
            )
        elif number:
            told.append(
                words.some(
                    "{number} of the {total} targets cannot be assessed",
                    "{number} of the {total} targets cannot be assessed",
                    number,
                    total=total,
                )
            )
    return ". ".join(told)


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
