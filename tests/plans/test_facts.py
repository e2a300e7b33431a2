"""What the documents print stands in the plans, and the account of them is right."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ivp.check import Checked, Result, check
from ivp.finding import Severity
from ivp.progress.assess import assess
from ivp.reference.municipalities import municipality
from ivp.view.document import document_view
from ivp.vocabulary import Change, Reason, SeriesCheck, Status
from ivp.workspace import Source

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
        bounds = [bound.number for bound in target.bounds.values()] if target else []
        asked = f"{target.direction} {bounds[0]}" if target else None
        rows.append((indicator.name, str(value.value), years.last, asked))
    assert rows == table


VERDICTS = [
    # plan, indicator, year: figure, its year, position, change, check of the linked table
    ("maasgouw-2023-2026", "totaal veelvoorkomende vermogenscriminaliteit", 2024, 110, 2024, "on_target",
     "no_clear_change", "equal"),
    ("maasgouw-2023-2026", "totaal veelvoorkomende vermogenscriminaliteit", 2022, 93, 2022, "on_target",
     "improved", "equal"),
    ("maasgouw-2023-2026", "incidenten drugshandel", 2024, 43, 2024, "not_assessable", "no_clear_change", "revised"),
    ("maasgouw-2023-2026", "incidenten mishandeling", 2024, 25, 2024, "not_assessable", "unknown",
     "other_definition"),
    ("heuvelland-2020-2023", "woningcriminaliteit Heuvelland", 2024, 135, 2023, "achieved", "improved", "revised"),
    ("heuvelland-2020-2023", "diefstallen van/uit/vanaf motorvoertuigen Heuvelland", 2024, 228, 2023, "achieved",
     "no_clear_change", "revised"),
    ("heuvelland-2020-2023", "brom-, snor-, fietsendiefstallen Heuvelland", 2024, 256, 2023, "not_achieved",
     "no_clear_change", "revised"),
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
    assert found.position.reason is Reason.NO_TARGET
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
    assert local.parent is not None
    assert set(local.parent.priorities) <= set(local.priorities)
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
