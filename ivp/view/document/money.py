"""Money: sums with what they come to, and sums together by year, by source and by what they serve."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from pydantic import Field

from ivp.language import N_
from ivp.model.action import Action
from ivp.model.types import Years
from ivp.progress.money import UNDATED, Sum, Sums, Tally, span
from ivp.view.base import View
from ivp.view.document.composer import Composer, facts_of
from ivp.view.document.pieces import Cell, Fact, Item, Paragraph, Piece, Points, Section, Table
from ivp.view.money import amount_text, dated, euros, excess_lines, spent_lines, together
from ivp.view.wording import as_number
from ivp.vocabulary import Block

K = TypeVar("K", str, int)
MOST_YEARS = 5
"""So many years stand beside each other in a table."""
_TABLES = {
    "year": (N_("Year"), N_("Money by year"), ""),
    "source": (N_("Paid from"), N_("Money by where it comes from"), N_("not said")),
    "topic": (N_("Serves"), N_("Money by what it serves"), N_("no topic named")),
}
"""What sums have in common: heading of the column, caption, and what stands for none."""


class TotalView(View):
    """Sums of money together."""

    of: str = Field(description="total, year, source or topic: what the sums have in common.")
    name: str = Field(description="The year, source or topic in words; empty for all, or where none is named.")
    amount: int | float | None = Field(description="The amounts in euros together; null where none is known.")
    spent: int | float | None = Field(description="What was spent in euros; null where that is not said.")


class SumsView(View):
    """The money of a plan, or of its actions."""

    about: str = Field(description="budget, or actions.")
    label: str = Field(description="What it is, in words.")
    finding: str = Field(description="What it comes to, in sentences.")
    above: tuple[str, ...] = Field(description="Where more was spent than there was, in words.")
    section: Section = Field(description="The same in full, with how it was worked out, by year, source and topic.")
    totals: tuple[TotalView, ...] = Field(description="The same as numbers. What serves two topics is in both.")


def budget_content(composer: Composer) -> tuple[tuple[Piece, ...], tuple[Section, ...]]:
    """Money without a name of its own as blocks, each named sum as a section, and what they come to."""
    sums = composer.reckoner.budget()
    blocks = (block for item in sums.items if not item.money.name for block in money_blocks(composer, item))
    sections = [
        Section(role="entry", title=composer.show(item.money.name), level=3, blocks=money_blocks(composer, item))
        for item in sums.items
        if item.money.name
    ]
    for view in sums_views(composer, composer.plan.own.actions):
        if view.about == "actions" or sum(item.money.amount is not None for item in sums.items) > 1:
            sections.append(view.section)
    return tuple(blocks), tuple(sections)


def money_blocks(composer: Composer, item: Sum) -> tuple[Piece, ...]:
    """Money as blocks: what is said of it, its amount and source, what it comes to, its points."""
    money = item.money
    facts = facts_of(_facts(composer, item))
    return (*composer.text(money.text), *facts, *_shares(composer, item), *composer.points(money.points))


def _facts(composer: Composer, item: Sum) -> tuple[Fact, ...]:
    """An amount with its years and source, and what was spent."""
    money, wording = item.money, composer.wording
    return (
        *composer.fact(N_("Amount"), amount_text(wording, money)),
        *composer.fact(N_("Years"), wording.years(money.years) if money.years else ""),
        *composer.fact(N_("Recurring"), composer.words("every year") if money.recurring else ""),
        *composer.fact(N_("Together"), together(wording, item)),
        *composer.fact(N_("Paid from"), money.source),
        *composer.fact(N_("Spent"), *spent_lines(wording, item)),
        *composer.fact(N_("Above the amount"), *excess_lines(wording, item)),
        *composer.places(money.municipalities),
        *composer.serves(money.for_),
    )


def _shares(composer: Composer, item: Sum) -> tuple[Piece, ...]:
    """What each municipality pays for its inhabitants, by year; over many years in all."""
    lots, wording = item.lots, composer.wording
    places = {share.place.name: None for lot in lots for share in lot.shares}
    if not places:
        return ()
    shown = lots if len(lots) <= MOST_YEARS else ()
    sole = len(lots) == 1
    rows = []
    for place in (*places, *(name for name in item.missing if name not in places)):
        paid = {lot.years: share for lot in lots for share in lot.shares if share.place.name == place}
        cells = [
            Cell(
                text=euros(wording, paid[lot.years].amount),
                note=_inhabitants(composer, paid[lot.years].inhabitants, paid[lot.years].of, lot.years),
            )
            if lot.years in paid
            else Cell(text=composer.words("unknown"))
            for lot in shown
        ]
        total = sum((share.amount for share in paid.values()), Decimal(0))
        known = "" if len(paid) < len(lots) else euros(wording, total)
        rows.append((Cell(text=place), *cells, *(() if sole else (Cell(text=known or composer.words("unknown")),))))
    if len(rows) > 1 and item.amount is not None:
        name = _together(composer, partial=bool(item.missing))
        cells = [Cell(text=euros(wording, lot.amount)) if lot.amount is not None else Cell() for lot in shown]
        rows.append((Cell(text=name), *cells, *(() if sole else (Cell(text=euros(wording, item.amount)),))))
    amount = composer.words("Amount")
    years = (wording.years(lot.years) if lot.years.first is not None else amount for lot in shown)
    head = (composer.words("Municipality"), *years, *(() if sole else (composer.words("Together"),)))
    caption = composer.words("Worked out with the number of inhabitants, by municipality")
    return (Table(caption=caption, head=head, rows=tuple(rows)),)


def _inhabitants(composer: Composer, number: int, of: int, years: Years) -> str:
    """With how many inhabitants a share was worked out, and of which year where that is another one."""
    shown = composer.wording.numbers.number(number)
    if years == Years(of, of):
        return composer.words("{number} inhabitants", number=shown)
    return composer.words("{number} inhabitants in {year}", number=shown, year=of)


# Sums together -----------------------------------------------------------------------------------------------------


def sums_views(
    composer: Composer,
    actions: Mapping[str, Action],
    earlier: Mapping[str, Action] | None = None,
    by: Collection[str] = ("year", "source", "topic"),
) -> tuple[SumsView, ...]:
    """What the money of a plan and that for its ``actions`` come to, in all and ``by`` what they have in common;
    nothing where no amount and nothing spent is known. The money for ``earlier`` actions, of implementation plans that
    no longer count, is in it.

    The two are not added up: what an action costs may be paid from the money of the plan.
    """
    some = composer.wording.words.some
    paid = {**actions, **(earlier or {})}
    budget, spent_on = composer.reckoner.budget(), composer.reckoner.actions(paid)
    items, unsaid = len(budget.items), sum(item.money.amount is None for item in budget.items)
    silent = len(actions.keys() - {str(item.path[1]) for item in spent_on.items if item.money.amount is not None})
    views = (
        _Sums(composer, budget, by).view(
            "budget",
            composer.words(
                N_("The budget that is told here added up") if composer.plan.chosen else N_("The budget added up")
            ),
            _without(
                composer,
                N_("The item of the budget gives no amount."),
                some(
                    "{number} of the {total} items of the budget gives no amount.",
                    "{number} of the {total} items of the budget give no amount.",
                    unsaid,
                    total=items,
                ),
                (unsaid, items),
            ),
        ),
        _Sums(composer, spent_on, by, {key: action.title for key, action in paid.items()}, tuple(earlier or ())).view(
            "actions",
            composer.words("The money for the actions added up"),
            _without(
                composer,
                N_("The action gives no amount."),
                some(
                    "{number} of the {total} actions gives no amount.",
                    "{number} of the {total} actions give no amount.",
                    silent,
                    total=len(actions),
                ),
                (silent, len(actions)),
            ),
        ),
    )
    return tuple(view for view in views if view)


def _without(composer: Composer, sole: str, of_several: str, counted: tuple[int, int]) -> str:
    """How many of some give no amount, with the sentence for the sole one there is; empty for none."""
    number, total = counted
    return (composer.words(sole) if total == 1 else of_several) if number else ""


@dataclass(frozen=True)
class _Sums:
    """Puts together what sums come to; ``names`` are those of the actions that they are for, some of them ``earlier``
    ones.
    """

    composer: Composer
    sums: Sums
    by: Collection[str]
    names: Mapping[str, str] = field(default_factory=dict)
    earlier: tuple[str, ...] = ()

    def view(self, about: str, label: str, without: str) -> SumsView | None:
        """The view; None where no amount and nothing spent is known. ``without`` says how many give no amount."""
        composer, sums, total = self.composer, self.sums, self.sums.total
        if total == Tally():
            return None
        told = {
            "year": {composer.wording.years(years): tally for years, tally in sums.years.items()},
            "source": {composer.show(name): tally for name, tally in sums.sources.items()},
            "topic": {self._topic(path): tally for path, tally in sums.topics.items()},
        }
        totals = [_total("total", "", total)]
        totals += [_total(of, name, tally) for of, tallies in told.items() for name, tally in tallies.items()]
        finding = self._finding(without)
        above = tuple(
            f"{self._name(item)}: {line}." for item in sums.items for line in excess_lines(composer.wording, item)
        )
        lines = tuple(Item(text=line) for line in (*above, *self._remarks()))
        tables = (self._table(of, told[of]) for of in self.by if len(told[of]) > 1)
        blocks = (Paragraph(text=finding), *((Points(items=lines),) if lines else ()), *tables)
        section = Section(role="group", title=label, level=3, blocks=blocks)
        return SumsView(about=about, label=label, finding=finding, above=above, section=section, totals=tuple(totals))

    def _topic(self, path: tuple[str, ...]) -> str:
        """The name of a topic; empty for none."""
        return self.composer.show(getattr(self.composer.plan, path[0])[path[1]].title) if path else ""

    def _table(self, of: str, tallies: Mapping[str, Tally]) -> Table:
        """Amounts and what was spent; a column in which nothing stands is left out."""
        words, wording = self.composer.words, self.composer.wording
        first, caption, unnamed = _TABLES[of]
        rows = [(name or words(unnamed), tally) for name, tally in tallies.items()]
        if of != "topic" or not self.sums.shared:  # what serves two is in both: the rows are more than the whole
            rows.append((_together(self.composer, partial=self.sums.partial), self.sums.total))
        columns = [
            (head, [euros(wording, value) if value is not None else "" for value in values])
            for head, values in (
                (words("Amount"), [tally.amount for _, tally in rows]),
                (words("Spent"), [tally.spent for _, tally in rows]),
            )
            if any(value is not None for value in values)
        ]
        return Table(
            caption=words(caption),
            head=(words(first), *(head for head, _ in columns)),
            rows=tuple(
                (Cell(text=name), *(Cell(text=texts[index]) for _, texts in columns))
                for index, (name, _) in enumerate(rows)
            ),
        )

    def _finding(self, without: str) -> str:
        """What there is and was spent, how many give no amount, and for what inhabitants of another year were used."""
        words, wording, total = self.composer.words, self.composer.wording, self.sums.total
        parts = []
        if total.amount is not None:
            lots = [lot for item in self.sums.items for lot in item.lots if lot.amount is not None]
            years, amount = span([lot.years for lot in lots]), euros(wording, total.amount)
            partial = self.sums.partial
            if years.first is None:
                sentence = N_("Together, as far as known, {amount}.") if partial else N_("Together {amount}.")
            elif partial:
                sentence = N_("Together, as far as known, {amount} for {years}.")
            else:
                sentence = N_("Together {amount} for {years}.")
            parts.append(words(sentence, amount=amount, years=wording.years(years)))
        parts += [without] if without else []
        if self.earlier:
            told = ", ".join(f"‘{self.composer.show(self.names[identity])}’" for identity in self.earlier)
            sentence = N_("In it too: the money for {names}, which only earlier implementation plans name.")
            parts.append(words(sentence, names=told))
        if total.spent is not None:
            years = span([years for item in self.sums.items if item.used is not None for years in item.spent])
            parts.append(words("Spent: {amount}.", amount=dated(wording, total.spent, years)))
        return " ".join((*parts, *self._older()))

    def _remarks(self) -> Iterator[str]:
        """What is not in the sums, and how they were worked out."""
        words, wording, sums = self.composer.words, self.composer.wording, self.sums
        lots = [lot for item in sums.items for lot in item.lots]
        missing = _grouped((name, lot.years) for lot in lots for name in lot.missing)
        if missing:
            told = ", ".join(f"{name} ({self._several(years)})" for name, years in missing.items())
            yield words("Not in it, since the number of inhabitants is not known: {places}.", places=told)
        returning = [item for item in sums.items if item.money.recurring and item.lots]
        spans = dict.fromkeys(span([lot.years for lot in item.lots]) for item in returning if item.money.years is None)
        if spans:
            period = ", ".join(map(wording.years, spans))
            yield words("What returns each year without years of its own is counted over {period}.", period=period)
        if any(item.money.years is not None and len(item.lots) == 1 for item in returning):
            yield words("What returns each year and names one year is counted for that year alone.")
        if sums.shared:
            yield words("What serves more than one topic stands under each of them, and is counted once in the whole.")
        joint = sum(item.unshared for item in sums.items)
        if joint:
            yield wording.words.some(
                "Not in it: {number} amount of several municipalities together, undivided.",
                "Not in it: {number} amounts of several municipalities together, undivided.",
                joint,
            )
        silent = sum(item.money.amount is not None and not item.spent for item in sums.items)
        if silent and sums.total.spent is not None:
            yield wording.words.some(
                "Of {number} of the amounts it is not said what was spent.",
                "Of {number} of the amounts it is not said what was spent.",
                silent,
            )
        overlapping = dict.fromkeys(self._name(item) for item in sums.items if item.overlapping)
        if overlapping:
            told = ", ".join(overlapping)
            yield words("What was spent is not added up for {names}: its years overlap.", names=told)

    def _older(self) -> Iterator[str]:
        """For what the inhabitants of another year were used; where that is so for some municipalities, for which."""
        words, lots = self.composer.words, [lot for item in self.sums.items for lot in item.lots]
        used: dict[tuple[int, Years], dict[str, None]] = {}
        places: dict[Years, set[str]] = {}
        for lot in lots:
            for share in lot.shares:
                used.setdefault((share.of, lot.years), {})[share.place.name] = None
                places.setdefault(lot.years, set()).add(share.place.name)
        told: dict[tuple[int, str], list[Years]] = {}
        for (of, years), names in used.items():
            if years != Years(of, of):
                told.setdefault((of, "" if set(names) == places[years] else ", ".join(names)), []).append(years)
        for (of, some), several in told.items():
            args = {"years": self._several(sorted(several)), "year": of, "places": some}
            if several == [UNDATED]:
                yield words("Where no year is named, the inhabitants of {year} were used.", year=of)
            elif some:
                yield words("For {years} the inhabitants of {year} were used for {places}.", **args)
            else:
                yield words("For {years} the inhabitants of {year} were used.", **args)

    def _several(self, years: list[Years]) -> str:
        """Years in words, those that follow each other as one range."""
        told: list[Years] = []
        for one in years:
            before = told[-1] if told else None
            if before and before.last is not None and one.first == before.last + 1:
                told[-1] = Years(before.first, one.last)
            else:
                told.append(one)
        return ", ".join(self.composer.wording.years(one) for one in told)

    def _name(self, item: Sum) -> str:
        """What money is for, in a few words."""
        name = item.money.name or self.names.get(str(item.path[1])) or item.money.source
        return f"‘{self.composer.show(name) or self.composer.called(Block.BUDGET)}’"


def _together(composer: Composer, *, partial: bool) -> str:
    """What stands before a sum."""
    return composer.words("Together, as far as known") if partial else composer.words("Together")


def _total(of: str, name: str, tally: Tally) -> TotalView:
    return TotalView(of=of, name=name, amount=as_number(tally.amount), spent=as_number(tally.spent))


def _grouped(pairs: Iterable[tuple[K, Years]]) -> dict[K, list[Years]]:
    """The years of each, in order, each once."""
    found: dict[K, list[Years]] = {}
    for key, years in sorted(pairs, key=lambda pair: (str(pair[0]), pair[1].since, pair[1].until)):
        if years not in found.setdefault(key, []):
            found[key].append(years)
    return found
