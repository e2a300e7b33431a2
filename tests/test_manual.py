"""The made pages of the manual name everything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("number", "beside"),
    [
        (
            0,
            "sources: {politie: {name: politie, kind: register}}\nthemes: {jeugd: Jeugd, ondermijning: Ondermijning}\n",
        ),
        (1, "incomplete: Een voorbeeld.\n"),
    ],
)
def test_the_examples_on_notation_validate(run: Run, tmp_path: Path, number: int, beside: str) -> None:
    example = re.findall(r"```yaml\n(.*?)```", pages()["format.md"], flags=re.DOTALL)[number]
    head = "ivp: 1\nkind: plan\ntitle: Proef\nmunicipalities: [Maasgouw]\nperiod: 2023-2026\n"
    (tmp_path / "plan.yaml").write_text(head + beside + example, encoding="utf-8")
    checked = run("validate", "--strict", "plan.yaml", cwd=tmp_path)
    assert checked.exit == 0, checked.out
