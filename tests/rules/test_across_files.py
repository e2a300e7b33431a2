"""What rules make of several files together: a plan, what carries it out, what accounts for it, what comes after it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from checked import SAY, check_files, codes
from examples import ACCOUNT, ACCOUNTED, PLAN

DAY = date(2025, 3, 1)


def carried_out(actions: str, period: str = "2024", places: str = "Maasgouw", status: str = "draft") -> str:
    """An implementation plan of the example plan."""
    head = f"ivp: 1\nkind: implementation\ntitle: Uitvoering {period}\ncarries_out: plan.yaml\n"
    return f"{head}municipalities: [{places}]\nperiod: {period}\nstatus: {status}\nactions: {actions}\n"


def action(name: str, **keys: str) -> str:
    """An action that says all that one of an implementation plan must say, in braces."""
    said = {"name": name.upper(), "for": "woninginbraak", "lead": "wijkteam", "by": "2024", "result": "Klaar.", **keys}
    return f"{{{name}: {{{', '.join(f'{key}: {value}' for key, value in said.items())}}}}}"


def own(actions: str) -> str:
    """The example plan with actions of its own."""
    return f"{PLAN}actions: {actions}\n"


def found(folder: Path, code: str, *texts: str, day: date | None = DAY) -> list[str]:
    """What of this code is found in each of these files, which are all there; they are named a.yaml, b.yaml and so on,
    but for the first, which is the plan."""
    named = dict(zip(("plan.yaml", *(f"{letter}.yaml" for letter in "abcdef")), texts, strict=False))
    told = []
    for last, text in named.items():
        rest = {name: other for name, other in named.items() if name != last}
        hits = [item for item in check_files(folder, {**rest, last: text}, day) if item.code.id == code]
        told += [last.removesuffix(".yaml")] * len(hits)
    return told


LATE = action("slot", by="2023-06")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([own(LATE)], ["plan"]),
        # any implementation plan that takes it up has its own deadline for it
        ([own(LATE), carried_out(action("slot"), "2025")], []),
        ([own(LATE), carried_out(action("slot"), "2025"), carried_out(action("x", by="2026"), "2026")], []),
        ([own(LATE), carried_out(action("x", by="2025"), "2025"), carried_out(action("slot"), "2026")], []),
        # of implementation plans one that comes later
        ([PLAN, carried_out(LATE, "2023")], ["a"]),
        ([PLAN, carried_out(LATE, "2023"), carried_out(action("slot", by="2026"), "2026")], []),
        ([PLAN, carried_out(LATE, "2023"), carried_out(action("x", by="2026"), "2025"),
          carried_out(action("slot", by="2026"), "2026")], []),
        ([PLAN, carried_out(action("slot", by="2022"), "2022"), carried_out(LATE, "2023")], ["b"]),
        # a state in any file answers it
        ([own(LATE), carried_out(action("slot", state="{2024: running}"), "2024")], []),
        ([PLAN, carried_out(action("slot", state="{2022: running}"), "2022"), carried_out(LATE, "2023")], []),
        ([own(LATE), ACCOUNT + "actions: {slot: running}\n"], []),
        ([own(f"{action('deur', by='2023-06')[:-1]}, {LATE[1:]}"), ACCOUNT + "actions: {deur: running}\n"], ["plan"]),
        # the deadline of a plan may come before its first year; IVP604 says so of an implementation plan
        ([own(action("slot", by="2022"))], ["plan"]),
        ([PLAN, carried_out(action("slot", by="2023"), "2024")], []),
    ],
)  # fmt: skip
def test_a_deadline_is_past_where_no_later_file_has_the_action_and_none_a_state(
    files: list[str], expected: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, "IVP609", *files) == expected


RUNS, STOPS = "{2024-12-31: running}", "{2024: {status: stopped, cause: Regen.}}"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        # it is told in what carries the plan out, not in the plan
        ([own(action("slot", state=RUNS)), carried_out(action("slot", state=STOPS))], ["a"]),
        # and of two such files in the later one
        ([PLAN, carried_out(action("slot", state=RUNS), "2024"), carried_out(action("slot", state=STOPS), "2025")],
         ["b"]),
        ([PLAN, carried_out(action("slot", state=RUNS)), carried_out(action("x", state=STOPS), "2025")], []),
        # of an account in that, and of two accounts in the later one
        ([ACCOUNTED, carried_out(action("slot", state=RUNS)), ACCOUNT + "actions: {slot: {2024: done}}\n"], ["b"]),
        ([ACCOUNTED, ACCOUNT + "as_of: 2024-12-31\nactions: {slot: {2024: done}}\n",
          ACCOUNT.replace("period: 2024", "period: 2025") + "actions: {slot: {2024: done}}\n"], ["b"]),
        # states of other municipalities are other states
        ([PLAN.replace("[Maasgouw]", "[Maasgouw, Roermond]"), carried_out(action("slot", state=RUNS)),
          carried_out(action("slot", state=STOPS), places="Roermond")], []),
        ([PLAN.replace("[Maasgouw]", "[Maasgouw, Roermond]"),
          carried_out(action("slot", state=RUNS, municipalities="Maasgouw"), places="Maasgouw, Roermond"),
          carried_out(action("slot", state=STOPS), places="Roermond")], []),
        ([PLAN.replace("[Maasgouw]", "[Maasgouw, Roermond]"), carried_out(action("slot", state=RUNS)),
          carried_out(action("slot", state=STOPS), places="Maasgouw, Roermond")], ["b"]),
    ],
)  # fmt: skip
def test_two_states_of_one_day_are_told_in_the_later_file(
    files: list[str], expected: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, "IVP610", *files) == expected


@pytest.mark.parametrize(
    ("other", "own_state", "says", "stands"),
    [
        (RUNS, STOPS, "plan.yaml gives a state of this action of 2024-12-31, which is the same day", "2024-12-31"),
        ("{2023: running}", "{2024-12: planned, 2024-Q4: running}", "2024-Q4 and 2024-12 are one day", "2024-12"),
    ],
)  # fmt: skip
def test_the_other_state_of_the_day_is_named_with_its_place(
    other: str, own_state: str, says: str, stands: str, tmp_path: Path
) -> None:
    texts = {"plan.yaml": own(action("slot", state=other)), "a.yaml": carried_out(action("slot", state=own_state))}
    (one,) = (item for item in check_files(tmp_path, texts) if item.code.id == "IVP610")
    assert says in SAY(one.message)
    assert [item.path for item in one.related] == [("actions", "slot", "state", stands)]


def test_two_states_of_one_day_are_told_where_it_is_not_known_which_municipality_is_meant(tmp_path: Path) -> None:
    text = own(action("slot", state="{2024-12-31: running, 2024: running}")).replace("[Maasgouw]", "[Maasgau]")
    assert codes(check_files(tmp_path, {"plan.yaml": text})) == ["IVP304", "IVP610"]


ASKED = "cycle: {w: {what: W, when: 2026, kind: KIND, contains: [lead, money, with]}}\n"


@pytest.mark.parametrize(
    ("kind", "of_plan", "of_implementation"),
    [("plan", ["lead, money, with"], []), ("implementation", [], ["money, with"]), ("account", [], [])],
)
def test_a_duty_asks_something_of_the_actions_of_files_of_its_kind(
    kind: str, of_plan: list[str], of_implementation: list[str], tmp_path: Path
) -> None:
    """Of an implementation plan another rule says already that nobody leads an action."""
    plan = own("{slot: {name: Slot, for: woninginbraak}}") + ASKED.replace("KIND", kind)
    implementation = carried_out("{deur: {name: Deur, for: woninginbraak, by: 2024, result: Klaar.}}")

    def lacking(**files: str) -> list[object]:
        texts = {f"{name}.yaml": text for name, text in files.items()}
        return [item.message.args["keys"] for item in check_files(tmp_path, texts) if item.code.id == "IVP620"]

    assert lacking(plan=plan) == of_plan
    assert lacking(plan=plan, a=implementation) == of_implementation
    assert lacking(plan=plan, a=implementation.replace("name: Deur", "name: Deur, incomplete: Nee.")) == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("{inbraken: {target: {at_most: {2024: 110}}}}", []),
        ("{inbraken: {target: {at_most: {2023: 110}}}}", ["IVP417"]),
        ("{inbraken: {target: {at_most: {2025: 110}}}}", ["IVP417"]),
        ("{inbraken: {target: {at_most: 110}}}", ["IVP417"]),  # a target of the plan is for its last year
        ("{inbraken: {target: {at_most: {2024: 110, 2026: 100}}}}", ["IVP417"]),
        ("{inbraken: {interpretation: Daalt.}}", []),
        ("{eigen: {name: E, unit: count, baseline: {2021: 50}, target: {at_most: {2025: 40}}}}", []),
    ],
)
def test_an_implementation_plan_asks_what_it_asks_in_its_own_years(
    target: str, expected: list[str], tmp_path: Path
) -> None:
    """Of what the plan asks it asks a step on the way; an indicator of its own is its own."""
    text = carried_out(action("slot")) + f"indicators: {target}\n"
    found = check_files(tmp_path, {"plan.yaml": PLAN, "a.yaml": text}, None)
    assert [item.code.id for item in found if item.code.id in {"IVP417", "IVP201"}] == expected
    reversed_ = text.replace("period: 2024", "period: 2025-2024")
    assert "IVP417" not in codes(check_files(tmp_path, {"plan.yaml": PLAN, "a.yaml": reversed_}, None))
    local = text.replace("kind: implementation", "kind: plan").replace("carries_out", "builds_on")
    assert "IVP417" not in codes(check_files(tmp_path, {"plan.yaml": PLAN, "a.yaml": local}, None))


def test_what_an_implementation_plan_asks_too_late_is_told_with_its_last_year(tmp_path: Path) -> None:
    text = carried_out(action("slot"), "2024-2025") + "indicators: {inbraken: {target: {at_most: {2026: 110}}}}\n"
    (one,) = (
        item for item in check_files(tmp_path, {"plan.yaml": PLAN, "a.yaml": text}, None) if item.code.id == "IVP417"
    )
    assert SAY(one.message) == "this implementation plan is for 2024-2025, and asks this for 2026"
    assert one.hint is not None
    assert "such as at_most: {2025: 110}; the target of the plan itself stands in the plan" in SAY(one.hint)
