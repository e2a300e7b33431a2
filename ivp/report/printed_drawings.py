"""A page made ready for the printer: what WeasyPrint leaves out is worked out beforehand.

WeasyPrint does not apply a page's stylesheet inside its drawings. Here every drawing gets what the stylesheet says of
it as attributes, with custom properties and ``currentColor`` filled in. What is decoration (``aria-hidden``) becomes a
background, so that it is no figure in the tags of the PDF; the other drawings keep their title with the description as
the alternative text.
"""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

import cssselect2
import tinycss2

SVG = "{http://www.w3.org/2000/svg}"
_PROPERTIES = (
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "font-size",
    "font-weight", "font-family", "paint-order", "color",
)  # fmt: skip
_VARIABLE = re.compile(r"var\((--[a-z0-9-]+)\)")


def settle(page: ET.Element) -> None:
    """Work out the drawings of a parsed page, in place."""
    _Page(page).settle()


class _Page:
    def __init__(self, page: ET.Element) -> None:
        self.page = page
        self.parents = {child: parent for parent in page.iter() for child in parent}
        self.variables: dict[str, str] = {}
        self.matcher = cssselect2.Matcher()
        for style in page.iter("style"):
            self._read(tinycss2.parse_stylesheet(style.text or "", skip_comments=True, skip_whitespace=True))
        self.symbols = {item.get("id", ""): item for item in page.iter(f"{SVG}symbol")}
        self.wrapped = {
            item.etree_element: item for item in cssselect2.ElementWrapper.from_html_root(page).iter_subtree()
        }
        self.styles: dict[ET.Element, dict[str, str]] = {}

    def _read(self, rules: Iterable[Any]) -> None:
        """The rules that hold on paper."""
        for rule in rules:
            if rule.type == "at-rule" and rule.lower_at_keyword == "media":
                media = {word.strip() for word in tinycss2.serialize(rule.prelude).split(",")}
                if media & {"print", "all"} and rule.content is not None:
                    self._read(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
            elif rule.type == "qualified-rule":
                self._add(rule)

    def _add(self, rule: Any) -> None:
        given: dict[str, str] = {}
        for one in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            if one.type == "declaration":
                name = one.name if one.name.startswith("--") else one.lower_name
                given[name] = tinycss2.serialize(one.value).strip()
        if tinycss2.serialize(rule.prelude).strip() == ":root":
            self.variables |= {name: value for name, value in given.items() if name.startswith("--")}
        wanted = {name: value for name, value in given.items() if name in _PROPERTIES}
        if not wanted:
            return
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            return
        for selector in selectors:
            if selector.pseudo_element is None and not selector.never_matches:
                self.matcher.add_selector(selector, wanted)

    def _style(self, element: ET.Element) -> dict[str, str]:
        """What the stylesheet says of an element, by the most specific rule."""
        if element not in self.styles:
            style: dict[str, str] = {}
            found = self.matcher.match(self.wrapped[element]) if element in self.wrapped else ()
            for _, _, _, given in sorted(found, key=lambda match: match[:2]):
                style |= given
            self.styles[element] = {name: self._filled(value) for name, value in style.items()}
        return self.styles[element]

    def _filled(self, value: str) -> str:
        for _ in range(4):
            value = _VARIABLE.sub(lambda match: self.variables.get(match[1], "inherit"), value)
        return value

    def settle(self) -> None:
        for element in self.page.iter():
            if element.tag in {"ul", "ol", "dl"}:
                _close_up(element)
        for drawing in list(self._drawings(self.page)):
            if "sprite" in drawing.get("class", "").split():
                self.parents[drawing].remove(drawing)
                continue
            self._draw(drawing, self._colour(drawing))
            if drawing.get("aria-hidden") == "true":
                self._as_background(drawing)
            else:
                _describe(drawing)

    def _drawings(self, element: ET.Element) -> Iterator[ET.Element]:
        for child in element:
            if child.tag == f"{SVG}svg":
                yield child
            else:
                yield from self._drawings(child)

    def _colour(self, element: ET.Element | None) -> str:
        """The colour of text where an element stands."""
        while element is not None:
            colour = self._style(element).get("color", "inherit")
            if colour not in {"inherit", "currentColor"}:
                return colour
            element = self.parents.get(element)
        return self.variables.get("--ink", "#000")

    def _draw(self, element: ET.Element, colour: str) -> None:
        style = self._style(element)
        for name in _PROPERTIES:
            value = style.get(name, element.get(name))
            if value is not None and name not in {"color", "paint-order"}:
                element.set(name, colour if value == "currentColor" else value.replace('"', "'"))
        for index, child in reversed(list(enumerate(element))):
            if child.tag == f"{SVG}use":
                symbol = self.symbols.get(child.get("href", "")[1:])
                parts = [self._copy(part, colour) for part in symbol] if symbol is not None else []
                element[index : index + 1] = parts
                continue
            self._draw(child, colour)
            if "paint-order" in self._style(child):
                behind = deepcopy(child)
                behind.set("fill", child.get("stroke", "none"))
                child.set("stroke", "none")
                element.insert(index, behind)

    def _copy(self, part: ET.Element, colour: str) -> ET.Element:
        """A part of a symbol as it is drawn in one place."""
        made = deepcopy(part)
        self.styles[made] = self._style(part)
        self._draw(made, colour)
        return made

    def _as_background(self, drawing: ET.Element) -> None:
        parent = self.parents[drawing]
        place = list(parent).index(drawing)
        picture = ET.Element(f"{SVG}svg", {name: drawing.get(name, "") for name in ("viewBox", "fill", "stroke")})
        for name in ("stroke-width", "stroke-linecap", "stroke-linejoin"):
            if name in drawing.attrib:
                picture.set(name, drawing.get(name, ""))
        picture.extend(drawing)
        data = base64.b64encode(ET.tostring(picture)).decode("ascii")
        size = "".join(f"{name}: {drawing.get(name)}px; " for name in ("width", "height") if name in drawing.attrib)
        style = f"{size}background: url(data:image/svg+xml;base64,{data}) no-repeat; background-size: 100% 100%"
        stand_in = ET.Element("i", {"class": f"drawn {drawing.get('class', '')}", "style": style})
        stand_in.tail = drawing.tail
        parent[place] = stand_in


def _close_up(around: ET.Element) -> None:
    """Take the white space from between the items of a list: where items stand side by side it would be tagged."""
    around.text = None
    for item in around:
        item.tail = None


def _describe(drawing: ET.Element) -> None:
    """Put the description behind the title, which is the alternative text."""
    title, description = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
    if title is not None and description is not None and description.text:
        title.text = f"{(title.text or '').rstrip('.')}. {description.text}"
