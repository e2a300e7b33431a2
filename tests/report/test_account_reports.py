"""The yearly report with the account in words of its year, held by golden files that a person can read."""

from __future__ import annotations

import io
import os
import re
import shutil
from datetime import date
from pathlib import Path

import pypdf
import pytest

from ivp.check import Checked, check
from ivp.dossier.workspace import plan_sources
from ivp.output.progress_table import progress_table
from ivp.progress.standing import Standing
from ivp.report.pages import pages
from ivp.view.portfolio import row
from ivp.view.progress import progress_view
from ivp.view.wording import small
from ivp.vocabulary import ReportFormat
from tests.conftest import PLANS
from tests.report.conftest import texts

GOLDEN = Path(__file__).parent / "golden"
TESTS = Path(__file__).parents[1]
REPORTS = [("maasgouw-2023-2026", 2024), ("heuvelland-2020-2023", 2023), ("west-maas-en-waal-2020-2022", 2020)]


@pytest.fixture(scope="session")
def accounted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Checked]:
    """The plans with what is made up that carries them out and accounts for them, by name."""
    folder = tmp_path_factory.mktemp("verantwoord")
    (folder / "ivp.toml").touch()
    shutil.copytree(PLANS, folder / "plans")
    for source in (*TESTS.glob("accounts/verzonnen/*.yaml"), *TESTS.glob("dossier/verzonnen/wmw-*.yaml")):
        shutil.copy(source, folder / "plans")
    names = sorted(
        {str(folder / "plans" / f"{name}.yaml") for name, _ in (*REPORTS, ("wmw-uitvoeringsplan-2021", 2021))}
    )
    result = check(plan_sources(names), children=True)
    return {Path(item.source.name).stem: item for item in result.plans}


def printed(item: Checked, year: int, form: ReportFormat = ReportFormat.MD) -> str:
    (text,) = texts(pages([item], ["progress"], year, form)).values()
    return text


@pytest.mark.parametrize(("name", "year"), REPORTS)
def test_the_report_with_its_account(accounted: dict[str, Checked], name: str, year: int) -> None:
    """Made anew with ``IVP_WRITE_GOLDEN=1``."""
    golden, text = GOLDEN / f"verantwoord-{name}-{year}.md", printed(accounted[name], year)
    if os.environ.get("IVP_WRITE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_what_was_written_for_one_year_is_not_printed_in_another(accounted: dict[str, Checked]) -> None:
    item = accounted["maasgouw-2023-2026"]
    told = {year: printed(item, year) for year in (2023, 2024, 2025)}
    assert [year for year, text in told.items() if "procesregisseur" in text] == [2024]
    assert [year for year, text in told.items() if "straatcoaches" in text] == [2025]
    missing = "Over 2023 is hier geen verslag in woorden bekend."
    assert [text.count(missing) for text in told.values()] == [1, 0, 0]


def test_html_and_markdown_say_the_same_of_an_account(accounted: dict[str, Checked]) -> None:
    item = accounted["west-maas-en-waal-2020-2022"]
    page = re.sub(r"<[^>]+>", " ", printed(item, 2021, ReportFormat.HTML))
    text = printed(item, 2021)
    for said in ("Er komen meer bruikbare signalen binnen.", "Wat de stoplichten betekenen", "De vereniging is er pas"):
        assert said in page
        assert said in text


def test_what_an_earlier_account_decided_and_adjusted_is_told_in_its_own_year(accounted: dict[str, Checked]) -> None:
    item = accounted["west-maas-en-waal-2020-2022"]
    shown = {year: printed(item, year).split("## Algemene doelen")[0] for year in (2020, 2021)}
    assert "Elk team heeft één regisseur." in shown[2020]
    assert "**1 besluit over een actiepunt.** 3.2.1.1 Keurmerk Veilig Ondernemen" in shown[2021]
    assert "**Bijgestuurd op 1 punt.** 3.2.1.1 Keurmerk Veilig Ondernemen" in shown[2021]
    assert "Screening" in shown[2021], "its light is still orange"


def test_who_leads_an_action_is_not_its_partner_too(accounted: dict[str, Checked]) -> None:
    """The plan names the team as a partner; the implementation plan lets it lead."""
    text = printed(accounted["west-maas-en-waal-2020-2022"], 2020)
    assert "  - Wie: team Economische Zaken met ondernemers, politie, brandweer\n" in text
    assert "  - Wie: team Maatschappelijke Ontwikkeling\n" in text


def test_a_passed_deadline_is_not_told_of_the_one_before(accounted: dict[str, Checked]) -> None:
    (content,) = texts(
        pages([accounted["wmw-uitvoeringsplan-2021"]], ["implementation"], 2021, ReportFormat.MD)
    ).values()
    late = "4e kwartaal 2021 (termijn verstreken, niet als gereed gemeld"
    assert content.count(f"{late}; eerder: 4e kwartaal 2020)") == 1
    assert f"- **Termijn:** {late}); eerder: 4e kwartaal 2020\n" in content


@pytest.mark.parametrize(("year", "said"), [(2024, "Over 2024 is geen cijfer ontvangen."), (2025, "")])
def test_what_a_figure_means_follows_the_figure(accounted: dict[str, Checked], year: int, said: str) -> None:
    """Also in a report that only adjusts: nothing is announced that is not said."""
    text = printed(accounted["maasgouw-2023-2026"], year).split("### jeugd en veiligheid")[1].split("## ")[0]
    told = f"*Incidenten overlast jeugd*: {said}\n" if said else "*Incidenten overlast jeugd*, bijsturing: "
    assert text.index("- Incidenten overlast jeugd: 82 (2021)") < text.index(told)
    assert text.count("*Incidenten overlast jeugd*: ") == bool(said)


@pytest.mark.parametrize("kind", ["progress", "implementation", "plan"])
@pytest.mark.parametrize("form", [ReportFormat.MD, ReportFormat.HTML])
def test_a_light_is_told_in_one_way_everywhere(accounted: dict[str, Checked], kind: str, form: ReportFormat) -> None:
    """By its colour, with the colour of each where they are apart; what a colour means, the account itself says."""
    item = accounted["wmw-uitvoeringsplan-2021" if kind == "plan" else "west-maas-en-waal-2020-2022"]
    (content,) = texts(pages([item], [kind], 2021, form)).values()
    assert not re.search(r"[Ll]oopt mis|[Vv]raagt aandacht|[Oo]p schema|op rood|op oranje", content)
    told = set(re.findall(r"[Ee]en (?:rood|oranje|groen) stoplicht(?: \([^)]*\))?", content))
    apart = {"een rood stoplicht (tijd: rood, geld: groen, kwaliteit: oranje)"} if kind != "plan" else set()
    assert apart | {"een oranje stoplicht", "een rood stoplicht"} >= {small(one) for one in told} - {
        "een groen stoplicht"
    }
    assert apart <= {small(one) for one in told} or kind == "implementation"


def test_markdown_tells_why_an_action_is_off_course_as_html_does(accounted: dict[str, Checked]) -> None:
    item = accounted["wmw-uitvoeringsplan-2021"]
    for form in (ReportFormat.MD, ReportFormat.HTML):
        (content,) = texts(pages([item], ["implementation"], 2021, form)).values()
        assert "niet als gereed gemeld (3e kwartaal 2021). Geen formulier." in content


@pytest.mark.slow
@pytest.mark.program
@pytest.mark.usefixtures("paper")
@pytest.mark.parametrize(("name", "year", "most"), [("maasgouw-2023-2026", 2024, 6), ("heuvelland-2020-2023", 2023, 8)])
def test_the_body_is_short(accounted: dict[str, Checked], name: str, year: int, most: int) -> None:
    (content,) = pages([accounted[name]], ["progress"], year, ReportFormat.PDF, annex=False).values()
    assert isinstance(content, bytes)
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) <= most


def _summary(item: Checked, year: int) -> str:
    (text,) = texts(pages([item], ["summary"], year, ReportFormat.MD)).values()
    return text


def test_the_summary_says_what_the_account_says(accounted: dict[str, Checked]) -> None:
    told = _summary(accounted["maasgouw-2023-2026"], 2024).split("## Verslag in woorden\n")[1].split("\n## ")[0]
    assert [line for line in told.splitlines() if line] == [
        "- **Verzonnen jaarverslag veiligheid 2024** De woninginbraken bleven laag. Oplichting via internet vroeg meer "
        "dan het plan voorzag; daarvoor is voor één jaar extra geld gevraagd.",
        "- **Bijgestuurd op 3 punten** Zorg en Veiligheid: De persoonsgerichte aanpak krijgt vijftien plaatsen in "
        "plaats van negen. Digitale veiligheid: Voor 2025 is € 20.000 extra gevraagd. Incidenten overlast jeugd: "
        "Jongerenwerk op vrijdagavond vanaf april.",
    ]
    for said in (
        "**Zorg en Veiligheid** Oordeel: wisselend beeld",
        "**Ondermijning** Oordeel: niet te zeggen",
        "**Digitale veiligheid** Oordeel: verslechterd",
    ):
        assert said in _summary(accounted["maasgouw-2023-2026"], 2024).split("## De prioriteiten")[1]
    assert "**Oordeel over andere onderwerpen** 6.1 Veilige en leefbare kernen (gelijk gebleven)\n" in _summary(
        accounted["heuvelland-2020-2023"], 2023
    )
    decided = _summary(accounted["west-maas-en-waal-2020-2022"], 2021)
    assert "- **1 besluit over een actiepunt** 3.2.1.1 Keurmerk Veilig Ondernemen" in decided
    assert "De termijn is verschoven naar december." in decided
    assert "Verslag in woorden" not in _summary(accounted["maasgouw-2023-2026"], 2023)


@pytest.mark.program
@pytest.mark.usefixtures("paper")
def test_a_summary_with_its_account_is_one_page_that_names_every_priority(accounted: dict[str, Checked]) -> None:
    for name, year in REPORTS:
        item = accounted[name]
        (content,) = pages([item], ["summary"], year, ReportFormat.PDF).values()
        assert isinstance(content, bytes)
        assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 1, name
        assert item.plan is not None
        text = _summary(item, year)
        block = text.split("rioriteiten\n")[1].split("\n## ")[0]
        assert block.count("\n- ") == len(item.plan.priorities), name


def test_what_was_spent_above_the_amount_stands_out(accounted: dict[str, Checked]) -> None:
    told = printed(accounted["west-maas-en-waal-2020-2022"], 2020).split("## In het kort")[1].split("\n## ")[0]
    assert "- **Op 1 post is meer uitgegeven dan er was.** ‘3.1.1.4 Lokaal informatieknooppunt" in told
    assert "€ 2.750 besteed van € 2.500: € 250 meer" in told.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("as_of", "told"), [(None, True), (date(2021, 6, 30), False), (date(2021, 12, 31), True)])
def test_a_decision_on_the_account_after_the_day_that_was_asked_for_is_not_known_yet(
    accounted: dict[str, Checked], as_of: date | None, told: bool
) -> None:
    item = accounted["west-maas-en-waal-2020-2022"]
    (text,) = texts(pages([item], ["progress"], 2021, ReportFormat.MD, as_of=as_of)).values()
    assert ("7 september 2021" in text) == told


def test_the_terminal_tells_topics_in_their_tree_and_lights_with_their_cause(accounted: dict[str, Checked]) -> None:
    item = accounted["west-maas-en-waal-2020-2022"]
    text = progress_table(progress_view(Standing.asked(item.measured, 2021, dossier=item.dossier)))
    for line in (
        "Kennisneming: college van burgemeester en wethouders, 7 september 2021\n",
        "  - 1.1.1 Ondermijning\n",
        "    - 3.1 Georganiseerde criminaliteit\n",
        "      - 3.1.1 Aanpak georganiseerde criminaliteit\n",
        "      Oorzaak: De vereniging is er pas sinds mei.\n",
    ):
        assert line in text
    assert "een rood stoplicht (tijd: rood, geld: groen," in " ".join(text.split())


def test_what_stands_out_says_why_and_what_is_done_about_it(accounted: dict[str, Checked]) -> None:
    """As far as that is short: it all comes in full further on."""
    shown = {
        name: printed(accounted[name], year).split("## In het kort")[1].split("\n| ")[0]
        for name, year in (("west-maas-en-waal-2020-2022", 2021), ("maasgouw-2023-2026", 2024))
    }
    assert "(KVO-B): De vereniging is er pas sinds mei.\n" in shown["west-maas-en-waal-2020-2022"]
    assert "Bedrijventerreinen (KVO-B): Het team Economische Zaken schrijft" in shown["west-maas-en-waal-2020-2022"]
    assert "Digitale veiligheid: Voor 2025 is € 20.000 extra gevraagd." in shown["maasgouw-2023-2026"]


@pytest.mark.parametrize(
    ("name", "year", "told"),
    [
        ("maasgouw-2023-2026", 2023, []),
        ("maasgouw-2023-2026", 2024, ["2024; tot en met 31 december 2024; aangeboden"]),
        (
            "maasgouw-2023-2026",
            2025,
            ["2025; tot en met 30 juni 2025; aangeboden", "2024; tot en met 31 december 2024; aangeboden"],
        ),
        ("west-maas-en-waal-2020-2022", 2019, ["2020; nog niet vastgesteld"]),
        (
            "west-maas-en-waal-2020-2022",
            2020,
            ["2021; vastgesteld", "2020; tot en met 31 december 2020; aangeboden", "2020; vastgesteld"],
        ),
    ],
)
def test_the_index_lists_what_belongs_to_a_plan_up_to_the_day(
    accounted: dict[str, Checked], name: str, year: int, told: list[str]
) -> None:
    item = accounted[name]
    assert item.measured
    entry = row(Standing.asked(item.measured, year, dossier=item.dossier), ()).entry
    assert [one.about for one in entry.belonging] == told


def test_what_was_due_up_to_the_last_day_of_an_account_does_not_come_in_the_year_after_it(
    accounted: dict[str, Checked],
) -> None:
    text = printed(accounted["maasgouw-2023-2026"], 2025)
    assert "In het jaar vanaf 30 juni 2025" in text
    assert "2e kwartaal 2026 (elk jaar)" in text
    assert "2e kwartaal 2025 (elk jaar)" not in text
