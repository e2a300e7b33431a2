"""Figures of a plan in words: values with their year, and targets."""

from __future__ import annotations

from ivp.model.indicator import Indicator, Target, Value
from ivp.model.types import Years
from ivp.progress.hiding import Hiding, published_figure
from ivp.progress.measurement import as_figure, decimals_of, published_decimals
from ivp.view.amended import target_lines
from ivp.view.document.composer import Composer

UNKNOWN = ".."


def value_text(
    composer: Composer, indicator: Indicator, years: Years, value: Value, hidden: Hiding | None = None
) -> str:
    """``129 [2021]``, as plans print it, with what is known about the figure; ``..`` for one known to be unknown.

    ``hidden`` is what is not published of a figure that is not adopted with the plan.
    """
    given = as_figure(years, value, indicator)
    if hidden is not None and not composer.internal:
        given = published_figure(composer.plan, indicator, hidden.published(given))
    figure = composer.wording.published(given, indicator.unit.facts, published_decimals(indicator))
    if given.hidden:
        return f"{figure} [{composer.wording.years(years)}]"
    figure = figure or UNKNOWN
    number = composer.wording.numbers.number
    source = composer.plan.sources.get(value.source or "")
    about = [
        composer.wording.status(value.provisional),
        composer.words("n = {number}", number=number(value.n)) if value.n else "",
        composer.words("standard error {number}", number=number(value.se, decimals_of(value.se)))
        if value.se is not None
        else "",
        composer.words("per {number}", number=number(value.per)) if value.per else "",
        composer.words("source: {name}", name=composer.show(source.name)) if source else "",
    ]
    extra = ", ".join(part for part in about if part)
    return f"{figure} [{composer.wording.years(years)}]" + (f" ({extra})" if extra else "")


def values_text(
    composer: Composer, indicator: Indicator, values: dict[Years, Value], hidden: Hiding | None = None
) -> tuple[str, str]:
    """All figures on one line, and their notes; ``hidden`` as for one."""
    line = "; ".join(value_text(composer, indicator, years, value, hidden) for years, value in values.items())
    return line, " ".join(composer.show(value.note) for value in values.values() if value.note)


def target_text(composer: Composer, indicator: Indicator, target: Target, heading_year: str = "") -> str:
    """A target with its years, unless the year is that of the column's heading; its own words are not in it."""
    return composer.wording.target(indicator, target, heading_year) if target.direction else ""


def indicator_name(composer: Composer, indicator: Indicator) -> str:
    """The name of an indicator; of one municipality whether its baseline and target are of several together."""
    plan, name = composer.plan, composer.named(indicator)
    joint = plan.part is not None and plan.covered(indicator) != (plan.part,)
    return composer.words("{name} (joint)", name=name) if joint else name


def in_short(composer: Composer, identity: str) -> str:
    """An indicator on one line: name, baseline and target, with how that was changed."""
    indicator = composer.plan.indicators[identity]
    figures = [values_text(composer, indicator, indicator.baseline)[0]]
    if indicator.target:
        figures.append(target_text(composer, indicator, indicator.target))
    figures += map(composer.show, target_lines(composer.plan, identity, composer.wording))
    line = "; ".join(figure for figure in figures if figure)
    return indicator_name(composer, indicator) + (f": {line}" if line else "")
