"""Places in a text that are still to be filled in, such as ``Gemeente XXX`` and ``gemeente X``."""

from __future__ import annotations

import re

PLACEHOLDER = re.compile(r"\b(?:[Gg]emeente X{1,5}|X{3,5}|x{3,5})\b")
"""A row of crosses, or a municipality called X; not a name that happens to hold one, such as Top X."""


def has_placeholder(text: str) -> bool:
    """Whether something in the text is still to be filled in."""
    return PLACEHOLDER.search(text) is not None


def marked(text: str, mark: str) -> str:
    """The text with ``mark`` behind every placeholder, so that it is seen in whatever way the text is shown.

    A placeholder that is marked already is left as it is.
    """

    def with_mark(found: re.Match[str]) -> str:
        return found[0] if text.startswith(f" {mark}", found.end()) else f"{found[0]} {mark}"

    return PLACEHOLDER.sub(with_mark, text)
