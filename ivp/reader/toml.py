"""Reading settings: TOML as data that knows where every piece stands.

The standard library reads the text; it gives no places, so these are searched for in a text that is known to be TOML.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from decimal import Decimal
from itertools import count
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
    span = Span.on(line, column, max(column, len(document.lines[line - 1])) + 1)
    return Finding(BROKEN, message, hint, span=span, document=document.name)


class _Places:
    """Where each key and each value of a text stands, by its path."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._pieces = [match for match in _PIECE.finditer(text) if match["blank"] is None][::-1]
        self._keys: dict[Path, tuple[int, int]] = {}
        self._values: dict[Path, tuple[int, int]] = {}
        self._last: dict[Path, int] = {}
        """The number of the last table in each list of tables."""
        table: Path = ()
        while self._pieces:
            if self._skip("["):
                table = self._header()
            elif not self._skip("\n"):
                self._pair(table)

    def node(self, value: Any, path: Path) -> Node:
        """The value at ``path`` with the places of all that is in it."""
        bounds = self._values.get(path) or self._keys.get(path) or (0, 0)
        span = self._span(bounds)
        if isinstance(value, dict):
            places = {key: self._span(self._keys[(*path, key)]) for key in value}
            return Mapping({key: Entry(places[key], self.node(value[key], (*path, key))) for key in value}, span)
        if isinstance(value, list):
            return Sequence([self.node(item, (*path, index)) for index, item in enumerate(value)], span)
        written = self._text[slice(*bounds)]
        return Scalar(value if isinstance(value, str | bool | int | Decimal) else written, span, written)

    def _span(self, bounds: tuple[int, int]) -> Span:
        lines = [bisect_right(self._starts, at) for at in bounds]
        (line, column), end = ((at, index - self._starts[at - 1] + 1) for at, index in zip(lines, bounds, strict=True))
        return Span(line, column, *end)

    def _skip(self, *signs: str) -> bool:
        """Whether one of these signs comes next, which is then passed over."""
        found = bool(self._pieces) and self._pieces[-1][0] in signs
        if found:
            self._pieces.pop()
        return found

    def _header(self) -> Path:
        """The path of the table that a line in brackets begins."""
        several = self._skip("[")
        table = self._path(())
        if several:
            self._last[table] = self._last.get(table, -1) + 1
            self._keys[(*table, self._last[table])] = self._keys[table]
            table = (*table, self._last[table])
        while self._skip("]"):
            pass
        return table

    def _path(self, table: Path) -> Path:
        """The path of a key with its points, in a table; of a list of tables the last is meant."""
        path = table
        while True:
            if path in self._last:
                path = (*path, self._last[path])
            key = self._pieces.pop()
            path = (*path, next(iter(tomllib.loads(f"{key[0]} = 0"))))
            self._keys.setdefault(path, key.span())
            if not self._skip("."):
                return path

    def _pair(self, table: Path) -> None:
        path = self._path(table)
        self._skip("=")
        self._value(path)

    def _value(self, path: Path) -> None:
        if len(path) > _NESTED:
            raise ValueError(path)
        first = last = self._pieces.pop()
        if first[0] == "{":
            while not self._ends("}"):
                self._pair(path)
        elif first[0] == "[":
            for index in count():
                if self._ends("]"):
                    break
                self._value((*path, index))
        if first[0] in {"[", "{"}:
            last = self._pieces.pop()
        while self._pieces and self._pieces[-1][0] not in {",", "]", "}", "\n"}:
            last = self._pieces.pop()
        self._values[path] = (first.start(), last.end())

    def _ends(self, closing: str) -> bool:
        """Whether, after commas and line breaks, the sign that closes comes next."""
        while self._skip(",", "\n"):
            pass
        return self._pieces[-1][0] == closing
