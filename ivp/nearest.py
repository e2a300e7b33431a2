"""The nearest known word to one that was mistyped."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from itertools import islice

MOST = 2_000


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word most like ``word``, or None where none is near: ``cutoff`` is how much alike, 0 to 1.

    Long words are cut and of very many only the first are looked at, so that it stays cheap.
    """
    candidates = {candidate.lower(): candidate for candidate in islice(known, MOST)}
    matches = difflib.get_close_matches(word.lower()[:80], candidates, n=1, cutoff=cutoff)
    return candidates[matches[0]] if matches else None


class Nearest:
    """The nearest of some known words, for many mistyped ones: each is looked up once, and no more than so many."""

    def __init__(
        self, known: Iterable[str], most: int = 50, find: Callable[[str, Iterable[str]], str | None] = nearest
    ) -> None:
        self.known = tuple(dict.fromkeys(known))
        self._most = most
        self._find = find
        self._found: dict[str, str | None] = {}

    def __call__(self, word: str) -> str | None:
        """The known word most like ``word``, or None where none is near or too many were asked for."""
        if word not in self._found:
            if len(self._found) == self._most:
                return None
            self._found[word] = self._find(word, self.known)
        return self._found[word]
