"""Reports as files: whole or not at all, and nothing of anyone else is overwritten."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from ivp.refusal import Refused
from ivp.writer import Writing, write
from tests.conftest import PLANS, Run

OURS = '<!DOCTYPE html>\n<meta name="generator" content="ivp 0.1.0">\n'
PLAN = "ivp: 1\nkind: plan\ntitle: {title}\nmunicipalities: [Maasgouw]\nperiod: 2023-2026\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "ivp.toml").touch()
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "een.yaml").write_text(PLAN.format(title="Een"), encoding="utf-8")
    return tmp_path


def test_the_contract_from_the_repository(run: Run, tmp_path: Path) -> None:
    ended = run("report", "--format", "html", "--output", tmp_path)
    assert (ended.exit, ended.err) == (0, "")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert "index.html" in names
    plans = [path for path in PLANS.glob("*.yaml") if "\nkind: plan\n" in path.read_text(encoding="utf-8")]
    assert len(names) == len(plans) + 1  # what carries a plan out is told with it


@pytest.mark.parametrize(("form", "mark"), [("html", "<meta"), ("md", "<!-- generator"), ("json", '"generator"')])
def test_every_form_carries_the_mark_and_may_be_written_again(run: Run, repository: Path, form: str, mark: str) -> None:
    for _ in range(2):
        ended = run("report", "--year", "2024", "--format", form, cwd=repository)
        assert (ended.exit, ended.out.strip()) == (0, f"build/een-progress-2024.{form}")
    assert mark in (repository / "build" / f"een-progress-2024.{form}").read_text(encoding="utf-8")[:600]
    assert len(list((repository / "build").iterdir())) == 1


def test_json_is_the_view(run: Run, repository: Path) -> None:
    run("report", "--year", "2024", "--format", "json", cwd=repository)
    document = json.loads((repository / "build" / "een-progress-2024.json").read_text(encoding="utf-8"))
    assert document["progress"]["year"] == 2024


def test_several_plans_give_an_index_with_relative_links(run: Run, repository: Path) -> None:
    (repository / "plans" / "twee.yaml").write_text(PLAN.format(title="Twee"), encoding="utf-8")
    run("report", "--year", "2024", cwd=repository)
    index = (repository / "build" / "index.html").read_text(encoding="utf-8")
    assert 'href="een-progress-2024.html"' in index
    assert 'href="twee-progress-2024.html"' in index


def test_a_broken_plan_is_named_and_the_others_are_served(run: Run, repository: Path) -> None:
    (repository / "plans" / "kapot.yaml").write_text("ivp: 1\nkind: plan\n", encoding="utf-8")
    ended = run("report", "--year", "2024", cwd=repository)
    assert ended.exit == 1
    assert "plans/kapot.yaml" in ended.err
    assert ended.out.strip() == "build/een-progress-2024.html"


def test_a_file_of_someone_else_is_left_as_it_is(run: Run, repository: Path) -> None:
    file = repository / "build" / "een-progress-2024.html"
    file.parent.mkdir()
    file.write_text("<p>van een ander</p>", encoding="utf-8")
    ended = run("report", "--year", "2024", cwd=repository)
    assert ended.exit == 2
    assert "build/een-progress-2024.html" in ended.err
    assert file.read_text(encoding="utf-8") == "<p>van een ander</p>"
    assert run("report", "--year", "2024", "--force", cwd=repository).exit == 0
    assert "van een ander" not in file.read_text(encoding="utf-8")


def test_two_plans_of_one_name_are_refused(run: Run, repository: Path) -> None:
    (repository / "plans" / "map").mkdir()
    (repository / "plans" / "map" / "een.yaml").write_text(PLAN.format(title="Nog een"), encoding="utf-8")
    ended = run("report", "--year", "2024", cwd=repository)
    assert ended.exit == 2
    assert not (repository / "build").exists()


def test_a_foreign_file_keeps_all_from_being_written(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("van een ander", encoding="utf-8")
    with pytest.raises(Refused):
        write({tmp_path / "a": OURS, tmp_path / "b": OURS})
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_a_failing_write_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = OURS + "oud"
    (tmp_path / "a").write_text(old, encoding="utf-8")

    def fail(self: Path, target: Path) -> Path:
        raise OSError("no room")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(Refused, match="no room"):
        write({tmp_path / "a": OURS + "nieuw", tmp_path / "b": OURS})
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("a", old)]


def _write(files: Mapping[str, Iterable[str]], folder: Path) -> None:
    with Writing() as writing:
        for name, pieces in files.items():
            writing.add(folder / name, pieces)


def test_a_plan_that_fails_later_keeps_all_from_being_written(tmp_path: Path) -> None:
    def made() -> Iterator[str]:
        yield "half"
        raise ValueError("a plan that fails")

    (tmp_path / "a").write_text(OURS + "oud", encoding="utf-8")
    with pytest.raises(ValueError, match="a plan that fails"):
        _write({"a": [OURS, "nieuw"], "map/b": made()}, tmp_path)
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("a", OURS + "oud")]


def test_pieces_are_put_in_their_place_at_the_end(tmp_path: Path) -> None:
    with Writing() as writing:
        writing.add(tmp_path / "a", (piece for piece in ("een", b"twee")))
        assert not (tmp_path / "a").exists()
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("a", "eentwee")]


@pytest.mark.parametrize("target", ["bestaat", "bestaat-niet"])
def test_a_symbolic_link_is_not_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "bestaat").write_text(OURS, encoding="utf-8")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / target)
    with pytest.raises(Refused):
        write({link: OURS + "nieuw"})
    write({link: OURS + "nieuw"}, force=True)
    assert not link.is_symlink()
    assert (tmp_path / "bestaat").read_text(encoding="utf-8") == OURS


def test_the_day_is_printed_as_asked_for_or_as_the_last_of_the_year(run: Run, tmp_path: Path) -> None:
    plan = PLANS / "maasgouw-2023-2026.yaml"
    made = tmp_path / "maasgouw-2023-2026-progress-2024.md"
    run("report", plan, "--year", "2024", "--format", "md", "--output", tmp_path)
    assert "- Standen en besluiten over het plan tot en met: 31 december 2024\n" in made.read_text(encoding="utf-8")
    run("report", plan, "--year", "2024", "--format", "md", "--output", tmp_path, "--as-of", "2025-03-31")
    assert "- Standen en besluiten over het plan tot en met: 31 maart 2025\n" in made.read_text(encoding="utf-8")
    assert run("report", plan, "--output", tmp_path, "--as-of", "31-03-2025").exit == 2
