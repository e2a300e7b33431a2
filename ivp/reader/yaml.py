"""Reading a plan's YAML: one pass over libyaml's events, to data that knows where every piece stands.

YAML 1.2 core decides what a plain value is; what a plan does not use of YAML is refused in plain words.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from ivp.finding import START, Finding, Message, Related, Span
from ivp.reader import mend, mistakes, traps
from ivp.reader.mend import Mended, Slip
from ivp.reader.mistakes import mistake
from ivp.reader.node import Document, Entry, Mapping, Node, Scalar, Sequence, Value
from ivp.reader.number import numeral
from ivp.reader.syntax import Broken, explain
from ivp.reader.text import MAX_FINDINGS, control_character, forbidden, legible, quoted, read_text, shorten, split_lines

MAX_DEPTH = 32
MAX_PIECES = 400_000
"""So many values are read; a plan of the largest size has fewer."""
MAX_MENDED = 100
"""After so many slips that the parser cannot read, the rest of the file is not read."""
MAX_READ_AGAIN = 3_000_000
"""So many characters are read again, in all, to read on after what the parser cannot read."""
_LOOKED_AT = 200
_WORDS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_BRACKET_CODES = (mistakes.NO_COLON, mistakes.KEY_NOT_TEXT, mistakes.BRACKETS_AT_START)
_STRIPPED = (mistakes.CURLY_QUOTES, mistakes.INVISIBLE_SPACE)
"""What stands around a key that is read without it."""
# Some builds of PyYAML lack libyaml; its own parser is slower and gives the same events.
_NEW = tuple.__new__
"""Makes a span without the call that its class adds: there is one for each piece of a text."""
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(name: str, data: bytes) -> tuple[Document, list[Finding]]:
    """Read one YAML file.

    ``name`` is how the file is called to the user, ``data`` its bytes. Returns the document and what is wrong
    with it (IVP1xx), in the order of the text. ``Document.root`` is a Mapping, or None when the file could not
    be read to its end; a document with a root may have findings too. A value that is refused on its own
    (``010``, a reference) stands in the tree as text; a refused key is left out with its value, and of two
    equal keys the first stays. Never raises, whatever the bytes.
    """
    document, text, told = read_text(name, data)
    if text is None:
        text = legible(data)
        if text is None:
            return document, [found.of(name) for found in told]
        document.lines = split_lines(text)
        document.read = document.lines
    if other := traps.other_file(document.lines):
        return document, [found.of(name) for found in (*told, other)]
    mended = Mended(document.lines)
    last = START
    if told and told[0].code is mistakes.CONTROL_CHARACTER:
        at = told[0].where
        last = Span.on(at.line, len(document.lines[at.line - 1]) + 1, at.column)
    budget = MAX_READ_AGAIN
    while True:
        builder = _read(text, mended.lines)
        slip = builder.stuck
        if slip is None:
            break
        span = mended.span(slip.finding.where)
        if document.read and span <= last:
            break  # putting the last one right did not help
        last = span
        told.append(replace(slip.finding, span=span))
        budget -= len(text)
        if not slip.mend or budget < 0 or len(told) >= MAX_MENDED:
            break
        if slip.sure:
            document.complete.add(span)
        mended.apply(slip.mend)
        document.read = mended.lines
        text = "\n".join(mended.lines)
    problems = [replace(each, span=mended.span(each.where)) for each in builder.problems]
    problems = [*told, *(each for each in problems if not _overlaps(each, told))]
    document.root = None if builder.stopped else builder.root
    if document.root is not None and document.read:
        mended.replace(document.root)
    document.complete |= builder.complete
    return document, sorted((found.of(name) for found in problems), key=lambda found: found.where)


def _read(text: str, lines: list[str]) -> _Builder:
    """Build the tree of a text as far as it can be read."""
    builder = _Builder(text, lines)
    try:
        builder.take_all(text)
    except yaml.MarkedYAMLError as error:
        # A parser looks ahead for a colon, and newer ones refuse a nesting of a thousand before they tell of the first.
        before = _Builder(text, lines)
        with suppress(yaml.YAMLError, ValueError, RecursionError):
            before.take_all(text[: error.problem_mark.index] if error.problem_mark else "")
        if before.stopped and before.problems and before.problems[-1].code is mistakes.TOO_DEEP:
            builder = before
        else:
            builder.stop_at_syntax(error)
    except (yaml.YAMLError, ValueError, RecursionError):
        span = Span(*builder.end, *builder.end)
        builder.stop(mistake("unreadable", span))
    return builder


def _overlaps(problem: Finding, told: list[Finding]) -> bool:
    """Whether something was told of the same stretch of a line already."""
    here = problem.where
    return any(
        other.line == here.line
        and other.column < max(here.end_column, here.column + 1)
        and here.column < max(other.end_column, other.column + 1)
        for other in (each.where for each in told)
    )


def _index(event: Event) -> int:
    """Where an event ends in the whole text."""
    assert event.end_mark is not None
    return event.end_mark.index


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been reached."""

    node: Mapping | Sequence
    start: tuple[int, int]
    flow: bool
    is_key: bool
    reported: int
    key: str | None = None
    """The key whose value comes next; None with ``key_span`` set for a key that was refused."""
    key_span: Span | None = None
    key_end: int = 0
    before: Node | None = None
    """The value that came last."""
    first: Node | None = None
    """For a key that stands twice: its first value."""


class _Builder:
    """Builds the tree from events, with its own stack of what is open, and collects findings."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self.text = text
        self.lines = lines
        self._count = len(lines)
        self.problems: list[Finding] = []
        self.root: Node | None = None
        self.stopped = False
        self.stuck: Slip | None = None
        """What the parser could not read, at which reading stopped."""
        self.complete: set[Span] = set()
        """The places of findings on a value that stands in the tree all the same."""
        self._last_span = START
        self._open: list[_Open] = []
        self._documents = 0
        self._again = False
        self._pieces = 0
        self._last: Scalar | ScalarEvent | None = None
        """The text that was read last; of a plain key its event, since no node is made for it."""
        self._quoted: list[Span] | None = [] if "\t" in text else None
        self._hashes = "#" in text

    @property
    def end(self) -> tuple[int, int]:
        """Where that ends which was read last."""
        return self._last_span[2:]

    def take_all(self, text: str) -> None:
        """Take every event of a text, until reading stops; raises what the parser raises."""
        next_event = _LOADER(text).get_event  # one by one: yaml.parse asks first whether there is another one
        frames, problems = self._open, self.problems
        while (event := next_event()) is not None:
            if frames and isinstance(event, ScalarEvent):
                self._scalar(event, frames[-1])
            else:
                self._take(event)
            if self.stopped:
                return
            if problems and len(problems) >= MAX_FINDINGS:
                self.stop(mistake("too_many", Span(*self.end, *self.end), count=MAX_FINDINGS))
                return
        self.finish()

    def _take(self, event: Event) -> None:
        """Take the next event that is no value in a block or list."""
        if isinstance(event, CollectionEndEvent):
            self._close(event)
        elif isinstance(event, NodeEvent):
            if not self._open and not self._may_be_root(event):
                return
            if isinstance(event, CollectionStartEvent):
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event, event.tag)
                self._start(event)
            elif isinstance(event, AliasEvent):
                self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._document(event)

    def finish(self) -> None:
        """Say so when the text held nothing, and where tabs stand between its pieces."""
        if not self._documents:
            self.stop(traps.no_keys("empty", START))
        for trap in islice(traps.stray_tabs(self.lines, self._quoted or ()), MAX_FINDINGS - len(self.problems)):
            self.report(trap)
            self.complete.add(trap.where)

    def report(self, found: Finding | None) -> None:
        """Add a finding, if there is one."""
        if found is not None:
            self.problems.append(found)

    def stop(self, found: Finding) -> None:
        """Add a finding after which nothing is read any more."""
        self.report(found)
        self.stopped = True

    def stop_at_syntax(self, error: yaml.MarkedYAMLError) -> None:
        """Add the parser's complaint in plain words."""
        mark, since = error.problem_mark or error.context_mark, error.context_mark
        bracket = next((frame.start for frame in self._open if frame.flow), None)
        last = self._last
        if isinstance(last, ScalarEvent):
            last = Scalar(last.value, self._span(last), last.value)
        self.stuck = explain(
            Broken(
                self.lines,
                error.problem or "",
                error.context or "",
                self._place(mark.line, mark.column) if mark else self.end,
                self._place(since.line, since.column) if since else None,
                last,
                bracket,
            )
        )
        stuck = self.stuck.finding.where
        self.problems = [each for each in self.problems if not self._follows(each, stuck, bracket)]
        self.stopped = True

    @staticmethod
    def _follows(problem: Finding, stuck: Span, bracket: tuple[int, int] | None) -> bool:
        """Whether a finding is only a consequence of the mistake at which reading stopped."""
        span = problem.where
        start = (span.line, span.column)
        if bracket is not None and bracket <= start and problem.code in _BRACKET_CODES:
            return True
        return (stuck.line, stuck.column) <= start and (span.end_line, span.end_column) <= (
            stuck.end_line,
            stuck.end_column,
        )

    def _span(self, event: Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        if end.line < self._count:
            return _NEW(Span, (start.line + 1, start.column + 1, end.line + 1, end.column + 1))
        return Span(*self._place(start.line, start.column), *self._place(end.line, end.column))

    def _place(self, line: int, column: int) -> tuple[int, int]:
        """A mark counted from 1; libyaml puts the end of a text without a final line break on a line of its own."""
        if line >= len(self.lines):
            return len(self.lines), len(self.lines[-1]) + 1
        return line + 1, column + 1

    def _document(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        span = self._span(event)
        if self._documents > 1:
            self.stopped = True
            self.stuck = mend.slip("second_document", span, mend.blank(self.lines[: span.line], span.line))
        elif event.version or event.tags:
            self.report(mistake("directive", Span.on(span.line, 1, len(self.lines[span.line - 1]) + 1)))

    def _may_be_root(self, event: NodeEvent) -> bool:
        if isinstance(event, MappingStartEvent):
            return True
        span = self._span(event)
        source = self.lines[span.line - 1][span.column - 1 :]
        rest = Span.on(span.line, span.column, span.column + len(source))
        if not isinstance(event, ScalarEvent):
            self.stop(traps.no_keys("no_keys_list", rest))
        elif not event.value and not event.style:
            self.stop(traps.no_keys("empty", START))
        else:
            trap = None if event.style else traps.text_trap(self.lines, event.value, span)
            lost = trap is not None and trap.code in (mistakes.NO_SPACE_AFTER_COLON, mistakes.INVISIBLE_SPACE)
            self.stop(trap if trap and lost else traps.no_keys("no_keys_text", rest, text=shorten(source)))
        return False

    def _refuse_marks(self, event: NodeEvent, tag: str | None) -> None:
        """Refuse a name (``&x``) or a type (``!x``) before a value or key."""
        if event.anchor is not None:
            sign = shorten(f"&{event.anchor}")
            self.report(mistake("anchor", self._span(event), sign=sign, fix=quoted(self._source(event))))
            self.complete.add(self._span(event))
        if tag is not None:
            source = self._source(event)
            sign = next((word for word in source.split() if word.startswith("!")), "!")
            self.report(mistake("tag", self._span(event), sign=shorten(sign), fix=quoted(source)))

    def _source(self, event: Event) -> str:
        """What the text holds from an event on, to the end of its line or item."""
        span = self._span(event)
        rest = self.lines[span.line - 1][span.column - 1 : span.column + _LOOKED_AT]
        return re.split(r"[],}]", rest, maxsplit=1)[0] if self._open and self._open[-1].flow else rest

    def _alias(self, event: AliasEvent) -> None:
        text = f"*{event.anchor}"
        self.report(mistake("alias", self._span(event), sign=shorten(text), fix=quoted(self._source(event))))
        self.complete.add(self._span(event))
        self._add(Scalar(text, self._span(event), text), event)

    def _start(self, event: CollectionStartEvent) -> None:
        span = self._span(event)
        if len(self._open) == MAX_DEPTH:
            self.stop(mistake("too_deep", Span.on(span.line, span.column), limit=MAX_DEPTH))
            return
        is_key = bool(self._open) and self._open[-1].key_span is None and isinstance(self._open[-1].node, Mapping)
        if is_key and not any(frame.is_key for frame in self._open):
            self.report(mistake("key_not_text", Span.on(span.line, span.column)))
        node = Mapping({}, span) if isinstance(event, MappingStartEvent) else Sequence([], span)
        self._open.append(_Open(node, (span.line, span.column), bool(event.flow_style), is_key, len(self.problems)))
        self._last_span = span

    def _close(self, event: CollectionEndEvent) -> None:
        frame = self._open.pop()
        if frame.flow:
            self._last_span = self._span(event)
        frame.node.span = _NEW(Span, frame.start + self._last_span[2:])
        if frame.is_key:
            del self.problems[frame.reported :]  # what is wrong inside a refused key says nothing more
        self._add(frame.node, event)

    def _scalar(self, event: ScalarEvent, frame: _Open) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, event.tag)
        text, style, span = event.value, event.style, self._span(event)
        if not style and frame.key_span is None and self._is_plain_key(text, frame.node):
            self._last, self._last_span = event, span
            self._pieces += 1
            frame.key, frame.key_span = text, span
            if frame.flow:
                frame.key_end = _index(event)
            return
        if style:
            if self._quoted is not None:
                self._quoted.append(span)
            if style in ("|", ">"):
                span = self._trimmed(span)
        self._last = node = Scalar(text, span, text, not style)
        self._last_span = span
        if not style:
            if frame.key_span is not None or isinstance(frame.node, Sequence):
                self._resolve(node)
        elif style in ("'", '"'):
            index = forbidden(text.replace("\r", "\x00")) if style == '"' else None
            if index is not None:
                self.problems.append(control_character(text[index], span))
            if self._runs_on(span):
                self.stop(traps.unclosed_quote(self.lines, span.line, span.column))
                return
        self._add(node, event)

    def _is_plain_key(self, text: str, block: Mapping | Sequence) -> bool:
        """Whether a text is a key that nothing is wrong with, as most are: what ``_add`` and ``_key`` need not see."""
        return (
            isinstance(block, Mapping)
            and text[:1].isalnum()
            and text.isascii()
            and text not in block.entries
            and self._pieces < MAX_PIECES
        )

    def _resolve(self, node: Scalar) -> None:
        """Give a plain value its type, and look whether it is what the writer meant."""
        text, span = node.text, node.span
        if text in _WORDS:
            node.value = _WORDS[text]
            if text:
                return
        elif text[0] in "+-.0123456789":
            found = numeral(text)
            if isinstance(found, Finding):
                self.report(replace(found, span=span))
            elif found is not None:
                node.value = found
                return
        plainly = text[:1].isalpha() and ":" not in text and text.isascii() and span.line == span.end_line
        if text and not plainly:
            trap = None if text.isascii() else traps.invisible_around(text, span)
            if trap:
                self.complete.add(trap.where)
                node.value = traps.bare(text)
            other = traps.text_trap(self.lines, text, span)
            self.report(other or trap)
            if other and other.code in (mistakes.INDENTATION, mistakes.LIST_SIGN, mistakes.NO_COLON):
                self.complete.add(other.where)
            if traps.SOFT_HYPHEN in text:
                node.value = self._without_hyphens(node, str(node.value))
        if self._hashes:
            self.report(traps.cut_by_hash(self.lines, text, span.end_line, span.end_column))

    def _runs_on(self, span: Span) -> bool:
        """Whether a quoted text runs on where the block around it must have ended."""
        if span.line == span.end_line or self._open[-1].flow:
            return False
        column = self._open[-1].start[1]
        following = self.lines[span.line : span.end_line]
        return any(line.strip() and len(line) - len(line.lstrip(" ")) < column for line in following)

    def _trimmed(self, span: Span) -> Span:
        """The span of a block text up to its last line that is not blank, where libyaml's runs on."""
        line, column = span.end_line, span.end_column
        while line > span.line and not self.lines[line - 1][: column - 1].strip():
            line -= 1
            column = len(self.lines[line - 1]) + 1
        return Span(span.line, span.column, line, column)

    def _add(self, node: Node, event: Event) -> None:
        """Put a node that is finished, with this event, where it belongs."""
        self._pieces += 1
        if self._pieces > MAX_PIECES:
            self.stop(mistake("file_pieces", Span(*self.end, *self.end), limit=MAX_PIECES))
            return
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        if isinstance(frame.node, Sequence):
            frame.node.items.append(node)
        elif frame.key_span is None:
            frame.key, frame.key_span = self._key(frame.node, node), node.span
            if frame.flow:
                frame.key_end = _index(event)
        else:
            if frame.flow and isinstance(node, Scalar) and node.plain and not node.text:
                self._check_colon(frame, frame.key_span, _index(event))
            if frame.key is not None:
                frame.node.entries[frame.key] = Entry(frame.key_span, node)
            elif frame.first is not None:
                self.complete.add(frame.key_span)
                if len(self._open) == 1 and isinstance(frame.first, Mapping) and isinstance(node, Mapping):
                    for key, entry in node.entries.items():
                        frame.first.entries.setdefault(key, entry)
            frame.key, frame.key_span, frame.before, frame.first = None, None, node, None

    def _key(self, mapping: Mapping, node: Node) -> str | None:
        """The text of a key, or None if it is refused."""
        if not isinstance(node, Scalar):
            return None
        if node.text[:1].isalnum() and node.text.isascii():
            pass  # nothing is wrong with it
        elif trap := traps.key_trap(node.text, node.span, node.plain):
            self.report(trap)
            if trap.code not in _STRIPPED:
                return None
            self.complete.add(trap.where)
            node.text = traps.bare(node.text)
        elif node.plain and traps.SOFT_HYPHEN in node.text:
            node.text = self._without_hyphens(node, node.text)
        first = mapping.entries.get(node.text)
        if first is None:
            return node.text
        frame, shown = self._open[-1], {"key": shorten(node.text)}
        frame.first = first.value
        kind = "key_twice"
        if len(self._open) == 1 and len(mapping.entries) > 2 and node.text == next(iter(mapping.entries)):
            self._again = True
            kind = "text_twice"
        elif self._again and len(self._open) == 1:
            return None
        related = Related("", Message('"{key}" stands here first', shown), span=first.key)
        self.problems.append(replace(mistake(kind, node.span, **shown), related=(related,)))
        return None

    def _without_hyphens(self, node: Scalar, text: str) -> str:
        """A key or a word without the soft hyphens of a text processor in it, which nobody sees."""
        if " " in text.strip():
            return text
        self.problems.append(control_character(traps.SOFT_HYPHEN, node.span))
        return text.replace(traps.SOFT_HYPHEN, "")

    def _check_colon(self, frame: _Open, key: Span, end: int) -> None:
        """Refuse a key between braces that has no colon after it; the entry is left out."""
        if frame.key is None or ":" in self.text[frame.key_end : end]:
            return
        source = self.lines[key.line - 1][max(0, key.column - _LOOKED_AT) : key.column - 1]
        alone = source.rstrip().endswith("{") and self.text[end : end + 1] == "}"
        frame_key = frame.key
        trap = traps.key_without_value(source, frame_key, key, frame.before, alone)
        self.report(trap)
        if trap.code is mistakes.DECIMAL_COMMA:
            self.complete.add(trap.where)
        frame.key = None
        if trap.code is mistakes.NO_SPACE_AFTER_COLON and isinstance(frame.node, Mapping):
            name, text = traps.key_and_value(frame_key)
            found = numeral(text)
            value = text if found is None or isinstance(found, Finding) else found
            frame.node.entries.setdefault(name, Entry(key, Scalar(value, key, text)))
            self.complete.add(trap.where)
