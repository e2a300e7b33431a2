"""From a document's tree to a plan: short forms, the strict model, and its errors as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any, get_origin

from pydantic import ValidationError

from ivp.diagnostic import Diagnostic, Message, Span
from ivp.model.empty import empty_places
from ivp.model.heard import Heard
from ivp.model.lookalikes import KEYS
from ivp.model.plan import KINDS, AnyPlan, Plan
from ivp.model.salvage import Salvaged, salvage
from ivp.model.short import Context, normalise
from ivp.model.translate import Translator, document_path
from ivp.model.types import LAST_YEAR
from ivp.reader.codes import INDENTATION, TOO_MANY
from ivp.reader.node import Document, Entry, Mapping, Node, Scalar, plain
from ivp.reader.text import MAX_FINDINGS


def read_plan(document: Document, read: Iterable[Diagnostic] = ()) -> tuple[AnyPlan | None, list[Diagnostic]]:
    """The plan in ``document`` (whose tree is put in its long form), or None and what is wrong with its shape.

    ``read`` is what the reader found in it, which is not told again. A document of an unknown kind is checked as
    a plan.
    """
    if not isinstance(document.root, Mapping):
        return None, []
    model = _model(document.root)
    unindented = list(_indented(document, document.root, model))
    document.root = normalise(document.root, model, Context(_period_end(document.root)))
    heard = Heard(document, [*read, *unindented])
    plan: AnyPlan | None = None
    errors: list[Any] = []
    try:
        plan = model.model_validate(plain(document.root))
    except ValidationError as error:
        errors = error.errors(include_url=False)
    told = {document_path(error["loc"])[0] for error in errors if not _leaves_it_open(error)}
    translator = Translator(document, document.root, heard)
    translated = (problem for error in errors if (problem := translator.translate(error)))
    found = chain(empty_places(document, document.root, heard, told), translated)
    findings = [*unindented, *islice(found, MAX_FINDINGS)]
    if next(found, None):
        last = findings[-1]
        message = Message("more than {count} things are wrong; the others are not shown", {"count": MAX_FINDINGS})
        findings.append(Diagnostic(TOO_MANY, document.name, message, path=last.path, on_key=last.on_key))
    return (None if findings else plan), findings


def salvaged_plan(document: Document, read: Iterable[Diagnostic] = ()) -> Salvaged | None:
    """What is left of a plan that ``read_plan`` refused, or in which the reader found something."""
    if not isinstance(document.root, Mapping):
        return None
    return salvage(document.root, _model(document.root), lost_keys=Heard(document, read).lost_keys)


def _indented(document: Document, root: Mapping, model: type[AnyPlan]) -> Iterator[Diagnostic]:
    """Put entries that start at the column of their block in that block, and say so: one finding for each block."""
    known = {field.alias or name: get_origin(field.annotation) is dict for name, field in model.model_fields.items()}
    block: Mapping | None = None
    for key, entry in list(root.entries.items()):
        value = entry.value
        if key in known:
            empty = known[key] and isinstance(value, Scalar) and value.value is None and not value.text
            block, name = (Mapping({}, value.span) if empty else None), key
        elif block is not None and isinstance(value, Mapping) and KEYS.get(key.lower()) not in known:
            if not block.entries:
                block.span = Span(entry.key.line, entry.key.column, value.span.end_line, value.span.end_column)
                root.entries[name] = Entry(root.entries[name].key, block)
                yield Diagnostic(
                    INDENTATION,
                    document.name,
                    Message(
                        "“{key}” starts at the same column as {block}, to which it seems to belong",
                        {"key": key, "block": name},
                    ),
                    span=entry.key,
                    hint=Message("indent what belongs to {block} by two spaces", {"block": name}),
                )
            block.entries[key] = root.entries.pop(key)
        else:
            block = None


def _model(root: Mapping) -> type[AnyPlan]:
    """What the document says it is; where that is unclear a plan, which may hold all that an implementation may."""
    kind = root.entries.get("kind")
    return KINDS.get(str(kind.value.value), Plan) if kind and isinstance(kind.value, Scalar) else Plan


def _leaves_it_open(error: Any) -> bool:
    """Whether an error does not say what is wrong with the piece itself: it is about one in it, or nothing is there."""
    if error["type"] in {"missing", "too_short"}:
        return True
    return error["type"] != "extra_forbidden" and error["input"] is None


def _period_end(root: Node) -> int:
    """The last year of the period as written; where it cannot be read the plan is refused for that anyway."""
    period = root.entries["period"].value if isinstance(root, Mapping) and "period" in root.entries else None
    end = period.entries["to"].value if isinstance(period, Mapping) and "to" in period.entries else None
    year = end.value if isinstance(end, Scalar) else None
    return year if isinstance(year, int) and not isinstance(year, bool) else LAST_YEAR
