"""Reading a plan's YAML: one pass over libyaml's events, to data that knows where every piece stands.

YAML 1.2 core decides what a plain value is; what a plan does not use of YAML is refused in plain words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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

from ivp.diagnostic import Code, Diagnostic, Message, Related, Span
from ivp.reader import codes, traps
from ivp.reader.node import Document, Entry, Mapping, Node, Scalar, Sequence, Value
from ivp.reader.number import Refusal, numeral
from ivp.reader.syntax import Broken, explain
from ivp.reader.text import control_character, forbidden, quoted, read_text, shorten
from ivp.reader.traps import Trap

MAX_DEPTH = 32
_WORDS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# libyaml is missing from some builds of PyYAML; its own reader is slower and gives the same events.
Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(name: str, data: bytes) -> tuple[Document, list[Diagnostic]]:
    """Read one YAML file.

    ``name`` is how the file is called to the user, ``data`` its bytes. Returns the document and what is wrong
    with it (IVP1xx), in the order of the text as far as it was read. ``Document.root`` is a Mapping, or None
    when the file could not be read to its end; a document with a root may still have findings. A value that is
    refused on its own (``010``, a reference) stands in the tree as text. Never raises, whatever the bytes.
    """
    document, text, problems = read_text(name, data)
    if text is None:
        return document, problems
    builder = _Builder(name, text, document.lines)
    try:
        for event in yaml.parse(text, Loader=Loader):
            builder.take(event)
            if builder.stopped:
                break
        else:
            builder.finish()
    except yaml.MarkedYAMLError as error:
        builder.report_syntax(error)
    except (yaml.YAMLError, ValueError, RecursionError):
        end = builder.end
        builder.stop(codes.UNREADABLE, Span(*end, *end), Message("the text cannot be read from here on"))
    if not builder.stopped:
        document.root = builder.root
    return document, sorted(builder.problems, key=lambda problem: problem.span or Span(1, 1, 1, 1))


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been reached. A key of None with ``key_span`` set is a refused key."""

    node: Mapping | Sequence
    start: tuple[int, int]
    flow: bool
    reported: int
    key: str | None = None
    key_span: Span | None = None
    key_end: int = 0
    before: Node | None = None


def _span(event: Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _covers(outer: Span, inner: Span | None) -> bool:
    return inner is not None and (
        (outer.line, outer.column) <= (inner.line, inner.column)
        and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    )


class _Builder:
    """Builds the tree from events, keeping its own stack of what is open, and collects findings."""

    def __init__(self, name: str, text: str, lines: list[str]) -> None:
        self.name = name
        self.text = text
        self.lines = lines
        self.problems: list[Diagnostic] = []
        self.root: Node | None = None
        self.stopped = False
        self.end = (1, 1)
        self._open: list[_Open] = []
        self._documents = 0
        self._last: Scalar | None = None

    def take(self, event: Event) -> None:
        """Take the next event."""
        if isinstance(event, NodeEvent):
            if not self._open and not self._may_be_root(event):
                return
            self._refuse_marks(event)
            if isinstance(event, ScalarEvent):
                self._scalar(event)
            elif isinstance(event, CollectionStartEvent):
                self._start(event)
            elif isinstance(event, AliasEvent):
                self._alias(event)
        elif isinstance(event, CollectionEndEvent):
            self._close(event)
        elif isinstance(event, DocumentStartEvent):
            self._document(event)

    def finish(self) -> None:
        """Say so when the text held nothing."""
        if not self._documents:
            self._stop_empty()

    def report(self, code: Code, span: Span, message: Message, hint: Message | None = None) -> None:
        """Add a finding."""
        self.problems.append(Diagnostic(code, self.name, message, span=span, hint=hint))

    def stop(self, code: Code, span: Span, message: Message, hint: Message | None = None) -> None:
        """Add a finding after which nothing is read any more."""
        self.report(code, span, message, hint)
        self.stopped = True

    def report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        """Add the parser's complaint in plain words."""
        self.stopped = True
        mark, context = error.problem_mark or error.context_mark, error.context_mark
        if mark is None:
            mark = yaml.Mark("", 0, self.end[0] - 1, self.end[1] - 1, None, None)
        flow = next((frame.start for frame in self._open if frame.flow), None)
        trap = explain(
            Broken(
                self.lines,
                error.problem or "",
                error.context or "",
                (mark.line + 1, mark.column + 1),
                (context.line + 1, context.column + 1) if context else None,
                self._last,
                flow,
            )
        )
        # A finding inside the stretch that this one explains is a consequence of the same mistake.
        self.problems = [each for each in self.problems if not _covers(trap.span, each.span)]
        self._trap(trap)

    def _trap(self, trap: Trap | None) -> None:
        if trap is not None:
            self.report(trap.code, trap.span, trap.message, trap.hint)

    def _document(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        start = _span(event)
        if self._documents > 1:
            self.stop(
                codes.SECOND_DOCUMENT,
                start,
                Message("--- starts a second document; a plan is one document"),
                Message("delete the line, or move what follows to a file of its own"),
            )
        elif event.version or event.tags:
            self.report(
                codes.DIRECTIVE,
                Span(start.line, start.column, start.line, len(self.lines[start.line - 1]) + 1),
                Message("a plan has no lines that start with %"),
                Message("delete the line; put the text in quotes if it is one"),
            )

    def _may_be_root(self, event: NodeEvent) -> bool:
        if isinstance(event, MappingStartEvent):
            return True
        span = _span(event)
        source = self.lines[span.line - 1][span.column - 1 :]
        if isinstance(event, ScalarEvent):
            if not event.value and not event.style:
                self._stop_empty()
                return False
            trap = None if event.style else traps.text_trap(self.lines, event.value, span)
            if trap is not None:
                self._trap(trap)
                self.stopped = True
                return False
            message = Message('the file should start with a key; "{text}" is none', {"text": shorten(source)})
        else:
            message = Message("the file should be a block of keys, not a list")
        self.stop(
            codes.NO_KEYS,
            Span(span.line, span.column, span.line, span.column + len(source)),
            message,
            Message("write a key, a colon, a space and the value on a line, such as {fix}", {"fix": "title: ..."}),
        )
        return False

    def _stop_empty(self) -> None:
        self.stop(codes.EMPTY_FILE, Span(1, 1, 1, 1), Message("the file is empty, apart from blank lines and remarks"))

    def _refuse_marks(self, event: NodeEvent) -> None:
        """Refuse a name (``&x``) or type (``!x``) before a value, and references to such a name."""
        span = _span(event)
        source = self.lines[span.line - 1][span.column - 1 :]
        if self._open and self._open[-1].flow:
            source = re.split(r"[],}]", source, maxsplit=1)[0]
        if isinstance(event, AliasEvent):
            self.report(
                codes.ALIAS,
                span,
                Message(
                    "*{name} refers to another part of the file, which a plan does not use", {"name": event.anchor}
                ),
                Message("put a text that starts with * in quotes: {fix}", {"fix": quoted(source)}),
            )
            return
        if event.anchor is not None:
            self.report(
                codes.ALIAS,
                span,
                Message("&{name} names a part of the file, which a plan does not use", {"name": event.anchor}),
                Message("delete it, or put a text that starts with & in quotes: {fix}", {"fix": quoted(source)}),
            )
        if getattr(event, "tag", None) is not None:
            self.report(
                codes.TAG,
                span,
                Message("{tag} would set the type of a value, which a plan does not use", {"tag": source.split()[0]}),
                Message("delete it, or put a text that starts with ! in quotes: {fix}", {"fix": quoted(source)}),
            )

    def _alias(self, event: AliasEvent) -> None:
        text = f"*{event.anchor}"
        self._add(Scalar(text, _span(event), text), event.end_mark.index)

    def _start(self, event: CollectionStartEvent) -> None:
        span = _span(event)
        if len(self._open) == MAX_DEPTH:
            self.stop(
                codes.TOO_DEEP,
                span,
                Message("blocks are nested more than {limit} deep here", {"limit": MAX_DEPTH}),
                Message("check for brackets too many; no plan needs this many levels"),
            )
            return
        if self._expects_key():
            self.report(
                codes.KEY_NOT_TEXT,
                Span(span.line, span.column, span.line, span.column + 1),
                Message("a list or block cannot be a key"),
                Message("put a text that starts with a bracket in quotes"),
            )
        node = Mapping({}, span) if isinstance(event, MappingStartEvent) else Sequence([], span)
        self._open.append(_Open(node, (span.line, span.column), bool(event.flow_style), len(self.problems)))
        self.end = (span.end_line, span.end_column)

    def _close(self, event: CollectionEndEvent) -> None:
        frame = self._open.pop()
        if frame.flow:
            self.end = (event.end_mark.line + 1, event.end_mark.column + 1)
        frame.node.span = Span(*frame.start, *self.end)
        if self._expects_key():
            del self.problems[frame.reported :]  # what is wrong inside a refused key says nothing more
        self._add(frame.node, event.end_mark.index)

    def _expects_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].node, Mapping) and self._open[-1].key_span is None

    def _scalar(self, event: ScalarEvent) -> None:
        plain = not event.style
        span = self._text_span(event) if event.style in ("|", ">") else _span(event)
        self._last = node = Scalar(event.value, span, event.value, plain)
        self.end = (span.end_line, span.end_column)
        if plain and not self._expects_key():
            self._resolve(node, event)
        elif event.style == '"':
            index = forbidden(event.value.replace("\r", "\x00"))
            if index is not None:
                self.problems.append(control_character(self.name, event.value[index], span))
        if event.style in ("'", '"') and span.line != span.end_line and self._runs_on(span):
            return
        self._add(node, event.end_mark.index)

    def _resolve(self, node: Scalar, event: ScalarEvent) -> None:
        """Give a plain value its type, and look whether it is what the writer meant."""
        text, span = node.text, node.span
        if text in _WORDS:
            node.value = _WORDS[text]
        else:
            found = numeral(text) if text[0] in "+-.0123456789" else None
            if isinstance(found, Refusal):
                self.report(found.code, span, found.message, found.hint)
            elif found is not None:
                node.value = found
        if isinstance(node.value, str):
            self._trap(traps.text_trap(self.lines, text, span))
        if isinstance(node.value, str) or not text:
            self._trap(traps.cut_by_hash(self.lines, shorten(text), span.end_line, span.end_column))

    def _runs_on(self, span: Span) -> bool:
        """Whether a quoted text runs on where the block around it has already ended; if so, stop."""
        frame = self._open[-1]
        if frame.flow:
            return False
        for line in self.lines[span.line : span.end_line]:
            if line.strip() and len(line) - len(line.lstrip(" ")) < frame.start[1]:
                self._trap(traps.unclosed_quote(self.lines, span.line, span.column))
                self.stopped = True
                return True
        return False

    def _text_span(self, event: ScalarEvent) -> Span:
        """The span of a block text: up to its last line that is not blank, where libyaml's runs on."""
        line = event.end_mark.line
        column = event.end_mark.column
        while line > event.start_mark.line and not self.lines[line][:column].strip():
            line -= 1
            column = len(self.lines[line])
        return Span(event.start_mark.line + 1, event.start_mark.column + 1, line + 1, column + 1)

    def _add(self, node: Node, end: int) -> None:
        """Put a finished node where it belongs: the root, an item, a key or a value."""
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        if isinstance(frame.node, Sequence):
            frame.node.items.append(node)
        elif frame.key_span is None:
            self._key(frame, frame.node, node)
            frame.key_end = end
        else:
            if frame.flow and isinstance(node, Scalar) and node.plain and not node.text:
                self._check_colon(frame, frame.key_span, end)
            if frame.key is not None:
                frame.node.entries[frame.key] = Entry(frame.key_span, node)
            frame.key, frame.key_span, frame.before = None, None, node

    def _key(self, frame: _Open, mapping: Mapping, node: Node) -> None:
        frame.key_span = node.span
        if not isinstance(node, Scalar):
            return
        trap = traps.key_trap(node.text, node.span, node.plain)
        if trap is not None:
            self._trap(trap)
            return
        first = mapping.entries.get(node.text)
        if first is None:
            frame.key = node.text
            return
        shown = {"key": shorten(node.text)}
        self.problems.append(
            Diagnostic(
                codes.DUPLICATE_KEY,
                self.name,
                Message('the key "{key}" stands twice in this block', shown),
                span=node.span,
                hint=Message("delete one of the two, or give it another name"),
                related=(Related(self.name, Message('"{key}" stands here first', shown), span=first.key),),
            )
        )

    def _check_colon(self, frame: _Open, key: Span, end: int) -> None:
        """Refuse a key between braces that has no colon after it; the entry is left out."""
        if frame.key is None or ":" in self.text[frame.key_end : end]:
            return
        source = self.lines[key.line - 1][: key.column - 1]
        alone = source.rstrip().endswith("{") and self.text[end : end + 1] == "}"
        self._trap(traps.key_without_value(source, frame.key, key, frame.before, alone))
        frame.key = None
