"""What reports say of money: what sums come to, what was spent, and what is not known of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

PLAN = """\
ivp: 1
kind: plan
title: Geldplan
period: 2023-2026
municipalities: [Boxtel, Vught]
region: Proefregio
status: draft
language: nl
inhabitants: inwoners.csv
priorities:
  zorg: {name: Zorg, goals: Minder zorgen., evaluation: In woorden., parts: {jeugd: Jeugd}}
  ondermijning: {name: Ondermijning, goals: Minder., evaluation: In woorden.}
actions:
  camera:
    name: Camera's
    for: [jeugd, ondermijning]
    money: {amount: 10000, years: 2024-2025, recurring: true, source: OOV, spent: {2024: 12000, 2025: 1}}
  folder: {name: Folder, for: ondermijning, money: {amount: 1250.5}}
  gesprek: Gesprek
budget:
  - {name: Bijdrage, amount: 1.25, per: inhabitant, years: 2024-2025, recurring: true, source: gemeenten}
  - {name: Rijk, amount: 30000, years: 2023-2026}
  - {name: Later, text: Wordt nog bepaald.}
"""
PEOPLE = "municipality,year,inhabitants\nGM0757,2024,31001\nGM0757,2025,31100\n"
BOTH = PEOPLE + "GM0865,2023,20000\n"


def _report(
    run: Run,
    folder: Path,
    kind: str,
    people: str = BOTH,
    form: str = "md",
    plan: str = PLAN,
    *,
    year: int = 2024,
    file: str = "geld.yaml",
) -> str:
    (folder / "ivp.toml").touch()
    (folder / "inwoners.csv").write_text(people, encoding="utf-8")
    (folder / "geld.yaml").write_text(plan, encoding="utf-8")
    asked = ("--kind", kind, "--year", str(year), "--format", form, "--output", "-")
    ended = run("report", file, *asked, cwd=folder)
    assert ended.exit == 0, ended.err
    return ended.out.replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")


def test_the_plan_shows_what_each_municipality_pays_for_its_inhabitants(run: Run, tmp_path: Path) -> None:
    page = _report(run, tmp_path, "plan")
    assert (
        "* **Samen:** € 127.626,25 [2024–2025], deels met de inwoners van een ander jaar (2023)\n" in page
    )  # 1,25 x (31.001 + 31.100 + 2 x 20.000)
    assert "| Gemeente | 2024 | 2025 | Samen |" in page
    assert "| Boxtel | € 38.751,25 (31.001 inwoners) | € 38.875 (31.100 inwoners) | € 77.626,25 |" in page
    assert "| Vught | € 25.000 (20.000 inwoners in 2023) | € 25.000 (20.000 inwoners in 2023) | € 50.000 |" in page
    assert "| Samen | € 63.751,25 | € 63.875 | € 127.626,25 |" in page
    assert " Voor 2024–2025 is bij Vught gerekend met de inwoners van 2023." in page


@pytest.mark.parametrize("form", ["md", "html", "json"])
@pytest.mark.parametrize("kind", ["plan", "progress", "summary", "implementation"])
def test_inhabitants_of_another_year_are_told_with_what_was_worked_out(
    run: Run, tmp_path: Path, kind: str, form: str
) -> None:
    once = PLAN.replace("inhabitant, years: 2024-2025, recurring: true", "inhabitant, years: 2025")
    people = "municipality,year,inhabitants\nBoxtel,2024,31000\nVught,2024,20000\n"
    page = " ".join(_report(run, tmp_path, kind, people, form, once).split())
    if kind != "summary":
        assert page.count("Voor 2025 is gerekend met de inwoners van 2024.") >= (2 if kind == "implementation" else 1)
    if kind != "progress":
        assert "[2025], met de inwoners van 2024" in page


def test_inhabitants_that_are_not_known_are_said_and_take_nothing_away(run: Run, tmp_path: Path) -> None:
    page = _report(run, tmp_path, "plan", PEOPLE)
    assert "* **Samen:** € 77.626,25 [2024–2025], zonder Vught\n" in page
    assert "| Vught | onbekend | onbekend | onbekend |" in page
    assert "| Samen, voor zover bekend | € 38.751,25 | € 38.875 | € 77.626,25 |" in page
    assert "Samen, voor zover bekend, € 107.626,25 voor 2023–2026. Van 1 van de 3 posten" in page
    assert "- Niet meegeteld, omdat het aantal inwoners niet bekend is: Vught (2024–2025)." in page
    none = _report(run, tmp_path, "plan", "municipality,year,inhabitants\nGM1641,2024,1\n")
    assert "* **Samen:** niet bekend: het aantal inwoners is niet bekend\n" in none
    assert "Samen, voor zover bekend, € 30.000 voor 2023–2026." in none


def test_the_plan_adds_up_by_year_source_and_topic(run: Run, tmp_path: Path) -> None:
    page = _report(run, tmp_path, "plan").partition("### Het geld voor de actiepunten opgeteld")[2]
    assert (
        "Samen € 21.250,50. Van 1 van de 3 actiepunten is geen bedrag gegeven. Besteed: € 12.001 [2024–2025]." in page
    )
    assert "- ‘Camera's’: € 12.000 besteed van € 10.000: € 2.000 meer [2024]." in page
    assert "- Van 1 van de bedragen is niet gegeven wat is besteed." in page
    assert "| 2024 | € 10.000 | € 12.000 |\n| 2025 | € 10.000 | € 1 |\n| geen jaar genoemd | € 1.250,50 | – |" in page
    assert "| OOV | € 20.000 | € 12.001 |\n| niet genoemd | € 1.250,50 | – |" in page
    assert "| Zorg | € 20.000 | € 12.001 |\n| Ondermijning | € 21.250,50 | € 12.001 |\n" in page
    assert "staat bij elk daarvan en telt in het geheel één keer mee" in page


@pytest.mark.parametrize("kind", ["progress", "implementation"])
def test_a_report_of_a_year_counts_what_was_spent_up_to_it(run: Run, tmp_path: Path, kind: str) -> None:
    page = _report(run, tmp_path, kind)
    assert "Van 1 van de 3 actiepunten is geen bedrag gegeven. Besteed: € 12.000 [2024]." in page
    assert "‘Camera's’: € 12.000 besteed van € 10.000: € 2.000 meer [2024]." in page


def test_the_summary_says_what_it_comes_to(run: Run, tmp_path: Path) -> None:
    page = _report(run, tmp_path, "summary")
    told = "2024–2025; elk jaar; samen € 127.626,25 [2024–2025], deels met de inwoners van een ander jaar (2023)"
    assert f"- **Bijdrage** € 1,25 per inwoner; {told}\n" in page


def test_the_data_has_it_as_numbers(run: Run, tmp_path: Path) -> None:
    view = json.loads(_report(run, tmp_path, "progress", form="json"))
    budget, actions = view["money"]
    assert (budget["about"], actions["about"]) == ("budget", "actions")
    assert budget["totals"][0] == {"of": "total", "name": "", "amount": 157626.25, "spent": None}
    assert [item for item in actions["totals"] if item["of"] == "topic"] == [
        {"of": "topic", "name": "Zorg", "amount": 20000, "spent": 12000},
        {"of": "topic", "name": "Ondermijning", "amount": 21250.5, "spent": 12000},
    ]
    (money,) = view["progress"]["actions"][0]["money"]
    assert (money["amount"], money["total"]) == (10000, 20000)


def test_a_plan_without_amounts_says_nothing_of_them(run: Run, tmp_path: Path) -> None:
    bare = PLAN.partition("actions:")[0] + "budget: [{name: Later, text: Wordt nog bepaald.}]\n"
    assert json.loads(_report(run, tmp_path, "progress", form="json", plan=bare))["money"] == []
    assert "opgeteld" not in _report(run, tmp_path, "plan", plan=bare)


ACCOUNT = """\
ivp: 1
kind: account
title: Verslag {period}
accounts_for: geld.yaml
municipalities: [Boxtel, Vught]
period: {period}
status: presented
money: {{rijk: {spent}}}
"""


def test_what_an_account_says_was_spent_is_counted(run: Run, tmp_path: Path) -> None:
    plan = PLAN.partition("budget:")[0] + "budget: {rijk: {name: Rijk, amount: 30000, years: 2023-2026}}\n"
    for period, spent in ((2023, 12000), (2024, "{spent: {2024: 20000}}"), (2025, 1)):
        text = ACCOUNT.format(period=period, spent=spent)
        (tmp_path / f"verslag-{period}.yaml").write_text(text, encoding="utf-8")
    page = _report(run, tmp_path, "progress", plan=plan)
    assert "Samen € 30.000 voor 2023–2026. Besteed: € 32.000 [2023–2024]." in page
    assert "‘Rijk’: € 32.000 besteed van € 30.000: € 2.000 meer [2023–2026]." in page
    (tmp_path / "verslag-2024.yaml").write_text(ACCOUNT.format(period=2024, spent=40000), encoding="utf-8")
    files = ("verslag-2023.yaml", "verslag-2024.yaml")
    found = run("validate", *files, "--format", "concise", "--select", "IVP611", cwd=tmp_path).out
    assert "verslag-2024.yaml:8:9: warning IVP611 40000 euros were spent of 30000, in 2023-2026" in found
    assert "verslag-2023" not in found


CARRIES_OUT = """\
ivp: 1
kind: implementation
title: Jaarplan 2024
carries_out: geld.yaml
municipalities: [Boxtel, Vught]
period: 2024
status: draft
language: nl
actions:
  nieuw: {name: Nieuw, for: zorg, lead: team, by: 2024, result: Iets., money: {amount: 100, recurring: true}}
"""


def test_what_returns_each_year_does_so_in_the_years_of_the_plan_that_has_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "jaarplan.yaml").write_text(CARRIES_OUT, encoding="utf-8")
    plan = PLAN.partition("actions:")[0] + "actions: {oud: {name: Oud, money: {amount: 10, recurring: true}}}\n"
    page = _report(run, tmp_path, "progress", plan=plan)
    assert "Samen € 140 voor 2023–2026." in page
    assert "- Wat elk jaar terugkomt zonder eigen jaren, telt mee over 2023–2026, 2024." in page


def test_of_money_for_an_action_that_comes_back_it_is_told_of_which_years_it_is(run: Run, tmp_path: Path) -> None:
    """What a plan for one year gives without a year is of that year."""
    again = CARRIES_OUT.replace("amount: 100, recurring: true", "amount: 100")
    (tmp_path / "een.yaml").write_text(again, encoding="utf-8")
    (tmp_path / "twee.yaml").write_text(again.replace("2024", "2025"), encoding="utf-8")
    plan = PLAN.partition("actions:")[0]
    page = _report(run, tmp_path, "implementation", plan=plan, year=2025)
    assert "- **Geld:** € 100, 2024\n- **Geld:** € 100, 2025\n" in page
    assert "Samen € 200 voor 2024–2025." in page
    own = _report(run, tmp_path, "implementation", plan=plan, year=2025, file="twee.yaml")
    assert "Samen € 100 voor 2025." in own
    assert "geen jaar genoemd" not in own
