"""Text that is safe on a line of a terminal, a log or a page: what cannot be seen is spelled out."""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import category

from ivp.diagnostic import Message
from ivp.language import Words

_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    """``text`` on one line, with control characters and marks that reorder text written as ``\\x1b`` and the like.

    A byte of a file name that is not UTF-8 is written as that byte.
    """
    return text if text.isprintable() else "".join(_shown(sign) for sign in text)


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


def _shown(sign: str) -> str:
    number = ord(sign)
    if sign.isprintable() or category(sign) == "Zs":
        return sign
    if sign in _NAMED:
        return _NAMED[sign]
    if 0xDC80 <= number <= 0xDCFF:
        return f"\\x{number - 0xDC00:02x}"
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
