"""Rules on what serves what: indicators for priorities, actions for lenses, by way of other topics too."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import SAY, Case, check_example, check_files
from examples import IMPLEMENTATION, PLAN

NEW = "indicators:\n  nieuw: {name: nieuw, unit: count, for: FOR}\n"
TWO = "lenses: {jeugd: Jeugd, wijk: Wijk}\n"

CASES = [
    # IVP409: by way of a part, of what serves it, of what that is a part of
    *(
        Case("priorities:\n  zorg: {name: Zorg, parts: {deel: {name: Deel, parts: {stuk: Stuk}}}}\n" + topics
             + NEW.replace("FOR", serves))
        for topics, serves in (
            ("", "zorg"), ("", "deel"), ("", "stuk"), ("", "zorg.deel"), ("", "priorities.zorg"),
            ("themes: {een: {name: E, for: zorg}}\n", "een"),
            ("themes: {een: {name: E, for: deel}}\n", "een"),
            ("themes: {een: {name: E, for: twee}, twee: {name: T, for: zorg}}\n", "een"),
            ("themes: {een: {name: E, for: twee}, twee: {name: T, for: [een, zorg]}}\n", "een"),
            ("themes: {een: {name: E, for: zorg, parts: {onder: O}}}\n", "onder"),
            ("themes: {een: {name: E, for: zorg, parts: {onder: {name: O, parts: {diep: D}}}}}\n", "diep"),
            ("themes: {een: {name: E, parts: {onder: {name: O, for: zorg, parts: {diep: D}}}}}\n", "diep"),
        )
    ),
    *(
        Case("priorities:\n  zorg: {name: Zorg}\n" + topics + NEW.replace("FOR", serves), "IVP409", "zorg:")
        for topics, serves in (
            ("themes: {een: {name: E}}\n", "een"),
            ("themes: {een: {name: E, parts: {onder: {name: O, for: zorg}}}}\n", "een"),
            ("themes: {een: {name: E, parts: {onder: {name: O, for: zorg}, naast: N}}}\n", "naast"),
            ("themes: {een: {name: E, for: zorg}, twee: {name: T}}\n", "twee"),
        )
    ),
    # what leads nowhere may have been meant for it
    Case("priorities:\n  zorg: Zorg\n" + NEW.replace("FOR", "zrog"), "IVP301", "zrog"),
    # IVP410: only where another one says what it serves
    Case(NEW.replace(", for: FOR", ""), "IVP410", "nieuw:"),
    Case(NEW.replace("for: FOR", "incomplete: Nee.")),
    Case("indicators:\n  inbraken: {name: inbraken, unit: count}\npriorities: {}\n"),
    # IVP607: each action serves a lens, by its lenses or by what it is for
    *(
        Case(TWO + topics + f"actions: {{a: {{name: A, lenses: [jeugd, wijk]}}, b: {{name: B, {serves}}}}}")
        for topics, serves in (
            ("", "lenses: wijk"), ("", "for: lenses.wijk"), ("", "for: wijk"),
            ("themes: {een: {name: E, for: wijk}}\n", "for: een"),
            ("themes: {een: {name: E, for: wijk, parts: {onder: O}}}\n", "for: onder"),
            ("themes: {een: {name: E, for: twee}, twee: {name: T, for: [een, wijk]}}\n", "for: een"),
            ("", "incomplete: Nee."),
        )
    ),
    *(
        Case(
            TWO + topics + f"actions: {{a: {{name: A, lenses: [jeugd, wijk]}}, b: {{name: B, {serves}}}}}",
            "IVP607",
            "actions:",
            "1 of 2 actions serve no lens: b",
        )
        for topics, serves in (
            ("", "text: B."),
            ("themes: {een: {name: E, for: twee}, twee: {name: T, for: een}}\n", "for: een"),
            ("themes: {een: {name: E, parts: {onder: {name: O, for: wijk}}}}\n", "for: een"),
            ("themes: {een: {name: E, parts: {onder: {name: O, for: wijk}, naast: N}}}\n", "for: naast"),
        )
    ),
    Case("lenses: {jeugd: {name: Jeugd, parts: {kind: Kind}}}\nactions: {a: {name: A, for: kind}}"),
    Case(TWO + "actions: {a: {name: A, lenses: [jeugd, wijk]}, b: {name: B, for: wijc}}", "IVP301", "wijc"),
    Case(TWO + "actions: {a: {name: A, lenses: [jeugd, wijk]}, b: {name: B, lenses: wijc}}", "IVP308", "wijc"),
    # IVP608: each lens is served by an action
    *(
        Case(TWO + topics + f"actions: {{a: {{name: A, lenses: jeugd, {serves}}}}}")
        for topics, serves in (
            ("", "for: wijk"),
            ("themes: {een: {name: E, for: wijk}}\n", "for: een"),
            ("themes: {een: {name: E, for: twee}, twee: {name: T, for: [een, wijk]}}\n", "for: een"),
        )
    ),
    Case(TWO.replace("wijk: Wijk", "wijk: {name: Wijk, parts: {straat: S}}")
         + "actions: {a: {name: A, lenses: jeugd, for: straat}}"),
    Case(TWO.replace("wijk: Wijk", "wijk: {name: Wijk, incomplete: Nee.}") + "actions: {a: {name: A, lenses: jeugd}}"),
    Case(TWO + "actions: {a: {name: A, lenses: jeugd}}", "IVP608", "wijk:", "“Wijk”", "write lenses: wijk with"),
    Case(TWO + "actions: {a: {name: A, lenses: jeugd, incomplete: Nee.}}"),
    Case(TWO + "actions: {a: {name: A, lenses: [jeugd, wijc]}}", "IVP308", "wijc"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code or 'silent'} {case.at}")
def test_rule(case: Case, tmp_path: Path) -> None:
    case.verify(tmp_path)


@pytest.mark.parametrize(("number", "names"), [(5, "b1, b2, b3, b4, b5"), (6, "b1, b2, b3, b4, b5, ...")])
def test_the_first_five_actions_without_a_lens_are_named(number: int, names: str, tmp_path: Path) -> None:
    others = ", ".join(f"b{index}: B" for index in range(1, number + 1))
    text = TWO + f"actions: {{a: {{name: A, lenses: [jeugd, wijk]}}, {others}}}"
    (found,) = check_example(tmp_path, text)
    assert SAY(found.message) == f"{number} of {number + 1} actions serve no lens: {names}"


@pytest.mark.parametrize("serves", ["lenses: wijk", "for: wijk", "for: een"])
def test_an_implementation_plan_serves_the_lenses_of_the_plan_with_that(serves: str, tmp_path: Path) -> None:
    """An action of either of the two serves a lens; it is told where the actions are that lack it."""
    plan = PLAN + TWO + "themes: {een: {name: Een, for: wijk}}\nactions: {eigen: {name: E, lenses: jeugd}}\n"
    carried = IMPLEMENTATION.replace("    lead:", f"    {serves}\n    lead:").replace("    for: woninginbraak\n", "")
    assert [item.code.id for item in check_files(tmp_path, {"plan.yaml": plan, "uit.yaml": carried})] == []
    bare = carried.replace(f"    {serves}\n", "    lenses: jeugd\n")
    (found,) = check_files(tmp_path, {"plan.yaml": plan, "uit.yaml": bare})
    assert (found.code.id, found.path) == ("IVP608", ("actions",))
