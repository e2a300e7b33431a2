"""How reports look in a plan repository: its own templates, colours, fonts and logo, as its settings say.

Everything that ends up in the stylesheet was checked to be a colour or the name of a font. Templates are read here,
from the folder that the settings name and nowhere else; what renders them gets their text.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from ivp import files
from ivp.appearance import SHAPE_COLOURS, SHAPE_CONTRAST, TEXT_COLOURS, TEXT_CONTRAST, contrast
from ivp.finding import Message
from ivp.language import N_
from ivp.project import Project
from ivp.refusal import FOUND, Refused

LARGEST_LOGO = 200_000
LARGEST_TEMPLATES = 2_000_000
_PNG = b"\x89PNG\r\n\x1a\n"


def _unfit(sentence: str, **args: object) -> Refused:
    """What the settings name cannot be used."""
    problem = {"file": files.SETTINGS, "problem": Message(sentence, args)}
    return Refused(Message("{file}: {problem}", problem), exit_code=FOUND)


@dataclass(frozen=True, eq=False)
class Look:
    """The look of reports; without anything of its own that of the templates as they come."""

    folder: str = ""
    """The folder of one's own templates as the settings name it."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """The text of each of one's own templates by its name, which is its path in that folder."""
    colours: Mapping[str, str] = field(default_factory=dict)
    dark_colours: Mapping[str, str] = field(default_factory=dict)
    font: tuple[str, ...] = ()
    heading_font: tuple[str, ...] = ()
    logo: str = ""
    """The logo as an address with the picture in it; empty for none."""

    def place(self, template: str) -> str:
        """How messages call a template: with its folder where it is one's own."""
        return f"{self.folder}/{template}" if template in self.templates else template

    def rules(self, *, paper: bool) -> Markup:
        """The rules that go behind the stylesheet; on ``paper`` there is no dark."""
        light = _properties(self.colours)
        dark = _properties(self.dark_colours)
        fonts = "".join(
            f"--{name}: {', '.join(f'{chr(34)}{font}{chr(34)}' for font in names)}, {generic};"
            for name, names, generic in (
                ("sans", self.font, "sans-serif"),
                ("serif", self.heading_font, "serif"),
            )
            if names
        )
        parts = [f":root {{ {fonts} }}\n" if fonts else ""]
        if paper:
            parts.append(f":root {{ {light} }}\n" if light else "")
        else:
            parts.append(f"@media (prefers-color-scheme: light), print {{ :root {{ {light} }} }}\n" if light else "")
            parts.append(f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n" if dark else "")
        return Markup("".join(parts))  # noqa: S704


PLAIN = Look()
"""The look of the templates as they come."""


def _properties(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def look(project: Project) -> Look:
    """The look that the settings of a plan repository ask for.

    Raises ``Refused`` where the folder or the logo is not there, lies outside the repository or is not what it should
    be.
    """
    settings, root = project.settings.report, project.root
    return Look(
        settings.templates or "",
        dict(_own_templates(_folder(root, settings.templates), settings.templates)) if settings.templates else {},
        settings.colours,
        settings.dark_colours,
        settings.font,
        settings.heading_font,
        _logo(root, settings.logo) if settings.logo else "",
    )


def _inside(root: Path, name: str) -> Path:
    try:
        return files.inside(root / name, root)
    except Refused as refused:
        raise _unfit(N_("{path} leads out of the plan repository"), path=name) from refused


def _folder(root: Path, name: str) -> Path:
    path = _inside(root, name)
    if not path.is_dir():
        raise _unfit(N_("there is no folder {folder} with templates"), folder=name)
    return path


def _own_templates(folder: Path, shown: str) -> Iterator[tuple[str, str]]:
    """The templates in a folder and the folders in it, by their names; what is hidden (``.git``) is passed over."""
    room = LARGEST_TEMPLATES
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if any(part.startswith(".") for part in name.split("/")) or (path.is_dir() and not path.is_symlink()):
            continue
        where = {"file": f"{shown}/{name}"}
        if path.is_symlink() or not path.is_file():
            raise _unfit(N_("the template {file} is a link or no ordinary file; put the file itself there"), **where)
        try:
            data = files.read(path, folder, room)
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise _unfit(N_("the template {file} is not a text in UTF-8"), **where) from None
        except Refused:
            raise _unfit(N_("the template {file} cannot be read"), **where) from None
        room -= len(data)
        if room < 0:
            most = LARGEST_TEMPLATES // 1000
            sentence = N_("the templates in {folder} are larger than {number} kilobytes together")
            raise _unfit(sentence, folder=shown, number=most)
        yield name, text


def _logo(root: Path, name: str) -> str:
    path = _inside(root, name)
    try:
        data = files.read(path, root, LARGEST_LOGO)
    except Refused as refused:
        raise _unfit(N_("there is no logo {file}"), file=name) from refused
    if len(data) > LARGEST_LOGO:
        most = LARGEST_LOGO // 1000
        raise _unfit(N_("the logo {file} is larger than {number} kilobytes"), file=name, number=most)
    kind = "image/png" if data.startswith(_PNG) else "image/svg+xml" if _is_svg(data) else ""
    if not kind:
        raise _unfit(N_("the logo {file} is neither a PNG nor an SVG picture"), file=name)
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _is_svg(data: bytes) -> bool:
    """Whether this is an SVG picture without definitions of entities."""
    return b"<svg" in data[:2000] and b"<!ENTITY" not in data


def faint(chosen: Look, light: Mapping[str, str], dark: Mapping[str, str]) -> Iterator[Message]:
    """The colours of one's own that are hard to see; ``light`` and ``dark`` are those of the stylesheet."""
    for own, stylesheet in ((chosen.colours, light), (chosen.dark_colours, dark)):
        all_colours = {**stylesheet, **own}
        for names, least in ((TEXT_COLOURS, TEXT_CONTRAST), (SHAPE_COLOURS, SHAPE_CONTRAST)):
            for name in names:
                for ground in ("page", "panel"):
                    if name not in own and ground not in own:
                        continue
                    found = contrast(all_colours[name], all_colours[ground])
                    if found < least:
                        yield Message(
                            N_("the colour {name} on {ground} has a contrast of {found}; at least {least} is needed"),
                            {"name": name, "ground": ground, "found": f"{found:.1f}", "least": least},
                        )
