"""What an account owes: a day that fits, a judgement of what the plan set itself, an explanation of what goes badly
(IVP530-IVP533).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ivp.dossier.resolve import Resolved, known_municipalities, topic_place
from ivp.finding import Finding, Message, Related, Severity
from ivp.language import N_
from ivp.model.partial_plan import Lacking
from ivp.model.point import Topic
from ivp.rules.registry import Subject, rule
from ivp.vocabulary import ACCOUNTED_TOPICS, Aspect, Block

SHOWN = 8
"""So many ids stand in a message."""


@rule("IVP530", Severity.WARNING)
def day_outside(subject: Subject) -> Iterator[Finding]:
    """The day of an account does not fit its period, or something in it is of a later day."""
    account = subject.plan.account
    if account is None or account.period.to < account.period.from_:
        return
    first, last = date(account.period.from_, 1, 1), date(account.period.to + 1, 12, 31)
    if account.as_of and not first <= account.day <= last:
        message = Message(
            N_("the account is of {period}, and knows up to {day}"),
            {"period": str(account.period), "day": account.as_of.text},
        )
        hint = Message(
            N_("write the day up to which it tells what happened, or leave as_of out: the end of the period")
        )
        yield day_outside.found(("as_of",), message, hint)
        return
    for block, states in (("actions", account.actions_), ("duties", account.duties)):
        for identity, dated in states.items():
            for when in dated:
                if when.last > account.day:
                    message = Message(
                        N_("{when} comes after {day}, the day up to which this account knows"),
                        {"when": when.text, "day": account.day.isoformat()},
                    )
                    hint = Message(N_("check the moment, or write a later day under as_of"))
                    yield day_outside.found((block, identity, when.text), message, hint, on_key=True)


@rule("IVP531", Severity.ERROR)
def two_accounts(subject: Subject) -> Iterator[Finding]:
    """Two accounts of a plan are of one period and day, for the same municipalities; not that of the region and of a
    version of its plan.
    """
    account, plan = subject.plan.account, subject.plan
    for child in subject.dossier.accounts:
        other = child.plan.account
        if child.plan.document.name == plan.document.name:
            return
        if account and other and (other.period, other.day) == (account.period, account.day):
            if child.regional or not set(child.plan.municipalities) & set(plan.municipalities):
                continue
            message = Message(
                N_("{file} is an account of the same period and day, {period} up to {day}"),
                {
                    "file": child.plan.document.name,
                    "period": account.period,
                    "day": account.day.isoformat(),
                },
            )
            hint = Message(N_("put the two together, or write under as_of up to which day each of them knows"))
            related = (Related(child.plan.document.name, Message(N_("its period stands here")), path=("period",)),)
            yield two_accounts.found(("as_of",) if account.as_of else ("period",), message, hint, related=related)


@rule("IVP532", Severity.WARNING, despite=Lacking.NOTHING)
def unjudged(subject: Subject) -> Iterator[Finding]:
    """A presented account of a whole period leaves a priority, or what the plan judges in words, unjudged."""
    account = subject.plan.account
    if account is None or not account.owes:
        return
    if any(not subject.plan.topics(name, ACCOUNTED_TOPICS) for name in account.topics):
        return  # IVP340 says so: it may be the one that lacks
    judged = {
        path
        for name, said in account.topics.items()
        if said.judgement
        for path, _ in subject.plan.topics(name, ACCOUNTED_TOPICS)
    }
    lacking = [path for path, _ in to_judge(subject.plan) if path not in judged]
    if lacking:
        names = [reference(subject.plan, path) for path in lacking]
        message = Message(
            N_("the account does not judge {number} of the topics that it should: {names}"),
            {"number": len(names), "names": ", ".join(names[:SHOWN]) + (", ..." if len(names) > SHOWN else "")},
        )
        hint = Message(
            N_("write under topics: {name}: {{judgement: ..., basis: ..., text: ...}}; unknown is a judgement too"),
            {"name": names[0]},
        )
        yield unjudged.found(("topics",), message, hint, on_key=True)


def to_judge(plan: Resolved) -> Iterator[tuple[tuple[str, ...], Topic]]:
    """The topics that an account judges: the priorities, and all of which the plan says how they are judged; of what
    comes from a plan that it builds on only what it works out itself.
    """
    here = set(plan.municipalities)
    own = plan.parents[0] if plan.account and plan.parents else plan
    for path, topic in plan.topic_paths(ACCOUNTED_TOPICS):
        elsewhere = topic.municipalities and not here & set(known_municipalities(topic.municipalities))
        place = topic_place(path)
        chosen = path[0] == Block.PRIORITIES and len(path) == 2 and not own.lender(place)
        if not elsewhere and (chosen or (topic.evaluation and not own.lender((*place, Aspect.EVALUATION.key)))):
            yield path, topic


def reference(plan: Resolved, path: tuple[str, ...]) -> str:
    """The shortest reference that means the topic at a path alone."""
    names = (".".join(path[start:]) for start in reversed(range(len(path))))
    return next(name for name in names if [found for found, _ in plan.topics(name)] == [path])


@rule("IVP533", Severity.WARNING, despite=Lacking.NOTHING)
def unexplained_figure(subject: Subject) -> Iterator[Finding]:
    """A presented account of a whole period does not explain a figure that is unfavourable or clearly worse."""
    account, accounted = subject.plan.account, subject.accounted
    if account is None or accounted is None or not account.owes:
        return
    from ivp.progress.standing import Standing  # noqa: PLC0415 - slow to load, and only needed for an account

    places = subject.plan.municipalities
    only = next(iter(places)) if len(places) == 1 and places != accounted.plan.municipalities else None
    standing = Standing.asked(accounted, account.period.to, only=only)
    for identity, item in standing.indicators.items():
        said = account.indicators_.get(identity)
        theirs = accounted.plan.lender(("indicators", identity))
        if item.alarms and not theirs and not (said and said.interpretation):
            message = Message(
                N_("the indicator “{name}” is unfavourable or clearly worse, and the account does not explain it"),
                {"name": item.measured.indicator.name},
            )
            hint = Message(
                N_("write under indicators: {name}: {{interpretation: ..., adjustment: ...}}"), {"name": identity}
            )
            yield unexplained_figure.found(("indicators", identity), message, hint, on_key=True)
