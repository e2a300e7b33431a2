"""What implementation plans ask of an indicator for a year on the way, in words."""

from __future__ import annotations

from ivp.progress.standing import Interim, Standing
from ivp.view.joint import whole_area
from ivp.view.wording import Wording, small


def interim_lines(standing: Standing, identity: str, wording: Wording) -> tuple[str, ...]:
    """What the implementation plans of the year ask of an indicator, each in a sentence; whether it was met only of a
    year that has its definitive figure: before that the target of the plan says how it stands.
    """
    if not standing.plan.is_plan:
        return ()
    return tuple(_line(standing, one, wording) for one in standing.interim(identity))


def _line(standing: Standing, one: Interim, wording: Wording) -> str:
    words, item, aim = wording.words, one.item, one.item.position.aim
    status, title = one.plan.own.status.facts, one.plan.own.title
    if status.undecided:
        title = f"{title} ({small(words(status.label))})"
    if one.joint:
        title = words("{area}: {text}", area=whole_area(standing.plan, wording), text=title)
    target = wording.aim(aim, item.measured) if aim else ""
    year = aim.goal.year if aim else 0
    if not item.position.status.facts.final:
        return words("{plan} asks {target} for {year}", plan=title, target=target, year=year)
    note = wording.position_note(item)
    position = small(wording.position(item)) + (f" ({note})" if note else "")
    return words(
        "{plan} asked {target} for {year}: {position}", plan=title, target=target, year=year, position=position
    )
