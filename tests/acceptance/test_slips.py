"""A beginner's slip in a plan that is otherwise clean: one finding, whose hint leads to a clean plan in one go."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivp.check import check
from ivp.dossier.workspace import Source
from ivp.finding import Finding
from ivp.language import Words

PLAN = """\
ivp: 1
kind: plan
title: Veiligheidsplan 2023-2026
municipalities: [Maasgouw]
period: 2023-2026
status: draft
priorities:
  ondermijning:
    name: Ondermijning
    text: Een weerbare gemeente
    points:
      - Regie op de aanpak
      - Toezicht op straat
  jeugd:
    name: Jeugd en veiligheid
sources:
  politie: {name: politie, kind: register}
  panel: {name: panel, kind: survey, every: 2}
indicators:
  inbraak:
    name: Woninginbraken
    for: ondermijning
    unit: count
    source: politie
    baseline: {2021: 129}
    target: {at_most: 90}
    values:
      2022: 120
      2023: 118
  cijfer:
    name: Rapportcijfer
    for: jeugd
    unit: grade
    source: panel
    baseline: {2021: 7.1}
    target: {at_least: 7.5}
    values: {2023: 7.2}
actions:
  regie:
    name: Regie
    for: ondermijning
    lead: gemeente
    with: [politie, OM]
  toezicht:
    name: Toezicht
    for: jeugd
"""
NBSP = "\u00a0"
PAIR = "{name: politie, kind: register}"
POINTS = "      - Regie op de aanpak\n      - Toezicht op straat\n"
SAY = Words("en").message

# What stands in the plan, what is written instead, the code of the finding, a part of its hint, and what the hint
# leads to where that is not the plan as it was.
SLIPS: dict[str, tuple[str, ...]] = {
    "at sign": ("lead: gemeente", "lead: @team", "IVP121", 'write "@team"', 'lead: "@team"'),
    "star": ("lead: gemeente", "lead: *team", "IVP117", '"*team"', 'lead: "*team"'),
    "stars": ("name: Regie\n", "name: **Regie**\n", "IVP121", '"**Regie**"', 'name: "**Regie**"\n'),
    "ampersand": ("lead: gemeente", "lead: &team", "IVP117", '"&team"', 'lead: "&team"'),
    "percent sign": ("lead: gemeente", "lead: %team", "IVP121", '"%team"', 'lead: "%team"'),
    "exclamation mark": ("lead: gemeente", "lead: !team", "IVP118", '"!team"', 'lead: "!team"'),
    "backtick": ("lead: gemeente", "lead: `team`", "IVP121", '"`team`"', 'lead: "`team`"'),
    "question mark": ("lead: gemeente", "lead: ?", "IVP121", "leave the line out", "# lead"),
    "dash for nobody": ("lead: gemeente", "lead: -", "IVP121", "leave the line out", "# lead"),
    "colon in a title": ("title: V", "title: IVP: V", "IVP120", '"IVP: V', 'title: "IVP: Veiligheidsplan" #'),
    "colon in a point": (
        "- Regie op de aanpak", "- Regie: op: de aanpak", "IVP120", '"op: de aanpak"', '- Regie: "op: de aanpak"',
    ),
    "no space after a colon": ("unit: count", "unit:count", "IVP131", "write unit: count"),
    "no space at the top": ("status: draft", "status:draft", "IVP131", "write status: draft"),
    "no space in braces": ("{2023: 7.2}", "{2023:7.2}", "IVP131", "write 2023: 7.2"),
    "no space after a dash": ("- Toezicht", "-Toezicht", "IVP132", "write - Toezicht op straat"),
    "tab": ("    name: Woninginbraken", "\tname: Woninginbraken", "IVP130", "spaces"),
    "tab after a colon": ("unit: count", "unit:\tcount", "IVP130", "replace the tab by a space"),
    "row of a spreadsheet": ("2023: 118", "2023\t118", "IVP135", "write 2023: 118"),
    "row of two words": ("2022: 120\n      2023: 118", "2023 118", "IVP135", "write 2023: 118", "2023: 118"),
    "hard space before a key": ("    unit: count", f"  {NBSP}{NBSP}unit: count", "IVP136", "the space bar"),
    "hard space after a colon": ("unit: count", f"unit:{NBSP}count", "IVP136", "the space bar"),
    "hard space after a dash": ("- Toezicht", f"-{NBSP}Toezicht", "IVP136", "the space bar"),
    "soft hyphen in a word": ("unit: count", "unit: co\u00adunt", "IVP103", "delete it"),
    "soft hyphen in a key": ("unit: count", "un\u00adit: count", "IVP103", "delete it"),
    "line separator": ("Jeugd en", "Jeugd\u2028en", "IVP103", "delete it"),
    "one column too few": ("    unit: count", "   unit: count", "IVP133", "start at the same column"),
    "one column too many": ("    unit: count", "     unit: count", "IVP133", "start it at column 5"),
    "a level too few": ("    unit: count", "  unit: count", "IVP133", "start it at column 5"),
    "entry one too many": ("  cijfer:", "   cijfer:", "IVP133", "start at the same column"),
    "entry one too few": ("  cijfer:", " cijfer:", "IVP133", "start at the same column"),
    "block one too many": ("status: draft", " status: draft", "IVP133", "start it at column 1"),
    "year too deep": ("      2023: 118", "        2023: 118", "IVP133", "start it at column 7"),
    "item too deep": ("      - Toezicht", "       - Toezicht", "IVP133", "in one column"),
    "bullets": (POINTS, POINTS.replace("-", "•"), "IVP138", "write - Regie op de aanpak"),
    "stars for a list": (POINTS, POINTS.replace("-", "*"), "IVP138", "write - Regie op de aanpak"),
    "long dashes": (POINTS, POINTS.replace("-", "–"), "IVP138", "write - Regie op de aanpak"),
    "one long dash": ("- Toezicht", "– Toezicht", "IVP138", "write - Toezicht op straat"),
    "list on the line of its key": (
        "points:\n      - Regie", "points: - Regie", "IVP137", "on the next line", "points:\n      - Regie",
    ),
    "dash before a key": ("    name: Woning", "    - name: Woning", "IVP133", "dash on line 21: name: Woning"),
    "dash before an entry": ("  inbraak:", "  - inbraak:", "IVP133", "delete the dash on line 20: inbraak:"),
    "typographic quotes": (
        "name: Regie\n", "name: “Regie: wijk”\n", "IVP127", '"Regie: wijk"', 'name: "Regie: wijk"\n',
    ),
    "typographic quotes around a key": ("unit: count", "“unit”: count", "IVP127", "without quotes"),
    "equals sign": ("unit: count", "unit = count", "IVP135", "write unit: count"),
    "equals sign in braces": ("{2023: 7.2}", "{2023 = 7.2}", "IVP131", "write 2023: 7.2"),
    "semicolon": ("status: draft", "status; draft", "IVP135", "write status: draft"),
    "no colon": ("unit: count", "unit count", "IVP135", "write unit: count"),
    "no colon after a block": ("indicators:", "indicators", "IVP135", "write indicators:"),
    "no colon after an entry": ("  inbraak:", "  inbraak", "IVP135", "write inbraak:"),
    "block on the line of its key": (
        "baseline: {2021: 129}", "baseline: 2021: 129", "IVP120", "write {2021: 129}",
    ),
    "bound on the line of its key": ("{at_most: 90}", "at_most: 90", "IVP120", "write {at_most: 90}"),
    "unknown on the line of its key": (
        "{2021: 129}", "2021: -", "IVP120", "write {2021: {value: null, note: ...}}", "{2021: {value: null, note: x}}",
    ),
    "round brackets": (
        PAIR, "(name: politie, kind: register)", "IVP120", f"write {PAIR}",
    ),
    "number sign for a figure": (
        "{2023: 7.2}", "{2022: #, 2023: 7.2}", "IVP124", "{value: null, note: ...}",
        "{2022: {value: null, note: x}, 2023: 7.2}",
    ),
    "question mark for a figure": (
        "2023: 118", "2023: ?", "IVP121", "{value: null, note: ...}", "2023: {value: null, note: x}",
    ),
    "dash for a figure": (
        "2023: 118", "2023: -", "IVP121", "{value: null, note: ...}", "2023: {value: null, note: x}",
    ),
    "decimal comma": ("{2023: 7.2}", "{2023: 7,2}", "IVP142", "decimals: 7.2"),
    "comma after a list": ("[politie, OM]", "[politie, OM],", "IVP110", "delete the sign"),
    "comma missing": (PAIR, "{name: politie kind: register}", "IVP120", "write politie, kind: ..."),
    "semicolon between braces": (PAIR, "{name: politie; kind: register}", "IVP120", "write politie, kind: ..."),
    "keys on the line of their key": (
        PAIR, "name: politie, kind: register", "IVP120", f"write {PAIR}",
    ),
    "sign for a unit": ("unit: grade", "unit: %", "IVP121", "write percent", "unit: percent"),
    "two dashes": ("- Toezicht", "-- Toezicht", "IVP138", "write - Toezicht op straat"),
    "dash further left": (
        "      - Regie op de aanpak\n      - T", "     - Regie op de aanpak\n      - T: t", "IVP133", "in one column",
    ),
    "text below its sign": (
        "text: Een", "text: |\n    Een", "IVP133", "two spaces further", "text: |\n      Een",
    ),
    "list not closed": ("[politie, OM]", "[politie, OM", "IVP134", "close it"),
    "braces not closed": (PAIR, "{name: politie, kind: register", "IVP134", "close it"),
    "closed by the other bracket": ("[politie, OM]", "[politie, OM}", "IVP134", "match the bracket that opens"),
    "quote not closed": ("name: Regie\n", 'name: "Regie\n', "IVP123", 'in quotes: "Regie"', 'name: "Regie"\n'),
    "apostrophe": ("name: Regie\n", "name: 's Nachts\n", "IVP123", '"\'s Nachts"', 'name: "\'s Nachts"\n'),
    "apostrophe in quotes": ("name: Regie\n", "name: 'foto's'\n", "IVP122", '"foto\'s"', 'name: "foto\'s"\n'),
    "quotes in a text": ("name: Regie\n", 'name: "De "wijk""\n', "IVP122", "'De \"wijk\"'", "name: 'De \"wijk\"'\n"),
    "backslash": ("name: Regie\n", 'name: "C:\\regie\\plan"\n', "IVP125", "single quotes", "name: 'C:\\regie\\plan'\n"),
    "bracket first": ("name: Regie\n", "name: [Concept] Regie\n", "IVP126", '"[Concept] Regie"', "name: R\n"),
    "key twice": ("unit: count", "unit: count\n    unit: count", "IVP114", "delete one of the two"),
    "second document": ("sources:", "---\nsources:", "IVP112", "delete the line"),
    "three points": ("sources:", "...\nsources:", "IVP112", "delete the line with the three points"),
    "ruled line": ("sources:", "-----\nsources:", "IVP135", "delete the line"),
    "remark of a programmer": ("sources:", "// concept\nsources:", "IVP135", "write # concept", "# concept\nsources:"),
    "remark of a web page": ("sources:", "<!-- concept -->\nsources:", "IVP135", "write # concept"),
    "versions that clash": (
        "status: draft\n", "<<<<<<< HEAD\nstatus: draft\n=======\nstatus: adopted\n>>>>>>> main\n", "IVP135",
        "keep one of the two versions",
    ),
}  # fmt: skip


def found(text: str | bytes) -> list[Finding]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(check([Source(Path("plan.yaml"), "plan.yaml", data)]).findings)


def test_the_plan_itself_is_clean() -> None:
    assert found(PLAN) == []


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_one_slip_gives_one_finding_that_leads_right(slip: tuple[str, ...]) -> None:
    right, wrong, code, hint, *leads_to = slip
    assert right in PLAN
    (finding,) = found(PLAN.replace(right, wrong, 1))
    assert finding.code.id == code
    assert finding.hint is not None
    assert hint in SAY(finding.hint)
    assert found(PLAN.replace(right, *leads_to, 1) if leads_to else PLAN) == []


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_does_not_hide_what_else_is_wrong(slip: tuple[str, ...]) -> None:
    right, wrong, code, *_ = slip
    text = PLAN.replace("    name: Toezicht\n    for: jeugd", "    name: Toezicht\n    for: jeugt")
    assert [item.code.id for item in found(text.replace(right, wrong, 1))] == [code, "IVP301"]


def test_entries_at_the_column_of_their_block_belong_to_it() -> None:
    start, end = PLAN.index("indicators:\n") + len("indicators:\n"), PLAN.index("actions:")
    block = PLAN[start:end].replace("\n  ", "\n").removeprefix("  ")
    (finding,) = found(PLAN[:start] + block + PLAN[end:])
    assert (finding.code.id, finding.span and finding.span.line) == ("IVP133", 20)
    assert finding.hint is not None
    assert SAY(finding.hint) == "indent what belongs to indicators by two spaces"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (PLAN + PLAN, "IVP114"),
        (PLAN.replace("    ", "\t\t").replace("\n  ", "\n\t"), "IVP130"),
        (PLAN.replace("Jeugd", "Jeúgd").encode("cp1252"), "IVP102"),
        (PLAN.encode("utf-16"), "IVP102"),
    ],
    ids=["pasted twice", "tabs everywhere", "an older encoding", "UTF-16"],
)
def test_what_is_wrong_throughout_is_one_finding(text: str | bytes, code: str) -> None:
    assert [item.code.id for item in found(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nog te schrijven\n",
        "Integraal Veiligheidsplan\n\nInleiding\n\n• Woninginbraak\n",
        "Hoofdstuk 1: Inleiding\n\nDit plan beschrijft hoe wij samen werken aan veiligheid.\n",
        "# Veiligheidsplan\n\n## Inleiding\n\nDit plan beschrijft onze aanpak.\n\n- punt\n- punt\n",
        "<!DOCTYPE html>\n<html><body>Plan</body></html>\n",
        b"PK\x03\x04 een docx",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"{\\rtf1\\ansi Plan}",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ],
)
def test_a_file_that_is_no_plan_leads_to_one(text: str | bytes) -> None:
    (finding,) = found(text)
    assert finding.hint is not None
    assert "ivp init" in SAY(finding.hint)
