"""When a duty is due by what the plan says, and what meets it: a decision on it, or a file of its kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ivp.check import Checked, check
from ivp.dossier.workspace import plan_sources
from ivp.model.governance import Duty
from ivp.model.types import Period
from ivp.progress.agenda import unsettled
from ivp.progress.duties import open_terms, terms
from ivp.progress.standing import Standing
from ivp.reference.municipalities import municipality
from ivp.view.agenda import agenda_view
from ivp.view.wording import Wording

PLAN = """\
ivp: 1
kind: plan
title: Proef
municipalities: [Boxtel, Vught]
period: 2023-2026
status: adopted
language: nl
themes: {t: Thema}
decisions:
  - {body: council, act: adopt, date: 2022-12-20}
"""
CARRIES_OUT = """\
ivp: 1
kind: implementation
title: Uitvoeringsplan {name}
carries_out: plan.yaml
municipalities: {places}
period: {period}
status: {status}
decisions: [{{body: college, act: adopt, date: {decided}}}]
actions: {{a: {{name: A, for: t, lead: L, by: {last}, result: R.}}}}
"""


def written(folder: Path, text: str, *carrying_out: tuple[str, str, str, str]) -> Checked:
    """A plan with further ``text``, with implementation plans: of municipalities, of a period, status, decided when."""
    (folder / "ivp.toml").touch()
    (folder / "plan.yaml").write_text(PLAN + text, encoding="utf-8")
    for index, (places, period, status, decided) in enumerate(carrying_out):
        text = CARRIES_OUT.format(
            name=index, places=places, period=period, status=status, decided=decided, last=period[-4:]
        )
        (folder / f"uitvoering-{index}.yaml").write_text(text, encoding="utf-8")
    (item,) = check(plan_sources([str(folder / "plan.yaml")]), children=True).plans
    assert not item.broken
    return item


def ahead_too(
    folder: Path, text: str, day: str, *carrying_out: tuple[str, str, str, str], only: str = ""
) -> list[tuple[str, date]]:
    """The times of the duty ``w`` that nothing meets, and the last day of each."""
    item = written(folder, text, *carrying_out)
    place = municipality(only) if only else None
    return [
        (one.term.when.text + (f" {', '.join(one.places)}" if one.places else ""), one.term.when.last)
        for one in open_terms(item.measured.plan, "w", item.dossier, date.fromisoformat(day), place)
    ]


def still(folder: Path, text: str, day: str, *carrying_out: tuple[str, str, str, str], only: str = "") -> list[str]:
    """The times of the duty ``w`` that nothing meets, those that have passed only."""
    known = ahead_too(folder, text, day, *carrying_out, only=only)
    return [told for told, last in known if last < date.fromisoformat(day)]


def _duty(keys: dict[str, object]) -> Duty:
    return Duty.model_validate({"what": "w", **keys})


@pytest.mark.parametrize(
    ("duty", "due"),
    [
        ({"every": 1, "in": "Q2"}, ["2023-Q2", "2024-Q2", "2025-Q2", "2026-Q2"]),
        ({"every": 1, "in": "H1"}, ["2023-H1", "2024-H1", "2025-H1", "2026-H1"]),
        ({"every": 1}, ["2023", "2024", "2025", "2026"]),
        ({"every": 2}, ["2023-2024", "2025-2026"]),
        ({"every": 2, "in": "Q1"}, ["2024-Q1", "2026-Q1"]),
        ({"every": 3}, ["2023-2025"]),
        ({"every": 4}, []),  # the plan itself; the next is for the plan after it
        ({"every": 1, "kind": "plan"}, []),
        ({"after": 2}, ["2025"]),
        ({"after": 1, "every": 2, "in": 9}, ["2024-09", "2026-09"]),
        ({"when": "2025-H1"}, ["2025-H1"]),
        ({"when": "2024-2025"}, ["2024-2025"]),
        ({"in": "Q1"}, []),
        ({"every": "month"}, []),
        ({}, []),
        ({"when": "2025", "kind": "plan"}, ["2025"]),
        ({"every": 5}, []),
        ({"after": 1, "every": "month"}, ["2024"]),
        ({"after": 1, "every": 1}, ["2024", "2025", "2026"]),
        ({"after": 5, "every": 2}, ["2028"]),  # once, after the plan
    ],
)
def test_when_it_is_due(duty: dict[str, object], due: list[str]) -> None:
    found = terms(_duty(duty), Period(2023, 2026))
    assert [term.when.text for term in found] == due


@pytest.mark.parametrize(
    ("duty", "due"),
    [
        ({"every": 1}, ["2023"]),
        ({"every": 1, "in": "Q2"}, ["2023-Q2"]),
        ({"in": "Q2"}, ["2023-Q2"]),
        ({"in": 11}, ["2023-11"]),
        ({"every": "month", "in": "Q2"}, []),
        ({"every": 2}, []),
        ({}, []),
    ],
)
def test_in_a_plan_of_one_year_what_names_a_part_of_a_year_is_due_then(duty: dict[str, object], due: list[str]) -> None:
    assert [term.when.text for term in terms(_duty(duty), Period(2023, 2023))] == due


@pytest.mark.parametrize(
    ("duty", "since"),
    [
        # half a year (183 days) before the plan begins, and then from the day after the time before
        ({"every": 1, "in": "Q2"}, ["2022-07-02", "2023-07-01", "2024-07-01", "2025-07-01"]),
        ({"every": 1}, ["2022-07-02", "2024-01-01", "2025-01-01", "2026-01-01"]),
        ({"every": 2}, ["2022-07-02", "2025-01-01"]),
        ({"every": 2, "in": "Q1"}, ["2022-07-02", "2024-04-01"]),
        # what is due once: half a year before a part of a year, and in no other year than that which is named
        ({"when": "2025"}, ["2025-01-01"]),
        ({"when": "2024-2025"}, ["2024-01-01"]),
        ({"when": "2025-H1"}, ["2024-07-02"]),
        ({"when": "2025-07-03"}, ["2025-01-01"]),
        ({"after": 2}, ["2025-01-01"]),
        ({"after": 1, "every": 2, "in": 9}, ["2024-03-02", "2024-10-01"]),
        ({"after": 1, "every": 1}, ["2024-01-01", "2025-01-01", "2026-01-01"]),
    ],
)
def test_from_when_on_what_is_done_meets_it(duty: dict[str, object], since: list[str]) -> None:
    assert [term.since.isoformat() for term in terms(_duty(duty), Period(2023, 2026))] == since


@pytest.mark.parametrize(
    ("duty", "dated", "latest"),
    [
        ({"every": 1}, False, False),
        ({"every": 1, "in": "Q2"}, True, False),
        ({"every": 2}, True, False),
        ({"every": 2, "in": "Q1"}, True, True),
        ({"when": "2025"}, True, False),
        ({"after": 1, "every": 2, "in": 9}, True, False),
    ],
)
def test_whether_it_has_a_date_and_may_be_sooner(duty: dict[str, object], dated: bool, latest: bool) -> None:
    found = terms(_duty(duty), Period(2023, 2026))
    assert {(term.dated, term.latest) for term in found} == {(dated, latest)}


@pytest.mark.parametrize(
    ("due", "years"),
    [({"in": 6}, (2023, 2023)), ({"in": 7}, (2024, 2024)), ({"in": "H1"}, (2023, 2023)), ({"in": "Q4"}, (2024, 2024)),
     ({}, (2023, 2023)), ({"every": 2}, (2023, 2024))],
)  # fmt: skip
def test_an_implementation_plan_that_is_due_in_the_second_half_is_for_the_next_year(
    due: dict[str, object], years: tuple[int, int]
) -> None:
    assert terms(_duty({"every": 1, **due}), Period(2023, 2026))[0].years == years


REPORT = "cycle: {w: {what: Verslag, every: 1, in: Q2}}\n"


def _on_it(*days: str) -> str:
    """Decisions on the report, below that which adopts the plan."""
    return "".join(f"  - {{body: council, act: take_note, of: verslag, date: {day}}}\n" for day in days)


@pytest.mark.parametrize(
    ("decided", "day", "open_"),
    [
        ((), "2025-07-01", ["2023-Q2", "2024-Q2", "2025-Q2"]),
        (("2023-05-10",), "2024-07-01", ["2024-Q2"]),
        (("2024-05-10",), "2024-07-01", ["2023-Q2"]),
        (("2023-09-01", "2024-05-10"), "2024-07-01", []),  # the first one was late
        (("2023-09-01",), "2023-12-31", []),
        (("2023-09-01",), "2024-07-01", ["2023-Q2"]),  # late or early: one of the two is open
        (("2024-05-10",), "2024-05-01", ["2023-Q2"]),  # not known yet
        (("2023-05-10", "2024-05-10", "2025"), "2026-01-01", []),
        # what comes after one time, and not what is of its last day, may be for the next
        (("2023-06-30", "2023-06-30"), "2024-07-01", ["2024-Q2"]),
        (("2023-06-30", "2023-07-01"), "2024-07-01", []),
        # for the first time it may be half a year before the plan begins
        (("2022-07-02",), "2023-07-01", []),
        (("2022-07-01",), "2023-07-01", ["2023-Q2"]),
        # on the day itself it is known, and what is due until then has not passed
        (("2023-07-01",), "2023-07-01", []),
        (("2023-07-02",), "2023-07-01", ["2023-Q2"]),
        ((), "2023-06-30", []),
        # of a year without a day it is not said that it was for the next time
        (("2023-05-10", "2023"), "2024-07-01", ["2024-Q2"]),
    ],
)
def test_a_decision_on_it_meets_it(tmp_path: Path, decided: tuple[str, ...], day: str, open_: list[str]) -> None:
    assert still(tmp_path, _on_it(*decided) + REPORT, day) == open_


@pytest.mark.parametrize(
    ("decided", "day", "open_"),
    [
        # what comes after a time that has passed meets that before it meets the next: until that has passed too
        (("2023-09-01",), "2024-06-30", ["2024-Q2", "2025-Q2", "2026-Q2"]),
        (("2023-09-01",), "2024-07-01", ["2023-Q2", "2025-Q2", "2026-Q2"]),
        (("2023-06-30",), "2023-06-30", ["2024-Q2", "2025-Q2", "2026-Q2"]),  # on its last day it is in time
        (("2023-09-01", "2023-12-01"), "2024-06-30", ["2025-Q2", "2026-Q2"]),
        # the first of those that came too late, so that the last is left for what is ahead
        (("2023-09-01", "2023-10-01", "2024-09-01"), "2025-01-10", ["2026-Q2"]),
        # of a year without a day it is not said that it was for the time after the next
        (("2023-02-01", "2023"), "2023-03-01", ["2024-Q2", "2025-Q2", "2026-Q2"]),
        # late itself, it leaves nothing to what is before it that it does not meet
        (("2024-09-01",), "2025-01-10", ["2023-Q2", "2025-Q2", "2026-Q2"]),
    ],
)
def test_what_is_late_meets_what_has_passed_and_then_what_is_ahead(
    tmp_path: Path, decided: tuple[str, ...], day: str, open_: list[str]
) -> None:
    assert [told for told, _ in ahead_too(tmp_path, _on_it(*decided) + REPORT, day)] == open_


@pytest.mark.parametrize(
    ("decision", "met"),
    [
        ("of: verslag", True),
        ("of: w", True),
        ("of: W", True),
        ("of: iets anders", False),
        ("of: verslag, planned: true", False),
    ],
)
def test_only_what_was_decided_on_it_meets_it(tmp_path: Path, decision: str, met: bool) -> None:
    text = f"  - {{body: council, act: take_note, {decision}, date: 2023-05-10}}\n"
    assert (still(tmp_path, text + REPORT, "2023-12-31") == []) is met


def test_a_decision_without_a_date_may_have_been_at_any_time(tmp_path: Path) -> None:
    text = "  - {body: council, act: take_note, of: verslag}\n"
    assert still(tmp_path, text + REPORT, "2024-07-01") == ["2024-Q2"]


ONE_OF_TWO = "  - {body: council, act: take_note, of: verslag, date: 2023-05-10, municipalities: Vught}\n"


@pytest.mark.parametrize(
    ("of_duty", "only", "open_"),
    [
        ("", "", ["2023-Q2 Boxtel"]),
        ("", "Vught", []),
        ("", "Boxtel", ["2023-Q2"]),
        (", municipalities: Vught", "", []),
        (", municipalities: Boxtel", "", ["2023-Q2"]),
    ],
)
def test_it_is_met_where_it_was_decided(tmp_path: Path, of_duty: str, only: str, open_: list[str]) -> None:
    duty = REPORT.replace("in: Q2", f"in: Q2{of_duty}")
    assert still(tmp_path, ONE_OF_TWO + duty, "2023-12-31", only=only) == open_


def test_where_no_municipality_is_known_it_is_met_by_what_was_done_anywhere(tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").touch()
    unknown = PLAN.replace("[Boxtel, Vught]", "[Nergenshuizen]") + _on_it("2024-05-10") + REPORT
    (tmp_path / "plan.yaml").write_text(unknown, encoding="utf-8")
    (item,) = check(plan_sources([str(tmp_path / "plan.yaml")]), children=True).plans
    found = open_terms(item.measured.plan, "w", item.dossier, date(2024, 7, 1))
    assert [(one.term.when.text, one.places) for one in found] == [("2023-Q2", ()), ("2025-Q2", ()), ("2026-Q2", ())]


BOTH = "[Boxtel, Vught]"
MADE = "cycle: {w: {what: Uitvoeringsplan vaststellen, every: 1, in: Q4, kind: implementation}}\n"


@pytest.mark.parametrize(
    ("duty", "plans", "day", "open_"),
    [
        ("every: 1, in: Q4", [(BOTH, "2024", "adopted", "2023-12-12")], "2025-01-01", ["2024-Q4"]),
        ("every: 1, in: Q4", [(BOTH, "2024", "adopted", "2024-02-01")], "2024-03-01", []),
        ("every: 1, in: Q4", [(BOTH, "2024", "adopted", "2024-02-01")], "2024-01-01", ["2023-Q4"]),  # not known yet
        ("every: 1, in: Q4", [(BOTH, "2024", "draft", "2023-12-12")], "2024-01-01", ["2023-Q4"]),
        ("every: 1, in: Q4", [(BOTH, "2024-2025", "adopted", "2023-12-12")], "2025-01-01", []),
        ("every: 1, in: Q4", [("Vught", "2024", "adopted", "2023-12-12")], "2024-01-01", ["2023-Q4 Boxtel"]),
        ("every: 1", [(BOTH, "2023", "adopted", "2023-03-01")], "2025-01-01", ["2024"]),
        ("every: 2", [(BOTH, "2024", "adopted", "2023-12-12")], "2025-01-01", []),
        ("when: 2023-Q1", [(BOTH, "2023", "adopted", "2023-06-01")], "2024-01-01", []),
        ("when: 2023-Q1", [(BOTH, "2024", "adopted", "2024-02-01")], "2024-03-01", ["2023-Q1"]),
        # on the day of the decision it is known
        ("every: 1, in: Q4", [(BOTH, "2024", "adopted", "2024-01-01")], "2024-01-01", []),
        # of some years together it is that for the first, the last, or what lies about them
        ("every: 2", [(BOTH, "2023", "adopted", "2022-12-12")], "2025-01-01", []),
        ("every: 2", [(BOTH, "2025", "adopted", "2022-12-12")], "2025-01-01", ["2023-2024"]),
        ("every: 2", [(BOTH, "2022-2025", "adopted", "2022-12-12")], "2025-01-01", []),
    ],
)
def test_an_implementation_plan_meets_it(
    tmp_path: Path, duty: str, plans: list[tuple[str, str, str, str]], day: str, open_: list[str]
) -> None:
    text = f"cycle: {{w: {{what: Uitvoeringsplan vaststellen, {duty}, kind: implementation}}}}\n"
    assert still(tmp_path, text, day, *plans) == open_


@pytest.mark.parametrize(
    ("decisions", "open_"),
    [
        ("{body: college, act: adopt, date: 2024-02-01}", ["2023-Q4"]),
        ("{body: college, act: adopt, date: 2024-01-01}", []),
        ("{body: college, act: adopt}", []),  # at any time, as far as is known
        # by the first decision on it, and not by one on something else or one that is planned
        ("{body: college, act: adopt, date: 2024-02-01}, {body: council, act: take_note, date: 2024-01-01}", []),
        ("{body: college, act: adopt, date: 2024-02-01}, {body: college, act: adopt}", ["2023-Q4"]),
        (
            "{body: college, act: adopt, date: 2024-02-01}, {body: college, act: adopt, of: brug, date: 2023-12-01}",
            ["2023-Q4"],
        ),
        (
            "{body: college, act: adopt, date: 2024-02-01}, "
            "{body: council, act: take_note, planned: true, date: 2023-12-01}",
            ["2023-Q4"],
        ),
    ],
)
def test_an_implementation_plan_is_known_from_its_first_decision_on(
    tmp_path: Path, decisions: str, open_: list[str]
) -> None:
    written(tmp_path, MADE, (BOTH, "2024", "adopted", "2024-02-01"))
    file = tmp_path / "uitvoering-0.yaml"
    one = "{body: college, act: adopt, date: 2024-02-01}"
    file.write_text(file.read_text(encoding="utf-8").replace(one, decisions), encoding="utf-8")
    assert still(tmp_path, MADE, "2024-01-01") == open_


ACCOUNT = """\
ivp: 1
kind: account
title: Verslag {period}
accounts_for: plan.yaml
municipalities: [Boxtel, Vught]
period: {period}
status: {status}
{more}
"""


@pytest.mark.parametrize(
    ("duty", "accounts", "day", "open_"),
    [
        ("every: 1, in: Q2", [("2023", "presented", "duties: {w: done}")], "2024-01-01", []),
        ("every: 1, in: Q2", [("2023", "presented", "duties: {w: stopped}")], "2024-01-01", []),
        ("every: 1, in: Q2", [("2023", "presented", "duties: {w: running}")], "2024-01-01", ["2023-Q2"]),
        ("every: 1, in: Q2", [("2023", "draft", "duties: {w: done}")], "2024-01-01", ["2023-Q2"]),
        ("every: 1, in: Q2", [("2023", "presented", "duties: {w: {2023-05: done}}")], "2024-07-01", ["2024-Q2"]),
        ("every: 1, in: Q2", [("2023", "presented", "")], "2024-01-01", ["2023-Q2"]),  # it is not its kind
        ("every: 1, in: Q2, kind: account", [("2023", "presented", "")], "2024-07-01", ["2023-Q2"]),
        (
            "every: 1, in: Q2, kind: account",
            [("2023", "presented", "decisions: [{body: council, act: take_note, date: 2024-05-01}]")],
            "2025-07-01",
            ["2023-Q2", "2025-Q2"],
        ),
        ("after: 2, kind: account", [("2024", "presented", "")], "2026-01-01", []),
        # of one that came before nobody, as far as is known, some day in the year after it
        ("when: 2026-07-03, kind: account", [("2024", "presented", "")], "2026-08-01", []),
        ("when: 2026-07-04, kind: account", [("2024", "presented", "")], "2026-08-01", ["2026-07-04"]),
        ("when: 2026-07-04, kind: account", [("2024", "presented", "as_of: 2024-12-31")], "2026-08-01", ["2026-07-04"]),
        # and what was decided on something else, is planned or has no date does not tell when
        *(
            ("when: 2025-07-03, kind: account", [("2024", "presented", f"decisions: [{decided}]")], "2025-08-01", open_)
            for decided, open_ in (
                ("{body: council, act: take_note, date: 2024-12-31}", ["2025-07-03"]),
                ("{body: council, act: take_note, date: 2025-01-01}", []),
                ("{body: council, act: take_note, of: iets anders, date: 2024-12-31}", []),
                ("{body: council, act: take_note, planned: true, date: 2024-12-31}", []),
                ("{body: council, act: take_note}", []),
            )
        ),
        ("after: 2, kind: account", [("2024", "draft", "")], "2026-01-01", ["2025"]),
    ],
)
def test_an_account_meets_it_by_what_it_says_or_by_being_one(
    tmp_path: Path, duty: str, accounts: list[tuple[str, str, str]], day: str, open_: list[str]
) -> None:
    for period, status, more in accounts:
        text = ACCOUNT.format(period=period, status=status, more=more)
        (tmp_path / f"verslag-{period}.yaml").write_text(text, encoding="utf-8")
    assert still(tmp_path, f"cycle: {{w: {{what: Verslag, {duty}}}}}\n", day) == open_


def test_what_is_met_comes_no_more_and_what_is_met_in_part_names_the_others(tmp_path: Path) -> None:
    def coming(*plans: tuple[str, str, str, str]) -> list[tuple[str, str]]:
        item = written(tmp_path, MADE, *plans)
        standing = Standing.asked(item.measured, as_of=date(2023, 11, 1), dossier=item.dossier)
        return [(one.when, one.who) for one in agenda_view(standing, Wording("nl")).items]

    assert coming() == [("4e kwartaal 2023 (elk jaar)", "")]
    assert coming(("Boxtel", "2024", "adopted", "2023-10-12")) == [("4e kwartaal 2023 (elk jaar)", "(Vught)")]
    assert coming((BOTH, "2024", "adopted", "2023-10-12")) == [("4e kwartaal 2024 (elk jaar)", "")]


def test_what_may_be_done_in_any_of_several_years_is_told_so(tmp_path: Path) -> None:
    text = "cycle: {v: {what: V, every: 2}, w: {what: W, every: 2, in: Q1}}\n"
    item = written(tmp_path, text)
    standing = Standing.asked(item.measured, as_of=date(2023, 6, 1), dossier=item.dossier)
    assert [(one.what, one.when) for one in agenda_view(standing, Wording("nl")).items] == [
        ("W", "uiterlijk 1e kwartaal 2024 (eens in de 2 jaar)"),
        ("V", "2023–2024 (eens in de 2 jaar)"),
    ]


def test_what_was_due_once_and_has_no_outcome_is_told(tmp_path: Path) -> None:
    text = "cycle: {w: {what: Evaluatie, after: 1, lead: college, to: raad}, v: {what: Verslag, every: 1}}\n"
    item = written(tmp_path, text)
    standing = Standing.asked(item.measured, as_of=date(2025, 6, 1), dossier=item.dossier)
    (told,) = agenda_view(standing, Wording("nl")).unsettled
    assert (told.what, told.when, told.who) == ("Evaluatie", "2024", "college → raad")
    decided = _on_it("2024-11-05").replace("verslag", "w")
    item = written(tmp_path, decided + text)
    assert unsettled(Standing.asked(item.measured, as_of=date(2025, 6, 1))) == ()
