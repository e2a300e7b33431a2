"""Reading settings: TOML as data that knows where every piece stands.

The standard library decides whether a text is TOML and what a value means; it gives no places, so the text is gone
through once more for those.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from decimal import Decimal

from ivp.finding import START, Code, Finding, Message, Span
from ivp.reader.node import Document, Entry, Mapping, Node, Scalar, Sequence
from ivp.reader.text import read_text

BROKEN = Code("IVP195")

_BLANK = re.compile(r"(?:\s|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_TEXT = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})|' + r"'''.*?'''(?:'{0,2})|" + r""""(?:\\.|[^"\\\n])*"|'[^'\n]*'""", re.DOTALL
)
_BARE = re.compile(r"[^,\]}#\n]*[^,\]}#\n\s]")
_PLACE = re.compile(r"line (\d+), column (\d+)")
_PROBLEMS = (
    ("Cannot", Message("this stands in the settings a second time")),
    ("Invalid value", Message("there is no value here that settings can hold")),
    ("Expected '='", Message("a key is followed by = and its value")),
    ("", Message("the settings cannot be read here")),
)
_EXAMPLE = 'language = "nl"'
_NESTED = 32
_LONG_KEY = re.compile(rf"(?:^|[\[{{,])[ \t]*(?:(?:{_KEY.pattern}){_DOT.pattern}){{{_NESTED}}}", re.MULTILINE)
"""A key of so many pieces that the standard library takes gigabytes to read it."""


def read_toml(name: str, data: bytes) -> tuple[Document, list[Finding]]:
    """Read a settings file; the root of the document is None where it cannot be read. Never raises.

    Dates and times stand in the tree as text, as they were written.
    """
    document, _, problems = read_text(name, data)
    if problems:
        return document, [found.of(name) for found in problems]
    text = "\n".join(document.lines)
    if long := _LONG_KEY.search(text):
        line = text.count("\n", 0, long.end()) + 1
        return document, [_broken(document, f"line {line}, column 1")]
    try:
        tomllib.loads(text, parse_float=Decimal)
        document.root = _Places(text).root()
    except tomllib.TOMLDecodeError as error:
        return document, [_broken(document, str(error))]
    except (ValueError, TypeError, RecursionError, ArithmeticError):
        return document, [_broken(document, "line 1, column 1")]
    return document, []


def _broken(document: Document, problem: str) -> Finding:
    match = _PLACE.search(problem)
    line, column = (int(match[1]), int(match[2])) if match else (len(document.lines), len(document.lines[-1]) + 1)
    message = next(found for start, found in _PROBLEMS if problem.startswith(start))
    hint = Message("write a key, = and a value, with texts in quotes, such as {example}", {"example": _EXAMPLE})
    if problem.startswith("Cannot"):
        column, hint = 1, Message("delete one of the two")
    return Finding(
        BROKEN,
        message,
        document=document.name,
        span=Span(line, column, line, max(column, len(document.lines[line - 1])) + 1),
        hint=hint,
    )


class _Places:
    """Goes through a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.depth = 0

    def root(self) -> Mapping:
        """The whole text as one mapping."""
        root = table = Mapping({}, START)
        while not self._end():
            if self.text.startswith("[", self.at):
                several = self.text.startswith("[[", self.at)
                self.at += 2 if several else 1
                keys = self._keys()
                table = self._list_item(root, keys) if several else self._inside(root, keys)
                self.at = self.text.index("]", self.at) + (2 if several else 1)
            else:
                self._pair(table)
        return root

    def _end(self) -> bool:
        self._skip(_BLANK)
        return self.at >= len(self.text)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise ValueError(self.at)
        self.at = match.end()
        return match.group()

    def _span(self, start: int) -> Span:
        return Span(*self._place(start), *self._place(self.at))

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def _keys(self) -> list[tuple[str, Span]]:
        keys: list[tuple[str, Span]] = []
        self._skip(_BLANK)
        while True:
            start = self.at
            written = self._skip(_KEY)
            key = next(iter(tomllib.loads(f"{written} = 0")))
            keys.append((key, self._span(start)))
            if not _DOT.match(self.text, self.at):
                return keys
            self._skip(_DOT)

    def _pair(self, table: Mapping) -> None:
        *above, (key, span) = self._keys()
        self._skip(_EQUALS)
        self._inside(table, above).entries[key] = Entry(span, self._value())

    def _inside(self, table: Mapping, keys: list[tuple[str, Span]]) -> Mapping:
        """The table that the keys lead to, made where it is not there yet; of a list the last item."""
        for key, span in keys:
            node = table.entries.setdefault(key, Entry(span, Mapping({}, span))).value
            node = node.items[-1] if isinstance(node, Sequence) else node
            if not isinstance(node, Mapping):
                raise TypeError(key)
            table = node
        return table

    def _list_item(self, root: Mapping, keys: list[tuple[str, Span]]) -> Mapping:
        *above, (key, span) = keys
        tables = self._inside(root, above).entries.setdefault(key, Entry(span, Sequence([], span))).value
        item = Mapping({}, span)
        if isinstance(tables, Sequence):
            tables.items.append(item)
        return item

    def _value(self) -> Node:
        start = self.at
        sign = self.text[self.at : self.at + 1]
        if sign in ("[", "{"):
            self.depth += 1
            if self.depth > _NESTED:
                raise ValueError(self.at)
            self.at += 1
            node = self._list() if sign == "[" else self._table()
            self.depth -= 1
            node.span = self._span(start)
            return node
        written = self._skip(_TEXT if sign in ("'", '"') else _BARE)
        value = tomllib.loads(f"v = {written}", parse_float=Decimal)["v"]
        return Scalar(value if isinstance(value, (str, bool, int, Decimal)) else written, self._span(start), written)

    def _list(self) -> Sequence:
        items: list[Node] = []
        while not self._closed("]"):
            items.append(self._value())
        return Sequence(items, START)

    def _table(self) -> Mapping:
        table = Mapping({}, START)
        while not self._closed("}"):
            self._pair(table)
        return table

    def _closed(self, bracket: str) -> bool:
        """Whether the bracket follows; a comma before the next item is passed over."""
        self._skip(_BLANK)
        if self.text[self.at : self.at + 1] == ",":
            self.at += 1
            self._skip(_BLANK)
        if self.text[self.at : self.at + 1] != bracket:
            return False
        self.at += 1
        return True
