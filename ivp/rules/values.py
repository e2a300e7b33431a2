"""Values that come in over the years, in the plan and in its observations (IVP809, IVP810)."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.finding import Finding, Message, Severity
from ivp.language import N_
from ivp.rules.figures import Given, broken, chains, number, steps
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import SourceKind


@rule("IVP809", Severity.WARNING)
def repeated_survey(subject: Subject) -> Iterator[Finding]:
    """A survey that is not held every year has the same value in two years that lie closer together."""
    for _, before, after in steps(subject):
        source = subject.plan.sources.get(after.source or "")
        if source is None or source.kind is not SourceKind.SURVEY or before.source != after.source:
            continue
        apart = (after.years.last or 0) - (before.years.last or 0)
        if before.value == after.value and 0 < apart < (source.every or 1):
            message = Message(
                N_("the same value as in {year}, while {source} is held once in {every} years"),
                {"year": before.years, "source": source.name, "every": source.every},
            )
            hint = Message(N_("leave the year out if there was no survey; an older value is used and marked"))
            yield repeated_survey.found(after.path, message, hint, cell=after.cell)


@rule("IVP810", Severity.WARNING)
def other_source(subject: Subject) -> Iterator[Finding]:
    """A value comes from another source than the baseline, and no break is named between them."""
    for indicator, chain in chains(subject):
        baseline = _baseline(chain)
        if baseline is None:
            continue
        for given in chain:
            other = given.source is not None and baseline.source is not None and given.source != baseline.source
            if other and not broken(indicator, baseline.years, given.years):
                message = Message(
                    N_("{value} comes from {source}, and the baseline of {year} from {baseline}"),
                    {
                        "value": number(given.value),
                        "source": given.source,
                        "year": baseline.years,
                        "baseline": baseline.source,
                    },
                )
                hint = Message(N_("name the year of the change under breaks, or leave this value out"))
                yield other_source.found(given.path, message, hint, cell=given.cell)


def _baseline(chain: list[Given]) -> Given | None:
    """The latest baseline among figures that follow each other."""
    return next((given for given in reversed(chain) if given.path[2:3] == ("baseline",)), None)
