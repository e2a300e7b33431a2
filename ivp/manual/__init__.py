"""The manual on findings: a Markdown page for each code and language, ``en/IVP401.md``, shipped with the program.

A page is a heading with the code and its title, what is found, why it matters, and where a plan can show it a wrong and
a right example. The tests run the examples: a fragment is merged into a small plan, a block marked ``csv`` is the file
with its observations.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ivp.language import SOURCE_LANGUAGE

FOLDER = Path(__file__).parent


@cache
def page(code: str, language: str) -> str:
    """The page on a code, in English where ``language`` has none; raises ``FileNotFoundError`` for an unknown code."""
    own = FOLDER / language / f"{code}.md"
    path = own if own.is_file() else FOLDER / SOURCE_LANGUAGE / f"{code}.md"
    return path.read_text(encoding="utf-8")


def title(code: str, language: str) -> str:
    """What findings with a code are about, on one line."""
    return page(code, language).partition("\n")[0].partition(": ")[2]
