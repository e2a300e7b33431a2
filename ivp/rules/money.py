"""Money: what was spent against what there was (IVP611)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ivp.finding import Finding, Message, Severity
from ivp.language import N_
from ivp.progress.money import Reckoner
from ivp.rules.registry import Subject, rule


@rule("IVP611", Severity.WARNING)
def spent_above(subject: Subject) -> Iterator[Finding]:
    """More was spent than the amount that is given for it."""
    plan = subject.plan
    reckoner = Reckoner(plan, subject.measured.people)
    for item in (*reckoner.budget().items, *reckoner.actions(plan.own.actions).items):
        for excess in item.excess:
            shown = {"spent": _shown(excess.spent), "amount": _shown(excess.amount), "years": str(excess.years)}
            sentence = N_("{spent} euros were spent of {amount}, in {years}")
            if excess.years.first is None:
                sentence = N_("{spent} euros were spent of {amount}")
            hint = Message(
                N_("correct the amount that is wrong; if both are right, write # ivp: ignore[IVP611] and why")
            )
            yield spent_above.found((*item.path, "spent"), Message(sentence, shown), hint, on_key=True)


def _shown(amount: Decimal) -> str:
    """An amount as it is written in a plan."""
    return f"{amount.normalize():f}"
