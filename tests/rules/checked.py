"""Plans written to a plan repository of their own and checked there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from examples import OBSERVATIONS_FILE, files

from ivp.check import check
from ivp.dossier.workspace import Source
from ivp.files import shown_name
from ivp.finding import Finding, Severity
from ivp.language import Words
from ivp.rules import RULES

AS_OF = date(2024, 7, 1)
SAY = Words("en").message


def check_files(folder: Path, texts: Mapping[str, str | bytes], as_of: date | None = AS_OF) -> list[Finding]:
    """What is found in the last of the files, all of them written to ``folder``, in their order.

    Every rule that gives an error says so, for a report runs no others.
    """
    (folder / "ivp.toml").write_text("", encoding="utf-8")
    for name, text in texts.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    last = folder / list(texts)[-1]
    found = list(check([Source(last, shown_name(last))], as_of=as_of).findings)
    errors = {item.code.id for item in found if item.code.severity is Severity.ERROR}
    assert [rule for rule in RULES if rule.code.id in errors and rule.gravest is not Severity.ERROR] == []
    return found


def check_example(folder: Path, fragment: str, csv: str = "", as_of: date | None = AS_OF) -> list[Finding]:
    """What is found in an example of the manual."""
    return check_files(folder, files(fragment, csv), as_of)


def codes(findings: list[Finding]) -> list[str]:
    """The codes of findings, in order."""
    return [finding.code.id for finding in findings]


@dataclass(frozen=True)
class Case:
    """A fragment of a plan and the finding it must give: its code, what the text reads from there on, what it says.

    ``severity`` where it is not the rule's own; a fragment without ``code`` must give nothing at all.
    """

    fragment: str
    code: str = ""
    at: str = ""
    says: str = ""
    hint: str = ""
    severity: str = ""
    csv: str = ""

    def verify(self, folder: Path) -> None:
        """Hold what is found against what must be."""
        texts = files(self.fragment, self.csv)
        found = check_files(folder, texts)
        if not self.code:
            assert [(item.code.id, SAY(item.message)) for item in found] == []
            return
        assert [item.code.id for item in found] == [self.code], [SAY(item.message) for item in found]
        (finding,) = found
        assert self.says in SAY(finding.message)
        assert self.hint in (SAY(finding.hint) if finding.hint else "")
        assert not self.severity or finding.code.severity == self.severity
        in_table = finding.document.endswith(OBSERVATIONS_FILE)
        text = texts[OBSERVATIONS_FILE] if in_table else list(texts.values())[-1]
        assert finding.span is not None
        line = text.splitlines()[finding.span.line - 1]
        assert line[finding.span.column - 1 :].startswith(self.at), line


def indicator(**keys: str) -> str:
    """A fragment with these keys for the indicator that the example plan has."""
    return "indicators:\n  inbraken:\n" + "".join(f"    {key}: {value}\n" for key, value in keys.items())
