"""A number in print: exact, half up, in the signs of the language."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from ivp.model.types import parse_when
from ivp.view.numbers import Numbers, decimals_apart


@pytest.mark.parametrize(
    ("value", "decimals", "shown", "signed"),
    [
        ("7.25", 1, "7,3", "+7,3"),
        ("-7.25", 1, "−7,3", "−7,3"),
        ("-0.04", 1, "0,0", "0,0"),
        ("-0.0", 0, "0", "0"),
        ("1656", 0, "1.656", "+1.656"),
        ("999999999999999", 14, "999.999.999.999.999,00000000000000", "+999.999.999.999.999,00000000000000"),
        ("-0.00000000000001", 14, "−0,00000000000001", "−0,00000000000001"),
    ],
)
def test_a_number_in_dutch(value: str, decimals: int, shown: str, signed: str) -> None:
    numbers = Numbers("nl")
    assert numbers.number(Decimal(value), decimals) == shown
    assert numbers.signed(Decimal(value), decimals) == signed


@pytest.mark.parametrize(
    ("written", "nl", "en", "last"),
    [
        ("2022", "2022", "2022", "2022-12-31"),
        ("2015-2019", "2015–2019", "2015–2019", "2019-12-31"),
        ("2022-H1", "eerste helft van 2022", "first half of 2022", "2022-06-30"),
        ("2022-H2", "tweede helft van 2022", "second half of 2022", "2022-12-31"),
        ("2022-Q4", "4e kwartaal 2022", "4th quarter 2022", "2022-12-31"),
        ("2022-02", "februari 2022", "February 2022", "2022-02-28"),
        ("2022-12-20", "20 december 2022", "20 December 2022", "2022-12-20"),
    ],
)
def test_a_moment_in_words_counts_by_its_last_day(written: str, nl: str, en: str, last: str) -> None:
    when = parse_when(written)
    assert (Numbers("nl").moment(when), Numbers("en").moment(when), when.last.isoformat()) == (nl, en, last)


@pytest.mark.parametrize(
    ("pairs", "least", "decimals"),
    [
        ([(Fraction("1.58"), Fraction("1.5"))], 1, 1),
        ([(Fraction("1.54"), Fraction("1.5"))], 1, 2),
        ([(Fraction("1.5"), Fraction("1.54"))], 1, 1),  # printed as large as the other: not larger, as it is not
        ([(Fraction("0.05"), Fraction("0.04996"))], 4, 5),
        ([(Fraction(2), Fraction(1)), (Fraction("0.3004"), Fraction("0.3"))], 1, 4),
        ([], 1, 1),
    ],
)
def test_so_many_decimals_that_the_larger_one_is_printed_larger(pairs, least, decimals) -> None:
    assert decimals_apart(pairs, least) == decimals
