"""From bytes to text: what every reader shares about files, lines and quoting the user's own words."""

from __future__ import annotations

import re

from ivp.finding import START, Finding, Message, Span
from ivp.reader import codes
from ivp.reader.node import Document

MAX_BYTES = 5_000_000
MAX_FINDINGS = 1_000
"""After this many findings in one file, the rest of it is not read."""
_SHOWN = 60
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
# Control characters, the other line breaks of Unicode, marks that reorder text, and what is no character at all.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BOM_8 = b"\xef\xbb\xbf"
_ZIP = b"PK\x03\x04"
_BINARY = (_ZIP, b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
"""How files start that are no text: packed ones (docx, xlsx), PDF, old Office, RTF, pictures."""
_BOM_16 = (b"\xff\xfe", b"\xfe\xff")


def split_lines(text: str) -> list[str]:
    """The lines of ``text`` without their breaks; a break at the end is followed by an empty line."""
    return _LINE_BREAK.split(text)


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
        message = Message("the file is larger than {limit} MB, and is not read", {"limit": MAX_BYTES // 1_000_000})
        return Document(name), None, [Finding(codes.TOO_LARGE, message, document=name, span=START)]
    if data.startswith(_BOM_16) or _every_other_zero(data):
        message = Message("the file is saved as UTF-16 (called Unicode by some programs), not as UTF-8")
        return Document(name), None, [_not_utf8(name, message, START)]
    if data.startswith(_BINARY):
        message = Message("this is a document, a workbook or a picture (such as Word, Excel or PDF), not a text")
        if data.startswith(_ZIP):
            message = Message("this is a Word document, an Excel workbook or another packed file, not a text")
        hint = Message(
            "a plan is a text file: write one with ivp init and put the text in it; save a table as CSV UTF-8"
        )
        return Document(name), None, [Finding(codes.NOT_UTF8, message, document=name, span=START, hint=hint)]
    data = data.removeprefix(_BOM_8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = Message(
            'the file is not saved as UTF-8: byte {byte} ("{sign}" in the older Windows encoding) is not valid here',
            {
                "byte": f"{data[error.start]:02X}",
                "sign": data[error.start : error.start + 1].decode("cp1252", "replace"),
            },
        )
        span = place(data[: error.start].decode("utf-8"), error.start)
        document = Document(name, split_lines(data.decode("utf-8", "replace")))
        return document, None, [_not_utf8(name, message, span)]
    document = Document(name, split_lines(text))
    index = forbidden(text)
    if index is not None:
        return document, None, [control_character(name, text[index], place(text, index))]
    return document, text, []


def control_character(name: str, character: str, span: Span) -> Finding:
    """The finding about a character that does not belong in a text."""
    return Finding(
        codes.CONTROL_CHARACTER,
        Message(
            "an invisible character ({character}) that does not belong in a text",
            {"character": f"U+{ord(character):04X}"},
        ),
        document=name,
        span=span,
        hint=Message("delete it; it often comes along when text is pasted from another program"),
    )


def _every_other_zero(data: bytes) -> bool:
    return len(data) > 3 and (data[0:4:2] == b"\x00\x00") != (data[1:4:2] == b"\x00\x00")


def _not_utf8(name: str, message: Message, span: Span) -> Finding:
    hint = Message('save the file again with the encoding UTF-8; in Excel choose the file type "CSV UTF-8"')
    return Finding(codes.NOT_UTF8, message, document=name, span=span, hint=hint)
