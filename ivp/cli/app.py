"""What Typer reads: the options of the program, and each command when it is called."""

import re
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ivp import VERSION
from ivp.cli import COMMANDS, misuse, terminal
from ivp.refusal import Refused

_NEGATIVE = re.compile(r"-\d[\d.,]*%?\*{0,2}")


def module_of(command: str) -> str:
    """The module of a command."""
    return f"ivp.cli.{command}{'_' if iskeyword(command) else ''}"


class _Command(TyperCommand):
    """Takes no empty texts: they come from a variable in a script that holds nothing."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if any(item.name == "value" for item in self.params):  # -5 is a figure here, and no option
            args = [f" {argument}" if _NEGATIVE.fullmatch(argument) else argument for argument in args]
        takes_value = {name for option in self.params if not getattr(option, "is_flag", True) for name in option.opts}
        for before, argument in zip(["", *args], args, strict=False):
            name = argument.removesuffix("=") if argument.strip() else before
            if name in takes_value and name != argument:
                raise misuse.no_value(name, ctx.command_path)
            if not argument.strip():
                raise Refused("an empty text stands behind the command", "leave it out, or name a file")
        return super().parse_args(ctx, args)


class _Group(TyperGroup):
    """Knows what the commands are for, and loads the module of the one that is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        del ctx
        return TyperCommand(cmd_name, help=terminal.words()(COMMANDS[cmd_name])) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, _, rest = super().resolve_command(ctx, args)
        return name, command(name) if name else None, rest


def command(name: str) -> Any:
    """A command, its module loaded."""
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    called = import_module(module_of(name)).command
    single.command(name, cls=_Command, help=terminal.words()(COMMANDS[name]))(called)
    made = typer.main.get_command(single)
    made.name = name
    return made


def app() -> typer.Typer:
    """The program where no command is named first."""
    words = terminal.words()
    made = typer.Typer(
        cls=_Group,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )

    @made.callback(help=words("Municipal safety plans as text: checked, accounted for, reported."))
    def _main(
        _version: Annotated[
            bool,
            typer.Option("--version", help=words("Print the version."), is_eager=True, callback=_print_version),
        ] = False,
        _lang: Annotated[
            str | None,
            typer.Option(
                "--lang", metavar="nl|en", help=words("Language of messages and help; anywhere on the command line.")
            ),
        ] = None,
    ) -> None:
        pass

    return made


def _print_version(asked: bool) -> None:
    if asked:
        terminal.say(f"ivp {VERSION}")
        raise typer.Exit
