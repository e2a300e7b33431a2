"""What implementation plans ask of an indicator for a year on the way, in words."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.progress.standing import Interim, Standing
from ivp.view.joint import whole_area
from ivp.view.wording import Wording, small
from ivp.vocabulary import Reason, Status


def interim_lines(standing: Standing, identity: str, wording: Wording) -> tuple[str, ...]:
    """What the implementation plans of the year ask of an indicator, each in a sentence; whether it was met only of a
    year that has its definitive figure: before that the target of the plan says how it stands. And what was asked for
    a year before and met then, where the newest figure no longer meets it.
    """
    if not standing.plan.is_plan:
        return ()
    asked = [_line(standing, one, wording) for one in standing.interim(identity)]
    return (*asked, *(_lost_line(standing, one, wording) for one in lost(standing, identity)))


def past_interim(standing: Standing, identity: str, wording: Wording) -> Iterator[tuple[str, str, str]]:
    """What the plan itself and implementation plans asked for the years before: the year, the target, and how it stood
    then.
    """
    words = wording.words
    for one in standing.interim(identity, past=True) if standing.plan.is_plan else ():
        aim, position = one.item.position.aim, one.item.position
        if aim and aim.goal.year < standing.plan.own.period.to:
            own = position.reading is not None and position.reading.year == aim.goal.year
            why = wording.reason(one.item) or words(Reason.NO_TARGET_YEAR_VALUE.label)
            told = f"{small(words(Status.NOT_ASSESSABLE.label))} ({why})"
            if position.status.facts.final:
                told = words("achieved") if position.status is Status.ACHIEVED else words("not achieved")
            elif own and not position.reason:
                told = words("not definitive yet")
            told = "; ".join(filter(None, (told, wording.relapse(one.item))))
            year = wording.due(aim, one.item.measured)
            yield (
                year,
                wording.aim(aim, one.item.measured),
                words("{target}: {position}", target=_asked(standing, one, wording), position=told),
            )


def lost(standing: Standing, identity: str) -> list[Interim]:
    """What was asked for a year before and met then, where the newest figure no longer meets it."""
    past = standing.interim(identity, past=True) if standing.plan.is_plan else []
    return [one for one in past if one.item.position.status is Status.ACHIEVED and one.item.position.not_sustained]


def missed(standing: Standing, identity: str) -> Interim | None:
    """The first thing that an implementation plan of the year asks of an indicator and that was not met."""
    asked = standing.interim(identity) if standing.plan.is_plan else []
    return next((one for one in asked if one.item.position.status is Status.NOT_ACHIEVED), None)


def asked_position(standing: Standing, one: Interim, wording: Wording) -> str:
    """How it stands: before the last year of the plan it is an interim target, also where the plan has none itself."""
    aim = one.item.position.aim
    return small(wording.position(one.item, interim=bool(aim and aim.goal.year < standing.plan.own.period.to)))


def _line(standing: Standing, one: Interim, wording: Wording) -> str:
    words, item, aim = wording.words, one.item, one.item.position.aim
    title = _title(standing, one, wording)
    target = wording.aim(aim, item.measured) if aim else ""
    year = wording.due(aim, item.measured) if aim else ""
    if not item.position.status.facts.final:
        return words("{plan} asks {target} for {year}", plan=title, target=target, year=year)
    note = wording.position_note(item)
    position = asked_position(standing, one, wording) + (f" ({note})" if note else "")
    return words(
        "{plan} asked {target} for {year}: {position}", plan=title, target=target, year=year, position=position
    )


def _lost_line(standing: Standing, one: Interim, wording: Wording) -> str:
    """``interim target 2024 (at most 80): achieved; not sustained: 85 in 2025``"""
    words, item = wording.words, one.item
    asked = _asked(standing, one, wording)
    target = wording.aim(item.position.aim, item.measured) if item.position.aim else ""
    return words("{asked} ({target}): achieved; {relapse}", asked=asked, target=target, relapse=wording.relapse(item))


def _asked(standing: Standing, one: Interim, wording: Wording) -> str:
    """``interim target 2024 of the yearly plan``; of the plan itself without its title."""
    year = wording.due(one.item.position.aim, one.item.measured) if one.item.position.aim else ""
    if one.plan is standing.plan:
        asked = wording.words("interim target {year}", year=year)
        area = whole_area(standing.plan, wording)
        return wording.words("{area}: {text}", area=area, text=asked) if one.joint else asked
    return wording.words("interim target {year} of {plan}", year=year, plan=_title(standing, one, wording))


def _title(standing: Standing, one: Interim, wording: Wording) -> str:
    """The implementation plan that asks it, with its status while nothing is decided; of the whole area with that."""
    words, status, title = wording.words, one.plan.own.status.facts, one.plan.own.title
    if status.undecided:
        title = f"{title} ({small(words(status.label))})"
    if one.joint:
        title = words("{area}: {text}", area=whole_area(standing.plan, wording), text=title)
    return title
