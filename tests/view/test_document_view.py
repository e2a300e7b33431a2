"""A plan and its proposal as documents: nothing is left out, what is not settled is seen to be so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from ivp.dossier.narrowing import narrowed
from ivp.dossier.resolve import resolve
from ivp.dossier.workspace import Source, Workspace
from ivp.model.base import shapes
from ivp.placeholders import marked
from ivp.reference.municipalities import municipality
from ivp.report.environment import environment
from ivp.view.document import DocumentView, document_view, proposal_view
from ivp.view.document.action_chapters import action_sections
from ivp.view.document.composer import Composer
from ivp.view.document.governance import coordination_sections, cycle_blocks, duty_moment
from ivp.view.document.pieces import Facts, Link, Notice, Points, Section, Table
from ivp.view.plan_view import plan_view
from ivp.view.wording import Wording
from tests.view.documents import NAMES, repository_plan, written_plan
from tests.view.everything import NOT_PRINTED, everything, plain


def markdown(view: DocumentView) -> str:
    return environment(view.plan.language, "md").get_template("document.md.j2").render(view=view)


def sections(view: DocumentView) -> Iterator[Section]:
    waiting = list(view.sections)
    while waiting:
        section = waiting.pop(0)
        yield section
        waiting = [*section.sections, *waiting]


def section(view: DocumentView, title: str) -> Section:
    return next(item for item in sections(view) if item.title == title)


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_a_plan_says_is_printed(name: str) -> None:
    plan = repository_plan(name)
    page = plain(markdown(document_view(plan)))
    things = list(everything(plan))
    assert len(things) > 40
    assert [(place, thing) for place, thing in things if plain(thing) not in page] == []


EVERY_KEY = """\
status: consultation
wording: literal
region: Streek
motto: Samen veiliger
summary: Een samenvatting.
predecessor: {title: Het vorige plan, period: 2019-2022}
publication:
  citation_title: IVP
  retroactive_to: 2023-01-01
  expires: 2027-01-01
  reference: Z.1
  official_title: Kadernota veiligheid
  organisation: Maasgouw
  organisation_type: Gemeente
  adopted_by: gemeenteraad
  subject: openbare orde
  own_subject: Integrale veiligheid
  remarks: Geen opmerkingen.
  legal_basis: Politiewet 2012
  in_force: 2023-01-02
  signed: 2022-12-21
  issued: 2022-12-22
  source: Gemeenteblad
  concerns: nieuwe regeling
incomplete: Ten dele.
principles: [Samen]
related: [Omgevingsvisie]
scope: [Alles]
themes: {water: Water op straat}
labels: {topic_goals: Wat wij willen}
decisions:
  - body: triangle
    act: review
    date: 2024-06
    planned: true
    outcome: Aangehouden
    points: [Beslispunt een]
    on_proposal_of: de burgemeester
    signed_by: [griffier]
    municipalities: [Maasgouw]
    was: {motto: Rust eerst}
    proposal:
      kind: Raadsvoorstel
      subject: Het voorstel
      number: R-1
      portfolio: [Veiligheid]
      summary: De kern.
      sections: [{name: Argumenten, points: [{name: 1.1 Het helpt, text: Want het werkt.}]},
                 {name: Kanttekeningen, applicable: false}]
  - {body: board, act: consult, name: Stuurgroep, of: basisteam Echt}
cycle:
  verslag: {what: Verslag, every: 1, in: 5, lead: college, to: raad, text: Kort., for: wonen,
            municipalities: [Maasgouw], kind: account, contains: [lead]}
  evaluatie: {what: Evaluatie, after: 3}
  actualisatie: {what: Actualisatie, when: 2024-11}
fields: {veld: {name: Veld, parts: {deel: Deelveld}}}
assessment:
  - {field: veld, name: Beeld, findings: Gezien, approach: Gedaan, municipalities: [Maasgouw], for: wonen,
     incomplete: Half bekend}
goals: {doel: {name: Doel, fields: deel}}
lenses: {jeugd: Jeugd}
priorities:
  wonen:
    name: Wonen
    for: doel
    fields: deel
    problem: Probleem.
    approach: Aanpak.
    intensify: Extra.
    goals: Opbrengst.
    cooperation: Samen.
    related: Beleid.
    council_input: Inbreng.
    done: Klaar.
    evaluation: Oordeel.
    portfolios: [Wonen en zorg]
    municipalities: [Maasgouw]
    incomplete: Niet alles.
    parts: {straat: {name: Straat, parts: {stoep: {name: Stoep, text: Tegels., points: [Schoon]}}}}
sources: {politie: {name: politie, kind: register, every: 2, hide_below: 5, text: Registratie.}, panel: Panel,
          ijs: {name: ijsmeester, unit: rate, per: 250, noun: {many: wakken, one: wak}, better: higher,
                population: Schaatsers, definition: Gaten in het ijs.}}
indicators:
  wakken: {name: Wakken, source: ijs, values: {2023: 4}}
  inbraak:
    name: Inbraken
    unit: rate
    per: 1000
    noun: {many: inbraken, one: inbraak}
    population: Woningen
    source: politie
    definition: Wat telt.
    kind: effort
    better: lower
    baseline:
      2015-2019: {value: 3.25, provisional: true, n: 1234, se: 0.5, per: 500, source: panel, note: Geschat}
      undated: 7
    target:
      stay_at: {2024: baseline, 2025: baseline - 5%, 2026: 3}
      tolerance: 0.25
      set: 2024-06
      text: Ongeveer gelijk
    series: {table: 47018NED, codes: ["1.1.1", "1.1.2"], comparable: false, note: Anders geteld}
    values: {2023: 3.5, 2024: {value: null, note: Nog niet geteld}}
    benchmarks: {nederland: {name: Nederland, values: {2022: 4.5}}, regio: Regio Limburg}
    breaks: {2021: Nieuwe telling}
    interpretation: Wat het betekent.
    municipalities: [Maasgouw]
    for: wonen
    incomplete: Deels.
    decimals: 2
  branden: {name: Branden, unit: count, target: {at_most: {2026: 1234}}}
  tevreden: {name: Tevreden, unit: percent, target: {at_least: {2026: 81}}}
  rest: {name: Restafval, unit: count, target: {below: {2026: 432}}}
  opkomst: {name: Opkomst, unit: percent, target: {above: {2026: 64}}}
  aanrijtijd: {name: Aanrijtijd, unit: minutes, target: {between: {2026: [10.5, 12]}}}
actions:
  lantaarns:
    name: Lantaarns
    for: [wonen, doel]
    lead: [team Beheer, politie]
    related: Werkplan lampen
    with: {netbeheerder: masten, politie: rondes}
    by: 2024-Q3
    result: Licht.
    lenses: jeugd
    municipalities: [Maasgouw]
    money: [{text: Voor lampen, amount: 1250.5, years: 2024, source: Investeringen, spent: {2024: 300}}]
    done: [Geteld]
    next: [Geplaatst]
    carried_over: Plan 2019
    incomplete: Globaal.
    state:
      2024-05: planned
      2024-08: {status: running, light: orange}
      2025: {status: running, percent: 40, light: {time: red, money: green, quality: orange}, text: Half af,
             cause: Levertijd, consequence: Later, adjustment: Andere lamp, decided: Uitstel}
partners: {politie: {name: politie, kind: core, role: [Surveilleert], for: wonen, municipalities: [Maasgouw]}}
coordination:
  - {side: staff, level: regional, name: Overleg, lead: coordinator, with: [politie], text: Wekelijks., for: wonen}
budget: [{name: Potje, amount: 2000, per: municipality, recurring: true, source: begroting}]
glossary: {IVP: plan voor veiligheid}
chapters:
  summary: In het kort
  schrijven: {number: "2", name: Nog te schrijven, open: true, has: wonen, parts: {scope: Wat erbij hoort}}
  bijlage: {name: Bijlage, text: Slot., incomplete: Kwijt, after: summary}
"""


def test_partners_are_called_by_their_names_with_their_tasks_and_linked(tmp_path: Path) -> None:
    text = """
partners: {riec: RIEC Limburg}
actions: {scan: {name: Scan, lead: [riec, team Veiligheid], with: {riec: analyse, OM: vervolging}}}
coordination: {overleg: {side: staff, name: Overleg, lead: riec, with: [riec, OM]}}
cycle: {verslag: {what: Verslag, every: 1, in: Q2, lead: riec}}
"""
    plan = written_plan(tmp_path, text)
    composer = Composer(plan, Wording("nl"))
    ((section,), (overleg,)) = action_sections(composer), coordination_sections(composer)
    facts = {fact.term: fact.values for block in section.blocks if block.kind == "facts" for fact in block.items}
    riec = Link(text="RIEC Limburg", anchor="partners.riec")
    assert facts["Trekker"] == (riec, Link(text="team Veiligheid"))
    assert facts["Met"] == (Link(text="RIEC Limburg (analyse)", anchor="partners.riec"), Link(text="OM (vervolging)"))
    (points,) = overleg.blocks
    assert points.kind == "points"
    assert [fact.values for fact in points.items[0].facts] == [(riec,), (riec, Link(text="OM"))]
    assert [row[2].text for row in cycle_blocks(composer)[0].rows] == ["RIEC Limburg"]  # type: ignore[union-attr]
    page = document_view(plan)
    assert page.model_dump_json().count('"anchor":"partners.riec"') == 5


def test_a_new_key_is_tried_in_print(tmp_path: Path) -> None:
    """What ``EVERY_KEY`` does not give, nothing holds against the printed plan."""
    known: set[str] = set()
    given: set[str] = set()
    for _, shape, _ in shapes(written_plan(tmp_path, EVERY_KEY).own):
        for base in type(shape).__mro__:  # a key that several shapes inherit is given where one of them has it
            keys = vars(base).get("__annotations__", {}).keys() & type(shape).model_fields.keys()
            known |= {f"{base.__name__}.{name}" for name in keys}
            given |= {f"{base.__name__}.{name}" for name in keys & shape.model_fields_set}
    assert {key for key in known - given if key.split(".")[1] not in NOT_PRINTED} == set()


def test_a_plan_that_uses_every_key(tmp_path: Path) -> None:
    plan = written_plan(tmp_path, EVERY_KEY)
    page = plain(markdown(document_view(plan)))
    assert [(place, thing) for place, thing in everything(plan) if plain(thing) not in page] == []
    for line in (
        "3.25 [2015–2019] (provisional, n = 1,234, standard error 0.5, per 500, source: Panel); 7.00 [no year given]",
        "about the baseline [2024]; about the baseline minus 5% [2025]; about 3.00 [2026]; may differ by 0.25; "
        "set: June 2024",
        "€ 1,250.50",
        "€ 300 [2024]",
        "€ 2,000 per municipality",
        "running; 40% done; a red light (time: red, money: green, quality: orange)",
        "3.50 [2023]; .. [2024] Nog niet geteld",
        "Nederland: 4.50 [2022]",
        "Regio Limburg",
        "table 47018NED, codes 1.1.1, 1.1.2; its definition is not the plan's",
        "Counts below 5 are not published.",
        "Review, June 2024",
        "each year in May",
        "1.1 Het helpt",
    ):
        assert plain(line) in page, line


MAASGOUW = [
    ("totaal veelvoorkomende vermogenscriminaliteit", "politie", "129 [2021]", "125"),
    ("totaal incidenten sociale overlast", "politie", "244 [2021]", "240"),
    ("rapportcijfer veiligheid van de buurt", "Maasgouwpanel", "7,9 [2022]", "7,9"),
    ("overlast medebewoners (% ‘ja’)", "Maasgouwpanel", "37% [2022]", ""),
    ("casus verwarde personen Maasgouw", "Zorg- en Veiligheidshuis Midden-Limburg", ".. [2021]", ""),
]


def test_indicators_are_printed_as_the_plan_prints_them() -> None:
    table = next(
        block
        for item in sections(document_view(repository_plan("maasgouw-2023-2026")))
        for block in item.blocks
        if isinstance(block, Table) and len(block.rows) == 21
    )
    rows = {row[0].text: row for row in table.rows}
    for name, source, baseline, target in MAASGOUW:
        row = rows[name]
        assert (row[1].text, row[2].text) == (source, baseline)
        assert row[3].text.endswith(target)
        assert bool(row[3].text) is bool(target)
    assert "2026" in table.head[3]
    assert rows["casus verwarde personen Maasgouw"][2].note.startswith("Het plan drukt ‘..’ af")
    assert list(rows) == [item.name for item in repository_plan("maasgouw-2023-2026").indicators.values()]


@pytest.mark.parametrize(
    ("duty", "words"),
    [
        ("every: 1, in: Q2", "each year in the second quarter"),
        ("every: 1, in: H2", "each year in the second half of the year"),
        ("every: 4", "every 4 years"),
        ("every: half_year", "each half-year"),
        ("after: 2", "2 years after the plan begins"),
        ("when: 2025-Q1", "1st quarter 2025"),
        ("in: 11", "in November"),
        ("by: raad", ""),
    ],
)
def test_when_something_is_due(tmp_path: Path, duty: str, words: str) -> None:
    plan = written_plan(tmp_path, f"cycle: {{w: {{what: Verslag, {duty}}}}}\n")
    assert duty_moment(Composer(plan, Wording("en")), plan.own.cycle["w"]) == words


def notices(view: DocumentView) -> list[tuple[str, str]]:
    inside = (block for item in sections(view) for block in item.blocks if isinstance(block, Notice))
    return [(notice.tone, notice.label) for notice in (*view.notices, *inside)]


def test_what_is_not_settled_is_marked() -> None:
    view = document_view(repository_plan("meierij-2023-2026"))
    tones = [tone for tone, _ in notices(view)]
    assert tones.count("draft") == 2
    assert tones.count("open") == 2
    assert tones.count("planned") == 2
    page = markdown(view)
    assert page.count("gemeente X \\[") == 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Gemeente XXX stelt vast", "Gemeente XXX ? stelt vast"),
        ("in gemeente X.", "in gemeente X ?."),
        ("XXXX en XXX", "XXXX ? en XXX ?"),
        ("gemeente X ?", "gemeente X ?"),
        ("Top X en XTC-labs, xxl", "Top X en XTC-labs, xxl"),
    ],
)
def test_placeholders(text: str, shown: str) -> None:
    assert marked(text, "?") == shown


PARENT = """\
priorities:
  zorg: {name: Zorg, problem: Van de regio., approach: Ook van de regio.}
  wonen: {name: Wonen, goals: Rust.}
glossary: {IVP: plan}
partners: {politie: politie}
"""


def test_inherited_pieces_say_where_they_come_from(tmp_path: Path) -> None:
    view = document_view(written_plan(tmp_path, "priorities: {zorg: {name: Zorg, approach: Lokaal.}}\n", PARENT))
    care = section(view, "Zorg")
    assert (care.note, [aspect.note for aspect in care.sections]) == ("", ["From: Regioplan", ""])
    living = section(view, "Wonen")
    assert (living.note, [aspect.note for aspect in living.sections]) == ("From: Regioplan", [""])
    (glossary,) = section(view, "Abbreviations and terms").blocks
    assert isinstance(glossary, Facts)
    assert glossary.items[0].note == "From: Regioplan"
    (partners,) = section(view, "Partners").blocks
    assert isinstance(partners, Points)
    assert partners.items[0].facts[0].term == "From: Regioplan"


def test_a_chapter_that_is_inherited_whole_says_so_once() -> None:
    view = document_view(repository_plan("maastricht-uitvoeringsplan-2024"))
    priorities = section(view, "Focusthema's")
    assert "Meerjarenprogramma Veiligheid 2023-2026" in priorities.note
    assert {item.note for item in priorities.sections} == {""}


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_to_one_section_each(name: str) -> None:
    view = document_view(repository_plan(name))
    whole = view.model_dump()
    anchors = [item.anchor for item in sections(view) if item.anchor] + [*_anchors_of_points(whole)]
    assert len(anchors) == len(set(anchors))
    links = [view_link for view_link in _links(whole) if view_link]
    assert set(links) <= set(anchors)


def _anchors_of_points(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("anchor") and "facts" in value:
            yield value["anchor"]
        for item in value.values():
            yield from _anchors_of_points(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _anchors_of_points(item)


def _links(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if "anchor" in value:
            yield str(value["anchor"])
        for item in value.values():
            yield from _links(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _links(item)


@pytest.mark.parametrize("name", NAMES)
def test_headings_go_down_one_level_at_a_time(name: str) -> None:
    levels = [1, *(item.level for item in sections(document_view(repository_plan(name))))]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(levels) <= 6


def test_only_the_implementation_plan_has_a_proposal() -> None:
    having = [name for name in NAMES if proposal_view(repository_plan(name))]
    assert having == ["maastricht-uitvoeringsplan-2024"]


def test_the_proposal_in_its_usual_form() -> None:
    view = proposal_view(repository_plan("maastricht-uitvoeringsplan-2024"))
    assert view is not None
    assert (view.label, view.title) == ("Collegevoorstel", "Uitvoeringsplan Veiligheid 2024")
    numbered = [(item.number, item.title) for item in view.sections if item.number]
    assert numbered[0] == (1, "Aanleiding")
    assert numbered[-1] == (12, "Uitvoering, evaluatie en vervolg")
    wanted = section(view, "Gewenste situatie")
    assert [item.title[:4] for item in wanted.sections] == ["1.1 ", "1.2 "]


def test_several_proposals_are_chapters_of_one_document(tmp_path: Path) -> None:
    decision = "{{body: council, act: {act}, proposal: {{subject: {subject}, sections: [{{name: Aanleiding}}]}}}}"
    first = decision.format(act="adopt", subject="Het plan")
    second = decision.format(act="amend", subject="De wijziging")
    view = proposal_view(written_plan(tmp_path, f"decisions: [{first}, {second}]\n"))
    assert view is not None
    assert [item.title for item in view.sections] == ["Het plan", "De wijziging"]
    anchors = [item.anchor for item in sections(view) if item.anchor]
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize(
    ("places", "only", "told"),
    [
        ("[Vught]", None, "op 1 juni 2023 (gemeenteraad, Vught)"),
        ("[Vught, Boxtel]", None, "op 1 juni 2023 (gemeenteraden, Vught, Boxtel)"),
        ("[Boxtel]", "Vught", ""),
    ],
)
def test_the_councils_that_adopted_it(tmp_path: Path, places: str, only: str | None, told: str) -> None:
    path = tmp_path / "proef.yaml"
    path.write_text(
        "ivp: 1\nkind: plan\ntitle: Proef\nperiod: 2023-2026\nlanguage: nl\nstatus: adopted\n"
        "municipalities: [Boxtel, Vught]\n"
        f"decisions:\n  - {{body: council, act: adopt, date: 2023-06-01, municipalities: {places}}}\n",
        "utf-8",
    )
    workspace = Workspace()
    plan, findings = resolve(workspace.load(Source(path, path.name)), workspace)
    assert plan is not None, findings
    place = municipality(only) if only else None
    assert plan_view(narrowed(plan, place) if place else plan, Wording("nl")).adoption == told
