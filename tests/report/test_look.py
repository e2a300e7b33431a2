"""Reports made one's own: templates, colours, fonts and logo of the plan repository, nothing from outside it."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from ivp.appearance import (
    COLOURS,
    SHAPE_COLOURS,
    SHAPE_CONTRAST,
    TEXT_COLOURS,
    TEXT_CONTRAST,
    contrast,
    is_colour,
    is_font,
)
from ivp.report.environment import palette, templates
from ivp.report.look import LARGEST_LOGO
from tests.conftest import Outcome, Run
from tests.report.page import parsed, text

PLAN = "ivp: 1\nkind: plan\ntitle: Proefplan\nmunicipalities: [Maasgouw]\nperiod: 2023-2026\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><script>alert(1)</script><path d="M0 0h4"/></svg>'
PAGE = "build/plan-progress-2024.html"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "eigen").mkdir()
    return tmp_path


def _report(run: Run, repository: Path, settings: str, *options: str) -> Outcome:
    (repository / "ivp.toml").write_text(f"[report]\n{settings}\n", encoding="utf-8")
    return run("report", "--year", "2024", *options, cwd=repository)


def _page(repository: Path) -> str:
    return (repository / PAGE).read_text(encoding="utf-8")


def test_colours_hold_in_the_light_and_on_paper_only(run: Run, repository: Path) -> None:
    ended = _report(run, repository, 'colours = {line = "#0b6e4f"}\ndark_colours = {line = "#9fe0c5"}')
    assert (ended.exit, ended.err) == (0, "")
    page = _page(repository)
    parsed(page)
    assert "@media (prefers-color-scheme: light), print { :root { --line: #0b6e4f; } }" in page
    assert "@media screen and (prefers-color-scheme: dark) { :root { --line: #9fe0c5; } }" in page


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('colours = {line = "#8ab8e8"}', "line on page has a contrast of 2.1; at least 4.5 is needed"),
        ('colours = {page = "#777"}', "ink on page"),
        ('colours = {grid = "#bbb"}', "grid on page has a contrast of 1.9; at least 3.0 is needed"),
        ('dark_colours = {ink = "#222"}', "ink on page"),
    ],
)
def test_a_colour_that_is_hard_to_see_is_warned_of(run: Run, repository: Path, settings: str, told: str) -> None:
    ended = _report(run, repository, settings)
    assert ended.exit == 0
    assert told in ended.err


@pytest.mark.parametrize(
    "settings",
    [
        'colours = {line = "red; } body { background: url(http://x) }"}',
        'colours = {"line; x" = "#fff"}',
        'font = "x\\";}"',
    ],
)
def test_nothing_else_gets_into_the_stylesheet(run: Run, repository: Path, settings: str) -> None:
    assert _report(run, repository, settings).exit == 1
    assert "url(" not in _page(repository)
    assert "@media (prefers-color-scheme: light), print" not in _page(repository)


def test_fonts(run: Run, repository: Path) -> None:
    assert _report(run, repository, 'font = ["Fira Sans", "Arial"]\nheading_font = "Fira Serif"').exit == 0
    assert '--sans: "Fira Sans", "Arial", sans-serif;--serif: "Fira Serif", serif;' in _page(repository)


@pytest.mark.parametrize(("name", "data", "kind"), [("x.png", PNG, "image/png"), ("x.svg", SVG, "image/svg+xml")])
def test_a_logo_is_a_picture_in_the_page(run: Run, repository: Path, name: str, data: bytes, kind: str) -> None:
    (repository / name).write_bytes(data)
    assert _report(run, repository, f'logo = "{name}"').exit == 0
    tree = parsed(_page(repository))
    (image,) = list(tree.iter("img"))
    assert image.get("src") == f"data:{kind};base64,{base64.b64encode(data).decode()}"
    assert image.get("alt") == "Logo van Gemeente Maasgouw" or image.get("alt") == "Logo of Gemeente Maasgouw"
    assert "alert(1)" not in _page(repository)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: None, "logo.png"),
        (lambda path: path.write_bytes(b"GIF89a"), "PNG"),
        (lambda path: path.write_bytes(PNG + b"0" * LARGEST_LOGO), "200"),
        (lambda path: path.write_bytes(b"<!DOCTYPE x [<!ENTITY a 'b'>]><svg>&a;</svg>"), "PNG"),
        (lambda path: path.symlink_to("/etc/hostname"), "logo.png"),
    ],
)
def test_a_logo_that_cannot_be_used(run: Run, repository: Path, make: object, told: str) -> None:
    make(repository / "logo.png")  # type: ignore[operator]
    ended = _report(run, repository, 'logo = "logo.png"')
    assert ended.exit == 1
    assert told in ended.err
    assert not (repository / "build").exists()


def test_the_folder_for_reports(run: Run, repository: Path) -> None:
    assert _report(run, repository, 'output = "verslagen"').out.strip() == "verslagen/plan-progress-2024.html"
    assert _report(run, repository, 'output = "verslagen"', "--output", "uit").out.strip().startswith("uit/")


def test_a_template_of_ones_own_goes_before_the_one_that_comes_with_it(run: Run, repository: Path) -> None:
    (repository / "eigen" / "method.html.j2").write_text("<p>Eigen: {{ plan.title }}</p>\n", encoding="utf-8")
    assert _report(run, repository, 'templates = "eigen"').exit == 0
    shown = text(parsed(_page(repository)))
    assert "Eigen: Proefplan" in shown
    assert "Voortgang veiligheid 2024" in shown


def test_a_faulty_template_is_named_with_its_line_and_nothing_is_written(run: Run, repository: Path) -> None:
    (repository / "eigen" / "method.html.j2").write_text("<p>\n{{ plan.titel }}</p>", encoding="utf-8")
    ended = _report(run, repository, 'templates = "eigen"')
    assert ended.exit == 1
    assert ended.err == ("eigen/method.html.j2:2: error: PlanView has no field “titel”; did you mean “title”?\n")
    assert not (repository / "build").exists()


def test_a_page_without_the_generator_mark_is_refused(run: Run, repository: Path) -> None:
    (repository / "eigen" / "progress.html.j2").write_text("<p>{{ view.title }}</p>", encoding="utf-8")
    ended = _report(run, repository, 'templates = "eigen"')
    assert ended.exit == 1
    assert "progress.html.j2" in ended.err
    assert "generator" in ended.err


@pytest.mark.parametrize("folder", ["weg", "plans/plan.yaml", "link"])
def test_a_folder_of_templates_that_cannot_be_used(run: Run, repository: Path, folder: str) -> None:
    (repository / "link").symlink_to("/etc")
    ended = _report(run, repository, f'templates = "{folder}"')
    assert ended.exit == 1
    assert folder in ended.err


def test_the_originals_can_be_copied_and_are_never_overwritten(run: Run, repository: Path) -> None:
    ended = run("report", "--templates-to", "kopie", cwd=repository)
    assert ended.exit == 0
    assert {path.name for path in (repository / "kopie").iterdir()} == {path.name for path in templates().iterdir()}
    (repository / "kopie" / "style.css").write_text("/* eigen */", encoding="utf-8")
    again = run("report", "--templates-to", "kopie", cwd=repository)
    assert again.exit == 2
    assert (repository / "kopie" / "style.css").read_text(encoding="utf-8") == "/* eigen */"
    for path in (repository / "kopie").iterdir():
        path.unlink()
    assert run("report", "--templates-to", "kopie", cwd=repository).exit == 0
    assert _report(run, repository, 'templates = "kopie"').exit == 0


def test_every_colour_of_the_stylesheet_can_be_seen() -> None:
    for colours in palette():
        assert set(colours) == set(COLOURS)
        assert all(is_colour(colour) for colour in colours.values())
        for names, least in ((TEXT_COLOURS, TEXT_CONTRAST), (SHAPE_COLOURS, SHAPE_CONTRAST)):
            for name in names:
                for ground in ("page", "panel"):
                    assert contrast(colours[name], colours[ground]) >= least, (name, ground)
        assert contrast(colours["ink"], colours["band"]) >= TEXT_CONTRAST


def test_text_in_drawings_has_a_colour_for_text() -> None:
    css = (templates() / "style.css").read_text(encoding="utf-8")
    fills = re.findall(r"\.chart (?:text|\.(?:ink|planned|measured|after|strong))[^{]*\{([^}]*)\}", css)
    named = {name for rule in fills for name in re.findall(r"(?:^|[;\s{])fill: var\(--(\w+)\)", rule)}
    assert named
    assert named <= set(TEXT_COLOURS)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)
    assert [is_font(name) for name in ("Fira Sans", "Arial", "", "1", 'a"b', "a;b", "a{b", "x" * 80)] == [
        True, True, False, False, False, False, False, False,
    ]  # fmt: skip
