"""Exact numbers: which texts are one, and what is wrong with those that look like one."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ivp.finding import Finding, Message
from ivp.reader.mistakes import DIGITS_ONLY, NOTATION, mistake
from ivp.reader.text import quoted, shorten

MAX_DIGITS = 15
_PLAIN = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+)")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+(?:\.[0-9]*)?")
_OTHER_BASE = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+")
_NO_DECIMALS = re.compile(r"[-+]?[0-9]+\.")
_EXPONENT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

_GROUPED_POINTS = re.compile(r"([-+]?[0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)|([-+]?[0-9]{1,3}(?:\.[0-9]{3}){2,})")
_GROUPED_COMMAS = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[-+]?[0-9]{1,3}(?:,[0-9]{3}){2,}")
_GROUPED_SPACES = re.compile(r"[-+]?[0-9]{1,3}(?:[ '\u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]+)?")
_COMMA = re.compile(r"[-+]?[0-9]*,[0-9]+")
_UNIT = re.compile(r"(?:€ ?)(?P<price>[-+]?[0-9][0-9.,]*)|(?P<share>[-+]?[0-9][0-9.,]*) ?(?:[%‰€]|[a-z]+\.?)", re.I)
_ABOUT = re.compile(r"(?:ca\.?|circa|ongeveer|[±~≈])\s*(?P<bare>[-+]?[0-9][0-9.,]*)", re.I)
_DIGITS_ONLY = Message(DIGITS_ONLY)
_DASH_MINUS = re.compile(r"[\u2010-\u2015\u2212]([0-9].*)")


def numeral(text: str) -> int | Decimal | Finding | None:
    """The exact number that ``text`` writes, with the decimals it is written with.

    A text that is no number is None. A number that is written in a way that other readers take differently
    (``010``, ``0x1F``, ``1e3``, ``5.``) or that has more than ``MAX_DIGITS`` digits is refused, by a
    finding without a place; nothing is converted before its length is known.
    """
    if _PLAIN.fullmatch(text):
        if len(text) > MAX_DIGITS and sum(character.isdigit() for character in text) > MAX_DIGITS:
            return mistake("many_digits", None, text=shorten(text), limit=MAX_DIGITS, fix=quoted(text))
        if "." not in text:
            return int(text)
        number = Decimal(text)
        return number if number else number.copy_abs()
    if _LEADING_ZERO.fullmatch(text):
        return mistake("leading_zero", None, text=shorten(text), fix=quoted(text))
    if _NO_DECIMALS.fullmatch(text):
        return mistake("point_at_end", None, text=shorten(text), fix=quoted(text))
    if _EXPONENT.fullmatch(text):
        return mistake("power_of_ten", None, text=shorten(text), fix=quoted(text))
    if _OTHER_BASE.fullmatch(text) or _NOT_FINITE.fullmatch(text):
        return mistake("special_number", None, text=shorten(text), fix=quoted(text))
    return None


def number(text: str) -> int | Decimal | Finding:
    """The exact number that ``text`` writes, or why it is none: ``7,9``, ``1.000,5``, ``37%``, ``n.v.t.``.

    For a place that must hold a number; blanks around it do not count.
    """
    text = text.strip()
    found = numeral(text)
    if isinstance(found, Finding):
        return replace(found, hint=_DIGITS_ONLY if found.code is NOTATION else None)
    return _why_not(text) if found is None else found


def _why_not(text: str) -> Finding:
    if len(text) > 10 * MAX_DIGITS:
        return mistake("long_text", None, text=shorten(text))
    if _GROUPED_POINTS.fullmatch(text):
        return _thousands(text, text.replace(".", "").replace(",", "."))
    if _GROUPED_COMMAS.fullmatch(text):
        return _thousands(text, text.replace(",", ""))
    if _GROUPED_SPACES.fullmatch(text):
        return _thousands(text, re.sub(r"[^-+0-9.,]", "", text).replace(",", "."))
    if _COMMA.fullmatch(text):
        return mistake("decimal_comma", None, text=shorten(text), fix=text.replace(",", "."))
    if match := _UNIT.fullmatch(text):
        return mistake("with_unit", None, text=shorten(text), fix=_bare(match["price"] or match["share"]))
    if match := _ABOUT.fullmatch(text):
        return mistake("about", None, text=shorten(text), fix=_bare(match["bare"]))
    if match := _DASH_MINUS.fullmatch(text):
        return mistake("long_dash", None, text=shorten(text), fix="-" + _bare(match[1]))
    if not text:
        return mistake("no_number", None)
    return mistake("not_a_number", None, text=shorten(text))


def _thousands(text: str, fix: str) -> Finding:
    return mistake("thousands", None, text=shorten(text), fix=fix)


def _bare(text: str) -> str:
    """The number in ``text`` as it should be written, as far as that is clear."""
    found = _why_not(text) if numeral(text) is None else None
    return str(found.hint.args["fix"]) if found and found.hint and "fix" in found.hint.args else text
