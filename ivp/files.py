"""What of the file system may be used: nothing outside the plan repository, and nothing in ``.git``.

A plan repository is the nearest folder upward with an ``ivp.toml``, else the git repository, else the current folder.
Whoever may propose a change to it may put links in it; these are followed as far as they stay inside.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from ivp.finding import Message
from ivp.language import N_
from ivp.refusal import Outside, Refused

SETTINGS = "ivp.toml"
_FILE_OUTSIDE = N_("this file is a link that leads out of the plan repository")
_FOLDER_OUTSIDE = N_("this folder is a link that leads out of the plan repository")
_IN_GIT = N_("this lies in .git, which is not for plans")
_WHY = {
    errno.EACCES: N_("there is no permission"),
    errno.EPERM: N_("there is no permission"),
    errno.EROFS: N_("that place can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EFBIG: N_("it is larger than files may be there"),
    errno.ENOENT: N_("there is no such folder"),
    errno.ENOTDIR: N_("a part of the path is a file, not a folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.EEXIST: N_("it is there already"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("its links lead round in a circle"),
    errno.EIO: N_("the disk gives errors"),
    errno.EBUSY: N_("it is in use"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.EINVAL: N_("this name cannot be used there"),
    getattr(errno, "EDQUOT", -1): N_("there is no room left for this user"),
}


_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"))
_NUMBERED_DEVICES = re.compile(r"(COM|LPT)[0-9\u00b9\u00b2\u00b3]")
_LONGEST_NAME = 150
"""Bytes of a file name; systems take 255, and other programs put something before or behind it."""


def why(error: OSError) -> Message:
    """Why the system could not do something; in its own words where it is not one of the common reasons."""
    if error.errno in _WHY:
        return Message(_WHY[error.errno])
    return Message(N_("the system says: {text}"), {"text": error.strerror or str(error)})


def shown_name(path: Path) -> str:
    """The path as messages show it: relative to the current folder where it lies in it, with slashes.

    What could be taken for an option or for a command of a service starts with ``./``.
    """
    try:
        name = path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        name = path.as_posix()
    return f"./{name}" if name.lstrip().startswith(("-", ":")) else name


def is_there(path: Path | str) -> bool:
    """Whether something stands at ``path``, be it a link that leads nowhere; never raises."""
    try:
        return os.path.lexists(path)
    except (OSError, ValueError):
        return False


def without_links(path: Path) -> Path:
    """The path without links; of links that lead round in a circle, the path as it is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


def repository(folder: Path) -> Path:
    """The plan repository that ``folder`` is in, without links."""
    folder = without_links(folder)
    parents = [folder, *folder.parents]
    for mark in (SETTINGS, ".git"):
        for parent in parents:
            if is_there(parent / mark):
                return parent
    here = without_links(Path.cwd())
    return here if folder.is_relative_to(here) else folder


def inside(path: Path, root: Path) -> Path:
    """Where ``path`` really lies, without links: in ``root`` and not in ``.git``. Raises ``Outside``.

    Everything that the program reads or writes by a name that stands in a plan, in settings or in a folder goes through
    here.
    """
    real = without_links(path)
    if not real.is_relative_to(root):  # what holds a place without links has none itself
        root = without_links(root)
    if not real.is_relative_to(root):
        raise Outside(_FOLDER_OUTSIDE if real.is_dir() else _FILE_OUTSIDE)
    if any(_is_git(part) for part in real.relative_to(root).parts):
        raise Outside(_IN_GIT)
    return real


def _is_git(name: str) -> bool:
    """Whether some file system takes this name for ``.git``."""
    return name.split(":", maxsplit=1)[0].rstrip(" .").casefold() == ".git"


def typed(path: Path, here: Path | None = None) -> Path:
    """A path as the user typed it, who may name any place. Raises ``Outside``.

    What is written as a place in a plan repository is one: a link in it leads nowhere else, since the name may stand in
    a script and the link in a proposed change. ``here`` is the plan repository of the current folder.
    """
    written = Path(os.path.normpath(path.absolute()))  # ../ of a repository is not in it
    parents = [parent for parent in written.parents if _is_marked(parent)]
    here = here or repository(Path.cwd())
    for number, parent in enumerate(parents):
        if number == 0 or without_links(parent) == here:
            inside(path, parent)
    return path


def _is_marked(folder: Path) -> bool:
    # there are many, and a path of each takes long
    return any(is_there(os.path.join(folder, mark)) for mark in (SETTINGS, ".git"))  # noqa: PTH118


def read(path: Path, root: Path, most: int) -> bytes:
    """The bytes of an ordinary file in ``root``, at most one more than ``most``. Raises ``Refused``."""
    try:
        place = inside(path, root)
        if not stat.S_ISREG(place.lstat().st_mode):
            raise Refused("this is not an ordinary file")
        flags = ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC")
        handle = os.open(place, os.O_RDONLY | sum(getattr(os, flag, 0) for flag in flags))
        with os.fdopen(handle, "rb") as file:
            opened = os.fstat(handle)
            if not stat.S_ISREG(opened.st_mode) or not os.path.samestat(opened, inside(place, root).lstat()):
                raise Refused("this file was replaced while it was read")
            return file.read(most + 1)
    except PermissionError as error:
        raise Refused("there is no permission to read this file") from error
    except (OSError, ValueError) as error:
        raise Refused("this file cannot be read") from error


def portable(name: str) -> str:
    """``name`` as every system takes it for a file, Windows included: the same where it does so already.

    What cannot stand in a name is written as its number, a name that means a device gets a mark before it, and a long
    one is cut, with a few signs that tell it from others that start so.
    """
    shown = "".join(sign if sign.isprintable() and sign not in _FORBIDDEN else _numbered(sign) for sign in name)
    shown = shown.rstrip(" .") or "_"
    device = shown.split(".")[0].rstrip().upper()
    if device in _DEVICES or _NUMBERED_DEVICES.fullmatch(device):
        shown = f"_{shown}"
    if len(shown.encode("utf-8")) > _LONGEST_NAME:
        stem, dot, ending = shown.rpartition(".")
        import hashlib  # noqa: PLC0415 - slow to load, and hardly ever needed

        mark = hashlib.sha256(shown.encode("utf-8")).hexdigest()[:8]
        shown = f"{_first_bytes(stem or ending, _LONGEST_NAME - 30)}-{mark}{dot}{ending[:20]}"
    return shown


def _numbered(sign: str) -> str:
    number = ord(sign)
    return f"_{number - 0xDC00 if 0xDC80 <= number <= 0xDCFF else number:02x}"


def _first_bytes(text: str, most: int) -> str:
    return text.encode("utf-8")[:most].decode("utf-8", "ignore")
