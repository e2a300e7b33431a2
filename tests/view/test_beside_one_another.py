"""The municipalities of a joint plan side by side: each with its own change, by rate where inhabitants are known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.report.page import parsed, text

PLAN = """\
ivp: 1
kind: plan
title: Gezamenlijk plan
region: Proefland
municipalities: [Boxtel, Vught, Heusden]
period: 2023-2026
status: adopted
sources: {politie: {name: Politie, kind: records}}
themes: {wonen: {name: Wonen}}
inhabitants: inwoners.csv
observations: cijfers.csv
indicators:
  inbraak: {name: Inbraken, unit: count, better: lower, source: politie, for: wonen, baseline: {2022: 230},
    target: {at_most: 80}}
"""
FIGURES = """\
indicator,municipality,year,value
inbraak,Boxtel,2022,90
inbraak,Vught,2022,60
inbraak,Heusden,2022,80
inbraak,Boxtel,2023,30
inbraak,Vught,2023,58
inbraak,Heusden,2023,79
"""
PEOPLE = """\
municipality,year,inhabitants
Boxtel,2022,30000
Boxtel,2023,30000
Vught,2022,20000
Vught,2023,20000
Heusden,2022,45000
Heusden,2023,45000
"""
CHANGES = [("Boxtel", "improved", -60), ("Vught", "no_clear_change", -2), ("Heusden", "no_clear_change", -1)]


@pytest.fixture
def region(tmp_path: Path) -> Path:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "samen.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "cijfers.csv").write_text(FIGURES, "utf-8")
    (tmp_path / "inwoners.csv").write_text(PEOPLE, "utf-8")
    return tmp_path


def _without(file: Path, *starts: str) -> None:
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith(starts)), "utf-8")


def _report(run: Run, region: Path, form: str, *more: str) -> str:
    ended = run("report", "samen.yaml", "--year", "2023", "--format", form, "--output", "-", *more, cwd=region)
    assert ended.exit == 0, ended.err
    return ended.out


def _view(run: Run, region: Path, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_report(run, region, "json", *more))
    return found


def _changes(view: dict[str, Any]) -> list[tuple[str, str, int | None]]:
    places = view["progress"]["indicators"][0]["places"]
    return [(place["name"], place["change"]["code"], place["change"]["difference"]) for place in places]


def test_each_has_its_change_as_its_own_report_tells_it(run: Run, region: Path) -> None:
    view = _view(run, region)
    assert _changes(view) == CHANGES
    for place in view["progress"]["indicators"][0]["places"]:
        own = _view(run, region, "--area", place["name"])["progress"]["indicators"][0]
        told = {key: place[key] for key in ("baseline", "previous", "value", "change")}
        assert told == {key: own[key] for key in told}


@pytest.mark.parametrize(
    "missing",
    [("cijfers.csv", "inbraak,Heusden,2023"), ("cijfers.csv", "inbraak,Heusden"), ("inwoners.csv", "Heusden")],
)
def test_one_of_which_something_is_not_known_hides_nobody(
    run: Run, region: Path, missing: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "250")
    _without(region / missing[0], missing[1])
    view = _view(run, region)
    assert _changes(view)[:2] == CHANGES[:2]
    assert _changes(view)[2][2] == (-1 if missing[0] == "inwoners.csv" else None)
    page, table = _report(run, region, "md"), run("progress", "samen.yaml", "--year", "2023", cwd=region).out
    for printed in (page, table):
        assert "−60 (−67%), " in printed
        assert "−2 (−3%), " in printed
        assert "1,0 per 1.000 inwoners" in printed
        assert "Heusden" in printed.partition("Nulmeting")[2]


def test_they_are_drawn_by_rate_and_who_cannot_be_is_named(run: Run, region: Path) -> None:
    def drawn() -> tuple[str, list[str]]:
        tree = parsed(_report(run, region, "html"))
        (box,) = (one for one in tree.iter("div") if one.get("class") == "multiples")
        return text(next(box.iter("p"))), [text(next(item.iter("b"))) for item in box.iter("li")]

    aim = "Het plan stelt zijn doel voor het hele gebied."
    assert drawn() == (f"Elke lijn staat op dezelfde schaal: per 1.000 inwoners. {aim}", ["Boxtel", "Vught", "Heusden"])
    _without(region / "inwoners.csv", "Heusden")
    without = "Van Heusden zijn de inwoners niet bekend; de aantallen staan in de tabel."
    scale = "Elke lijn staat op dezelfde schaal: per 1.000 inwoners."
    assert drawn() == (f"{scale} {without} {aim}", ["Boxtel", "Vught"])
    _without(region / "inwoners.csv", "Boxtel", "Vught")
    assert drawn() == (f"Elke lijn staat op dezelfde schaal. {aim}", ["Boxtel", "Vught", "Heusden"])


@pytest.mark.slow
def test_a_small_count_is_told_by_no_change_beside_it(run: Run, region: Path) -> None:
    (region / "samen.yaml").write_text(PLAN.replace("kind: records}", "kind: records, hide_below: 10}"), "utf-8")
    published = set()
    for count in range(10):
        rows = FIGURES.replace("Vught,2023,58", f"Vught,2023,{count}").replace(
            "Boxtel,2023,30", f"Boxtel,2023,{30 - count}"
        )
        (region / "cijfers.csv").write_text(rows, "utf-8")
        published.add(_report(run, region, "html") + run("progress", "samen.yaml", "--year", "2023", cwd=region).out)
    assert len(published) == 1
