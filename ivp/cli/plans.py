"""What commands that work on plans share: the plans asked for, checked, and the words for broken ones."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ivp.cli import terminal
from ivp.language import N_
from ivp.refusal import FOUND, UNUSABLE, Refused

if TYPE_CHECKING:
    from datetime import date

    from ivp.check import Check, Checked, Result
    from ivp.dossier.resolve import Chosen, Resolved
    from ivp.dossier.workspace import Source
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
    """The plans that the arguments name (none: those of the repository), read and checked, and all kept."""
    checking = check_of(arguments, stdin_name, asked, as_of, children=children)
    plans = {item.source: item for item in checking}
    return replace(checking.result(), plans=tuple(plans[source] for source in checking.sources))


def check_of(
    arguments: Sequence[str],
    stdin_name: str | None = None,
    asked: Policy | None = None,
    as_of: date | None = None,
    *,
    children: bool = False,
) -> Check:
    """The check of the plans that the arguments name (none: those of the repository); see ``ivp.check.Check``.

    Raises ``Refused`` where a path is missing or there are no plans, unless something is wrong with the settings here.
    """
    must_be_there(arguments)
    from ivp.check import Check
    from ivp.dossier.workspace import plan_sources

    here = terminal.project()
    try:
        sources = plan_sources(list(arguments), _stdin() if "-" in arguments else None, stdin_name, here)
    except Refused:
        checking = Check((), asked, also=() if arguments else (here,))
        if checking.result().findings:
            return checking
        raise
    return Check(sources, asked, as_of, children=children)


EACH = "each"
_MOST_NAMES = 40
"""So many names are told of those that there are."""


def choice_of(topics: Sequence[str] | None, portfolio: str | None) -> Chosen | None:
    """What is asked for alone; None for all. Raises ``Refused`` where topics are chosen in two ways."""
    if not topics and portfolio is None:
        return None
    if topics and portfolio is not None:
        raise Refused("--topic and --portfolio each choose topics", "give one of the two")
    from ivp.dossier.resolve import Chosen

    return Chosen(tuple(dict.fromkeys(topics or ())), portfolio or "")


class Served:
    """What there is to report on, each once: plans, and the implementation plans that were named themselves.

    Those are told with the plan that they carry out, and not by themselves where the report is one ``of_plans``. With
    ``area`` it is what there is to tell for one municipality, or for each one and for all together; for a municipality
    that has its own version of a joint plan that is told, not the joint plan. With a ``choice``: what has any of it.

    At the end broken plans are named, ``code`` is the exit code that follows from them, and ``number`` tells how many
    plans there were. Raises ``Refused`` where there is nothing to report on.
    """

    def __init__(
        self,
        checking: Check,
        arguments: Sequence[str],
        area: str | None,
        choice: Chosen | None = None,
        *,
        of_plans: bool = False,
    ) -> None:
        self._checking, self._area, self._choice, self._of_plans = checking, area, choice, of_plans
        self._named = {Path(argument).absolute() for argument in arguments}
        self.code, self.number = 0, 0

    def __iter__(self) -> Iterator[Checked]:
        every = self._reported() if self._area is None else self._of_area(self._area)
        return every if self._choice is None else self._chosen(every, self._choice)

    def _reported(self) -> Iterator[Checked]:
        from ivp.files import shown_name

        other = None
        for item in self._checking:
            plan = None if item.broken else item.plan
            if plan and (plan.is_plan or self._by_itself(plan)):
                self.number += 1
                yield item
            elif plan and other is None:
                above = shown_name(plan.parents[0].loaded.source.path)
                other = bool(plan.account), plan.document.name, above
        self.code = complain_of_broken(self._checking.result())
        if other and not self.number:
            account, file, above = other
            sentence = N_("{file} is an implementation plan: what it does is told with the plan that it carries out")
            if account:
                sentence = N_("{file} is an account: it is told with the plan that it accounts for")
            raise Refused(sentence, N_("ask for that one: {plan}"), file=file, plan=above)

    def _by_itself(self, plan: Resolved) -> bool:
        return not self._of_plans and not plan.account and plan.loaded.source.path.absolute() in self._named

    def _of_area(self, area: str) -> Iterator[Checked]:
        from ivp.reference.municipalities import municipality

        only, found, names = None if area == EACH else municipality(area), False, set[str]()
        for item in self._with_versions():
            places = item.plan.municipalities if item.plan else ()
            own = {place for version in item.dossier.versions for place in version.municipalities}
            names |= {place.name for place in places}
            if area == EACH:
                yield item
            if area == EACH and len(places) > 1:
                yield from (replace(item, only=place) for place in places if place not in own)
            elif only in places and only not in own:
                found = True
                yield replace(item, only=only)
        if area != EACH and not found:
            raise _unknown(N_("no plan here is for {name}"), area, names)

    def _chosen(self, every: Iterable[Checked], choice: Chosen) -> Iterator[Checked]:
        from ivp.dossier.narrowing import held, narrowed, portfolios

        topics, known = set(choice.topics), set[str]()
        left: dict[str, Resolved] = {}
        waiting: list[Checked] = []  # until all topics are found: nothing is told before what is unknown is refused
        found = False
        for item in every:
            if item.plan is None:
                continue
            plan = narrowed(item.plan, item.only) if item.only else item.plan
            known |= (
                set(portfolios(plan)) if choice.portfolio else {".".join(path[1:]) for path, _ in plan.topic_paths()}
            )
            left |= {str(one.path[-1]): plan for one in plan.layer.left_out}
            own = held(plan, choice)
            if own:
                found = True
                topics -= set(own.topics)
                waiting.append(replace(item, choice=own))
                if not topics:
                    yield from waiting
                    waiting.clear()
        for topic in choice.topics:
            if topic in topics and topic in left:
                raise _not_taken_over(topic, left[topic])
            if topic in topics:
                raise _unknown(N_("no plan here has a topic with the id {name}"), topic, known)
        if not found:
            raise _unknown(N_("no plan here has a portfolio {name}"), choice.portfolio, known)

    def _with_versions(self) -> Iterator[Checked]:
        """What there is to report on, and the versions of joint plans that nobody asked for."""
        asked = {source.path.absolute() for source in self._checking.sources}
        others: dict[Path, Source] = {}
        for item in self._reported():
            sources = (version.loaded.source for version in item.dossier.versions)
            others |= {path: source for source in sources if (path := source.path.absolute()) not in asked}
            yield item
        if others:
            from ivp.check import Check

            checking = Check(others.values(), children=True)
            yield from (item for item in checking if item.plan and not item.broken)
            complain_of_broken(checking.result())


def _not_taken_over(topic: str, plan: Resolved) -> Refused:
    """That a plan left out what was asked for."""
    from ivp.files import shown_name

    above = shown_name(plan.parents[0].loaded.source.path)
    sentence, hint = N_("{file} does not take over the topic {name}"), N_("ask for the plan that has it: {plan}")
    return Refused(sentence, hint, file=plan.document.name, name=topic, plan=above)


def _unknown(sentence: str, name: str, known: Collection[str]) -> Refused:
    """That no plan has what was asked for: with the nearest name, else those that there are."""
    from ivp.nearest import nearest

    names = sorted(known)
    near = nearest(name, names)
    hint = N_("did you mean {nearest}?") if near else N_("known are: {names}")
    if not names:
        hint = N_("there are none here")
    more = ", …" if len(names) > _MOST_NAMES else ""
    return Refused(sentence, hint, name=name, nearest=near, names=", ".join(names[:_MOST_NAMES]) + more)


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
    from ivp.dossier.workspace import UNREADABLE

    unreadable = {finding.document for finding in result.findings if finding.code is UNREADABLE}
    if result.asked and unreadable.issuperset(result.asked):
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
