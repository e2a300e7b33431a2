"""What the version of one council may make of a joint plan (3xx)."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.dossier.resolve import Resolved
from ivp.finding import Finding, Message, Path, Related, Severity
from ivp.language import N_
from ivp.model.handed_down import handed_down
from ivp.model.handed_down import where as written_at
from ivp.model.partial_plan import Lacking
from ivp.nearest import nearest
from ivp.reader.node import Mapping, Sequence, find, plain
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import PlanStatus

JOINT_KEYS = ("unit", "per", "population", "definition", "better", "baseline", "target")
"""What makes the figures of all versions those of one indicator."""


@rule("IVP330", Severity.ERROR)
def joint_indicator_changed(subject: Subject) -> Iterator[Finding]:
    """A version gives a joint indicator another unit, baseline, target or definition than the joint plan."""
    layer, joint = subject.plan.layer, subject.plan.joint
    if joint is None:
        return
    (here, _), (there, _) = handed_down(layer.whole), handed_down(joint.layer.whole)
    told: set[Path] = set()
    for identity in joint.indicators:
        for key in JOINT_KEYS:
            path = ("indicators", identity, key)
            (own, _, unsaid), (theirs, _, missing) = find(here, path), find(there, path)
            places = (path, (*path[:2], "source"), written_at(layer.whole, path))
            at = next(filter(layer.gives, places), None)
            same = unsaid == missing and (bool(missing) or plain(own) == plain(theirs))
            if same or at is None or at in told:
                continue
            told.add(at)
            document, place = joint.place(path[:2] if missing else written_at(joint.layer.whole, path))
            yield joint_indicator_changed.found(
                at,
                Message(N_("“{key}” of the joint indicator “{id}” is the joint plan's"), {"key": key, "id": identity}),
                Message(N_("leave it out here, or give the municipality an indicator of its own, under another id")),
                on_key=True,
                related=(Related(document.name, Message(N_("the joint plan says it here")), path=place),),
            )


@rule("IVP331", Severity.WARNING)
def adopted_before_the_joint_plan(subject: Subject) -> Iterator[Finding]:
    """A version is adopted, and the joint plan is still a draft or in consultation."""
    plan, joint = subject.plan, subject.plan.joint
    if joint and plan.own.status is PlanStatus.ADOPTED and joint.own.status.facts.undecided:
        yield adopted_before_the_joint_plan.found(
            ("status",),
            Message(N_("this version is adopted, and the joint plan is not yet: it is {status}"),
                    {"status": joint.own.status}),
            Message(N_("write status: adopted in {file} too, once its text is that of what was adopted"),
                    {"file": joint.document.name}),
            related=(Related(joint.document.name, Message(N_("its status stands here")), path=("status",)),),
        )  # fmt: skip


@rule("IVP332", Severity.ERROR)
def nothing_to_leave_out(subject: Subject) -> Iterator[Finding]:
    """An entry says why it is left out, and no plan above the file has an entry with its id."""
    over_lists = dict(_over_lists(subject))
    for path, _ in subject.giving("left_out"):
        if path[0] not in over_lists:
            above = (find(plan.layer.whole, path[:-1])[0] for plan in subject.plan.above)
            known = [key for block in above if isinstance(block, Mapping) for key in block.entries]
            near = nearest(str(path[-1]), known)
            hint = Message(N_("did you mean {nearest}?"), {"nearest": near})
            yield nothing_to_leave_out.found(
                (*path, "left_out"),
                Message(
                    N_("no plan above this one has “{id}”, so that there is nothing to leave out"), {"id": path[-1]}
                ),
                hint if near else Message(N_("check the id, or delete what is no part of the plan")),
                on_key=True,
            )


@rule("IVP333", Severity.ERROR, despite=Lacking.PIECES)
def ids_over_a_list(subject: Subject) -> Iterator[Finding]:
    """A version gives by id what the joint plan has in a list without ids."""
    for block, joint in _over_lists(subject):
        document, place = joint.place((block,))
        yield ids_over_a_list.found(
            (block,),
            Message(N_("“{block}” of the joint plan is a list without ids: these ids are of none of its pieces"),
                    {"block": block}),
            Message(N_("write a list here, which takes the place of all of it, or give the pieces ids in {file}"),
                    {"file": document.name}),
            on_key=True,
            related=(Related(document.name, Message(N_("the joint plan says it here")), path=place),),
        )  # fmt: skip


def _over_lists(subject: Subject) -> Iterator[tuple[int | str, Resolved]]:
    """The blocks that a version has as a map where the joint plan has a list, with that plan."""
    joint, own = subject.plan.joint, subject.plan.layer.own
    if joint and isinstance(own, Mapping):
        for block, entry in own.entries.items():
            if isinstance(entry.value, Mapping) and isinstance(find(joint.layer.whole, (block,))[0], Sequence):
                yield block, joint


@rule("IVP334", Severity.WARNING)
def figure_of_nobody(subject: Subject) -> Iterator[Finding]:
    """A version gives a joint indicator a figure that is of several years or of no municipality by name."""
    for identity, dated in subject.plan.local_values.items():
        for at in dated:
            path = ("indicators", identity, "values", str(at))
            if len(subject.plan.municipalities) > 1:
                sentence = N_("of which municipality this figure is, is not said: it is shown nowhere")
            elif at.first != at.last:
                sentence = N_("a figure of several years of one municipality is shown nowhere")
            else:
                continue
            hint = Message(N_("put it in a table under observations: a row for each municipality and year"))
            yield figure_of_nobody.found(path, Message(sentence), hint, on_key=True)
