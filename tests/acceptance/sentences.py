"""Reading the sentences of a report about change, elsewhere and municipalities, and the formulas under them again."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from fractions import Fraction
from math import log, sqrt
from typing import Any

from tests.acceptance.printed import NUMBER, Row, number, read, rows, words
from tests.acceptance.random_plans import RandomPlan

SAID: dict[str, dict[str, Any]] = {
    "nl": {
        "usual": rf"({NUMBER}) (?:tot en met) ({NUMBER}) (?:zou nog|is) gewoon",
        "fits": rf"({NUMBER}) (?:tot en met) ({NUMBER}) zou daarbij passen",
        "difference": r"Verschil: \|ln\((.*)\)\| = (\S+); gewoon is hoogstens (.*) = (\S+)\.",
        "elsewhere": r"Verschil daarmee: \|(.*)\| = (\S+); gewoon is hoogstens (?:(.*) = )?(\S+)\.",
        "beside": (r"Het verschil daarmee is (niet )?groter dan gewoon", "niet "),
        "p": rf"p ([=<]) ({NUMBER})\.",
        "direction": rf"de logaritme verandert ({NUMBER}) per jaar; gewoon is hoogstens ({NUMBER})",
        "course": {"stijgend": 1, "dalend": -1, "geen duidelijke richting": 0},
        "to": " tot ", "higher": "hoger", "lower": "lager", "chance": "kan toeval zijn",
        "within": ", zoals deze gemeenten gewoonlijk verschillen",
    },
    "en": {
        "usual": rf"({NUMBER}) to ({NUMBER}) (?:would still be|is) usual",
        "fits": rf"({NUMBER}) to ({NUMBER}) would all fit",
        "difference": r"Difference: \|ln\((.*)\)\| = (\S+); usual is at most (.*) = (\S+)\.",
        "elsewhere": r"Difference with that: \|(.*)\| = (\S+); usual is at most (?:(.*) = )?(\S+)\.",
        "beside": (r"The difference with that is (no )?more than usual", "no "),
        "p": rf"p ([=<]) ({NUMBER})\.",
        "direction": rf"the logarithm moves by ({NUMBER}) a year; usual is at most ({NUMBER})",
        "course": {"rising": 1, "falling": -1, "no clear direction": 0},
        "to": " to ", "higher": "higher", "lower": "lower", "chance": "may be chance",
        "within": ", as these municipalities usually differ",
    },
}  # fmt: skip
CLEAR = ("improved", "worsened", "rose", "fell")


def sentence_problems(page: str, plan: RandomPlan) -> Iterator[str]:
    """What the sheets of a report say otherwise than the numbers in them."""
    tree = read(page)
    listed = {row.id: row for row in rows(tree)}
    for section in tree.iter("section"):
        if section.get("class") == "subject":
            identity = (section.get("id") or "")[len("indicator-") :]
            lines = [words(one) for one in section.iter("li")]
            paragraphs = [words(one) for one in section.iter("p")]
            found = [*rate_problems(section, paragraphs, plan.language), *outlook_problems(lines, paragraphs, plan)]
            if identity in listed:
                found += change_problems(listed[identity], lines, paragraphs, plan.language)
            yield from (f"{identity}: {problem}" for problem in found)


def change_problems(row: Row, lines: list[str], paragraphs: list[str], language: str) -> Iterator[str]:
    """What a change is told to be, otherwise than its test, its ranges and its formulas give."""
    said, told = SAID[language], " ".join(paragraphs)
    now = number(row.cells["now"].text, language)
    usual, fits = re.search(said["usual"], told), re.search(said["fits"], told)
    for found, inside in ((usual, row.change == "within_usual"), (fits, True)):
        if found and now is not None:
            low, high = (number(one, language) or Fraction(0) for one in found.groups())
            if (low <= now <= high) is not inside:
                yield f"{row.change}, where {now} stands beside {found[0]!r}"
    difference, p = first(said["difference"], lines), first(said["p"], lines)
    beyond = None
    if difference:
        ratio, limit = (float(number(difference[at], language) or 0) for at in (2, 4))
        beyond = ratio > limit
        yield from off(abs(log(worked(difference[1], language))), ratio, difference[0])
        yield from off(worked(difference[3], language), limit, difference[0])
    if p:
        small = p[1] == "<" or (number(p[2], language) or 0) < Fraction(1, 20)
        follows = {"no_clear_change"} if not small else {"within_usual"} if beyond is False else set(CLEAR)
        if row.change not in follows:
            yield f"{row.change}, where {follows} follows from {p[0]} and {difference and difference[0]}"
    apart = [one for line in lines for one in re.finditer(said["elsewhere"], line)]
    pattern, no = said["beside"]
    verdicts = [one[1] != no for one in re.finditer(pattern, told)]
    if len(apart) != len(verdicts):
        yield f"{len(verdicts)} times held beside elsewhere, {len(apart)} times worked out"
    for one, verdict in zip(apart, verdicts, strict=False):
        gap, limit = (float(number(one[at], language) or 0) for at in (2, 4))
        if (gap > limit) is not verdict:
            yield f"more than usual: {verdict}, where {one[0]}"
        yield from off(abs(worked(one[1], language)), gap, one[0])
        if one[3]:
            yield from off(worked(one[3], language), limit, one[0])


def outlook_problems(lines: list[str], paragraphs: list[str], plan: RandomPlan) -> Iterator[str]:
    """A direction told otherwise than its slope and limit give."""
    said = SAID[plan.language]
    found = first(said["direction"], lines)
    told = [course for name, course in said["course"].items() if any(f": {name}." in one for one in paragraphs)]
    if found:
        slope, limit = (number(one, plan.language) or Fraction(0) for one in found.groups())
        course = 0 if abs(slope) <= limit else 1 if slope > 0 else -1
        if told != [course]:
            yield f"direction {told}, where {found[0]}"


def rate_problems(section: ET.Element, paragraphs: list[str], language: str) -> Iterator[str]:
    """Municipalities put on another side of the area than their limits are."""
    said = SAID[language]
    for table in section.iter("table"):
        if "rates" not in (table.get("class") or "").split():
            continue
        told = next(one for one in paragraphs if re.match(rf".*: {NUMBER} per [\d.,]+ ", one))
        area = number(re.findall(rf": ({NUMBER}) per ", told)[0], language)
        for row in table.iterfind("./tbody/tr"):
            name, rate, limits, wide, *usual, label = (words(one) for one in row)
            low, high = (number(one, language) for one in limits.split(said["to"]))
            least, most = (number(one, language) for one in wide.split(said["to"]))
            side = said["higher"] if low > area else said["lower"] if high < area else said["chance"]
            for ends in usual:
                at_least, at_most = (number(one, language) for one in ends.split(said["to"]))
                if side != said["chance"] and at_least <= number(rate, language) <= at_most:
                    side += said["within"]
            if label != side or not least <= low <= number(rate, language) <= high <= most:
                yield f"{name}: {label}, where {rate} ({limits}; {wide}) stands beside {area}"
            if f"{name} ({rate})" not in told:
                yield f"{name} is not told of in {told!r}"


def first(pattern: str, lines: list[str]) -> re.Match[str] | None:
    """Where a pattern is found in a line."""
    return next(filter(None, (re.search(pattern, line) for line in lines)), None)


def worked(formula: str, language: str) -> float:
    """A printed formula, worked out."""
    group, point = (".", ",") if language == "nl" else (",", ".")
    plain = re.sub(NUMBER, lambda found: found[0].replace(group, "").replace(point, "."), formula)
    for sign, code in (("−", "-"), ("×", "*"), ("²", "**2"), ("√", "sqrt"), ("ln", "log")):
        plain = plain.replace(sign, code)
    return float(eval(plain, {"__builtins__": {}, "sqrt": sqrt, "log": log}))


def off(reckoned: float, printed: float, formula: str) -> Iterator[str]:
    """That a formula gives another number than the one behind it; its own numbers are printed with four decimals."""
    if abs(reckoned - printed) > 0.0003:
        yield f"{reckoned:.5f} follows from {formula}"
