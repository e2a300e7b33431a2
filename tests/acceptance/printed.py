"""Reading a yearly report as printed: figures, bounds, years and verdicts, from the page and nothing else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from html.parser import HTMLParser

WORDS = {
    "nl": {
        "at_most": "ten hoogste", "at_least": "ten minste", "below": "onder", "above": "boven", "stay_at": "rond",
        "between": "tussen", "and": "en", "range": "tot en met", "off": "meer of minder", "about": "ongeveer",
        "unknown": "onbekend", "not known": "niet bekend", "provisional": "voorlopig",
        "baseline": "nulmeting van het plan",
        "other": "met een andere definitie", "target": "doel", "interim": "tussendoel", "undated": "geen jaar genoemd",
        "hidden": ("niet getoond", "minder dan"), "in words": "in woorden", "against": "tegen",
        "no difference": "geen verschil", "unsustained": "niet vastgehouden: ",
        "achieved": "gehaald", "not_achieved": "niet gehaald",
    },
    "en": {
        "at_most": "at most", "at_least": "at least", "below": "below", "above": "above", "stay_at": "about",
        "between": "between", "and": "and", "range": "up to and including", "off": "more or less", "about": "about",
        "unknown": "unknown", "not known": "not known", "provisional": "provisional",
        "baseline": "baseline of the plan",
        "other": "on another definition", "target": "target", "interim": "interim target", "undated": "no year given",
        "hidden": ("hidden", "fewer than"), "in words": "in words", "against": "against",
        "no difference": "no difference", "unsustained": "not sustained: ",
        "achieved": "achieved", "not_achieved": "not achieved",
    },
}  # fmt: skip
"""The words of a report that a reader of each language reads."""
VOID = {"meta", "link", "br", "hr", "img", "input", "col", "source", "wbr"}
NUMBER = r"[−+]?\d[\d.,]*"


@dataclass(frozen=True)
class Printed:
    """A figure as printed: over which years, and what is known of it; ``value`` None where it is not told."""

    first: int | None
    last: int | None
    value: Fraction | None
    provisional: bool = False
    hidden: bool = False
    decimals: int = 0


@dataclass(frozen=True)
class Asked:
    """A target as printed; ``low`` None where its bound is not known."""

    year: int
    direction: str
    low: Fraction | None
    high: Fraction | None
    off: Fraction | None


@dataclass(frozen=True)
class Sheet:
    """All figures of an indicator, as the annex prints them."""

    baseline: Printed | None
    other_definition: bool
    series: tuple[Printed, ...]
    goals: tuple[Asked, ...]
    past: tuple[tuple[Asked, str], ...]
    """What was asked for years before, each with what is told of it."""
    places: dict[str, dict[int, Printed]]


@dataclass(frozen=True)
class Cell:
    """A cell of a table: the figure, and what stands small under it."""

    text: str
    under: str


@dataclass(frozen=True)
class Row:
    """An indicator in the body of the report."""

    id: str
    name: str
    cells: dict[str, Cell]
    headings: dict[str, str]
    position: str
    change: str
    section: str


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.builder, self.open = ET.TreeBuilder(), 0
        self.builder.start("page", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def read(page: str) -> ET.Element:
    """The tree of a page."""
    parser = _Tree()
    parser.feed(re.sub(r"<(style|svg)\b.*?</\1>|<!--.*?-->", "", page, flags=re.DOTALL))
    parser.builder.end("page")
    return parser.builder.close()


def words(element: ET.Element, *without: str) -> str:
    """The text that is seen in an element, without what has one of some classes."""
    classes = set((element.get("class") or "").split())
    if classes & {"cell", "hidden", *without} or element.get("aria-hidden") == "true":
        return ""
    inner = "".join(words(child, *without) + (child.tail or "") for child in element)
    return " ".join(((element.text or "") + inner).split())


def cell(element: ET.Element) -> Cell:
    """A cell of the page."""
    small = [one for one in element.iter("span") if one.get("class") == "small"]
    return Cell(words(element, "small"), "; ".join(words(one) for one in small))


def rows(page: ET.Element) -> Iterator[Row]:
    """The indicators in the tables of the body."""
    for section in page.iter("section"):
        if "section" not in (section.get("class") or "").split():
            continue
        for table in section.iter("table"):
            if "indicators" not in (table.get("class") or "").split():
                continue
            numbers = [words(one) for one in table.findall("./thead/tr/th") if one.get("class") == "num"]
            heads = {"now": numbers[-1] if numbers else "", "previous": numbers[1] if len(numbers) > 2 else ""}
            for row in table.iterfind("./tbody/tr[@data-indicator]"):
                found = {(one.get("class") or "").split()[-1]: one for one in row}
                yield Row(
                    row.get("data-indicator") or "",
                    words(found["name"], "small"),
                    {name: cell(one) for name, one in found.items()},
                    heads,
                    found["position"].get("data-code") or "" if "position" in found else "",
                    found["change"].get("data-code") or "",
                    section.get("id") or "",
                )


def number(text: str, language: str) -> Fraction | None:
    """The first number in a text; None where there is none."""
    found = re.search(NUMBER, text)
    if not found:
        return None
    group, point = (".", ",") if language == "nl" else (",", ".")
    return Fraction(found[0].rstrip(".,").replace(group, "").replace(point, ".").replace("−", "-").replace("+", ""))


def decimals(text: str, language: str) -> int:
    """With how many decimals the first number in a text is printed."""
    found = re.search(NUMBER, text)
    return len(found[0].rstrip(".,").partition("," if language == "nl" else ".")[2]) if found else 0


def years(text: str) -> tuple[int | None, int | None]:
    """The years that a text begins with."""
    found = re.match(r"(\d{4})(?:[–/](\d{4}))?", text)
    return (int(found[1]), int(found[2] or found[1])) if found else (None, None)


def figure(text: str, when: str, remark: str, language: str) -> Printed:
    """A figure as printed."""
    said = WORDS[language]
    hidden = text.startswith(said["hidden"])
    value = None if hidden or text == said["unknown"] else number(text, language)
    known = [part.strip() for part in re.split(r"[;,]", remark)]
    return Printed(*years(when), value, said["provisional"] in known, hidden, decimals(text, language))


def asked(text: str, year: int, language: str) -> Asked:
    """A target in words: ``at most 180``, ``about 40 (2 more or less)``, ``between 3 and 5``."""
    said = WORDS[language]
    direction = next(
        name
        for name in ("at_most", "at_least", "below", "above", "stay_at", "between")
        if text.startswith(str(said[name]))
    )
    if any(one in text for one in (str(said["not known"]), f"({said['hidden'][0]})")):
        return Asked(year, direction, None, None, None)
    main, _, extra = text.partition("(")
    low, _, high = main.partition(f" {said['and']} ")
    return Asked(
        year, direction, number(low, language), number(high, language), number(extra, language) if extra else None
    )


def sheets(page: ET.Element, language: str) -> dict[str, Sheet]:
    """The sheets of the annex, by the indicator's id."""
    return {
        (one.get("id") or "")[len("indicator-") :]: _sheet(one, language)
        for one in page.iter("section")
        if one.get("class") == "subject"
    }


def _sheet(section: ET.Element, language: str) -> Sheet:
    said = WORDS[language]
    baseline, other, series, goals, past = None, False, [], [], []
    places: dict[str, dict[int, Printed]] = {}
    for table in section.iter("table"):
        kinds = (table.get("class") or "").split()
        if "rates" in kinds:
            continue
        if "figures" in kinds:
            for row in table.iterfind("./tbody/tr"):
                when, text, remark = (words(one) for one in row)
                if remark in (said["target"], said["interim"]):
                    goals.append(asked(text, int(when), language))
                elif remark.startswith(f"{said['interim']} "):
                    past.append((asked(text, int(when), language), remark.partition(": ")[2]))
                elif remark.startswith(str(said["baseline"])):
                    baseline, other = figure(text, when, remark, language), str(said["other"]) in remark
                elif "Nederland" not in remark:
                    series.append(figure(text, when, remark, language))
        else:
            heads = [words(one) for one in table.findall("./thead/tr/th")]
            for row in table.iterfind("./tbody/tr") if any(map(str.isdigit, heads)) else ():
                known = places.setdefault(words(row[0]), {})
                for year, one in zip(heads, map(cell, row), strict=True):
                    if year.isdigit() and one.text:
                        known[int(year)] = figure(one.text, year, one.under, language)
    return Sheet(baseline, other, tuple(series), tuple(goals), tuple(past), places)
