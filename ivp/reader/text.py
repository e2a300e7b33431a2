"""From bytes to text: what every reader shares about files, lines and quoting the user's own words."""

from __future__ import annotations

import re

from ivp.finding import START, Finding, Span
from ivp.reader.mistakes import mistake
from ivp.reader.node import Document

MAX_BYTES = 5_000_000
MAX_FINDINGS = 1_000
"""After this many findings in one file, the rest of it is not read."""
_SHOWN = 60
# Control characters, the other line breaks of Unicode, marks that reorder text, and what is no character at all.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_PLAIN = b"\t\n\r" + bytes(range(0x20, 0x7F))
"""What nearly all of a text consists of: only the rest is searched for what does not belong there, sign by sign."""
_BOM_8 = b"\xef\xbb\xbf"
_ZIP = b"PK\x03\x04"
_BINARY = (_ZIP, b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
"""How files start that are no text: packed ones (docx, xlsx), PDF, old Office, RTF, pictures."""
_BOM_16 = (b"\xff\xfe", b"\xfe\xff")


def split_lines(text: str) -> list[str]:
    """The lines of ``text`` without their breaks; a break at the end is followed by an empty line."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def shorten(text: str) -> str:
    """``text`` on one line and short enough to be quoted in a message."""
    text = " ".join(text[: 10 * _SHOWN].split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """``text``, shortened, as it can be written between quotes in a plan."""
    text = shorten(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def legible(data: bytes) -> str | None:
    """The text of a file that was refused, to look at the rest of it, as far as it is one.

    It may be saved in another encoding, or hold signs that do not belong in a text; each sign becomes one.
    """
    if len(data) > MAX_BYTES or data.startswith(_BINARY):
        return None
    encoding = "utf-16" if data.startswith(_BOM_16) else "utf-8"
    data = data.removeprefix(_BOM_8)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            return None
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            return None
    return None if "\x00" in text else _FORBIDDEN.sub(" ", text)


def forbidden(text: str) -> int | None:
    """Where the first character stands that does not belong in a text, or None."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    if not _FORBIDDEN.search(rest.decode("utf-8", "surrogatepass")):
        return None
    match = _FORBIDDEN.search(text)
    return match.start() if match else None


def place(text: str, index: int) -> Span:
    """The span of the one character at ``index``."""
    lines = split_lines(text[:index])
    return Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)


def read_text(name: str, data: bytes) -> tuple[Document, str | None, list[Finding]]:
    """Decode a file as UTF-8, with or without a byte order mark.

    Returns the document with its lines, the text, and what is wrong. The text is None when it cannot be used:
    the file is over ``MAX_BYTES``, not UTF-8, or holds a character that does not belong in a text. The lines
    stand as far as they can be shown.
    """
    if len(data) > MAX_BYTES:
        return Document(name), None, [mistake("file_large", START, limit=MAX_BYTES // 1_000_000)]
    if data.startswith(_BOM_16) or _every_other_zero(data):
        return Document(name), None, [mistake("utf16", START)]
    if data.startswith(_BINARY):
        return Document(name), None, [mistake("packed" if data.startswith(_ZIP) else "binary", START)]
    data = data.removeprefix(_BOM_8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = mistake(
            "other_encoding",
            place(data[: error.start].decode("utf-8"), error.start),
            byte=f"{data[error.start]:02X}",
            sign=data[error.start : error.start + 1].decode("cp1252", "replace"),
        )
        return Document(name, split_lines(data.decode("utf-8", "replace"))), None, [found]
    document = Document(name, split_lines(text))
    index = forbidden(text)
    if index is not None:
        return document, None, [control_character(text[index], place(text, index))]
    return document, text, []


def control_character(character: str, span: Span) -> Finding:
    """The finding about a character that does not belong in a text."""
    return mistake("control_character", span, character=f"U+{ord(character):04X}")


def _every_other_zero(data: bytes) -> bool:
    return len(data) > 3 and (data[0:4:2] == b"\x00\x00") != (data[1:4:2] == b"\x00\x00")
