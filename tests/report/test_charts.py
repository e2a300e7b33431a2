"""Charts: axes, places of labels, gaps, and what is drawn in which form."""

from __future__ import annotations

import pytest

from ivp.report.chart_labels import Box, Field, Label, width
from ivp.report.scale import decimals, steps
from ivp.vocabulary import ReportFormat
from tests.report.conftest import Written
from tests.report.page import parsed, tag, text

PLAN = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: [Maasgouw]
period: {from: 2023, to: 2026}
status: adopted
sources: {politie: {name: politie, kind: register}}
themes: {wonen: Wonen}
indicators:
  inbraak:
    name: inbraken
    for: wonen
    unit: count
    source: politie
    baseline: {2021: 100}
    target: {at_most: 80}
    values: VALUES
    EXTRA
"""


def _drawings(page: str, start: str) -> list:
    return [
        item for item in parsed(page).iter() if tag(item) == "svg" and item.get("aria-labelledby", "").startswith(start)
    ]


def _plan(values: str, extra: str = "interpretation: Een toelichting.") -> str:
    return PLAN.replace("VALUES", values).replace("EXTRA", extra)


def _classes(drawing: object) -> list[str]:
    return [item.get("class", "") for item in drawing.iter()]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([153, 90], [0, 40, 80, 120, 160]),
        ([7.9], [0, 2, 4, 6, 8]),
        ([-3, 5], [-4, -2, 0, 2, 4, 6]),
    ],
)
def test_axes_begin_at_zero_and_have_round_steps(values: list[float], expected: list[float]) -> None:
    found = steps(values)
    assert (found[0], found[-1]) == (expected[0], expected[-1])
    assert 0 in found


def test_a_step_has_the_decimals_it_needs() -> None:
    assert [decimals([0, 40]), decimals([0, 2.5]), decimals([0, 0.25])] == [0, 1, 2]


def test_a_label_keeps_off_other_labels_and_inside_the_chart() -> None:
    field = Field(Box(0, 0, 260, 100))
    for _ in range(2):
        field.place(Label((130, 50), (("Nulmeting 2021", ""), ("129", "strong"))))
    for index, box in enumerate(field.boxes):
        assert box.outside(field.bounds) == 0
        assert all(box.overlap(other) == 0 for other in field.boxes[:index])


def test_an_optional_label_without_room_is_left_out() -> None:
    field = Field(Box(0, 0, 20, 10))
    assert field.place(Label((10, 5), (("recht pad naar het doel", ""),)), optional=True) == ""
    assert width("mm") > width("ii")


def test_a_trend_has_a_wide_and_a_narrow_drawing_with_all_figures_in_words(written: Written) -> None:
    page = written(_plan("{2021: 100, 2022: 95, 2023: {value: 90, provisional: true}}"), ReportFormat.HTML, 2023)
    drawings = _drawings(page, "trend-")
    assert [drawing.get("width") for drawing in drawings] == ["688", "340"]
    assert "95 in 2022" in text(drawings[0])
    assert "dot open" in _classes(drawings[0])
    assert {"ring", "path", "cross", "bar"} <= set(_classes(drawings[0]))


def test_fewer_than_three_figures_make_no_chart(written: Written) -> None:
    assert not _drawings(written(_plan("{2021: 100, 2022: 95}"), ReportFormat.HTML, 2023), "trend-")


def test_years_after_the_reporting_year_stand_on_a_strip(written: Written) -> None:
    page = written(_plan("{2021: 100, 2022: 95, 2023: 90, 2024: 70}"), ReportFormat.HTML, 2023)
    classes = _classes(_drawings(page, "trend-")[0])
    assert {"strip", "later", "dot later"} <= set(classes)


def test_the_line_has_a_gap_at_a_break_and_at_an_unknown_figure(written: Written) -> None:
    values = "{2018: 90, 2019: 95, 2020: 99, 2021: 100, 2022: 95, 2023: 90}"
    whole = _classes(_drawings(written(_plan(values), ReportFormat.HTML, 2023), "trend-")[0])
    broken = _plan(values, "breaks: {2020: Een nieuwe telling.}")
    parted = _classes(_drawings(written(broken, ReportFormat.HTML, 2023), "trend-")[0])
    unknown = _plan(values.replace("2020: 99", "2020: {value: null, note: onbekend}"))
    gap = _classes(_drawings(written(unknown, ReportFormat.HTML, 2023), "trend-")[0])
    assert [found.count("series") for found in (whole, parted, gap)] == [1, 2, 2]


def test_the_chance_strip_has_the_points_on_it(written: Written) -> None:
    page = written(_plan("{2021: 100, 2022: 95, 2023: 90}"), ReportFormat.HTML, 2023)
    (wide, _narrow) = _drawings(page, "chance-")
    assert "2023: 90; nulmeting: 100" in text(wide)
    assert {"band", "ring", "dot"} <= set(_classes(wide))


def test_a_level_to_keep_has_a_band_of_its_tolerance(written: Written) -> None:
    plan = _plan("{2021: 100, 2022: 95, 2023: 90}").replace(
        "target: {at_most: 80}", "target: {stay_at: 100, tolerance: 8}"
    )
    assert "tolerance" in _classes(_drawings(written(plan, ReportFormat.HTML, 2023), "trend-")[0])
    assert "tolerance" not in _classes(
        _drawings(written(_plan("{2021: 100, 2022: 95, 2023: 90}"), year=2023), "trend-")[0]
    )


def test_no_straight_path_is_drawn_to_a_range(written: Written) -> None:
    straight = _plan("{2021: 100, 2022: 95, 2023: 90}")
    between = straight.replace("target: {at_most: 80}", "target: {between: [70, 80]}")
    for plan, drawn in [(straight, {"path"}), (between, {"tolerance"})]:
        drawing = _drawings(written(plan, ReportFormat.HTML, 2023), "trend-")[0]
        assert {"path", "tolerance"} & {*_classes(drawing)} == drawn


def test_figures_of_elsewhere_are_grey_and_named(written: Written) -> None:
    values = "{2021: 100, 2022: 95, 2023: 90}"
    places = {"Limburg": "{2022: 110, 2023: 104}", "Nederland": "{2023: 90000}", "Later": "{2030: 90}"}
    listed = ", ".join(f"{name.lower()}: {{name: {name}, values: {dated}}}" for name, dated in places.items())
    near = _plan(values, f"benchmarks: {{{listed}}}")
    drawing = _drawings(written(near, ReportFormat.HTML, 2023), "trend-")[0]
    assert _classes(drawing).count("elsewhere") == 2
    assert "Limburg" in text(drawing)
    assert "Nederland" not in text(drawing)


def test_a_grade_with_a_standard_error_has_an_interval(written: Written) -> None:
    values = "{2021: {value: 7.1, se: 0.1}, 2022: {value: 7.2, se: 0.1}, 2023: {value: 7.4, se: 0.1}}"
    plan = _plan(values).replace("unit: count", "unit: grade").replace("{2021: 100}", "{2021: {value: 7.1, se: 0.1}}")
    drawing = _drawings(written(plan.replace("at_most: 80", "at_least: 7.5"), ReportFormat.HTML, 2023), "trend-")[0]
    assert "bar" in _classes(drawing)
    assert "7,2 tot 7,6" in text(drawing)
