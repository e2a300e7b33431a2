"""The command line: one module per command, loaded when it is called."""

import gc
import io
import re
import signal
import sys
from contextlib import nullcontext, redirect_stdout
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ivp.cli import failure, misuse, terminal
from ivp.cli.plans import must_be_there
from ivp.language import languages
from ivp.refusal import UNUSABLE, Refused

INTERRUPTED = 130
COMMANDS = ("validate", "progress", "report", "import", "record", "show", "series", "rule", "init", "schema")

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
        if any(item.name == "plans" for item in self.params) and not any(item.startswith("-") for item in args):
            must_be_there(args)  # before Typer loads what it reads values with
        return super().parse_args(ctx, args)


class _LazyGroup(TyperGroup):
    """Knows the commands by name and loads the module of one when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        del ctx
        return _command(cmd_name) if cmd_name in COMMANDS else None


def _command(name: str) -> Any:
    """A command, its module loaded."""
    module = import_module(module_of(name))
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, cls=_Command, help=module.help_text())(module.command)
    command = typer.main.get_command(single)
    command.name = name
    return command


def _app() -> typer.Typer:
    words = terminal.words()
    app = typer.Typer(
        cls=_LazyGroup,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )

    @app.callback(help=words("Municipal safety plans as text: checked, accounted for, reported."))
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

    return app


def _print_version(asked: bool) -> None:
    if asked:
        _say_version()
        raise typer.Exit


def _say_version() -> None:
    from importlib.metadata import version

    terminal.say(f"ivp {version('ivp')}")


def _take_language(arguments: list[str]) -> tuple[list[str], str | None]:
    """The arguments without ``--lang``, wherever it stands, and the language it names."""
    rest: list[str] = []
    language: str | None = None
    waiting = False
    for position, argument in enumerate(arguments):
        if argument == "--":
            return rest + arguments[position:], language
        if waiting:
            language, waiting = argument, False
        elif argument == "--lang":
            waiting = True
        elif argument.startswith("--lang="):
            language = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return rest + (["--lang"] if waiting else []), language


def main() -> None:
    """Run the command line with the arguments of the process, and leave with the exit code of the command."""
    terminal.open_streams()
    _clean_up_when_ended()
    gc.set_threshold(200_000, 50, 50)  # a large plan is many small things, and nearly all of them stay
    arguments, language = _take_language(sys.argv[1:])
    terminal.ask_for_language(language)
    try:
        _check_call(language)
        code = _run(arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Refused as refused:
        code = terminal.tell(refused)
    except Exception as error:  # noqa: BLE001  whatever it is, nobody should see a traceback unasked
        code = terminal.tell(failure.told(error))
    sys.exit(code)


def _check_call(language: str | None) -> None:
    """Raise ``Refused`` where no command could be run in that language, or here."""
    if language is not None and not language.strip():
        raise misuse.no_value("--lang", "ivp")
    if language and terminal.words().language != language:
        names = ", ".join(languages())
        raise Refused("there is no language {language} here", "known are: {names}", language=language, names=names)
    try:
        Path.cwd()
    except OSError:
        raise Refused("the current folder is not there any more") from None


def _run(arguments: list[str]) -> int:
    """Run a command; its exit code."""
    shown = io.StringIO()
    if arguments and arguments[0] not in COMMANDS and re.match(r"\w", arguments[0]):
        raise misuse.no_command(arguments[0], COMMANDS)  # before Typer loads what it reads options with
    if arguments == ["--version"]:  # without the help of all options, for which a language is looked up
        _say_version()
        return 0
    help_asked = "--help" in arguments[: arguments.index("--") if "--" in arguments else None]
    try:
        with redirect_stdout(shown) if help_asked else nullcontext():  # Typer prints help itself
            if arguments and arguments[0] in COMMANDS:  # straight to it, past the options of all
                name, *rest = arguments
                code = _command(name)(args=rest, prog_name=f"ivp {name}", standalone_mode=False)
            else:
                code = _app()(args=arguments, prog_name="ivp", standalone_mode=False)
    except Refused:
        raise
    except Exception as error:  # Typer's own errors have no common class in all its versions
        if type(error).__name__ == "Abort":
            return INTERRUPTED
        if type(error).__name__ == "NoArgsIsHelpError":
            terminal.complain(*str(error.message).splitlines())  # type: ignore[attr-defined]
            return UNUSABLE
        if refused := misuse.told(error, COMMANDS):
            raise refused from error
        raise
    finally:
        if shown.getvalue():
            terminal.put(shown.getvalue())
    return code if isinstance(code, int) else 0


def _clean_up_when_ended() -> None:
    """Let a signal that ends the program leave nothing half-written behind; Windows knows only some of them."""

    def end(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)
        sys.exit(128 + number)

    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)
