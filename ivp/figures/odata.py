"""Grids from JSON as the open data services of CBS and police give it (OData, third and fourth version)."""

from __future__ import annotations

import json
import re
from typing import Any

from ivp.figures.grid import Grid, Remark
from ivp.finding import Message
from ivp.language import N_
from ivp.refusal import Refused

_CONTEXTS = ("odata.metadata", "@odata.context")
_MORE = ("odata.nextLink", "@odata.nextLink")
TABLE = re.compile(r"(?<!\d)\d{4,5}[A-Za-z]{2,3}(?![A-Za-z])")
"""What official tables are called: 47018NED."""


def read_odata(name: str, data: bytes) -> Grid:
    """The grid of a file with an answer of the service, as saved. Raises ``Refused`` where it is none."""
    try:
        answer = json.loads(data.decode("utf-8-sig"), parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        hint = N_("save the answer of the service again; it may have been cut off")
        place = f"{name}:{line}:{getattr(error, 'colno', 1)}"
        raise Refused("this is not JSON, or only a part of it", hint, place=place) from None
    found = answer.get("value") if isinstance(answer, dict) else answer
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        hint = N_("save the answer to a request for observations (v4) or TypedDataSet (v3)")
        raise Refused("this JSON holds no list of figures under value", hint, place=name)
    names = list(dict.fromkeys(key for item in found for key in item))
    context = next((str(answer[key]) for key in _CONTEXTS if key in answer), "") if isinstance(answer, dict) else ""
    table = TABLE.search(context)

    def where(row: int, cell: int) -> str:
        column = names[cell] if cell < len(names) else ""
        if row == 0:
            return f"{name}: value"
        return f"{name}: value[{row - 1}]{'.' if column else ''}{column}"

    rows = [names, *([_text(item.get(key)) for key in names] for item in found)]
    more = isinstance(answer, dict) and any(key in answer for key in _MORE)
    told = Remark(name, Message(N_("the service has more than this file holds; save its next pages as well")))
    return Grid(name, rows, where, table=table[0] if table else None, remarks=(told,) if more else ())


def _text(value: Any) -> str:
    """A value of JSON as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else ""
