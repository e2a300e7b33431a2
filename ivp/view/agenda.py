"""What comes next, as it is shown."""

from __future__ import annotations

from pydantic import Field

from ivp.dossier.resolve import known_municipalities
from ivp.model.governance import Decision, Duty
from ivp.progress.agenda import Coming, agenda, unsettled
from ivp.progress.standing import Standing
from ivp.view.base import View
from ivp.view.document.composer import Composer
from ivp.view.document.decisions import decision_title
from ivp.view.document.governance import how_often
from ivp.view.plan_view import body_name, body_places
from ivp.view.wording import Wording


class ComingView(View):
    """Something that comes next."""

    what: str = Field(description="What.")
    when: str = Field(description="When, in words.")
    who: str = Field(description="By whom and for whom.")


class AgendaView(View):
    """What comes in the year after the report's day."""

    after: str = Field(description="Which year that is, in words; empty where nothing comes.")
    items: tuple[ComingView, ...] = Field(description="What comes, in order; what has no date is last.")
    unsettled: tuple[ComingView, ...] = Field(
        description="Decisions and duties that were planned for a day that has passed, without an outcome."
    )


def agenda_view(standing: Standing, wording: Wording) -> AgendaView:
    """What comes next, and what was planned of which the outcome is not known."""
    composer = Composer(standing.plan, wording)
    items = tuple(_coming(composer, item) for item in agenda(standing))
    return AgendaView(
        after=wording.words("In the year from {day}", day=wording.numbers.day(standing.day)) if items else "",
        items=items,
        unsettled=tuple(_unsettled(composer, item) for item in unsettled(standing)),
    )


def _coming(composer: Composer, item: Coming) -> ComingView:
    what, when, words = item.what, composer.when(item.when), composer.words
    if isinstance(what, Decision):
        return _decision(composer, what)
    if isinstance(what, Duty):
        often = how_often(composer, what)
        told = words("by {when} at the latest", when=when) if item.latest else when
        if not when:
            told = words("{often}; the plan gives no date", often=often)
        elif often:
            told = words("{when} ({often})", when=told, often=often)
        return ComingView(what=composer.show(what.what), when=told, who=_who(composer, item, what))
    return ComingView(
        what=composer.show(what.action.title),
        when=words("deadline: {when}", when=when),
        who=composer.show(composer.bodies(what.action.lead)),
    )


def _who(composer: Composer, item: Coming, duty: Duty) -> str:
    """Who does it for whom, and in which municipalities where it has been done in others."""
    who = " → ".join(composer.show(name) for name in (composer.bodies(duty.lead), duty.to) if name)
    return " ".join(part for part in (who, f"({', '.join(item.places)})" if item.places else "") if part)


def _unsettled(composer: Composer, item: Coming) -> ComingView:
    if isinstance(item.what, Duty):
        when = composer.when(item.when)
        return ComingView(what=composer.show(item.what.what), when=when, who=_who(composer, item, item.what))
    return _coming(composer, item)


def _decision(composer: Composer, decision: Decision) -> ComingView:
    """A planned decision; the municipalities are named where they are not all of the area."""
    body = composer.show(body_name(composer.plan, decision, composer.wording))
    whole = set(known_municipalities(decision.municipalities)) == set(composer.plan.municipalities)
    places = "" if whole else body_places(decision)
    return ComingView(
        what=decision_title(composer, decision.model_copy(update={"date": None})),
        when=composer.when(decision.date) or composer.words("planned; the plan gives no date"),
        who=f"{body} ({places})" if places else body,
    )
