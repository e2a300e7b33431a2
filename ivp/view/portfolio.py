"""Several plans on one page: where each stands, with links to their reports."""

from __future__ import annotations

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

    plan: PlanView = Field(description="The plan.")
    year: int = Field(description="The reporting year.")
    headline: str = Field(description="The finding in one sentence.")
    positions: tuple[CountView, ...] = Field(description="Positions that any indicator has.")
    states: tuple[CountView, ...] = Field(description="States that any action has.")
    newest: tuple[NewestView, ...] = Field(description="The latest figures of indicators with a target.")
    pages: tuple[PageView, ...] = Field(description="Its reports.")


class PortfolioView(View):
    """All plans that were reported on."""

    entries: tuple[EntryView, ...] = Field(description="The plans, in the order in which they were named.")


def entry(progress: ProgressView, pages: Sequence[PageView]) -> EntryView:
    """One plan in the index."""
    newest = [item for item in progress.indicators if item.target and item.value]
    return EntryView(
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
