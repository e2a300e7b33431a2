"""The Jinja environment: sandboxed, strict, everything that it prints escaped for HTML or for Markdown.

Templates print what stands ready in a view. Every word that is not in the view comes from ``_()`` or ``ngettext()``
in the language of the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, TypeAlias

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ivp.language import Words
from ivp.report import markdown
from ivp.report.charts import Charts
from ivp.view.numbers import Numbers

Format: TypeAlias = Literal["html", "md"]


def templates() -> Path:
    """The folder of the templates: beside the package in the repository, inside it when installed from a wheel."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def generator() -> str:
    """How a file says that this tool wrote it."""
    return f"ivp {version('ivp')}"


@cache
def environment(language: str, form: Format) -> SandboxedEnvironment:
    """The environment for templates in a language that give HTML or Markdown."""
    words = Words(language)
    made = SandboxedEnvironment(
        loader=FileSystemLoader(templates()),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_markdown_unless_marked if form == "md" else None,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(
        _=words,
        ngettext=words.some,
        language=words.language,
        generator=generator(),
        chart=Charts(words, Numbers(language)),
    )
    made.filters["by_id"] = _by_id
    made.filters["pick"] = _pick
    made.filters["markdown"] = markdown.html if form == "html" else markdown.markdown
    made.filters["inline_markdown"] = markdown.html_inline
    return made


def _markdown_unless_marked(value: object) -> object:
    return value if isinstance(value, Markup) else Markup(markdown.escape_markdown(value))  # noqa: S704


def _by_id(items: Iterable[Any]) -> dict[str, Any]:
    """Views by their ``id``."""
    return {item.id: item for item in items}


def _pick(names: Iterable[str], views: Mapping[str, Any]) -> list[Any]:
    """The views with these names."""
    return [views[name] for name in names]
