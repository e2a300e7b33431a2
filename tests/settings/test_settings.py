"""``ivp.toml``: what it may say, and what is wrong with it, each with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ivp.files import SETTINGS as FILE
from ivp.project import Project
from ivp.reader.toml import read_toml
from ivp.settings import Ignored, Report
from tests.conftest import ROOT, Run

PLAN = """\
ivp: 1
kind: plan
title: Proefplan
municipalities: [Maasgouw]
period: 2023-2028
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def told(run: Run, repository: Path, settings: str | bytes, *options: str) -> list[str]:
    """``line:column CODE`` of each finding."""
    data = settings.encode() if isinstance(settings, str) else settings
    (repository / FILE).write_bytes(data)
    printed = run("validate", "--format", "concise", *options, cwd=repository).out
    return [
        f"{match[1]} {match[2]}" for match in re.finditer(r"^ivp\.toml:(\d+:\d+): error (\w+) ", printed, re.MULTILINE)
    ]


def test_everything_it_may_say(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        """
        language = "nl"
        plans = ["plans", "uitvoering/"]
        [validate]
        select = ["IVP4", "ivp502"]
        strict = true
        ignore = [{code = "IVP401", reason = "proef"}]
        [report]
        templates = "templates"
        logo = "beeld/logo.svg"
        output = "verslagen"
        colours = {line = "#154273", ink = "#000"}
        dark_colours = {line = "#8ab8e8"}
        font = ["Fira Sans", "Arial"]
        heading_font = "Fira Serif"
        """,
        encoding="utf-8",
    )
    project = Project(tmp_path)
    settings = project.settings
    assert project.findings == []
    assert (settings.language, settings.plans, settings.validate_.strict) == ("nl", ("plans", "uitvoering"), True)
    assert settings.validate_.select == ("IVP4", "ivp502")
    assert settings.validate_.ignore == (Ignored(code="IVP401", reason="proef"),)
    assert settings.report == Report(
        templates="templates",
        logo="beeld/logo.svg",
        output="verslagen",
        colours={"line": "#154273", "ink": "#000"},
        dark_colours={"line": "#8ab8e8"},
        font=("Fira Sans", "Arial"),
        heading_font=("Fira Serif",),
    )


def test_ignore_may_be_a_table(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('[validate.ignore]\nIVP401 = "proef"\n[[x]]', encoding="utf-8")
    assert Project(tmp_path).settings.validate_.ignore == (Ignored(code="IVP401", reason="proef"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("# only a remark", []),
        ('languag = "nl"', ["1:1 IVP196"]),
        ('language = "fy"', ["1:12 IVP197"]),
        ("language = 1", ["1:12 IVP197"]),
        ("\n[validat]\nstrict = true", ["2:2 IVP196"]),
        ("validate = true", ["1:12 IVP197"]),
        ('[validate]\nstrict = "yes"', ["2:10 IVP197"]),
        ("[validate]\nstrict = 1", ["2:10 IVP197"]),
        ('[validate]\nselect = "IVP4"', ["2:10 IVP197"]),
        ('[validate]\nselect = ["IVP4", 5]', ["2:19 IVP197"]),
        ('[validate]\nselect = [\n  "IVP4",\n  "IVPx",\n]', ["4:3 IVP199"]),
        ('[validate]\nselect = [""]', ["2:11 IVP199"]),
        ('[validate]\nignore = ["IVP401"]', ["2:11 IVP198"]),
        ('[validate]\nignore = [{code = "IVP401"}]', ["2:19 IVP198"]),
        ('[validate]\nignore = [{code = "IVP401", reason = " "}]', ["2:19 IVP198"]),
        ('[validate]\nignore = [{code = "IVP401", because = "x"}]', ["2:19 IVP198", "2:29 IVP196"]),
        ('[validate]\nignore = [{reason = "x"}]', ["2:11 IVP197"]),
        ("[validate]\nignore = [7]", ["2:11 IVP197"]),
        ("[validate]\nignore = true", ["2:10 IVP197"]),
        ('[validate.ignore]\nIVP201 = "x"', ["2:10 IVP199"]),
        ('[validate.ignore]\nIVP1 = "x"\nIVP3 = "y"', ["2:8 IVP199"]),
        ('[[validate.ignore]]\ncode = "IVP4O1"\nreason = "x"', ["2:8 IVP199"]),
        ("plans = []", []),
        ('plans = "../elders"', ["1:9 IVP197"]),
        ('plans = ["plans", "/etc"]', ["1:19 IVP197"]),
        ("[report]\nlogo = 3\ncolours = 4", ["2:8 IVP197", "3:11 IVP197"]),
        ('[report]\ncolours = {line = 1}\nextra = ""', ["2:19 IVP197", "3:1 IVP196"]),
        ('[report]\ncolours = {accent = "#154273", line = "red"}', ["2:12 IVP196", "2:39 IVP197"]),
        ('[report.dark_colours]\nink = "#12345"', ["2:7 IVP197"]),
        (
            """[report]\nfont = 'x"; } body { background: url(x)'\nheading_font = ["Arial", "1"]""",
            ["2:8 IVP197", "3:26 IVP197"],
        ),
        ('"a b".c = 1', ["1:1 IVP196"]),
        ("language = ", ["1:12 IVP195"]),
        ('language = "nl', ["1:15 IVP195"]),
        ('language = "nl"\nlanguage = "en"\n', ["2:1 IVP195"]),
        ("[validate]\n[validate]", ["2:1 IVP195"]),
        ("a = " + "[" * 40 + "]" * 40, ["1:1 IVP195"]),
        ("a = " + "[" * 5000, ["1:1 IVP195"]),
        ("x" * 100_001, ["1:1 IVP195"]),
        (b'language = "\xff"', ["1:13 IVP102"]),
        (b'language = "nl\x1b"', ["1:15 IVP103"]),
        ("d = 2024-01-01\nf = inf\nm = '''\nx'''", ["1:1 IVP196", "2:1 IVP196", "3:1 IVP196"]),
    ],
)
def test_what_is_wrong_has_its_place(run: Run, repository: Path, text: str | bytes, expected: list[str]) -> None:
    assert told(run, repository, text) == expected


def test_the_nearest_is_named(run: Run, repository: Path) -> None:
    told(run, repository, 'languag = "nl"\n[validate]\nselect = ["IVP4O1"]')
    printed = run("validate", cwd=repository).out
    assert "    = did you mean language?" in printed
    assert "    = did you mean IVP401?" in printed
    assert "      | ^^^^^^^\n" in printed


@pytest.mark.parametrize(
    ("settings", "meant"),
    [
        ('taal = "nl"', "language"),
        ("plannen = []", "plans"),
        ('[rapport]\nlogo = "logo.svg"', "report"),
        ('[report]\nkleuren = {line = "#154273"}', "colours"),
        ("[validate]\nstreng = true", "strict"),
        ('[validate]\nignore = [{code = "IVP401", reden = "proef"}]', "reason"),
    ],
)
def test_dutch_words_are_understood(run: Run, repository: Path, settings: str, meant: str) -> None:
    assert [code for _, code in map(str.split, told(run, repository, settings))] == ["IVP196"]
    assert f"    = did you mean {meant}?" in run("validate", cwd=repository).out


@pytest.mark.parametrize("command", ["validate", "progress", "report"])
def test_they_are_read_once(run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    (repository / FILE).write_text('language = "en"\n[report]\noutput = "verslagen"', encoding="utf-8")
    (repository / "plans" / "twee.yaml").write_text(PLAN, encoding="utf-8")
    read: list[str] = []
    monkeypatch.setattr("ivp.project.read_toml", lambda name, data: read.append(name) or read_toml(name, data))
    run(command, cwd=repository)
    assert read == ["ivp.toml"]


def test_the_rest_counts_all_the_same(run: Run, repository: Path) -> None:
    text = 'languag = "nl"\n[validate.ignore]\nIVP502 = "zes jaar"\n'
    assert told(run, repository, text, "--ignore", "IVP101") == []
    ended = run("validate", cwd=repository)
    assert (ended.exit, "IVP502" in ended.out) == (1, False)


@pytest.mark.parametrize(
    ("settings", "options", "exit_code", "codes"),
    [
        ("", (), 0, ["IVP502"]),
        ("[validate]\nstrict = true", (), 1, ["IVP502"]),
        ('[validate]\nselect = ["IVP4"]', (), 0, []),
        ('[validate]\nselect = ["IVP4"]', ("--select", "IVP5"), 0, ["IVP502"]),
        ('[validate.ignore]\nIVP5 = "zes jaar"', ("--strict",), 0, []),
        ('[validate.ignore]\nIVP4 = "x"', ("--ignore", "ivp502", "--strict"), 0, []),
    ],
)
def test_what_counts(
    run: Run, repository: Path, settings: str, options: tuple[str, ...], exit_code: int, codes: list[str]
) -> None:
    (repository / FILE).write_text(settings, encoding="utf-8")
    ended = run("validate", "--format", "concise", *options, cwd=repository)
    assert (ended.exit, re.findall(r"IVP\d+", ended.out)) == (exit_code, codes)


def test_the_settings_are_those_of_the_plan_wherever_one_stands(run: Run, repository: Path, tmp_path: Path) -> None:
    (repository / FILE).write_text('[validate.ignore]\nIVP502 = "zes jaar"', encoding="utf-8")
    assert "IVP502" not in run("validate", repository / "plans" / "plan.yaml", cwd=ROOT).out
    assert "IVP502" not in run("validate", repository, cwd=ROOT).out


def test_the_language_and_the_folders(run: Run, repository: Path) -> None:
    (repository / "uitvoering").mkdir()
    (repository / "uitvoering" / "twee.yaml").write_text(PLAN, encoding="utf-8")
    (repository / FILE).write_text('language = "nl"\nplans = ["plans", "uitvoering"]', encoding="utf-8")
    for arguments in ((), (".",), ("..",)):
        folder = repository / "plans" if arguments == ("..",) else repository
        printed = run("validate", *arguments, cwd=folder).out
        assert "2 plannen gecontroleerd" in printed
    assert "1 plan gecontroleerd" in run("validate", "uitvoering", cwd=repository).out
    (repository / FILE).write_text('plans = ["weg"]', encoding="utf-8")
    ended = run("validate", cwd=repository)
    assert (ended.exit, ended.err.splitlines()[0]) == (2, "error: there is no folder weg here")


def test_broken_settings_are_said_where_there_are_no_plans(run: Run, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("plans = 1", encoding="utf-8")
    ended = run("validate", cwd=tmp_path)
    assert (ended.exit, ended.err) == (1, "")
    assert "ivp.toml:1:9: error IVP197" in ended.out
    (tmp_path / FILE).unlink()
    assert run("validate", cwd=tmp_path).exit == 2


@pytest.mark.parametrize("command", ["validate", "progress"])
def test_a_folder_in_its_place_is_no_traceback(run: Run, repository: Path, command: str) -> None:
    (repository / FILE).mkdir()
    ended = run(command, cwd=repository)
    assert ended.exit == 1
    assert "ivp.toml:1:1: error IVP195 this is not an ordinary file" in ended.out + ended.err


def test_the_example_in_the_manual_holds(run: Run, repository: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), re.DOTALL)
    assert told(run, repository, example) == []


def test_of_many_wrong_settings_the_first_hundred_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ivp.toml").write_text("".join(f"k{number} = 1\n" for number in range(1_000)), encoding="utf-8")
    (tmp_path / "plan.yaml").write_text("", encoding="utf-8")
    lines = run("validate", "plan.yaml", "--format", "concise", cwd=tmp_path).out.splitlines()
    told = [line for line in lines if "IVP196" in line]
    assert len(told) == 101
    assert told[-1].endswith("900 more findings with this code in this file are not shown")


@pytest.mark.parametrize("text", ["{key} = 1", "[{key}]", "a = {{{key} = 1}}", "a = {{b = 1, {key} = 1}}"])
def test_a_key_of_very_many_pieces_is_refused_before_it_costs_anything(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "ivp.toml").write_text("\n" + text.format(key=".".join(40_000 * "a")), encoding="utf-8")
    (tmp_path / "plan.yaml").write_text("", encoding="utf-8")
    first, *_ = run("validate", "plan.yaml", "--format", "concise", cwd=tmp_path).out.splitlines()
    assert first.startswith("ivp.toml:2:1: error IVP195")
