"""Fragments of a plan beside the finding that each must give."""

from __future__ import annotations

from itertools import zip_longest

import pytest
import yaml
from reading import read, scalar, worded

from ivp.finding import Span
from ivp.reader.yaml import MAX_MENDED, read_yaml

# Each case: the text, and for every finding "code line:column" with a part of its words.
FILE = [
    ("", ["IVP104 1:1|empty"]),
    ("\n# alleen een opmerking\n", ["IVP104 1:1|empty"]),
    ("---\n", ["IVP104 1:1|empty"]),
    (b"name: caf\xe9\n", ['IVP102 1:10|byte E9 ("é" in the older Windows encoding)|UTF-8']),
    ("é: b\r\nc: ".encode() + b"\xff", ["IVP102 2:4|byte FF"]),
    ("a: b".encode("utf-16"), ["IVP102 1:1|UTF-16"]),
    ("a: b".encode("utf-16-be"), ["IVP102 1:1|UTF-16"]),
    (b"a: " + b"x" * 5_000_000, ["IVP101 1:1|larger than 5 MB"]),
    ("a: b\x00", ["IVP103 1:5|U+0000"]),
    ("a: b\nc: \x1b[1m", ["IVP103 2:4|U+001B"]),
    ("a: b\x85c: d", ["IVP103 1:5|U+0085"]),
    ("a: b\u2028c: d", ["IVP103 1:5|U+2028"]),
    ("a: b\u2029c: d", ["IVP103 1:5|U+2029"]),
    ("a: \ufeffb", ["IVP103 1:4|U+FEFF"]),
    ('a: "\\u0000"', ["IVP103 1:4|U+0000"]),
    ("een zin", ['IVP111 1:1|"een zin" is none|title: ...']),
    ("- a\n- b\n", ["IVP111 1:1|not a list"]),
    ("[a, b]", ["IVP111 1:1|not a list"]),
    ("titel\nkind: plan\n", ['IVP111 1:1|"titel" is none']),
]

NOT_USED = [
    ("a: b\n---\nc: d\n", ["IVP112 2:1|second document"]),
    ("a: b\n...\nc: d\n", ["IVP112 3:1|three points"]),
    ("a:\n  " + "[" * 40, ["IVP113 2:34|more than 32 deep"]),
    *((f"a: {'[' * n}", ["IVP113 1:35|more than 32 deep"]) for n in (32, 999, 1_000, 50_000)),
    ("a: " + "[" * 50_000 + "\nb: ]\n", ["IVP113 1:35|more than 32 deep"]),
    ("a:\n " + "- " * 2_000, ["IVP113 2:64|more than 32 deep"]),
    ("a: 1\nb: 2\na: 3\n", ['IVP114 3:1|"a" stands twice']),
    ('2021: 1\n"2021": 2\n', ['IVP114 2:1|"2021" stands twice']),
    ("a: {b: 1, b: 2}", ['IVP114 1:11|"b" stands twice']),
    ("? [a]\n: b\n", ["IVP115 1:3|cannot be a key"]),
    ("{a: b}: c\n", ["IVP115 1:1|cannot be a key"]),
    ("a: {{naam}}\n", ["IVP115 1:5|cannot be a key|in quotes"]),
    (": b\n", ["IVP116 1:1|no key before this colon"]),
    ("a: b\n  : c\n", ["IVP116 2:3|no key before this colon"]),
    ('"": b\n', ["IVP116 1:1|no key before this colon"]),
    ("{: b}\n", ["IVP116 1:2|no key before this colon"]),
    ("name: *Regie\n", ['IVP117 1:7|*Regie refers to|in quotes: "*Regie"']),
    ("name: &co zorg\n", ["IVP117 1:7|&co names"]),
    ("a: {<<: b}\n", ["IVP117 1:5|<< brings in"]),
    ("name: !let op\n", ['IVP118 1:7|!let would set the type|in quotes: "!let op"']),
    ("name: !!str 5\n", ["IVP118 1:7|!!str would set the type"]),
    ("%YAML 1.2\n---\na: b\n", ["IVP119 1:1|start with %"]),
    ("%TAG ! x\n---\na: b\n", ["IVP119 1:1|start with %"]),
    ("%YAML 1.3\n---\na: b\n", ["IVP119 1:1|start with %"]),
    ("a: b\n%c: d\n", ["IVP119 2:1|start with %"]),
]

TEXTS = [
    ("name: Zorg: veiligheid\n", ['IVP120 1:11|colon and a space|in quotes: "Zorg: veiligheid"']),
    ("a:\n  - Regie: x: y  # opmerking\n", ['IVP120 2:13|colon|in quotes: "x: y"']),
    ("name: Zorg:\n", ['IVP120 1:11|colon|in quotes: "Zorg:"']),
    ("a: {b: c: d}\n", ['IVP120 1:9|colon|in quotes: "c: d"']),
    ("name: %deel\n", ['IVP121 1:7|starts with %|write "%deel"']),
    ("name: > 20%\n", ['IVP121 1:7|starts with >|write "> 20%"']),
    ("name: >= 20\n", ['IVP121 1:7|starts with >|write ">= 20"']),
    ("name: >20\n", ['IVP121 1:7|starts with >|write ">20"']),
    ("name: | tekst\n", ['IVP121 1:7|starts with ||write "| tekst"']),
    ("name: @politie\n", ['IVP121 1:7|starts with @|write "@politie"']),
    ("name: `ivp`\n", ['IVP121 1:7|starts with `|write "`ivp`"']),
    ("name: *Regie* en meer\n", ['IVP121 1:7|starts with *|write "*Regie* en meer"']),
    ("name: & co\n", ['IVP121 1:7|starts with &|write "& co"']),
    ("name: !x!y z\n", ['IVP121 1:7|starts with !|write "!x!y z"']),
    ("name: , zorg\n", ["IVP121 1:7|starts with ,"]),
    ("name: ? zorg\n", ["IVP121 1:7|starts with ?"]),
    ("a: [x, @y]\n", ['IVP121 1:8|starts with @|write "@y"']),
    ("a: [- y]\n", ['IVP121 1:5|starts with -|write "- y"']),
    ("a: [x,, y]\n", ["IVP110 1:7|nothing stands before this comma"]),
    ("name: 'Zorg' en veiligheid\n", ['IVP122 1:14|"en veiligheid" follows|: "\'Zorg\' en veiligheid"']),
    ('name: "Zorg" en\n', ['IVP122 1:14|"en" follows|: \'"Zorg" en\'']),
    ("a:\n  - 'Zorg' en\n", ['IVP122 2:12|"en" follows']),
    ("name: 'foto's maken'\n", ['IVP122 1:13|follows|: "foto\'s maken"']),
    ("a: [x, 'y' z]\n", ["IVP122 1:12|follows|: \"'y' z\""]),
    ('"a" b: c\n', ['IVP122 1:5|"b: c" follows']),
    ("name: 'Zorg en\n", ['IVP123 1:7|not closed|in quotes: "Zorg en"']),
    ("name: 's-Hertogenbosch\n", ['IVP123 1:7|not closed|: "\'s-Hertogenbosch"']),
    ('name: "Zorg en\nkind: plan\n', ["IVP123 1:7|not closed"]),
    ('name: "Zorg en\nkind: "plan"\n', ["IVP123 1:7|not closed"]),
    ("name: 'Zorg\nkind: plan'\nstatus: draft\n", ["IVP123 1:7|not closed"]),
    ("name: Actie #1 in de wijk\n", ['IVP124 1:13|from #1 on|in quotes: "Actie #1 in de wijk"']),
    ("a:\n  - Actie\n    in #wijk x\n", ["IVP124 3:8|from #wijk on"]),
    ("name: #1 in de wijk\n", ["IVP124 1:7|from #1 on"]),
    ("a: [x #y\n  ]\n", ["IVP124 1:7|from #y on"]),
    ("a: een zin\n  met #1 in\n  de wijk\n", ["IVP124 2:7|from #1 on"]),
    ("a: een zin\n  met # 1 in\n  de wijk\nb: c\n", ["IVP124 2:7|a remark in the middle of a text"]),
    ("a: een zin\n  # opmerking\n  gaat door\n", ["IVP124 2:3|a remark in the middle of a text"]),
    ('name: "C:\\plannen"\n', ["IVP125 1:10|backslash|single quotes"]),
    ("name: {naam} en\n", ['IVP126 1:7|starts with {|write "{naam} en"']),
    ("name: {{naam}} en\n", ['IVP126 1:7|starts with {|write "{{naam}} en"']),
    ("name: [naam] en\n", ['IVP126 1:7|starts with [|write "[naam] en"']),
    ("name: {naam}\n", ['IVP126 1:8|naam in braces|in quotes: "{naam}"']),
    ("name: “Zorg: veiligheid”\n", ['IVP127 1:7|typographic|straight quotes: "Zorg: veiligheid"']),
    ("name: ‘Zorg: veiligheid’\n", ['IVP127 1:7|typographic|straight quotes: "Zorg: veiligheid"']),
    ("“name”: Zorg\n", ["IVP127 1:1|part of the key"]),
]

LAYOUT = [
    ("a:\n\tb: c\n", ["IVP130 2:1|a tab|spaces"]),
    ("a:\n  b: c\n\td: e\n", ["IVP130 3:1|a tab|spaces"]),
    ("a: |\n  b\n\tc\n", ["IVP130 3:1|a tab|spaces"]),
    ("name:Ondermijning\n", ['IVP131 1:1|after the colon of "name"|write name: Ondermijning']),
    ("kind: plan\nname:Ondermijning\n", ["IVP131 2:1|write name: Ondermijning"]),
    ("kind: plan\nname:Ondermijning\nstatus: draft\n", ["IVP131 2:1|write name: Ondermijning"]),
    ("a:\n  name:Ondermijning\n", ["IVP131 2:3|write name: Ondermijning"]),
    ("a:\n  name:Ondermijning\n  b: c\n", ["IVP131 2:3|write name: Ondermijning"]),
    ("a:\n  - name:Ondermijning\n", ["IVP131 2:5|write name: Ondermijning"]),
    ("a: {from:2023, to:2026}\n", ["IVP131 1:5|write from: 2023", "IVP131 1:16|write to: 2026"]),
    ("a:\n  -Regie\n", ["IVP132 2:3|after the dash|write - Regie"]),
    ("a:\n  - Regie\n  -Toezicht\n", ["IVP132 3:3|write - Toezicht"]),
    ("a:\n  -Regie: x\n", ["IVP132 2:3|write - Regie: ..."]),
    ("a:\n  -Regie: x\n  - Toezicht: y\n", ["IVP132 2:3|write - Regie: x"]),
    ("name: Zorg\n  kind: plan\n", ['IVP133 2:3|below "name: Zorg", which already has a value|column 1']),
    ('name: "Zorg"\n  kind: plan\n', ["IVP133 2:3|which already has a value|column 1"]),
    ("a:\n  b: c\n d: e\n", ["IVP133 3:2|starts at column 2; what it could belong to starts at column 1, 3"]),
    ("a:\n  - b\n - c\n", ["IVP133 3:2|starts at column 2"]),
    ("a:\n  - b\n  c: d\n", ["IVP133 3:3|without a dash"]),
    ("a: b\n- c\n", ["IVP133 2:1|a list item stands among keys"]),
    ("a:\n  - b\n   - c\n", ["IVP133 3:4|still belongs to the text above"]),
    ("a: |\n    b\n   c\n", ["IVP133 3:4|further left than the text"]),
    ("  a: b\nc: d\n", ["IVP133 2:1|starts at column 1; what it could belong to starts at column 3"]),
    ("a: [b, c\n", ["IVP134 1:4|bracket [ that opens here is not closed"]),
    ("a: [b, c\nd: e\n", ["IVP134 1:4|bracket [ that opens here is not closed"]),
    ("a: {b: 1\nc: d\n", ["IVP134 1:4|bracket { that opens here is not closed"]),
    ("a: [b, c}\n", ["IVP134 1:9|bracket } closes nothing"]),
    ("a: [b]]\n", ["IVP134 1:7|bracket ] closes nothing"]),
    ("a: {{{{x\n", ["IVP134 1:4|bracket { that opens here is not closed"]),
    ("a: {b[: c}\n", ["IVP134 1:6|in the middle of a text"]),
    ('a: [b, "c"]\nd: ["e" f]\n', ['IVP122 2:9|"f]" follows']),
    ("a: [[b] c]\n", ['IVP110 1:9|a comma is missing before "c"']),
    ("kind: plan\nveiligheid\nname: Zorg\n", ['IVP135 2:1|"veiligheid" is neither a key']),
    ("a:\n  veiligheid\n  b: c\n", ['IVP135 2:3|"veiligheid" is neither a key']),
    ("a: {b: 1, c}\n", ['IVP135 1:11|"c" is a key without a value']),
    ("name:\u00a0Zorg\nkind: plan\n", ["IVP136 1:6|not an ordinary one"]),
    ("kind: plan\nname:\u00a0Zorg\nstatus: draft\n", ["IVP136 2:6|not an ordinary one"]),
    ("a:\n  name:\u00a0Zorg\n", ["IVP136 2:8|not an ordinary one"]),
    ("a:\n\u00a0\u00a0b: c\n", ["IVP136 2:1|not an ordinary one"]),
    ("name: - Zorg\n", ["IVP137 1:7|on the line of its key|next line"]),
    ("{a: b}\nc: d\n", ["IVP110 2:1|complete in itself"]),
]

NUMBERS = [
    ("a: 010\n", ["IVP140 1:4|starts with a zero"]),
    ("a: 0935\n", ['IVP140 1:4|starts with a zero|in quotes: "0935"']),
    ("a: -007.5\n", ["IVP140 1:4|starts with a zero"]),
    ("a: 0x1F\n", ["IVP140 1:4|special number"]),
    ("a: 0o17\n", ["IVP140 1:4|special number"]),
    ("a: .inf\n", ["IVP140 1:4|special number"]),
    ("a: -.Inf\n", ["IVP140 1:4|special number"]),
    ("a: .nan\n", ["IVP140 1:4|special number"]),
    ("a: 1e3\n", ["IVP140 1:4|power of ten|in full"]),
    ("a: 1e20000000\n", ["IVP140 1:4|power of ten"]),
    ("a: -1.5E-3\n", ["IVP140 1:4|power of ten"]),
    ("a: 5.\n", ["IVP140 1:4|ends with a point"]),
    ("a: 1234567890123456\n", ["IVP141 1:4|more than 15 digits"]),
    ("a: 0.123456789012345\n", ["IVP141 1:4|more than 15 digits"]),
    ("a: " + "9" * 100_000 + "\n", ["IVP141 1:4|more than 15 digits"]),
    ("a: {2022: 7,9}\n", ["IVP142 1:11|7,9 is not one number|a point before the decimals: 7.9"]),
    ("a: {2022: 7,9, 2024: 8,1}\n", ["IVP142 1:11|: 7.9", "IVP142 1:22|: 8.1"]),
    ("a: {2022: 7,9, 2024: 8,9}\n", ["IVP142 1:11|: 7.9", "IVP142 1:22|: 8.9"]),
    ("a: {2022: 1.000,5}\n", ["IVP142 1:11|: 1000.5"]),
    ("a: {2022: 7, 9}\n", ['IVP135 1:14|"9" is a key without a value']),
]

SEVERAL = [
    ("a: 010\nb: x #1\nc: d\nc: e\nd: f: g\n", ["IVP140 1:4|", "IVP124 2:6|", "IVP114 4:1|", "IVP120 5:5|"]),
]


@pytest.mark.parametrize(("text", "expected"), FILE + NOT_USED + TEXTS + LAYOUT + NUMBERS + SEVERAL)
def test_refused(text: str | bytes, expected: list[str]) -> None:
    _, problems = read(text)
    for problem, wanted in zip_longest(problems, expected, fillvalue=""):
        place, _, words = wanted.partition("|")
        assert problem.startswith(place + " "), problems
        for part in words.split("|"):
            assert part in problem


def test_a_file_that_could_not_be_read_to_its_end_has_no_root() -> None:
    assert read("a: [b[\nc: d\n")[0].root is None
    assert read("- a\n")[0].root is None
    assert read("a: 010\n")[0].root is not None


def test_what_is_read_after_a_slip_stands_where_the_file_has_it() -> None:
    document, problems = read("a: @b\nc: 'd' e: f\ng:h\n   i: {j: *, k: 'l'}\nm: n\n")
    assert [problem[:10] for problem in problems] == [
        "IVP121 1:4",
        "IVP122 2:8",
        "IVP131 3:1",
        "IVP133 4:4",
        "IVP121 4:1",
    ]
    for path, text in {("a",): "@b", ("c",): "'d' e: f", ("g",): "h", ("i", "k"): "'l'", ("m",): "n"}.items():
        span = scalar(document, *path).span
        assert document.lines[span.line - 1][span.column - 1 : span.end_column - 1] == text
        assert span.line == span.end_line
    assert scalar(document, "c").value == "'d' e: f"


def test_reading_goes_on_after_so_many_slips_as_are_worth_it() -> None:
    document, problems = read("a: @b\n" * 3_000)
    assert sum(problem.startswith("IVP121") for problem in problems) == MAX_MENDED
    assert document.root is None


def test_a_second_key_names_the_first() -> None:
    _, problems = read_yaml("plan.yaml", b"a: 1\nb: 2\na: 3\n")
    (related,) = problems[0].related
    assert problems[0].span == Span(3, 1, 3, 2)
    assert related.span == Span(1, 1, 1, 2)
    assert worded(related.message) == '"a" stands here first'


def test_long_texts_are_shortened() -> None:
    _, problems = read("name: " + "Zorg: veiligheid en nog veel meer " * 50 + "\n")
    assert len(problems[0]) < 250
    assert "…" in problems[0]


def test_reading_stops_after_a_thousand_findings() -> None:
    document, problems = read("a: 1\n" * 5_000)
    assert len(problems) == 1_001
    assert problems[-1].startswith("IVP105")
    assert document.root is None


@pytest.mark.parametrize(("text", "expected"), NOT_USED + NUMBERS)
def test_refused_without_libyaml(text: str, expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivp.reader.yaml._LOADER", yaml.SafeLoader)
    _, problems = read(text)
    assert [problem[:6] for problem in problems] == [each[:6] for each in expected]
