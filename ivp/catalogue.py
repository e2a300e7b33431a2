"""Every kind of finding that this program gives, by its code."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from ivp import observations, resolve, rules, settings, workspace
from ivp.finding import Code
from ivp.language import N_
from ivp.model import codes as shape
from ivp.reader import codes as reading
from ivp.reader import toml
from ivp.suppression import comments

GROUPS = {
    "IVP1": N_("reading the text"),
    "IVP2": N_("shape of a plan"),
    "IVP3": N_("references"),
    "IVP4": N_("indicators and targets"),
    "IVP5": N_("governance and law"),
    "IVP6": N_("actions"),
    "IVP7": N_("texts"),
    "IVP8": N_("observations"),
    "IVP9": N_("comments that suppress findings"),
}
"""What the codes that start so are about."""

_MODULES: tuple[ModuleType, ...] = (reading, shape, workspace, toml, settings, resolve, observations, comments)


@cache
def catalogue() -> dict[str, Code]:
    """All codes in order, each with its severity and title."""
    defined = [code for module in _MODULES for code in vars(module).values() if isinstance(code, Code)]
    codes = {code.id: code for code in (*defined, *(rule.code for rule in rules.RULES))}
    return dict(sorted(codes.items()))
