"""Everything in the repository that is made from something else: ``python -m ivp.generate`` writes it anew.

``--check`` writes nothing: it names what is out of date, and every sentence whose translation is missing or is marked
``fuzzy`` (to be looked at, because its English sentence was reworded), and ends with 1 if there is any.

What is made carries no date and no version of a tool: the same sources give the same bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import shutil
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ivp.check import check
from ivp.dossier.workspace import plan_sources
from ivp.generate.reference import pages
from ivp.language import LOCALE, translations
from ivp.model.json_schema import schema_text
from ivp.model.plan import KINDS
from ivp.report.pages import pages as report_pages
from ivp.vocabulary import ReportFormat, ReportKind

ROOT = Path(__file__).parents[2]
_MARKS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("_", "N_", "Message", "gettext", "words"), (1,)),
    **dict.fromkeys(("some", "ngettext"), (1, 2)),
    "Problem": (2,),
    "Refused": (1,),
}
"""Calls whose arguments at these places are sentences, as Babel counts them; with two, a singular and its plural."""
_SOURCES: tuple[tuple[str, str, str, dict[str, str], dict[str, tuple[int, ...]]], ...] = (
    ("ivp", "**.py", "python", {}, _MARKS),
    ("ivp", "**.py", "python", {}, {"Problem": (3,), "Refused": (2,)}),  # hints are sentences of their own, no plurals
    ("templates", "**.j2", "jinja2", {"extensions": "jinja2.ext.i18n", "silent": "false"}, _MARKS),
)
_WIDTH = 118
_PNG_HEAD = 33
"""Bytes of a PNG before its second chunk."""
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class _Plain(Catalog):
    """A catalogue whose header names no date and no version of Babel."""

    @property  # type: ignore[misc]  # Babel's can be set as well
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the header."""
        return [
            ("Language", self.locale_identifier or ""),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def sentences() -> Catalog:
    """Every sentence that the program shows: those marked in the code and the templates.

    Sentences inside an f-string are not seen.
    """
    found = Catalog()
    for folder, files, method, options, marks in _SOURCES:
        with contextlib.redirect_stderr(io.StringIO()):  # Babel speaks of every f-string in a call
            extracted = list(extract_from_dir(ROOT / folder, [(files, method)], {files: options}, marks))
        for _, _, sentence, _, _ in extracted:
            found.add(sentence)
    return found


def updated(po: bytes, language: str, wanted: Catalog) -> Catalog:
    """The catalogue in ``po`` with every sentence of ``wanted`` and no other.

    A sentence that is new but much like an old one gets the translation of that one, marked ``fuzzy``. What is no
    longer wanted stays at the end as a comment for as long as a translation is missing or marked.
    """
    known = read_po(io.BytesIO(po), locale=language)
    known.update(wanted)
    result = _Plain(locale=language, fuzzy=False)
    for message in known:
        if message.id:
            # The flags that say how gaps are written differ between versions of Babel.
            result.add(message.id, message.string, flags=message.flags & {"fuzzy"})
            result[message.id].flags &= {"fuzzy"}
    if any(unfinished(result)):
        result.obsolete = known.obsolete
    return result


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as people write it: sorted, without line numbers."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=_WIDTH, no_location=True, omit_header=True, sort_output=True)
    header = "".join(f'"{name}: {value}\\n"\n' for name, value in catalogue.mime_headers)
    return f'msgid ""\nmsgstr ""\n{header}\n'.encode() + buffer.getvalue().rstrip(b"\n") + b"\n"


def mo_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it, without what is marked ``fuzzy``."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def unfinished(catalogue: Catalog) -> Iterator[str]:
    """What a translator still has to do, a line for each sentence."""
    for message in catalogue:
        sentence, *_ = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if sentence and message.fuzzy:
            yield f"look at the translation and take away its mark fuzzy: {sentence}"
        elif sentence and not all(texts):
            yield f"no translation of: {sentence}"


def made() -> Iterator[tuple[Path, bytes]]:
    """Every file that is made, with what must be in it; one that is made from another comes after it."""
    wanted = sentences()
    for po in _catalogues():
        catalogue = updated(po.read_bytes(), po.parent.parent.name, wanted)
        yield po, po_bytes(catalogue)
        yield po.with_suffix(".mo"), mo_bytes(catalogue)
    translations.cache_clear()
    for kind in KINDS:
        yield ROOT / "ivp" / "schema" / f"{kind}.json", schema_text(kind).encode()
    for name, text in pages().items():
        yield ROOT / "docs" / name, text.encode()


def _catalogues() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/ivp.po"))


def _picture(*, write: bool) -> list[str]:
    """Draw the README's picture of a report anew where the report has changed and a browser is there.

    Browsers draw differently, so the picture holds the digest of the page that it shows. Returns what is out of date.
    """
    if CHROMIUM is None:
        return []
    source = [str(ROOT / "plans" / "maasgouw-2023-2026.yaml")]
    plans = list(check(plan_sources(source)).plans)
    (page,) = report_pages(plans, [ReportKind.PROGRESS], 2024, ReportFormat.HTML).values()
    mark = b"tEXtSource\0" + hashlib.sha256(page if isinstance(page, bytes) else page.encode()).hexdigest().encode()
    path = ROOT / "docs" / "report.png"
    if path.exists() and mark in path.read_bytes():
        return []
    if not write:
        return [f"{path.relative_to(ROOT).as_posix()}: out of date: run python -m ivp.generate"]
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": 1000, "height": 1172}, color_scheme="light")
        shown.set_content(page if isinstance(page, str) else page.decode())
        drawn = shown.screenshot()
        browser.close()
    chunk = struct.pack(">I", len(mark) - 4) + mark + struct.pack(">I", zlib.crc32(mark))
    path.write_bytes(drawn[:_PNG_HEAD] + chunk + drawn[_PNG_HEAD:])
    return []


def main(arguments: list[str]) -> int:
    """Write what is made, or only check it; returns how the process ends."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python -m ivp.generate [--check]\n")
        return 2
    said = []
    for path, content in made():
        if path.exists() and path.read_bytes() == content:
            continue
        if arguments:
            said.append(f"{path.relative_to(ROOT).as_posix()}: out of date: run python -m ivp.generate")
        else:
            path.write_bytes(content)
    for po in _catalogues():
        catalogue = read_po(io.BytesIO(po.read_bytes()), locale=po.parent.parent.name)
        said += [f"{po.relative_to(ROOT).as_posix()}: {line}" for line in unfinished(catalogue)]
    said += _picture(write=not arguments)
    sys.stderr.writelines(f"{line}\n" for line in said)
    return 1 if said and arguments else 0
