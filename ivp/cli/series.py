"""``ivp series``: which official tables and codes there are, and what to write of them in a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ivp.cli import terminal
from ivp.refusal import FOUND, Refused

if TYPE_CHECKING:
    from ivp.reference.series import Table

_ = terminal.words()
_MOST = 8
"""So many codes are told."""


def command(
    action: Annotated[
        str,
        typer.Argument(
            metavar="search|list", help=_("Find codes by words, such as woninginbraak; or list all of them.")
        ),
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", help=_("What is counted, or a code."), show_default=False),
    ] = None,
) -> None:
    """Print the codes that are meant, or all, and the tables that hold them."""
    from ivp.reference.series import search, tables

    if action not in {"search", "list"}:
        asked = " ".join((action, *(words or ())))
        raise Refused("“{action}” is neither search nor list", "ivp series search {words}", action=action, words=asked)
    if action == "list":
        lists = {one.codes.name: one.codes for one in tables().values()}
        for codes in lists.values():
            terminal.say(*_named(one for one in tables().values() if one.codes is codes))
            terminal.say(*(f"  {code:8}{title}" for code, title in codes.titles.items()), "")
        terminal.say(_source())
        return
    asked = " ".join(words or ())
    if not asked:
        raise Refused("no words to look for", "say what is counted: ivp series search woninginbraak")
    found = search(asked)[:_MOST]
    if not found:
        hint = "see all that are known: ivp series list; another table can be named in a plan too"
        raise Refused("no known code is about “{words}”", hint, exit_code=FOUND, words=asked)
    for one in found:
        code = f'"{one.code}"'
        terminal.say(f"{one.code:8}{one.title}", f"        series: {{table: {one.tables[0].code}, codes: [{code}]}}")
    held = {table.code: table for one in found for table in one.tables}
    terminal.say("", *_named(held.values()), _source())


def _named(tables: Iterable[Table]) -> Iterator[str]:
    return (f"{one.code}  {one.title}" for one in tables)


def _source() -> str:
    return terminal.words()("Source: Politie, data.politie.nl (CC BY 4.0), codes as of {year}", year=2026)
