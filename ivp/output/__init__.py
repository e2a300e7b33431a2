"""Findings as text and as data: one small module per format, and their table by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ivp.output.github import github
from ivp.output.gitlab import gitlab
from ivp.output.json import json
from ivp.output.sarif import sarif
from ivp.output.text import concise, text

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
