"""The manual on findings in the terminal: one page, and the list of all codes."""

from __future__ import annotations

from ivp.codes import GROUPS, known_codes
from ivp.language import Words
from ivp.manual import page, title
from ivp.output.text import SEVERITIES


def page_text(code: str, words: Words) -> str:
    """The page on one kind of finding, with how bad it is in its first line."""
    heading, _, rest = page(code, words.language).partition("\n")
    severity = words(SEVERITIES[known_codes()[code].severity])
    return f"{heading.removeprefix('# ').replace(code, f'{code} {severity}', 1)}\n{rest}"


def list_text(words: Words) -> str:
    """All codes with their titles, by group."""
    width = max(len(words(severity)) for severity in SEVERITIES.values())
    lines: list[str] = []
    for prefix, subject in GROUPS.items():
        lines.append(f"{prefix}xx: {words(subject)}")
        for code in known_codes().values():
            if code.id.startswith(prefix):
                severity = words(SEVERITIES[code.severity])
                lines.append(f"  {code.id}  {severity:{width}}  {title(code.id, words.language)}")
        lines.append("")
    return "\n".join([*lines, words("ivp rule CODE shows what a code means, with an example.")]) + "\n"
