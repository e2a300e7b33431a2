"""The edge to the terminal: the language to speak, printing, and leaving with an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NoReturn

from ivp.language import SOURCE_LANGUAGE, Words, languages
from ivp.settings import read_settings, settings_file

FOUND, UNUSABLE = 1, 2
LONG_RUN = 10
"""So many plans take long enough for a bar."""

_asked: list[str] = []


def ask_for_language(language: str | None) -> None:
    """Speak ``language`` from here on; None: as the environment or the plan repository says."""
    _asked[:] = [language] if language else []
    words.cache_clear()


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
        path = settings_file(Path.cwd())
    except OSError:
        return None
    return read_settings(path, path.name).language if path else None


def say(text: str) -> None:
    """Print to standard output as it is. A reader that has gone away is no mistake; what cannot be written is."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            _ = words()
            refuse(_("the output cannot be written: {why}", why=error.strerror or ""))


def complain(text: str) -> None:
    """Print to standard error as it is."""
    if sys.stderr is not None:
        sys.stderr.write(text if text.endswith("\n") else text + "\n")


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error while something long runs, in a terminal only; call what it gives after each step."""
    if total < LONG_RUN or sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda: bar.advance(task)


def refuse(sentence: str, hint: str | None = None) -> NoReturn:
    """Say why the command cannot work as it was called, with what to do instead, and leave."""
    from ivp.output.visible import visible

    _ = words()
    complain(f"{_('error')}: {visible(sentence)}")
    if hint:
        complain(f"    = {visible(hint)}")
    leave(UNUSABLE)


def leave(code: int) -> NoReturn:
    """End the program with this exit code."""
    raise SystemExit(code)
