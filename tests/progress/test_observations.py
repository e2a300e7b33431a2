"""Tables of figures: rows that say nothing new are put in their place at once, as if each cell were looked at."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from ivp.dossier.observations import Observations, _Reading, read_observations
from ivp.dossier.resolve import resolve
from ivp.dossier.workspace import Source, Workspace
from ivp.finding import Finding
from ivp.reader.table import Row, Table

PLAN = """ivp: 1
kind: plan
title: Verzonnen
municipalities: [GM1641, GM0983]
period: 2023-2026
themes: {t: Thema}
sources: {s: {name: Bron, kind: survey}}
indicators:
  a: {name: A, for: t, unit: count, benchmarks: {nl: Nederland}}
  b: {name: B, for: t, unit: percent}
  c: {name: C, for: t, unit: grade, municipalities: [GM1641], values: {2020: 7.1}}
observations: x.csv
"""
HEAD = "indicator,municipality,year,value,provisional,n,source,retrieved,note"
USUAL = [
    f"{about},{place},{year},{number}{year - 2019},,{n},s,2025-03-01,"
    for about, place, year, (number, n) in product(
        "ab", ("GM1641", "Venlo"), range(2020, 2024), ((1, ""), (2, ""), (3, "812"))
    )
]
ROWS = {
    "twice": ["a,GM1641,2020,5,,,,,", "a,GM1641,2020,6,,,,,", "a,Maasgouw,2020,7,,,,,"],
    "inline": ["c,GM1641,2019,7,,,,,", "c,GM1641,2020,7,,,,,", "c,GM1641,2021,7.3,,,,,"],
    "benchmark": ["a,nl,2020,5,,,,,", "a,nl,2021,6,,,,,", "b,nl,2021,6,,,,,"],
    "blanks": ["a,GM1641,2020,5,,,,,", " a , GM1641,2021 ,\t6,,,,, wel bekend ", "a,GM0983,2021,6,,,,,zo"],
    "quotes": ["a,GM1641,2020,5,,,,,", 'a,GM1641,2021,6,,,,,"een, twee"', '"a",GM0983,2021,"6",,,,,'],
    "numbers": [f"a,GM1641,{2000 + at},{text},,,,," for at, text in enumerate(
        ("0", "7", "07", "-3", "1.000", "7.0", "7,5", "1e3", "0.5", "34%", "", "-", "123456789", "1" * 16, "٣")
    )],
    "flags": ["a,GM1641,2020,5,ja,,,,", "a,GM1641,2021,5,ja,,,,", "a,GM1641,2022,5,soms,,,,", "a,GM1641,2023,5,,x,y,,"],
    "totals": ["a,GM1641,2020,5,,,,,", "a,totaal,2020,5,,,,,", "a,GM1641,totaal,5,,,,,", "a,GM1641,2021,5"],
    "unknown": ["a,GM1641,2020,5,,,,,", "x,GM1641,2020,5,,,,,", "a,GM1640,2020,5,,,,,", "a,GM1641,20020,5,,,,,"],
}  # fmt: skip


def told(folder: Path, text: str) -> tuple[Observations, list[str]]:
    (folder / "x.csv").write_text(text, encoding="utf-8")
    workspace = Workspace()
    plan, _ = resolve(workspace.load(Source(folder / "plan.yaml", "plan.yaml")), workspace)
    assert plan is not None
    observations, findings = read_observations(plan, workspace)
    return observations, [str(finding) for finding in findings]


@pytest.mark.parametrize("dutch", [False, True])
@pytest.mark.parametrize("rows", [*ROWS.values(), [row for rows in ROWS.values() for row in rows], USUAL])
def test_a_row_tells_the_same_at_once_or_cell_by_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[str], dutch: bool
) -> None:
    text = "\n".join([HEAD, *rows, *USUAL]) + "\n"
    if dutch:
        text = text.translate(str.maketrans(",.", ";,"))
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    at_once = told(tmp_path, text)

    def cell_by_cell(self: _Reading, table: Table) -> list[Finding]:
        return [found for row in table.rows for found in self.findings(row)]

    monkeypatch.setattr(_Reading, "every", cell_by_cell)
    slowly = told(tmp_path, text)
    assert at_once[1] == slowly[1]
    assert [(cell._replace(at=cell.span), key) for key, cell in at_once[0].cells.items()] == [
        (cell._replace(at=cell.span), key) for key, cell in slowly[0].cells.items()
    ]


def test_what_says_nothing_new_is_not_looked_at_cell_by_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[Row] = []
    findings = _Reading.findings

    def counted(self: _Reading, row: Row) -> object:
        looked_at.append(row)
        return findings(self, row)

    monkeypatch.setattr(_Reading, "findings", counted)
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    rows = [f"b,{place},{year},{year},,,,," for place in ("GM1641", "GM0983") for year in range(1991, 2024)]
    observations, found = told(tmp_path, "\n".join([HEAD, *rows]) + "\n")
    assert (len(observations.cells), found) == (66, [])
    assert len(looked_at) == 1
