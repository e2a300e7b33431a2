"""How many people live in a municipality in a year, in a CSV file of a plan or of the whole plan repository.

One row is one municipality and year: ``municipality,year,inhabitants``. What is nearest goes before: the file that a
plan names before that of the plan it builds on, and these before the one that the settings name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from ivp.dossier.observations import EMPTY_VALUE, TWICE, RowReading
from ivp.dossier.resolve import Resolved, near_file, no_file
from ivp.dossier.workspace import Source, Workspace, is_file
from ivp.finding import Finding, Message, Related, Span
from ivp.language import N_
from ivp.reader.csv import Columns, read_csv, told_once
from ivp.settings import WRONG_VALUE

INHABITANTS = "inhabitants"
REQUIRED = ("municipality", "year", INHABITANTS)

LOOKALIKES = {
    "gemeente": "municipality", "gemeenten": "municipality", "gemeentecode": "municipality", "regio": "municipality",
    "regios": "municipality", "gwbcode": "municipality", "jaar": "year", "jaartal": "year", "periode": "year",
    "perioden": "year", "inwoners": "inhabitants", "aantal inwoners": "inhabitants", "inwonertal": "inhabitants",
    "inwoneraantal": "inhabitants", "bevolking": "inhabitants", "population": "inhabitants", "n": "inhabitants",
    "aantal": "inhabitants", "bevolking op 1 januari": "inhabitants", "totale bevolking": "inhabitants",
}  # fmt: skip

People: TypeAlias = Mapping[tuple[str, int], int]
"""Inhabitants by the CBS code of a municipality and year."""


def read_inhabitants(plan: Resolved, workspace: Workspace) -> tuple[People, list[Finding]]:
    """The inhabitants that a plan, the plans it builds on and the settings name, and what is wrong with the plan's own
    file and that of the settings.

    A row with a mistake is left out. A file that the plan names and that is missing is a rule's business.
    """
    source, findings = plan.loaded.source, list[Finding]()
    if not plan.parents:
        people, findings = _of_settings(plan, workspace)
    else:
        people = {}
        for parent in reversed(plan.parents):
            people |= read_inhabitants(parent, workspace)[0]
    named = plan.own.inhabitants
    path = source.beside(named) if named else None
    if path is not None and is_file(path):
        own, problems = _read(plan, source.other(path), workspace)
        people, findings = {**people, **own}, [*findings, *problems]
    return people, findings


def home_of(plan: Resolved) -> Path | None:
    """The file that holds the inhabitants of a plan: its own, or that of the settings where no plan that it builds on
    names one; None where there is none, or it lies outside the plan repository.
    """
    source = plan.loaded.source
    if plan.own.inhabitants:
        return source.beside(plan.own.inhabitants)
    if any(_named_above(parent) for parent in plan.parents):
        return None
    named = source.project.settings.inhabitants
    return source.project.root / named if named else None


def _named_above(plan: Resolved) -> bool:
    """Whether a plan, or one that it builds on, names a file with inhabitants."""
    return bool(plan.own.inhabitants) or any(map(_named_above, plan.parents))


def _of_settings(plan: Resolved, workspace: Workspace) -> tuple[dict[tuple[str, int], int], list[Finding]]:
    project = plan.loaded.source.project
    named = project.settings.inhabitants
    if named is None:
        return {}, []
    path = project.root / named
    if is_file(path):
        return _read(plan, plan.loaded.source.other(path), workspace)
    workspace.add(project.document)
    near = near_file(named, path, plan.loaded.source)
    message = Message(no_file(path), {"file": named})
    return {}, [Finding(WRONG_VALUE, message, near, ("inhabitants",), document=project.document.name)]


def _read(plan: Resolved, file: Source, workspace: Workspace) -> tuple[dict[tuple[str, int], int], list[Finding]]:
    """What a file holds, and what is wrong with it."""
    data, refusal = file.read()
    if refusal:
        return {}, [refusal]
    usual = {"municipality": plan.municipalities[0].code} if len(plan.municipalities) == 1 else {}
    table, findings = read_csv(file.name, data, Columns(REQUIRED, (), LOOKALIKES, _year_beside, usual))
    workspace.add(table.document)
    people: dict[tuple[str, int], int] = {}
    places: dict[tuple[str, int], Span] = {}
    told = told_once(found for row in table.rows for found in _Reading(plan, row).findings(people, places))
    return people, [*findings, *(item.of(file.name) for item in told)]


def _year_beside(text: str) -> tuple[str, str] | None:
    match = re.fullmatch(r"((?:19|20)\d\d)\s*\*{0,2}", text)
    return ("year", match[1]) if match else None


class _Reading(RowReading):
    """One row with the inhabitants of a municipality."""

    def findings(self, people: dict[tuple[str, int], int], places: dict[tuple[str, int], Span]) -> Iterator[Finding]:
        """What is wrong with the row; where nothing is, it is put among the ``people``."""
        if total := self.total():
            yield total
            return
        place, year, number = self.place(), self.year(), self._number()
        if isinstance(place, Finding) or isinstance(year, Finding) or isinstance(number, Finding):
            yield from (part for part in (place, year, number) if isinstance(part, Finding))
            return
        key = (place.code, year)
        if key in people:
            twice = self.problem(
                TWICE, "inhabitants", N_("this number of inhabitants stands in two places"), N_("keep one of the two")
            )
            yield replace(twice, related=(Related("", Message(N_("it stands here first")), span=places[key]),))
        else:
            people[key], places[key] = number, self.cell("inhabitants").span

    def _number(self) -> int | Finding:
        sentence = N_("“{found}” is not a number of inhabitants")
        number = self.count("inhabitants", sentence, N_("leave the row out if it is unknown"))
        if number is None:
            hint = N_("leave the row out if it is unknown")
            return self.problem(EMPTY_VALUE, "inhabitants", N_("a row without a number of inhabitants"), hint)
        return number
