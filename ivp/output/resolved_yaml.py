"""A plan written out in full: its own YAML with all that it takes from the files above it filled in."""

from __future__ import annotations

from typing import Any

import yaml

from ivp.dossier.narrowing import Elsewhere, narrowed
from ivp.dossier.resolve import Resolved
from ivp.finding import Path
from ivp.model.inheritance import CARRIES_OUT, WORDS
from ivp.model.short_forms import fields, shortest
from ivp.reader.node import Entry, Mapping, Node, Scalar, Sequence, find
from ivp.reader.number import numeral
from ivp.reference.municipalities import Municipality
from ivp.view.plan_view import told_for
from ivp.view.wording import Wording
from ivp.vocabulary import Block

_WIDTH = 120
_LONGEST_NUMBER = 40


def written_out(plan: Resolved, only: Municipality | None = None) -> str:
    """The plan as YAML that reads to the same plan beside the files that it names.

    What it may only refer to is left out, and what would be added a second time: figures of a joint plan that are the
    area's, states, words that a plan has before those of the file that carries it out. For ``only`` one municipality of
    its area it is without what is about others alone, and a comment says so.
    """
    model = type(plan.whole)
    elsewhere = Elsewhere(plan, only) if only else None
    tree: dict[str, Any] = _data(shortest(_kept(plan, plan.layer.whole, (), elsewhere), model))
    tree = {
        key: tree[key] for key in dict.fromkeys(("ivp", "kind", "title", *fields(model))) if tree.get(key, {}) != {}
    }
    said = told_for(narrowed(plan, only), Wording(plan.own.language)) if only else ""
    return (f"# {said}\n" if said else "") + yaml.dump(
        tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
    )


def _kept(plan: Resolved, node: Node, path: Path, elsewhere: Elsewhere | None) -> Node:
    """What stands at a path, without what reading the text again would add, and what is ``elsewhere``."""
    if path in plan.layer.moved or (isinstance(node, Scalar) and plan.layer.gives(path)):
        given = find(plan.layer.own, path)[0]
        if elsewhere and isinstance(given, Sequence):
            return Sequence([item for item in given.items if elsewhere.keeps(item, path[-1])], given.span)
        return given
    if isinstance(node, Mapping):
        entries = {
            key: Entry(entry.key, _kept(plan, entry.value, (*path, key), elsewhere))
            for key, entry in node.entries.items()
            if _stays(plan, (*path, key)) and (elsewhere is None or elsewhere.holds(plan.layer.whole, (*path, key)))
        }
        own, _, missing = find(plan.layer.own, path)
        for key, entry in own.entries.items() if isinstance(own, Mapping) and not missing else ():
            if key not in node.entries and isinstance(entry.value, Mapping) and "left_out" in entry.value.entries:
                entries[key] = Entry(entry.key, entry.value)
        return Mapping(entries, node.span, node.shape)
    if isinstance(node, Sequence):
        items = [
            _kept(plan, item, (*path, index), elsewhere)
            for index, item in enumerate(node.items)
            if elsewhere is None or elsewhere.keeps(item, path[-1])
        ]
        return Sequence(items, node.span)
    return node


def _stays(plan: Resolved, path: Path) -> bool:
    if len(path) == 2 and any(path[0] in relation.blocks for relation, _ in plan.layer.above):
        entries = getattr(plan.own, str(path[0]), {})
        return path[1] in {str(key) for key in entries} or plan.layer.gives(path)
    if plan.layer.above and path[0] == Block.ACTIONS and path[2:3] == ("state",) and len(path) > 3:
        return plan.layer.gives(path)  # a state is told by one file
    in_entry = len(path) > 2 and all(isinstance(step, str) for step in path)  # a list is replaced whole
    if in_entry and path[-1] in WORDS and any(relation is CARRIES_OUT for relation, _ in plan.layer.above):
        return plan.layer.gives(path)
    joint_figure = plan.joint and len(path) > 2 and path[0] == "indicators" and path[2] == "values"
    return not joint_figure or path[1] not in plan.joint.indicators or plan.layer.gives(path)  # type: ignore[union-attr]


class _Plain(str):
    """What is written as it is, without quotes where it can be."""

    __slots__ = ()


def _data(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {_Plain(key): _data(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [_data(item) for item in node.items]
    if isinstance(node.value, str):
        as_it_is = node.plain and node.text == node.value and not numeral(node.value[:_LONGEST_NUMBER])
        return _Plain(node.value) if as_it_is else node.value
    words = {"None": "null", "True": "true", "False": "false"}
    return _Plain(node.text or words.get(str(node.value), str(node.value)))


class _Dumper(yaml.SafeDumper):
    """Writes texts so that they are read as texts, with lists further in than their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        """Lists stand deeper than the key that they belong to."""
        del indentless
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Nothing is an alias of something else."""
        del data
        return True


def _plain(dumper: yaml.SafeDumper, text: _Plain) -> yaml.ScalarNode:
    tag = dumper.resolve(yaml.ScalarNode, str(text), (True, False))  # type: ignore[no-untyped-call]
    return yaml.ScalarNode(tag, str(text))


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else '"' if text[:1] in "+-.0123456789" else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(_Plain, _plain)
_Dumper.add_representer(str, _text)
