"""Own types for numbers, years, dates and texts: exact, strict, and refusing with a reason.

Pydantic's own coercions are too lax (``true`` as 1, ``"12"`` as 12) or too strict (an integer for a decimal)
for a file that people write by hand. Each type here is one parser and one JSON Schema, so that the editor
and ``ivp validate`` mark the same.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ivp.language import N_, Words
from ivp.reader.text import shorten
from ivp.vocabulary import Word

FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST_LABEL, LONGEST_NAME, LONGEST_TEXT = 40, 400, 20_000

# Each pattern is the whole text but for blanks around it. It means the same to Python and to ECMA-262, which the
# validators of other people use: no lookaround, no \d or \w, nothing escaped that need not be.
_ID = "[A-Za-z0-9][A-Za-z0-9_-]{0,79}"
_PIECE = "[a-z0-9][a-z0-9_-]{0,79}"
_YEAR = "(19|20|21)[0-9]{2}"
_YEARS = f"{_YEAR}|{_YEAR}[-/]{_YEAR}|undated"
_TARGET_YEARS = "[0-9]{4,6}|[0-9]{4}[-/][0-9]{4}|undated"
_MONTH = "(0[1-9]|1[0-2])"
_LATE_DAY = "(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31"
_LEAP_YEAR = "((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)"
_PERIOD = f"{_YEAR}(-{_YEAR})?"
_WHEN = f"{_YEAR}(-{_YEAR}|-H[12]|-Q[1-4]|-{_MONTH}(-(0[1-9]|1[0-9]|2[0-8]))?|-({_LATE_DAY}))?|{_LEAP_YEAR}-02-29"
_NUMBER = r"[0-9]{1,15}(\.[0-9]{1,15})?"
_BASE = f"[A-Za-z][A-Za-z0-9_-]{{0,79}}( {_YEAR}(-{_YEAR})?)?"
_BOUND = f"{_BASE}( [+-] {_NUMBER}%?)?|-?{_NUMBER} [+-] {_NUMBER}%?"
_AMOUNT = (
    "(?:(?:€|EUR|euro) ?)?([0-9][0-9.]{0,14})(,(?:[0-9]{1,2}|-))?(?: ?(duizend|k|mln[.]?|miljoen))?"
    "(?: ?(?:€|EUR|euro))?( ?(?:per jaar|structureel))?"
)
_IN_FILE = r'\\:*?"<>|\x00-\x1f'
_FILE = rf"[^\s/{_IN_FILE}]([^{_IN_FILE}]*[^\s{_IN_FILE}])?"
_BLANK = "\\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What counts as a blank inside brackets; not all programs mean all of these by ``\\s``."""

V = TypeVar("V")
W = TypeVar("W", bound=StrEnum)


def refuse(kind: str, **found: object) -> PydanticCustomError:
    """An error of pydantic that carries the name of a problem in ``ivp.model.problems`` and its arguments."""
    return PydanticCustomError("ivp", "{kind}", {"kind": kind, **found})


@dataclass(frozen=True)
class Own:
    """Annotation of a type with its own parser (raises ``refuse``) and its own JSON Schema, made when it is asked for
    where it holds words of a language."""

    parse: Callable[[Any], Any]
    schema: JsonSchemaValue | Callable[[], JsonSchemaValue]

    def __hash__(self) -> int:
        return hash(self.parse)

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.parse)

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return dict(self.described)

    @property
    def described(self) -> JsonSchemaValue:
        """Its JSON Schema."""
        return self.schema() if callable(self.schema) else self.schema


def _like(pattern: str) -> JsonSchemaValue:
    """The JSON Schema of a text that is ``pattern`` as a whole, but for blanks around it."""
    return {"type": "string", "pattern": rf"^\s*({pattern})\s*$"}


def name_schema(keys: JsonSchemaValue, never: str) -> JsonSchemaValue:
    """The JSON Schema of the name of a key, which is as ``keys`` says and not like ``never``.

    No type is asked: to an editor ``2021`` is a number, as a key too.
    """
    return {word: asked for word, asked in keys.items() if word != "type"} | {
        "not": {"type": "string", "pattern": never}
    }


def shown(value: object) -> str:
    """A value as it may be quoted in a message: short, on one line."""
    if isinstance(value, dict | tuple):
        return "{...}" if isinstance(value, dict) else "[...]"
    return shorten("true" if value is True else "false" if value is False else str(value))


# Texts ---------------------------------------------------------------------------------------------------------


def _parse_text(value: Any) -> str:
    if isinstance(value, str):
        text = value.strip()
        if not text:
            raise refuse("text_empty")
        if len(value) > LONGEST_TEXT:
            raise refuse("text_long", limit=LONGEST_TEXT)
        return text
    if value is None:
        raise refuse("text_missing")
    if isinstance(value, bool | int | Decimal):
        raise refuse("text_number", found=shown(value))
    raise refuse("text_expected", found=found_kind(value))


def _parse_remark(value: Any) -> str:
    """A text that is no amount: an amount that stands there is not added up."""
    text = _parse_text(value)
    if re.fullmatch(_AMOUNT, text):
        raise refuse("text_amount", found=shown(text))
    return text


def amount(text: str) -> tuple[Decimal, bool] | None:
    """An amount in euros as people write it, such as ``€ 5.000,-``, and whether it returns each year."""
    match = re.fullmatch(_AMOUNT, text.strip())
    if match is None:
        return None
    whole, cents, size, yearly = match.groups()
    digits = re.sub(r"\.(?=\d{3})", "", whole).rstrip(".") + (cents or "").replace(",", ".").rstrip(".-")
    times = {"": 1, "d": 1000, "k": 1000, "m": 1_000_000}[(size or "")[:1]]
    try:
        number = Decimal(digits) * times
    except InvalidOperation:
        return None
    return number, bool(yearly)


def _parse_name(value: Any) -> str:
    text = _parse_text(value)
    if "\n" in text:
        raise refuse("name_lines")
    if len(value) > LONGEST_NAME:
        raise refuse("name_long", limit=LONGEST_NAME)
    return text


def _parse_label(value: Any) -> str:
    """The number that a document prints before a name; one that looks like a number is kept as it is written."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        value = f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = _parse_name(value)
    if len(text) > LONGEST_LABEL:
        raise refuse("label_long", limit=LONGEST_LABEL)
    return text


def _parse_id(value: Any) -> str:
    text = _parse_text(value)
    if not re.fullmatch(_ID, text):
        raise refuse("id_form", found=shown(text))
    return text


def _parse_place(value: Any) -> int | str:
    """The id of a piece, in small letters so that a heading is not taken for one; or its place in a list."""
    if isinstance(value, int):
        return value
    text = _parse_text(value)
    if not re.fullmatch(_PIECE, text):
        raise refuse("piece_form", found=shown(text))
    return text


def _parse_file(value: Any) -> str:
    text = _parse_name(value)
    if not re.fullmatch(_FILE, text):
        raise refuse("file_form", found=shown(text))
    return text


def is_file_name(value: Any) -> bool:
    """Whether this can be the path of a file."""
    try:
        return bool(_parse_file(value))
    except PydanticCustomError:
        return False


def found_kind(value: object) -> str:
    """What stands there, as a catalogue key."""
    if isinstance(value, dict):
        return N_("a block of keys")
    if isinstance(value, tuple | list):
        return N_("a list")
    if value is None:
        return N_("nothing")
    if isinstance(value, bool):
        return N_("true or false")
    return N_("a number") if isinstance(value, int | Decimal) else N_("a text")


TEXT_SCHEMA: JsonSchemaValue = {"type": "string", "maxLength": LONGEST_TEXT, "pattern": f"[^{_BLANK}]"}
_ONE_LINE = rf"^[{_BLANK}]*[^{_BLANK}][^\n]*(\n[{_BLANK}]*)?$"
_SHORT_LINE = rf"^[{_BLANK}]*[^{_BLANK}]([^\n]{{0,{LONGEST_LABEL - 2}}}[^{_BLANK}])?[{_BLANK}]*$"
NAME_SCHEMA: JsonSchemaValue = {"type": "string", "maxLength": LONGEST_NAME, "pattern": _ONE_LINE}
Text: TypeAlias = Annotated[str, Own(_parse_text, TEXT_SCHEMA)]
_NO_AMOUNT = {"type": "string", "pattern": rf"^[{_BLANK}]*({_AMOUNT})[{_BLANK}]*$"}
Remark: TypeAlias = Annotated[str, Own(_parse_remark, {**TEXT_SCHEMA, "not": _NO_AMOUNT})]
Name: TypeAlias = Annotated[str, Own(_parse_name, NAME_SCHEMA)]
Printed: TypeAlias = Annotated[
    str, Own(_parse_label, {"anyOf": [{"type": "string", "pattern": _SHORT_LINE}, {"type": "number"}]})
]
"""The number before a name, as a document prints it: 1.1, A1.1, IV."""
Id: TypeAlias = Annotated[str, Own(_parse_id, _like(_ID))]
Place: TypeAlias = Annotated[int | str, Own(_parse_place, _like(_PIECE))]
File: TypeAlias = Annotated[str, Own(_parse_file, {**_like(_FILE), "maxLength": LONGEST_NAME})]


def name_offering(words: Callable[[], Mapping[str, str]]) -> Own:
    """Any name, of which an editor offers some with what each means."""

    def schema() -> JsonSchemaValue:
        known = [{"const": word, "description": meaning} for word, meaning in words().items()]
        return {"anyOf": [{"type": "string", "oneOf": known}, NAME_SCHEMA]}

    return Own(_parse_name, schema)


def one_of(*kinds: Iterable[Word]) -> Own:
    """One of the words of kinds of the vocabulary, or of some of their words; each is described by what it means, or
    how it is called, in Dutch and in English.
    """
    words = {str(word): word for kind in kinds for word in kind}

    def parse(value: Any) -> Word:
        if isinstance(value, str) and value in words:
            return words[value]
        found = shown(value) if not isinstance(value, dict | tuple) else ""
        raise refuse("choice", found=found, choices=tuple(words))

    def schema() -> JsonSchemaValue:
        told = {text: getattr(word.facts, "meaning", "") or word.label for text, word in words.items()}
        dutch = Words("nl")
        return {
            "type": "string",
            "oneOf": [{"const": word, "description": f"{dutch(text)} / {text}"} for word, text in told.items()],
        }

    return Own(parse, schema)


def id_offering(words: Iterable[Word]) -> Own:
    """Any id, of which an editor offers the words with what each is called."""
    return Own(_parse_id, lambda: {"anyOf": [one_of(words).described, _like(_ID)]})


def _parse_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise refuse("flag", found=shown(value))


Flag: TypeAlias = Annotated[bool, Own(_parse_flag, {"type": "boolean"})]

PERHAPS = "unknown"
"""What stands under ``provisional`` of a figure of which nobody says whether it is."""


def _parse_provisional(value: Any) -> bool | None:
    return None if value == PERHAPS else _parse_flag(value)


Provisional: TypeAlias = Annotated[
    bool | None, Own(_parse_provisional, {"anyOf": [{"type": "boolean"}, {"type": "string", "const": PERHAPS}]})
]
"""Whether a figure is provisional; None where that is not known."""


def together(statuses: Iterable[bool | None]) -> bool | None:
    """Whether a figure made of others is provisional: where one is; not known where that is not known of one."""
    found = set(statuses)
    return True if True in found else None if None in found else False


# Numbers -------------------------------------------------------------------------------------------------------


def _parse_number(value: Any) -> Decimal:
    if isinstance(value, bool):
        raise refuse("number_expected", found=f"“{shown(value)}”")
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, Decimal):
        return value
    if value is None:
        raise refuse("number_missing")
    if isinstance(value, str):
        raise _refuse_number_text(value.strip())
    raise refuse("number_expected", found=found_kind(value))


def _refuse_number_text(text: str) -> PydanticCustomError:
    if re.fullmatch(r"[+-]?\d{1,15}([.,]\d{1,15})?", text):
        point = text.replace(",", ".")
        return refuse("number_comma" if "," in text else "number_quoted", found=text, write=point)
    if match := re.fullmatch(r"([+-]?\d{1,15}([.,]\d{1,15})?)\s*%", text):
        return refuse("number_percent", found=text, write=match[1].replace(",", "."))
    if re.fullmatch(r"[+-]?\d{1,3}([. \u00a0\u2009\u202f]\d{3})+(,\d{1,15})?", text):
        digits = re.sub(r"[. \u00a0\u2009\u202f]", "", text)
        return refuse("number_thousands", found=text, write=digits.replace(",", "."))
    if match := re.fullmatch(r"(≤|<=|≥|>=|<|>|=)\s*(\d{1,15}([.,]\d{1,15})?)\s*%?", text):
        return refuse("number_sign", found=text, write=match[2].replace(",", "."))
    if match := re.fullmatch(r"(?:€|EUR)\s*([\d.]{1,20})(,\d{1,15}|,-)?", text):
        cents = match[2].replace(",", ".") if match[2] and match[2] != ",-" else ""
        return refuse("number_euro", found=text, write=match[1].replace(".", "") + cents)
    return refuse("number_expected", found=f"“{shown(text)}”")


def whole(least: int, most: int) -> Own:
    """A whole number within bounds; ``1.000`` is not one, but a thousand written the Dutch way."""

    def parse(value: Any) -> int:
        number = _parse_number(value)
        if isinstance(value, Decimal) and re.fullmatch(r"[+-]?\d{1,3}\.\d{3}", str(value)):
            raise refuse("number_thousands", found=str(value), write=str(value).replace(".", ""))
        if number != number.to_integral_value() or not least <= number <= most:
            raise refuse("whole_number", found=shown(value), least=least, most=most)
        return int(number)

    return Own(parse, {"type": "integer", "minimum": least, "maximum": most})


def _parse_euros(value: Any) -> Decimal:
    """An amount has cents at most: ``25.000`` is a Dutch way to write twenty-five thousand."""
    number = _parse_number(value)
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -2:
        raise refuse("number_thousands", found=str(value), write=str(value).replace(".", ""))
    return number


def _parse_year(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and FIRST_YEAR <= value <= LAST_YEAR:
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}", value.strip()):
        raise refuse("year_quoted", found=value.strip())
    if value is None:
        raise refuse("year_missing")
    raise refuse("year", found=shown(value), first=FIRST_YEAR, last=LAST_YEAR)


def _parse_figure(value: Any) -> Decimal | None:
    return None if value is None else _parse_number(value)


NUMBER_SCHEMA: JsonSchemaValue = {"type": "number"}
Number: TypeAlias = Annotated[Decimal, Own(_parse_number, NUMBER_SCHEMA)]
Figure: TypeAlias = Annotated[Decimal | None, Own(_parse_figure, {"anyOf": [NUMBER_SCHEMA, {"type": "null"}]})]
"""A number, or null for one that is known to be unknown: the only place where nothing says something."""
Euros: TypeAlias = Annotated[Decimal, Own(_parse_euros, NUMBER_SCHEMA)]
_YEAR_SCHEMA: JsonSchemaValue = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
Year: TypeAlias = Annotated[int, Own(_parse_year, _YEAR_SCHEMA)]


BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Bound:
    """What a target asks for: a ``number``, the baseline or the benchmark with the id ``of`` (in the ``years`` named),
    with what is added: so much in the unit, and a percentage of it.
    """

    number: Decimal | None = None
    of: str = ""
    years: Years | None = None
    plus: Decimal = Decimal(0)
    percent: Decimal = Decimal(0)

    @property
    def plain(self) -> Decimal | None:
        """The number, where nothing is added to one."""
        return None if self.plus or self.percent else self.number

    def __str__(self) -> str:
        """As it is written in a plan."""
        start = f"{self.number:f}" if self.number is not None else f"{self.of} {self.years}" if self.years else self.of
        change = self.plus or self.percent
        return f"{start} {'-' if change < 0 else '+'} {abs(change):f}{'%' if self.percent else ''}" if change else start


_SIGNS = "[-+−–]"
_LESS = "minder|lager|daling|afname|onder"
_BARE_CHANGE = re.compile(
    rf"({_SIGNS}?)\s*(\d{{1,9}}(?:[.,]\d{{1,9}})?)\s*(%-?punt(?:en)?|procentpunt(?:en)?|pp|%|procent)?"
    rf"\s*({_LESS}|meer|hoger|boven)?(?: (?:dan |t\.?o\.?v\.? )?(?:de )?(?:baseline|nulmeting))?"
)
_TIGHT_CHANGE = re.compile(
    rf"(?P<start>[A-Za-z][A-Za-z0-9_-]*(?: {_YEAR})?|-?\d[\d.]*)\s*(?P<sign>{_SIGNS})\s*"
    r"(?P<number>\d{1,9}(?:[.,]\d{1,9})?)\s*(?P<share>%|procent)?"
)


def _parse_bound(value: Any) -> Bound:
    if not isinstance(value, str):
        return Bound(number=_parse_number(value))
    text = value.strip()
    if not re.fullmatch(_BOUND, text):
        raise _refuse_bound(text)
    *parts, last = text.split(" ")
    plus, percent = Decimal(0), Decimal(0)
    if parts and parts[-1] in {"+", "-"}:
        change = Decimal(parts.pop() + last.removesuffix("%"))
        plus, percent = (Decimal(0), change) if last.endswith("%") else (change, Decimal(0))
    else:
        parts.append(last)
    start, *rest = parts
    if start[-1].isdigit() and re.fullmatch(f"-?{_NUMBER}", start):
        return Bound(number=Decimal(start), plus=plus, percent=percent)
    return Bound(of=start, years=parse_years(rest[0]) if rest else None, plus=plus, percent=percent)


def _refuse_bound(text: str) -> PydanticCustomError:
    """What is wrong with a bound that is neither a number nor baseline or a benchmark with a change."""
    bare = _BARE_CHANGE.fullmatch(text)
    if bare and (bare[3] or bare[4] or (bare[1] and bare[2] != text[1:])):
        less = re.fullmatch(_LESS, bare[4] or "") or bare[1] in {"-", "−", "–"}
        sign = "-" if less else "+" if bare[1] or bare[4] else ""
        kind = "bound_points" if re.fullmatch("(?:%|procent)-?punt(?:en)?|pp", bare[3] or "") else "bound_change"
        return refuse(kind, found=text, sign=sign, number=bare[2].replace(",", "."))
    tight = _TIGHT_CHANGE.fullmatch(text)
    if tight and (tight["share"] or not tight["start"][-1].isdigit() or " " in tight["start"]):
        sign, number = "+" if tight["sign"] == "+" else "-", tight["number"].replace(",", ".")
        return refuse(
            "bound_spaces", found=text, write=f"{tight['start']} {sign} {number}{'%' if tight['share'] else ''}"
        )
    return _refuse_number_text(text)


BoundType: TypeAlias = Annotated[Bound, Own(_parse_bound, {"anyOf": [NUMBER_SCHEMA, _like(_BOUND)]})]


@dataclass(frozen=True)
class _Two:
    """Annotation of a list that holds two."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._two, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "minItems": 2, "maxItems": 2}

    @staticmethod
    def _two(items: tuple[Any, ...]) -> tuple[Any, ...]:
        if len(items) != 2:
            raise refuse("between_two")
        return items


BoundsType: TypeAlias = Annotated[tuple[BoundType, ...], _Two()]
"""The lower and the upper one, in any order."""

# Years and dates -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Years:
    """The year or years a figure belongs to; both ``None`` where the document gives no year.

    A range is the mean over its years. A season or school year that spans two (``season``) is one period, of the year
    in which it ends.
    """

    first: int | None
    last: int | None
    season: bool = False

    @property
    def number(self) -> int:
        """Over how many years a figure is a mean; 1 for that of one year or season, and where no year is given."""
        return 1 if self.first is None or self.last is None else self.last - self.first + 1

    @property
    def since(self) -> int:
        """The first year; 0, which is before any, where no year is given."""
        return self.first or 0

    @property
    def until(self) -> int:
        """The last year; 0, which is before any, where no year is given."""
        return self.last or 0

    def __str__(self) -> str:
        if self.first is None:
            return "undated"
        if self.season:
            return f"{self.first - 1}/{self.first}"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def parse_years(value: Any) -> Years:
    """``2021``, ``2015-2019``, ``2023/2024`` (a season) or ``undated``; raises ``refuse`` otherwise."""
    return _parse_years(value, _YEARS)


def _parse_target_years(value: Any) -> Years:
    """The same, and years that nobody can mean, such as 20206: a rule says more about those than a type can."""
    return _parse_years(value, _TARGET_YEARS)


def _parse_years(value: Any, pattern: str) -> Years:
    if isinstance(value, dict | tuple | bool):
        raise refuse("years_kind", found=found_kind(value))
    return _years_of(str(value).strip(), pattern)


@lru_cache(1000)
def _years_of(text: str, pattern: str) -> Years:
    """What a text says; the same few stand everywhere in a plan."""
    if not re.fullmatch(pattern, text):
        raise refuse("years", found=shown(text))
    if text == "undated":
        return Years(None, None)
    first, *after = map(int, re.split("[-/]", text))
    if not after:
        return Years(first, first)
    (last,) = after
    if first >= last:
        raise refuse("years_order", found=text)
    if "/" in text and last > first + 1:
        raise refuse("years_season", found=text, mean=f"{first}-{last}")
    return Years(last, last, season=True) if "/" in text else Years(first, last)


YearsType: TypeAlias = Annotated[Years, Own(parse_years, _like(_YEARS))]
TargetYears: TypeAlias = Annotated[Years, Own(_parse_target_years, _like(_TARGET_YEARS))]
YearsValue: TypeAlias = Annotated[Years, Own(parse_years, {"anyOf": [_YEAR_SCHEMA, _like(_YEARS)]})]


@dataclass(frozen=True, slots=True)
class Period:
    """The years that a plan is for, the first and the last; a rule says where they stand the wrong way round."""

    from_: int
    to: int

    def __str__(self) -> str:
        return str(self.from_) if self.from_ == self.to else f"{self.from_}-{self.to}"

    def within(self, year: int) -> int:
        """The year of the period that is nearest to ``year``."""
        return min(max(year, self.from_), self.to)


def _parse_period(value: Any) -> Period:
    text = str(value).strip()
    if isinstance(value, dict | tuple | bool) or not re.fullmatch(_PERIOD, text):
        raise refuse(
            "period_expected", found=found_kind(value) if isinstance(value, dict | tuple) else f"“{shown(value)}”"
        )
    first, *last = map(int, text.split("-"))
    return Period(first, last[0] if last else first)


PeriodType: TypeAlias = Annotated[Period, Own(_parse_period, {"anyOf": [_YEAR_SCHEMA, _like(_PERIOD)]})]


@dataclass(frozen=True, slots=True)
class When:
    """A moment as precise as the source gives it: some years, a year, half or quarter of one, a month or a day.

    ``first`` and ``last`` are the first and last day it may be; ``text`` is how it is written.
    """

    text: str
    first: date
    last: date

    @property
    def precision(self) -> str:
        """``years``, ``year``, ``half``, ``quarter``, ``month`` or ``day``."""
        part = {"Q": "quarter", "H": "half"}.get(self.text[5:6], "month")
        return {4: "year", 7: part, 9: "years"}.get(len(self.text), "day")


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def parse_when(value: Any) -> When:
    """``2019``, ``2022-08``, ``2022-Q4``, ``2022-H2``, ``2022-12-20`` or ``2015-2019``; raises ``refuse`` otherwise."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise refuse("when_kind", found=found_kind(value))
    text = str(value).strip()
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text):
        raise refuse("when_dutch", found=text, write=f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}")
    if not re.fullmatch(_WHEN, text):
        day = re.fullmatch(f"{_YEAR}-{_MONTH}-(0[1-9]|[12][0-9]|3[01])", text)
        raise refuse("when_day", found=text) if day else refuse("when", found=shown(text))
    year = int(text[:4])
    if len(text) == 4:
        return When(text, date(year, 1, 1), date(year, 12, 31))
    if len(text) == 9:
        last = int(text[5:])
        if last <= year:
            raise refuse("years_order", found=text)
        return When(text, date(year, 1, 1), date(last, 12, 31))
    if text[5] in "HQ":
        months, part = 6 if text[5] == "H" else 3, int(text[6])
        return When(text, date(year, months * (part - 1) + 1, 1), _month(year, months * part)[1])
    month = int(text[5:7])
    if len(text) == 7:
        return When(text, *_month(year, month))
    return When(text, *(date(year, month, int(text[8:])),) * 2)


WhenType: TypeAlias = Annotated[When, Own(parse_when, {"anyOf": [_YEAR_SCHEMA, _like(_WHEN)]})]
WhenKey: TypeAlias = Annotated[When, Own(parse_when, _like(_WHEN))]

# Maps ----------------------------------------------------------------------------------------------------------

Entries: TypeAlias = dict[Id, V]
"""Things with an identity: the key is the id that the writer chose."""

Dated: TypeAlias = dict[YearsType, V]
"""Figures by the year or years they belong to."""

TargetDated: TypeAlias = dict[TargetYears, V]
"""Bounds by the year or years they are for."""
