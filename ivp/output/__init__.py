"""Findings as text and as data: one small module per format, and their table by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from ivp.output.github import github
from ivp.output.gitlab import gitlab
from ivp.output.json import json
from ivp.output.sarif import sarif
from ivp.output.text import concise, is_summary, text

if TYPE_CHECKING:
    from ivp.check import Result
    from ivp.language import Words

FORMATS: dict[str, Callable[[Result, Words], str]] = {
    "text": text,
    "concise": concise,
    "json": json,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
}
"""Every format by the name that ``--format`` takes; the first is the one without it."""

_DATA = re.compile(r'\s*\{\s*"format": \d+,\s*"findings": \[|"driver": \{\s*"name": "ivp",|"check_name": "IVP\d{3}",')
_NONE = "[]"
_MARKED_WITHIN = 20_000


def is_findings(file: BinaryIO) -> bool:
    """Whether a file holds findings as one of the formats writes them, in whatever language."""
    written = file.read().decode("utf-8", "replace").strip()
    if written[:1] in {"{", "["}:
        return written == _NONE or _DATA.search(written[:_MARKED_WITHIN]) is not None
    return is_summary(written.rsplit("\n", maxsplit=1)[-1])
