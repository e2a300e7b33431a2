"""Text that is safe on a line of a terminal, a log or a page: what cannot be seen is spelled out."""

from __future__ import annotations

import re
from unicodedata import category

_COMMAND = re.compile(r"(^[^\S\n]*|##)(::|(?<=##)\[)", re.MULTILINE)
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    """``text`` on one line, with control characters and marks that reorder text written as ``\\x1b`` and the like.

    A byte of a file name that is not UTF-8 is written as that byte.
    """
    return text if text.isprintable() else "".join(_shown(sign) for sign in text)


def inert(text: str) -> str:
    """``text`` in which no line is a command to the service in whose log it comes to stand, such as ``::error::``."""
    return _COMMAND.sub(r"\1\\\2", text)


def _shown(sign: str) -> str:
    number = ord(sign)
    if sign.isprintable() or category(sign) == "Zs":
        return sign
    if sign in _NAMED:
        return _NAMED[sign]
    if 0xDC80 <= number <= 0xDCFF:
        return f"\\x{number - 0xDC00:02x}"
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
