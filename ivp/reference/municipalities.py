"""The Dutch municipalities: CBS code, name, and the years they exist as far as known here.

The table beside this module holds the municipalities since 2012, after the CBS lists of municipalities
(Gemeentelijke indeling): ``since`` is empty for one that existed in 2012, ``until`` (the last year with its own
figures) for one that still exists.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality; ``since`` and ``until`` are years, None where open."""

    code: str
    name: str
    since: int | None = None
    until: int | None = None

    def exists_in(self, first: int, last: int) -> bool:
        """Whether it exists in at least one of the years ``first`` to ``last``."""
        return (self.since is None or self.since <= last) and (self.until is None or self.until >= first)


@cache
def municipalities() -> dict[str, Municipality]:
    """All municipalities by CBS code."""
    text = files("ivp.reference").joinpath("municipalities.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Municipality(
            row["code"],
            row["name"],
            int(row["since"]) if row["since"] else None,
            int(row["until"]) if row["until"] else None,
        )
        for row in csv.DictReader(text.splitlines())
    }


@cache
def _by_name() -> dict[str, Municipality]:
    named: dict[str, Municipality] = {}
    shortened: dict[str, list[Municipality]] = {}
    for item in municipalities().values():
        named[item.name.casefold()] = item
        shortened.setdefault(item.name.split(" (")[0].casefold(), []).append(item)
    return {**{name: items[0] for name, items in shortened.items() if len(items) == 1}, **named}


def municipality(text: str) -> Municipality | None:
    """The municipality with this CBS code (GM1641) or name (Maasgouw), None where there is none.

    The province behind a name, as in Stein (L.), may be left out where the name is clear without it.
    """
    return municipalities().get(text.strip().upper()) or _by_name().get(text.strip().casefold())
