"""The yearly report with the account in words of its year, held by golden files that a person can read."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pypdf
import pytest

from ivp.check import Checked, check
from ivp.report.pages import pages
from ivp.vocabulary import ReportFormat
from ivp.workspace import plan_sources
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
    names = sorted({str(folder / "plans" / f"{name}.yaml") for name, _ in REPORTS})
    result = check(plan_sources(names), children=True)
    return {Path(item.source.name).stem: item for item in result.plans}


def printed(item: Checked, year: int, form: ReportFormat = ReportFormat.MD) -> str:
    (text,) = texts(pages([item], ["progress"], year, form)).values()
    return text


@pytest.mark.parametrize(("name", "year"), REPORTS)
def test_the_report_with_its_account(
    accounted: dict[str, Checked], name: str, year: int, request: pytest.FixtureRequest
) -> None:
    """Made anew by ``pytest tests/report --update-golden``."""
    golden, text = GOLDEN / f"verantwoord-{name}-{year}.md", printed(accounted[name], year)
    if request.config.getoption("--update-golden", default=False):
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


@pytest.mark.parametrize(("name", "year", "most"), [("maasgouw-2023-2026", 2024, 6), ("heuvelland-2020-2023", 2023, 8)])
def test_the_body_is_short(accounted: dict[str, Checked], name: str, year: int, most: int) -> None:
    (content,) = pages([accounted[name]], ["progress"], year, ReportFormat.PDF).values()
    assert isinstance(content, bytes)
    sheets = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    annex = next(number for number, text in enumerate(sheets) if re.search(r"Bijlage: de cijfers\D*$", text, re.M))
    assert annex <= most
