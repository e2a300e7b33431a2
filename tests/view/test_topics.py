"""Some topics of a plan, or one portfolio: these with all that serves them, and nothing of the others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

PLAN = """\
ivp: 1
kind: plan
title: Gezamenlijk plan
region: Proefland
municipalities: [Boxtel, Vught]
period: 2023-2026
status: adopted
summary: Samenvatting van alles.
principles: [Altijd samen., {text: Jeugd gaat voor., for: jeugd}]
decisions:
  - {body: council, act: adopt, date: 2023-01-10, proposal: {subject: Voorstel over alles, portfolio: Burgemeester}}
  - {body: college, act: review, of: tussenstand, date: 2026-05, planned: true}
sources: {politie: {name: Politie, kind: records, every: 1}}
fields: {woon: {name: Wonen}, straat: {name: Straat}}
goals: {samen: {name: Veilig samenleven, evaluation: Elk jaar.}}
themes:
  jeugd: {name: Jeugd, for: samen, fields: woon, portfolios: Wethouder Jeugd, goals: Minder overlast., points: [
      Punt van jeugd., {text: Punt van drugs., for: drugs}]}
  zorg: {name: Zorg, text: Tekst van zorg., parts: {wonen: {name: Beschermd wonen, goals: Een thuis.},
      verward: {name: Verward gedrag}}}
  drugs: {name: Drugs, fields: straat, portfolios: [Burgemeester, Wethouder Jeugd], done: [Er is gedweild.]}
indicators:
  overlast: {name: Overlast, unit: count, better: lower, source: politie, for: jeugd, baseline: {2022: 90},
    target: {at_most: 80}}
  dumping: {name: Dumpingen, unit: count, better: lower, source: politie, for: [drugs, jeugd], baseline: {2022: 7}}
  verward: {name: Meldingen, unit: count, source: politie, for: zorg.verward, baseline: {2022: 7}}
observations: cijfers.csv
actions:
  team: {name: Jeugdteam, for: jeugd, lead: gemeente, by: 2024}
  schouw: {name: Schouw, for: drugs, lead: Wethouder Jeugd}
  huis: {name: Huis, for: zorg.wonen}
  krant: {name: Krant}
partners: {gemeente: Gemeente Boxtel, ggz: GGZ}
cycle: {dag: {what: Dag van de jeugd, when: 2024-09, for: jeugd}, nacht: {what: Nacht, when: 2024-10}}
budget: [{name: Alles, amount: 900}, {name: Jeugdpot, amount: 70, for: jeugd}]
chapters:
  inleiding: {name: Inleiding, text: Woorden vooraf.}
  aanpak: {name: Onze aanpak, text: Over de hele aanpak., has: [jeugd, zorg]}
  budget: {name: Het geld}
"""
FIGURES = """\
indicator,municipality,year,value
overlast,Boxtel,2022,50
overlast,Vught,2022,40
overlast,Boxtel,2023,47
overlast,Vught,2023,36
dumping,Boxtel,2023,4
dumping,Vught,2023,4
verward,Boxtel,2023,7
verward,Vught,2023,4
"""
CARRYING = """\
ivp: 1
kind: implementation
title: Uitvoeringsplan
carries_out: samen.yaml
municipalities: [Boxtel, Vught]
period: 2023
status: adopted
summary: Woorden bij de uitvoering.
actions:
  team: {state: {2023-06: running}}
  huis: {for: jeugd, state: {2023-10: done}}
  extra: {name: Extra voor zorg, for: zorg}
"""
ACCOUNT = """\
ivp: 1
kind: account
title: Jaarverslag
accounts_for: samen.yaml
period: 2023
status: presented
summary: Een jaar vol werk.
topics:
  jeugd: {judgement: improved, text: De jeugd was rustig.}
  drugs: {judgement: worsened, text: Meer drugs.}
  zorg: {judgement: unchanged, text: Zorgen bleven.}
indicators: {verward: {interpretation: Meer gemeld.}, dumping: {interpretation: Meer gevonden.}}
actions: {schouw: {2023-12: running}}
duties: {nacht: {2023-12: done}}
money: {0: {text: Op.}, 1: {text: Half op.}}
"""
OF_OTHERS = (
    "Samenvatting van alles", "Altijd samen", "Voorstel over alles", "tussenstand", "Veilig samenleven", "Zorg",
    "Beschermd", "Verward", "Drugs", "drugs", "Meldingen", "Schouw", "Krant", "GGZ", "Nacht", "Alles", "Woorden",
    "hele aanpak", "Straat", "vol werk", "Zorgen", "gemeld", "Op.", "Extra", "gedweild",
)  # fmt: skip
OWN = ("Jeugd", "Overlast")
KINDS = {"progress": ("Dumpingen", "Jeugdteam", "Huis", "De jeugd was rustig"), "summary": (), "plan": ("Punt van",),
         "implementation": ("Jeugdteam", "Huis")}  # fmt: skip


@pytest.fixture
def region(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "ivp.toml").write_text('language = "nl"\n', "utf-8")
    for name, content in (("samen.yaml", PLAN), ("cijfers.csv", FIGURES), ("uitvoering.yaml", CARRYING)):
        (tmp_path / "plans" / name).write_text(content, "utf-8")
    (tmp_path / "plans/verslag.yaml").write_text(ACCOUNT, "utf-8")
    return tmp_path


def _told(run: Run, region: Path, *arguments: str) -> str:
    ended = run("report", "--year", "2023", *arguments, "--output", "-", cwd=region)
    assert ended.exit == 0, ended.err
    return ended.out


def _json(run: Run, region: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_told(run, region, "--format", "json", *arguments))
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_topic_is_told_and_nothing_of_the_others(run: Run, region: Path, kind: str, form: str) -> None:
    told = _told(run, region, "--topic", "jeugd", "--kind", kind, "--format", form)
    said = told.partition("</style>")[2] or told
    assert [word for word in OF_OTHERS if word in said.replace("Alleen", "")] == []
    assert "Hier staat alleen het onderwerp Jeugd, met wat eraan bijdraagt." in said
    assert "(alleen Jeugd)" in said
    assert [word for word in KINDS[kind] if word not in said] == []


@pytest.mark.parametrize("form", ["table", "md", "json", "csv"])
def test_the_account_of_a_topic_in_every_form(run: Run, region: Path, form: str) -> None:
    ended = run("progress", "--year", "2023", "--topic", "jeugd", "--format", form, cwd=region)
    assert ended.exit == 0, ended.err
    assert [word for word in OF_OTHERS if word in ended.out.replace("Alleen", "")] == []
    assert [word for word in ("Overlast", "Dumpingen") if word not in ended.out] == []
    assert form == "csv" or "alleen het onderwerp Jeugd" in " ".join(ended.out.split())


SILENT = (
    ACCOUNT.partition("summary:")[0].replace("status: presented", "status: draft")
    + """\
summary: [Een jaar vol werk.]
topics: {zorg: {judgement: unchanged, text: Zorgen bleven.}}
indicators: {verward: {interpretation: Meer gemeld.}}
actions: {schouw: {2023-12: running}}
money: {0: {text: Op.}}
chapters: {avond: {name: Avond over zorg, text: Met ons allen.}}
"""
)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["progress"], True),
        (["progress", "--format", "md"], True),
        (["progress", "--format", "json"], True),
        (["report", "--format", "md", "--output", "-"], True),
        (["report", "--format", "html", "--output", "-"], True),
        (["report", "--kind", "summary", "--format", "md", "--output", "-"], False),
    ],
)
def test_an_account_that_says_nothing_of_a_topic_is_told_to_say_nothing(
    run: Run, region: Path, command: list[str], said: bool
) -> None:
    (region / "plans/verslag.yaml").write_text(SILENT, "utf-8")
    ended = run(*command, "--topic", "jeugd", "--year", "2023", cwd=region)
    text = " ".join(ended.out.split())
    assert ("Het verslag in woorden over 2023 (Jaarverslag) zegt niets over wat hier staat." in text) is said
    assert text.count("Jaarverslag") == said
    assert "is een concept" not in text


def test_the_terminal_names_the_chapters_of_an_account_and_data_hold_them(run: Run, region: Path) -> None:
    (region / "plans/verslag.yaml").write_text(SILENT, "utf-8")
    told = {
        form: run("progress", "--year", "2023", "--format", form, cwd=region).out for form in ("table", "md", "json")
    }
    line = "Hoofdstukken van het verslag in woorden, te lezen in het rapport (ivp report): Avond over zorg"
    assert [form for form in ("table", "md") if line in " ".join(told[form].split())] == ["table", "md"]
    assert "Met ons allen." in told["json"]


def test_a_part_of_a_topic_is_told_under_the_name_of_its_topic(run: Run, region: Path) -> None:
    told = _json(run, region, "--topic", "zorg.verward")
    assert [(topic["name"], topic["text"]) for topic in told["progress"]["topics"]] == [
        ("Zorg", ""), ("Verward gedrag", ""),
    ]  # fmt: skip
    assert [item["id"] for item in told["progress"]["indicators"]] == ["verward"]
    (block,) = told["blocks"]
    assert [(topic["name"], topic["within"]) for topic in block["topics"]] == [("Verward gedrag", "Zorg")]
    assert block["silent"] == []


@pytest.mark.parametrize(
    ("chosen", "topics", "actions"),
    [
        (["zorg"], ["Zorg", "Beschermd wonen", "Verward gedrag"], ["extra"]),
        (["drugs", "zorg.wonen"], ["Zorg", "Beschermd wonen", "Drugs"], ["schouw"]),
        (["samen"], ["Veilig samenleven", "Jeugd"], ["team", "huis"]),
        (["woon"], ["Jeugd"], ["team", "huis"]),
    ],
)
def test_what_serves_a_topic_comes_with_it(
    run: Run, region: Path, chosen: list[str], topics: list[str], actions: list[str]
) -> None:
    told = _json(run, region, *(part for name in chosen for part in ("--topic", name)))["progress"]
    assert [topic["name"] for topic in told["topics"]] == topics
    assert [item["id"] for item in told["actions"]] == actions


def test_what_is_told_of_a_topic_is_what_the_whole_report_tells_of_it(run: Run, region: Path) -> None:
    whole, part = _json(run, region), _json(run, region, "--topic", "jeugd")
    for block in ("indicators", "actions", "topics"):
        known = {item["id"]: item for item in whole["progress"][block]}
        for item in part["progress"][block]:
            gone = {"topics"} if block != "topics" else {"points"}
            assert {key: value for key, value in item.items() if key not in gone} == {
                key: value for key, value in known[item["id"]].items() if key not in gone
            }
    assert whole["year"] == part["year"]


def test_what_an_implementation_plan_takes_up_is_told_of_what_stands_here(run: Run, region: Path) -> None:
    """An action that it gives to another topic is one of the plan all the same."""
    carrying = _json(run, region, "--topic", "jeugd")["progress"]["carrying"]
    assert carrying["sentences"] == [
        "Uitvoeringsplan: Uitvoeringsplan (2023).",
        "Actiepunten van het plan die hier staan: 2; daarvan opgenomen: 2.",
    ]
    assert carrying["lists"] == []


def test_money_of_other_topics_that_an_earlier_implementation_plan_names_is_not_told(run: Run, region: Path) -> None:
    before = (
        CARRYING.partition("actions:")[0].replace("period: 2023", "period: 2022").replace("title: ", "title: Eerder ")
    )
    money = "actions:\n  oud: {name: Oude zorg, for: zorg, money: {amount: 50}}\n"
    money += "  jong: {name: Jong, for: jeugd, money: {amount: 7}}\n"
    (region / "plans/eerder.yaml").write_text(before + money, "utf-8")
    whole, part = (_told(run, region, "--format", "md", *asked) for asked in ([], ["--topic", "jeugd"]))
    assert "Oude zorg" in whole
    assert "Oude zorg" not in part
    assert "Jong" in part


def test_a_portfolio_has_its_topics_and_what_it_leads(run: Run, region: Path) -> None:
    told = _json(run, region, "--portfolio", "wethouder  jeugd")
    assert [topic["name"] for topic in told["progress"]["topics"]] == ["Jeugd", "Drugs"]
    assert told["title"] == "Voortgang veiligheid 2023 (alleen portefeuille Wethouder Jeugd)"
    assert (
        "Hier staat alleen wat bij de portefeuille Wethouder Jeugd hoort. Dat zijn de onderwerpen Jeugd; Drugs."
        in (told["progress"]["plan"]["part"])
    )
    mayor = _json(run, region, "--portfolio", "Burgemeester")
    assert [item["id"] for item in mayor["progress"]["actions"]] == ["schouw"]
    proposal = _told(run, region, "--portfolio", "Burgemeester", "--kind", "proposal", "--format", "md")
    assert "Voorstel over alles" in proposal


def test_it_goes_with_one_municipality(run: Run, region: Path) -> None:
    told = _json(run, region, "--area", "Vught", "--topic", "jeugd")
    own = _json(run, region, "--area", "Vught")
    assert told["progress"]["indicators"][0] == own["progress"]["indicators"][0]
    assert told["progress"]["plan"]["part"].startswith("Dit is wat Vught aangaat.")
    ended = run("report", "--area", "each", "--topic", "jeugd", "--topic", "drugs", "--format", "md", cwd=region)
    names = [Path(line).name for line in ended.out.split()]
    assert names == [
        *(f"samen{part}-topic-jeugd+drugs-progress-2023.md" for part in ("", "-boxtel", "-vught")), "index.md",
    ]  # fmt: skip


def test_a_topic_that_does_not_apply_to_a_municipality_gives_it_no_report(run: Run, region: Path) -> None:
    file = region / "plans/samen.yaml"
    file.write_text(PLAN.replace("drugs: {name: Drugs,", "drugs: {name: Drugs, municipalities: Vught,"), "utf-8")
    ended = run("report", "--area", "each", "--topic", "drugs", "--year", "2023", "--format", "md", cwd=region)
    assert "boxtel" not in ended.out
    assert "vught" in ended.out
    assert run("report", "--area", "Boxtel", "--topic", "drugs", cwd=region).exit == 2


@pytest.mark.parametrize("command", ["report", "progress"])
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--topic", "jeud"], ["geen plan hier heeft een onderwerp met het id jeud", "bedoelt u jeugd?"]),
        (["--topic", "xyz"], ["zorg.verward"]),
        (["--portfolio", "Burgemeesters"], ["een portefeuille Burgemeesters", "bedoelt u Burgemeester?"]),
        (["--portfolio", "x"], ["Burgemeester, Wethouder Jeugd"]),
        (["--portfolio", "x", "--topic", "jeugd"], ["--topic en --portfolio"]),
    ],
)
def test_what_no_plan_has_is_refused(
    run: Run, region: Path, command: str, asked: list[str], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = run(command, *asked, cwd=region)
    assert ended.exit == 2
    assert [part for part in said if part not in " ".join(ended.err.split())] == []
    assert not (region / "build").exists()


@pytest.mark.parametrize("command", [["progress"], ["report", "--format", "md", "--output", "-"]])
def test_nothing_is_told_before_an_unknown_topic_is_refused(run: Run, region: Path, command: list[str]) -> None:
    ended = run(*command, "--topic", "jeugd", "--topic", "onbekend", cwd=region)
    assert (ended.exit, ended.out) == (2, "")
    assert "geen plan hier heeft een onderwerp met het id onbekend" in " ".join(ended.err.split())


def test_topics_of_two_plans_are_told_of_each(run: Run, region: Path) -> None:
    other = PLAN.replace("samen.yaml", "x").replace("jeugd", "jonger").replace("observations: cijfers.csv\n", "")
    (region / "plans/ander.yaml").write_text(other, "utf-8")
    ended = run("progress", "--topic", "jeugd", "--topic", "jonger", "--year", "2023", "--format", "json", cwd=region)
    assert len(json.loads(ended.out)["plans"]) == 2


def test_plans_without_it_are_passed_over(run: Run, region: Path) -> None:
    other = PLAN.replace("samen.yaml", "x").replace("jeugd", "jonger").replace("observations: cijfers.csv\n", "")
    (region / "plans/ander.yaml").write_text(other, "utf-8")
    ended = run("report", "--topic", "jeugd", "--year", "2023", "--format", "md", cwd=region)
    assert [Path(line).name for line in ended.out.split()] == ["samen-topic-jeugd-progress-2023.md"]


PARTS = [[], ["--topic", "jeugd"], ["--topic", "drugs"], ["--topic", "zorg.verward"], ["--portfolio", "Burgemeester"]]


@pytest.mark.slow
def test_a_small_count_is_told_by_no_part_of_a_plan(run: Run, region: Path) -> None:
    """Whatever the small count is, the reports on the whole and on each part of it are the same."""
    (region / "plans/samen.yaml").write_text(PLAN.replace("every: 1}", "every: 1, hide_below: 10}"), "utf-8")
    asked = [[*one, *place] for one in PARTS for place in ([], ["--area", "Boxtel"], ["--area", "Vught"])]
    published = set()
    for count in (0, 9):
        rows = FIGURES.replace("dumping,Boxtel,2023,4", f"dumping,Boxtel,2023,{count}")
        rows = rows.replace("dumping,Vught,2023,4", f"dumping,Vught,2023,{30 - count}")
        (region / "plans/cijfers.csv").write_text(rows, "utf-8")
        published.add("".join(_told(run, region, "--format", "md", *one) for one in asked))
    assert len(published) == 1
    assert "minder dan 10" in published.pop()


def test_what_is_hidden_of_the_whole_is_hidden_of_each_part(run: Run, region: Path) -> None:
    """A part is published as the whole is: the total that a part does not name would tell a count that it does."""
    linked = PLAN.replace("every: 1}", "every: 1, hide_below: 10}")
    for name, codes in (("overlast", "[a, b]"), ("dumping", "a"), ("verward", "b")):
        linked = linked.replace(f"\n  {name}: {{", f"\n  {name}: {{series: {{table: T, codes: {codes}}}, ")
    (region / "plans/samen.yaml").write_text(linked, "utf-8")
    for place in ([], ["--area", "Boxtel"], ["--area", "Vught"]):
        whole = {item["id"]: item for item in _json(run, region, *place)["progress"]["indicators"]}
        assert any(figure["hidden"] for item in whole.values() for figure in item["series"])
        for part in PARTS[1:]:
            for item in _json(run, region, *part, *place)["progress"]["indicators"]:
                assert {**item, "topics": []} == {**whole[item["id"]], "topics": []}
