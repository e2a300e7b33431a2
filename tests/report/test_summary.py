"""A plan on one page."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivp.check import Checked
from ivp.report.kinds import KINDS, Asked
from ivp.view.summary import SummaryView, whole_sentences
from tests.conftest import PLANS
from tests.report.page import parsed, rows, text

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
            "€\u00a01 per inwoner; 2023–2026; elk jaar; samen €\u00a0910.788 [2023–2026], met inwoners tot en met 2025",
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
