"""Writing files: as a whole or not at all, and never over a file that someone else made.

What is being written stands in a folder ``.ivp-*.tmp`` beside its place, which is locked as long as the run lives. A
run that was killed leaves it; the next one that writes there takes it away.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, TypeAlias

from ivp.files import shown_name, typed, why
from ivp.finding import Message
from ivp.language import N_
from ivp.refusal import Refused

try:
    import fcntl
except ImportError:  # Windows, where an open file cannot be taken away, which is lock enough
    fcntl = None  # type: ignore[assignment]

IsOurs: TypeAlias = Callable[[BinaryIO], bool]
"""Whether a file shows that this tool wrote it."""

_MARK = re.compile(rb'<meta name="generator" content="ivp |<!-- generator: ivp |\{\s*"generator": "ivp ')
_MARKED_WITHIN = 1000
_PDF, _PDF_MARK = b"%PDF-", re.compile(rb"/ID \[\(ivp [0-9a-f]{28}\)")
_DRAFTS = re.compile(r"\.ivp-[0-9a-f]{12}\.tmp")
_LOCK = "lock"
_TRIES = 20


def is_report(file: BinaryIO) -> bool:
    """Whether a file has the generator mark of a report."""
    start = file.read(_MARKED_WITHIN)
    if start.startswith(_PDF):
        return _PDF_MARK.search(start + file.read()) is not None
    return _MARK.search(start) is not None


def write(files: Mapping[Path, str | bytes], is_ours: IsOurs | None = is_report, *, force: bool = False) -> None:
    """Write all files, each in the place of what stood there; text as UTF-8. See ``Writing``."""
    with Writing(is_ours, force=force) as writing:
        for path, content in files.items():
            writing.add(path, [content])


class Writing:
    """Files that are written together, each in the place of what stood there, without one of them being kept here.

    Every one is on disk beside its place before the first one is put there, at the end of the ``with`` block; where
    that ends with an exception none is. Raises ``Refused`` where something stands in the way that is not ours (None:
    nothing may stand there), unless ``force``; and where a file cannot be written, after which what stood in its place
    is left as it was. A symbolic link is never followed, and what is no file is never replaced.
    """

    def __init__(self, is_ours: IsOurs | None = is_report, *, force: bool = False) -> None:
        self._is_ours, self._force = is_ours, force
        self._folders: dict[Path, Path] = {}
        self._drafts: dict[Path, Path] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def add(self, path: Path, pieces: Iterable[str | bytes]) -> None:
        """Write down, piece by piece, what is to come in a place."""
        _of_the_user(path.parent)
        with _told(path):
            _look_out(path, self._is_ours, force=self._force)
            self._drafts[path] = self._folder(path.parent) / str(len(self._drafts))
            handle = _new(self._drafts[path])
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                with _told(path):
                    file.write(piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece)
            with _told(path):
                file.flush()
                os.fsync(handle)

    def _folder(self, folder: Path) -> Path:
        """The folder for what is to come in a folder."""
        if folder not in self._folders:
            self._stack.enter_context(_made(folder))
            self._folders[folder] = self._stack.enter_context(_drafts(folder))
        return self._folders[folder]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._stack.__exit__(kind, error, trace)
            return
        with self._stack:
            for path, draft in self._drafts.items():
                with _told(path):
                    _put(draft, path, new=self._is_ours is None and not self._force)


def _of_the_user(folder: Path) -> None:
    """Raise ``Refused`` where a folder is one in which nothing may be written."""
    try:
        typed(folder / "x")
    except Refused as refused:
        raise _unwritten(folder, refused.message, N_("choose another place; nothing was changed")) from refused


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Raise what the system has against writing a file as ``Refused``."""
    try:
        yield
    except OSError as error:
        hint = N_("close it where it is open in another program, or choose another place")
        raise _unwritten(path, why(error), hint if isinstance(error, PermissionError) else None) from error


def _unwritten(path: Path, reason: Message, hint: str | None) -> Refused:
    return Refused("{file} cannot be written: {why}", hint, file=shown_name(path), why=reason)


def _look_out(path: Path, is_ours: IsOurs | None, *, force: bool) -> None:
    """Raise ``Refused`` or ``OSError`` where what stands at ``path`` may not be replaced."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if force and (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        return
    if is_ours is None or not stat.S_ISREG(mode):
        raise _foreign(path, new=is_ours is None)
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not is_ours(file):
            raise _foreign(path, new=False)


def _foreign(path: Path, *, new: bool) -> Refused:
    """A file in the way that this tool did not write, or where a ``new`` one was to come."""
    if new:
        return Refused(
            "{file} is there already and is left as it is",
            "choose another name; nothing was changed",
            file=shown_name(path),
        )
    return Refused(
        "{file} was not written by ivp and is left as it is",
        "choose another place with --output, or overwrite it with --force",
        file=shown_name(path),
    )


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """The folder, made where it is not there, and taken away again where nothing comes into it."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for each in missing:
            with suppress(OSError):
                each.rmdir()
        raise


@contextmanager
def _drafts(folder: Path) -> Iterator[Path]:
    """A new folder in ``folder`` for what is being written, locked; those of runs that were killed are taken away."""
    for left in [path for path in folder.iterdir() if _DRAFTS.fullmatch(path.name)]:
        with suppress(OSError):
            _take_away_if_left(left)
    drafts, handle = _locked(folder)
    try:
        yield drafts
    finally:
        os.close(handle)
        _take_away(drafts)


def _locked(folder: Path) -> tuple[Path, int]:
    """A new folder for drafts and the handle of its lock; another run may take it away before it is locked."""
    for _ in range(_TRIES):
        drafts = folder / f".ivp-{secrets.token_hex(6)}.tmp"
        try:
            drafts.mkdir()  # with a mode of its own, files would keep narrow rights on Windows when moved out of it
            handle = os.open(drafts / _LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            if _hold(handle) and (drafts / _LOCK).exists():
                return drafts, handle
            os.close(handle)
        except FileNotFoundError:
            continue
        except BaseException:
            _take_away(drafts)
            raise
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(folder))


def _hold(handle: int) -> bool:
    """Whether the lock could be taken; where a file system knows no locks, it is as if it were."""
    if fcntl is not None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
    return True


def _take_away_if_left(drafts: Path) -> None:
    """Take a folder of drafts away unless its run still lives."""
    if not stat.S_ISDIR(drafts.lstat().st_mode):
        return
    try:
        handle = os.open(drafts / _LOCK, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        drafts.rmdir()
        return
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return
    if fcntl is None:
        os.close(handle)
        (drafts / _LOCK).unlink()
        handle = -1
    try:
        _take_away(drafts)
    finally:
        if handle >= 0:
            os.close(handle)


def _take_away(drafts: Path) -> None:
    """Remove a folder of drafts and what such a folder holds; anything else in it stays, and it with it."""
    with suppress(OSError):
        for path in drafts.iterdir():
            if path.name == _LOCK or path.name.isdigit():
                path.unlink()
        drafts.rmdir()


def _new(path: Path) -> int:
    """A file that is not there yet, open to write in."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)


def _put(draft: Path, path: Path, *, new: bool) -> None:
    """Put a draft in its place; a ``new`` file in the place of nothing, also where something came there meanwhile."""
    if not new:
        draft.replace(path)
        return
    try:
        os.link(draft, path)
    except FileExistsError:
        raise _foreign(path, new=True) from None
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise _foreign(path, new=True) from None
        draft.rename(path)
