"""The fence around templates of one's own: all that such a template can reach is named here, the rest is refused.

A template is data in, text out. It sees the fields of the views that it prints, the methods of texts and lists named
below, our own functions, and those filters of Jinja that neither reach into an object nor blow a text up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    nodes,
)
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.meta import find_referenced_templates
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ivp.finding import Message
from ivp.language import N_
from ivp.nearest import nearest
from ivp.report.charts import Charts
from ivp.report.environment import Medium, furnished, templates
from ivp.report.look import Look
from ivp.view.base import View

_FILTERS = frozenset({
    "abs", "by_id", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float",
    "forceescape", "groupby", "inline_markdown", "int", "items", "join", "last", "length", "list", "lower",
    "map", "markdown", "max", "min", "reject", "rejectattr", "replace", "reverse", "safe", "select",
    "selectattr", "sheet_address", "sort", "string", "striptags", "table_address", "title", "trim",
    "truncate", "unique", "upper", "urlencode", "wordcount",
})  # fmt: skip
_TEXT = frozenset({
    "capitalize", "count", "endswith", "find", "isalpha", "isdigit", "islower", "isupper", "lower", "lstrip",
    "partition", "removeprefix", "removesuffix", "rpartition", "rsplit", "rstrip", "split", "splitlines",
    "startswith", "strip", "title", "upper",
})  # fmt: skip
_LOOP = frozenset({
    "changed", "cycle", "depth", "depth0", "first", "index", "index0", "last", "length", "nextitem", "previtem",
    "revindex", "revindex0",
})  # fmt: skip
_METHODS: tuple[tuple[type, frozenset[str]], ...] = (
    (str, _TEXT),
    (dict, frozenset({"get", "items", "keys", "values"})),
    (list, frozenset({"count", "index"})),
    (tuple, frozenset({"count", "index"})),
    (Charts, frozenset({"chance", "places", "side_by_side", "spark", "swatch", "trend"})),
    (LoopContext, _LOOP),
    (BlockReference, frozenset({"super"})),
)
_LARGEST_NUMBER, _LONGEST_REPEATED = 10**15, 1000


class _Missing(StrictUndefined):
    """A name that is not there, or may not be reached: said with what was meant, whatever is done with it."""

    @property
    def _undefined_message(self) -> Any:
        name, owner = str(self._undefined_name)[:80], self._undefined_obj
        if issubclass(self._undefined_exception, SecurityError):
            return Message(N_("a template of your own may not use “{name}” here"), {"name": name})
        if self._undefined_hint:
            return Message(N_("this cannot be worked out: {why}"), {"why": self._undefined_hint})
        if not isinstance(owner, View):
            return Message(N_("there is nothing called “{name}” here"), {"name": name})
        fields = type(owner).model_fields
        near = {"name": name, "view": type(owner).__name__, "nearest": nearest(name, fields) or ", ".join(fields)}
        if nearest(name, fields):
            return Message(N_("{view} has no field “{name}”; did you mean “{nearest}”?"), near)
        return Message(N_("{view} has no field “{name}”; it has: {nearest}"), near)


class Fenced(ImmutableSandboxedEnvironment):
    """Lets through what is named above and refuses the rest."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have this attribute: a field of a view, or a method named above."""
        del value
        if not isinstance(attr, str) or attr.startswith("_"):
            return False
        if isinstance(obj, View):
            return attr in type(obj).model_fields
        if isinstance(obj, TemplateModule):
            return attr in vars(obj)
        if isinstance(obj, tuple) and attr in getattr(type(obj), "_fields", ()):
            return True
        return any(isinstance(obj, kind) and attr in names for kind, names in _METHODS)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call this: a macro, a block, one of our functions, or a method it may have."""
        if isinstance(obj, Macro | BlockReference | LoopContext | Undefined):
            return True
        if any(obj is self.globals[name] for name in ("_", "ngettext", "range")):
            return True
        method = isinstance(obj, MethodType | BuiltinMethodType)
        return method and self.is_safe_attribute(obj.__self__, obj.__name__, obj)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """There is no formatting of texts here: ``is_safe_attribute`` refuses it."""
        del value
        return None

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """What stands in for an attribute that may not be reached; using it is an error."""
        return self.undefined(name=attribute, obj=obj, exc=SecurityError)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call what may be called."""
        if not __self.is_safe_callable(__obj):
            raise SecurityError(Message(N_("a template of your own may not call this")))  # type: ignore[arg-type]
        return __context.call(__obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply and divide numbers of an ordinary size, and repeat a short text a few times."""
        repeated = operator == "*" and isinstance(left, str) and isinstance(right, int)
        if repeated and len(left) * right <= _LONGEST_REPEATED:
            return left * right
        for side in (left, right):
            if operator == "**" or not isinstance(side, int | float) or abs(side) > _LARGEST_NUMBER:
                message = Message(N_("“{sign}” is for ordinary numbers here"), {"sign": operator})
                raise SecurityError(message)  # type: ignore[arg-type]
        return super().call_binop(context, operator, left, right)


def fenced(language: str, medium: Medium, look: Look) -> Fenced:
    """The environment for a repository with templates of its own; those that come with the tool stand behind them.

    Nothing is read while a template runs: all that there is to include is in memory.
    """
    sources = {**_originals(), **look.templates}

    def load(name: str) -> tuple[str, str, None] | None:
        return (sources[name], name, None) if name in sources else None

    made = furnished(Fenced, FunctionLoader(load), _Missing, language, medium, look)
    made.filters = {name: made.filters[name] for name in _FILTERS}
    made.finalize = _printable(made.finalize)
    return made


def _printable(finish: Callable[..., Any] | None) -> Callable[[Any], Any]:
    """What happens to each value that is printed: ``finish``, where it is a text, a number or nothing."""

    def printed(value: Any) -> Any:
        if not isinstance(value, str | int | float | Decimal | Undefined | None):
            message = Message(N_("this is no text or number, so it cannot be printed: name a field of it"))
            raise SecurityError(message)  # type: ignore[arg-type]
        return finish(value) if finish else value

    return printed


def _originals() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in templates().iterdir() if path.is_file()}


def unused(look: Look) -> Iterator[tuple[str, int | None, Message]]:
    """What of one's own templates no report prints: the template, the line where it is part of one, and why.

    A file that no report asks for and no template includes, a block that the page around it does not have, and text
    beside the blocks of a template that extends another.
    """
    sources = {**_originals(), **look.templates}
    trees = dict(_parsed(sources))
    named = {name: list(find_referenced_templates(tree)) for name, tree in trees.items()}
    if not any(None in named[name] for name in named):  # otherwise a name is only known when the template runs
        asked_for = {part for name in named for part in named[name] if part != name} | set(_originals())
        for name in look.templates:
            if name not in asked_for:
                near = nearest(name, _originals())
                sentence = N_("no report uses a template of this name; did you mean {nearest}?")
                none = N_("no report uses a template of this name, and none includes it")
                yield name, None, Message(sentence, {"nearest": near}) if near else Message(none)
    for name in look.templates:
        if name in trees:
            yield from ((name, line, message) for line, message in _never_printed(name, trees))


def _parsed(sources: Mapping[str, str]) -> Iterator[tuple[str, nodes.Template]]:
    """The templates that can be read; what is wrong with another is said when it is used."""
    parser = Environment(autoescape=True)
    for name, source in sources.items():
        try:
            tree = parser.parse(source)
            list(tree.find_all(nodes.Node))  # fails here, and not later, where it is nested too deeply to look through
        except (TemplateSyntaxError, RecursionError, ValueError, MemoryError):
            continue
        yield name, tree


def _never_printed(name: str, trees: Mapping[str, nodes.Template]) -> Iterator[tuple[int, Message]]:
    """The blocks and texts of a template that are lost because it extends another, with their lines."""
    parents: list[str] = []
    at: str | None = name
    while at is not None and at in trees and at not in parents:
        parents.append(at)
        extended = trees[at].find(nodes.Extends)
        at = str(extended.template.value) if extended and isinstance(extended.template, nodes.Const) else None
    if at is not None or len(parents) < 2 or trees[parents[-1]].find(nodes.Extends):
        return
    known = {block.name for parent in parents[1:] for block in trees[parent].find_all(nodes.Block)}
    tree = trees[name]
    within = {id(inner) for block in tree.find_all(nodes.Block) for inner in block.find_all(nodes.Block)}
    for block in tree.find_all(nodes.Block):
        if id(block) not in within and block.name not in known:
            near = nearest(block.name, known)
            args = {"name": block.name, "file": parents[1], "nearest": near or ", ".join(sorted(known))}
            sentence = N_("{file} has no block “{name}”, so it is not printed; did you mean {nearest}?")
            none = N_("{file} has no block “{name}”, so it is not printed; it has: {nearest}")
            yield block.lineno, Message(sentence if near else none, args)
    for output in (child for child in tree.body if isinstance(child, nodes.Output)):
        lost = [line for part in output.nodes if (line := _first_line(part))]
        sentence = N_("what stands outside the blocks is not printed in a template that extends another")
        yield from ((line, Message(sentence)) for line in lost[:1])


def _first_line(part: nodes.Expr) -> int | None:
    """The line where something is printed; None for white space."""
    if not isinstance(part, nodes.TemplateData):
        return part.lineno
    text = part.data.lstrip()
    return part.lineno + part.data[: len(part.data) - len(text)].count("\n") if text else None


def why(fault: BaseException) -> Message:
    """What is wrong with a template, in words."""
    if isinstance(fault, MemoryError):
        return Message(N_("this takes more memory than a template may use"))
    if isinstance(fault, RecursionError):
        return Message(N_("this is nested too deeply, or uses itself without end"))
    if isinstance(fault, TemplateNotFound):
        return Message(N_("there is no template “{name}”"), {"name": str(fault.name)[:80]})
    if isinstance(fault, TemplateError) and isinstance(fault.args[:1] and fault.args[0], Message):
        message = fault.args[0]
        assert isinstance(message, Message)
        return message
    said = {"why": str(fault)[:200] or type(fault).__name__}
    if isinstance(fault, TemplateSyntaxError):
        return Message(N_("Jinja cannot read this: {why}"), said)
    return Message(N_("this cannot be worked out: {why}"), said)
