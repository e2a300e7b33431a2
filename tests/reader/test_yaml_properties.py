"""What holds for every text: the reader never fails, and what is written is what is read."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import check_places

from ivp.reader.node import Scalar, plain, walk
from ivp.reader.yaml import read_yaml

SIGNS = " \t\n\r-:#'\"[]{}>|*&!%@`,?.~<=\\ab019éN\u00a0“”"
PIECES = ["a: ", "- ", "  ", "\n", "b", "'", '"', "[", "]", "{", "}", ",", " #", ": ", "%", "1"]
texts = st.text(st.characters(codec="utf-8"), max_size=40) | st.text(st.sampled_from(SIGNS), max_size=80)


def check(data: bytes) -> None:
    document, problems = read_yaml("plan.yaml", data)
    check_places(document, problems)
    assert document.root is not None or problems


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    check(data)


@settings(max_examples=400)
@given(texts)
def test_any_text(text: str) -> None:
    check(text.encode())


@given(
    st.lists(st.sampled_from(["a: ", "- ", "  ", "\n", "b", "'", '"', "[", "]", "{", "}", ",", " #", ": ", "%", "1"]))
)
def test_any_text_of_yaml_pieces(pieces: list[str]) -> None:
    check(("a:\n  " + "".join(pieces)).encode())


def test_any_text_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivp.reader.yaml._LOADER", yaml.SafeLoader)

    @given(texts)
    def run(text: str) -> None:
        check(text.encode())

    run()


printable = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cn", "Co"]), max_size=20)
keys = printable.filter(lambda text: bool(text.strip()))
scalars = st.none() | st.booleans() | st.integers(-(10**15) + 1, 10**15 - 1) | printable
data = st.dictionaries(
    keys,
    st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4)),
    min_size=1,
    max_size=5,
)


def frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: frozen(inner) for key, inner in value.items()}
    return tuple(frozen(inner) for inner in value) if isinstance(value, list) else value


@given(data)
def test_json_reads_back(value: dict[str, Any]) -> None:
    document, problems = read_yaml("plan.yaml", json.dumps(value, ensure_ascii=False).encode())
    assert problems == []
    assert document.root is not None
    assert plain(document.root) == frozen(value)


@given(data)
def test_quoted_yaml_reads_back(value: dict[str, Any]) -> None:
    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:
            return True

    Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'"))
    text = yaml.dump(value, Dumper=Dumper, allow_unicode=True, width=10_000, sort_keys=False)
    document, problems = read_yaml("plan.yaml", text.encode())
    assert problems == []
    assert document.root is not None
    assert plain(document.root) == frozen(value)


words = st.text(st.sampled_from("abc éX-"), min_size=1, max_size=12).map(str.strip).filter(lambda text: text[:1] > "-")
numbers = st.decimals(-1000, 1000, places=2).map(str) | st.integers(-9999, 9999).map(str)


@given(st.dictionaries(words, st.lists(words | numbers, min_size=1, max_size=4) | words | numbers, min_size=1))
def test_spans_hold_the_text(value: dict[str, Any]) -> None:
    lines = []
    for key, inner in value.items():
        if isinstance(inner, list):
            lines += [f"{key}:", *(f"  - {item}  # opmerking" for item in inner)]
        else:
            lines.append(f"{key}: {inner}")
    document, problems = read_yaml("plan.yaml", "\n".join(lines).encode())
    assert problems == []
    assert document.root is not None
    assert document.lines == lines
    scalars_found = [node for _, node in walk(document.root) if isinstance(node, Scalar)]
    for node in scalars_found:
        assert node.span.line == node.span.end_line
        assert lines[node.span.line - 1][node.span.column - 1 : node.span.end_column - 1] == node.text
    expected = [item for inner in value.values() for item in (inner if isinstance(inner, list) else [inner])]
    assert [node.text for node in scalars_found] == expected
