"""Actions, under the topic that they serve first."""

from __future__ import annotations

from ivp.language import N_
from ivp.model.action import Action, State
from ivp.model.types import When
from ivp.view.document.composer import Composer, facts_of
from ivp.view.document.money import money_blocks
from ivp.view.document.pieces import Item, Points, Section
from ivp.view.plan_view import without_topic
from ivp.view.wording import EXPLAINED
from ivp.vocabulary import ActionState


def action_sections(composer: Composer) -> tuple[Section, ...]:
    """The actions in the plan's order, grouped by the first topic that they serve."""
    groups: dict[str, list[tuple[str, Action]]] = {}
    for identity, action in composer.plan.own.actions.items():
        if identity in composer.action_homes:
            continue
        groups.setdefault(action.for_[0] if action.for_ else "", []).append((identity, action))
    if not groups.keys() - {""}:
        return tuple(_action(composer, identity, action, 3, ()) for identity, action in groups.get("", ()))
    otherwise = without_topic(composer.plan, N_("Other actions"), composer.wording)
    return tuple(
        Section(
            role="group",
            title=composer.links((reference,))[0].text if reference else otherwise,
            level=3,
            sections=tuple(_action(composer, identity, action, 4, action.for_[:1]) for identity, action in actions),
        )
        for reference, actions in groups.items()
    )


def action_section(composer: Composer, identity: str, level: int) -> Section:
    """An action under the topic that it serves first."""
    action = composer.plan.own.actions[identity]
    return _action(composer, identity, action, level, action.for_[:1])


def _action(composer: Composer, identity: str, action: Action, level: int, noted: tuple[str, ...]) -> Section:
    """An action; the topics in ``noted`` are the heading above it."""
    sums = composer.reckoner.actions({identity: action})
    others = tuple(reference for reference in action.for_ if reference not in noted)
    facts = (
        *composer.led(N_("Led by"), action.lead),
        *composer.taking_part(action.with_),
        *composer.fact(N_("Deadline"), composer.when(action.by)),
        *composer.linked(N_("Lenses"), composer.links(action.lenses, ("lenses",))),
        *composer.linked(N_("Also serves"), composer.links(others)),
        *composer.places(action.municipalities),
        *composer.told(N_("Intended result"), action.result),
        *composer.told(N_("Carried over from"), action.carried_over),
    )
    accounted = (
        *_headed(composer, N_("Related policy"), composer.items(action.related)),
        *_headed(composer, N_("What has been done"), composer.items(action.done)),
        *_headed(composer, N_("What comes next"), composer.items(action.next)),
        *_headed(composer, N_("State"), tuple(_state(composer, when, item) for when, item in action.state.items())),
    )
    return Section(
        anchor=f"actions.{identity}",
        role="entry",
        title=composer.named(action),
        level=level,
        blocks=(
            *composer.text(action.text),
            *composer.points(action.points),
            *((Points(items=accounted),) if accounted else ()),
            *(block for item in sums.items for block in money_blocks(composer, item)),
            *facts_of(facts),
            *composer.incomplete(action.incomplete),
        ),
    )


def _headed(composer: Composer, heading: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items under a heading of their own; a bare text goes on the heading's line."""
    if not items:
        return ()
    title = composer.heading(composer.words(heading), follows=True)
    if len(items) == 1 and not items[0].heading:
        return (items[0].model_copy(update={"heading": title}),)
    return (Item(heading=title, items=items),)


def _state(composer: Composer, when: When, state: State) -> Item:
    words = [
        composer.words(ActionState(state.status).label).lower(),
        composer.wording.share(state),
        composer.wording.lights(state.light.colours if state.light else {}),
    ]
    facts = tuple(fact for name, term in EXPLAINED.items() for fact in composer.told(term, getattr(state, name)))
    return Item(
        heading=f"{composer.when(when)}:",
        text="; ".join(word for word in words if word),
        facts=facts,
    )
