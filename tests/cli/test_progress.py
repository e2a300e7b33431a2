"""``ivp progress`` as it is used."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Run

PLAN = """\
ivp: 1
kind: plan
title: Proefplan met verzonnen cijfers
municipalities: [Maasgouw]
period: 2023-2026
sources:
  zvh: {name: Zorg- en Veiligheidshuis, kind: records, hide_below: 10}
  politie: {name: politie, kind: register}
themes: {zorg: Zorg, wonen: Wonen}
indicators:
  casus: {name: Casus, for: zorg, unit: count, source: zvh, baseline: {2022: 20}, values: {2023: 4, 2024: 15}}
  inbraak:
    {name: Inbraken, for: wonen, unit: count, source: politie, baseline: {2022: 100}, target: {at_most: 90},
     values: {2023: 120, 2024: 130}}
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "proef.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def test_the_contract_from_the_repository(run: Run) -> None:
    ended = run("progress", "--year", "2024", "--format", "json")
    assert (ended.exit, ended.err) == (0, "")
    plans = {item["plan"]["area"]: item for item in json.loads(ended.out)["plans"]}
    total = plans["Maasgouw"]["indicators"][0]
    assert (total["value"]["number"], total["value"]["year"], total["value"]["provisional"]) == (110, 2024, True)
    assert (total["target"]["direction"], total["target"]["number"]) == ("at_most", 125)
    assert total["position"]["code"] == "on_target"
    found = {item["name"]: item for item in plans["Heuvelland"]["indicators"]}
    bicycles = found["brom-, snor-, fietsendiefstallen Heuvelland"]
    assert (bicycles["judged"]["number"], bicycles["value"]["number"], bicycles["target"]["number"]) == (256, 249, 180)
    assert bicycles["position"]["code"] == "not_achieved"
    cars = found["diefstallen van/uit/vanaf motorvoertuigen Heuvelland"]
    assert (cars["position"]["code"], cars["position"]["not_sustained"]["number"]) == ("achieved", 384)


def test_the_table_is_at_most_80_columns_wide_when_piped(run: Run) -> None:
    ended = run("progress", "--year", "2024")
    assert ended.exit == 0
    assert max(len(line) for line in ended.out.splitlines()) <= 80
    assert "\x1b" not in ended.out
    assert "…" not in ended.out


@pytest.mark.parametrize("columns", ["", "60", "200"])
@pytest.mark.parametrize(
    ("unit", "figures", "shown"),
    [
        ("count", ("1250000", "1100000", "{value: 1050000, provisional: true}"), ("1.100.000", "1.050.000*")),
        ("rate, per: 100000", ("1234.56", "1111.11", "1050.55"), ("1.111,11", "1.050,55")),
        ("change", ("100000.5", "12345.6", "10500.5"), ("+12.345,6", "+10.500,5")),
    ],
)
def test_the_table_never_cuts_a_figure(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    unit: str,
    figures: tuple[str, str, str],
    shown: tuple[str, str],
    columns: str,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    values = "baseline: {{2022: {}}}, target: {{at_most: 1000000}}, values: {{2023: {}, 2024: {}}}".format(*figures)
    plan = PLAN.partition("  inbraak:")[0] + f"  groot: {{name: Groot, unit: {unit}, source: politie, {values}}}\n"
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    printed = run("progress", "plan.yaml", "--year", "2024", cwd=tmp_path).out
    assert "…" not in printed
    assert all(figure in printed.split() for figure in shown)
    assert ("Reeks" in printed) is (columns == "200"), "a wide table is for a wide terminal"


def test_csv_has_a_row_for_each_indicator_municipality_and_year(run: Run) -> None:
    ended = run("progress", "plans/heuvelland-2020-2023.yaml", "--year", "2024", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    homes = [row for row in rows if row["indicator"] == "woningcriminaliteit"]
    assert len(homes) == 8 * 6
    (judged,) = [row for row in homes if row["judged"] == "true"]
    found = [judged[column] for column in ("year", "value", "position", "municipality", "target_year")]
    assert found == ["2023", "135", "achieved", "", "2023"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", " =", "＝", "＋", "－", "＠"])
def test_no_text_in_the_csv_is_a_formula(run: Run, tmp_path: Path, sign: str) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN.replace("name: Casus", f'name: "{sign}1+1"'), encoding="utf-8")
    ended = run("progress", "plan.yaml", "--format", "csv", cwd=tmp_path)
    assert {row["name"][0] for row in csv.DictReader(io.StringIO(ended.out))} == {"'", "I"}


def test_markdown_is_a_table(run: Run) -> None:
    ended = run("progress", "plans/maasgouw-2023-2026.yaml", "--year", "2024", "--format", "md")
    assert ended.out.count("\n|") == 2 + 21


def test_one_municipality_of_a_joint_plan(run: Run) -> None:
    ended = run("progress", "plans/heuvelland-2020-2023.yaml", "--area", "Vaals", "--format", "json")
    (plan,) = json.loads(ended.out)["plans"]
    assert plan["area"] == "Vaals"
    told = [(item["position"]["reason"], item["joint"]) for item in plan["indicators"]]
    joint = "Heuvelland: 135 in 2023; gezamenlijk doel ten hoogste 275 in 2023; doel gehaald"
    assert ("joint_target", joint) in told
    wrong = run("progress", "plans/heuvelland-2020-2023.yaml", "--area", "Vaalz")
    assert wrong.exit == 2
    assert "Vaals" in wrong.err


def test_it_fails_on_the_positions_that_are_named(run: Run, repository: Path) -> None:
    assert run("progress", cwd=repository).exit == 0
    assert run("progress", "--fail-on", "behind,worse_than_baseline", cwd=repository).exit == 1
    assert run("progress", "--fail-on", "behind", cwd=repository).exit == 0
    wrong = run("progress", "--fail-on", "bad", cwd=repository)
    assert wrong.exit == 2
    assert "worse_than_baseline" in wrong.err


def test_small_counts_are_hidden_unless_asked_for(run: Run, repository: Path) -> None:
    for form in ("json", "csv", "md", "table"):
        hidden = run("progress", "--year", "2023", "--format", form, "--explain", cwd=repository).out
        shown = run("progress", "--year", "2023", "--format", form, "--explain", "--internal", cwd=repository).out
        assert hidden != shown, form
        assert "−16" not in hidden
    (plan,) = json.loads(run("progress", "--year", "2023", "--format", "json", cwd=repository).out)["plans"]
    casus = plan["indicators"][0]
    assert casus["value"] | {"text": "", "source": ""} == {
        "number": None, "text": "", "year": 2023, "years": "2023", "provisional": False, "n": None, "se": None,
        "summed": 1, "per": None,
        "source": "", "note": "", "after": False, "hidden": True, "apart": False, "rate": None, "rate_text": "",
        "status": "",
    }  # fmt: skip
    assert casus["change"]["difference"] is None
    assert casus["change"]["p"] is None


def test_a_broken_plan_is_named_and_the_others_are_served(run: Run, repository: Path) -> None:
    (repository / "plans" / "stuk.yaml").write_text("ivp: 1\nkind: plan\n", encoding="utf-8")
    ended = run("progress", cwd=repository)
    assert ended.exit == 1
    assert "stuk.yaml:1:1" in ended.err
    assert "Inbraken" in ended.out


def test_an_error_of_a_rule_that_mostly_warns_is_told_and_the_warnings_are_not(run: Run, repository: Path) -> None:
    plan = PLAN.replace("at_most: 90", "at_most: {2062: 90}").replace(
        "period: 2023-2026", "period: 2023-2026\nstatus: draft"
    )
    (repository / "plans" / "proef.yaml").write_text(plan, encoding="utf-8")
    told = run("progress", cwd=repository)
    assert (told.exit, told.out) == (1, "")
    assert ["error IVP403" in line for line in told.err.splitlines()] == [True, False]
    found = run("validate", cwd=repository).out
    assert "error IVP403" in found
    assert "warning" in found


def test_explain_shows_formula_and_numbers(run: Run) -> None:
    out = run("progress", "plans/maasgouw-2023-2026.yaml", "--year", "2024", "--explain").out
    assert "129" in out
    assert "p = 0,1891" in out


def test_no_plans_is_wrong_use(run: Run, tmp_path: Path) -> None:
    assert run("progress", cwd=tmp_path).exit == 2


NUMBERS = """\
ivp: 1
kind: plan
title: "=Proefplan met verzonnen cijfers"
municipalities: [Maasgouw, Roermond]
period: 2023-2026
observations: cijfers.csv
sources: {zvh: {name: "@Zorghuis", kind: records, hide_below: 10}}
themes: {zorg: Zorg}
indicators:
  groei: {name: "-groei", for: zorg, unit: change, baseline: {2022: 1.5}, values: {2023: -2.5, 2024: -3}}
  casus: {name: Casus, for: zorg, unit: count, source: zvh, baseline: {2022: 40}}
actions:
  bellen:
    {name: "https://voorbeeld.nl bellen", for: zorg, lead: gemeente, state: {2024: {status: running, light: orange}}}
"""
CELLS = """\
indicator,municipality,year,value
casus,GM1641,2024,4
casus,GM0957,2024,33
casus,GM1641,2023,21
casus,GM0957,2023,31
"""


@pytest.fixture
def numbers(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "proef.yaml").write_text(NUMBERS, encoding="utf-8")
    (tmp_path / "plans" / "cijfers.csv").write_text(CELLS, encoding="utf-8")
    return tmp_path


def test_a_csv_for_dutch_excel(run: Run, numbers: Path) -> None:
    """Semicolons and decimal commas; negative numbers stay numbers, and no text becomes a formula."""
    plain = run("progress", "--year", "2024", "--format", "csv", cwd=numbers).out
    dutch = run("progress", "--year", "2024", "--format", "csv", "--semicolons", cwd=numbers).out
    assert dutch.startswith("\ufeffplan;indicator;name;")
    rows = list(csv.DictReader(io.StringIO(dutch.removeprefix("\ufeff")), delimiter=";"))
    same = list(csv.DictReader(io.StringIO(plain)))
    assert [row["value"] for row in rows[:2]] == ["-2,5", "-3"]
    assert [{key: cell.replace(",", ".") for key, cell in row.items()} for row in rows] == same
    assert {row["name"] for row in rows} == {"'-groei", "Casus"}
    assert {row["source"] for row in rows} == {"", "'@Zorghuis"}


@pytest.fixture
def workbook(run: Run, numbers: Path) -> dict[str, list[list[str]]]:
    """The sheets of the workbook by their names, read back as an import reads them."""
    pytest.importorskip("xlsxwriter")
    from ivp.figures.forms import read_grids

    ended = run("progress", "--year", "2024", "--format", "xlsx", "--output", "cijfers.xlsx", cwd=numbers)
    assert ended.out == "cijfers.xlsx written\n"
    grids = read_grids("cijfers.xlsx", (numbers / "cijfers.xlsx").read_bytes())
    return {grid.title: [list(row) for row in grid.rows] for grid in grids}


def test_a_workbook_has_a_sheet_for_each_table(workbook: dict[str, list[list[str]]]) -> None:
    assert [*workbook] == ["Indicatoren", "Cijfers", "Gemeenten", "Actiepunten"]
    title = "=Proefplan met verzonnen cijfers"
    assert workbook["Cijfers"][1][:4] == [title, "-groei", "2023", "-2.5"]
    assert workbook["Actiepunten"][1][:3] == [title, "https://voorbeeld.nl bellen", "gemeente"]
    assert "Casus" in workbook["Gemeenten"][1]


def test_a_workbook_hides_what_the_account_hides(workbook: dict[str, list[list[str]]]) -> None:
    cells = {(row[2], row[3]): row[4] for row in workbook["Gemeenten"][1:]}
    assert cells["Maasgouw", "2023"] == "21"
    assert cells["Maasgouw", "2024"] == cells["Roermond", "2024"] == ""


def test_a_workbook_holds_no_formula_and_no_link(workbook: dict[str, list[list[str]]], numbers: Path) -> None:
    with zipfile.ZipFile(numbers / "cijfers.xlsx") as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "/sheet" in name]
    assert len(sheets) >= len(workbook)
    assert not any("<f>" in sheet or "hyperlink" in sheet for sheet in sheets)


def test_a_workbook_is_the_same_bytes_again(run: Run, numbers: Path, workbook: object) -> None:
    first = (numbers / "cijfers.xlsx").read_bytes()
    asked = ("progress", "--year", "2024", "--format", "xlsx", "--output", "cijfers.xlsx")
    ended = run(*asked, cwd=numbers)
    assert ended.exit == 2
    assert (numbers / "cijfers.xlsx").read_bytes() == first
    assert run(*asked, "--force", cwd=numbers).exit == 0
    assert (numbers / "cijfers.xlsx").read_bytes() == first


def test_without_its_extra_a_workbook_is_refused_clearly(
    run: Run, numbers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "ivp.output.progress_xlsx", raising=False)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    ended = run("progress", "--year", "2024", "--format", "xlsx", "--output", "a.xlsx", cwd=numbers)
    assert ended.exit == 2
    assert "a workbook needs XlsxWriter, which is not installed" in ended.err
    assert not (numbers / "a.xlsx").exists()


def test_semicolons_are_for_csv(run: Run, numbers: Path) -> None:
    ended = run("progress", "--format", "json", "--semicolons", cwd=numbers)
    assert (ended.exit, ended.out) == (2, "")
    assert "--semicolons is for CSV" in ended.err
