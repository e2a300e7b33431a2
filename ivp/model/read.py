"""From a document's tree to a plan: short forms, the strict model, and its errors as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any, get_origin

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from ivp.finding import Finding, Message, Span
from ivp.model.empty import empty_places
from ivp.model.handed_down import handed_down
from ivp.model.lookalikes import Lookalikes
from ivp.model.mistaken_places import MistakenPlaces
from ivp.model.notation import year_range
from ivp.model.partial_plan import PartialPlan, partial_plan
from ivp.model.plan import KINDS, AnyPlan, Plan
from ivp.model.short_forms import Context, fields, normalise
from ivp.model.translate import Translator, document_path
from ivp.model.types import LAST_YEAR, parse_when
from ivp.reader.mistakes import TOO_MANY, mistake
from ivp.reader.node import Document, Entry, Mapping, Node, Scalar, plain
from ivp.reader.text import MAX_FINDINGS


def read_plan(document: Document, read: Iterable[Finding] = ()) -> tuple[AnyPlan | None, list[Finding]]:
    """The plan in ``document`` (whose tree is put in its long form), or None and what is wrong with its shape.

    ``read`` is what the reader found in it, which is not told again. A document of an unknown kind is checked as
    a plan.
    """
    if not isinstance(document.root, Mapping):
        return None, []
    model = _model(document.root)
    context = Context(_period_end(document.root), _known_to(document.root))
    unindented = list(_indented(document.root, model, context.lookalikes))
    document.root = normalise(document.root, model, context)
    whole, taken = handed_down(document.root) if isinstance(document.root, Mapping) else (document.root, set())
    mistaken = MistakenPlaces(document, [*read, *unindented])
    plan: AnyPlan | None = None
    errors: list[Any] = []
    try:
        plan = model.model_validate(plain(whole))
    except ValidationError as error:
        errors = [item for item in error.errors(include_url=False) if item["loc"][:3] not in taken]
    for _, identity, key in taken if plan is not None else ():
        assert plan is not None
        plan.indicators[str(identity)].model_fields_set.discard(str(key))  # its source gives it
    told = {document_path(error["loc"])[0] for error in errors if not _leaves_it_open(error)}
    translator = Translator(document, document.root, mistaken, context.lookalikes)
    translated = (problem for error in errors if (problem := translator.translate(error)))
    found = chain(translator.misnamed(), empty_places(document.root, mistaken, told), translated)
    findings = [*unindented, *islice(found, MAX_FINDINGS)]
    if next(found, None):
        last = findings[-1]
        message = Message("more than {count} things are wrong; the others are not shown", {"count": MAX_FINDINGS})
        findings.append(Finding(TOO_MANY, message, path=last.path, on_key=last.on_key))
    return (None if findings else plan), [found.of(document.name) for found in findings]


def read_partial_plan(document: Document, read: Iterable[Finding] = ()) -> PartialPlan | None:
    """What is left of a plan that ``read_plan`` refused, or in which the reader found something."""
    if not isinstance(document.root, Mapping):
        return None
    whole, _ = handed_down(document.root)
    return partial_plan(whole, _model(document.root), lost_keys=MistakenPlaces(document, read).lost_keys)


def _indented(root: Mapping, model: type[AnyPlan], lookalikes: Lookalikes) -> Iterator[Finding]:
    """Put entries that start at the column of their block in that block, and say so: one finding for each block."""
    known = {key: get_origin(field.annotation) is dict for key, field in fields(model).items()}
    block: Mapping | None = None
    for key, entry in list(root.entries.items()):
        value = entry.value
        if key in known:
            empty = known[key] and isinstance(value, Scalar) and value.value is None and not value.text
            block, name = (Mapping({}, value.span) if empty else None), key
        elif block is not None and isinstance(value, Mapping) and not lookalikes.key(key, tuple(known)):
            if not block.entries:
                block.span = Span(entry.key.line, entry.key.column, value.span.end_line, value.span.end_column)
                root.entries[name] = Entry(root.entries[name].key, block)
                yield mistake("beside_its_block", entry.key, key=key, block=name)
            block.entries[key] = root.entries.pop(key)
        else:
            block = None


def _model(root: Mapping) -> type[AnyPlan]:
    """What the document says it is; where that is unclear a plan, which may hold all that an implementation may."""
    kind = _entry(root, "kind")
    return KINDS.get(str(kind.value), Plan) if isinstance(kind, Scalar) else Plan


def _leaves_it_open(error: Any) -> bool:
    """Whether an error does not say what is wrong with the piece itself: it is about one in it, or nothing is there."""
    if error["type"] in {"missing", "too_short"}:
        return True
    return error["type"] != "extra_forbidden" and error["input"] is None


def _period_end(root: Mapping) -> int:
    """The last year of the period as written; where it cannot be read the plan is refused for that anyway."""
    period = _entry(root, "period")
    years = year_range(str(period.value)) if isinstance(period, Scalar) else None
    return int(years[1]) if years else LAST_YEAR


def _known_to(root: Mapping) -> str:
    """The day up to which an account knows, as it is written; without one, the last year of its period."""
    said = _entry(root, "as_of")
    try:
        return parse_when(said.value).text if isinstance(said, Scalar) else str(_period_end(root))
    except PydanticCustomError:
        return str(_period_end(root))


def _entry(block: Mapping, key: str) -> Node | None:
    """What stands under a key, or under another one that surely stands for it."""
    asked = Lookalikes()
    written = key if key in block.entries else next((name for name in block.entries if asked.key(name, (key,))), None)
    return block.entries[written].value if written else None
