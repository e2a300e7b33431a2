"""Charts: axes, places of labels, gaps, and what is drawn in which form."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivp.check import check
from ivp.dossier.workspace import plan_sources
from ivp.language import Words
from ivp.report.chance_strip import Band, Mark, strip
from ivp.report.chart_labels import Box, Field, Label, width
from ivp.report.charts import Charts
from ivp.report.kinds import KINDS, Asked
from ivp.report.scale import decimals, steps
from ivp.report.svg import drawing
from ivp.view.numbers import Numbers
from ivp.view.progress import FigureView, IndicatorView, PlaceView
from ivp.view.report.models import ReportView
from ivp.vocabulary import ReportFormat
from tests.report.conftest import Written
from tests.report.page import parsed, tag, text

PLAN = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: [Maasgouw]
period: 2023-2026
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
    field = Field((0, 0, 260, 100))
    for _ in range(2):
        field.place(Label((130, 50), (("Nulmeting 2021", ""), ("129", "strong"))))
    left, top, right, bottom = field.bounds
    for index, box in enumerate(field.boxes):
        assert left <= box[0] <= box[2] <= right
        assert top <= box[1] <= box[3] <= bottom
        assert not any(_overlap(box, other) for other in field.boxes[:index])


def test_an_optional_label_without_room_is_left_out() -> None:
    field = Field((0, 0, 20, 10))
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


def _points(drawing: object) -> list[list[str]]:
    lines = [item for item in drawing.iter() if item.get("class") == "series"]  # type: ignore[attr-defined]
    return [line.get("points", "").split() for line in lines]


def test_the_line_in_a_table_has_the_gap_too(written: Written) -> None:
    values = "{2018: 90, 2019: 95, 2020: 40, 2021: 100, 2022: 95, 2023: 90}"
    page = written(_plan(values, "breaks: {2020: Een nieuwe telling.}"), ReportFormat.HTML, 2023)
    (drawing,) = _drawings(page, "spark-")
    assert [len(points) for points in _points(drawing)] == [2, 4]
    assert "vanaf 2020: Een nieuwe telling." in text(parsed(page))


def test_the_line_of_a_municipality_has_the_gap_too(report: ReportView) -> None:
    figures = _figures({2018: 90, 2019: 95, 2020: 40, 2021: 100, 2022: 95, 2023: 90}, 0)
    item, detail = _in_one_place(report.progress.indicators[0], figures), report.details[0]
    ((name, drawing),) = Charts(Words("nl"), NUMBERS).places(item, detail.model_copy(update={"breaks": (2020,)}), 2023)
    assert name == "Vaals"
    tree = parsed(f"<!DOCTYPE html><title>x</title>{drawing}")
    assert [len(points) for points in _points(tree)] == [2, 4]


def _in_one_place(item: IndicatorView, figures: tuple[FigureView, ...]) -> IndicatorView:
    place = PlaceView(
        code="GM0981", name="Vaals", figures=figures, baseline=None, previous=None, value=None, change=item.change,
        tone=item.tone,
    )  # fmt: skip
    return item.model_copy(update={"places": (place,)})


def test_rates_with_another_base_are_not_drawn_on_one_scale(written: Written) -> None:
    rate = _plan("{2021: 3.2, 2022: 3.1, 2023: 3.0}").replace("unit: count", "unit: rate\n    per: 1000")
    rate = rate.replace("{2021: 100}", "{2021: 3.2}").replace("at_most: 80", "at_most: 3.0")
    other = rate.replace("2023: 3.0", "2023: {value: 30, per: 10000}")
    trend = _drawings(written(other, ReportFormat.HTML, 2023), "trend-")
    assert [len(points) for drawing in trend for points in _points(drawing)] == [2, 2]


def _texts(page: str) -> Iterator[tuple[str, Box]]:
    """The texts of a drawing with the room that they take."""
    for item in parsed(f"<!DOCTYPE html><title>x</title>{page}").iter():
        if tag(item) == "text":
            wide, x, y = (
                width(text(item), strong="strong" in item.get("class", "")),
                *(float(item.get(name, "")) for name in "xy"),
            )
            left = x - {"start": 0, "middle": wide / 2, "end": wide}[item.get("text-anchor", "")]
            yield text(item), (left + 0.2, y - 11.3, left + wide - 0.2, y + 3.3)


def _collisions(page: str) -> list[tuple[str, str]]:
    return [(one[0], other[0]) for one, other in combinations(_texts(page), 2) if _overlap(one[1], other[1])]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> ReportView:
    folder = tmp_path_factory.mktemp("plan")
    (folder / "ivp.toml").touch()
    (folder / "proef.yaml").write_text(_plan("{2021: 100, 2022: 95, 2023: 90}"), encoding="utf-8")
    (plan,) = check(plan_sources([str(folder / "proef.yaml")])).plans
    view = KINDS["progress"].view(Asked(plan.measured, 2023))
    assert isinstance(view, ReportView)
    return view


FIGURES = st.dictionaries(st.integers(2010, 2028), st.integers(0, 12_000), min_size=3, max_size=14)
NUMBERS = Numbers("nl")


def _figures(values: dict[int, int], shown: int) -> tuple[FigureView, ...]:
    return tuple(
        FigureView(
            number=value / 10**shown, text=NUMBERS.number(value / 10**shown, shown), year=year, years=str(year),
            after=year > 2023,
        )
        for year, value in sorted(values.items())
    )  # fmt: skip


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(
    values=FIGURES, shown=st.integers(0, 2), bound=st.integers(0, 12_000), at=st.integers(2015, 2022), data=st.data()
)
def test_labels_never_collide(
    report: ReportView, values: dict[int, int], shown: int, bound: int, at: int, data: Any
) -> None:
    item, detail = report.progress.indicators[0], report.details[0]
    figures = _figures(values, shown)
    start = _figures({at: data.draw(st.integers(0, 12_000))}, shown)[0]
    known = [figure for figure in figures if figure.year is not None and figure.year <= 2023]
    target = item.target and item.target.model_copy(
        update={"number": bound / 10**shown, "text": f"ten hoogste {NUMBERS.number(bound / 10**shown, shown)}"}
    )
    changed = {"series": figures, "value": known[-1] if known else None, "baseline": start, "target": target}
    about: dict[str, Any] = {"start": start, "start_at": float(at), "breaks": (2018,), "interval": None}
    if known and known[-1].number is not None:
        about |= {"interval": (known[-1].number * 0.8, known[-1].number * 1.3), "interval_text": "80 tot 130"}
    item, detail = item.model_copy(update=changed), detail.model_copy(update=about)
    for paper in (False, True):
        charts = Charts(Words("nl"), NUMBERS, paper=paper)
        for one in str(charts.trend(item, detail, 2023)).split("</svg>")[:-1]:
            assert _collisions(f"{one}</svg>") == []
        for _, small in charts.places(_in_one_place(item, figures), detail, 2023):
            assert _collisions(str(small)) == []


@settings(max_examples=100, deadline=None)
@given(
    low=st.integers(0, 300),
    more=st.integers(0, 300),
    less=st.integers(0, 100),
    values=st.lists(st.integers(0, 600), min_size=2, max_size=4),
)
def test_labels_of_the_chance_strip_never_collide(low: int, more: int, less: int, values: list[int]) -> None:
    less = min(less, more // 2)
    marks = [
        Mark(float(value), "nulmeting" if index == 1 else str(2020 + index), str(value), "latest")
        for index, value in enumerate(values)
    ]
    inner = Band(low + less, low + more - less, str(low + less), str(low + more - less), "past bij toeval")
    bands = [Band(low, low + more, str(low), str(low + more), "gewoon", "usual"), inner]
    for size in (600.0, 316.0):
        height, parts = strip(bands, marks, size)
        assert _collisions(str(drawing("x", (size, height), "t", "d", parts, "wide"))) == []


def test_the_chance_strip_has_the_points_on_it(written: Written) -> None:
    page = written(_plan("{2021: 100, 2022: 95, 2023: 90}"), ReportFormat.HTML, 2023)
    (wide, _narrow) = _drawings(page, "chance-")
    assert "2023: 90; nulmeting: 100" in text(wide)
    assert {"usual", "band", "ring", "dot"} <= set(_classes(wide))


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


def test_the_plot_of_municipalities_has_a_row_for_each_and_the_line_of_the_area(example_pages: dict[str, str]) -> None:
    """Each with the thin and the thick line and its point; the description gives all numbers in words."""
    drawings = _drawings(example_pages["heuvelland-2020-2023-progress-2024.html"], "side-by-side-woningcriminaliteit")
    assert len(drawings) == 2
    for drawn in drawings:
        classes = _classes(drawn)
        assert [classes.count(kind) for kind in ("later", "bar limits", "dot", "area")] == [5, 5, 5, 1]
        assert "Heuvelland: 1,50." in text(drawn)
        assert "Vaals: 2,19, 95% 1,37 tot 3,31, 99,8% 1,02 tot 4,05." in text(drawn)
