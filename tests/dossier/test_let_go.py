"""Plans are let go one by one: what was found and what is told does not depend on how many are kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ivp.check import Check, Checked
from ivp.dossier import workspace
from ivp.dossier.family import Head, head_of
from ivp.dossier.workspace import Source, plan_sources
from ivp.finding import Finding
from ivp.reader.node import Document
from ivp.reader.yaml import read_yaml
from tests.conftest import PLANS, ROOT, Run

FOLDERS = sorted({path.parent for path in (ROOT / "tests").rglob("plans/*.yaml")})
PLAN = "ivp: 1\nkind: plan\ntitle: Proef\nmunicipalities: [GM1641]\nperiod: 2023-2026\n"


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
@pytest.mark.parametrize(
    "command",
    [
        ("validate", "--as-of", "2025-06-30", "--format", "gitlab"),
        ("progress", "--year", "2024", "--format", "json"),
        ("progress", "--year", "2024", "--area", "each", "--format", "csv"),
        ("report", "--year", "2024", "--format", "md"),
    ],
    ids=" ".join,
)
def test_what_is_kept_makes_no_difference(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path, command: tuple[str, ...]
) -> None:
    told = []
    for kept in (0, 1_000_000):
        monkeypatch.setattr(workspace, "KEPT", kept)
        output = tmp_path / str(kept)
        options = ("--output", str(output)) if command[0] == "report" else ()
        ended = run(*command, *options, str(folder))
        files = {path.name: path.read_bytes() for path in output.iterdir()} if output.is_dir() else {}
        told.append((ended.exit, ended.err, "" if options else ended.out, files))
    assert told[0] == told[1]


def test_only_the_last_plans_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "KEPT", 40)
    for number in range(30):
        (tmp_path / f"plan-{number:02}.yaml").write_text(PLAN, encoding="utf-8")
    checking = Check(plan_sources([str(tmp_path)]))
    kept = [len(checking._workspace.documents) for _ in checking]
    assert max(kept) < 10
    assert len(checking.result().asked) == len(kept) == 30


def test_files_that_are_read_again_and_again_are_kept_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "KEPT", 1)
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    opened = _opened(monkeypatch)
    for number in range(20):
        text = "ivp: 1\nkind: implementation\ntitle: Uitvoering\nperiod: 2024\ncarries_out: plan.yaml\n"
        (tmp_path / f"uitvoering-{number:02}.yaml").write_text(text, encoding="utf-8")
    assert len(list(Check(plan_sources([str(tmp_path)])))) == 21
    assert len(opened) < 21 * 8


def _opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    opened: list[str] = []
    load = workspace._load

    def told(source: Source) -> workspace.Loaded:
        opened.append(source.name)
        return load(source)

    monkeypatch.setattr(workspace, "_load", told)
    return opened


def test_what_carries_out_a_plan_comes_after_it(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "c.yaml").write_text(PLAN, encoding="utf-8")
    text = "ivp: 1\nkind: implementation\ntitle: Uitvoering\nperiod: 2024\ncarries_out: b.yaml\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")

    def names(items: Iterator[Checked]) -> list[str]:
        return [Path(item.source.name).name for item in items]

    assert names(iter(Check(plan_sources([str(tmp_path)])))) == ["b.yaml", "a.yaml", "c.yaml"]


def _head(folder: Path, text: str) -> Head:
    (folder / "x.yaml").write_bytes(text.encode())
    return head_of(Source(folder / "x.yaml", "x.yaml"))


@pytest.mark.parametrize(
    ("text", "names", "account", "follows"),
    [
        (PLAN, {}, False, None),
        (PLAN + "version_of: regio.yaml\n", {"version_of": ("regio.yaml",)}, False, None),
        (PLAN + "builds_on:\n- een.yaml\n- twee.yaml\n", {"builds_on": ("een.yaml", "twee.yaml")}, False, None),
        (PLAN + "builds_on: [een.yaml,\n  twee.yaml] # zie\n", {"builds_on": ("een.yaml", "twee.yaml")}, False, None),
        (PLAN + "predecessor: {title: Oud, file: oud.yaml}\n", {}, False, "oud.yaml"),
        (PLAN + "predecessor:\r\n  file: oud.yaml\r\n", {}, False, "oud.yaml"),
        (PLAN + "summary: |\n  version_of: x\n# version_of: y.yaml\n", {}, False, None),
        (PLAN + "versionof: regio.yaml\n", {"version_of": ("regio.yaml",)}, False, None),
        ("ivp: 1\nkind: plan\nextends: regio.yaml\n", {"version_of": ("regio.yaml",)}, False, None),
        ("{ivp: 1, kind: account, accounts_for: plan.yaml}", {"accounts_for": ("plan.yaml",)}, True, None),
        ("kind: account\n'accounts_for' : plan.yaml", {"accounts_for": ("plan.yaml",)}, True, None),
        ("  kind: account\n  accounts_for: plan.yaml\n", {"accounts_for": ("plan.yaml",)}, True, None),
        ("kind: acount\naccounts_for: plan.yaml\n", {"accounts_for": ("plan.yaml",)}, False, None),
        ("# over\n---\nkind: account\naccounts_for: plan.yaml\n", {"accounts_for": ("plan.yaml",)}, True, None),
        ("ivp: 1\rkind: account\raccounts_for: plan.yaml\r", {"accounts_for": ("plan.yaml",)}, True, None),
        ("", {}, False, None),
        ("- een lijst\n", {}, False, None),
    ],
)  # fmt: skip
def test_the_head_of_a_file_tells_what_it_names(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    names: dict[str, tuple[str, ...]],
    account: bool,
    follows: str | None,
) -> None:
    head = _head(tmp_path, text)
    monkeypatch.setattr("ivp.dossier.family._KNOWN", set())
    assert head == _head(tmp_path, text)
    assert (head.names, head.account, head.follows and head.follows.name) == (names, account, follows)


@pytest.mark.parametrize(
    "file", sorted([*PLANS.glob("*.yaml"), *(ROOT / "tests").rglob("*.yaml")]), ids=lambda file: file.stem
)
def test_of_a_head_only_its_lines_are_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def told(name: str, data: bytes) -> tuple[Document, list[Finding]]:
        read.append(len(data))
        return read_yaml(name, data)

    monkeypatch.setattr("ivp.dossier.family.read_yaml", told)
    head_of(Source(file, file.name))
    assert max(read) < 1000
