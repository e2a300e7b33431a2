"""Sums of money in words."""

from __future__ import annotations

from decimal import Decimal

from ivp.language import N_
from ivp.model.governance import Money
from ivp.model.types import Years
from ivp.progress.money import Excess, Sum, span
from ivp.view.wording import Wording


def euros(wording: Wording, amount: Decimal) -> str:
    """``€ 25.000``, never broken over two lines; cents only where there are any."""
    whole = amount == amount.to_integral_value()
    text = wording.words("€ {number}", number=wording.numbers.number(amount, 0 if whole else 2))
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def amount_text(wording: Wording, money: Money) -> str:
    """The amount, with what it is per; empty where none is given."""
    if money.amount is None:
        return ""
    per = f" {wording.words(money.per.label)}" if money.per else ""
    return euros(wording, money.amount) + per


def together(wording: Wording, item: Sum) -> str:
    """What an amount per inhabitant or municipality, or one that returns, comes to; empty for one that is all there is.

    Municipalities of which the inhabitants are not known are named: they are not in it.
    """
    if item.amount is None:
        return wording.words("not known: no inhabitants are known") if item.money.per and item.lots else ""
    if item.money.per is None and len(item.lots) == 1:
        return ""
    text = dated(wording, item.amount, span([lot.years for lot in item.lots]))
    used = [(share.of, lot.years) for lot in item.lots for share in lot.shares]
    if other := sorted({of for of, years in used if years != Years(of, of)}):
        whole = N_("{amount}, with the inhabitants of {years}")
        in_part = N_("{amount}, in part with the inhabitants of another year ({years})")
        sentence = in_part if any(years == Years(of, of) for of, years in used) else whole
        text = wording.words(sentence, amount=text, years=", ".join(map(str, other)))
    without: dict[str, list[Years]] = {}
    for lot in item.lots:
        for name in lot.missing:
            without.setdefault(name, []).append(lot.years)
    if not without:
        return text
    places = (
        name if len(years) == len(item.lots) else f"{name} [{', '.join(map(wording.years, years))}]"
        for name, years in without.items()
    )
    return wording.words("{amount}, without {places}", amount=text, places=", ".join(places))


def spent_lines(wording: Wording, item: Sum) -> tuple[str, ...]:
    """What was spent, by year."""
    return tuple(f"{euros(wording, amount)} [{wording.years(years)}]" for years, amount in item.spent.items())


def excess_lines(wording: Wording, item: Sum) -> tuple[str, ...]:
    """Where more was spent than there was."""
    return tuple(_excess(wording, one) for one in item.excess)


def dated(wording: Wording, amount: Decimal, years: Years) -> str:
    """An amount with its years, where these are given."""
    return euros(wording, amount) + (f" [{wording.years(years)}]" if years.first is not None else "")


def _excess(wording: Wording, excess: Excess) -> str:
    """``€ 12.000 spent of € 10.000, € 2.000 more [2024]``"""
    text = wording.words(
        "{spent} spent of {amount}: {more} more",
        spent=euros(wording, excess.spent),
        amount=euros(wording, excess.amount),
        more=euros(wording, excess.spent - excess.amount),
    )
    return text + (f" [{wording.years(excess.years)}]" if excess.years.first is not None else "")
