"""Lines that start at the wrong column: where they could have started, and what that would mean."""

from __future__ import annotations

import re

from ivp.diagnostic import Message, Span
from ivp.reader import codes
from ivp.reader.text import shorten
from ivp.reader.traps import Trap

_LOOKED_AT = 500
_KEY = re.compile(r"\s*(?:-\s+)*(?:\"[^\"]{0,80}\"|'[^']{0,80}'|[^\s\"'\[\]{}#][^:#]{0,80}?)\s*:(?:\s|$)")
_KEY_WITH_VALUE = re.compile(r"\s*(?:-\s+)*(?:\"[^\"]{0,80}\"|'[^']{0,80}'|[^\s\"'\[\]{}#][^:#]{0,80}?)\s*:\s+[^\s#]")
_ITEM = re.compile(r"\s*-(?:\s|$)")
_DASHES = re.compile(r"(?:-\s+)+")
_BLOCK_TEXT = re.compile(r"(?:^|\s)[|>][-+0-9]*\s*(?:\s#.*)?$")


def is_key_or_item(line: str) -> bool:
    """Whether a line looks like a key with a colon or a list item with a dash."""
    return _KEY.match(line) is not None or _ITEM.match(line) is not None


def explain(lines: list[str], line: int) -> Trap | None:
    """What is wrong with how ``line`` (from 1) is indented or with what it is, given the lines above it.

    None when no line stands above it.
    """
    text = lines[line - 1]
    column = _indent(text) + 1
    span = Span(line, column, line, max(column, len(text.rstrip()) + 1))
    above = _above(lines, line)
    if not above or not text.strip():
        return None
    if _in_block_text(above, column):
        return Trap(
            codes.INDENTATION,
            span,
            Message("this line starts further left than the text it seems to belong to"),
            Message("let every line of the text start at the same column, or further right"),
        )
    columns = _columns(above)
    previous = above[0]
    if column > max(columns):
        return _too_deep(span, previous, max(columns))
    if column in columns:
        if _ITEM.match(text):
            message = Message("a list item stands among keys here")
        else:
            message = Message("a line without a dash stands among list items here")
        return Trap(
            codes.INDENTATION,
            span,
            message,
            Message("indent the line further if it belongs to the line above; otherwise write it as its neighbours"),
        )
    return Trap(
        codes.INDENTATION,
        span,
        Message(
            "this line starts at column {column}; what it could belong to starts at column {columns}",
            {"column": column, "columns": ", ".join(str(each) for each in sorted(columns))},
        ),
        Message("let the keys of one block, and the dashes of one list, start at the same column"),
    )


def _too_deep(span: Span, previous: str, column: int) -> Trap:
    shown = {"above": shorten(previous)}
    if _KEY_WITH_VALUE.match(previous):
        message = Message('this line stands below "{above}", which already has a value', shown)
    else:
        message = Message('this line stands deeper than "{above}", to which it cannot belong', shown)
    return Trap(
        codes.INDENTATION,
        span,
        message,
        Message(
            "start it at column {column}, beside that line; or put the whole text in quotes if it is part of it",
            {"column": column},
        ),
    )


def _above(lines: list[str], line: int) -> list[str]:
    """The lines above that hold something, nearest first."""
    found = lines[max(0, line - 1 - _LOOKED_AT) : line - 1]
    return [text for text in reversed(found) if text.strip() and not text.lstrip().startswith("#")]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _in_block_text(above: list[str], column: int) -> bool:
    header = next((text for text in above if _indent(text) + 1 < column), None)
    return header is not None and header is not above[0] and _BLOCK_TEXT.search(header[-200:]) is not None


def _columns(above: list[str]) -> set[int]:
    """The columns where a block that is still open above has its keys or dashes."""
    columns: set[int] = set()
    lowest: int | None = None
    for text in above:
        indent = _indent(text)
        if lowest is not None and indent >= lowest:
            continue
        starts = {indent + 1}
        if dashes := _DASHES.match(text, indent):
            starts.add(dashes.end() + 1)
        columns |= {start for start in starts if lowest is None or start <= lowest}
        lowest = indent
        if not indent:
            break
    return columns
