"""A view as a file: HTML, Markdown, JSON or PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from jinja2 import Template

from ivp.finding import Message
from ivp.language import N_
from ivp.refusal import Refused
from ivp.report.apart import Apart, bad_template
from ivp.report.environment import Medium, environment, generator
from ivp.report.look import Look
from ivp.view.base import View, json_text, json_texts
from ivp.view.portfolio import PortfolioView
from ivp.vocabulary import ReportFormat

Content: TypeAlias = str | bytes
_PIECE = 50_000
"""Signs of a text that are written together."""


class Press:
    """Renders views; where a look has templates of its own, in a process apart that ends with the ``with`` block."""

    def __init__(self) -> None:
        self._apart: dict[Look, Apart] = {}

    def __enter__(self) -> Press:
        return self

    def __exit__(self, *_: object) -> None:
        for apart in self._apart.values():
            apart.close()

    def render(self, view: View, template: str, form: ReportFormat, language: str, look: Look) -> Iterator[Content]:
        """The text, or for PDF the bytes, in pieces; the same view gives the same bytes.

        Raises ``Refused`` where a template of the repository's own fails or there is nothing to make a PDF with.
        """
        if form is ReportFormat.JSON:
            yield from _json({"generator": generator(), "report": template}, view)
            return
        medium: Medium = "md" if form is ReportFormat.MD else "pdf" if form is ReportFormat.PDF else "html"
        name = f"{template}.{'md' if form is ReportFormat.MD else 'html'}.j2"
        if look.templates:
            apart = self._apart.setdefault(look, Apart(look))
            parts = iter([apart.render(view, name, language, medium)])
        else:
            parts = _rendered(environment(language, medium, look).get_template(name), view)
        pieces = _pieces(parts)
        first = next(pieces)
        if generator() not in first[:2000]:
            sentence = N_("without {gap} in its first lines this tool could not write the file again")
            raise bad_template(look.place(name), None, Message(sentence, {"gap": "{{ generator }}"}))
        every = chain([first], pieces)
        if form is ReportFormat.PDF:
            yield _printed("".join(every))
        else:
            yield from every


def _json(head: Mapping[str, object], view: View) -> Iterator[str]:
    """A view as JSON; of the index letter by letter."""
    if isinstance(view, PortfolioView):
        fields = {key: value for key, value in view if key != "letters"}
        yield from json_texts({**head, **fields}, "letters", view.letters)
    else:
        yield json_text({**head, **dict(view)})
    yield "\n"


def _pieces(parts: Iterable[str]) -> Iterator[str]:
    """A text in pieces of some length, with a line break at its end."""
    piece: list[str] = []
    length = 0
    for part in filter(None, parts):
        if length > _PIECE:
            yield "".join(piece)
            piece, length = [], 0
        piece.append(part)
        length += len(part)
    last = "".join(piece)
    yield last if last.endswith("\n") else last + "\n"


def _rendered(template: Template, view: View) -> Iterator[str]:
    """What a template makes of a view; of which nothing is kept."""
    context = template.new_context({"view": view})
    try:
        yield from template.root_render_func(context)
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
