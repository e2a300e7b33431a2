"""``ivp rule``: the manual on findings."""

from __future__ import annotations

import pytest

from ivp.codes import GROUPS, known_codes
from tests.conftest import Run


def test_a_page_says_why_and_shows_right_and_wrong(run: Run) -> None:
    ended = run("rule", "ivp502")
    assert (ended.exit, ended.err) == (0, "")
    assert ended.out.startswith(
        "IVP502 warning: a period of more than four years\n\nA plan is for more than four years.\n"
    )
    assert "## Wrong\n\n```yaml\nperiod: 2023-2028\n```\n" in ended.out
    assert "## Right\n\n```yaml\nperiod: 2023-2026\n```\n" in ended.out
    assert max(len(line) for line in ended.out.splitlines()) <= 120


def test_every_code_has_a_page_and_stands_in_the_list(run: Run) -> None:
    listed = run("rule").out
    for code in known_codes():
        assert f"  {code}  " in listed
        shown = run("rule", code)
        assert (shown.exit, shown.out.startswith(code)) == (0, True)


def test_every_code_belongs_to_a_group() -> None:
    assert all(code.startswith(tuple(GROUPS)) and len(code) == len("IVP101") for code in known_codes())


@pytest.mark.parametrize(("code", "hint"), [("IVP5O2", "did you mean IVP502?"), ("x", "see the list: ivp rule")])
def test_a_code_that_does_not_exist(run: Run, code: str, hint: str) -> None:
    ended = run("rule", code)
    assert (ended.exit, ended.out) == (2, "")
    assert ended.err == f"error: there is no code {code}\n    = {hint}\n"


def test_dutch(run: Run) -> None:
    shown = run("rule", "IVP502", "--lang", "nl").out
    assert shown.startswith(
        "IVP502 waarschuwing: een periode van meer dan vier jaar\n\nEen plan is voor meer dan vier jaar.\n"
    )
    assert "## Fout\n" in shown
