"""Things that are named twice in one list (IVP309)."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.finding import Message, Related, Severity
from ivp.language import N_
from ivp.reference.municipalities import municipality
from ivp.rules.registry import Found, Subject, rule

_LISTS = {"municipalities", "for_", "lenses", "fields", "codes", "observations"}


@rule("IVP309", Severity.WARNING)
def named_twice(subject: Subject) -> Iterator[Found]:
    """A municipality, topic, file or code of a table stands twice in one list."""
    for path, shape in subject.shapes:
        for attribute in _LISTS & shape.model_fields_set:
            value = getattr(shape, attribute)
            if not isinstance(value, tuple) or len(value) < 2:
                continue
            first: dict[str, int] = {}
            here = (*path, attribute.rstrip("_"))
            for index, item in enumerate(value):
                if not isinstance(item, str):
                    break
                known = municipality(item) if attribute == "municipalities" else None
                meant = known.code if known else item
                if meant in first:
                    home, message = subject.plan.document.name, Message(N_("it stands here first"))
                    yield Found(
                        (*here, index),
                        Message(N_("“{item}” stands twice in this list"), {"item": item}),
                        Message(N_("delete one of the two, or write the one that was meant")),
                        related=(Related(home, message, path=(*here, first[meant])),),
                    )
                first.setdefault(meant, index)
