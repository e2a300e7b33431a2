"""What serves what: indicators for priorities, actions for lenses (IVP409, IVP410, IVP607, IVP608)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivp.dossier.resolve import Resolved
from ivp.finding import Finding, Message, Severity
from ivp.language import N_
from ivp.model.action import Action
from ivp.model.partial_plan import Lacking
from ivp.model.point import Topic
from ivp.rules.registry import Subject, rule

SHOWN = 5
"""So many ids stand in a message."""


@rule("IVP409", Severity.WARNING, despite=Lacking.NOTHING)
def unfollowed_priority(subject: Subject) -> Iterator[Finding]:
    """A priority has neither an indicator nor words on how its results will be judged."""
    plan = subject.plan
    astray = any(not plan.topics(name) for indicator in plan.indicators.values() for name in indicator.for_)
    if astray:  # what leads nowhere (IVP301) may have been meant for any priority
        return
    followed = {path[:2] for path in _reached(plan, (indicator.for_ for indicator in plan.indicators.values()))}
    for identity in plan.own.priorities:
        path, topic = ("priorities", identity), plan.priorities[identity]
        if subject.incomplete(path, topic) or path in followed or _evaluated(topic):
            continue
        message = Message(N_("the priority “{name}” has no indicator and no evaluation"), {"name": topic.name})
        hint = Message(
            N_("write for: {id} with an indicator, or say under evaluation how results are judged"), {"id": identity}
        )
        yield unfollowed_priority.found(path, message, hint, on_key=True)


@rule("IVP410", Severity.INFO, despite=Lacking.NOTHING)
def idle_indicator(subject: Subject) -> Iterator[Finding]:
    """An indicator does not say which topic it serves, while others in the plan do."""
    plan = subject.plan
    if not any(indicator.for_ for indicator in plan.indicators.values()):
        return
    for identity in plan.own.indicators:
        path, indicator = ("indicators", identity), plan.indicators[identity]
        if not indicator.for_ and not subject.incomplete(path, indicator):
            message = Message(N_("the indicator “{name}” serves no topic of the plan"), {"name": indicator.name})
            hint = Message(N_("write for: and the id of a priority, theme or goal"))
            yield idle_indicator.found(path, message, hint, on_key=True)


@rule("IVP607", Severity.INFO, despite=Lacking.NOTHING)
def action_without_lens(subject: Subject) -> Iterator[Finding]:
    """A plan says through which lenses every choice is made, and some actions serve none of them."""
    plan = subject.plan
    if not plan.lenses or subject.incomplete(("actions",)):
        return
    lensed = _serving_a_lens(plan)
    without = [
        identity
        for identity, action in plan.own.actions.items()
        if action.incomplete is None
        and not _astray(plan, action)
        and not any(path in lensed for name in (*action.for_, *action.lenses) for path, _ in plan.topics(name))
    ]
    if without:
        names = ", ".join(without[:SHOWN]) + (", ..." if len(without) > SHOWN else "")
        number, total = len(without), len(plan.own.actions)
        several = N_("{number} of {total} actions serve no lens: {names}")
        message = Message(
            several if total > 1 else N_("the only action serves no lens: {names}"),
            {"number": number, "total": total, "names": names},
        )
        yield action_without_lens.found(
            ("actions",), message, Message(N_("write lenses: and the id of a lens with each")), on_key=True
        )


@rule("IVP608", Severity.WARNING, despite=Lacking.NOTHING)
def idle_lens(subject: Subject) -> Iterator[Finding]:
    """A plan has actions and lenses, and a lens that none of the actions serves."""
    plan = subject.plan
    actions = [*plan.own.actions.values()]
    if not actions:
        return
    for above in plan.above:
        actions += above.own.actions.values()
    if subject.incomplete(("actions",), *actions) or any(_astray(plan, action) for action in actions):
        return
    served = {path[:2] for path in _reached(plan, ((*action.for_, *action.lenses) for action in actions))}
    for identity, lens in plan.lenses.items():
        path = ("lenses", identity)
        if path not in served and not subject.incomplete(path, lens):
            message = Message(N_("no action serves the lens “{name}”"), {"name": lens.name})
            hint = Message(N_("write lenses: {id} with an action that does"), {"id": identity})
            yield idle_lens.found(
                path if plan.home(path) is plan.document else ("actions",), message, hint, on_key=True
            )


def _astray(plan: Resolved, action: Action) -> bool:
    """Whether an action names something that does not exist (IVP301, IVP308), which may have been meant for any."""
    return not all(plan.topics(name) for name in (*action.for_, *action.lenses))


def _reached(plan: Resolved, references: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The topics, by path, that any of these lead to, those that a topic or what it is a part of serves included."""
    reached: set[tuple[str, ...]] = set()
    known = {reference for group in references for reference in group}
    ahead = list(known)
    while ahead:
        for path, topic in plan.topics(ahead.pop()):
            reached.add(path)
            further = {*topic.for_, *_above(plan, path)} - known
            known |= further
            ahead += further
    return reached


def _serving_a_lens(plan: Resolved) -> set[tuple[str, ...]]:
    """The topics that are lenses or serve one, by way of others too; each is looked at once."""
    served_by: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    found: set[tuple[str, ...]] = set()
    for path, topic in plan.topic_paths():
        if path[0] == "lenses":
            found.add(path)
        for name in (*topic.for_, *_above(plan, path)):
            for target, _ in plan.topics(name):
                served_by.setdefault(target, []).append(path)
    ahead = list(found)
    while ahead:
        for path in served_by.get(ahead.pop(), ()):
            if path not in found:
                found.add(path)
                ahead.append(path)
    return found


def _above(plan: Resolved, path: tuple[str, ...]) -> Iterator[str]:
    """What the topics serve that the topic at ``path`` is a part of."""
    topics: dict[str, Topic] = getattr(plan, path[0])
    for identity in path[1:-1]:
        yield from topics[identity].for_
        topics = topics[identity].parts


def _evaluated(topic: Topic) -> bool:
    return bool(topic.evaluation) or any(_evaluated(part) for part in topic.parts.values())
