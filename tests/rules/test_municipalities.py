"""Which municipalities may be meant by a text that names none, and what became of those that are gone."""

from __future__ import annotations

import pytest

from ivp.reference.municipalities import likely, municipalities


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Den Haag", ["'s-Gravenhage"]),
        ("Den Bosch", ["'s-Hertogenbosch"]),
        ("Utrecht (gemeente)", ["Utrecht"]),
        ("gemeente Utrecht", ["Utrecht"]),
        ("Bergen", ["Bergen (L.)", "Bergen (NH.)"]),
        ("Nuenen", ["Nuenen, Gerwen en Nederwetten"]),
        ("Alphen", ["Alphen-Chaam", "Alphen aan den Rijn"]),
        ("Baarle", ["Baarle-Nassau"]),
        ("Capelle", ["Capelle aan den IJssel"]),
        ("Krimpen", ["Krimpen aan den IJssel"]),
        ("Thorn", ["Maasgouw"]),
        ("Linne", ["Maasgouw"]),
        ("Sudwest Fryslan", ["Súdwest-Fryslân"]),
        ("Cuijk", ["Land van Cuijk"]),
        ("Vucht", ["Vught"]),
        ("Mijn gemeente", []),
    ],
)
def test_a_municipality_is_found_by_the_words_of_its_name(text: str, names: list[str]) -> None:
    assert list(likely(text)) == names


def test_every_municipality_that_is_gone_went_over_into_one_that_exists() -> None:
    there = {item.name for item in municipalities().values() if item.until is None}
    for item in municipalities().values():
        assert bool(item.into) == (item.until is not None), item.name
        assert set(item.into) <= there, item.name
