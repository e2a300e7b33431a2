"""Writing reports: as a whole or not at all, and never over a file that someone else made."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_MARK = re.compile(rb'<meta name="generator" content="ivp |<!-- generator: ivp |\{\s*"generator": "ivp ')
_MARKED_WITHIN = 1000
_PDF, _PDF_MARK = b"%PDF-", re.compile(rb"/ID \[\(ivp [0-9a-f]{28}\)")


class Foreign(Exception):  # noqa: N818
    """A file in the way was not written by this tool: ``path``."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def write(files: Mapping[Path, str | bytes], *, force: bool = False) -> None:
    """Write all files, each in the place of what stood there.

    Every one is on disk beside its place before the first one is put there. Raises ``Foreign``, before anything is
    written, where something stands in the way that has no generator mark, unless ``force``; a symbolic link is never
    followed. Raises ``OSError`` where a file cannot be written; what stood in its place is then left as it was.
    """
    for path in files:
        if path.is_dir() or (not force and not _ours(path)):
            raise Foreign(path)
    waiting: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting[path] = _beside(path, content)
        for path in list(waiting):
            waiting[path].replace(path)
            del waiting[path]
    finally:
        for rest in waiting.values():
            with suppress(OSError):
                rest.unlink()


def _ours(path: Path) -> bool:
    """Whether nothing stands there, or an ordinary file with the generator mark."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return not path.is_symlink()
    except OSError:
        return False
    with os.fdopen(handle, "rb") as file:
        start = file.read(_MARKED_WITHIN)
        marked = _PDF_MARK.search(start + file.read()) if start.startswith(_PDF) else _MARK.search(start)
        return not path.is_symlink() and marked is not None


def _beside(path: Path, content: str | bytes) -> Path:
    """A new file in the folder of ``path`` with the content in it, on disk."""
    made = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    return made
