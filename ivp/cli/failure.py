"""An unforeseen failure of the program itself, told in one line."""

from __future__ import annotations

import os
from typing import NoReturn

from ivp.cli import terminal

VARIABLE = "IVP_TRACEBACK"
_LONGEST = 200


def tell(error: BaseException) -> NoReturn:
    """Say that the program failed, that it is not the reader's doing and how to see more, and leave with 2.

    With ``IVP_TRACEBACK=1`` in the environment the traceback is printed as well.
    """
    if os.environ.get(VARIABLE, "") not in {"", "0"}:
        import traceback

        terminal.complain(*"".join(traceback.format_exception(error)).splitlines())
    words = terminal.words()
    what = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
    if isinstance(error, MemoryError):
        terminal.refuse(words("there is not enough memory for this"))
    terminal.refuse(
        words("the program failed ({what}); this is a mistake in the program, not in your plan", what=what),
        words("set {variable}=1 to see where, and report it", variable=VARIABLE),
    )
