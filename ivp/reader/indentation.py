"""Lines that start at the wrong column: where they could have started, and what that would mean."""

from __future__ import annotations

import re
from typing import Any

from ivp.finding import Span
from ivp.reader import mend
from ivp.reader.mend import Edit, Slip, indent, slip
from ivp.reader.text import shorten

_LOOKED_AT = 500
_MANY_LINES = 2_000
_KEY = re.compile(r"\s*(?:-\s+)*(?:\"[^\"]{0,80}\"|'[^']{0,80}'|[^\s\"'\[\]{}#][^:#]{0,80}?)\s*:(?:\s|$)")
_KEY_WITH_VALUE = re.compile(r"\s*(?:-\s+)*(?:\"[^\"]{0,80}\"|'[^']{0,80}'|[^\s\"'\[\]{}#][^:#]{0,80}?)\s*:\s+[^\s#]")
_ITEM_KEY = re.compile(r"\s*-\s+[\w-]+\s*:(?:\s|$)")
_ITEM = re.compile(r"\s*-(?:\s|$)")
_DASHES = re.compile(r"(?:-\s+)+")
_BLOCK_TEXT = re.compile(r"(?:^|\s)[|>][-+0-9]*\s*(?:\s#.*)?$")


def is_key_or_item(line: str) -> bool:
    """Whether a line looks like a key with a colon or a list item with a dash."""
    return _KEY.match(line) is not None or _ITEM.match(line) is not None


def explain(lines: list[str], line: int) -> Slip | None:
    """What is wrong with how ``line`` (from 1) is indented or with what it is, given the lines above it.

    None when no line stands above it.
    """
    text = lines[line - 1]
    column = indent(text) + 1
    span = _line(lines, line)
    above = _above(lines, line)
    if not above or not text.strip():
        return None
    if _in_block_text(above, column):
        return slip("left_of_text", span, mend.insert(line, 1, " " * max(0, indent(above[0]) - indent(text))))
    columns = _columns(above)
    previous = above[0]
    if column > max(columns):
        return _too_shallow(lines, line, above) or _too_deep(lines, span, previous, max(columns))
    if column in columns:
        return _other_kind(lines, line, span)
    start, sure = _start(lines, line, columns)
    shown: dict[str, Any] = {"column": column, "columns": ", ".join(str(each) for each in sorted(columns))}
    return slip("column", span, mend.shift(lines, line, start), sure=sure, **shown)


def _line(lines: list[str], line: int) -> Span:
    """What stands on a line."""
    text = lines[line - 1]
    return Span.on(line, indent(text) + 1, max(indent(text), len(text.rstrip())) + 1)


def text_beside_its_key(lines: list[str], line: int) -> Slip | None:
    """The trap of a text below ``|`` or ``>`` that starts at the column of its key."""
    above = next(iter(_above(lines, line)), "")
    depth = indent(lines[line - 1])
    if not _BLOCK_TEXT.search(above[-200:]) or not is_key_or_item(above) or depth > indent(above):
        return None
    last = line
    while last < len(lines) and lines[last].strip() and not is_key_or_item(lines[last]):
        last += 1
    edits = tuple(Edit(number, 1, 1, " " * (indent(above) + 2 - depth)) for number in range(line, last + 1))
    return slip("text_beside_its_key", _line(lines, line), edits)


def two_dashes(lines: list[str], line: int, below: int) -> Slip | None:
    """The trap of an item of a list whose dash stands further right than that of the item above it."""
    above, text = lines[line - 1], lines[below - 1]
    if below <= line or not (_ITEM.match(above) and _ITEM.match(text)) or indent(text) <= indent(above):
        return None
    return slip("dash_in_text", _line(lines, below), mend.shift(lines, below, indent(above) + 1))


def _start(lines: list[str], line: int, columns: set[int]) -> tuple[int, bool]:
    """Of the columns at which a line may start the one that is probably meant, and whether it is one off.

    What the line opens stands deeper than the line does; of two that are as near the deeper one.
    """
    column = indent(lines[line - 1]) + 1
    below = next((text for text in lines[line:] if text.strip()), "")
    if mend.opens(lines[line - 1]) and indent(below) + 1 > column:
        columns = {each for each in columns if each < indent(below) + 1} or columns
    start = min(columns, key=lambda each: (abs(each - column), -each))
    return start, abs(start - column) == 1


def _other_kind(lines: list[str], line: int, span: Span) -> Slip:
    """A list item among keys, or a key among list items."""
    is_item = _ITEM.match(lines[line - 1]) is not None
    depth = span.column - 1
    siblings = [
        number
        for number in range(max(1, line - _LOOKED_AT), line)
        if indent(lines[number - 1]) == depth and _ITEM.match(lines[number - 1])
    ]
    first = siblings[-1] if siblings else line
    alone = all(indent(text) > depth or not text.strip() for text in lines[first : line - 1])
    opener = next((text for text in reversed(lines[: first - 1]) if text.strip()), "")
    if is_item or not (alone and _ITEM_KEY.match(lines[first - 1]) and indent(opener) < depth):
        return slip("item_among_keys" if is_item else "key_among_items", span, mend.blank(lines, line), sure=False)
    text = lines[first - 1].strip()[1:].strip()
    edit = Edit(first, depth + 1, lines[first - 1].index(text) + 1, "")
    return slip("key_below_item", span, (edit,), line=first, fix=shorten(text))


def without_tabs(lines: list[str], line: int) -> tuple[Edit, ...]:
    """The tabs at the start of ``line`` and of those below, as spaces: as many as its neighbours have."""
    lines = list(lines)
    seen: dict[str, int] = {}
    edits: list[Edit] = []
    for number in range(line, min(len(lines), line + _MANY_LINES) + 1):
        text = lines[number - 1]
        blank = text[: len(text) - len(text.lstrip(" \t"))]
        if "\t" not in blank:
            continue
        above = _above(lines, number)
        columns = _columns(above)
        depth = seen.get(blank)
        if depth is None or depth + 1 not in columns:
            depth = _depth(blank, above, columns, next((each for each in lines[number:] if each.strip()), ""))
        seen[blank] = depth
        edits.append(Edit(number, 1, len(blank) + 1, " " * depth))
        lines[number - 1] = " " * depth + text.lstrip(" \t")
    return tuple(edits)


def _depth(blank: str, above: list[str], columns: set[int], below: str) -> int:
    """How many spaces are meant by a start with tabs, by what stands around the line."""
    if above and mend.opens(above[0]) and not _ITEM.match(above[0]):
        here = indent(above[0])
        deeper = indent(below) if "\t" not in below[: len(below) - len(below.lstrip())] else 0
        return deeper if deeper > here else here + 2
    tabs = blank.count("\t")
    widths = [tabs * width + len(blank) - tabs for width in (8, 4, 2)]
    return next((width for width in widths if width + 1 in columns), max(columns, default=1) - 1)


def _too_shallow(lines: list[str], line: int, above: list[str]) -> Slip | None:
    """The line above, where that one stands further left than its neighbours on both sides."""
    if len(above) < 2 or not indent(above[0]) < indent(above[1]) == indent(lines[line - 1]):
        return None
    if not _KEY_WITH_VALUE.match(above[0]):
        return None
    wrong = next(number for number in range(line - 1, 0, -1) if lines[number - 1] is above[0])
    start, meant = indent(above[0]) + 1, indent(above[1]) + 1
    edits = mend.insert(wrong, 1, " " * (meant - start))
    return slip("column_shallow", _line(lines, wrong), edits, column=start, columns=meant)


def _too_deep(lines: list[str], span: Span, previous: str, column: int) -> Slip:
    edits = mend.shift(lines, span.line, column)
    shown: dict[str, Any] = {"above": shorten(previous), "column": column}
    if not _KEY_WITH_VALUE.match(previous):
        return slip("too_far_in", span, edits, **shown)
    key, _, value = previous.strip().partition(":")
    sibling = next((text for text in _above(lines, span.line)[1:] if indent(text) <= indent(previous)), "")
    if mend.opens(sibling) and indent(sibling) == indent(previous) and is_key_or_item(lines[span.line - 1]):
        shown |= {"key": shorten(key), "value": shorten(value)}
        return slip("below_value_or_in_it", span, edits, sure=False, **shown)
    return slip("below_value", span, edits, **shown)


def _above(lines: list[str], line: int) -> list[str]:
    """The lines above that hold something, nearest first."""
    found = lines[max(0, line - 1 - _LOOKED_AT) : line - 1]
    return [text for text in reversed(found) if text.strip() and not text.lstrip().startswith("#")]


def _in_block_text(above: list[str], column: int) -> bool:
    header = next((text for text in above if indent(text) + 1 < column), None)
    return header is not None and header is not above[0] and _BLOCK_TEXT.search(header[-200:]) is not None


def _columns(above: list[str]) -> set[int]:
    """The columns where a block that is still open above has its keys or dashes."""
    columns: set[int] = set()
    lowest: int | None = None
    for text in above:
        depth = indent(text)
        if lowest is not None and depth >= lowest:
            continue
        starts = {depth + 1}
        if dashes := _DASHES.match(text, depth):
            starts.add(dashes.end() + 1)
        columns |= {start for start in starts if lowest is None or start <= lowest}
        lowest = depth
        if not depth:
            break
    return columns
