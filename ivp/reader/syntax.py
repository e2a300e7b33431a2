"""The parser's one complaint about a text, told in the words of the person who wrote it.

The parser says where it got stuck, which is often not where the mistake is. The checks below look at the lines
around that place, the likeliest mistake first; the first one that recognises it words the finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ivp.diagnostic import Message, Span
from ivp.reader import codes, indentation, refused
from ivp.reader.broken import Broken, line_above, suspects, value_start
from ivp.reader.tabs import tab
from ivp.reader.text import quoted, shorten
from ivp.reader.traps import (
    INVISIBLE_SPACES,
    OPENING_CURLY,
    Trap,
    cut_by_hash,
    invisible_space,
    item_without_space,
    key_trap,
    key_without_space,
    unclosed_quote,
)

_KEY_WITHOUT_SPACE = re.compile(r"(\s*(?:-\s+)*)([A-Za-z_][\w-]*):([^\s:/\\].*)")
_ITEM_WITHOUT_SPACE = re.compile(r"(\s*(?:-\s+)*)-([^\s\d-].*)")
_INVISIBLE = re.compile(f"\\s*(?:-\\s+)*?([{INVISIBLE_SPACES}]+)|[^:]{{1,80}}:([{INVISIBLE_SPACES}]+)")
_SIGN_CONTEXTS = ("block scalar", "alias", "anchor", "tag")
_SIGNS_OF_CONTEXT = "|>*&!"


def explain(broken: Broken) -> Trap:
    """The likeliest mistake behind the parser's complaint; a general one when none is recognised."""
    for check in _CHECKS:
        trap = check(broken)
        if trap is not None:
            return trap
    line, column = broken.at
    return Trap(
        codes.UNREADABLE,
        broken.rest(line, column),
        Message('the text cannot be read from here on: "{text}"', {"text": shorten(broken.line(line)[column - 1 :])})
        if broken.sign
        else Message("the text cannot be read from here on"),
        Message("check this line and the one above it: a key, a colon, a space and the value; special signs in quotes"),
    )


def _invisible(broken: Broken) -> Trap | None:
    for number in suspects(broken):
        if match := _INVISIBLE.match(broken.line(number)):
            start, end = match.span(1) if match[1] else match.span(2)
            return invisible_space(Span(number, start + 1, number, end + 1))
    return None


def _tab(broken: Broken) -> Trap | None:
    line = broken.line(broken.at[0])
    blank = line[: len(line) - len(line.lstrip())]
    column = blank.find("\t") + 1 if "\t" in blank else broken.at[1]
    if line[column - 1 : column] != "\t" or "quoted" in broken.context:
        return None
    return tab(broken.at[0], column)


def _directive(broken: Broken) -> Trap | None:
    line = broken.at[0]
    if not broken.line(line).startswith("%"):
        line = line_above(broken, line)
        if not broken.line(line).startswith("%"):
            return None
    return refused.directive(broken.rest(line, 1))


def _within_quotes(broken: Broken) -> Trap | None:
    if broken.since is None or "quoted" not in broken.context:
        return None
    if "end of stream" in broken.problem or "document" in broken.problem:
        return unclosed_quote(broken.lines, *broken.since, in_brackets=broken.in_brackets)
    return Trap(
        codes.BACKSLASH,
        Span(broken.at[0], broken.at[1], broken.at[0], broken.at[1] + len(broken.sign)),
        Message("a backslash between double quotes has a special meaning"),
        Message("put the text in single quotes, or write the backslash twice"),
    )


def _after_quote(broken: Broken) -> Trap | None:
    line, column = broken.at
    span = _quoted_before(broken)
    if span is None:
        return None
    if span.line != line:
        return unclosed_quote(broken.lines, span.line, span.column)
    text = broken.value(line, span.column)
    quote = broken.line(line)[span.column - 1]
    inner = text[1:-1] if text.endswith(quote) and len(text) > 1 else text
    return Trap(
        codes.AFTER_QUOTE,
        broken.rest(line, column),
        Message(
            'the text ends at its closing quote, but "{rest}" follows',
            {"rest": shorten(broken.line(line)[column - 1 :])},
        ),
        Message("put the whole text in quotes: {fix}", {"fix": quoted(inner)}),
    )


def _quoted_before(broken: Broken) -> Span | None:
    """The span of the quoted text that ends where the parser got stuck."""
    line, end = broken.at[0], len(broken.before)
    last = broken.last
    if last is not None and not last.plain and (last.span.end_line, last.span.end_column) == (line, end + 1):
        return last.span
    quote = broken.before[-1:]
    if quote in ("'", '"') and broken.before.count(quote) == 2:
        return Span(line, broken.before.index(quote) + 1, line, end + 1)
    return None


def _sign(broken: Broken) -> Trap | None:
    (line, column), sign = broken.at, broken.sign
    if (broken.since and broken.context.endswith(_SIGN_CONTEXTS)) or "tag handle" in broken.problem:
        line, column = broken.since or broken.at
        sign = broken.line(line)[column - 1 : column]
        if sign not in _SIGNS_OF_CONTEXT:
            return None
    elif not any(words in broken.problem for words in ("cannot start any token", "node content", "mapping keys are")):
        return None
    if sign in ("", ":"):
        return None
    if sign == "," and broken.in_brackets:
        return Trap(
            codes.UNREADABLE,
            Span(line, column, line, column + 1),
            Message("nothing stands before this comma"),
            Message("delete the comma, or write what should stand before it"),
        )
    return Trap(
        codes.SIGN_AT_START,
        Span(line, column, line, column + 1),
        Message("a text that starts with {sign} must stand in quotes", {"sign": sign}),
        Message("write {fix}", {"fix": quoted(broken.value(line, column) or sign)}),
    )


def _list_after_key(broken: Broken) -> Trap | None:
    if "sequence entries" not in broken.problem:
        return None
    line, column = broken.at
    return Trap(
        codes.LIST_AFTER_KEY,
        Span(line, column, line, column + 1),
        Message("a list cannot start on the line of its key"),
        Message(
            "start the list on the next line, or put a text in quotes: {fix}",
            {"fix": quoted(broken.value(line, column))},
        ),
    )


def _missing_space(broken: Broken) -> Trap | None:
    if "unexpected ':'" in broken.problem:
        line, column = broken.at
        key = re.split(r"[\[{,\s]", broken.before.rstrip(":"))[-1]
        return key_without_space(Span(line, column, line, column + 1), key, "...")
    for number in suspects(broken):
        line_text = broken.line(number)
        if match := _KEY_WITHOUT_SPACE.fullmatch(line_text):
            return key_without_space(broken.rest(number, match.end(1) + 1), match[2], match[3])
        if match := _ITEM_WITHOUT_SPACE.fullmatch(line_text):
            return item_without_space(broken.rest(number, match.end(1) + 1), match[2])
    return None


def _brackets(broken: Broken) -> Trap | None:
    line, column = broken.at
    if "flow" not in broken.context:
        if not broken.before.endswith(("]", "}")) or "mapping values" in broken.problem:
            return None
        if broken.sign in ("]", "}"):
            return _unmatched(Span(line, column, line, column + 1), broken.sign)
        start = value_start(broken.before)
        if broken.before[start : start + 1] not in ("[", "{"):
            return None
        return Trap(
            codes.BRACKETS_AT_START,
            broken.rest(line, start + 1),
            Message("a text that starts with {sign} must stand in quotes", {"sign": broken.before[start]}),
            Message("write {fix}", {"fix": quoted(broken.value(line, start + 1))}),
        )
    if broken.sign in ("]", "}"):
        return _unmatched(Span(line, column, line, column + 1), broken.sign)
    if broken.sign in ("[", "{") and broken.before:
        return Trap(
            codes.UNCLOSED_BRACKET,
            Span(line, column, line, column + 1),
            Message("the bracket {sign} opens here in the middle of a text", {"sign": broken.sign}),
            Message("write a colon and a space before it, or put the whole text in quotes if it is part of it"),
        )
    opened = broken.bracket or broken.since
    if broken.sign and opened and opened[0] == line:
        return Trap(
            codes.UNREADABLE,
            broken.rest(line, column),
            Message(
                'between brackets, a comma is missing before "{text}"', {"text": shorten(broken.value(line, column))}
            ),
            Message("write the comma, or put the whole text in quotes if this belongs to it"),
        )
    line, column = opened or broken.at
    return Trap(
        codes.UNCLOSED_BRACKET,
        Span(line, column, line, column + 1),
        Message("the bracket {sign} that opens here is not closed", {"sign": broken.line(line)[column - 1 : column]}),
        Message("close it, or put a comma between its items where one is missing; quote a text that starts with it"),
    )


def _unmatched(span: Span, sign: str) -> Trap:
    return Trap(
        codes.UNCLOSED_BRACKET,
        span,
        Message("the bracket {sign} closes nothing that was opened with its counterpart", {"sign": sign}),
        Message("delete it, or let it match the bracket that opens"),
    )


def _colon(broken: Broken) -> Trap | None:
    line, column = broken.at
    if broken.sign != ":" or not ("mapping values" in broken.problem or "flow" in broken.context):
        return None
    start = broken.last.span.column if broken.last and broken.last.span.line == line else None
    if start is None or start >= column:
        start = value_start(broken.before) + 1
        if not broken.before[: start - 1].strip(" -"):
            return None
    text = broken.value(line, start)
    if text[:1] and text[0] in OPENING_CURLY:
        return Trap(
            codes.CURLY_QUOTES,
            Span(line, start, line, start + 1),
            Message("typographic quotes do not quote a text here, so its colon counts as the end of a key"),
            Message("use straight quotes: {fix}", {"fix": quoted(text.strip(OPENING_CURLY))}),
        )
    hint = Message("put the whole text in quotes: {fix}", {"fix": quoted(text)})
    words = broken.before[start - 1 :].split()
    if broken.in_brackets and len(words) > 1:
        hint = Message(
            "put the whole text in quotes: {fix}; or write a comma before {key} if that is a key",
            {"fix": quoted(text), "key": shorten(words[-1])},
        )
    return Trap(
        codes.COLON_IN_TEXT,
        Span(line, column, line, column + 1),
        Message("a colon and a space inside a text would make a second key on this line"),
        hint,
    )


def _cut(broken: Broken) -> Trap | None:
    last, line = broken.last, broken.at[0]
    if (
        last is None
        or not last.plain
        or broken.before
        or last.span.end_line >= line
        or indentation.is_key_or_item(broken.line(line))
    ):
        return None
    end = last.span.end_line
    trap = cut_by_hash(broken.lines, shorten(last.text), end, last.span.end_column)
    if trap is not None:
        return trap
    between = [broken.line(end)[last.span.end_column - 1 :], *(broken.line(n) for n in range(end + 1, line))]
    remark = next((i for i, text in enumerate(between) if text.lstrip().startswith("#")), None)
    if remark is None:
        return None
    number = end + remark
    column = broken.line(number).index("#", last.span.end_column - 1 if remark == 0 else 0) + 1
    return Trap(
        codes.CUT_BY_HASH,
        broken.rest(number, column),
        Message("a remark in the middle of a text ends that text; the next line no longer belongs to it"),
        Message("move the remark to a line above the key, or put the whole text in quotes if # is part of it"),
    )


def _no_colon(broken: Broken) -> Trap | None:
    if "could not find expected ':'" in broken.problem and broken.since:
        line, column = broken.since
    elif "mapping values" in broken.problem and broken.last and broken.last.plain:
        line, column = broken.last.span.line, broken.last.span.column
        if line == broken.at[0] or broken.line(line)[: column - 1].strip(" -"):
            return None
    else:
        return None
    text = broken.line(line)[column - 1 :]
    if text[:1] in ("[", "{"):
        return Trap(
            codes.UNCLOSED_BRACKET,
            Span(line, column, line, column + 1),
            Message("the bracket {sign} that opens here is not closed", {"sign": text[0]}),
            Message("close it, or put the text in quotes"),
        )
    if text[:1] in ('"', "'"):
        return unclosed_quote(broken.lines, line, column)
    return Trap(
        codes.NO_COLON,
        broken.rest(line, column),
        Message('"{text}" is neither a key with a colon nor a list item with a dash', {"text": shorten(text)}),
        Message("write a colon after a key; indent a line further if it belongs to the text above it"),
    )


def _empty_key(broken: Broken) -> Trap | None:
    if broken.sign != ":" or broken.before.strip(" -{,"):
        return None
    line, column = broken.at
    return key_trap("", Span(line, column, line, column + 1), plain=True)


def _after_end(broken: Broken) -> Trap | None:
    if "document start" not in broken.problem:
        return None
    line, column = broken.at
    above = [text for text in broken.lines[: line - 1] if text.strip() and not text.lstrip().startswith("#")]
    if any(text.startswith("...") for text in above):
        return refused.after_points(broken.rest(line, column))
    if above and above[0].startswith(" "):
        return None
    return Trap(
        codes.UNREADABLE,
        broken.rest(line, column),
        Message("what stands above is complete in itself, so this line does not belong to it"),
        Message("start each key of the plan at the first column, without brackets around them"),
    )


def _layout(broken: Broken) -> Trap | None:
    line = broken.at[0]
    starts_line = not broken.before
    runs_on = "mapping values" in broken.problem and broken.last is not None and broken.last.span.line < line
    if not (starts_line or runs_on):
        return None
    return indentation.explain(broken.lines, line)


_CHECKS: tuple[Callable[[Broken], Trap | None], ...] = (
    _invisible,
    _tab,
    _directive,
    _within_quotes,
    _after_quote,
    _sign,
    _list_after_key,
    _missing_space,
    _empty_key,
    _colon,
    _brackets,
    _cut,
    _no_colon,
    _after_end,
    _layout,
)
