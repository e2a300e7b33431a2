"""From a document's tree to a plan: short forms, the strict model, and its errors as findings."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, get_origin

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from ivp.finding import Finding, Message, Path, Span
from ivp.model.empty import empty_places, is_ordinary
from ivp.model.handed_down import handed_down
from ivp.model.inheritance import ACCOUNTS_FOR, RELATIONS, VERSION_OF, Layer, Relation, layer_of
from ivp.model.lookalikes import Lookalikes, meant_word
from ivp.model.mistaken_places import MistakenPlaces
from ivp.model.notation import year_range
from ivp.model.partial_plan import PartialPlan, partial_plan
from ivp.model.plan import KINDS, MOST_PARENTS, AnyPlan, Implementation, Plan
from ivp.model.short_forms import Context, fields, normalise
from ivp.model.translate import Translator, document_path
from ivp.model.types import LAST_YEAR, is_file_name, parse_when
from ivp.reader.mistakes import TOO_MANY, mistake
from ivp.reader.node import Document, Entry, Mapping, Node, Scalar, find, plain
from ivp.reader.node import Sequence as Items
from ivp.reader.text import MAX_FINDINGS
from ivp.vocabulary import DocumentKind


@dataclass(frozen=True)
class Reading:
    """A document as a plan over what it takes from those above it, and what is wrong with its own shape.

    Where anything is wrong there is no plan; ``rest`` is then what can be used of it. ``layer`` is None where the text
    is no block of keys.
    """

    plan: AnyPlan | None = None
    findings: list[Finding] = field(default_factory=list)
    layer: Layer | None = None
    rest: PartialPlan | None = None


def read_over(
    document: Document,
    read: Iterable[Finding] = (),
    above: Sequence[tuple[Relation, Layer]] = (),
    *,
    partly: bool = False,
    known: bool = True,
) -> Reading:
    """The plan in ``document`` (whose tree is put in its long form), put over the layers ``above`` it.

    ``read`` is what the reader found in it, which is not told again. A document of an unknown kind is checked as
    a plan. ``partly``: something in a layer above is wrong, which is told there, or a name in it is missing (not
    ``known``). Where layers above are missing altogether, what they may hold is not missed here.
    """
    read = list(read)
    root = document.root
    if not isinstance(root, Mapping):
        return Reading()
    model = model_of(root)
    context = Context(_last_year(root, model, above), _known_to(root), shape=model)
    unindented = list(_indented(root, model, context.lookalikes))
    document.root = normalise(root, model, context)
    layer = layer_of(document, model, above)
    whole, taken = handed_down(layer.whole)
    mistaken = MistakenPlaces(document, [*read, *unindented])
    plan: AnyPlan | None = None
    errors: list[Any] = []
    try:
        plan = model.model_validate(plain(whole))
    except ValidationError as error:
        errors = [item for item in error.errors(include_url=False) if item["loc"][:3] not in taken]
    if plan is not None:
        for _, identity, key in taken:
            plan.indicators[str(identity)].model_fields_set.discard(str(key))  # its source gives it
    absent = [] if above else [relation for relation, _, _ in named_above(root)]
    if above or absent:
        errors = list(_its_own(errors, layer, absent))
    told = {document_path(error["loc"])[0] for error in errors if not _leaves_it_open(error)}
    translator = Translator(document, document.root, mistaken, context.lookalikes)
    translated: Iterator[Finding] = (problem for error in errors if (problem := translator.translate(error)))
    found = translated
    if not is_ordinary(document.root):
        found = chain(translator.misnamed(), empty_places(document.root, mistaken, told), translated)
    findings = [*unindented, *islice(found, MAX_FINDINGS)]
    if next(found, None):
        last = findings[-1]
        message = Message("more than {count} things are wrong; the others are not shown", {"count": MAX_FINDINGS})
        findings.append(Finding(TOO_MANY, message, path=last.path, on_key=last.on_key))
    findings = [item.of(document.name) for item in findings]
    if plan is not None and not findings and not read and not partly:
        return Reading(plan, findings, layer)
    lost_keys = not known or MistakenPlaces(document, read).lost_keys
    return Reading(None if findings else plan, findings, layer, partial_plan(whole, model, lost_keys=lost_keys))


def named_above(root: Node | None) -> list[tuple[Relation, Path, str]]:
    """The files that a document names as above it, each with how and where; what cannot be a file's name is left out.

    Of one key only so many files are followed as it may hold.
    """
    if not isinstance(root, Mapping):
        return []
    named: list[tuple[Relation, Path, str]] = []
    for key in fields(model_of(root)).keys() & RELATIONS.keys():
        node = _entry(root, key, KEYS)
        items = node.items if isinstance(node, Items) else [node]
        for index, item in enumerate(items[:MOST_PARENTS]):
            if isinstance(item, Scalar) and is_file_name(item.value):
                path: Path = (key,) if RELATIONS[key] in {VERSION_OF, ACCOUNTS_FOR} else (key, index)
                named.append((RELATIONS[key], path, str(item.value)))
    return sorted(named, key=lambda item: [*RELATIONS].index(item[0].key))


def tell_extends_apart(root: Node | None) -> None:
    """Take ``extends`` for what it says: a plan without years of its own is a version of the plan that it extends."""
    if isinstance(root, Mapping) and model_of(root) is Plan and "extends" in root.entries:
        entry = root.entries["extends"]
        one = isinstance(entry.value, Scalar)
        if one and _entry(root, "period", KEYS) is None and VERSION_OF.key not in root.entries:
            root.entries[VERSION_OF.key] = Entry(entry.key, entry.value, "extends")
            del root.entries["extends"]


def texts_under(root: Node | None, key: str) -> list[str]:
    """The texts that stand under a key of a document, or in a list or block there."""
    node = _entry(root, key, KEYS) if isinstance(root, Mapping) else None
    if isinstance(node, Mapping):
        node = node.entries["file"].value if "file" in node.entries else None
    items = node.items if isinstance(node, Items) else [node]
    return [str(item.value) for item in items if isinstance(item, Scalar) and is_file_name(item.value)]


def _its_own(errors: list[Any], layer: Layer, absent: Sequence[Relation]) -> Iterator[Any]:
    """The errors that a document itself can mend, with their place in it; what ``absent`` files may give is none."""
    for error in errors:
        path, on_key = document_path(error["loc"])
        home, own = layer.place(path)
        missing = error["type"] == "missing"
        given = missing and any(relation.may_give(layer.own, path) for relation in absent)
        if missing and layer.above:  # an entry that leaves out what is not there: a rule says so
            given = not find(layer.own, (*own[:-1], "left_out"))[2]
        if home is layer and not given:
            yield {**error, "loc": (*own, "[key]") if on_key else own}


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


def model_of(root: Node | None) -> type[AnyPlan]:
    """What the document says it is; where that is unclear a plan, which may hold all that an implementation may."""
    if not isinstance(root, Mapping):
        return Plan
    kind = _entry(root, "kind", KEYS)
    word = str(kind.value) if isinstance(kind, Scalar) else ""
    meant = "" if word in KINDS else meant_word(word, tuple(KINDS))
    if kind is None:
        meant = next((named for named, above in _NAMING.items() if above in root.entries), "")
    above = _NAMING.get(meant or "")
    return KINDS[str(meant)] if above and _entry(root, above) else KINDS.get(word, Plan)


def _leaves_it_open(error: Any) -> bool:
    """Whether an error does not say what is wrong with the piece itself: it is about one in it, or nothing is there."""
    if error["type"] in {"missing", "too_short"}:
        return True
    return error["type"] != "extra_forbidden" and error["input"] is None


def _last_year(root: Mapping, model: type[AnyPlan], above: Sequence[tuple[Relation, Layer]]) -> int:
    """The last year of the period: of what carries out a plan, that of the plan, which its targets are for."""
    ends = [_period_end(layer.whole) for _, layer in above]
    own = _period_end(root)
    if ends and (own == LAST_YEAR or model is Implementation):
        return ends[0]
    return own


def _period_end(root: Mapping) -> int:
    """The last year of the period as written; where it cannot be read the plan is refused for that anyway."""
    period = _entry(root, "period", KEYS)
    years = year_range(str(period.value)) if isinstance(period, Scalar) else None
    return int(years[1]) if years else LAST_YEAR


def _known_to(root: Mapping) -> str:
    """The day up to which an account knows, as it is written; without one, the last year of its period."""
    said = _entry(root, "as_of", KEYS)
    try:
        return parse_when(said.value).text if isinstance(said, Scalar) else str(_period_end(root))
    except PydanticCustomError:
        return str(_period_end(root))


def _entry(block: Mapping, key: str, known: Container[str] = ()) -> Node | None:
    """What stands under a key, or under another one, not one of the ``known``, that surely stands for it."""
    if key in block.entries:
        return block.entries[key].value
    asked = Lookalikes()
    written = next((name for name in block.entries if name not in known and asked.key(name, (key,))), None)
    return block.entries[written].value if written else None


_NAMING = {DocumentKind.IMPLEMENTATION.value: "carries_out", DocumentKind.ACCOUNT.value: "accounts_for"}
"""The key under which a kind names what it is about; a file with it is of that kind, its kind misspelt or missing."""
KEYS = {key for model in KINDS.values() for key in fields(model)}
"""The keys that a file of some kind may have."""
