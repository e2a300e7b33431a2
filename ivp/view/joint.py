"""What is told of a whole area in the report of one of its municipalities: joint figures and joint targets."""

from __future__ import annotations

from collections.abc import Iterable

from ivp.dossier.resolve import Resolved
from ivp.progress.assess import Assessment
from ivp.progress.standing import Standing
from ivp.view.wording import Wording, small


def whole_area(plan: Resolved, wording: Wording) -> str:
    """What the whole area is called of which a plan is told for one municipality: the region, or all together."""
    named = next((one.own.region for one in (plan, *plan.parents) if one.own.region), None)
    return named or wording.words("The municipalities together")


def joint_line(standing: Standing, identity: str, wording: Wording) -> str:
    """The joint figure of an indicator, its target and how that stands; empty where it is not told for a part."""
    item = standing.joint.get(identity)
    if item is None:
        return ""
    words, measured, aim = wording.words, item.measured, item.position.aim
    figure = item.newest or measured.baseline
    area = whole_area(standing.plan, wording)
    if measured.area != standing.plan.municipalities and not standing.plan.joint:
        area = ", ".join(place.name for place in measured.area)
    value = wording.figure(figure, measured) if figure else ""
    told = [words("{area}: no figure", area=area)]
    if figure and value and figure is measured.baseline:
        told = [words("{area}: {value} at the baseline", area=area, value=value)]
    elif figure and value:
        known = words("{area}: {value} in {year}", area=area, value=value, year=wording.years(figure.years))
        told = [wording.with_status(known, figure)]
    if aim:
        year = wording.due(aim, measured)
        told.append(words("joint target {target} in {year}", target=wording.aim(aim, measured), year=year))
    elif measured.in_words:
        told.append(words("joint target in words"))
    if not item.followed:
        note = wording.position_note(item)
        told.append(small(wording.position(item)) + (f" ({note})" if note else ""))
    return "; ".join(told)


def aimed_jointly(standing: Standing, identities: Iterable[str]) -> list[Assessment]:
    """The joint targets of some indicators, as they stand for all municipalities together."""
    joint = (standing.joint[one] for one in identities if one in standing.joint)
    return [item for item in joint if not item.followed]


def joint_tally(standing: Standing, identities: list[str], wording: Wording) -> str:
    """How the joint targets of some indicators stand: not those of the whole area, of which some may be of others only;
    empty where there are none.
    """
    aimed = aimed_jointly(standing, identities)
    if not aimed:
        return ""
    name, tally = standing.area, wording.tally(aimed)
    return wording.words("Joint, as far as it concerns {name}: {tally}", name=name, tally=tally)


def lent_tallies(standing: Standing, items: Iterable[Assessment], wording: Wording) -> tuple[list[Assessment], str]:
    """The indicators that are the plan's own, and how the targets of the plans that it builds on stand, in words."""
    own: list[Assessment] = []
    lent: dict[str, list[Assessment]] = {}
    for item in items:
        lender = standing.plan.lender(("indicators", item.measured.identity))
        (lent.setdefault(lender.own.title, []) if lender else own).append(item)
    told = [
        wording.words("From {title}: {tally}", title=title, tally=wording.tally(found))
        for title, found in lent.items()
        if any(not item.followed for item in found)
    ]
    return own, ". ".join(told)
