"""The tags of a PDF put right: what PDF/UA-1 asks and WeasyPrint leaves undone.

WeasyPrint 70 hands over its finished objects before they are written. Here the lists, the header cells, the links and
the running heads among them are mended; what is mended and what is not stands in ``docs/reports.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pydyf

_PRINTED = 4
"""The flag of an annotation that stays on paper."""


def mend(_: object, pdf: pydyf.PDF) -> None:
    """Put the tags of a PDF right, in place; the first argument is the document that WeasyPrint hands over too."""
    _Tags(pdf).mend()


class _Tags:
    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.root = self._at(pdf.catalog["StructTreeRoot"])
        self.owners = self._at(self.root["ParentTree"])["Nums"]

    def _at(self, reference: bytes) -> Any:
        return self.pdf.objects[int(reference.split()[0])]

    def _below(self, element: Any) -> Iterator[Any]:
        """The elements right below one."""
        for kid in element["K"]:
            if isinstance(kid, bytes) and "S" in (found := self._at(kid)):
                yield found

    def _all(self, element: Any) -> Iterator[Any]:
        for kid in self._below(element):
            yield kid
            yield from self._all(kid)

    def mend(self) -> None:
        for element in list(self._all(self.root)):
            if element["S"] == "/L":
                self._list(element)
            elif element["S"] == "/Table":
                self._table(element)
            elif element["S"] == "/Link":
                self._link(element)
        for item in self.pdf.objects:
            if isinstance(item, dict) and item.get("Subtype") == "/Link":
                item["F"] = _PRINTED
        self._leave_out()

    def _list(self, element: Any) -> None:
        """A term with its descriptions is one item: the term its label, the descriptions its body."""
        for group in self._below(element):
            items = [item for item in self._below(group) if item["S"] == "/LI"]
            if group["S"] not in {"/Div", "/NonStruct"} or not items:
                continue
            group["S"] = "/LI"
            group["K"] = pydyf.Array()
            for index, item in enumerate(items):
                for body in self._below(item):
                    body["S"] = "/Lbl" if index == 0 and len(items) > 1 else "/LBody"
                    body["P"] = group.reference
                    group["K"].append(body.reference)

    def _table(self, element: Any) -> None:
        """Header cells say what they head: in the head and over a group of rows what is below, else their row."""
        for part in self._below(element):
            for cell in self._all(part):
                if cell["S"] == "/TH":
                    below = part["S"] == "/THead" or "ColSpan" in cell["A"]
                    cell["A"]["Scope"] = "/Column" if below else "/Row"

    def _link(self, element: Any) -> None:
        """What stands in a link, bold or hidden, has annotations of its own: they belong to the link."""
        for inside in list(self._all(element)):
            for kid in [kid for kid in inside["K"] if isinstance(kid, bytes)]:
                reference = self._at(kid)
                if reference.get("Type") == "/OBJR":
                    inside["K"].remove(kid)
                    element["K"].append(kid)
                    self.owners[self._place(self._at(reference["Obj"])["StructParent"])] = element.reference

    def _place(self, number: int) -> int:
        """Where it is said what owns the content of a page, or an annotation, with this number."""
        return 2 * self.owners[::2].index(number) + 1  # type: ignore[no-any-return]

    def _leave_out(self) -> None:
        """Content that the tree does not hold, the heads and feet of pages, is no content: an artifact."""
        held = {id(element) for element in self._all(self.root)}
        pages = [self.pdf.objects[number] for number in self.pdf.pages["Kids"][::3]]
        for number, page in enumerate(pages):
            owners = self.owners[self._place(number)]
            outside = {mark for mark, owner in enumerate(owners) if id(self._at(owner)) not in held}
            for mark in outside:
                owners[mark] = "null"
            content = self._at(page["Contents"]).stream
            for place, (_, properties) in enumerate(pairwise(content)):
                if isinstance(properties, dict) and properties.get("MCID") in outside:
                    content[place] = "/Artifact"
                    del properties["MCID"]
                    properties["Type"] = "/Pagination"
        for item in self.pdf.objects:
            if isinstance(item, dict) and item.get("Type") == "/StructElem" and id(item) not in held:
                item.clear()
