"""References that must resolve: topics, fields, lenses, sources, municipalities and files, each once (3xx)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from ivp.dossier.resolve import near_file, no_file
from ivp.dossier.workspace import is_file
from ivp.finding import Finding, Message, Path, Related, Severity
from ivp.language import N_
from ivp.model import notation
from ivp.model.base import Shape
from ivp.model.partial_plan import Lacking
from ivp.model.point import Party
from ivp.model.short_forms import fields
from ivp.nearest import Nearest
from ivp.reader.text import shorten
from ivp.reference.municipalities import likely, municipality
from ivp.rules.registry import Rule, Subject, rule
from ivp.vocabulary import ACCOUNTED_TOPICS, NAMED_TOPICS, TOPICS, Block

_LISTS = {"municipalities", "for_", "has", "lenses", "fields", "codes", "observations"}
"""What holds names of which each should stand once."""
MOST_PLACES, MOST_KNOWN, MOST_LIKELY, MOST_WORDS = 3, 8, 50, 4


class _Near:
    """Suggests the nearest of some known words, or names them where they are few."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known

    @cached_property
    def _nearest(self) -> Nearest:
        """Made where a word is asked for: mostly none is."""
        return Nearest(self._known)

    def __call__(self, word: str) -> Message | None:
        near = self._nearest(word)
        if near:
            return Message(N_("did you mean {nearest}?"), {"nearest": near})
        if 0 < len(self._nearest.known) <= MOST_KNOWN:
            return Message(N_("known are: {names}"), {"names": ", ".join(self._nearest.known)})
        return None


def _named(subject: Subject, attribute: str) -> Iterator[tuple[Path, str]]:
    """Every reference that a shape of the plan makes under ``attribute``, with its path."""
    for path, shape in subject.giving(attribute):
        value = getattr(shape, attribute)
        alias = attribute.rstrip("_")
        if isinstance(value, str):
            yield (*path, alias), value
        elif isinstance(value, tuple):
            yield from (((*path, alias, index), item) for index, item in enumerate(value))


class _ByName:
    """Suggests ids by the words of their names and of themselves: ``Aanpak ondermijning`` means ondermijning."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names = names

    @cached_property
    def _words(self) -> list[tuple[str, frozenset[str], frozenset[str]]]:
        """Worked out where a reference is asked for, as those above."""
        return [(identity, _words(identity), _words(name)) for identity, name in self._names]

    def __call__(self, reference: str) -> Message | None:
        """The hint with the topics that share all words of theirs or of the reference with it, None where none does."""
        asked = _words(reference)
        near = [
            identity
            for identity, own, named in self._words
            if asked and any(words and not (words - asked and asked - words) for words in (own, named))
        ]
        near = list(dict.fromkeys(near))[:MOST_PLACES]
        return Message(N_("did you mean {nearest}?"), {"nearest": ", ".join(near)}) if near else None


def _words(text: str) -> frozenset[str]:
    """The words of a name or id, but for small ones."""
    return frozenset(word for word in re.split(r"[^a-z0-9]+", notation.without_accents(text)) if len(word) > 3)


def _list(subject: Subject, reference: str, blocks: tuple[str, ...]) -> Message | None:
    """The hint for ids or names that stand in one text: ``ondermijning, woninginbraak``."""
    parts = [part.strip() for part in re.split(r"[,;/+]|\ben\b|&", reference)]
    ids = [part if subject.plan.topics(part, blocks) else notation.slug(part) for part in parts]
    if len(parts) > 1 and all(subject.plan.topics(identity, blocks) for identity in ids):
        return Message(N_("write a list: {fix}"), {"fix": f"[{', '.join(ids)}]"})
    return None


def _topics(
    kind: Rule,
    subject: Subject,
    names: Iterable[tuple[Path, str]],
    blocks: tuple[str, ...],
    unknown: str,
    *,
    on_key: bool = False,
) -> Iterator[Finding]:
    """What is wrong with references to topics, given with their paths."""
    near = _Near(path[-1] for path, _ in subject.plan.topic_paths(blocks))
    named = _ByName((str(path[-1]), topic.name or "") for path, topic in subject.plan.topic_paths(blocks))
    for path, reference in names:
        matches = subject.plan.topics(reference, blocks)
        if not matches and (left := _left_out(subject, reference)):
            home, message = subject.plan.document.name, Message(N_("it is left out here"))
            yield kind.found(
                path,
                Message(N_("the topic “{id}” is left out in this file"), {"id": reference}),
                Message(N_("leave it out here too, or take away its key left_out")),
                related=(Related(home, message, path=left),),
            )
        elif not matches:
            hint = _list(subject, reference, blocks) or named(reference) or near(reference)
            if subject.plan.account and not hint:
                hint = _known_in_the_plan(subject, [str(path[-1]) for path, _ in subject.plan.topic_paths(blocks)])
            yield kind.found(path, Message(unknown, {"id": reference}), hint, on_key=on_key)
        elif len(matches) > 1 and not all(place[0] in NAMED_TOPICS for place, _ in matches):  # their ids differ
            places = ", ".join(".".join(place) for place, _ in matches[:MOST_PLACES])
            yield kind.found(
                path,
                Message(N_("“{id}” may mean several topics: {places}"), {"id": reference, "places": places}),
                Message(
                    N_("write it with the block before it, such as {example}"), {"example": ".".join(matches[0][0])}
                ),
                on_key=on_key,
            )


def _left_out(subject: Subject, reference: str) -> Path | None:
    """Where the file leaves out the topic that a reference means."""
    steps = reference.split(".")
    left = (item.path for item in subject.plan.layer.left_out)
    return next(
        (path for path in left if [str(step) for step in path if step != "parts"][-len(steps) :] == steps), None
    )


@rule("IVP301", Severity.ERROR, despite=Lacking.PIECES)
def unknown_topic(subject: Subject) -> Iterator[Finding]:
    """What names a topic, under ``for`` or ``has``, names one that the plan does not have, or several by one id."""
    for attribute in ("for_", "has"):
        yield from _topics(
            unknown_topic, subject, _named(subject, attribute), TOPICS, N_("there is no topic “{id}” in this plan")
        )


@rule("IVP302", Severity.ERROR, despite=Lacking.PIECES)
def unknown_field(subject: Subject) -> Iterator[Finding]:
    """A finding or a topic names a safety field that the plan does not have."""
    sentence = N_("there is no safety field “{id}” in this plan")
    for attribute in ("field", "fields"):
        yield from _topics(unknown_field, subject, _named(subject, attribute), ("fields",), sentence)


@rule("IVP340", Severity.ERROR, despite=Lacking.PIECES)
def unknown_in_account(subject: Subject) -> Iterator[Finding]:
    """An account speaks of something that the plan does not have, or of one topic twice."""
    account = subject.plan.account
    if account is None:
        return
    sentence = N_("there is no topic “{id}” in the plan")
    names = [(("topics", name), name) for name in account.topics]
    yield from _topics(unknown_in_account, subject, names, ACCOUNTED_TOPICS, sentence, on_key=True)
    yield from _named_otherwise(subject, account.topics)
    (plan,) = subject.plan.parents
    actions = [plan.own.actions, *(child.plan.own.actions for child in subject.dossier.children)]
    blocks: tuple[tuple[str, Collection[str], Mapping[str, str], str], ...] = (
        (
            "indicators",
            account.indicators_,
            {name: item.name for name, item in plan.indicators.items()},
            N_("there is no indicator “{id}” in the plan"),
        ),
        (
            "actions",
            () if subject.dossier.broken else account.actions_,
            {name: item.name for known in actions for name, item in known.items()},
            N_("there is no action “{id}” in the plan, nor in what carries it out"),
        ),
        (
            "duties",
            account.duties,
            {name: item.what for name, item in plan.own.cycle.items()},
            N_("there is no duty “{id}” in the cycle of the plan"),
        ),
        (
            "money",
            [str(name) for name in account.money],
            {str(name): item.name or "" for name, item in plan.own.budget.items()},
            N_("there is no item “{id}” in the budget of the plan"),
        ),
    )
    for block, said, known, sentence in blocks:
        near, named = _Near(known), _ByName(known.items())
        for name in said:
            if name not in known:
                hint = _of_an_action(subject, name) if block == "money" else None
                hint = hint or named(name) or near(name) or _known_in_the_plan(subject, known)
                yield unknown_in_account.found((block, name), Message(sentence, {"id": name}), hint, on_key=True)


def _of_an_action(subject: Subject, identity: str) -> Message | None:
    """Where an account that gives what was spent on an action under money may write it; None where it is no action."""
    files = (*subject.plan.parents, *(child.plan for child in subject.dossier.children))
    last = next((file for file in reversed(files) if identity in file.own.actions), None)
    if last is None:
        return None
    return Message(
        N_("“{id}” is an action: write what was spent on it in {file}, at the amount under money of the action, as "
           "spent: {{{year}: ...}}"),
        {"id": identity, "file": last.document.name, "year": subject.plan.own.period.to},
    )  # fmt: skip


def _known_in_the_plan(subject: Subject, known: Collection[str]) -> Message:
    """The first ids that a plan has; where it has none, where else to write it."""
    (plan,) = subject.plan.parents
    file = plan.document.name
    if not known:
        return Message(N_("{file} has none of these; tell it in words, under summary or chapters"), {"file": file})
    names = ", ".join([*known][:MOST_KNOWN]) + (", ..." if len(known) > MOST_KNOWN else "")
    return Message(N_("the ids in {file} are {names}"), {"file": file, "names": names})


def _named_otherwise(subject: Subject, names: Iterable[str]) -> Iterator[Finding]:
    """The topics that an account speaks of under two names, such as zorg and priorities.zorg."""
    first: dict[tuple[str, ...], str] = {}
    for name in names:
        for path, _ in subject.plan.topics(name, ACCOUNTED_TOPICS)[:1]:
            before = first.setdefault(path, name)
            if before != name:
                message = Message(N_("“{id}” is the topic “{other}” again"), {"id": name, "other": before})
                hint = Message(N_("put both together under one of the two"))
                home = subject.plan.document.name
                related = (Related(home, Message(N_("it stands here first")), path=("topics", before)),)
                yield unknown_in_account.found(("topics", name), message, hint, on_key=True, related=related)


@rule("IVP303", Severity.ERROR, despite=Lacking.PIECES)
def unknown_source(subject: Subject) -> Iterator[Finding]:
    """An indicator or a value names a source that does not stand under ``sources``."""
    known = subject.plan.sources
    near, named = _Near(known), _ByName((identity, item.name) for identity, item in known.items())
    none = Message(N_("add it under sources, such as sources: {{politie: {{name: politie, kind: register}}}}"))
    for path, shape in subject.giving("source"):
        if type(shape).__name__ in {"Indicator", "Value"}:
            source = _text(shape, "source")
            if source is not None and source not in known:
                message = Message(N_("there is no source “{id}” in this plan"), {"id": source})
                yield unknown_source.found(
                    (*path, "source"), message, (named(source) or near(source)) if known else none
                )


@rule("IVP304", Severity.ERROR, despite=Lacking.PIECES)
def unknown_municipality(subject: Subject) -> Iterator[Finding]:
    """A municipality is not one that CBS knows, or not one of the plan's."""
    plan, parents = subject.plan, subject.plan.parents
    own = {item.code for item in plan.municipalities}
    joint = {item.code for parent in parents for item in parent.municipalities}
    misspelt = len(plan.municipalities) < len(plan.own.municipalities)  # any part may mean one of those
    asked: set[str] = set()
    for path, name in _named(subject, "municipalities"):
        found = municipality(name)
        if found is None:
            message = Message(N_("there is no municipality “{name}”"), {"name": name})
            asked.add(name)
            hint = _several(name) or (_likely(shorten(name)) if len(asked) <= MOST_LIKELY else None)
            yield unknown_municipality.found(path, message, hint)
        elif len(path) == 2 and parents and found.code not in joint:
            yield unknown_municipality.found(
                path,
                Message(
                    N_("{name} is not one of the municipalities of the plan that this one builds on"), {"name": name}
                ),
                Message(N_("check the name, and the file under {key}"), {"key": plan.own.relation}),
                related=tuple(
                    Related(
                        parent.document.name, Message(N_("its municipalities stand here")), path=("municipalities",)
                    )
                    for parent in parents
                ),
            )
        elif found.code not in own and not misspelt:
            yield unknown_municipality.found(
                path,
                Message(N_("{name} is not one of the municipalities of this plan"), {"name": found.name}),
                Message(N_("add it to municipalities at the top, or leave it out here")),
            )


@lru_cache(MOST_LIKELY)
def _likely(name: str) -> Message | None:
    """The hint that names what may be meant by a municipality that does not exist."""
    code = re.fullmatch(r"(?:GM)?\s*(\d{1,4})", name, re.IGNORECASE)
    known = municipality(f"GM{int(code[1]):04}") if code else None
    *others, last = [known.code] if known else [_yaml(item) for item in likely(name)] or [""]
    if not last:
        return None
    either = Message(N_("{some} or {last}"), {"some": ", ".join(others), "last": last}) if others else last
    return Message(N_("did you mean {nearest}?"), {"nearest": either})


def _yaml(name: str) -> str:
    """A name as it can stand in a list: 's-Gravenhage needs quotes."""
    return f'"{name}"' if name.startswith("'") or "," in name else name


def _several(name: str) -> Message | None:
    """The hint for names that stand in one text: ``Maasgouw, Roermond``."""
    names = [part.strip() for part in re.split(r"[,;/]| en | & |\+", name)]
    names = names if len(names) > 1 else name.split()
    if len(names) > 1 and all(municipality(part) for part in names):
        return Message(N_("write a list: {fix}"), {"fix": f"[{', '.join(names)}]"})
    return None


@rule("IVP307", Severity.ERROR)
def unknown_file(subject: Subject) -> Iterator[Finding]:
    """A file that the plan names does not exist, or lies outside the plan repository."""
    plan = subject.plan.own
    named: list[tuple[Path, str]] = [(("observations", index), file) for index, file in enumerate(plan.observations)]
    if plan.inhabitants:
        named.append((("inhabitants",), plan.inhabitants))
    if plan.predecessor and plan.predecessor.file:
        named.append((("predecessor", "file"), plan.predecessor.file))
    for path, file in named:
        target = subject.plan.loaded.source.beside(file)
        if target is None:
            yield unknown_file.found(path, Message(N_("{file} lies outside the plan repository"), {"file": file}))
        elif not is_file(target):
            yield unknown_file.found(
                path,
                Message(no_file(target), {"file": shorten(file)}),
                near_file(file, target, subject.plan.loaded.source) or _title(path),
            )


@rule("IVP308", Severity.ERROR, despite=Lacking.PIECES)
def unknown_lens(subject: Subject) -> Iterator[Finding]:
    """An action names a lens that the plan does not have."""
    sentence = N_("there is no lens “{id}” in this plan")
    yield from _topics(unknown_lens, subject, _named(subject, "lenses"), ("lenses",), sentence)


@rule("IVP309", Severity.WARNING)
def named_twice(subject: Subject) -> Iterator[Finding]:
    """A municipality, topic, file or code of a table stands twice in one list."""
    for path, shape in subject.shapes:
        for attribute in _LISTS & shape.model_fields_set:
            first: dict[str, int] = {}
            here = (*path, attribute.rstrip("_"))
            for index, item in enumerate(getattr(shape, attribute)):  # of a block its ids, each of which stands once
                known = municipality(item) if attribute == "municipalities" else None
                name = known.code if known else item
                if name in first:
                    home, message = subject.plan.document.name, Message(N_("it stands here first"))
                    yield named_twice.found(
                        (*here, index),
                        Message(N_("“{item}” stands twice in this list"), {"item": item}),
                        Message(N_("delete one of the two, or write the one that was meant")),
                        related=(Related(home, message, path=(*here, first[name])),),
                    )
                first.setdefault(name, index)


@rule("IVP310", Severity.WARNING, despite=Lacking.NOTHING)
def key_as_id(subject: Subject) -> Iterator[Finding]:
    """The id of an entry is a word that the format uses for a key of such an entry."""
    for path, _, keys in subject.given:
        for key, entries in keys:
            for identity, entry in entries.items() if isinstance(entries, dict) else ():
                if isinstance(identity, str) and isinstance(entry, Shape) and identity in fields(type(entry)):
                    message = Message(N_("“{key}” is read as an id, and is a key of what has one"), {"key": identity})
                    hint = Message(N_("put it further in, below the entry it belongs to, or choose another id"))
                    yield key_as_id.found((*path, key, identity), message, hint, on_key=True)


@rule("IVP311", Severity.WARNING, despite=Lacking.PIECES)
def names_in_one(subject: Subject) -> Iterator[Finding]:
    """``lead``, ``with`` and the like hold names; several in one text are read as one name.

    A word for "and" stands in many names of one body: it parts bodies only where each of them is known.
    """
    partners = subject.plan.partners.items()
    known = BODIES | {name.casefold() for identity, partner in partners for name in (identity, partner.name)}
    parties = (((*path, "name"), shape.name) for path, shape in subject.giving("name") if isinstance(shape, Party))
    for attribute in ("lead", "with_", "portfolios"):
        for path, name in parties if attribute == "with_" else _named(subject, attribute):
            if path[0] in {Block.CYCLE, Block.COORDINATION} and "lead" in path:
                continue  # where a plan tells at length who does it
            if name.isalpha():
                continue  # one word
            parts = re.split(r"[,;]|\s[/+]\s|(?<=[a-z])/(?=[a-z])", name, flags=re.I)
            parts = [part.strip() for part in parts if part.strip()]
            sure = len(parts) > 1 and all(len(part.split()) <= MOST_WORDS for part in parts) and "(" not in name
            parts = [one for part in parts for one in _bodies(part, known)]
            if len(parts) > 1:
                message = Message(N_("“{name}” is read as one name"), {"name": shorten(name)})
                hint = Message(N_("write a list: {fix}"), {"fix": f"[{', '.join(parts)}]"})
                yield names_in_one.found(path, message, hint, severity=None if sure else Severity.INFO)


BODIES = frozenset((
    "belastingdienst", "boa's", "brandweer", "burgemeester", "college", "douane", "fire service", "gemeente",
    "gemeenteraad", "ggd", "ggz", "halt", "handhaving", "jongerenwerk", "koninklijke marechaussee", "municipality",
    "om", "omgevingsdienst", "openbaar ministerie", "police", "politie", "reclassering", "riec", "veilig thuis",
    "veiligheidshuis", "veiligheidsregio", "welzijnswerk", "woningcorporatie", "woningcorporaties",
))  # fmt: skip
"""Bodies whose names are no part of another's."""


def _bodies(name: str, known: Collection[str]) -> list[str]:
    """The known bodies that a name lists, or the name alone."""
    parts = re.split(r"\s+(?:en|and|&)\s+", name)
    return parts if name.casefold() not in known and all(part.casefold() in known for part in parts) else [name]


def _title(path: Path) -> Message | None:
    if path[0] != "predecessor":
        return None
    return Message(N_("of a plan that is no file here, write the title and the period"))


def _text(shape: Shape, attribute: str) -> str | None:
    value = getattr(shape, attribute, None)
    return value if isinstance(value, str) else None
