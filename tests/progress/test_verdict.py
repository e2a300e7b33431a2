"""The tone of position and change together."""

from __future__ import annotations

import itertools

import pytest

from ivp.progress.position import Position, Reading
from ivp.progress.verdict import tone
from ivp.vocabulary import Change, Reason, Status, Tone

COLUMNS = ["improved", "no_clear_change", "within_usual", "worsened", "rose", "fell", "unknown"]


def stands(status: str, reason: Reason = Reason.NO_TARGET) -> Position:
    status = Status(status)
    return Position(2024, status, reason if status is Status.NOT_ASSESSABLE else None)


def documented() -> dict[tuple[str, str], str]:
    """The table of the docstring, with rose and fell apart."""
    cells = {}
    rows = [line.strip().strip("|").split("|") for line in (tone.__doc__ or "").splitlines() if "|" in line]
    for status, *tones in rows[2:]:
        improved, no_clear, worsened, moved, unknown = (t.strip() for t in tones)
        told = [improved, no_clear, no_clear, worsened, moved, moved, unknown]
        cells.update({(status.strip(), change): t for change, t in zip(COLUMNS, told, strict=True)})
    return cells


def test_the_documented_table_is_the_one_in_force_and_complete():
    table = documented()
    assert set(table) == set(itertools.product(map(str, Status), map(str, Change)))
    for (status, change), expected in table.items():
        assert tone(stands(status), Change(change)) == expected, (status, change)


@pytest.mark.parametrize(("status", "change"), list(itertools.product(Status, Change)))
def test_alarm_needs_a_clear_change_or_a_missed_target(status, change):
    if tone(stands(status), change) is Tone.UNFAVOURABLE:
        assert status is Status.NOT_ACHIEVED or change in (Change.WORSENED, Change.ROSE, Change.FELL)


@pytest.mark.parametrize("status", [Status.BEHIND, Status.WORSE_THAN_BASELINE])
def test_unfavourable_but_perhaps_chance_is_uncertain(status):
    assert tone(stands(status), Change.NO_CLEAR_CHANGE) is Tone.UNCERTAIN


def test_achieved_but_not_sustained_is_uncertain():
    lost = Position(2024, Status.ACHIEVED, not_sustained=Reading(2024, 384, provisional=True))
    assert tone(stands("achieved"), Change.IMPROVED) is Tone.FAVOURABLE
    assert tone(lost, Change.IMPROVED) is Tone.UNCERTAIN


def test_an_improvement_does_not_answer_for_a_target_that_cannot_be_assessed():
    assert tone(stands("not_assessable", Reason.NO_TARGET), Change.IMPROVED) is Tone.FAVOURABLE
    assert tone(stands("not_assessable", Reason.NO_TARGET_YEAR_VALUE), Change.IMPROVED) is Tone.UNCERTAIN
    assert tone(stands("not_assessable", Reason.STALE), Change.WORSENED) is Tone.UNFAVOURABLE
