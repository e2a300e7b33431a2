"""Every format for one set of broken plans, as a person can read it (``IVP_WRITE_GOLDEN=1`` writes the files anew)."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from ivp.output import FORMATS
from tests.conftest import Run

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A plan repository with two broken plans."""
    shutil.copytree(HERE / "broken", tmp_path, dirs_exist_ok=True)
    return tmp_path


def held(name: str, text: str) -> None:
    """The text is that of the golden file."""
    file = GOLDEN / name
    if os.environ.get("IVP_WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


def without_manual(text: str) -> str:
    """A SARIF log without what comes from the manual and the version."""
    log = json.loads(text)
    driver = log["runs"][0]["tool"]["driver"]
    driver["version"] = "0"
    for rule in driver["rules"]:
        assert rule.pop("help")["text"].startswith(rule["id"])
    return json.dumps(log, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("form", FORMATS)
def test_the_output_is_as_agreed(run: Run, broken: Path, form: str) -> None:
    ended = run("validate", "--format", form, cwd=broken)
    assert (ended.exit, ended.err) == (1, "")
    endings = {"json": "json", "gitlab": "json", "sarif": "json"}
    text = without_manual(ended.out) if form == "sarif" else ended.out
    held(f"{form}.{endings.get(form, 'txt')}", text)


def test_the_help_names_every_format(run: Run) -> None:
    shown = " ".join(run("validate", "--help").out.split())
    sentence = shown[shown.index("Form of the findings") :].split(" --output")[0]
    assert all(form in sentence for form in FORMATS)


def test_dutch_changes_words_and_nothing_else(run: Run, broken: Path) -> None:
    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(item) for key, item in value.items() if key not in {"message", "hint"}}
        return [bare(item) for item in value] if isinstance(value, list) else value

    english, dutch = (
        json.loads(run("validate", "--lang", language, "--format", "json", cwd=broken).out) for language in ("en", "nl")
    )
    assert bare(english) == bare(dutch)


def test_json_has_one_shape_also_without_findings(run: Run) -> None:
    empty = json.loads(run("validate", "plans/maastricht-2023-2026.yaml", "--ignore", "IVP", "--format", "json").out)
    assert {key for key, value in empty.items() if value is not None} == {"format", "findings", "summary"}
    assert (empty["format"], empty["summary"]["plans"], empty["summary"]["errors"]) == (2, 1, 0)
    assert empty["findings"] == []


def test_github_appends_a_summary_for_the_page_of_the_run(
    run: Run, broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.md"
    page.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    run("validate", "--format", "text", cwd=broken)
    assert page.read_text(encoding="utf-8") == "before\n"
    assert run("validate", "--format", "github", cwd=broken).exit == 1
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    held("summary.md", text.removeprefix("before\n"))


def test_a_summary_that_cannot_be_written_changes_no_outcome(
    run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(broken / "not" / "there.md"))
    ended = run("validate", "--format", "github", cwd=broken)
    assert (ended.exit, ended.err) == (1, "the summary for the page of the run cannot be written\n")


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_services_get_names_from_the_root_of_the_repository(run: Run, broken: Path, form: str) -> None:
    (broken / ".git").mkdir()
    printed = run("validate", "los.yaml", "--format", form, cwd=broken / "plans").out
    assert "plans/los.yaml" in printed


def test_gitlab_knows_a_mistake_again(run: Run, broken: Path) -> None:
    def prints(*options: str) -> list[str]:
        return [
            item["fingerprint"] for item in json.loads(run("validate", "--format", "gitlab", *options, cwd=broken).out)
        ]

    before = prints()
    plan = broken / "plans" / "maasgouw.yaml"
    plan.write_text("# one more line\n\n" + plan.read_text(encoding="utf-8"), encoding="utf-8")
    assert prints() == before == prints("--lang", "nl")
    plan.write_text(plan.read_text(encoding="utf-8").replace("for: wonnen", "for: woonen"), encoding="utf-8")
    after = prints()
    assert len(set(after) - set(before)) == 1
    assert len(set(after)) == len(after)


def test_the_same_mistake_twice_has_two_fingerprints(run: Run, tmp_path: Path) -> None:
    plan = (HERE / "broken" / "plans" / "maasgouw.yaml").read_text(encoding="utf-8")
    second = "  tweede: {name: x, unit: count, source: politie, for: wonnen}\n"
    third = second.replace("tweede", "derde").replace("name: x", "name: y")
    head, _, _ = plan.partition("observations:")
    (tmp_path / "plan.yaml").write_text(head + second + third, encoding="utf-8")
    found = json.loads(run("validate", "plan.yaml", "--format", "gitlab", cwd=tmp_path).out)
    assert len({item["fingerprint"] for item in found}) == len(found)


ONE_LINE = "{ivp: 1, kind: plan, title: T, municipalities: [Maasgouw], period: 2023-2026, indicators: {"


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_output_does_not_grow_with_the_length_of_a_line(run: Run, tmp_path: Path, form: str) -> None:
    def printed(count: int) -> str:
        indicators = "".join(f"i{number}: {{name: N, unit: count, for: z{number}}}, " for number in range(count))
        (tmp_path / "plan.yaml").write_text(f"{ONE_LINE}{indicators}}}}}\n", encoding="utf-8")
        return run("validate", "plan.yaml", "--format", form, cwd=tmp_path).out

    assert len(printed(2_000)) < 1.1 * len(printed(1_000))


def test_gitlab_knows_a_mistake_on_a_long_line_again(run: Run, tmp_path: Path) -> None:
    def prints(*topics: str, before: str = "") -> list[str]:
        indicators = "".join(
            f"i{number}: {{name: N, unit: count, kind: effect, for: {topic}}}, " for number, topic in enumerate(topics)
        )
        text = f"{before}{ONE_LINE}{indicators}}}, summary: {2_000 * 'x'}}}\n"
        (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
        options = ("--format", "gitlab", "--select", "IVP301")
        return [item["fingerprint"] for item in json.loads(run("validate", "plan.yaml", *options, cwd=tmp_path).out)]

    first = prints("a", "b", "b")
    assert len(set(first)) == 3
    assert prints("a", "b", "b", before="# one more line\n") == first
