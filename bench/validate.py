"""How long validating takes, as a ratio: against reading the same text with PyYAML, and against a schema check.

``python bench/validate.py [INDICATORS] [RUNS]`` makes a plan of made-up indicators, and times in turn, in one process:

- floor: ``yaml.load(text, CSafeLoader)``, which gives no places and no findings;
- peer: the same, then the published JSON Schema with ``jsonschema``, which gives findings without places;
- ours: everything that ``ivp validate`` does after start-up.

It prints the medians of the ratios pair by pair; absolute times say little on a shared machine.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import yaml

from ivp.check import check
from ivp.workspace import Source

HEAD = """\
ivp: 1
kind: plan
title: Verzonnen plan om de snelheid te meten
municipalities: [Maasgouw]
period: 2023-2026
sources: {politie: {name: politie, kind: register}}
themes: {vermogen: Vermogenscriminaliteit}
indicators:
"""
INDICATOR = """\
  indicator-{number}:
    name: Verzonnen indicator {number}
    for: vermogen
    unit: count
    source: politie
    baseline: {{2021: {base}}}
    target: {{at_most: {target}}}
    values: {{2022: {base}, 2023: {target}, 2024: {base}}}
    interpretation: Een stijging kan ook komen doordat er meer gemeld wordt.
"""


def made_up_plan(indicators: int) -> str:
    """A plan with so many indicators."""
    lines = (INDICATOR.format(number=n, base=500 + n, target=200 + n) for n in range(indicators))
    return HEAD + "".join(lines)


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(indicators: int = 500, runs: int = 7) -> None:
    """Time the three in turn and print the ratios."""
    text = made_up_plan(indicators)
    schema = json.loads(files("ivp.schema").joinpath("plan.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)

    def floor() -> object:
        return yaml.load(text, Loader=yaml.CSafeLoader)

    def peer() -> object:
        return list(validator.iter_errors(json.loads(json.dumps(floor(), default=str))))

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yaml"
        path.write_text(text, encoding="utf-8")

        def ours() -> object:
            return check([Source(path, "plan.yaml")])

        for work in (floor, peer, ours):
            work()
        rounds = [(seconds(floor), seconds(peer), seconds(ours)) for _ in range(runs)]
    print(f"{indicators} indicators, {len(text) / 1000:.0f} kB, {runs} runs")
    for name, place in (("floor (yaml.load)", 0), ("peer (jsonschema)", 1)):
        ratios = [ours / times for *others, ours in rounds for times in [others[place]]]
        print(f"ours / {name}: median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
