"""Files beside what an import makes of them: the rows in the table beside the plan, and what it says."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from importing import FIGURES, HEAD, PERIODS, PLAN, RAW, STATLINE, TALL, WIDE_STATLINE, answer, repository

from ivp.dossier.resolve import Resolved, resolve
from ivp.dossier.workspace import Source, Workspace
from ivp.figures.forms import read_grids
from ivp.figures.meaning import read_meaning
from ivp.figures.plan_values import scope_of, values_of
from ivp.figures.terms import Terms
from ivp.refusal import Refused
from tests.conftest import Outcome, Run


def import_(run: Run, folder: Path, text: str | bytes, *options: str, name: str = "bron.csv") -> Outcome:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return run("import", name, *options, cwd=folder)


def rows(table: Path) -> list[str]:
    """The rows of the table, without the commas of empty cells at their end."""
    return [line.rstrip(",") for line in table.read_text(encoding="utf-8").splitlines()[1:]]


def test_codes_are_added_up_and_each_value_says_where_it_is_from(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    ended = import_(run, tmp_path, TALL, "--as-of", "2026-11-28")
    assert ended.exit == 0
    assert rows(table) == [
        "drugs,GM1641,2021,41,false,,politie,2026-11-28,47018NED 3.1.1",
        "inbraak,GM1641,2021,29,false,,politie,2026-11-28,47018NED 1.1.1",
        "mishandeling,GM1641,2021,36,false,,politie,2026-11-28,47018NED 1.4.5; niet te vergelijken met de nulmeting",
        "vermogen,GM1641,2021,129,false,,politie,2026-11-28,47018NED 1.1.1 + 1.2.1 + 1.2.3 + 2.5.1",
    ]
    for line in (
        "plans/plan.yaml: brought in 4 new, 0 revised, 0 with another status, 0 unchanged",
        "baseline inbraak 2021: equal, 29",
        "baseline vermogen 2021: equal, 129",
        "baseline drugs 2021: revised, 40 in the plan and 41 now (+1)",
        "baseline mishandeling 2021: another definition, 170 in the plan and 36 here; the two are not compared",
        "columns that are not used: crime_label",
        "not in these files: misdrijven, onveilig, cijfer",
    ):
        assert line in ended.out


def test_all_is_said_in_dutch(run: Run, tmp_path: Path) -> None:
    repository(tmp_path, HEAD + "drugs,GM1641,2021,40,false,,politie,,\n")
    ended = import_(run, tmp_path, TALL, "--lang", "nl")
    for line in (
        "plans/plan.yaml: overgenomen 3 nieuw, 1 herzien, 0 met een andere status, 0 ongewijzigd",
        "  nieuw: inbraak, Maasgouw, 2021: 29",
        "  herzien: drugs, Maasgouw, 2021: van 40 naar 41",
        "  nulmeting mishandeling 2021: een andere definitie, 170 in het plan en 36 hier",
        "bron.csv:1:18: niet overgenomen: kolommen die niet gebruikt worden: crime_label",
    ):
        assert line in ended.out
    ended = import_(run, tmp_path, RAW, "--lang", "nl")
    assert 'zeg het van een jaar met: --map "2023=2023*"' in ended.out
    ended = import_(run, tmp_path, "land,prijs\nNL,3.5\nBE,2.5\n", "--lang", "nl")
    assert "bron.csv:1:6: fout: niets zegt hier van welke indicator of code van het plan" in ended.err


def test_a_second_run_changes_nothing(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    import_(run, tmp_path, TALL, "--as-of", "2026-11-28")
    before = table.read_bytes()
    ended = import_(run, tmp_path, TALL, "--as-of", "2027-01-01")
    assert "0 new, 0 revised, 0 with another status, 4 unchanged" in ended.out
    assert table.read_bytes() == before


def test_a_dry_run_tells_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    ended = import_(run, tmp_path, TALL, "--dry-run")
    assert "would bring in 4 new" in ended.out
    assert "new: inbraak, Maasgouw, 2021: 29" in ended.out
    assert table.read_text() == HEAD


def test_nothing_is_added_up_where_a_code_is_lacking(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    lacking = "".join(line for line in TALL.splitlines(keepends=True) if ",2.5.1," not in line)
    ended = import_(run, tmp_path, lacking)
    assert not any(row.startswith("vermogen") for row in rows(table))
    assert "vermogen is not added up where 2.5.1 is lacking (first Maasgouw 2021): 1" in ended.out


TALL_DUTCH = "Indicator;Gemeente;Jaar;Aantal\r\nWoninginbraken;Maasgouw;2022;18\r\nRapportcijfer;Maasgouw;2022;7,2\r\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.csv", "indicator,municipality,year,value\ninbraak,GM1641,2022,18\n",
            ["inbraak,GM1641,2022,18,unknown,,politie"]),
        ("a.csv", TALL_DUTCH, ["cijfer,GM1641,2022,7.2", "inbraak,GM1641,2022,18,unknown,,politie"]),
        ("a.csv", TALL_DUTCH.encode("utf-16"), ["cijfer,GM1641,2022,7.2", "inbraak,GM1641,2022,18,unknown,,politie"]),
        ("a.txt", TALL_DUTCH.replace(";", "\t"), ["cijfer,GM1641,2022,7.2", "inbraak,GM1641,2022,18,unknown,,politie"]),
        (
            "jaren.csv",
            "Indicator;2022;2023;2024*\nWoninginbraken;18;19;20\nRapportcijfer;7,1;.;7,3\n",
            [
                "cijfer,GM1641,2022,7.1,false", "cijfer,GM1641,2024,7.3,true", "inbraak,GM1641,2022,18,false,,politie",
                "inbraak,GM1641,2023,19,false,,politie", "inbraak,GM1641,2024,20,true,,politie",
            ],
        ),
        (
            "indicatoren.csv",
            "Gemeente,Jaar,Woninginbraken,Voelt zich wel eens onveilig\nMaasgouw,2022,18,34%\nMaasgouw,2023,19,33.5\n",
            [
                "inbraak,GM1641,2022,18,unknown,,politie", "inbraak,GM1641,2023,19,unknown,,politie",
                "onveilig,GM1641,2022,34", "onveilig,GM1641,2023,33.5",
            ],
        ),
        ("g.csv", "Woninginbraken\nJaar;Maasgouw;Roermond\n2022;18;180\n", ["inbraak,GM1641,2022,18,unknown,,politie"]),
        ("hoek.csv", "Woninginbraken;2022\nMaasgouw;18\n", ["inbraak,GM1641,2022,18,unknown,,politie"]),
        ("kop.csv", "Gemeente;Woninginbraken 2022\nMaasgouw;18\n", ["inbraak,GM1641,2022,18,unknown,,politie"]),
        ("kop.csv", "jaar;gemeente;aantal woninginbraken\n2022;Maasgouw;18\n",
            ["inbraak,GM1641,2022,18,unknown,,politie"]),
        ("doel.csv", "Indicator;Nulmeting 2021;2022;Doel 2026\nWoninginbraken;29;18;15\nWoninginbraken (doel);;15;\n",
            ["inbraak,GM1641,2022,18,unknown,,politie"]),
        ("Woninginbraken.csv", "Gemeente;2022\nMaasgouw;18\n", ["inbraak,GM1641,2022,18,unknown,,politie"]),
        ("enq.csv", "Stelling;2021 (n=512);2023 (n=498)\nVoelt zich wel eens onveilig;27%;25%\n", [
            "onveilig,GM1641,2021,27", "onveilig,GM1641,2023,25"]),
        ("twee.csv", "indicator,municipality,year,value\n" + "inbraak,GM1641,2022,18\n" +
            "indicator,municipality,year,value\ninbraak,GM1641,2023,19\n",
            ["inbraak,GM1641,2022,18,unknown,,politie", "inbraak,GM1641,2023,19,unknown,,politie"]),
        ("codes.csv", "Gemeente;Jaar;1.1.1\nMaasgouw;2022;18\n", [
            "inbraak,GM1641,2022,18,unknown,,politie,,47018NED 1.1.1"]),
        ("statline.csv", STATLINE, [
            "misdrijven,GM1641,2024,711,unknown,,politie,,47013NED 0.0.0"]),
        ("titels.csv", "Soort misdrijf;Gemeente;Jaar;Aantal\nDiefstal/inbraak woning;Maasgouw;2022;18\n", [
            "inbraak,GM1641,2022,18,unknown,,politie,,47018NED 1.1.1"]),
        ("v3.json", answer(3), ["inbraak,GM1641,2022,18,unknown,,politie,,47018NED 1.1.1"]),
        ("v4.json", answer(4), ["inbraak,GM1641,2022,18,unknown,,politie,,47018NED 1.1.1"]),
        ("raw.csv", RAW, [
            "inbraak,GM1641,2022,18,unknown,,politie,,47018NED 1.1.1",
            "inbraak,GM1641,2023,19,unknown,,politie,,47018NED 1.1.1"]),
    ],
)  # fmt: skip
def test_every_form_of_table(run: Run, tmp_path: Path, name: str, text: str | bytes, expected: list[str]) -> None:
    table = repository(tmp_path)
    ended = import_(run, tmp_path, text, name=name)
    assert ended.exit == 0, ended
    assert rows(table) == expected


def test_an_export_with_several_topics_asks_which(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    ended = import_(run, tmp_path, WIDE_STATLINE)
    assert ended.exit == 1
    assert 'say which with: --map "Geregistreerde misdrijven=value"' in ended.err
    ended = import_(run, tmp_path, WIDE_STATLINE, "--map", "Geregistreerde misdrijven=value")
    assert ended.exit == 0
    assert rows(table) == [
        "inbraak,GM1641,2023,19,false,,politie,,47018NED 1.1.1",
        "inbraak,GM1641,2024,17,true,,politie,,47018NED 1.1.1",
    ]


def test_what_is_left_out_is_told_with_its_first_cell(run: Run, tmp_path: Path) -> None:
    repository(tmp_path)
    ended = import_(run, tmp_path, RAW)
    for line in (
        "bron.csv:5:12: left out: about other municipalities or areas (NL01): 1",
        "bron.csv:6:21: left out: about a part of a year, which is not read yet (2023KW01): 1",
        "bron.csv:7:3: left out: about what no indicator of the plan is or counts (9.9.9): 1",
        "bron.csv:3:32: left out: cells without a known figure (.): 1",
        'whether figures are provisional is not stated in these files; say it of a year with: --map "2023=2023*"',
    ):
        assert line in ended.out


def test_a_list_of_periods_tells_what_is_provisional(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    (tmp_path / "perioden.csv").write_text(PERIODS, encoding="utf-8")
    ended = import_(run, tmp_path, RAW, "perioden.csv")
    assert [row.split(",")[4] for row in rows(table)] == ["false", "true"]
    assert "not stated" not in ended.out
    assert all("status" not in row for row in rows(table))


def test_a_year_may_be_said_to_be_provisional(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    import_(run, tmp_path, STATLINE, "--map", "2024=2024*")
    assert rows(table) == ["misdrijven,GM1641,2024,711,true,,politie,,47013NED 0.0.0"]


def test_a_year_may_be_said_to_be_definitive(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    assert '"2024=2024*", or "2024=2024"' in import_(run, tmp_path, STATLINE).out
    assert rows(table) == ["misdrijven,GM1641,2024,711,unknown,,politie,,47013NED 0.0.0"]
    assert "1 with another status" in import_(run, tmp_path, STATLINE, "--map", "2024=2024").out
    assert rows(table) == ["misdrijven,GM1641,2024,711,false,,politie,,47013NED 0.0.0"]
    assert "1 unchanged" in import_(run, tmp_path, STATLINE).out


def test_a_table_for_dutch_excel_says_in_dutch_that_a_status_is_unknown(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path, HEAD.replace(",", ";"))
    import_(run, tmp_path, STATLINE)
    assert rows(table) == ["misdrijven;GM1641;2024;711;onbekend;;politie;;47013NED 0.0.0"]
    assert run("validate", "plans/plan.yaml", cwd=tmp_path).exit == 0


def test_an_export_without_a_status_never_settles_a_target(run: Run, tmp_path: Path) -> None:
    plan = PLAN.replace("series: {table: 47013NED", "target: {at_most: {2024: 800}}, series: {table: 47013NED")
    repository(tmp_path, plan=plan)
    import_(run, tmp_path, STATLINE)

    def told() -> str:
        asked = ("--year", "2024", "--format", "md", "--lang", "nl")
        return next(
            line for line in run("progress", *asked, cwd=tmp_path).out.splitlines() if "Alle misdrijven" in line
        )

    assert "711 (2024, mogelijk voorlopig)" in told()
    assert "Nu op doel (mogelijk een voorlopig cijfer)" in told()
    import_(run, tmp_path, STATLINE, "--map", "2024=2024")
    assert "gehaald" in told()


def test_a_file_may_be_said_to_be_of_an_indicator(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    ended = import_(run, tmp_path, "Gemeente;2022\nMaasgouw;18\n")
    assert (ended.exit, '--map "bron.csv=..."' in ended.err) == (1, True)
    import_(run, tmp_path, "Gemeente;2022\nMaasgouw;18\n", "--map", "bron.csv=inbraak")
    assert rows(table) == ["inbraak,GM1641,2022,18,unknown,,politie"]


def test_settings_may_say_what_a_text_means(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path, settings='[import]\n"Diefstal uit woning" = "inbraak"\n')
    assert import_(run, tmp_path, "Gemeente;2022\nMaasgouw;18\n").exit == 1
    assert import_(run, tmp_path, "Soort;Gemeente;2022\nDiefstal uit woning;Maasgouw;18\n").exit == 0
    assert rows(table) == ["inbraak,GM1641,2022,18,unknown,,politie"]


def test_settings_that_mean_nothing_to_a_plan_are_left_alone(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path, settings='[import]\n"Woninginbraken" = "indicator-van-een-ander-plan"\n')
    assert import_(run, tmp_path, "Soort;Gemeente;2022\nWoninginbraken;Maasgouw;18\n").exit == 0
    assert rows(table) == ["inbraak,GM1641,2022,18,unknown,,politie"]


def test_a_status_that_becomes_known_is_written(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    import_(run, tmp_path, RAW)
    (tmp_path / "perioden.csv").write_text(PERIODS, encoding="utf-8")
    ended = import_(run, tmp_path, RAW, "perioden.csv")
    assert "0 new, 0 revised, 2 with another status, 0 unchanged" in ended.out
    assert rows(table) == [
        "inbraak,GM1641,2022,18,false,,politie,,47018NED 1.1.1", "inbraak,GM1641,2023,19,true,,politie,,47018NED 1.1.1"
    ]  # fmt: skip
    before = table.read_bytes()
    assert "2 unchanged" in import_(run, tmp_path, RAW).out  # without the list again
    assert table.read_bytes() == before


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    repository(tmp_path)
    ended = run("import", "nergens.csv", cwd=tmp_path)
    assert (ended.exit, ended.err.splitlines()[0]) == (2, "error: nergens.csv cannot be found")


def test_a_final_value_that_changes_is_told_and_noted(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path, HEAD + "drugs,GM1641,2021,40,false,,politie,2022-03-01,eerste opgave\n")
    ended = import_(run, tmp_path, TALL, "--as-of", "2026-11-28")
    assert "revised: drugs, Maasgouw, 2021: from 40 to 41" in ended.out
    note = "eerste opgave; 47018NED 3.1.1; herzien, was 40 (2026-11-28)"
    assert rows(table)[0] == f'drugs,GM1641,2021,41,false,,politie,2026-11-28,"{note}"'


def test_a_provisional_value_becomes_definitive(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path, HEAD + "drugs,GM1641,2021,41,true,,politie,2022-03-01,\n")
    ended = import_(run, tmp_path, TALL, "--as-of", "2026-11-28")
    assert "1 with another status" in ended.out
    assert rows(table)[0] == "drugs,GM1641,2021,41,false,,politie,2026-11-28,47018NED 3.1.1"
    table.write_text(HEAD + "drugs,GM1641,2021,40,true,,politie,2022-03-01,\n", encoding="utf-8")
    import_(run, tmp_path, TALL)
    assert "herzien" not in rows(table)[0]


def test_the_table_keeps_its_dialect(run: Run, tmp_path: Path) -> None:
    before = "\ufeffindicator;municipality;year;value;provisional\r\ncijfer;Maasgouw;2020;7,1;ONWAAR\r\n"
    table = repository(tmp_path, before.encode())
    import_(run, tmp_path, "indicator,municipality,year,value,provisional\ncijfer,GM1641,2024,7.3,true\n")
    assert table.read_bytes().decode() == before + "cijfer;Maasgouw;2024;7,3;WAAR\r\n"


def test_what_the_plan_gives_itself_is_left_alone(run: Run, tmp_path: Path) -> None:
    plan = PLAN.replace("unit: grade", "unit: grade, values: {2022: 7.1}")
    table = repository(tmp_path, plan=plan)
    ended = import_(
        run, tmp_path, "indicator,municipality,year,value\ncijfer,GM1641,2022,7.2\ncijfer,GM1641,2023,7.3\n"
    )
    assert "cijfer 2022 stands in the plan itself, as 7.1; 7.2 is not taken over" in ended.out
    assert rows(table) == ["cijfer,GM1641,2023,7.3"]


ELSEWHERE = PLAN.replace(
    'series: {table: 47018NED, codes: "1.1.1"}}',
    'series: {table: 47018NED, codes: "1.1.1"}, benchmarks: {nederland: Nederland, limburg: Provincie Limburg, '
    "roermond: {name: Roermond, values: {2022: 81}}, klasse: Vergelijkbare gemeenten}}",
)
AREAS = """\
Soort misdrijf;Regio's;Perioden;Geregistreerde misdrijven
Diefstal/inbraak woning;Nederland;2024;23401
Diefstal/inbraak woning;Limburg (PV);2024;1201
Diefstal/inbraak woning;Limburg (RE);2024;1203
Diefstal/inbraak woning;Roermond;2022;81
Diefstal/inbraak woning;Roermond;2024;61
Diefstal/inbraak woning;Weert;2024;41
Diefstal/inbraak woning;Maasgouw;2024;17
Diefstal/inbraak woning;20 000 tot 50 000 inwoners;2024;3501
"""


def test_benchmarks_come_in_by_the_same_road(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path, plan=ELSEWHERE, settings='[import]\n"20 000 tot 50 000 inwoners" = "klasse"\n')
    ended = import_(run, tmp_path, AREAS, "--map", "2024=2024")
    assert rows(table) == [
        "inbraak,GM0957,2024,61,false,,politie,,47018NED 1.1.1",
        "inbraak,GM1641,2024,17,false,,politie,,47018NED 1.1.1",
        "inbraak,klasse,2024,3501,false,,politie,,47018NED 1.1.1",
        "inbraak,limburg,2024,1201,false,,politie,,47018NED 1.1.1",
        "inbraak,nederland,2024,23401,false,,politie,,47018NED 1.1.1",
    ]
    assert "about other municipalities or areas (Limburg (RE), Weert): 2" in ended.out
    assert run("validate", cwd=tmp_path).exit == 0
    assert "5 unchanged" in import_(run, tmp_path, AREAS, "--map", "2024=2024").out
    raw = "SoortMisdrijf;RegioS;Perioden;G\n1.1.1 ;PV31  ;2023JJ00;  99\n1.1.1 ;NL01  ;2023JJ00; 9\n"
    assert "2 new" in import_(run, tmp_path, raw).out
    told = json.loads(run("progress", "--year", "2024", "--format", "json", cwd=tmp_path).out)["plans"][0]["indicators"]
    known = {name: [figure["number"] for figure in figures] for name, figures in told[0]["benchmarks"]}
    assert known == {
        "Nederland": [9, 23401], "Provincie Limburg": [99, 1201], "Roermond": [81, 61],
        "Vergelijkbare gemeenten": [3501],
    }  # fmt: skip
    assert [figure["number"] for figure in told[0]["series"]] == [17]


def test_a_benchmark_of_the_table_keeps_its_names(run: Run, tmp_path: Path) -> None:
    head = "indicator;municipality;year;value;provisional;source;note\n"
    table = repository(tmp_path, head + "inbraak;Roermond;2023;70;ONWAAR;politie;\n", plan=ELSEWHERE)
    import_(run, tmp_path, AREAS, "--map", "2024=2024")
    assert [row.split(";")[1] for row in rows(table)] == ["Roermond", "Roermond", "Maasgouw", "limburg", "nederland"]


def test_inhabitants_go_to_the_table_of_the_settings(run: Run, tmp_path: Path) -> None:
    repository(tmp_path, settings='inhabitants = "inwoners.csv"\n')
    people = tmp_path / "inwoners.csv"
    people.write_text("municipality,year,inhabitants\nGM0957,2023,59000\n")
    assert import_(run, tmp_path, "Gemeente;Jaar;Inwoners\nMaasgouw;2023;24356\nRoermond;2023;1\n").exit == 0
    assert people.read_text() == "municipality,year,inhabitants\nGM0957,2023,59000\nGM1641,2023,24356\n"


def test_inhabitants_go_to_their_own_table(run: Run, tmp_path: Path) -> None:
    repository(tmp_path, plan=PLAN.replace("observations:", "inhabitants: inwoners.csv\nobservations:"))
    people = tmp_path / "plans" / "inwoners.csv"
    ended = import_(run, tmp_path, "Gemeente;Jaar;Inwoners\nMaasgouw;2023;24356\nRoermond;2023;60001\n")
    assert people.read_text() == "municipality,year,inhabitants\nGM1641,2023,24356\n"
    assert "provisional" not in ended.out
    people.write_bytes(b"municipality;year;inhabitants\r\nMaasgouw;2023;24356\r\n")
    ended = import_(run, tmp_path, "municipality,year,inhabitants\nGM1641,2022,24001\nGM1641,2023,24357\n")
    assert "revised: inhabitants, Maasgouw, 2023: from 24356 to 24357" in ended.out
    assert people.read_bytes() == b"municipality;year;inhabitants\r\nMaasgouw;2022;24001\r\nMaasgouw;2023;24357\r\n"
    before = people.read_bytes()
    for wrong in ("0", "24,5"):
        ended = import_(run, tmp_path, f"Gemeente;Jaar;Inwoners\nMaasgouw;2024;{wrong}\n")
        assert (ended.exit, people.read_bytes()) == (1, before)


def test_a_joint_plan_keeps_its_municipalities_apart(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path, plan=PLAN.replace("[Maasgouw]", "[Maasgouw, Roermond]"))
    import_(run, tmp_path, STATLINE)
    assert [row.split(",")[1:4] for row in rows(table)] == [["GM0957", "2024", "4001"], ["GM1641", "2024", "711"]]


ROW = "indicator;municipality;year;value\n"
PLAIN = "indicator,municipality,year,value\n"


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        (ROW + "cijfer;GM1641;2022;7,2\ncijfer;GM1641;2023;7.3\n", "bron.csv:3:20", "7.3 is written with a point"),
        (ROW + "inbraak;GM1641;2022;1.118\n", "bron.csv:2:21", "write 1118 if the point parts thousands"),
        (ROW + "cijfer;GM1641;2022;7-mei\n", "bron.csv:2:20", "“7-mei” is a day"),
        (ROW + "inbraak;GM1641;2022;-5\n", "bron.csv:2:21", "zero or more, not -5"),
        (ROW + "inbraak;GM1641;2022;1234567890123456\n", "bron.csv:2:21", "more than 15 digits"),
        ("Indicator;2023 1e kwartaal;2023 2e kwartaal\nWoninginbraken;4;5\n", "bron.csv:2:1", "parts of a year"),
        ("code,gm,jaar,n\n1.1.1 ,1641,2023,18\n", "bron.csv:2:1", "no column here holds figures"),
        (ROW + "cijfer;GM1641;2022;72\n", "bron.csv:2:20", "a grade lies between 1 and 10, not 72"),
        (ROW + "inbraak;GM1641;2022;34%\n", "bron.csv:2:21", "is a percentage, and “Woninginbraken” is none"),
        (PLAIN + "inbraak,GM1641,2082,18\n", "bron.csv:2:16", "a figure of 2082 cannot be there"),
        (PLAIN + "inbraak,GM1641,20222,18\n", "bron.csv:2:16", "“20222” is not a year"),
        (PLAIN + "inbraak,GM1641,2022,18\ninbraak,Maasgouw,2022,18\n", "bron.csv:3:23", "the first at bron.csv:2"),
        (PLAIN + "inbraak,GM1641,2022,18\ninbraak,GM1641,20", "bron.csv:3:16", "3 cells, and the others have 4"),
        ('"A";"B"\n1;"GM16', "bron.csv:2:1", "cannot be told apart"),
        ("land,product,prijs\nNL,kaas,3.5\nBE,bier,2.5\n", "bron.csv:1:14", "nothing here says of which indicator"),
        ("hallo\nwereld\n", "bron.csv:1:1", "there are no figures here"),
        ("Cijfers Roermond\nIndicator;2022\nWoninginbraken;18\n", "bron.csv:1:1", "about Roermond, and the plan"),
        ("Woninginbraken (x 1 000)\nGemeente;2022\nMaasgouw;18\n", "bron.csv:1:1", "in thousands or more"),
        (b"\x00\x01\x02\xff" * 50, "bron.csv", "not a text file"),
        (b"", "bron.csv", "this file is empty"),
        (b"PK\x03\x04" + b"\x00" * 100, "bron.csv", "this workbook is broken"),
    ],
)  # fmt: skip
def test_one_message_and_the_table_untouched(
    run: Run, tmp_path: Path, text: str | bytes, place: str, says: str
) -> None:
    table = repository(tmp_path)
    ended = import_(run, tmp_path, text)
    assert ended.exit in {1, 2}
    assert says in ended.err
    assert ended.err.count(": error: ") == 1
    assert ended.err.startswith(f"{place}: error: ")
    assert table.read_text() == HEAD


def test_another_table_is_not_taken_for_the_plans_own(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    ended = import_(run, tmp_path, answer(4, "83765NED"), name="v4.json")
    assert ended.exit == 1
    assert "from another table than the plan's indicators name (83765NED): 1" in ended.err
    assert table.read_text() == HEAD
    assert import_(run, tmp_path, answer(4, "83765NED"), "--map", "83765NED=47018NED", name="v4.json").exit == 0


def test_an_answer_that_goes_on_elsewhere_says_so(run: Run, tmp_path: Path) -> None:
    repository(tmp_path)
    text = answer(4).replace('"value"', '"@odata.nextLink": "https://example.org/?$skip=1", "value"')
    ended = import_(run, tmp_path, text, name="v4.json")
    assert "v4.json: left out: the service has more than this file holds" in ended.out


def test_the_name_of_a_file_may_speak_of_another_table(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    ended = import_(run, tmp_path, RAW, name="export_47013NED_2024.csv")
    assert "note: the name of the file speaks of table 47013NED, and the plan of 47018NED" in ended.out
    assert rows(table)[0] == "inbraak,GM1641,2022,18,unknown,,politie,,47013NED 1.1.1"


def test_a_large_file_is_refused(run: Run, tmp_path: Path) -> None:
    repository(tmp_path)
    with (tmp_path / "groot.csv").open("wb") as file:
        file.truncate(100_000_000)
    ended = run("import", "groot.csv", cwd=tmp_path)
    assert ended.exit == 2
    assert "groot.csv: error: this file is larger than 25 MB" in ended.err


def test_a_table_with_mistakes_is_mended_first(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path, HEAD + "inbraak,GM1641,2021,29,,,,,\ninbraak,GM1641,2021,30,,,,,\n")
    before = table.read_bytes()
    ended = import_(run, tmp_path, TALL)
    assert ended.exit == 1
    assert "IVP804" in ended.err
    assert "nothing was written: mend this first" in ended.err
    assert table.read_bytes() == before


def test_a_plan_must_name_a_table(run: Run, tmp_path: Path) -> None:
    repository(tmp_path, plan=PLAN.replace("observations: cijfers.csv\n", ""))
    ended = import_(run, tmp_path, TALL)
    assert ended.exit == 2
    assert "write in the plan: observations: plan.csv" in ended.err


def test_a_table_that_is_not_there_yet_is_made(run: Run, tmp_path: Path) -> None:
    table = repository(tmp_path)
    table.unlink()
    import_(run, tmp_path, TALL)
    assert table.read_text().startswith(HEAD)
    assert len(rows(table)) == len(FIGURES) - 2


@pytest.mark.parametrize("given", ["x", "x=", "=value", "x=onzin"])
def test_a_meaning_that_means_nothing(run: Run, tmp_path: Path, given: str) -> None:
    repository(tmp_path)
    assert import_(run, tmp_path, TALL, "--map", given).exit == 2


@cache
def plan_of_tests() -> Resolved:
    with TemporaryDirectory() as folder:
        table = repository(Path(folder))
        workspace = Workspace()
        plan, _ = resolve(workspace.load(Source(table.with_name("plan.yaml"), "plan.yaml")), workspace)
    assert plan is not None
    return plan


PIECES = st.sampled_from(["Maasgouw", "2022", "Woninginbraken", "18", "7,1", "\n", "1.1.1", "Totaal", ".", "2023*", ""])


@example(b"!;!\n;;2000;Woninginbraken\n ;0")  # a row as wide as its narrow heading, and too short
@given(
    st.binary(max_size=300)
    | st.text(st.sampled_from('ab,;\t"\r\n= 19.é%*-:{}[]'), max_size=200).map(str.encode)
    | st.lists(PIECES).map(lambda parts: ";".join(parts).replace(";\n;", "\n").encode())
)
def test_any_bytes(data: bytes) -> None:
    plan = plan_of_tests()
    terms, scope = Terms(plan, {}, ()), scope_of(plan, None)
    try:
        grids = read_grids("bron.csv", data)
    except Refused:
        return
    readings = [read_meaning(grid, terms, scope) for grid in grids]
    for remark in [remark for reading in readings for remark in reading.remarks]:
        assert remark.place.startswith("bron.csv")
    assert values_of(plan, [reading.facts for reading in readings])
