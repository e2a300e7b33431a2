"""One tree from several files: what a version, a plan that builds on another and what carries it out need not say."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import SAY, check_files

from ivp.check import check
from ivp.dossier.observations import read_observations
from ivp.dossier.resolve import Resolved, resolve
from ivp.dossier.workspace import Source, Workspace
from ivp.files import shown_name
from ivp.progress.measurement import Measured

JOINT = """\
ivp: 1
kind: plan
title: Regio
municipalities: [Maasgouw, Roermond]
period: 2023-2026
region: basisteam Echt
summary: [Een., Twee.]
priorities:
  zorg: {name: Zorg, problem: [Dit speelt er.], evaluation: In woorden., parts: {jeugd: Jeugd}}
  wonen: {name: Wonen, evaluation: In woorden.}
sources: {politie: {name: politie, kind: register}}
indicators:
  inbraken:
    name: Inbraken
    for: wonen
    unit: count
    source: politie
    baseline: {2021: 200}
    target: {at_most: 150}
    values: {2023: 180}
actions:
  avond: {name: Avond, for: zorg, text: Eerst dit., points: [a, b], lead: politie, with: [RIEC], lenses: [snel]}
  later: {name: Later, for: wonen}
lenses: {snel: Snel}
glossary: {OM: Openbaar Ministerie}
observations: regio.csv
"""
VERSION = """\
ivp: 1
kind: plan
title: Versie
version_of: regio.yaml
municipalities: [Maasgouw]
status: draft
"""
CARRIES_OUT = """\
ivp: 1
kind: implementation
title: Uitvoering
carries_out: regio.yaml
municipalities: [Maasgouw, Roermond]
period: 2024
"""
TABLE = "indicator,municipality,year,value\n"
FILES = {"regio.csv": TABLE + "inbraken,Maasgouw,2022,90\ninbraken,Roermond,2022,100\n", "regio.yaml": JOINT}


def resolved(folder: Path, text: str, **more: str) -> Resolved:
    """The plan in a file with what it takes from the joint plan."""
    for name, content in {**FILES, **more, "plan.yaml": text}.items():
        (folder / name).write_text(content, encoding="utf-8")
    path = folder / "plan.yaml"
    plan, findings = resolve(Workspace().load(Source(path, path.name)), Workspace())
    assert plan is not None
    assert [SAY(item.message) for item in findings] == []
    return plan


def found(folder: Path, text: str, joint: str = JOINT) -> list[str]:
    """What is found, in which file and at which line."""
    findings = check_files(folder, {**FILES, "regio.yaml": joint, "plan.yaml": text}, as_of=None)
    return [f"{Path(item.document).name}:{item.where.line} {item.code.id}" for item in findings]


def test_a_version_needs_only_its_head(tmp_path: Path) -> None:
    plan = resolved(tmp_path, VERSION)
    joint = plan.joint
    assert joint is not None
    its_own = {"title", "municipalities", "status", "version_of", "observations"}
    keys = type(plan.own).model_fields.keys() - its_own
    assert {key: getattr(plan.own, key) for key in keys} == {key: getattr(joint.own, key) for key in keys}
    assert (plan.own.title, plan.own.municipalities, plan.own.observations) == ("Versie", ("Maasgouw",), ())
    assert found(tmp_path, VERSION) == []


def test_a_version_changes_entries_key_by_key_and_replaces_lists(tmp_path: Path) -> None:
    plan = resolved(
        tmp_path,
        VERSION
        + "summary: []\npriorities: {zorg: {problem: Hier speelt dit., parts: {oud: Ouderen}}, eigen: Eigen}\n"
        + "actions: {avond: {lead: gemeente, points: [c]}}\n",
    )
    zorg, avond = plan.priorities["zorg"], plan.own.actions["avond"]
    assert [*plan.priorities] == ["zorg", "wonen", "eigen"]
    assert (zorg.name, [point.text for point in zorg.problem], [*zorg.parts]) == (
        "Zorg",
        ["Hier speelt dit."],
        ["jeugd", "oud"],
    )
    assert (avond.name, avond.lead, [party.name for party in avond.with_], [point.text for point in avond.points]) == (
        "Avond",
        ("gemeente",),
        ["RIEC"],
        ["c"],
    )
    assert not plan.own.summary


def test_a_new_id_without_a_name_is_told_where_it_stands(tmp_path: Path) -> None:
    assert found(tmp_path, VERSION + "priorities:\n  nieuw: {approach: Iets.}\n") == ["plan.yaml:8 IVP202"]
    assert found(tmp_path, CARRIES_OUT + "actions:\n  nieuw: {lead: IV}\n")[0] == "plan.yaml:8 IVP202"


def test_what_is_wrong_in_the_joint_plan_is_told_of_it_alone(tmp_path: Path) -> None:
    joint = JOINT.replace("unit: count", "unit: aantallen")
    assert found(tmp_path, VERSION, joint) == ["plan.yaml:4 IVP305", "regio.yaml:16 IVP207"]
    joint = JOINT.replace("for: wonen}", "for: woning}")
    assert found(tmp_path, VERSION + "actions: {later: {lead: IV}}\n", joint) == ["regio.yaml:23 IVP301"]


def test_remarks_on_the_joint_plan_are_not_made_of_its_version(tmp_path: Path) -> None:
    joint = JOINT.replace("name: Wonen, evaluation: In woorden.", "name: Wonen").replace("    for: wonen\n", "")
    texts = {**FILES, "regio.yaml": joint, "plan.yaml": VERSION + "priorities: {wonen: {approach: Zo.}}\n"}
    check_files(tmp_path, texts)
    both = [Source(tmp_path / name, shown_name(tmp_path / name)) for name in ("regio.yaml", "plan.yaml")]
    told = [(Path(item.document).name, item.code.id) for item in check(both).findings]
    assert ("regio.yaml", "IVP409") in told
    assert {name for name, _ in told} == {"regio.yaml"}


def test_a_version_may_not_change_what_all_municipalities_measure(tmp_path: Path) -> None:
    text = VERSION + "indicators:\n  inbraken:\n    {}\n"
    assert found(tmp_path, text.format("target: {at_most: 80}")) == ["plan.yaml:9 IVP330"]
    assert found(tmp_path, text.format("definition: Iets anders.")) == ["plan.yaml:9 IVP330"]
    assert found(tmp_path, text.format("target: {at_most: {2026: 150}}")) == []
    assert found(tmp_path, text.format("interpretation: Bij ons minder.")) == []


def test_figures_belong_to_the_municipality_of_the_file_and_row_they_stand_in(tmp_path: Path) -> None:
    text = VERSION + "indicators: {inbraken: {values: {2023: 70, 2024: 60}}}\nobservations: eigen.csv\n"
    plan = resolved(tmp_path, text, **{"eigen.csv": TABLE + "inbraken,Maasgouw,2021,110\n"})
    observations, problems = read_observations(plan, Workspace())
    assert problems == []
    measured = Measured(plan, observations)
    area = measured.indicators["inbraken"]
    assert {year: figure.value for year, figure in area.series.figures.items()} == {2022: 190, 2023: 180}
    here = measured.of("inbraken", plan.municipalities[0])
    assert {year: figure.value for year, figure in here.series.figures.items()} == {
        2021: 110,
        2022: 90,
        2023: 70,
        2024: 60,
    }


def test_a_plan_refers_to_and_refines_what_it_builds_on(tmp_path: Path) -> None:
    head = VERSION.replace("version_of", "builds_on").replace("status: draft", "status: draft\nperiod: 2023-2026")
    text = head + "priorities: {zorg: {approach: Zo.}}\nindicators: {inbraken: {interpretation: Dit.}}\n"
    plan = resolved(tmp_path, text)
    assert ([*plan.own.priorities], plan.own.priorities["zorg"].name) == (["zorg"], "Zorg")
    assert ([*plan.priorities], [*plan.own.actions], [*plan.own.summary]) == (["zorg", "wonen"], [], [])
    assert plan.own.indicators["inbraken"].name == "Inbraken"
    assert found(tmp_path, text) == []


def test_an_implementation_plan_gives_actions_what_they_lack(tmp_path: Path) -> None:
    text = CARRIES_OUT + (
        "actions:\n"
        "  avond: {text: Dan dat., points: [c], lead: IV, by: 2024-Q4, result: Er was een avond.}\n"
        "  eigen: {name: Eigen, for: zorg, lead: IV, by: 2024-Q4, result: Klaar., lenses: [snel]}\n"
        "indicators: {inbraken: {target: {at_most: {2024: 170}}}}\n"
    )
    plan = resolved(tmp_path, text)
    avond = plan.own.actions["avond"]
    assert [*plan.own.actions] == ["avond", "eigen"]
    assert (avond.name, avond.for_, avond.lead, [party.name for party in avond.with_]) == (
        "Avond",
        ("zorg",),
        ("IV",),
        ["RIEC"],
    )
    assert (avond.text, [point.text for point in avond.points]) == ("Eerst dit.\n\nDan dat.", ["a", "b", "c"])
    target = plan.indicators["inbraken"].target
    assert target is not None
    assert {str(years): str(*bounds) for years, bounds in target.bounds.items()} == {"2026": "150", "2024": "170"}
    assert plan.place(("actions", "avond", "points", 2, "text")) == (
        plan.document,
        ("actions", "avond", "points", 0, "text"),
    )
    document, path = plan.place(("actions", "avond", "points", 1, "text"))
    assert (Path(document.name).name, path) == ("regio.yaml", ("actions", "avond", "points", 1, "text"))
    assert found(tmp_path, text) == []


EARLIER = CARRIES_OUT.replace("2024", "2023") + (
    "actions:\n"
    "  eigen: {name: Eigen, number: A1, for: zorg, lead: IV, text: Zo., by: 2023-Q4, result: Klaar., money: Geld.,"
    " state: {2023: running}, done: Dit.}\n"
    "  avond: {lead: Anders, by: 2023-Q2}\n"
)


def test_an_action_of_the_implementation_plan_before_comes_back_by_its_id_alone(tmp_path: Path) -> None:
    text = CARRIES_OUT + "predecessor: eerder.yaml\nactions: {eigen: {by: 2024-Q4}, avond: {by: 2024-Q4}}\n"
    plan = resolved(tmp_path, text, **{"eerder.yaml": EARLIER})
    eigen, avond = plan.own.actions["eigen"], plan.own.actions["avond"]
    assert (eigen.title, eigen.for_, eigen.lead, eigen.text, eigen.result, eigen.by and eigen.by.text) == (
        "A1 Eigen", ("zorg",), ("IV",), "Zo.", "Klaar.", "2024-Q4",
    )  # fmt: skip
    assert (eigen.money, eigen.state, eigen.done) == ((), {}, ())
    assert avond.lead == ("politie",)  # of what the plan has, the plan's own words
    document, path = plan.place(("actions", "eigen", "name"))
    assert (Path(document.name).name, path) == ("eerder.yaml", ("actions", "eigen", "name"))
    both = {**FILES, "eerder.yaml": EARLIER, "plan.yaml": text}
    found = [item.code.id for item in check_files(tmp_path, both, as_of=None)]
    assert [code for code in found if code < "IVP4"] == []


def test_an_action_of_the_implementation_plan_before_may_change_its_words_or_be_left_out(tmp_path: Path) -> None:
    head = CARRIES_OUT + "predecessor: eerder.yaml\nactions: "
    plan = resolved(tmp_path, head + "{eigen: {text: Anders., by: 2024-Q4}}\n", **{"eerder.yaml": EARLIER})
    assert plan.own.actions["eigen"].text == "Anders."
    plan = resolved(tmp_path, head + "{eigen: {name: Nieuw, for: zorg, by: 2024-Q4}}\n", **{"eerder.yaml": EARLIER})
    assert (plan.own.actions["eigen"].name, plan.own.actions["eigen"].lead) == ("Nieuw", ())
    plan = resolved(tmp_path, head + "{eigen: {left_out: Geen geld.}}\n", **{"eerder.yaml": EARLIER})
    assert [(item.name, item.why) for item in plan.layer.left_out] == [("Eigen", "Geen geld.")]


def test_implementation_plans_that_follow_each_other_in_a_ring_hand_nothing_on(tmp_path: Path) -> None:
    earlier = EARLIER.replace("actions:", "predecessor: plan.yaml\nactions:", 1)
    text = CARRIES_OUT + "predecessor: eerder.yaml\nactions: {eigen: {by: 2024-Q4}, weg: {by: 2024-Q4}}\n"
    findings = check_files(tmp_path, {**FILES, "eerder.yaml": earlier, "plan.yaml": text}, as_of=None)
    assert "plan.yaml IVP202" in [f"{Path(item.document).name} {item.code.id}" for item in findings]


def test_a_bare_interim_target_is_for_the_last_year_of_the_plan(tmp_path: Path) -> None:
    plan = resolved(tmp_path, CARRIES_OUT + "indicators: {inbraken: {target: {at_most: 140}}}\n")
    target = plan.indicators["inbraken"].target
    assert target is not None
    assert [str(years) for years in target.bounds] == ["2026"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VERSION.replace("regio.yaml", "weg.yaml"), "plan.yaml:4 IVP305"),
        (VERSION.replace("regio.yaml", "plan.yaml"), "plan.yaml:4 IVP306"),
        (VERSION.replace("regio.yaml", "[regio.yaml]"), "plan.yaml:4 IVP204"),
        (VERSION.replace("version_of", "versie_van"), "plan.yaml:4 IVP201"),
        (VERSION.replace("Maasgouw", "Weert"), "plan.yaml:5 IVP304"),
        (VERSION.replace("status: draft", "status: adopted\ndecisions: [{body: council, act: adopt, date: 2023}]"),
         "plan.yaml:6 IVP331"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_version_is_one_finding(text: str, expected: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == [expected]


def test_a_version_of_a_version_is_refused(tmp_path: Path) -> None:
    texts = {**FILES, "een.yaml": VERSION, "plan.yaml": VERSION.replace("regio.yaml", "een.yaml")}
    (finding,) = check_files(tmp_path, texts)
    assert (finding.code.id, finding.where.line) == ("IVP305", 4)
    assert "version of a joint plan itself" in SAY(finding.message)


def test_what_is_left_out_goes_with_its_parts_and_what_serves_nothing_else(tmp_path: Path) -> None:
    joint = JOINT.replace("  later: {name: Later, for: wonen}", "  later: {name: Later, for: [wonen, jeugd]}").replace(
        "lenses: {snel: Snel}", "lenses: {snel: Snel}\nthemes: {buurt: {name: Buurt, for: zorg, evaluation: Ja.}}"
    )
    text = VERSION + "priorities:\n  zorg: {left_out: Staat in het sociaal beleid.}\n"
    plan = resolved(tmp_path, text, **{"regio.yaml": joint})
    assert ([*plan.priorities], [*plan.themes], [*plan.own.actions]) == (["wonen"], [], ["later"])
    assert plan.own.actions["later"].for_ == ("wonen",)
    (left,) = plan.layer.left_out
    assert (left.name, left.why, set(left.also)) == ("Zorg", "Staat in het sociaal beleid.", {"Buurt", "Avond"})
    assert found(tmp_path, text, joint) == []


def test_a_version_may_not_refer_to_what_it_leaves_out(tmp_path: Path) -> None:
    text = VERSION + "priorities:\n  zorg: {left_out: Nee.}\nactions:\n  nieuw: {name: Nieuw, for: zorg}\n"
    assert found(tmp_path, text) == ["plan.yaml:10 IVP301"]


def test_an_implementation_plan_says_why_it_does_not_take_up_an_action(tmp_path: Path) -> None:
    plan = resolved(tmp_path, CARRIES_OUT + "actions: {later: {left_out: Geen geld.}, avond: {by: 2024-Q4}}\n")
    assert [*plan.own.actions] == ["avond"]
    assert [(item.name, item.why) for item in plan.layer.left_out] == [("Later", "Geen geld.")]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("zorg: {left_out: true}", "IVP204"),
        ("zorg: {left_out: [Nee.]}", "IVP204"),
        ("zorg: {left_out: Nee., aanpak: Anders.}", "IVP201"),
        ("zrog: {left_out: Nee.}", "IVP332"),  # one finding: no name is missed of what is to go
    ],
)
def test_what_is_wrong_with_leaving_out_is_told_once(entry: str, expected: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"{VERSION}priorities:\n  {entry}\n") == [f"plan.yaml:8 {expected}"]


def test_what_nothing_above_has_is_named_beside_what_was_meant(tmp_path: Path) -> None:
    text = f"{VERSION}priorities:\n  zrog: {{left_out: Nee.}}\n"
    (finding,) = check_files(tmp_path, {**FILES, "plan.yaml": text})
    assert "“zrog”" in SAY(finding.message)
    assert finding.hint
    assert "zorg" in SAY(finding.hint)


def test_what_is_of_other_municipalities_is_no_part_of_a_version(tmp_path: Path) -> None:
    joint = JOINT.replace("for: wonen}", "for: wonen, municipalities: [Roermond]}").replace(
        "summary: [Een., Twee.]", "summary: [Een., {text: Alleen daar., municipalities: [Roermond]}]"
    )
    plan = resolved(tmp_path, VERSION, **{"regio.yaml": joint})
    assert ([*plan.own.actions], [point.text for point in plan.own.summary.values()]) == (["avond"], ["Een."])
    both = resolved(tmp_path, VERSION.replace("[Maasgouw]", "[Maasgouw, Roermond]"), **{"regio.yaml": joint})
    assert [*both.own.actions] == ["avond", "later"]


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("themes: {jeugd: {name: Jeugd, evaluation: Ja.}}\n", ["plan.yaml:7 IVP324"]),
        ("goals: {jeugd: Jeugd}\n", ["plan.yaml:7 IVP324"]),
        ("priorities: {wonen: {parts: {jeugd: Jeugd}}}\n", ["plan.yaml:7 IVP324"]),
        ("goals: {nieuw: Nieuw}\nchapters: {nieuw: {name: Nieuw, has: nieuw}}\n", ["plan.yaml:8 IVP324"]),
        ("chapters: {een: {name: Een, parts: {zorg: Twee}}}\n", ["plan.yaml:7 IVP324"]),
        ("chapters: {een: {name: Een, parts: {drie: Drie}}, twee: {name: Twee, parts: {drie: Drie}}}\n",
         ["plan.yaml:7 IVP324"]),
        ("themes: {jeugd: {name: Jeugd, evaluation: Ja.}}\nactions: {nieuw: {name: Nieuw, for: jeugd}}\n",
         ["plan.yaml:7 IVP324"]),
        ("priorities: {zorg: {left_out: Nee.}}\nthemes: {jeugd: {name: Jeugd, evaluation: Ja.}}\n", []),
        ("lenses: {zorg: Zorg}\nactions: {zorg: {name: Zorg, for: wonen}}\n", []),
    ],
)  # fmt: skip
def test_goals_priorities_themes_parts_and_chapters_have_ids_of_their_own(
    added: str, expected: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, VERSION + added) == expected


def test_two_things_with_one_id_in_the_joint_plan_are_told_of_it_alone(tmp_path: Path) -> None:
    joint = JOINT + "themes: {jeugd: {name: Jeugd, evaluation: Ja.}}\n"
    assert found(tmp_path, VERSION, joint) == ["regio.yaml:27 IVP324"]


SHARED = JOINT.replace("    unit: count\n", "").replace("kind: register}", "kind: register, unit: count}") + (
    "cycle: {verslag: {what: Jaarverslag, every: 1}}\n"
    "budget: {pot: {text: Voor de avonden, amount: 5000}}\n"
    "coordination: {stuurgroep: {side: board, lead: burgemeester}}\n"
)


def test_a_duty_money_and_coordination_may_be_left_out(tmp_path: Path) -> None:
    text = VERSION + (
        "cycle: {verslag: {left_out: A.}}\nbudget: {pot: {left_out: B.}}\ncoordination: {stuurgroep: {left_out: C.}}\n"
    )
    plan = resolved(tmp_path, text, **{"regio.yaml": SHARED})
    assert ([*plan.own.cycle], [*plan.own.budget], [*plan.own.coordination]) == ([], [], [])
    assert [(item.name, item.why) for item in plan.layer.left_out] == [
        ("Jaarverslag", "A."), ("Voor de avonden", "B."), ("stuurgroep", "C."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("sources: {politie: {unit: percent}}\n", ["plan.yaml:7 IVP330"]),
        ("sources: {politie: {definition: Iets anders.}}\n", ["plan.yaml:7 IVP330"]),
        ("sources: {panel: {name: P, kind: records, unit: percent}}\nindicators: {inbraken: {source: panel}}\n",
         ["plan.yaml:8 IVP330"]),
        ("sources: {politie: {name: politie Limburg}}\n", []),
        ("summary: {een: Anders.}\n", ["plan.yaml:7 IVP333"]),
        ("summary: {een: {left_out: Nee.}}\n", ["plan.yaml:7 IVP333"]),
        ("summary: [Anders.]\n", []),
        ("indicators: {inbraken: {values: {2022-2023: 70}}}\n", ["plan.yaml:7 IVP334"]),
        ("indicators: {inbraken: {values: {2024: 70, 2022-2023: 70}}}\n", ["plan.yaml:7 IVP334"]),
    ],
)  # fmt: skip
def test_what_a_version_cannot_change_or_show_is_told(added: str, expected: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, VERSION + added, SHARED) == expected


@pytest.mark.parametrize(
    ("added", "there"),
    [
        ("indicators: {inbraken: {target: {at_most: 80}}}\n", ("indicators", "inbraken", "target")),
        ("indicators: {inbraken: {unit: percent}}\n", ("sources", "politie", "unit")),
        # what the joint plan does not say stands nowhere but at the indicator
        ("indicators: {inbraken: {definition: Iets anders.}}\n", ("indicators", "inbraken")),
        ("sources: {politie: {definition: Iets anders.}}\n", ("indicators", "inbraken")),
    ],
)
def test_what_a_version_cannot_change_is_told_with_where_the_joint_plan_says_it(
    added: str, there: tuple[str, ...], tmp_path: Path
) -> None:
    (one,) = check_files(tmp_path, {**FILES, "regio.yaml": SHARED, "plan.yaml": VERSION + added}, as_of=None)
    assert (one.code.id, [place.path for place in one.related]) == ("IVP330", [there])


def test_a_figure_of_a_version_of_several_municipalities_is_told(tmp_path: Path) -> None:
    text = VERSION.replace("[Maasgouw]", "[Maasgouw, Roermond]") + "indicators: {inbraken: {values: {2023: 70}}}\n"
    assert found(tmp_path, text) == ["plan.yaml:7 IVP334"]


def test_a_joint_plan_counts_as_adopted_once_a_version_is(tmp_path: Path) -> None:
    joint = JOINT.replace("period:", "status: draft\nperiod:").replace("text: Eerst dit.", "text: XXX") + (
        "chapters: {lokaal: {name: Lokaal, open: true}}\n"
    )
    own = "decisions: [{body: council, act: adopt, date: 2023}]\nchapters: {lokaal: {text: Gevuld.}}\n"
    for status, expected in (("draft", False), ("adopted", True)):
        text = VERSION.replace("status: draft", f"status: {status}") + own
        check_files(tmp_path, {**FILES, "regio.yaml": joint, "plan.yaml": text})
        both = [Source(tmp_path / name, shown_name(tmp_path / name)) for name in ("regio.yaml", "plan.yaml")]
        told = [(Path(item.document).name, item.code.id) for item in check(both).findings]
        assert (("regio.yaml", "IVP507") in told) is expected
        assert "IVP508" not in [code for _, code in told]


def told(folder: Path, text: str, joint: str) -> list[tuple[str, str, list[tuple[str, int]]]]:
    """What is said and hinted of a version, with where what else is named stands."""
    findings = check_files(folder, {**FILES, "regio.yaml": joint, "plan.yaml": text}, as_of=None)
    return [
        (
            SAY(item.message),
            SAY(item.hint) if item.hint else "",
            [(Path(one.document).name, one.span.line if one.span else 0) for one in item.related],
        )
        for item in findings
    ]


@pytest.mark.parametrize(
    ("added", "line"),
    [
        ("indicators: {inbraken: {target: {at_most: 80}}}", 19),
        ("indicators: {inbraken: {baseline: {2021: 90}}}", 18),
        ("indicators: {inbraken: {unit: percent}}", 16),
        # what the joint plan does not say, or says with its source
        ("indicators: {inbraken: {definition: Anders.}}", 14),
        ("sources: {politie: {definition: Anders.}}", 14),
    ],
)
def test_what_a_version_changes_is_told_with_where_the_joint_plan_says_it(
    added: str, line: int, tmp_path: Path
) -> None:
    ((said, _, related),) = told(tmp_path, f"{VERSION}{added}\n", JOINT)
    assert said.endswith("of the joint indicator “inbraken” is the joint plan's")
    assert related == [("regio.yaml", line)]


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ("zrog: {left_out: Nee.}", "did you mean zorg?"),
        ("xyz: {left_out: Nee.}", "check the id, or delete what is no part of the plan"),
        ("zorg: {parts: {jeugt: {left_out: Nee.}}}", "did you mean jeugd?"),
    ],
)
def test_what_is_left_out_by_mistake_is_told_with_what_is_near(entry: str, hint: str, tmp_path: Path) -> None:
    ((said, hinted, _),) = told(tmp_path, f"{VERSION}priorities:\n  {entry}\n", JOINT)
    assert (said.startswith("no plan above this one has"), hinted) == (True, hint)


@pytest.mark.parametrize(
    ("places", "years", "says"),
    [
        ("Maasgouw", "2023", ""),
        ("Maasgouw", "2022/2023", ""),
        ("Maasgouw", "2022-2023", "a figure of several years of one municipality is shown nowhere"),
        ("Maasgouw, Roermond", "2023", "of which municipality this figure is, is not said: it is shown nowhere"),
        ("Maasgouw, Roermond", "2022-2023", "of which municipality this figure is, is not said: it is shown nowhere"),
    ],
)
def test_a_figure_of_a_version_is_of_one_municipality_and_year(
    places: str, years: str, says: str, tmp_path: Path
) -> None:
    text = VERSION.replace("[Maasgouw]", f"[{places}]") + f"indicators: {{inbraken: {{values: {{{years}: 70}}}}}}\n"
    assert [said for said, *_ in told(tmp_path, text, SHARED)] == ([says] if says else [])


DECIDED = "decisions: [{body: council, act: adopt, date: 2023}]\n"


@pytest.mark.parametrize(
    ("joint", "own", "expected"),
    [
        ("{name: Lokaal, open: true}", "", ("this_version", "of the joint plan is still open here")),
        ("{name: Lokaal, open: true}", "chapters: {lokaal: {open: true}}\n", ("open", "this chapter is still open")),
        ("{name: Lokaal, open: true}", "chapters: {lokaal: {text: Gevuld.}}\n", None),
        ("{name: Lokaal, open: true}", "chapters: {lokaal: {open: false}}\n", None),
        ("{name: Lokaal, open: true, incomplete: Nee.}", "", None),
        ("{name: Lokaal, text: A.}", "", None),
    ],
)
def test_a_chapter_that_the_joint_plan_leaves_open_is_filled_in_by_a_version(
    joint: str, own: str, expected: tuple[str, str] | None, tmp_path: Path
) -> None:
    region = JOINT.replace("period:", "status: adopted\nperiod:") + f"{DECIDED}chapters: {{lokaal: {joint}}}\n"
    text = VERSION.replace("status: draft", "status: adopted") + DECIDED + own
    findings = check_files(tmp_path, {**FILES, "regio.yaml": region, "plan.yaml": text}, as_of=None)
    found = [(item.path[-1] if item.path else "", SAY(item.message)) for item in findings if item.code.id == "IVP508"]
    at = {"this_version": "version_of"}
    assert len(found) == bool(expected)
    for (step, said), (where, says) in zip(found, [expected] if expected else [], strict=True):
        assert (step, says in said) == (at.get(where, where), True)


@pytest.mark.parametrize(
    ("version", "joint", "expected"),
    [("adopted", "draft", True), ("adopted", "consultation", True), ("adopted", "adopted", False),
     ("draft", "draft", False), ("draft", "adopted", False)],
)  # fmt: skip
def test_a_version_is_not_adopted_before_the_joint_plan(
    version: str, joint: str, expected: bool, tmp_path: Path
) -> None:
    region = JOINT.replace("period:", f"status: {joint}\nperiod:") + DECIDED
    text = VERSION.replace("status: draft", f"status: {version}") + DECIDED
    said = [one for one, *_ in told(tmp_path, text, region) if one.startswith("this version is adopted")]
    assert bool(said) is expected
