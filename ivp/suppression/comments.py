"""Comments in a plan that suppress findings on their line: ``# ivp: ignore[IVP401] reason``.

A comment with a line to itself is about the next line that holds something.
Several codes are separated by commas; the reason is required. A ``#`` inside a text is no comment, whatever follows
it. A table of values (CSV) has no comments; what is found there is mended there, or ignored in the settings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import yaml
from yaml.tokens import ScalarToken

from ivp.finding import Code, Finding, Message, Severity, Span
from ivp.language import N_
from ivp.nearest import Nearest
from ivp.reader.node import Document
from ivp.reader.text import shorten
from ivp.suppression.policy import near_code

MALFORMED = Code("IVP901")
NO_REASON = Code("IVP902")
UNKNOWN_CODE = Code("IVP903")
NOT_ALLOWED = Code("IVP904")
UNUSED = Code("IVP905", Severity.WARNING)

MOST_CODES = 100
"""A comment that names more codes suppresses nothing."""
_START = re.compile(r"(?:^|(?<=\s))#\s*ivp:\s*", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_CODES = re.compile(r"\s*\[([^\]]*)\]\s*(.*)")
_CODE = re.compile(r"[^,\s]+")
_BEFORE_REASON = " \t:-–—"
# Some builds of PyYAML lack libyaml; its own scanner is slower and gives the same tokens.
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SOME_CODES = 5
_NAMED = re.compile(r"\bIVP\d{3}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment that suppresses: its line and the one it is about, its codes with their places, and the reason."""

    line: int
    about: int
    codes: dict[str, Span]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of one document that suppress, and what is wrong with them."""

    document: str
    every: tuple[Comment, ...]
    by_line: dict[int, dict[str, Comment]]
    """By the line that they are about, and by code."""
    written: tuple[_Written, ...]
    known: Collection[str]

    def of(self, finding: Finding) -> Comment | None:
        """The comment that suppresses a located finding."""
        return self.by_line.get(finding.span.line, {}).get(finding.code.id) if finding.span else None

    def findings(self) -> Iterator[Finding]:
        """What is wrong with the comments."""
        near = Nearest(self.known, find=near_code)
        for written in self.written:
            yield from _problems(self.document, written, self.known, near)

    def unused(self, comment: Comment, code: str, span: Span) -> Finding:
        """The finding about a code that suppressed nothing."""
        message = Message(N_("nothing with the code {code} is found on this line"), {"code": code})
        if comment.about != comment.line:
            sentence = N_("nothing with the code {code} is found on line {line}, which this comment is about")
            message = Message(sentence, {"code": code, "line": comment.about})
        return Finding(UNUSED, message, document=self.document, span=span, hint=Message(N_("delete the code")))


def read_comments(document: Document, known: Collection[str]) -> Comments:
    """The comments of a document that suppress findings; ``known`` are the codes that exist."""
    written = tuple(_comments(document))
    every = tuple(comment for each in written if (comment := _comment(each, known)))
    by_line: dict[int, dict[str, Comment]] = {}
    for comment in every:
        for code in comment.codes:
            by_line.setdefault(comment.about, {}).setdefault(code, comment)
    return Comments(document.name, every, by_line, written, known)


def _comments(document: Document) -> Iterator[_Written]:
    """Every comment for this program, as it is written."""
    if document.root is None:
        return
    candidates = {
        number: [match.span() for match in matches]
        for number, line in enumerate(document.lines, 1)
        if "#" in line and (matches := list(_START.finditer(line)))
    }
    if not candidates:
        return
    for found in candidates.values():
        found.reverse()
    for token in yaml.scan("\n".join(document.read or document.lines), Loader=_LOADER):
        if isinstance(token, ScalarToken):
            _remove(candidates, token)
    near = Nearest(("ignore",))
    about = _lines_below(document.lines, candidates)
    for number, found in candidates.items():
        if found:
            start, after = found[-1]
            line = document.lines[number - 1]
            word = _WORD.match(line, after)
            if word and near(word.group()):
                below = number if line[:start].strip() else about[number]
                yield _Written(line, number, below, start, word.end(), word.group().lower() == "ignore")


def _lines_below(lines: list[str], numbers: Iterable[int]) -> dict[int, int]:
    """For each of these lines the next one that holds more than a comment; the line itself where there is none."""
    found: dict[int, int] = {}
    wanted, following = set(numbers), 0
    for number in range(len(lines), min(wanted) - 1, -1):
        if number in wanted:
            found[number] = following or number
        line = lines[number - 1].lstrip()
        following = number if line and not line.startswith("#") else following
    return found


def _remove(candidates: dict[int, list[tuple[int, int]]], token: ScalarToken) -> None:
    """Take out the candidates that stand inside a text; the line with its ``|`` or ``>`` may end in a comment.

    Texts come in the order of the lines. The first candidate, which stands last in its list, is the comment if no text
    holds it: those after it are part of it.
    """
    first, last = token.start_mark, token.end_mark
    begin, end = (first.line + 1, first.column), (last.line + 1, last.column)
    for number in range(first.line + 1 + (token.style in ("|", ">")), last.line + 2):
        found = candidates.get(number)
        while found and begin <= (number, found[-1][0]) < end:
            found.pop()


@dataclass(frozen=True, slots=True)
class _Written:
    """A comment for this program: its line with its number, that of the line it is about, where it starts (from 0), and
    where its first word ends, which is right or nearly so."""

    line: str
    number: int
    about: int
    start: int
    end: int
    right: bool

    def says(self) -> tuple[list[tuple[str, Span]], str]:
        """The codes it names, each with its place (none where it cannot be read; no more than one too many), and the
        rest of it, which should be the reason."""
        match = _CODES.match(self.line, self.end)
        if match is None or not self.right:
            return [], ""
        named = islice(_CODE.finditer(self.line, match.start(1), match.end(1)), MOST_CODES + 1)
        codes = [(item.group().upper(), Span.on(self.number, item.start() + 1, item.end() + 1)) for item in named]
        return codes, match.group(2).strip(_BEFORE_REASON)


def _comment(written: _Written, known: Collection[str]) -> Comment | None:
    """What a comment suppresses; None where it cannot be read or names too many codes."""
    named, reason = written.says()
    if not 0 < len(named) <= MOST_CODES:
        return None
    codes = {code: span for code, span in reversed(named) if code in known and not _counts_always(code)}
    return Comment(written.number, written.about, codes, reason or None)


def _problems(document: str, written: _Written, known: Collection[str], near: Nearest) -> Iterator[Finding]:
    """What is wrong with a comment."""
    whole = Span.on(written.number, written.start + 1, len(written.line.rstrip()) + 1)

    def problem(code: Code, message: Message, hint: Message | None, span: Span = whole) -> Finding:
        return Finding(code, message, document=document, span=span, hint=hint)

    named, reason = written.says()
    if not named:
        meant = [code.group().upper() for code in islice(_NAMED.finditer(written.line, written.end), _SOME_CODES)]
        form = Message(N_("write {fix}"), {"fix": f"# ivp: ignore[{', '.join(meant) or 'IVP401'}] ..."})
        yield problem(MALFORMED, Message(N_("this suppression of findings cannot be read")), form)
        return
    if len(named) > MOST_CODES:
        sentence = N_("this suppression of findings names more than {limit} codes")
        yield problem(MALFORMED, Message(sentence, {"limit": MOST_CODES}), Message(N_("name each code once")))
        return
    for code, span in named:
        if code not in known:
            nearest_code = near(code)
            hint = Message(N_("did you mean {nearest}?"), {"nearest": nearest_code}) if nearest_code else None
            message = Message(N_("there is no code {code}"), {"code": shorten(code)})
            yield problem(UNKNOWN_CODE, message, hint, span)
        elif _counts_always(code):
            mend = Message(N_("mend what it says, and delete the code here"))
            yield problem(NOT_ALLOWED, Message(N_("{code} cannot be suppressed"), {"code": code}), mend, span)
    if not _is_reason(reason):
        message = Message(N_("this suppression of findings gives no reason"))
        yield problem(NO_REASON, message, Message(N_("say why after the bracket")))


def _counts_always(code: str) -> bool:
    return Code.known[code].always or code.startswith("IVP9")


def _is_reason(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
