"""Packed files of XML, as spreadsheets are, read within bounds: nothing is unpacked or kept beyond them.

A small file may unpack to a thousand times its size, name a million rows that are not there, or hold XML that grows
when it is read. Parts are therefore unpacked piece by piece and counted on the way, declarations of a document type
are refused, and only cells that hold something are kept.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.parsers import expat

from ivp.language import N_
from ivp.refusal import Refused

MOST_PARTS = 2_000
MOST_UNPACKED = 80_000_000
"""So many bytes of XML are read of one file."""
MOST_CELLS = 1_000_000
MOST_COLUMNS = 1_000
"""What stands further to the right is left out."""
_PIECE = 1 << 16

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


class Archive:
    """A packed file; ``name`` is how it is called to the user."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._left = MOST_UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self.broken() from error
        if len(self._zip.filelist) > MOST_PARTS:
            raise Refused("this file has more than {number} parts", place=name, number=MOST_PARTS)

    def broken(self) -> Refused:
        """Why a file cannot be read that is not what its name says."""
        return Refused("this workbook is broken", N_("open it in a spreadsheet and save it again"), place=self.name)

    def _large(self) -> Refused:
        hint = N_("keep only the figures that are needed in it")
        limit = MOST_UNPACKED // 1_000_000
        return Refused("this file unpacks to more than {limit} MB", hint, place=self.name, limit=limit)

    def has(self, part: str) -> bool:
        """Whether the file has a part."""
        return part in self._zip.NameToInfo

    def read(self, part: str, start: Start, end: End) -> None:
        """Go through a part: ``start`` gets the name of an element and its attributes, ``end`` its name and the text
        since the last start or end, with no name where another element starts behind it. Names are without their
        namespaces. Raises ``Refused``.
        """
        info = self._zip.NameToInfo.get(part)
        if info is None or info.flag_bits & 1 or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise self.broken()
        if info.file_size > self._left:
            raise self._large()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        texts: list[str] = []

        def started(name: str, attributes: dict[str, str]) -> None:
            if texts and (text := "".join(texts)).strip():
                end("", text)
            texts.clear()
            start(name.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in attributes.items()})

        def ended(name: str) -> None:
            end(name.rpartition(" ")[2], "".join(texts))
            texts.clear()

        def refuse(*_: object) -> None:
            raise self.broken()

        parser.StartElementHandler = started
        parser.EndElementHandler = ended
        parser.CharacterDataHandler = texts.append
        parser.StartDoctypeDeclHandler = refuse
        try:
            with self._zip.open(info) as file:
                while piece := file.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise self._large()
                    parser.Parse(piece)
                parser.Parse(b"", True)
        except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise self.broken() from error


def letters(column: int) -> str:
    """What a spreadsheet calls a column, counted from 0: A, Z, AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
