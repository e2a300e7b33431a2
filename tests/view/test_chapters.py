"""A plan in its own order: chapters, numbers, and what no chapter names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ivp.check import check
from ivp.dossier.resolve import resolve
from ivp.dossier.workspace import Source, Workspace
from ivp.language import Words
from ivp.report.environment import environment
from ivp.view.document import document_view
from ivp.view.document.pieces import ContentsItem, DocumentView, Links, Section
from tests.view.documents import NAMES, repository_plan, written_plan

PLAN = """\
summary: In het kort.
principles: [Samen, Dichtbij]
goals: {rust: {name: Rust, text: Minder overlast., evaluation: In woorden.}}
priorities:
  zorg:
    number: "3.1"
    name: Zorg en veiligheid
    problem: Het is niet veilig genoeg.
    parts: {jeugd: {number: 3.1.1, name: Jeugd, problem: Jongeren.}}
  digitaal: {number: 3.2, name: Digitaal, problem: Oplichting.}
actions:
  lessen: {number: A1, name: Lessen op school, for: [jeugd, digitaal]}
  overleg: {name: Overleg met ouders, for: jeugd}
  los: Iets anders
chapters:
  woord-vooraf: {name: Woord vooraf, text: Van de burgemeester.}
  priorities:
    number: 3
    name: Waar wij voor gaan
    text: Twee onderwerpen.
    parts: {keuze: {name: Hoe wij kozen, text: Met elkaar.}}
  principles: {number: IV, name: Hoe wij werken, text: Dit is de leidraad.}
  wijken: {number: "5", name: In de wijken, text: Rust in de wijk., has: rust}
  summary:
"""


def outline(items: tuple[Section, ...], depth: int = 9) -> list[str]:
    """The headings, with a dash before each for how far in it stands."""
    return [
        line
        for item in items
        for line in (f"{'-' * (item.level - 2)}{item.title}", *outline(item.sections, depth - 1))
        if depth > 0
    ]


def all_sections(items: tuple[Section, ...]) -> Iterator[Section]:
    for item in items:
        yield item
        yield from all_sections(item.sections)


def titles(view: DocumentView) -> list[str]:
    return [item.title for item in view.sections]


def test_a_plan_is_printed_in_its_own_order_with_its_own_numbers(tmp_path: Path) -> None:
    text = PLAN.removesuffix("  summary:\n")
    view = document_view(written_plan(tmp_path, text))
    assert outline(view.sections) == [
        "Woord vooraf",
        "3 Waar wij voor gaan",
        "-Hoe wij kozen",
        "-3.1 Zorg en veiligheid",
        "--Problem",
        "--3.1.1 Jeugd",
        "---Problem",
        "---Actions",
        "----Overleg met ouders",
        "---A1 Lessen op school",
        "-3.2 Digitaal",
        "--Problem",
        "--Actions",
        "IV Hoe wij werken",
        "5 In de wijken",
        "-Rust",
        "--How results are judged",
        "Summary",
        "Actions",
        "-Iets anders",
    ]


def test_what_no_chapter_names_comes_last_and_says_so(tmp_path: Path) -> None:
    view = document_view(written_plan(tmp_path, PLAN.removesuffix("  summary:\n")))
    marked = [item.title for item in view.sections if item.note == "This is no chapter of the document itself."]
    assert marked == titles(view)[-2:] == ["Summary", "Actions"]


def test_without_chapters_the_order_is_the_usual_one_and_nothing_is_marked(tmp_path: Path) -> None:
    text = PLAN[: PLAN.index("chapters:")]
    view = document_view(written_plan(tmp_path, text))
    assert titles(view) == ["Summary", "Principles", "General goals", "Priorities", "Actions"]
    assert [item.note for item in all_sections(view.sections) if item.note] == []
    assert "--A1 Lessen op school" in outline(view.sections)


@pytest.mark.parametrize(
    ("chapters", "order"),
    [
        ("{a: A, b: B, c: {name: C, after: a}}", ["A", "C", "B"]),
        ("{a: A, b: B, c: {name: C, after: a}, d: {name: D, after: a}}", ["A", "C", "D", "B"]),
        ("{a: A, b: B, c: {name: C, after: d}, d: {name: D, after: a}}", ["A", "D", "C", "B"]),
        ("{a: {name: A, parts: {b: B, c: C}}, d: {name: D, after: b}}", ["A", "-B", "-D", "-C"]),
        ("{a: {name: A, parts: {b: {name: B, after: c}}}, c: C, d: D}", ["A", "C", "B", "D"]),
        # what cannot be so is still printed, once: a finding says what is wrong
        ("{a: {name: A, after: b}, b: {name: B, after: a}, c: C}", ["C", "A", "B"]),
        ("{a: {name: A, after: a}, b: B}", ["B", "A"]),
        ("{a: {name: A, after: b, parts: {b: B}}}", ["A", "-B"]),
        ("{a: {name: A, after: nergens}, b: B}", ["A", "B"]),
    ],
)
def test_a_chapter_comes_after_the_one_that_it_names(tmp_path: Path, chapters: str, order: list[str]) -> None:
    view = document_view(written_plan(tmp_path, f"chapters: {chapters}\n"))
    assert outline(view.sections) == order


def test_two_thousand_chapters_after_each_other_are_no_trouble(tmp_path: Path) -> None:
    chain = "".join(f"  c{number}: {{name: C{number}, after: c{number - 1}}}\n" for number in range(1, 2_000))
    view = document_view(written_plan(tmp_path, f"chapters:\n  c0: C0\n{chain}"))
    assert titles(view) == [f"C{number}" for number in range(2_000)]


def test_a_chapter_without_a_name_is_called_as_its_block(tmp_path: Path) -> None:
    view = document_view(written_plan(tmp_path, "principles: [Samen]\nchapters: {principles: {text: Dit eerst.}}\n"))
    (chapter,) = view.sections
    assert (chapter.title, chapter.anchor) == ("Principles", "principles")


def test_a_part_of_a_topic_may_have_a_chapter_of_its_own(tmp_path: Path) -> None:
    text = PLAN.replace("has: rust", "has: [jeugd, rust]").removesuffix("  summary:\n")
    headings = outline(document_view(written_plan(tmp_path, text)).sections)
    there = headings.index("5 In de wijken")
    assert headings[there + 1] == "-3.1.1 Jeugd"
    assert sum(heading.endswith("Jeugd") for heading in headings) == 1


def test_a_block_that_two_chapters_claim_stands_in_the_first(tmp_path: Path) -> None:
    chapters = "chapters: {principles: Eerst, b: {name: B, parts: {principles: {name: Weer, text: Slot.}}}}\n"
    view = document_view(written_plan(tmp_path, f"principles: [Samen]\n{chapters}"))
    assert [(item.anchor, len(item.blocks)) for item in all_sections(view.sections)] == [
        ("principles", 1), ("chapters.b", 0), ("chapters.b.principles", 1),
    ]  # fmt: skip


def test_a_chapter_that_is_open_says_so_where_it_stands(tmp_path: Path) -> None:
    chapters = "chapters: {a: A, lokaal: {number: 5, name: Lokaal, open: true}, c: C}\n"
    view = document_view(written_plan(tmp_path, chapters))
    assert titles(view) == ["A", "5 Lokaal", "C"]
    assert view.plan.open_chapters == ("5 Lokaal",)


@pytest.mark.parametrize("name", NAMES)
def test_contents_headings_and_links_agree(name: str) -> None:
    view = document_view(repository_plan(name))
    headings = {item.anchor: item.title for item in all_sections(view.sections) if item.anchor}
    listed: list[ContentsItem] = list(view.contents)
    seen = []
    while listed:
        item = listed.pop(0)
        assert headings[item.anchor] == item.title
        seen.append(item.anchor)
        listed = [*item.items, *listed]
    assert len(seen) == len(set(seen))
    assert [item.anchor for item in view.sections] == [item.anchor for item in view.contents]
    named = set(headings.values())
    for section in all_sections(view.sections):
        for block in section.blocks:
            for link in block.items if isinstance(block, Links) else ():
                if link.anchor.startswith(("priorities", "themes", "goals", "actions")):
                    assert link.text in named or headings[link.anchor] in named


@pytest.mark.parametrize(
    ("name", "chapters"),
    [
        ("maasgouw-2023-2026", [
            "1 Een nieuw veiligheidsplan", "2 Hoe veilig is Maasgouw?", "3 De prioriteiten",
            "4 Andere belangrijke thema’s", "5 De werkwijze", "6 Het IVP in één oogopslag", "Ondertekening",
            "Bijlage 1: Overzicht betrokken portefeuilles per thema",
        ]),
        ("heuvelland-2020-2023", [
            "1 Inleiding", "2 Uitgangssituatie 2019", "3 Doelstellingen 2023", "4 De rode draad",
            "5 Bovenlokale prioriteiten", "6 Strategische thema's", "7 Organisatie",
            "Bijlage 1: Veiligheidsvelden en -thema's van Kernbeleid Veiligheid (VNG)",
            "Bijlage 2: Gehanteerde afkortingen",
        ]),
        ("meierij-2023-2026", [
            "Samenvatting", "Inleiding", "Uitgangspunten", "Reikwijdte", "Trends en ontwikkelingen",
            "Algemene doelen voor de periode 2023-2026", "De strategische thema's en prioriteiten",
            "5 Lokale prioriteiten gemeente X [nog in te vullen]", "Financiën",
        ]),
        ("west-maas-en-waal-2020-2022", [
            "Voorwoord", "1 Welke prioriteiten zijn er gesteld in het regionale Integrale Veiligheidsplan?",
            "2 Veiligheid in West Maas en Waal", "3 Aanpak ondermijning in West Maas en Waal",
            "4 Aanpak zorg en veiligheid in West Maas en Waal",
            "5 Het algemene veiligheidsbeleid: lokale thema's", "6 Organisatie, communicatie en coördinatie",
        ]),
    ],
)  # fmt: skip
def test_the_chapters_are_those_of_the_document(name: str, chapters: list[str]) -> None:
    view = document_view(repository_plan(name))
    assert [item.title for item in view.sections if not item.note.startswith("Dit is geen hoofdstuk")] == chapters


@pytest.mark.parametrize(
    ("name", "heading", "below"),
    [
        ("heuvelland-2020-2023", "4 De rode draad", ["4.1 Uitgangspunten", "4.2 Partners", "4.3 Flankerend beleid"]),
        ("heuvelland-2020-2023", "7 Organisatie", [
            "7.1 Bestuurlijke en ambtelijke coördinatie", "7.2 Beleidscyclus en verantwoording", "7.3 Begroting",
            "7.4 Samenwerking Heuvelland-gemeenten",
        ]),
        ("meierij-2023-2026", "De strategische thema's en prioriteiten", [
            "Betekenis van prioriteren", "Focus binnen de prioriteiten", "Samenwerking Boa's en Politie",
            "1 Zorg en Veiligheid", "2 Digitale veiligheid", "3 Polarisatie en voorkomen maatschappelijke onrust",
            "4 Ondermijning en georganiseerde criminaliteit",
        ]),
        ("west-maas-en-waal-2020-2022", "3 Aanpak ondermijning in West Maas en Waal", [
            "3.1 Georganiseerde criminaliteit", "3.2 Maatschappelijke weerbaarheid",
            "3.3 Integriteit en weerbaarheid van het lokaal bestuur en de ambtenaren",
        ]),
        ("west-maas-en-waal-2020-2022", "1.1 Prioriteiten", [
            "1.1.1 Ondermijning", "1.1.2 Zorg en Veiligheid", "1.1.3 Vroegsignalering",
        ]),
        ("maasgouw-2023-2026", "5 De werkwijze", [
            "Doelen en monitoring", "Verantwoording", "Integraal werken", "Partners in de aanpak", "Begroting",
        ]),
    ],
)  # fmt: skip
def test_a_chapter_holds_what_the_document_has_in_it(name: str, heading: str, below: list[str]) -> None:
    view = document_view(repository_plan(name))
    chapter = next(item for item in all_sections(view.sections) if item.title == heading)
    assert [item.title for item in chapter.sections] == below


def test_html_and_markdown_have_the_same_headings_in_the_same_order() -> None:
    view = document_view(repository_plan("meierij-2023-2026"))
    markdown = environment("nl", "md").get_template("document.md.j2").render(view=view)
    printed = [line.lstrip("# ") for line in markdown.splitlines() if line.startswith("##")]
    assert len(printed) == len(list(all_sections(view.sections)))
    assert [line.replace("\\", "")[:15] for line in printed] == [
        item.title[:15] for item in all_sections(view.sections)
    ]


JOINT = """\
ivp: 1
kind: plan
title: Samen
period: 2023-2026
municipalities: [Boxtel, Vught]
language: en
chapters:
  vooraf: Woord vooraf
  lokaal: {number: "2", name: Lokale prioriteiten, open: true}
  slot: {name: Slot, text: Tot zover.}
"""
VERSION = "ivp: 1\nkind: plan\ntitle: Ons plan\nversion_of: samen.yaml\nmunicipalities: [Boxtel]\nstatus: draft\n"


@pytest.mark.parametrize(
    ("chapters", "order", "still_open"),
    [
        # filled in: it does not move, keeps its number, and is no longer open
        ("{lokaal: {name: Van Boxtel, text: Water.}}", ["Woord vooraf", "2 Van Boxtel", "Slot"], ()),
        # called otherwise, but not filled in
        (
            "{lokaal: {name: Van Boxtel}}",
            ["Woord vooraf", "2 Van Boxtel", "Slot"],
            ("2 Van Boxtel",),
        ),
        # a new chapter follows the last, or the one that it names
        (
            "{bijlage: Bijlage, dank: {name: Dank, after: vooraf}}",
            ["Woord vooraf", "Dank", "2 Lokale prioriteiten", "Slot", "Bijlage"],
            ("2 Lokale prioriteiten",),
        ),
    ],
)
def test_a_version_fills_in_an_open_chapter_and_adds_its_own(
    tmp_path: Path, chapters: str, order: list[str], still_open: tuple[str, ...]
) -> None:
    (tmp_path / "samen.yaml").write_text(JOINT, encoding="utf-8")
    path = tmp_path / "ons.yaml"
    path.write_text(f"{VERSION}chapters: {chapters}\n", encoding="utf-8")
    workspace = Workspace()
    plan, findings = resolve(workspace.load(Source(path, path.name)), workspace)
    assert plan is not None, findings
    view = document_view(plan)
    assert titles(view) == order
    assert view.plan.open_chapters == still_open


@pytest.mark.parametrize(
    ("chapters", "said"),
    [
        ("", [("ons.yaml", 4, "the chapter “lokaal” of the joint plan is still open here")]),
        ("chapters: {lokaal: {text: Water.}}\n", []),
        ("chapters: {lokaal: {open: false}}\n", []),
    ],
)
def test_an_adopted_version_is_asked_for_what_it_left_open(
    tmp_path: Path, chapters: str, said: list[tuple[str, int, str]]
) -> None:
    (tmp_path / "samen.yaml").write_text(JOINT, encoding="utf-8")
    path = tmp_path / "ons.yaml"
    path.write_text(VERSION.replace("draft", "adopted") + chapters, encoding="utf-8")
    found = [item for item in check([Source(path, path.name)]).findings if item.code.id == "IVP508"]
    assert [(item.document, item.span and item.span.line, Words("en").message(item.message)) for item in found] == said
