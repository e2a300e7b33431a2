"""What the tests of the reader share: findings in short, worded in English."""

from __future__ import annotations

from ivp.finding import Finding, Message
from ivp.language import Words
from ivp.reader.node import Document, Mapping, Scalar, find
from ivp.reader.yaml import read_yaml


def worded(message: Message | None) -> str:
    return Words("en").message(message) if message else ""


def short(problem: Finding) -> str:
    """A finding as ``IVP120 1:11 message / hint``."""
    assert problem.span is not None
    place = f"{problem.span.line}:{problem.span.column}"
    return f"{problem.code.id} {place} {worded(problem.message)} / {worded(problem.hint)}"


def read(text: str | bytes) -> tuple[Document, list[str]]:
    """Read YAML; the findings in short."""
    data = text.encode() if isinstance(text, str) else text
    document, problems = read_yaml("plan.yaml", data)
    assert all(problem.document == "plan.yaml" for problem in problems)
    return document, [short(problem) for problem in problems]


def scalar(document: Document, *path: str | int) -> Scalar:
    assert isinstance(document.root, Mapping)
    node, _, rest = find(document.root, path)
    assert not rest
    assert isinstance(node, Scalar)
    return node


def check_places(document: Document, problems: list[Finding]) -> None:
    """Every finding can be worded and lies in the text."""
    lines = document.lines or [""]
    for problem in problems:
        assert worded(problem.message)
        worded(problem.hint)
        for message in [related.message for related in problem.related]:
            worded(message)
        span = problem.span
        assert span is not None
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.end_line <= len(lines)
        assert span.column <= len(lines[span.line - 1]) + 1
        assert span.end_column <= len(lines[span.end_line - 1]) + 1
