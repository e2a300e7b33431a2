"""Findings as SARIF 2.1.0 (OASIS), which code scanning services read."""

from __future__ import annotations

import os
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ivp import VERSION
from ivp.finding import START, Code, Finding, Severity, Span
from ivp.language import Words
from ivp.manual import title
from ivp.output.manual import page_text
from ivp.output.text import from_repository, worded

if TYPE_CHECKING:
    from ivp.check import Result

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(result: Result, words: Words) -> str:
    """All findings as one SARIF log; files are relative to the repository.

    Suppressed ones are left out: services do not read SARIF's suppressions and would show them as open.
    """
    codes = {finding.code.id: finding.code for finding in result.findings}
    order = {code: index for index, code in enumerate(sorted(codes))}
    run = {
        "tool": {
            "driver": {
                "name": "ivp",
                "version": VERSION,
                "language": words.language,
                "rules": [_rule(codes[code], words) for code in order],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, words, order[finding.code.id]) for finding in result.findings],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(code: Code, words: Words) -> dict[str, Any]:
    return {
        "id": code.id,
        "shortDescription": {"text": title(code.id, words.language)},
        "help": {"text": page_text(code, words)},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(finding: Finding, words: Words, index: int) -> dict[str, Any]:
    message = worded(finding.message, words)
    if finding.hint:
        message += f"\n{worded(finding.hint, words)}"
    found: dict[str, Any] = {
        "ruleId": finding.code.id,
        "ruleIndex": index,
        "level": _LEVELS[finding.code.severity],
        "message": {"text": message},
        "locations": [_location(finding.document, finding.span)],
    }
    if finding.related:
        found["relatedLocations"] = [
            _location(related.document, related.span) | {"message": {"text": worded(related.message, words)}}
            for related in finding.related
        ]
    return found


def _location(document: str, span: Span | None) -> dict[str, Any]:
    where = span or START
    region = {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(document)}, "region": region}}


def _uri(document: str) -> str:
    """A relative reference to the file, or one with its scheme where it lies outside the repository."""
    path = Path(from_repository(document))
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
