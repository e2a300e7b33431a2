"""Codes of official tables, as far as these are known."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import SAY, check_example

TABLE = "indicators:\n  inbraken:\n    series: {{table: {}, codes: [{}]}}\n"


@pytest.mark.parametrize(
    ("table", "codes", "said"),
    [
        ("47018NED", "1.1.1, 1.2.1", []),
        ("47018ned", "0.0.0", []),
        ("40000NED", "1.9.9, x", []),
        ("47018NED", "x", ["table 47018NED has no code “x”", "look it up with"]),
        (
            "47018NED",
            "1.1.9",
            ["table 47018NED has no code “1.1.9”", "did you mean 1.1.1 (Diefstal/inbraak woning), 1.1.2 (D"],
        ),
        ("47018NED", "woninginbraak", ["has no code “woninginbraak”", "did you mean 1.1.1 (Diefstal/inbraak woning)?"]),
        ("47013NED", "E35", ["has no code “E35”", "E35 (Melding overlast jeugd) is a code of table 47021NED"]),
        ("47021NED", "1.1.1", ["1.1.1 (Diefstal/inbraak woning) is a code of table 47018NED"]),
        (
            "47018NED",
            "1.1.1, 0.0.0",
            ["1.1.1 (Diefstal/inbraak woning) is counted twice: it is a part of 0.0.0 (Totaal misdrijven)"],
        ),
    ],
)
def test_a_code_that_the_table_has_counted_once(table: str, codes: str, said: list[str], tmp_path: Path) -> None:
    found = [one for one in check_example(tmp_path, TABLE.format(table, codes)) if one.code.id == "IVP313"]
    told = [f"{SAY(one.message)} {SAY(one.hint) if one.hint else ''}" for one in found]
    assert len(told) == bool(said), told
    assert all(text in told[0] for text in said), told
