"""A plan repository: its root, its settings, and what in it may be read and written.

Commands make one for the current folder and hand it down; those of other folders come from it, each read once.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ivp.files import SETTINGS, inside, is_there, read, repository, shown_name, typed
from ivp.finding import START, Finding
from ivp.language import N_
from ivp.reader.node import Document, Mapping, Scalar
from ivp.reader.toml import BROKEN, read_toml
from ivp.refusal import Refused

if TYPE_CHECKING:
    from ivp.settings import Settings

PLANS = "plans"
_BUILD = "build"
_LARGEST = 100_000


class Project:
    """The plan repository at ``root``, which has no links; ``here`` is that of the current folder."""

    def __init__(self, root: Path, here: Project | None = None) -> None:
        self.root = root
        self.here = here or self
        self._others: dict[Path, Project] = {}
        self._of: dict[Path, Project] = {}

    @classmethod
    def current(cls) -> Project:
        """The plan repository that the current folder is in."""
        return cls(repository(Path.cwd()))

    def at(self, folder: Path) -> Project:
        """The plan repository that a folder is in, each made once."""
        known, folder = self.here._others, folder.absolute()
        if folder not in known:
            root = repository(folder)
            known[folder] = self.here if root == self.here.root else known.setdefault(root, Project(root, self.here))
        return known[folder]

    def of(self, file: Path) -> Project:
        """The plan repository that a file is in; that of the current folder where the file may not be used."""
        known = self.here._of
        if file not in known:
            try:
                known[file] = self.at(typed(file, self.here.root).absolute().parent)
            except Refused:
                known[file] = self.here
        return known[file]

    @cached_property
    def document(self) -> Document:
        """The settings as they are written."""
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[Document, list[Finding]]:
        path = self.root / SETTINGS
        name = shown_name(path)
        if not is_there(path):
            return Document(name), []
        try:
            data = read(path, self.root, _LARGEST)
            if len(data) > _LARGEST:
                raise Refused("the settings are too long")
        except Refused as refused:
            return Document(name), [Finding(BROKEN, refused.message, span=START, document=name)]
        return read_toml(name, data)

    @cached_property
    def language(self) -> str | None:
        """The language of messages that the settings name; known without all that checks settings."""
        root = self.document.root
        named = root.entries.get("language") if isinstance(root, Mapping) else None
        return str(named.value.value) if named and isinstance(named.value, Scalar) else None

    @property
    def settings(self) -> Settings:
        """The settings, as far as nothing is wrong with them."""
        return self._checked[0]

    @property
    def findings(self) -> list[Finding]:
        """What is wrong with the settings."""
        return [*self._read[1], *self._checked[1]]

    @cached_property
    def _checked(self) -> tuple[Settings, list[Finding]]:
        from ivp.settings import read_settings  # noqa: PLC0415 - slow to load, and not needed to speak a language

        return read_settings(self.document)

    def plan_folders(self) -> list[Path]:
        """The folders with plans."""
        return [self.root / name for name in self.settings.plans or (PLANS,)]

    def output(self) -> Path:
        """The folder for reports: as the settings say, else ``build`` in the current folder. Raises ``Refused``."""
        named = self.settings.report.output
        folder = Path(_BUILD) if named is None else self.root / named
        try:
            inside(folder, self.root)
        except Refused as refused:
            hint, name = N_("choose another folder with --output"), shown_name(folder)
            raise Refused("{file} cannot be written: {why}", hint, file=name, why=refused.message) from None
        return folder
