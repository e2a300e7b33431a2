"""The account of a plan put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ivp.dossier.resolve import Resolved
from ivp.language import N_
from ivp.progress.assess import Assessment
from ivp.progress.standing import Standing
from ivp.view.account import account_view, no_account
from ivp.view.agenda import agenda_view
from ivp.view.carrying import carrying_view
from ivp.view.joint import joint_tally, lent_tallies
from ivp.view.plan_view import plan_view
from ivp.view.progress.action_view import action_counts, action_tally, action_view
from ivp.view.progress.indicator_view import indicator_view
from ivp.view.progress.models import CountView, GroupView, IndicatorView, ProgressView, SourceView
from ivp.view.progress.topic_view import topics
from ivp.view.wording import Wording, small
from ivp.vocabulary import Change, Reason, Status

GROUPS = {
    "target": N_("With a target"),
    "joint": N_("With a target of the whole area"),
    "figures": N_("Without a target, with figures"),
    "neither": N_("Without a target and without a new figure"),
}


def progress_view(standing: Standing) -> ProgressView:
    """The account of a plan for a reporting year."""
    plan, wording = standing.plan, Wording(standing.plan.own.language)
    words = wording.words
    items = list(standing.indicators.values())
    indicators = tuple(indicator_view(standing, item, wording) for item in items)
    account = account_view(standing, wording)
    actions = tuple(action_view(standing, item, wording) for item in standing.actions.values())
    changes = Counter(item.change.change for item in items)
    return ProgressView(
        plan=plan_view(plan, wording),
        year=standing.year,
        as_of=wording.numbers.day(standing.day),
        area=standing.area,
        headline=headline(standing, wording),
        account=account,
        no_account=no_account(standing, account, wording),
        indicators=indicators,
        groups=_groups(items, wording),
        positions=position_counts(standing, wording),
        changes=tuple(
            CountView.model_construct(code=code, label=words(code.label), sign=code.facts.sign, count=changes[code])
            for code in Change
        ),
        topics=topics(standing, wording),
        actions=actions,
        actions_finding=action_tally(standing.actions.values(), wording) if actions else "",
        carrying=carrying_view(standing, wording),
        action_states=action_counts(standing, wording),
        agenda=agenda_view(standing, wording),
        sources=_sources(standing, indicators),
    )


def position_counts(standing: Standing, wording: Wording) -> tuple[CountView, ...]:
    """How many indicators with a target have each position."""
    counted = Counter(item.position.status for item in standing.indicators.values() if not item.followed)
    return tuple(
        CountView.model_construct(code=code, label=wording.words(code.label), sign=code.facts.sign, count=counted[code])
        for code in Status
    )


def grouped(items: Iterable[Assessment]) -> dict[str, list[Assessment]]:
    """Indicators by what can be said of them: with a target, with figures alone, with neither."""
    groups: dict[str, list[Assessment]] = {code: [] for code in GROUPS}
    for item in items:
        code = "figures" if item.newest else "neither"
        if item.position.reason is not Reason.NO_TARGET:
            code = "joint" if item.followed else "target"
        groups[code].append(item)
    return {code: found for code, found in groups.items() if found}


def group_label(code: str, items: Iterable[Assessment], wording: Wording) -> str:
    """What a group is called; the year of its targets where they share one."""
    years = {wording.due(item.position.final, item.measured) for item in items if item.position.final}
    if code == "target" and len(years) == 1:
        return wording.words("With a target for {year}", year=years.pop())
    return wording.words(GROUPS[code])


def _groups(items: list[Assessment], wording: Wording) -> tuple[GroupView, ...]:
    return tuple(
        GroupView(
            code=code,
            label=group_label(code, found, wording),
            indicators=tuple(item.measured.identity for item in found),
        )
        for code, found in grouped(items).items()
    )


def _sources(standing: Standing, indicators: tuple[IndicatorView, ...]) -> tuple[SourceView, ...]:
    """The sources, without those that only serve indicators that are not told here."""
    serving = {item.source for item in standing.measured.plan.indicators.values()}
    counted = Counter(item.source for item in indicators)
    return tuple(
        SourceView(name=source.name, text=source.text or "", indicators=counted[source.name])
        for identity, source in standing.plan.sources.items()
        if counted[source.name] or identity not in serving
    )


def no_actions(plan: Resolved, wording: Wording) -> str:
    """That there is no action to tell of."""
    if plan.in_part:
        return wording.words("No action belongs to what is told here.")
    return wording.words("The actions of this plan are not known here.")


def headline(standing: Standing, wording: Wording) -> str:
    """What stands out, in one sentence: how many targets there are, and how each of them stands."""
    words, plan = wording.words, standing.plan
    indicators = list(standing.indicators.values())
    aimed = [item for item in indicators if not item.followed]
    actions = standing.actions.values()
    if not plan.is_plan:
        if not actions:
            return no_actions(plan, wording)
        return f"{action_tally(actions, wording)}."
    if not indicators:
        told = f" {action_tally(actions, wording)}." if actions else ""
        none = N_("No indicator belongs to what is told here.") if plan.in_part else N_("The plan has no indicators.")
        return words(none) + told
    none = words("{name} has no targets of its own.", name=standing.area)
    joint = joint_tally(standing, list(standing.indicators), wording)
    if joint:
        return f"{wording.tally(aimed) + '.' if aimed else none} {joint}."
    own, lent = lent_tallies(standing, aimed, wording)
    if lent:
        return f"{wording.tally(own) + '.' if own else none} {lent}."
    if not aimed:
        return words("None of the indicators has a target.")
    if all(item.position.reason is Reason.TARGET_IN_WORDS for item in aimed):
        return words("The targets are in words only; figures cannot judge them.")
    if len(aimed) == 1:
        return words("The one target: {label}.", label=small(wording.position(aimed[0])))
    return f"{wording.tally(aimed)}."


def finding(standing: Standing, wording: Wording) -> str:
    """How the targets stand, and the actions where any of them asks for attention."""
    told, actions = headline(standing, wording), standing.actions.values()
    if standing.indicators and standing.plan.is_plan and any(item.off_course for item in actions):
        told += f" {action_tally(actions, wording)}."
    return told
