"""The index of a region: who stands under whom, what each council adopted, what each took over, what is hidden."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

REGION = Path(__file__).parent / "verzonnen-regio"


@pytest.fixture
def made(run: Run, tmp_path: Path) -> Any:
    """The index of the region, made with these options, as data."""

    def make(*options: str) -> dict[str, Any]:
        outcome = run("report", "--format", "json", "--output", str(tmp_path / "out"), *options, cwd=REGION)
        assert outcome.exit == 0, outcome.err
        data: dict[str, Any] = json.loads((tmp_path / "out" / "index.json").read_text(encoding="utf-8"))
        return data

    return make


def region(index: dict[str, Any]) -> dict[str, Any]:
    """The one family of the index."""
    (letter,) = index["letters"]
    (head,) = letter["entries"]
    return dict(head)


def taken(head: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Of each topic what it says under each municipality."""
    (matrix,) = head["matrices"]
    names = [place["name"] for place in matrix["places"]]
    return {
        line["name"]: {
            name: [mark["label"] for mark in filter(None, (cell["taken"], *cell["marks"]))] if cell else ["-"]
            for name, cell in zip(names, line["cells"], strict=True)
        }
        for block in matrix["blocks"]
        for line in block["lines"]
    }


def test_versions_and_what_carries_out_or_accounts_stand_under_their_plan(made: Any) -> None:
    head = region(made())
    assert head["plan"]["title"] == "Verzonnen gezamenlijk veiligheidsplan 2023-2026"
    assert [one["plan"]["area"] for one in head["members"]] == ["Hillegom", "Lisse"]
    assert [item["title"] for item in head["belonging"]] == [
        "Verzonnen verantwoording 2024", "Verzonnen uitvoeringsplan 2023-2024",
    ]  # fmt: skip
    assert [[item["title"] for item in one["belonging"]] for one in head["members"]] == [
        [], ["Verzonnen uitvoeringsplan Lisse 2024"],
    ]  # fmt: skip
    assert head["belonging"][0]["judged"] == "Oordeel in woorden: 1 verslechterd, 1 niet te zeggen, 1 gelijk gebleven"


def test_each_council_is_told_with_its_date(made: Any) -> None:
    head = region(made())
    assert {place["name"]: place["text"] for place in head["councils"]} == {
        "Hillegom": "eigen versie, vastgesteld: 9 februari 2023",
        "Lisse": "eigen versie, vastgesteld: 15 december 2022",
        "Teylingen": "vastgesteld: 20 december 2022",
    }
    anchors = [place["anchor"] for place in head["councils"]]
    assert anchors == [*(one["anchor"] for one in head["members"]), ""]


def test_what_a_council_had_not_decided_on_the_day_is_not_told_as_decided(made: Any) -> None:
    places = {place["name"]: place["text"] for place in region(made("--as-of", "2022-12-17"))["councils"]}
    assert places == {
        "Hillegom": "eigen versie, nog niet vastgesteld",
        "Lisse": "eigen versie, vastgesteld: 15 december 2022",
        "Teylingen": "hier is geen vaststelling bekend",
    }


def test_municipalities_stand_beside_each_other(made: Any) -> None:
    found = taken(region(made()))
    assert found["Ondermijning"] == {
        "Verzonnen Duinstreek": ["Oordeel: verslechterd"],
        "Hillegom": ["Overgenomen"], "Lisse": ["Overgenomen"], "Teylingen": ["Gezamenlijk"],
    }  # fmt: skip
    assert found["Polarisatie"]["Lisse"] == ["Niet overgenomen"]
    assert found["Jeugd en veiligheid"]["Hillegom"] == ["Overgenomen, aangepast", "Geen duidelijke verandering: 1"]
    assert found["Veilige bollenvelden"] == {
        "Verzonnen Duinstreek": [], "Hillegom": ["-"], "Lisse": ["Eigen"], "Teylingen": ["-"],
    }  # fmt: skip
    assert found["Veilig strand"]["Teylingen"] == ["Niet voor deze gemeente"]
    assert found["Woninginbraak"]["Lisse"] == ["Overgenomen", "Verbeterd: 1"]


def test_a_joint_date_that_passed_is_told_once_and_of_one_municipality_with_that(run: Run, tmp_path: Path) -> None:
    shutil.copytree(REGION, tmp_path, dirs_exist_ok=True)
    lisse = tmp_path / "plans/lisse-2023-2026.yaml"
    own = "cycle:\n  eigen: {what: Avond in Lisse, when: 2024-03}\n"
    lisse.write_text(lisse.read_text("utf-8") + own, "utf-8")
    assert run("report", "--year", "2024", "--format", "json", "--output", "out", cwd=tmp_path).exit == 0
    index = json.loads((tmp_path / "out/index.json").read_text("utf-8"))
    head = region(index)
    told = {one["plan"]["area"]: [item["what"] for item in one["late"]] for one in (head, *head["members"])}
    assert told == {
        "Verzonnen Duinstreek": ["Controles in het buitengebied", "Terugblik halverwege naar de raden"],
        "Hillegom": [], "Lisse": ["Avond in Lisse"],
    }  # fmt: skip
    assert [(one["name"], one["count"]) for one in index["late"]] == [("Verzonnen Duinstreek", 2), ("Lisse", 1)]


@pytest.mark.parametrize("places", ["", "municipalities: Vaals, "])
def test_what_is_late_in_a_joint_plan_is_counted_once_beside_its_municipalities(
    run: Run, tmp_path: Path, places: str
) -> None:
    plan = (
        "ivp: 1\nkind: plan\ntitle: Samen\nlanguage: nl\nregion: Heuvelstreek\nmunicipalities: [Vaals, Meerssen]\n"
        f"period: 2023-2026\nstatus: draft\nactions: {{avond: {{name: Avond, {places}by: 2024-03}}}}\n"
    )
    (tmp_path / "samen.yaml").write_text(plan, "utf-8")
    (tmp_path / "ivp.toml").touch()
    asked = ("--area", "each", "--year", "2024", "--format", "json", "--output", "out")
    assert run("report", "samen.yaml", *asked, cwd=tmp_path).exit == 0
    index = json.loads((tmp_path / "out/index.json").read_text("utf-8"))
    assert [(one["name"], one["count"]) for one in index["late"]] == [("Vaals" if places else "Heuvelstreek", 1)]


def test_what_a_municipality_added_does_not_stand_under_a_block_of_the_region(made: Any) -> None:
    (matrix,) = region(made())["matrices"]
    assert [(block["label"], [line["name"] for line in block["lines"]]) for block in matrix["blocks"]] == [
        ("Onze prioriteiten", ["Ondermijning", "Polarisatie", "Jeugd en veiligheid"]),
        ("Onze thema's", ["Woninginbraak", "Veilig strand"]),
        ("Eigen onderwerpen van gemeenten", ["Veilige bollenvelden"]),
    ]


def test_of_a_version_with_errors_nothing_is_told(run: Run, tmp_path: Path) -> None:
    shutil.copytree(REGION, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "plans" / "lisse-2023-2026.yaml"
    file.write_text(file.read_text("utf-8").replace("status: adopted", "status: zomaar"), "utf-8")
    assert run("report", "--format", "json", "--output", "out", cwd=tmp_path).exit == 1
    head = region(json.loads((tmp_path / "out" / "index.json").read_text(encoding="utf-8")))
    assert {cells["Lisse"][0] for cells in taken(head).values()} == {"Niet bekend: er staan fouten in de versie"}
    assert head["councils"][1]["text"] == "eigen versie, hier niet verteld vanwege fouten"


def test_of_very_many_municipalities_there_is_no_matrix_and_each_council_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivp.view.portfolio.taken.MOST_PLACES", 2)
    assert run("report", "--format", "json", "--output", str(tmp_path), cwd=REGION).exit == 0
    head = region(json.loads((tmp_path / "index.json").read_text(encoding="utf-8")))
    assert (head["matrices"], len(head["councils"])) == ([], 3)


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("ondermijning", {"Ondermijning": ["Overgenomen"]}),
        ("polarisatie", {"Polarisatie": ["Niet overgenomen"]}),
        ("bollenvelden", {}),
    ],
)
def test_of_one_topic_nothing_else_is_told(made: Any, topic: str, told: dict[str, list[str]]) -> None:
    if told:
        assert {name: cells["Lisse"] for name, cells in taken(region(made("--topic", topic))).items()} == told
    else:
        assert region(made("--topic", topic, "--kind", "all"))["matrices"] == []


@pytest.mark.parametrize(("topic", "listed"), [("ondermijning", True), ("strand", False)])
def test_of_one_topic_only_an_account_that_speaks_of_it_is_listed(made: Any, topic: str, listed: bool) -> None:
    listing = [item["title"] for item in region(made("--topic", topic))["belonging"]]
    assert ("Verzonnen verantwoording 2024" in listing) == listed


def test_a_hidden_figure_gives_no_verdict(made: Any) -> None:
    """Teylingen has 3, which is hidden; with the region's total that of one other is hidden too."""
    found = taken(region(made()))["Jeugd en veiligheid"]
    assert [found[place][1:] for place in ("Lisse", "Teylingen")] == [["Verandering onbekend: 1"]] * 2
    shown = taken(region(made("--internal")))["Jeugd en veiligheid"]
    assert [shown[place][1:] for place in ("Lisse", "Teylingen")] != [["Verandering onbekend: 1"]] * 2


def test_a_figure_that_is_hidden_for_another_is_not_told_to_be_small(run: Run) -> None:
    """That of Lisse is 17; only Teylingen's is below 10."""
    options = ("--kind", "progress", "--year", "2024", "--area", "Lisse", "--format", "md", "--output", "-")
    outcome = run("report", *options, cwd=REGION)
    assert outcome.exit == 0, outcome.err
    told = "het cijfer is te klein om openbaar te maken"
    assert outcome.out.count(told) == outcome.out.count(f"{told}, of zou een cijfer verraden dat dat is") > 0


def test_a_municipality_without_a_target_of_its_own_is_not_told_to_have_one_where_its_figure_is_hidden(
    made: Any,
) -> None:
    head = region(made())
    assert head["members"][1]["headline"].startswith("Lisse heeft zelf geen doelen.")


def test_what_is_told_of_each_municipality_stands_under_the_region(made: Any) -> None:
    head = region(made("--area", "each"))
    assert [one["plan"]["area"] for one in head["members"]] == ["Hillegom", "Lisse", "Teylingen"]
    assert head["members"][2]["pages"][0]["link"] == "regio-2023-2026-teylingen-progress-2024.json"


def test_nothing_is_told_of_others_in_what_is_for_one(made: Any) -> None:
    index = made("--area", "Lisse", "--kind", "all")
    text = json.dumps(index, ensure_ascii=False)
    assert region(index)["matrices"] == []
    assert "Teylingen" not in text
    assert "Hillegom" not in text


def test_an_implementation_plan_of_its_own_is_a_page_under_its_plan(run: Run, tmp_path: Path) -> None:
    plans = [f"plans/{name}.yaml" for name in ("regio-2023-2026", "regio-uitvoering-2023-2024")]
    assert run("report", *plans, "--format", "json", "--output", str(tmp_path), cwd=REGION).exit == 0
    head = region(json.loads((tmp_path / "index.json").read_text(encoding="utf-8")))
    (carried,) = [item for item in head["belonging"] if item["pages"]]
    assert carried["pages"][0]["link"] == "regio-uitvoering-2023-2024-implementation-2024.json"
    assert head["members"] == []


def test_a_topic_that_a_version_left_out_is_not_called_unknown(run: Run) -> None:
    ended = run("report", "plans/lisse-2023-2026.yaml", "--topic", "polarisatie", cwd=REGION)
    assert (ended.exit, ended.out) == (2, "")
    said = " ".join(ended.err.split())
    assert "plans/lisse-2023-2026.yaml neemt het onderwerp polarisatie niet over" in said
    assert "vraag het plan dat het heeft: plans/" in said
