"""Small counts that are not published: whatever is published would be the same for every other count that is hidden."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ivp.check import Checked, check
from ivp.language import Words
from ivp.progress.standing import Standing
from ivp.report.kinds import KINDS, Asked
from ivp.report.pages import pages
from ivp.view.progress import IndicatorView, progress_view
from ivp.vocabulary import ReportFormat
from ivp.workspace import plan_sources

HEAD = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: {places}
{region}
period: {{from: 2023, to: 2026}}
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


def test_a_percentage_of_few_is_hidden_too(tmp_path: Path) -> None:
    rest = "baseline: {2022: {value: 20, n: 400}}\nvalues: {2023: {value: HIDDEN, n: 40}}"
    published = {
        _published(_plan(tmp_path, rest.replace("HIDDEN", str(percent)), "percent"), 2023) for percent in (5, 10, 20)
    }
    assert len(published) == 1
    assert f'"text": "{Words("nl")("hidden")}"' in published.pop()
