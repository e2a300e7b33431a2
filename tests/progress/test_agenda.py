"""What comes next: what has a date by what the plan says, in the year after the report's day, in order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ivp.check import check
from ivp.dossier.workspace import plan_sources
from ivp.model.governance import Decision, Duty
from ivp.progress.agenda import agenda, unsettled
from ivp.progress.standing import Standing
from ivp.view.agenda import agenda_view
from ivp.view.wording import Wording

PLAN = """
ivp: 1
kind: plan
title: Proef
municipalities: [Leiden]
period: 2023-2026
status: draft
language: nl
themes: {t: Thema}
"""


def standing(folder: Path, text: str, as_of: date | None = None, year: int | None = None) -> Standing:
    (folder / "ivp.toml").touch()
    (folder / "p.yaml").write_text(PLAN + text, encoding="utf-8")
    (item,) = check(plan_sources([str(folder / "p.yaml")])).plans
    assert not item.broken
    return Standing.asked(item.measured, year, as_of)


def coming(folder: Path, text: str, as_of: date | None = None, year: int | None = None) -> list[tuple[str, str]]:
    found = []
    for item in agenda(standing(folder, text, as_of, year)):
        what = item.what
        name = what.what if isinstance(what, Duty) else what.act if isinstance(what, Decision) else what.identity
        found.append((str(name), item.when.text if item.when else "-"))
    return found


@pytest.mark.parametrize(
    ("duty", "as_of", "when"),
    [
        ("every: 1, in: Q2", "2023-12-31", "2024-Q2"),
        ("every: 1, in: Q2", "2024-06-30", "2024-Q2"),
        ("every: 1, in: Q2", "2024-07-01", "2025-Q2"),
        ("every: 1, in: 9", "2024-12-31", "2025-09"),
        ("every: 1, in: Q2", "2021-12-31", None),  # the plan has not begun
        ("every: 1, in: Q2", "2026-07-01", None),  # it has no further year
        ("after: 2", "2024-06-30", "2025"),
        ("after: 2", "2025-06-30", "2025"),
        ("after: 2", "2023-12-30", None),
        ("after: 2", "2026-01-01", None),
        ("after: 2, in: Q3", "2025-01-01", "2025-Q3"),
        ("after: 4", "2026-12-31", "2027"),
        ("after: 1, every: 2", "2025-01-01", "2026"),
        ("when: 2025-Q1", "2024-06-30", "2025-Q1"),
        ("when: 2025-Q1", "2025-03-31", "2025-Q1"),
        ("when: 2025-Q1", "2025-04-01", None),
        ("when: 2025-Q3", "2024-06-30", None),
        ("every: 1", "2024-06-30", "-"),
        ("every: month", "2024-06-30", "-"),
        # in the plan's own years, and not in those of the plan after it
        ("every: month", "2021-12-31", None),
        ("every: month", "2022-01-01", "-"),
        ("every: month", "2026-12-30", "-"),
        ("every: month", "2026-12-31", None),
        # what begins on the last day of the year after, and not after that; of a leap day the year ends a day sooner
        ("when: 2025-03-31", "2024-03-31", "2025-03-31"),
        ("when: 2025-04-01", "2024-03-31", None),
        ("when: 2025-02-28", "2024-02-29", "2025-02-28"),
        ("when: 2025-03-01", "2024-02-29", None),
        ("when: 2025-02-28", "2024-02-28", "2025-02-28"),
        ("every: 1, in: Q2", "2022-04-01", "2023-Q2"),
        ("every: 1, in: Q2", "2022-03-31", None),
        ("every: 1", "2026-12-31", None),
        ("every: 1", "2028-02-29", None),
        ("every: 4", "2024-06-30", None),  # it does not say from which year
        ("every: 2, in: Q1", "2024-06-30", None),
        ("in: Q1", "2024-06-30", None),
        # of what returns more than once a year a part of it or a first year tells no time
        ("every: month, in: Q2", "2024-06-30", None),
        ("every: quarter, after: 1", "2025-01-01", None),
        ("text: Als er reden voor is.", "2024-06-30", None),
    ],
)
def test_when_a_duty_comes(tmp_path: Path, duty: str, as_of: str, when: str | None) -> None:
    found = coming(tmp_path, f"cycle: {{w: {{what: w, {duty}}}}}", date.fromisoformat(as_of))
    assert found == ([("w", when)] if when else [])


@pytest.mark.parametrize(
    ("decision", "as_of", "comes", "open_"),
    [
        ("planned: true, date: 2025-03", "2024-06-30", True, False),
        ("planned: true, date: 2025-03", "2025-03-31", True, False),
        ("planned: true, date: 2025-03", "2025-04-01", False, True),
        ("planned: true, date: 2025-08", "2024-06-30", False, False),
        ("planned: true, date: 2025-06-30", "2024-06-30", True, False),
        ("planned: true, date: 2025-07-01", "2024-06-30", False, False),
        ("planned: true", "2024-06-30", True, False),
        ("date: 2025-03", "2024-06-30", False, False),
        ("date: 2023-03", "2024-06-30", False, False),
    ],
)
def test_when_a_decision_comes_and_when_its_outcome_lacks(
    tmp_path: Path, decision: str, as_of: str, comes: bool, open_: bool
) -> None:
    text = f"decisions: [{{body: council, act: adopt, {decision}}}]"
    found = standing(tmp_path, text, date.fromisoformat(as_of))
    assert (bool(agenda(found)), bool(unsettled(found))) == (comes, open_)


@pytest.mark.parametrize(
    ("given", "comes"),
    [
        ("by: 2025-06", True),
        ("by: 2025", True),
        ("by: 2025-12-31", True),
        ("by: 2026-01-01", False),
        ("by: 2025-06, state: {2024-06: done}", False),
        ("by: 2024-11", False),
        ("by: 2026-01", False),
        ("lead: Team", False),
    ],
)
def test_the_deadlines_of_the_coming_year(tmp_path: Path, given: str, comes: bool) -> None:
    found = coming(tmp_path, f"actions: {{a: {{name: A, for: t, {given}}}}}", year=2024)
    assert found == ([("a", given.split(",", maxsplit=1)[0].removeprefix("by: "))] if comes else [])


def test_what_is_over_on_the_same_day_stands_by_when_it_begins(tmp_path: Path) -> None:
    times = {"dag": "2024-12-31", "jaar": "2024", "maand": "2024-12", "kwartaal": "2024-Q4", "half": "2024-H2"}
    text = "cycle:\n" + "".join(f"  {name}: {{what: {name}, when: {when}}}\n" for name, when in times.items())
    text += "  keer: {what: keer, every: month}\n"
    ordered = ["jaar", "half", "kwartaal", "maand", "dag"]
    assert [name for name, _ in coming(tmp_path, text, date(2024, 6, 30))] == [*ordered, "keer"]
    past = unsettled(standing(tmp_path, text, date(2025, 1, 1)))
    assert [item.what.what for item in past if isinstance(item.what, Duty)] == ordered


@pytest.mark.parametrize(
    ("duty", "open_"),
    [("when: 2024", True), ("after: 1", True), ("after: 1, every: 2", False), ("every: 1, in: Q1", False)],
)
def test_only_what_was_due_once_waits_for_an_outcome(tmp_path: Path, duty: str, open_: bool) -> None:
    found = standing(tmp_path, f"cycle: {{w: {{what: w, {duty}}}}}", date(2025, 1, 1))
    assert bool(unsettled(found)) is open_


def test_all_of_it_stands_in_order_and_what_has_no_date_last(tmp_path: Path) -> None:
    text = """
cycle:
  jaarverslag: {what: jaarverslag, every: 1, lead: college}
  rapportage: {what: rapportage, every: 1, in: Q2, lead: college, to: raad}
  evaluatie: {what: evaluatie, after: 2}
decisions: [{body: college, act: adopt, of: Uitvoeringsplan, date: 2025-01-28, planned: true}]
actions: {loket: {name: Loket, for: t, by: 2025-04-30, lead: team}}
"""
    assert coming(tmp_path, text, year=2024) == [
        ("adopt", "2025-01-28"), ("loket", "2025-04-30"), ("rapportage", "2025-Q2"), ("evaluatie", "2025"),
        ("jaarverslag", "-"),
    ]  # fmt: skip
    shown = agenda_view(standing(tmp_path, text, year=2024), Wording("nl"))
    assert shown.after == "In het jaar vanaf 31 december 2024"
    assert [(item.what, item.when, item.who) for item in shown.items] == [
        ("Vaststelling: Uitvoeringsplan", "28 januari 2025", "college van burgemeester en wethouders"),
        ("Loket", "uiterlijk 30 april 2025", "team"),
        ("rapportage", "2e kwartaal 2025 (elk jaar)", "college → raad"),
        ("evaluatie", "2025", ""),
        ("jaarverslag", "elk jaar; het plan noemt geen datum", "college"),
    ]
