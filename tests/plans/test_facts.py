"""What the documents print stands in the plans, and the account of them is right."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from ivp.check import Checked, Result, check
from ivp.dossier.workspace import Source
from ivp.finding import Severity
from ivp.model.plan import all_chapters
from ivp.progress.assess import assess
from ivp.reference.municipalities import municipality
from ivp.view.document import document_view
from ivp.vocabulary import Act, ActionState, Change, Reason, SeriesCheck, Status, TextWording

PLANS = Path(__file__).parents[2] / "plans"


@pytest.fixture(scope="module")
def result() -> Result:
    return check([Source(path, path.name) for path in sorted(PLANS.glob("*.yaml"))])


@pytest.fixture(scope="module")
def plans(result: Result) -> dict[str, Checked]:
    return {item.source.path.stem: item for item in result.plans}


def test_all_plans_are_clean(result: Result) -> None:
    assert [item for item in result.findings if item.code.severity is not Severity.INFO] == []
    assert len(result.plans) == 7


MAASGOUW = [
    ("totaal veelvoorkomende vermogenscriminaliteit", "129", 2021, "at_most 125"),
    ("totaal incidenten sociale overlast", "244", 2021, "at_most 240"),
    ("rapportcijfer veiligheid van de buurt", "7.9", 2022, "at_least 7.9"),
    ("incidenten woninginbraak", "29", 2021, None),
    ("incidenten diefstal uit/vanaf motorvoertuigen", "46", 2021, None),
    ("incidenten diefstal brom-/snorfiets, fiets", "44", 2021, None),
    ("incidenten overlast jeugd", "82", 2021, None),
    ("incidenten burenruzie", "40", 2021, None),
    ("incidenten overlast door verward persoon", "78", 2021, None),
    ("overlast medebewoners (% ‘ja’)", "37", 2022, None),
    ("overlast jeugd (% ‘ja’)", "39", 2022, None),
    ("incidenten mishandeling", "170", 2021, None),
    ("incidenten overlast alcohol en drugs", "44", 2021, None),
    ("incidenten drugshandel", "40", 2021, None),
    ("overlast dealen drugs (% ‘ja’)", "29", 2022, None),
    ("incidenten horizontale fraude (waaronder via internet)", "167", 2021, None),
    ("slachtofferschap oplichting via internet", "24", 2022, None),
    ("casus verwarde personen Maasgouw", "None", 2021, None),
    ("casus nazorg ex-gedetineerden Maasgouw", "20", 2021, None),
    ("casus persoonsgerichte Aanpak (PGA) Maasgouw", "9", 2021, None),
    ("casus top X Maasgouw", "8", 2021, None),
]
HEUVELLAND = [
    ("totaal misdrijven HIC Heuvelland", "498", 2018, "at_most 400"),
    ("totaal incidenten overlast Heuvelland", "1656", 2018, "at_most 1400"),
    ("meldingen burenruzie/woonoverlast Heuvelland", "233", 2018, "at_most 200"),
    ("meldingen overlast jeugd Heuvelland", "247", 2018, "at_most 200"),
    ("woningcriminaliteit Heuvelland", "309", 2018, "at_most 275"),
    ("diefstallen van/uit/vanaf motorvoertuigen Heuvelland", "358", 2018, "at_most 325"),
    ("brom-, snor-, fietsendiefstallen Heuvelland", "207", 2018, "at_most 180"),
    ("meldingen drugs-/drankoverlast Heuvelland", "188", 2018, "at_most 150"),
    ("% inwoners dat zich vaak/soms onveilig voelt in het uitgaansgebied", "27", 2016, "at_most 20"),
]


@pytest.mark.parametrize(("stem", "table"), [("maasgouw-2023-2026", MAASGOUW), ("heuvelland-2020-2023", HEUVELLAND)])
def test_the_indicator_table_is_that_of_the_document(
    plans: dict[str, Checked], stem: str, table: list[tuple[str, str, int, str | None]]
) -> None:
    plan = plans[stem].plan
    assert plan is not None
    rows = []
    for indicator in plan.indicators.values():
        ((years, value),) = indicator.baseline.items()
        target = indicator.target
        bounds = [bound.number for (bound,) in target.bounds.values()] if target else []
        asked = f"{target.direction} {bounds[0]}" if target else None
        rows.append((indicator.name, str(value.value), years.last, asked))
    assert rows == table


VERDICTS = [
    # plan, indicator, year: figure, its year, position, change, check of the linked table
    ("maasgouw-2023-2026", "totaal veelvoorkomende vermogenscriminaliteit", 2024, 110, 2024, "on_target",
     "no_clear_change", "equal"),
    ("maasgouw-2023-2026", "totaal veelvoorkomende vermogenscriminaliteit", 2022, 93, 2022, "on_target",
     "within_usual", "equal"),
    ("maasgouw-2023-2026", "incidenten drugshandel", 2024, 43, 2024, "not_assessable", "no_clear_change", "revised"),
    ("maasgouw-2023-2026", "incidenten mishandeling", 2024, 25, 2024, "not_assessable", "unknown",
     "other_definition"),
    ("heuvelland-2020-2023", "woningcriminaliteit Heuvelland", 2024, 135, 2023, "achieved", "improved", "revised"),
    ("heuvelland-2020-2023", "diefstallen van/uit/vanaf motorvoertuigen Heuvelland", 2023, 228, 2023, "achieved",
     "within_usual", "revised"),
    ("heuvelland-2020-2023", "diefstallen van/uit/vanaf motorvoertuigen Heuvelland", 2024, 228, 2023, "achieved",
     "no_clear_change", "revised"),
    ("heuvelland-2020-2023", "brom-, snor-, fietsendiefstallen Heuvelland", 2023, 256, 2023, "not_achieved",
     "within_usual", "revised"),
]  # fmt: skip


@pytest.mark.parametrize(("stem", "name", "year", "figure", "at", "position", "change", "linked"), VERDICTS)
def test_the_account_of_real_figures(
    plans: dict[str, Checked], stem: str, name: str, year: int, figure: int, at: int, position: str, change: str,
    linked: str,
) -> None:  # fmt: skip
    item = plans[stem]
    assert item.plan is not None
    identity = next(key for key, indicator in item.plan.indicators.items() if indicator.name == name)
    found = assess(item.measured.indicators[identity], year)
    assert found.judged is not None
    assert (found.judged.value, found.judged.year) == (Decimal(figure), at)
    assert found.position.status == Status(position)
    assert found.change.change == Change(change)
    assert found.measured.check == SeriesCheck(linked)


def test_motor_vehicles_are_not_sustained_once_2024_is_known(plans: dict[str, Checked]) -> None:
    item = plans["heuvelland-2020-2023"]
    assert item.plan is not None
    identity = next(key for key, value in item.plan.indicators.items() if "motorvoertuigen" in value.name)
    later = assess(item.measured.indicators[identity], 2024).position.not_sustained
    assert later is not None
    assert (later.year, later.value, later.provisional) == (2024, Decimal(384), True)
    assert assess(item.measured.indicators[identity], 2023).position.not_sustained is None


def test_one_municipality_has_its_own_figures_and_no_target(plans: dict[str, Checked]) -> None:
    item = plans["heuvelland-2020-2023"]
    assert item.plan is not None
    identity = next(key for key, value in item.plan.indicators.items() if "woningcriminaliteit" in value.name)
    place = municipality("Vaals")
    found = assess(item.measured.of(identity, place), 2023)
    whole = assess(item.measured.indicators[identity], 2023)
    assert found.position.reason is Reason.JOINT_TARGET
    assert found.judged is not None
    assert found.measured.baseline is not None
    assert sum(series.figures[2023].value or 0 for series in whole.measured.parts.values()) == 135
    assert whole.measured.parts["GM0981"].figures[2023].value == found.judged.value


def test_the_year_to_report_is_the_last_of_the_plan_with_definitive_figures(plans: dict[str, Checked]) -> None:
    years = {stem: item.measured.default_year() for stem, item in plans.items() if item.plan}
    assert years["maasgouw-2023-2026"] == 2023
    assert years["meierij-2023-2026"] == 2023


def test_a_local_plan_shows_what_it_inherits(plans: dict[str, Checked]) -> None:
    local = plans["west-maas-en-waal-2020-2022"].plan
    assert local is not None
    (regional,) = local.parents
    assert set(regional.priorities) <= set(local.priorities)
    assert len(local.own.actions) == 18


def test_the_proposal_has_its_twelve_sections(plans: dict[str, Checked]) -> None:
    plan = plans["maastricht-uitvoeringsplan-2024"].plan
    assert plan is not None
    (decision,) = [item for item in plan.own.decisions if item.proposal]
    assert decision.date is not None
    assert (decision.date.text, decision.body, decision.outcome) == ("2024-02-06", "college", "Conform")
    assert decision.proposal is not None
    assert len(decision.proposal.sections) == 12
    assert [section.applicable for section in decision.proposal.sections].count(False) == 5


def test_pieces_carry_the_plans_own_names(plans: dict[str, Checked]) -> None:
    names = {stem: item.plan.own.labels for stem, item in plans.items() if item.plan}
    assert names["maasgouw-2023-2026"]["target"] == "doelstelling 2026?"
    for stem in ("maasgouw-2023-2026", "heuvelland-2020-2023", "meierij-2023-2026"):
        plan = plans[stem].plan
        assert plan is not None
        shown = document_view(plan).model_dump_json()
        assert all(name in shown for name in plan.own.labels.values() if '"' not in name), stem


def printed(plans: dict[str, Checked], stem: str) -> str:
    """All that the plan's document says, as data."""
    plan = plans[stem].plan
    assert plan is not None
    return document_view(plan).model_dump_json()


STEMS = sorted(path.stem for path in PLANS.glob("*.yaml"))
EDITOR = re.compile(r"CSV|vraagteken|consultatieversie|omslag|Leeswijzer|Bij deze weergave|op grond van hun naam")
EXAMPLE = re.compile(r"\b(zoals|bijvoorbeeld|eventueel|eventuele)\b", re.IGNORECASE)


@pytest.mark.parametrize("stem", STEMS)
def test_each_plan_tells_in_other_words_and_says_so(plans: dict[str, Checked], stem: str) -> None:
    plan = plans[stem].plan
    assert plan is not None
    assert plan.own.wording is TextWording.PARAPHRASE
    assert "Naverteld" in printed(plans, stem)


@pytest.mark.parametrize("stem", STEMS)
def test_remarks_of_who_wrote_the_file_are_comments_and_not_printed(plans: dict[str, Checked], stem: str) -> None:
    assert EDITOR.findall(printed(plans, stem)) == []


@pytest.mark.parametrize("stem", STEMS)
def test_who_is_named_as_an_example_is_no_partner_of_an_action(plans: dict[str, Checked], stem: str) -> None:
    plan = plans[stem].plan
    assert plan is not None
    named = [party.name for action in plan.own.actions.values() for party in action.with_]
    assert [name for name in named if EXAMPLE.search(name)] == []


@pytest.mark.parametrize(
    ("stem", "fragments"),
    [
        ("west-maas-en-waal-2020-2022", ("bijna 80 organisaties", "Z.7476", "gmb-2019-310374", "informatieplein")),
        ("maasgouw-2023-2026", ("7,5 (2017)", "vijftien gemeenten", "Bevolkingszorg op orde 2.0", "Beslispunt 2")),
        ("heuvelland-2020-2023", (
            "498 in 2018", "maximaal 400", "1656 in 2018", "80% van hun tijd", "2.000 leerlingen", "25 à 30",
            "1.1 Sociale kwaliteit", "5.5 Ambtelijke en bestuurlijke integriteit", "accenten veiligheidsbeeld",
            "accenten lopende aanpak",
        )),
        ("meierij-2023-2026", ("20 tot 25 procent", "7-stappenmodel", "€ 1,-", "laatste 5 jaar")),
        ("maastricht-2023-2026", ("7 benoemde zorg- en veiligheidsthema", "In extreme gevallen", "31 januari 2023")),
    ],
)  # fmt: skip
def test_what_the_document_names_is_printed(plans: dict[str, Checked], stem: str, fragments: tuple[str, ...]) -> None:
    page = printed(plans, stem)
    assert [item for item in fragments if item not in page] == []


def test_an_action_point_is_one_of_the_document_with_the_state_that_it_dates(plans: dict[str, Checked]) -> None:
    plan = plans["west-maas-en-waal-2020-2022"].plan
    assert plan is not None
    actions = plan.own.actions
    assert [action.name for action in actions.values() if "RIEC" in action.name] == []
    strategies = [action.for_ for action in actions.values() if action.name.startswith("Communicatiestrategie")]
    assert strategies == [("voorkomen-georganiseerde-criminaliteit",), ("bewustwording-en-meldingsbereidheid",)]
    states = {
        identity: [(when.text, state.status) for when, state in action.state.items()]
        for identity, action in actions.items()
        if action.state
    }
    assert states == {
        "ondermijningsbeeld": [("2019-10", ActionState.DONE)],
        "lokale-casustafel": [("2019-01", ActionState.RUNNING)],
        "agenda-veilig-buitengebied": [("2019-09-03", ActionState.RUNNING)],
    }


def test_a_regional_measure_is_no_local_approach(plans: dict[str, Checked]) -> None:
    plan = plans["west-maas-en-waal-2020-2022"].plan
    assert plan is not None
    assert "Een gezamenlijk informatieknooppunt" not in printed(plans, "west-maas-en-waal-2020-2022")
    assert "Een gezamenlijk informatieknooppunt" in printed(plans, "tweestromenland-2019-2022")


def test_who_signed_the_letter_of_august_did_not_sign_the_meeting(plans: dict[str, Checked]) -> None:
    plan = plans["meierij-2023-2026"].plan
    assert plan is not None
    signed = {item.date.text: len(item.signed_by) for item in plan.own.decisions if item.date}
    assert signed == {"2022-08": 7, "2022-09-21": 0, "2022": 0}


def test_ambitions_keep_their_numbers_and_introductions_are_no_reasons(plans: dict[str, Checked]) -> None:
    plan = plans["meierij-2023-2026"].plan
    assert plan is not None
    numbers = {
        identity: [point.name for point in topic.goals if point.name] for identity, topic in plan.priorities.items()
    }
    assert numbers == {
        "zorg-en-veiligheid": ["Focus voor de komende jaren"],
        "digitale-veiligheid": ["1", "2", "3"],
        "polarisatie": ["1", "2"],
        "ondermijning": ["1", "2", "3", "4"],
    }
    assert [topic.name for topic in plan.priorities.values() if topic.approach or not topic.text] == []
    assert {identity: len(topic.problem) for identity, topic in plan.priorities.items()} == {
        "zorg-en-veiligheid": 0, "digitale-veiligheid": 8, "polarisatie": 6, "ondermijning": 3,
    }  # fmt: skip


def test_an_explanation_of_one_year_stands_with_the_figure_of_that_year(plans: dict[str, Checked]) -> None:
    plan = plans["maasgouw-2023-2026"].plan
    assert plan is not None
    assert [item.name for item in plan.indicators.values() if item.interpretation] == []
    explained = {
        identity: years.last
        for identity, item in plan.indicators.items()
        for years, value in item.baseline.items()
        if value.note and value.value is not None
    }
    assert explained == dict.fromkeys(
        ("vermogenscriminaliteit", "sociale-overlast", "woninginbraak", "overlast-jeugd", "burenruzie"), 2021
    )


def test_coordination_is_local_or_regional_only_where_the_document_says_so(plans: dict[str, Checked]) -> None:
    levels = {
        stem: [str(one.level or "") for one in item.plan.own.coordination.values()]
        for stem, item in plans.items()
        if item.plan and item.plan.own.coordination
    }
    assert levels == {
        "heuvelland-2020-2023": ["regional", "regional", "local", "local"],
        "maasgouw-2023-2026": ["", "", "", "regional"],
        "west-maas-en-waal-2020-2022": ["", "regional", ""],
    }
    assert '"Bestuurlijk"' in printed(plans, "maasgouw-2023-2026")


def test_principles_stand_with_what_they_are_for(plans: dict[str, Checked]) -> None:
    plan = plans["heuvelland-2020-2023"].plan
    assert plan is not None
    assert [point.name for point in plan.own.principles.values()][0::6] == [
        "Samen sterk!", "Consequente oriëntatie op rol maatschappelijke partners",
    ]  # fmt: skip
    (theirs,) = [
        (ids[0], len(chapter.points))
        for ids, chapter in all_chapters(plan.own.chapters)
        if chapter.name == "Belangrijke uitgangspunten"
    ]
    assert theirs == ("themes", 6)


def test_five_themes_weigh_heavily_and_nine_others_are_listed(plans: dict[str, Checked]) -> None:
    plan = plans["heuvelland-2020-2023"].plan
    assert plan is not None
    *heavy, others = plan.themes.values()
    assert (len(heavy), len(others.parts)) == (5, 9)
    assert [topic.name for topic in heavy if not topic.goals] == []
    assert [sum(len(group.points) for group in topic.cooperation) for topic in plan.priorities.values()] == [10, 11, 11]


def test_the_agenda_of_the_triangle_is_a_duty_and_the_council_sessions_a_consultation(
    plans: dict[str, Checked],
) -> None:
    plan = plans["heuvelland-2020-2023"].plan
    assert plan is not None
    assert [duty.what for duty in plan.own.cycle.values() if duty.lead == ("basisteamdriehoek",)] == [
        "IVP als vast agendapunt van het driehoeksoverleg"
    ]
    assert [decision.act for decision in plan.own.decisions] == [Act.CONSULT]


def test_the_yearly_evaluation_is_for_the_council(plans: dict[str, Checked]) -> None:
    plan = plans["maastricht-2023-2026"].plan
    assert plan is not None
    assert [duty.to for duty in plan.own.cycle.values() if "evalueren" in duty.what] == ["gemeenteraad"]
    assert [topic.name for topic in plan.priorities.values() if not topic.goals] == []


def test_indicators_take_no_more_lines_than_a_table_of_them() -> None:
    text = (PLANS / "maasgouw-2023-2026.yaml").read_text(encoding="utf-8")
    found = re.search(r"^indicators:\n(.*?)^\S", text, re.MULTILINE | re.DOTALL)
    assert found
    lines = [line for line in found[1].splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert len([line for line in lines if re.match(r"  [a-z]", line)]) == 21
    assert len(lines) <= 110
    assert max(len(line.partition(" #")[0]) for line in lines) <= 120
