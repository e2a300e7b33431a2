"""How a plan is carried out, as it is shown: which implementation plans count, and what of the plan is not in them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ivp.dossier.family import Child, Told
from ivp.language import N_
from ivp.progress.standing import ActionStanding, Standing
from ivp.view.base import View
from ivp.view.plan_view import numbered, place_name
from ivp.view.wording import Wording
from ivp.vocabulary import Block


class NamesView(View):
    """Actions of which the same is to be told."""

    label: str = Field(description="What is told of them.")
    names: tuple[str, ...] = Field(description="Their names.")


class CarryingView(View):
    """How a plan is carried out."""

    plans: tuple[str, ...] = Field(description="Titles of the implementation plans that count on the report's day.")
    sentences: tuple[str, ...] = Field(description="Which these are, how much of the plan they take up, what is amiss.")
    lists: tuple[NamesView, ...] = Field(description="What does not come back, and what is not taken up.")


def carrying_view(standing: Standing, wording: Wording) -> CarryingView | None:
    """How a plan is carried out; None where nothing is known that does so."""
    dossier = standing.dossier
    if not dossier.children and not any(one.broken for one in (dossier, *(above for _, above in dossier.above))):
        return None
    carried = standing.carried
    told = (*_counting(standing, wording), *_amiss(standing, wording))
    lists = (
        NamesView(label=label, names=names)
        for label, names in (_left(standing, wording), _not_taken_up(standing, wording))
        if names
    )
    view = CarryingView(
        plans=tuple(child.plan.own.title for child in carried.counting), sentences=told, lists=tuple(lists)
    )
    return view if view.sentences or view.lists else None


def _counting(standing: Standing, wording: Wording) -> Iterator[str]:
    """Which implementation plans count, and how much of the plan they take up."""
    words, carried = wording.words, standing.carried
    if not standing.plan.is_plan or not standing.dossier.children or not standing.actions:
        return
    if not carried.counting:
        if not carried.apart:
            yield words("No implementation plan for {year} or before is known here.", year=standing.day.year)
        return
    plans = "; ".join(_plan(child, wording) for child in carried.counting)
    yield words.some(
        "Implementation plan: {plans}.", "Implementation plans: {plans}.", len(carried.counting), plans=plans
    )
    last = max(child.years[1] for child in carried.counting)
    if last < standing.day.year:
        yield words("That is the latest one known here; it was for the years up to {year}.", year=last)
    asked = [item for identity, item in standing.actions.items() if identity in standing.measured.plan.own.actions]
    if asked:
        taken_up = sum(item.told.counts for item in asked)
        if standing.plan.in_part:
            sentence = N_("Actions of the plan that are told here: {total}; of these taken up: {number}.")
            yield words(sentence, total=len(asked), number=taken_up)
        elif len(asked) == 1:
            taken, not_taken = N_("The action of the plan is taken up."), N_("The action of the plan is not taken up.")
            yield words(taken if taken_up else not_taken)
        else:
            yield words.some(
                "{number} of the {total} actions of the plan is taken up.",
                "{number} of the {total} actions of the plan are taken up.",
                taken_up,
                total=len(asked),
            )
        if settled := sum(not item.told.counts and not _is_open(item.told) for item in asked):
            yield words.some("{number} other is done or stopped.", "{number} others are done or stopped.", settled)
    if added := len(standing.actions) - len(asked):
        yield words.some(
            "{number} action is added to those of the plan.", "{number} actions are added to those of the plan.", added
        )


def _amiss(standing: Standing, wording: Wording) -> Iterator[str]:
    """What is known of the actions and not told here."""
    for child in standing.carried.apart:
        places = ", ".join(place_name(name) for name in child.plan.own.municipalities)
        yield wording.words(
            "{title} is for {places} alone: what it says of actions of the plan is not told here.",
            title=child.plan.own.title,
            places=places,
        )
    for file in standing.dossier.broken:
        yield wording.words("{file} has errors: what it says of the actions is not told here.", file=file)
    for plan, dossier in standing.dossier.above:
        for file in dossier.broken:
            yield wording.words(
                "{file} (of {title}) has errors: what it says is not told here.", file=file, title=plan.own.title
            )


def _plan(child: Child, wording: Wording) -> str:
    """``Uitvoeringsplan 2021 (2021, concept)``; an adopted one goes without saying."""
    own = child.plan.own
    status = own.status.facts
    known = (
        wording.period(own.period),
        wording.words(status.label).lower() if status.undecided else "",
        wording.words("of the region") if child.regional else "",
    )
    return f"{own.title} ({', '.join(part for part in known if part)})"


def _left(standing: Standing, wording: Wording) -> tuple[str, tuple[str, ...]]:
    before = "; ".join(dict.fromkeys(item.told.home.own.title for item in standing.left.values()))
    label = wording.words("Not reported as done or stopped under {plan}, and not taken up again", plan=before)
    why = _reasons(standing)
    return label, tuple(_with_state(item, wording) + why.get(identity, "") for identity, item in standing.left.items())


def _not_taken_up(standing: Standing, wording: Wording) -> tuple[str, tuple[str, ...]]:
    """What the plan asks and no implementation plan that counts takes up, as far as it is not done or stopped.

    Of an implementation plan itself: what it does not take up of the plan that it carries out.
    """
    if not standing.carried.counting:
        return "", ()
    why = _reasons(standing)
    asked = {identity: item.told for identity, item in standing.actions.items() if not item.told.counts}
    if not standing.plan.is_plan:
        plans = (standing.carried_of(plan) for plan in standing.plan.parents)
        given = (item for plan in plans for item in plan.actions.items())
        asked = {identity: told for identity, told in given if identity not in standing.measured.plan.own.actions}
    found = (
        told.action.title + why.get(identity, "")
        for identity, told in asked.items()
        if identity not in standing.left and _is_open(told)
    )
    return wording.words("In the plan, and not taken up"), tuple(found)


def _reasons(standing: Standing) -> dict[str, str]:
    """Why the implementation plans that count leave actions out, in brackets, by the id of the action."""
    return {
        str(item.path[-1]): f" ({item.why})"
        for child in standing.carried.counting
        for item in child.plan.layer.left_out
        if item.path[0] == Block.ACTIONS
    }


def _is_open(told: Told) -> bool:
    """Whether nothing says that it is done or stopped."""
    when = told.action.latest
    return when is None or (told.action.state[when].status).facts.open


def _with_state(item: ActionStanding, wording: Wording) -> str:
    """``Loket (loopt, 4e kwartaal 2020)``."""
    when = wording.numbers.moment(item.when)
    state = wording.words(item.status.label).lower()
    return f"{numbered(item.action.number, item.action.name)} ({', '.join(part for part in (state, when) if part)})"
