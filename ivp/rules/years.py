"""Years that cannot be (IVP420)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ivp.finding import Finding, Message, Path, Severity
from ivp.language import N_
from ivp.model.base import Shape
from ivp.model.partial_plan import Lacking
from ivp.model.types import Period, When, Years
from ivp.rules.registry import Subject, rule

FIRST, LAST = 1950, 2100
FIRST_FIGURE = 1990
YEARS_AFTER = 10
"""How long after the plan's end something that belongs to the plan can be."""

_OBSERVED = {
    "Indicator": ("baseline", "values", "breaks"),
    "Benchmark": ("values",),
    "Account": ("actions_", "duties"),
    "Action": ("state",),
    "Money": ("spent",),
}
_OF_THE_PLAN = {"Action": ("by",), "Duty": ("when",), "Decision": ("date",), "Money": ("years",), "Target": ("set_",)}

_HINT = Message(N_("check the year"))
_ANY = ("period", "in_force", "retroactive_to", "signed", "issued", "expires")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last year that a thing can have, and the as-of date that it cannot be after."""

    first: int
    last: int
    as_of: date | None = None

    def wrong(self, year: int) -> Message | None:
        """What is wrong with a year, or None."""
        if year < self.first or year > self.last:
            return Message(N_("{year} cannot be meant: here belongs a year from {first} to {last}"), self._args(year))
        if self.as_of and year > self.as_of.year:
            return Message(N_("{year} lies after {day}, the day that this is checked for"), self._args(year))
        return None

    def _args(self, year: int) -> dict[str, object]:
        return {"year": year, "first": self.first, "last": self.last, "day": self.as_of}


@rule("IVP420", Severity.WARNING, despite=Lacking.PIECES, needs_day=True)
def impossible_year(subject: Subject) -> Iterator[Finding]:
    """A year lies so far off that it is nearly always mistyped."""
    end = max(subject.plan.own.period.to, subject.plan.own.period.from_)
    far = min(end + YEARS_AFTER, LAST)
    observed, planned, other = Bounds(FIRST_FIGURE, far, subject.as_of), Bounds(FIRST, far), Bounds(FIRST, LAST)
    dated = [(name, kind, observed) for kind, names in _OBSERVED.items() for name in names]
    dated += [(name, kind, planned) for kind, names in _OF_THE_PLAN.items() for name in names]
    dated += [(name, "", other) for name in _ANY]
    for name, kind, allowed in dated:
        if name == "by" and not subject.plan.is_plan:
            continue  # IVP604 says it more exactly
        for path, shape in subject.giving(name):
            if kind in {"", type(shape).__name__}:
                yield from _checked(shape, name, path, allowed)
    for cell in subject.cells:
        message = observed.wrong(cell.year)
        retrieved = int(cell.retrieved[:4]) if cell.retrieved else None
        if message is None and retrieved is not None:
            message = observed.wrong(retrieved)
            if message is None and cell.year > retrieved:
                message = Message(
                    N_("a figure of {year} cannot have been retrieved in {retrieved}"),
                    {"year": cell.year, "retrieved": retrieved},
                )
        if message:
            yield impossible_year.found(("indicators", cell.indicator), message, _HINT, cell=cell)


def _checked(shape: Shape, name: str, path: Path, bounds: Bounds) -> Iterator[Finding]:
    value, path = getattr(shape, name), (*path, name.rstrip("_"))
    if isinstance(value, dict):
        yield from _of_keys(value, path, bounds)
    elif message := _wrong(value, bounds):
        yield impossible_year.found(path, message, _HINT)


def _of_keys(dated: dict[object, object], path: Path, bounds: Bounds) -> Iterator[Finding]:
    """What is wrong with the moments that something is told of, or with those of each entry."""
    for key, item in dated.items():
        here = (*path, key.text if isinstance(key, When) else str(key))
        if message := _wrong(key, bounds):
            yield impossible_year.found(here, message, _HINT, on_key=True)
        if isinstance(item, dict):
            yield from _of_keys(item, here, bounds)


def _wrong(when: object, bounds: Bounds) -> Message | None:
    years: tuple[int, ...] = ()
    if isinstance(when, Years) and when.first is not None:
        years = when.since, when.until
    elif isinstance(when, When):
        years = when.first.year, when.last.year
    elif isinstance(when, Period):
        years = when.from_, when.to
    return next((message for year in years if (message := bounds.wrong(year))), None) if years else None
