"""The settings of a plan repository: ``ivp.toml`` at its root.

::

    language = "nl"                     # of messages
    plans = ["plans"]                   # folders with plans
    inhabitants = "inwoners.csv"        # a file: the inhabitants of municipalities by year, for all plans
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

    [import]                            # what a text of a file with figures means, as with --map
    "Woninginbraken" = "woninginbraak"

``[validate.ignore]`` may also be a table of codes with their reasons. What is wrong with the settings is a finding with
its place (IVP195 to IVP199); the rest of them counts all the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Set
from dataclasses import replace
from decimal import Decimal
from pathlib import PureWindowsPath
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, Field, ValidationError

from ivp.appearance import COLOURS, is_colour, is_font
from ivp.finding import Code, Finding, Message, Path
from ivp.language import N_, languages
from ivp.model import problems
from ivp.model.base import Shape
from ivp.model.mistaken_places import MistakenPlaces
from ivp.model.problems import PROBLEMS
from ivp.model.short_forms import ONE_OR_MANY, Context, Short, normalise, wrap
from ivp.model.translate import Translator, document_path
from ivp.model.types import Flag, Name, Number, Own, Text, refuse, shown, whole
from ivp.nearest import nearest
from ivp.reader.node import Document, Entry, Mapping, Node, Scalar, Sequence, plain, walk
from ivp.reader.text import shorten

UNKNOWN_KEY = Code("IVP196")
WRONG_VALUE = Code("IVP197")
NO_REASON = Code("IVP198")
WRONG_CODE = Code("IVP199")


def _language(value: object) -> str:
    if value not in languages():
        raise refuse("choice", found=shown(value), choices=languages())
    return str(value)


def _inside(text: str) -> str:
    """A path inside the plan repository."""
    normal = os.path.normpath(text.replace("\\", "/"))
    if PureWindowsPath(text).anchor or normal.split("/")[0] == ".." or "\0" in text:
        raise refuse("path_inside", found=shown(text))
    return normal


def _colour_name(key: str) -> str:
    if key not in COLOURS:
        near = nearest(key, COLOURS)
        kind = "key_nearest" if near else "key_unknown"
        raise refuse(kind, key=shown(key), nearest=near, known=", ".join(COLOURS))
    return key


def _colour(text: str) -> str:
    if not is_colour(text):
        raise refuse("colour", found=shown(text))
    return text


def _font(text: str) -> str:
    if not is_font(text):
        raise refuse("font", found=shown(text))
    return text


def _jump(number: Decimal) -> Decimal:
    if not number.is_finite() or not 2 <= number <= 1000:
        raise refuse("number_between", found=shown(number), least=2, most=1000)
    return number


def _as_list(node: Node, _context: Context) -> Node:
    """A table of codes with their reasons as a list of both."""
    if not isinstance(node, Mapping):
        return node
    items: list[Node] = []
    for code, entry in node.entries.items():
        span = entry.value.span
        items.append(Mapping({"code": Entry(span, Scalar(code, span, code)), "reason": entry}, span))
    return Sequence(items, node.span)


Folder: TypeAlias = Annotated[Text, AfterValidator(_inside)]
Colours: TypeAlias = dict[Annotated[str, Own(_colour_name, {})], Annotated[Text, AfterValidator(_colour)]]
Fonts: TypeAlias = Annotated[tuple[Annotated[Text, AfterValidator(_font)], ...], ONE_OR_MANY]


class Ignored(Shape):
    """A code, or what codes start with, that is ignored, and why."""

    short = wrap("code")
    code: str
    reason: str | None = None


class Validate(Shape):
    """Which findings count; codes are those, or all that start so."""

    select: tuple[str, ...] = ()
    ignore: Annotated[tuple[Ignored, ...], Short(_as_list, lambda long: long)] = ()
    strict: Flag = False


class Thresholds(Shape):
    """The few numbers in rules that a plan repository may set; how chance is reckoned with is not among them.

    ``longest_period``: so many years may a plan be for. ``jump``: so many times the previous figure is a jump, and such
    a part of it as well.
    """

    longest_period: Annotated[int, whole(1, 50)] = 4
    jump: Annotated[Number, AfterValidator(_jump)] = Decimal(10)


class Report(Shape):
    """The look of reports and their folder; paths are relative to the plan repository."""

    templates: Folder | None = None
    logo: Folder | None = None
    output: Folder | None = None
    colours: Colours = Field(default_factory=dict)
    dark_colours: Colours = Field(default_factory=dict)
    font: Fonts = ()
    heading_font: Fonts = ()


class Settings(Shape):
    """All settings; without a file all is as it is by default."""

    language: Annotated[str | None, Own(_language, {})] = None
    plans: Annotated[tuple[Folder, ...], ONE_OR_MANY] = ()
    inhabitants: Folder | None = None
    validate_: Validate = Validate()
    thresholds: Thresholds = Thresholds()
    report: Report = Report()
    import_: dict[Name, Text] = Field(default_factory=dict)


_IN_TOML = {
    PROBLEMS[kind].hint: hint
    for kind, hint in (
        ("list_expected", N_('write ["...", "..."]')),
        ("entries_expected", N_('write {{line = "#154273"}}')),
        ("entries_write", N_('write {{line = "#154273"}}')),
        ("key_missing", N_("add {key} = ...")),
        ("number_leave_out", N_("write it like 129 or 7.9")),
        ("number_unknown", N_("write it like 129 or 7.9")),
    )
}
"""Hints that show a piece of a plan, and what stands in their place about settings."""


def read_settings(document: Document) -> tuple[Settings, list[Finding]]:
    """The settings in a document that was read (its tree is put in its long form), and what is wrong with them."""
    if not isinstance(document.root, Mapping):
        return Settings(), []
    context = Context(0)
    document.root = normalise(document.root, Settings, context)
    translator = Translator(document, document.root, MistakenPlaces(document, ()), context.lookalikes)
    misnamed = list(translator.misnamed())
    settings, errors = _settings(_left(plain(document.root), {finding.path for finding in misnamed}))
    translated = (finding for error in errors if (finding := translator.translate(error)))
    told = [_about_settings(finding) for finding in (*misnamed, *translated)]
    return settings, [finding.of(document.name) for finding in (*told, *_without_reason(document.root))]


def _about_settings(finding: Finding) -> Finding:
    """A finding on the shape of a plan as one on settings."""
    hint = finding.hint and replace(finding.hint, template=_IN_TOML.get(finding.hint.template, finding.hint.template))
    return replace(finding, code=UNKNOWN_KEY if finding.code is problems.UNKNOWN_KEY else WRONG_VALUE, hint=hint)


def _settings(data: Any) -> tuple[Settings, list[Any]]:
    """The settings in data without the pieces that are wrong, and the errors about those."""
    try:
        return Settings.model_validate(data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    paths = [(item, document_path(item["loc"])[0]) for item in errors]
    wrong: set[Path | None] = {path[:-1] if item["type"] == "missing" else path for item, path in paths}
    return _settings(_left(data, wrong))[0], errors


def _left(value: Any, wrong: Set[Path | None], path: Path = ()) -> Any:
    """What is left of the value at ``path`` without the pieces at the wrong paths."""
    if isinstance(value, dict):
        return {key: _left(item, wrong, (*path, key)) for key, item in value.items() if (*path, key) not in wrong}
    if isinstance(value, tuple):
        places = ((item, (*path, index)) for index, item in enumerate(value))
        return tuple(_left(item, wrong, place) for item, place in places if place not in wrong)
    return value


def _without_reason(root: Node) -> Iterator[Finding]:
    for path, node in walk(root):
        if isinstance(node, Mapping) and node.shape is Ignored and "code" in node.entries:
            code, reason = (plain(node.entries[key].value) if key in node.entries else "" for key in ("code", "reason"))
            if isinstance(code, str) and not str(reason).strip():
                message = Message(N_("{code} is ignored without a reason"), {"code": shorten(code)})
                hint = Message(N_("write {fix}"), {"fix": f'{{code = "{shorten(code)}", reason = "..."}}'})
                yield Finding(NO_REASON, message, hint, (*path, "code"))
