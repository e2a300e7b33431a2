"""Values that come in over the years, in the plan and in its observations (IVP809, IVP810, IVP812)."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.finding import Finding, Message, Severity
from ivp.language import N_
from ivp.progress.measurement import Figure
from ivp.rules.figures import number
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import Chance, SourceKind


@rule("IVP809", Severity.WARNING)
def repeated_survey(subject: Subject) -> Iterator[Finding]:
    """A survey that is not held every year has the same value in two years that lie closer together."""
    for measured, before, after in subject.steps:
        name = measured.source(after)
        source = subject.plan.sources.get(name or "")
        if source is None or source.kind is not SourceKind.SURVEY or measured.source(before) != name:
            continue
        apart = after.years.until - before.years.until
        if source.every and before.value == after.value and 0 < apart < source.every:
            message = Message(
                N_("the same value as in {year}, while {source} is held once in {every} years"),
                {"year": before.years, "source": source.name, "every": source.every},
            )
            hint = Message(N_("leave the year out if there was no survey; an older value is used and marked"))
            yield repeated_survey.found(after.path, message, hint, cell=after.cell)


@rule("IVP810", Severity.WARNING)
def other_source(subject: Subject) -> Iterator[Finding]:
    """A value comes from another source than the baseline, and no break is named between them."""
    for measured, chain in subject.chains:
        baseline = _baseline(chain)
        if baseline is None:
            continue
        first, told = measured.source(baseline), set[str | None]()
        for given in chain:
            other = measured.source(given)
            if other == first or other in told or measured.broken(baseline.years, given.years):
                continue
            if {first, other} <= subject.plan.sources.keys():  # one that does not exist is told of by itself
                told.add(other)
                message = Message(
                    N_("{value} comes from {source}, and the baseline of {year} from {baseline}"),
                    {
                        "value": number(given.known),
                        "source": other,
                        "year": baseline.years,
                        "baseline": first,
                    },
                )
                hint = Message(N_("name the year of the change under breaks, or leave this value out"))
                yield other_source.found(given.path, message, hint, cell=given.cell)


@rule("IVP812", Severity.WARNING)
def shared_year(subject: Subject) -> Iterator[Finding]:
    """A value shares a year with another figure of its indicator, or is a mean where a season may be meant."""
    for measured in subject.own:
        for figure in measured.given:
            if figure.path[2] != "values":
                continue
            years, shown = figure.years, {"years": figure.years, "season": f"{figure.years.first}/{figure.years.last}"}
            season = N_("write {season} for a season or school year") if years.number == 2 else ""
            other = next((one for one in measured.given if _share(one, figure)), None)
            if other:
                shown["other"] = other.years
                message = Message(N_("{years} has a year in common with {other}"), shown)
                hint = season or N_("leave one of the two out: figures that are compared have no year in common")
            elif season and measured.unit.chance is Chance.COUNTS:
                message, hint = Message(N_("{years} is taken as the mean of two years"), shown), season
            else:
                continue
            yield shared_year.found(figure.path[:4], message, Message(hint, shown), on_key=True)


def _share(one: Figure, other: Figure) -> bool:
    """Whether two figures have a year in common: two means, or two values that stand for the same year."""
    if one is other:
        return False
    years, others = one.years, other.years
    if years.first != years.last and others.first != others.last:
        return years.since <= others.until and others.since <= years.until
    return years.last == others.last and one.path[2] == other.path[2]


def _baseline(chain: list[Figure]) -> Figure | None:
    """The latest baseline among figures that follow each other."""
    return next((given for given in reversed(chain) if given.path[2:3] == ("baseline",)), None)
