"""``ivp rule``: what a kind of finding means."""

from __future__ import annotations

from typing import Annotated

import typer

from ivp.cli import terminal
from ivp.language import N_
from ivp.refusal import Refused

_ = terminal.words()


def command(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help=_("Code, such as IVP401; none: the list of all."), show_default=False),
    ] = None,
) -> None:
    """Print one page, or the list."""
    from ivp.codes import GROUPS, known_codes
    from ivp.output.manual import list_text, page_text
    from ivp.suppression.policy import near_code

    words = terminal.words()
    if code is None:
        terminal.put(list_text(known_codes().values(), GROUPS, words))
    elif code.upper() in known_codes():
        terminal.put(page_text(known_codes()[code.upper()], words))
    else:
        near = near_code(code.upper(), known_codes())
        hint = N_("did you mean {nearest}?") if near else N_("see the list: ivp rule")
        raise Refused("there is no code {code}", hint, code=code, nearest=near)
