"""A short form beside the long form that it stands for."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ivp.check import check, span_at
from ivp.dossier.workspace import Source
from ivp.model.plan import AnyPlan
from ivp.model.point import Point
from ivp.model.types import Bound, Years
from ivp.reader.node import Document
from ivp.reader.yaml import read_yaml
from tests.model.reading import read_plan

HEAD = """\
ivp: 1
kind: plan
title: Proefplan
municipalities: Maasgouw
period: 2023-2026
"""


def plan(text: str) -> tuple[AnyPlan, Document]:
    document, problems = read_yaml("plan.yaml", (HEAD + text).encode())
    found, findings = read_plan(document)
    assert not problems
    assert not findings
    assert found is not None
    return found, document


def test_one_name_stands_for_a_list() -> None:
    assert plan("")[0].municipalities == ("Maasgouw",)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Een tekst.", (Point(text="Een tekst."),)),
        ("[Een, Twee]", (Point(text="Een"), Point(text="Twee"))),
        ("[{Regie: Samen.}]", (Point(name="Regie", text="Samen."),)),
        ("[{Regie: [Een, {Twee: Drie}]}]",
         (Point(name="Regie", points=(Point(text="Een"), Point(name="Twee", text="Drie"))),)),
        ("[{name: Regie, text: Samen.}]", (Point(name="Regie", text="Samen."),)),
        ("[{Bron: politie}]", (Point(name="Bron", text="politie"),)),
    ],
)  # fmt: skip
def test_points(short: str, long: tuple[Point, ...]) -> None:
    assert plan(f"principles: {short}\n")[0].principles == dict(enumerate(long))


@pytest.mark.parametrize("block", ["summary", "related", "principles", "scope"])
def test_points_may_stand_under_ids(block: str) -> None:
    one, two = Point(text="Een"), Point(name="Twee", text="Drie")
    assert getattr(plan(f"{block}: {{een: Een, twee: {{name: Twee, text: Drie}}}}\n")[0], block) == {
        "een": one,
        "twee": two,
    }


@pytest.mark.parametrize(
    ("block", "piece", "key", "value"),
    [
        ("summary", "{text: Een}", "text", "Een"),
        ("assessment", "{name: Rust, findings: Rustig.}", "name", "Rust"),
        ("coordination", "{side: board}", "side", "board"),
        ("budget", "{amount: 5000, years: 2024}", "amount", 5000),
        ("budget", "Geen geld.", "text", "Geen geld."),
    ],
)
def test_one_piece_stands_for_a_list_and_may_have_an_id(block: str, piece: str, key: str, value: object) -> None:
    for text, place in ((piece, 0), (f"[{piece}]", 0), (f"{{een: {piece}}}", "een")):
        found, document = plan(f"{block}: {text}\n")
        assert {at: getattr(item, key) for at, item in getattr(found, block).items()} == {place: value}
        assert span_at(document, (block, place, key)).line == 6


def test_a_duty_may_be_what_it_is_alone() -> None:
    assert plan("cycle: {rapportage: Voortgangsrapportage}\n")[0].cycle["rapportage"].what == "Voortgangsrapportage"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("politie", [("politie", None)]),
        ("[politie, OM]", [("politie", None), ("OM", None)]),
        (
            "{politie: advies, team Vergunningen: uitvoering}",
            [("politie", "advies"), ("team Vergunningen", "uitvoering")],
        ),
        ("[politie, {OM: vervolging}]", [("politie", None), ("OM", "vervolging")]),
    ],
)
def test_who_takes_part_may_have_a_task(written: str, meant: list[tuple[str, str | None]]) -> None:
    found, document = plan(f"actions: {{a: {{name: A, with: {written}}}}}\n")
    assert [(party.name, party.task) for party in found.actions["a"].with_] == meant
    assert span_at(document, ("actions", "a", "with", len(meant) - 1, "name")).column >= 30


HANDED = """
sources:
  politie: {name: politie, unit: rate, per: 1000, noun: {one: misdrijf, many: misdrijven}, better: lower,
            population: inwoners, definition: Aangiften.}
indicators:
  a: {name: A, source: politie}
  b: {name: B, source: politie, definition: Meldingen., per: 100}
  c: {name: C, source: politie, unit: count}
  d: {name: D, source: politie, target: {at_least: 4}}
"""


def test_a_source_hands_down_what_its_indicators_do_not_say_themselves() -> None:
    found, document = plan(HANDED)
    a, b, c, d = found.indicators.values()
    assert (a.unit, a.per, a.noun and a.noun.many, a.better) == ("rate", 1000, "misdrijven", "lower")
    assert (a.population, a.definition) == ("inwoners", "Aangiften.")
    assert (b.unit, b.per, b.definition) == ("rate", 100, "Meldingen.")
    assert (c.unit, c.per, c.noun, c.population) == ("count", None, None, "inwoners")  # a noun goes with its unit
    assert (d.better, d.direction) == (None, "higher")  # as its target says
    assert "unit" not in a.model_fields_set
    assert span_at(document, ("indicators", "a", "unit")).line == 8
    assert span_at(document, ("indicators", "c", "unit")).line == 13


def test_a_source_of_the_plan_above_hands_down_too(tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "regio.yaml").write_text(HEAD + HANDED, encoding="utf-8")
    own = tmp_path / "plan.yaml"
    own.write_text(f"{HEAD}builds_on: regio.yaml\nindicators: {{e: {{name: E, source: politie}}}}\n", encoding="utf-8")
    (checked,) = check([Source(own, "plan.yaml")]).plans
    assert checked.plan is not None
    assert [(item.unit, item.per) for item in checked.plan.indicators.values()][-1] == ("rate", 1000)


def test_what_is_wrong_with_a_source_is_told_once() -> None:
    text = HEAD + HANDED.replace("unit: rate", "unit: stuks").replace("{one: misdrijf, ", "{enkelvoud: misdrijf, ")
    document, _ = read_yaml("plan.yaml", text.encode())
    _, findings = read_plan(document)
    assert [item.path for item in findings] == [("sources", "politie", "noun", "one"), ("sources", "politie", "unit")]


def test_without_a_unit_anywhere_it_is_missing() -> None:
    text = HEAD + HANDED.replace("unit: rate, per: 1000, ", "")
    _, findings = read_plan(read_yaml("plan.yaml", text.encode())[0])
    assert [item.path for item in findings] == [("indicators", one) for one in "abd"]
    assert {item.message.template for item in findings} == {"the key unit is missing here, and no source gives it"}


def test_a_key_of_its_own_is_no_heading() -> None:
    found, _ = plan("assessment: [{findings: Rustig.}]\ncoordination: [{side: board}]\n")
    assert found.assessment[0].findings == (Point(text="Rustig."),)  # type: ignore[union-attr]
    assert found.coordination[0].side == "board"


def test_a_topic_may_be_its_name_alone() -> None:
    assert plan("themes: {verkeer: Verkeersveiligheid}\n")[0].themes["verkeer"].name == "Verkeersveiligheid"


def test_a_method_fills_in_its_fields_and_themes() -> None:
    found, document = plan("fields: kernbeleid-2017\n")
    fields = found.fields  # type: ignore[union-attr]
    assert next(field.name for field in fields.values()) == "Veilige woon- en leefomgeving"
    assert sum(len(field.parts) for field in fields.values()) == 22
    assert span_at(document, ("fields", "jeugd-en-veiligheid", "name")).line == 6


def test_a_bare_bound_is_for_the_last_year_of_the_period() -> None:
    text = "indicators: {a: {name: A, unit: count, target: {at_most: 125}}}\n"
    target = plan(text)[0].indicators["a"].target
    assert target is not None
    assert target.bounds == {Years(2026, 2026): (Bound(number=Decimal(125)),)}


def test_two_bounds_are_for_the_last_year_of_the_period_too() -> None:
    text = "indicators: {a: {name: A, unit: count, target: {between: [125, baseline]}}}\n"
    target = plan(text)[0].indicators["a"].target
    assert target is not None
    assert target.bounds == {Years(2026, 2026): (Bound(number=Decimal(125)), Bound(of="baseline"))}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("baseline", Bound(of="baseline")),
        ("baseline - 5%", Bound(of="baseline", percent=Decimal(-5))),
        ("baseline + 2.5%", Bound(of="baseline", percent=Decimal("2.5"))),
        ("baseline - 4", Bound(of="baseline", plus=Decimal(-4))),
        ("nederland", Bound(of="nederland")),
        ("nederland - 10%", Bound(of="nederland", percent=Decimal(-10))),
        ("nederland 2017 - 10%", Bound(of="nederland", years=Years(2017, 2017), percent=Decimal(-10))),
        ("regio-2 2015-2019 + 0.1", Bound(of="regio-2", years=Years(2015, 2019), plus=Decimal("0.1"))),
        ("7.9 - 1%", Bound(number=Decimal("7.9"), percent=Decimal(-1))),
        ("7.90", Bound(number=Decimal("7.90"))),
    ],
)
def test_bounds(written: str, meant: Bound) -> None:
    text = f"indicators: {{a: {{name: A, unit: grade, target: {{at_least: {{2025: {written}}}}}}}}}\n"
    target = plan(text)[0].indicators["a"].target
    assert target is not None
    assert list(target.bounds.values()) == [(meant,)]
    assert str(meant) == written


def test_a_number_is_a_value_and_keeps_its_decimals() -> None:
    indicator = plan("indicators: {a: {name: A, unit: grade, values: {2023: 7.90}}}\n")[0].indicators["a"]
    value = indicator.values[Years(2023, 2023)].value
    assert value == Decimal("7.90")
    assert str(value) == "7.90"


def test_a_range_is_a_mean_and_a_year_may_be_missing() -> None:
    text = "indicators: {a: {name: A, unit: count, baseline: {2015-2019: 12, undated: 3}}}\n"
    assert list(plan(text)[0].indicators["a"].baseline) == [Years(2015, 2019), Years(None, None)]


def test_a_state_may_be_a_word_and_a_light_a_colour() -> None:
    text = "actions: {a: {name: A, state: {2024-Q2: running, 2025: {status: done, light: green}}}}\n"
    states = plan(text)[0].actions["a"].state
    assert [state.status for state in states.values()] == ["running", "done"]
    assert list(states.values())[1].light.overall == "green"  # type: ignore[union-attr]


def test_places_are_those_of_the_text_that_was_written() -> None:
    _, document = plan("principles:\n  - Regie: Samen.\n  - Een tekst.\n")
    assert span_at(document, ("principles", 0, "name")).column == 5
    assert span_at(document, ("principles", 0, "text")).column == 12
    assert (span_at(document, ("principles", 1, "text")).line, span_at(document, ("principles", 1)).column) == (8, 5)
