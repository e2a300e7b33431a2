"""Plans for the tests of documents: those of the repository, and ones written for a test."""

from __future__ import annotations

from pathlib import Path

from ivp.dossier.resolve import Resolved, resolve
from ivp.dossier.workspace import Source, Workspace
from tests.conftest import PLANS

NAMES = sorted(path.stem for path in PLANS.glob("*.yaml"))

HEAD = "ivp: 1\nkind: plan\ntitle: Proefplan\nperiod: 2023-2026\nmunicipalities: [Maasgouw]\nlanguage: en\n"


def repository_plan(name: str) -> Resolved:
    """A plan of the repository, with what it inherits."""
    return _resolved(PLANS / f"{name}.yaml")


def written_plan(folder: Path, text: str, parent: str = "") -> Resolved:
    """A plan with ``text`` below the usual head, and with ``parent`` the plan that it builds on."""
    if parent:
        (folder / "regio.yaml").write_text(HEAD.replace("Proefplan", "Regioplan") + parent, encoding="utf-8")
        text = f"builds_on: regio.yaml\n{text}"
    path = folder / "proef.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return _resolved(path)


def _resolved(path: Path) -> Resolved:
    workspace = Workspace()
    plan, findings = resolve(workspace.load(Source(path, path.name)), workspace)
    assert plan is not None, findings
    return plan
