"""How decisions changed the targets of a plan, in words: from what, to what, and by whom."""

from __future__ import annotations

from ivp.dossier.amendments import TargetChange
from ivp.dossier.resolve import Resolved, known_municipalities
from ivp.language import N_
from ivp.model.governance import Decision
from ivp.progress.standing import Standing
from ivp.reference.municipalities import Municipality
from ivp.view.plan_view import by_whom
from ivp.view.wording import Wording


def target_lines(plan: Resolved, identity: str, wording: Wording, only: Decision | None = None) -> tuple[str, ...]:
    """How decisions, or ``only`` one, changed the target of an indicator, each in a sentence."""
    changes = plan.target_changes(identity)
    sentence = N_("target adjusted from {before} to {after} {decisions}")
    return tuple(
        _line(sentence, plan, identity, change, wording)
        for change in changes
        if only is None or only in change.decisions
    )


def target_changes(standing: Standing, identity: str, wording: Wording) -> tuple[str, ...]:
    """The same up to the day of a report, and that the target was changed after it."""
    plan = standing.measured.plan
    changes, known = plan.target_changes(identity), len(standing.known.plan.target_changes(identity))
    until = N_("target adjusted from {before} to {after} {decisions}")
    later = N_("target adjusted later, from {before} to {after} {decisions}")
    return tuple(
        _line(until if at < known else later, plan, identity, change, wording, standing.only)
        for at, change in enumerate(changes)
    )


def _line(
    sentence: str,
    plan: Resolved,
    identity: str,
    change: TargetChange,
    wording: Wording,
    part: Municipality | None = None,
) -> str:
    """A change in a sentence; of several councils that of the ``part`` that it is told for, where there is one."""
    here = [item for item in change.decisions if part in known_municipalities(item.municipalities)]
    indicator, targets = plan.indicators[identity], (change.before, change.after)
    years = {wording.years(at) for target in targets if target for at in target.bounds}
    common = years.pop() if len(years) == 1 else ""
    before, after = (wording.target(indicator, target, common) for target in targets)
    if before == after:  # only its words are others
        before, after = (f"“{target.text}”" if target and target.text else before for target in targets)
    decided = "; ".join(by_whom(plan, item, wording) for item in here or change.decisions)
    return wording.words(sentence, before=before, after=after, decisions=decided)
