"""Several plans on one page: where each stands, with links to their reports."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from pydantic import Field

from ivp.progress.assess import Assessment
from ivp.progress.standing import Standing
from ivp.view.base import View
from ivp.view.plan_view import PlanView, plan_view
from ivp.view.progress.action_view import action_counts, action_tally
from ivp.view.progress.models import CountView
from ivp.view.progress.overview import headline, position_counts
from ivp.view.wording import Wording, capital


class PageView(View):
    """A page of a plan."""

    label: str = Field(description="What kind of report it is.")
    link: str = Field(description="Its file, relative to the index.")


class NewestView(View):
    """The latest figure of an indicator with a target."""

    name: str = Field(description="The indicator.")
    text: str = Field(description="The figure.")
    years: str = Field(description="Its year or years.")
    status: str = Field(description="That it is provisional, or may be, in words.")
    target: str = Field(description="The target in words.")


class EntryView(View):
    """One plan in the index."""

    anchor: str = Field(description="Name of its row.")
    plan: PlanView = Field(description="The plan.")
    year: int = Field(description="The reporting year.")
    headline: str = Field(description="The finding in one sentence.")
    positions: tuple[CountView, ...] = Field(description="Positions that any indicator has.")
    states: tuple[CountView, ...] = Field(description="States that any action has.")
    newest: tuple[NewestView, ...] = Field(description="The latest figures of indicators with a target.")
    pages: tuple[PageView, ...] = Field(description="Its reports.")


class LetterView(View):
    """A first letter in the list."""

    letter: str = Field(description="The letter.")
    anchor: str = Field(description="Name of the first plan under it.")


class PortfolioView(View):
    """All plans that were reported on."""

    entries: tuple[EntryView, ...] = Field(description="The plans, by the name of their area.")
    letters: tuple[LetterView, ...] = Field(description="First letters, to go to; none where the list is short.")


def entry(standing: Standing, pages: Sequence[PageView]) -> EntryView:
    """One plan in the index."""
    wording = Wording(standing.plan.own.language)
    return EntryView(
        anchor="",
        plan=plan_view(standing.plan, wording),
        year=standing.year,
        headline=_finding(standing, wording),
        positions=tuple(item for item in position_counts(standing, wording) if item.count and standing.plan.is_plan),
        states=tuple(item for item in action_counts(standing, wording) if item.count),
        newest=tuple(
            _newest(item, wording)
            for item in standing.indicators.values()
            if item.position.aim and item.newest and standing.plan.is_plan
        ),
        pages=tuple(pages),
    )


def _finding(standing: Standing, wording: Wording) -> str:
    """How the targets stand, and the actions where any of them asks for attention."""
    told, actions = headline(standing, wording), standing.actions.values()
    if standing.indicators and standing.plan.is_plan and any(item.off_course for item in actions):
        told += f" {action_tally(actions, wording)}."
    return told


def _newest(item: Assessment, wording: Wording) -> NewestView:
    aim, figure = item.position.aim, item.newest
    return NewestView(
        name=capital(item.measured.indicator.name),
        text=wording.figure(figure, item.measured) if figure else "",
        years=wording.years(figure.years) if figure else "",
        status=wording.status(figure.provisional) if figure else "",
        target=wording.aim(aim, item.measured) if aim else "",
    )


LONG = 30
"""A list of more plans than this has its letters above it."""


def portfolio(entries: Sequence[EntryView]) -> PortfolioView:
    """The plans by the name of their area; accents and capitals make no difference."""
    ordered = sorted(entries, key=lambda one: (_plain(one.plan.area), one.plan.first_year, one.plan.title))
    named = tuple(one.model_copy(update={"anchor": f"plan-{number}"}) for number, one in enumerate(ordered, 1))
    letters: dict[str, str] = {}
    for one in named:
        letters.setdefault(_plain(one.plan.area)[:1].upper() or "-", one.anchor)
    shown = letters if len(named) > LONG else {}
    return PortfolioView(
        entries=named, letters=tuple(LetterView(letter=letter, anchor=anchor) for letter, anchor in shown.items())
    )


def _plain(name: str) -> str:
    """A name to sort by."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).lstrip("'’ -")
