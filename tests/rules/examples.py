"""The examples on the pages of the manual, and the small plans that they are merged into."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ivp.manual import page

PLAN_FILE, IMPLEMENTATION_FILE, ACCOUNT_FILE = "plan.yaml", "uitvoeringsplan.yaml", "jaarverslag.yaml"
OBSERVATIONS_FILE = "observations.csv"

PLAN = """\
ivp: 1
kind: plan
title: Integraal veiligheidsplan Maasgouw 2023-2026
municipalities: [Maasgouw]
period: 2023-2026
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
carries_out: plan.yaml
municipalities: [Maasgouw]
period: 2024
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

JOINT = {"regio.yaml": "adopted", "regio-concept.yaml": "consultation", "regio-lijst.yaml": "adopted"}
"""Joint plans of which an example is a version, with their status."""
ACCOUNT = """\
ivp: 1
kind: account
title: Jaarverslag veiligheid Maasgouw 2024
accounts_for: plan.yaml
period: 2024
status: presented
topics:
  woninginbraak:
    judgement: worsened
    basis: aangiften
    text: In de herfst werd in drie kernen veel ingebroken.
indicators:
  inbraken:
    interpretation: Eén groep daders pleegde de helft van de inbraken in november.
    adjustment: Van oktober tot februari zijn er extra surveillances.
"""
ACCOUNTED = PLAN + "    values: {2024: 420}\n"
"""The plan that an account is of, with a figure that it must explain."""

_KEY = re.compile(r"( *)([\"']?)([\w-]+)\2:(?: +(.*))?$")


_EXAMPLE = re.compile(r"^## (\w+)\n\n(`{3,}|~{3,})yaml\n(.*?\n)\2\n(?:\n\2csv\n(.*?\n)\2\n)?", re.MULTILINE | re.DOTALL)

QUARTER_FILE = "eerste-kwartaal.yaml"
QUARTER = """\
ivp: 1
kind: account
title: Kwartaalbericht veiligheid Maasgouw 2024
accounts_for: plan.yaml
period: 2024
as_of: 2024-03-31
status: presented
"""
"""Another account of the same year."""

_BASES = {"implementation": IMPLEMENTATION, "account": ACCOUNT}


@dataclass(frozen=True, slots=True)
class Example:
    """A fragment of a plan, and the file with its observations where it needs one."""

    fragment: str
    csv: str = ""


def examples(code: str, language: str = "en") -> list[Example]:
    """The wrong and the right example on a page; none where a plan cannot show it."""
    return [Example(fragment, csv or "") for _, _, fragment, csv in _EXAMPLE.findall(page(code, language))]


def example(fragment: str) -> str:
    """The whole file that an example's fragment stands for."""
    lines = fragment.splitlines()
    keys = [key for key, _ in _blocks(lines)[1]]
    if not keys or "ivp" in keys:
        return fragment
    base = next((base for kind, base in _BASES.items() if f"kind: {kind}" in lines), PLAN)
    return "\n".join(_merged(base.splitlines(), lines)) + "\n"


def files(fragment: str, csv: str = "") -> dict[str, str]:
    """The files that an example needs, by name; the last one is the plan that it is about."""
    text = example(fragment)
    found = {OBSERVATIONS_FILE: csv} if csv else {}
    if re.search(r"^kind: implementation$", text, re.MULTILINE):
        return {**found, PLAN_FILE: PLAN, IMPLEMENTATION_FILE: text}
    if re.search(r"^kind: account$", text, re.MULTILINE):
        others = {IMPLEMENTATION_FILE: IMPLEMENTATION, QUARTER_FILE: QUARTER}
        return {**found, PLAN_FILE: ACCOUNTED, **others, ACCOUNT_FILE: text}
    for name, status in JOINT.items():
        if f"version_of: {name}\n" in text:
            joint = PLAN.replace("[Maasgouw]", "[Maasgouw, Roermond]").replace("status: adopted", f"status: {status}")
            found[name] = joint + ("principles: [Samen., Vroeg.]\n" if name == "regio-lijst.yaml" else "")
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
