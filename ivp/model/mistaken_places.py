"""What the reader said about a document: the model does not complain of the same places again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from ivp.finding import Finding, Span
from ivp.reader import mistakes
from ivp.reader.node import Document

_LOSE_A_KEY = (
    mistakes.KEY_NOT_TEXT, mistakes.EMPTY_KEY, mistakes.ALIAS, mistakes.BRACKETS_AT_START, mistakes.CURLY_QUOTES,
    mistakes.NO_SPACE_AFTER_COLON, mistakes.NO_SPACE_AFTER_DASH, mistakes.NO_COLON, mistakes.INVISIBLE_SPACE,
    mistakes.DECIMAL_COMMA, mistakes.COLON_IN_TEXT, mistakes.UNCLOSED_QUOTE, mistakes.TAB, mistakes.INDENTATION,
    mistakes.UNCLOSED_BRACKET, mistakes.LIST_AFTER_KEY, mistakes.UNREADABLE,
)  # fmt: skip
"""After these a key may be left out, or stand elsewhere than it was meant."""


class MistakenPlaces:
    """The places in a document at which the reader found something."""

    def __init__(self, document: Document, findings: Iterable[Finding]) -> None:
        self._lines = document.lines
        findings = list(findings)
        self._lost = {finding.span for finding in findings if finding.code in _LOSE_A_KEY} - document.complete
        self._twice = any(
            finding.code is mistakes.DUPLICATE_KEY and finding.span not in document.complete for finding in findings
        )
        self._spans = sorted(finding.span for finding in findings if finding.span)
        self._by_line: dict[int, list[Span]] = {}
        for span in self._spans:
            self._by_line.setdefault(span.line, []).append(span)

    @property
    def lost_keys(self) -> bool:
        """Whether the reader left out keys, or entries under a key that stands twice."""
        return bool(self._lost) or self._twice

    def at(self, span: Span) -> bool:
        """Whether the reader found something in what stands on this stretch of one line."""
        return any(
            one.column <= span.column < one.end_column or span.column <= one.column < span.end_column
            for one in self._by_line.get(span.line, ())
        )

    def within(self, span: Span) -> bool:
        """Whether the reader found something in a block or list."""
        first = bisect_left(self._spans, Span(span.line, span.column, 0, 0))
        return first < len(self._spans) and self._spans[first] < Span(span.end_line, span.end_column, 0, 0)

    def lost_key(self, block: Span) -> bool:
        """Whether the reader left out a key of this block: one that starts where its keys do, or any in braces."""
        in_braces = self._lines[block.line - 1][block.column - 1 : block.column] == "{"
        return any(
            (in_braces or one.column == block.column)
            and (block.line, block.column) <= (one.line, one.column) <= (block.end_line, block.end_column)
            for one in self._lost
            if one
        )

    def after(self, key: Span) -> bool:
        """Whether the reader found something where the value of this key should stand."""
        if not self._spans:
            return False
        if any(one.column >= key.end_column for one in self._by_line.get(key.line, ())):
            return True
        following = range(key.end_line + 1, len(self._lines) + 1)
        line = next((number for number in following if self._lines[number - 1].strip()), None)
        return line in self._by_line
