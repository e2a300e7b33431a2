"""Several plans on one page: where each stands, with links to their reports."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from pydantic import Field

from ivp.view.base import View
from ivp.view.plan import PlanView
from ivp.view.progress import CountView, ProgressView


class PageView(View):
    """A page of a plan."""

    label: str = Field(description="What kind of report it is.")
    link: str = Field(description="Its file, relative to the index.")


class NewestView(View):
    """The latest figure of an indicator with a target."""

    name: str = Field(description="The indicator.")
    text: str = Field(description="The figure.")
    years: str = Field(description="Its year or years.")
    provisional: bool = Field(description="Whether it is provisional.")
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


def entry(progress: ProgressView, pages: Sequence[PageView]) -> EntryView:
    """One plan in the index."""
    newest = [item for item in progress.indicators if item.target and item.value]
    return EntryView(
        anchor="",
        plan=progress.plan,
        year=progress.year,
        headline=progress.headline,
        positions=tuple(item for item in progress.positions if item.count),
        states=tuple(item for item in progress.action_states if item.count),
        newest=tuple(
            NewestView(
                name=item.name,
                text=item.value.text,
                years=item.value.years,
                provisional=item.value.provisional,
                target=item.target.text,
            )
            for item in newest
            if item.value and item.target
        ),
        pages=tuple(pages),
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
