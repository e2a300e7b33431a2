"""What stands in the texts of a plan: abbreviations, personal data, HTML (IVP701-IVP703)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ivp.finding import Finding, Message, Severity
from ivp.language import N_
from ivp.model.partial_plan import Lacking
from ivp.rules.registry import Subject, rule

MOST_SEARCHED = 500
_TOKEN = re.compile(r"\w+")
_NO_DIGITS = bytes(sign for sign in range(128) if sign not in b"0123456789")
"""The signs of ASCII that are none: a text of which fewer than nine bytes are left without them has no such number."""
_NUMBER = re.compile(r"(?<![\w.,/=-])(\d{9}|\d{4}[. ]\d{2}[. ]\d{3})(?![\w/=-]|[.,]\d)")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|s|br|hr|em|strong|small|sub|sup|span|div|font|center|ul|ol|li|table|thead|tbody|tr|td|th|h[1-6]"
    r"|img|iframe|script|style|pre|code|blockquote|svg|video|form|input|button)(?:\s[^<>]*)?/?>|<!--|&(?:[a-z]{2,8}|#\d{1,6});",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^[ \t]*([•·▪●◦‣–—o]|[1a][.)])[ \t]+(?=\S)", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|", re.MULTILINE)


@rule("IVP701", Severity.INFO, despite=Lacking.NOTHING)
def unused_abbreviation(subject: Subject) -> Iterator[Finding]:
    """The glossary explains a word that stands nowhere else in the plan."""
    if not subject.plan.own.glossary or subject.incomplete(("glossary",)):
        return
    texts = {item.path: item.text for item in subject.texts}
    words = _Words(texts.values())
    for word in subject.plan.own.glossary:
        if not words.more_than(texts[("glossary", word)], word):
            message = Message(N_("“{word}” is explained, and stands nowhere else in the plan"), {"word": word})
            hint = Message(N_("take it out, or check how the text spells it"))
            yield unused_abbreviation.found(("glossary", word), message, hint, on_key=True)


@rule("IVP702", Severity.WARNING)
def personal_data(subject: Subject) -> Iterator[Finding]:
    """A text holds nine digits that can be a citizen service number, or an e-mail address."""
    for item in subject.texts:
        digits = item.text.encode("utf-8", "surrogatepass").translate(None, _NO_DIGITS)
        if len(digits) >= 9 and any(_passes_eleven(match[1]) for match in _NUMBER.finditer(item.text)):
            message = Message(N_("nine digits that can be a citizen service number (BSN)"))
            hint = Message(N_("take it out; a plan holds no data of persons"))
            yield personal_data.found(item.path, message, hint, cell=item.cell)
        if "@" in item.text and _MAIL.search(item.text):
            message = Message(N_("an e-mail address, which may be that of a person"))
            yield personal_data.found(
                item.path, message, Message(N_("name the role or the organisation instead")), cell=item.cell
            )


@rule("IVP703", Severity.WARNING)
def html(subject: Subject) -> Iterator[Finding]:
    """A text holds HTML, which will be shown as it stands."""
    for item in subject.texts:
        found = _TAG.search(item.text) if "<" in item.text or "&" in item.text else None
        if found:
            message = Message(N_("“{tag}” is HTML and will be shown as it stands"), {"tag": found.group()[:40]})
            hint = Message(N_("use Markdown: **bold**, *italic*, an empty line between paragraphs; or leave it out"))
            yield html.found(item.path, message, hint, cell=item.cell)


@rule("IVP704", Severity.WARNING)
def running_list(subject: Subject) -> Iterator[Finding]:
    """A list or a table in a text is written so that its lines run on in one paragraph."""
    for item in subject.texts:
        if "---" in item.text and _TABLE.search(item.text):
            message = Message(N_("a table in a text is shown as running text"))
            hint = Message(N_("write a list: each row on its own line with a dash and a space before it"))
            yield running_list.found(item.path, message, hint, cell=item.cell)
        elif sign := _sign_of_list(item.text):
            message = Message(N_("“{sign}” makes no list here: all of it is shown as one paragraph"), {"sign": sign})
            hint = Message(N_("write a list: each item on its own line with a dash and a space before it"))
            yield running_list.found(item.path, message, hint, cell=item.cell)


def _sign_of_list(text: str) -> str | None:
    """The sign of a list that is none in Markdown: two items with a bullet or a letter, or numbered on one line."""
    if "\n" not in text and not _LISTED.match(text):
        return None
    for line in _LISTED.finditer(text):
        sign = line[1]
        second = {"1": "2", "a": "b"}.get(sign[0], sign[0]) + sign[1:]
        before = r"[^\n]* " if sign[0] == "1" else r"[^\n]*\s+"
        if re.compile(rf"{before}{re.escape(second)}[ \t]+\S").match(text, line.end()):
            return sign
    return None


class _Words:
    """How often words stand in some texts; the texts are gone through once, however many words are asked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._every = "\n".join(texts)
        self._exact = Counter(_TOKEN.findall(self._every))
        self._small = Counter(_TOKEN.findall(self._every.lower()))
        self._searched = 0

    def more_than(self, text: str, word: str) -> bool:
        """Whether a word stands in the texts more often than in this one; the case counts where it is in capitals.

        Of terms of more than one word only so many are looked for; the others are taken to be there.
        """
        if _TOKEN.fullmatch(word):
            counted, small = (self._exact, text) if word.isupper() else (self._small, text.lower())
            sought = word if word.isupper() else word.lower()
            return counted[sought] > _TOKEN.findall(small).count(sought)
        self._searched += 1
        if self._searched > MOST_SEARCHED:
            return True
        used = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.NOFLAG if word.isupper() else re.IGNORECASE)
        return len(used.findall(self._every)) > len(used.findall(text))


def _passes_eleven(text: str) -> bool:
    """The eleven-test of a citizen service number: 9a + 8b + ... + 2h - i can be divided by 11."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return any(digits) and sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0
