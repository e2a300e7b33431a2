"""The place where the parser got stuck, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ivp.finding import Span
from ivp.reader.node import Scalar

_SEEN = 2_000
_REMARK = re.compile(r"\s+#(?:\s.*)?$")


@dataclass(frozen=True, slots=True)
class Broken:
    """Where the parser got stuck: lines and columns from 1, with the last text read and an open bracket if any."""

    lines: list[str]
    problem: str
    context: str
    at: tuple[int, int]
    since: tuple[int, int] | None
    last: Scalar | None
    bracket: tuple[int, int] | None

    def line(self, number: int) -> str:
        """A line of the text, as far as is looked at."""
        return self.lines[number - 1][:_SEEN] if number <= len(self.lines) else ""

    @property
    def sign(self) -> str:
        """The character at which the parser got stuck; empty at the end of a line."""
        return self.lines[self.at[0] - 1][self.at[1] - 1 : self.at[1]]

    @property
    def before(self) -> str:
        """What stands on the line before that character, without blanks at its end."""
        return self.line(self.at[0])[: self.at[1] - 1].rstrip()

    @property
    def in_brackets(self) -> bool:
        """Whether the place lies between brackets, as far as is known."""
        return self.bracket is not None or "flow" in self.context

    def value(self, line: int, column: int) -> str:
        """The text that was meant from a place on: to the end of the line, or of the item between brackets."""
        rest = self.line(line)[column - 1 :]
        if self.in_brackets:
            rest = re.split(r"[],}]", rest, maxsplit=1)[0]
        return _REMARK.sub("", rest).strip()

    def rest(self, line: int, column: int) -> Span:
        """The span from a place to the end of its line."""
        return Span(line, column, line, max(column, len(self.line(line).rstrip()) + 1))


def suspects(broken: Broken) -> Iterator[int]:
    """The lines where the mistake may stand, from above: those of the last text, and where the parser points."""
    first = broken.at[0]
    if broken.last is not None and not broken.in_brackets:
        first = min(first, max(broken.last.span.line, first - 100))
    if broken.since is not None and "simple key" in broken.context:
        first = min(first, broken.since[0])
    return iter(range(first, broken.at[0] + 1))


def line_above(broken: Broken, line: int) -> int:
    """The nearest line above that is not blank; the first line if there is none."""
    while line > 1:
        line -= 1
        if broken.line(line).strip():
            break
    return line


def value_start(text: str) -> int:
    """Where the value starts in a line, after its dashes and its key (an index from 0)."""
    start = len(text) - len(text.lstrip())
    while text.startswith("- ", start):
        start += 2
        start += len(text[start:]) - len(text[start:].lstrip())
    colon = text.find(": ", start)
    if colon >= 0 and text[start : start + 1] not in ("[", "{"):
        start = colon + 2
        start += len(text[start:]) - len(text[start:].lstrip())
    return start
