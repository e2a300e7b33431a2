"""Putting right what the parser cannot read, so that the rest of the file is read and looked at in the same run.

What is wrong is told all the same; the text as the writer would mend it is only read. Lines stay lines, and every
place in a mended line leads back to its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ivp.finding import Finding, Span
from ivp.reader.mistakes import mistake
from ivp.reader.node import Entry, Mapping, Node, Sequence

_REMARK = re.compile(r"\s+#(?:\s.*)?$")
LONGEST_LINE = 20_000
"""A line longer than this is not mended."""
_CLOSING = {"[": "]", "{": "}"}
_KEY_OR_ITEM = re.compile(r"\s*(?:-(?:\s|$)|[^\s#\"'\[{][^:#]{0,80}?:(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Edit:
    """``text`` in place of what stands on a line from ``column`` up to ``end`` (from 1, in the text as it is read)."""

    line: int
    column: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong where the parser got stuck, with how to read on (``mend``, empty: not at all), and whether that
    leaves the rest as the writer meant it (``sure``)."""

    finding: Finding
    mend: tuple[Edit, ...] = ()
    sure: bool = True


def slip(kind: str, span: Span, edits: tuple[Edit, ...] = (), /, *, sure: bool = True, **args: object) -> Slip:
    """A slip told as this mistake (``ivp.reader.mistakes``), whose gaps ``args`` fill."""
    return Slip(mistake(kind, span, **args), edits, sure)


class Mended:
    """The lines of a file as they are read, some of them mended."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = list(lines)
        self._columns: dict[int, list[int]] = {}

    def apply(self, edits: Iterable[Edit]) -> None:
        """Mend lines; all places are those of the text before it."""
        for number, group in groupby(sorted(edits, key=lambda each: (each.line, each.column)), lambda each: each.line):
            line = self.lines[number - 1]
            columns = self._columns.get(number) or list(range(1, len(line) + 2))
            texts: list[str] = []
            places: list[int] = []
            at = 0
            for edit in group:
                start, end = edit.column - 1, edit.end - 1
                texts += [line[at:start], edit.text]
                places += columns[at:start]
                places += [columns[min(start + step, end)] for step in range(len(edit.text))]
                at = end
            self.lines[number - 1] = "".join([*texts, line[at:]])
            self._columns[number] = places + columns[at:]

    def span(self, span: Span) -> Span:
        """Where a stretch of the text as it is read stands in the file."""
        if span.line not in self._columns and span.end_line not in self._columns:
            return span
        return Span(*self._place(span.line, span.column), *self._place(span.end_line, span.end_column))

    def _place(self, line: int, column: int) -> tuple[int, int]:
        columns = self._columns.get(line)
        return line, columns[min(column, len(columns)) - 1] if columns else column

    def replace(self, node: Node) -> None:
        """Give a node and all that is in it its places in the file."""
        node.span = self.span(node.span)
        if isinstance(node, Mapping):
            for key, entry in node.entries.items():
                self.replace(entry.value)
                node.entries[key] = Entry(self.span(entry.key), entry.value)
        elif isinstance(node, Sequence):
            for item in node.items:
                self.replace(item)


def indent(line: str) -> int:
    """How many spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))


def quote(lines: list[str], line: int, column: int, *, in_brackets: bool = False) -> tuple[Edit, ...]:
    """The text that starts at a place, put in quotes: to the end of its lines, or of its item between brackets."""
    source = lines[line - 1]
    if len(source) > LONGEST_LINE:
        return ()
    end = len(_REMARK.sub("", source[column - 1 :]).rstrip()) + column
    last = line
    if in_brackets:
        end = column + len(re.split(r"[],}]", source[column - 1 : end - 1], maxsplit=1)[0].rstrip())
    else:
        for number in _continued(lines, line):
            last, end = number, len(_REMARK.sub("", lines[number - 1]).rstrip()) + 1
    edits = [Edit(line, column, column, "'")]
    for number in range(line, last + 1):
        text = lines[number - 1]
        stop = end - 1 if number == last else len(text)
        start = column - 1 if number == line else 0
        edits += [Edit(number, at + 1, at + 1, "'") for at in range(start, stop) if text[at] == "'"]
    return (*edits, Edit(last, end, end, "'"))


def _continued(lines: list[str], line: int) -> Iterator[int]:
    """The lines below that go on with the text of a line: deeper, and neither a key nor an item."""
    depth = indent(lines[line - 1])
    for number in range(line + 1, len(lines) + 1):
        text = lines[number - 1]
        if not text.strip() or indent(text) <= depth or text.lstrip().startswith("#") or _KEY_OR_ITEM.match(text):
            return
        yield number


def blank(lines: list[str], line: int) -> tuple[Edit, ...]:
    """A line, and those below that go on with its text, left out."""
    depth = indent(lines[line - 1])
    numbers = [line]
    for number in range(line + 1, len(lines) + 1):
        text = lines[number - 1]
        if not text.strip() or indent(text) < depth or _KEY_OR_ITEM.match(text):
            break
        numbers.append(number)
    return tuple(Edit(number, 1, len(lines[number - 1]) + 1, "") for number in numbers)


def spaces(span: Span, text: str = " ") -> tuple[Edit, ...]:
    """Signs on one line replaced by as many spaces, or by another text for each."""
    return (Edit(span.line, span.column, span.end_column, text * (span.end_column - span.column)),)


def insert(line: int, column: int, text: str) -> tuple[Edit, ...]:
    """A text put in at a place."""
    return (Edit(line, column, column, text),)


def opens(line: str) -> bool:
    """Whether what belongs to a line may stand deeper below it: it ends in a colon, or is an item."""
    text = _REMARK.sub("", line).strip()
    return text.endswith(":") or text == "-" or text.startswith("- ")


def shift(lines: list[str], line: int, column: int) -> tuple[Edit, ...]:
    """A line moved to start at ``column``, with those below that start where it did and what belongs to them."""
    depth = indent(lines[line - 1])
    move = column - 1 - depth
    edits: list[Edit] = []
    opened = carried = False
    for number in range(line, len(lines) + 1):
        text = lines[number - 1]
        here = indent(text)
        if not text.strip():
            continue
        if here < depth or (here > depth and not opened):
            break
        if here == depth:
            opened = carried = opens(text)
        elif carried:
            carried = here <= column - 1
        if here == depth or carried:
            edits.append(Edit(number, 1, 1, " " * move) if move > 0 else Edit(number, 1, 1 - move, ""))
    return tuple(edits)


def close(lines: list[str], line: int, column: int) -> tuple[Edit, ...]:
    """The brackets that open on a line from ``column`` on, closed at its end; nothing where they may go on below."""
    source = _REMARK.sub("", lines[line - 1]).rstrip()
    below = next((text for text in lines[line:] if text.strip()), "")
    if "{{" in source or "[[" in source or not source[column:].strip():
        return ()
    if below and (indent(below) > indent(source) or not _KEY_OR_ITEM.match(below)):
        return ()
    open_: list[str] = []
    for sign in source[column - 1 :]:
        if sign in _CLOSING:
            open_.append(_CLOSING[sign])
        elif open_ and sign == open_[-1]:
            open_.pop()
        elif sign in "]}'\"":
            return ()
    return insert(line, len(source) + 1, "".join(reversed(open_)))
