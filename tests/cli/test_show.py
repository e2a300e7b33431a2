"""``ivp show``: what a plan says, with the file that says it; and the plan written out in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivp.dossier.resolve import Resolved, resolve
from ivp.dossier.workspace import Source, Workspace
from ivp.project import Project
from tests.conftest import PLANS, Run

MADE_UP = [
    path
    for folder in ("dossier/verzonnen", "dossier/verzonnen-versies", "accounts/verzonnen")
    for path in (Path(__file__).parent.parent / folder).glob("*.yaml")
]
REGION = """\
ivp: 1
kind: plan
title: Regioplan
period: 2023-2026
municipalities: [Vaals, Meerssen]
themes:
  inbraak: {name: Inbraak, problem: Het gebeurt te vaak., approach: [Voorlichting, Toezicht]}
  jeugd: Jeugd
partners: {politie: Politie Limburg}
actions:
  brief: {name: Brief sturen, for: inbraak, lead: politie, by: 2024-Q2, text: Aan alle inwoners.}
"""
CARRIED = """\
ivp: 1
kind: implementation
title: Uitvoering 2024
period: 2024
municipalities: [Vaals, Meerssen]
carries_out: regio.yaml
actions:
  brief: {lead: team Veiligheid, by: 2024-Q4, text: En aan winkels., state: {2024-06: running}}
"""
VERSION = """\
ivp: 1
kind: plan
title: Plan Vaals
municipalities: [Vaals]
version_of: regio.yaml
themes:
  inbraak: {problem: In Vaals het minst.}
  grens: Grens
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A joint plan, a version of it and an implementation plan."""
    (tmp_path / "ivp.toml").write_text('language = "nl"\n', encoding="utf-8")
    (tmp_path / "plans").mkdir()
    for name, text in {"regio": REGION, "uitvoering": CARRIED, "vaals": VERSION}.items():
        (tmp_path / "plans" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def shown(run: Run, repository: Path, *arguments: str) -> str:
    outcome = run("show", *arguments, cwd=repository)
    assert outcome.exit == 0, outcome.err
    return outcome.out


def test_an_entry_is_told_with_what_other_files_say_of_it(run: Run, repository: Path) -> None:
    assert shown(run, repository, "plans/regio.yaml", "brief").splitlines() == [
        "Brief sturen (actions.brief)",
        "  Id's van de onderwerpen waar het aan bijdraagt (for): Inbraak (inbraak)",
        "  Trekker (lead): Politie Limburg (politie)",
        "  Uiterlijk gereed (by): 2024-Q2",
        "  Aan alle inwoners.",
        "",
        "In Uitvoering 2024",
        "    [plans/uitvoering.yaml:8]",
        "  Trekker (lead): team Veiligheid",
        "      [in plans/regio.yaml:11: Politie Limburg (politie)]",
        "  Uiterlijk gereed (by): 2024-Q4",
        "      [in plans/regio.yaml:11: 2024-Q2]",
        "  En aan winkels.",
        "  Stand per moment (state)",
        "    juni 2024: Loopt (running)",
    ]


def test_a_version_tells_what_it_changes_and_what_it_takes_over(run: Run, repository: Path) -> None:
    lines = shown(run, repository, "plans/vaals.yaml", "inbraak").splitlines()
    assert lines == [
        "Inbraak (themes.inbraak)",
        "    [hier gewijzigd]",
        "  Wat er speelt en waarom het ertoe doet (problem): In Vaals het minst.",
        "      [in plans/regio.yaml:7: Het gebeurt te vaak.]",
        "  Hoofdlijnen van de aanpak (approach)",
        "      [uit plans/regio.yaml:7]",
        "    - Voorlichting",
        "    - Toezicht",
    ]


def test_without_an_id_the_family_and_the_ids_are_told(run: Run, repository: Path) -> None:
    joint = shown(run, repository, "plans/regio.yaml")
    assert "  Versie: Plan Vaals (plans/vaals.yaml)\n" in joint
    assert "  Uitgevoerd door: Uitvoering 2024 (plans/uitvoering.yaml)\n" in joint
    version = shown(run, repository, "plans/vaals.yaml")
    assert "  jeugd: Jeugd\n      [uit plans/regio.yaml:8]\n  grens: Grens\n      [hier toegevoegd]\n" in version
    assert shown(run, repository, "plans/vaals.yaml", "themes").startswith("\nThema's (themes)\n")


def test_without_a_plan_every_plan_that_says_something_of_it_is_told(run: Run, repository: Path) -> None:
    assert "Plan Vaals" not in shown(run, repository, "jeugd")
    told = shown(run, repository, "inbraak")
    assert "Regioplan (plans/regio.yaml)\nInbraak (themes.inbraak)" in told
    assert "Plan Vaals (plans/vaals.yaml)\nInbraak (themes.inbraak)" in told


def test_an_unknown_id_is_answered_with_the_nearest(run: Run, repository: Path) -> None:
    outcome = run("show", "inbrak", cwd=repository)
    assert outcome.exit == 2
    assert "inbrak" in outcome.err
    assert "inbraak" in outcome.err


def test_an_id_that_no_file_could_be_named_is_an_unknown_id(run: Run, repository: Path) -> None:
    for asked in ("x" * 5000, "a\0b"):
        ended = run("--lang", "nl", "show", asked, cwd=repository)
        assert ended.exit == 2
        assert ended.err.splitlines()[1:] == ["    = bekijk de id’s: ivp show PLAN"]


def test_what_is_left_out_is_told_with_the_reason(run: Run, repository: Path) -> None:
    version = repository / "plans" / "vaals.yaml"
    kept = version.read_text(encoding="utf-8")
    version.write_text(kept.replace("{problem: In Vaals het minst.}", "{left_out: Speelt hier niet.}"), "utf-8")
    told = shown(run, repository, "plans/vaals.yaml", "inbraak").splitlines()
    assert told == [
        "Inbraak (themes.inbraak)",
        "    [niet overgenomen: Speelt hier niet.]",
        "  Daarmee vervalt ook: Brief sturen.",
    ]
    assert "Niet overgenomen\n  inbraak: Inbraak\n" in shown(run, repository, "plans/vaals.yaml")


def test_an_account_tells_what_it_says_and_is_not_carried_out_itself(run: Run, repository: Path) -> None:
    (repository / "plans" / "verslag.yaml").write_text(
        "ivp: 1\nkind: account\ntitle: Verslag 2024\nperiod: 2024\naccounts_for: regio.yaml\n"
        "topics: {inbraak: {judgement: improved, basis: De cijfers.}}\nactions: {brief: done}\n",
        encoding="utf-8",
    )
    told = shown(run, repository, "plans/verslag.yaml")
    assert "  inbraak: Inbraak\n" in told
    assert "  brief\n    2024: Gereed (done)\n" in told
    assert "Uitgevoerd door" not in told
    assert "Verantwoord in" not in told


def test_the_id_of_a_block_shows_the_block_beside_the_chapter_that_holds_it(run: Run, repository: Path) -> None:
    plan = repository / "plans" / "regio.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "chapters: {themes: {name: De lijnen}}\n", encoding="utf-8")
    told = shown(run, repository, "plans/regio.yaml", "themes")
    assert "De lijnen (themes)\n  inbraak: Inbraak\n" in told
    assert "De lijnen (chapters.themes)" in told


def test_no_line_is_longer_than_a_terminal_is_wide(run: Run) -> None:
    for plan in sorted(PLANS.glob("*.yaml")):
        assert max(map(len, run("show", str(plan)).out.splitlines())) <= 80


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in (*PLANS.glob("*.yaml"), *MADE_UP)))
def test_a_plan_written_out_is_the_same_plan(run: Run, tmp_path: Path, name: str) -> None:
    for path in (*PLANS.glob("*.*"), *MADE_UP):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    outcome = run("show", name, "--resolved", cwd=tmp_path)
    assert outcome.exit == 0, outcome.err
    before = _resolved(tmp_path / name)
    (tmp_path / name).write_text(outcome.out, encoding="utf-8")
    after = _resolved(tmp_path / name)
    assert after.own == before.own
    assert after.whole == before.whole
    assert run("show", name, "--resolved", cwd=tmp_path).out == outcome.out


def test_what_is_written_out_holds_what_other_files_say(run: Run, repository: Path) -> None:
    version = shown(run, repository, "plans/vaals.yaml", "--resolved")
    assert "problem: In Vaals het minst." in version
    assert "- Toezicht" in version
    carried = shown(run, repository, "plans/uitvoering.yaml", "--resolved")
    assert "name: Brief sturen" in carried
    assert "Aan alle inwoners" not in carried  # the plan says that, and this file goes on


AREA = """\
ivp: 1
kind: plan
title: Regioplan
period: 2023-2026
municipalities: [Vaals, Meerssen]
principles: [Samen., {text: In Meerssen anders., municipalities: Meerssen}]
themes:
  inbraak: {name: Inbraak, approach: [Voorlichting, {text: Toezicht in Meerssen, municipalities: Meerssen}, Camera's]}
  grens: {name: Grens, municipalities: Vaals}
  markt: {name: Markt, municipalities: Meerssen, parts: {kramen: {name: Kramen}}}
indicators:
  inbraken: {name: Inbraken, unit: count, for: [inbraak, markt], baseline: {2022: 90}}
  kramen: {name: Scheve kramen, unit: count, for: markt.kramen, baseline: {2022: 5}}
actions: {brief: {name: Brief, for: [inbraak, markt]}, keur: {name: Keuring, for: kramen}}
"""
ELSEWHERE = ("Meerssen anders", "in Meerssen", "Markt", "markt", "kramen", "Kramen", "Keuring", "keur:")


@pytest.fixture
def area(tmp_path: Path) -> Path:
    """A joint plan with an implementation plan for each of its municipalities."""
    (tmp_path / "ivp.toml").write_text('language = "nl"\n', "utf-8")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/regio.yaml").write_text(AREA, "utf-8")
    for place in ("Vaals", "Meerssen"):
        text = f"actions: {{brief: {{text: Zoals {place} het doet.}}}}\n"
        head = CARRIED.partition("actions:")[0].replace("[Vaals, Meerssen]", place)
        (tmp_path / f"plans/{place}.yaml").write_text(head + text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("asked", [[], ["inbraak"], ["inbraken"], ["brief"], ["principles"], ["--resolved"]])
def test_one_municipality_is_shown_nothing_that_is_about_others(run: Run, area: Path, asked: list[str]) -> None:
    told = shown(run, area, "plans/regio.yaml", *asked, "--area", "Vaals")
    assert [word for word in ELSEWHERE if word in told] == []


def test_what_one_municipality_is_shown_stands_where_it_stands(run: Run, area: Path) -> None:
    assert shown(run, area, "inbraak", "--area", "Vaals").splitlines() == [
        "Inbraak (themes.inbraak)",
        "  Hoofdlijnen van de aanpak (approach)",
        "    - Voorlichting",
        "    - Camera's",
    ]
    brief = shown(run, area, "brief", "--area", "Vaals")
    assert "bijdraagt (for): Inbraak (inbraak)\n" in brief
    assert "Zoals Vaals het doet." in brief
    assert "Zoals Meerssen het doet." not in brief
    whole = shown(run, area, "--area", "Vaals")
    assert "Dit is wat Vaals aangaat." in whole
    assert "  grens: Grens\n" in whole


def test_a_joint_figure_is_shown_as_joint(run: Run, area: Path) -> None:
    told = " ".join(shown(run, area, "inbraken", "--area", "Vaals").split())
    assert told.endswith("Nulmeting, doel en cijfers in dit bestand zijn die van Vaals, Meerssen samen.")


def test_what_is_written_out_for_one_municipality_can_be_read(run: Run, area: Path) -> None:
    text = shown(run, area, "plans/regio.yaml", "--area", "Vaals", "--resolved")
    assert text.startswith("# Dit is wat Vaals aangaat.")
    (area / "plans/regio.yaml").write_text(text, "utf-8")
    assert run("validate", "plans/regio.yaml", cwd=area).exit == 0
    assert "approach:\n      - Voorlichting\n      - Camera's\n" in text


def test_a_version_is_shown_for_its_municipality(run: Run, repository: Path) -> None:
    told = shown(run, repository, "plans/regio.yaml", "inbraak", "--area", "Vaals")
    assert "In Vaals het minst." in told
    assert told.startswith("Inbraak (themes.inbraak)\n    [hier gewijzigd]\n")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["keur", "--area", "Vaals"], "keur gaat niet over Vaals"),
        (["--area", "Vals"], "bedoelt u Vaals?"),
        (["--area", "each"], "--area each"),
    ],
)
def test_what_cannot_be_shown_of_a_municipality_is_refused(run: Run, area: Path, asked: list[str], said: str) -> None:
    ended = run("show", *asked, cwd=area)
    assert ended.exit == 2
    assert said in ended.err


def _resolved(path: Path) -> Resolved:
    workspace = Workspace()
    plan, findings = resolve(workspace.load(Source(path, path.name, here=Project(path.parent))), workspace)
    assert plan, findings
    return plan
