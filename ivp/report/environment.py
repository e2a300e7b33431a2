"""The Jinja environment: strict, everything that it prints escaped for HTML or for Markdown.

Templates print what stands ready in a view. Every word that is not in the view comes from ``_()`` or ``ngettext()``
in the language of the plan. Here are the templates that come with the tool; those of a plan repository run fenced off
in a process apart, see ``sandbox`` and ``apart``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeVar

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context, Macro
from jinja2.sandbox import safe_range
from markupsafe import Markup

from ivp import VERSION
from ivp.language import Words
from ivp.output.progress_csv import FIGURES, address
from ivp.report import markdown
from ivp.report.charts import Charts
from ivp.report.look import PLAIN, Look
from ivp.view.numbers import Numbers
from ivp.view.progress import IndicatorView, ProgressView

Medium: TypeAlias = Literal["html", "pdf", "md"]
"""What a text is for: a screen, paper, or plain text."""


def templates() -> Path:
    """The folder of the templates: beside the package in the repository, inside it when installed from a wheel."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def generator() -> str:
    """How a file says that this tool wrote it."""
    return f"ivp {VERSION}"


class _Page(Context):
    """The names in a template. Jinja looks at all that is called whether it asks for this, which only macros do."""

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return __obj(__self.eval_ctx, *args, **kwargs) if type(__obj) is Macro else __obj(*args, **kwargs)


class _Pages(Environment):
    """The environment of the templates as they come."""

    context_class = _Page


@cache
def environment(language: str, medium: Medium, look: Look = PLAIN) -> Environment:
    """The environment for the templates as they come; templates are compiled once in each."""
    return furnished(_Pages, FileSystemLoader(templates()), StrictUndefined, language, medium, look)


_Made = TypeVar("_Made", bound=Environment)


def furnished(
    kind: type[_Made], loader: BaseLoader, undefined: type[StrictUndefined], language: str, medium: Medium, look: Look
) -> _Made:
    """An environment of this kind with all that the templates use."""
    words = Words(language)
    made = kind(
        loader=loader,
        undefined=undefined,
        autoescape=True,
        auto_reload=False,
        finalize=_markdown_unless_marked if medium == "md" else None,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals = {
        "_": words,
        "ngettext": words.some,
        "range": safe_range,
        "language": words.language,
        "generator": generator(),
        "chart": Charts(words, Numbers(language), paper=medium == "pdf"),
        "paper": medium == "pdf",
        "own_rules": look.rules(paper=medium == "pdf"),
        "logo": look.logo,
    }
    made.filters["by_id"] = _by_id
    made.filters["table_address"] = _table_address
    made.filters["sheet_address"] = _sheet_address
    made.filters["markdown"] = markdown.markdown if medium == "md" else markdown.html
    made.filters["inline_markdown"] = markdown.html_inline
    return made


def _markdown_unless_marked(value: object) -> object:
    return value if isinstance(value, Markup) else Markup(markdown.escape_markdown(value))  # noqa: S704


def _by_id(items: Iterable[Any]) -> dict[str, Any]:
    """Views by their ``id``."""
    return {item.id: item for item in items}


def _table_address(rows: Iterable[Any], view: ProgressView) -> str:
    """The figures of a table of indicators, for a link."""
    ids = {row.id for row in rows}
    return address(view, [item for item in view.indicators if item.id in ids])


def _sheet_address(item: IndicatorView, view: ProgressView) -> str:
    """All figures of an indicator, for a link."""
    return address(view, [item], FIGURES)


@cache
def palette() -> tuple[dict[str, str], dict[str, str]]:
    """The colours of the stylesheet as it comes: those of a light page, and those of a dark one."""
    css = (templates() / "style.css").read_text(encoding="utf-8")
    light, dark = css.split("prefers-color-scheme: dark")[:2]
    found = [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", part.split("\n}\n")[0])) for part in (light, dark)]
    return found[0], found[1]
