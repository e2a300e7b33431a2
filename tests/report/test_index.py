"""The index of many plans: by name, with letters, without a script."""

from __future__ import annotations

import gc
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from ivp.check import Checked
from ivp.progress.standing import Standing
from ivp.report.environment import environment, generator
from ivp.report.kinds import KINDS, Asked
from ivp.report.look import PLAIN
from ivp.report.pages import INDEX, pages
from ivp.report.render import Press
from ivp.view.base import json_text
from ivp.view.portfolio import Row, portfolio, row
from ivp.view.portfolio.models import EntryView
from ivp.view.portfolio.rows import packed
from ivp.vocabulary import ReportFormat
from tests.report.conftest import texts
from tests.report.page import parsed, text


def _rows(plan: Checked, names: Sequence[str]) -> list[Row]:
    assert plan.measured is not None
    one = row(Standing(plan.measured, 2024), ())
    named = [one.entry.model_copy(update={"plan": one.entry.plan.model_copy(update={"area": name})}) for name in names]
    return [replace(one, packed=packed(entry), file=f"{entry.plan.area}.yaml") for entry in named]


def test_plans_stand_in_the_order_of_their_names(example_plans: list[Checked]) -> None:
    names = ["Zwolle", "'s-Gravenhage", "Súdwest-Fryslân", "Aalten", "Ede", "Élst"]
    (all_of_them,) = portfolio(_rows(example_plans[1], names)).letters
    assert [one.plan.area for one in all_of_them.entries] == [
        "Aalten", "Ede", "Élst", "'s-Gravenhage", "Súdwest-Fryslân", "Zwolle",
    ]  # fmt: skip
    assert all_of_them.letter == ""


def test_a_long_list_has_its_letters(example_plans: list[Checked]) -> None:
    view = portfolio(_rows(example_plans[1], [f"{letter}{number}" for number in range(20) for letter in "CAB"]))
    assert [(item.letter, len(item.entries)) for item in view.letters if item.entries] == [
        ("A", 20), ("B", 20), ("C", 20),
    ]  # fmt: skip
    tree = parsed(environment("nl", "html").get_template("index.html.j2").render(view=view))
    ids = {item.get("id") for item in tree.iter()}
    links = [item.get("href", "") for item in tree.iter("a")]
    assert {item[1:] for item in links if item.startswith("#")} <= ids
    assert {text(item) for item in tree.iter("a") if item.get("href", "").startswith("#letter-")} >= {"A", "B", "C"}
    assert not [item for item in tree.iter("details") if "open" in item.attrib]
    assert not list(tree.iter("script"))


def test_a_municipality_in_a_region_is_found_under_its_own_letter(
    region_plans: list[Checked], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivp.view.portfolio.LONG", 2)
    found = [Asked(item.measured, 2024, dossier=item.dossier) for item in region_plans if item.measured]
    view = portfolio([row(asked.standing, ()) for asked in found])
    (region,) = next(letter.entries for letter in view.letters if letter.letter == "V")
    assert {letter.letter: [(one.name, one.anchor) for one in letter.elsewhere] for letter in view.letters} == {
        "H": [("Hillegom", region.members[0].anchor)], "L": [("Lisse", region.members[1].anchor)],
        "T": [("Teylingen", region.anchor)], "V": [],
    }  # fmt: skip


def test_all_kinds_of_one_plan_have_an_index_too(example_plans: list[Checked]) -> None:
    (plan,) = [item for item in example_plans if "uitvoeringsplan" in item.source.name]
    files = texts(pages([plan], list(KINDS), 2024, ReportFormat.HTML))
    links = [item.get("href") for item in parsed(files["index.html"]).iter("a")]
    assert set(files) - {"index.html"} == {link for link in links if link and not link.startswith("#")}
    assert [name.split("-2024-")[1].split(".")[0] for name in files if name != "index.html"] == [
        "implementation-2024", "summary-2024", "plan", "proposal",
    ]  # fmt: skip


@pytest.mark.parametrize("form", [ReportFormat.HTML, ReportFormat.MD, ReportFormat.JSON])
def test_of_many_plans_few_are_held_while_they_are_written(example_plans: list[Checked], form: ReportFormat) -> None:
    rows = _rows(example_plans[1], [f"{letter}{number}" for letter in "ABCDEFGHIJKLMNOPQRST" for number in range(10)])
    with Press() as press:
        held = [_held() for _ in press.render(portfolio(rows), INDEX, form, "nl", PLAIN)]
    assert len(held) > 2
    assert max(held) <= 10


def _held() -> int:
    return sum(isinstance(item, EntryView) for item in gc.get_objects())


def test_as_data_it_is_the_view(region_plans: list[Checked]) -> None:
    found = [Asked(item.measured, 2024, dossier=item.dossier) for item in region_plans if item.measured]
    view = portfolio([row(asked.standing, ()) for asked in found])
    with Press() as press:
        told = "".join(map(str, press.render(view, INDEX, ReportFormat.JSON, "nl", PLAIN)))
    assert told == json_text({"generator": generator(), "report": INDEX, **dict(view)}) + "\n"
    data = view.model_dump(mode="json")
    assert json.loads(told)["letters"] == data["letters"]
    assert type(view).model_validate(data).model_dump(mode="json") == data


def test_what_is_kept_of_a_plan_is_its_entry(region_plans: list[Checked]) -> None:
    (entry, *_) = (row(Standing(item.measured, 2024), ()).entry for item in region_plans if item.measured)
    entry = entry.model_copy(update={"broken": ("plannen/geen-utf8-\udce9.yaml",)})
    (one,) = _rows(region_plans[0], ["Vaals"])
    assert replace(one, packed=packed(entry)).entry == entry
