"""A view as a file: HTML, Markdown, JSON or PDF."""

from __future__ import annotations

import json
import traceback
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from jinja2 import TemplateError, TemplateSyntaxError

from ivp.report.environment import Medium, environment, generator
from ivp.report.look import Look
from ivp.view.base import View

Content: TypeAlias = str | bytes


class Format(StrEnum):
    """Forms of a report."""

    HTML = "html"
    MD = "md"
    JSON = "json"
    PDF = "pdf"


class BadTemplate(Exception):  # noqa: N818
    """A template of the plan repository cannot be rendered: its ``name`` and ``line``, and why."""

    def __init__(self, name: str, line: int | None, why: str) -> None:
        super().__init__(why)
        self.name, self.line, self.why = name, line, why


_FAULTS = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError, OSError)


def render(view: View, template: str, form: Format, language: str, look: Look | None = None) -> Content:
    """The text, or for PDF the bytes; the same view gives the same bytes.

    Raises ``BadTemplate`` where a template of the repository's own fails, and ``NoPrinter`` where there is nothing to
    make a PDF with.
    """
    if form is Format.JSON:
        document = {"generator": generator(), "report": template, **view.model_dump(mode="json")}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    medium: Medium = "md" if form is Format.MD else "pdf" if form is Format.PDF else "html"
    suffix = "md" if form is Format.MD else "html"
    try:
        text = environment(language, medium, look).get_template(f"{template}.{suffix}.j2").render(view=view)
    except _FAULTS as fault:
        if look is None or look.templates is None:
            raise
        raise _located(fault, look.templates) from fault
    text = text if text.endswith("\n") else text + "\n"
    if generator() not in text[:2000]:
        raise BadTemplate(f"{template}.{suffix}.j2", None, "")
    return _printed(text) if form is Format.PDF else text


class NoPrinter(Exception):  # noqa: N818
    """WeasyPrint, or a library that it needs, is not there: ``why``."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def _printed(page: str) -> bytes:
    try:
        from ivp.report.pdf import pdf  # noqa: PLC0415 - an extra, and slow to load
    except (ImportError, OSError) as missing:
        raise NoPrinter(str(missing).split("\n", maxsplit=1)[0]) from missing
    return pdf(page)


def _located(fault: Exception, folder: Path) -> BadTemplate:
    """The fault with the template and line of the repository in which it came up."""
    if isinstance(fault, TemplateSyntaxError):
        return BadTemplate(fault.name or "", fault.lineno, fault.message or "")
    own = [frame for frame in traceback.extract_tb(fault.__traceback__) if Path(frame.filename).is_relative_to(folder)]
    any_template = [frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename.endswith(".j2")]
    frame = next(reversed(own or any_template), None)
    if frame is None:
        return BadTemplate(str(getattr(fault, "name", None) or ""), None, str(fault))
    return BadTemplate(Path(frame.filename).name, frame.lineno, str(fault))
