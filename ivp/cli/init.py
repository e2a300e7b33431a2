"""``ivp init``: write a small plan to start from."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Annotated, Any

import typer

from ivp.cli import terminal
from ivp.language import N_
from ivp.refusal import Refused

_ = terminal.words()

SETTINGS_TEXT = '# Instellingen van deze verzameling plannen.\nlanguage = "nl"  # taal van de meldingen\n'


def help_text() -> str:
    """The command's help."""
    return _("Write a small plan with comments to start from; never overwrites a file.")


def command(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help=_("Plan file to write, such as plans/my-municipality-2027-2030.yaml.")),
    ],
    municipality: Annotated[
        str, typer.Option(metavar="NAME", help=_("Municipality, by name or CBS code."))
    ] = "Utrecht",
    year: Annotated[int, typer.Option(min=1900, max=2190, help=_("First year of the plan."))] = 2027,
) -> None:
    """Write a plan that validates, and settings beside it where the repository has none."""
    from ivp.files import SETTINGS, is_there, portable, repository, shown_name
    from ivp.project import PLANS
    from ivp.reference.municipalities import likely
    from ivp.reference.municipalities import municipality as find
    from ivp.writer import write

    place = find(municipality)
    if place is None:
        near = ", ".join(likely(municipality))
        hint = N_("did you mean {nearest}?") if near else None
        raise Refused("there is no municipality “{name}”", hint, name=municipality, nearest=near)
    if file.suffix not in {".yaml", ".yml"}:
        raise Refused("{file} does not end in .yaml", "a plan file ends in .yaml", file=shown_name(file))
    if file.name != portable(file.name):
        sentence = N_("{file} is no name that every computer can hold")
        raise Refused(sentence, "write {fix}", file=shown_name(file), fix=portable(file.name))
    write({file: starter(place.name, year)}, None)
    terminal.say(
        _("{file} written; look at it, change it, and check it with: ivp validate {file}", file=shown_name(file))
    )
    root = repository(file.parent)
    root = root.parent if root.name == PLANS else root
    if not is_there(root / SETTINGS):
        write({root / SETTINGS: SETTINGS_TEXT}, None)
        terminal.say(_("{file} written: messages are in Dutch here", file=shown_name(root / SETTINGS)))


def starter(municipality: str, first_year: int) -> str:
    """The text of a small plan for four years from ``first_year``."""
    from importlib.resources import files

    from ivp.language import Words
    from ivp.vocabulary import PLAN_STATUSES, SOURCE_KINDS, UNITS, label

    def choices(key: str, table: Mapping[Any, Any], margin: str = "# ") -> str:
        listed = ", ".join(f"{word} ({dutch(label(facts)).lower()})" for word, facts in table.items())
        return textwrap.fill(f"{key} is een van: {listed}.", 100, initial_indent=margin, subsequent_indent=margin)

    dutch = Words("nl")
    text = files("ivp.cli").joinpath("starter.yaml").read_text(encoding="utf-8")
    return Template(text).substitute(
        statuses=choices("status", PLAN_STATUSES),
        source_kinds=choices("kind", SOURCE_KINDS, "  # "),
        units=choices("unit", UNITS, "    # "),
        name=municipality,
        listed=json.dumps(municipality, ensure_ascii=False),
        first=first_year,
        last=first_year + 3,
        before=first_year - 1,
        halfway=first_year + 1,
    )
