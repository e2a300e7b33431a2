"""What commands that work on plans share: the plans asked for, checked, and the words for broken ones."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ivp.cli import terminal
from ivp.language import N_
from ivp.refusal import FOUND, UNUSABLE, Refused

if TYPE_CHECKING:
    from datetime import date

    from ivp.check import Checked, Result
    from ivp.resolve import Resolved
    from ivp.suppression.policy import Policy


def must_be_there(arguments: Sequence[str]) -> None:
    """Raise ``Refused`` where a path is missing, before all that reads plans is loaded."""
    for argument in arguments:
        try:
            Path(argument).lstat()
        except FileNotFoundError:
            if argument != "-":
                hint = N_("check the name and the folder you are in")
                raise Refused("{path} cannot be found", hint, path=argument) from None
        except (OSError, ValueError):
            pass  # what else is wrong with it is told where it is read


def checked(
    arguments: Sequence[str],
    stdin_name: str | None = None,
    asked: Policy | None = None,
    as_of: date | None = None,
    *,
    children: bool = False,
) -> Result:
    """The plans that the arguments name (none: those of the repository), read and checked; see ``ivp.check.check``.

    Raises ``Refused`` where a path is missing or there are no plans, unless something is wrong with the settings here.
    """
    must_be_there(arguments)
    from ivp.check import check
    from ivp.workspace import plan_sources

    here = terminal.project()
    try:
        sources = plan_sources(list(arguments), _stdin() if "-" in arguments else None, stdin_name, here)
    except Refused:
        result = check((), asked, also=() if arguments else (here,))
        if result.findings:
            return result
        raise
    return check(sources, asked, as_of, children=children)


def reported(result: Result, arguments: Sequence[str], *, of_plans: bool) -> list[Checked]:
    """What there is to report on: the plans, and the implementation plans that were named themselves.

    Those are told with the plan that they carry out, and not by themselves where the report is one ``of_plans``. Raises
    ``Refused`` where nothing else is there.
    """
    from ivp.files import shown_name

    named = {Path(argument).absolute() for argument in arguments}
    served: list[Checked] = []
    others: list[Resolved] = []
    for item in result.plans:
        if item.broken or not item.plan:
            continue
        if item.plan.is_plan or (not of_plans and not item.plan.account and item.source.path.absolute() in named):
            served.append(item)
        else:
            others.append(item.plan)
    if others and not served:
        above = others[0].parents[0].loaded.source.path
        sentence = N_("{file} is an implementation plan: what it does is told with the plan that it carries out")
        if others[0].account:
            sentence = N_("{file} is an account: it is told with the plan that it accounts for")
        hint = N_("ask for that one: {plan}")
        raise Refused(sentence, hint, file=others[0].document.name, plan=shown_name(above))
    return served


EACH = "each"


def of_area(served: list[Checked], area: str | None) -> list[Checked]:
    """What there is to tell for the municipality that ``area`` names, for each one and for all together, or for all.

    For a municipality that has its own version of a joint plan that is told, not the joint plan. Raises ``Refused``
    where no plan is for that municipality.
    """
    from ivp.reference.municipalities import municipality

    if area is None:
        return served
    only = None if area == EACH else municipality(area)
    every = [*served, *_other_versions(served)]
    found: list[Checked] = []
    for item in every:
        if item.plan is None:
            continue
        places = item.plan.municipalities
        own = {place for version in item.dossier.versions for place in version.municipalities}
        if area == EACH:
            found.append(item)
        if area == EACH and len(places) > 1:
            found += [replace(item, only=place) for place in places if place not in own]
        elif only in places and only not in own:
            found.append(replace(item, only=only))
    if area != EACH and not found:
        known = (place.name for item in every if item.plan for place in item.plan.municipalities)
        raise _unknown(N_("no plan here is for {name}"), area, known)
    return found


def of_part(
    served: list[Checked], area: str | None, topics: Sequence[str] | None, portfolio: str | None
) -> list[Checked]:
    """What there is to tell for the municipality that is asked for (see ``of_area``) of some topics or a portfolio.

    Raises ``Refused`` where no plan has one of them.
    """
    served = of_area(served, area)
    if not topics and portfolio is None:
        return served
    if topics and portfolio is not None:
        raise Refused("--topic and --portfolio each choose topics", "give one of the two")
    from ivp.narrowing import held, narrowed, portfolios
    from ivp.resolve import Chosen

    plans = {
        id(item): narrowed(item.plan, item.only) if item.only else item.plan for item in served if item.plan is not None
    }
    asked = list(dict.fromkeys(topics or ()))
    for topic in asked:
        if not any(plan.topics(topic) for plan in plans.values()):
            known = [".".join(path[1:]) for plan in plans.values() for path, _ in plan.topic_paths()]
            raise _unknown(N_("no plan here has a topic with the id {name}"), topic, known)
    told = []
    for item in served:
        plan = plans.get(id(item))
        if plan and (choice := held(plan, Chosen(tuple(asked), portfolio or ""))):
            told.append(replace(item, choice=choice))
    if not told:
        known = [name for plan in plans.values() for name in portfolios(plan)]
        raise _unknown(N_("no plan here has a portfolio {name}"), portfolio or "", known)
    return told


_MOST_NAMES = 40


def _unknown(sentence: str, name: str, known: Iterable[str]) -> Refused:
    """That no plan has what was asked for: with the nearest name, else those that there are."""
    from ivp.nearest import nearest

    names = sorted(set(known))
    near = nearest(name, names)
    hint = N_("did you mean {nearest}?") if near else N_("known are: {names}")
    if not names:
        hint = N_("there are none here")
    more = ", …" if len(names) > _MOST_NAMES else ""
    return Refused(sentence, hint, name=name, nearest=near, names=", ".join(names[:_MOST_NAMES]) + more)


def _other_versions(served: list[Checked]) -> list[Checked]:
    """The versions of joint plans that nobody asked for."""
    asked = {item.source.path.absolute() for item in served}
    sources = [version.loaded.source for item in served for version in item.dossier.versions]
    others = [source for source in dict.fromkeys(sources) if source.path.absolute() not in asked]
    if not others:
        return []
    from ivp.check import check

    result = check(others, children=True)
    complain_of_broken(result)
    return [item for item in result.plans if item.plan and not item.broken]


def complain_of_broken(result: Result) -> int:
    """Name the errors on standard error, where there are any; the exit code that follows from them."""
    from ivp.finding import Severity
    from ivp.output.text import concise

    errors = tuple(item for item in result.findings if item.code.severity is Severity.ERROR)
    if not errors:
        return 0
    terminal.complain(*concise(replace(result, findings=errors), terminal.words()).splitlines())
    return outcome(result)


def outcome(result: Result) -> int:
    """What a command leaves with: 0 for clean, 1 for findings, 2 where none of the plans could be read."""
    from ivp.workspace import UNREADABLE

    unreadable = {finding.document for finding in result.findings if finding.code is UNREADABLE}
    if result.plans and all(item.source.name in unreadable for item in result.plans):
        return UNUSABLE
    return FOUND if result.failed else 0


def _stdin() -> bytes:
    from ivp.files import why
    from ivp.reader.text import MAX_BYTES

    try:
        if sys.stdin is None:
            raise Refused("standard input is closed")
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refused("standard input cannot be read: {why}", why=why(error)) from error
