"""The edge to the terminal: the language to speak, printing, and leaving with an exit code."""

from __future__ import annotations

import os
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import NoReturn

from ivp.language import SOURCE_LANGUAGE, Words, languages

FOUND, UNUSABLE = 1, 2
LONGEST_SETTINGS = 100_000

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


def _repository_language() -> str:
    for folder in (Path.cwd(), *Path.cwd().parents):
        settings = folder / "ivp.toml"
        try:
            if settings.is_file() and settings.stat().st_size < LONGEST_SETTINGS:
                language = tomllib.loads(settings.read_text(encoding="utf-8")).get("language", "")
                return language if isinstance(language, str) else ""
        except (OSError, ValueError):
            return ""
    return ""


def say(text: str) -> None:
    """Print to standard output as it is."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def complain(text: str) -> None:
    """Print to standard error as it is."""
    sys.stderr.write(text if text.endswith("\n") else text + "\n")


def leave(code: int) -> NoReturn:
    """End the program with this exit code."""
    raise SystemExit(code)
