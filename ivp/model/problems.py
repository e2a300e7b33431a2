"""What is wrong with the shape of a document, in the words of the person who wrote it.

One table gives each problem that a type of ``ivp.model`` can find its code, its sentence and its hint.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Args
from dataclasses import dataclass
from typing import Any

from ivp.diagnostic import Code, Diagnostic, Message, Path
from ivp.model import codes
from ivp.model.base import Shape
from ivp.model.lookalikes import KEYS, WORDS
from ivp.nearest import nearest
from ivp.reader.node import Document, Mapping, Node, Scalar, Sequence, find

MOST_SUGGESTIONS = 50


@dataclass(frozen=True)
class Problem:
    """Code, sentence and hint (catalogue keys) of a problem."""

    code: Code
    sentence: str
    hint: str | None = None


PROBLEMS: dict[str, Problem] = {
    # Texts
    "text_empty": Problem(codes.NO_VALUE, "an empty text", "write the text, or leave the key out"),
    "text_missing": Problem(codes.NO_VALUE, "nothing stands after the colon", "write a value, or leave the key out"),
    "text_number": Problem(
        codes.WRONG_KIND,
        "a text is expected, and “{found}” is read as a number or as true or false",
        'put it in quotes: "{found}"',
    ),
    "text_expected": Problem(codes.WRONG_KIND, "a text is expected, found {found}"),
    "text_long": Problem(codes.WRONG_TEXT, "a text of more than {limit} characters", "divide it into points"),
    "name_lines": Problem(codes.WRONG_TEXT, "a name stands on one line", "put the rest under text"),
    "name_long": Problem(
        codes.WRONG_TEXT, "a name of more than {limit} characters", "shorten it, and put the rest under text"
    ),
    "id_form": Problem(
        codes.WRONG_TEXT,
        "“{found}” cannot be an id",
        "use letters without accents, digits, - and _ only, such as jeugd-en-veiligheid",
    ),
    "file_form": Problem(
        codes.WRONG_TEXT,
        "“{found}” is not a file that a plan may name",
        "write a path relative to the plan, with / between folders, such as cijfers/maasgouw.csv",
    ),
    "flag": Problem(codes.WRONG_WORD, "“{found}” is neither true nor false", "write true or false, without quotes"),
    "choice": Problem(codes.WRONG_WORD, "“{found}” cannot stand here", "write one of: {choices}"),
    "choice_kind": Problem(codes.WRONG_WORD, "{found} cannot stand here", "write one of: {choices}"),
    "choice_nearest": Problem(
        codes.WRONG_WORD, "“{found}” cannot stand here", "did you mean {nearest}? possible are: {choices}"
    ),
    # Numbers
    "number_expected": Problem(codes.WRONG_NUMBER, "a number is expected, found {found}", "write it like 129 or 7.9"),
    "number_missing": Problem(
        codes.NO_VALUE,
        "a number is expected, and nothing stands here",
        "unknown? write {{value: null, note: why it is unknown}}",
    ),
    "number_comma": Problem(codes.WRONG_NUMBER, "“{found}” has a decimal comma", "write a point: {write}"),
    "number_quoted": Problem(codes.WRONG_NUMBER, "“{found}” is a text, not a number", "leave out the quotes: {write}"),
    "number_percent": Problem(
        codes.WRONG_NUMBER, "“{found}” has a per cent sign", "write {write}; unit: percent already says it"
    ),
    "number_thousands": Problem(
        codes.WRONG_NUMBER, "“{found}” has points between the thousands", "write the digits only: {write}"
    ),
    "number_sign": Problem(
        codes.WRONG_NUMBER,
        "“{found}” has a sign before the number",
        "write at_most: {write} (no more than) or at_least: {write} (no less than)",
    ),
    "number_euro": Problem(codes.WRONG_NUMBER, "“{found}” has a euro sign", "write the digits only: {write}"),
    "whole_number": Problem(codes.WRONG_NUMBER, "“{found}” is not a whole number from {least} to {most}"),
    "bound_percent": Problem(
        codes.WRONG_NUMBER,
        "“{found}” may mean two things",
        "write {sign}{number}% for so much from the baseline, or {number} where the unit is percent",
    ),
    "bound_baseline": Problem(codes.WRONG_WORD, "“{found}” is Dutch for baseline", "write baseline"),
    # Years and dates
    "year": Problem(codes.WRONG_DATE, "“{found}” is not a year", "write four digits, such as 2024"),
    "year_missing": Problem(codes.NO_VALUE, "a year is expected, and nothing stands here", "write it like 2024"),
    "year_quoted": Problem(codes.WRONG_DATE, "“{found}” is a text, not a year", "leave out the quotes: {found}"),
    "years": Problem(
        codes.WRONG_DATE,
        "“{found}” is not a year that a figure can belong to",
        "write 2021, 2015-2019 for a mean over years, or undated",
    ),
    "years_order": Problem(codes.WRONG_DATE, "“{found}” does not run from an earlier to a later year"),
    "when": Problem(
        codes.WRONG_DATE,
        "“{found}” is not a date",
        "write 2022, 2022-08, 2022-Q4 or 2022-12-20, as precise as it is known",
    ),
    "when_dutch": Problem(codes.WRONG_DATE, "“{found}” has the day first", "write the year first: {write}"),
    "when_day": Problem(codes.WRONG_DATE, "“{found}” is a day that does not exist"),
    "season": Problem(codes.WRONG_DATE, "not a part of a year", "write a quarter, Q1 to Q4, or a month, 1 to 12"),
    # Kinds and keys
    "list_expected": Problem(
        codes.WRONG_KIND,
        "a list is expected, found {found}",
        "begin each item on its own line with a dash and a space: - ...",
    ),
    "block_expected": Problem(codes.WRONG_KIND, "a block of keys is expected, found {found}", "here belong: {known}"),
    "target_expected": Problem(
        codes.WRONG_KIND,
        "a target says which way, and here stands {found}",
        "write {{at_most: 125}} for no more than 125, or {{at_least: 7.9}} for no less than 7.9",
    ),
    "entries_expected": Problem(
        codes.WRONG_KIND,
        "a block of entries is expected, found {found}",
        "write each as an id of your choice with a colon",
    ),
    "dated_expected": Problem(
        codes.WRONG_KIND, "values by year are expected, found {found}", "write {{2021: 129}}, or {{undated: 129}}"
    ),
    "key_unknown": Problem(codes.UNKNOWN_KEY, "unknown key “{key}”", "here belong: {known}"),
    "key_nearest": Problem(codes.UNKNOWN_KEY, "unknown key “{key}”", "did you mean {nearest}?"),
    "key_heading": Problem(
        codes.UNKNOWN_KEY,
        "“{key}” stands among other headings in one point",
        "begin each heading on its own line with a dash: - {key}: ...",
    ),
    "key_missing": Problem(codes.MISSING_KEY, "the key {key} is missing here", "add {key}: ..."),
    "empty_item": Problem(codes.NO_VALUE, "an empty item in a list", "write something after the dash, or remove it"),
    # Keys that do not go together
    "value_unknown": Problem(
        codes.CONTRADICTION, "an unknown value needs a note that says why it is unknown", "add note: ..."
    ),
    "target_two": Problem(
        codes.CONTRADICTION, "a target has one direction, and here stand {first} and {second}", "keep one of the two"
    ),
    "target_none": Problem(
        codes.CONTRADICTION,
        "a target says at_most, at_least or stay_at, or has a text",
        "write {{at_most: 125}} for no more than 125",
    ),
    "target_empty": Problem(codes.CONTRADICTION, "{direction} has no bound", "write {direction}: and a number"),
    "duty_both": Problem(
        codes.CONTRADICTION, "something that returns (every) has no single moment (when)", "keep one of the two"
    ),
    "light_none": Problem(codes.CONTRADICTION, "a traffic light needs a colour", "write light: green, orange or red"),
    "version": Problem(
        codes.WRONG_VERSION,
        "this is version “{found}” of the format",
        "this program reads version {known}: write ivp: {known}",
    ),
    "kind": Problem(
        codes.WRONG_WORD, "“{found}” is not a kind of document", "write kind: plan or kind: implementation"
    ),
    "language": Problem(codes.WRONG_WORD, "not a language", "write two small letters, such as nl or en"),
}

_KINDS = {
    "dict_type": "entries_expected",
    "model_type": "block_expected",
    "model_attributes_type": "block_expected",
    "tuple_type": "list_expected",
}


def finding(document: Document, path: Path, kind: str, *, on_key: bool = False, **args: object) -> Diagnostic:
    """The finding for the problem ``kind`` at ``path``."""
    problem = PROBLEMS[kind]
    hint = Message(problem.hint, args) if problem.hint else None
    return Diagnostic(problem.code, document.name, Message(problem.sentence, args), path=path, hint=hint, on_key=on_key)


def empty_places(document: Document, root: Node) -> list[Diagnostic]:
    """Keys and items with nothing after them; only ``value: null`` says something."""
    found: list[Diagnostic] = []

    def visit(node: Node, path: Path) -> None:
        if isinstance(node, Mapping):
            for name, entry in node.entries.items():
                if isinstance(entry.value, Scalar) and entry.value.value is None:
                    if not (name == "value" and node.shape is not None and node.shape.__name__ == "Value"):
                        found.append(finding(document, (*path, name), "text_missing", on_key=True))
                else:
                    visit(entry.value, (*path, name))
        elif isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                if isinstance(item, Scalar) and item.value is None:
                    found.append(finding(document, (*path, index), "empty_item"))
                else:
                    visit(item, (*path, index))

    visit(root, ())
    return found


class Translator:
    """Puts pydantic's errors on one document into findings; suggestions cost time, so their number is capped."""

    def __init__(self, document: Document, root: Node) -> None:
        self.document = document
        self.root = root
        self.suggestions = 0

    def translate(self, error: Any) -> Diagnostic | None:
        """The finding for one item of ``ValidationError.errors()``; None where a key without value says it already."""
        kind: str = error["type"]
        path, on_key = _document_path(error["loc"])
        if kind == "extra_forbidden":
            return self._unknown_key(path)
        if kind == "missing":
            return self._missing_key(path)
        node, _key, rest = find(self.root, path)
        if not rest and isinstance(node, Scalar) and node.value is None and not on_key:
            return None
        if kind in _KINDS:
            return self._wrong_kind(_KINDS[kind], path, node, str(error.get("ctx", {}).get("class_name", "")))
        return self._refused(path, error.get("ctx", {}), node, on_key=on_key)

    def _refused(self, path: Path, ctx: Args[str, object], node: Node, *, on_key: bool) -> Diagnostic:
        args = {name: value for name, value in ctx.items() if name != "kind"}
        kind = str(ctx.get("kind", "text_expected"))
        if kind == "choice":
            return self._wrong_word(path, node, args)
        if isinstance(args.get("found"), str) and str(args["found"]) in _FOUND:
            args["found"] = Message(str(args["found"]))
        elif "found" not in args:
            args["found"] = _what(node)
        return finding(self.document, path, kind, on_key=on_key, **args)

    def _wrong_word(self, path: Path, node: Node, args: dict[str, object]) -> Diagnostic:
        choices = [str(item) for item in args["choices"]]  # type: ignore[attr-defined]
        known = ", ".join(choices)
        if not isinstance(node, Scalar):
            return finding(self.document, path, "choice_kind", found=_what(node), choices=known)
        found = str(args["found"])
        near = WORDS.get(found.lower())
        if near not in choices:
            near = self._nearest(found, choices)
        if near:
            return finding(self.document, path, "choice_nearest", found=found, nearest=near, choices=known)
        return finding(self.document, path, "choice", found=found, choices=known)

    def _wrong_kind(self, kind: str, path: Path, node: Node, shape: str) -> Diagnostic:
        known = ", ".join(_known_keys(_shape(shape)))
        if kind == "entries_expected" and path and path[-1] in _DATED:
            kind = "dated_expected"
        if shape == "Target":
            kind = "target_expected"
        return finding(self.document, path, kind, found=_what(node), known=known)

    def _unknown_key(self, path: Path) -> Diagnostic:
        key = str(path[-1])
        parent, _, _ = find(self.root, path[:-1])
        known = _known_keys(parent.shape) if isinstance(parent, Mapping) else []
        near = KEYS.get(key.lower())
        if near not in known:
            near = self._nearest(key, known)
        if near:
            return finding(self.document, path, "key_nearest", on_key=True, key=_short(key), nearest=near)
        if isinstance(parent, Mapping) and parent.shape is not None and parent.shape.__name__ == "Point":
            return finding(self.document, path, "key_heading", on_key=True, key=_short(key))
        return finding(self.document, path, "key_unknown", on_key=True, key=_short(key), known=", ".join(known))

    def _missing_key(self, path: Path) -> Diagnostic | None:
        key = str(path[-1])
        parent, _, _ = find(self.root, path[:-1])
        if isinstance(parent, Mapping) and any(KEYS.get(other.lower()) == key for other in parent.entries):
            return None
        return finding(self.document, path[:-1], "key_missing", on_key=True, key=key)

    def _nearest(self, word: str, known: list[str]) -> str | None:
        self.suggestions += 1
        return nearest(word, known) if self.suggestions <= MOST_SUGGESTIONS else None


_DATED = {"baseline", "values", "at_most", "at_least", "stay_at", "breaks", "spent", "benchmarks"}
_FOUND = {"a block of keys", "a list", "nothing", "true or false", "a number", "a text"}


def _what(node: Node) -> object:
    """What stands at a node: the text itself for a value, a word for a block or list."""
    if isinstance(node, Mapping):
        return Message("a block of keys")
    if isinstance(node, Sequence):
        return Message("a list")
    if node.value is None:
        return Message("nothing")
    return "“" + _short(node.text or str(node.value)) + "”"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


def _all_shapes(shape: type[Shape]) -> Iterator[type[Shape]]:
    for below in shape.__subclasses__():
        yield below
        yield from _all_shapes(below)


def _shape(name: str) -> type[Shape] | None:
    return next((shape for shape in _all_shapes(Shape) if shape.__name__ == name), None)


def _known_keys(shape: Any) -> list[str]:
    return [field.alias or name for name, field in shape.model_fields.items()] if shape is not None else []


def _document_path(loc: tuple[str | int, ...]) -> tuple[Path, bool]:
    """Pydantic's ``loc`` as a path in the document, and whether it is about a key."""
    if loc and loc[-1] == "[key]":
        return loc[:-1], True
    return loc, False
