"""What the version of one council may make of a joint plan (3xx)."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.finding import Finding, Message, Related, Severity
from ivp.language import N_
from ivp.model.base import Identified
from ivp.reader.node import find, plain
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import PLAN_STATUSES, PlanStatus

JOINT_KEYS = ("unit", "per", "population", "definition", "better", "baseline", "target")
"""What makes the figures of all versions those of one indicator."""


@rule("IVP330", Severity.ERROR)
def joint_indicator_changed(subject: Subject) -> Iterator[Finding]:
    """A version gives a joint indicator another unit, baseline, target or definition than the joint plan."""
    joint = subject.plan.joint
    for identity in joint.indicators if joint else ():
        for key in JOINT_KEYS:
            path = ("indicators", identity, key)
            if joint is None or not subject.plan.layer.gives(path):
                continue
            own, (there, _, missing) = find(subject.plan.layer.own, path)[0], find(joint.layer.whole, path)
            if not missing and plain(own) == plain(there):
                continue
            document, place = joint.place(path[:2] if missing else path)
            yield joint_indicator_changed.found(
                path,
                Message(N_("“{key}” of the joint indicator “{id}” is the joint plan's"), {"key": key, "id": identity}),
                Message(N_("leave it out here, or give the municipality an indicator of its own, under another id")),
                on_key=True,
                related=(Related(document.name, Message(N_("the joint plan says it here")), path=place),),
            )


@rule("IVP331", Severity.WARNING)
def adopted_before_the_joint_plan(subject: Subject) -> Iterator[Finding]:
    """A version is adopted, and the joint plan is still a draft or in consultation."""
    plan, joint = subject.plan, subject.plan.joint
    if joint and plan.own.status is PlanStatus.ADOPTED and PLAN_STATUSES[joint.own.status].undecided:
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
    for path, shape in subject.shapes:
        if isinstance(shape, Identified) and shape.left_out is not None:
            yield nothing_to_leave_out.found(
                (*path, "left_out"),
                Message(
                    N_("no plan above this one has “{id}”, so that there is nothing to leave out"), {"id": path[-1]}
                ),
                Message(N_("check the id, or delete what is no part of the plan")),
                on_key=True,
            )
