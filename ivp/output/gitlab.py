"""Findings as a GitLab code quality report, which merge requests show as what is new and what was mended."""

from __future__ import annotations

from collections import Counter
from json import dumps
from typing import TYPE_CHECKING, Any

from ivp.finding import Finding, Severity
from ivp.language import SOURCE_LANGUAGE, Words
from ivp.output.text import from_repository, worded
from ivp.visible import visible

if TYPE_CHECKING:
    from ivp.check import Result

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}

_LONG_LINE = 1_000
"""Of a line with more characters only so many are looked at: thousands of mistakes may stand on one line."""


def gitlab(result: Result, words: Words) -> str:
    """All findings as a JSON list."""
    seen: Counter[str] = Counter()
    return dumps([_issue(finding, result, words, seen) for finding in result.findings], indent=1) + "\n"


def _issue(finding: Finding, result: Result, words: Words, seen: Counter[str]) -> dict[str, Any]:
    span = finding.where
    description = worded(finding.message, words)
    if finding.hint:
        description += f" ({worded(finding.hint, words)})"
    return {
        "description": description,
        "check_name": finding.code.id,
        "fingerprint": _fingerprint(finding, result, seen),
        "severity": _SEVERITIES[finding.code.severity],
        "location": {
            "path": visible(from_repository(finding.document)),
            "positions": {
                "begin": {"line": span.line, "column": span.column},
                "end": {"line": span.end_line, "column": span.end_column},
            },
        },
    }


def _fingerprint(finding: Finding, result: Result, seen: Counter[str]) -> str:
    """The same for the same mistake in the same text, wherever its line moves and whatever language is spoken."""
    from hashlib import sha256  # noqa: PLC0415 - slow to load

    source = _source(result.line_of(finding), finding.where.column)
    sentence = worded(finding.message, Words(SOURCE_LANGUAGE))
    mistake = "\0".join((finding.code.id, visible(from_repository(finding.document)), sentence, source))
    seen[mistake] += 1
    return sha256(f"{mistake}\0{seen[mistake]}".encode("utf-8", "backslashreplace")).hexdigest()


def _source(line: str, column: int) -> str:
    """The line that tells a mistake from others; of a long one, what stands at the mistake."""
    return (line if len(line) <= _LONG_LINE else line[column - 1 : column - 1 + _LONG_LINE]).strip()
