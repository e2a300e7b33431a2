"""What a writer probably meant by a date, a year, a number or a target that stands in another form.

Each function takes the text as written and gives what to write instead, or None where the text does not say it: a hint
never adds a figure of its own.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

from ivp.model import types

_MONTHS = (
    "januari january jan", "februari february feb", "maart march mrt mar", "april apr", "mei may", "juni june jun",
    "juli july jul", "augustus august aug", "september sept sep", "oktober october okt oct", "november nov",
    "december dec",
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_ORDINAL = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4}
_YEAR = r"((?:19|20)\d\d)"
_NUMBER = r"[+-]?\d{1,3}(?:[. \u00a0\u2009\u202f]\d{3})+(?:,\d{1,9})?|[+-]?\d{1,15}(?:[.,]\d{1,9})?"
_WAYS = {
    "at_most": r"≤|<=|at[_ ]most|max\w*\.?|hoogstens|hooguit|(?:ten )?hoogste|niet (?:meer|hoger) dan|tot",
    "at_least": r"≥|>=|at[_ ]least|min(?!der)\w*\.?|tenminste|(?:ten )?minste|minstens|niet (?:minder|lager) dan|vanaf",
    "below": r"<|minder dan|lager dan|kleiner dan|onder|below",
    "above": r">|meer dan|hoger dan|groter dan|boven|above",
}
"""How the ways of a target are written, the first that fits."""


def moment(text: str) -> str | None:
    """A date as the format writes it: ``8 november 2018`` is 2018-11-08, ``4e kwartaal 2022`` is 2022-Q4."""
    words = " ".join(text.casefold().replace(",", " ").split()).strip(" -")
    month = "|".join(sorted(_MONTH, key=len, reverse=True))
    if not re.search(_YEAR, words):  # 31/12/24, 22 december '22
        words = re.sub(rf"(\d[-/.]\d{{1,2}}[-/.]|(?:{month})\.? '?)(\d\d)$", r"\g<1>20\2", words).replace("'", "")
    if match := re.search(rf"(?:\b(\d{{1,2}})e?\s+)?\b({month})\b\.?\s+{_YEAR}\b", words):
        return _day(int(match[3]), _MONTH[match[2]], int(match[1]) if match[1] else None)
    if match := re.search(rf"\b(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ]{_YEAR}\b", words):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := re.fullmatch(rf"{_YEAR}([-/.]?)(\d{{1,2}})\2(\d{{1,2}})", words):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := re.fullmatch(rf"{_YEAR}[-/. ](\d{{1,2}})", words):
        return _day(int(match[1]), int(match[2]), None)
    if match := re.fullmatch(rf"(\d{{1,2}})[-/. ]{_YEAR}", words):
        return _day(int(match[2]), int(match[1]), None)
    year = re.search(rf"(?<!\d){_YEAR}(?!\d)", words)
    rest = words.replace(year[1], " ", 1) if year else words
    ordinal = "|".join(_ORDINAL)
    if year and (
        match := re.search(rf"(?:[qk]|kwartaal)\s?([1-4])\b|\b(?:([1-4])\s?(?:e|de|ste)?|({ordinal}))\s?[qk]", rest)
    ):
        return f"{year[1]}-Q{match[1] or match[2] or _ORDINAL[match[3]]}"
    if year and (half := re.search(r"\b(?:(1|eerste)|2|tweede)\s?(?:e|ste|de)? helft", rest)):
        return f"{year[1]}-{'H1' if half[1] else 'H2'}"
    if year and not re.search(r"\d", rest):
        return year[1]
    span = year_range(words)
    return "-".join(span) if span and span[0] < span[1] else None


def _day(year: int, month: int, day: int | None) -> str | None:
    if month > 12 and day and day <= 12:
        month, day = day, month
    if not 1 <= month <= 12:
        return None
    try:
        return date(year, month, day or 0).isoformat()
    except ValueError:
        return f"{year}-{month:02}"


def part_of_year(text: str) -> str | None:
    """A quarter, month or day that stands without its year, as the format writes it behind one: ``Q3`` is Q3."""
    found = moment(f"{text} 2000") if not re.search(_YEAR, text) else None
    return found.removeprefix("2000-") if found and found != "2000" else None


def year_range(text: str) -> tuple[str, str] | None:
    """The first and the last of the one or two years in a text: ``2023 t/m 2026``, ``2023-2026``, ``2023-26``."""
    if match := re.fullmatch(rf"{_YEAR}\s*[-/–]\s*(\d\d)", text.strip()):
        return match[1], match[1][:2] + match[2]
    found = re.findall(rf"(?<!\d){_YEAR}(?!\d)", text)
    rest = re.sub(rf"{_YEAR}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]", "", text)
    if len(found) not in {1, 2} or re.search(r"\d", rest):
        return None
    return found[0], found[-1]


def first_year(text: str) -> str:
    """The first of the years of a period, or nothing where it cannot be read."""
    return found[0] if (found := year_range(text)) else ""


def years(text: str) -> str | None:
    """The year or years of a figure: ``2022-12-31`` is 2022, ``2015 t/m 2019`` 2015-2019, ``2022/23`` 2022/2023."""
    if (found := year_range(text)) and found[0] <= found[1]:
        if int(found[1]) == int(found[0]) + 1 and re.search("/|school|seizoen|cursus|season", text.casefold()):
            return f"{found[0]}/{found[1]}"
        return found[0] if found[0] == found[1] else f"{found[0]}-{found[1]}"
    if match := re.fullmatch(rf"{_YEAR}-(?:\d{{1,2}}|[QqKk]\d)(?:-\d{{1,2}})?", text.strip()):
        return match[1]
    return None


def number(text: str) -> str | None:
    """The one number in a text, the Dutch way or not: ``ca. 1.250 meldingen`` is 1250, ``7,9*`` is 7.9."""
    if text.strip().casefold() == "nul":
        return "0"
    found = re.findall(rf"(?<![\d.,])(?:{_NUMBER})(?![\d]|[.,]\d)", text)
    return plain_number(found[0]) if len(found) == 1 else None


def plain_number(text: str) -> str:
    """A number with a point, without signs between the thousands."""
    if re.fullmatch(r"[+-]?\d{1,3}(?:[. \u00a0\u2009\u202f]\d{3})+(?:,\d+)?", text):
        text = re.sub(r"[. \u00a0\u2009\u202f]", "", text)
    return text.replace(",", ".")


def amount(text: str) -> str | None:
    """An amount in euros as the format writes it: ``€ 5.000,-`` is 5000, ``5000 per jaar`` 5000, recurring: true."""
    if (found := types.amount(text)) is None:
        return None
    whole = found[0].quantize(Decimal(1)) if found[0] == found[0].to_integral_value() else found[0]
    return f"{whole:f}{', recurring: true' if found[1] else ''}"


def figure_of_year(text: str) -> tuple[str, str] | None:
    """The year and the figure in a text with both: ``143 (2020)``, ``2020: 143``, ``in 2020 143``."""
    found = re.findall(rf"(?<!\d){_YEAR}(?![\d.,]\d)", text)
    if len(found) != 1:
        return None
    figure = number(re.sub(rf"(?<!\d){_YEAR}(?![\d.,]\d)", " ", text, count=1))
    return (found[0], figure) if figure else None


def is_provisional(text: str) -> bool:
    """Whether a figure or its year is marked as provisional: ``118*``, ``2024 (voorlopig)``."""
    return bool(re.fullmatch(r"[\d.,\s]+(\*+|\(?\s*(v|vl|voorl\.?|voorlopig)\s*\)?)", text.strip().casefold()))


def target(text: str, direction: str | None) -> str:
    """A target as the format writes it: ``max. 125 in 2026`` is {at_most: {2026: 125}}; without a figure in words.

    ``direction`` is the one to take where the text does not say which.
    """
    words = text.casefold()
    if pair := two_bounds(text):
        return f"{{between: {pair}}}"
    year, figure = figure_of_year(text) or (None, None if re.search(rf"\D\s*{_YEAR}", text) else number(text))
    said = way(words) or direction
    bare = re.fullmatch(
        rf"[^\d+-]*(?:{_NUMBER})\s*(?:\(?\s*(?:in|per|voor|eind)?\s*{_YEAR}\s*\)?)?\s*(?:of \w+)?", text
    )
    if not figure or not bare or not said or re.search(r"dal|stijg|afname|toename|af-|elk", words):
        return f"{{text: {quoted(text)}}}"
    return f"{{{said}: {{{year}: {figure}}}}}" if year else f"{{{said}: {figure}}}"


def way(text: str) -> str | None:
    """Which way a target is said to go: ``max. 125`` is at_most, ``< 40`` below, ``90 of minder`` at_most."""
    words = text.casefold().strip()
    if match := re.search(r"\bof (?:(minder|lager)|meer|hoger)$", words):
        return "at_most" if match[1] else "at_least"
    return next((name for name, said in _WAYS.items() if re.match(said, words)), None)


def two_bounds(text: str) -> str | None:
    """The two bounds of a text that names them, as the format writes them: ``tussen 10 en 12`` is [10, 12]."""
    match = re.fullmatch(
        rf"(?:tussen|between|van)?\s*({_NUMBER})\s*%?\s*(?:en|and|tot|t/m|tot en met|à|a|[-–])\s*({_NUMBER})\s*%?",
        text.casefold().strip(),
    )
    if match is None or (match[2].startswith(("+", "-")) and " " not in text):
        return None
    return f"[{plain_number(match[1])}, {plain_number(match[2])}]"


def change(text: str) -> tuple[str, str] | None:
    """The sign and the number of a change in per cent: ``-30%``, ``30% minder``, ``daling van 30%``."""
    down, up = "daling|afname|minder|lager|dalen", "stijging|toename|meer|hoger|stijgen"
    match = re.fullmatch(
        rf"(?:({down}|{up}) (?:van|met) )?([+-]?) ?(\d{{1,3}}(?:[.,]\d{{1,9}})?) ?(?:%|procent)(?: ({down}|{up}))?"
        r"(?: (?:dan|ten opzichte van|t\.?o\.?v\.?) (?:de )?nulmeting)?",
        " ".join(text.casefold().split()),
    )
    word = (match[1] or match[4]) if match else None
    if match is None or not (match[2] or word):
        return None
    sign = match[2] or ("-" if re.fullmatch(down, word or "") else "+")
    return sign, match[3].replace(",", ".")


def bare_bound(text: str) -> str | None:
    """The figure, by year where one stands there, of a text that says nothing else: ``90 in 2026`` is {2026: 90}."""
    if re.fullmatch(_NUMBER, text.strip()):
        return plain_number(text.strip())
    found = (
        figure_of_year(text) if re.fullmatch(r"[\d.,:()\s]*(?:in|eind|voor)?[\d.,:()\s]*", text.casefold()) else None
    )
    return f"{{{found[0]}: {found[1]}}}" if found else None


def quoted(text: str) -> str:
    """A text as it can stand anywhere in YAML."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def slug(text: str) -> str:
    """An id made of a name: ``Hét verkeer`` is het-verkeer."""
    return re.sub(r"[^a-z0-9]+", "-", without_accents(text)).strip("-")[:60].strip("-")


def without_accents(text: str) -> str:
    """A text in small letters without accents."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))
