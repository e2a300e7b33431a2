"""Plans and files for imports, written anew for the tests; the few real figures stand with their source."""

from __future__ import annotations

import json
from pathlib import Path

HEAD = "indicator,municipality,year,value,provisional,n,source,retrieved,note\n"
PLAN = """\
ivp: 1
kind: plan
title: Verzonnen plan
municipalities: [Maasgouw]
period: 2023-2026
observations: cijfers.csv
sources: {politie: {name: politie, kind: register}}
themes: {t: Thema}
indicators:
  inbraak:
    {name: Woninginbraken, for: t, unit: count, source: politie, baseline: {2021: 29},
     series: {table: 47018NED, codes: "1.1.1"}}
  vermogen:
    {name: Veelvoorkomende vermogenscriminaliteit, for: t, unit: count, source: politie, baseline: {2021: 129},
     series: {table: 47018NED, codes: ["1.1.1", "1.2.1", "1.2.3", "2.5.1"]}}
  drugs:
    {name: Drugshandel, for: t, unit: count, source: politie, baseline: {2021: 40},
     series: {table: 47018NED, codes: "3.1.1"}}
  mishandeling:
    {name: Mishandeling, for: t, unit: count, source: politie, baseline: {2021: 170},
     series: {table: 47018NED, codes: "1.4.5"}}
  misdrijven:
    {name: Alle misdrijven, for: t, unit: count, source: politie, series: {table: 47013NED, codes: "0.0.0"}}
  onveilig: {name: Voelt zich wel eens onveilig, for: t, unit: percent}
  cijfer: {name: Rapportcijfer, for: t, unit: grade}
"""
# Politie, table 47018NED (CC BY 4.0), Maasgouw
FIGURES = {("1.1.1", 2021): 29, ("1.2.1", 2021): 46, ("1.2.3", 2021): 44, ("2.5.1", 2021): 10, ("3.1.1", 2021): 41,
           ("1.4.5", 2021): 36}  # fmt: skip
TALL = "table,crime_code,crime_label,municipality,year,registered_crimes,provisional\n" + "".join(
    f'47018NED,{code},"Een, soort",GM1641,{year},{value},false\n' for (code, year), value in FIGURES.items()
)
# In the form of a StatLine export: Politie, table 47013NED (CC BY 4.0); the figures are made up.
STATLINE = """\
"Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente 2026"
"Soort misdrijf: Totaal misdrijven"
""
"Onderwerp";"Geregistreerde misdrijven"
"Perioden";"2024"
"Regio's";"aantal"
"Nederland";"700001"
"Maasgouw";"711"
"Roermond";"4001"
"Limburg (RE)";"50001"
"Bron: Politie"
"""
WIDE_STATLINE = """\
"Titel"
""
"Onderwerp";"";"Geregistreerde misdrijven";"Geregistreerde misdrijven";"Per 1 000 inwoners";"Per 1 000 inwoners"
"Perioden";"";"2023";"2024*";"2023";"2024*"
"Soort misdrijf";"Regio's";"aantal";"aantal";"per 1 000";"per 1 000"
"1.1.1 Diefstal/inbraak woning";"Maasgouw";"19";"17";"0,8";"0,7"
"1.2.1 Diefstal uit motorvoertuigen";"Maasgouw";"30";"31";"1,2";"1,3"
"Bron: Politie"
"""
RAW = """\
"ID";"SoortMisdrijf";"RegioS";"Perioden";"GeregistreerdeMisdrijven_1"
0;"1.1.1 ";"GM1641";"2022JJ00";"      18"
1;"3.1.1 ";"GM1641";"2022JJ00";"       ."
2;"1.1.1 ";"GM1641";"2023JJ00";"      19"
3;"1.1.1 ";"NL01  ";"2023JJ00";"   30000"
4;"1.1.1 ";"GM1641";"2023KW01";"       3"
5;"9.9.9 ";"GM1641";"2023JJ00";"       7"
"""
PERIODS = '"Key","Title","Description","Status"\n"2022JJ00","2022","","Definitief"\n"2023JJ00","2023","","Voorlopig"\n'


def answer(version: int, table: str = "47018NED") -> str:
    """An answer of the data service with one figure, in its third or fourth version."""
    row: dict[str, object] = {"SoortMisdrijf": "1.1.1 ", "RegioS": "GM1641", "Perioden": "2022JJ00"}
    if version == 3:
        more: dict[str, object] = {"ID": 7, "GeregistreerdeMisdrijven_1": 18}
        context = {"odata.metadata": f"https://example.org/OData/{table}/$metadata#Cbs.TypedDataSet"}
    else:
        more = {"Id": 7, "Measure": "M1", "ValueAttribute": "None", "Value": 18.0, "StringValue": None}
        context = {"@odata.context": f"https://example.org/{table}/$metadata#Observations"}
    return json.dumps({**context, "value": [{**more, **row}]})


def repository(folder: Path, table: str | bytes = HEAD, plan: str = PLAN, settings: str = "") -> Path:
    """A plan repository with one plan and the table beside it; the path of that table."""
    (folder / "plans").mkdir()
    (folder / "ivp.toml").write_text(settings, encoding="utf-8")
    (folder / "plans" / "plan.yaml").write_text(plan, encoding="utf-8")
    beside = folder / "plans" / "cijfers.csv"
    beside.write_bytes(table if isinstance(table, bytes) else table.encode())
    return beside
