"""The edge to the terminal: the language to speak, and printing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import TextIO

from ivp.files import why
from ivp.finding import Message
from ivp.language import SOURCE_LANGUAGE, Words, languages
from ivp.project import Project
from ivp.refusal import Refused
from ivp.visible import inert, visible

LONG_RUN = 10
"""So many plans take long enough for a bar."""

_asked: list[str] = []


def ask_for_language(language: str | None) -> None:
    """Speak ``language`` from here on; None: as the environment or the plan repository says."""
    _asked[:] = [language] if language else []
    words.cache_clear()
    project.cache_clear()


@cache
def project() -> Project:
    """The plan repository that the current folder is in, for the whole run of a command."""
    return Project.current()


@cache
def words() -> Words:
    """Sentences in the language to speak to the person at the terminal.

    In this order: ``--lang``, the variable ``IVP_LANG``, ``language`` in ``ivp.toml``, English. One that there is no
    catalogue for is passed over.
    """
    for language in (*_asked, os.environ.get("IVP_LANG", ""), _repository_language()):
        if language in languages():
            return Words(language)
    return Words(SOURCE_LANGUAGE)


def _repository_language() -> str | None:
    try:
        return project().language
    except OSError:
        return None


def open_streams() -> None:
    """Make the streams of the process ready for any text; what is closed is as if nobody listened.

    A descriptor that is closed would be given to the next file that is opened.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def put(content: str | bytes) -> None:
    """Print a document to standard output as it is; whoever made it has cleaned what it quotes."""
    pour([content])


def pour(pieces: Iterable[str | bytes]) -> None:
    """Print a document piece by piece; a text ends with the end of a line.

    A reader that has gone away is no mistake; what cannot be written is.
    """
    last: str | bytes = b""
    for last in pieces:
        _put(last)
    if isinstance(last, str) and not last.endswith("\n"):
        _put("\n")


def _put(content: str | bytes) -> None:
    try:
        if isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content)
        sys.stdout.flush()
    except OSError as error:
        _listen_no_more(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise Refused("the output cannot be written: {why}", why=why(error)) from error


def say(*lines: str) -> None:
    """Print lines to standard output, with what cannot be seen spelled out."""
    put("\n".join(inert(visible(line)) for line in lines))


def complain(*lines: str) -> None:
    """Print lines to standard error, with what cannot be seen spelled out; never fails."""
    try:
        sys.stderr.write("".join(f"{inert(visible(line))}\n" for line in lines))
        sys.stderr.flush()
    except OSError:
        _listen_no_more(sys.stderr)


def _listen_no_more(stream: TextIO) -> None:
    """Let what is still written to a stream that is full or has no reader vanish."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error while something long runs, in a terminal only; call what it gives after each step."""
    if total < LONG_RUN or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda: bar.advance(task)


def tell(refused: Refused) -> int:
    """Say why the command could not do what was asked, with what to do instead; the exit code that follows from it."""
    _ = words()
    hint = [f"    = {_.message(refused.hint)}"] if refused.hint else []
    complain(_line(_("error"), refused.message, refused.place), *hint)
    return refused.exit_code


def warn(message: Message, place: str = "") -> None:
    """Say what deserves a look, at a file or a file and line."""
    complain(_line(words()("warning"), message, place))


def _line(severity: str, message: Message, place: str) -> str:
    return f"{place}: {severity}: {words().message(message)}".removeprefix(": ")
