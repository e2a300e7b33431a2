"""The manual's page on each kind of finding, read from the docstring of its rule, and the examples on it.

A page is a first line that says what is found, paragraphs on why it matters, and two examples: indented blocks after
the lines ``Wrong::`` and ``Right::``, each with an observations file after ``CSV::`` where it needs one. An example
is a fragment that is merged key by key into a small plan, or into a small implementation plan where it says so; one
with ``ivp:`` in it, or without any key, is a whole file. Kinds of findings that no rule gives have their pages in
``ivp.rules.pages``.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ivp.catalogue import catalogue
from ivp.finding import Severity
from ivp.rules.pages import PAGES
from ivp.rules.registry import RULES

PLAN_FILE, IMPLEMENTATION_FILE, OBSERVATIONS_FILE = "plan.yaml", "uitvoeringsplan.yaml", "observations.csv"

PLAN = """\
ivp: 1
kind: plan
title: Integraal veiligheidsplan Maasgouw 2023-2026
municipalities: [Maasgouw]
period: {from: 2023, to: 2026}
status: adopted
decisions:
  - {body: council, act: adopt, date: 2022-12-20}
priorities:
  woninginbraak:
    name: Woninginbraak
    approach: Voorlichting over goede sloten en buurtpreventie.
sources:
  politie: {name: politie, kind: register}
  panel: {name: Maasgouwpanel, kind: survey, every: 2}
indicators:
  inbraken:
    name: woninginbraken
    for: woninginbraak
    unit: count
    source: politie
    baseline: {2021: 129}
    target: {at_most: 90}
"""

IMPLEMENTATION = """\
ivp: 1
kind: implementation
title: Uitvoeringsplan veiligheid Maasgouw 2024
extends: plan.yaml
municipalities: [Maasgouw]
period: {from: 2024, to: 2024}
status: adopted
decisions:
  - {body: college, act: adopt, date: 2023-12-12}
actions:
  avond:
    name: Informatieavond over woninginbraak
    for: woninginbraak
    lead: coördinator woninginbraak
    by: 2024-10
    result: In elke kern is een avond gehouden.
"""

_SECTION = re.compile(r"^(Wrong|Right|CSV)::$", re.MULTILINE)
_KEY = re.compile(r"( *)([\"']?)([\w-]+)\2:(?: +(.*))?$")


@dataclass(frozen=True, slots=True)
class ManualPage:
    """What the manual says about a kind of finding; examples are empty where a plan cannot show it."""

    code: str
    severity: Severity
    title: str
    """One line, a catalogue key."""
    summary: str
    why: str
    wrong: str = ""
    right: str = ""
    wrong_csv: str = ""
    right_csv: str = ""


@cache
def _texts() -> Mapping[str, str]:
    """The text of every page, by identifier."""
    ruled = {rule.code.id: rule.check.__doc__ or "" for rule in RULES}
    return dict(sorted({**PAGES, **ruled}.items()))


def identifiers() -> tuple[str, ...]:
    """The identifiers of all kinds of findings that have a page, in order."""
    return tuple(_texts())


def page(code: str) -> ManualPage:
    """The page on a kind of finding, by its identifier; raises ``KeyError`` for an unknown one."""
    kind, text = catalogue()[code], _texts()[code]
    prose, *sections = _SECTION.split(_dedented(text))
    summary, _, why = prose.replace("``", "`").strip().partition("\n")
    examples = {"Wrong": "", "Right": "", "Wrong CSV": "", "Right CSV": ""}
    last = ""
    for name, block in zip(sections[::2], sections[1::2], strict=True):
        last = f"{last} CSV" if name == "CSV" else name
        examples[last] = textwrap.dedent(block).strip("\n") + "\n"
    return ManualPage(
        kind.id,
        kind.severity,
        kind.title,
        summary.strip(),
        why.strip(),
        examples["Wrong"],
        examples["Right"],
        examples["Wrong CSV"],
        examples["Right CSV"],
    )


def _dedented(text: str) -> str:
    """A docstring without its indentation; tabs stay, for examples are about them."""
    first, _, rest = text.partition("\n")
    return f"{first.strip()}\n{textwrap.dedent(rest)}"


def example(fragment: str) -> str:
    """The whole file that an example's fragment stands for."""
    lines = fragment.splitlines()
    keys = [key for key, _ in _blocks(lines)[1]]
    if not keys or "ivp" in keys:
        return fragment
    base = IMPLEMENTATION if "kind: implementation" in lines else PLAN
    return "\n".join(_merged(base.splitlines(), lines)) + "\n"


def files(fragment: str, csv: str = "") -> dict[str, str]:
    """The files that an example needs, by name; the last one is the plan that it is about."""
    text = example(fragment)
    found = {OBSERVATIONS_FILE: csv} if csv else {}
    if re.search(r"^kind: implementation$", text, re.MULTILINE):
        return {**found, PLAN_FILE: PLAN, IMPLEMENTATION_FILE: text}
    return {**found, PLAN_FILE: text}


def _blocks(lines: list[str]) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Lines divided at the keys of the outermost level: what stands before the first, and each key with its lines."""
    first = next((match for line in lines if (match := _KEY.match(line))), None)
    head: list[str] = []
    blocks: list[tuple[str, list[str]]] = []
    for line in lines:
        match = _KEY.match(line)
        if match and first and match[1] == first[1]:
            blocks.append((match[3], [line]))
        else:
            (blocks[-1][1] if blocks else head).append(line)
    return head, blocks


def _merged(base: list[str], fragment: list[str]) -> list[str]:
    """The lines of ``base`` with the keys of ``fragment`` put in, level by level."""
    head, blocks = _blocks(base)
    fragment_head, changes = _blocks(fragment)
    if head or fragment_head or not changes:
        return fragment
    merged = dict(blocks)
    given: set[str] = set()
    for key, lines in changes:
        if key in given:
            merged[key] = [*merged[key], *lines]
        elif key in merged and _opens_block(merged[key]) and _opens_block(lines):
            merged[key] = [lines[0], *_merged(merged[key][1:], lines[1:])]
        else:
            merged[key] = lines
        given.add(key)
    return [line for lines in merged.values() for line in lines]


def _opens_block(lines: list[str]) -> bool:
    match = _KEY.match(lines[0])
    return match is not None and not match[4] and len(lines) > 1 and _KEY.match(lines[1]) is not None
