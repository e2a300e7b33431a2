"""How much registered counts of municipalities usually move: the table that ships.

``python -m bench.usual_table FILE [--write]`` takes a table of a figure a row, with the columns of 47018NED as gathered
(table, crime_code, crime_label, municipality, year, registered_crimes, provisional), and prints the table of usual
variation that it gives; ``--write`` writes that and the one of usual changes in their place. What they are worth
``bench.usual_variation`` tells.

For each code and each number of years apart, tau is the value at which 5% of the pairs of a municipality's years with a
mean count of 5 or more lie outside ``movement`` of ``ivp.progress.usual``, the national movement taken out; it does not
fall where more years lie between. ``other`` is the upper quartile of the codes.
"""

from __future__ import annotations

import csv
import io
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ivp.progress.statistics import Z
from ivp.progress.usual import LONGEST, OTHER, PER_CENTS, STEP_SIZES

SHIPPED = Path(__file__).parent.parent / "ivp" / "reference" / "usual_variation.csv"
HEAD = """\
# Usual variation of registered crimes in municipalities, by the number of years apart (bench/usual_table.py)
# Source: Politie, table 47018NED (data.politie.nl), CC BY 4.0; {codes} codes, {places} municipalities, {first}-{last}
# {provisional} provisional; municipalities on present boundaries; yearly: registered in the country, mean of the years
"""
LEAST, MANY = 5, 100
"""Pairs with a smaller mean count say nothing of what moves besides chance; a cell of fewer pairs is not judged."""
CHANGES = SHIPPED.with_name("usual_changes.csv")
CHANGES_HEAD = """\
# Ratios of registered crimes in a municipality to those some years before, of every pair of years {first}-{last}: the
# value that so many per cent of them stay below, by the size of the first (its lower end); see usual_variation.csv
"""


class Pair(NamedTuple):
    """Two years of a municipality: what its tau would have to be for it to lie just within, squared."""

    place: str
    first: int
    before: int
    after: int
    needed: float

    @property
    def size(self) -> float:
        return (self.before + self.after) / 2


@dataclass
class Kind:
    """A kind of crime: its counts by municipality and year."""

    label: str
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @cached_property
    def national(self) -> Counter[int]:
        total: Counter[int] = Counter()
        for row in self.counts.values():
            total.update(row)
        return total

    @cached_property
    def pairs(self) -> dict[int, list[Pair]]:
        """By the number of years apart."""
        drifts = {year: math.log(total) for year, total in self.national.items()}
        logs = {count: math.log(count + 0.5) for row in self.counts.values() for count in row.values()}
        found: dict[int, list[Pair]] = {apart: [] for apart in range(1, LONGEST + 1)}
        for place, row in self.counts.items():
            for first, before in row.items():
                for apart, known in found.items():
                    after = row.get(first + apart)
                    if after is None or (both := before + after) < 2 * LEAST:
                        continue
                    ratio = logs[after] - logs[before] - drifts[first + apart] + drifts[first]
                    chance = 1 / (before + 0.5) + 1 / (after + 0.5)
                    needed = ((ratio / Z) ** 2 - chance) * max(1.0, math.sqrt(both / 200))
                    known.append(Pair(place, first, before, after, needed))
        return found

    @cached_property
    def taus(self) -> list[float]:
        return fitted({apart: [pair.needed for pair in known] for apart, known in self.pairs.items()})


def read(path: str) -> tuple[dict[str, Kind], list[str]]:
    """The kinds by code, and the years that are provisional."""
    kinds: dict[str, Kind] = {}
    provisional = set()
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        names = ("crime_code", "crime_label", "municipality", "year", "registered_crimes", "provisional")
        heading = next(rows)
        code_at, label_at, place_at, year_at, count_at, status_at = (heading.index(name) for name in names)
        for row in rows:
            if row[place_at] == "GM0000":  # what is of no municipality
                continue
            kind = kinds.get(row[code_at]) or kinds.setdefault(row[code_at], Kind(row[label_at]))
            kind.counts[row[place_at]][int(row[year_at])] = int(row[count_at])
            if row[status_at] == "true":
                provisional.add(row[year_at])
    return dict(sorted(kinds.items())), sorted(provisional)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Of values in order, by linear interpolation between the two around it."""
    at = share * (len(ordered) - 1)
    low = int(at)
    return ordered[low] + (at - low) * (ordered[min(low + 1, len(ordered) - 1)] - ordered[low])


def fitted(needed: Mapping[int, Iterable[float]]) -> list[float]:
    """tau by the number of years apart, from what the pairs of each of these need."""
    taus: list[float] = []
    for apart in sorted(needed):
        taus.append(max([math.sqrt(max(0.0, quantile(sorted(needed[apart]), 0.95))), *taus[-1:]]))
    return taus


def table(kinds: Mapping[str, Kind], provisional: Sequence[str]) -> str:
    """The file that ships."""
    years = [year for kind in kinds.values() for year in kind.national]
    places = {place for kind in kinds.values() for place in kind.counts}
    text = io.StringIO()
    text.write(
        HEAD.format(
            codes=len(kinds),
            places=len(places),
            first=min(years),
            last=max(years),
            provisional=" and ".join(provisional),
        )
    )
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["code", "label", "yearly", *range(1, LONGEST + 1)])
    for code, kind in kinds.items():
        yearly = round(kind.national.total() / len(kind.national))
        rows.writerow([code, kind.label, yearly, *(f"{tau:.3f}" for tau in kind.taus)])
    columns = zip(*(kind.taus for kind in kinds.values()), strict=True)
    other = [quantile(sorted(column), 0.75) for column in columns]
    rows.writerow([OTHER, "upper quartile of the others", 1, *(f"{tau:.3f}" for tau in other)])
    return text.getvalue()


def changes(kinds: Mapping[str, Kind]) -> str:
    """The file with quantiles of change, of cells of enough pairs."""
    years = [year for kind in kinds.values() for year in kind.national]
    text = io.StringIO()
    text.write(CHANGES_HEAD.format(first=min(years), last=max(years)))
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["code", "size", "apart", *PER_CENTS])
    for code, kind in kinds.items():
        for low, high in pairwise((*STEP_SIZES, 10**9)):
            for apart, known in kind.pairs.items():
                found = sorted(pair.after / pair.before for pair in known if low <= pair.before < high)
                if len(found) >= MANY:
                    rows.writerow([code, low, apart, *(f"{quantile(found, one / 100):.2f}" for one in PER_CENTS)])
    return text.getvalue()


def main(arguments: list[str]) -> None:
    """Print the table that a file gives, or write it."""
    (path,) = (one for one in arguments if one != "--write")
    kinds, provisional = read(path)
    text = table(kinds, provisional)
    print(text)
    if "--write" in arguments:
        SHIPPED.write_text(text, encoding="utf-8", newline="\n")
        CHANGES.write_text(changes(kinds), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
