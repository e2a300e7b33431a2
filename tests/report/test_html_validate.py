"""The pages held against the HTML standard by html-validate, where it is installed."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

PROGRAM = os.environ.get("IVP_HTML_VALIDATE", "")
SETTINGS = {
    "root": True,
    "extends": ["html-validate:standard"],
    "rules": {
        "no-inline-style": "off",  # the length of a bar
        "no-redundant-role": "off",  # tables that become cards keep their roles
        "prefer-native-element": "off",
        "long-title": "off",
    },
}


@pytest.mark.program
@pytest.mark.skipif(not PROGRAM, reason="html-validate is not named in IVP_HTML_VALIDATE")
def test_every_page_is_valid(all_pages: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    for name, page in all_pages.items():
        (tmp_path / name).write_text(page, encoding="utf-8")
    command = [str(Path(PROGRAM).resolve()), "--formatter=text", *sorted(all_pages)]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "")
