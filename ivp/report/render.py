"""A view as the text of a file: HTML, Markdown or JSON."""

from __future__ import annotations

import json
from enum import StrEnum

from ivp.report.environment import environment, generator
from ivp.view.base import View


class Format(StrEnum):
    """Forms of a report."""

    HTML = "html"
    MD = "md"
    JSON = "json"


def render(view: View, template: str, form: Format, language: str) -> str:
    """The text; the same view gives the same bytes."""
    if form is Format.JSON:
        document = {"generator": generator(), "report": template, **view.model_dump(mode="json")}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    kind = "html" if form is Format.HTML else "md"
    text = environment(language, kind).get_template(f"{template}.{kind}.j2").render(view=view)
    return text if text.endswith("\n") else text + "\n"
