"""The accounts of a municipality that reports twice a year, with percentages, decisions and an interim target; and the
same of one municipality of a joint plan.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

PLAN = """\
ivp: 1
kind: plan
title: Plan
municipalities: [Vaals, Simpelveld]
region: Heuvelland
period: 2023-2026
status: draft
language: nl
priorities: {wonen: {name: Wonen}}
indicators:
  rookmelder:
    name: Woningen met een rookmelder
    unit: percent
    for: wonen
    baseline: {2022: 68}
    target: {at_least: {2025: 75, 2026: 85}}
    values: {2025: 77}
actions:
  buurtapp: {name: Buurtapps, for: wonen, lead: gemeente, by: 2026, result: In elke kern is een buurtapp.}
  folder: {name: Folder, for: wonen, by: 2026, municipalities: [Vaals]}
"""
ACCOUNT = """\
ivp: 1
kind: account
title: {title}
accounts_for: plan.yaml
municipalities: [Vaals]
period: 2025
as_of: {day}
status: presented
language: nl
decisions:
  - {{body: council, act: take_note, date: {decided}, outcome: Conform, points: [De raad wil een tussenstand.]}}
summary: Het gaat goed.
topics: {{wonen: {{judgement: unchanged, basis: gesprekken}}}}
actions:
  buurtapp: {{status: {status}, percent: {percent}}}
  folder: {{status: done, percent: 100}}
"""

LONG = "Eerste bericht over de veiligheid en leefbaarheid in alle kernen van onze gemeente"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    for name, title, day, decided, status, percent in (
        ("eerste", LONG, "2025-06-30", "2025-06-15", "planned", 10),
        ("tweede", "Tweede bericht", "2025-12-31", "2025-12-15", "running", 85),
    ):
        text = ACCOUNT.format(title=title, day=day, decided=decided, status=status, percent=percent)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def _told(run: Run, folder: Path, *arguments: str) -> str:
    ended = run(*arguments, "--area", "Vaals", "--year", "2025", cwd=folder)
    assert ended.exit == 0, ended.err
    return " ".join(ended.out.split())


def _report(run: Run, folder: Path, kind: str = "progress", form: str = "md") -> str:
    return _told(run, folder, "report", "plan.yaml", "--kind", kind, "--format", form, "--output", "-")


def test_how_much_is_done_is_told_wherever_the_state_is_with_how_much_it_was(run: Run, folder: Path) -> None:
    text = _report(run, folder)
    assert "Buurtapps – Loopt; 31 december 2025; 85% gereed; uiterlijk 2026; daarvoor: gepland, 10% gereed" in text
    assert "Loopt (85% gereed, 31 december 2025)" in _report(run, folder, "implementation")
    assert "Buurtapps (gemeente); uiterlijk 2026; 85% gereed" in _told(run, folder, "progress", "plan.yaml")


def test_that_all_is_done_is_not_told_twice(run: Run, folder: Path) -> None:
    for text in (_report(run, folder), _report(run, folder, form="html"), _report(run, folder, "implementation")):
        assert "100% gereed" not in text


def test_what_an_action_should_bring_is_not_told_as_what_it_brought(run: Run, folder: Path) -> None:
    for kind, form in (("progress", "md"), ("progress", "html"), ("implementation", "md"), ("implementation", "html")):
        text = _report(run, folder, kind, form)
        assert "Beoogd resultaat" in text
        assert "Resultaat" not in text


def test_what_its_own_council_decided_on_an_account_is_told_with_its_points(run: Run, folder: Path) -> None:
    told = "Kennisneming: gemeenteraad, 15 december 2025 (Conform). De raad wil een tussenstand."
    for text in (_report(run, folder), _report(run, folder, form="html"), _told(run, folder, "progress", "plan.yaml")):
        assert told in text
        assert LONG not in text


def test_an_interim_target_that_is_met_is_not_called_the_target(run: Run, folder: Path) -> None:
    ended = run("report", "plan.yaml", "--year", "2025", "--format", "md", "--output", "-", cwd=folder)
    assert "### Woningen met een rookmelder: Tussendoel gehaald" in ended.out
    assert "| ● Doel gehaald (1 tussendoel) | 1 |" in ended.out
    assert "Het doel is gehaald" not in ended.out


def test_where_a_municipality_has_no_figure_of_its_own_the_sentence_says_so(run: Run, folder: Path) -> None:
    text = _report(run, folder)
    assert "tussendoel gehaald. Vaals: geen cijfer." in text


def test_a_summary_cuts_the_title_of_an_account_and_not_its_day(run: Run, folder: Path) -> None:
    arguments = ("plan.yaml", "--kind", "summary", "--as-of", "2025-06-30", "--format", "md", "--output", "-")
    text = _told(run, folder, "report", *arguments)
    assert "… (tot en met 30 juni 2025)** Het gaat goed." in text


def test_a_slip_in_the_id_of_a_topic_is_told_once(run: Run, folder: Path) -> None:
    account = folder / "tweede.yaml"
    account.write_text(account.read_text(encoding="utf-8").replace("{wonen:", "{wonnen:"), encoding="utf-8")
    found = run("validate", "tweede.yaml", "--format", "concise", cwd=folder).out
    assert "IVP340" in found
    assert "IVP532" not in found
