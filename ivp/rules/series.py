"""The official tables that indicators name: codes that these have, each counted once (IVP313)."""

from __future__ import annotations

from collections.abc import Iterator

from ivp.finding import Finding, Message, Path, Severity
from ivp.language import N_
from ivp.model.indicator import Series
from ivp.reader.text import shorten
from ivp.reference.series import Table, codes_near, table, tables
from ivp.rules.registry import Subject, rule

_MOST = 4
"""So many codes are suggested."""


@rule("IVP313", Severity.WARNING)
def unfit_code(subject: Subject) -> Iterator[Finding]:
    """A code that its table does not have, or whose figures another code of the same sum already holds.

    Only of the tables that are known here: another one may well be there.
    """
    for path, shape in subject.shapes:
        if isinstance(shape, Series) and (known := table(shape.table)):
            for index, code in enumerate(shape.codes):
                yield from _unfit((*path, "codes", index), code, shape, known)


def _unfit(path: Path, code: str, series: Series, known: Table) -> Iterator[Finding]:
    titles = known.codes.titles
    shown = {"table": known.code, "code": shorten(code)}
    if code not in titles:
        message = Message(N_("table {table} has no code “{code}”"), shown)
        yield unfit_code.found(path, message, _meant(code, known))
        return
    whole = next((one for one in series.codes if known.codes.holds(one, code)), None)
    if whole:
        shown |= {"whole": whole, "title": titles[whole], "part": titles[code]}
        message = Message(N_("{code} ({part}) is counted twice: it is a part of {whole} ({title})"), shown)
        yield unfit_code.found(path, message, Message(N_("delete one of the two"), shown))


def _meant(code: str, known: Table) -> Message:
    """What to write instead of a code that a table does not have."""
    near = [f"{one} ({known.codes.titles[one]})" for one in codes_near(code, known.codes)[:_MOST]]
    if near:
        return Message(N_("did you mean {nearest}?"), {"nearest": ", ".join(near)})
    other = next((one for one in tables().values() if code in one.codes.titles), None)
    if other:
        shown = {"code": code, "title": other.codes.titles[code], "table": other.code}
        return Message(N_("{code} ({title}) is a code of table {table}"), shown)
    return Message(N_("look it up with: ivp series search, and what is counted, such as woninginbraak"))
