"""``ivp init``: write a small plan to start from."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from ivp.cli import terminal

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
    from ivp.reference.municipalities import likely
    from ivp.reference.municipalities import municipality as find
    from ivp.workspace import PLANS, SETTINGS, repository, shown_name

    place = find(municipality)
    if place is None:
        near = ", ".join(likely(municipality))
        _refuse(_("there is no municipality “{name}”", name=municipality), None)
        terminal.complain(f"    = {_('did you mean {nearest}?', nearest=near)}" if near else "")
        terminal.leave(terminal.UNUSABLE)
    if file.suffix not in {".yaml", ".yml"}:
        _refuse(_("{file} does not end in .yaml", file=shown_name(file)), _("a plan file ends in .yaml"))
    text = starter(place.name, year)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_new(file, text)
    except FileExistsError:
        _refuse(_("{file} is there already", file=shown_name(file)), _("choose another name; nothing was changed"))
    except OSError as error:
        _refuse(_("{file} cannot be written: {why}", file=shown_name(file), why=error.strerror or ""), None)
    terminal.say(
        _("{file} written; look at it, change it, and check it with: ivp validate {file}", file=shown_name(file))
    )
    root = repository(file.parent)
    root = root.parent if root.name == PLANS else root
    if not (root / SETTINGS).exists():
        try:
            _write_new(root / SETTINGS, SETTINGS_TEXT)
        except OSError:
            return
        terminal.say(_("{file} written: messages are in Dutch here", file=shown_name(root / SETTINGS)))


def _refuse(sentence: str, hint: str | None) -> None:
    terminal.complain(f"{_('error')}: {sentence}")
    if hint is not None:
        terminal.complain(f"    = {hint}")
        terminal.leave(terminal.UNUSABLE)


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as handle:
            handle.write(text)
        if path.exists():
            raise FileExistsError
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


def starter(municipality: str, first_year: int) -> str:
    """The text of a small plan for four years from ``first_year``."""
    return _STARTER.format(
        name=municipality,
        listed=json.dumps(municipality, ensure_ascii=False),
        first=first_year,
        last=first_year + 3,
        before=first_year - 1,
        halfway=first_year + 1,
    )


_STARTER = """\
# Een veiligheidsplan als tekst. Alles achter een # is toelichting en mag weg.
# Controleren: ivp validate DIT-BESTAND    Voortgang: ivp progress    Verslag: ivp report
ivp: 1
kind: plan
title: Integraal Veiligheidsplan {name} {first}-{last}
municipalities: [{listed}]
period: {{from: {first}, to: {last}}}
status: draft # draft (concept), consultation (ter consultatie), adopted (vastgesteld) of withdrawn (ingetrokken)

# Na de vaststelling: zet status op adopted en haal de tekens # weg.
# decisions:
#   - {{body: council, act: adopt, date: {before}-12-15}}

# De sleutel (hier: ondermijning) kiest u zelf; andere onderdelen verwijzen ernaar met for.
priorities:
  ondermijning:
    name: Ondermijning
    problem:
      - Criminelen maken misbruik van bedrijven en diensten in de gemeente.
    approach:
      - Signalen: Inwoners en ondernemers weten waar zij een vermoeden melden.
      - Toezicht: Controles gaan naar plekken met het meeste risico.
    goals: Bedrijven en inwoners herkennen ondermijning en melden die.
    evaluation: In woorden, met het ondermijningsbeeld van het RIEC.

themes:
  woninginbraak:
    name: Woninginbraak
    approach: Voorlichting over hang- en sluitwerk, samen met de politie.

sources:
  politie: {{name: politie, kind: register}} # register (registratie), survey (enquête), records of other

indicators:
  woninginbraak:
    name: Woninginbraken
    for: woninginbraak
    unit: count # count (aantal), percent, grade (rapportcijfer), rate, rank, change of amount
    noun: {{one: woninginbraak, many: woninginbraken}}
    source: politie
    # De uitgangswaarde met haar jaar. Is zij nog niet bekend? Schrijf dan waarom.
    baseline: {{{before}: {{value: null, note: Wordt vastgesteld met de politiecijfers over {before}.}}}}
    # Een doel is at_most (ten hoogste), at_least (ten minste) of stay_at (rond); haal de tekens # weg:
    # target: {{at_most: 100}}
    # Cijfers per jaar komen er later bij; een decimaal getal heeft een punt (7.9):
    # values: {{{halfway}: 110}}

cycle:
  - {{what: Voortgangsrapportage, every: 1, in: Q2, by: college, to: gemeenteraad}}
"""
