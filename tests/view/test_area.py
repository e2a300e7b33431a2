"""One municipality of a joint plan: its own part of all kinds of report, and nothing of the others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

JOINT = """\
ivp: 1
kind: plan
title: Gezamenlijk plan
region: Proefland
municipalities: [Boxtel, Vught, Heusden]
period: 2023-2026
status: adopted
summary: [Voor allen samen., {text: Alleen in Vught te lezen., municipalities: Vught}]
decisions:
  - {body: council, act: adopt, date: 2023-01-10, municipalities: Boxtel}
  - {body: council, act: adopt, date: 2023-02-20, municipalities: Vught}
sources: {politie: {name: Politie, kind: records, every: 1}}
themes:
  jeugd: {name: Jeugd, evaluation: Elk jaar.}
  buitengebied: {name: Buitengebied, municipalities: [Vught, Heusden], parts: {drugs: Drugsafval}}
indicators:
  inbraak: {name: Inbraken, unit: count, better: lower, source: politie, for: jeugd, baseline: {2022: 90},
    target: {at_most: 80}}
  dumping: {name: Dumpingen, unit: count, better: lower, source: politie, for: buitengebied.drugs, baseline: {2022: 7}}
observations: cijfers.csv
actions:
  team: {name: Jeugdteam, for: jeugd, lead: Boxtel, by: 2024}
  schouw: {name: Schouw, for: buitengebied}
  beide: {name: Beide, for: [jeugd, buitengebied]}
  poster: {name: Poster, for: jeugd, municipalities: Vught}
budget: [{name: Gezamenlijk, amount: 900}, {name: Camera, amount: 70, municipalities: Vught}]
chapters: {inleiding: {name: Inleiding, text: Voor allen.}, vught: {name: Over Vught, municipalities: Vught}}
"""
FIGURES = """\
indicator,municipality,year,value
inbraak,Boxtel,2022,30
inbraak,Vught,2022,30
inbraak,Heusden,2022,30
inbraak,Boxtel,2023,20
inbraak,Vught,2023,35
inbraak,Heusden,2023,40
"""
VERSION = """\
ivp: 1
kind: plan
title: Plan van Vught
version_of: samen.yaml
municipalities: Vught
status: adopted
decisions: [{body: council, act: adopt, date: 2023-03-30}]
"""
OF_OTHERS = ("Vught", "20 februari", "Buitengebied", "Drugsafval", "Dumpingen", "Schouw", "Poster", "Camera")


@pytest.fixture
def region(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "ivp.toml").write_text('language = "nl"\n', "utf-8")
    (tmp_path / "plans/samen.yaml").write_text(JOINT, "utf-8")
    (tmp_path / "plans/cijfers.csv").write_text(FIGURES, "utf-8")
    return tmp_path


def _json(run: Run, region: Path, *arguments: str) -> dict[str, Any]:
    ended = run("report", *arguments, "--year", "2023", "--format", "json", "--output", "-", cwd=region)
    assert ended.exit == 0, ended.err
    found: dict[str, Any] = json.loads(ended.out)
    return found


@pytest.mark.parametrize("kind", ["progress", "summary", "plan"])
def test_a_municipality_finds_its_own_and_nothing_of_the_others(run: Run, region: Path, kind: str) -> None:
    ended = run("report", "--area", "Boxtel", "--kind", kind, "--format", "md", "--output", "-", cwd=region)
    assert ended.exit == 0, ended.err
    own = "\n".join(line for line in ended.out.splitlines() if "Boxtel, Vught, Heusden" not in line)
    own = own.partition("Cijfers per gemeente")[0]  # in the annex the municipalities stand side by side
    assert [word for word in OF_OTHERS if word in own] == []
    assert "Dit is wat Boxtel aangaat." in own
    for word in ("Gezamenlijk plan", "Jeugd", "10 januari 2023"):
        assert word in own


def test_a_joint_target_is_told_as_the_joint_plans(run: Run, region: Path) -> None:
    told = _json(run, region, "--area", "Boxtel")
    (item,) = told["progress"]["indicators"]
    assert (item["baseline"]["number"], item["value"]["number"], item["target"]) == (30, 20, None)
    assert item["position"]["label"] == "Gevolgd; het doel is gezamenlijk"
    assert item["joint"] == "Proefland: 95 in 2023; gezamenlijk doel ten hoogste 80 in 2026; slechter dan nulmeting"
    assert told["progress"]["headline"].startswith(
        "Boxtel heeft zelf geen doelen. Gezamenlijk, voor zover het Boxtel aangaat: 1 doel"
    )


def test_its_figure_in_the_year_of_the_baseline_is_not_told_as_the_plans_baseline(run: Run, region: Path) -> None:
    (sheet,) = [one for one in _json(run, region, "--area", "Boxtel")["details"] if one["id"] == "inbraak"]
    told = [(row["years"], row["text"], row["remark"]) for row in sheet["figures"]]
    assert told == [("2022", "30", "jaar van de nulmeting"), ("2023", "20", "")]
    (joint,) = [one for one in _json(run, region)["details"] if one["id"] == "inbraak"]
    assert joint["figures"][0]["remark"] == "nulmeting van het plan"


def test_a_baseline_and_a_target_of_all_together_are_told_as_joint_in_its_plan(run: Run, region: Path) -> None:
    def told(*asked: str) -> list[str]:
        ended = run("report", "--kind", "plan", *asked, "--format", "md", "--output", "-", cwd=region)
        assert ended.exit == 0, ended.err
        return [line for line in ended.out.splitlines() if "Inbraken" in line]

    whole, part = told(), told("--area", "Boxtel")
    assert len(part) > 1
    assert part == [line.replace("Inbraken", "Inbraken (gezamenlijk)") for line in whole]


def test_what_its_figures_show_is_not_told_of_the_whole_area(run: Run, region: Path) -> None:
    names = [
        next(one["name"] for one in _json(run, region, *asked)["details"] if one["id"] == "inbraak")
        for asked in ((), ("--area", "Boxtel"))
    ]
    assert names == ["Inbraken", "Inbraken in Boxtel"]


def test_a_source_of_others_indicators_alone_is_not_told(run: Run, region: Path) -> None:
    plan = region / "plans/samen.yaml"
    text = plan.read_text("utf-8").replace("sources: {", "sources: {panel: {name: Panel}, atlas: {name: Atlas}, ")
    plan.write_text(text.replace("source: politie, for: buitengebied", "source: panel, for: buitengebied"), "utf-8")
    names = [
        [source["name"] for source in _json(run, region, *asked)["progress"]["sources"]]
        for asked in ((), ("--area", "Boxtel"))
    ]
    assert names == [["Panel", "Atlas", "Politie"], ["Atlas", "Politie"]]


def test_that_there_is_no_figure_is_told_in_words(run: Run, region: Path) -> None:
    table = region / "plans/cijfers.csv"
    table.write_text("\n".join(line for line in FIGURES.splitlines() if "Boxtel" not in line) + "\n", "utf-8")
    for form in ("md", "html"):
        ended = run("report", "--area", "Boxtel", "--year", "2023", "--format", form, "--output", "-", cwd=region)
        assert "Hiervan is geen cijfer bekend." in ended.out


@pytest.mark.parametrize(("years", "rows"), [(0, []), (1, [1]), (9, [9]), (10, [5, 5]), (14, [7, 7]), (19, [6, 6, 7])])
def test_no_more_years_stand_beside_each_other_than_fit_on_paper(
    run: Run, region: Path, years: int, rows: list[int]
) -> None:
    lines = [f"inbraak,{place},{2023 - back},9" for place in ("Boxtel", "Vught") for back in range(years)]
    (region / "plans/cijfers.csv").write_text("\n".join([FIGURES.splitlines()[0], *lines]) + "\n", "utf-8")
    (sheet,) = [one for one in _json(run, region)["details"] if one["id"] == "inbraak"]
    assert [len(row) for row in sheet["years_beside"]] == rows
    assert [year for row in sheet["years_beside"] for year in row] == sheet["years"]


def test_what_serves_others_too_stays_without_them(run: Run, region: Path) -> None:
    actions = {item["id"]: item for item in _json(run, region, "--area", "Boxtel")["progress"]["actions"]}
    assert list(actions) == ["team", "beide"]
    assert [topic["name"] for topic in actions["beide"]["topics"]] == ["Jeugd"]
    assert [item["id"] for item in _json(run, region)["progress"]["actions"]] == ["team", "schouw", "beide", "poster"]


def test_the_reports_of_each_agree_with_that_of_all_in_every_figure_that_they_share(run: Run, region: Path) -> None:
    whole = _json(run, region)["progress"]["indicators"][0]
    for place in whole["places"]:
        own = _json(run, region, "--area", place["name"])["progress"]["indicators"][0]
        assert own["places"] == whole["places"]
        numbers = [(figure["year"], figure["number"]) for figure in own["series"]]
        assert numbers == [(figure["year"], figure["number"]) for figure in place["figures"]]
        assert f": {whole['value']['text']} in 2023" in own["joint"]


def test_one_run_writes_a_report_for_each_and_one_for_all(run: Run, region: Path) -> None:
    ended = run("report", "--area", "each", "--year", "2023", "--format", "json", cwd=region)
    names = [Path(line).name for line in ended.out.split()]
    parts = ("", "-boxtel", "-vught", "-heusden")
    assert names == [*(f"samen{part}-progress-2023.json" for part in parts), "index.json"]


def test_a_version_stands_for_its_municipality(run: Run, region: Path) -> None:
    (region / "plans/vught.yaml").write_text(VERSION, "utf-8")
    for asked in ([], ["plans/samen.yaml"], ["plans/vught.yaml"]):
        told = _json(run, region, *asked, "--area", "Vught")
        assert told["progress"]["plan"]["title"] == "Plan van Vught"
        assert told["adopted"] == "op 30 maart 2023 (gemeenteraad)"
        assert "Poster" in [item["name"] for item in told["progress"]["actions"]]
    ended = run("report", "plans/samen.yaml", "--area", "each", "--format", "json", cwd=region)
    assert "samen-vught" not in ended.out
    assert "vught-progress" in ended.out


def test_a_version_is_told_for_its_own_municipality_without_being_asked(run: Run, region: Path) -> None:
    (region / "plans/vught.yaml").write_text(VERSION.replace("Vught", "Boxtel"), "utf-8")
    told = _json(run, region, "plans/vught.yaml")
    assert told["who"] == "Gemeente Boxtel"
    assert told["progress"]["indicators"][0]["value"]["number"] == 20
    assert "Poster" not in json.dumps(told)


def test_an_account_of_one_municipality_is_of_no_concern_to_another(run: Run, region: Path) -> None:
    account = "ivp: 1\nkind: account\ntitle: Jaar van {0}\naccounts_for: samen.yaml\nperiod: 2023\nstatus: presented\n"
    for place in ("Boxtel", "Vught"):
        states = f"municipalities: {place}\nactions: {{team: {{2023-12-31: running}}}}\n"
        (region / f"plans/{place}.yaml").write_text(account.format(place) + states, "utf-8")
    told = json.dumps(_json(run, region, "plans/samen.yaml", "--area", "Boxtel"))
    assert "Jaar van Vught" not in told


def test_a_municipality_that_no_plan_is_for_is_refused(run: Run, region: Path) -> None:
    ended = run("report", "--area", "Boxtell", cwd=region)
    assert ended.exit == 2
    assert "Boxtel" in ended.err


@pytest.mark.slow
def test_hidden_counts_cannot_be_worked_out_by_laying_the_reports_side_by_side(run: Run, region: Path) -> None:
    """Whatever the small count is, the reports of each and of all are the same as long as the published sum is."""
    plan = region / "plans/samen.yaml"
    plan.write_text(JOINT.replace("every: 1}", "every: 1, hide_below: 10}"), "utf-8")
    published = set()
    for count in range(10):
        rows = FIGURES.replace("Vught,2023,35", f"Vught,2023,{count}").replace(
            "Boxtel,2023,20", f"Boxtel,2023,{30 - count}"
        )
        (region / "plans/cijfers.csv").write_text(rows, "utf-8")
        reports = [_json(run, region), *(_json(run, region, "--area", name) for name in ("Boxtel", "Vught", "Heusden"))]
        published.add(json.dumps(reports))
    assert len(published) == 1
    assert '"number": 70' in published.pop()


def test_what_a_version_adds_does_not_tell_what_the_joint_plan_hides(run: Run, region: Path) -> None:
    """The joint plan's report tells Heusden's figure: the version must not tell the sum and its own beside it."""
    plan = region / "plans/samen.yaml"
    plan.write_text(JOINT.replace("every: 1}", "every: 1, hide_below: 10}"), "utf-8")
    rows = FIGURES.replace("inbraak,Boxtel,2023,20\n", "").replace("Vught,2023,35", "Vught,2023,4")
    (region / "plans/cijfers.csv").write_text(rows.replace("Heusden,2023,40", "Heusden,2023,12"), "utf-8")
    (region / "plans/boxtel.yaml").write_text(f"{VERSION.replace('Vught', 'Boxtel')}observations: eigen.csv\n", "utf-8")
    (region / "plans/eigen.csv").write_text("indicator,municipality,year,value\ninbraak,Boxtel,2023,20\n", "utf-8")
    whole = _json(run, region, "plans/samen.yaml")["progress"]["indicators"][0]
    assert [figure["number"] for place in whole["places"] for figure in place["figures"]][-1] == 12
    told = json.dumps(_json(run, region, "plans/boxtel.yaml"))
    assert '"number": 36' not in told
    assert "36 in 2023" not in told
    assert "minder dan 10" not in told
    assert "36 in 2023" in json.dumps(_json(run, region, "plans/boxtel.yaml", "--internal"))
    # where nothing small is among them, nothing is kept back
    (region / "plans/cijfers.csv").write_text(rows.replace("Vught,2023,4", "Vught,2023,35"), "utf-8")
    assert "95 in 2023" in json.dumps(_json(run, region, "plans/boxtel.yaml"))


def test_a_version_that_adds_no_figure_hides_what_the_joint_plan_hides(run: Run, region: Path) -> None:
    plan = region / "plans/samen.yaml"
    plan.write_text(JOINT.replace("every: 1}", "every: 1, hide_below: 10}"), "utf-8")
    (region / "plans/cijfers.csv").write_text(FIGURES.replace("Vught,2023,35", "Vught,2023,4"), "utf-8")
    (region / "plans/boxtel.yaml").write_text(VERSION.replace("Vught", "Boxtel"), "utf-8")
    whole, version = (_json(run, region, f"plans/{name}.yaml") for name in ("samen", "boxtel"))
    assert "64 in 2023" in json.dumps(whole)
    assert "64 in 2023" in json.dumps(version)


def test_what_alarms_of_the_whole_area_is_told_first(run: Run) -> None:
    told = run("report", "plans/heuvelland-2020-2023.yaml", "--year", "2023", "--area", "Vaals", "--format", "md",
               "--output", "-").out.partition("## In het kort")[2]  # fmt: skip
    verdicts = [line.partition("gezamenlijk: ")[2].partition(".**")[0] for line in told.splitlines() if "- **" in line]
    assert verdicts[:3] == ["doel niet gehaald", "doel gehaald", "doel gehaald"]


@pytest.mark.parametrize("asked", [["--area", "Boxtel"], []])
def test_why_a_target_cannot_be_assessed_is_told_of_a_joint_one_as_of_the_plans_own(
    run: Run, region: Path, asked: list[str]
) -> None:
    (region / "plans/cijfers.csv").write_text(FIGURES.replace("inbraak,Heusden,2023,40\n", ""), "utf-8")
    told = _json(run, region, *asked)
    why = "Niet alle gemeenten hebben een cijfer (ontbreekt in 2023: Heusden)."
    marks = {one["mark"]["label"]: one["text"] for one in told["highlights"]}
    kind = "gezamenlijk doel" if asked else "doel"
    assert marks[f"1 {kind} zonder oordeel"] == why
    assert [(gap["count"], [one["name"] for one in gap["indicators"]]) for gap in told["gaps"]] == [
        (f"1 {kind}", ["Inbraken"])
    ]
    notes = [one["mark"]["note"] for one in told["positions"] if one["mark"]["code"] == "not_assessable"]
    assert why.lower().rstrip(".") in notes[0].lower()
