"""The report on an implementation plan: a made-up one that gives everything, and the real ones that give little."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ivp.check import Checked
from ivp.report.kinds import KINDS, Asked
from ivp.report.pages import pages
from ivp.view.implementation import ImplementationView
from ivp.vocabulary import ReportFormat
from tests.report.conftest import texts
from tests.report.page import parsed, text

GOLDEN = Path(__file__).parent / "golden" / "verzonnen-uitvoeringsplan-implementation-2028.md"
PAGE = "verzonnen-uitvoeringsplan-implementation-2028.html"


def _view(plans: list[Checked], name: str, year: int | None = None) -> ImplementationView | None:
    (item,) = [item for item in plans if Path(item.source.name).stem == name]
    assert item.plan is not None
    view = KINDS["implementation"].view(Asked(item.measured, year))
    assert view is None or isinstance(view, ImplementationView)
    return view


@pytest.fixture(scope="module")
def view(made_up_plans: list[Checked]) -> ImplementationView:
    found = _view(made_up_plans, "verzonnen-uitvoeringsplan")
    assert found is not None
    return found


def test_the_markdown_is_as_it_was(made_up_plans: list[Checked]) -> None:
    """Made anew with ``IVP_WRITE_GOLDEN=1``."""
    made = texts(pages(made_up_plans, ["implementation"], 2028, ReportFormat.MD))[GOLDEN.name]
    if os.environ.get("IVP_WRITE_GOLDEN"):
        GOLDEN.write_text(made, encoding="utf-8")
    assert made == GOLDEN.read_text(encoding="utf-8")


def test_without_a_year_it_is_that_of_the_latest_state(view: ImplementationView) -> None:
    assert view.year == 2028
    assert view.carries_out == "Verzonnen veiligheidsplan 2027-2030 (2027–2030)"


def test_a_state_from_before_the_plan_is_told_in_its_first_year(example_plans: list[Checked]) -> None:
    found = _view(example_plans, "west-maas-en-waal-2020-2022")
    assert found is not None
    assert found.year == 2020
    assert found.states


def test_states_and_lights_add_up_to_the_actions(view: ImplementationView) -> None:
    assert {item.mark.code: item.count for item in view.states} == {
        "planned": 1, "running": 3, "done": 1, "stopped": 1, "stateless": 1,
    }  # fmt: skip
    assert {item.mark.code: item.count for item in view.lights} == {
        "light-green": 2, "light-orange": 1, "light-red": 1,
    }  # fmt: skip


def test_the_worst_comes_first_and_late_without_a_light_too(view: ImplementationView) -> None:
    assert [(work.id, work.flag.code) for work in view.attention] == [
        ("signalen", "light-red"),
        ("voorlichting", "light-orange"),
        ("preventieteam", "running"),
    ]
    assert {action.id for action in view.actions if action.late} == {"signalen", "voorlichting", "preventieteam"}


def test_every_action_stands_in_full_once_and_under_each_topic_that_it_serves(view: ImplementationView) -> None:
    shown = [(work, topic) for topic in view.topics for work in topic.work]
    assert sorted(work.id for work, _ in shown if not work.elsewhere) == sorted(item.id for item in view.actions)
    homes = {work.id: topic.name for work, topic in shown if not work.elsewhere}
    assert homes["signalen"] == "Ondermijning"
    assert homes["evaluatie"] == "Overige actiepunten"
    signals = [(work.elsewhere, work.also, topic.name) for work, topic in shown if work.id == "signalen"]
    assert signals == [
        ("", ("Digitale veiligheid",), "Ondermijning"),
        ("Ondermijning", ("Ondermijning",), "Digitale veiligheid"),
    ]


def test_it_is_counted_under_both_and_once_in_the_total(view: ImplementationView) -> None:
    told = {topic.name: topic.finding for topic in view.topics}
    assert told["Ondermijning"].startswith("3 actiepunten: 1 is gereed, 1 heeft een rood stoplicht")
    assert told["Digitale veiligheid"].startswith(
        "2 actiepunten: geen is als gereed gemeld, 1 heeft een rood stoplicht"
    )
    assert view.headline == (
        "7 actiepunten: 1 is gereed, 1 is gestopt, 1 heeft een rood stoplicht, 1 heeft een oranje stoplicht, "
        "3 zijn over de termijn, van 1 is geen stand bekend."
    )


def test_a_topic_counts_what_its_parts_have(view: ImplementationView, example_plans: list[Checked]) -> None:
    told = {topic.name: (topic.finding, len(topic.work)) for topic in view.topics}
    assert told["Veilig wonen"] == ("2 actiepunten: geen is als gereed gemeld, 1 is gestopt, 1 is over de termijn", 0)
    assert "Veilig wonen" not in {topic.name for topic in view.idle}
    for name, topic, number in (
        ("meierij-2023-2026", "1 Zorg en Veiligheid", 17),
        ("west-maas-en-waal-2020-2022", "1.1.1 Ondermijning", 16),
    ):
        found = _view(example_plans, name)
        assert found is not None
        assert {item.name: item.finding.partition(" ")[0] for item in found.topics}[topic] == str(number)
        assert topic not in {item.name for item in found.idle}


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("west-maas-en-waal-2020-2022", [], [
            "2.2 Bestuurlijke uitgangspunten van het lokale veiligheidsbeleid",
            "6.1 Opstellen jaarlijkse uitvoeringsplannen", "6.3 Coördinatie", "Partners",
        ]),
        ("meierij-2023-2026", [], ["Uitgangspunten", "Financiën", "Partners", "Beleidscyclus"]),
        ("maastricht-uitvoeringsplan-2024", ["Wat hebben we gedaan?"], [
            "Aandachtspunten", "Partners", "Beleidscyclus", "Financiën",
        ]),
    ],
)  # fmt: skip
def test_what_is_said_of_the_work_stands_under_the_names_and_in_the_order_of_the_plan(
    example_plans: list[Checked], name: str, before: list[str], after: list[str]
) -> None:
    found = _view(example_plans, name)
    assert found is not None
    assert [part.title for part in found.texts] == before
    assert [part.title for part in found.chapters] == after
    assert [part.title for part in (*found.texts, *found.chapters) if not (part.blocks or part.sections)] == []


def test_the_page_shows_all_that_is_given(all_pages: dict[str, str]) -> None:
    shown = text(parsed(all_pages[PAGE]))
    for given in (
        "team handhaving", "politie, omgevingsdienst", "december 2028", "€ 25.000", "€ 21.500 [2028]", "€ 4.000,50",
        "Voorkomen gaat voor ingrijpen", "De leverancier levert later.", "Meldingen komen nog op drie plaatsen binnen.",
        "kijkt één medewerker alle meldingen na", "uitstel tot 1 april 2029", "Ingebruikname in april 2029.",
        "Vijf controles gehouden", "Uitvoeringsplan 2027, waar het", "40%", "Misbruik van panden neemt zichtbaar af.",
        "Woninginbraken: ten hoogste 80 in 2030", "Jongerenwerk en politie houden elke week overleg.",
        "In 2027 lag de nadruk op de bedrijventerreinen.", "Evaluatie over 2028", "het meldpunt valt onder",
    ):  # fmt: skip
        assert given.lower() in shown.lower(), given


def test_a_traffic_light_is_a_shape_and_a_word(all_pages: dict[str, str]) -> None:
    tree = parsed(all_pages[PAGE])
    marks = [item for item in tree.iter("span") if "mark" in (item.get("class") or "").split()]
    for code in ("light-green", "light-orange", "light-red"):
        shown = [mark for mark in marks if any(use.get("href") == f"#i-{code}" for use in mark.iter())]
        assert shown
        assert all(text(mark.find("b")) for mark in shown)


def test_a_plan_that_is_hardly_known_still_has_a_useful_page(example_plans: list[Checked]) -> None:
    view = _view(example_plans, "maastricht-uitvoeringsplan-2024")
    assert view is not None
    assert (view.year, view.topics, len(view.idle)) == (2024, (), 4)
    assert [part.title for part in view.texts] == ["Wat hebben we gedaan?"]
    assert {part.anchor for part in view.chapters} >= {"principles", "cycle", "budget"}


def test_the_actions_of_a_plan_have_one_too(example_plans: list[Checked]) -> None:
    view = _view(example_plans, "west-maas-en-waal-2020-2022")
    assert view is not None
    assert sum(not work.elsewhere for topic in view.topics for work in topic.work) == len(view.actions) == 18
    assert {item.mark.code: item.count for item in view.states if item.count} == {
        "done": 1,
        "running": 2,
        "stateless": 15,
    }
    assert _view(example_plans, "maasgouw-2023-2026") is None
