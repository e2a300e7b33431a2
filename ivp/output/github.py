"""Findings as workflow commands, which GitHub shows on the line, and a summary for the page of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivp.finding import Finding, Severity
from ivp.language import Words
from ivp.manual import title
from ivp.output.text import SEVERITIES, from_repository, summary, worded
from ivp.visible import visible

if TYPE_CHECKING:
    from ivp.check import Result

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_LISTED = 200
_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~&@:"})


def github(result: Result, words: Words) -> str:
    """One command for each finding and the closing line."""
    lines = [_command(finding, words) for finding in result.findings]
    return "\n".join([*lines, summary(result, words)]) + "\n"


def step_summary(result: Result, words: Words) -> str:
    """The findings as a Markdown table, of which the first two hundred are listed."""
    lines = [f"### {words('Safety plans')}", "", summary(result, words), ""]
    if result.findings:
        heads = (words("place"), words("severity"), words("code"), words("message"))
        lines += [f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |"]
    for finding in result.findings[:_LISTED]:
        span = finding.where
        cells = (
            f"{_text(visible(finding.document))}:{span.line}",
            words(SEVERITIES[finding.code.severity]),
            finding.code.id,
            _text(worded(finding.message, words)),
        )
        lines.append(f"| {' | '.join(cells)} |")
    if len(result.findings) > _LISTED:
        more = sum(finding.times for finding in result.findings[_LISTED:])
        lines += ["", words.some("and {number} more finding", "and {number} more findings", more)]
    return "\n".join(lines) + "\n\n"


def _command(finding: Finding, words: Words) -> str:
    span = finding.where
    properties: dict[str, object] = {"file": from_repository(finding.document), "line": span.line}
    if span.end_line == span.line:
        properties |= {"col": span.column, "endColumn": span.end_column}
    else:
        properties["endLine"] = span.end_line
    properties["title"] = f"{finding.code.id} {title(finding.code.id, words.language)}"
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = worded(finding.message, words)
    if finding.hint:
        message += f"\n{worded(finding.hint, words)}"
    return f"::{_COMMANDS[finding.code.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return visible(_data(text).replace(":", "%3A").replace(",", "%2C"))


def _text(text: str) -> str:
    return text.translate(_MARKUP)
