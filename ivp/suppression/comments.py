"""Comments in a plan that suppress findings on their line: ``# ivp: ignore[IVP401] reason``.

A comment with a line to itself is about the next line that holds something.
Several codes are separated by commas; the reason is required. A ``#`` inside a text is no comment, whatever follows
it. A table of values (CSV) has no comments; what is found there is mended there, or ignored in the settings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import yaml
from yaml.tokens import ScalarToken

from ivp.diagnostic import Code, Diagnostic, Message, Severity, Span
from ivp.language import N_
from ivp.nearest import nearest
from ivp.reader.node import Document
from ivp.reader.text import shorten
from ivp.suppression.policy import always, near_code

MALFORMED = Code("IVP901", Severity.ERROR, N_("a suppression that cannot be read"))
NO_REASON = Code("IVP902", Severity.ERROR, N_("a suppression without a reason"))
UNKNOWN_CODE = Code("IVP903", Severity.ERROR, N_("a suppression of a code that does not exist"))
NOT_ALLOWED = Code("IVP904", Severity.ERROR, N_("a suppression of what cannot be suppressed"))
UNUSED = Code("IVP905", Severity.WARNING, N_("a suppression of something that was not found"))

_START = re.compile(r"(?:^|(?<=\s))#\s*ivp:\s*", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_CODES = re.compile(r"\s*\[([^\]]*)\]\s*(.*)")
_CODE = re.compile(r"[^,\s]+")
_BEFORE_REASON = " \t:-–—"
# Some builds of PyYAML lack libyaml; its own scanner is slower and gives the same tokens.
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORM = "# ivp: ignore[IVP401] ..."


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment that suppresses: its line and the one it is about, its codes with their places, and the reason."""

    line: int
    about: int
    codes: tuple[tuple[str, Span], ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of one document that suppress, and what is wrong with them."""

    document: str
    by_line: dict[int, tuple[Comment, ...]]
    """By the line that they are about."""
    findings: tuple[Diagnostic, ...]

    def of(self, finding: Diagnostic) -> Comment | None:
        """The comment that suppresses a located finding."""
        comments = self.by_line.get(finding.span.line, ()) if finding.span else ()
        return next((each for each in comments if any(finding.code.id == code for code, _ in each.codes)), None)

    def unused(self, comment: Comment, code: str, span: Span) -> Diagnostic:
        """The finding about a code that suppressed nothing."""
        message = Message(N_("nothing with the code {code} is found on this line"), {"code": code})
        if comment.about != comment.line:
            sentence = N_("nothing with the code {code} is found on line {line}, which this comment is about")
            message = Message(sentence, {"code": code, "line": comment.about})
        return Diagnostic(UNUSED, self.document, message, span=span, hint=Message(N_("delete the code")))


def read_comments(document: Document, known: Collection[str]) -> Comments:
    """The comments of a document that suppress findings; ``known`` are the codes that exist."""
    findings: list[Diagnostic] = []
    by_line: dict[int, tuple[Comment, ...]] = {}
    for line, start, after in _comments(document):
        comment, problems = _read(document, line, start, after, known)
        findings += problems
        if comment:
            by_line[comment.about] = (*by_line.get(comment.about, ()), comment)
    return Comments(document.name, by_line, tuple(findings))


def _comments(document: Document) -> Iterator[tuple[int, int, int]]:
    """Every comment for this program: its line, and where it and what it says start (from 0)."""
    if document.root is None:
        return
    candidates = {
        number: [match.span() for match in matches]
        for number, line in enumerate(document.lines, 1)
        if "#" in line and (matches := list(_START.finditer(line)))
    }
    if not candidates:
        return
    for token in yaml.scan("\n".join(document.read or document.lines), Loader=_LOADER):
        if isinstance(token, ScalarToken):
            _remove(candidates, token)
    for number, found in candidates.items():
        if found:
            yield (number, *found[0])


def _remove(candidates: dict[int, list[tuple[int, int]]], token: ScalarToken) -> None:
    """Take out the candidates that stand inside a text; the line with its ``|`` or ``>`` may end in a comment."""
    first, last = token.start_mark, token.end_mark
    block = token.style in ("|", ">")
    for number in range(first.line + 1 + block, last.line + 2):
        if number in candidates:
            begin, end = (first.line + 1, first.column), (last.line + 1, last.column)
            candidates[number] = [pair for pair in candidates[number] if not begin <= (number, pair[0]) < end]


def _read(
    document: Document, number: int, start: int, after: int, known: Collection[str]
) -> tuple[Comment | None, list[Diagnostic]]:
    line = document.lines[number - 1]
    whole = Span(number, start + 1, number, len(line.rstrip()) + 1)
    form = Message(N_("write {fix}"), {"fix": _FORM})

    def problem(code: Code, message: Message, span: Span = whole, hint: Message | None = form) -> Diagnostic:
        return Diagnostic(code, document.name, message, span=span, hint=hint)

    word = _WORD.match(line, after)
    if word is None or nearest(word.group(), ("ignore",)) is None:
        return None, []
    match = _CODES.match(line, word.end())
    named = list(_CODE.finditer(line, match.start(1), match.end(1))) if match else []
    if word.group().lower() != "ignore" or match is None or not named:
        return None, [problem(MALFORMED, Message(N_("this suppression of findings cannot be read")))]
    findings = []
    codes: list[tuple[str, Span]] = []
    for item in named:
        code, span = item.group().upper(), Span(number, item.start() + 1, number, item.end() + 1)
        if code not in known:
            near = near_code(code, known)
            hint = Message(N_("did you mean {nearest}?"), {"nearest": near}) if near else None
            findings.append(
                problem(UNKNOWN_CODE, Message(N_("there is no code {code}"), {"code": shorten(code)}), span, hint)
            )
        elif always(code) or code.startswith("IVP9"):
            hint = Message(N_("mend what it says, and delete the code here"))
            findings.append(
                problem(NOT_ALLOWED, Message(N_("{code} cannot be suppressed"), {"code": code}), span, hint)
            )
        else:
            codes.append((code, span))
    reason = match.group(2).strip(_BEFORE_REASON)
    if not any(sign.isalpha() for sign in reason):
        message = Message(N_("this suppression of findings gives no reason"))
        findings.append(problem(NO_REASON, message, hint=Message(N_("say why after the bracket"))))
    about = number if line[:start].strip() else _next_line(document.lines, number)
    return Comment(number, about, tuple(codes), reason or None), findings


def _next_line(lines: list[str], number: int) -> int:
    """The next line that holds more than a comment; the line itself where there is none."""
    below = range(number + 1, len(lines) + 1)
    return next(
        (each for each in below if lines[each - 1].strip() and not lines[each - 1].lstrip().startswith("#")), number
    )
