"""The manual on findings in the terminal: one page, and the list of all codes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ivp.finding import Code
from ivp.language import Words
from ivp.manual import page, title
from ivp.output.text import SEVERITIES


def page_text(code: Code, words: Words) -> str:
    """The page on one kind of finding, with how bad it is in its first line."""
    heading, _, rest = page(code.id, words.language).partition("\n")
    severity = words(SEVERITIES[code.severity])
    return f"{heading.removeprefix('# ').replace(code.id, f'{code.id} {severity}', 1)}\n{rest}"


def list_text(codes: Collection[Code], groups: Mapping[str, str], words: Words) -> str:
    """The codes with their titles, by group: what codes that start so are about."""
    width = max(len(words(severity)) for severity in SEVERITIES.values())
    lines: list[str] = []
    for prefix, subject in groups.items():
        lines.append(f"{prefix}xx: {words(subject)}")
        for code in codes:
            if code.id.startswith(prefix):
                severity = words(SEVERITIES[code.severity])
                lines.append(f"  {code.id}  {severity:{width}}  {title(code.id, words.language)}")
        lines.append("")
    return "\n".join([*lines, words("ivp rule CODE shows what a code means, with an example.")]) + "\n"
