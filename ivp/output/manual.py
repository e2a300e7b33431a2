"""The manual on findings: one page for the terminal, the list of all codes, and all pages as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill, indent

from ivp.catalogue import GROUPS, catalogue
from ivp.finding import Code
from ivp.language import N_, Words
from ivp.output.text import SEVERITIES
from ivp.rules.manual import ManualPage, page

WIDTH = 100
_EXAMPLES = (
    (N_("Wrong"), "wrong", "yaml"),
    (N_("Wrong, the file with values"), "wrong_csv", "csv"),
    (N_("Right"), "right", "yaml"),
    (N_("Right, the file with values"), "right_csv", "csv"),
)


def page_text(code: str, words: Words) -> str:
    """The page on one kind of finding, as plain text."""
    shown = page(code)
    lines = [f"{shown.code} {words(SEVERITIES[shown.severity])}: {words(shown.title)}", ""]
    for paragraph in paragraphs(shown):
        lines += [fill(words(paragraph), WIDTH, break_long_words=False, break_on_hyphens=False), ""]
    for title, example, _ in _examples(shown, words):
        lines += [f"{title}:", "", indent(example, "    ")]
    return "\n".join(lines).rstrip() + "\n"


def list_text(words: Words) -> str:
    """All codes with their titles, by group."""
    width = max(len(words(severity)) for severity in SEVERITIES.values())
    lines: list[str] = []
    for title, codes in _groups(words):
        lines += [
            title,
            *(f"  {code.id}  {words(SEVERITIES[code.severity]):{width}}  {words(code.title)}" for code in codes),
        ]
        lines.append("")
    return "\n".join([*lines, words("ivp rule CODE shows what a code means, with an example.")]) + "\n"


def markdown(words: Words) -> str:
    """The whole manual on findings."""
    lines = ["# " + words("What ivp finds"), ""]
    lines += [words("This page is made by `python -m ivp.generate`; do not change it by hand."), ""]
    lines += [words("In Dutch: [regels.md](regels.md)."), ""]
    for title, codes in _groups(words):
        lines += [f"## {title}", ""]
        for code in codes:
            shown = page(code.id)
            lines += [f"### {code.id}: {words(code.title)}", "", f"*{words(SEVERITIES[code.severity])}*", ""]
            for paragraph in paragraphs(shown):
                lines += [words(paragraph), ""]
            for heading, example, language in _examples(shown, words):
                lines += [f"{heading}:", "", f"```{language}", example.rstrip(), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def _groups(words: Words) -> Iterator[tuple[str, list[Code]]]:
    for prefix, subject in GROUPS.items():
        codes = [code for code in catalogue().values() if code.id.startswith(prefix)]
        if codes:
            yield f"{prefix}xx: {words(subject)}", codes


def paragraphs(shown: ManualPage) -> Iterator[str]:
    """What a page says, paragraph by paragraph, each a catalogue key."""
    for paragraph in (shown.summary, *shown.why.split("\n\n")):
        if text := " ".join(paragraph.split()):
            yield text


def _examples(shown: ManualPage, words: Words) -> Iterator[tuple[str, str, str]]:
    for title, attribute, language in _EXAMPLES:
        if example := getattr(shown, attribute):
            yield words(title), example, language
