"""Findings as JSON, for programs. The shape is always the same; a key is never left out.

::

    {"format": 2,
     "findings": [
       {"code": "IVP403", "severity": "error" | "warning" | "info", "message": "...", "hint": "..." | null,
        "file": "plans/x.yaml", "line": 41, "column": 9, "end_line": 41, "end_column": 14,
        "related": [{"message": "...", "file": "...", "line": 3, "column": 1, "end_line": 3, "end_column": 8}]}],
     "summary": {"plans": 1, "errors": 1, "warnings": 0, "remarks": 0, "suppressed": 0}}

Files are named as on the command line, relative to the current folder; a byte of a name that is not UTF-8 is written
as ``\\xff``. Lines and columns count from 1, in characters; the end is exclusive. ``message`` and ``hint`` are in the
language asked for; ``code`` and ``severity`` are the same in every language. Of findings that were suppressed only the
number is told. Of many findings with one code in one file the first hundred are listed, and one that says how many
others there are; ``summary`` counts them all. A change that could break a reader gets another ``format``; new keys do
not.
"""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from ivp.finding import START, Finding, Severity, Span
from ivp.language import Words

if TYPE_CHECKING:
    from ivp.check import Result

FORMAT = 2


def json(result: Result, words: Words) -> str:
    """All findings, as one JSON document."""
    document = {
        "format": FORMAT,
        "findings": [_finding(finding, words) for finding in result.findings],
        "summary": {
            "plans": len(result.asked),
            "errors": result.count(Severity.ERROR),
            "warnings": result.count(Severity.WARNING),
            "remarks": result.count(Severity.INFO),
            "suppressed": result.suppressed,
        },
    }
    return dumps(document, indent=1) + "\n"


def _finding(finding: Finding, words: Words) -> dict[str, Any]:
    return {
        "code": finding.code.id,
        "severity": finding.code.severity.value,
        "message": _clean(words.message(finding.message)),
        "hint": _clean(words.message(finding.hint)) if finding.hint else None,
        **_place(finding.document, finding.span),
        "related": [
            {"message": _clean(words.message(related.message)), **_place(related.document, related.span)}
            for related in finding.related
        ],
    }


def _place(document: str, span: Span | None) -> dict[str, Any]:
    return {"file": _clean(document), **(span or START)._asdict()}


def _clean(text: str) -> str:
    """``text`` without the lone surrogates that stand for bytes in a file name and that JSON cannot hold."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
