"""What YAML accepts in silence but no plan writer means: cut sentences, swallowed keys, split numbers, stray tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ivp.finding import Finding, Span
from ivp.reader.mistakes import mistake
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
_MAY_BE_NO_TEXT = re.compile(r"\s*(?:[-•▪●◦‣]|19|20)")
"""How a text of one line starts that may be an item or a figure."""
_LIST_SIGN = re.compile(r"\s*([*•·▪●◦‣–—]|--)\s+(\S.*)")
_BEFORE_ITEM = re.compile(r"\s*(?:-\s+)*")
_OUTER_SPACE = re.compile(f"[{INVISIBLE_SPACES}]|.*[{INVISIBLE_SPACES}]$", re.DOTALL)
_APOSTROPHE = re.compile(r"'[a-z]\b")
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{3})+")
_DECIMALS = re.compile(r"[0-9]+%?")
_INVISIBLE_AFTER_COLON = re.compile(f"[^:]{{1,80}}:([{INVISIBLE_SPACES}])")
_ROW = re.compile(r"\s*([\w-]+)\t+([^\t]*[^\s])\s*")
"""A row of two cells, as a spreadsheet gives it."""
_TAB_OR_REMARK = re.compile(r"\t|(?:^|(?<=\s))#")
_SAYS_SOMETHING = re.compile(r"\s*[^\s#]")
_WEB_PAGE = re.compile(r"\s*<[!?a-zA-Z]")
_PROSE = re.compile(r"[^\W\d_][^{}\[\]\"']*\s")
_SENTENCE = re.compile(r"[^\W\d_][^:#{}\[\]]*(?:\s[^:#\s{}\[\]]+){3}[^:#]*$")
_KEY_LINE = re.compile(r"\s*(?:-\s+)?[\"'{]?[a-z_]+[\"']?\s*[:=]")
_AROUND_WORD = re.compile(f"([{INVISIBLE_SPACES}]+)?[\\w.,%+-]{{1,40}}([{INVISIBLE_SPACES}]+)?")


def cut_by_hash(lines: list[str], text: str, line: int, column: int) -> Finding | None:
    """The trap when the rest of ``line`` after ``column`` (the end of ``text``, from 1) is a comment like ``#1``."""
    source = lines[line - 1]
    match = _CUT.match(source, column - 1) if column <= len(source) else None
    if match is None or match[1].casefold().startswith("#ivp:"):  # it speaks to this program
        return None
    start = match.start(1) + 1
    return mistake(
        "cut_by_hash",
        Span.on(line, start, len(source) + 1),
        sign=shorten(match[1].split(maxsplit=1)[0]),
        fix=quoted(f"{shorten(text)}{match.group()}".strip()),
    )


def text_trap(lines: list[str], text: str, span: Span) -> Finding | None:
    """What is likely wrong with an unquoted text that fills its line: a key or a list item that is none."""
    if span.line == span.end_line and ":" not in text and not _MAY_BE_NO_TEXT.match(text):
        return None
    key, item = _KEY_WITHOUT_SPACE.match(text), _ITEM_WITHOUT_SPACE.match(text)
    if (key or item) and _BEFORE_ITEM.fullmatch(lines[span.line - 1], 0, span.column - 1):
        end = span.end_column if span.line == span.end_line else len(lines[span.line - 1]) + 1
        here = Span.on(span.line, span.column, end)
        first = lines[span.line - 1][span.column - 1 : end - 1]
        if key and key[2]:
            column = span.column + key.start(2)
            return mistake("invisible_space", Span.on(span.line, column))
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
            return mistake("dash_in_text", Span.on(number, start, len(line) + 1))
    return None


def _figure_without_colon(lines: list[str], span: Span) -> Finding | None:
    """The trap of a line with a year and a figure, as in ``2022 120`` or ``2022 = 120``."""
    line = lines[span.line - 1]
    match = _FIGURE.fullmatch(line)
    if match is None or line[: span.column - 1].strip():
        return None
    return mistake(
        "no_colon_in_figure",
        Span.on(span.line, span.column, len(line.rstrip()) + 1),
        text=shorten(line),
        fix=f"{match[1]}: {match[2]}",
    )


def list_sign(lines: list[str], line: int) -> Finding | None:
    """The trap of a line that starts with a bullet, a star or a long dash for a list item."""
    match = _LIST_SIGN.fullmatch(lines[line - 1])
    if match is None:
        return None
    column = match.start(1) + 1
    return mistake(
        "list_sign",
        Span.on(line, column, len(lines[line - 1].rstrip()) + 1),
        sign=match[1],
        fix=f"- {shorten(match[2])}",
    )


def key_without_space(span: Span, key: str, value: str) -> Finding:
    """The trap of ``name:Ondermijning``."""
    return mistake("no_space_after_colon", span, key=shorten(key), fix=f"{shorten(key)}: {shorten(value)}")


def item_without_space(span: Span, text: str) -> Finding:
    """The trap of ``-Regie``."""
    return mistake("no_space_after_dash", span, fix=f"- {shorten(text)}")


def invisible_around(text: str, span: Span) -> Finding | None:
    """The trap of a number or word with such a space before or after it, which makes it another word."""
    match = _AROUND_WORD.fullmatch(text)
    if match is None or not (match[1] or match[2]) or span.line != span.end_line:
        return None
    start, end = match.span(1) if match[1] else match.span(2)
    return mistake("invisible_space", Span.on(span.line, span.column + start, span.column + end))


def key_and_value(text: str) -> tuple[str, str]:
    """The key and the value of ``2023:118`` or ``to = 2026`` between braces."""
    match = _FLOW_KEY_WITHOUT_SPACE.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")


def bare(text: str) -> str:
    """A key or word without the typographic quotes and other spaces around it."""
    return text.strip(OPENING_CURLY + _EVERY_SPACE)


def key_trap(text: str, span: Span, plain: bool) -> Finding | None:
    """What is wrong with the text of a key."""
    if not text.strip():
        return mistake("key_empty", span)
    if not plain:
        return None
    if text == "<<":
        return mistake("merge_key", span)
    if text[0] == "-" and (match := _ITEM_WITHOUT_SPACE.fullmatch(text)):
        return item_without_space(span, f"{match[1]}: ...")
    if text.isascii():
        return None
    if _OUTER_SPACE.match(text):
        return mistake("invisible_space", span)
    if text[0] in OPENING_CURLY:
        return mistake("curly_quotes_of_key", span)
    return None


def key_without_value(source: str, key: str, span: Span, before: Node | None, alone: bool) -> Finding:
    """What is meant by a key in braces that has no colon: half a number, a placeholder, or a forgotten value.

    ``source`` is what stands before the key on its line, ``before`` the value that precedes it between the
    braces, and ``alone`` says that the braces hold nothing else.
    """
    if isinstance(before, Scalar) and _halves(source, key, before):
        start = before.span
        return mistake(
            "number_in_halves",
            Span(start.line, start.column, span.end_line, span.end_column),
            text=f"{before.text},{key}",
            value=before.text,
            key=key,
            fix=_decimal_point(before.text, key),
        )
    if match := _INVISIBLE_AFTER_COLON.match(key):
        column = span.column + match.start(1)
        return mistake("invisible_space", Span.on(span.line, column))
    if match := _FLOW_KEY_WITHOUT_SPACE.fullmatch(key):
        return key_without_space(span, match[1], match[2])
    if match := _MOMENT_AND_WORD.fullmatch(key):
        return mistake("no_colon_in_figure", span, text=shorten(key), fix=f"{match[1]}: {match[2]}")
    if alone:
        return mistake("text_in_braces", span, text=shorten(key), fix=quoted("{" + key + "}"))
    return mistake("key_without_value", span, key=shorten(key))


def _decimal_point(before: str, after: str) -> str:
    return f"{before.replace('.', '') if _GROUPED.fullmatch(before) else before}.{after}"


def _halves(source: str, key: str, before: Scalar) -> bool:
    is_number = isinstance(before.value, (int, Decimal)) and not isinstance(before.value, bool)
    return is_number and _DECIMALS.fullmatch(key) is not None and source.endswith(f"{before.text},")


def unclosed_quote(lines: list[str], line: int, column: int, *, in_brackets: bool = False) -> Finding:
    """The trap of a quote that opens at ``line`` and ``column`` and is not closed where its text ends.

    Between brackets the text is taken to end at a comma or bracket.
    """
    rest = lines[line - 1][column - 1 :]
    rest = re.split(r"[],}]", rest, maxsplit=1)[0] if in_brackets else rest
    text = (rest if _APOSTROPHE.match(rest) else rest[1:]).strip()
    return mistake("unclosed_quote", Span.on(line, column, column + len(rest)), fix=quoted(text))


def stray_tabs(lines: list[str], quoted: Iterable[Span]) -> Iterator[Finding]:
    """The first tab on each line that stands in no remark and in none of the texts at ``quoted``."""
    covered: dict[int, list[tuple[int, int]]] = {number: [] for number, line in enumerate(lines, 1) if "\t" in line}
    for span in quoted:
        for number in range(span.line, span.end_line + 1):
            if number in covered:
                start = span.column - 1 if number == span.line else 0
                end = span.end_column - 1 if number == span.end_line else len(lines[number - 1])
                covered[number].append((start, end))
    for number, stretches in covered.items():
        line = lines[number - 1]
        column = _first_outside(line, sorted(stretches))
        if column is None:
            continue
        span = Span.on(number, column + 1)
        if row := _ROW.fullmatch(line):
            yield mistake("tab_between_cells", span, fix=f"{row[1]}: {shorten(row[2])}")
        else:
            yield mistake("tab_in_line" if line[:column].strip() else "tab", span)


def _first_outside(line: str, stretches: list[tuple[int, int]]) -> int | None:
    """Where the first tab outside the stretches stands (from 0), if it stands before a remark."""
    at = 0
    for start, end in [*stretches, (len(line), len(line))]:
        match = _TAB_OR_REMARK.search(line, at, start)
        if match:
            return match.start() if match.group() == "\t" else None
        at = end
    return None


def no_keys(kind: str, span: Span, **args: object) -> Finding:
    """What is wrong with a file that has no keys, with the words of a plan that a writer would fill in."""
    return mistake(kind, span, fix="title: ...", name="....yaml", **args)


def other_file(lines: list[str]) -> Finding | None:
    """What is wrong with a file whose first lines show that it is no plan: a web page, or a text from a document."""
    number, first = next(((n, line) for n, line in enumerate(lines, 1) if _SAYS_SOMETHING.match(line)), (0, ""))
    span = Span.on(number, 1, len(first) + 1)
    if _WEB_PAGE.match(first):
        return no_keys("no_keys_web", span)
    if (
        _PROSE.match(first)
        and not any(_KEY_LINE.match(line) for line in lines)
        and any(_SENTENCE.match(line) for line in lines)
    ):
        return no_keys("no_keys_text", span, text=shorten(first))
    return None
