"""Findings as text: one line each that editors understand, with the source line, a caret and a hint in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivp.check import Result
from ivp.diagnostic import Diagnostic, Severity, Span
from ivp.language import N_, Words
from ivp.reader.node import Document

WIDEST = 140
_SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.INFO: N_("information")}


def text(result: Result, words: Words, *, concise: bool = False) -> str:
    """All findings and a closing line that counts them."""
    lines: list[str] = []
    for finding in result.findings:
        lines += _finding(finding, result.documents, words, concise=concise)
    lines.append(summary(result, words))
    return "\n".join(lines) + "\n"


def summary(result: Result, words: Words) -> str:
    """How many plans were checked and what was found, in one line."""
    plans = words.some("{number} plan checked", "{number} plans checked", len(result.plans))
    counted = [
        words.some("{number} error", "{number} errors", result.count(Severity.ERROR)),
        words.some("{number} warning", "{number} warnings", result.count(Severity.WARNING)),
    ]
    if result.count(Severity.INFO):
        counted.append(words.some("{number} remark", "{number} remarks", result.count(Severity.INFO)))
    if not result.findings:
        return words("{plans}: nothing to report", plans=plans)
    return f"{plans}: {', '.join(counted)}"


def _finding(finding: Diagnostic, documents: Mapping[str, Document], words: Words, *, concise: bool) -> Iterator[str]:
    span = finding.span or Span(1, 1, 1, 1)
    severity = words(_SEVERITIES[finding.code.severity])
    place = f"{finding.document}:{span.line}:{span.column}"
    yield f"{place}: {severity} {finding.code.id} {words.message(finding.message)}"
    if concise:
        return
    yield from _excerpt(documents.get(finding.document), span)
    if finding.hint:
        yield f"    = {words.message(finding.hint)}"
    for related in finding.related:
        where = related.span or Span(1, 1, 1, 1)
        yield f"    = {related.document}:{where.line}:{where.column}: {words.message(related.message)}"
    yield ""


def _excerpt(document: Document | None, span: Span) -> Iterator[str]:
    """The line with a caret under the stretch; a long line is cut around it."""
    if document is None or not 1 <= span.line <= len(document.lines):
        return
    line = document.lines[span.line - 1].replace("\t", " ")
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    cut = max(0, start - WIDEST // 2) if len(line) > WIDEST else 0
    shown = "".join(sign if sign.isprintable() else " " for sign in line[cut : cut + WIDEST].rstrip())
    if not shown.strip():
        return
    width = max(1, min(end, cut + WIDEST) - start)
    number = str(span.line)
    yield f"    {number} | {shown}"
    yield f"    {' ' * len(number)} | {' ' * (start - cut)}{'^' * width}"
