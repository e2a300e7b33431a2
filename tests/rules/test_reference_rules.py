"""Rules on references: what is suggested for a name that means nothing, and what stands twice in one list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from checked import SAY, Case, check_example, check_files, codes
from examples import ACCOUNT, ACCOUNTED, IMPLEMENTATION, PLAN

TOPICS = (
    "themes: {jeugd: Jongeren in de wijk, web: Web, water: Water, ond: Aanpak ondermijning}\n"
    "goals: {rust: {name: Rust, parts: {stil: Stilte}}}\n"
)
WITH = "actions: {{a: {{name: A, for: woninginbraak, with: [{}]}}}}\n"
AVOND = "kind: implementation\nactions:\n  avond:\n"


def hint(folder: Path, fragment: str, code: str, as_of: date | None = None) -> str:
    """The hint with the only finding of a code; an empty text where it has none."""
    (found,) = (item for item in check_example(folder, fragment, as_of=as_of) if item.code.id == code)
    return SAY(found.hint) if found.hint else ""


@pytest.mark.parametrize(
    ("reference", "meant"),
    [
        # by the words of a name or id, all of them or all that are asked for; small words tell nothing
        ("ondermijning", "did you mean ond?"),
        ("Aanpak ondermijning", "did you mean ond?"),
        ("De aanpak van ondermijning hier", "did you mean ond?"),
        ("jongeren", "did you mean jeugd?"),
        ("Stilte hier", "did you mean stil?"),
        ("wijk", "did you mean jeugd?"),
        ("jongeren op school", ""),
        ("Water", "did you mean water?"),
        # otherwise by the letters
        ("jeugt", "did you mean jeugd?"),
        ("wep", "did you mean web?"),
        ("xyz", "known are: rust, stil, woninginbraak, jeugd, web, water, ond"),
        # several in one text, by ids or by names
        ("jeugd, water", "write a list: [jeugd, water]"),
        ("Jeugd en Water", "write a list: [jeugd, water]"),
        ("jeugd & water/web", "write a list: [jeugd, water, web]"),
        ("rust.stil + themes.water", "write a list: [rust.stil, themes.water]"),
        ("jeugd, watre", "jeugd"),
        ("Jeugd", "did you mean jeugd?"),
        ("Rust", "did you mean rust?"),
    ],
)
def test_what_a_topic_that_is_not_there_may_be_is_said(reference: str, meant: str, tmp_path: Path) -> None:
    text = (
        TOPICS + f"priorities: {{woninginbraak: W}}\nindicators: {{}}\nactions: {{a: {{name: A, for: '{reference}'}}}}"
    )
    assert meant in hint(tmp_path, text, "IVP301")


def test_where_there_is_no_topic_none_is_suggested(tmp_path: Path) -> None:
    text = "priorities: {}\nindicators: {}\nthemes: {}\nactions: {a: {name: A, for: iets}}"
    assert hint(tmp_path, text, "IVP301") == ""


CASES = [
    Case(
        "lenses: {zorg: Zorg}\nthemes: {zorg: Zorg}\nactions: {a: {name: A, for: zorg, lenses: zorg}}",
        "IVP301",
        "zorg, l",
        "“zorg” may mean several topics: lenses.zorg, themes.zorg",
        "with the block before it, such as lenses.zorg",
    ),
    # IVP302 and IVP308: fields and lenses are looked for among themselves
    Case("fields: {water: W}\nthemes: {t: {name: T, fields: water}}"),
    Case("fields: {water: W}\nthemes: {t: {name: T, fields: [water, vuur]}}", "IVP302", "vuur", "no safety field"),
    Case("themes: {water: W, t: {name: T, fields: water}}", "IVP302", "water}}"),
    Case("themes: {water: W}\nactions: {a: {name: A, lenses: water}}", "IVP308", "water}}", "no lens “water”"),
    # IVP303 sources, of an indicator and of a figure
    Case(indicator := "indicators:\n  inbraken: {name: I, unit: count, for: woninginbraak, source: politie}\n"),
    Case(indicator.replace("politie", "polite"), "IVP303", "polite}", "no source “polite”", "did you mean politie?"),
    Case(indicator.replace("politie", "Maasgouwpanel"), "IVP303", "Maas", hint="did you mean panel?"),
    Case(
        "indicators:\n  inbraken:\n    values: {2022: {value: 120, source: gemeente}}",
        "IVP303",
        "gemeente",
        "no source “gemeente”",
        "known are: politie, panel",
    ),
    # IVP304 municipalities: a code, a former or shorter name, several in one text
    *(
        Case(f"municipalities: {written}", "IVP304", at, f"no municipality “{name}”", meant)
        for written, at, name, meant in (
            ("Roermont", "Roermont", "Roermont", "did you mean Roermond?"),
            ("Bergen", "Bergen", "Bergen", "did you mean Bergen (L.) or Bergen (NH.)?"),
            ("Nuenen", "Nuenen", "Nuenen", 'did you mean "Nuenen, Gerwen en Nederwetten"?'),
            ("Gravenhage", "Grav", "Gravenhage", "did you mean \"'s-Gravenhage\"?"),
            ("['34']", "'34'", "34", "did you mean GM0034?"),
            ("[GM 34]", "GM 34", "GM 34", "did you mean GM0034?"),
            ("[gm1641x]", "gm", "gm1641x", ""),
            ("Xyzzy", "Xyzzy", "Xyzzy", ""),
            ("Maasgouw en Roermond", "Maas", "Maasgouw en Roermond", "write a list: [Maasgouw, Roermond]"),
            ("'Maasgouw, Roermond; Weert'", "'Maas", "Maasgouw, Roermond; Weert", "[Maasgouw, Roermond, Weert]"),
            ("Maasgouw Roermond", "Maas", "Maasgouw Roermond", "write a list: [Maasgouw, Roermond]"),
            ("Maasgouw en Roermont", "Maas", "Maasgouw en Roermont", ""),
        )
    ),
    Case("themes: {t: {name: T, municipalities: Roermond}}", "IVP304", "Roermond", "Roermond is not", "add it"),
    Case("themes: {t: {name: T, municipalities: Maasgouw}}"),
    Case("municipalities: [Maasgau]\nthemes: {t: {name: T, municipalities: Roermond}}", "IVP304", "Maasgau"),
    # IVP307 files
    Case("observations: [../x.csv]", "IVP307", "../x.csv", "../x.csv lies outside the plan repository"),
    Case("inhabitants: weg.csv", "IVP307", "weg.csv", "there is no file weg.csv"),
    Case("predecessor: plam.yaml", "IVP307", "plam", "there is no file plam.yaml", "write the title and the period"),
    # IVP309 what stands twice
    Case("themes: {t: {name: T}}\nactions: {a: {name: A, for: [t, woninginbraak, t]}}", "IVP309", "t]", "“t” stands"),
    Case("municipalities: [Maasgouw, GM1641]", "IVP309", "GM1641", "“GM1641” stands twice"),
    Case("themes: {t: {name: T}}\nactions: {a: {name: A, for: [t, woninginbraak]}}"),
    # IVP310 a key that is read as an id
    Case("priorities:\n  zorg: {name: Z, evaluation: E, parts: {problem: P}}", "IVP310", "problem:"),
    Case("priorities:\n  zorg: {name: Z, evaluation: E, parts: {probleem: P}}"),
    Case("glossary: {name: Naam}\nsummary: De name."),
    # IVP311 names: what stands between two commas is none
    Case(AVOND + "    with: 'politie, , OM'", "IVP311", "'politie", hint="list: [politie, OM]", severity="warning"),
    Case(AVOND + "    with: 'politie,'"),
    Case(AVOND + "    with: 'politie en OM, gemeente'", "IVP311", "'pol", hint="[politie, OM, gemeente]"),
    Case(AVOND + "    with: politie (wijkteam, recherche)", "IVP311", "politie", severity="info"),
    Case(WITH.format("Zorg en OM")),
    Case(WITH.format("OM en politie"), "IVP311", "OM en", hint="write a list: [OM, politie]", severity="info"),
    Case(WITH.format("Zorg en OM") + "partners: {zg: {name: Zorg}}", "IVP311", "Zorg en", hint="[Zorg, OM]"),
    Case(WITH.format("Zorg & OM") + "partners: {zorg: {name: Wie zorgt}}", "IVP311", "Zorg &", hint="[Zorg, OM]"),
    Case(WITH.format("Zorg en OM") + "partners: {zg: {name: Zorg en OM}, zorg: {name: Z}}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code or 'silent'} {case.at}")
def test_rule(case: Case, tmp_path: Path) -> None:
    case.verify(tmp_path)


@pytest.mark.parametrize("number", [50, 51])
def test_of_fifty_names_it_is_said_what_they_may_mean(number: int, tmp_path: Path) -> None:
    places = ", ".join(f"Roermont{index}" for index in range(number))
    hints = [item.hint for item in check_example(tmp_path, f"municipalities: [{places}]") if item.code.id == "IVP304"]
    assert [bool(one) for one in hints] == [True] * 50 + [False] * (number - 50)


@pytest.mark.parametrize(
    ("left", "reference", "told"),
    [
        ("zorg: {left_out: Nee.}", "zorg", True),
        ("zorg: {left_out: Nee.}", "priorities.zorg", True),
        ("zorg: {left_out: Nee.}", "goals.zorg", False),
        ("zorg: {left_out: Nee.}", "jeugd", False),
        ("zorg: {parts: {jeugd: {left_out: Nee.}}}", "jeugd", True),
        ("zorg: {parts: {jeugd: {left_out: Nee.}}}", "zorg.jeugd", True),
    ],
)
def test_a_topic_that_is_left_out_in_the_file_is_told_with_where(
    left: str, reference: str, told: bool, tmp_path: Path
) -> None:
    joint = PLAN + "themes: {t: {name: T, evaluation: E}}\n"
    joint = joint.replace("priorities:\n", "priorities:\n  zorg: {name: Z, evaluation: E, parts: {jeugd: Jeugd}}\n")
    version = "ivp: 1\nkind: plan\ntitle: V\nversion_of: regio.yaml\nmunicipalities: [Maasgouw]\nstatus: draft\n"
    text = f"{version}priorities:\n  {left}\nactions: {{a: {{name: A, for: {reference}}}}}\n"
    found = check_files(tmp_path, {"regio.yaml": joint, "plan.yaml": text}, None)
    (one,) = (item for item in found if item.code.id == "IVP301")
    assert ("is left out in this file" in SAY(one.message), len(one.related)) == (told, int(told))


OF_ACCOUNT = ACCOUNT.split("topics:")[0].replace("status: presented", "status: draft")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("duties: {avond: done}", "plan.yaml has none of these; tell it in words"),
        ("money: {avond: 500}", "“avond” is an action: write what was spent on it in uitvoeringsplan.yaml, at"),
        ("money: {eigen: 500}", "“eigen” is an action: write what was spent on it in plan.yaml, at the amount"),
        ("money: {beide: 500}", "“beide” is an action: write what was spent on it in uitvoeringsplan.yaml, at"),
        ("money: {pot: 500}", "plan.yaml has none of these; tell it in words"),
        ("indicators: {woninginbraken: A}", "did you mean inbraken?"),
        ("indicators: {xyz: A}", "known are: inbraken"),
        ("topics: {xyz: A}", "known are: woninginbraak"),
    ],
)
def test_an_account_is_told_where_else_to_write_it(said: str, meant: str, tmp_path: Path) -> None:
    plan = ACCOUNTED + "actions: {eigen: Eigen, beide: Beide}\n"
    carried = IMPLEMENTATION + "  beide: {name: B, for: woninginbraak, lead: L, by: 2024, result: R.}\n"
    texts = {"plan.yaml": plan, "uitvoeringsplan.yaml": carried, "jaarverslag.yaml": f"{OF_ACCOUNT}{said}\n"}
    (found,) = check_files(tmp_path, texts)
    assert found.code.id == "IVP340"
    assert found.hint is not None
    assert meant in SAY(found.hint).replace(f"{tmp_path.as_posix()}/", "")


@pytest.mark.parametrize(("number", "more"), [(8, ""), (9, ", ...")])
def test_the_first_eight_topics_of_a_plan_are_named_to_an_account(number: int, more: str, tmp_path: Path) -> None:
    """Where they are few all of them are, in words that fit any plan."""
    themes = "themes: {" + ", ".join(f"t{at}: T" for at in range(2, number + 1)) + "}\n"
    texts = {"plan.yaml": ACCOUNTED + themes, "jaarverslag.yaml": OF_ACCOUNT + "topics: {xyzzy: A}\n"}
    (found,) = check_files(tmp_path, texts)
    assert found.hint is not None
    names = ", ".join(["woninginbraak", *(f"t{at}" for at in range(2, 9))])
    said = SAY(found.hint).replace(f"{tmp_path.as_posix()}/", "")
    assert said == (f"the ids in plan.yaml are {names}{more}" if more else f"known are: {names}")


def test_what_stands_under_two_names_is_told_with_the_first(tmp_path: Path) -> None:
    said = OF_ACCOUNT + "topics: {priorities.woninginbraak: A, woninginbraak: B}\n"
    (found,) = check_files(tmp_path, {"plan.yaml": ACCOUNTED, "jaarverslag.yaml": said})
    assert SAY(found.message) == "“woninginbraak” is the topic “priorities.woninginbraak” again"
    assert [item.path for item in found.related] == [("topics", "priorities.woninginbraak")]


def test_codes_in_order(tmp_path: Path) -> None:
    assert codes(check_example(tmp_path, "actions: {a: {name: A, for: [x, y], lenses: z}}")) == [
        "IVP301",
        "IVP301",
        "IVP308",
    ]
