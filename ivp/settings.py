"""The settings of a plan repository: ``ivp.toml`` at its root.

::

    language = "nl"                     # of messages
    plans = ["plans"]                   # folders with plans
    [validate]
    select = ["IVP4"]                   # only these codes, or all that start so
    strict = true                       # warnings count
    ignore = [{code = "IVP401", reason = "..."}]
    [thresholds]                        # numbers that rules use
    longest_period = 6                  # years a plan may be for (IVP502)
    jump = 20                           # so many times the previous figure is a jump (IVP413)
    [report]
    templates = "templates"             # a folder
    logo = "logo.svg"                   # a file
    output = "reports"                  # a folder
    colours = {line = "#154273"}        # colours of the stylesheet, by name
    dark_colours = {line = "#8ab8e8"}   # the same on a dark screen
    font = ["Fira Sans", "Arial"]       # names of fonts, the first that is there is used
    heading_font = "Fira Serif"         # the same for titles

``[validate.ignore]`` may also be a table of codes with their reasons. What is wrong with the settings is a finding with
its place (IVP195 to IVP199); the rest of them counts all the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path, PureWindowsPath

from ivp import files
from ivp.appearance import COLOURS, is_colour, is_font
from ivp.finding import START, Code, Finding, Message
from ivp.finding import Path as Keys
from ivp.language import N_, languages
from ivp.nearest import nearest
from ivp.reader.node import Document, Node, Scalar, Sequence, find
from ivp.reader.node import Mapping as Table
from ivp.reader.text import shorten
from ivp.reader.toml import BROKEN, read_toml
from ivp.refusal import Refused

FILE = files.SETTINGS
LARGEST = 100_000

UNKNOWN_KEY = Code("IVP196")
WRONG_VALUE = Code("IVP197")
NO_REASON = Code("IVP198")
WRONG_CODE = Code("IVP199")

_TOP = ("language", "plans", "validate", "thresholds", "report")
_VALIDATE = ("select", "ignore", "strict")
_THRESHOLDS = ("longest_period", "jump")
_REPORT = ("templates", "colours", "dark_colours", "font", "heading_font", "logo", "output")


@dataclass(frozen=True, slots=True)
class Named:
    """A code, or what codes start with, as the settings name it, with its place and the reason given."""

    prefix: str
    keys: Keys
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The few numbers in rules that a plan repository may set; how chance is reckoned with is not among them.

    ``longest_period``: so many years may a plan be for. ``jump``: so many times the previous figure is a jump, and such
    a part of it as well.
    """

    longest_period: int = 4
    jump: Decimal = Decimal(10)


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """What ``[report]`` says; paths are relative to the plan repository."""

    templates: str | None = None
    logo: str | None = None
    output: str | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    dark_colours: Mapping[str, str] = field(default_factory=dict)
    font: tuple[str, ...] = ()
    heading_font: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in one file, and what is wrong with it; without a file all is as it is by default."""

    root: Path | None = None
    language: str | None = None
    plans: tuple[str, ...] | None = None
    select: tuple[Named, ...] = ()
    ignore: tuple[Named, ...] = ()
    strict: bool = False
    report: ReportSettings = ReportSettings()
    thresholds: Thresholds = Thresholds()
    document: Document = field(default_factory=lambda: Document(FILE))
    findings: tuple[Finding, ...] = ()

    def problem(self, code: Code, keys: Keys, message: Message, hint: Message | None = None) -> Finding:
        """A finding about the setting at ``keys``."""
        return _problem(self.document, code, keys, message, hint)


def settings_file(folder: Path) -> Path | None:
    """The nearest settings file from ``folder`` upward."""
    return next((found for parent in (folder, *folder.parents) if files.is_there(found := parent / FILE)), None)


def read_settings(path: Path, name: str) -> Settings:
    """The settings in the file at ``path``, which findings call ``name``. Never raises."""
    data, refusal = _read(path)
    if refusal:
        finding = Finding(BROKEN, refusal, document=name, span=START)
        return Settings(path.parent, document=Document(name), findings=(finding,))
    document, findings = read_toml(name, data)
    if not isinstance(document.root, Table):
        return Settings(path.parent, document=document, findings=tuple(findings))
    return _Reading(document, document.root).settings(path.parent)


def _read(path: Path) -> tuple[bytes, Message | None]:
    try:
        data = files.read(path, path.parent, LARGEST)
    except Refused as refused:
        return b"", refused.message
    return (b"", Message(N_("the settings are too long"))) if len(data) > LARGEST else (data, None)


def _problem(document: Document, code: Code, keys: Keys, message: Message, hint: Message | None) -> Finding:
    span = START
    if document.root is not None:
        node, key, _ = find(document.root, keys)
        span = key if key is not None and code is UNKNOWN_KEY else node.span
    return Finding(code, message, document=document.name, span=span, hint=hint)


class _Reading:
    """Takes the settings out of the tree and collects what is wrong."""

    def __init__(self, document: Document, root: Table) -> None:
        self.document = document
        self.root = root
        self.findings: list[Finding] = []

    def settings(self, folder: Path) -> Settings:
        """All settings."""
        self._known((), self.root, _TOP)
        validate, report = self._table("validate", _VALIDATE), self._table("report", _REPORT)
        return Settings(
            folder,
            self._language(("language",)),
            self._folders(("plans",)),
            tuple(Named(prefix.strip().upper(), keys) for keys, prefix in self._texts(("validate", "select")))
            if validate
            else (),
            tuple(self._ignored(("validate", "ignore"))) if validate else (),
            self._flag(("validate", "strict")),
            ReportSettings(
                self._folder(("report", "templates")),
                self._folder(("report", "logo")),
                self._folder(("report", "output")),
                dict(self._colours(("report", "colours"))),
                dict(self._colours(("report", "dark_colours"))),
                tuple(self._fonts(("report", "font"))),
                tuple(self._fonts(("report", "heading_font"))),
            )
            if report
            else ReportSettings(),
            self._thresholds(),
            self.document,
            tuple(sorted(self.findings, key=lambda finding: finding.span or START)),
        )

    def _thresholds(self) -> Thresholds:
        usual = Thresholds()
        if self._table("thresholds", _THRESHOLDS) is None:
            return usual
        years = self._number(
            ("thresholds", "longest_period"),
            1,
            50,
            N_("“{key}” is a whole number of years from {least} to {most}"),
            whole_only=True,
        )
        jump = self._number(("thresholds", "jump"), 2, 1000, N_("“{key}” is a number from {least} to {most}"))
        return Thresholds(int(years or usual.longest_period), Decimal(jump or usual.jump))

    def _number(
        self, keys: Keys, least: int, most: int, sentence: str, *, whole_only: bool = False
    ) -> int | Decimal | None:
        """A number within bounds."""
        node = self._at(keys)
        if node is None:
            return None
        value = node.value if isinstance(node, Scalar) else None
        whole = isinstance(value, int) and not isinstance(value, bool)
        other = isinstance(value, Decimal) and value.is_finite() and not whole_only
        if isinstance(value, int | Decimal) and (whole or other) and least <= value <= most:
            return value
        self._wrong(keys, sentence, least=least, most=most)
        return None

    def _say(self, code: Code, keys: Keys, message: Message, hint: Message | None = None) -> None:
        self.findings.append(_problem(self.document, code, keys, message, hint))

    def _at(self, keys: Keys) -> Node | None:
        node, _, missing = find(self.root, keys)
        return None if missing else node

    def _wrong(self, keys: Keys, sentence: str, **args: object) -> None:
        self._say(WRONG_VALUE, keys, Message(sentence, {"key": ".".join(map(str, keys)), **args}))

    def _known(self, keys: Keys, table: Table, known: Iterable[str]) -> None:
        for key in table.entries:
            if key not in known:
                near = nearest(key, known)
                hint = Message(N_("did you mean {nearest}?"), {"nearest": near}) if near else None
                self._say(
                    UNKNOWN_KEY,
                    (*keys, key),
                    Message(N_("there is no setting “{key}” here"), {"key": shorten(key)}),
                    hint,
                )

    def _table(self, key: str, known: Iterable[str]) -> Table | None:
        node = self._at((key,))
        if node is None:
            return None
        if not isinstance(node, Table):
            self._wrong((key,), N_("“{key}” is a table of settings: write [{key}] above them"))
            return None
        self._known((key,), node, known)
        return node

    def _scalar(self, keys: Keys, kind: type, sentence: str) -> object:
        node = self._at(keys)
        if node is None:
            return None
        value = node.value if isinstance(node, Scalar) else None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self._wrong(keys, sentence)
            return None
        return value

    def _text(self, keys: Keys) -> str | None:
        value = self._scalar(keys, str, N_("“{key}” is a text in quotes"))
        return value if isinstance(value, str) else None

    def _language(self, keys: Keys) -> str | None:
        language = self._text(keys)
        if language is not None and language not in languages():
            self._wrong(
                keys,
                N_("there is no language {language} here; known are {known}"),
                language=shorten(language),
                known=", ".join(languages()),
            )
            return None
        return language

    def _flag(self, keys: Keys) -> bool:
        return self._scalar(keys, bool, N_("“{key}” is true or false")) is True

    def _folder(self, keys: Keys) -> str | None:
        """A path inside the plan repository."""
        text = self._text(keys)
        if text is None:
            return None
        normal = os.path.normpath(text.replace("\\", "/"))
        if not text.strip() or PureWindowsPath(text).anchor or normal.split("/")[0] == ".." or "\0" in text:
            self._wrong(
                keys, N_("“{key}” is a path inside the plan repository, not {path}"), path=shorten(text) or "“”"
            )
            return None
        return normal

    def _folders(self, keys: Keys) -> tuple[str, ...] | None:
        node = self._at(keys)
        if node is None:
            return None
        if isinstance(node, Scalar):
            folder = self._folder(keys)
            return (folder,) if folder else None
        found = [self._folder(item) for item, _ in self._texts(keys)]
        return tuple(folder for folder in found if folder) or None

    def _texts(self, keys: Keys) -> Iterator[tuple[Keys, str]]:
        node = self._at(keys)
        if node is None:
            return
        if not isinstance(node, Sequence):
            self._wrong(keys, N_('“{key}” is a list of texts: ["...", "..."]'))
            return
        for index in range(len(node.items)):
            text = self._text((*keys, index))
            if text is not None:
                yield (*keys, index), text

    def _selected(self, keys: Keys) -> Iterator[Named]:
        for here, prefix in self._texts(keys):
            yield Named(prefix.strip().upper(), here)

    def _ignored(self, keys: Keys) -> Iterator[Named]:
        node = self._at(keys)
        if isinstance(node, Table):
            for code in node.entries:
                yield from self._named(code, (*keys, code), (*keys, code))
        elif isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                here = (*keys, index)
                if isinstance(item, Scalar) and isinstance(item.value, str):
                    yield from self._named(item.value, here, None)
                elif not isinstance(item, Table):
                    self._wrong(here, N_('an ignored code is written as {{code = "IVP401", reason = "..."}}'))
                else:
                    self._known(here, item, ("code", "reason"))
                    if "code" not in item.entries:
                        self._wrong(here, N_('an ignored code is written as {{code = "IVP401", reason = "..."}}'))
                    elif (named := self._text((*here, "code"))) is not None:
                        yield from self._named(named, (*here, "code"), (*here, "reason"))
        elif node is not None:
            self._wrong(keys, N_("“{key}” is a list of codes with the reason for each"))

    def _named(self, code: str, keys: Keys, reason_at: Keys | None) -> Iterator[Named]:
        reason = self._text(reason_at) if reason_at and self._at(reason_at) is not None else ""
        if reason is not None and not reason.strip():
            hint = Message(N_("write {fix}"), {"fix": f'{{code = "{shorten(code)}", reason = "..."}}'})
            self._say(NO_REASON, keys, Message(N_("{code} is ignored without a reason"), {"code": shorten(code)}), hint)
        yield Named(code.strip().upper(), keys, (reason or "").strip() or None)

    def _colours(self, keys: Keys) -> Iterator[tuple[str, str]]:
        table = self._at(keys)
        if table is None:
            return
        if not isinstance(table, Table):
            self._wrong(keys, N_('“{key}” is a table of colours by name: {{line = "#154273"}}'))
            return
        self._known(keys, table, COLOURS)
        for key in table.entries:
            colour = self._text((*keys, key)) if key in COLOURS else None
            if colour is not None and not is_colour(colour):
                self._wrong(
                    (*keys, key), N_("“{key}” is a colour such as #154273, not {colour}"), colour=shorten(colour)
                )
            elif colour is not None:
                yield key, colour

    def _fonts(self, keys: Keys) -> Iterator[str]:
        node = self._at(keys)
        if node is None:
            return
        named = self._texts(keys) if isinstance(node, Sequence) else [(keys, self._text(keys))]
        for here, font in named:
            if font is not None and not is_font(font):
                sentence = N_("“{key}” is the name of a font, or a list of names, not {font}")
                self._wrong(here, sentence, font=shorten(font) or "“”")
            elif font is not None:
                yield font
