"""``ivp schema``: print the JSON Schema of a kind of document."""

from __future__ import annotations

from typing import Annotated

import typer

from ivp.cli import terminal
from ivp.vocabulary import DocumentKind

_ = terminal.words()


def command(
    kind: Annotated[DocumentKind, typer.Argument(help=_("Kind of document."), show_default=True)] = DocumentKind.PLAN,
) -> None:
    """Print the schema that ships with the program."""
    from importlib.resources import files

    terminal.put(files("ivp.schema").joinpath(f"{kind.value}.json").read_text(encoding="utf-8"))
