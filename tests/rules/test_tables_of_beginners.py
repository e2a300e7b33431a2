"""Tables as a spreadsheet or a hurried hand writes them, each beside the one finding it gives and what the hint says.

Where the hint gives the mended row, the mended table is checked as well: it must give nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import SAY, check_example

from tests.conftest import Run

HEAD = "indicator,municipality,year,value\n"
SEMI = HEAD.replace(",", ";")
NOTE = "indicator,municipality,year,value,note\n"
FLAG = "indicator,municipality,year,value,provisional\n"
PLAN = """\
observations: observations.csv
indicators:
  cijfer: {name: Rapportcijfer, for: woninginbraak, unit: grade, source: panel, baseline: {2021: 7.1}}
"""


def told(folder: Path, csv: str) -> list[str]:
    """What is found, each as ``line code: message / hint``."""
    found = check_example(folder, PLAN, csv)
    assert all(item.document.endswith("observations.csv") for item in found)
    lines = [item.span.line if item.span else 0 for item in found]
    hints = [SAY(item.hint) if item.hint else "" for item in found]
    texts = [f"{item.code.id}: {SAY(item.message)}" for item in found]
    return [f"{line} {text} / {hint}" for line, text, hint in zip(lines, texts, hints, strict=True)]


@pytest.mark.parametrize(
    "csv",
    [
        FLAG + "inbraken,GM1641,2022,118,FALSE\ninbraken,GM1641,2023,110,TRUE\n",
        FLAG + "inbraken,GM1641,2022,118,Onwaar\ninbraken,GM1641,2023,110,ja\n",
        FLAG + "inbraken,GM1641,2022,118,definitief\ninbraken,GM1641,2023,110,nader voorlopig\n",
        "indicator,municipality,year,value,,\ninbraken,GM1641,2022,118,,\n,,,,,\n",
        HEAD + "inbraken,GM1641,2022.0,118\n",
        NOTE + "inbraken,GM1641,2022,,kleiner dan vijf\n",
        # a municipality by its name, or as a table calls it
        HEAD + "inbraken,Maasgouw,2022,118\ninbraken,1641,2023,110\ninbraken,Gemeente Maasgouw,2024,101\n",
        # as Excel saves it on a Dutch computer
        "\ufeffindicator;municipality;year;value;;\r\ncijfer;GM1641;2022;7,2;;\r\n;;;;;\r\n",
        FLAG.replace(",", ";") + "inbraken;Maasgouw;2022;118;ONWAAR\ninbraken;Maasgouw;2023;110,0;WAAR\n",
        "indicator;municipality;year;value;retrieved\ninbraken;GM1641;2022;118;31-12-2023\n",
        NOTE.replace(",", ";") + 'inbraken;GM1641;2022;118;"eerste; tweede"\n',
    ],
)
def test_it_is_read(tmp_path: Path, csv: str) -> None:
    assert told(tmp_path, csv) == []


@pytest.mark.parametrize(
    ("csv", "finding", "mended"),
    [
        # what stands around a table
        ("Cijfers 2022,,,\n" + HEAD + "inbraken,GM1641,2022,118\n", "1 IVP157: this line stands above the names", ""),
        (HEAD + "inbraken,GM1641,2022,118\nTotaal,,,118\n", "3 IVP157: this row is a total or a mean (“Totaal”)", ""),
        (HEAD + "inbraken,GM1641,2022,118\ninbraken,Totaal gemeenten,2022,118\n", "3 IVP157: this row is a total", ""),
        (HEAD + "inbraken,GM1641,2022,118\n* voorlopig,,,\n", "3 IVP157: this row is a text and holds no figure", ""),
        (
            FLAG.partition("\n")[2] + "inbraken,GM1641,2022,118,false\n",
            "1 IVP152: the first row does not hold the names of the columns / write these names in the first row",
            "indicator,municipality,year,value",
        ),
        # figures beside each other
        (
            "indicator,gemeente,2022,2023\ninbraken,Maasgouw,118,110\n",
            "1 IVP151: years stand beside each other here (2022, 2023)",
            HEAD + "inbraken,GM1641,2022,118",
        ),
        (
            'jaar,Woninginbraken,Rapportcijfer\n2022,118,"7,2"\n',
            "1 IVP151: indicators stand beside each other here (",
            HEAD + "inbraken,GM1641,2022,118",
        ),
        (
            "indicator,jaar,Maasgouw,Roermond\ninbraken,2022,118,300\n",
            "1 IVP151: municipalities stand beside each other here (",
            HEAD + "inbraken,GM1641,2022,118",
        ),
        (
            "indicator,gemeente,jaar,waarde\ninbraken,GM1641,2022,118\n",
            "1 IVP151: these columns have other names here: gemeente, jaar, waarde",
            HEAD + "inbraken,GM1641,2022,118",
        ),
        ("indicator,year,value\ninbraken,2022,118\n", '1 IVP152: the column "municipality" is missing', "GM1641"),
        # the same in every row
        (
            HEAD + 'cijfer,GM1641,2022,"7,2"\ncijfer,GM1641,2023,"7,3"\ncijfer,GM1641,2024,"7,4"\n',
            "2 IVP142: 7,2 is written with a decimal comma (also in 2 other rows, up to line 4)",
            HEAD + "cijfer,GM1641,2022,7.2",
        ),
        (
            HEAD + "Woninginbraken,GM1641,2022,118\nWoninginbraken,GM1641,2023,110\n",
            "2 IVP801: there is no indicator “Woninginbraken” in this plan (also on line 3)",
            HEAD + "inbraken,GM1641,2022,118",
        ),
        (
            HEAD + "inbraken,GM1641,2022,118\ninbraken,GM1641,2022,118\n",
            "3 IVP804: this value stands in two places / keep one of the two",
            "",
        ),
        # figures
        (HEAD + 'inbraken,GM1641,2022,"1,118"\n', "2 IVP142", HEAD + "inbraken,GM1641,2022,1118"),
        (HEAD + 'cijfer,GM1641,2022,"7,125"\n', "2 IVP142", "7125 if the comma parts thousands, 7.125 if it parts the"),
        (HEAD + "inbraken,GM1641,2022,118*\n", "2 IVP144", "write 118, and true in the column provisional"),
        (HEAD + "inbraken,GM1641,2022,118 (v)\n", "2 IVP144", "write 118, and true in the column provisional"),
        *(
            (
                HEAD + f"inbraken,GM1641,2022,{sign}\n",
                f"2 IVP144: “{sign}” stands for a figure that is unknown",
                "leave the row",
            )
            for sign in ("-", ".", "x", "#", "<5", "nnb", "n.b.", "–", "?", "onbekend", "n.v.t.", "geheim")
        ),
        *(
            (HEAD + f"cijfer,GM1641,2022,{text}\n", f"2 IVP144: “{text}” is a day", "write the figure itself again")
            for text in ("1-mei", "mei-01", "1-5", "01-05-2024", "2024-05-01", "5-jan")
        ),
        *(
            (HEAD + f"cijfer,GM1641,2022,{text}\n", f"2 IVP144: “{text}” is what a spreadsheet", "mend the formula")
            for text in ("#DEEL/0!", "#N/B", "#VERW!")
        ),
        # between semicolons
        (SEMI + "cijfer;GM1641;2022;7.2\n", "2 IVP142: 7.2 is written with a point", "write a comma: 7,2"),
        (SEMI + "inbraken;GM1641;2022;1.118\n", "2 IVP142", "write 1118"),
        (SEMI + "cijfer;GM1641;2022;7.125\n", "2 IVP142", "write 7125 if the point parts thousands, 7,125 if it parts"),
        (SEMI + "inbraken;GM1641;2022;118*\n", "2 IVP144", "write 118, and true in the column provisional"),
        (SEMI + "cijfer;GM1641;2022;7,2 (v)\n", "2 IVP144", "write 7,2, and true in the column provisional"),
        (SEMI + "inbraken,GM1641,2022,118\n", "2 IVP150: cells are separated by commas here", "by semicolons"),
        (HEAD + "inbraken;GM1641;2022;118\n", "2 IVP150: cells are separated by semicolons here", "by commas"),
        # years, places, sources, days
        (HEAD + "inbraken,GM1641,2022*,118\n", "2 IVP803", "write 2022, and true in the column provisional"),
        (HEAD + "inbraken,GM1641,2022JJ00,118\n", "2 IVP803", "write 2022"),
        (HEAD + "inbraken,GM1641,2022-Q1,30\n", "2 IVP803", "one figure for the whole of 2022"),
        (HEAD + "inbraken,GM1641,2020-2022,118\n", "2 IVP803", "as values: {2020-2022: ...}"),
        (HEAD + "inbraken,Roermond,2022,118\n", "2 IVP802", "delete the row, or name the municipality in the plan"),
        (HEAD + "inbraken,GM1641,2022,118\ninbraken,Maasgouw,2022,118\n", "3 IVP804", "keep one of the two"),
        (HEAD + "inbraken,Nederland,2022,118\n", "2 IVP802", "delete the row if it is about another area"),
        (HEAD + "fietsen,GM1641,2022,118\n", "2 IVP801", "the indicators are inbraken, cijfer; delete the row"),
        (HEAD[:-1] + ",source\ninbraken,GM1641,2022,118,Maasgouwpanel\n", "2 IVP807", "did you mean panel?"),
        (HEAD[:-1] + ",retrieved\ninbraken,GM1641,2022,118,3-1-2023\n", "2 IVP811", "write 2023-01-03"),
        (HEAD[:-1] + ",retrieved\ninbraken,GM1641,2022,118,8 november 2023\n", "2 IVP811", "write 2023-11-08"),
        (HEAD[:-1] + ",retrieved\ninbraken,GM1641,2022,118,vandaag\n", "2 IVP811", "YYYY-MM-DD, or leave it empty"),
        (HEAD + 'inbraken,GM1641,2022,"118,0"\n', "2 IVP142", HEAD + "inbraken,GM1641,2022,118"),
        (HEAD[:-1] + ",n\ncijfer,GM1641,2022,7.2,1.204\n", "2 IVP806", "write 1204"),
    ],
)
def test_one_slip_is_one_finding_that_leads(tmp_path: Path, csv: str, finding: str, mended: str) -> None:
    (found,) = told(tmp_path, csv)
    assert found.startswith(finding)
    if mended.startswith(HEAD):
        header, row = mended.splitlines()
        hint = found.partition(" / ")[2]
        assert hint.endswith((f"such as {row}", f"as {header}", *(f" {cell}" for cell in row.split(","))))
        assert told(tmp_path, f"{header}\n{row}\n") == []
    else:
        assert mended in found


def test_only_what_is_wrong_with_a_table_with_semicolons_is_told(tmp_path: Path) -> None:
    csv = "indicator;municipality;year;value\r\ncijfer;GM1641;2022;7,2\r\ncijfer;Maasgouw;2023;7,3\r\nTotaal;;;14,5\r\n"
    assert [line[:8] for line in told(tmp_path, csv)] == ["4 IVP157"]


def test_a_percentage_may_have_its_sign(tmp_path: Path) -> None:
    plan = PLAN.replace("grade", "percent").replace("7.1", "27")
    for csv in (HEAD + "cijfer,GM1641,2022,34%\n", SEMI + "cijfer;GM1641;2022;34,5 %\n"):
        assert check_example(tmp_path, plan, csv) == []


def test_a_table_is_checked_with_the_plans_that_name_it(run: Run, tmp_path: Path) -> None:
    plan = "ivp: 1\nkind: plan\ntitle: T\nmunicipalities: [Maasgouw]\nperiod: 2023-2026\n"
    indicator = "themes: {t: T}\nindicators: {i: {name: I, for: t, unit: count}}\nobservations: ../cijfers/a.csv\n"
    for folder, name, text in (
        ("plans", "a.yaml", plan + indicator),
        ("plans", "b.yaml", plan + "statis: x\n"),
        ("cijfers", "a.csv", HEAD + "j,GM1641,2023,5\n"),
        ("cijfers", "b.csv", HEAD),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "ivp.toml").write_text("", encoding="utf-8")
    ended = run("validate", "cijfers/a.csv", "--format", "concise", cwd=tmp_path)
    assert ended.exit == 1
    assert ended.out.splitlines()[0].startswith("cijfers/a.csv:2:1: error IVP801")
    assert "1 plan checked: 1 error" in ended.out
    ended = run("validate", "cijfers/b.csv", cwd=tmp_path)
    assert ended.exit == 2
    assert "no plan here names cijfers/b.csv as its observations" in ended.err
    assert "observations: b.csv" in ended.err
