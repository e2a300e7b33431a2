"""What the texts of a file mean to a plan: its indicators, the codes of their series, municipalities, years."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from ivp.dossier.inhabitants import INHABITANTS, home_of
from ivp.dossier.inhabitants import LOOKALIKES as PEOPLE_LOOKALIKES
from ivp.dossier.observations import OPTIONAL, REQUIRED, elsewhere
from ivp.dossier.resolve import Resolved
from ivp.figures.grid import CodeList
from ivp.figures.odata import TABLE
from ivp.model import notation
from ivp.model.indicator import Indicator
from ivp.reader.spreadsheet import FLAGS, LOOKALIKES, TOTAL
from ivp.reference.municipalities import area_of, municipalities, municipality_in_table
from ivp.reference.series import table
from ivp.refusal import Refused

NOT_USED = "-"
TABLES = "table"
COLUMNS = (*REQUIRED, *OPTIONAL, TABLES, NOT_USED)
"""What a column of a file can be."""

_OWN = {
    "tabel": TABLES, "table": TABLES, "measure": NOT_USED, "valueattribute": NOT_USED, "stringvalue": NOT_USED,
    "id": NOT_USED, "period": "year", "regios": "municipality", "regio's": "municipality", "gemeentenaam":
    "municipality", "gm_code": "municipality", "code gemeente": "municipality", "gm": "municipality", "gem":
    "municipality", "gemeentenr": "municipality", "gemeentenummer": "municipality", "cbs-code": "municipality",
    "cbscode": "municipality", "gm-code": "municipality", "gmcode": "municipality", "inwoners": NOT_USED,
}  # fmt: skip
"""Names of columns, in small letters, that only files from elsewhere have."""
_YEAR = re.compile(
    r"(?:jaar\s*)?((?:19|20)\d\d)(?:JJ00|[.,]0)?\s*(\*{1,2}|\(?(?:v|vl|voorlopig|nader voorlopig)\)?)?", re.I
)
_PART = re.compile(
    r"((?:19|20)\d\d)\s*(?:(?:KW|MM|HJ|W1|X0|VJ)\d\d|-?[QK][1-4]|.*(?:kwartaal|maand|halfjaar|week)\b.*)", re.I
)
_CODE_BEFORE = re.compile(r"(\S*\d\S*)\s+\S")
_ALL = re.compile(r"totaal \S.*", re.I)
_BESIDE = re.compile(r"^(?:aantal|percentage|cijfer|score)\s+|\s*\([^()]*\)$")
"""What stands beside the name of an indicator and says how it is measured."""
_AIM = re.compile(r"\b(?:streef|doel(?:en|waarde|stelling)?\b|norm\b|target|ambitie|prognose|raming|verwacht)", re.I)
_ZEROS = re.compile(r"[0.]+")


class About(NamedTuple):
    """What a figure is of: an indicator of the plan, or a code of a table that indicators name."""

    indicator: str = ""
    code: str = ""


PEOPLE = About(INHABITANTS)
"""The inhabitants of a municipality, which have a table of their own."""


class Period(NamedTuple):
    """A year, and whether its figures are provisional where that is said with it."""

    year: int
    provisional: bool | None = None


class Terms:
    """The meaning of texts, each worked out once.

    ``asked`` says it where it cannot be worked out, and so does ``usual``, for several plans and as far as it means
    anything to this one. Raises ``Refused`` where something in ``asked`` means nothing.
    """

    def __init__(
        self,
        plan: Resolved,
        asked: Mapping[str, str],
        lists: Sequence[CodeList],
        usual: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._plan = plan
        self._meanings: dict[str, str] = {}
        self._titles = {title: code for one in lists for title, code in one.titles.items()}
        self._statuses = {period: status for one in lists for period, status in one.statuses.items()}
        self._about: dict[str, About | None] = {}
        self._places: dict[str, str | None] = {}
        self._periods: dict[str, Period | None] = {}
        wrong = next((text for text, meaning in asked.items() if not self._is_known(meaning.strip())), None)
        if wrong is not None:
            raise Refused(
                "“{text}” cannot mean “{meaning}”",
                "write a column ({columns}), the id of an indicator, a code, a municipality or a year",
                text=wrong,
                meaning=asked[wrong],
                columns=", ".join((*REQUIRED, *OPTIONAL, NOT_USED)),
            )
        known = {text: meaning for text, meaning in usual.items() if self._is_known(meaning.strip())}
        self._meanings = {_folded(text): meaning.strip() for text, meaning in {**known, **asked}.items()}
        for worked_out in (self._about, self._places, self._periods):
            worked_out.clear()

    def _is_known(self, meaning: str) -> bool:
        named = meaning in COLUMNS or TABLE.fullmatch(meaning) or self.about(meaning)
        return bool(named or self.period(meaning) or self.place(meaning))

    def meant(self, text: str) -> str:
        """What a text was said to mean; else the text itself."""
        return self._meanings.get(_folded(text), text.strip()) if self._meanings else text.strip()

    def said(self, text: str) -> bool:
        """Whether it was said what a text means."""
        return _folded(text) in self._meanings

    def column(self, name: str) -> str | None:
        """What a column is by its name; None where that does not tell."""
        meant = self.meant(name)
        if meant in COLUMNS:
            return meant
        folded = _folded(meant)
        return _OWN.get(folded) or LOOKALIKES.get(folded)

    def place(self, text: str) -> str | None:
        """The area: the CBS code of a municipality, or another that is a benchmark of the plan."""
        if text not in self._places:
            meant = self.meant(text)
            found = None if _bare_number(text) else area_of(meant)
            self._places[text] = found if found in municipalities() or found in self._areas else None
        return self._places[text]

    def numbered_place(self, text: str) -> str | None:
        """The same in a column of municipalities, where a number is a code."""
        found = municipality_in_table(self.meant(text))
        return found.code if found else None

    def about(self, text: str) -> About | None:
        """The indicator or code."""
        if text not in self._about:
            self._about[text] = self._find_about(self.meant(text))
        return self._about[text]

    def _find_about(self, text: str) -> About | None:
        if text in self._plan.indicators:
            return About(indicator=text)
        if _names_people(text) and home_of(self._plan):
            return PEOPLE
        if text in self.codes:
            return About(code=text)
        folded = _folded(text)
        if identity := self._names.get(folded) or self._names.get("" if is_aim(text) else _BESIDE.sub("", folded)):
            return About(indicator=identity)
        for titles in (self._titles, self._official):
            if titles.get(folded) in self.codes:
                return About(code=titles[folded])
        if (match := _CODE_BEFORE.match(text)) and match[1] in self.codes:
            return About(code=match[1])
        if _ALL.fullmatch(folded) and not TOTAL.fullmatch(folded):
            zeros = [code for code in self.codes if _ZEROS.fullmatch(code)]
            return About(code=zeros[0]) if len(zeros) == 1 else None
        return None

    def period(self, text: str) -> Period | None:
        """The year; None for what is none, or only a part of one."""
        if text not in self._periods:
            found = self._find_period(self.meant(text))
            if found and found.provisional is None and self.said(text) and self._find_period(text) == found:
                found = Period(found.year, False)  # 2024=2024 says that there is no mark
            self._periods[text] = found
        return self._periods[text]

    def _find_period(self, text: str) -> Period | None:
        match = _YEAR.fullmatch(text)
        if match is None:
            return None
        status = self._statuses.get(text.upper())
        return Period(int(match[1]), True if match[2] else flag(status) if status else None)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of all series of the plan."""
        return frozenset(code for item in self._plan.indicators.values() if item.series for code in item.series.codes)

    @cached_property
    def _areas(self) -> frozenset[str]:
        """The areas that are benchmarks of indicators of the plan."""
        return frozenset(area for item in self._plan.indicators.values() for area in elsewhere_by_area(item))

    @cached_property
    def _official(self) -> dict[str, str]:
        """The codes of the known tables of the plan, by what these call them."""
        named = {item.series.table for item in self._plan.indicators.values() if item.series}
        known = [one.codes for one in map(table, named) if one]
        return {_folded(title): code for codes in known for code, title in codes.titles.items()}

    @cached_property
    def _names(self) -> dict[str, str]:
        """The indicators by name, in small letters, where no other has it."""
        found: dict[str, list[str]] = {}
        for identity, item in self._plan.indicators.items():
            found.setdefault(_folded(item.name), []).append(identity)
        return {name: ids[0] for name, ids in found.items() if len(ids) == 1}


def elsewhere_by_area(item: Indicator) -> dict[str, str]:
    """The areas that the benchmarks of an indicator are about, and what stands for each in a table beside the plan."""
    found: dict[str, str] = {}
    for place, identity in elsewhere(item).items():
        names = (item.benchmarks[identity].name, identity)
        found |= {place: place} if place in municipalities() else dict.fromkeys(map(area_of, names), place)
    return found


def _names_people(text: str) -> bool:
    """Whether a text says that figures are numbers of inhabitants."""
    folded = _BESIDE.sub("", _folded(text)) if "(" in text else _folded(text)
    return folded == INHABITANTS or (
        len(folded) > 1 and folded != "aantal" and PEOPLE_LOOKALIKES.get(folded) == INHABITANTS
    )


def is_aim(text: str) -> bool:
    """Whether a text says that figures are asked for or expected, and not measured."""
    return _AIM.search(text) is not None


def is_part_of_year(text: str) -> bool:
    """Whether a text names a quarter, a month or another part of a year."""
    return _PART.fullmatch(text.strip()) is not None or "-" in (notation.moment(text[:40]) or "")


def flag(text: str) -> bool | None:
    """Whether a status says that a figure is provisional; None where it is no status."""
    return FLAGS.get(text.strip().lower())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _bare_number(text: str) -> bool:
    return not any(map(str.isalpha, text))
