"""Actions with their latest state as they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from ivp.progress.money import Sum
from ivp.progress.standing import ActionStanding, Standing
from ivp.view.base import points
from ivp.view.money import amount_text, excess_lines, spent_lines, together
from ivp.view.plan_view import partner_name, party_name, place_name
from ivp.view.progress.models import ActionView, CountView, MoneyView, StateView
from ivp.view.progress.topic_view import links
from ivp.view.wording import Wording, as_number
from ivp.vocabulary import ActionState, Light


def action_view(standing: Standing, item: ActionStanding, wording: Wording) -> ActionView:
    """An action with its latest known state."""
    plan, action, child = item.told.home, item.action, item.told.child
    return ActionView.model_construct(
        id=item.identity,
        name=action.title,
        text=action.text or "",
        points=points(action.points),
        lead=tuple(partner_name(plan, name) for name in action.lead),
        partners=tuple(party_name(plan, party) for party in action.beside),
        by=wording.numbers.moment(action.by),
        earlier=tuple(dict.fromkeys(wording.numbers.moment(when) for when in item.told.earlier)),
        stands_in=child.plan.own.title if child and standing.plan.is_plan else "",
        due=action.by.last.year if action.by else None,
        status=item.status,
        late=late_sentence(item, wording),
        off_course=item.off_course,
        municipalities=tuple(place_name(name) for name in action.municipalities),
        result=action.result or "",
        money=tuple(_money(wording, one) for one in standing.reckoner.actions({item.identity: action}).items),
        carried_over=action.carried_over or "",
        incomplete=action.incomplete or "",
        lenses=tuple(topic.title for name in action.lenses for _, topic in plan.topics(name, ("lenses",))[:1]),
        topics=links(plan, action.for_),
        done=points(action.done),
        next=points(action.next) if item.status.facts.open else (),
        previous=previous_state(item, wording),
        state=_state(item, wording),
    )


def _money(wording: Wording, item: Sum) -> MoneyView:
    money, all_of_it = item.money, together(wording, item)
    parts = [
        amount_text(wording, money),
        wording.words("every year") if money.recurring else "",
        wording.years(money.years) if money.years else "",
        wording.words("together {amount}", amount=all_of_it) if all_of_it else "",
        wording.words("paid from: {source}", source=money.source) if money.source else "",
    ]
    return MoneyView(
        text=money.text or money.name or "",
        amount=as_number(money.amount),
        total=as_number(item.amount),
        line=", ".join(part for part in parts if part),
        spent="; ".join((*spent_lines(wording, item), *excess_lines(wording, item))),
    )


def previous_state(item: ActionStanding, wording: Wording) -> str:
    """``planned, June 2024; orange light``: the state before the latest one."""
    if item.before is None:
        return ""
    when, state = item.before
    lights = wording.lights(state.light.colours if state.light else {})
    told = (wording.words(state.status.label).lower(), wording.share(state), lights, wording.numbers.moment(when))
    return ", ".join(part for part in told if part)


def _state(item: ActionStanding, wording: Wording) -> StateView | None:
    state, light = item.state, item.light
    if state is None:
        return None
    return StateView.model_construct(
        when=wording.numbers.moment(item.when),
        code=item.status,
        label=wording.words(item.status.label),
        percent=state.percent,
        share=wording.share(state),
        lights=tuple(
            (wording.words(about.label), wording.words(colour.label)) for about, colour in item.lights.items()
        ),
        light=light or "",
        light_label=wording.lights(item.lights),
        text=state.text or "",
        cause=state.cause or "",
        consequence=state.consequence or "",
        adjustment=state.adjustment or "",
        decided=state.decided or "",
        explained=wording.explained(state),
    )


def late_sentence(item: ActionStanding, wording: Wording) -> str:
    """That the deadline has passed, and what is known since; empty where it has not."""
    if item.late:
        return wording.words("deadline passed, not reported as done")
    return wording.words("deadline passed, state unknown") if item.overdue else ""


def action_tally(actions: Collection[ActionStanding], wording: Wording) -> str:
    """``7 actions: 1 is done, 2 are past their deadline``; what asks for attention is told where there is any."""
    words, total = wording.words, len(actions)
    statuses, lights = Counter(item.status for item in actions), Counter(item.light for item in actions)
    stated = any(item.state for item in actions)
    if not stated:
        told = [words.some("its state is not known", "no state is known", total)]
    elif number := statuses[ActionState.DONE]:
        told = [words.some("{number} is done", "{number} are done", number)]
    else:
        told = [words.some("not reported as done", "none is reported as done", total)]
    if number := statuses[ActionState.STOPPED]:
        told.append(words.some("{number} was stopped", "{number} were stopped", number))
    if number := lights[Light.RED]:
        told.append(words.some("{number} has a red light", "{number} have a red light", number))
    if number := lights[Light.ORANGE]:
        told.append(words.some("{number} has an orange light", "{number} have an orange light", number))
    if number := sum(item.late for item in actions):
        told.append(words.some("{number} is past its deadline", "{number} are past their deadline", number))
    if (number := statuses[ActionState.LAPSED]) and stated:
        told.append(
            words.some(
                "of {number} the deadline has passed and the state is unknown",
                "of {number} the deadline has passed and the state is unknown",
                number,
            )
        )
    elif number:
        alone = words("the deadline has passed")
        told.append(alone if total == 1 else words("of {number} the deadline has passed", number=number))
    if stated and (number := statuses[ActionState.UNKNOWN]):
        told.append(words.some("of {number} no state is known", "of {number} no state is known", number))
    return f"{words.some('{number} action', '{number} actions', total)}: {', '.join(told)}"


def action_counts(standing: Standing, wording: Wording) -> tuple[CountView, ...]:
    """How many actions have each state."""
    counted = Counter(item.status for item in standing.actions.values())
    return tuple(
        CountView.model_construct(code=code, label=wording.words(code.label), sign=code.facts.sign, count=counted[code])
        for code in ActionState
    )
