"""Rules on accounts: what they speak of, of which day they are, and what they owe the council."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import SAY, Case, check_files, codes
from examples import ACCOUNT, ACCOUNT_FILE, ACCOUNTED, IMPLEMENTATION, IMPLEMENTATION_FILE, PLAN_FILE

HALF_YEAR = "as_of: 2024-06-30\n"
JUDGED = "topics:\n  woninginbraak: {judgement: unknown, basis: er is geen cijfer}\n"

CASES = [
    # IVP340 what the plan does not have
    Case("topics:\n  inbraak: {judgement: mixed}\n", "IVP340", "inbraak:", "no topic “inbraak”", "woninginbraak"),
    Case("topics:\n  priorities.woninginbraak: {judgement: mixed}\n"),
    Case(
        "topics:\n  woninginbraak: {judgement: mixed}\n  priorities.woninginbraak: Minder.\n",
        "IVP340",
        "priorities.",
        "is the topic “woninginbraak” again",
    ),
    Case("indicators:\n  inbraken: x\n  inbraaken: x\n", "IVP340", "inbraaken", "no indicator", "inbraken"),
    Case("duties: {verslag: done}\n", "IVP340", "verslag", "no duty “verslag”", "plan.yaml has none of these"),
    Case("money: {riec: {spent: 2500}}\n", "IVP340", "riec", "no item “riec”", "tell it in words"),
    Case("money: {riec: {2024: 2500}}\n", "IVP340", "riec", "no item “riec”", "tell it in words"),
    Case(
        "money: {avond: 500}\n",
        "IVP340",
        "avond",
        "no item “avond”",
        "“avond” is an action: write what was spent on it in ",
    ),
    Case("actions: {avond: done}\n"),
    Case("actions: {avonden: done}\n", "IVP340", "avonden", "no action “avonden” in the plan, nor in what", "avond"),
    # IVP531 two accounts of one day
    Case(
        "as_of: 2024-03-31\n", "IVP531", "2024-03-31", "eerste-kwartaal.yaml is an account of the same period and day"
    ),
    Case("as_of: 2024-Q1\n", "IVP531", "2024-Q1", "2024 up to 2024-03-31"),
    # IVP610 two states of one day
    Case("actions: {avond: {2024-12: done, 2024-12-31: done}}\n", "IVP610", "2024-12-31", "are one day"),
    # IVP510 and IVP530 the day
    Case("period: 2031\nstatus: draft\n", "IVP510", "2031", "the plan it accounts for, 2023-2026"),
    Case(HALF_YEAR),
    Case("as_of: 2024-01-01\n"),
    Case("as_of: 2023-12-31\n", "IVP530", "2023-12-31", "is of 2024, and knows up to 2023-12-31"),
    Case("as_of: 2025-12-31\n"),
    Case("as_of: 2026-01-01\n", "IVP530", "2026-01-01", "is of 2024, and knows up to 2026-01-01"),
    Case("period: 2025-2024\nstatus: draft\nas_of: 2026-06-30\n", "IVP501", "2025-2024"),
    Case("as_of: 2023-06-30\n", "IVP530", "2023-06-30", "is of 2024, and knows up to 2023-06-30"),
    Case(HALF_YEAR + "actions: {avond: {2024-07: done}}\n", "IVP530", "2024-07", "comes after 2024-06-30"),
    Case(HALF_YEAR + "actions: {avond: {2024-Q2: done}}\n"),
    # IVP532 what is judged
    Case("topics: {}\n", "IVP532", "topics:", "does not judge 1 of the topics that it should: woninginbraak"),
    Case("topics:\n  woninginbraak: Minder inbraken.\n", "IVP532", "topics:", "woninginbraak", "judgement: ..."),
    Case(JUDGED),
    Case(
        "topics: {woninginbrak: {judgement: improved, basis: a}}\n",
        "IVP340",
        "woninginbrak:",
        "no topic",
        "woninginbraak",
    ),
    Case("topics: {}\nstatus: draft\n"),
    Case("topics: {}\n" + HALF_YEAR),
    Case("topics: {}\nincomplete: Het verslag is niet bewaard.\n"),
    # IVP533 what is explained
    Case("indicators: {}\n", "IVP533", "indicators:", "“woninginbraken” is unfavourable", "inbraken: {interpretation"),
    Case("indicators:\n  inbraken: {adjustment: Meer toezicht.}\n", "IVP533", "inbraken:", "does not explain it"),
    Case("indicators: {}\nstatus: draft\n"),
    Case("indicators: {}\n" + HALF_YEAR),
    # IVP606 lights
    Case("actions:\n  avond: {status: running, light: red, cause: ziekte}\n", "IVP606", "red", "without consequence"),
    Case("actions:\n  avond: {status: running, light: red, cause: a, consequence: b, adjustment: c}\n"),
    Case("status: draft\nactions:\n  avond: {status: running, light: red}\n"),
    Case(HALF_YEAR + "actions:\n  avond: {status: running, light: {time: orange}}\n"),
    # IVP507 what is still to be filled in
    Case("summary: Nog invullen\n", "IVP507", "Nog", "the account is presented", "what happened"),
    Case("status: draft\nsummary: Nog invullen\n", "IVP507", "Nog", "still to be filled in"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.fragment.strip()[:50]}")
def test_an_account(case: Case, tmp_path: Path) -> None:
    Case("kind: account\n" + case.fragment, *(getattr(case, name) for name in ("code", "at", "says", "hint"))).verify(
        tmp_path
    )


def test_a_topic_with_words_on_how_it_is_judged_is_judged_too(tmp_path: Path) -> None:
    theme = "themes:\n  jeugd: {name: Jeugd, evaluation: Oordeel van de wijkagent.}\n  water: Water\n"
    texts = {PLAN_FILE: ACCOUNTED + theme, ACCOUNT_FILE: ACCOUNT}
    (found,) = check_files(tmp_path, texts)
    assert (found.code.id, found.message.args["names"]) == ("IVP532", "jeugd")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("{pot: 5}", []),
        ("{pot: 11}", ["11 euros were spent of 10"]),
        ("{rijk: 5}", ["9 euros were spent of 3"]),
        ("{pot: {spent: {2023: 6, 2024: 6}}}", ["12 euros were spent of 10"]),
    ],
)
def test_an_account_is_told_of_what_it_says_was_spent_itself(said: str, expected: list[str], tmp_path: Path) -> None:
    """What the plan says was spent is told of the plan."""
    budget = "budget:\n  rijk: {name: Rijk, amount: 3, spent: {2023: 4}}\n  pot: {name: Pot, amount: 10}\n"
    texts = {PLAN_FILE: ACCOUNTED + budget, ACCOUNT_FILE: f"{ACCOUNT}money: {said}\n"}
    found = check_files(tmp_path, texts)
    assert [(item.code.id, SAY(item.message)) for item in found] == [("IVP611", one) for one in expected]
    assert [item.path for item in found] == [("money", said[1:].partition(":")[0])] * len(found)
    assert "IVP611" in codes(check_files(tmp_path, {PLAN_FILE: ACCOUNTED + budget}))


STATE = "    state: {{{}: running}}\n"


@pytest.mark.parametrize(("when", "found"), [("2024-12-31", ["IVP610"]), ("2024-Q4", ["IVP610"]), ("2024-11", [])])
def test_a_state_of_an_action_is_told_once(when: str, found: list[str], tmp_path: Path) -> None:
    carried = IMPLEMENTATION + STATE.format(when)
    account = ACCOUNT + "actions: {avond: done}\n"
    assert (
        codes(check_files(tmp_path, {PLAN_FILE: ACCOUNTED, IMPLEMENTATION_FILE: carried, ACCOUNT_FILE: account}))
        == found
    )


def test_an_account_is_checked_alone(tmp_path: Path) -> None:
    """What is wrong with other files that name the plan is not told; ids of a broken one are not missed."""
    account = ACCOUNT + "actions: {elders: done}\n"
    texts = {PLAN_FILE: ACCOUNTED, IMPLEMENTATION_FILE: IMPLEMENTATION + "onzin: 1\n", ACCOUNT_FILE: account}
    assert codes(check_files(tmp_path, texts)) == []


def test_an_account_is_of_a_plan(tmp_path: Path) -> None:
    texts = {PLAN_FILE: ACCOUNTED, ACCOUNT_FILE: ACCOUNT, "ander.yaml": ACCOUNT.replace(PLAN_FILE, ACCOUNT_FILE)}
    assert codes(check_files(tmp_path, texts)) == ["IVP305"]


def test_an_account_of_one_municipality_says_which(tmp_path: Path) -> None:
    joint = ACCOUNTED.replace("municipalities: [Maasgouw]", "municipalities: [Maasgouw, Roermond]")
    account = ACCOUNT + "municipalities: [Venlo]\n"
    assert codes(check_files(tmp_path, {PLAN_FILE: joint, ACCOUNT_FILE: account})) == ["IVP304"]


WRITTEN = """\
ivp: 1
soort: jaarverslag
titel: Jaarverslag
verslag over: plan.yaml
jaar: 2024
peildatum: 2024-06-30
status: aangeboden
samenvatting: Kort.
onderwerpen: {woninginbraak: {oordeel: verslechterd, basis: aangiften, gedaan: a, bijsturing: b, vervolg: c}}
indicatoren: {inbraken: {duiding: d, bijsturing: e}}
acties: {avond: gereed}
termijnen: {}
geld: {}
"""
MEANT = {
    *(
        "kind",
        "title",
        "accounts_for",
        "period",
        "as_of",
        "summary",
        "topics",
        "judgement",
        "done",
        "adjustment",
        "next",
    ),
    *("indicators", "interpretation", "actions", "duties", "money"),
}


def test_dutch_words_lead_to_those_of_the_format_in_one_round(tmp_path: Path) -> None:
    found = check_files(tmp_path, {PLAN_FILE: ACCOUNTED, IMPLEMENTATION_FILE: IMPLEMENTATION, ACCOUNT_FILE: WRITTEN})
    assert {str(item.hint.args["nearest"]) for item in found if item.code.id == "IVP201" and item.hint} == MEANT
    words = [
        str(item.hint.args["nearest"]) for item in found if item.code.id == "IVP207" and "nearest" in item.hint.args
    ]
    assert words == ["presented", "worsened", "done"]


def test_a_half_year_is_the_day_up_to_which_it_knows(tmp_path: Path) -> None:
    text = ACCOUNT.replace("period: 2024", "period: 2024-H1")
    (found,) = check_files(tmp_path, {PLAN_FILE: ACCOUNTED, ACCOUNT_FILE: text})
    assert SAY(found.hint) == "write period: 2024, and as_of: 2024-06-30 for the day up to which it knows"


OTHER = "ander.yaml"
TWO = "municipalities: [Maasgouw, Roermond]"


@pytest.mark.parametrize(
    ("other", "account", "at"),
    [
        ("", "", ("period",)),
        ("", "as_of: 2024-12-31\n", ("as_of",)),
        ("as_of: 2024-12-31\n", "", ("period",)),
        ("as_of: 2024-12-30\n", "", None),
        ("municipalities: [Roermond]\n", "", ("period",)),
        ("municipalities: [Roermond]\n", "municipalities: [Roermond, Maasgouw]\n", ("period",)),
        ("municipalities: [Roermond]\n", "municipalities: [Maasgouw]\n", None),
    ],
)
def test_two_accounts_are_of_one_day_and_of_the_same_municipalities(
    other: str, account: str, at: tuple[str, ...] | None, tmp_path: Path
) -> None:
    """It is told in the later one by name, at the day that it gives or else at its period."""
    plan = ACCOUNTED.replace("municipalities: [Maasgouw]", TWO)
    first, last = ("een.yaml", ACCOUNT + other), ("twee.yaml", ACCOUNT + account)
    found = check_files(tmp_path, {PLAN_FILE: plan, **dict([first, last])})
    assert [(item.code.id, item.path) for item in found] == ([("IVP531", at)] if at else [])
    assert codes(check_files(tmp_path, {PLAN_FILE: plan, **dict([last, first])})) == []


def test_an_account_of_the_same_day_is_told_whatever_stands_between_the_two(tmp_path: Path) -> None:
    plan = ACCOUNTED.replace("municipalities: [Maasgouw]", TWO)
    texts = {"een.yaml": ACCOUNT, "twee.yaml": ACCOUNT + "municipalities: [Roermond]\n"}
    found = check_files(tmp_path, {PLAN_FILE: plan, **texts, "vier.yaml": ACCOUNT + "municipalities: [Maasgouw]\n"})
    assert [(item.code.id, SAY(item.message).split()[0].split("/")[-1]) for item in found] == [("IVP531", "een.yaml")]


EVALUATED = "evaluation: Oordeel van de wijkagent."
JUDGEMENTS = [
    # a priority is judged, and what has words on how it is judged; a part of a priority not for itself
    ("themes: {jeugd: Jeugd}", []),
    (f"themes: {{jeugd: {{name: Jeugd, {EVALUATED}}}}}", ["jeugd"]),
    ("priorities: {zorg: {name: Zorg, parts: {jeugd: Jeugd}}}", ["zorg"]),
    (f"priorities: {{zorg: {{name: Zorg, parts: {{jeugd: {{name: Jeugd, {EVALUATED}}}}}}}}}", ["zorg", "jeugd"]),
    (f"goals: {{doel: {{name: Doel, {EVALUATED}}}}}", ["doel"]),
    # what is for other municipalities is not
    (f"themes: {{jeugd: {{name: Jeugd, {EVALUATED}, municipalities: [Maasgouw]}}}}", ["jeugd"]),
    (f"themes: {{jeugd: {{name: Jeugd, {EVALUATED}, municipalities: [Roermond]}}}}", []),
    (f"themes: {{jeugd: {{name: Jeugd, {EVALUATED}, municipalities: [Roermond, Maasgouw]}}}}", ["jeugd"]),
    # with the block before an id that two of them have
    (f"lenses: {{zorg: {{name: Z, {EVALUATED}}}}}\npriorities: {{zorg: Zorg}}", ["lenses.zorg", "priorities.zorg"]),
    (f"lenses: {{zorg: {{name: Z, {EVALUATED}, parts: {{jeugd: {{name: J, {EVALUATED}}}}}}}}}\n"
     f"priorities: {{zorg: {{name: Zorg, parts: {{jeugd: {{name: Jeugd, {EVALUATED}}}}}}}}}",
     ["lenses.zorg", "lenses.zorg.jeugd", "priorities.zorg", "priorities.zorg.jeugd"]),
    (f"themes: {{zorg: {{name: Z, parts: {{jeugd: {{name: J, {EVALUATED}}}}}}},"
     f" water: {{name: W, parts: {{jeugd: {{name: J, {EVALUATED}}}}}}}}}",
     ["zorg.jeugd", "water.jeugd"]),
]  # fmt: skip


@pytest.mark.parametrize(("topics", "names"), JUDGEMENTS)
def test_what_an_account_judges_is_named_by_the_shortest_name_that_is_its_own(
    topics: str, names: list[str], tmp_path: Path
) -> None:
    plan = ACCOUNTED.replace("municipalities: [Maasgouw]", TWO).split("priorities:")[0] + topics + "\n"
    account = ACCOUNT.split("topics:")[0] + "municipalities: [Maasgouw]\n"
    found = check_files(tmp_path, {PLAN_FILE: plan, ACCOUNT_FILE: account})
    lacking = [(item.message.args["names"], item.hint and item.hint.args) for item in found if item.code.id == "IVP532"]
    assert lacking == ([(", ".join(names), {"name": names[0]})] if names else [])
    said = "topics: {" + ", ".join(f"{name}: {{judgement: unknown, basis: B}}" for name in names) + "}\n"
    told = codes(check_files(tmp_path, {PLAN_FILE: plan, ACCOUNT_FILE: account + said}))
    assert [code for code in told if code != "IVP324"] == []


@pytest.mark.parametrize("name", ["zorg", "zorg: {judgement: mixed, basis: B}, priorities.zorg"])
def test_a_name_that_may_mean_two_topics_is_told_once(name: str, tmp_path: Path) -> None:
    lens = ACCOUNTED + f"lenses: {{zorg: {{name: Z, {EVALUATED}}}}}\n"
    plan = lens.replace("  woninginbraak:\n", "  zorg: Zorg\n  woninginbraak:\n")
    account = ACCOUNT.split("topics:")[0] + (
        f"topics: {{woninginbraak: {{judgement: worsened, basis: B}}, {name}: {{judgement: mixed, basis: B}}}}\n"
        "indicators: {inbraken: {interpretation: Eén groep.}}\n"
    )
    assert codes(check_files(tmp_path, {PLAN_FILE: plan, ACCOUNT_FILE: account})) == ["IVP340"]


TABLE = "indicator,municipality,year,value\n"
JOINT = (
    ACCOUNTED.replace("municipalities: [Maasgouw]", "municipalities: [Maasgouw, Roermond, Weert]")
    .replace("    values: {2024: 420}\n", "observations: cijfers.csv\n")
    .replace("baseline: {2021: 129}\n    target: {at_most: 90}", "better: lower\n    baseline: {2021: 300}")
)
FIGURES = "".join(
    f"inbraken,{place},{year},{value}\n"
    for place, before, after in (("Maasgouw", 60, 140), ("Roermond", 140, 40), ("Weert", 100, 100))
    for year, value in ((2021, before), (2024, after))
)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ("", []),
        ("municipalities: [Maasgouw, Roermond]\n", []),
        ("municipalities: [Roermond]\n", []),
        ("municipalities: [Maasgouw]\n", ["IVP533"]),
    ],
)
def test_an_account_explains_the_figure_of_its_own_municipality(
    places: str, expected: list[str], tmp_path: Path
) -> None:
    account = ACCOUNT.split("indicators:")[0] + places
    texts = {"cijfers.csv": TABLE + FIGURES, PLAN_FILE: JOINT, ACCOUNT_FILE: account}
    assert codes(check_files(tmp_path, texts)) == expected


@pytest.mark.parametrize(
    ("head", "code", "hint"),
    [
        ("title: Verslag\naccounts_for: plan\n", "IVP305", "did you mean plan.yaml?"),
        ("title: Verslag\naccounts_for: plans/plan.yaml\n", "IVP305", "did you mean plan.yaml?"),
        ("title: Verslag\naccount: plan.yaml\n", "IVP201", "did you mean accounts_for?"),
        ("account: Verslag over 2024\naccounts_for: plan.yaml\n", "IVP201", "did you mean title?"),
        ("verslag: Verslag over 2024\naccounts_for: plan.yaml\n", "IVP201", "did you mean title?"),
    ],
)
def test_an_account_that_names_its_plan_or_itself_wrongly_is_told_how_once(
    tmp_path: Path, head: str, code: str, hint: str
) -> None:
    text = f"ivp: 1\nkind: account\n{head}period: 2024\nstatus: draft\n"
    found = check_files(tmp_path, {PLAN_FILE: ACCOUNTED, "verslag.yaml": text})
    (only,) = [item for item in found if item.document.endswith("verslag.yaml")]
    assert (only.code.id, only.hint and SAY(only.hint)) == (code, hint)
