"""Manual pages of the kinds of findings that no rule gives: reading, shape, files, observations, suppressions.

Each text has the form of a rule's docstring (``ivp.rules.manual``). A page without examples is about a file that
cannot stand in an example: one that is too large, cannot be read, or lies elsewhere.
"""

from __future__ import annotations

from ivp.rules.pages import files, layout, numbers, observed, quoting, settings, shape, tables, yaml

PAGES: dict[str, str] = {
    **files.PAGES,
    **yaml.PAGES,
    **quoting.PAGES,
    **layout.PAGES,
    **numbers.PAGES,
    **tables.PAGES,
    **settings.PAGES,
    **shape.PAGES,
    **observed.PAGES,
}
"""The text of each page, by the identifier of its kind of finding."""
