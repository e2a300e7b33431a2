"""``ivp show``: a plan, or one entry of it, in the terminal, with what each file of its dossier says."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ivp.cli import terminal
from ivp.files import is_there
from ivp.language import N_
from ivp.refusal import Refused

if TYPE_CHECKING:
    from ivp.check import Checked
    from ivp.dossier.resolve import Resolved
    from ivp.view.entry_view import Line, Teller

_ = terminal.words()
_WIDTH = 80
_SUFFIXES = (".yaml", ".yml", "-")


def command(
    asked: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PLAN] [ID]",
            help=_("The plan (none: the plans of this repository), and the id of what is to be shown (none: the ids)."),
            show_default=False,
        ),
    ] = None,
    area: Annotated[
        str | None,
        typer.Option(
            "--area",
            metavar="NAME",
            help=_("One municipality of a joint plan, by name or CBS code: without what is about others only."),
            show_default=False,
        ),
    ] = None,
    resolved: Annotated[
        bool,
        typer.Option("--resolved", help=_("Write the plan out in full as YAML, with what it takes from other files.")),
    ] = False,
) -> None:
    """Print the lines of each plan that has what is asked for."""
    from ivp.cli.plans import EACH, Served, check_of, checked, complain_of_broken
    from ivp.output.resolved_yaml import written_out

    plan, identity = _arguments(asked or [])
    named = [plan] if plan else []
    if area is None:
        result = checked(named, children=True)
        served, code = [item for item in result.plans if item.plan and not item.broken], complain_of_broken(result)
        number = len(result.plans)
    elif area == EACH:
        raise Refused("--area each is for reports", "name one municipality")
    else:
        told = Served(check_of(named, children=True), named, area)
        served, code = list(told), told.code
        number = len(served)
    if resolved:
        if identity or number != 1:
            raise Refused("--resolved writes out one plan", "name it: ivp show plans/my-municipality.yaml --resolved")
        terminal.put("".join(written_out(item.plan, item.only) for item in served if item.plan))
    elif identity:
        _show_entry(served, identity)
    elif len(served) == 1:
        _overview(served[0])
    else:
        _list(served)
    raise typer.Exit(code)


def _arguments(asked: list[str]) -> tuple[str | None, str | None]:
    """The plan and the id, either of which may be left out; what is no file is an id."""
    if len(asked) > 2:
        raise Refused("one plan and one id can be shown at a time", "ivp show [PLAN] [ID]")
    if len(asked) == 2:
        return asked[0], asked[1]
    if asked and not (asked[0].endswith(_SUFFIXES) or is_there(Path(asked[0]))):
        return None, asked[0]
    return (asked[0] if asked else None), None


def _overview(item: Checked) -> None:
    if item.plan:
        _print(_teller(item, item.plan).overview())


def _teller(item: Checked, plan: Resolved) -> Teller:
    from ivp.dossier.narrowing import narrowed_dossier
    from ivp.view.entry_view import Teller

    return Teller(plan, narrowed_dossier(item.dossier, item.only) if item.only else item.dossier, only=item.only)


def _list(served: list[Checked]) -> None:
    from ivp.view.entry_view import Line

    plans = [item.plan for item in served if item.plan]
    _print(Line(0, plan.own.title, "", plan.document.name) for plan in plans)


def _show_entry(served: list[Checked], identity: str) -> None:
    from ivp.nearest import nearest
    from ivp.view.entry_view import entry_paths, paths_of

    shown, elsewhere = False, ""
    for item in served:
        if item.plan is None:
            continue
        teller = _teller(item, item.plan)
        for path in paths_of(item.plan, identity):
            if len(served) > 1 and not item.plan.layer.gives(path):  # told with the plan that says it
                continue
            if not teller.tells(path):
                elsewhere = item.only.name if item.only else ""
                continue
            if shown:
                terminal.say("")
            if len(served) > 1:
                terminal.say(f"{item.plan.own.title} ({item.plan.document.name})")
            _print(teller.block(str(path[0])) if len(path) == 1 else teller.entry(path))
            shown = True
        if lines := list(teller.left_out(identity)):
            _print(lines)
            shown = True
    if not shown and elsewhere:
        raise Refused("{identity} is not about {name}", "leave out --area", identity=identity, name=elsewhere)
    if not shown and served:
        known = sorted({path[-1] for item in served if item.plan for path in entry_paths(item.plan)})
        near = nearest(identity.rpartition(".")[2], known)
        hint = N_("did you mean {nearest}?") if near else N_("see the ids: ivp show PLAN")
        raise Refused("no entry here has the id {identity}", hint, identity=identity[:60], nearest=near)


def _print(lines: Iterable[Line]) -> None:
    for line in lines:
        indent = "  " * line.depth
        text = (
            f"{line.label}: {line.text}" if line.text and line.label not in {"-", ""} else f"{line.label} {line.text}"
        )
        for paragraph in text.strip().splitlines() or [""]:
            terminal.say(*_wrapped(paragraph, indent, f"{indent}  "))
        if line.origin:
            terminal.say(*_wrapped(f"[{line.origin}]", f"{indent}    ", f"{indent}    "))


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    lines = textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
    return lines or [""]
