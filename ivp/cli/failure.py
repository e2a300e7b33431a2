"""An unforeseen failure of the program itself, told in one line."""

from __future__ import annotations

import os

from ivp.cli import terminal
from ivp.refusal import Refused

VARIABLE = "IVP_TRACEBACK"
_LONGEST = 200


def told(error: BaseException) -> Refused:
    """That the program failed, that it is not the reader's doing and how to see more.

    With ``IVP_TRACEBACK=1`` in the environment the traceback is printed as well.
    """
    if os.environ.get(VARIABLE, "") not in {"", "0"}:
        import traceback

        terminal.complain(*"".join(traceback.format_exception(error)).splitlines())
    what = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
    if isinstance(error, MemoryError):
        return Refused("there is not enough memory for this")
    return Refused(
        "the program failed ({what}); this is a mistake in the program, not in your plan",
        "set {variable}=1 to see where, and report it",
        what=what,
        variable=VARIABLE,
    )
