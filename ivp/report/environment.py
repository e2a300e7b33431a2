"""The Jinja environment: sandboxed, strict, everything that it prints escaped for HTML or for Markdown.

Templates print what stands ready in a view. Every word that is not in the view comes from ``_()`` or ``ngettext()``
in the language of the plan. A template of the plan repository goes before the one of the same name here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, TypeAlias

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ivp.language import Words
from ivp.report import markdown
from ivp.report.charts import Charts
from ivp.report.look import Look
from ivp.view.numbers import Numbers

Medium: TypeAlias = Literal["html", "pdf", "md"]
"""What a text is for: a screen, paper, or plain text."""


def templates() -> Path:
    """The folder of the templates: beside the package in the repository, inside it when installed from a wheel."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def generator() -> str:
    """How a file says that this tool wrote it."""
    return f"ivp {version('ivp')}"


class _OwnTemplates(FileSystemLoader):
    """Templates in one folder and nowhere else, not by way of a link either."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder.resolve()

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        found = super().get_source(environment, template)
        if not Path(found[1]).resolve().is_relative_to(self._folder):
            raise TemplateNotFound(template)
        return found


_environments: dict[tuple[str, Medium, int], tuple[Look, SandboxedEnvironment]] = {}


def environment(language: str, medium: Medium, look: Look | None = None) -> SandboxedEnvironment:
    """The environment for templates in a language that give HTML or Markdown; templates are compiled once in each."""
    look = look or _PLAIN
    key = (language, medium, id(look))
    if key not in _environments:
        _environments[key] = (look, _environment(language, medium, look))
    return _environments[key][1]


_PLAIN = Look()


def _environment(language: str, medium: Medium, look: Look) -> SandboxedEnvironment:
    words = Words(language)
    loaders: list[BaseLoader] = [_OwnTemplates(look.templates)] if look.templates else []
    made = SandboxedEnvironment(
        loader=ChoiceLoader([*loaders, FileSystemLoader(templates())]),
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,
        finalize=_markdown_unless_marked if medium == "md" else None,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(
        _=words,
        ngettext=words.some,
        language=words.language,
        generator=generator(),
        chart=Charts(words, Numbers(language), paper=medium == "pdf"),
        paper=medium == "pdf",
        own_rules=look.rules(paper=medium == "pdf"),
        logo=look.logo,
    )
    made.filters["by_id"] = _by_id
    made.filters["pick"] = _pick
    made.filters["markdown"] = markdown.markdown if medium == "md" else markdown.html
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


@lru_cache
def palette() -> tuple[dict[str, str], dict[str, str]]:
    """The colours of the stylesheet as it comes: those of a light page, and those of a dark one."""
    css = (templates() / "style.css").read_text(encoding="utf-8")
    light, dark = css.split("prefers-color-scheme: dark")[:2]
    found = [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", part.split("\n}\n")[0])) for part in (light, dark)]
    return found[0], found[1]
