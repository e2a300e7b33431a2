"""Texts that say nothing yet, or that there is nothing: ``Gemeente XXX``, ``n.t.b.``, ``[invullen]``; ``Geen.``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_PLACEHOLDER = re.compile(
    r"""
      (?<!\w)[Gg]emeente\ X+(?!\w)                              # gemeente X
    | (?<!\w)[Xx]{3,}(?!\w)                                     # XXX
    | (?<![\w.-])PM(?![\w-]|\ ?\d)                              # PM (pro memorie), not PM10
    | (?<!\w)(?:[Nn]\.\ ?[Tt]\.\ ?[Bb]\.|ntb|NTB)(?!\w)         # n.t.b.
    | (?<!\w)[Nn]og\ (?:in\ te\ vullen|invullen)(?!\w)             # nog in te vullen
    | [\[(<]\ ?(?:[Ii]n\ te\ vullen|[Ii]nvullen)[^\])>]{0,80}[\])>]
    | \A\W*(?:[Ii]n\ te\ vullen|[Ii]nvullen)\W*\Z
    | (?<!\w)(?:INVULLEN|TODO|TBD)(?!\w)
    | \?{3,}
    """,
    re.VERBOSE,
)
_SIGNS = ("X", "xxx", "PM", "b.", "B.", "ntb", "NTB", "vullen", "VULLEN", "TODO", "TBD", "???")
"""One of these stands in every placeholder: a text without any need not be searched."""
_SAYS_SO = re.compile("vullen", re.IGNORECASE)

_NONE = re.compile(
    r"""
    \W*(?:(?:nog|er\ is|er\ zijn|is|zijn)\ )?
    (?: nee | neen | no | none | nihil | nvt | n\.v\.t | n/a | n\.a
      | niet(?:\ van\ toepassing|\ nodig)? | not\ (?:applicable|needed)
      | (?:geen|no)
        (?:\ (?:actie|action|aanpassing|adjustment|besluit|decision|bijsturing|bijstelling|wijziging|change)(?:s|en)?)?
        (?:\ (?:nodig|needed|van\ toepassing|genomen|taken))?
    )?\W*
    """,
    re.VERBOSE | re.IGNORECASE,
)


def says_none(text: str) -> bool:
    """Whether a text says no more than that there is nothing: ``Geen.``, ``nee``, ``n.v.t.``, ``-``."""
    return _NONE.fullmatch(text) is not None


def placeholders(text: str, explained: Collection[str] = ()) -> Iterator[re.Match[str]]:
    """The places in a text that are still to be filled in; an ``explained`` abbreviation is not one."""
    for sign in _SIGNS:
        if sign in text:
            yield from (found for found in _PLACEHOLDER.finditer(text) if found.group() not in explained)
            return


def marked(text: str, mark: str, explained: Collection[str] = ()) -> str:
    """The text with ``mark`` behind every placeholder, so that it is seen in whatever way the text is shown.

    A placeholder that is marked already, or that itself says that it is to be filled in, is left as it is.
    """
    shown, end = "", 0
    for found in placeholders(text, explained):
        shown, end = shown + text[end : found.end()], found.end()
        if not _SAYS_SO.search(found.group()) and not text.startswith(f" {mark}", end):
            shown += f" {mark}"
    return shown + text[end:]
