"""The one way in which the program says that it cannot do what was asked: raised wherever that turns out."""

from __future__ import annotations

from ivp.finding import Message
from ivp.language import SOURCE_LANGUAGE, Words

FOUND, UNUSABLE = 1, 2
"""Exit codes: the content has findings; the tool was used wrongly or could not work."""


class Refused(Exception):  # noqa: N818
    """Why something cannot be done, with a hint what to do instead and the exit code that follows from it.

    ``args`` fill the gaps of both sentences. ``place`` is the file, or file and line, that it is about.
    """

    def __init__(
        self,
        sentence: str | Message,
        hint: str | Message | None = None,
        /,
        *,
        exit_code: int = UNUSABLE,
        place: str = "",
        **args: object,
    ) -> None:
        self.message = sentence if isinstance(sentence, Message) else Message(sentence, args)
        self.hint = Message(hint, args) if isinstance(hint, str) else hint
        self.exit_code = exit_code
        self.place = place
        super().__init__(Words(SOURCE_LANGUAGE).message(self.message))


class Outside(Refused):
    """A file lies outside the plan repository, where nothing is read or written."""
