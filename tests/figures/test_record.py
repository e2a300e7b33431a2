"""One figure put in the table beside a plan from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing import HEAD, PLAN, repository

from tests.conftest import Run

WRITTEN = HEAD + "drugs,GM1641,2021,40,false,300,politie,2022-03-01,\nvermogen,GM1641,2021,129,,,politie,,\n"


@pytest.mark.parametrize(
    ("asked", "row", "said"),
    [
        (["inbraak", "2022", "18"], "inbraak,GM1641,2022,18,false,,politie,,", "new: inbraak, Maasgouw, 2022: 18"),
        (["woninginbraken", "2022*", "18"], "inbraak,GM1641,2022,18,true,,politie,,", "18 (provisional)"),
        (["onveilig", "2023", "34,5%"], "onveilig,GM1641,2023,34.5,false,,,,", "new: onveilig"),
        (["cijfer", "2023", "7.2", "--area", "gm1641"], "cijfer,GM1641,2023,7.2,false,,,,", "new: cijfer"),
        (
            ["drugs", "2021", "41", "--n", "310", "--as-of", "2025-03-01", "--note", "=uit het jaarverslag"],
            'drugs,GM1641,2021,41,false,310,politie,2025-03-01,"uit het jaarverslag; herzien, was 40 (2025-03-01)"',
            "revised: drugs, Maasgouw, 2021: from 40 to 41",
        ),
        (
            ["drugs", "2021", "40", "--note", "gecontroleerd"],
            "drugs,GM1641,2021,40,false,300,politie,2022-03-01,gecontroleerd",
            "unchanged: drugs",
        ),
        (
            ["drugs", "2021", "40", "--provisional"],
            "drugs,GM1641,2021,40,true,300,politie,2022-03-01,",
            "status: drugs",
        ),
        (["drugs", "2022", "5", "--source", "Politie"], "drugs,GM1641,2022,5,false,,politie,,", "new: drugs"),
    ],
)
def test_a_figure_gets_its_row(run: Run, tmp_path: Path, asked: list[str], row: str, said: str) -> None:
    table = repository(tmp_path, WRITTEN)
    ended = run("record", "plans/plan.yaml", *asked, cwd=tmp_path)
    assert (ended.exit, ended.err) == (0, "")
    assert said in ended.out
    found = table.read_text().splitlines()
    assert row in found
    assert found[1:] == sorted(found[1:])
    assert run("validate", cwd=tmp_path).exit == 0


@pytest.mark.parametrize(
    ("area", "place"), [("Nederland", "nederland"), ("nederland", "nederland"), ("roermond", "GM0957")]
)
def test_a_figure_of_elsewhere(run: Run, tmp_path: Path, area: str, place: str) -> None:
    plan = PLAN.replace("unit: grade", "unit: grade, benchmarks: {nederland: Nederland, buur: Roermond}")
    table = repository(tmp_path, plan=plan)
    assert run("record", "plans/plan.yaml", "cijfer", "2024", "7,4", "--area", area, cwd=tmp_path).exit == 0
    assert table.read_text().splitlines()[1] == f"cijfer,{place},2024,7.4,false,,,,"


def test_the_table_keeps_its_dialect(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path, "indicator;municipality;year;value\r\ncijfer;Maasgouw;2022;7,1\r\n")
    run("record", "plans/plan.yaml", "cijfer", "2023", "7.2", cwd=tmp_path)
    run("record", "plans/plan.yaml", "cijfer", "2022", "7", cwd=tmp_path)
    assert table.read_bytes().decode().splitlines()[1:] == [
        "cijfer;Maasgouw;2022;7;ONWAAR;herzien, was 7,1", "cijfer;Maasgouw;2023;7,2;ONWAAR;"
    ]  # fmt: skip


def test_the_same_again_writes_nothing(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path, WRITTEN)
    asked = ("record", "plans/plan.yaml", "drugs", "2021", "41", "--note", "a")
    assert "written" in run(*asked, cwd=tmp_path).out
    before = table.read_bytes()
    assert "written" not in run(*asked, cwd=tmp_path).out
    assert table.read_bytes() == before


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["drgs", "2022", "5"], "there is no indicator “drgs” in this plan\n    = did you mean drugs?"),
        (["1.1.1", "2022", "5"], "there is no indicator “1.1.1”"),
        (["drugs", "2022", "5", "--area", "Masgouw"], "“Masgouw”\n    = did you mean Maasgouw?"),
        (["drugs", "2022", "5", "--area", "Roermond"], "the plan does not have this indicator for Roermond"),
        (["drugs", "2022", "3.5"], "a count is a whole number, not 3.5"),
        (["drugs", "2022", "1.250"], "write 1250 if the point parts thousands"),
        (["drugs", "2022", "-5"], "zero or more, not -5"),
        (["drugs", "2022", "34%"], "34% is a percentage"),
        (["drugs", "2022", "1,250"], "write 1250 if the comma parts thousands"),
        (["drugs", "2022", "nb"], "“nb” is no figure"),
        (["drugs", "2022", "veel"], "veel"),
        (["onveilig", "2022", "134"], "a percentage lies between 0 and 100, not 134"),
        (["drugs", "2044", "5"], "a figure of 2044 cannot be there"),
        (["drugs", "2025", "5", "--as-of", "2024-12-31"], "after 2024 (the day given with --as-of)"),
        (["drugs", "2022-Q1", "5"], "“2022-Q1” is not a year"),
        (["drugs", "2022", "5", "--source", "politi"], "did you mean politie?"),
        (["drugs", "2022", "5", "--n", "0"], "--n"),
        (["eigen", "2022", "6"], "eigen 2022 stands in the plan itself, as 5; 6 is not taken over"),
        (["eigen", "2022", "5"], "eigen 2022 already stands in the plan, with this value"),
    ],
)
def test_what_cannot_be_is_refused(run: Run, tmp_path: Path, asked: list[str], said: str) -> None:
    own = PLAN + "  eigen: {name: Eigen, for: t, unit: count, values: {2022: 5}}\n"
    table = repository(tmp_path, WRITTEN, own)
    ended = run("record", "plans/plan.yaml", *asked, cwd=tmp_path)
    assert (ended.exit, ended.out) == (2, "")
    assert said in ended.err
    assert table.read_text() == WRITTEN


def test_of_several_municipalities_one_must_be_named(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path, HEAD, PLAN.replace("[Maasgouw]", "[Maasgouw, Roermond]"))
    ended = run("record", "plans/plan.yaml", "inbraak", "2022", "5", cwd=tmp_path)
    assert "--area: Maasgouw, Roermond" in ended.err
    run("record", "plans/plan.yaml", "inbraak", "2022", "5", "--area", "roermond", cwd=tmp_path)
    assert "inbraak,GM0957,2022,5,false,,politie,," in table.read_text()


def test_a_change_may_be_negative(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path, HEAD, PLAN + "  groei: {name: Groei, for: t, unit: change}\n")
    assert run("record", "plans/plan.yaml", "groei", "2022", "-3,5", cwd=tmp_path).exit == 0
    assert "groei,GM1641,2022,-3.5,false,,,," in table.read_text()


def test_a_table_with_a_mistake_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    wrong = HEAD + "drugs,GM1641,2021,veertig,,,,,\n"
    table = repository(tmp_path, wrong)
    ended = run("record", "plans/plan.yaml", "inbraak", "2022", "5", cwd=tmp_path)
    assert ended.exit == 1
    assert "nothing was written: mend this first" in ended.err
    assert table.read_text() == wrong


def test_it_is_said_in_dutch(run: Run, tmp_path: Path) -> None:
    repository(tmp_path, WRITTEN)
    ended = run("record", "plans/plan.yaml", "drugs", "2021", "41", "--lang", "nl", cwd=tmp_path)
    assert "herzien: drugs, Maasgouw, 2021: van 40 naar 41" in ended.out
    ended = run("record", "plans/plan.yaml", "inbraak", "2022", "x", "--lang", "nl", cwd=tmp_path)
    assert "“x” is geen cijfer" in ended.err
