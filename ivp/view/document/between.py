"""What the municipalities of a joint plan do for each other: who leads an action, who takes part, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivp.dossier.narrowing import place_of
from ivp.dossier.resolve import Resolved, known_municipalities
from ivp.language import N_
from ivp.model.action import Action
from ivp.reference.municipalities import Municipality
from ivp.view.document.composer import Composer
from ivp.view.document.pieces import Fact, Facts, Link, Section


def between(composer: Composer, actions: Iterable[tuple[str, Action, Resolved]], anchor: str) -> Section | None:
    """Who does what for whom, by municipality; None where no action names one as its lead or as one who takes part.

    ``actions`` come with their ids and the document that tells of them; ``anchor`` with an id behind it leads to one.
    """
    area = whole_area(composer.plan)
    if len(area) < 2:
        return None
    done: dict[Municipality, list[Link]] = {place: [] for place in area}
    for identity, action, home in actions:
        link = Link(text=composer.show(action.title), anchor=f"{anchor}{identity}")
        for place, does in _doing(composer, action, home):
            whom = _for_whom(composer, identity, action, place)
            if place in done and whom:
                done[place].append(link.model_copy(update={"text": f"{link.text} ({does}; {whom})"}))
    facts = tuple(Fact(term=place.name, values=tuple(links)) for place, links in done.items() if links)
    if not facts:
        return None
    title = composer.words("What the municipalities do for each other")
    return Section(role="group", title=title, level=3, blocks=(Facts(items=facts),))


def whole_area(plan: Resolved) -> tuple[Municipality, ...]:
    """The municipalities that share a plan, or of a version the joint plan."""
    return (plan.joint or plan).municipalities


def _doing(composer: Composer, action: Action, home: Resolved) -> Iterator[tuple[Municipality, str]]:
    """The municipalities that lead an action or take part, each with what it does."""
    for name in action.lead:
        if place := place_of(home, name):
            yield place, composer.words("leads it")
    for party in action.beside:
        if place := place_of(home, party.name):
            yield place, composer.show(party.task) or composer.words("takes part")


def _for_whom(composer: Composer, identity: str, action: Action, place: Municipality) -> str:
    """For which municipalities that is: all of the area where the plan names none; empty for itself alone."""
    plan = composer.plan
    own = identity in plan.own.actions and plan.joint is not None and identity not in plan.joint.own.actions
    named = known_municipalities(action.municipalities) or (plan.municipalities if own else ())
    others = ", ".join(other.name for other in named if other != place)
    if not named or set(named) == set(whole_area(plan)):
        return composer.words("for all municipalities")
    if not others:
        return ""
    return composer.words(N_("for itself and {names}") if place in named else N_("for {names}"), names=others)
