"""A broken plan with what must be found in it, written to a plan repository of its own and checked there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from ivp.check import check
from ivp.dossier.workspace import Source
from ivp.finding import Finding
from ivp.language import Words

HEAD = {
    "ivp": "ivp: 1",
    "kind": "kind: plan",
    "title": "title: Integraal veiligheidsplan 2023-2026",
    "municipalities": "municipalities: [Maasgouw]",
    "period": "period: 2023-2026",
}

JOINT = """\
ivp: 1
kind: plan
title: Regionaal veiligheidsplan 2023-2026
municipalities: [Maasgouw, Roermond]
period: 2023-2026
themes: {zorg: Zorg}
indicators:
  inbraak: {name: Inbraken, for: zorg, unit: count, baseline: {2022: 200}, target: {at_most: 150}}
"""

WITH_TABLE = """\
sources: {politie: Politie}
goals: {g: G}
indicators:
  inbraak: {name: Inbraken, for: g, unit: count}
observations: cijfers.csv
"""

PLAN = "plan.yaml"
SAY = Words("en").message


@dataclass(frozen=True, init=False)
class Broken:
    """A fragment of a plan and its findings, ``CODE line:column words`` each (``CODE file line:column`` elsewhere).

    ``joint`` is the plan that it builds on, ``table`` the values that it names, ``form`` how the file is saved.
    """

    name: str
    fragment: str
    findings: tuple[str, ...]
    table: str
    joint: str
    form: str

    def __init__(
        self, name: str, fragment: str, *findings: str, table: str = "", joint: str = "", form: str = ""
    ) -> None:
        for field, value in (
            ("name", name), ("fragment", dedent(fragment).lstrip("\n")), ("findings", findings),
            ("table", dedent(table).lstrip("\n")), ("joint", joint), ("form", form),
        ):  # fmt: skip
            object.__setattr__(self, field, value)

    @property
    def plan(self) -> str:
        """The text of the plan."""
        if self.form == "empty":
            return ""
        head, rest = dict(HEAD), self.fragment or (WITH_TABLE if self.table else "")
        key, colon, _ = rest.partition(":")
        if colon and key in head:
            lines = rest.splitlines(keepends=True)
            end = next((n for n, line in enumerate(lines) if n and not line.startswith(" ")), len(lines))
            head[key], rest = "".join(lines[:end]).rstrip("\n"), "".join(lines[end:])
        key = "carries_out" if "implementation" in head["kind"] else "builds_on"
        above = f"{key}: regio.yaml\n" if self.joint else ""
        return "\n".join(head.values()) + "\n" + above + rest

    @property
    def files(self) -> dict[str, bytes]:
        """The files by name, the plan last."""
        text = self.plan
        if self.form == "windows":
            text = "\ufeff" + text.replace("\n", "\r\n")
        plan = text.encode("latin-1" if self.form == "latin-1" else "utf-8")
        others = {"regio.yaml": self.joint, "cijfers.csv": self.table}
        return {**{name: other.encode() for name, other in others.items() if other}, PLAN: plan}

    def diagnostics(self, folder: Path) -> list[Finding]:
        """What is found."""
        (folder / "ivp.toml").write_text("", encoding="utf-8")
        for name, data in self.files.items():
            (folder / name).write_bytes(data)
        return list(check([Source(folder / PLAN, (folder / PLAN).as_posix())]).findings)

    def found(self, folder: Path) -> list[str]:
        """What is found, as ``findings`` say it: those of the plan itself first."""
        return sorted((_line(item) for item in self.diagnostics(folder)), key=lambda line: line.split()[1].count("."))


def _line(finding: Finding) -> str:
    name = Path(finding.document).name
    where = "" if name == PLAN else f"{name} "
    assert finding.span is not None
    return f"{finding.code.id} {where}{finding.span.line}:{finding.span.column} {SAY(finding.message)}"
