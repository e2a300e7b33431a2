"""Nothing outside the plan repository is read or written, whatever a proposed change puts in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ivp import files
from ivp.refusal import Refused
from tests.conftest import Run

SECRET = "token: s3cr3t\n"
PLAN = "ivp: 1\nkind: plan\ntitle: Plan\nmunicipalities: [Maasgouw]\nperiod: 2023-2026\nstatus: draft\n"
OUTSIDE = "is a link that leads out of the plan repository"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder beside the repository with secrets in all shapes; it may be a repository itself."""
    folder = tmp_path / "elsewhere"
    (folder / ".git").mkdir(parents=True)
    for name in ("hosts.yaml", "ivp.toml", "progress.html.j2", "cijfers.csv"):
        (folder / name).write_text(SECRET, encoding="utf-8")
    (folder / "logo.svg").write_text("<svg>s3cr3t</svg>", encoding="utf-8")
    return folder


@pytest.fixture
def here(tmp_path: Path, elsewhere: Path) -> Path:
    """A repository with one plan."""
    folder = tmp_path / "here"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "config.yaml").write_text(SECRET, encoding="utf-8")
    (folder / "een.yaml").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("settings", "links", "arguments", "told"),
    [
        ("", {"plans": "elsewhere"}, ["validate"], "plans:1:1: error IVP191 this folder " + OUTSIDE),
        ("", {"plans": "elsewhere"}, ["validate", "plans"], "this folder " + OUTSIDE),
        ("", {"plans": "elsewhere"}, ["validate", "plans/hosts.yaml"], "this file " + OUTSIDE),
        ("", {"plans": "elsewhere"}, ["validate", "plans/cijfers.csv"], "cannot be used: this file " + OUTSIDE),
        ("", {"plans": "elsewhere"}, ["progress"], "this folder " + OUTSIDE),
        ('plans = ["x"]', {"x": "elsewhere"}, ["validate"], "x:1:1: error IVP191 this folder " + OUTSIDE),
        ('plans = [".git"]', {}, ["validate"], "IVP191 this lies in .git"),
        ("", {}, ["validate", ".git/config.yaml"], "IVP191 this lies in .git"),
        ("", {"plans": "elsewhere"}, ["validate", "-", "--stdin-filename", "plans/x.yaml"], "this file " + OUTSIDE),
        (
            "",
            {"map": "elsewhere"},
            ["validate", "-", "--stdin-filename", "x.yaml"],
            "map/hosts.yaml lies outside",
        ),
        ('[report]\ntemplates = "t"', {"t": "elsewhere"}, ["report", "een.yaml"], "t leads out of the plan repository"),
        ('[report]\nlogo = "l/logo.svg"', {"l": "elsewhere"}, ["report", "een.yaml"], "l/logo.svg leads out of"),
        (
            '[report]\noutput = "out"',
            {"out": "elsewhere"},
            ["report", "een.yaml"],
            "out cannot be written: this",
        ),
        ('[report]\noutput = ".git"', {}, ["report", "een.yaml"], ".git cannot be written: this lies in .git"),
        ("", {"build": "elsewhere"}, ["report", "een.yaml"], "build cannot be written: this folder " + OUTSIDE),
        ("", {"out": "elsewhere"}, ["report", "een.yaml", "--output", "out/deep"], "cannot be written: this"),
        ("", {"out": "elsewhere"}, ["validate", "een.yaml", "--output", "out/x.txt"], "cannot be written: this"),
        ("", {"out": "elsewhere"}, ["init", "out/nieuw.yaml"], "cannot be written: this"),
        ("", {"out": "elsewhere"}, ["report", "--templates-to", "out"], "cannot be written: this"),
        ("", {"ivp.toml": "elsewhere/ivp.toml"}, ["validate", "een.yaml"], "IVP195 this file " + OUTSIDE),
    ],
)
def test_a_link_out_is_refused(
    run: Run, here: Path, elsewhere: Path, settings: str, links: dict[str, str], arguments: list[str], told: str
) -> None:
    if settings:
        (here / "ivp.toml").write_text(settings, encoding="utf-8")
    for name, target in links.items():
        (here / name).symlink_to(Path("..", target))
    before = sorted(elsewhere.iterdir()), sorted((here / ".git").iterdir())
    ended = run(*arguments, cwd=here, stdin=f"{PLAN}builds_on: map/hosts.yaml\n".encode())
    assert told in ended.out + ended.err
    assert "s3cr3t" not in ended.out + ended.err
    assert ended.exit in {1, 2}
    assert before == (sorted(elsewhere.iterdir()), sorted((here / ".git").iterdir()))


def test_a_folder_without_a_repository_is_one(run: Run, tmp_path: Path, elsewhere: Path) -> None:
    loose = tmp_path / "loose"
    loose.mkdir()
    (loose / "plans").symlink_to(elsewhere)
    ended = run("validate", cwd=loose)
    assert ended.exit == 1
    assert OUTSIDE in ended.out


def test_a_repository_may_be_reached_through_a_link(run: Run, here: Path, tmp_path: Path) -> None:
    (here / "plans").mkdir()
    (here / "een.yaml").rename(here / "plans" / "een.yaml")
    (here / "plans" / "link.yaml").symlink_to("een.yaml")
    (tmp_path / "way").symlink_to("here")
    for cwd, arguments in (
        (tmp_path / "way", []),
        (tmp_path / "way", [tmp_path / "way" / "plans"]),
        (tmp_path / "way" / "plans", [tmp_path / "here" / "plans" / "link.yaml"]),
        (tmp_path, ["way"]),
        (tmp_path, ["way/plans/een.yaml"]),
    ):
        ended = run("validate", *arguments, cwd=cwd)
        assert (ended.exit, ended.err) == (0, "")
    assert run("report", "plans/een.yaml", "--year", "2024", cwd=tmp_path / "way").exit == 0
    assert (here / "build" / "een-progress-2024.html").exists()


def test_a_place_outside_may_be_typed(run: Run, here: Path, elsewhere: Path) -> None:
    assert run("validate", "een.yaml", "--output", elsewhere / "found.txt", cwd=here).exit == 0
    assert run("validate", here / "een.yaml", cwd=elsewhere).exit == 0


def test_a_file_that_becomes_a_link_while_it_is_read(
    here: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, open_file = here / "een.yaml", os.open

    def swap(path: Path, flags: int) -> int:
        plan.unlink()
        plan.symlink_to(elsewhere / "hosts.yaml")
        return open_file(path, flags)

    monkeypatch.setattr(os, "open", swap)
    with pytest.raises(Refused):
        files.read(plan, here, 1000)


@pytest.mark.parametrize("name", [".git", ".GIT", ".git.", ".git ", ".git::$INDEX_ALLOCATION"])
def test_git_by_any_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=r"lies in \.git"):
        files.inside(tmp_path / "a" / name / "config", tmp_path)
    files.inside(tmp_path / "a.git" / ".gitignore", tmp_path)


@pytest.mark.parametrize("path", ["C:\\\\x", "C:x", "\\\\x", "//server/x", "..\\\\x", "/etc"])
def test_settings_name_no_place_elsewhere_on_windows_either(run: Run, here: Path, path: str) -> None:
    (here / "ivp.toml").write_text(f'[report]\noutput = "{path}"\n', encoding="utf-8")
    assert "IVP197" in run("validate", "een.yaml", cwd=here).out


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("plan-2027.html", "plan-2027.html"),
        ("'s-Gravenhage é.html", "'s-Gravenhage é.html"),
        ("con.yaml", "_con.yaml"),
        ("Aux .x.html", "_Aux .x.html"),
        ("lpt1", "_lpt1"),
        ("console.html", "console.html"),
        ('a:b*c?"<|>.html', "a_3ab_2ac_3f_22_3c_7c_3e.html"),
        ("a\x1b\n\udcf6.html", "a_1b_0a_f6.html"),
        ("einde. .", "einde"),
        ("...", "_"),
    ],
)
def test_a_file_name_that_every_system_takes(name: str, written: str) -> None:
    assert files.portable(name) == written


def test_long_names_are_cut_and_stay_apart() -> None:
    one, other = (files.portable(f"{'é' * 200}{end}.html") for end in "ab")
    assert one != other
    assert (len(one.encode()) <= 150, one.endswith(".html")) == (True, True)


def test_a_place_beside_the_repository_may_be_typed(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "r"
    root.mkdir()
    (root / "ivp.toml").touch()
    (root / "a.yaml").write_text(f"{PLAN}themes: {{t: T}}\n", encoding="utf-8")
    assert run("report", "a.yaml", "--year", "2023", "--format", "md", "--output", "../verslag", cwd=root).exit == 0
    assert list((tmp_path / "verslag").iterdir())
