"""Every command ends as it should on a fixed few of the repositories that ``tests/fuzz.py`` makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import Trial


@pytest.mark.parametrize("seed", range(12))
def test_whatever_stands_in_a_repository_every_command_ends_as_it_should(seed: int, tmp_path: Path) -> None:
    assert Trial(seed, tmp_path, quick=True).run() == []
