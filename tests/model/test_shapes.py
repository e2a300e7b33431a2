"""A fragment of a plan beside what is wrong with its shape: code, place, and what to write instead."""

from __future__ import annotations

import pytest

from ivp.check import locate
from ivp.finding import Finding
from ivp.language import Words
from ivp.reader.yaml import read_yaml
from tests.model.reading import read_plan

HEAD = """\
ivp: 1
kind: plan
title: Proefplan
municipalities: [Maasgouw]
period: 2023-2026
"""


def findings(text: str) -> list[Finding]:
    document, problems = read_yaml("plan.yaml", text.encode())
    assert not problems
    _, found = read_plan(document)
    return [locate(item, {"plan.yaml": document}) for item in found]


def told(item: Finding) -> tuple[str, int, int, str, str]:
    words = Words("en")
    assert item.span is not None
    hint = words.message(item.hint) if item.hint else ""
    return item.code.id, item.span.line - HEAD.count("\n"), item.span.column, words.message(item.message), hint


CASES = [
    # keys
    ("titel: x", "IVP201", 1, 1, "unknown key “titel”", ""),
    ("prioriteiten: {}", "IVP201", 1, 1, "unknown key “prioriteiten”", "did you mean priorities?"),
    ("indicatrs: {}", "IVP201", 1, 1, "unknown key “indicatrs”", "did you mean indicators?"),
    ("xyzzy: 1", "IVP201", 1, 1, "unknown key “xyzzy”", "here belong: ivp"),
    ("priorities: {a: {text: b}}", "IVP202", 1, 14, "the key name is missing", "add name"),
    ("priorities: {a: {naam: b}}", "IVP201", 1, 18, "unknown key “naam”", "did you mean name?"),
    ('themes: {a: A, "a ": B}', "IVP208", 1, 16, "blanks stand around “a”", "leave them out: a:"),
    ("coordination: [Regisseur]", "IVP204", 1, 16, "a block of keys is expected", "side"),
    ("coordination: [{lead: Regisseur}]", "IVP202", 1, 16, "the key side is missing", "add side"),
    ("themes: {é: x}", "IVP208", 1, 10, "“é” cannot be an id", "letters without accents"),
    # nothing after the colon
    ("summary:", "IVP203", 1, 1, "nothing stands after the colon", "leave the key out"),
    ("summary:\n  - a\n  -", "IVP203", 3, 4, "an empty item in a list", "after the dash"),
    ("summary: ''", "IVP203", 1, 10, "an empty text", ""),
    # kinds
    ("themes: [Verkeer]", "IVP204", 1, 9, "a block of entries is expected, found a list", "an id of your choice"),
    ("principles: {Regie: b}", "IVP208", 1, 14, "“Regie” cannot be an id", "- Regie: ..."),
    (f"observations: [{101 * 'c.csv, '}]", "IVP204", 1, 15, "a list of more than 100 files", "in fewer files"),
    ("decisions:\n  - vastgesteld", "IVP204", 2, 5, "a block of keys is expected", "body"),
    ("motto: 2024", "IVP204", 1, 8, "a text is expected, and “2024” is read as a number", '"2024"'),
    ("motto: true", "IVP204", 1, 8, "a text is expected, and “true”", '"true"'),
    ("motto: [a]", "IVP204", 1, 8, "a text is expected, found a list", ""),
    # points with headings
    (
        "principles:\n  - Regie: a\n    Toezicht: b",
        "IVP201", 2, 5, "“Regie” stands among other headings", "- Regie: ...",
    ),
    ("principles:\n  - naam: a", "IVP201", 2, 5, "unknown key “naam”", "did you mean name?"),
    ("principles:\n  - tekst: a", "IVP201", 2, 5, "unknown key “tekst”", "did you mean text?"),
    ("principles:\n  - id: a", "IVP201", 2, 5, "unknown key “id”", "did you mean name?"),
    # words
    ("status: vastgesteld", "IVP207", 1, 9, "“vastgesteld” cannot stand here", "did you mean adopted?"),
    ("status: adoptd", "IVP207", 1, 9, "“adoptd” cannot stand here", "did you mean adopted?"),
    ("status: [adopted]", "IVP207", 1, 9, "a list cannot stand here", "draft, consultation"),
    ("decisions: [{body: raad, act: adopt}]", "IVP207", 1, 20, "“raad”", "did you mean council?"),
    ("chapters: {a: {name: A, open: ja}}", "IVP207", 1, 31, "“ja” is neither true nor false", "write true"),
    (
        "texts: [{name: Woord vooraf, text: a}, {at: budget, text: b}]",
        "IVP201", 1, 1, "stand under chapters",
        'chapters: {woord-vooraf: {name: "Woord vooraf", text: ...}, budget: {text: ...}}',
    ),
    ("labels: {summary: Inleiding}", "IVP207", 1, 10, "the name of a chapter", 'chapters: {summary: "Inleiding"}'),
    ("labels: {goals: Doelen}", "IVP207", 1, 10, "the name of a chapter", "topic_goals"),
    ("hoofdstukken: {a: A}", "IVP201", 1, 1, "unknown key", "did you mean chapters?"),
    ("chapters: {a: {naam: A}}", "IVP201", 1, 16, "naam", "name?"),
    ("chapters: {a: {name: A, nummer: 1}}", "IVP201", 1, 25, "nummer", "number?"),
    ("chapters: {a: {name: A, bevat: b}}", "IVP201", 1, 25, "bevat", "has?"),
    ("chapters: {a: {name: A, na: b}}", "IVP201", 1, 25, "na", "after?"),
    ("chapters: {a: {name: A, onderdelen: {b: B}}}", "IVP201", 1, 25, "onderdelen", "parts?"),
    ("chapters: {a: {name: A, nog invullen: true}}", "IVP201", 1, 25, "nog invullen", "open?"),
    ("themes: {a: {name: A, nummer: 1.1}}", "IVP201", 1, 23, "nummer", "number?"),
    ("actions: {a: {name: A, actienummer: A1.1}}", "IVP201", 1, 24, "actienummer", "number?"),
    (f"themes: {{a: {{name: A, number: {'x' * 41}}}}}", "IVP208", 1, 31, "more than 40", "such as 1.1"),
    ("chapters: [A, B]", "IVP204", 1, 11, "", "such as a: A"),
    ("language: nederlands", "IVP207", 1, 11, "not a language", "nl"),
    # money
    ("budget: [{amount: 25.000}]", "IVP205", 1, 19, "between the thousands", "25000"),
    ("budget: [{amount: 'EUR 25.000,-'}]", "IVP205", 1, 19, "a euro sign", "25000"),
    # dates
    ("decisions: [{body: council, act: adopt, date: 20-12-2022}]", "IVP206", 1, 47, "the day first", "2022-12-20"),
    ("decisions: [{body: council, act: adopt, date: 2022-13}]", "IVP206", 1, 47, "not a date", "YYYY-MM-DD"),
    ("decisions: [{body: council, act: adopt, date: 2022-02-30}]", "IVP206", 1, 47, "does not exist", ""),
    ("cycle: [{what: Rapportage, every: 1}]", "IVP204", 1, 8, "a block of entries is expected, found a list",
     "such as rapportage: {what: Rapportage, every: 1}"),
    ("cycle: {w: {what: a, every: 1, in: Q5}}", "IVP206", 1, 36, "not a part of a year", "Q1 to Q4"),
    # keys that do not go together
    ("cycle: {w: {what: a, every: 1, when: 2024}}", "IVP209", 1, 32, "no single moment", "one of the two"),
    ("actions: {a: {name: b, state: {2024: {status: running, light: {}}}}}", "IVP209", 1, 63, "needs a colour", ""),
    # files
    ("builds_on: /etc/passwd", "IVP208", 1, 12, "not a file that a plan may name", "relative"),
    ("builds_on: 'a\\b.yaml'", "IVP208", 1, 12, "not a file that a plan may name", "with / between"),
]  # fmt: skip


@pytest.mark.parametrize(("fragment", "code", "line", "column", "sentence", "hint"), CASES)
def test_a_fragment_gives_its_finding(
    fragment: str, code: str, line: int, column: int, sentence: str, hint: str
) -> None:
    found = [told(item) for item in findings(HEAD + fragment)]
    assert (code, line, column) in [item[:3] for item in found], found
    item = next(item for item in found if item[:3] == (code, line, column))
    assert sentence in item[3]
    assert hint in item[4]


INDICATOR_CASES = [
    ("baseline: 129", "IVP204", "values by year are expected", "{undated: 129}"),
    ("baseline: {2021: '7,9'}", "IVP205", "decimal comma", "a count is a whole number"),
    ("baseline: {2021: 37%}", "IVP205", "per cent sign", "write 37"),
    ("baseline: {2021: '129'}", "IVP205", "is a text, not a number", "129"),
    ("baseline: {2021: 1.656.000}", "IVP205", "between the thousands", "1656000"),
    ("baseline: {2021: onbekend}", "IVP205", "a number is expected", '{value: null, note: "onbekend"}'),
    ("baseline: {2021: null}", "IVP203", "a number is expected, and nothing", "{value: null, note:"),
    ("baseline: {2021: {value: null}}", "IVP209", "an unknown value needs a note", "add note"),
    ("baseline: {'21': 3}", "IVP206", "not a year that a figure can belong to", "four digits"),
    ("baseline: {2019-2015: 3}", "IVP206", "from an earlier to a later year", ""),
    ("target: 125", "IVP204", "a target says which way", "{at_most: 125}"),
    ("target: {at_most: ≤ 125}", "IVP205", "a sign before the number", "write 125"),
    ("target: {max: 125}", "IVP201", "unknown key “max”", "did you mean at_most?"),
    ("target: {at_most: 1, at_least: 2}", "IVP209", "one direction", "keep one"),
    ("target: {tolerance: 1}", "IVP209", "says at_most, at_least, below, above, stay_at or between", "at_most: ..."),
    ("target: {between: 3}", "IVP204", "two bounds are expected", "[..., ...]"),
    ("target: {between: [3]}", "IVP204", "between has two bounds", "[..., ...]"),
    ("target: {between: {2024: [3, 4, 5]}}", "IVP204", "between has two bounds", "[..., ...]"),
    ("target: {between: [3, 4], tolerance: 1}", "IVP209", "tolerance goes with stay_at", "leave out"),
    ("target: {between: [baseline -5%, 4]}", "IVP205", "a space on both sides", "baseline - 5%"),
    ("benchmarks: {nederland: {2021: 70}}", "IVP201", "below an id and a name", "{name: ..., values: {2021: 70}}"),
    ("unit: aantal", "IVP207", "“aantal” cannot stand here", "did you mean count?"),
    ("values: {2023: {value: 3, voorlopig: true}}", "IVP201", "unknown key “voorlopig”", "did you mean provisional?"),
    ("per: 1.000", "IVP205", "between the thousands", "1000"),
    ("baseline: {2021: {value: 3, n: 1.000}}", "IVP205", "between the thousands", "1000"),
    ("target: {at_most: 10%}", "IVP205", "may mean two things", "baseline - 10% for"),
    ("target: {at_most: -10 %}", "IVP205", "may mean two things", "baseline - 10 for"),
    ("target: {above: 10%}", "IVP205", "may mean two things", "baseline + 10% for"),
    ("target: {at_most: 10% minder}", "IVP205", "may mean two things", "baseline - 10% for"),
    ("decimals: 1.5", "IVP205", "not a whole number from 0 to 6", ""),
]


@pytest.mark.parametrize(("fragment", "code", "sentence", "hint"), INDICATOR_CASES)
def test_an_indicator_gives_its_finding(fragment: str, code: str, sentence: str, hint: str) -> None:
    unit = "" if fragment.startswith("unit") else "    unit: count\n"
    text = f"{HEAD}indicators:\n  inbraak:\n    name: Inbraken\n{unit}    {fragment}\n"
    found = [told(item) for item in findings(text)]
    assert [item[0] for item in found] == [code], found
    assert sentence in found[0][3]
    assert hint in found[0][4]


def test_every_mistake_is_told_in_one_run() -> None:
    text = HEAD + "status: x\nmotto: 1\nthemes: []\nzzz: 1\n"
    assert [item.code.id for item in findings(text)] == ["IVP207", "IVP204", "IVP204", "IVP201"]


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("ivp: 1\ntitle: x\n", "IVP202", "the key kind is missing"),
        ("kind: programma\n", "IVP207", "“programma” is not a kind of document"),
        ("kind: plan\nivp: 2\n", "IVP210", "version “2”"),
        ("kind: implementation\nivp: 1\n", "IVP202", "the key carries_out is missing"),
    ],
)
def test_the_head_of_a_document(text: str, code: str, sentence: str) -> None:
    found = [told(item) for item in findings(text)]
    assert any(item[0] == code and sentence in item[3] for item in found), found


def test_a_thousand_mistakes_are_all_told() -> None:
    text = HEAD + "themes:\n" + "".join(f"  t{n}: {{naem: x}}\n" for n in range(1000))
    assert len(findings(text)) == 1000
