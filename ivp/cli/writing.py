"""Writing files for a command, with words for what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ivp.cli import terminal
from ivp.writer import Foreign, IsOurs, is_report
from ivp.writer import write as put_in_place


def write(files: Mapping[Path, str | bytes], is_ours: IsOurs | None = is_report, *, force: bool = False) -> None:
    """Write all files or none, or leave with exit code 2; see ``ivp.writer.write``."""
    from ivp.files import Refused, typed
    from ivp.workspace import shown_name

    _ = terminal.words()
    try:
        for folder in {path.parent for path in files}:
            typed(folder / "x")
        put_in_place(files, is_ours, force=force)
    except Foreign as foreign:
        file = shown_name(foreign.path)
        if is_ours is None:
            terminal.refuse(
                _("{file} is there already and is left as it is", file=file),
                _("choose another name; nothing was changed"),
            )
        terminal.refuse(
            _("{file} was not written by ivp and is left as it is", file=file),
            _("choose another place with --output, or overwrite it with --force"),
        )
    except Refused as refused:
        terminal.refuse(
            _("{file} cannot be written: {why}", file=shown_name(folder), why=_.message(refused.message)),
            _("choose another place; nothing was changed"),
        )
    except OSError as error:
        hint = _("close it where it is open in another program, or choose another place")
        terminal.refuse(
            _("{file} cannot be written: {why}", file=shown_name(_place(error, files)), why=terminal.because(error)),
            hint if isinstance(error, PermissionError) else None,
        )


def _place(error: OSError, files: Mapping[Path, str | bytes]) -> Path:
    """The file that an error is about: what it was to replace, never a draft of it."""
    known = [name for name in (error.filename2, error.filename) if name and Path(name) in files]
    return Path(known[0]) if known else next(iter(files))
