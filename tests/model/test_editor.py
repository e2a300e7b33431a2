"""An editor with the YAML language server completes and marks a plan by its schema."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SCHEMA = Path(__file__).parents[2] / "ivp" / "schema" / "plan.json"
SERVER = os.environ.get("IVP_YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")

pytestmark = [
    pytest.mark.program,
    pytest.mark.skipif(SERVER is None, reason="the YAML language server is not installed (npm)"),
]


class Server:
    """The language server over its standard input and output."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.number = 0
        self.marked: dict[str, list[dict[str, Any]]] = {}

    def send(self, method: str, params: dict[str, Any], *, asks: bool) -> int | None:
        message: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
        if asks:
            self.number += 1
            message["id"] = self.number
        self._write(message)
        return self.number if asks else None

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.marked[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            items = message["params"].get("items", [{}]) if isinstance(message["params"], dict) else [{}]
            wanted = [SETTINGS if item.get("section") == "yaml" else None for item in items]
            result = wanted if message["method"] == "workspace/configuration" else None
            self._write({"jsonrpc": "2.0", "id": message["id"], "result": result})
        return message

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        number = self.send(method, params, asks=True)
        while True:
            message = self.read()
            if message.get("id") == number and "method" not in message:
                return message.get("result")

    def open(self, uri: str, text: str) -> list[dict[str, Any]]:
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document}, asks=False)
        while uri not in self.marked:
            self.read()
        return self.marked[uri]

    def at(self, method: str, uri: str, line: int, column: int) -> Any:
        position = {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
        return self.ask(f"textDocument/{method}", position)

    def completions(self, uri: str, line: int, column: int) -> dict[str, str]:
        """The words that can stand there, each offered once, with what is said of it."""
        found = self.at("completion", uri, line, column)
        items = found["items"] if isinstance(found, dict) else found or []
        labels = [item["label"] for item in items]
        assert len(labels) == len(set(labels)), labels
        said = [item.get("documentation") or "" for item in items]
        return dict(zip(labels, (text["value"] if isinstance(text, dict) else text for text in said), strict=True))


SETTINGS = {
    "validate": True,
    "completion": True,
    "hover": True,
    "schemas": {SCHEMA.as_uri(): "*.yaml"},
    "schemaStore": {"enable": False},
    "yamlVersion": "1.2",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    assert SERVER is not None, "the YAML language server is not installed"
    process = subprocess.Popen([SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    client = Server(process)
    capabilities = {"workspace": {"configuration": True}, "textDocument": {"publishDiagnostics": {}}}
    client.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
    client.send("initialized", {}, asks=False)
    client.send("workspace/didChangeConfiguration", {"settings": {"yaml": SETTINGS}}, asks=False)
    yield client
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        assert stream
        stream.close()


HEAD = "ivp: 1\nkind: plan\ntitle: Proef\nmunicipalities: [Maasgouw]\nperiod: 2023-2026\n"


def test_it_completes_keys_and_words(server: Server) -> None:
    text = HEAD + "status: \nindicators:\n  inbraak:\n    name: Inbraken\n    unit: count\n    \n"
    server.open("file:///keys.yaml", text)
    assert {"draft", "consultation", "adopted", "withdrawn"} == set(server.completions("file:///keys.yaml", 5, 8))
    assert {"baseline", "target", "source", "for"} <= set(server.completions("file:///keys.yaml", 10, 4))
    server.open("file:///top.yaml", HEAD + "\n")
    assert {"priorities", "themes", "indicators", "decisions"} <= set(server.completions("file:///top.yaml", 5, 0))


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("status: ", {"draft": "Concept / Draft", "adopted": "Vastgesteld / Adopted"}),
        ("fields: ", {"kernbeleid-2017": "de velden en thema's van de VNG-methode"}),
        ("cycle:\n  a:\n    what: Rapportage\n    every: ", {"quarter": "elk kwartaal / each quarter"}),
        ("cycle:\n  a:\n    what: Rapportage\n    in: ", {"Q2": "in het tweede kwartaal / in the second quarter"}),
        ("actions:\n  a:\n    name: A\n    state:\n      2024-06: ", {"done": "Gereed / Done"}),
        (
            "actions:\n  a:\n    name: A\n    state:\n      2024-06:\n        status: running\n        light: ",
            {"green": "groen / green", "red": "rood / red"},
        ),
        (
            "indicators:\n  a:\n    name: A\n    unit: count\n    series:\n      table: ",
            {"47018NED": "Misdrijven per gemeente, wijk en buurt, per jaar", "47021NED": "Overlast per gemeente"},
        ),
        (
            "indicators:\n  a:\n    name: A\n    unit: count\n    series:\n      table: 47018NED\n      codes: ",
            {"1.1.1": "Diefstal/inbraak woning", "E35": "Melding overlast jeugd"},
        ),
        ("labels:\n  ", {"topic_goals": "Doel", "problem": "Probleem"}),
        ("chapters:\n  ", {"priorities": "Prioriteiten / Priorities", "budget": "Begroting / Budget"}),
        ("chapters:\n  slot:\n    name: Slot\n    parts:\n      ", {"cycle": "Beleidscyclus / Policy cycle"}),
        (
            "indicators:\n  a:\n    name: A\n    unit: count\n    target:\n      ",
            {
                "at_most": "Ten hoogste dit.",
                "at_least": "Ten minste dit.",
                "text": "Het doel in de woorden van het plan.",
            },
        ),
    ],
)
def test_it_says_what_each_word_means(server: Server, fragment: str, said: dict[str, str]) -> None:
    uri = f"file:///words-{abs(hash(fragment))}.yaml"
    lines = (HEAD + fragment).split("\n")
    server.open(uri, HEAD + fragment + "\n")
    offered = server.completions(uri, len(lines) - 1, len(lines[-1]))
    assert set(said) <= set(offered)
    assert [word for word, text in said.items() if text not in offered[word]] == [], offered


@pytest.mark.parametrize(
    ("fragment", "line", "column", "said"),
    [
        ("status: draft", 5, 10, "Concept / Draft"),
        ("motto: Samen", 5, 2, "Motto. / Motto."),
        ("indicators:\n  a: {name: A, unit: count, target: {at_most: 3}}", 6, 29, "Streefwaarde. / Target."),
    ],
)
def test_it_shows_what_a_key_or_a_word_means(server: Server, fragment: str, line: int, column: int, said: str) -> None:
    uri = f"file:///hover-{abs(hash(fragment))}.yaml"
    server.open(uri, HEAD + fragment + "\n")
    assert said in server.at("hover", uri, line, column)["contents"]["value"]


@pytest.mark.parametrize(
    ("fragment", "line"),
    [
        ("titel: x", 5),
        ("status: vastgesteld", 5),
        ("themes: [Verkeer]", 5),
        ("decisions: [{body: council, act: adopt, date: 20-12-2022}]", 5),
        ("indicators:\n  a:\n    name: A\n    unit: count\n    baseline: {2021: '7,9'}", 9),
        ("indicators:\n  a:\n    name: A\n    unit: count\n    values: {x: 3}", 9),
        ("priorities:\n  a:\n    text: b", 6),
    ],
)
def test_it_marks_what_validate_marks(server: Server, fragment: str, line: int) -> None:
    uri = f"file:///marked-{abs(hash(fragment))}.yaml"
    marked = server.open(uri, HEAD + fragment + "\n")
    assert line in {item["range"]["start"]["line"] for item in marked}, marked


def test_it_marks_nothing_in_a_plan(server: Server) -> None:
    plan = SCHEMA.parents[2] / "plans" / "maasgouw-2023-2026.yaml"
    assert server.open(plan.as_uri(), plan.read_text(encoding="utf-8")) == []
