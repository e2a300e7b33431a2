"""From the bytes of a file to its grids, and to code lists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from ivp.figures.archive import Archive
from ivp.figures.grid import MAX_BYTES, CodeList, Grid
from ivp.figures.odata import TABLE, read_odata
from ivp.figures.opendocument import read_opendocument
from ivp.figures.separated import read_separated
from ivp.figures.workbook import read_workbook
from ivp.language import N_
from ivp.refusal import Refused

_KEYS, _TITLE, _STATUS = ("key", "identifier"), "title", "status"
_PACKED, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_TEXTS = (".csv", ".txt", ".tsv", ".tab", "")


def read_grids(name: str, data: bytes) -> list[Grid]:
    """The grids of a file. Raises ``Refused`` where it is too large or of no kind that is read."""
    if len(data) > MAX_BYTES:
        hint = N_("leave out what the plan has no indicator or municipality for")
        raise Refused("this file is larger than {limit} MB", hint, place=name, limit=MAX_BYTES // 1_000_000)
    if not data.strip():
        raise Refused("this file is empty", place=name)
    suffix = PurePath(name).suffix.lower()
    if suffix == ".json" or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        return [_named(read_odata(name, data))]
    if data.startswith(_PACKED):
        return [_named(grid) for grid in _sheets(name, data)]
    if data.startswith(_OLD):
        hint = N_("save it as an xlsx workbook without a password")
        raise Refused("this is an old workbook, or one with a password", hint, place=name)
    if suffix not in _TEXTS:
        hint = N_("save it as an xlsx or ods workbook, or as CSV UTF-8, and import that")
        raise Refused("this is no kind of file whose figures can be read", hint, place=name)
    return [_named(read_separated(name, data))]


def _sheets(name: str, data: bytes) -> list[Grid]:
    """The grids of a workbook, with what is told of its hidden sheets."""
    archive = Archive(name, data)
    read = read_opendocument if archive.has("content.xml") else read_workbook
    grids, hidden = read(archive)
    grids = [grid for grid in grids if grid.rows]
    if not grids:
        raise Refused("no sheet of this workbook that can be seen holds anything", place=name)
    return [replace(grids[0], remarks=(*hidden, *grids[0].remarks)), *grids[1:]]


def _named(grid: Grid) -> Grid:
    """The grid with the table that the name of its file speaks of."""
    found = TABLE.search(PurePath(grid.name).stem)
    return replace(grid, named_table=found[0].upper() if found else None)


def code_list(grid: Grid) -> CodeList | None:
    """What a grid says about codes and periods, where it is a list of those and holds no figures."""
    header = [text.strip().lower() for text in grid.rows[0]] if grid.rows else []
    key = next((header.index(name) for name in _KEYS if name in header), None)
    if key is None or _TITLE not in header:
        return None
    title, status = header.index(_TITLE), header.index(_STATUS) if _STATUS in header else None
    rows = [row for row in grid.rows[1:] if len(row) > max(key, title)]
    titles = {" ".join(row[title].casefold().split()): row[key].strip() for row in rows}
    if status is None:
        return CodeList(titles)
    return CodeList(titles, {row[key].strip().upper(): row[status].strip() for row in rows if len(row) > status})
