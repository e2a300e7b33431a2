"""What sums of money come to: worked by hand, with what is not known beside it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ivp.dossier.narrowing import narrowed
from ivp.dossier.resolve import resolve
from ivp.dossier.workspace import Source, Workspace
from ivp.model.types import Period, parse_years
from ivp.progress.money import Excess, Reckoner, Sums, Tally
from ivp.reference.municipalities import municipality

HEAD = """\
ivp: 1
kind: plan
title: Geldplan
period: 2023-2026
municipalities: [Boxtel, Vught]
language: nl
priorities: {zorg: {name: Zorg, parts: {jeugd: Jeugd}}, ondermijning: Ondermijning}
"""
BOXTEL, VUGHT = "GM0757", "GM0865"
PEOPLE = {(BOXTEL, 2023): 30000, (BOXTEL, 2024): 31001, (VUGHT, 2023): 20000, (VUGHT, 2024): 20100}


def reckoner(folder: Path, text: str, people: dict[tuple[str, int], int] = PEOPLE, only: str = "") -> Reckoner:
    path = folder / "geld.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    workspace = Workspace()
    plan, findings = resolve(workspace.load(Source(path, path.name)), workspace)
    assert plan is not None, findings
    place = municipality(only) if only else None
    return Reckoner(narrowed(plan, place) if place else plan, people, place)


def budget(folder: Path, items: str, people: dict[tuple[str, int], int] = PEOPLE, only: str = "") -> Sums:
    return reckoner(folder, f"budget: [{items}]\n", people, only).budget()


@pytest.mark.parametrize(
    ("item", "amount"),
    [
        ("{amount: 10000}", 10000),
        ("{amount: 10000, years: 2024-2025}", 10000),
        ("{amount: 10000, years: 2024-2025, recurring: true}", 20000),
        ("{amount: 10000, recurring: true}", 40000),
        ("{amount: 10000, years: 2024, recurring: true}", 10000),
        ("{amount: 10000, per: municipality}", 20000),
        ("{amount: 10000, per: municipality, recurring: true}", 80000),
        ("{amount: 10000, per: municipality, municipalities: Vught}", 10000),
        ("{amount: 1, per: inhabitant, years: 2024}", 51101),
        ("{amount: 1.25, per: inhabitant, years: 2024, municipalities: Boxtel}", Decimal("38751.25")),
        ("{amount: 1, per: inhabitant, years: 2023-2024}", 50000),
        ("{amount: 1, per: inhabitant, years: 2023-2024, recurring: true}", 101101),
        ("{amount: 1, per: inhabitant, recurring: true}", 50000 + 3 * 51101),
        ("{amount: 1, per: inhabitant}", 50000),
        ("{amount: 1, per: inhabitant, years: undated}", 50000),
        ("{amount: 10000, years: undated, recurring: true}", 40000),
        ("{amount: 1, per: inhabitant, years: 2022}", None),  # before the first year of which they are known
        ("{text: Nog te bepalen.}", None),
    ],
)
def test_what_a_sum_comes_to(tmp_path: Path, item: str, amount: Decimal | int | None) -> None:
    assert budget(tmp_path, item).total.amount == amount


@pytest.mark.parametrize(("period", "years"), [("2024", "2024"), ("2024-2025", "undated")])
def test_what_names_no_year_is_of_the_only_year_of_a_plan(tmp_path: Path, period: str, years: str) -> None:
    given = reckoner(tmp_path, "actions: {a: {name: A, money: [{amount: 5}, {amount: 1, per: municipality}]}}\n")
    first, _, last = period.partition("-")
    of_file = replace(given, periods={"a": Period(int(first), int(last or first))})
    sums = of_file.actions(given.plan.own.actions)
    assert {str(at): tally.amount for at, tally in sums.years.items()} == {years: 7}


def test_of_a_year_without_inhabitants_the_last_ones_before_it_are_used(tmp_path: Path) -> None:
    (item,) = budget(tmp_path, "{amount: 1, per: inhabitant, years: 2024-2025, recurring: true}").items
    assert [[(one.place.name, one.inhabitants, one.of) for one in lot.shares] for lot in item.lots] == [
        [("Boxtel", 31001, 2024), ("Vught", 20100, 2024)],
        [("Boxtel", 31001, 2024), ("Vught", 20100, 2024)],
    ]
    assert [lot.exact for lot in item.lots] == [True, False]


def test_unknown_inhabitants_take_nothing_else_away(tmp_path: Path) -> None:
    items = "{amount: 1, per: inhabitant, years: 2022-2023, recurring: true}, {amount: 500}, {text: Meer volgt.}"
    sums = budget(tmp_path, items, {(BOXTEL, 2022): 100, (BOXTEL, 2023): 101, (VUGHT, 2023): 50})
    assert sums.total == Tally(Decimal(751))
    assert [lot.missing for lot in sums.items[0].lots] == [("Vught",), ()]
    assert sums.partial
    nothing = budget(tmp_path, items, {})
    assert nothing.total == Tally(Decimal(500))
    assert nothing.items[0].missing == ("Boxtel", "Vught")


def test_what_serves_two_topics_is_under_both_and_once_in_the_whole(tmp_path: Path) -> None:
    actions = """\
actions:
  a: {name: A, for: [jeugd, zorg, ondermijning], money: {amount: 100, years: 2024, source: OOV, spent: {2024: 70}}}
  b: {name: B, for: zorg, money: [{amount: 10, source: OOV}, {amount: 5, for: ondermijning}]}
  c: {name: C, money: {text: Uren.}}
"""
    given = reckoner(tmp_path, actions)
    sums = given.actions(given.plan.own.actions)
    assert sums.total == Tally(Decimal(115), Decimal(70))
    assert sums.topics == {
        ("priorities", "zorg"): Tally(Decimal(110), Decimal(70)),
        ("priorities", "ondermijning"): Tally(Decimal(105), Decimal(70)),
    }
    assert sums.shared
    assert not sums.partial
    assert sums.sources == {"OOV": Tally(Decimal(110), Decimal(70)), "": Tally(Decimal(5))}
    assert {str(years): tally.amount for years, tally in sums.years.items()} == {"2024": 100, "undated": 15}


def test_what_serves_no_topic_is_told_apart_and_what_gives_no_amount_is_not(tmp_path: Path) -> None:
    actions = """\
actions:
  a: {name: A, money: [{amount: 100}, {text: Meer volgt., for: zorg}]}
  b: {name: B, for: zorg, money: {text: Uren., source: OOV, spent: {2024: 7}}}
"""
    given = reckoner(tmp_path, actions)
    sums = given.actions(given.plan.own.actions)
    assert sums.topics == {(): Tally(Decimal(100)), ("priorities", "zorg"): Tally(None, Decimal(7))}
    assert sums.sources == {"": Tally(Decimal(100)), "OOV": Tally(None, Decimal(7))}
    assert not sums.shared


def test_of_topics_that_a_reference_may_mean_the_first_is_served(tmp_path: Path) -> None:
    actions = "lenses: {zorg: Zorg als bril}\nactions: {a: {name: A, for: zorg, money: {amount: 100}}}\n"
    given = reckoner(tmp_path, actions)
    assert len(given.plan.topics("zorg")) == 2
    assert len(given.actions(given.plan.own.actions).topics) == 1


def test_the_years_stand_in_order_then_several_together_and_last_what_names_none(tmp_path: Path) -> None:
    items = (
        "{amount: 1, years: 2023-2026}, {amount: 2}, {amount: 3, years: 2025, spent: {2024: 30, 2023-2024: 31}}, "
        "{amount: 4, years: 2024, spent: {undated: 40, 2025: 41}}, {amount: 5, years: 2023-2024}, "
        "{amount: 6, years: 2024}"
    )
    assert [(str(years), tally.amount, tally.spent) for years, tally in budget(tmp_path, items).years.items()] == [
        # what was spent in years that overlap is in none of them
        ("2024", 10, None),
        ("2025", 3, 41),
        ("2023-2024", 5, None),
        ("2023-2026", 1, None),
        ("undated", 2, 40),
    ]


@pytest.mark.parametrize(
    ("item", "excess"),
    [
        ("{amount: 100, spent: {2023: 60, 2024: 50}}", [("undated", 100, 110)]),
        ("{amount: 100, years: 2023-2024, spent: {2023: 60, 2024: 50}}", [("2023-2024", 100, 110)]),
        ("{amount: 100, years: 2024, spent: {2024: 101}}", [("2024", 100, 101)]),
        ("{amount: 100, recurring: true, spent: {2023: 100, 2024: 101}}", [("2024", 100, 101)]),
        ("{amount: 100, recurring: true, spent: {2023-2026: 401}}", [("2023-2026", 400, 401)]),
        ("{amount: 1, per: inhabitant, years: 2024, spent: {2024: 51102}}", [("2024", 51101, 51102)]),
        ("{amount: 100, spent: {undated: 120, 2024: 5}}", [("undated", 100, 125)]),
        ("{amount: 100, years: 2023-2024, spent: {2023-2024: 101}}", [("2023-2024", 100, 101)]),
        # told of the year it is in, and not once more of all
        ("{amount: 100, recurring: true, spent: {2023: 500, 2024: 10}}", [("2023", 100, 500)]),
        # in no one year, and in all
        ("{amount: 100, recurring: true, spent: {2023: 100, 2024-2026: 301}}", [("2023-2026", 400, 401)]),
        # not more, or not sure
        ("{amount: 100, recurring: true, spent: {undated: 900}}", []),
        ("{amount: 100, recurring: true, spent: {2022-2023: 900}}", []),
        ("{amount: 100, recurring: true, spent: {2026-2027: 900}}", []),
        ("{amount: 100, recurring: true, spent: {2023-2026: 400}}", []),
        ("{amount: 100, spent: {2023-2024: 60, 2024: 90}}", []),
        ("{amount: 1, per: inhabitant, years: 2022, spent: {2022: 99999}}", []),
        ("{amount: 100, spent: {2023: 60, 2024: 40}}", []),
        ("{amount: 100, years: 2024, spent: {2024: 100}}", []),
        ("{amount: 100, recurring: true, spent: {2023: 100, 2024: 100}}", []),
        ("{amount: 100, years: 2024, recurring: true, spent: {2024: 100, 2025: 100}}", []),
        ("{amount: 100, spent: {2023: 60, 2024-2025: 41}}", [("undated", 100, 101)]),
        ("{amount: 100, recurring: true, spent: {2022: 900, 2023: 90}}", []),
        ("{amount: 100, spent: {2023: 60, 2023-2024: 90}}", []),
        ("{amount: 1, per: inhabitant, years: 2025, spent: {2025: 99999}}", []),
        ("{text: Nog te bepalen., spent: {2024: 10}}", []),
    ],
)
def test_more_spent_than_there_was(tmp_path: Path, item: str, excess: list[tuple[str, int, int]]) -> None:
    (one,) = budget(tmp_path, item).items
    assert list(one.excess) == [
        Excess(parse_years(years), Decimal(amount), Decimal(spent)) for years, amount, spent in excess
    ]


def test_what_an_action_costs_each_year_it_costs_in_the_years_of_the_file_that_says_so(tmp_path: Path) -> None:
    given = reckoner(tmp_path, "actions:\n  a: {name: A, money: {amount: 100, recurring: true}}\n  b: B\n")
    assert given.actions(given.plan.own.actions).total == Tally(Decimal(400))
    carried = replace(given, periods={"a": Period(2024, 2025)})
    assert carried.actions(given.plan.own.actions).total == Tally(Decimal(200))
    # and an item of the budget by the same name in those of the plan
    named = reckoner(tmp_path, "budget: {a: {amount: 100, recurring: true}}\n")
    assert replace(named, periods={"a": Period(2024, 2025)}).budget().total == Tally(Decimal(400))


@pytest.mark.parametrize(
    ("money", "amount"),
    [("", 2), (", municipalities: Vught", 1)],
)
def test_an_action_is_paid_where_its_money_says_else_where_it_is_done(tmp_path: Path, money: str, amount: int) -> None:
    def total(action: str) -> Decimal | None:
        text = f"actions: {{a: {{name: A{action}, money: {{amount: 1, per: municipality{money}}}}}}}\n"
        given = reckoner(tmp_path, text)
        return given.actions(given.plan.own.actions).total.amount

    assert total("") == amount
    assert total(", municipalities: Boxtel") == (amount if money else 1)


def test_what_an_account_says_was_spent_goes_before_the_plan(tmp_path: Path) -> None:
    given = reckoner(tmp_path, "budget: {riec: {amount: 100, spent: {2023: 10, 2024: 20}}}\n")
    said = replace(given, spent={"riec": {parse_years("2024"): Decimal(25)}})
    assert (given.budget().total.spent, said.budget().total.spent) == (30, 35)
    assert [replace(said, until=year).budget().total.spent for year in (2022, 2023, 2024)] == [None, 10, 35]
    # what names no year may be of any, and of an action by the same name an account says nothing here
    undated = reckoner(tmp_path, "actions: {riec: {name: R, money: {amount: 100, spent: {undated: 9, 2024: 1}}}}\n")
    told = replace(undated, spent=said.spent, until=2023)
    assert told.actions(told.plan.own.actions).total.spent == 9


def test_what_overlaps_is_not_added_up(tmp_path: Path) -> None:
    sums = budget(tmp_path, "{amount: 100, spent: {2023: 60, 2023-2024: 90}}, {amount: 5, spent: {2023: 5}}")
    assert sums.total == Tally(Decimal(105), Decimal(5))


def test_one_municipality_of_several_has_its_own_part_only(tmp_path: Path) -> None:
    items = (
        "{amount: 1, per: inhabitant, years: 2024, spent: {2024: 9}}, {amount: 500, per: municipality}, "
        "{amount: 900, spent: {2024: 100}}, {amount: 30, municipalities: Vught, spent: {2024: 20}}, "
        "{amount: 7, municipalities: Boxtel}, {text: Volgt., municipalities: Boxtel}"
    )
    sums = budget(tmp_path, items, only="Vught")
    assert sums.total == Tally(Decimal(20100 + 500 + 30), Decimal(20))
    assert [item.unshared for item in sums.items] == [False, False, True, False]
