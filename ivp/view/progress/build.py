"""The account of a plan put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from ivp.language import N_
from ivp.observations import Observations
from ivp.progress.assess import default_year
from ivp.progress.change import Change
from ivp.progress.position import Status
from ivp.reference.municipalities import Municipality
from ivp.resolve import Resolved
from ivp.view.plan import plan_view
from ivp.view.progress.actions import action_counts, action_view
from ivp.view.progress.indicators import Indicators
from ivp.view.progress.models import (
    ActionView,
    CountView,
    GroupView,
    IndicatorView,
    ProgressView,
    SourceView,
)
from ivp.view.progress.topics import topics
from ivp.view.wording import CHANGE_SIGNS, CHANGES, POSITIONS, SIGNS, Wording

_Code = TypeVar("_Code", Status, Change)

_GROUPS = {
    "target": N_("With a target"),
    "figures": N_("Without a target, with figures"),
    "neither": N_("Without a target and without a new figure"),
}


def progress_view(
    plan: Resolved,
    observations: Observations,
    year: int | None = None,
    only: Municipality | None = None,
    *,
    internal: bool = False,
    as_of: date | None = None,
) -> ProgressView:
    """The account of ``plan`` for a reporting year (none: see ``default_year``), for its area or one municipality.

    Counts below a source's ``hide_below`` are left out, with all that would tell them, unless the account is for
    internal use.
    """
    wording = Wording(plan.own.language)
    at = default_year(plan, observations) if year is None else year
    chosen = [identity for identity, item in plan.indicators.items() if only is None or only in plan.covered(item)]
    make = Indicators(plan, observations, at, only, wording, internal)
    indicators = tuple(make.indicator(identity) for identity in chosen)
    head = plan_view(plan, wording)
    actions = tuple(action_view(plan, identity, item, at, wording) for identity, item in plan.own.actions.items())
    return ProgressView(
        plan=head,
        year=at,
        as_of=wording.numbers.day(as_of) if as_of else "",
        area=only.name if only else head.area,
        headline=_headline(indicators, actions, wording),
        indicators=indicators,
        groups=_groups(indicators, wording),
        positions=_counts((item.position.code for item in indicators), POSITIONS, SIGNS, wording),
        changes=_counts((item.change.code for item in indicators), CHANGES, CHANGE_SIGNS, wording),
        topics=topics(plan, indicators, actions),
        actions=actions,
        action_states=action_counts(actions, wording),
        sources=_sources(plan, indicators),
    )


def _groups(indicators: tuple[IndicatorView, ...], wording: Wording) -> tuple[GroupView, ...]:
    sorted_out: dict[str, list[str]] = {code: [] for code in _GROUPS}
    for item in indicators:
        code = "target" if item.target else "figures" if item.value else "neither"
        sorted_out[code].append(item.id)
    years = {(item.final_target or item.target).year for item in indicators if item.target}
    labels = {code: wording.words(label) for code, label in _GROUPS.items()}
    if len(years) == 1:
        labels["target"] = wording.words("With a target for {year}", year=years.pop())
    return tuple(
        GroupView(code=code, label=labels[code], indicators=tuple(ids)) for code, ids in sorted_out.items() if ids
    )


def _counts(
    found: Iterable[str], labels: Mapping[_Code, str], signs: Mapping[_Code, str], wording: Wording
) -> tuple[CountView, ...]:
    """How many have each code, in the order of the labels."""
    counted = Counter(found)
    return tuple(
        CountView(code=str(code), label=wording.words(label), sign=signs[code], count=counted[str(code)])
        for code, label in labels.items()
    )


def _sources(plan: Resolved, indicators: tuple[IndicatorView, ...]) -> tuple[SourceView, ...]:
    return tuple(
        SourceView(
            name=source.name,
            text=source.text or "",
            indicators=sum(item.source == source.name for item in indicators),
        )
        for source in plan.sources.values()
    )


def _headline(indicators: tuple[IndicatorView, ...], actions: tuple[ActionView, ...], wording: Wording) -> str:
    """What stands out, in one sentence: how many targets can be judged, and how many are met."""
    words = wording.words
    aimed = [item for item in indicators if item.target]
    if not indicators and actions:
        return words.some(
            "The plan has {number} action and no indicators.",
            "The plan has {number} actions and no indicators.",
            len(actions),
        )
    if not indicators:
        return words("The plan has no indicators; its goals are judged in words.")
    if not aimed and any(item.target_text for item in indicators):
        return words("The targets are in words only; figures cannot judge them.")
    if not aimed:
        return words("None of the indicators has a target.")
    judged = [item for item in aimed if item.position.code != Status.NOT_ASSESSABLE]
    met = [item for item in judged if item.position.code in {Status.ACHIEVED, Status.ON_TARGET}]
    if not judged:
        return words.some("The one target cannot be judged.", "None of the {number} targets can be judged.", len(aimed))
    if len(judged) == 1:
        label = judged[0].position.label.lower()
        if len(aimed) == 1:
            return words("The one target: {label}.", label=label)
        return words("Of {total} targets one can be judged: {label}.", total=len(aimed), label=label)
    first = words("{number} targets of {total} can be judged;", number=len(judged), total=len(aimed))
    second = words.some("{number} of them is met.", "{number} of them are met.", len(met))
    if not met:
        second = words("none of them is met.")
    return f"{first} {second}"
