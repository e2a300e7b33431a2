"""Findings as text: one line each that editors understand, with the source line, a caret and a hint in full."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ivp.finding import START, Finding, Message, Severity, Span
from ivp.language import N_, Words, languages
from ivp.visible import inert, visible

if TYPE_CHECKING:
    from ivp.check import Result

WIDEST = 140
SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.INFO: N_("information")}


def text(result: Result, words: Words) -> str:
    """All findings in full, and a closing line that counts them."""
    lines: list[str] = []
    for finding in result.findings:
        lines += [_line(finding, words), *_below(finding, result.line_of(finding), words), ""]
    return inert("\n".join([*lines, summary(result, words)])) + "\n"


def concise(result: Result, words: Words) -> str:
    """One line for each finding, ``file:line:column: severity CODE message``, and a closing line."""
    return inert("\n".join([*(_line(finding, words) for finding in result.findings), summary(result, words)])) + "\n"


def summary(result: Result, words: Words) -> str:
    """How many plans were checked and what was found, in one line."""
    plans = words.some("{number} plan checked", "{number} plans checked", len(result.asked))
    if not result.findings:
        return words("{plans}: nothing to report", plans=plans)
    counted = [
        words.some("{number} error", "{number} errors", result.count(Severity.ERROR)),
        words.some("{number} warning", "{number} warnings", result.count(Severity.WARNING)),
    ]
    if result.count(Severity.INFO):
        counted.append(words.some("{number} remark", "{number} remarks", result.count(Severity.INFO)))
    return f"{plans}: {', '.join(counted)}"


def is_summary(line: str) -> bool:
    """Whether a line is a closing line in one of the languages."""
    for words in map(Words, languages()):
        for number in (1, 2):
            plans = words.some("{number} plan checked", "{number} plans checked", number)
            if re.fullmatch(rf"\d+{re.escape(plans.removeprefix(str(number)))}: .+", line):
                return True
    return False


def _line(finding: Finding, words: Words) -> str:
    severity = words(SEVERITIES[finding.code.severity])
    place = _place(finding.document, finding.span)
    return f"{place}: {severity} {finding.code.id} {worded(finding.message, words)}"


def _place(document: str, span: Span | None) -> str:
    where = span or START
    return f"{visible(document)}:{where.line}:{where.column}"


def _below(finding: Finding, line: str, words: Words) -> Iterator[str]:
    yield from _excerpt(line, finding.where)
    if finding.hint:
        yield f"    = {worded(finding.hint, words)}"
    for related in finding.related:
        yield f"    = {_place(related.document, related.span)}: {worded(related.message, words)}"


def _excerpt(line: str, span: Span) -> Iterator[str]:
    """The line with a caret under the stretch; a long line is cut around it."""
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


def worded(message: Message, words: Words) -> str:
    """The sentence of a message, on one line."""
    return visible(words.message(message))


def from_repository(name: str) -> str:
    """A file of a finding, relative to the root of the git repository (of the current folder where there is none).

    Services that show findings beside the text know files by that name. One outside it keeps the name it has.
    """
    here = Path.cwd()
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    path = Path(os.path.normpath(here / name))
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else name
