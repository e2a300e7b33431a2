"""One day decides, in every kind and form, which states and decisions are known, what is late and what comes next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ivp.check import Checked, check
from ivp.dossier.workspace import plan_sources
from ivp.progress.standing import Standing
from ivp.reference.municipalities import municipality
from ivp.report.pages import pages
from ivp.view.progress import progress_view
from ivp.vocabulary import ReportFormat, ReportKind
from tests.conftest import Run
from tests.report.conftest import texts

HEAD = """
ivp: 1
kind: {kind}
title: Proef
municipalities: [Leiden]
period: 2024-2026
status: adopted
language: nl
decisions: [{{body: council, act: adopt, date: 2023-12-14}}]
"""
CARRIED_OUT = HEAD.format(kind="implementation") + "carries_out: ouder.yaml\n"
PLAN = f"{HEAD.format(kind='plan')}themes: {{t: Thema}}\n"


def load(folder: Path, text: str, name: str = "proef") -> Checked:
    (folder / "ivp.toml").touch()
    (folder / "ouder.yaml").write_text(PLAN, encoding="utf-8")
    file = folder / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    (item,) = check(plan_sources([str(file)])).plans
    assert not item.broken
    return item


def rendered(item: Checked, kind: str, as_of: date | None = None, year: int | None = None) -> str:
    (text,) = texts(pages([item], [ReportKind(kind)], year, ReportFormat.MD, as_of=as_of)).values()
    return text


def action(folder: Path, by: str, state: str, year: int = 2025, as_of: date | None = None) -> tuple[str, bool]:
    """The state of an action with this deadline and these states, and whether it is past its deadline."""
    given = f"actions: {{a: {{name: A, for: t, by: {by}, state: {state}}}}}"
    (item,) = progress_view(Standing.asked(load(folder, PLAN + given).measured, year, as_of)).actions
    return item.status, bool(item.late)


@pytest.mark.parametrize(
    ("by", "last"),
    [
        ("2025-10", date(2025, 10, 31)),
        ("2025-Q3", date(2025, 9, 30)),
        ("2025", date(2025, 12, 31)),
        ("2025-06-15", date(2025, 6, 15)),
    ],
)
def test_a_deadline_is_the_last_day_of_its_moment(tmp_path: Path, by: str, last: date) -> None:
    running = "{2025-03: running}"
    after = date.fromordinal(last.toordinal() + 1)
    assert action(tmp_path, by, running, as_of=last) == ("running", False)
    assert action(tmp_path, by, running, as_of=after) == ("running", True)
    assert action(tmp_path, by, "{}", as_of=last) == ("unknown", False)
    assert action(tmp_path, by, "{}", as_of=after) == ("lapsed", True)


@pytest.mark.parametrize("state", ["{2025-03: done}", "{2025-03: stopped}"])
def test_what_is_done_or_stopped_is_never_late(tmp_path: Path, state: str) -> None:
    assert not action(tmp_path, "2025-02", state, as_of=date(2026, 1, 1))[1]


def test_a_report_on_a_year_looks_back_on_all_of_it(tmp_path: Path) -> None:
    assert action(tmp_path, "2025-12", "{2025-11: running}", 2025) == ("running", True)
    assert action(tmp_path, "2025", "{}", 2025) == ("lapsed", True)
    assert action(tmp_path, "2026-01", "{}", 2025) == ("unknown", False)


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        (date(2025, 2, 27), "unknown"),
        (date(2025, 2, 28), "planned"),
        (date(2025, 6, 29), "planned"),
        (date(2025, 6, 30), "running"),
        (date(2025, 12, 31), "done"),
    ],
)
def test_a_state_is_known_from_the_last_day_of_its_moment(tmp_path: Path, as_of: date, status: str) -> None:
    states = "{2025-02: planned, 2025-Q2: running, 2025: done}"
    assert action(tmp_path, "2026", states, as_of=as_of)[0] == status


STORY = """
actions:
  loket: {name: Loket, for: t, by: 2024-10, state: {2024-03: planned, 2024-12: {status: running, light: red}}}
  avond: {name: Avond, for: t, by: 2024-11}
  team: {name: Team, for: t, by: 2025-06, municipalities: [Leiden]}
"""


@pytest.mark.parametrize("kind", ["progress", "implementation", "summary", "plan"])
def test_reports_of_june_and_of_december_differ(tmp_path: Path, kind: str) -> None:
    item = load(tmp_path, PLAN + STORY)
    june, december = (rendered(item, kind, as_of=day) for day in (date(2024, 6, 30), date(2024, 12, 31)))
    assert june != december


@pytest.mark.parametrize("kind", ["progress", "implementation"])
def test_late_and_unknown_are_told_apart_and_the_red_light_first(tmp_path: Path, kind: str) -> None:
    item = load(tmp_path, PLAN + STORY)
    june, december = (rendered(item, kind, as_of=day) for day in (date(2024, 6, 30), date(2024, 12, 31)))
    assert "verstreken" not in june
    short = december.partition("## In het kort")[2].partition("| Stand van de actiepunten")[0]
    counted = "1 heeft een rood stoplicht, 1 is over de termijn, van 1 is de termijn verstreken en de stand onbekend"
    assert f"3 actiepunten: geen is als gereed gemeld, {counted}" in short
    assert -1 < short.index("Loket") < short.index("Avond")
    assert "Team" not in short


@pytest.mark.parametrize("kind", ["progress", "implementation", "plan"])
@pytest.mark.parametrize("form", [ReportFormat.MD, ReportFormat.HTML, ReportFormat.JSON])
def test_the_municipalities_of_an_action_are_printed(tmp_path: Path, kind: str, form: ReportFormat) -> None:
    joint = PLAN.replace("[Leiden]", "[Leiden, Leiderdorp, Oegstgeest]")
    item = load(tmp_path, f"{joint}actions: {{a: {{name: A, for: t, municipalities: [Leiderdorp, GM0579]}}}}\n")
    (text,) = texts(pages([item], [ReportKind(kind)], 2024, form)).values()
    assert "Leiderdorp" in text.partition("Thema")[2]
    assert text.count("Oegstgeest") >= 2


def test_decisions_of_later_days_are_not_known(tmp_path: Path) -> None:
    later = "  - {body: college, act: review, date: 2025-03, outcome: Bijgesteld.}\n"
    item = load(tmp_path, PLAN.replace("decisions: [{", "decisions:\n  - {").replace("}]", "}\n" + later))
    assert "Bijgesteld" in rendered(item, "plan")
    assert "Bijgesteld" in rendered(item, "plan", as_of=date(2025, 3, 31))
    assert "Bijgesteld" not in rendered(item, "plan", as_of=date(2025, 3, 30))


def test_before_its_adoption_a_plan_was_not_adopted_yet(tmp_path: Path) -> None:
    item = load(tmp_path, PLAN)
    assert "Status: Vastgesteld op 14 december 2023" in rendered(item, "progress")
    assert "Status: Nog niet vastgesteld" in rendered(item, "progress", as_of=date(2023, 12, 13))


@pytest.mark.parametrize(
    ("kind", "given", "as_of", "year"),
    [
        ("plan", "", None, 2024),
        ("plan", "", date(2025, 6, 30), 2025),
        ("plan", "", date(2028, 6, 30), 2026),
        ("plan", "state", None, 2025),
        ("plan", "state figures", None, 2024),
        ("plan", "state figures", date(2025, 6, 30), 2024),
        ("plan", "state figures", date(2024, 6, 30), 2024),
        ("implementation", "state", None, 2025),
        ("implementation", "state", date(2026, 6, 30), 2026),
    ],
)
def test_all_kinds_are_of_one_year(tmp_path: Path, kind: str, given: str, as_of: date | None, year: int) -> None:
    text = PLAN if kind == "plan" else CARRIED_OUT
    text += "actions: {a: {name: A, for: t, state: {2025-03: running}}}\n" if "state" in given else ""
    text += "indicators: {i: {name: I, unit: count, values: {2024: 3}}}\n" if "figures" in given else ""
    files = pages([load(tmp_path, text)], list(ReportKind), None, ReportFormat.MD, as_of=as_of)
    assert {name.rpartition("-")[2] for name in files if "-20" in name} == {f"{year}.md"}


def test_an_implementation_plan_is_accounted_for_in_its_own_years(tmp_path: Path) -> None:
    item = load(tmp_path, CARRIED_OUT + "actions: {a: {name: A, by: 2026-12}}\n")
    assert pages([item], [ReportKind.IMPLEMENTATION], 2023, ReportFormat.MD) == {}
    late = rendered(item, "implementation", year=2028)
    assert "Verslagjaar: 2026\n- Standen en besluiten over het plan tot en met: 31 december 2028" in late
    assert "de termijn is verstreken" in late


def test_it_has_no_yearly_report_of_its_own(tmp_path: Path) -> None:
    item = load(tmp_path, CARRIED_OUT + "actions: {a: {name: A}}\n")
    assert [*pages([item], [], 2024, ReportFormat.MD)] == ["proef-implementation-2024.md"]
    assert pages([item], [ReportKind.PROGRESS], 2024, ReportFormat.MD) == {}


@pytest.mark.parametrize(
    ("themes", "told"),
    [
        ("{t: {name: T}}", "Het plan heeft geen indicatoren."),
        ("{t: {name: T, approach: Elke week overleg.}}", "Het plan heeft geen indicatoren."),
    ],
)
def test_nothing_is_judged_in_words_that_the_plan_does_not_judge(tmp_path: Path, themes: str, told: str) -> None:
    text = rendered(load(tmp_path, f"{HEAD.format(kind='plan')}themes: {themes}\n"), "progress")
    assert f"**{told}**" in text
    assert "in woorden beoordeeld" not in text


def test_a_topic_with_an_approach_is_not_without_measures(tmp_path: Path) -> None:
    themes = "{a: {name: Aanpak, approach: Overleg.}, g: {name: Doel, goals: Minder.}, l: {name: Leeg}}"
    text = rendered(load(tmp_path, f"{HEAD.format(kind='plan')}themes: {themes}\n"), "progress")
    with_approach, _, without = text.partition("Zonder indicatoren, doelen of actiepunten")
    assert "Aanpak" in with_approach.partition("Met een aanpak")[2]
    assert "Leeg" in without
    assert "- Aanpak" not in without


def test_one_municipality_sees_what_is_its_own(tmp_path: Path) -> None:
    text = PLAN.replace("[Leiden]", "[Leiden, Leiderdorp]").replace("themes: {t: Thema}\n", "")
    text += """
themes:
  ons: {name: Van ons, municipalities: [Leiden], parts: {deel: Deel van ons}}
  hun: {name: Van hen, municipalities: [Leiderdorp], parts: {hun-deel: Deel van hen}}
actions:
  ons: {name: Ons werk, for: ons, municipalities: [Leiden], by: 2025-02}
  hun: {name: Hun werk, for: hun, municipalities: [GM0547], by: 2025-02}
  samen: {name: Samen, by: 2025-03}
cycle: {w: {what: Herijking, when: 2025-01, municipalities: [Leiderdorp]}}
"""
    view = progress_view(Standing(load(tmp_path, text).measured, 2024, municipality("Leiden")))
    assert [item.name for item in view.actions] == ["Ons werk", "Samen"]
    assert [item.name for item in view.topics] == ["Van ons", "Deel van ons"]
    assert [item.what for item in view.agenda.items] == ["Ons werk", "Samen"]


@pytest.mark.parametrize(
    ("states", "told"),
    [
        (["by: 2025"], "1 actiepunt: de stand is niet bekend"),
        (["by: 2024"], "1 actiepunt: de stand is niet bekend, de termijn is verstreken"),
        (["by: 2024", "by: 2025"], "2 actiepunten: van geen is de stand bekend, van 1 is de termijn verstreken"),
        (["state: {2024: done}"], "1 actiepunt: 1 is gereed"),
        (["state: {2024: running}"], "1 actiepunt: niet als gereed gemeld"),
        (
            ["by: 2024, state: {2024-02: running}", "by: 2024", "by: 2025"],
            "3 actiepunten: geen is als gereed gemeld, 1 is over de termijn, "
            "van 1 is de termijn verstreken en de stand onbekend, van 1 is geen stand bekend",
        ),
    ],
)
def test_actions_are_counted_in_a_sentence(tmp_path: Path, states: list[str], told: str) -> None:
    given = ", ".join(f"a{number}: {{name: A, for: t, {state}}}" for number, state in enumerate(states))
    view = progress_view(Standing(load(tmp_path, f"{PLAN}actions: {{{given}}}\n").measured, 2024))
    assert view.actions_finding == told


def test_before_the_end_of_its_year_a_report_is_an_interim_one(tmp_path: Path) -> None:
    item = load(tmp_path, PLAN)
    interim = "Tussenrapportage over het veiligheidsplan"
    assert interim in rendered(item, "progress", as_of=date(2024, 6, 30))
    assert interim not in rendered(item, "progress", as_of=date(2024, 12, 31))
    assert interim not in rendered(item, "progress", as_of=date(2025, 6, 30), year=2024)


def test_a_day_before_the_reporting_year_is_refused(tmp_path: Path, run: Run) -> None:
    load(tmp_path, PLAN)
    for command in ("report", "progress"):
        ended = run(command, "proef.yaml", "--year", "2025", "--as-of", "2024-06-30", cwd=tmp_path)
        assert (ended.exit, "2024-06-30 lies before the reporting year 2025" in ended.err) == (2, True)


@pytest.mark.parametrize(
    ("as_of", "figure"), [(None, 8), (date(2025, 6, 30), 9), (date(2025, 12, 30), 9), (date(2025, 12, 31), 8)]
)
def test_a_year_that_is_not_over_has_no_figure_yet(tmp_path: Path, as_of: date | None, figure: int) -> None:
    given = (
        "indicators:\n  w: {name: Woninginbraken, unit: count, baseline: {2021: 12}, target: {at_most: 10}, "
        "values: {2024: 9, 2025: 8}}\n"
    )
    standing = Standing(load(tmp_path, PLAN + given).measured, 2025, as_of=as_of)
    newest = standing.indicators["w"].position.newest
    assert newest
    assert newest.value == figure
