"""The nearest known word to one that was mistyped."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, or None where none is near; long words are cut, so it stays cheap."""
    candidates = {candidate.lower(): candidate for candidate in known}
    matches = difflib.get_close_matches(word.lower()[:80], candidates, n=1, cutoff=0.6)
    return candidates[matches[0]] if matches else None
