"""Reading settings: TOML as data that knows where every piece stands.

The standard library reads the text; it gives no places, so these are searched for in a text that is known to be TOML.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ivp.finding import Code, Finding, Message, Path, Span
from ivp.reader.node import Document, Entry, Mapping, Node, Scalar, Sequence
from ivp.reader.text import read_text

BROKEN = Code("IVP195")

_KEY = r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'"""
_PIECE = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|"(?:\\.|[^"\\\n])*"|'''
    r"""'''.*?'{3,5}|'[^'\n]*'|[][{},=.\n]|[^][{},=.\n"'\s#]+|(?P<blank>[^\S\n]+|#[^\n]*)""",
    re.DOTALL,
)
"""A text, a sign or a word; or what stands between them."""
_PLACE = re.compile(r"line (\d+), column (\d+)")
_PROBLEMS = (
    ("Cannot", Message("this stands in the settings a second time")),
    ("Invalid value", Message("there is no value here that settings can hold")),
    ("Expected '='", Message("a key is followed by = and its value")),
    ("", Message("the settings cannot be read here")),
)
_EXAMPLE = 'language = "nl"'
_NESTED = 32
_LONG_KEY = re.compile(rf"(?:^|[\[{{,])[ \t]*(?:(?:{_KEY})[ \t]*\.[ \t]*){{{_NESTED}}}", re.MULTILINE)
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
        return document, [_broken(document, f"line {text.count(chr(10), 0, long.end()) + 1}, column 1")]
    try:
        values = tomllib.loads(text, parse_float=Decimal)
        document.root = _Places(text).node(values, ())
    except tomllib.TOMLDecodeError as error:
        return document, [_broken(document, str(error))]
    except (ValueError, RecursionError, ArithmeticError):
        return document, [_broken(document, "line 1, column 1")]
    return document, []


def _broken(document: Document, problem: str) -> Finding:
    match = _PLACE.search(problem)
    line, column = (int(match[1]), int(match[2])) if match else (len(document.lines), len(document.lines[-1]) + 1)
    message = next(found for start, found in _PROBLEMS if problem.startswith(start))
    hint = Message("write a key, = and a value, with texts in quotes, such as {example}", {"example": _EXAMPLE})
    if problem.startswith("Cannot"):
        column, hint = 1, Message("delete one of the two")
    span = Span(line, column, line, max(column, len(document.lines[line - 1])) + 1)
    return Finding(BROKEN, message, hint, span=span, document=document.name)


class _Places:
    """Where each key and each value of a text stands, by its path."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._pieces = [(match[0], match.span()) for match in _PIECE.finditer(text) if match["blank"] is None]
        self._pieces.reverse()
        self._keys: dict[Path, tuple[int, int]] = {}
        self._values: dict[Path, tuple[int, int]] = {}
        self._tables: dict[Path, int] = {}
        self._whole()

    def node(self, value: Any, path: Path) -> Node:
        """The value at ``path`` with the places of all that is in it."""
        start, end = self._values.get(path) or self._keys.get(path) or (0, 0)
        span = Span(*self._place(start), *self._place(end))
        if isinstance(value, dict):
            entries = {key: self.node(item, (*path, key)) for key, item in value.items()}
            return Mapping({key: Entry(self._key(path, key), node) for key, node in entries.items()}, span)
        if isinstance(value, list):
            return Sequence([self.node(item, (*path, index)) for index, item in enumerate(value)], span)
        written = self._text[start:end]
        return Scalar(value if isinstance(value, str | bool | int | Decimal) else written, span, written)

    def _key(self, path: Path, key: str) -> Span:
        start, end = self._keys[(*path, key)]
        return Span(*self._place(start), *self._place(end))

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def _whole(self) -> None:
        table: Path = ()
        while self._pieces:
            if self._next() == "\n":
                self._pieces.pop()
            elif self._next() != "[":
                self._pair(table)
            else:
                self._pieces.pop()
                several = self._next() == "["
                if several:
                    self._pieces.pop()
                table = self._path(())
                if several:
                    self._tables[table] = self._tables.get(table, -1) + 1
                    table = (*table, self._tables[table])
                    self._keys[table] = self._keys[table[:-1]]
                for _ in range(1 + several):
                    self._pieces.pop()

    def _next(self) -> str:
        return self._pieces[-1][0] if self._pieces else ""

    def _path(self, table: Path) -> Path:
        """The path of a key with its points, in a table; of a list of tables the last is meant."""
        path = table
        while True:
            if path in self._tables:
                path = (*path, self._tables[path])
            written, span = self._pieces.pop()
            path = (*path, next(iter(tomllib.loads(f"{written} = 0"))))
            self._keys.setdefault(path, span)
            if self._next() != ".":
                return path
            self._pieces.pop()

    def _pair(self, table: Path) -> None:
        path = self._path(table)
        self._pieces.pop()
        self._value(path)

    def _value(self, path: Path) -> None:
        if len(path) > _NESTED:
            raise ValueError(path)
        piece, (start, end) = self._pieces.pop()
        if piece in {"[", "{"}:
            for index in self._items("]" if piece == "[" else "}"):
                if piece == "[":
                    self._value((*path, index))
                else:
                    self._pair(path)
            _, (_, end) = self._pieces.pop()
        while self._next() not in {",", "]", "}", "\n", ""}:
            _, (_, end) = self._pieces.pop()
        self._values[path] = (start, end)

    def _items(self, closing: str) -> Iterator[int]:
        """The number of each item up to the sign that closes them."""
        index = 0
        while True:
            while self._next() in {"\n", ","}:
                self._pieces.pop()
            if self._next() == closing:
                return
            yield index
            index += 1
