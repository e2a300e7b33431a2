"""Official tables that a plan can name under ``series``, and the codes in them: what they are called and contain."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ivp.nearest import nearest
from ivp.reference import FOLDER

_WORD = 4
"""Words of fewer letters are found only as they are, not within others."""


@dataclass(frozen=True)
class CodeList:
    """The codes of a subject, which several tables share."""

    name: str
    titles: Mapping[str, str]
    also: Mapping[str, str]
    """Other words for what is counted under a code."""
    total: str
    """The code that holds all others."""

    def holds(self, whole: str, part: str) -> bool:
        """Whether all that is counted under the one code is counted under the other as well."""
        return whole == self.total != part and part in self.titles


@dataclass(frozen=True)
class Table:
    """An official table: its code, what it holds, and its codes."""

    code: str
    title: str
    codes: CodeList


@dataclass(frozen=True)
class Found:
    """A code that a search found, and the tables that hold it; the first is the one to take where nothing decides."""

    code: str
    title: str
    tables: tuple[Table, ...]


@cache
def tables() -> Mapping[str, Table]:
    """The known tables by code, in capitals."""
    read = tomllib.loads((FOLDER / "series.toml").read_text(encoding="utf-8"))
    lists = {
        name: CodeList(
            name,
            {code: known["title"] for code, known in given["codes"].items()},
            {code: known.get("also", "") for code, known in given["codes"].items()},
            given["total"],
        )
        for name, given in read["lists"].items()
    }
    return {code: Table(code, given["title"], lists[given["codes"]]) for code, given in read["tables"].items()}


def table(name: str) -> Table | None:
    """The known table of this name; None for one that is not known, which may well be there."""
    return tables().get(name.strip().upper())


def titles() -> Mapping[str, str]:
    """The titles of all known codes, by code; of one in several lists the titles of all."""
    lists = {id(one.codes): one.codes for one in tables().values()}.values()
    found: dict[str, str] = {}
    for codes in lists:
        for code, title in codes.titles.items():
            found[code] = f"{found[code]} / {title}" if code in found else title
    return found


def codes_near(text: str, codes: CodeList) -> list[str]:
    """The codes of a list that may be meant by one that it does not have: written otherwise, by title, or its group."""
    first = re.split(r"[\s:]", text.strip())[0].casefold()
    written = {sign: code for code in codes.titles for sign in (code.casefold(), code.replace(".", "").casefold())}
    if code := written.get(first) or written.get("".join(re.findall(r"\d", text))):
        return [code]
    if text[:1].isalpha() and (found := [one.code for one in search(text) if one.code in codes.titles]):
        return found[:1]
    group = ".".join(first.split(".")[:2]) + "."
    return [code for code in codes.titles if first.count(".") and code.startswith(group)]


def search(text: str) -> list[Found]:
    """The codes that are meant by some words, the likeliest first."""
    asked = _words(text)
    order = list(tables().values())
    found: dict[tuple[str, str], float] = {}
    for codes in {one.codes.name: one.codes for one in order}.values():
        for code, title in codes.titles.items():
            if code.casefold() == text.strip().casefold():
                found[codes.name, code] = 100.0
                continue
            own, other = _words(title), _words(codes.also[code])
            each = [max(_alike(word, own), 0.9 * _alike(word, other)) for word in asked]
            if each and all(each):
                found[codes.name, code] = sum(each) / len(each) + (0.05 / len(own) if own >= asked else 0)
    ranked = sorted(found, key=lambda key: -found[key])
    named = {name: tuple(one for one in order if one.codes.name == name) for name, _ in ranked}
    return [Found(code, named[name][0].codes.titles[code], named[name]) for name, code in ranked]


def _alike(word: str, known: frozenset[str]) -> float:
    """How well a word is one of those known, 0 to 1: itself, a part of one, or made of several (woninginbraak)."""
    if word in known:
        return 1.0
    if len(word) < _WORD:
        return 0.0
    stem, stems = _stem(word), {_stem(one) for one in known if len(one) >= _WORD}
    if stem in stems:
        return 0.95
    parts = [one for one in stems if one in stem]
    if len(parts) > 1 and sum(map(len, parts)) >= len(stem) - 2:
        return 0.9
    if any(one.startswith(stem) or one.endswith(stem) for one in stems):
        return 0.6
    ends = [one for one in parts if stem.endswith(one)]
    if ends:
        return 0.5 * max(map(len, ends)) / len(stem)
    return 0.3 if nearest(word, known, 0.85) else 0.0


def _stem(word: str) -> str:
    """A word without the ending of more than one, and as it sounds then: inbraken as inbraak, overvallen as overval."""
    bare = re.sub(r"(?:en|s|e)$", "", word) if len(word) > _WORD else word
    bare = re.sub(r"(.)\1", r"\1", bare)
    return bare[:-1] + {"v": "f", "z": "s"}.get(bare[-1], bare[-1])


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", _plain(text)))


def _plain(text: str) -> str:
    """A text in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())
