"""The municipalities of a joint area beside each other: limits, the area's line, and how much they usually differ."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivp.check import check
from ivp.dossier.workspace import plan_sources
from ivp.progress.side_by_side import ENOUGH, SideBySide, side_by_side
from ivp.progress.standing import Standing
from ivp.view.progress import IndicatorView, progress_view
from ivp.vocabulary import Placing

PLACES = {
    "Vaals": "GM0981", "Meerssen": "GM0938", "Eijsden-Margraten": "GM1903", "Gulpen-Wittem": "GM1729",
    "Valkenburg aan de Geul": "GM0994", "Maastricht": "GM0935", "Beek": "GM0888", "Stein": "GM0971",
    "Sittard-Geleen": "GM1883", "Heerlen": "GM0917", "Kerkrade": "GM0928", "Brunssum": "GM0899",
}  # fmt: skip
PLAN = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: {places}
region: Proefregio
period: 2023-2026
language: {language}
status: adopted
sources: {{zvh: {{name: Register, kind: {kind}{hide}}}}}
themes: {{wonen: Wonen}}
indicators:
  inbraak: {{name: inbraken, for: wonen, unit: count, source: zvh, better: lower}}
observations: [cijfers.csv]
inhabitants: inwoners.csv
"""
PEOPLE = dict.fromkeys(PLACES, 10_000)


def standing(
    folder: Path, counts: Mapping[str, float | None], people: Mapping[str, int] = PEOPLE, hide: int = 0,
    kind: str = "register", language: str = "nl", indicator: str = "unit: count",
) -> Standing:  # fmt: skip
    """A joint plan with a figure for each municipality in 2024; None where that is not known."""
    hidden = f", hide_below: {hide}" if hide else ""
    text = PLAN.format(places=f"[{', '.join(counts)}]", hide=hidden, kind=kind, language=language)
    text = text.replace("unit: count", indicator)
    rows = [f"inbraak,{PLACES[name]},2024,{count}" for name, count in counts.items() if count is not None]
    known = [f"{PLACES[name]},2024,{people[name]}" for name in counts if name in people]
    (folder / "ivp.toml").touch()
    (folder / "cijfers.csv").write_text("\n".join(("indicator,municipality,year,value", *rows, "")), encoding="utf-8")
    (folder / "inwoners.csv").write_text("\n".join(("municipality,year,inhabitants", *known, "")), encoding="utf-8")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    (item,) = check(plan_sources([str(folder / "plan.yaml")])).plans
    assert item.measured is not None
    return Standing(item.measured, 2024)


def found(known: Standing) -> SideBySide | None:
    item = known.indicators["inbraak"]
    return side_by_side(item.measured, item.latest)


def view(known: Standing) -> IndicatorView:
    return progress_view(known).indicators[0]


def placings(known: SideBySide) -> dict[str, Placing]:
    return {one.place.name: one.placing for one in known.places}


FIVE = {"Vaals": 60, "Meerssen": 30, "Eijsden-Margraten": 31, "Gulpen-Wittem": 28, "Valkenburg aan de Geul": 11}


def test_a_municipality_lies_on_a_side_where_its_95_per_cent_limits_leave_out_the_rate_of_the_area(tmp_path):
    known = found(standing(tmp_path, FIVE))
    assert known is not None
    assert (known.year, known.per, known.rate) == (2024, 1000, pytest.approx(3.2))
    by_name = {one.place.name: one for one in known.places}
    assert by_name["Vaals"].limits == pytest.approx((4.578376, 7.723322), abs=1e-6)
    assert by_name["Vaals"].wide == pytest.approx((3.885520, 8.803224), abs=1e-6)
    assert placings(known) == {
        "Vaals": Placing.HIGHER,
        "Meerssen": Placing.UNCLEAR,
        "Eijsden-Margraten": Placing.UNCLEAR,
        "Gulpen-Wittem": Placing.UNCLEAR,
        "Valkenburg aan de Geul": Placing.LOWER,
    }


def test_five_municipalities_do_not_tell_how_much_is_usual_and_the_report_says_so(tmp_path):
    shown = view(standing(tmp_path, FIVE)).side_by_side
    assert shown is not None
    assert shown.spread is None
    assert shown.text == (
        "Proefregio: 3,2 per 1.000 inwoners in 2024. Hoger, en meer dan toeval in het tellen verklaart: Vaals (6,0). "
        "Lager, en meer dan toeval in het tellen verklaart: Valkenburg aan de Geul (1,1). Het verschil kan toeval "
        "zijn: Meerssen (3,0), Eijsden-Margraten (3,1), Gulpen-Wittem (2,8).",
        "Door toeval alleen valt het cijfer van het gebied bij ongeveer een op de twintig gemeenten buiten hun "
        "95%-interval, en bij een op de vijfhonderd buiten dat van 99,8%. Of een gemeente hoger of lager ligt, is "
        "gezegd naar het 95%-interval.",
        "Gemeenten verschillen altijd: in winkels, bezoekers, uitgaan, woningen. Hoeveel daarvan gewoon is, is met "
        f"minder dan {ENOUGH} gemeenten niet te zeggen. Waardoor het verschil komt, zegt dit cijfer niet.",
    )


def test_ten_that_differ_by_no_more_than_chance_have_no_spread(tmp_path):
    counts = dict(zip(PLACES, (100, 95, 104, 98, 109, 91, 103, 97, 100, 103), strict=False))
    known = found(standing(tmp_path, counts))
    assert known is not None
    assert known.spread == 0
    assert set(placings(known).values()) == {Placing.UNCLEAR}


def test_where_many_differ_a_municipality_must_lie_beyond_what_is_usual_among_them(tmp_path):
    counts = dict(zip(PLACES, (75, 150, 80, 130, 60, 140, 90, 120, 100, 110, 70, 480), strict=True))
    known = found(standing(tmp_path, counts))
    assert known is not None
    assert known.spread == pytest.approx(0.365493, abs=1e-6)
    # half a case aside, so many times below what the area's rate gives 10,000 inhabitants as above it
    middle = float(known.rate) * 10 + 0.5
    factor = math.exp(1.959964 * math.sqrt(1 / middle + known.spread**2))
    for place in known.places:
        assert place.usual == pytest.approx(((middle / factor - 0.5) / 10, (middle * factor - 0.5) / 10), rel=1e-6)
    told = placings(known)
    assert told["Brunssum"] is Placing.HIGHER
    assert told["Vaals"] is Placing.LOWER_USUAL
    assert told["Meerssen"] is Placing.UNCLEAR
    text = " ".join(view(standing(tmp_path, counts, language="en")).side_by_side.text)
    assert "Higher, by more than these municipalities usually differ: Brunssum (48.0)." in text
    assert "Lower, but by no more than these municipalities usually differ: Vaals (7.5)" in text


def test_nine_that_differ_do_not_tell_how_much_is_usual(tmp_path):
    counts = dict(zip(PLACES, (75, 150, 80, 130, 60, 140, 90, 120, 100), strict=False))
    known = found(standing(tmp_path, counts))
    assert known is not None
    assert (known.spread, {one.usual for one in known.places}) == (None, {None})


def test_what_lies_on_a_side_but_is_usual_among_them_is_told_apart(tmp_path):
    counts = (75, 150, 80, 130, 60, 140, 90, 120, 100, 110, 70, 160)
    known = found(standing(tmp_path, dict(zip(PLACES, counts, strict=True))))
    assert known is not None
    sides = {count: one.placing for count, one in zip(counts, known.places, strict=True)}
    assert sides[160] is sides[150] is sides[140] is Placing.HIGHER_USUAL
    assert sides[70] is sides[75] is sides[80] is Placing.LOWER_USUAL
    assert {sides[count] for count in (90, 100, 110, 120)} == {Placing.UNCLEAR}


def test_where_few_are_expected_none_at_all_is_usual(tmp_path):
    """Where none is within what is usual that is its lower end, and no less."""
    known = found(standing(tmp_path, dict(zip(PLACES, (0, 1, 0, 2, 0, 1, 0, 1, 0, 25), strict=False))))
    assert known is not None
    for one in known.places:
        assert one.usual is not None
        assert one.usual[0] == 0 < one.usual[1]
        assert one.placing is not Placing.LOWER


def test_however_much_figures_differ_there_is_an_end_to_what_is_usual(tmp_path):
    known = found(standing(tmp_path, {name: 10**14 * (at % 2) for at, name in enumerate(PLACES)}))
    assert known is not None
    assert known.spread == 10


AREA = "unit: count, values: {2024: {value: 160, n: 50000}}"


@pytest.mark.parametrize(("counted", "told"), [(0, False), (1, False), (2, True), (3, True)])
def test_two_municipalities_are_enough_to_put_side_by_side(tmp_path, counted, told):
    counts = {name: count if at < counted else None for at, (name, count) in enumerate(FIVE.items())}
    known = found(standing(tmp_path, counts, indicator=AREA))
    assert bool(known) is told
    if known:
        assert [one.place.name for one in known.places] == list(FIVE)[:counted]
        assert [one.name for one in known.missing] == list(FIVE)[counted:]


@pytest.mark.parametrize(
    "indicator",
    [
        AREA.replace("160", "0"),
        AREA.replace("2024:", "2023-2024:"),
        AREA.replace("count", "percent"),
        AREA.replace("count", "count, kind: effort"),
    ],
    ids=["none at all", "a mean of years", "no count", "what was done"],
)
def test_only_a_year_of_events_is_put_side_by_side(tmp_path, indicator):
    assert found(standing(tmp_path, FIVE, indicator=AREA)) is not None
    assert found(standing(tmp_path, FIVE, indicator=indicator)) is None


def test_a_rate_is_put_beside_that_of_the_area_with_its_own_base(tmp_path):
    area = "unit: rate, per: 10000, values: {2024: {value: 32, n: 50000}}"
    known = found(standing(tmp_path, FIVE, indicator=area))
    counted = found(standing(tmp_path, FIVE))
    per = found(standing(tmp_path, FIVE, indicator="unit: count, per: 10000"))
    assert known == per
    assert counted is not None
    assert per is not None
    assert (per.per, per.rate) == (10_000, 10 * counted.rate)
    assert [one.limits for one in per.places] == [
        pytest.approx([10 * end for end in one.limits]) for one in counted.places
    ]


def test_a_figure_with_a_base_of_its_own_is_put_beside_with_that(tmp_path):
    area = "unit: rate, per: 1000, values: {2024: {value: 32, n: 50000, per: 10000}}"
    known = found(standing(tmp_path, FIVE, indicator=area))
    assert known is not None
    assert (known.per, known.rate) == (10_000, 32)


@pytest.mark.parametrize("without", ["people", "kind", "one"])
def test_nothing_is_put_side_by_side_where_rates_are_not_known(tmp_path, without):
    """Without the inhabitants of one the rate of the area is not known; asked of a sample, it is no count."""
    people = {name: 10_000 for name in FIVE if without != "people" or name != "Vaals"}
    counts = dict(FIVE) if without != "one" else {**FIVE, "Vaals": None}
    known = standing(tmp_path, counts, people, kind="survey" if without == "kind" else "register")
    assert found(known) is None
    assert view(known).side_by_side is None


def test_a_municipality_that_is_hidden_is_named_and_nothing_tells_its_figure(tmp_path):
    """The same whatever the hidden count is: what is drawn and told is of what is published."""
    told = set()
    for count in (0, 4, 9):
        known = view(
            standing(tmp_path, {**FIVE, "Vaals": count, "Valkenburg aan de Geul": 20 - count}, hide=10)
        ).side_by_side
        told.add(known.model_dump_json() if known else "")
    (text,) = told
    assert '"name":"Vaals"' not in text
    assert "Niet erbij, omdat er geen gepubliceerd cijfer of geen inwonertal is: Vaals, Valkenburg aan de Geul." in text


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 10**15), st.integers(1, 10**9)), min_size=10, max_size=12))
def test_any_counts_and_inhabitants_give_limits_in_order(tmp_path_factory, rows):
    counts = {name: count for name, (count, _) in zip(PLACES, rows, strict=False)}
    people = {name: number for name, (_, number) in zip(PLACES, rows, strict=False)}
    known = found(standing(tmp_path_factory.mktemp("any"), counts, people))
    for one in known.places if known else ():
        assert 0 <= one.wide[0] <= one.limits[0] <= one.rate <= one.limits[1] <= one.wide[1]
        assert one.usual is None or 0 <= one.usual[0] <= one.usual[1]
