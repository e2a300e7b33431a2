"""What is wrong with a document: a finding is a value, worded in a language only when it is shown.

A finding either carries its place (the reader knows where it stands in the text) or names the path of
the piece it is about (a rule knows paths, never lines); the place is looked up when the finding is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import ClassVar, NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]


class Severity(StrEnum):
    """How bad a finding is; an error makes the plan wrong, a warning deserves a look, information does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(NamedTuple):
    """A stretch of a text: lines and columns count from 1, in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def on(cls, line: int, column: int, end: int | None = None) -> Span:
        """A stretch of one line; one sign where no end is given."""
        return cls(line, column, line, column + 1 if end is None else end)


START = Span(1, 1, 1, 1)
"""The start of a text: the place of what has no other."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named gaps: the English template is the key under which catalogues translate it."""

    template: str
    args: Mapping[str, object] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.template, tuple(sorted((k, str(v)) for k, v in self.args.items()))))


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: its stable identifier and its severity; its title stands in the manual (``ivp.manual``).

    Every code is defined once and so ``known`` by its identifier.
    """

    id: str
    severity: Severity = Severity.ERROR
    needs_day: bool = False
    """Whether it is looked for in full only where an as-of date is given."""
    fatal: bool = False
    """Whether nothing else is known about a plan with it, as where it cannot be read or has not the shape of a plan."""
    known: ClassVar[dict[str, Code]] = {}

    def __post_init__(self) -> None:
        """Add the code to those that are known."""
        self.known.setdefault(self.id, self)

    @property
    def always(self) -> bool:
        """Whether it counts whatever anyone says."""
        return self.fatal or self.id.startswith(("IVP1", "IVP2"))

    def at(self, severity: Severity | None) -> Code:
        """The code with another severity, where one is given."""
        return replace(self, severity=severity) if severity else self


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a finding, such as where the other definition stands."""

    document: str
    message: Message
    path: Path | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in one document, at a path or at a place; what makes it may leave the document to what gathers it."""

    code: Code
    message: Message
    hint: Message | None = None
    path: Path | None = None
    span: Span | None = None
    related: tuple[Related, ...] = ()
    on_key: bool = False
    """Whether the finding is about the key at ``path`` and not about its value."""
    document: str = ""
    times: int = 1
    """How many findings it stands for: more than one where the others are only counted."""

    @property
    def where(self) -> Span:
        """Its place; the start of the text where it has none."""
        return self.span or START

    def of(self, document: str) -> Finding:
        """The finding, and the places it relates to, in this document where it names none."""
        related = tuple(replace(item, document=item.document or document) for item in self.related)
        return replace(self, document=self.document or document, related=related)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that can be wrong: its code, its sentence and its hint (catalogue keys with named gaps)."""

    code: Code
    sentence: str
    hint: str = ""

    def at(self, place: Span | Path | None, args: Mapping[str, object]) -> Finding:
        """The finding for it at a place of a text or a path of a document; ``args`` fill the gaps."""
        hint = Message(self.hint, args) if self.hint else None
        path, span = (None, place) if isinstance(place, Span) else (place, None)
        return Finding(self.code, Message(self.sentence, args), hint, path, span)
