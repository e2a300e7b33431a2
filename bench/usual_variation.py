"""How much registered counts of municipalities usually move: the table that ships, and whether it holds.

``python bench/usual_variation.py FILE [REGIONS] [--write]`` takes a table of a figure a row, with the columns of
47018NED as gathered (table, crime_code, crime_label, municipality, year, registered_crimes, provisional), and may take
one of municipalities with their region (code, safety_region). It tells how the method does on years and municipalities
that it was not made from, and exits with 1 where that is not good enough or the table that ships is another than the
file gives; ``--write`` writes that table first.

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
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ivp.progress.figures import Count
from ivp.progress.outlook import YEARS, direction
from ivp.progress.statistics import LEVEL, Z, conditional_p
from ivp.progress.usual import LONGEST, OTHER, PER_CENTS, STEP_SIZES, Variation, movement

SHIPPED = Path(__file__).parent.parent / "ivp" / "reference" / "usual_variation.csv"
HEAD = """\
# Usual variation of registered crimes in municipalities, by the number of years apart (bench/usual_variation.py)
# Source: Politie, table 47018NED (data.politie.nl), CC BY 4.0; {codes} codes, {places} municipalities, {first}-{last}
# {provisional} provisional; municipalities on present boundaries; yearly: registered in the country, mean of the years
"""
LEAST, MANY = 5, 100
"""Pairs with a smaller mean count say nothing of what moves besides chance; a cell of fewer pairs is not judged."""
SIZES = (5, 20, 50, 200, 10**9)
SPLIT = 2019
CHANGES = SHIPPED.with_name("usual_changes.csv")
CHANGES_HEAD = """\
# Ratios of registered crimes in a municipality to those some years before, of every pair of years {first}-{last}: the
# value that so many per cent of them stay below, by the size of the first (its lower end); see usual_variation.csv
"""


class Pair(NamedTuple):
    """Two years of a municipality: what its tau would have to be for it to lie just within, squared."""

    place: str
    first: int
    apart: int
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

    @property
    def national(self) -> Counter[int]:
        total: Counter[int] = Counter()
        for row in self.counts.values():
            total.update(row)
        return total

    def pairs(self) -> list[Pair]:
        national, found = self.national, []
        for place, row in self.counts.items():
            for first, before in row.items():
                for apart in range(1, LONGEST + 1):
                    after = row.get(first + apart)
                    if after is None or before + after < 2 * LEAST:
                        continue
                    drift = math.log(national[first + apart] / national[first])
                    ratio = math.log((after + 0.5) / (before + 0.5)) - drift
                    chance = 1 / (before + 0.5) + 1 / (after + 0.5)
                    shrunk = min(1.0, math.sqrt(200 / (before + after)))
                    needed = ((ratio / Z) ** 2 - chance) / shrunk
                    found.append(Pair(place, first, apart, before, after, needed))
        return found


def read(path: str) -> tuple[dict[str, Kind], list[str]]:
    """The kinds by code, and the years that are provisional."""
    kinds: dict[str, Kind] = {}
    provisional = set()
    with Path(path).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["municipality"] == "GM0000":  # what is of no municipality
                continue
            kind = kinds.setdefault(row["crime_code"], Kind(row["crime_label"]))
            kind.counts[row["municipality"]][int(row["year"])] = int(row["registered_crimes"])
            if row["provisional"] == "true":
                provisional.add(row["year"])
    return dict(sorted(kinds.items())), sorted(provisional)


def quantile(values: Iterable[float], share: float) -> float:
    """By linear interpolation between the two values around it."""
    known = sorted(values)
    at = share * (len(known) - 1)
    low = int(at)
    return known[low] + (at - low) * (known[min(low + 1, len(known) - 1)] - known[low])


def fitted(pairs: Iterable[Pair]) -> list[float]:
    """tau by the number of years apart, as far as there are pairs."""
    needed: dict[int, list[float]] = defaultdict(list)
    for pair in pairs:
        needed[pair.apart].append(pair.needed)
    taus: list[float] = []
    for apart in sorted(needed):
        taus.append(max([math.sqrt(max(0.0, quantile(needed[apart], 0.95))), *taus[-1:]]))
    return taus


def upper_quartile(taus: Iterable[list[float]]) -> list[float]:
    """The row for what has none of its own."""
    return [quantile(column, 0.75) for column in zip(*taus, strict=True)]


def table(kinds: dict[str, Kind], pairs: dict[str, list[Pair]], provisional: list[str]) -> str:
    """The file that ships."""
    taus = {code: fitted(known) for code, known in pairs.items()}
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
        rows.writerow([code, kind.label, yearly, *(f"{tau:.3f}" for tau in taus[code])])
    other = upper_quartile(taus.values())
    rows.writerow([OTHER, "upper quartile of the others", 1, *(f"{tau:.3f}" for tau in other)])
    return text.getvalue()


def changes(pairs: dict[str, list[Pair]]) -> str:
    """The file with quantiles of change, of cells of enough pairs."""
    years = [year for known in pairs.values() for pair in known for year in (pair.first, pair.first + pair.apart)]
    text = io.StringIO()
    text.write(CHANGES_HEAD.format(first=min(years), last=max(years)))
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["code", "size", "apart", *PER_CENTS])
    for code, known in pairs.items():
        for low, high in pairwise((*STEP_SIZES, 10**9)):
            for apart in range(1, LONGEST + 1):
                found = [
                    pair.after / pair.before for pair in known if pair.apart == apart and low <= pair.before < high
                ]
                if len(found) >= MANY:
                    rows.writerow([code, low, apart, *(f"{quantile(found, one / 100):.2f}" for one in PER_CENTS)])
    return text.getvalue()


def share_outside(pairs: list[Pair], taus: list[float]) -> float:
    """How many pairs lie further apart than usual, the national movement taken out."""
    return sum(pair.needed > taus[pair.apart - 1] ** 2 for pair in pairs) / len(pairs)


class Judge:
    """Prints what is found, and remembers where it is not good enough."""

    def __init__(self) -> None:
        self.failed = 0

    def holds(self, what: str, share: float, low: float, high: float) -> None:
        bad = not low <= share <= high
        self.failed += bad
        print(f"{what}: {share:.1%}{f' (NOT {low:.1%} to {high:.1%})' if bad else ''}")

    def rows(self, title: str, rows: dict[str, list[float]], low: float, high: float) -> list[float]:
        """A table of shares, each of which should lie between two bounds; gives all of them."""
        print(f"\n{title}; each {low:.0%} to {high:.0%}")
        for name, shares in rows.items():
            bad = [share for share in shares if not low <= share <= high]
            self.failed += len(bad)
            print(f"  {name:8}", *(f"{share:6.1%}" for share in shares), "  NOT" if bad else "")
        return [share for shares in rows.values() for share in shares]


def later_years(pairs: dict[str, list[Pair]], judge: Judge) -> None:
    """Made from the years up to 2019, and held against the years from then on."""
    rows: dict[str, list[float]] = {}
    cells: dict[str, list[float]] = {}
    for code, known in pairs.items():
        taus = fitted(pair for pair in known if pair.first + pair.apart <= SPLIT)
        later = [pair for pair in known if pair.first >= SPLIT and pair.apart <= 5]
        by_apart = [[pair for pair in later if pair.apart == apart] for apart in range(1, 6)]
        rows[code] = [share_outside(some, taus) for some in by_apart]
        for low, high in pairwise(SIZES):
            name = f"{low}-{high - 1}" if high < SIZES[-1] else f"{low} up"
            sized = ([pair for pair in some if low <= pair.size < high] for some in by_apart)
            cells.setdefault(name, []).extend(share_outside(some, taus) for some in sized if len(some) >= MANY)
    shares = judge.rows("Later years, by code and years apart (1 to 5)", rows, 0, 0.09)
    judge.holds("Mean of these", sum(shares) / len(shares), 0.04, 0.065)
    print("\nThe same by size: cells of 100 pairs, mean, at most 10%, most")
    for name, known_shares in cells.items():
        fine = sum(share <= 0.10 for share in known_shares) / len(known_shares)
        mean = sum(known_shares) / len(known_shares)
        print(f"  {name:8} {len(known_shares):4} {mean:6.1%} {fine:6.1%} {max(known_shares):6.1%}")
    every = [share for known_shares in cells.values() for share in known_shares]
    judge.holds("Most in any cell", max(every), 0, 0.13)
    judge.holds("Cells of at most 10%", sum(share <= 0.10 for share in every) / len(every), 0.9, 1)


def other_places(pairs: dict[str, list[Pair]], judge: Judge) -> None:
    """Made from four fifths of the municipalities, and held against the others, five times."""
    rows = {}
    for code, known in pairs.items():
        fold = {place: at % 5 for at, place in enumerate(sorted({pair.place for pair in known}))}
        found: list[list[bool]] = [[] for _ in range(LONGEST)]
        for held_out in range(5):
            taus = fitted(pair for pair in known if fold[pair.place] != held_out)
            for pair in known:
                if fold[pair.place] == held_out:
                    found[pair.apart - 1].append(pair.needed > taus[pair.apart - 1] ** 2)
        rows[code] = [sum(some) / len(some) for some in found]
    judge.rows("Other municipalities, by code and years apart (1 to 8)", rows, 0.04, 0.06)


def together(kinds: dict[str, Kind], pairs: dict[str, list[Pair]], regions: dict[str, str], judge: Judge) -> None:
    """Five municipalities of a region together, of each of which the counts are known."""
    by_region: dict[str, list[str]] = defaultdict(list)
    for place in sorted({place for kind in kinds.values() for place in kind.counts}):
        by_region[regions.get(place, "")].append(place)
    fives = [places[at : at + 5] for places in by_region.values() for at in range(0, len(places) - 4, 5)]
    print("\nFive municipalities together, by code and years apart (1 to 5)")
    for code, kind in kinds.items():
        taus, national = fitted(pairs[code]), kind.national
        shares, every = [], []
        for apart in range(1, 6):
            found = []
            for five in fives:
                counts = [kind.counts[place] for place in five if place in kind.counts]
                for first in set.intersection(*map(set, counts)):
                    sums = [row[first] + row[first + apart] for row in counts if first + apart in row]
                    if len(sums) < len(counts) or sum(sums) < 2 * LEAST:
                        continue
                    pieces = tuple((some / sum(sums), taus[apart - 1] ** 2) for some in sums)
                    start = Count(sum(row[first] for row in counts), national[first])
                    end = Count(sum(row[first + apart] for row in counts), national[first + apart])
                    found.append(movement(start, end, Variation((code,), apart, pieces)).beyond)
            shares.append(sum(found) / len(found))
            every += found
        judge.holds(
            f"  {code:8}{' '.join(f'{share:6.1%}' for share in shares)}  all", sum(every) / len(every), 0.02, 0.08
        )


def halved(pairs: dict[str, list[Pair]], judge: Judge) -> None:
    """How many counts of 100 or more would be found to have fallen, had there been half as many in the later year."""
    every: dict[int, list[bool]] = defaultdict(list)
    print("\nHalvings found, by code and years apart (1, 2)")
    for code, known in pairs.items():
        taus, own = fitted(known), defaultdict(list)
        for pair in known:
            if pair.before >= 100 and pair.apart <= 2:
                start, end = Count(pair.before), Count(round(pair.after / 2))
                usual = Variation((code,), pair.apart, ((1.0, taus[pair.apart - 1] ** 2),))
                seen = movement(start, end, usual)
                own[pair.apart].append(seen.beyond and seen.ratio < 0 and conditional_p(start, end) < LEVEL)
        print(f"  {code:8}", *(f"{sum(own[apart]) / len(own[apart]):6.1%} of {len(own[apart]):5}" for apart in (1, 2)))
        for apart, found in own.items():
            every[apart] += found
    for apart, least in ((1, 0.8), (2, 0.7)):
        judge.holds(f"All, {apart} apart", sum(every[apart]) / len(every[apart]), least, 1)


def directions(kinds: dict[str, Kind], pairs: dict[str, list[Pair]], judge: Judge) -> None:
    """How many five years rise or fall, the national movement taken out; and whether their line tells what follows."""
    every, apart = [], {"line": 0.0, "same": 0.0}
    print("\nFive years with a clear direction, by code")
    for code, kind in kinds.items():
        taus, national, found = fitted(pairs[code]), kind.national, []
        for row in kind.counts.values():
            for last in row:
                years = range(last - YEARS + 1, last + 1)
                if any(year not in row for year in years) or sum(row[year] for year in years) < LEAST * YEARS:
                    continue
                shrunk = min(1.0, math.sqrt(100 * YEARS / sum(row[year] for year in years)))
                series = {year: Count(row[year], national[year]) for year in years}
                variances = [0.0, *(tau * tau * shrunk for tau in taus)]
                slope, limit = direction(series, variances.__getitem__)
                found.append(abs(slope) > limit)
                later = row.get(last + 2)
                if later is not None and min(row[year] for year in years) >= 20:
                    logs = [math.log(row[year] + 0.5) for year in years]
                    rise = sum(at * one for at, one in zip((-2, -1, 0, 1, 2), logs, strict=True)) / 10
                    drawn = sum(logs) / YEARS + 4 * rise
                    apart["line"] += (math.log(later + 0.5) - drawn) ** 2
                    apart["same"] += (math.log(later + 0.5) - logs[-1]) ** 2
        every += found
        print(f"  {code:8}{sum(found) / len(found):6.1%}")
    judge.holds("All", sum(every) / len(every), 0.04, 0.06)
    ratio = math.sqrt(apart["line"] / apart["same"])
    print(f"Two years on the line is off by {ratio:.2f} times as much as the last figure")


def main(arguments: list[str]) -> int:
    """What the file gives, what it is worth, and whether it is what ships."""
    paths = [one for one in arguments if one != "--write"]
    kinds, provisional = read(paths[0])
    pairs = {code: kind.pairs() for code, kind in kinds.items()}
    text, judge = table(kinds, pairs, provisional), Judge()
    if "--write" in arguments:
        SHIPPED.write_text(text, encoding="utf-8", newline="\n")
        CHANGES.write_text(changes(pairs), encoding="utf-8", newline="\n")
    print(text)
    later_years(pairs, judge)
    other_places(pairs, judge)
    regions = {}
    if len(paths) > 1:
        with Path(paths[1]).open(encoding="utf-8", newline="") as file:
            regions = {row["code"]: row["safety_region"] for row in csv.DictReader(file)}
    together(kinds, pairs, regions, judge)
    halved(pairs, judge)
    directions(kinds, pairs, judge)
    if (SHIPPED.read_text(encoding="utf-8"), CHANGES.read_text(encoding="utf-8")) != (text, changes(pairs)):
        judge.failed += 1
        print("\nThe table that ships is another: --write")
    print(f"\n{judge.failed or 'None'} not good enough")
    return int(bool(judge.failed))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
