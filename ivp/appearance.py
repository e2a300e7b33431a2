"""What a plan repository may set of the look of its reports: the names of colours, what a colour and a font may be."""

from __future__ import annotations

import re

COLOURS = ("page", "panel", "band", "hair", "rule", "ink", "soft", "grid", "line", "target", "good", "bad", "warn")
"""The stylesheet's colours, each a custom property there."""
TEXT_COLOURS = ("ink", "soft", "line", "target", "good", "bad", "warn")
"""Those that text is printed in."""
SHAPE_COLOURS = ("grid",)
"""Those of shapes and lines that must be seen."""
TEXT_CONTRAST, SHAPE_CONTRAST = 4.5, 3.0
"""The least contrast of text, and of shapes, with what they stand on (WCAG 2.2, 1.4.3 and 1.4.11)."""

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_FONT = re.compile(r"[^\W\d_][\w .'-]{0,60}")


def is_colour(text: str) -> bool:
    """Whether a text is a colour such as ``#154273``."""
    return _HEX.fullmatch(text) is not None


def is_font(text: str) -> bool:
    """Whether a text can be the name of a font."""
    return _FONT.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
