"""Tabs that stand where only spaces should: YAML lets some of them through, and many other programs do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ivp.finding import Message, Span
from ivp.reader import codes
from ivp.reader.text import shorten
from ivp.reader.traps import Trap

_ROW = re.compile(r"\s*([\w-]+)\t+([^\t]*[^\s])\s*")
"""A row of two cells, as a spreadsheet gives it."""
_TAB_OR_REMARK = re.compile(r"\t|(?:^|(?<=\s))#")


def tab(line: int, column: int) -> Trap:
    """The trap of a tab at this place."""
    return Trap(
        codes.TAB,
        Span(line, column, line, column + 1),
        Message("a tab stands here where only spaces count"),
        Message("replace every tab by spaces, two for each level; an editor can do so when the tab key is pressed"),
    )


def stray_tabs(lines: list[str], quoted: Iterable[Span]) -> Iterator[Trap]:
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
        if column is not None and (row := _ROW.fullmatch(line)):
            fix = {"fix": f"{row[1]}: {shorten(row[2])}"}
            yield replace(tab(number, column + 1), hint=Message("write {fix}", fix))
        elif column is not None and line[:column].strip():
            yield replace(tab(number, column + 1), hint=Message("replace the tab by a space"))
        elif column is not None:
            yield tab(number, column + 1)


def _first_outside(line: str, stretches: list[tuple[int, int]]) -> int | None:
    """Where the first tab outside the stretches stands (from 0), if it stands before a remark."""
    at = 0
    for start, end in [*stretches, (len(line), len(line))]:
        match = _TAB_OR_REMARK.search(line, at, start)
        if match:
            return match.start() if match.group() == "\t" else None
        at = end
    return None
