"""What commands that work on plans share: the plans asked for, checked, and the words for broken ones."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ivp.cli import terminal
from ivp.refusal import FOUND, UNUSABLE, Refused

if TYPE_CHECKING:
    from pathlib import Path

    from ivp.check import Result
    from ivp.finding import Finding
    from ivp.settings import Settings
    from ivp.suppression.policy import Policy
    from ivp.workspace import Source


@dataclass(frozen=True)
class Asked:
    """What the options of a command say about findings; codes or what codes start with."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    as_of: date | None = None


def checked(arguments: Sequence[str], stdin_name: str | None = None, asked: Asked | None = None) -> Result:
    """The plans that the arguments name (none: those of the repository), read and checked.

    The settings of a plan are those of its repository; what is wrong with them is among the findings. Raises
    ``Refused`` where a path is missing or there are no plans.
    """
    from ivp.check import Result, check
    from ivp.workspace import plan_sources

    asked = asked or Asked()
    policies = _Policies(asked)
    try:
        sources = plan_sources(list(arguments), _stdin() if "-" in arguments else None, stdin_name)
    except Refused:
        if arguments or not policies.read_here():
            raise
        return policies.told(Result((), ()))
    return policies.told(check(sources, policies.of, asked.as_of))


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


class _Policies:
    """What counts for each plan: the options, and the settings of its repository, each file of which is read once."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._policies: dict[Path, Policy] = {}
        self._settings: dict[Path, Settings] = {}
        self._findings: list[Finding] = []

    def of(self, source: Source) -> Policy:
        """The policy for a plan; one that may not be read brings no settings along."""
        from pathlib import Path

        from ivp.files import typed

        try:
            return self._in(typed(source.path).parent)
        except Refused:
            return self._in(Path.cwd())

    def read_here(self) -> bool:
        """Whether something is wrong with the settings of the current folder."""
        from pathlib import Path

        self._in(Path.cwd())
        return bool(self._findings)

    def told(self, result: Result) -> Result:
        """The result with what is wrong with the settings."""
        from ivp.check import bounded

        if not self._findings:
            return result
        documents = {settings.document.name: settings.document for settings in self._settings.values()}
        findings = (*bounded(self._findings), *result.findings)
        return replace(result, findings=findings, documents={**result.documents, **documents})

    def _in(self, folder: Path) -> Policy:
        from ivp.files import repository

        root = repository(folder)
        if root not in self._policies:
            self._policies[root] = self._read(root)
        return self._policies[root]

    def _read(self, root: Path) -> Policy:
        from ivp.catalogue import catalogue
        from ivp.files import is_there, shown_name
        from ivp.settings import FILE, read_settings
        from ivp.suppression.policy import Policy, settings_policy

        policy = Policy()
        if is_there(root / FILE):
            settings = read_settings(root / FILE, shown_name(root / FILE))
            policy, findings = settings_policy(settings, catalogue())
            self._settings[root] = settings
            self._findings += [*settings.findings, *findings]
        asked = self._asked
        ignore = (*asked.ignore, *policy.ignore)
        return replace(
            policy, select=asked.select or policy.select, ignore=ignore, strict=asked.strict or policy.strict
        )
