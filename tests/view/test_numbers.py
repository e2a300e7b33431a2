"""A number in print: exact, half up, in the signs of the language."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ivp.view.numbers import Numbers


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
