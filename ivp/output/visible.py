"""The sentences and file names of findings, safe on a line of a terminal, a log or a page."""

from __future__ import annotations

import os
from pathlib import Path

from ivp.finding import Message
from ivp.language import Words
from ivp.visible import visible

__all__ = ["from_repository", "visible", "worded"]


def worded(message: Message, words: Words) -> str:
    """The sentence of a message, on one line."""
    return visible(words.message(message))


def from_repository(name: str) -> str:
    """A file of a finding, relative to the root of the git repository (of the current folder where there is none).

    Services that show findings beside the text know files by that name. One outside it keeps the name it has.
    """
    here = Path.cwd()
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    path = Path(os.path.normpath(here / name))
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else name
