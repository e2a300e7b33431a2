"""References that must resolve: topics, fields, lenses, sources, municipalities and files (3xx)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivp.diagnostic import Message, Path, Severity
from ivp.language import N_
from ivp.model.base import Shape
from ivp.model.walk import shapes
from ivp.nearest import nearest
from ivp.reference.municipalities import municipalities, municipality
from ivp.resolve import TOPIC_BLOCKS
from ivp.rules.registry import Found, Subject, rule
from ivp.workspace import beside


def _near(word: str, known: Iterable[str]) -> Message | None:
    near = nearest(word, known)
    return Message(N_("did you mean {nearest}?"), {"nearest": near}) if near else None


def _named(subject: Subject, attribute: str) -> Iterator[tuple[Path, str]]:
    """Every reference that a shape of the plan makes under ``attribute``, with its path."""
    for path, shape in shapes(subject.plan.own):
        value = getattr(shape, attribute, None)
        alias = attribute.rstrip("_")
        if isinstance(value, str):
            yield (*path, alias), value
        elif isinstance(value, tuple) and all(isinstance(item, str) for item in value):
            yield from (((*path, alias, index), item) for index, item in enumerate(value))


def _topics(subject: Subject, attribute: str, blocks: tuple[str, ...], unknown: str) -> Iterator[Found]:
    known = [".".join(path[-1:]) for path, _ in subject.plan.topic_paths(blocks)]
    for path, reference in _named(subject, attribute):
        matches = subject.plan.topics(reference, blocks)
        if not matches:
            yield Found(path, Message(unknown, {"id": reference}), _near(reference, known))
        elif len(matches) > 1:
            places = ", ".join(".".join(place) for place, _ in matches)
            yield Found(
                path,
                Message(N_("“{id}” may mean several topics: {places}"), {"id": reference, "places": places}),
                Message(
                    N_("write it with the block before it, such as {example}"), {"example": ".".join(matches[0][0])}
                ),
            )


@rule("IVP301", Severity.ERROR, N_("a topic that does not exist"))
def unknown_topic(subject: Subject) -> Iterator[Found]:
    """What says ``for`` serves a topic of this plan: a goal, lens, priority, theme, field or a part of one."""
    yield from _topics(subject, "for_", TOPIC_BLOCKS, N_("there is no topic “{id}” in this plan"))


@rule("IVP302", Severity.ERROR, N_("a safety field that does not exist"))
def unknown_field(subject: Subject) -> Iterator[Found]:
    """A finding is about a safety field of the plan, and a topic belongs to fields of the plan."""
    sentence = N_("there is no safety field “{id}” in this plan")
    yield from _topics(subject, "field", ("fields",), sentence)
    yield from (found for found in _topics(subject, "fields", ("fields",), sentence) if len(found.path) > 1)


@rule("IVP303", Severity.ERROR, N_("a source that does not exist"))
def unknown_source(subject: Subject) -> Iterator[Found]:
    """The source of an indicator or a value stands under ``sources``."""
    known = subject.plan.sources
    for path, shape in shapes(subject.plan.own):
        if type(shape).__name__ in {"Indicator", "Value"}:
            source = _text(shape, "source")
            if source is not None and source not in known:
                message = Message(N_("there is no source “{id}” in this plan"), {"id": source})
                yield Found((*path, "source"), message, _near(source, known))


@rule("IVP304", Severity.ERROR, N_("a municipality that does not exist"))
def unknown_municipality(subject: Subject) -> Iterator[Found]:
    """Municipalities are named as CBS names them, or by their CBS code; parts of a plan name those of the plan."""
    own = {item.code for item in subject.plan.municipalities}
    names = [item.name for item in municipalities().values()]
    for path, name in _named(subject, "municipalities"):
        found = municipality(name)
        if found is None:
            message = Message(N_("there is no municipality “{name}”"), {"name": name})
            yield Found(path, message, _near(name, names))
        elif found.code not in own and len(path) > 2:
            yield Found(
                path,
                Message(N_("{name} is not one of the municipalities of this plan"), {"name": found.name}),
                Message(N_("add it to municipalities at the top, or leave it out here")),
            )


@rule("IVP307", Severity.ERROR, N_("a file that does not exist"))
def unknown_file(subject: Subject) -> Iterator[Found]:
    """The files that a plan names stand in the plan repository."""
    plan = subject.plan.own
    named: list[tuple[Path, str]] = [(("observations", index), file) for index, file in enumerate(plan.observations)]
    if plan.predecessor and plan.predecessor.file:
        named.append((("predecessor", "file"), plan.predecessor.file))
    for path, file in named:
        target = beside(subject.plan.loaded.source, file)
        if target is None:
            yield Found(path, Message(N_("{file} lies outside the plan repository"), {"file": file}))
        elif not target.is_file():
            siblings = [item.name for item in target.parent.iterdir()] if target.parent.is_dir() else []
            yield Found(path, Message(N_("there is no file {file}"), {"file": file}), _near(file, siblings))


@rule("IVP308", Severity.ERROR, N_("a lens that does not exist"))
def unknown_lens(subject: Subject) -> Iterator[Found]:
    """What an action says under ``lenses`` is a lens of the plan."""
    sentence = N_("there is no lens “{id}” in this plan")
    yield from (found for found in _topics(subject, "lenses", ("lenses",), sentence) if len(found.path) > 1)


def _text(shape: Shape, attribute: str) -> str | None:
    value = getattr(shape, attribute, None)
    return value if isinstance(value, str) else None
