"""Small counts that are not published, and what must then stay unsaid because they could be worked out from it.

A source's ``hide_below`` hides counts below it. The figures of the municipalities of a joint area add up to the area's,
those of some codes of a table to those of all of them, and a rate with its inhabitants gives a count: where these would
tell a hidden one, others are hidden with it, the smallest first. The baseline and the target that a plan adopts are
public.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, TypeVar

from ivp.dossier.resolve import Resolved
from ivp.model.indicator import Indicator
from ivp.model.types import Years
from ivp.progress.assess import Assessment, assess
from ivp.progress.change import Evidence
from ivp.progress.measurement import Figure, Measured, Measurement, Series, count_behind
from ivp.progress.position import Position
from ivp.progress.verdict import tone
from ivp.reference.series import table, tables
from ivp.vocabulary import Chance, Change, Reason, SeriesCheck, Status, Tone, Untested


@dataclass(frozen=True)
class Hiding:
    """What is hidden of one indicator: counts below ``below``, and what would tell one; nothing where that is 0."""

    below: int = 0
    counts: bool = False
    """Whether its figures are counts themselves, so that they may be told to be smaller."""
    years: Mapping[str, Mapping[int, bool]] = field(default_factory=dict)
    """The years whose figure is hidden, of the area ("") or of a municipality, by its code; and whether that is only
    because of others, or may be."""

    def with_others(self, figure: Figure, place: str = "") -> bool:
        """Whether a hidden figure of the area, or of a municipality, may be so only because of others."""
        return self.years[place][figure.years.until]

    def published(self, figure: Figure, place: str = "") -> Figure:
        """The figure of the area, or of the municipality with a code, without its value where that is hidden."""
        if figure.value is None or figure.years.until not in self.years.get(place, {}):
            return figure
        told = self.counts and not self.with_others(figure, place)
        return figure._replace(value=None, hidden=True, below=self.below if told else None)


def hidden_below(plan: Resolved, indicator: Indicator, named: set[str]) -> int:
    """The number below which figures of an indicator are hidden, with those of the sources ``named``; 0: none."""
    sources = [plan.sources.get(name) for name in sorted({indicator.source or "", *named})]
    return max((source.hide_below or 0 for source in sources if source), default=0)


def published_figure(plan: Resolved, indicator: Indicator, figure: Figure) -> Figure:
    """A figure that stands by itself, such as a benchmark, as it is published."""
    below = hidden_below(plan, indicator, {figure.source} if figure.source else set())
    count = count_behind(indicator, figure)
    if count is None or count >= below:
        return figure
    told = indicator.unit.facts.chance is Chance.COUNTS
    return figure._replace(value=None, hidden=True, below=below if told else None)


def hidings(measured: Measured) -> dict[str, Hiding]:
    """What is hidden of each indicator of a plan, those that it inherits included."""
    if not any(source.hide_below for source in measured.plan.sources.values()):
        return {}
    found = {}
    pieces = _pieces(measured.indicators.values())
    for family in _families(list(measured.indicators.values()), pieces):
        below = max(_below(measured.plan, item) for item in family)
        if not below:
            continue
        hidden: dict[str, dict[str, dict[int, bool]]] = {item.identity: {} for item in family}
        for year in sorted({year for item in family for year in _years(item)}):
            cells = _cells(family, pieces, year)
            kept_back = together(cells, below)
            if kept_back and any(_of_version(measured.plan, item, year) for item in family):
                kept_back = {cell: True for cell in cells if not cell.adopted}
            for cell, with_others in kept_back.items():
                hidden[cell.indicator].setdefault(cell.place, {})[year] = with_others
        for item in family:
            found[item.identity] = Hiding(below, item.unit.chance is Chance.COUNTS, hidden[item.identity])
    return found


def _of_version(plan: Resolved, item: Measurement, year: int) -> bool:
    """Whether a figure of a year stands in a version of a joint plan and not in that plan.

    The report on the joint plan is made without it, and hides what must be hidden then: what a version publishes beside
    that could tell a hidden count.
    """
    if plan.joint is None or item.identity not in plan.joint.indicators:
        return False
    source = plan.joint.loaded.source
    files = [source.beside(file) for file in plan.joint.own.observations]
    names = {source.other(file).name for file in files if file}
    figures = [series.figures.get(year) for series in (item.series, *item.parts.values())]
    return any(figure and figure.cell and figure.cell.document not in names for figure in figures)


def _below(plan: Resolved, item: Measurement) -> int:
    series = (item.series, *item.parts.values())
    named = {figure.source for one in series for figure in one.figures.values() if figure.source}
    return hidden_below(plan, item.indicator, named)


def _years(item: Measurement) -> set[int]:
    return {year for series in (item.series, *item.parts.values()) for year in series.figures}


Piece: TypeAlias = tuple[str, str]
"""A list of codes and one of these; of an indicator without codes its id alone."""
Pieces: TypeAlias = Mapping[str, frozenset[Piece]]


def _pieces(items: Collection[Measurement]) -> Pieces:
    """What each indicator counts: the codes of its table, a total also those that others count; without codes what no
    other does.
    """
    named: dict[str, frozenset[Piece]] = {}
    for item in items:
        series = item.indicator.series
        if series is None or item.unit.chance not in {Chance.COUNTS, Chance.RATES}:
            named[item.identity] = frozenset({("", item.identity)})
        else:
            known = table(series.table)
            name = known.codes.name if known else series.table.casefold()
            named[item.identity] = frozenset((name, code.casefold()) for code in series.codes)
    totals = {(one.codes.name, one.codes.total) for one in tables().values()}
    counted = frozenset().union(*named.values())
    held = {total: frozenset(piece for piece in counted if piece[0] == total[0]) for total in totals}
    return {identity: own.union(*(held[one] for one in own & totals)) for identity, own in named.items()}


def _families(items: list[Measurement], pieces: Pieces) -> list[list[Measurement]]:
    """Indicators that count some of the same, directly or by way of others."""
    families: list[tuple[set[Piece], list[Measurement]]] = []
    for item in items:
        codes, family = set(pieces[item.identity]), [item]
        near = [known for known in families if known[0] & codes]
        apart = [known for known in families if not known[0] & codes]
        for known in near:
            codes |= known[0]
            family = [*known[1], *family]
        families = [*apart, (codes, family)]
    return [family for _, family in families]


Atom: TypeAlias = tuple[str, str, str]
"""A code of a table in a municipality: what figures are sums of."""


@dataclass(frozen=True)
class Cell:
    """A figure of a year, of an indicator and the area ("") or a municipality: its count, and of what it is the sum."""

    indicator: str
    place: str
    atoms: frozenset[Atom]
    count: Fraction
    adopted: bool = False
    """Whether it is a baseline of the plan, which is public."""


def _cells(family: list[Measurement], pieces: Pieces, year: int) -> list[Cell]:
    found = []
    for item in family:
        codes = [place.code for place in item.area] or [""]
        for place, series in (("", item.series), *item.parts.items()):
            where = [place] if place else codes
            atoms = frozenset((*code, one) for code in pieces[item.identity] for one in where)
            figure = series.figures.get(year)
            count = count_behind(item.indicator, figure) if figure else None
            if count is not None:
                found.append(Cell(item.identity, place, atoms, count))
        start = item.baseline
        count = count_behind(item.indicator, start) if start and start.years == Years(year, year) else None
        if count is not None:
            atoms = frozenset((*code, one) for code in pieces[item.identity] for one in codes)
            found.append(Cell(item.identity, "", atoms, count, adopted=True))
    return found


MOST_CELLS, MOST_ROUNDS = 120, 40
"""Of more figures, or after hiding so many one by one, all that count any of the same as a small one are hidden."""


def together(cells: list[Cell], below: int) -> dict[Cell, bool]:
    """The figures of a year to hide, so that what is published leaves each count below ``below`` possible for each that
    is hidden; and whether a figure is hidden, or may be, only because of others.

    The figures are sums over the same pieces. A hidden one may be worked out where it is a combination of published
    ones; and it may be bounded by one that it is a part of, less other published parts of that. Where it is, the
    smallest figure by which it is, is hidden too.
    """
    hidden = {cell: False for cell in cells if cell.count < below and not cell.adopted}
    if not hidden:
        return {}
    for _ in range(MOST_ROUNDS if len(cells) <= MOST_CELLS else 0):
        leak = _worked_out(cells, hidden) or _bounded(cells, hidden, below)
        if leak is None:
            return hidden
        small, others = leak
        hidden[small] = True
        # Of equals the part and not the whole: that a whole is hidden would tell that the rest of it is nothing.
        hidden[min(others, key=lambda cell: (cell.count, len(cell.atoms), cell.indicator, cell.place))] = True
    atoms = frozenset(atom for cell in hidden for atom in cell.atoms)
    return {cell: True for cell in cells if cell.atoms & atoms and not cell.adopted}


def _worked_out(cells: list[Cell], hidden: Mapping[Cell, bool]) -> tuple[Cell, list[Cell]] | None:
    """A hidden figure that is a combination of published ones, with those of them that can be hidden."""
    rows: dict[Atom, tuple[dict[Atom, Fraction], dict[Cell, Fraction]]] = {}

    def reduced(cell: Cell) -> tuple[dict[Atom, Fraction], dict[Cell, Fraction]]:
        """What is left of a figure without the published ones before it, and how much of each it takes."""
        row, parts = dict.fromkeys(cell.atoms, Fraction(1)), {cell: Fraction(1)}
        while row and (first := min(row)) in rows:
            other, others = rows[first]
            times = row[first] / other[first]
            _take(row, other, times)
            _take(parts, others, times)
        return row, parts

    for cell in sorted(cells, key=lambda cell: not cell.adopted):
        if cell not in hidden:
            row, parts = reduced(cell)
            if row:
                rows[min(row)] = (row, parts)
    for cell in hidden:
        row, parts = reduced(cell)
        others = [part for part in parts if part is not cell and not part.adopted]
        if not row and others:
            return cell, others
    return None


_Key = TypeVar("_Key")


def _take(row: dict[_Key, Fraction], other: Mapping[_Key, Fraction], times: Fraction) -> None:
    """Take a row so many times from another."""
    for key, value in other.items():
        left = row.get(key, Fraction(0)) - times * value
        if left:
            row[key] = left
        else:
            del row[key]


def _bounded(cells: list[Cell], hidden: Mapping[Cell, bool], below: int) -> tuple[Cell, list[Cell]] | None:
    """A small figure that what is published around it leaves too few counts for, with those that can be hidden."""
    shown = sorted((cell for cell in cells if cell not in hidden), key=lambda cell: (-cell.count, cell.indicator))
    for small in (cell for cell in hidden if cell.count < below):
        for whole in shown:
            if not small.atoms < whole.atoms:
                continue
            taken, rest = [], whole.atoms - small.atoms
            for part in shown:
                if part.atoms <= rest:
                    taken.append(part)
                    rest -= part.atoms
            left = whole.count - sum(part.count for part in taken)
            most = Fraction(0)
            for part, with_others in hidden.items():
                if part.atoms <= rest and not with_others:
                    most += below - 1
                    rest -= part.atoms
            can_be_hidden = [part for part in taken if not part.adopted] or ([] if whole.adopted else [whole])
            if can_be_hidden and (left < below - 1 or (not rest and left > most)):
                return small, can_be_hidden
    return None


def published(item: Assessment, hidden: Hiding) -> Assessment:
    """The assessment without hidden figures and without what would tell one.

    Only what every other count that would be hidden gives as well is told: so a verdict tells nothing of a hidden count
    but that it is hidden; and the numbers behind a verdict are told only where they rest on no hidden figure.
    """
    if not hidden.years:
        return item
    measured = item.measured
    place = "" if measured.whole else measured.area[0].code
    shown = _shown(measured, hidden, place)
    secret = {year: figure for year, figure in shown.series.figures.items() if figure.hidden}
    # What the parts tell of how much their sum usually moves is told only by those that are published.
    item = assess(replace(measured, observed=shown.observed), item.year)
    if not secret:
        return replace(item, measured=shown)
    if measured.check is SeriesCheck.EQUAL and measured.at_baseline:
        at = measured.at_baseline.years
        secret = {year: figure for year, figure in secret.items() if figure.years != at}  # the baseline is public
    told = _told(item, secret, hidden, place)
    relapse = item.position.not_sustained
    answer, change = item.position, item.change
    if not told.position and not item.followed:  # that it has no target of its own tells nothing of a figure
        answer = replace(answer, status=Status.NOT_ASSESSABLE, reason=Reason.HIDDEN, keep=False, not_sustained=None)
    elif relapse and relapse.year in secret and not _always_relapses(answer, hidden):
        answer = replace(answer, not_sustained=None)
    if not told.change:
        change = Evidence(Change.UNKNOWN, Untested.HIDDEN)
    elif not told.numbers:
        change = Evidence(change.change, change.reason)
    whole = told.position and told.change
    start = measured.at_baseline
    return replace(
        item,
        measured=shown,
        position=answer,
        change=change,
        tone=tone(answer, change.change) if whole else Tone.UNKNOWN,  # of what is told, not of what was left out
        planned=item.planned if told.position else None,
        beside=item.beside if told.numbers else (),
        outlook=item.outlook if told.numbers and not _within(item, secret) else None,
        withheld=hidden.below if not (whole and told.numbers) or (start and _of_any(start, secret)) else 0,
    )


def _shown(measured: Measurement, hidden: Hiding, place: str) -> Measurement:
    """The figures as they are published; the baseline of a plan is."""

    def clear(series: Series, code: str) -> Series:
        return replace(
            series, figures={year: hidden.published(figure, code) for year, figure in series.figures.items()}
        )

    baseline = measured.baseline
    if baseline and not measured.whole:
        baseline = hidden.published(baseline, place)
    return replace(
        measured,
        baseline=baseline,
        series=clear(measured.series, place),
        observed={code: clear(series, code) for code, series in measured.observed.items()},
    )


@dataclass(frozen=True)
class _Told:
    """What of an indicator's verdicts may be told: the position, the change, the numbers of both."""

    position: bool
    change: bool
    numbers: bool


def _told(item: Assessment, secret: Mapping[int, Figure], hidden: Hiding, place: str) -> _Told:
    measured = item.measured
    judged = item.judged is not None and item.judged.year in secret
    newest = item.newest is not None and item.newest.year in secret
    start = measured.compared
    public = measured.whole and start is measured.baseline
    rests = judged or newest or (start is not None and not public and _of_any(start, secret))
    if not hidden.counts or any(hidden.with_others(figure, place) for figure in secret.values()):
        return _Told(not judged, not newest, not rests)
    others = [
        assess(measured.supposing(dict.fromkeys(secret, Decimal(value))), item.year) for value in range(hidden.below)
    ]
    return _Told(
        all(_position_of(other.position) == _position_of(item.position) for other in others),
        all(_change_of(other.change) == _change_of(item.change) for other in others),
        not rests,
    )


def _within(item: Assessment, years: Collection[int]) -> bool:
    """Whether any of these years is one of those of which the direction is told."""
    return item.outlook is not None and any(item.outlook.first <= year <= item.outlook.last for year in years)


def _of_any(figure: Figure, years: Collection[int]) -> bool:
    """Whether a figure is of one of these years, or a mean over one."""
    return any((figure.years.first or year) <= year <= figure.years.until for year in years)


def _position_of(answer: Position) -> tuple[object, ...]:
    return answer.status, answer.reason, answer.keep


def _change_of(evidence: Evidence) -> tuple[object, ...]:
    return evidence.change, evidence.reason


def _always_relapses(answer: Position, hidden: Hiding) -> bool:
    """Whether every count that is hidden fails the target."""
    return answer.aim is not None and all(answer.aim.met_by(value) is False for value in range(hidden.below))
