"""Money: what was spent against what there was (IVP611)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ivp.finding import Finding, Message, Path, Severity
from ivp.language import N_
from ivp.progress.money import Reckoner, Sum
from ivp.rules.registry import Subject, rule

_HINT = Message(N_("correct the amount that is wrong; if both are right, write # ivp: ignore[IVP611] and why"))


@rule("IVP611", Severity.WARNING)
def spent_above(subject: Subject) -> Iterator[Finding]:
    """More was spent than the amount that is given for it."""
    plan, account = subject.plan, subject.plan.account
    reckoner = Reckoner(plan, subject.measured.people)
    sums: list[tuple[Path, Sum]] = [
        ((*item.path, "spent"), item) for item in (*reckoner.budget().items, *reckoner.actions(plan.own.actions).items)
    ]
    if account and subject.accounted:
        spent = {str(identity): item.spent for identity, item in account.money.items()}
        of_plan = Reckoner(subject.accounted.plan, subject.accounted.people, spent=spent).budget()
        sums = [(("money", str(item.path[1])), item) for item in of_plan.items if str(item.path[1]) in spent]
    for path, item in sums:
        for excess in item.excess:
            shown = {"spent": _shown(excess.spent), "amount": _shown(excess.amount), "years": str(excess.years)}
            sentence = N_("{spent} euros were spent of {amount}, in {years}")
            if excess.years.first is None:
                sentence = N_("{spent} euros were spent of {amount}")
            yield spent_above.found(path, Message(sentence, shown), _HINT, on_key=True)


def _shown(amount: Decimal) -> str:
    """An amount as it is written in a plan."""
    return f"{amount.normalize():f}"
