"""The made pages of the manual name everything."""

from __future__ import annotations

import re
from pathlib import Path

from ivp.generate.reference import pages
from ivp.model.plan import Plan
from ivp.view.progress import ProgressView
from tests.conftest import Run


def test_every_key_and_field_is_there() -> None:
    made = pages()
    for field in Plan.model_fields.values():
        assert f"| `{field.alias}`" in made["format.md"]
    for field in ProgressView.model_fields:
        assert f"| `{field}`" in made["views.md"]


def test_the_example_on_notation_validates(run: Run, tmp_path: Path) -> None:
    example = re.findall(r"```yaml\n(.*?)```", pages()["format.md"], flags=re.DOTALL)[0]
    head = (
        "ivp: 1\nkind: plan\ntitle: Proef\nmunicipalities: [Maasgouw]\nperiod: 2023-2026\n"
        "sources: {politie: {name: politie, kind: register}}\nthemes: {jeugd: Jeugd, ondermijning: Ondermijning}\n"
    )
    (tmp_path / "plan.yaml").write_text(head + example, encoding="utf-8")
    checked = run("validate", "--strict", "plan.yaml", cwd=tmp_path)
    assert checked.exit == 0, checked.out
