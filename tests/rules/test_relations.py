"""A document names the plans above it: a plan those that it builds on, an implementation plan those it carries out."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import check_files

from ivp.dossier.resolve import Resolved, resolve
from ivp.dossier.workspace import Source, Workspace

HEAD = "ivp: 1\nkind: {}\ntitle: {}\nmunicipalities: [{}]\nperiod: 2023-2026\n"
REGION = HEAD.format("plan", "Regio", "Maasgouw, Roermond")
LOCAL = HEAD.format("plan", "Lokaal", "Maasgouw")
CARRIED_OUT = HEAD.format("implementation", "Uitvoering", "Maasgouw")


def errors(folder: Path, **texts: str) -> list[str]:
    files = {f"{name}.yaml": text for name, text in texts.items()}
    found = check_files(folder, files)
    return [f"{Path(item.document).name} {item.code.id}" for item in found if item.code.id < "IVP4"]


def resolved(folder: Path, **texts: str) -> Resolved:
    """The last of the files with what it inherits."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    path = folder / f"{list(texts)[-1]}.yaml"
    plan, findings = resolve(Workspace().load(Source(path, path.name)), Workspace())
    assert plan is not None, findings
    return plan


def test_an_implementation_plan_carries_out_the_local_plan_and_the_joint_one(tmp_path: Path) -> None:
    joint = REGION + "priorities: {zorg: {name: Zorg in de regio}, wonen: Wonen}\nglossary: {OM: Openbaar Ministerie}\n"
    local = LOCAL + "priorities: {zorg: Zorg in Maasgouw}\n"
    plan = CARRIED_OUT + "carries_out: [lokaal.yaml, regio.yaml]\nactions: {a: {name: A, for: [zorg, wonen]}}\n"
    assert errors(tmp_path, regio=joint, lokaal=local, uitvoering=plan) == []
    whole = resolved(tmp_path, regio=joint, lokaal=local, uitvoering=plan)
    assert {identity: topic.name for identity, topic in whole.priorities.items()} == {
        "zorg": "Zorg in Maasgouw",
        "wonen": "Wonen",
    }
    assert whole.glossary == {"OM": "Openbaar Ministerie"}
    assert whole.home(("priorities", "zorg")).name.endswith("lokaal.yaml")
    assert whole.home(("priorities", "wonen")).name.endswith("regio.yaml")


def test_an_indicator_keeps_the_municipalities_of_the_plan_that_it_comes_from(tmp_path: Path) -> None:
    other = HEAD.format("plan", "Andere regio", "Maasgouw, Weert")
    plan = resolved(
        tmp_path,
        regio=REGION + "indicators: {a: {name: A, unit: count}}\n",
        ander=other + "indicators: {b: {name: B, unit: count}}\n",
        lokaal=LOCAL + "builds_on: [regio.yaml, ander.yaml]\n",
    )
    names = {identity: [place.name for place in plan.covered(item)] for identity, item in plan.indicators.items()}
    assert names == {"b": ["Maasgouw", "Weert"], "a": ["Maasgouw", "Roermond"]}


def test_a_plan_that_two_others_build_on_is_there_once_and_after_both(tmp_path: Path) -> None:
    plan = resolved(
        tmp_path,
        land=REGION.replace("Regio", "Land"),
        een=REGION.replace("Regio", "Een") + "builds_on: land.yaml\n",
        twee=REGION.replace("Regio", "Twee") + "builds_on: land.yaml\n",
        lokaal=LOCAL + "builds_on: [een.yaml, twee.yaml]\n",
    )
    assert [above.own.title for above in plan.above] == ["Een", "Twee", "Land"]


@pytest.mark.parametrize(
    ("head", "written", "expected"),
    [
        (LOCAL, "extends: regio.yaml", ["lokaal.yaml IVP201"]),
        (CARRIED_OUT, "extends: regio.yaml", ["lokaal.yaml IVP201"]),
        (CARRIED_OUT, "builds_on: regio.yaml", ["lokaal.yaml IVP201"]),
        (LOCAL, "carries_out: regio.yaml", ["lokaal.yaml IVP201"]),
        (CARRIED_OUT, "carries_out: []", ["lokaal.yaml IVP203"]),
        (LOCAL, "builds_on: [regio.yaml, weg.yaml]", ["lokaal.yaml IVP305"]),
        (LOCAL, "builds_on: lokaal.yaml", ["lokaal.yaml IVP306"]),
    ],
)
def test_what_is_wrong_with_a_relation_is_one_finding(
    head: str, written: str, expected: list[str], tmp_path: Path
) -> None:
    text = head + f"priorities: {{a: A}}\n{written}\n"
    assert errors(tmp_path, regio=REGION + "priorities: {b: B}\n", lokaal=text) == expected


@pytest.mark.parametrize(
    ("head", "key"),
    [(LOCAL, "builds_on"), (CARRIED_OUT, "carries_out"), (LOCAL.replace("period: 2023-2026\n", ""), "version_of")],
)
def test_a_file_that_says_extends_is_told_what_to_write_now(head: str, key: str, tmp_path: Path) -> None:
    texts = {"regio.yaml": REGION + "priorities: {b: B}\n", "lokaal.yaml": head + "extends: regio.yaml\n"}
    (found,) = (item for item in check_files(tmp_path, texts) if item.code.id == "IVP201")
    assert key in str(found.hint)


@pytest.mark.parametrize(
    ("head", "written", "key"),
    [
        (LOCAL.replace("period: 2023-2026\n", ""), "versie_van: regio.yaml", "version_of"),
        (LOCAL, "bouwt_voort_op: [regio.yaml]", "builds_on"),
        (CARRIED_OUT, "voert_uit: regio.yaml", "carries_out"),
        (LOCAL.replace("period: 2023-2026", "version_of: regio.yaml"), "priorities: {b: {vervalt: Nee.}}", "left_out"),
        (CARRIED_OUT + "carries_out: regio.yaml\n", "actions: {c: {niet_overgenomen: Nee.}}", "left_out"),
    ],
)
def test_a_dutch_key_is_told_what_it_is_called(head: str, written: str, key: str, tmp_path: Path) -> None:
    region = REGION + "priorities: {b: B}\nactions: {c: {name: C, for: b}}\n"
    found = check_files(tmp_path, {"regio.yaml": region, "lokaal.yaml": f"{head}{written}\n"}, as_of=None)
    (one,) = (item for item in found if item.code.id < "IVP4")
    assert (one.code.id, key in str(one.hint)) == ("IVP201", True)
