"""Exact numbers: which texts are one, and what is wrong with those that look like one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ivp.finding import Code, Message
from ivp.reader import codes
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
_DIGITS_ONLY = Message("write digits only, with a point before the decimals, such as 7.9 or 110")
_DASH_MINUS = re.compile(r"[\u2010-\u2015\u2212]([0-9].*)")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text is not taken for a number, and what to write instead."""

    code: Code
    message: Message
    hint: Message | None = None


def numeral(text: str) -> int | Decimal | Refusal | None:
    """The exact number that ``text`` writes, with the decimals it is written with.

    A text that is no number is None. A number that is written in a way that other readers take differently
    (``010``, ``0x1F``, ``1e3``, ``5.``) or that has more than ``MAX_DIGITS`` digits is refused; nothing is
    converted before its length is known.
    """
    if _PLAIN.fullmatch(text):
        if sum(character.isdigit() for character in text) > MAX_DIGITS:
            return Refusal(
                codes.TOO_MANY_DIGITS,
                Message("the number {text} has more than {limit} digits", {"text": shorten(text), "limit": MAX_DIGITS}),
                Message("put it in quotes if it is a code and not an amount: {fix}", {"fix": quoted(text)}),
            )
        if "." not in text:
            return int(text)
        number = Decimal(text)
        return number if number else number.copy_abs()
    if _LEADING_ZERO.fullmatch(text):
        return Refusal(
            codes.NOTATION,
            Message("the number {text} starts with a zero, which programs read in different ways", _text(text)),
            Message("leave out the zero in front, or put a code in quotes: {fix}", {"fix": quoted(text)}),
        )
    if _NO_DECIMALS.fullmatch(text):
        return Refusal(
            codes.NOTATION,
            Message("the number {text} ends with a point", _text(text)),
            Message("leave out the point, or put a text in quotes: {fix}", {"fix": quoted(text)}),
        )
    if _EXPONENT.fullmatch(text):
        return Refusal(
            codes.NOTATION,
            Message("{text} would be read as a number with a power of ten", _text(text)),
            Message("write the number in full, or put a text in quotes: {fix}", {"fix": quoted(text)}),
        )
    if _OTHER_BASE.fullmatch(text) or _NOT_FINITE.fullmatch(text):
        return Refusal(
            codes.NOTATION,
            Message("{text} is a special number to programs, which a plan does not use", _text(text)),
            Message("write an ordinary number, or put a text in quotes: {fix}", {"fix": quoted(text)}),
        )
    return None


def number(text: str) -> int | Decimal | Refusal:
    """The exact number that ``text`` writes, or why it is none: ``7,9``, ``1.000,5``, ``37%``, ``n.v.t.``.

    For a place that must hold a number; blanks around it do not count.
    """
    text = text.strip()
    found = numeral(text)
    if isinstance(found, Refusal):
        return Refusal(found.code, found.message, _DIGITS_ONLY if found.code is codes.NOTATION else None)
    return _why_not(text) if found is None else found


def _why_not(text: str) -> Refusal:
    if len(text) > 10 * MAX_DIGITS:
        return Refusal(codes.NOT_A_NUMBER, Message('"{text}" is not a number', _text(text)))
    if _GROUPED_POINTS.fullmatch(text):
        return _thousands(text, text.replace(".", "").replace(",", "."))
    if _GROUPED_COMMAS.fullmatch(text):
        return _thousands(text, text.replace(",", ""))
    if _GROUPED_SPACES.fullmatch(text):
        return _thousands(text, re.sub(r"[^-+0-9.,]", "", text).replace(",", "."))
    if _COMMA.fullmatch(text):
        return Refusal(
            codes.DECIMAL_COMMA,
            Message("{text} is written with a decimal comma", _text(text)),
            Message("write a point: {fix}", {"fix": text.replace(",", ".")}),
        )
    if match := _UNIT.fullmatch(text):
        return Refusal(
            codes.NOT_A_NUMBER,
            Message("{text} holds more than a number", _text(text)),
            Message(
                "write the number alone, {fix}; the unit stands with the indicator",
                {"fix": _bare(match["price"] or match["share"])},
            ),
        )
    if match := _ABOUT.fullmatch(text):
        return Refusal(
            codes.NOT_A_NUMBER,
            Message("{text} holds more than a number", _text(text)),
            Message(
                "write the number alone, {fix}, and say in a note that it is an estimate", {"fix": _bare(match["bare"])}
            ),
        )
    if match := _DASH_MINUS.fullmatch(text):
        return Refusal(
            codes.NOT_A_NUMBER,
            Message("the minus sign of {text} is a longer dash", _text(text)),
            Message("use the hyphen of the keyboard: {fix}", {"fix": "-" + _bare(match[1])}),
        )
    if not text:
        return Refusal(codes.NOT_A_NUMBER, Message("a number is missing here"))
    return Refusal(
        codes.NOT_A_NUMBER,
        Message('"{text}" is not a number', _text(text)),
        _DIGITS_ONLY,
    )


def _thousands(text: str, fix: str) -> Refusal:
    return Refusal(
        codes.THOUSANDS,
        Message("{text} is written with a thousands separator", _text(text)),
        Message("write the digits without it, and a point before decimals: {fix}", {"fix": fix}),
    )


def _bare(text: str) -> str:
    """The number in ``text`` as it should be written, as far as that is clear."""
    found = _why_not(text) if numeral(text) is None else None
    return str(found.hint.args["fix"]) if found and found.hint and "fix" in found.hint.args else text


def _text(text: str) -> dict[str, object]:
    return {"text": shorten(text)}
