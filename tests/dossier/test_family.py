"""The files of a repository that name a plan: found by their heads, and told with the plan that they carry out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ivp.dossier.family import named_in_head
from tests.conftest import PLANS, Run

MADE_UP = Path(__file__).parent / "verzonnen"
HEAD = "ivp: 1\nkind: {kind}\ntitle: {title}\nmunicipalities: [{places}]\nperiod: {first}-{last}\n"
ADOPTED = "status: adopted\ndecisions: [{body: college, act: adopt, date: 2020}]\n"


def plan(actions: str, places: str = "Leiden") -> str:
    head = HEAD.format(kind="plan", title="Plan", places=places, first=2023, last=2026)
    return f"{head}{ADOPTED.replace('college', 'council')}themes: {{t: Thema}}\nactions:\n{actions}"


def carried(actions: str, first: int = 2024, last: int = 0, places: str = "Leiden", status: str = ADOPTED) -> str:
    head = HEAD.format(
        kind="implementation", title=f"Uitvoering {first}", places=places, first=first, last=last or first
    )
    return f"{head}carries_out: plan.yaml\n{status}actions:\n{actions}"


def action(identity: str, state: str = "", by: str = "", more: str = "") -> str:
    given = "".join(f", {key}: {value}" for key, value in (("by", by), ("state", state)) if value)
    return f"  {identity}: {{name: Actie {identity}, for: t, lead: team, result: Iets{given}{more}}}\n"


def place(folder: Path, **files: str) -> Path:
    """A plan repository with these plans."""
    (folder / "plans").mkdir(exist_ok=True)
    (folder / "ivp.toml").write_text('language = "nl"\n', encoding="utf-8")
    for name, text in files.items():
        (folder / "plans" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def account(run: Run, folder: Path, *options: str) -> dict[str, Any]:
    """The account of the only plan, as data."""
    outcome = run("progress", "plans/plan.yaml", "--format", "json", *options, cwd=folder)
    assert outcome.exit == 0, outcome.err
    (only,) = json.loads(outcome.out)["plans"]
    return dict(only)


def told(run: Run, folder: Path, *options: str) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Of each action its state, its deadline and the deadlines before."""
    actions = account(run, folder, *options)["actions"]
    return {item["id"]: (item["status"], item["by"], tuple(item["earlier"])) for item in actions}


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("kind: implementation\ncarries_out: plan.yaml\n", {"carries_out": ("plan.yaml",)}),
        ("kind: implementation\ncarries_out: [a.yaml, 'b c.yaml']  # twee\n", {"carries_out": ("a.yaml", "b c.yaml")}),
        ("carries_out:\r\n- a.yaml\r\n- b.yaml\r\nkind: implementation\r\n", {"carries_out": ("a.yaml", "b.yaml")}),
        ("kind: implementation\ncarries_out:\n  # eerst\n  - a.yaml\ntitle: x\n", {"carries_out": ("a.yaml",)}),
        ("kind: implementation\ncarries_out:\n  a.yaml\n", {"carries_out": ("a.yaml",)}),
        ('"kind": implementation\n"carries_out" : "plan.yaml"\n', {"carries_out": ("plan.yaml",)}),
        ("\ufeffcarries_out: plan.yaml\nkind: implementation\n", {"carries_out": ("plan.yaml",)}),
        ("{ivp: 1, kind: implementation, carries_out: [plan.yaml]}\n", {"carries_out": ("plan.yaml",)}),
        ("  kind: implementation\n  carries_out: plan.yaml\n", {"carries_out": ("plan.yaml",)}),
        ("kind: account\naccounts_for: plan.yaml\n", {"accounts_for": ("plan.yaml",)}),
        ("kind: plan\nversion_of: joint.yaml\n", {"version_of": ("joint.yaml",)}),
        ("builds_on: a.yaml\nversion_of: b.yaml\n", {"builds_on": ("a.yaml",), "version_of": ("b.yaml",)}),
        ("kind: implementation\ncarries_out: plan.yaml\nactions: [{{{ : broken\n", {"carries_out": ("plan.yaml",)}),
        ("kind: implementation\ncarries_out: {a: b}\n", {"carries_out": ()}),
        ("kind: plan\ntitle: Plan  # carries_out: nothing\nsummary: |\n  carries_out: plan.yaml\n", {}),
        ("kind: plan\n", {}),
        ("", {}),
        ("carries_out", {}),
    ],
)  # fmt: skip
def test_what_a_file_names_is_read_from_its_head(head: str, named: dict[str, tuple[str, ...]]) -> None:
    assert named_in_head(head.encode()) == named


@pytest.mark.parametrize(
    "text",
    [
        "{kind: account, accounts_for: plan.yaml}",
        "# van ons\n---\n{ivp: 1,\nkind: account,\naccounts_for: plan.yaml,\nperiod: 2024}\n",
        "--- {ivp: 1,\r\nkind: account, accounts_for: plan.yaml}\r\n",
        "\n  {account: Verslag,\n  accounts_for: [plan.yaml]}",
    ],
)
def test_what_a_file_in_braces_names_is_read_wherever_it_stands(text: str) -> None:
    assert named_in_head(text.encode()) == {"accounts_for": ("plan.yaml",)}


def test_an_account_in_braces_is_told(run: Run, tmp_path: Path) -> None:
    text = "{ivp: 1,\nkind: account, accounts_for: plan.yaml,\ntitle: Verslag, period: 2024, status: presented,\n"
    verslag = text + "topics: {t: {judgement: worsened}}}\n"
    place(tmp_path, plan=plan(action("a")), verslag=verslag)
    assert account(run, tmp_path, "--year", "2024")["account"]["title"] == "Verslag"


def test_a_file_without_a_kind_is_of_the_kind_that_names_what_it_names(run: Run, tmp_path: Path) -> None:
    place(tmp_path, plan=plan(action("a")), verslag="{account: Verslag, accounts_for: plan.yaml, period: 2024}\n")
    told = run("validate", "plans/verslag.yaml", "--format", "concise", cwd=tmp_path).out
    assert "de sleutel kind ontbreekt" in told
    assert "onbekende sleutel “accounts_for”" not in told


def test_a_head_without_end_is_not_read_to_its_end() -> None:
    assert len(named_in_head(b"kind: x\ncarries_out: [" + b"a.yaml, " * 500_000).get("carries_out", ())) < 2_000


@pytest.mark.parametrize("where", ["plans/uitvoering.yaml", "plans/2024/uitvoering.yaml"])
def test_the_report_on_a_plan_has_the_states_of_what_carries_it_out(run: Run, tmp_path: Path, where: str) -> None:
    place(tmp_path, plan=plan(action("a") + action("b")))
    text = carried(action("a", "{2024-06: running}", "2024-12") + action("c", by="2024-12"))
    file = tmp_path / where
    file.parent.mkdir(exist_ok=True)
    above = "plan.yaml" if file.parent.name == "plans" else "../plan.yaml"
    file.write_text(text.replace("plan.yaml", above), encoding="utf-8")
    assert told(run, tmp_path, "--as-of", "2024-09-01") == {
        "a": ("running", "december 2024", ()),
        "b": ("unknown", "", ()),
        "c": ("unknown", "december 2024", ()),
    }
    assert account(run, tmp_path)["carrying"]["plans"] == ["Uitvoering 2024"]


def test_what_stands_beside_a_plan_outside_the_folders_of_plans_is_found(run: Run, tmp_path: Path) -> None:
    place(tmp_path, plan=plan(action("a")), uitvoering=carried(action("a", "{2024-06: done}")))
    (tmp_path / "plans").rename(tmp_path / "elders")
    out = run("progress", "elders/plan.yaml", "--format", "json", cwd=tmp_path).out
    assert json.loads(out)["plans"][0]["actions"][0]["status"] == "done"


YEARS = {
    "eerste": carried(action("a", "{2023-06: running, 2023-12: {status: running, light: red}}", "2023-Q4"), 2023),
    "tweede": carried(action("a", "{2024-06: running}", "2024-Q4") + action("b", by="2024-Q2"), 2024),
    "vierde": carried(action("a", by="2026-Q1"), 2026),
}


@pytest.mark.parametrize(
    ("day", "plans", "deadline", "earlier"),
    [
        ("2022-12-31", [], "", ()),
        ("2023-05-01", ["Uitvoering 2023"], "4e kwartaal 2023", ()),
        ("2024-01-01", ["Uitvoering 2024"], "4e kwartaal 2024", ("4e kwartaal 2023",)),
        ("2025-07-01", ["Uitvoering 2024"], "4e kwartaal 2024", ("4e kwartaal 2023",)),
        ("2026-07-01", ["Uitvoering 2026"], "1e kwartaal 2026", ("4e kwartaal 2023", "4e kwartaal 2024")),
    ],
)
def test_the_one_whose_period_holds_the_day_counts_else_the_latest_before(
    run: Run, tmp_path: Path, day: str, plans: list[str], deadline: str, earlier: tuple[str, ...]
) -> None:
    place(tmp_path, plan=plan(action("a") + action("b")), **YEARS)
    found = account(run, tmp_path, "--as-of", day)
    assert found["carrying"]["plans"] == plans
    assert told(run, tmp_path, "--as-of", day)["a"][1:] == (deadline, earlier)


def test_one_that_was_withdrawn_does_not_count_and_a_draft_is_told_as_one(run: Run, tmp_path: Path) -> None:
    first = carried(action("a", by="2024-Q4"), 2024, status="status: withdrawn\n")
    place(tmp_path, plan=plan(action("a")), eerste=first)
    assert account(run, tmp_path, "--as-of", "2024-07-01")["carrying"]["plans"] == []
    place(tmp_path, eerste=first.replace("withdrawn", "draft"))
    (sentence, *_) = account(run, tmp_path, "--as-of", "2024-07-01")["carrying"]["sentences"]
    assert sentence == "Uitvoeringsplan: Uitvoering 2024 (2024, concept)."


@pytest.mark.parametrize(
    ("day", "status"),
    [("2024-01-31", "planned"), ("2024-06-30", "running"), ("2024-07-31", "stopped"), ("2024-12-31", "done")],
)
def test_the_latest_state_that_is_known_holds_whatever_the_file(
    run: Run, tmp_path: Path, day: str, status: str
) -> None:
    place(
        tmp_path,
        plan=plan(action("a", "{2023: planned, 2024-07: stopped}")),
        uitvoering=carried(action("a", "{2024-Q2: running}"), 2024),
        later=carried(action("a", "{2024: done}"), 2026),
    )
    assert told(run, tmp_path, "--as-of", day)["a"][0] == status


def test_two_states_of_one_day_in_two_files_name_both_places(run: Run, tmp_path: Path) -> None:
    place(
        tmp_path,
        plan=plan(action("a", "{2024-12: running}")),
        een=carried(action("a", "{2024-Q4: done}", by="2024") + action("b", "{2024-12: running}", "2024"), 2024),
        twee=carried(action("b", "{2024: done}", by="2025"), 2025),
    )
    outcome = run("validate", "--select", "IVP610", "--format", "concise", cwd=tmp_path)
    assert outcome.exit == 1
    assert [line.split(":")[0] for line in outcome.out.splitlines()[:-1]] == ["plans/een.yaml", "plans/twee.yaml"]
    assert "plans/plan.yaml geeft een stand van dit actiepunt van 2024-12; dat is dezelfde dag" in outcome.out
    whole = run("validate", "--select", "IVP610", cwd=tmp_path).out
    assert "plans/een.yaml:10:" in whole
    assert run("validate", "plans/plan.yaml", cwd=tmp_path).exit == 0
    assert run("validate", "plans/een.yaml", cwd=tmp_path).exit == 1


def test_states_of_other_municipalities_are_no_two_states(run: Run, tmp_path: Path) -> None:
    place(
        tmp_path,
        plan=plan(action("a"), "Leiden, Leiderdorp"),
        een=carried(action("a", "{2024: done}", by="2024"), 2024, places="Leiden"),
        twee=carried(action("a", "{2024: running}", by="2024"), 2024, places="Leiderdorp"),
    )
    assert "IVP610" not in run("validate", cwd=tmp_path).out


def test_what_is_for_one_municipality_is_not_told_of_the_whole_area(run: Run, tmp_path: Path) -> None:
    place(
        tmp_path,
        plan=plan(action("a"), "Leiden, Leiderdorp"),
        samen=carried(action("a", by="2024-Q3"), 2024, places="Leiden, Leiderdorp"),
        apart=carried(action("a", "{2024-06: done}", by="2024-Q4") + action("b", by="2024"), 2024, places="Leiden"),
    )
    whole = account(run, tmp_path, "--as-of", "2024-08-01")
    assert [(item["id"], item["status"], item["municipalities"]) for item in whole["actions"]] == [
        ("a", "unknown", []),
        ("b", "unknown", ["Leiden"]),
    ]
    assert "Uitvoering 2024 is alleen voor Leiden" in " ".join(whole["carrying"]["sentences"])
    assert told(run, tmp_path, "--as-of", "2024-08-01", "--area", "Leiden")["a"][:2] == ("done", "4e kwartaal 2024")
    assert told(run, tmp_path, "--as-of", "2024-08-01", "--area", "Leiderdorp") == {
        "a": ("unknown", "3e kwartaal 2024", ())
    }


BROKEN = [
    "kind: implementation\ncarries_out: plan.yaml\nivp: 1\n",
    carried(action("a", "{2024-12: done, 2024-Q4: running}")),
    carried(action("a").replace("for: t", "for: onbekend")),
    "kind: plan\nivp: 1\ntitle: Geen uitvoeringsplan\ncarries_out: plan.yaml\n",
    carried(action("a")) + "\tactions: [\n",
]


@pytest.mark.slow
@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize("named", [["plans/plan.yaml"], []])
def test_a_broken_child_is_named_and_stops_nothing(run: Run, tmp_path: Path, text: str, named: list[str]) -> None:
    good = carried(action("a", "{2023-06: running}", "2023-12"), 2023)
    place(tmp_path, plan=plan(action("a")), goed=good, kapot=text)
    outcome = run("progress", *named, "--year", "2024", cwd=tmp_path)
    assert outcome.exit == 1
    assert "plans/kapot.yaml" in outcome.err
    assert "In plans/kapot.yaml zitten fouten" in outcome.out.replace("\n  ", " ")
    assert "Loopt: 1" in outcome.out
    assert run("report", *named, "--year", "2024", cwd=tmp_path).exit == 1
    assert (tmp_path / "build" / "plan-progress-2024.html").exists()


def test_validate_does_not_read_children(run: Run, tmp_path: Path) -> None:
    place(tmp_path, plan=plan(action("a")), kapot=BROKEN[0])
    assert run("validate", "plans/plan.yaml", cwd=tmp_path).exit == 0


def test_without_a_name_only_plans_are_reported_on(run: Run, tmp_path: Path) -> None:
    place(tmp_path, plan=plan(action("a")), uitvoering=carried(action("a", "{2024-06: done}")))
    for named in ([], ["plans"]):
        assert len(json.loads(run("progress", *named, "--format", "json", cwd=tmp_path).out)["plans"]) == 1
    assert run("report", cwd=tmp_path).exit == 0
    assert [item.name for item in (tmp_path / "build").iterdir()] == ["plan-progress-2024.html"]


def test_every_kind_of_report_is_of_one_year(run: Run, tmp_path: Path) -> None:
    place(tmp_path, plan=plan(action("a")), **YEARS)
    assert run("report", "--kind", "all", cwd=tmp_path).exit == 0
    years = {item.stem.rpartition("-")[2] for item in (tmp_path / "build").iterdir() if "-20" in item.name}
    assert years == {"2024"}


def test_an_implementation_plan_has_no_progress_of_its_own(run: Run, tmp_path: Path) -> None:
    place(tmp_path, plan=plan(action("a")), uitvoering=carried(action("a", "{2024-06: done}")))
    for command in (["progress"], ["report", "--kind", "progress"], ["report", "--kind", "summary"]):
        outcome = run(*command, "plans/uitvoering.yaml", cwd=tmp_path)
        assert (outcome.exit, "vraag dat op: plans/plan.yaml" in outcome.err) == (2, True)
    assert run("progress", "plans/uitvoering.yaml", "plans/plan.yaml", cwd=tmp_path).exit == 0
    assert run("report", "plans/uitvoering.yaml", cwd=tmp_path).exit == 0
    assert [item.name for item in (tmp_path / "build").iterdir()] == ["uitvoering-implementation-2024.html"]


def test_what_was_not_finished_and_does_not_come_back_is_named(run: Run, tmp_path: Path) -> None:
    first = "".join(
        action(name, state, "2023-12")
        for name, state in (("a", "{2023-12: running}"), ("b", "{2023-12: done}"), ("c", ""), ("d", "{2023: stopped}"))
    )
    place(
        tmp_path,
        plan=plan(action("a") + action("e")),
        eerste=carried(first, 2023),
        tweede=carried(action("f", by="2024"), 2024),
    )
    left, missing = account(run, tmp_path, "--as-of", "2024-07-01")["carrying"]["lists"]
    assert left["label"] == "Onder Uitvoering 2023 niet als gereed of gestopt gemeld, en niet opnieuw opgenomen"
    assert left["names"] == ["Actie a (loopt, december 2023)", "Actie c (termijn verstreken, stand onbekend)"]
    assert missing["names"] == ["Actie e"]
    own = run("report", "plans/tweede.yaml", "--format", "md", "--output", "-", "--year", "2024", cwd=tmp_path).out
    assert "niet opnieuw opgenomen:** Actie a" in own


@pytest.fixture
def wmw(tmp_path: Path) -> Path:
    """West Maas en Waal's plan with two implementation plans that were made up."""
    place(tmp_path)
    for name in ("west-maas-en-waal-2020-2022.yaml", "tweestromenland-2019-2022.yaml"):
        shutil.copy(PLANS / name, tmp_path / "plans" / name)
    for file in MADE_UP.iterdir():
        shutil.copy(file, tmp_path / "plans" / file.name)
    return tmp_path


def test_the_worked_example_is_sound(run: Run, wmw: Path) -> None:
    assert run("validate", "--strict", cwd=wmw).exit == 0


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["progress", "implementation", "summary"])
@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_every_report_on_the_worked_example_tells_what_is_taken_up(run: Run, wmw: Path, kind: str, form: str) -> None:
    plan = "plans/west-maas-en-waal-2020-2022.yaml"
    asked = ("report", plan, "--kind", kind, "--format", form, "--output", "-")
    first, second = (run(*asked, "--year", year, cwd=wmw).out for year in ("2020", "2021"))
    for out, year, taken in ((first, 2020, 6), (second, 2021, 3)):
        assert f"Uitvoeringsplan: Verzonnen uitvoeringsplan {year} ({year})." in out
        assert f"{taken} van de 18 actiepunten van het plan zijn opgenomen." in out
    both = '"4e kwartaal 2020"\n' if form == "json" else "eerder: 4e kwartaal 2020"
    assert (both in first, both in second) == (False, kind != "summary")


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("", ["plans/plan.yaml", "plans/plan.yaml"]),
        (carried(action("a", "{2024-03: running}", "2024-Q4"), 2024), ["plans/plan.yaml"]),
        (carried(action("a", by="2025-Q4"), 2025), ["plans/plan.yaml"]),
        (carried(action("b", by="2024-Q1"), 2024), ["plans/plan.yaml", "plans/uitvoering.yaml"]),
    ],
)
def test_a_deadline_that_another_file_moved_or_answered_is_not_past(
    run: Run, tmp_path: Path, second: str, told: list[str]
) -> None:
    place(tmp_path, plan=plan(action("a", by="2024-Q1") + action("b", by="2024-Q1")))
    if second:
        place(tmp_path, uitvoering=second)
    out = run("validate", "--select", "IVP609", "--as-of", "2024-06-30", "--format", "concise", cwd=tmp_path).out
    assert [line.split(":")[0] for line in out.splitlines()[:-1]] == told


def test_a_deadline_of_the_plan_itself_is_shown_beside_the_one_that_took_its_place(run: Run, tmp_path: Path) -> None:
    place(tmp_path, plan=plan(action("a", by="2024-Q2")), uitvoering=carried("  a: {lead: iemand, by: 2024-Q4}\n"))
    (only,) = account(run, tmp_path, "--as-of", "2024-03-01")["actions"]
    assert (only["name"], only["lead"], only["result"]) == ("Actie a", ["iemand"], "Iets")
    assert (only["by"], only["earlier"]) == ("4e kwartaal 2024", ["2e kwartaal 2024"])


VERSION = "ivp: 1\nkind: plan\ntitle: Plan van Leiden\nversion_of: plan.yaml\nmunicipalities: [Leiden]\n" + ADOPTED


def test_what_carries_out_the_joint_plan_is_told_of_its_versions_as_the_regions(run: Run, tmp_path: Path) -> None:
    place(
        tmp_path,
        plan=plan(action("a") + action("b"), "Leiden, Leiderdorp"),
        leiden=VERSION + "actions:\n  b: {lead: team Leiden}\n",
        regio=carried("  a: {by: 2024-Q4}\n  b: {lead: regio, by: 2024-Q3}\n", places="Leiden, Leiderdorp"),
        eigen=carried("  b: {by: 2024-Q1, state: {2024-02: running}}\n", places="Leiden").replace(
            "plan.yaml", "leiden.yaml"
        ),
    )
    out = run("progress", "plans/leiden.yaml", "--format", "json", "--as-of", "2024-03-31", cwd=tmp_path).out
    (leiden,) = json.loads(out)["plans"]
    assert [(item["id"], item["by"], item["lead"], item["status"]) for item in leiden["actions"]] == [
        ("a", "4e kwartaal 2024", ["team"], "unknown"),
        ("b", "1e kwartaal 2024", ["team Leiden"], "running"),
    ]
    assert "Uitvoering 2024 (2024, van de regio); Uitvoering 2024 (2024)." in leiden["carrying"]["sentences"][0]
    assert told(run, tmp_path, "--as-of", "2024-03-31")["b"][:2] == ("unknown", "3e kwartaal 2024")


def test_a_joint_plan_is_settled_as_soon_as_one_version_is(run: Run, tmp_path: Path) -> None:
    aims = "indicators: {i: {name: I, unit: count, baseline: {2021: 50}, target: {at_most: {2030: 40}}}}\n"
    joint = plan(action("a"), "Leiden, Leiderdorp").replace("status: adopted", "status: consultation") + aims
    place(tmp_path, plan=joint.replace(", date: 2020}]", ", planned: true}]"))
    asked = ("validate", "--select", "IVP403,IVP405,IVP406", "--format", "concise")
    before = run(*asked, cwd=tmp_path).out.count("plan.yaml:")
    place(tmp_path, leiden=VERSION)
    assert run(*asked, cwd=tmp_path).out.count("plan.yaml:") < before


@pytest.mark.parametrize(("state", "told"), [("running", 1), ("done", 0), ("stopped", 0)])
def test_an_action_that_is_over_has_nothing_to_come(run: Run, tmp_path: Path, state: str, told: int) -> None:
    dated = "{2024-06: {status: " + state + ", text: Zo is het gegaan.}}"
    folder = place(tmp_path, plan=plan(action("brief", state=dated, more=", next: Een brief opstellen.")))
    (only,) = account(run, folder, "--year", "2024")["actions"]
    assert len(only["next"]) == told


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("", {"2024": 4000}),
        (", money: {amount: 1000, years: 2025}", {"2024": 4000, "2025": 1000}),
        (", money: {amount: 1000}", {"2024": 4000, "2025": 1000}),
    ],
)
@pytest.mark.parametrize("first", ["years: 2024", "recurring: true"])
def test_money_of_an_earlier_year_stays_that_of_an_action_that_comes_back(
    run: Run, tmp_path: Path, first: str, later: str, expected: dict[str, int]
) -> None:
    before = carried(action("brief", more=f", money: {{amount: 4000, {first}}}"), 2024)
    folder = place(tmp_path, plan=plan(action("brief")), een=before, twee=carried(action("brief", more=later), 2025))
    assert run("report", "plans/plan.yaml", "--year", "2025", "--format", "json", cwd=folder).exit == 0
    (sums,) = json.loads((folder / "build" / "plan-progress-2025.json").read_text(encoding="utf-8"))["money"]
    assert {item["name"]: float(item["amount"]) for item in sums["totals"] if item["of"] == "year"} == expected


def test_money_of_an_action_that_only_an_earlier_plan_had_is_in_the_sums_and_named(run: Run, tmp_path: Path) -> None:
    before = action("folder", state="{2024-12: done}", more=", money: {amount: 4000, years: 2024, spent: {2024: 4500}}")
    now = action("brief", more=", money: {amount: 1000, years: 2025}")
    folder = place(tmp_path, plan=plan(action("brief")), een=carried(before, 2024), twee=carried(now, 2025))
    for kind in ("progress", "implementation"):
        asked = ("report", "plans/plan.yaml", "--year", "2025", "--kind", kind, "--format", "md", "--output", "-")
        text = run(*asked, cwd=folder).out.replace("\N{NO-BREAK SPACE}", " ")
        assert ("| 2024 | € 4.000 | € 4.500 |\n| 2025 | € 1.000 | – |" in text) == (kind == "progress")
        assert "Samen € 5.000 voor 2024–2025." in text
        assert "Meegeteld is ook het geld voor ‘Actie folder’, dat alleen in eerdere uitvoeringsplannen staat." in text
        assert "‘Actie folder’: € 4.500 besteed van € 4.000" in text
    text = run("report", "plans/plan.yaml", "--year", "2024", "--format", "md", "--output", "-", cwd=folder).out
    assert "Meegeteld is ook" not in text


def test_many_implementation_plans_in_a_row_keep_what_the_first_says(run: Run, tmp_path: Path) -> None:
    """One for each quarter of four years: an action is named by its id alone after the first."""
    files = {"u0": carried(action("folder"), 2023).replace("period: 2023-2023", "period: 2023")}
    for number in range(1, 16):
        again = carried("  folder: {by: 2026-12, lead: team, result: Iets.}\n", 2023 + number // 4)
        files[f"u{number}"] = again.replace("status:", f"predecessor: {{file: u{number - 1}.yaml}}\nstatus:", 1)
    folder = place(tmp_path, plan=plan(action("brief")), **files)
    checked = run("validate", "plans/u15.yaml", "--format", "concise", cwd=folder)
    assert (checked.exit, "IVP202" in checked.out) == (0, False), checked.out
