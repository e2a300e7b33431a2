"""The manual has a page for every kind of finding in every language, and its examples do what they say."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from checked import SAY, check_example, check_files, codes
from examples import IMPLEMENTATION, IMPLEMENTATION_FILE, PLAN, PLAN_FILE, example, examples, files

import ivp
from ivp.codes import known_codes
from ivp.finding import Code, Finding, Message, Span
from ivp.language import languages
from ivp.manual import FOLDER, page, title
from ivp.rules import RULES

WITHOUT_EXAMPLE = {
    *("IVP101", "IVP102", "IVP103", "IVP105", "IVP155"),  # too large, or signs that cannot be shown
    *("IVP190", "IVP191"),  # files that cannot be read or lie elsewhere
    *("IVP195", "IVP196", "IVP197", "IVP198", "IVP199"),  # settings, not plans
}
WITH_EXAMPLE = [identifier for identifier in known_codes() if identifier not in WITHOUT_EXAMPLE]


TOLD = Path(__file__).parent / "told.txt"
"""What is said of the wrong example of each code, and of which text in it."""


def every_code() -> list[Code]:
    """All codes that stand in a module of the package, and those of the rules."""
    found: dict[int, Code] = {}
    for module in pkgutil.walk_packages(ivp.__path__, "ivp."):
        if module.name.endswith("__main__"):
            continue
        try:
            loaded = importlib.import_module(module.name)
        except OSError:  # what makes a PDF, without Pango, which is no Python package
            assert module.name.startswith("ivp.report.pdf")
            continue
        for value in vars(loaded).values():
            if isinstance(value, Code):
                found[id(value)] = value
    return [*found.values(), *(rule.code for rule in RULES)]


def test_every_kind_of_finding_has_a_page():
    known = {code.id for code in every_code()}
    assert known == set(known_codes())
    for language in languages():
        assert {path.stem for path in (FOLDER / language).iterdir()} == known


def test_an_identifier_is_given_once():
    assert [identifier for identifier, times in Counter(code.id for code in every_code()).items() if times > 1] == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("identifier", known_codes())
def test_a_page_says_what_is_found_and_why_it_matters(identifier: str, language: str):
    heading, what, why, *_ = page(identifier, language).split("\n\n")
    assert heading == f"# {identifier}: {title(identifier, language)}"
    assert len(title(identifier, language)) > 3
    assert what.endswith((".", "`"))
    assert len(why) > 20
    assert len(examples(identifier, language)) == (0 if identifier in WITHOUT_EXAMPLE else 2)


@pytest.mark.parametrize("identifier", known_codes())
def test_the_examples_are_the_same_in_every_language(identifier: str):
    assert len({tuple(examples(identifier, language)) for language in languages()}) == 1


def told(found: list[Finding], texts: Mapping[str, str], folder: Path) -> Iterator[str]:
    """A paragraph for each finding: its severity, where it stands, what it says and hints, and what it relates to."""

    def said(message: Message) -> str:
        return SAY(message).replace(f"{folder.as_posix()}/", "")

    def place(document: str, span: Span | None) -> str:
        name = Path(document).name
        if span is None:
            return name
        lines = texts[name].splitlines()
        line = lines[span.line - 1] if span.line <= len(lines) else ""
        end = span.end_column - 1 if span.end_line == span.line else None
        return f"{name}:{span.line}:{span.column} {line[span.column - 1 : end]}".rstrip()

    for item in found:
        lines = [f"{item.code.id} {item.code.severity} {place(item.document, item.span)}", f"  {said(item.message)}"]
        lines += [f"  = {said(item.hint)}"] if item.hint else []
        lines += [f"  ~ {place(one.document, one.span)}: {said(one.message)}" for one in item.related]
        yield "\n".join(lines)


@pytest.mark.parametrize("identifier", WITH_EXAMPLE)
def test_the_wrong_example_gives_this_finding_and_no_other(identifier: str, tmp_path: Path):
    """In the words that were agreed on (with ``-n 0``, ``IVP_WRITE_GOLDEN=1`` writes them anew)."""
    wrong, _ = examples(identifier)
    texts = files(wrong.fragment, wrong.csv)
    found = check_files(tmp_path, texts)
    assert set(codes(found)) == {identifier}, [SAY(item.message) for item in found]
    said = list(told(found, texts, tmp_path))
    agreed = TOLD.read_text(encoding="utf-8").rstrip().split("\n\n")
    if os.environ.get("IVP_WRITE_GOLDEN"):
        agreed = sorted([*said, *(one for one in agreed if not one.startswith(identifier))], key=lambda one: one[:6])
        TOLD.write_text("\n\n".join(agreed) + "\n", encoding="utf-8", newline="\n")
    assert said == [one for one in agreed if one.startswith(identifier)]


FOR = "for: woninginbraak, unit:"
FIRST = {
    "decisions": ("- {body: college, act: adopt, date: 2022-01-10, planned: true}",),
    "priorities": ("een: {name: Een, evaluation: Elk jaar in de raad.}",),
    "themes": ("twee: {name: Twee, evaluation: Elk jaar in de raad.}",),
    "chapters": ("drie: {name: Drie, text: Dit is het plan.}",),
    "sources": ("eerst: {name: Eerste bron, kind: register}",),
    "indicators": (
        f"vijf: {{name: A, {FOR} count, source: politie, values: {{2022: 100, 2023: 101}}}}",
        f"vier: {{name: B, {FOR} count, baseline: {{2021: {{value: 200, note: N.}}}}, values: {{2021: 100}}}}",
        f"drie: {{name: C, {FOR} percent, baseline: {{2021: 50}}, target: {{stay_at: 50, tolerance: 5}}}}",
        f"twee: {{name: D, {FOR} percent, baseline: {{2021: 50}}, target: {{at_most: 40}}}}",
        f"een: {{name: E, {FOR} count, baseline: {{2021: 200}}, target: {{at_most: 100}}}}",
    ),
    "actions": (
        "twee: {name: F, for: woninginbraak, lead: L, by: 2024-12, result: R., money: M., state: {2024-06: running}}",
        "een: {name: G, for: woninginbraak, lead: team, by: 2024-12, result: R., money: M.}",
    ),
    "cycle": ("eerst: {what: Slotevaluatie, when: 2026-Q4}",),
    "budget": ("eerst: {name: Eerst, amount: 5}",),
}
"""Pieces of each block of which there is nothing to say."""


def preceded(text: str) -> str:
    """A file with such pieces before the others of each block; an account has no such blocks."""
    for block, pieces in FIRST.items() if "kind: account" not in text else ():
        for piece in pieces:
            dash = "-" if piece.startswith("-") else r"\w"
            text = re.sub(rf"^{block}:\n(?=  {dash})", rf"\g<0>  {piece}\n", text, flags=re.MULTILINE)
            text = re.sub(rf"^{block}: {{", rf"\g<0>{piece}, ", text, flags=re.MULTILINE)
    return text


@pytest.mark.parametrize("identifier", [one.code.id for one in RULES])
def test_what_is_right_hides_nothing_of_what_comes_after_it(identifier: str, tmp_path: Path):
    wrong, _ = examples(identifier)
    texts = files(wrong.fragment, wrong.csv)
    name = list(texts)[-1]
    text = texts.pop(name)
    found = codes(check_files(tmp_path, {**texts, name: preceded(text)}))
    agreed = TOLD.read_text(encoding="utf-8").split("\n\n")
    assert found.count(identifier) == len([one for one in agreed if one.startswith(identifier)])


@pytest.mark.parametrize("identifier", WITH_EXAMPLE)
def test_the_right_example_gives_nothing_at_all(identifier: str, tmp_path: Path):
    _, right = examples(identifier)
    found = check_example(tmp_path, right.fragment, right.csv)
    assert [(item.code.id, SAY(item.message)) for item in found] == []


def test_the_plans_that_examples_are_merged_into_are_sound(tmp_path: Path):
    assert check_files(tmp_path, {PLAN_FILE: PLAN, IMPLEMENTATION_FILE: IMPLEMENTATION}) == []


def test_an_unknown_identifier_has_no_page():
    with pytest.raises(FileNotFoundError):
        page("IVP999", "en")


def test_a_language_without_a_page_gets_the_english_one():
    assert page("IVP501", "fy") == page("IVP501", "en")


def test_a_fragment_is_merged_key_by_key():
    text = example("region: Midden-Limburg\nindicators:\n  inbraken:\n    target: {at_most: 80}\n")
    assert text == PLAN.replace("{at_most: 90}", "{at_most: 80}") + "region: Midden-Limburg\n"


def test_a_fragment_of_an_implementation_plan_is_merged_into_one():
    text = example("kind: implementation\nactions:\n  avond:\n    by: 2024-11\n")
    assert text == IMPLEMENTATION.replace("by: 2024-10", "by: 2024-11")


def test_a_fragment_with_a_version_is_a_whole_file():
    assert example("ivp: 2\ntitle: x\n") == "ivp: 2\ntitle: x\n"
