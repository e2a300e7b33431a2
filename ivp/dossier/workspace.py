"""Finding and loading the plans of a plan repository, and nothing outside it.

The plans of a plan repository stand in ``plans/``, or in the folders that its settings name. Files are read whole,
once, and only when they are ordinary files inside the repository: a link that leads out of it is refused.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ivp.files import inside, is_there, read, shown_name, typed, without_links
from ivp.finding import START, Code, Finding, Message
from ivp.language import N_
from ivp.model.read import Reading, tell_extends_apart, texts_under
from ivp.project import Project
from ivp.reader.node import Document
from ivp.reader.text import MAX_BYTES
from ivp.reader.yaml import read_yaml
from ivp.refusal import Outside, Refused

KEPT = 25_000
"""Documents of so many lines are kept for the plans that come next; more where the same ones are read again and again.
"""

SUFFIXES = (".yaml", ".yml")
TABLE = ".csv"

UNREADABLE = Code("IVP190")
OUTSIDE = Code("IVP191")


@dataclass(frozen=True, slots=True)
class Source:
    """A plan to load: its path and the name under which findings show it; ``data`` for standard input.

    ``here`` is the plan repository of the current folder.
    """

    path: Path
    name: str
    data: bytes | None = None
    here: Project = field(default_factory=Project.current, compare=False)

    @property
    def project(self) -> Project:
        """The plan repository that it is in."""
        return self.here.of(self.path)

    def beside(self, relative: str) -> Path | None:
        """The path that the plan means by ``relative``; None where it leads out of the plan repository."""
        folder = self.path.absolute().parent
        target = Path(os.path.normpath(folder / relative))
        try:
            inside(target, self.here.at(folder).root)
        except Refused:
            return None
        return target

    def other(self, path: Path) -> Source:
        """A file that it names, or that stands near it."""
        return Source(path, shown_name(path), here=self.here)

    def read(self) -> tuple[bytes, Finding | None]:
        """The bytes of an ordinary file inside its plan repository, at most one more than the largest that is read."""
        if self.data is not None:
            return self.data, None
        try:
            path = typed(self.path, self.here.root)
            return read(path, self.here.at(path.parent).root, MAX_BYTES), None
        except Refused as refused:
            code = OUTSIDE if isinstance(refused, Outside) else UNREADABLE
            return b"", Finding(code, refused.message, span=START, document=self.name)

    def glance(self) -> bytes:
        """The bytes of a file that stands in its plan repository and that nobody named; nothing where it may not be
        read.
        """
        try:
            return read(self.path, self.here.at(self.path.parent).root, MAX_BYTES)
        except Refused:
            return b""


@dataclass(slots=True)
class Loaded:
    """A document as its text was read, and what is wrong with that.

    ``reading`` is the plan in it, once it was put over what it takes from the plans above it.
    """

    source: Source
    document: Document
    findings: list[Finding] = field(default_factory=list)
    reading: Reading | None = None


def plan_sources(
    arguments: list[str], stdin: bytes | None = None, stdin_name: str | None = None, here: Project | None = None
) -> list[Source]:
    """The plans that the arguments name: files, folders, ``-`` for standard input; none: those of the repository.

    A table of observations stands for the plans that name it. ``here`` is the plan repository of the current folder.
    Raises ``Refused`` for a path that is missing, a folder without plans, or a table that no plan names.
    """
    here = here or Project.current()
    if not arguments:
        return _default_sources(here)
    sources: dict[Path, Source] = {}
    for argument in arguments:
        if argument == "-":
            path = Path(stdin_name or "plan.yaml").absolute()
            _typed(path, stdin_name or argument, here)
            found = [Source(path, stdin_name or "<stdin>", stdin or b"", here)]
        else:
            found = _sources_at(Path(argument), argument, here)
            if Path(argument).suffix.lower() == TABLE:
                found = _naming(Path(argument), argument, here)
        for source in found:
            sources.setdefault(source.path.absolute(), source)
    return list(sources.values())


def _typed(path: Path, argument: str, here: Project) -> None:
    try:
        typed(path, here.root)
    except Refused as refused:
        raise Refused("{path} cannot be used: {why}", path=argument, why=refused.message) from refused


def _default_sources(here: Project) -> list[Source]:
    folders = here.plan_folders()
    for folder in folders:
        if not is_there(folder):
            raise Refused(
                "there is no folder {folder} here",
                "name a plan, or write a first one with: ivp init plans/my-municipality.yaml",
                folder=shown_name(folder),
            )
    sources = [source for folder in folders for source in _sources_in(folder, here, here)]
    if not sources:
        raise _no_plans(shown_name(folders[0]))
    return sources


def _sources_at(path: Path, argument: str, here: Project) -> list[Source]:
    try:
        mode = path.stat().st_mode
    except PermissionError as error:
        raise Refused("there is no permission to read {path}", path=argument) from error
    except (OSError, ValueError) as error:
        raise Refused("{path} cannot be found", "check the name and the folder you are in", path=argument) from error
    try:
        typed(path, here.root)
    except Refused:
        return [Source(path, shown_name(path), here=here)]
    if not stat.S_ISDIR(mode):
        return [Source(path, shown_name(path), here=here)]
    project = here.at(path)
    whole = project if project.root == without_links(path) else Project(path, here)
    folders = [path / folder.relative_to(whole.root) for folder in whole.plan_folders()]
    found = [
        source for folder in list(filter(is_there, folders)) or [path] for source in _sources_in(folder, whole, here)
    ]
    if not found:
        raise _no_plans(argument)
    return found


def _naming(table: Path, argument: str, here: Project) -> list[Source]:
    """The plans that name a table: of the plan folders of its repository, and of the folders that it stands in."""
    _typed(table, argument, here)
    project = here.at(table.parent)
    found = [
        source for folder in filter(is_there, project.plan_folders()) for source in _sources_in(folder, project, here)
    ]
    folder = table.absolute().parent
    for parent in (folder, *folder.parents):
        names = sorted(name for name in neighbours(parent / table.name) if name.endswith(SUFFIXES))
        found += [Source(parent / name, shown_name(parent / name), here=here) for name in names]
        if parent.resolve() == project.root:
            break
    whole = project.settings.inhabitants
    path = project.root / whole if whole else None
    everywhere = path is not None and is_file(path) and path.samefile(table)
    named = [source for source in dict.fromkeys(found) if everywhere or _names_table(source, table)]
    if not named:
        hint = N_("write in the plan, with the path from its folder: observations: {file}")
        raise Refused(
            "no plan here names {file} as its observations", Message(hint, {"file": table.name}), file=argument
        )
    return named


def around(sources: Iterable[Source]) -> list[Source]:
    """The plans of the repositories that these are in, and those beside them; what cannot be seen is left out."""
    found: dict[Path, Source] = {}
    folders = {source.path.absolute().parent: source for source in sources}
    for folder, source in folders.items():
        names = sorted(name for name in neighbours(folder / "x") if name.endswith(SUFFIXES))
        found |= {folder / name: source.other(folder / name) for name in names}
    for project, here in {source.project: source.here for source in folders.values()}.items():
        for folder in filter(is_there, project.plan_folders()):
            with suppress(Refused):
                found |= {item.path.absolute(): item for item in _sources_in(folder, project, here)}
    return list(found.values())


def _names_table(source: Source, table: Path) -> bool:
    """Whether the plan at ``source`` names the table, or can mean nothing else by its name."""
    data, refusal = source.read()
    if refusal or table.name.encode() not in data:
        return False
    root = _load(source).document.root
    names = [*texts_under(root, "observations"), *texts_under(root, "inhabitants")]
    files = [source.beside(file) for file in names] if root else [table]
    return any(file is not None and is_file(file) and file.samefile(table) for file in files)


def _no_plans(shown: str) -> Refused:
    return Refused(
        "{path} holds no plans (files that end in .yaml)",
        "write a first one with: ivp init plans/my-municipality.yaml",
        path=shown,
    )


def _sources_in(folder: Path, project: Project, here: Project) -> list[Source]:
    """The plans in a folder; the folder itself where it leads out of the plan repository, which reading it tells."""
    try:
        if not inside(folder, project.root).is_dir():
            return []
    except Refused:
        return [Source(folder, shown_name(folder), here=here)]
    files = sorted(_plan_files(folder), key=lambda file: file.as_posix())
    return [Source(file, shown_name(file), here=here) for file in files]


def _plan_files(folder: Path) -> list[Path]:
    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=_refuse_folder):
        here = os.path.realpath(parent)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and _is_real(here, name))
        files += [Path(parent) / name for name in names if name.endswith(SUFFIXES) and not name.startswith(".")]
    return files


def _is_real(parent: str, name: str) -> bool:
    """Whether this is a folder itself, and no link or junction to another."""
    path = os.path.join(parent, name)  # noqa: PTH118 - real paths are compared as texts
    return os.path.realpath(path) == path


def _refuse_folder(error: OSError) -> None:
    raise Refused("there is no permission to read {path}", path=shown_name(Path(error.filename)))


class Workspace:
    """Loads documents once, until all are let go; parents and observation files are found relative to the plan that
    names them.
    """

    def __init__(self) -> None:
        self._loaded: dict[Path, Loaded] = {}
        self.documents: dict[str, Document] = {}
        """The documents that are kept, by the name findings show."""
        self.names: set[str] = set()
        """The names of all documents that were read."""
        self._most = KEPT
        self._again, self._lines = 0, 0

    def load(self, source: Source) -> Loaded:
        """The text of the document at ``source``."""
        key = source.path.absolute()
        if key not in self._loaded:
            loaded = self._loaded[key] = _load(source)
            self._again += loaded.document.name in self.names
            self.documents.pop(loaded.document.name, None)
            self.add(loaded.document)
        return self._loaded[key]

    def add(self, document: Document) -> None:
        """Keep a document, so that findings in it can be shown."""
        if document.name not in self.documents:
            self.documents[document.name] = document
            self.names.add(document.name)
            self._lines += len(document.lines)

    def let_go(self) -> bool:
        """Let all documents go where there are many; whether it did so. Called between two plans, or what is known of
        a document could be gone while it is needed.
        """
        if self._lines <= self._most:
            return False
        if self._again * 2 > len(self._loaded):
            self._most *= 2
        self._again = self._lines = 0
        self._loaded.clear()
        self.documents.clear()
        return True


def _load(source: Source) -> Loaded:
    data, refusal = source.read()
    if refusal:
        return Loaded(source, Document(source.name), [refusal])
    document, findings = read_yaml(source.name, data)
    tell_extends_apart(document.root)
    return Loaded(source, document, findings)


def is_file(path: Path) -> bool:
    """Whether an ordinary file, or a link to one, can be seen at ``path``; never raises."""
    try:
        return path.is_file()
    except OSError:
        return False


def neighbours(path: Path) -> list[str]:
    """The names of what stands in the folder of ``path``, as far as it can be seen; never raises."""
    try:
        return [item.name for item in path.parent.iterdir()]
    except OSError:
        return []
