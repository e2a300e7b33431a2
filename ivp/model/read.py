"""From a document's tree to a plan: short forms, the strict model, and its errors as findings."""

from __future__ import annotations

from pydantic import ValidationError

from ivp.diagnostic import Diagnostic
from ivp.model.plan import KINDS, AnyPlan
from ivp.model.problems import Translator, empty_places, finding
from ivp.model.short import Context, normalise
from ivp.model.types import LAST_YEAR
from ivp.reader.node import Document, Mapping, Node, Scalar, plain


def read_plan(document: Document) -> tuple[AnyPlan | None, list[Diagnostic]]:
    """The plan in ``document`` (whose tree is put in its long form), or None and what is wrong with its shape."""
    if not isinstance(document.root, Mapping):
        return None, []
    kind = document.root.entries.get("kind")
    if kind is None:
        return None, [finding(document, (), "key_missing", on_key=True, key="kind")]
    word = kind.value.value if isinstance(kind.value, Scalar) else None
    if not isinstance(word, str) or word not in KINDS:
        return None, [finding(document, ("kind",), "kind", found=word if word is not None else "")]
    model = KINDS[word]
    document.root = normalise(document.root, model, Context(_period_end(document.root)))
    findings = empty_places(document, document.root)
    try:
        plan = model.model_validate(plain(document.root))
    except ValidationError as error:
        translator = Translator(document, document.root)
        problems = (translator.translate(item) for item in error.errors(include_url=False, include_input=False))
        return None, [*findings, *(problem for problem in problems if problem)]
    return (None if findings else plan), findings


def _period_end(root: Node) -> int:
    """The last year of the period as written; where it cannot be read the plan is refused for that anyway."""
    period = root.entries["period"].value if isinstance(root, Mapping) and "period" in root.entries else None
    end = period.entries["to"].value if isinstance(period, Mapping) and "to" in period.entries else None
    year = end.value if isinstance(end, Scalar) else None
    return year if isinstance(year, int) and not isinstance(year, bool) else LAST_YEAR
