"""A plan on one page."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest

from ivp.check import Checked, check
from ivp.dossier.workspace import plan_sources
from ivp.report.kinds import KINDS, Asked
from ivp.report.pages import pages
from ivp.view.summary import SummaryView, _cut, whole_sentences
from ivp.vocabulary import ReportFormat
from tests.conftest import PLANS, Run
from tests.dossier.test_region import REGION
from tests.report.page import parsed, rows, text

LONG = "Een lange naam voor een onderwerp dat in de raad vaak ter sprake komt en blijft komen"
JUDGEMENTS = ("improved", "unchanged", "worsened", "mixed", "unknown")
NAMES = sorted(path.stem for path in PLANS.glob("*.yaml"))


def _view(plans: list[Checked], name: str) -> SummaryView:
    (item,) = [item for item in plans if Path(item.source.name).stem == name]
    assert item.plan is not None
    view = KINDS["summary"].view(Asked(item.measured, 2024))
    assert isinstance(view, SummaryView)
    return view


@pytest.mark.parametrize("name", NAMES)
def test_every_plan_has_one(example_plans: list[Checked], name: str) -> None:
    view = _view(example_plans, name)
    assert view.headline
    lines = [line for block in view.blocks for line in block.lines]
    assert lines
    assert all(line.name or line.text for line in lines)
    assert not [line.text for line in lines if line.text.endswith(("…", ",", ":"))]


def test_targets_priorities_and_duties(example_plans: list[Checked]) -> None:
    view = _view(example_plans, "maasgouw-2023-2026")
    assert [item.current.text for item in view.indicators] == ["110", "", ""]
    assert view.indicators[0].target.text == "125"
    assert [line.name for line in view.blocks[0].lines] == ["Zorg en Veiligheid", "Ondermijning", "Digitale veiligheid"]
    assert [item.when for item in view.agenda.items] == ["2e kwartaal 2025 (elk jaar)"] * 2


def test_goals_lenses_money_and_what_returns(example_plans: list[Checked]) -> None:
    view = _view(example_plans, "meierij-2023-2026")
    told = {block.anchor: [(line.name, line.text) for line in block.lines] for block in view.blocks}
    assert list(told) == ["priorities", "goals", "lenses", "budget", "cycle"]
    assert ("Afname van criminaliteit", "") in told["goals"]
    assert [name for name, _ in told["lenses"]] == ["Weerbaarheid", "Jeugd", "Kwetsbare(n)"]
    assert told["budget"] == [
        (
            "Bijdrage per inwoner",
            "€\u00a01 per inwoner; 2023–2026; elk jaar; samen €\u00a0910.788 [2023–2026], "
            "deels met de inwoners van een ander jaar (2025)",
        )
    ]
    assert told["cycle"] == [("Doelen en prioriteiten voor veiligheid bepalen", "eens in de 4 jaar")]
    assert [(item.what, item.when) for item in view.agenda.items] == [
        ("Veiligheidsbeleid na twee jaar evalueren", "2025"),
        ("Uitvoeringsplan maken", "2025–2026 (eens in de 2 jaar)"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Eén zin.", "Eén zin."),
        ("een kort doel", "een kort doel"),
        (f"Kort. {'Lang ' * 30}slot.", "Kort."),
        (
            f"Met o.a. De Brug en art. 38b, bijv. Bibob. {'Lang ' * 30}slot.",
            "Met o.a. De Brug en art. 38b, bijv. Bibob.",
        ),
        (f"{'lang ' * 30}slot. En meer.", f"{'lang ' * 30}slot."),
        (f"{'lang ' * 60}slot.", ""),
        ("Het gaat om:", ""),
        ("Er zijn drie. Het gaat om:\n\n- a\n- b", "Er zijn drie."),
        ("Een alinea.\n\nNog een.", "Een alinea."),
        ("- a\n- b", ""),
        ("Zij vroeg: ‘Mag het?’ Het mocht.", "Zij vroeg: ‘Mag het?’ Het mocht."),
    ],
)
def test_a_text_is_cut_at_the_end_of_a_sentence_only(text: str, told: str) -> None:
    assert whole_sentences(text) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Incidenten mishandeling – uitgaansgeweld", "Incidenten mishandeling…"),
        ("Zorg en veiligheid & jeugd in de wijk", "Zorg en veiligheid…"),
        ("Overlast in de straat (van jongeren)", "Overlast in de straat…"),
    ],
)
def test_a_name_that_is_cut_ends_in_a_word(name: str, told: str) -> None:
    assert _cut(name, len(told) + 3) == told


def test_what_is_over_is_not_due(example_plans: list[Checked]) -> None:
    assert _view(example_plans, "west-maas-en-waal-2020-2022").agenda.items == ()


def test_the_page(all_pages: dict[str, str]) -> None:
    tree = parsed(all_pages["maasgouw-2023-2026-summary-2024.html"])
    assert [text(item) for item in tree.iter("h1")] == ["Strategisch kader Integraal Veiligheidsplan 2023-2026"]
    assert len(list(rows(tree, "table"))) == 3


def test_columns_are_called_as_the_plan_calls_them(all_pages: dict[str, str]) -> None:
    tree = parsed(all_pages["maasgouw-2023-2026-summary-2024.html"])
    heads = [text(head) for head in tree.iter("th") if head.get("scope") == "col"]
    assert {"Uitgangswaarde", "Doelstelling 2026?"} <= set(heads)
    assert not {"Nulmeting", "Doel"} & set(heads)


@pytest.mark.parametrize("kind", ["summary", "implementation"])
def test_what_is_not_fully_known_is_said_once_at_the_end(all_pages: dict[str, str], kind: str) -> None:
    page = all_pages[f"maastricht-uitvoeringsplan-2024-{kind}-2024.html"]
    why = "Alleen het collegevoorstel is bekend"
    assert page.count(why) == 1
    assert page.index(why) > page.rindex("<h2")


@pytest.mark.program
@pytest.mark.usefixtures("paper")
def test_the_longest_account_fits_on_the_page_and_every_cut_list_says_so(tmp_path: Path) -> None:
    """Everything at its longest: priorities, themes, targets, decisions, what is due and what is past."""
    many = range(9)
    actions = (f"  a{n}: {{name: {LONG} A{n}, for: p{n}, lead: team Openbare Orde, by: 2025-0{n + 1}}}" for n in many)
    indicator = "unit: count, baseline: {2021: 500}, target: {at_most: {2026: 300}}, values: {2024: 400}"
    plan = [
        "{ivp: 1, kind: plan, title: Integraal Veiligheidsplan van een gemeente met een lange naam 2023-2026,",
        "municipalities: [Vaals], period: 2023-2026, status: consultation, wording: paraphrase, language: nl,",
        f"incomplete: {LONG} en blijft komen en blijft komen en blijft komen,",
        "priorities: {" + ", ".join(f"p{n}: {{name: {LONG} P{n}, evaluation: In woorden.}}" for n in many) + "},",
        "themes: {" + ", ".join(f"t{n}: {{name: {LONG} T{n}, evaluation: In woorden.}}" for n in many) + "},",
        "indicators: {" + ", ".join(f"i{n}: {{name: {LONG} I{n}, {indicator}, for: p{n}}}" for n in many) + "},",
        "cycle: {" + ", ".join(f"d{n}: {{what: {LONG} D{n}, when: 2024-0{n + 1}}}" for n in many) + "},",
        "actions: {" + ", ".join(line.strip() for line in actions) + "}}",
    ]
    said = "judgement: {judgement}, basis: Oordeel, adjustment: Dit gaat vanaf nu zo anders dat het een regel vult."
    topics = (f"{kind}{n}: {{{said.format(judgement=JUDGEMENTS[n % 5])}}}" for kind in "pt" for n in many)
    state = "status: running, light: red, cause: Ziekte., decided: Het college wil dat dit anders gaat en vraagt geld."
    point = "De raad vraagt om in het voorjaar te vertellen wat er met de buurtpreventie gebeurt en wat dat kost."
    asked = (f"{{body: council, act: take_note, date: 2025-0{n + 1}-12, points: [{point}, {point}]}}" for n in many)
    account = [
        "ivp: 1\nkind: account\ntitle: Jaarverslag over de veiligheid en wat wij er in 2024 met anderen aan deden",
        "accounts_for: plan.yaml\nperiod: 2024\nstatus: draft",
        f"summary: {' '.join(f'Dit is zin {n} van een lange samenvatting over het jaar.' for n in many)}",
        "decisions: [" + ", ".join(asked) + "]",
        "topics: {" + ", ".join(topics) + "}",
        "actions: {" + ", ".join(f"a{n}: {{{state}}}" for n in many) + "}",
    ]
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "plan.yaml").write_text("\n".join(plan), encoding="utf-8")
    (tmp_path / "verslag.yaml").write_text("\n".join(account), encoding="utf-8")
    result = check(plan_sources([str(tmp_path / "plan.yaml")]), children=True)
    assert [(item.broken, item.dossier.broken) for item in result.plans] == [(False, ())], result.findings
    (content,) = pages(result.plans, ["summary"], 2024, ReportFormat.PDF).values()
    assert isinstance(content, bytes)
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert len(reader.pages) == 1, "".join(page.extract_text() for page in reader.pages)
    told = " ".join(reader.pages[0].extract_text().split()).replace(" .", ".")  # as one version reads it from the page
    assert "Bijgestuurd op 18 punten" in told
    assert "Besluiten over het verslag Kennisneming: gemeenteraad, 12 januari 2025: De raad vraagt" in told
    assert "9 besluiten over actiepunten" in told
    assert "zin 3 van een lange samenvatting over het jaar. (ingekort)" in told
    assert len(re.findall(r"P\d Oordeel: ", told)) == 7
    assert len(re.findall(r"En nog \d+\.", told)) >= 5


def _region(run: Run, *more: str) -> dict[str, Any]:
    asked = ("--year", "2024", "--kind", "summary", "--format", "json", "--output", "-")
    told = run("report", "plans/regio-2023-2026.yaml", *asked, *more, cwd=REGION)
    assert told.exit == 0, told.err
    view: dict[str, Any] = json.loads(told.out)
    return view


@pytest.mark.parametrize("more", [(), ("--area", "Hillegom"), ("--area", "Lisse")])
def test_actions_that_ask_for_attention_are_told_in_the_finding(run: Run, more: tuple[str, ...]) -> None:
    assert "1 heeft een oranje stoplicht, 1 is over de termijn" in _region(run, *more)["headline"]


def test_an_account_that_says_nothing_of_a_topic_has_no_empty_line(run: Run) -> None:
    whole, part = _region(run)["account"], _region(run, "--topic", "strand")["account"]
    assert all(line["text"] for line in whole["lines"])
    assert part is None


@pytest.mark.parametrize(("day", "told"), [("", True), ("2025-05-31", False)])
def test_what_a_council_said_of_the_account_is_told(run: Run, tmp_path: Path, day: str, told: bool) -> None:
    plan = "{ivp: 1, kind: plan, title: Plan, municipalities: [Vaals], period: 2023-2026, status: draft, language: nl}"
    account = (
        "ivp: 1\nkind: account\ntitle: Verslag\naccounts_for: plan.yaml\nperiod: 2024\nstatus: presented\n"
        "decisions:\n- {body: college, act: adopt, date: 2025-04-01}\n"
        "- {body: council, act: take_note, date: 2025-06-01, points: [De raad wil een plan voor het station.]}\n"
    )
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "verslag.yaml").write_text(account, encoding="utf-8")
    asked = (
        "--year",
        "2024",
        "--kind",
        "summary",
        "--format",
        "md",
        "--output",
        "-",
        *(("--as-of", day) if day else ()),
    )
    page = run("report", "plan.yaml", *asked, cwd=tmp_path).out
    line = (
        "**Besluiten over het verslag** Kennisneming: gemeenteraad, 1 juni 2025: De raad wil een plan voor het station."
    )
    assert (line in page) == told
    assert "1 april" not in page, "a decision without a word more is told in the report itself"


def test_more_targets_of_the_whole_area_are_called_joint(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivp.view.summary.WITH_ACCOUNT", 1)
    assert _region(run)["more_indicators"] == "Nog 1 indicator heeft een doel."
    assert _region(run, "--area", "Teylingen")["more_indicators"] == "Nog 1 indicator heeft een gezamenlijk doel."


JUDGED = """\
ivp: 1
kind: plan
title: Plan
language: nl
municipalities: [Vaals]
period: 2023-2026
status: draft
priorities: {zorg: {name: Zorg, goals: Minder mensen in de knel.}, jeugd: {name: Jeugd, goals: Jongeren zijn rustig.},
  water: {name: Water}}
"""


@pytest.mark.parametrize(
    ("topics", "told"),
    [
        ("{zorg: {judgement: worsened}, jeugd: {text: Er was een avond.}}",
         ["Oordeel: verslechterd", "Geen oordeel; het plan zegt: Jongeren zijn rustig.", "Geen oordeel"]),
        ("{jeugd: {text: Er was een avond.}}", ["Minder mensen in de knel.", "Jongeren zijn rustig.", ""]),
    ],
)  # fmt: skip
def test_what_the_plan_says_is_not_taken_for_a_judgement(
    run: Run, tmp_path: Path, topics: str, told: list[str]
) -> None:
    head = "ivp: 1\nkind: account\ntitle: Verslag\naccounts_for: plan.yaml\nperiod: 2024\nstatus: presented\n"
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "plan.yaml").write_text(JUDGED, "utf-8")
    (tmp_path / "verslag.yaml").write_text(f"{head}topics: {topics}\n", "utf-8")
    asked = ("--kind", "summary", "--year", "2024", "--format", "json", "--output", "-")
    ended = run("report", "plan.yaml", *asked, cwd=tmp_path)
    assert [line["text"] for line in json.loads(ended.out)["blocks"][0]["lines"]] == told
