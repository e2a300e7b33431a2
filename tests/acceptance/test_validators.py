"""Validators of other people, with the JSON Schema that ``ivp schema`` prints: check-jsonschema and ajv.

They accept the schemas (of draft-07, ajv in its strict mode) and every plan, and refuse what ``ivp`` refuses for its
shape. What JSON Schema cannot say is ``BEYOND``, each with its reason; what need not be there fails.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from ivp.codes import known_codes
from tests.acceptance.test_broken_plans import CASES
from tests.acceptance.test_peer import SCHEMAS, Loader, with_text_keys
from tests.conftest import PLANS
from tests.rules.examples import PLAN_FILE, examples, files

BEYOND = {
    "a mistake in the joint plan": "it stands in another file",
    "IVP202": "the source of an indicator may give its unit",
    "years the wrong way round": "two values compared",
    "per a thousand, in Dutch": "notation that is read away: 1.000 is 1",
}

AJV = os.environ.get("IVP_AJV")
NODE = shutil.which("node")
# Says of each of the documents that come in whether the schema accepts it.
SCRIPT = """
const Ajv = require(process.argv[1]);
const fs = require("fs");
const refuse = (text) => { throw new Error(text) };
const ajv = new Ajv({ strict: true, logger: { log: refuse, warn: refuse, error: refuse } });
const check = ajv.compile(JSON.parse(fs.readFileSync(process.argv[2], "utf-8")));
console.log(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf-8")).map((document) => check(document))));
"""


def check_jsonschema(kind: str, texts: dict[str, str], folder: Path) -> set[str]:
    """The names of the texts that check-jsonschema refuses."""
    if importlib.util.find_spec("check_jsonschema") is None:
        pytest.skip("check-jsonschema is not installed")
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", SCHEMAS / f"{kind}.json", "-o", "json"]
    command += [f"{name}.yaml" for name in texts]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True, encoding="utf-8")
    assert done.stdout, done.stderr
    said = json.loads(done.stdout)
    refused = [*said.get("errors", ()), *said.get("parse_errors", ())]
    return {Path(item["filename"]).stem for item in refused}


def ajv(kind: str, texts: dict[str, str], _folder: Path) -> set[str]:
    """The names of the texts that ajv refuses; one that is no YAML it does not get to see."""
    if AJV is None or NODE is None:
        pytest.skip("ajv is not installed (npm), or IVP_AJV does not name it")
    read = {name: document(text) for name, text in texts.items()}
    given = json.dumps([item for item in read.values() if item is not None])
    command = [NODE, "-e", SCRIPT, AJV, SCHEMAS / f"{kind}.json"]
    done = subprocess.run(command, input=given, capture_output=True, check=False, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    verdicts = iter(json.loads(done.stdout))
    return {name for name, item in read.items() if item is None or not next(verdicts)}


def document(text: str) -> Any:
    try:
        return with_text_keys(yaml.load(text, Loader))
    except yaml.YAMLError:
        return None


VALIDATORS = [check_jsonschema, ajv]


def kind_of(text: str) -> str:
    return "implementation" if "\nkind: implementation" in text else "plan"


def of_kind(kind: str, texts: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if kind_of(text) == kind}


@pytest.mark.parametrize("kind", ["plan", "implementation"])
@pytest.mark.parametrize("validator", VALIDATORS)
def test_the_plans_are_accepted(validator: Any, kind: str, tmp_path: Path) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in PLANS.glob("*.yaml")}
    assert of_kind(kind, texts)
    assert validator(kind, of_kind(kind, texts), tmp_path) == set()


def broken_in_shape() -> dict[str, str]:
    """The broken plans in which something is wrong with the shape, and those of the manual."""
    ours = {broken.name: broken.plan for broken in CASES if any(line.startswith("IVP2") for line in broken.findings)}
    return ours | {
        code: files(examples(code)[0].fragment)[PLAN_FILE] for code in known_codes() if code.startswith("IVP2")
    }


@pytest.mark.parametrize("validator", VALIDATORS)
def test_what_is_wrong_in_shape_is_refused(validator: Any, tmp_path: Path) -> None:
    broken = {name.replace("/", " "): text for name, text in broken_in_shape().items()}
    assert len(broken) > 50
    assert broken == of_kind("plan", broken)
    assert set(broken) - validator("plan", broken, tmp_path) == set(BEYOND)
