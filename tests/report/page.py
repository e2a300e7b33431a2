"""Reading a rendered page as a strict HTML parser does."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

import html5lib

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def parsed(page: str) -> ET.Element:
    """The tree of a page; raises where the page has any parse error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def text(element: ET.Element) -> str:
    """All text in an element, in one line."""
    return " ".join("".join(element.itertext()).split())


def seen(element: ET.Element) -> str:
    """The text in an element without what a class hides: labels of cards and words for screen readers."""
    if element.get("class") in {"cell", "hidden"}:
        return ""
    return (element.text or "") + "".join(seen(child) + (child.tail or "") for child in element)


def rows(tree: ET.Element, class_: str) -> Iterator[list[ET.Element]]:
    """The cells of each row of the tables with a class, without headings and groups."""
    for table in tree.iter("table"):
        if class_ in (table.get("class") or "").split():
            for row in table.iterfind("./tbody/tr"):
                if row.get("class") != "group":
                    yield list(row)


def tag(element: ET.Element) -> str:
    """An element's name without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
