"""A view as a file: HTML, Markdown, JSON or PDF."""

from __future__ import annotations

from typing import TypeAlias

from jinja2 import Template

from ivp.finding import Message
from ivp.language import N_
from ivp.refusal import Refused
from ivp.report.apart import Apart, bad_template
from ivp.report.environment import Medium, environment, generator
from ivp.report.look import Look
from ivp.view.base import View, json_text
from ivp.vocabulary import ReportFormat

Content: TypeAlias = str | bytes


class Press:
    """Renders views; where a look has templates of its own, in a process apart that ends with the ``with`` block."""

    def __init__(self) -> None:
        self._apart: dict[Look, Apart] = {}

    def __enter__(self) -> Press:
        return self

    def __exit__(self, *_: object) -> None:
        for apart in self._apart.values():
            apart.close()

    def render(self, view: View, template: str, form: ReportFormat, language: str, look: Look) -> Content:
        """The text, or for PDF the bytes; the same view gives the same bytes.

        Raises ``Refused`` where a template of the repository's own fails or there is nothing to make a PDF with.
        """
        if form is ReportFormat.JSON:
            return json_text({"generator": generator(), "report": template, **dict(view)}) + "\n"
        medium: Medium = "md" if form is ReportFormat.MD else "pdf" if form is ReportFormat.PDF else "html"
        name = f"{template}.{'md' if form is ReportFormat.MD else 'html'}.j2"
        if look.templates:
            apart = self._apart.setdefault(look, Apart(look))
            text = apart.render(view, name, language, medium)
        else:
            text = _rendered(environment(language, medium, look).get_template(name), view)
        text = text if text.endswith("\n") else text + "\n"
        if generator() not in text[:2000]:
            sentence = N_("without {gap} in its first lines this tool could not write the file again")
            raise bad_template(look.place(name), None, Message(sentence, {"gap": "{{ generator }}"}))
        return _printed(text) if form is ReportFormat.PDF else text


def _rendered(template: Template, view: View) -> str:
    """What a template makes of a view; of which nothing is kept."""
    context = template.new_context({"view": view})
    try:
        return template.environment.concat(template.root_render_func(context))
    finally:
        context.vars.clear()  # the macros of a page: each holds the context that holds it, and the view with that


def _printed(page: str) -> bytes:
    try:
        from ivp.report.pdf import pdf  # noqa: PLC0415 - an extra, and slow to load
    except (ImportError, OSError) as missing:
        raise Refused(
            "a PDF needs WeasyPrint, which cannot be used here: {why}",
            "install it: pip install 'weasyprint>=70'; and Pango: apt-get install libpango-1.0-0 libpangoft2-1.0-0",
            why=str(missing).split("\n", maxsplit=1)[0],
        ) from missing
    return pdf(page)
