"""The index of many plans: by name, with letters, without a script."""

from __future__ import annotations

from ivp.check import Checked
from ivp.progress.standing import Standing
from ivp.report.environment import environment
from ivp.report.kinds import KINDS
from ivp.report.pages import pages
from ivp.view.portfolio import EntryView, entry, portfolio
from ivp.vocabulary import ReportFormat
from tests.report.conftest import texts
from tests.report.page import parsed, text


def _entries(plan: Checked, names: list[str]) -> list[EntryView]:
    assert plan.plan is not None
    one = entry(Standing(plan.measured, 2024), ())
    return [one.model_copy(update={"plan": one.plan.model_copy(update={"area": name})}) for name in names]


def test_plans_stand_in_the_order_of_their_names(example_plans: list[Checked]) -> None:
    names = ["Zwolle", "'s-Gravenhage", "Súdwest-Fryslân", "Aalten", "Ede", "Élst"]
    view = portfolio(_entries(example_plans[1], names))
    assert [one.plan.area for one in view.entries] == [
        "Aalten", "Ede", "Élst", "'s-Gravenhage", "Súdwest-Fryslân", "Zwolle",
    ]  # fmt: skip
    assert view.letters == ()


def test_a_long_list_has_its_letters(example_plans: list[Checked]) -> None:
    view = portfolio(_entries(example_plans[1], [f"{letter}{number}" for number in range(20) for letter in "CAB"]))
    assert [item.letter for item in view.letters] == ["A", "B", "C"]
    tree = parsed(environment("nl", "html").get_template("index.html.j2").render(view=view))
    ids = {item.get("id") for item in tree.iter("tr")}
    links = [item.get("href", "")[1:] for item in tree.iter("a") if text(item) in {"A", "B", "C"}]
    assert len(links) == 3
    assert set(links) <= ids


def test_all_kinds_of_one_plan_have_an_index_too(example_plans: list[Checked]) -> None:
    (plan,) = [item for item in example_plans if "uitvoeringsplan" in item.source.name]
    files = texts(pages([plan], list(KINDS), 2024, ReportFormat.HTML))
    links = [item.get("href") for item in parsed(files["index.html"]).iter("a")]
    assert set(files) - {"index.html"} == {link for link in links if link and not link.startswith("#")}
    assert [name.split("-2024-")[1].split(".")[0] for name in files if name != "index.html"] == [
        "implementation-2024", "summary-2024", "plan", "proposal",
    ]  # fmt: skip
