"""The made pages of the manual are current, and name everything."""

from __future__ import annotations

import pytest

from ivp.manual import pages
from ivp.model.plan import Plan
from ivp.view.progress import ProgressView
from tests.conftest import ROOT


@pytest.mark.parametrize("name", pages())
def test_the_page_is_current(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == pages()[name], "out of date: run python -m ivp.manual"


def test_every_key_and_field_is_there() -> None:
    made = pages()
    for field in Plan.model_fields.values():
        assert f"| `{field.alias}`" in made["format.md"]
    for field in ProgressView.model_fields:
        assert f"| `{field}`" in made["views.md"]
