"""Every code that findings of this program carry."""

from __future__ import annotations

from ivp import rules  # noqa: F401  (codes are known once they are defined; the rules import all but the following)
from ivp.finding import Code
from ivp.language import N_
from ivp.suppression import comments  # noqa: F401

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


def known_codes() -> dict[str, Code]:
    """All codes in order, by their identifier."""
    return dict(sorted(Code.known.items()))
