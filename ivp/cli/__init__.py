"""The command line: one module per command, loaded when it is called."""

import atexit
import gc
import io
import os
import re
import signal
import sys
from contextlib import nullcontext, redirect_stdout
from pathlib import Path

from ivp import VERSION
from ivp.cli import failure, misuse, terminal
from ivp.cli.plans import must_be_there
from ivp.language import N_, languages
from ivp.refusal import UNUSABLE, Refused

INTERRUPTED = 130
COMMANDS = {
    "validate": N_("Check plans: every mistake with its file, line and column, and what to write instead."),
    "progress": N_(
        "Compare the values of indicators with their targets in a year: position, change, and what chance explains."
    ),
    "report": N_("Write the yearly report of plans for a council; with several plans an index beside their reports."),
    "import": N_(
        "Bring figures from Excel, CSV, StatLine and OData files into the table beside a plan; what is left out is "
        "told, and where something is wrong nothing is written."
    ),
    "record": N_(
        "Put one figure in the table beside a plan, or revise it; what the unit cannot hold is refused, and a final "
        "figure that changes keeps what it was in its note."
    ),
    "show": N_(
        "Show a plan, or one topic, indicator, action or other entry of it, with the file that says each thing."
    ),
    "series": N_(
        "Find the official table and code that hold an indicator's figures, and what to write of them in a plan."
    ),
    "rule": N_("Explain a code that findings carry: why it matters, with a wrong and a right example."),
    "init": N_(
        "Write a file to start from: a small plan, a council's version of a joint one, what carries a plan out, or its "
        "account; never overwrites a file."
    ),
    "schema": N_("Print the JSON Schema of a plan, with which an editor completes and checks keys."),
}
"""Every command, and what it is for."""
OF_PLANS = ("validate", "progress", "report")
"""Those that take plans and nothing else; a plan that is not there is told before anything else is loaded."""


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
    atexit.register(gc.freeze)  # else Python looks through all of them once more as it ends
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # what a plan may hold is no matter of other packages
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
    """Run a command; its exit code. What can be told without Typer is told before it is loaded."""
    name, *rest = arguments or [""]
    if name not in COMMANDS and re.match(r"\w", name):
        raise misuse.no_command(name, COMMANDS)
    if arguments == ["--version"]:
        terminal.say(f"ivp {VERSION}")
        return 0
    if name in OF_PLANS and all(item.strip() and not item.startswith("-") for item in rest):
        must_be_there(rest)
    return _called(arguments)


def _called(arguments: list[str]) -> int:
    """What Typer makes of the arguments; the exit code."""
    from ivp.cli import app

    shown = io.StringIO()
    help_asked = "--help" in arguments[: arguments.index("--") if "--" in arguments else None]
    try:
        with redirect_stdout(shown) if help_asked else nullcontext():  # Typer prints help itself
            if arguments and arguments[0] in COMMANDS:  # straight to it, past the options of all
                name, *rest = arguments
                code = app.command(name)(args=rest, prog_name=f"ivp {name}", standalone_mode=False)
            else:
                code = app.app()(args=arguments, prog_name="ivp", standalone_mode=False)
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
