"""Sentences in a language: catalogues beside this module, keyed by the English sentence.

What speaks about a plan's content uses the plan's language; what speaks to the person at the terminal uses the
language asked for. English needs no catalogue.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

from ivp.finding import Message

LOCALE = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"

Translate: TypeAlias = Callable[[str], str]


def N_(sentence: str) -> str:  # noqa: N802
    """Mark a sentence for the catalogues without translating it here."""
    return sentence


@cache
def languages() -> tuple[str, ...]:
    """The languages that sentences can be given in."""
    found = {path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/ivp.mo")}
    return tuple(sorted(found | {SOURCE_LANGUAGE}))


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The catalogue of ``language``; one without a catalogue gets the English sentences."""
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation("ivp", LOCALE, [language], fallback=True)


@cache
def _translated(language: str) -> Translate:
    return lru_cache(maxsize=5000)(translations(language).gettext)


_GAP = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")


def filled(sentence: str, args: Mapping[str, object]) -> str:
    """The sentence with its gaps filled: ``{name}`` is a gap, ``{{`` and ``}}`` are braces.

    A gap names an argument and nothing else: unlike in ``str.format`` it can neither reach into a value (``{a.b}``,
    ``{a[b]}``) nor pad it (``{a:>999}``). Raises ``LookupError`` for any other gap, and for one without its argument.
    """
    return _form(sentence) % args


@lru_cache(maxsize=5000)
def _form(sentence: str) -> str:
    """A sentence as a form for ``%``."""
    form, at = "", 0
    for gap in _GAP.finditer(sentence):
        form += sentence[at : gap.start()].replace("%", "%%")
        at = gap.end()
        name = gap[1]
        if name is not None and not name.isidentifier():
            raise LookupError(name)
        form += gap[0][0] if name is None else f"%({name})s"
    return form + sentence[at:].replace("%", "%%")


class Words:
    """Sentences in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = translations(language)
        self._translated = _translated(language)

    def __call__(self, sentence: str, /, **args: object) -> str:
        """The sentence in this language with its gaps filled."""
        text = self._translated(sentence) if sentence else ""
        return filled(text, args) if args else text

    def some(self, one: str, many: str, number: int, **args: object) -> str:
        """The sentence for ``number``; ``{number}`` in it is the number."""
        return filled(self._catalogue.ngettext(one, many, number), {"number": number, **args})

    def message(self, message: Message) -> str:
        """A message of a finding; arguments that are messages are worded too."""
        return filled(self._translated(message.template), self._worded(message.args))

    def _worded(self, args: Mapping[str, object]) -> dict[str, object]:
        return {name: self.message(value) if isinstance(value, Message) else value for name, value in args.items()}
