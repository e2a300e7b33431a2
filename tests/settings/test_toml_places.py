"""Places in TOML: the data is that of the standard library, and each place holds what it says."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ivp.reader.node import Mapping, Node, Scalar, Sequence, plain, walk
from ivp.reader.toml import read_toml

TEXT = """\
a = 1
"b c".'d.e' . f = "x # y" # remark
list = [ "one", # remark ] here
  'two]',
  [1.50, true], ]
many = \"\"\"
first "" second
\"\"\"\"\"
raw = '''it's'''
inline = { x = {}, "y}" = [{z = -1}] }
[table . sub]
key = 0x1F
[[rows]]
n = 1
[[rows]]
n = 2
[rows.deeper]
m = "é"
"""


def as_plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_plain(item) for key, item in value.items()}
    return tuple(as_plain(item) for item in value) if isinstance(value, list) else value


def test_the_data_is_the_same() -> None:
    document, findings = read_toml("ivp.toml", TEXT.encode())
    assert findings == []
    assert document.root is not None
    assert plain(document.root) == as_plain(tomllib.loads(TEXT, parse_float=Decimal))


def test_a_place_holds_the_value() -> None:
    document, _ = read_toml("ivp.toml", TEXT.encode())
    assert isinstance(document.root, Mapping)
    lines = TEXT.split("\n")
    for _, node in walk(document.root):
        if isinstance(node, Scalar) and node.span.line == node.span.end_line:
            assert lines[node.span.line - 1][node.span.column - 1 : node.span.end_column - 1] == node.text
        elif isinstance(node, Sequence) and lines[node.span.line - 1].count("["):
            assert lines[node.span.line - 1][node.span.column - 1] in "[r"


def values() -> st.SearchStrategy[Node | Any]:
    texts = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=8)
    return st.recursive(
        st.integers(-9, 9) | st.booleans() | texts, lambda inner: st.lists(inner, max_size=3), max_leaves=5
    )


def written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return "[" + ", ".join(map(written, value)) + "]" if isinstance(value, list) else str(value)


@given(st.dictionaries(st.text("abc-_ .#]=", min_size=1, max_size=5), values(), max_size=4))
def test_any_table_is_read_back(table: dict[str, Any]) -> None:
    text = "".join(f"{written(key)} = {written(value)}\n" for key, value in table.items())
    document, findings = read_toml("ivp.toml", text.encode())
    if not findings:
        assert document.root is not None
        assert plain(document.root) == as_plain(table)


@given(st.text("ab.=[]{}\"'#,\n 1-\\", max_size=30))
def test_nothing_makes_it_fail(text: str) -> None:
    document, findings = read_toml("ivp.toml", text.encode())
    assert (document.root is None) == bool(findings)
