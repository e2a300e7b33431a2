"""Rules on actions and lenses (6xx) and on texts (7xx)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from checked import SAY, Case, check_example, check_files, codes

DO = "kind: implementation\nactions:\n  avond:\n"
NEW = "kind: implementation\nactions:\n  sloten: {name: Sloten, "
LENSES = "lenses: {jeugd: {name: Jeugd}, wijk: {name: Wijk}}\n"

CASES = [
    # IVP601-IVP604 who, when, what
    Case(NEW + "by: 2024, result: Klaar.}", "IVP601", "sloten:", "nobody leads the action “Sloten”"),
    Case(NEW + "lead: wijkteam, result: Klaar.}", "IVP602", "sloten:", "“Sloten” has no deadline"),
    Case(NEW + "lead: wijkteam, by: 2024}", "IVP603", "sloten:", "“Sloten” names no result"),
    Case(
        NEW + "lead: wijkteam}",
        "IVP602",
        "sloten:",
        "does not say: by, result",
        "such as 2024-Q4 or 2024-06-30; add res",
    ),
    Case("kind: implementation\nactions: {sloten: Sloten}", "IVP601", "sloten:", "does not say: lead, by, result"),
    Case(NEW + "incomplete: Staat in een afbeelding.}"),
    Case("incomplete: Alleen het voorstel is bekend.\n" + NEW + "lead: wijkteam}"),
    Case("actions: {sloten: Sloten}"),
    Case(DO + "    by: 2025-Q1", "IVP604", "2025-Q1", "2025-Q1 lies outside the years of the plan, 2024"),
    Case(DO + "    by: 2023-12-31", "IVP604", "2023-12-31"),
    Case(DO + "    by: 2024-12-31"),
    # IVP605 done
    Case(
        DO + "    state: {2024: running, 2024-12-31: {status: stopped, cause: Regen.}}",
        "IVP610",
        "2024-12-31",
        "and 2024 are one day",
    ),
    Case(DO + "    state: {2024-Q3: running, 2024-12-31: {status: stopped, cause: Regen.}}"),
    # IVP612 stopped
    Case(DO + "    state: {2024-Q3: running, 2024-12-31: stopped}", "IVP612", "stopped", "and nothing says why"),
    Case(DO + "    state: {2024-03: stopped, 2024-06: planned}"),
    Case(DO + "    state: {2024-Q3: {status: stopped, decided: Het college stopt ermee.}}"),
    Case(DO + "    state: {2024-Q3: stopped}\n    done: Twee avonden; voor de rest was geen belangstelling."),
    Case(DO + "    state: {2024-Q3: running, 2024-Q4: done}", "IVP605", "done}", "is done, and nothing says"),
    Case(DO + "    state: {2024-Q3: done, 2024-Q4: running}\n    by: 2024"),
    Case(DO + "    state: {2024-Q4: done}\n    done: Vier avonden."),
    # IVP613 done in part
    Case(
        DO + "    state: {2024-Q3: running, 2024-Q4: {status: done, percent: 99}}\n    done: Vier avonden.",
        "IVP613",
        "99}",
        "done and 99% done are not both so",
    ),
    Case(DO + "    state: {2024-Q4: {status: done, percent: 100}}\n    done: Vier avonden."),
    Case(DO + "    state: {2024-Q4: {status: running, percent: 99}}"),
    # IVP606 deviations
    Case(
        DO + "    state: {2024-Q2: {status: running, light: red}}",
        "IVP606",
        "red",
        "a red light, without cause, consequence, adjustment",
        "add cause (why), consequence (what follows from it) and adjustment (what is done about it)",
    ),
    Case(
        DO + "    state: {2024-Q2: {status: running, light: {time: green, money: orange}, cause: Duurder.}}",
        "IVP606",
        "orange",
        "an orange light, without consequence, adjustment",
        "add consequence (what follows from it) and adjustment (what is done about it)",
    ),
    Case(
        DO + "    state: {2024-Q2: {status: running, light: red, cause: Ziekte., consequence: Later.}}",
        "IVP606",
        "red",
        "a red light, without adjustment",
        "add adjustment (what is done about it)",
    ),
    Case(DO + "    state: {2024-11: running}", "IVP606", "running", "past its deadline 2024-10, without cause"),
    Case(DO + "    state: {2024-10: running}"),
    Case(DO + "    state: {2024: running}"),
    Case(DO + "    state: {2024-11: {status: running, cause: Ziekte., consequence: Later., adjustment: Inhuur.}}"),
    Case(DO + "    state: {2024-11: {status: running, light: orange}}\n    incomplete: De toelichting ontbreekt."),
    # IVP607 and IVP608 lenses
    Case(
        LENSES + "actions: {a: {name: A, lenses: [jeugd, wijk]}, b: B, c: C}",
        "IVP607",
        "actions:",
        "2 of 3 actions serve no lens: b, c",
    ),
    Case(LENSES + "themes: {t: {name: T, for: wijk}}\nactions: {a: {name: A, for: t, lenses: jeugd}}"),
    Case(
        LENSES + "goals: {g: {name: G, for: [jeugd, wijk], parts: {p: P}}}\nactions: {a: {name: A, for: g.p}}",
    ),
    Case(LENSES + "actions: {a: {name: A, lenses: jeugd}}", "IVP608", "wijk:", "no action serves the lens “Wijk”"),
    Case(LENSES),
    Case("incomplete: Niet alle acties zijn bekend.\n" + LENSES + "actions: {a: A}"),
    # IVP701 the glossary
    Case("glossary: {KVO: Keurmerk Veilig Ondernemen}", "IVP701", "KVO:", "“KVO” is explained"),
    Case("summary: Het KVO-B voor winkels.\nglossary: {KVO: Keurmerk Veilig Ondernemen}"),
    Case("summary: Boa's op straat.\nglossary: {boa: buitengewoon opsporingsambtenaar}"),
    Case("summary: Na school.\nglossary: {NA: niet aanwezig}", "IVP701", "NA:"),
    Case("summary: Het KVO.\nglossary: {KVO: Keurmerk Veilig Ondernemen}"),
    Case("glossary: {KVO: Keurmerk}\nincomplete: De tekst is ingekort."),
    Case("glossary: {KVO: Het KVO is een keurmerk}", "IVP701", "KVO:"),
    Case("summary: Een kvo.\nglossary: {KVO: Keurmerk}", "IVP701", "KVO:"),
    Case("summary: Een KVO.\nglossary: {kvo: Keurmerk}"),
    Case("summary: Wij gaan veilig ondernemen.\nglossary: {Veilig Ondernemen: Keurmerk}"),
    Case("summary: Wij gaan onveilig ondernemen.\nglossary: {Veilig Ondernemen: Keurmerk}", "IVP701", "Veilig O"),
    Case("glossary: {Veilig Ondernemen: Wat veilig ondernemen is}", "IVP701", "Veilig O"),
    Case("summary: De kvo-b.\nglossary: {KVO-B: Keurmerk}", "IVP701", "KVO-B:"),
    Case("summary: De KVO-B.\nglossary: {kvo-b: Keurmerk}"),
    # IVP702 personal data
    Case("summary: Bel jan.jansen@maasgouw.example.", "IVP702", "Bel", "e-mail address"),
    Case("summary: BSN 111222333 staat hier.", "IVP702", "BSN", "can be a citizen service number"),
    Case("summary: BSN 1112.22.333 staat hier.", "IVP702", "BSN", "citizen service number"),
    Case("summary: Nummer 111222334 is geen BSN."),
    Case("summary: Nummer 000000000 is geen BSN."),
    *(
        Case(f"summary: Nummer {number} staat hier.", "IVP702", "Nummer")
        for number in (
            "100000009",
            "010000008",
            "001000007",
            "000100006",
            "000010005",
            "000001004",
            "000000103",
            "000000012",
        )
    ),
    *(
        Case(f"summary: Nummer {number} staat hier.")
        for number in (
            "100000008",
            "010000007",
            "001000006",
            "000100005",
            "000010004",
            "000001003",
            "000000102",
            "000000011",
        )
    ),
    Case("summary: Zaak 2024/111222333 en € 111.222.333."),
    Case("publication: {source: gmb-2019-111222333}"),
    # IVP703 HTML
    Case("summary: De <b>raad</b> besluit.", "IVP703", "De <b>", "“<b>” is HTML"),
    # IVP704 lists and tables that run on
    Case("summary: |\n  • Minder\n  • Meer", "IVP704", "|", "“•” makes no list here"),
    Case("summary: |\n  – Minder\n  – Meer", "IVP704", "|", "“–” makes no list here"),
    Case("summary: |\n  a. Minder\n  b. Meer", "IVP704", "|", "“a.” makes no list here"),
    Case("summary: • Minder • Meer", "IVP704", "•", "“•” makes no list here"),
    Case("summary:\n  1. Minder\n  2. Meer", "IVP704", "1.", "“1.” makes no list here"),
    Case("summary: |\n  | Wat | Wie |\n  |---|---|\n  | Toezicht | politie |", "IVP704", "|", "a table in a text"),
    Case("summary: |\n  1. Minder\n  2. Meer"),
    Case("summary: |\n  o Minder\n  o Meer", "IVP704", "|", "“o” makes no list here"),
    Case("summary: |\n  a) Minder\n  b) Meer", "IVP704", "|", "“a)” makes no list here"),
    Case("summary: |\n  Dit gaan wij doen\n  • Minder\n  • Meer", "IVP704", "|", "“•” makes no list here"),
    Case("summary: |\n  1. Minder 2. Meer\n  3. Weg", "IVP704", "|", "“1.” makes no list here"),
    Case("summary: |\n  a. Minder\n  a. Meer"),
    Case("summary: |\n  • Minder"),
    Case("summary: |\n  • Minder\n  – Meer"),
    Case("summary: • Minder"),
    Case("summary: |\n  - Minder\n  - Meer"),
    Case("summary: Van 1. naar 2. en terug – zo nodig – weer."),
    Case("summary: Zorg &amp; veiligheid", "IVP703", "Zorg", "“&amp;” is HTML"),
    Case("summary: Minder dan <50 meldingen, zie <https://www.maasgouw.example/a> en A&B; klaar."),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code or 'silent'} {case.at}")
def test_rule(case: Case, tmp_path: Path):
    case.verify(tmp_path)


@pytest.mark.parametrize(
    ("joint", "local", "expected"),
    [
        ("{a: {name: A, lenses: [jeugd, wijk]}}", "{b: {name: B, lenses: jeugd}}", None),
        ("{a: {name: A, lenses: jeugd}}", "{b: {name: B, lenses: jeugd}}", ("lokaal.yaml", "actions")),
    ],
)
def test_a_lens_without_actions_is_told_of_the_file_that_lacks_them(
    joint: str, local: str, expected: tuple[str, str] | None, tmp_path: Path
) -> None:
    head = "ivp: 1\nkind: plan\ntitle: T\nmunicipalities: [{}]\nperiod: 2023-2026\n"
    texts = {
        "regio.yaml": head.format("Maasgouw, Roermond") + LENSES + f"actions: {joint}\n",
        "lokaal.yaml": head.format("Maasgouw") + f"builds_on: regio.yaml\nactions: {local}\n",
    }
    found = [item for item in check_files(tmp_path, texts) if item.code.id == "IVP608"]
    assert [(Path(item.document).name, str(item.path[0])) for item in found if item.path] == (
        [expected] if expected else []
    )


def test_the_number_itself_is_not_repeated(tmp_path: Path):
    (found,) = check_example(tmp_path, "summary: BSN 111222333 staat hier.")
    assert "111222333" not in str(found.message) + str(found.hint)


def test_a_note_in_a_table_is_a_text_as_well(tmp_path: Path):
    csv = "indicator,municipality,year,value,note\ninbraken,GM1641,2022,118,vraag jan@x.example\n"
    (found,) = check_example(tmp_path, "observations: observations.csv", csv)
    assert (found.code.id, found.span.line, found.span.column) == ("IVP702", 2, 22)


def test_an_implementation_plan_without_actions_is_left_alone(tmp_path: Path):
    assert codes(check_example(tmp_path, "kind: implementation\nactions: {}")) == []


@pytest.mark.parametrize(
    ("state", "as_of", "expected"),
    [
        ("{2024-06: running}", date(2025, 3, 1), ["IVP606"]),
        ("{2024-06: running}", date(2024, 10, 31), []),
        ("{2024-06: running}", None, []),
        ("{2024-03: running, 2024-06: {status: stopped, cause: Regen.}}", date(2025, 3, 1), []),
        (
            "{2024-06: {status: running, cause: Ziekte., consequence: Later., adjustment: Inhuur.}}",
            date(2025, 3, 1),
            [],
        ),
    ],
)
def test_an_action_is_late_on_the_as_of_date(
    state: str, as_of: date | None, expected: list[str], tmp_path: Path
) -> None:
    assert codes(check_example(tmp_path, f"{DO}    state: {state}\n", as_of=as_of)) == expected


@pytest.mark.parametrize(
    ("keys", "as_of", "expected"),
    [
        ("by: 2024-10", date(2024, 10, 31), []),
        ("by: 2024-10", date(2024, 11, 1), ["IVP609"]),
        ("by: 2024-10", None, []),
        ("by: 2024-10\n    incomplete: Niet bekend.", date(2024, 11, 1), []),
        ("by: 2024-10\n    state: {2024-09: {status: stopped, cause: Regen.}}", date(2024, 11, 1), []),
    ],
)
def test_a_deadline_that_is_past_without_a_state(
    keys: str, as_of: date | None, expected: list[str], tmp_path: Path
) -> None:
    assert codes(check_example(tmp_path, f"{DO}    {keys}\n", as_of=as_of)) == expected


@pytest.mark.parametrize(
    ("names", "fix"),
    [
        ("with: politie en OM", "[politie, OM]"),
        ("with: [gemeente, politie/brandweer]", "[politie, brandweer]"),
        ("with: politie, OM en gemeente", "[politie, OM, gemeente]"),
        ("lead: college, burgemeester", "[college, burgemeester]"),
        ("with: team Zorg en Veiligheid", ""),
        ("with: burgemeester en wethouders", ""),
        ("with: politie en buurtvereniging", ""),
        ("with: [politie, OM]", ""),
        ("with: politie, OM\ncycle: {w: {what: W, when: 2026, lead: 'griffie, college'}}", "[politie, OM]"),
        ("lead: [politie, 'OM, gemeente']", "[OM, gemeente]"),
    ],
)
def test_names_that_are_written_as_one(names: str, fix: str, tmp_path: Path) -> None:
    found = check_example(tmp_path, f"{DO}    {names}\n")
    assert [(item.code.id, SAY(item.hint)) for item in found if item.hint] == (
        [("IVP311", f"write a list: {fix}")] if fix else []
    )


@pytest.mark.parametrize(("number", "expected"), [(500, ["IVP701"]), (501, [])])
def test_of_terms_of_several_words_the_first_five_hundred_are_looked_for(
    number: int, expected: list[str], tmp_path: Path
) -> None:
    terms = [f"term {at}" for at in range(1, number + 1)]
    text = f"summary: {'; '.join(terms[:-1])}.\nglossary: {{{', '.join(f'{term}: Uitleg' for term in terms)}}}"
    assert codes(check_example(tmp_path, text)) == expected


def test_of_html_the_first_forty_signs_are_named(tmp_path: Path) -> None:
    found = check_example(tmp_path, f"summary: 'Zie <a href={'x' * 60}>hier</a>'")
    assert [item.message.args["tag"] for item in found if item.code.id == "IVP703"] == ["<a href=" + 32 * "x"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("motto: XXX", ("motto",)),
        ("actions: {a: {name: A, for: woninginbraak, lead: [politie, XXX]}}", ("actions", "a", "lead", 1)),
        ("glossary: {OM: Openbaar Ministerie, XY: XXX}\nsummary: OM en XY", ("glossary", "XY")),
        ("summary: [Dit., XXX]", ("summary", 1, "text")),
    ],
)
def test_a_text_is_looked_at_wherever_it_stands(text: str, path: tuple[object, ...], tmp_path: Path) -> None:
    assert [item.path for item in check_example(tmp_path, text) if item.code.id == "IVP507"] == [path]
