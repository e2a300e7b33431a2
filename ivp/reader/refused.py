"""What a plan does not use of YAML, each with the words for it."""

from __future__ import annotations

import re

from ivp.finding import START, Message, Span
from ivp.reader import codes
from ivp.reader.text import MAX_FINDINGS, quoted, shorten
from ivp.reader.traps import Trap

_START_WITH = Message(
    "a plan is lines of a key, a colon, a space and a value, such as {fix}; ivp init plans/{name} writes one to start "
    "from, in which the text gets its place",
    {"fix": "title: ...", "name": "....yaml"},
)
_SAYS_SOMETHING = re.compile(r"\s*[^\s#]")
_WEB_PAGE = re.compile(r"\s*<[!?a-zA-Z]")
_PROSE = re.compile(r"[^\W\d_][^{}\[\]\"']*\s")
_SENTENCE = re.compile(r"[^\W\d_][^:#{}\[\]]*(?:\s[^:#\s{}\[\]]+){3}[^:#]*$")
_KEY_LINE = re.compile(r"\s*(?:-\s+)?[\"'{]?[a-z_]+[\"']?\s*[:=]")


def directive(span: Span) -> Trap:
    """A line that starts with a percent sign."""
    return Trap(
        codes.DIRECTIVE,
        span,
        Message("a plan has no lines that start with %"),
        Message("delete the line; indent it or put it in quotes if it belongs to a text"),
    )


def second_document(span: Span) -> Trap:
    """A line of three dashes after the first document."""
    return Trap(
        codes.SECOND_DOCUMENT,
        span,
        Message("--- starts a second document; a plan is one document"),
        Message("delete the line, or move what follows to a file of its own"),
    )


def after_points(span: Span) -> Trap:
    """A line after the three points that end a document."""
    return Trap(
        codes.SECOND_DOCUMENT,
        span,
        Message("this line stands after the three points that end a document"),
        Message("delete the line with the three points, or move what follows to a file of its own"),
    )


def no_keys(span: Span, text: str | None) -> Trap:
    """A file that is one text, or a list if ``text`` is None."""
    if text is None:
        message = Message("the file should be a block of keys, not a list")
    else:
        message = Message('the file should start with a key; "{text}" is none', {"text": shorten(text)})
    return Trap(codes.NO_KEYS, span, message, _START_WITH)


def other_file(lines: list[str]) -> Trap | None:
    """A file whose first lines show that it is no plan: a web page, or text pasted from a document."""
    number, first = next(((n, line) for n, line in enumerate(lines, 1) if _SAYS_SOMETHING.match(line)), (0, ""))
    span = Span(number, 1, number, len(first) + 1)
    if _WEB_PAGE.match(first):
        return Trap(codes.NO_KEYS, span, Message("this is a web page or XML, not a plan"), _START_WITH)
    if (
        any(_SENTENCE.match(line) for line in lines)
        and _PROSE.match(first)
        and not any(_KEY_LINE.match(line) for line in lines)
    ):
        message = Message('the file should start with a key; "{text}" is none', {"text": shorten(first)})
        return Trap(codes.NO_KEYS, span, message, _START_WITH)
    return None


def empty() -> Trap:
    """A file without content."""
    return Trap(
        codes.EMPTY_FILE,
        START,
        Message("the file is empty, apart from blank lines and remarks"),
        _START_WITH,
    )


def too_many(end: tuple[int, int]) -> Trap:
    """The place where reading stops because of what was found before it."""
    return Trap(
        codes.TOO_MANY,
        Span(*end, *end),
        Message("{count} things are wrong above; the rest of the file is not read", {"count": MAX_FINDINGS}),
        Message("put these right first"),
    )


def too_many_pieces(end: tuple[int, int], limit: int) -> Trap:
    """The place where reading stops because the file holds too much."""
    return Trap(
        codes.TOO_LARGE,
        Span(*end, *end),
        Message("the file holds more than {limit} values; the rest of it is not read", {"limit": limit}),
        Message("divide it into more files"),
    )


def too_deep(span: Span, limit: int) -> Trap:
    """A block or list inside too many others."""
    return Trap(
        codes.TOO_DEEP,
        span,
        Message("blocks are nested more than {limit} deep here", {"limit": limit}),
        Message("check for brackets too many; no plan needs this many levels"),
    )


def key_not_text(span: Span) -> Trap:
    """A list or block where a key is expected."""
    return Trap(
        codes.KEY_NOT_TEXT,
        span,
        Message("a list or block cannot be a key"),
        Message("put a text that starts with a bracket in quotes"),
    )


def alias(span: Span, name: str, source: str) -> Trap:
    """``*name``; ``source`` is what stands there."""
    return Trap(
        codes.ALIAS,
        span,
        Message("{sign} refers to another part of the file, which a plan does not use", {"sign": shorten(f"*{name}")}),
        Message("put a text that starts with * in quotes: {fix}", {"fix": quoted(source)}),
    )


def anchor(span: Span, name: str, source: str) -> Trap:
    """``&name`` before a value or key; ``source`` is what stands there."""
    return Trap(
        codes.ALIAS,
        span,
        Message("{sign} names a part of the file, which a plan does not use", {"sign": shorten(f"&{name}")}),
        Message("delete it, or put a text that starts with & in quotes: {fix}", {"fix": quoted(source)}),
    )


def tag(span: Span, source: str) -> Trap:
    """``!name`` before a value or key; ``source`` is what stands there."""
    sign = next((word for word in source.split() if word.startswith("!")), "!")
    return Trap(
        codes.TAG,
        span,
        Message("{sign} would set the type of a value, which a plan does not use", {"sign": shorten(sign)}),
        Message("delete it, or put a text that starts with ! in quotes: {fix}", {"fix": quoted(source)}),
    )
