"""``ivp init``: write a file to start from: a small plan, a council's version of a joint one, what carries a plan out,
or an account of a year.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ivp.cli import terminal
from ivp.language import N_
from ivp.refusal import Refused
from ivp.vocabulary import DocumentKind

_ = terminal.words()

SETTINGS_TEXT = '# Instellingen van deze verzameling plannen.\nlanguage = "nl"  # taal van de meldingen\n'
VERSION = "version"
KINDS = (DocumentKind.PLAN, VERSION, DocumentKind.IMPLEMENTATION, DocumentKind.ACCOUNT)
_FIRST_YEAR, _MUNICIPALITY = 2027, "Utrecht"


def command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=_(
                "Plan file to write, such as plans/my-municipality-2027-2030.yaml; with --kind version, implementation "
                "or account the plan that it is about."
            ),
        ),
    ],
    kind: Annotated[
        str, typer.Option("--kind", metavar="NAME", help=_("What to write: {names}.", names=", ".join(KINDS)))
    ] = DocumentKind.PLAN,
    municipality: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help=_("Municipality of a plan or version, by name or CBS code; none: Utrecht, for a plan."),
            show_default=False,
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            min=1900,
            max=2190,
            help=_("Its first year; none: 2027, or the one after the last implementation plan or account."),
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help=_("File to write; none: beside the plan."), show_default=False),
    ] = None,
) -> int:
    """Write a file that validates, and settings beside it where the repository has none."""
    from ivp.files import SETTINGS, is_there, repository, shown_name
    from ivp.project import PLANS
    from ivp.writer import write

    code = 0
    if kind not in KINDS:
        raise Refused("there is no kind {name}", "known are: {names}", name=kind, names=", ".join(KINDS))
    if kind == DocumentKind.PLAN:
        file, text = output or file, _plan(municipality or _MUNICIPALITY, year or _FIRST_YEAR)
    else:
        from ivp.cli.plans import checked, complain_of_broken
        from ivp.cli.starters import account_starter, implementation_starter, version_starter

        found = checked([str(file)], children=True)
        code = complain_of_broken(found)
        if len(found.plans) > 1:
            raise Refused("{file} holds several plans", "name the one that it is about", file=shown_name(file))
        if found.plans[0].broken:
            return code
        if kind == VERSION:
            file, text = version_starter(found.plans[0], municipality, output)
        else:
            starter = account_starter if kind == DocumentKind.ACCOUNT else implementation_starter
            file, text = starter(found.plans[0], year, output)
    _writable(file)
    write({file: text}, None)
    terminal.say(
        _("{file} written; look at it, change it, and check it with: ivp validate {file}", file=shown_name(file))
    )
    root = repository(file.parent)
    root = root.parent if root.name == PLANS else root
    if not is_there(root / SETTINGS):
        write({root / SETTINGS: SETTINGS_TEXT}, None)
        terminal.say(_("{file} written: messages are in Dutch here", file=shown_name(root / SETTINGS)))
    return code


def _plan(municipality: str, year: int) -> str:
    """The text of a plan. Raises ``Refused`` where there is no such municipality."""
    from ivp.cli.starters import plan_starter
    from ivp.reference.municipalities import likely
    from ivp.reference.municipalities import municipality as find

    place = find(municipality)
    if place is None:
        near = ", ".join(likely(municipality))
        hint = N_("did you mean {nearest}?") if near else None
        raise Refused("there is no municipality “{name}”", hint, name=municipality, nearest=near)
    return plan_starter(place.name, year)


def _writable(file: Path) -> None:
    """Raises ``Refused`` where a plan cannot have this name."""
    from ivp.files import portable, shown_name

    if file.suffix not in {".yaml", ".yml"}:
        raise Refused("{file} does not end in .yaml", "a plan file ends in .yaml", file=shown_name(file))
    if file.name != portable(file.name):
        sentence = N_("{file} is no name that every computer can hold")
        raise Refused(sentence, "write {fix}", file=shown_name(file), fix=portable(file.name))
