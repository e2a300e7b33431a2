"""Whether the table of usual variation that ships is good enough.

``python -m bench.usual_variation FILE [REGIONS]`` takes the table that it is made from (see ``bench.usual_table``), and
may take one of municipalities with their region (code, safety_region). It tries the method on years and municipalities
that it was not made from, prints for each thing asked what was asked, what was got and whether that holds, and exits
with 1 where something does not, or the table that ships is another than the file gives.
"""

from __future__ import annotations

import csv
import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from bench.usual_table import CHANGES, LEAST, MANY, SHIPPED, Kind, Pair, changes, fitted, read, table
from ivp.check import check
from ivp.dossier.workspace import plan_sources
from ivp.progress.change import Evidence
from ivp.progress.figures import Count
from ivp.progress.outlook import YEARS, direction
from ivp.progress.standing import Standing
from ivp.progress.statistics import LEVEL, Z, conditional_p
from ivp.progress.usual import LONGEST, Variation, movement
from ivp.view.wording import Wording

SIZES = (5, 20, 50, 200, 10**9)
SPLIT = 2019
FEW_YEARS = range(1, 6)
SERIES = 60
"""So many real series are told with two years and with all of them."""


@dataclass
class Judge:
    """Prints what is found, and remembers for each thing asked whether it holds."""

    asked: list[tuple[str, str, str, bool]] = field(default_factory=list)

    def holds(self, what: str, asked: str, got: str, *, good: bool) -> None:
        self.asked.append((what, asked, got, good))

    def within(self, what: str, shares: Iterable[float], low: float, high: float) -> None:
        """Each of some shares should lie between two bounds."""
        known = list(shares)
        got = f"{min(known):.1%}" if len(known) == 1 else f"{min(known):.1%} to {max(known):.1%}"
        asked = f"{low:.0%} or more" if high == 1 else f"{high:.0%} or less" if not low else f"{low:.1%} to {high:.1%}"
        self.holds(what, asked, got, good=low <= min(known) and max(known) <= high)

    def told(self) -> int:
        """Print all that was asked; how many of it does not hold."""
        table = [("", "asked", "got", "")]
        table += [(what, asked, got, "holds" if good else "DOES NOT HOLD") for what, asked, got, good in self.asked]
        wide = [max(len(row[at]) for row in table) for at in range(4)]
        print()
        for row in table:
            print("  ".join(text.ljust(width) for text, width in zip(row, wide, strict=True)).rstrip())
        return sum(not good for *_, good in self.asked)


def rows(title: str, shares: Mapping[str, list[float]]) -> list[float]:
    """Print a table of shares; all of them."""
    print(f"\n{title}")
    for name, known in shares.items():
        print(f"  {name:8}", *(f"{share:6.1%}" for share in known))
    return [share for known in shares.values() for share in known]


def share_outside(pairs: list[Pair], tau: float) -> float:
    """How many pairs lie further apart than usual, the national movement taken out."""
    return sum(pair.needed > tau * tau for pair in pairs) / len(pairs)


def later_years(kinds: Mapping[str, Kind], judge: Judge) -> None:
    """Made from the years up to 2019, and held against the years from then on."""
    found: dict[str, list[float]] = {}
    cells: dict[str, list[float]] = {}
    for code, kind in kinds.items():
        before = {apart: [p.needed for p in kind.pairs[apart] if p.first + apart <= SPLIT] for apart in FEW_YEARS}
        taus = fitted(before)
        later = {apart: [pair for pair in kind.pairs[apart] if pair.first >= SPLIT] for apart in FEW_YEARS}
        found[code] = [share_outside(some, taus[apart - 1]) for apart, some in later.items()]
        for low, high in pairwise(SIZES):
            name = f"{low}-{high - 1}" if high < SIZES[-1] else f"{low} up"
            sized = ((apart, [pair for pair in some if low <= pair.size < high]) for apart, some in later.items())
            cells.setdefault(name, []).extend(
                share_outside(some, taus[apart - 1]) for apart, some in sized if len(some) >= MANY
            )
    shares = rows("Later years, by code and years apart (1 to 5)", found)
    print("\nThe same by size: cells of 100 pairs, mean, at most 10%, most")
    for name, known in cells.items():
        fine = sum(share <= 0.10 for share in known) / len(known)
        print(f"  {name:8} {len(known):4} {sum(known) / len(known):6.1%} {fine:6.1%} {max(known):6.1%}")
    every = [share for known in cells.values() for share in known]
    judge.within("Later years: neighbouring years, by code", (known[0] for known in found.values()), 0, 0.09)
    judge.within("Later years: by code and years apart (1 to 5)", shares, 0, 0.09)
    judge.within("Later years: mean of these", [sum(shares) / len(shares)], 0.04, 0.065)
    judge.within("Later years: by code, years apart and size", every, 0, 0.13)
    fine = sum(share <= 0.10 for share in every) / len(every)
    judge.within("Later years: how many of these are 10% or less", [fine], 0.9, 1)


def other_places(kinds: Mapping[str, Kind], judge: Judge) -> None:
    """Made from four fifths of the municipalities, and held against the others, five times."""
    found = {}
    for code, kind in kinds.items():
        fold = {place: at % 5 for at, place in enumerate(sorted(kind.counts))}
        outside = [0] * LONGEST
        for held_out in range(5):
            taus = fitted(
                {apart: [p.needed for p in known if fold[p.place] != held_out] for apart, known in kind.pairs.items()}
            )
            for apart, known in kind.pairs.items():
                limit = taus[apart - 1] ** 2
                outside[apart - 1] += sum(p.needed > limit for p in known if fold[p.place] == held_out)
        found[code] = [outside[apart - 1] / len(known) for apart, known in kind.pairs.items()]
    shares = rows("Other municipalities, by code and years apart (1 to 8)", found)
    judge.within("Other municipalities, five times a fifth: by code and years apart", shares, 0.04, 0.06)


def together(kinds: Mapping[str, Kind], regions: Mapping[str, str], judge: Judge) -> None:
    """Five municipalities of a region together, of each of which the counts are known.

    A share of a code and years apart rests on some sixty fives, whose years overlap: by how much it may differ by
    chance is told by how much the fives differ, each taken as one.
    """
    by_region: dict[str, list[str]] = defaultdict(list)
    for place in sorted({place for kind in kinds.values() for place in kind.counts}):
        by_region[regions.get(place, "")].append(place)
    fives = [places[at : at + 5] for places in by_region.values() for at in range(0, len(places) - 4, 5)]
    print("\nFive municipalities together, by code and years apart (1 to 5), with what chance leaves open")
    pooled, apart_shares, reaching = [], [], []
    for code, kind in kinds.items():
        known = {apart: [_five(kind, code, five, apart) for five in fives] for apart in FEW_YEARS}
        cells = [_share(found) for found in known.values()]
        pooled.append(_share([pair for found in known.values() for pair in found])[0])
        apart_shares += [share for share, _ in cells]
        reaching += [share - margin <= 0.08 and share + margin >= 0.02 for share, margin in cells]
        print(f"  {code:8}", *(f"{share:6.1%} ±{margin:5.1%}" for share, margin in cells), f"  all {pooled[-1]:5.1%}")
    judge.within("Five municipalities of a region: by code", pooled, 0.02, 0.08)
    outside = sum(not 0.02 <= share <= 0.08 for share in apart_shares)
    got = f"{min(apart_shares):.1%} to {max(apart_shares):.1%}, {outside} of {len(reaching)} outside"
    judge.holds("The same by years apart, within what chance leaves open", "2.0% to 8.0%", got, good=all(reaching))


def _five(kind: Kind, code: str, five: list[str], apart: int) -> tuple[int, int]:
    """How many pairs of years of five municipalities together lie outside, and how many there are."""
    counts = [kind.counts[place] for place in five if place in kind.counts]
    outside = number = 0
    for first in set.intersection(*map(set, counts)):
        sums = [row[first] + row[first + apart] for row in counts if first + apart in row]
        if len(sums) == len(counts) and sum(sums) >= 2 * LEAST:
            pieces = tuple((some / sum(sums), kind.taus[apart - 1] ** 2) for some in sums)
            start = Count(sum(row[first] for row in counts), kind.national[first])
            end = Count(sum(row[first + apart] for row in counts), kind.national[first + apart])
            outside += movement(start, end, Variation((code,), apart, pieces)).beyond
            number += 1
    return outside, number


def _share(found: list[tuple[int, int]]) -> tuple[float, float]:
    """The share outside of several groups, and how far it may be off where the groups are what varies."""
    total = sum(number for _, number in found)
    share = sum(outside for outside, _ in found) / total
    return share, Z * math.sqrt(sum((outside - share * number) ** 2 for outside, number in found)) / total


def halved(kinds: Mapping[str, Kind], judge: Judge) -> None:
    """How many counts of 100 or more would be found to have fallen, had there been half as many in the later year."""
    every: dict[int, list[bool]] = defaultdict(list)
    print("\nHalvings found, by code and years apart (1, 2)")
    for code, kind in kinds.items():
        told = []
        for apart in (1, 2):
            usual, own = Variation((code,), apart, ((1.0, kind.taus[apart - 1] ** 2),)), []
            for pair in kind.pairs[apart]:
                if pair.before >= 100:
                    start, end = Count(pair.before), Count(round(pair.after / 2))
                    seen = movement(start, end, usual)
                    own.append(seen.beyond and seen.ratio < 0 and conditional_p(start, end) < LEVEL)
            every[apart] += own
            told.append(f"{sum(own) / len(own):6.1%} of {len(own):5}")
        print(f"  {code:8}", *told)
    for (apart, found), least in zip(every.items(), (0.8, 0.7), strict=True):
        share = sum(found) / len(found)
        judge.within(
            f"A planted halving of 100 or more is found, {apart} year{'s' * (apart > 1)} apart", [share], least, 1
        )


def directions(kinds: Mapping[str, Kind], judge: Judge) -> None:
    """How many five years rise or fall, the national movement taken out; and whether their line tells what follows."""
    every, apart = [], {"line": 0.0, "same": 0.0}
    print("\nFive years with a clear direction, by code")
    for code, kind in kinds.items():
        found, national = [], kind.national
        variances = [0.0, *(tau * tau for tau in kind.taus)]
        for row in kind.counts.values():
            for last in row:
                years = range(last - YEARS + 1, last + 1)
                if (
                    any(year not in row for year in years)
                    or (total := sum(row[year] for year in years)) < LEAST * YEARS
                ):
                    continue
                shrunk = min(1.0, math.sqrt(100 * YEARS / total))
                series = {year: Count(row[year], national[year]) for year in years}
                slope, limit = direction(series, [one * shrunk for one in variances].__getitem__)
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
    judge.within("Five years with a clear direction", [sum(every) / len(every)], 0.04, 0.06)
    ratio = math.sqrt(apart["line"] / apart["same"])
    print(f"Two years on the line is off by {ratio:.2f} times as much as the last figure")


def histories(kinds: Mapping[str, Kind], judge: Judge) -> None:
    """Real series, told by the program with two years and with all of them: the verdict and its sentence."""
    chosen = []
    for code, kind in kinds.items():
        whole = sorted(place for place, row in kind.counts.items() if len(row) == len(kind.national))
        each = SERIES // len(kinds)
        chosen += [(code, kind.counts[whole[len(whole) * at // each]]) for at in range(each)]
    (few, sentences), (all_, others) = _told(chosen, all_years=False), _told(chosen, all_years=True)
    same = sum(
        one == other and text == again for one, other, text, again in zip(few, all_, sentences, others, strict=True)
    )
    kept, years = f"{same} of {len(chosen)}", max(len(row) for _, row in chosen)
    judge.holds(f"Real series with the same verdict with 2 and with {years} years", f"{SERIES} of {SERIES}", kept,
                good=same == len(chosen) == SERIES)  # fmt: skip


def _told(chosen: list[tuple[str, dict[int, int]]], *, all_years: bool) -> tuple[list[Evidence], list[str]]:
    """What the program says of the change of some series since their seventh year."""
    lines = [
        "{ivp: 1, kind: plan, title: Proef, municipalities: [Maasgouw], period: 2023-2026, status: adopted,",
        "sources: {politie: {name: politie, kind: register}}, themes: {wonen: Wonen}, indicators: {",
    ]
    for at, (code, row) in enumerate(chosen):
        years = sorted(row)
        first, last = years[6], years[-1]
        values = {year: row[year] for year in (years if all_years else [last]) if year != first}
        lines.append(
            f"i{at}: {{name: Reeks {at}, for: wonen, unit: count, source: politie, better: lower, "
            f"series: {{table: 47018NED, codes: ['{code}']}}, baseline: {{{first}: {row[first]}}}, values: {values}}},"
        )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "ivp.toml").touch()
        file = Path(folder) / "plan.yaml"
        file.write_text("\n".join([*lines, "}}"]), encoding="utf-8")
        (item,) = check(plan_sources([str(file)])).plans
    if item.measured is None:
        return [], []
    known = Standing(item.measured, max(max(row) for _, row in chosen)).indicators.values()
    return [one.change for one in known], [Wording("nl").change_sentence(one) for one in known]


def main(arguments: list[str]) -> int:
    """What the table is worth, and whether it is what ships."""
    kinds, provisional = read(arguments[0])
    judge = Judge()
    same = (SHIPPED.read_text(encoding="utf-8"), CHANGES.read_text(encoding="utf-8")) == (
        table(kinds, provisional),
        changes(kinds),
    )
    got = "the same" if same else "another: python -m bench.usual_table FILE --write"
    judge.holds("The tables that ship are what the file gives", "the same", got, good=same)
    later_years(kinds, judge)
    other_places(kinds, judge)
    regions = {}
    if len(arguments) > 1:
        with Path(arguments[1]).open(encoding="utf-8", newline="") as file:
            regions = {row["code"]: row["safety_region"] for row in csv.DictReader(file)}
    together(kinds, regions, judge)
    halved(kinds, judge)
    histories(kinds, judge)
    directions(kinds, judge)
    return int(bool(judge.told()))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
