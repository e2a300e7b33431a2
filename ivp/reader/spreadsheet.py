"""What spreadsheets and people write in the cells of a table of figures."""

from __future__ import annotations

import re

from ivp.language import N_

LOOKALIKES = {
    "gemeente": "municipality", "gemeenten": "municipality", "gemeentecode": "municipality",
    "gemeentenaam": "municipality", "gwbcode": "municipality", "regio": "municipality", "regios": "municipality",
    "jaar": "year", "jaartal": "year", "periode": "year", "perioden": "year", "period": "year", "waarde": "value",
    "aantal": "value", "cijfer": "value", "score": "value", "percentage": "value", "realisatie": "value",
    "indicatoren": "indicator", "id": "indicator", "naam": "indicator", "onderwerp": "indicator",
    "soort misdrijf": "indicator", "voorlopig": "provisional", "status": "provisional", "respondenten": "n",
    "bron": "source", "opgehaald": "retrieved", "opgehaald op": "retrieved", "peildatum": "retrieved",
    "datum": "retrieved", "noot": "note", "opmerking": "note", "opmerkingen": "note", "toelichting": "note",
}  # fmt: skip
FLAGS: dict[str, bool | None] = {
    "": False, "false": False, "onwaar": False, "nee": False, "no": False,
    "true": True, "waar": True, "ja": True, "yes": True,
    "voorlopig": True, "nader voorlopig": True, "definitief": False,
    "unknown": None, "onbekend": None,
}  # fmt: skip
"""How spreadsheets and people write whether a figure is provisional, in small letters; None: that is not known."""
TOTAL = re.compile(
    r"((sub|eind)?totaal|totalen|total|som|gemiddelde?)( (van )?(alle |de |het )*(gemeenten|regio|basisteam|jaren))?:?|"
    r"alle gemeenten",
    re.I,
)
NO_FIGURE = re.compile(
    r"[-–—.?x*:/]{1,3}|#+|[<>≤≥]=?\s*\d+|n\.?\s?n\.?\s?b\.?|n\.?\s?[bata]\.?|n\.?\s?v\.?\s?t\.?|n\.?\s?t\.?\s?b\.?|n/[ab]|p\.?m\.?|null|none|"
    r"(nog )?(onbekend|niet (bekend|beschikbaar|gemeten))|geheim|vertrouwelijk|onderdrukt|leeg|geen|ontbreekt",
    re.I,
)
"""Signs and words of tables for a figure that is not known or not published."""
MARKED = re.compile(r"(?P<bare>[-+]?\d[\d.,]*)\s*(?:\*+|\(?(?:v|vl|voorlopig)\)?)", re.I)
_MONTHS = r"(?:jan|feb|maa|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*"
_DAY = re.compile(
    rf"\d{{1,2}}[-/]\d{{1,2}}(?:[-/]\d{{2,4}})?|\d{{4}}-\d\d?-\d\d?|\d{{1,2}}[- ]{_MONTHS}.*|{_MONTHS}[- ]\d.*", re.I
)
"""What spreadsheets make of a figure that looks like a day: 1-5 and 1.5 become 1-mei."""
_ERROR = re.compile(r"#[A-ZÀ-Ü]+[/A-Z0-9]*[!?]?")
"""What a spreadsheet shows where a formula fails: #DEEL/0!, #N/B, #VERW!."""


def not_a_figure(text: str) -> tuple[str, str] | None:
    """What is wrong with a ``{text}`` that stands where a figure belongs, and what to do; None where it may be one."""
    if NO_FIGURE.fullmatch(text):
        return (
            N_("“{text}” stands for a figure that is unknown or not published"),
            N_("leave the row out, or leave value empty and write in the column note why there is no figure"),
        )
    if _DAY.fullmatch(text):
        return (
            N_("“{text}” is a day, and a spreadsheet makes one of what looks like it, such as 1-5"),
            N_("write the figure itself again, in a column that the spreadsheet takes for numbers"),
        )
    if _ERROR.fullmatch(text):
        return (
            N_("“{text}” is what a spreadsheet shows where a formula fails"),
            N_("mend the formula and save the table again, or leave the row out"),
        )
    return None
