"""A slip in a plan that is otherwise right, and what its hint says to write: whoever writes that has a valid plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivp.check import check
from ivp.dossier.workspace import Source
from ivp.finding import Finding, Severity
from ivp.language import Words

PLAN = """\
ivp: 1
kind: plan
title: Veiligheidsplan Maasgouw 2023-2026
municipalities: [Maasgouw]
period: 2023-2026
status: adopted
decisions:
  - {body: council, act: adopt, date: 2022-12-20}
lenses:
  jeugd: {name: Jeugd}
priorities:
  woninginbraak:
    name: Woninginbraak
    approach: Voorlichting over goede sloten.
  ondermijning:
    name: Aanpak van ondermijning
    approach: Weerbare ondernemers.
indicators:
  inbraken:
    name: woninginbraken
    for: woninginbraak
    unit: count
    baseline: {2021: 129}
    target: {at_most: 90}
  onveilig:
    name: voelt zich onveilig
    for: ondermijning
    unit: percent
    baseline: {2021: 25}
    target: {at_most: 20}
actions:
  sloten:
    name: Advies over sloten
    for: woninginbraak
    lead: gemeente
    with: [politie]
    by: 2024-12
    result: Honderd adviezen.
    lenses: jeugd
    state: {2024: running}
    money: {amount: 5000}
cycle:
  evaluatie: {what: Evaluatie, every: 1}
"""
COUNT, PERCENT, BASELINE, TARGET = "unit: count", "unit: percent", "baseline: {2021: 129}", "target: {at_most: 90}"
PERIOD = "period: 2023-2026"
BY, STATE, MONEY, DUTY = "by: 2024-12", "state: {2024: running}", "money: {amount: 5000}", "every: 1}"

SLIPS: list[tuple[str, str, str]] = [
    # what stands in the plan, what is written in its place, and what the hint says to write
    # keys, with all that stands below them
    ("priorities:", "prioriteiten:", "priorities"),
    ("indicators:", "Indicatoren:", "indicators"),
    ("actions:", "maatregelen:", "actions"),
    ("title:", "titel:", "title"),
    ("kind: plan", "soort: plan", "kind"),
    ("period:", "periode:", "period"),
    ("act: adopt", "besluit: adopt", "act"),
    ("body: council", "orgaan: council", "body"),
    ("for: woninginbraak\n    unit", "voor: woninginbraak\n    unit", "for"),
    ("target: {at_most", "doel: {at_most", "target"),
    ("at_most: 90", "ten hoogste: 90", "at_most"),
    ("lead: gemeente", "wie: gemeente", "lead"),
    ("with: [politie]", "samen met: [politie]", "with"),
    (BY, "uiterlijk: 2024-12", "by"),
    ("result: Honderd", "doel: Honderd", "result"),
    ("amount: 5000", "bedrag: 5000", "amount"),
    ("what: Evaluatie", "naam: Evaluatie", "what"),
    # words
    ("kind: plan", "kind: veiligheidsplan", "kind: plan"),
    ("status: adopted", "status: vastgesteld", "adopted"),
    ("body: council", "body: gemeenteraad", "council"),
    (COUNT, "unit: aantallen", "count"),
    (PERCENT, "unit: '%'", "percent"),
    (DUTY, "every: jaarlijks}", "1"),
    (DUTY, "every: eens per kwartaal}", "quarter"),
    (DUTY, "every: 2 jaar}", "2"),
    (DUTY, "every: year}", "1"),
    (DUTY, "every: 1, in: oktober}", "10"),
    (MONEY, "money: {amount: 5000, recurring: ja}", "true"),
    ("status: adopted", "status: adopted\nlanguage: nederlands", "nl"),
    ("status: adopted", "status: adopted\nlanguage: fy", "nl"),
    # the period
    (PERIOD, "period: 2023 t/m 2026", "2023-2026"),
    (PERIOD, "period: 2023/2026", "2023-2026"),
    (PERIOD, "period: [2023, 2026]", "2023-2026"),
    (PERIOD, "period: {from: 2023, to: 2026}", "2023-2026"),
    (PERIOD, "period: {van: 2023, tot: 2026}", "2023-2026"),
    # dates
    ("2022-12-20", "20 december 2022", "2022-12-20"),
    ("2022-12-20", "20/12/2022", "2022-12-20"),
    (BY, "by: Q4 2022", "2022-Q4"),
    (BY, "by: 4e kwartaal 2024", "2024-Q4"),
    (BY, "by: eind 2024", "2024"),
    (BY, "by: november 2018", "2018-11"),
    (BY, "by: 31/12/24", "2024-12-31"),
    (BY, "by: 31 december '24", "2024-12-31"),
    (BY, "by: 2024-22-12", "2024-12-22"),
    (BY, "by: 2e helft 2024", "2024-H2"),
    (BY, "by: 2024-9", "2024-09"),
    (STATE, "state: {juni 2024: running}", "2024-06"),
    # figures by year
    (BASELINE, "baseline: 143 (2020)", "{2020: 143}"),
    (BASELINE, "baseline: 143", "{undated: 143}"),
    ("{2021: 129}", "{2021 (nulmeting): 129}", "2021"),
    ("{2021: 129}", "{'2019 t/m 2021': 129}", "2019-2021"),
    ("2021: 129", "2021*: 129", "2021: {value: 129, provisional: true}"),
    ("{2021: 129}", "{2021: 129*}", "{value: 129, provisional: true}"),
    ("{2021: 129}", "{2021: onbekend}", '{value: null, note: "onbekend"}'),
    ("{2021: 129}", "{2021: n.n.b.}", '{value: null, note: "n.n.b."}'),
    ("{2021: 129}", "{2021: <5}", '{value: null, note: "<5"}'),
    ("{2021: 129}", "{2021: '1.290'}", "1290"),
    ("{2021: 129}", "{2021: '1,290'}", "1290"),
    ("{2021: 129}", "{2021: ca. 130}", "130"),
    ("{2021: 25}", "{2021: '25,0%'}", "25.0"),
    ("{2021: 129}", "[2021: 129]", "{2021: 129}"),
    ("{2021: 129}", "[{jaar: 2021, waarde: 129}]", "{2021: 129}"),
    ("{2021: 129}", "{jaar: 2021, waarde: 129}", "{2021: 129}"),
    ("{2021: 129}", "{129: 2021}", "{2021: 129}"),
    ("{2021: 129}", "{2021: nul}", "0"),
    (PERIOD, "period: 2026 tot 2023", "2023-2026"),
    (TARGET, "target: {2025: {at_least: 180}}", "target: {at_least: {2025: 180}}"),
    ("target: {at_most: 90}", "target: {at_most: 90}\n    2023: 120\n    2024: 110", "values: {2023: 120, 2024: 110}"),
    # targets
    (TARGET, "target: [at_most: 90]", "{at_most: 90}"),
    (TARGET, "target: at_most 90", "{at_most: 90}"),
    (TARGET, "target: 90 of minder", "{at_most: 90}"),
    (TARGET, "target: -30%", "target: {at_most: baseline - 30%}"),
    (TARGET, "target: -30%", "{at_most: baseline - 30}"),
    (TARGET, "target: daling van 30%", "{at_most: baseline - 30%}"),
    (TARGET, "target: 30% minder", "{at_most: baseline - 30%}"),
    (TARGET, "target: 30% meer", "{at_least: baseline + 30%}"),
    (TARGET, "target: onder 90", "{below: 90}"),
    (TARGET, "target: boven 150", "{above: 150}"),
    (TARGET, "target: minder dan 90 in 2026", "{below: {2026: 90}}"),
    (TARGET, "target: niet minder dan 90", "{at_least: 90}"),
    (TARGET, "target: tussen 90 en 100", "{between: [90, 100]}"),
    (TARGET, "target: 90-100", "{between: [90, 100]}"),
    (TARGET, "target: {at_most: 90-100}", "target: {between: [90, 100]}"),
    (TARGET, "target: {onder: 90}", "below"),
    (TARGET, "target: {tussen: [90, 100]}", "between"),
    (TARGET, "target: {between: 90 en 100}", "[90, 100]"),
    (TARGET, "target: {between: {2026: 90 t/m 100}}", "[90, 100]"),
    (TARGET, "target: {at_most: -5%}", "baseline - 5%"),
    (TARGET, "target: {at_most: -5%}", "baseline - 5"),
    (TARGET, "target: {at_most: 10% minder}", "baseline - 10%"),
    (TARGET, "target: {at_least: 10%}", "baseline + 10%"),
    (TARGET, "target: {at_most: '- 5'}", "baseline - 5"),
    (TARGET, "target: {at_most: baseline -5%}", "baseline - 5%"),
    (TARGET, "target: {at_most: 'baseline – 5,5%'}", "baseline - 5.5%"),
    (TARGET, "target: {at_most: baseline-5}", "baseline - 5"),
    (TARGET, "target: {at_most: nulmeting}", "baseline"),
    (TARGET, "target: {at_most: nulmeting - 5%}", "baseline - 5%"),
    (TARGET, "target: {at_most: baseline 2021}", "baseline"),
    (TARGET, "target: {at_most: basline}", "baseline"),
    (TARGET, "target: {at_most: minder}", 'target: {text: "minder"}'),
    ("{at_most: 20}", "{at_most: -5%}", "baseline - 5"),
    ("{at_most: 20}", "{at_most: -5%}", "23.75"),
    ("{at_most: 20}", "{at_most: baseline - 5%}", "baseline - 5"),
    ("{at_most: 20}", "{at_most: baseline - 5%}", "23.75"),
    ("{at_most: 20}", "{at_most: -5 procentpunt}", "baseline - 5"),
    ("target: {at_most: 20}", "target: -5%", "target: {at_most: baseline - 5}"),
    (TARGET, "target: {at_most: 90 in 2026}", "{2026: 90}"),
    (TARGET, "target: {at_most: <90}", "target: {below: 90}"),
    (TARGET, "target: {at_most: <= 90}", "90"),
    (TARGET, "target: {at_most: '> 90'}", "target: {above: 90}"),
    ("target: {at_most: 20}", "target: 20%", "{at_most: 20}"),
    (TARGET, "target: 90", "{at_most: 90}"),
    (TARGET, "target: 90 in 2026", "{at_most: {2026: 90}}"),
    (TARGET, "target: max. 90 in 2026", "{at_most: {2026: 90}}"),
    (TARGET, "target: daling", '{text: "daling"}'),
    (TARGET, "target: {2025: 100, 2026: 90}", "target: {at_most: {2025: 100, 2026: 90}}"),
    (TARGET, "target: {at_most: 95, year: 2026}", "target: {at_most: {2026: 95}}"),
    (TARGET, "target: {waarde: 95, jaar: 2026}", "target: {at_most: {2026: 95}}"),
    (TARGET, "target: {at_most: n.t.b.}", 'target: {text: "n.t.b."}'),
    ("{at_most: 20}", "{at_most: 20%}", "20"),
    # states and money
    (STATE, "state: gereed", "{2023: done}"),
    (STATE, "state: {2024: oranje}", "{status: running, light: orange}"),
    (STATE, "state: {2024: 25%}", "{status: running, percent: 25}"),
    (STATE, "state: {status: running, light: green}", "state: {2023: {status: running, light: green}}"),
    (STATE, "oorzaak: Te druk.", 'state: {2023: {status: running, cause: "Te druk."}}'),
    (STATE, "stoplicht: groen", "state: {2023: {status: running, light: green}}"),
    (STATE, "state: [2024: running]", "{2024: running}"),
    (STATE, "state: {running: 2024}", "{2024: running}"),
    (MONEY, "money: 5000", "{amount: 5000}"),
    (MONEY, "money: € 5.000", "{amount: 5000}"),
    (MONEY, "money: 5.000,-", "{amount: 5000}"),
    (MONEY, "money: 1,5 mln", "{amount: 1500000}"),
    (MONEY, "money: € 5.000 per jaar", "{amount: 5000, recurring: true}"),
    (MONEY, "money: {amount: p.m.}", 'text: "p.m."'),
    (MONEY, "money: {amount: € 5.000}", "5000"),
    (MONEY, "money: {amount: 5k}", "5000"),
    # decisions, duties, lists of names
    ("{body: council, act: adopt, date: 2022-12-20}", "20 december 2022 vastgesteld door de raad",
     "{body: council, act: adopt, date: 2022-12-20}"),
    (DUTY, "every: 0.5}", "half_year"),
    (DUTY, "every: 1, in: eerste halfjaar}", "H1"),
    (DUTY, "every: 1, in: 2e half jaar}", "H2"),
    (DUTY, "every: 1, aan: raad}", "to"),
    ("lead: gemeente", "lead: {politie: toezicht, OM: vervolging}", "[politie, OM]"),
    # ids and municipalities
    ("for: woninginbraak\n    unit", "for: ondermijning, woninginbraak\n    unit", "[ondermijning, woninginbraak]"),
    ("for: ondermijning\n    unit", "for: Aanpak ondermijning\n    unit", "ondermijning"),
    ("with: [politie]", "with: politie, OM", "[politie, OM]"),
    ("with: [politie]", "with: politie + OM", "[politie, OM]"),
    ("[Maasgouw]", "[Linne]", "Maasgouw"),
    ("[Maasgouw]", "[1641]", "GM1641"),
    ("[Maasgouw]", "[GM957]", "GM0957"),
    ("[Maasgouw]", "Maasgouw Roermond", "[Maasgouw, Roermond]"),
    ("[Maasgouw]", "Maasgouw en Roermond", "[Maasgouw, Roermond]"),
]  # fmt: skip


def found(folder: Path, text: str) -> list[Finding]:
    (folder / "ivp.toml").write_text("", encoding="utf-8")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    findings = check([Source(folder / "plan.yaml", "plan.yaml")]).findings
    return [item for item in findings if item.code.severity is not Severity.INFO]


@pytest.mark.parametrize(("right", "slip", "fix"), SLIPS, ids=[slip for _, slip, _ in SLIPS])
def test_who_writes_what_the_hint_says_has_a_valid_plan(right: str, slip: str, fix: str, tmp_path: Path) -> None:
    text = PLAN.replace(right, slip, 1)
    (finding,) = found(tmp_path, text)
    assert finding.hint is not None
    for language in ("en", "nl"):
        assert fix in Words(language).message(finding.hint)
    left = found(tmp_path, mended(text, slip, finding, fix))
    assert [item for item in left if item.code.severity is Severity.ERROR] == []


def mended(text: str, slip: str, finding: Finding, fix: str) -> str:
    """The plan with what the hint says in the place of what it is about; a key with its value is the whole slip's."""
    if ": " in fix and fix[0] not in "{[":
        return text.replace(slip, fix, 1)
    span = finding.span
    assert span is not None
    lines = text.splitlines(keepends=True)
    line = lines[span.line - 1]
    lines[span.line - 1] = line[: span.column - 1] + fix + line[span.end_column - 1 :]
    return "".join(lines)


def test_a_plan_without_a_slip_gives_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, PLAN) == []


@pytest.mark.parametrize(
    ("right", "slip", "hint"),
    [
        (BY, "by: doorlopend", "leave by out"),
        (BY, "by: n.t.b.", "leave by out"),
        (BY, "by: Q3", "YYYY-Q3"),
        (STATE, "state: {2024: {status: running, light: [rood]}}", "write light: red"),
        (STATE, "state: {2024: {status: running, light: [red, green]}}", "light: {time: ..., money: ..."),
        ("title: Veiligheidsplan", "plan: Veiligheidsplan", "did you mean title?"),
        ("ivp: 1\n", "", "ivp: 1"),
        ("act: adopt, ", "", "one of: adopt, amend"),
        (MONEY, "money: {2024: 50, 2025: 60}", "[{amount: 50, years: 2024}, {amount: 60, years: 2025}]"),
        (MONEY, "money: {Sloten: 5000}", "{name: Sloten, amount: 5000}"),
        (BY, "by: 2024-Q5", "YYYY-Q1 to YYYY-Q4"),
        (BY, "by: 2024-02-30", "2024-02 has 29 days"),
        (BY, "by: [2024, 2025]", "YYYY-MM"),
        (STATE, "state: onbekend", "leave state out"),
        (TARGET, "target: n.v.t.", "leave target out"),
        ("{2021: 129}", "{juni 2021: 129}", "one figure for the whole of 2021"),
        (MONEY, "money: {amount: 5000 per jaar}", "5000, and recurring: true"),
        (PERIOD, "period: vanaf 2023", "2023-..."),
        (BASELINE, "baseline: '?'", "leave baseline out"),
        (TARGET, "target: '-'", "leave target out"),
        ("{2021: 129}", "{2021: '129,5'}", "check it against the source"),
        ("{2021: 129}", "{2021: 25.5}", "check the figure"),
        ("    approach: V", "    approach:\n      - {nummer: 2, text: Meer}\n    related: V", "leave it out"),
        ("  ondermijning:\n    name", "  ondermijning:\n    rangorde: 2\n    name", "did you mean number?"),
        ("    approach: V", "  goals:\n    - Minder.\n  x:\n    name: X\n    approach: V", "below woninginbraak"),
    ],
)  # fmt: skip
def test_where_nothing_can_be_written_the_hint_says_what_to_do(
    right: str, slip: str, hint: str, tmp_path: Path
) -> None:
    findings = found(tmp_path, PLAN.replace(right, slip, 1))
    (finding,) = [item for item in findings if item.code.severity is Severity.ERROR]
    assert finding.hint is not None
    assert hint in Words("en").message(finding.hint)


def test_a_hint_shows_no_fragment_without_end(tmp_path: Path) -> None:
    years = "".join(f"\n    {year}: 5" for year in range(1950, 2100))
    names = ", ".join(f"partij {number}: taak" for number in range(100))
    for right, slip in ((TARGET, TARGET + years), ("with: [politie]", f"with: {{{names}}}")):
        findings = found(tmp_path, PLAN.replace(right, slip, 1))
        assert all(len(Words("en").message(item.hint)) < 500 for item in findings if item.hint)


def test_a_block_in_dutch_is_checked_in_one_round(tmp_path: Path) -> None:
    text = PLAN.replace("actions:", "acties:")
    text = text.replace("for: woninginbraak\n    lead", "voor: inbraak\n    trekker")
    assert [item.code.id for item in found(tmp_path, text)] == ["IVP201", "IVP201", "IVP301", "IVP201"]


def test_entries_written_as_a_list_make_no_reference_unknown(tmp_path: Path) -> None:
    start, end = PLAN.index("priorities:"), PLAN.index("indicators:")
    text = PLAN[:start] + "priorities:\n  - name: Woninginbraak\n  - name: Ondermijning\n" + PLAN[end:]
    assert [item.code.id for item in found(tmp_path, text)] == ["IVP204"]


@pytest.mark.parametrize("slip", ["unit: stuk", "eenheid: count", "name: [a]"])
def test_a_wrong_value_does_not_hide_the_references_beside_it(slip: str, tmp_path: Path) -> None:
    right = COUNT if "count" in slip or "unit" in slip else "name: woninginbraken"
    text = PLAN.replace(right, slip, 1).replace("for: woninginbraak\n", "for: zorgg\n", 1)
    assert "IVP301" in [item.code.id for item in found(tmp_path, text)]
