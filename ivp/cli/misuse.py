"""A command that was called in a wrong way, told in the language of the person at the terminal.

Typer words such errors in English. They are known by the names of their classes, which it takes from click or ships
itself, depending on its version; what is not recognised keeps Typer's own words.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum
from typing import Any

from ivp.finding import Message
from ivp.language import N_
from ivp.nearest import nearest
from ivp.refusal import Refused

_UNKNOWN_COMMAND = re.compile(r"No such command ['\"](.*)['\"]", re.DOTALL)
_TOO_MANY = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)


def told(error: Any, commands: Collection[str]) -> Refused | None:
    """What was wrong with the call and what to do instead; None for any other error."""
    if not hasattr(error, "exit_code") or not hasattr(error, "message"):
        return None
    command = error.ctx.command_path if getattr(error, "ctx", None) else "ivp"
    kind, message, option = type(error).__name__, str(error.message), getattr(error, "option_name", "")
    see, help_ = N_("see {command}"), f"{command} --help"
    if kind == "NoSuchOption":
        near = nearest(option, error.possibilities or ())
        hint = N_("did you mean {nearest}?") if near else see
        return Refused("there is no option {name} here", hint, name=option, nearest=near, command=help_)
    if kind == "BadOptionUsage" and "requires" in message:
        return no_value(option, command)
    if kind == "BadOptionUsage":
        return Refused("the option {name} takes no value", see, name=option, command=help_)
    if kind == "MissingParameter":
        return Refused("{name} is missing", see, name=_name(error.param), command=help_)
    if kind == "BadParameter" and error.param is not None:
        allowed = _allowed(error.param) or Message(see, {"command": help_})
        return Refused("{name} cannot have this value", allowed, name=_name(error.param))
    if found := _UNKNOWN_COMMAND.match(message):
        return no_command(found[1], commands)
    if found := _TOO_MANY.match(message):
        return Refused("too much stands behind the command: {names}", see, names=found[1], command=help_)
    return Refused(Message("{text}", {"text": message}), see, command=help_)


def no_command(name: str, commands: Collection[str]) -> Refused:
    """That there is no command with this name."""
    near = nearest(name, commands)
    hint = N_("did you mean {nearest}?") if near else N_("known are: {names}")
    return Refused("there is no command {name}", hint, name=name, nearest=near, names=", ".join(commands))


def no_value(option: str, command: str) -> Refused:
    """That an option of a command has no value."""
    return Refused(
        "the option {name} needs a value after it", "see {command}", name=option, command=f"{command} --help"
    )


def _name(parameter: Any) -> str:
    """A parameter as the help shows it."""
    options = [option for option in parameter.opts if option.startswith("-")]
    return max(options, key=len) if options else str(parameter.metavar or parameter.name)


def _allowed(parameter: Any) -> Message | None:
    if isinstance(parameter.default, Enum):
        names = ", ".join(str(each.value) for each in type(parameter.default))
        return Message(N_("known are: {names}"), {"names": names})
    ranged = parameter if hasattr(parameter, "min") else parameter.type  # click's types have it, newer Typer's options
    least, most = getattr(ranged, "min", None), getattr(ranged, "max", None)
    if least is not None and most is not None:
        return Message(N_("write a whole number from {least} to {most}"), {"least": least, "most": most})
    return None
