"""An implementation plan as a college adopts it: all actions in one table, what is asked of each, and who does what."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run

PLAN = """\
ivp: 1
kind: plan
title: Plan
period: 2023-2026
municipalities: [Leiden]
status: draft
language: nl
lenses: {jeugd: Jeugd}
priorities:
  zorg: {name: Zorg, portfolios: Welzijn, parts: {thuis: {name: Thuis, portfolios: Wonen, for: jeugd}}}
partners:
  riec: {name: RIEC Oost, kind: other}
cycle:
  jaarplan: {what: Jaarplan, every: 1, in: Q4, kind: implementation, contains: [lead, money, related]}
actions:
  loket: {name: Loket, for: thuis}
  spreekuur: {name: Spreekuur, for: thuis}
  gedaan: {name: Gedaan, for: thuis, state: {2023: done}, done: Ja.}
  wacht: {name: Wachtlijst, for: thuis}
"""
CARRIES_OUT = """\
ivp: 1
kind: implementation
title: Jaarplan 2024
carries_out: plan.yaml
municipalities: [Leiden]
period: 2024
status: draft
language: nl
actions:
  loket:
    lead: riec
    with: {riec: advies, politie: toezicht}
    by: 2024-06
    result: Open.
    lenses: jeugd
    related: Werkplan
    money: {amount: 1500, years: 2024, source: welzijn}
    state: {2024-03: {status: running, light: orange, cause: Ziekte., consequence: Later., adjustment: Hulp.}}
  folder: {name: Folder, for: zorg, lead: team, by: 2024-12, result: Gedrukt.}
  wacht: {left_out: Er is geen wachtlijst meer.}
"""


def _page(run: Run, folder: Path, form: str = "md", carries_out: str = CARRIES_OUT) -> str:
    (folder / "ivp.toml").touch()
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "jaarplan.yaml").write_text(carries_out, encoding="utf-8")
    asked = ("--kind", "implementation", "--as-of", "2024-09-30", "--format", form, "--output", "-")
    ended = run("report", "jaarplan.yaml", *asked, cwd=folder)
    assert ended.exit == 0, ended.err
    return ended.out.replace("\N{NO-BREAK SPACE}", " ")


def test_all_actions_stand_in_one_table(run: Run, tmp_path: Path) -> None:
    page = _page(run, tmp_path)
    assert "| Actiepunt | Trekker | Met | Termijn | Geld | Stand | Stoplicht |" in page
    assert (
        "| Loket | RIEC Oost | RIEC Oost (advies), politie (toezicht) | juni 2024 "
        "(termijn verstreken, niet als gereed gemeld) | € 1.500, 2024, betaald uit: welzijn | Loopt (maart 2024) | "
        "Oranje |"
    ) in page
    assert "| Folder | team | – | december 2024 | – | Geen stand bekend | – |" in page


def test_a_column_in_which_nothing_stands_is_left_out(run: Run, tmp_path: Path) -> None:
    page = _page(
        run, tmp_path, carries_out=CARRIES_OUT.partition("    with")[0] + "  folder: {name: Folder, for: zorg}\n"
    )
    assert "| Actiepunt | Trekker |\n" in page


def test_what_the_plan_asks_of_every_action_is_held_against_them(run: Run, tmp_path: Path) -> None:
    page = _page(run, tmp_path)
    asked = "- “Jaarplan” vraagt bij elk actiepunt om: een trekker, geld, gerelateerd beleid of een werkplan."
    assert f"{asked}\n- Zonder geld: Folder.\n- Zonder gerelateerd beleid of een werkplan: Folder.\n" in page


def test_who_does_what_by_lead_partner_portfolio_and_lens(run: Run, tmp_path: Path) -> None:
    told = _page(run, tmp_path).partition("## Wie wat doet")[2]
    assert "### Per trekker\n\n* **RIEC Oost:** Loket\n* **team:** Folder\n" in told
    assert "### Per deelnemer\n\n* **RIEC Oost:** Loket (advies)\n* **politie:** Loket (toezicht)\n" in told
    assert "### Per portefeuille\n\n* **Welzijn:** Loket, Folder\n* **Wonen:** Loket\n" in told
    assert "* **Jeugd:** Loket\n" in told


def test_each_action_leads_to_where_it_stands_in_full(run: Run, tmp_path: Path) -> None:
    page = _page(run, tmp_path, "html")
    assert page.count('href="#action-loket"') >= 4
    assert 'id="action-loket"' in page


def test_what_the_plan_asks_and_is_not_taken_up_is_named_with_its_reason(run: Run, tmp_path: Path) -> None:
    page = _page(run, tmp_path)
    assert "Spreekuur" in page
    assert "Wachtlijst (Er is geen wachtlijst meer.)" in page
    assert "Gedaan" not in page
