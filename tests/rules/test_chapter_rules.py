"""Rules on chapters and the topics in them: ids, names, and what stands in which."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import SAY, Case, check_example, codes

OWN_PLACE = "write the id of the chapter that it follows"
WATER = "themes: {water: Water, lucht: Lucht}\n"
PRINCIPLES = "principles: [Samen., Vroeg.]\n"

CASES = [
    # IVP320 a chapter comes after another one, at whatever depth
    Case("chapters: {een: {name: Een}, twee: {name: Twee, after: een}}"),
    Case("chapters: {twee: {name: Twee, after: een}, een: {name: Een}}"),
    Case("chapters: {een: {name: Een, parts: {deel: Deel}}, twee: {name: Twee, after: deel}}"),
    Case("chapters: {een: {name: Een, after: eem}}", "IVP320", "eem", "no other chapter “eem”", OWN_PLACE),
    Case("chapters: {een: {name: Een, after: een}}", "IVP320", "een}}", "no other chapter “een”", OWN_PLACE),
    Case("chapters: {een: {name: E, parts: {deel: {name: D, after: een}}}}", "IVP320", "een}}", hint=OWN_PLACE),
    Case("chapters: {een: {name: E, parts: {deel: {name: D, after: eem}}}}", "IVP320", "eem}}", hint=OWN_PLACE),
    Case("chapters: {wonen: {name: W}, een: {name: E, after: wone}}", "IVP320", "wone}", hint="did you mean wonen?"),
    Case("chapters: {wonen: {name: W}, een: {name: E, after: xyz}}", "IVP320", "xyz}", hint=OWN_PLACE),
    # IVP321 a chapter has a name of its own or that of a block
    Case("chapters: {summary: {number: 1}, priorities: {number: 2}}\nsummary: Kort."),
    Case("chapters: {zomaar: {name: Zomaar}}"),
    Case("chapters: {qqq: {text: A.}}", "IVP321", "qqq:", "“qqq” is no block", "write name, as the document"),
    Case("chapters: {prioritie: {text: A.}}", "IVP321", "prior", hint="did you mean the block priorities? else write"),
    Case("chapters: {een: {name: E, parts: {qqq: {text: A.}}}}", "IVP321", "qqq:", "“qqq” is no block"),
    Case("chapters: {een: {name: E, parts: {goal: {text: A.}}}}", "IVP321", "goal:", hint="mean the block goals?"),
    # IVP322 a topic stands in one chapter, by whatever name it is called there
    Case(WATER + "chapters: {een: {name: Een, has: [water, lucht]}}"),
    Case(WATER + "chapters: {een: {name: Een, has: [water, themes.water]}}"),
    Case(WATER + "chapters: {een: {name: Een, has: water}, twee: {name: Twee, has: lucht}}"),
    Case(
        WATER + "chapters: {een: {name: Een, has: water}, twee: {name: Twee, has: [lucht, themes.water]}}",
        "IVP322",
        "themes.water]",
        "“themes.water” stands in another chapter already",
    ),
    Case(
        WATER + "chapters: {een: {name: Een, has: [lucht, water], parts: {deel: {name: Deel, has: water}}}}",
        "IVP322",
        "water}}",
    ),
    # what may mean two topics is told as such alone
    Case(
        "lenses: {zorg: Z}\npriorities:\n  zorg: {name: Zorg, evaluation: E}\n"
        "chapters: {een: {name: Een, has: zorg}, twee: {name: Twee, has: priorities.zorg}}",
        "IVP301",
        "zorg}",
        "may mean several topics",
    ),
    # IVP323 a chapter that holds nothing, for a block that stands in none
    Case(
        PRINCIPLES + "chapters: {uitgangspunten: {name: U}}", "IVP323", "uit", "the block principles is in no chapter"
    ),
    Case(PRINCIPLES + "chapters: {uitgangspunten: {name: U, number: 3}}", "IVP323", "uit", hint="write principles as"),
    Case(PRINCIPLES + "chapters: {een: {name: E, text: A, parts: {uitgangspunten: {name: U}}}}", "IVP323", "uit"),
    Case(PRINCIPLES + "chapters: {uitgangspunten: {name: U}, principles: {number: 3}}"),
    Case(
        PRINCIPLES + "chapters: {een: {name: E, text: A, parts: {principles: {number: 3}}}, uitgangspunten: {name: U}}"
    ),
    Case("chapters: {uitgangspunten: {name: U}}"),
    Case("principles: []\nchapters: {uitgangspunten: {name: U}}"),
    Case(PRINCIPLES + "chapters: {voorwoord: {name: V}}"),
    *(
        Case(f"{PRINCIPLES}{WATER}chapters: {{uitgangspunten: {{name: U, {said}}}}}")
        for said in ("text: A.", "points: [A]", "has: water", "parts: {deel: D}", "incomplete: Nee.")
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code or 'silent'} {case.at}")
def test_rule(case: Case, tmp_path: Path) -> None:
    case.verify(tmp_path)


def test_a_chapter_that_is_left_open_waits_for_its_text(tmp_path: Path) -> None:
    text = PRINCIPLES + "chapters: {uitgangspunten: {name: U, open: true}}\nstatus: draft\nperiod: 2025-2028"
    assert codes(check_example(tmp_path, text)) == []


@pytest.mark.parametrize(
    ("things", "told"),
    [
        ("themes: {zorg: Zorg, jeugd: Jeugd}", []),
        ("themes: {zorg: Zorg}\nchapters: {zorg: Zorg}",
         ["“zorg” stands for two things: themes.zorg and chapters.zorg / zorg-chapters"]),
        ("goals: {g: Goed}\nthemes: {zorg: {name: Z, parts: {g: Jeugd}}}",
         ["“g” stands for two things: goals.g and themes.zorg.g / g-zorg"]),
        ("themes: {zorg: {name: Z, parts: {jeugd: {name: J, parts: {zorg: Zorg}}}}}",
         ["“zorg” stands for two things: themes.zorg and themes.zorg.jeugd.zorg / zorg-jeugd"]),
        ("goals: {a: A}\nthemes: {a: A}\nchapters: {een: {name: Een, parts: {a: A}}}",
         ["“a” stands for two things: goals.a and themes.a / a-themes",
          "“a” stands for two things: goals.a and chapters.een.a / a-een"]),
        ("lenses: {zorg: Zorg}\nthemes: {zorg: Zorg}", []),
    ],
)  # fmt: skip
def test_an_id_stands_for_one_topic_or_chapter(things: str, told: list[str], tmp_path: Path) -> None:
    found = [item for item in check_example(tmp_path, things) if item.code.id == "IVP324"]
    hints = [str(item.hint.args["example"]) for item in found if item.hint]
    assert [f"{SAY(item.message)} / {hint}" for item, hint in zip(found, hints, strict=True)] == told
