"""Small counts that are not published: whatever is published would be the same for every other count that is hidden."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivp.check import Checked, check
from ivp.dossier.workspace import plan_sources
from ivp.language import Words
from ivp.output.progress_csv import progress_csv
from ivp.progress.hiding import Cell, together
from ivp.progress.standing import Standing
from ivp.report.kinds import KINDS, Asked
from ivp.report.pages import pages
from ivp.view.progress import IndicatorView, progress_view
from ivp.vocabulary import ReportFormat

HEAD = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: {places}
{region}
period: 2023-2026
status: adopted
sources:
  zvh: {{name: Zorg- en Veiligheidshuis, kind: records, hide_below: 10}}
themes: {{zorg: {{name: Zorg, evaluation: Elk jaar.}}}}
indicators:
  casus:
    name: casus
    for: zorg
    unit: {unit}
    source: zvh
"""


def _plan(folder: Path, rest: str, unit: str = "count", places: str = "[Maasgouw]", table: str = "") -> Checked:
    (folder / "ivp.toml").touch()
    region = "region: Proefregio" if "," in places else ""
    text = HEAD.format(places=places, region=region, unit=unit) + "\n".join(f"    {line}" for line in rest.splitlines())
    if table:
        text += "\nobservations: [cijfers.csv]"
        (folder / "cijfers.csv").write_text(table, encoding="utf-8")
    file = folder / "proef.yaml"
    file.write_text(text + "\n", encoding="utf-8")
    result = check(plan_sources([str(file)]))
    (item,) = result.plans
    assert item.plan is not None
    assert not item.broken, [finding.message for finding in result.findings]
    return item


def _published(item: Checked, year: int) -> str:
    """Everything that is published of a plan, of every kind of report."""
    assert item.plan is not None
    asked = Asked(item.measured, year)
    views = [kind.view(asked) for kind in KINDS.values()]
    views.append(progress_view(Standing(item.measured, year)))
    views += [progress_view(Standing(item.measured, year, place)) for place in item.plan.municipalities]
    files = pages([item], list(KINDS), year, ReportFormat.HTML)
    return json.dumps([files, *(view.model_dump(mode="json") for view in views if view)], ensure_ascii=False)


def _indicator(item: Checked, year: int, *, internal: bool = False) -> IndicatorView:
    assert item.plan is not None
    return progress_view(Standing(item.measured, year, internal=internal)).indicators[0]


LONG = "2016: 30, 2017: 44, 2018: 25, 2019: 60, 2020: 31, 2021: 22"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rest", "year"),
    [
        ("baseline: {2022: 20}\nvalues: {2023: HIDDEN}", 2023),
        ("baseline: {2022: 20}\ntarget: {at_most: 15}\nvalues: {2023: HIDDEN}", 2023),
        ("baseline: {2022: 7}\ntarget: {at_most: 3}\nvalues: {2023: HIDDEN}", 2023),
        ("baseline: {2022: 7}\ntarget: {at_most: baseline - 20%}\nvalues: {2023: 15, 2024: HIDDEN}", 2024),
        ("baseline: {2022: 4}\ntarget: {at_most: 0}\nvalues: {2026: HIDDEN}", 2026),
        ("baseline: {2022: 7}\ntarget: {stay_at: 5, tolerance: 1}\nvalues: {2024: HIDDEN}", 2024),
        ("baseline: {2022: 2}\ntarget: {at_least: 12}\nvalues: {2024: HIDDEN}", 2024),
        ("baseline: {2022: 20}\ntarget: {at_least: 12}\nvalues: {2025: HIDDEN, 2026: 14}", 2026),
        ("baseline: {2022: 20}\ntarget: {at_most: 12}\nvalues: {2023: HIDDEN, 2024: 14}", 2024),
        (f"baseline: {{2021: 22}}\ntarget: {{at_most: 20}}\nvalues: {{{LONG}, 2022: HIDDEN, 2023: 24}}", 2023),
        (f"baseline: {{2021: 22}}\nvalues: {{{LONG}, 2022: 24, 2023: HIDDEN}}", 2023),
        (f"baseline: {{2021: 22}}\nvalues: {{{LONG}, 2022: 24, 2023: {{value: HIDDEN, n: 24000}}}}", 2023),
        ("baseline: {2022: 20}\nvalues: {2023: 24, 2025: HIDDEN}", 2024),
    ],
)
def test_any_other_hidden_count_gives_the_same(rest: str, year: int, tmp_path: Path) -> None:
    published = {_published(_plan(tmp_path, rest.replace("HIDDEN", str(count))), year) for count in range(10)}
    assert len(published) == 1


def test_a_hidden_value_of_the_baseline_year_in_a_linked_table(tmp_path: Path) -> None:
    rest = "baseline: {2022: 20}\nseries: {table: 47018NED, codes: x}"
    rows = "indicator,municipality,year,value\ncasus,GM1641,2022,HIDDEN\ncasus,GM1641,2023,40\n"
    published = {
        _published(_plan(tmp_path, rest, table=rows.replace("HIDDEN", str(count))), 2023) for count in range(10)
    }
    assert len(published) == 1
    assert "gekoppelde tabel geeft" not in published.pop()


def test_the_plans_own_baseline_is_public(tmp_path: Path) -> None:
    item = _indicator(_plan(tmp_path, "baseline: {2022: 7}\ntarget: {at_most: 3}\nvalues: {2022: 7, 2023: 14}"), 2023)
    assert item.baseline is not None
    assert (item.baseline.number, item.series[0].number, item.series[0].text) == (7, None, "minder dan 10")
    assert item.change.difference == 7


def test_internal_use_shows_all(tmp_path: Path) -> None:
    item = _plan(tmp_path, "baseline: {2022: 20}\nvalues: {2023: 4}")
    shown = _indicator(item, 2023, internal=True)
    assert shown.value is not None
    assert (shown.value.number, shown.change.difference) == (4, -16)
    assert item.plan is not None
    report = KINDS["progress"].view(Asked(item.measured, 2023, internal=True))
    assert report is not None
    assert '"difference":-16' in report.model_dump_json()
    document = KINDS["plan"].view(Asked(item.measured))
    assert document is not None
    assert "minder dan 10 [2023]" in document.model_dump_json()


PLACES = {"GM1903": "Eijsden-Margraten", "GM1729": "Gulpen-Wittem", "GM0981": "Vaals"}


def _joint(folder: Path, counts: tuple[int, ...]) -> Checked:
    rows = "".join(f"casus,{code},2023,{count}\n" for code, count in zip(PLACES, counts, strict=True))
    table = f"indicator,municipality,year,value\n{rows}"
    places = f"[{', '.join(PLACES.values())}]"
    return _plan(folder, "baseline: {2022: 60}", places=places, table=table)


def _shown(item: Checked) -> list[int | float | None]:
    found = _indicator(item, 2023)
    total = found.value.number if found.value else None
    return [total, *(place.figures[0].number for place in found.places)]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((20, 30, 40), [90, 20, 30, 40]),
        ((4, 30, 40), [74, None, None, 40]),
        ((4, 5, 40), [49, None, None, 40]),
        ((0, 0, 40), [40, None, None, None]),
        ((9, 9, 40), [58, None, None, None]),
        ((9, 9, 9), [None, None, None, None]),
        ((3, 8, 7), [18, None, None, None]),
        ((1, 2, 3), [None, None, None, None]),
    ],
)
def test_municipalities_are_hidden_together_where_their_sum_would_tell(
    counts: tuple[int, ...], shown: list[int | None], tmp_path: Path
) -> None:
    assert _shown(_joint(tmp_path, counts)) == shown


def test_which_of_two_is_the_small_one_cannot_be_told(tmp_path: Path) -> None:
    published = [_published(_joint(tmp_path, counts), 2023) for counts in ((4, 30, 40), (30, 4, 40), (2, 32, 40))]
    assert len(set(published)) == 1


def test_a_count_of_nothing_hides_what_any_other_hides(tmp_path: Path) -> None:
    places = "[Vaals, Meerssen]"
    table = "indicator,municipality,year,value\ncasus,Vaals,2023,{}\ncasus,Meerssen,2023,{}\n"
    published = {
        _published(_plan(tmp_path, "baseline: {2022: 60}", places=places, table=table.format(count, 30 - count)), 2023)
        for count in (0, 1, 9)
    }
    assert len(published) == 1


def test_a_percentage_of_few_is_hidden_too(tmp_path: Path) -> None:
    rest = "baseline: {2022: {value: 20, n: 400}}\nvalues: {2023: {value: HIDDEN, n: 40}}"
    published = {
        _published(_plan(tmp_path, rest.replace("HIDDEN", str(percent)), "percent"), 2023) for percent in (5, 10, 20)
    }
    assert len(published) == 1
    assert f'"text": "{Words("nl")("hidden")}"' in published.pop()


PARTS = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: [Maasgouw]
period: 2022-2025
status: adopted
sources:
  zvh: {{name: Zorg- en Veiligheidshuis, kind: records, hide_below: 10}}
  open: {{name: open tabel, kind: register}}
themes: {{zorg: {{name: Zorg, evaluation: Elk jaar.}}}}
inhabitants: inwoners.csv
indicators:
  totaal:
    {{name: totaal, for: zorg, unit: count, source: open, {total}series: {{table: T, codes: [a, b, c]}},
     values: {{2023: {0}}}}}
  een: {{name: een, for: zorg, unit: count, source: zvh, series: {{table: T, codes: a}}, values: {{2023: {1}}}}}
  twee: {{name: twee, for: zorg, unit: count, source: zvh, series: {{table: T, codes: b}}, values: {{2023: {2}}}}}
  drie: {{name: drie, for: zorg, unit: count, source: zvh, series: {{table: T, codes: c}}, values: {{2023: {3}}}}}
"""
RATE = "  per: {{name: per duizend, for: zorg, unit: rate, per: 1000, source: zvh, {series}values: {{2023: {rate}}}}}\n"


def _parts(folder: Path, *counts: int, more: str = "", total: str = "") -> Checked:
    (folder / "ivp.toml").touch()
    (folder / "inwoners.csv").write_text("municipality,year,inhabitants\nGM1641,2023,10000\n", encoding="utf-8")
    file = folder / "delen.yaml"
    file.write_text(PARTS.format(sum(counts), *counts, total=total) + more, encoding="utf-8")
    (item,) = check(plan_sources([str(file)])).plans
    assert not item.broken
    return item


def _values(item: Checked) -> list[int | float | None]:
    shown = progress_view(Standing(item.measured, 2023)).indicators
    return [one.series[0].number if one.series else None for one in shown]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((20, 15, 12), [47, 20, 15, 12]),
        ((20, 15, 4), [39, 20, None, None]),
        ((20, 5, 4), [29, 20, None, None]),
        ((20, 0, 0), [20, None, None, None]),
        ((3, 2, 1), [None, None, None, None]),
    ],
)
def test_a_total_does_not_tell_one_of_its_parts(
    counts: tuple[int, ...], shown: list[int | None], tmp_path: Path
) -> None:
    assert _values(_parts(tmp_path, *counts)) == shown


def test_the_total_of_a_known_table_holds_its_other_codes(tmp_path: Path) -> None:
    """What is left of the total without another part tells how large a small count is at most."""

    def linked(name: str, source: str, table: str, code: str, value: int) -> str:
        series = f"series: {{table: {table}, codes: {code}}}"
        values = f"values: {{2023: {value}}}"
        return f"  {name}: {{name: {name}, for: zorg, unit: count, source: {source}, {series}, {values}}}\n"

    parts = linked("groot", "open", "47018NED", "1.1.1", 20) + linked("klein", "zvh", "47018NED", "1.1.2", 4)
    for table, shown in (("47018NED", None), ("47013ned", None), ("47021NED", 20)):
        more = linked("alles", "open", table, "0.0.0", 24) + parts
        assert _values(_parts(tmp_path, 20, 15, 12, more=more)) == [47, 20, 15, 12, 24, shown, None]


def test_an_indicator_without_a_target_is_no_target_where_its_figure_is_hidden(tmp_path: Path) -> None:
    view = progress_view(Standing(_parts(tmp_path, 20, 15, 4).measured, 2023))
    assert {item.position.reason for item in view.indicators} == {"no_target"}
    assert view.headline == Words("nl")("None of the indicators has a target.")


def test_which_of_two_parts_is_small_cannot_be_told_in_any_report(tmp_path: Path) -> None:
    published = [_published(_parts(tmp_path, *counts), 2023) for counts in ((20, 15, 4), (20, 4, 15), (20, 18, 1))]
    assert len(set(published)) == 1
    assert Words("nl")("hidden") in published[0]


def test_a_rate_tells_no_small_count(tmp_path: Path) -> None:
    own = RATE.format(series="", rate="RATE")
    published = {
        _published(_parts(tmp_path, 20, 15, 12, more=own.replace("RATE", rate)), 2023) for rate in ("0.1", "0.4", "0.9")
    }
    assert len(published) == 1


def test_a_rate_does_not_tell_the_count_of_the_same_code(tmp_path: Path) -> None:
    same = RATE.format(series="series: {table: T, codes: b}, ", rate="1.5")
    assert _values(_parts(tmp_path, 20, 15, 4, more=same)) == [39, 20, None, None, None]
    assert _values(_parts(tmp_path, 20, 15, 12, more=same)) == [47, 20, 15, 12, 1.5]


def test_a_baseline_is_public_and_may_tell_a_part(tmp_path: Path) -> None:
    """What the plan adopted cannot be hidden; then another part is."""
    assert _values(_parts(tmp_path, 20, 15, 4, total="baseline: {2023: 39}, ")) == [39, 20, None, None]


def test_the_table_of_progress_tells_hidden_from_unknown(tmp_path: Path) -> None:
    item = _plan(tmp_path, "baseline: {2022: 20}\nvalues: {2023: 4, 2024: {value: null, note: Niet geteld.}}")
    rows = csv.DictReader(io.StringIO(progress_csv(progress_view(Standing(item.measured, 2024)))))
    told = {row["year"]: (row["value"], row["hidden"]) for row in rows if row["year"]}
    assert told == {"2023": ("", "true"), "2024": ("", "false")}


PIECES = {"a": ("a",), "b": ("b",), "c": ("c",), "ab": ("a", "b"), "abc": ("a", "b", "c")}


@settings(deadline=None, max_examples=40)
@given(
    st.tuples(*(st.integers(0, 7) for _ in "abc")),
    st.lists(st.sampled_from(sorted(PIECES)), min_size=2, max_size=5, unique=True),
)
def test_what_is_shown_leaves_more_than_one_count_possible_for_each_that_is_hidden(
    counts: tuple[int, ...], names: list[str]
) -> None:
    value = dict(zip("abc", counts, strict=True))
    cells = [
        Cell(
            name, "", frozenset(("", code, "") for code in PIECES[name]), Fraction(sum(value[c] for c in PIECES[name]))
        )
        for name in names
    ]
    hidden = together(cells, 4)
    possible: dict[str, set[int]] = {cell.indicator: set() for cell in hidden}
    for trial in product(range(16), repeat=3):
        sums = {name: sum(trial["abc".index(code)] for code in PIECES[name]) for name in names}
        shown = all(sums[cell.indicator] == cell.count for cell in cells if cell not in hidden)
        if shown and all(sums[cell.indicator] < 4 for cell, others in hidden.items() if not others):
            for cell in hidden:
                possible[cell.indicator].add(sums[cell.indicator])
    assert all(len(counts) > 1 for counts in possible.values()), (hidden, possible)
