"""A command that was called in a wrong way, told in the language of the person at the terminal.

Typer words such errors in English. They are known by the names of their classes, which it takes from click or ships
itself, depending on its version; what is not recognised keeps Typer's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import Any, NoReturn

from ivp.cli import terminal
from ivp.language import Words
from ivp.nearest import nearest

_UNKNOWN_COMMAND = re.compile(r"No such command ['\"](.*)['\"]", re.DOTALL)
_TOO_MANY = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)


def tell(error: Any, commands: Sequence[str]) -> NoReturn:
    """Say what was wrong with the call, and leave; any other error is raised again."""
    if not hasattr(error, "exit_code") or not hasattr(error, "message"):
        raise error
    if type(error).__name__ == "NoArgsIsHelpError":
        terminal.complain(*str(error.message).splitlines())
        terminal.leave(error.exit_code)
    words = terminal.words()
    sentence, hint = _explained(error, commands, words)
    command = error.ctx.command_path if getattr(error, "ctx", None) else "ivp"
    terminal.refuse(sentence or str(error.message), hint or words("see {command}", command=f"{command} --help"))


def _explained(error: Any, commands: Sequence[str], words: Words) -> tuple[str, str | None]:
    """What was wrong and what to do instead; an empty text for an error that is not recognised."""
    kind, message, option = type(error).__name__, str(error.message), getattr(error, "option_name", "")
    if kind == "NoSuchOption":
        near = nearest(option, error.possibilities or ())
        return words("there is no option {name} here", name=option), _near(near, words)
    if kind == "BadOptionUsage" and "requires" in message:
        return words("the option {name} needs a value after it", name=option), None
    if kind == "BadOptionUsage":
        return words("the option {name} takes no value", name=option), None
    if kind == "MissingParameter":
        return words("{name} is missing", name=_name(error.param)), None
    if kind == "BadParameter" and error.param is not None:
        return words("{name} cannot have this value", name=_name(error.param)), _allowed(error.param, words)
    if found := _UNKNOWN_COMMAND.match(message):
        known = words("known are: {names}", names=", ".join(commands))
        return words("there is no command {name}", name=found[1]), _near(nearest(found[1], commands), words) or known
    if found := _TOO_MANY.match(message):
        return words("too much stands behind the command: {names}", names=found[1]), None
    return "", None


def _name(parameter: Any) -> str:
    """A parameter as the help shows it."""
    options = [option for option in parameter.opts if option.startswith("-")]
    return max(options, key=len) if options else str(parameter.metavar or parameter.name)


def _near(near: str | None, words: Words) -> str | None:
    return words("did you mean {nearest}?", nearest=near) if near else None


def _allowed(parameter: Any, words: Words) -> str | None:
    if isinstance(parameter.default, Enum):
        return words("known are: {names}", names=", ".join(str(each.value) for each in type(parameter.default)))
    ranged = parameter if hasattr(parameter, "min") else parameter.type  # click's types have it, newer Typer's options
    least, most = getattr(ranged, "min", None), getattr(ranged, "max", None)
    if least is not None and most is not None:
        return words("write a whole number from {least} to {most}", least=least, most=most)
    return None
