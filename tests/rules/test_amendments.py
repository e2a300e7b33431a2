"""What a decision changed: the plan says what holds now, the decision what it was, and both are shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ivp.check import check
from ivp.dossier.workspace import Source, plan_sources
from ivp.files import shown_name
from ivp.language import Words
from ivp.report.pages import pages
from ivp.vocabulary import ReportFormat, ReportKind
from tests.conftest import Run
from tests.report.conftest import texts

PLACES = ("Eijsden-Margraten", "Gulpen-Wittem", "Meerssen", "Vaals", "Valkenburg aan de Geul")
HEAD = """\
ivp: 1
kind: plan
title: Heuvels
period: 2020-2023
municipalities: [{places}]
status: adopted
themes: {{rust: {{name: Rust op straat, goals: [minder overlast]}}}}
actions: {{apv: {{name: APV, for: rust, lead: politie, by: 2023-12-31, result: Een nieuwe APV.}}}}
indicators:
  overlast: {{name: Overlast, unit: count, for: rust, baseline: {{2018: 1600}}, target: {target}, values: {values}}}
decisions:
  - {{body: council, act: adopt, date: 2019-12-01}}
"""
VALUES = "{2020: 1450, 2022: 1450}"
TARGET = "indicators.overlast.target"
BACK = "doel bijgesteld van ten hoogste 1.400 naar ten hoogste 1.500 op 27 juni 2022 (gemeenteraad)"


def plan(*decisions: str, places: str = "Vaals", target: str = "{at_most: 1500}", values: str = VALUES) -> str:
    """A plan with decisions after that which adopted it."""
    head = HEAD.format(places=places, target=target, values=values)
    return head + "".join(f"  - {{body: council, {one}}}\n" for one in decisions)


def amended(was: str = f"{TARGET}: {{at_most: 1400}}", more: str = "date: 2022-06-27") -> str:
    return f"act: amend, {more}, was: {{{was}}}"


def wrong(folder: Path, text: str) -> list[tuple[str, str, str]]:
    """What is found: the code, the text from where it stands on, and what it says."""
    file = folder / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    lines, say = text.splitlines(), Words("en").message
    return [
        (found.code.id, lines[found.span.line - 1][found.span.column - 1 :] if found.span else "", say(found.message))
        for found in check([Source(file, shown_name(file))]).findings
    ]


def pages_of(folder: Path, text: str, kind: ReportKind, year: int | None) -> str:
    file = folder / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    (folder / "ivp.toml").touch()
    (item,) = check(plan_sources([str(file)])).plans
    (page,) = texts(pages([item], [kind], year, ReportFormat.MD)).values()
    return page


@pytest.mark.parametrize(
    "was",
    [
        f"{TARGET}: {{at_most: 1400}}",
        f"{TARGET}: {{at_most: {{2023: 1400}}}}",
        f"{TARGET}: {{at_least: 1400}}",
        f"{TARGET}: {{at_most: baseline - 10%}}",
        f"{TARGET}.at_most: 1400",
        f"{TARGET}.at_most.2023: 1400",
        f"{TARGET}.text: Minder",
        "indicators.overlast: {name: Overlast, unit: count, baseline: {2018: 1600}, target: {at_most: 1400}}",
        "themes.rust.goals: veel minder overlast",
        "themes.rust: Rust",
        "actions.apv.by: 2022-12, actions.apv.lead: [politie, gemeente]",
        "summary: Het ging over iets anders.",
        "themes.rust.approach: Meer toezicht.",  # which is no more
    ],
)
def test_what_stood_there_is_read_as_what_may_stand_there(tmp_path: Path, was: str) -> None:
    assert wrong(tmp_path, plan(amended(was))) == []


@pytest.mark.parametrize(
    ("decision", "code", "at", "says"),
    [
        (amended(f"{TARGET}: {{at_most: abc def}}"), "IVP205", "abc def", "a number is expected"),
        (amended(f"{TARGET}: {{hoogstens: 1400}}"), "IVP201", "hoogstens", "unknown key"),
        (amended(f"{TARGET}: 1400"), "IVP204", "1400", "a target"),
        (amended("actions.apv.by: 31-12-2022"), "IVP206", "31-12", "the day first"),
        (amended("actions.apv.state: {2022: oranje}"), "IVP207", "oranje", "no state"),
        (amended("indicators.overlast.doel: 1400"), "IVP201", "indicators.overlast.doel", "leads to nothing"),
        (amended("overlast: 1400"), "IVP201", "overlast: 1400", "leads to nothing"),
        (amended("indicators.overlats.target: {at_most: 1400}"), "IVP514", "indicators.overlats", "there is no"),
        (amended("themes.rust.parts.jeugd: Jeugd"), "IVP514", "themes.rust.parts", "there is no"),
        (amended(f"{TARGET}.at_most.2022: 1400"), "IVP514", f"{TARGET}.at_most.2022", "there is no"),
        (amended(f"{TARGET}: {{at_most: 1500}}"), "IVP514", "{at_most: 1500}", "stands there now"),
        (amended(more="planned: true"), "IVP514", "was:", "planned"),
        (amended(more="of: De APV"), "IVP514", "was:", "another document"),
    ],
)  # fmt: skip
def test_what_cannot_have_stood_there_is_found(tmp_path: Path, decision: str, code: str, at: str, says: str) -> None:
    ((found, text, said),) = wrong(tmp_path, plan(decision))
    assert (found, text[: len(at)]) == (code, at)
    assert says in said


def test_each_decision_is_held_against_what_stands_there(tmp_path: Path) -> None:
    same = f"{TARGET}: {{at_most: 1500}}"
    assert [code for code, *_ in wrong(tmp_path, plan(amended(more="planned: true"), amended(same)))] == ["IVP514"] * 2


@pytest.mark.parametrize("was", ["principles.een", "summary.slot", "summary.slot.text", "budget.pot.name"])
def test_in_a_list_without_ids_there_is_nothing_by_an_id(tmp_path: Path, was: str) -> None:
    lists = "principles: [Samen., Vroeg.]\nsummary: [Een., Twee.]\nbudget: [{name: Pot}]\n"
    ((code, at, says),) = wrong(tmp_path, plan(amended(f"{was}: Iets")) + lists)
    assert (code, at[: len(was)], says) == ("IVP514", was, f"there is no {was} in this plan")


@pytest.mark.parametrize(
    ("was", "hint"),
    [
        ("indicators.overlats.name: Anders", "did you mean indicators.overlast?"),
        ("actions.avp.by: 2022", "did you mean actions.apv?"),
        ("actions.buurtpreventie.by: 2022", None),
    ],
)
def test_what_is_near_to_what_is_not_there_is_named(tmp_path: Path, was: str, hint: str | None) -> None:
    (tmp_path / "plan.yaml").write_text(plan(amended(was)), encoding="utf-8")
    found = check([Source(tmp_path / "plan.yaml", "plan.yaml")]).findings
    hints = {item.hint and Words("en").message(item.hint) for item in found if item.code.id == "IVP514"}
    assert hints == {hint}


@pytest.mark.parametrize(
    ("kind", "year"), [(ReportKind.PLAN, None), (ReportKind.PROGRESS, 2022), (ReportKind.SUMMARY, 2022)]
)
def test_an_amended_target_is_shown_with_what_it_was_and_the_decision(
    tmp_path: Path, kind: ReportKind, year: int | None
) -> None:
    page = pages_of(tmp_path, plan(amended()), kind, year)
    assert BACK in page
    if year:  # beside the name, where there is room for it, not in the narrow column of figures
        assert f"| Overlast ({BACK}) |" in page


def test_what_else_a_decision_changed_is_told_in_plain_words_with_it(tmp_path: Path) -> None:
    was = "actions.apv.by: 2022-12, themes.rust.goals: [veel minder, en rust]"
    page = pages_of(tmp_path, plan(amended(was)), ReportKind.PLAN, None)
    told = page[page.index("### Wijziging, 27 juni 2022") :]
    assert "**APV, uiterlijk gereed:** was: december 2022" in told
    assert "**Rust op straat, wat het moet opleveren:** was: veel minder; en rust" in told


def account(run: Run, folder: Path, text: str, *options: str) -> Any:
    """The only indicator in the account of a plan."""
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    outcome = run("progress", "plan.yaml", "--format", "json", *options, cwd=folder)
    (indicator,) = json.loads(outcome.out)["plans"][0]["indicators"]
    return indicator


@pytest.mark.parametrize(
    ("options", "target", "says"),
    [
        (("--year", "2022"), "ten hoogste 1.500", "doel bijgesteld van ten hoogste 1.400 naar"),
        (("--year", "2020"), "ten hoogste 1.400", "doel later bijgesteld, van ten hoogste 1.400 naar"),
        (("--year", "2022", "--as-of", "2022-06-26"), "ten hoogste 1.400", "doel later bijgesteld"),
        (("--year", "2022", "--as-of", "2022-06-27"), "ten hoogste 1.500", "doel bijgesteld"),
    ],
)
def test_a_report_judges_by_the_target_that_held_on_its_day(
    run: Run, tmp_path: Path, options: tuple[str, ...], target: str, says: str
) -> None:
    item = account(run, tmp_path, plan(amended()), *options)
    assert item["target"]["text"] == target
    assert (item["position"]["code"] == "on_target") is target.endswith("1.500")
    (told,) = item["target_changes"]
    assert told.startswith(says)
    assert item["explanation"][-1][1:-1] == told[1:]


def test_two_changes_are_told_in_their_order_each_with_what_came_of_it(run: Run, tmp_path: Path) -> None:
    first = amended(f"{TARGET}: {{at_most: 1300}}", "date: 2021-06")
    item = account(run, tmp_path, plan(amended(), first), "--year", "2022")
    assert item["target_changes"] == [
        "doel bijgesteld van ten hoogste 1.300 naar ten hoogste 1.400 in juni 2021 (gemeenteraad)",
        BACK,
    ]


def test_the_target_of_a_joint_plan_changes_once_all_five_councils_have_decided(run: Run, tmp_path: Path) -> None:
    days = ("2022-06-27", "2022-06-27", "2022-07-04", "2022-07-04", "2022-09-12")
    decided = [amended(more=f"date: {day}, municipalities: [{place}]") for day, place in zip(days, PLACES, strict=True)]
    text = plan(*decided, places=", ".join(PLACES))
    assert wrong(tmp_path, text) == []
    before = account(run, tmp_path, text, "--year", "2022", "--as-of", "2022-08-01")
    assert before["target"]["text"] == "ten hoogste 1.400"
    item = account(run, tmp_path, text, "--year", "2022")
    assert item["target"]["text"] == "ten hoogste 1.500"
    (told,) = item["target_changes"]
    assert [place in told for place in PLACES] == [True] * 5


def test_a_version_of_the_joint_plan_shows_what_was_changed_in_that(run: Run, tmp_path: Path) -> None:
    text = plan(amended(more=f"date: 2022-06-27, municipalities: [{', '.join(PLACES)}]"), places=", ".join(PLACES))
    (tmp_path / "samen.yaml").write_text(text, encoding="utf-8")
    version = "ivp: 1\nkind: plan\ntitle: Vaals\nversion_of: samen.yaml\nmunicipalities: [Vaals]\nstatus: draft\n"
    page = pages_of(tmp_path, version, ReportKind.PLAN, None)
    assert (
        "doel bijgesteld van ten hoogste 1.400 naar ten hoogste 1.500 op 27 juni 2022 (gemeenteraden, Eijsden" in page
    )


def test_one_municipality_is_told_of_its_own_council_and_of_the_joint_target_of_the_day(
    run: Run, tmp_path: Path
) -> None:
    decided = [amended(more=f"date: 2022-06-27, municipalities: [{place}]") for place in PLACES]
    text = plan(*decided, places=", ".join(PLACES))
    item = account(run, tmp_path, text, "--year", "2022", "--area", "Vaals")
    assert "joint" in item
    (told,) = item["target_changes"]
    assert ("Vaals" in told, "Meerssen" in told) == (True, False)
    (before,) = account(run, tmp_path, text, "--year", "2020", "--area", "Vaals")["target_changes"]
    assert before.startswith("doel later bijgesteld")
    was = "themes.rust.goals: veel minder"
    several = [amended(was, f"date: 2022-06-27, municipalities: [{place}]") for place in PLACES]
    (tmp_path / "samen.yaml").write_text(plan(*several, places=", ".join(PLACES)), encoding="utf-8")
    outcome = run(
        "report", "samen.yaml", "--kind", "plan", "--format", "md", "--area", "Vaals", "--output", "uit", cwd=tmp_path
    )
    assert outcome.exit == 0, outcome.err
    (page,) = (path.read_text(encoding="utf-8") for path in (tmp_path / "uit").glob("*.md"))
    assert page.count("**Rust op straat, wat het moet opleveren:** was: veel minder") == 1
