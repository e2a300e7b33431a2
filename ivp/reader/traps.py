"""What YAML accepts in silence but no plan writer means: cut sentences, swallowed keys, split numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ivp.finding import Code, Message, Span
from ivp.reader import codes
from ivp.reader.mend import Edit
from ivp.reader.node import Node, Scalar
from ivp.reader.text import quoted, shorten

OPENING_CURLY = "“”„‟‘’‚‛«»"
SOFT_HYPHEN = "\u00ad"
_EVERY_SPACE = "".join(map(chr, (0xA0, *range(0x2000, 0x200E), 0x202F, 0x205F, 0x2060, 0x3000)))
INVISIBLE_SPACES = "\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000"
_CUT = re.compile(r"\s+(#(?!#*(?:\s|$)).*)")
_KEY_WITHOUT_SPACE = re.compile(
    r"(?!mailto:|tel:|urn:|doi:|data:)([a-z_][a-z0-9_-]*):(?:[^\s:/\\]|([" + INVISIBLE_SPACES + "]))"
)
_FLOW_KEY_WITHOUT_SPACE = re.compile(r"([A-Za-z0-9_][\w-]*)(?::|\s*=\s*)([^\s:/\\].*)", re.DOTALL)
_ITEM_WITHOUT_SPACE = re.compile(r"-([^\s\d-].*)", re.DOTALL)
_FIGURE = re.compile(r"\s*((?:19|20)\d\d(?:-[\w-]+)?) *[=;]? +([-+<]?[0-9][0-9.,%]*)\s*")
_MOMENT_AND_WORD = re.compile(r"((?:19|20)\d\d(?:-[\w-]+)?) +([\w.%]+)")
_LIST_SIGN = re.compile(r"\s*([*•·▪●◦‣–—]|--)\s+(\S.*)")
_BEFORE_ITEM = re.compile(r"\s*(?:-\s+)*")
_OUTER_SPACE = re.compile(f"[{INVISIBLE_SPACES}]|.*[{INVISIBLE_SPACES}]$", re.DOTALL)
_APOSTROPHE = re.compile(r"'[a-z]\b")
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{3})+")
_DECIMALS = re.compile(r"[0-9]+%?")
_INVISIBLE_AFTER_COLON = re.compile(f"[^:]{{1,80}}:([{INVISIBLE_SPACES}])")
_AROUND_WORD = re.compile(f"([{INVISIBLE_SPACES}]+)?[\\w.,%+-]{{1,40}}([{INVISIBLE_SPACES}]+)?")


@dataclass(frozen=True, slots=True)
class Trap:
    """One trap that was stepped in; it becomes a finding in the document that is read.

    Where the parser got stuck, ``mend`` is how to read on (empty: not at all), and ``sure`` whether that leaves the
    rest as the writer meant it.
    """

    code: Code
    span: Span
    message: Message
    hint: Message | None = None
    mend: tuple[Edit, ...] = ()
    sure: bool = True


def cut_by_hash(lines: list[str], text: str, line: int, column: int) -> Trap | None:
    """The trap when the rest of ``line`` after ``column`` (the end of ``text``, from 1) is a comment like ``#1``."""
    source = lines[line - 1]
    match = _CUT.match(source, column - 1)
    if match is None:
        return None
    start = match.start(1) + 1
    return Trap(
        codes.CUT_BY_HASH,
        Span(line, start, line, len(source) + 1),
        Message("everything from {sign} on is left out, because # after a space starts a remark", _sign(match[1])),
        Message(
            "put the whole text in quotes: {fix}; or put a space after # if a remark is meant",
            {"fix": quoted(f"{text}{match.group()}".strip())},
        ),
    )


def _sign(remark: str) -> dict[str, object]:
    return {"sign": shorten(remark.split(maxsplit=1)[0])}


def text_trap(lines: list[str], text: str, span: Span) -> Trap | None:
    """What is likely wrong with an unquoted text that fills its line: a key or a list item that is none."""
    key, item = _KEY_WITHOUT_SPACE.match(text), _ITEM_WITHOUT_SPACE.match(text)
    if (key or item) and _BEFORE_ITEM.fullmatch(lines[span.line - 1], 0, span.column - 1):
        end = span.end_column if span.line == span.end_line else len(lines[span.line - 1]) + 1
        here = Span(span.line, span.column, span.line, end)
        first = lines[span.line - 1][span.column - 1 : end - 1]
        if key and key[2]:
            column = span.column + key.start(2)
            return invisible_space(Span(span.line, column, span.line, column + 1))
        if key:
            return key_without_space(here, key[1], first[key.end(1) + 1 :])
        return item_without_space(here, first[1:])
    if trap := _figure_without_colon(lines, span):
        return trap
    if span.line < span.end_line or text[:1] in "•▪●◦‣":
        for number in range(span.line, span.end_line + 1):
            starts = number > span.line or not lines[number - 1][: span.column - 1].strip()
            if starts and (trap := list_sign(lines, number)):
                return trap
    for number in range(span.line + 1, span.end_line + 1):
        line = lines[number - 1]
        start = len(line) - len(line.lstrip()) + 1
        if line[start - 1 : start + 1] in ("- ", "-\t"):
            return Trap(
                codes.INDENTATION,
                Span(number, start, number, len(line) + 1),
                Message("this dash does not start a list item: the line still belongs to the text above it"),
                Message(
                    "let the dashes of a list stand in one column; put the text in quotes if the dash is part of it"
                ),
            )
    return None


def _figure_without_colon(lines: list[str], span: Span) -> Trap | None:
    """The trap of a line with a year and a figure, as in ``2022 120`` or ``2022 = 120``."""
    line = lines[span.line - 1]
    match = _FIGURE.fullmatch(line)
    if match is None or line[: span.column - 1].strip():
        return None
    return Trap(
        codes.NO_COLON,
        Span(span.line, span.column, span.line, len(line.rstrip()) + 1),
        Message('"{text}" is neither a key with a colon nor a list item with a dash', {"text": shorten(line)}),
        Message("write {fix}", {"fix": f"{match[1]}: {match[2]}"}),
    )


def list_sign(lines: list[str], line: int) -> Trap | None:
    """The trap of a line that starts with a bullet, a star or a long dash for a list item."""
    match = _LIST_SIGN.fullmatch(lines[line - 1])
    if match is None:
        return None
    column = match.start(1) + 1
    return Trap(
        codes.LIST_SIGN,
        Span(line, column, line, len(lines[line - 1].rstrip()) + 1),
        Message("{sign} does not start a list item; a hyphen and a space do", {"sign": match[1]}),
        Message("write {fix}", {"fix": f"- {shorten(match[2])}"}),
    )


def key_without_space(span: Span, key: str, value: str) -> Trap:
    """The trap of ``name:Ondermijning``."""
    return Trap(
        codes.NO_SPACE_AFTER_COLON,
        span,
        Message('there is no space after the colon of "{key}", so it is not a key', {"key": shorten(key)}),
        Message("write {fix}", {"fix": f"{shorten(key)}: {shorten(value)}"}),
    )


def item_without_space(span: Span, text: str) -> Trap:
    """The trap of ``-Regie``."""
    return Trap(
        codes.NO_SPACE_AFTER_DASH,
        span,
        Message("there is no space after the dash, so this is not a list item"),
        Message("write {fix}", {"fix": f"- {shorten(text)}"}),
    )


def invisible_space(span: Span) -> Trap:
    """The trap of a space that is not the one of the space bar, where only that one counts."""
    return Trap(
        codes.INVISIBLE_SPACE,
        span,
        Message("a space that is not an ordinary one, such as the non-breaking space of a text processor"),
        Message("delete the blanks here and type them again with the space bar"),
    )


def invisible_around(text: str, span: Span) -> Trap | None:
    """The trap of a number or word with such a space before or after it, which makes it another word."""
    match = _AROUND_WORD.fullmatch(text)
    if match is None or not (match[1] or match[2]) or span.line != span.end_line:
        return None
    start, end = match.span(1) if match[1] else match.span(2)
    return invisible_space(Span(span.line, span.column + start, span.line, span.column + end))


def key_and_value(text: str) -> tuple[str, str]:
    """The key and the value of ``2023:118`` or ``to = 2026`` between braces."""
    match = _FLOW_KEY_WITHOUT_SPACE.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")


def bare(text: str) -> str:
    """A key or word without the typographic quotes and other spaces around it."""
    return text.strip(OPENING_CURLY + _EVERY_SPACE)


def key_trap(text: str, span: Span, plain: bool) -> Trap | None:
    """What is wrong with the text of a key."""
    if not text.strip():
        return Trap(
            codes.EMPTY_KEY,
            span,
            Message("there is no key before this colon"),
            Message("write a key before the colon, or put the line in quotes if it is a text"),
        )
    if not plain:
        return None
    if text == "<<":
        return Trap(
            codes.ALIAS,
            span,
            Message("<< brings in keys from another part of the file, which a plan does not use"),
            Message("write the keys out here"),
        )
    if match := _ITEM_WITHOUT_SPACE.fullmatch(text):
        return item_without_space(span, f"{match[1]}: ...")
    if _OUTER_SPACE.match(text):
        return invisible_space(span)
    if text[0] in OPENING_CURLY:
        return Trap(
            codes.CURLY_QUOTES,
            span,
            Message("typographic quotes are part of the key here"),
            Message("write the key without quotes, or with straight ones"),
        )
    return None


def key_without_value(source: str, key: str, span: Span, before: Node | None, alone: bool) -> Trap:
    """What is meant by a key in braces that has no colon: half a number, a placeholder, or a forgotten value.

    ``source`` is what stands before the key on its line, ``before`` the value that precedes it between the
    braces, and ``alone`` says that the braces hold nothing else.
    """
    if isinstance(before, Scalar) and _halves(source, key, before):
        start = before.span
        return Trap(
            codes.DECIMAL_COMMA,
            Span(start.line, start.column, span.end_line, span.end_column),
            Message(
                "{text} is not one number here: the comma ends the value {value} and makes {key} a key",
                {"text": f"{before.text},{key}", "value": before.text, "key": key},
            ),
            Message("write a point before the decimals: {fix}", {"fix": _decimal_point(before.text, key)}),
        )
    if match := _INVISIBLE_AFTER_COLON.match(key):
        column = span.column + match.start(1)
        return invisible_space(Span(span.line, column, span.line, column + 1))
    if match := _FLOW_KEY_WITHOUT_SPACE.fullmatch(key):
        return key_without_space(span, match[1], match[2])
    if match := _MOMENT_AND_WORD.fullmatch(key):
        return Trap(
            codes.NO_COLON,
            span,
            Message('"{text}" is neither a key with a colon nor a list item with a dash', {"text": shorten(key)}),
            Message("write {fix}", {"fix": f"{match[1]}: {match[2]}"}),
        )
    if alone:
        return Trap(
            codes.BRACKETS_AT_START,
            span,
            Message("{text} in braces counts as a key without a value, not as a text", {"text": shorten(key)}),
            Message("put the whole text in quotes: {fix}", {"fix": quoted("{" + key + "}")}),
        )
    return Trap(
        codes.NO_COLON,
        span,
        Message('"{key}" is a key without a value: a comma between braces starts the next key', {"key": shorten(key)}),
        Message("write a colon, a space and the value after the key; put a text with a comma in quotes"),
    )


def _decimal_point(before: str, after: str) -> str:
    return f"{before.replace('.', '') if _GROUPED.fullmatch(before) else before}.{after}"


def _halves(source: str, key: str, before: Scalar) -> bool:
    is_number = isinstance(before.value, (int, Decimal)) and not isinstance(before.value, bool)
    return is_number and _DECIMALS.fullmatch(key) is not None and source.endswith(f"{before.text},")


def unclosed_quote(lines: list[str], line: int, column: int, *, in_brackets: bool = False) -> Trap:
    """The trap of a quote that opens at ``line`` and ``column`` and is not closed where its text ends.

    Between brackets the text is taken to end at a comma or bracket.
    """
    rest = lines[line - 1][column - 1 :]
    rest = re.split(r"[],}]", rest, maxsplit=1)[0] if in_brackets else rest
    text = (rest if _APOSTROPHE.match(rest) else rest[1:]).strip()
    return Trap(
        codes.UNCLOSED_QUOTE,
        Span(line, column, line, column + len(rest)),
        Message("the quote that opens here is not closed"),
        Message("put the whole text in quotes: {fix}", {"fix": quoted(text)}),
    )
