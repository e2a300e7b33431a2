"""Rules on period, law and decisions (5xx), and on references to other files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from checked import SAY, Case, check_example, check_files, codes
from examples import PLAN, PLAN_FILE

from ivp.check import check
from ivp.dossier.workspace import plan_sources

JOINT = "municipalities: [Maasgouw, Roermond]\n"
COUNCIL = "{body: council, act: adopt, date: 2022-12-20"

CASES = [
    # IVP501 and IVP502 the period
    Case("period: 2026-2023", "IVP501", "2026-2023", "ends in 2023, before it begins in 2026"),
    Case("period: 2023-2027", "IVP502", "2023-2027", "for 5 years", "2026, or sooner"),
    Case("period: 2023-2025"),
    Case("kind: implementation\nperiod: 2023-2029"),
    # IVP503 the predecessor
    Case("predecessor: {period: 2018-2021}", "IVP503", "2018-2021", "and this one, 2023-2026, lies a gap", "in 2022"),
    Case("predecessor: {period: 2021-2024}", "IVP503", "2021-2024", "2023-2026, overlap", "in 2025"),
    Case("predecessor: {period: 2020-2023}", "IVP503", "2020-2023", "2023-2026, overlap", "in 2024"),
    Case("predecessor: {period: 2019-2022}"),
    Case("predecessor: {title: Het vorige plan}"),
    # IVP504 the decision
    Case("decisions: []", "IVP504", "adopted", "no council's decision", "body: council"),
    Case("decisions:\n  - {body: college, act: adopt, date: 2022-12-20}", "IVP504", "adopted", "no council's"),
    Case("decisions:\n  - {body: council, act: adopt, date: 2022-12-20, planned: true}", "IVP504", "adopted"),
    Case("decisions:\n  - {body: council, act: adopt, of: Begroting, date: 2022-12-20}", "IVP504", "adopted"),
    Case("decisions:\n  - {body: council, act: adopt}", "IVP504", "{body", "has no date"),
    Case("decisions: []\nincomplete: Het raadsbesluit is niet bekend."),
    Case("decisions: []\nstatus: draft\nperiod: 2026"),
    Case(JOINT + f"decisions:\n  - {COUNCIL}}}"),
    Case(
        JOINT + f"decisions:\n  - {COUNCIL}, municipalities: Maasgouw}}",
        "IVP504",
        "decisions:",
        "that of Roermond is not among the decisions",
    ),
    Case(JOINT + f"decisions:\n  - {COUNCIL}, municipalities: [Maasgouw, GM0957]}}"),
    Case("region: Midden-Limburg\ndecisions:\n  - {body: triangle, act: adopt, date: 2022}"),
    Case("decisions:\n  - {body: triangle, act: adopt, date: 2022}", "IVP504", "adopted", "no council's"),
    Case("kind: implementation\ndecisions: []", "IVP504", "adopted", "the implementation plan", "body: college"),
    # IVP505 in force
    Case("publication: {in_force: 2022-12-01}", "IVP505", "2022-12-01", "before it was adopted on 2022-12-20"),
    Case("publication: {in_force: 2022-12}"),
    Case("publication: {in_force: 2022-12-01, retroactive_to: 2022-12-01}"),
    # of several councils the first one counts, of what has no date nothing
    Case(
        JOINT + "publication: {in_force: 2022-12-01}\ndecisions:\n"
        f"  - {COUNCIL}, municipalities: Maasgouw}}\n"
        "  - {body: council, act: adopt, date: 2022-11-20, municipalities: Roermond}",
    ),
    Case(
        JOINT + "publication: {in_force: 2022-11-01}\ndecisions:\n"
        f"  - {COUNCIL}, municipalities: Maasgouw}}\n"
        "  - {body: council, act: adopt, date: 2022-11-20, municipalities: Roermond}",
        "IVP505",
        "2022-11-01",
        "before it was adopted on 2022-11-20",
    ),
    Case("publication: {in_force: 2022-01-01}\ndecisions:\n  - {body: council, act: adopt}", "IVP504", "{body"),
    Case("publication: {in_force: 2022-01-01}\ndecisions: []\nstatus: withdrawn"),
    Case(
        "publication: {in_force: 2022-01-01}\ndecisions: [{body: college, act: adopt, date: 2023}]\nstatus: withdrawn"
    ),
    # a region adopts together; where it does, no council is missed
    Case(JOINT + "decisions:\n  - {body: triangle, act: adopt, date: 2022}"),
    Case("decisions:\n  - {body: triangle, act: adopt, date: 2022, of: Iets}\nregion: R", "IVP504", "adopted"),
    # IVP512 planned, and past
    *(
        Case(
            f"{head}decisions:\n  - {COUNCIL}}}\n  - {{body: college, {rest}}}", "IVP512", at, "was planned for 2024-05"
        )
        for head, rest, at in (
            ("", "act: adopt, of: Begroting, date: 2024-05, planned: true", "2024-05"),
            ("", "act: review, date: 2024-05, planned: true", "2024-05"),
            ("status: draft\nperiod: 2025-2028\n", "act: adopt, date: 2024-05, planned: true", "2024-05"),
        )
    ),
    Case(f"decisions:\n  - {COUNCIL}}}\n  - {{body: college, act: adopt, date: 2024-05, planned: true}}"),
    Case(f"decisions:\n  - {COUNCIL}}}\n  - {{body: college, act: review, date: 2024-07-01, planned: true}}"),
    # IVP513 a duty is told at what says when it was due, with what meets it
    *(
        Case(f"cycle: {{w: {{what: Werk, {when}{kind}}}}}", "IVP513", at, f"“Werk” was due in {due}, and nothing", hint)
        for when, at, due in (
            ("when: 2024-Q1", "2024-Q1", "2024-Q1"),
            ("after: 1, in: Q1", "1, in", "2024-Q1"),
            ("every: 1, in: Q1", "Q1", "2023-Q1, 2024-Q1"),
            ("every: 1", "1", "2023"),
        )
        for kind, hint in (
            ("", "add under decisions: {body: ..., act: take_note, of: Werk"),
            (
                ", kind: implementation",
                "add the implementation plan of 202",
            ),
            (", kind: account", "add the account that meets it, or write in an account duties: {w: done}"),
        )
    ),
    Case(
        "cycle: {w: {what: Werk, every: 1, in: Q1, kind: implementation}}",
        "IVP513",
        "Q1",
        "in 2023-Q1, 2024-Q1,",
        "add the implementation plan of 2023, 2024, with its decision, or a decision with of: Werk",
    ),
    Case(
        "cycle: {w: {what: 'Brief: en nu?', when: 2024-Q1}}", "IVP513", "2024-Q1", "Brief", 'of: "Brief: en nu?", date'
    ),
    Case("cycle: {w: {what: Werk, after: 1, in: Q1}}\nincomplete: Nee."),
    # IVP506 a draft whose period has begun (as of 2024-07-01)
    Case("status: consultation", "IVP506", "consultation", "on 2024-07-01 the period has begun"),
    Case("status: draft\nperiod: 2025-2026"),
    Case("status: withdrawn"),
    # IVP507 placeholders
    Case("summary: Vastgesteld door de raad van XXX.", "IVP507", "Vastgesteld", "“XXX” is still to be filled in"),
    Case("motto: Veilig in gemeente X", "IVP507", "Veilig", "“gemeente X”"),
    Case("budget:\n  - {name: Camera's, text: PM}", "IVP507", "PM", "“PM”"),
    Case("priorities:\n  jeugd: {name: Jeugd, evaluation: n.t.b.}", "IVP507", "n.t.b.", "“n.t.b.”"),
    Case("summary: '[invullen door de gemeente]'", "IVP507", "'[inv", "“[invullen door de gemeente]”"),
    Case("summary:\n  - name: Inleiding\n    text: nog in te vullen", "IVP507", "nog", "“nog in te vullen”"),
    Case("summary: De raad kan dit zelf invullen."),
    Case("summary: De uitstoot van PM10 daalt."),
    Case("summary: De PM leidt het project.\nglossary: {PM: projectmanager}"),
    Case("status: draft\nperiod: 2025-2026\nsummary: Gemeente X"),
    # IVP508 open chapters
    Case("chapters:\n  lokaal: {name: Lokale prioriteiten, open: true}", "IVP508", "open: true", "still open"),
    Case("chapters:\n  lokaal: {name: Lokale prioriteiten, open: true, incomplete: Regionaal plan.}"),
    # IVP509 municipalities that are gone
    Case(
        "municipalities: [Maasgouw, Brielle]",
        "IVP509",
        "Brielle",
        "does not exist in 2023-2026: 2022 was its last",
        "its area now belongs to Voorne aan Zee",
    ),
    Case("municipalities: [Maasgouw, Voorne aan Zee]"),
    # References
    Case("actions: {a: {name: A, for: woninginbrak}}", "IVP301", "woninginbrak}", "“woninginbrak”", "woninginbraak?"),
    Case("municipalities: Roermont", "IVP304", "Roermont", "“Roermont”", "did you mean Roermond?"),
    Case("observations: [x.csv]", "IVP307", "x.csv", "there is no file x.csv"),
    Case(
        "predecessor: vorige.yaml", "IVP307", "vorige", "there is no file vorige.yaml", "write the title and the period"
    ),
    Case("builds_on: plan.yaml", "IVP306", "plan.yaml", "builds on itself"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code or 'silent'} {case.at}")
def test_rule(case: Case, tmp_path: Path):
    case.verify(tmp_path)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [(None, []), (date(2022, 12, 31), []), (date(2023, 1, 1), ["IVP506"]), (date(2030, 1, 1), ["IVP506"])],
)
def test_a_draft_is_judged_on_the_as_of_date_only(as_of: date | None, expected: list[str], tmp_path: Path):
    assert codes(check_example(tmp_path, "status: consultation", as_of=as_of)) == expected


BEFORE = PLAN.replace("2023", "2018").replace("2026", "2021").replace("2021: 129", "2017: 129")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (BEFORE, ["IVP503"]),
        (BEFORE.replace("2018-2021", "2019-2022"), []),
        (BEFORE.replace("2018-2021", "2018-2024"), ["IVP503"]),
        (BEFORE.replace("2018-2021", "2018-2024").replace("adopted", "withdrawn"), []),
        ("ivp: 1\nkind: plan\n", []),
    ],
    ids=["gap", "next", "overlap", "withdrawn", "broken"],
)
def test_the_file_of_the_predecessor_gives_its_period(before: str, expected: list[str], tmp_path: Path):
    text = PLAN + "predecessor: vorige.yaml\n"
    found = check_files(tmp_path, {"vorige.yaml": before, PLAN_FILE: text})
    assert codes(found) == expected
    if expected:
        assert (found[0].span.line, found[0].span.column) == (text.count("\n"), 14)
        assert [SAY(item.message) for item in found[0].related] == ["its period stands here"]
        assert found[0].related[0].span.line == 5


def test_a_priority_inherited_from_a_plan_that_is_not_fully_known_need_not_be_followed(tmp_path: Path):
    region = PLAN + "incomplete: Alleen de priorities zijn bekend.\n"
    region = region.replace("priorities:\n", "priorities:\n  jeugd: Jeugd\n")
    local = PLAN.replace("title:", "builds_on: regio.yaml\ntitle:") + ""
    local = local.replace("priorities:\n", "priorities:\n  jeugd: {name: Jeugd, approach: Jongerenwerk.}\n")
    assert check_files(tmp_path, {"regio.yaml": region, PLAN_FILE: local}) == []
    known = region.replace("incomplete: Alleen de priorities zijn bekend.\n", "")
    assert codes(check_files(tmp_path, {"regio.yaml": known, PLAN_FILE: local})) == ["IVP409"]


OVER = "period: 2022-2023"


@pytest.mark.parametrize(
    ("fragment", "as_of", "expected"),
    [
        (OVER, date(2023, 12, 31), []),
        (OVER, date(2024, 1, 1), ["IVP511"]),
        (OVER, None, []),
        (f"{OVER}\nstatus: withdrawn", date(2024, 1, 1), []),
        ("decisions: [{body: council, act: adopt, date: 2022-12-20}, {body: college, act: review, planned: true}]",
         date(2026, 6, 30), []),
        ("decisions: [{body: council, act: adopt, date: 2022-12-20}, {body: college, act: review, date: 2025-06, "
         "planned: true}]", date(2025, 6, 30), []),
        ("decisions: [{body: council, act: adopt, date: 2022-12-20}, {body: college, act: review, date: 2025-06, "
         "planned: true}]", date(2025, 7, 1), ["IVP512"]),
        ("cycle: {w: {what: Evaluatie, after: 2}}", date(2025, 12, 31), []),
        ("cycle: {w: {what: Evaluatie, after: 2}}", date(2026, 1, 1), ["IVP513"]),
        ("cycle: {w: {what: Evaluatie, after: 2}}", None, []),
        ("cycle: {w: {what: Evaluatie, when: 2024-Q1}}", date(2024, 4, 1), ["IVP513"]),
        ("cycle: {w: {what: Rapportage, every: 1, in: Q1}}", date(2026, 4, 1), ["IVP513"]),
        ("cycle: {w: {what: Rapportage, every: 1, in: Q1}}", date(2023, 3, 31), []),
        ("cycle: {w: {what: Rapportage, every: 1, in: Q1}}\nstatus: consultation", date(2026, 4, 1),
         ["IVP506"]),
        ("cycle: {w: {what: Uitvoeringsplan, every: 1, in: Q4, kind: implementation}}\nperiod: 2023\nstatus: withdrawn",
         date(2024, 1, 1), []),
        ("cycle: {w: {what: Uitvoeringsplan, every: 1, in: Q4, kind: implementation}}\nperiod: 2023",
         date(2024, 1, 1), ["IVP511"]),
        ("cycle: {w: {what: Uitvoeringsplan, every: 1, in: Q2, kind: implementation}}\nperiod: 2023",
         date(2023, 7, 1), ["IVP513"]),
        ("cycle: {w: {what: Uitvoeringsplan, every: 1, in: Q2, kind: implementation}}\nperiod: 2023",
         date(2023, 6, 30), []),
        # an implementation plan of which all years lie after the plan is not missed
        ("cycle: {w: {what: Uitvoeringsplan, when: 2026-2027, kind: implementation}}\nstatus: adopted",
         date(2028, 1, 1), ["IVP511", "IVP513"]),
        ("cycle: {w: {what: Uitvoeringsplan, when: 2027, kind: implementation}}", date(2028, 1, 1), ["IVP511"]),
        ("cycle: {w: {what: Verslag, when: 2027, kind: account}}", date(2028, 1, 1), ["IVP511", "IVP513"]),
    ],
)  # fmt: skip
def test_what_is_past_on_the_day_and_has_no_outcome(
    fragment: str, as_of: date | None, expected: list[str], tmp_path: Path
) -> None:
    assert codes(check_example(tmp_path, f"{fragment}\n", as_of=as_of)) == expected


def test_a_plan_that_is_followed_by_one_that_is_checked_too_is_not_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").touch()
    head = "ivp: 1\nkind: plan\nmunicipalities: [Maasgouw]\nstatus: adopted\n"
    dated = (
        "decisions: [{{body: council, act: adopt, date: {}-12-13}}]\npriorities: {{p: {{name: P, evaluation: E}}}}\n"
    )
    old = f"{head}title: Oud\nperiod: 2019-2022\n{dated.format(2018)}"
    new = f"{head}title: Nieuw\nperiod: 2023-2026\npredecessor: oud.yaml\n{dated.format(2022)}"
    for name, text in (("oud.yaml", old), ("nieuw.yaml", new)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    sources = plan_sources([str(tmp_path)])
    assert codes(list(check(sources, as_of=date(2024, 1, 1)).findings)) == []
    assert codes(list(check(sources[1:], as_of=date(2024, 1, 1)).findings)) == ["IVP511"]


@pytest.mark.parametrize(
    ("decided", "where"),
    [
        ("", ""),
        ("  - {body: council, act: take_note, of: Werk, date: 2024-01, municipalities: Maasgouw}\n", " in Roermond"),
        ("  - {body: council, act: take_note, of: Werk, date: 2024-01, municipalities: Roermond}\n", " in Maasgouw"),
    ],
)
def test_a_duty_is_told_with_the_municipalities_where_nothing_came_of_it(
    decided: str, where: str, tmp_path: Path
) -> None:
    text = f"{JOINT}decisions:\n  - {COUNCIL}}}\n{decided}cycle: {{w: {{what: Werk, when: 2024-Q1}}}}"
    (found,) = check_example(tmp_path, text)
    assert SAY(found.message) == f"“Werk” was due in 2024-Q1, and nothing says what came of it{where}"
