"""What a source hands down to its indicators, so that it is written once: the unit and noun of its figures, and more.

An indicator's own goes first. It happens in the tree, before the strict model reads it, and leaves the document's own
tree as it is: what is handed down is looked at, and found, where it stands.
"""

from __future__ import annotations

from ivp.finding import Path
from ivp.reader.node import Entry, Mapping, Node, Scalar, find
from ivp.vocabulary import Direction

KEYS = ("unit", "noun", "per", "better", "population", "definition")
_OF_THE_UNIT = ("noun", "per")


def handed_down(root: Mapping) -> tuple[Mapping, set[Path]]:
    """The tree with what its indicators take over from their sources, and the paths of that."""
    indicators = _block(root, "indicators")
    if indicators is None or _block(root, "sources") is None:
        return root, set()
    entries, taken = dict(indicators.entries), set[Path]()
    for identity, entry in indicators.entries.items():
        if isinstance(entry.value, Mapping) and (given := _given(root, entry.value)):
            whole = Mapping(entry.value.entries | given, entry.value.span, entry.value.shape)
            entries[identity] = Entry(entry.key, whole, entry.written)
            taken |= {("indicators", identity, key) for key in given}
    block = Entry(root.entries["indicators"].key, Mapping(entries, indicators.span, indicators.shape))
    return Mapping(root.entries | {"indicators": block}, root.span, root.shape), taken


def where(root: Node, path: Path) -> Path:
    """Where what stands at ``path`` was written: with its source where an indicator takes it over."""
    if len(path) < 3 or path[0] != "indicators" or path[2] not in KEYS:
        return path
    indicator, _, rest = find(root, path[:2])
    if rest or not isinstance(indicator, Mapping) or path[2] in indicator.entries:
        return path
    there = ("sources", _source(indicator), *path[2:])
    return path if find(root, there[:3])[2] else there


def _given(root: Mapping, indicator: Mapping) -> dict[str, Entry]:
    """What an indicator takes over; a noun or base only with the unit, a direction only where its target says none."""
    source = find(root, ("sources", _source(indicator)))
    if source[2] or not isinstance(source[0], Mapping):
        return {}
    given = {key: source[0].entries[key] for key in KEYS if key in source[0].entries and key not in indicator.entries}
    if _text(indicator, "unit") not in {"", _text(source[0], "unit")}:
        given = {key: entry for key, entry in given.items() if key not in _OF_THE_UNIT}
    target = _block(indicator, "target")
    if target is not None and any(one in target.entries for one in Direction):
        given.pop("better", None)
    return given


def _source(indicator: Mapping) -> str:
    return _text(indicator, "source")


def _text(block: Mapping, key: str) -> str:
    value = block.entries[key].value if key in block.entries else None
    return str(value.value) if isinstance(value, Scalar) and value.value is not None else ""


def _block(block: Mapping, key: str) -> Mapping | None:
    value = block.entries[key].value if key in block.entries else None
    return value if isinstance(value, Mapping) else None
