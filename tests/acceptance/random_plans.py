"""Plans made at random from a seed: every unit, direction and bound, with the gaps that real plans have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

FIRST, LAST = 2023, 2026
"""The period of every plan."""
PLACES = ("Vaals", "Meerssen", "Gulpen-Wittem", "Maasgouw")
ONE_WAY = ("at_most", "at_least", "below", "above")
TOPICS = ("zorg", "jeugd", "wijken")
UNITS = {
    "count": (0, 400, (0,)), "percent": (15, 85, (0, 1)), "grade": (4, 9, (0, 1, 2)), "rate": (1, 40, (0, 1, 2)),
    "rank": (1, 300, (0,)), "change": (-20, 20, (0, 1)), "amount": (1000, 500_000, (0, 2)), "minutes": (4, 20, (0, 1)),
}  # fmt: skip
"""From and up to where the figures of a unit are, and the decimals that they may have."""
SOURCES: dict[str, dict[str, Any]] = {
    "politie": {"name": "Politie", "kind": "register"},
    "monitor": {"name": "Monitor", "kind": "survey", "every": 2},
    "klein": {"name": "Kleine tellingen", "kind": "register", "hide_below": 5},
    "anders": {"name": "Anders"},
}


@dataclass(frozen=True)
class RandomPlan:
    """A plan as files, and what it says."""

    seed: int
    language: str
    year: int
    places: tuple[str, ...]
    indicators: dict[str, dict[str, Any]]
    rows: tuple[tuple[str, str, int, Decimal | int, bool], ...]
    """Indicator, municipality, year, value, provisional."""
    inhabitants: tuple[tuple[str, int, int], ...] = ()
    adopted: int | None = None
    topics: dict[str, Any] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """The plan file, with its tables beside it."""
        decided = [{"body": "council", "act": "adopt", "date": self.adopted}] if self.adopted else []
        plan: dict[str, Any] = {
            "ivp": 1, "kind": "plan", "title": f"Plan {self.seed}", "language": self.language,
            "period": f"{FIRST}-{LAST}", "municipalities": list(self.places),
            "status": "adopted" if self.adopted else "draft", "decisions": decided,
            "priorities": {"zorg": {"name": "Zorg", "parts": {"jeugd": "Jeugd"}}}, "themes": {"wijken": "Wijken"},
            "sources": SOURCES, "indicators": self.indicators,
        }  # fmt: skip
        if self.rows:
            plan["observations"] = ["cijfers.csv"]
            _table(folder / "cijfers.csv", "indicator,municipality,year,value,provisional", self.rows)
        if self.inhabitants:
            plan["inhabitants"] = "inwoners.csv"
            _table(folder / "inwoners.csv", "municipality,year,inhabitants", self.inhabitants)
        (folder / "ivp.toml").touch()
        file = folder / "plan.yaml"
        file.write_text("".join(f"{key}: {flow(value)}\n" for key, value in plan.items() if value), encoding="utf-8")
        return file


def _table(file: Path, head: str, rows: Iterable[tuple[object, ...]]) -> None:
    lines = (",".join(str(cell).lower() if isinstance(cell, bool) else str(cell) for cell in row) for row in rows)
    file.write_text("\n".join([head, *lines, ""]), encoding="utf-8")


def flow(value: Any) -> str:
    """A value in one line of YAML."""
    if isinstance(value, dict):
        keys = (str(key) if re.fullmatch(r"[\w-]+", str(key)) else json.dumps(key) for key in value)
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in zip(keys, value.values(), strict=True)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def random_plan(seed: int) -> RandomPlan:
    """The plan of a seed."""
    chance = Random(seed)
    places = tuple(chance.sample(PLACES, chance.choice((1, 1, 2, 3, 4))))
    made = [_Made(chance, f"i{number}", places) for number in range(chance.randint(1, 7))]
    people = tuple(
        (place, year, 12_000 + chance.randint(-300, 300) + (2000 if place == "Vaals" and year > 2023 else 0))
        for place in (places if chance.random() < 0.4 else ())
        for year in range(2017, 2028)
        if chance.random() < 0.95
    )
    return RandomPlan(
        seed, chance.choice(("nl", "en")), chance.choice((2022, 2023, 2024, 2025, 2026, 2026, 2027)), places,
        {one.identity: one.indicator for one in made}, tuple(row for one in made for row in one.rows), people,
        chance.choice((2022, None)),
    )  # fmt: skip


class _Made:
    """An indicator at random, and the rows of the table that are its."""

    def __init__(self, chance: Random, identity: str, places: tuple[str, ...]) -> None:
        self.chance, self.identity = chance, identity
        self.unit = chance.choice(("count", "count", *UNITS))
        self.small = self.unit == "count" and chance.random() < 0.3
        self.decimals = UNITS[self.unit][2]
        self.usual = self.some()
        self.indicator: dict[str, Any] = {
            "name": f"naam {identity}",
            "unit": self.unit,
            "for": chance.sample(TOPICS, chance.choice((1, 1, 2))),
            "source": chance.choice(tuple(SOURCES)),
            "baseline": self.baseline(),
            **self.benchmarks,
        }
        self.indicator["target"] = self.target()
        for key, likely, value in (
            ("decimals", 0.1, chance.randint(0, 2)),
            ("kind", 0.1, "effort"),
            ("per", 1.0 if self.unit == "rate" else 0.0, 1000),
            ("better", 0.3 if self.one_way else 0.7, chance.choice(("lower", "higher", "neither"))),
            ("breaks", 0.15, {chance.choice((2021, 2023, 2024, 2025)): "Anders geteld."}),
            ("municipalities", 0.2, chance.sample(places, chance.randint(1, len(places)))),
        ):
            if chance.random() < likely:
                self.indicator[key] = value
        if self.one_way and self.indicator.get("better"):
            del self.indicator["better"]
        covered = self.indicator.get("municipalities", places)
        self.rows = list(self.observed(covered)) if chance.random() < 0.5 else []
        if not self.rows:
            self.indicator["values"] = self.values()
        elif chance.random() < 0.2:
            comparable = chance.random() < 0.5
            self.indicator["series"] = {"table": "47018NED", "codes": ["1.1"], "comparable": comparable}
        self.indicator = {key: value for key, value in self.indicator.items() if value}

    @property
    def one_way(self) -> bool:
        """Whether its target has one good side."""
        return bool(set(self.indicator["target"] or {}) & set(ONE_WAY))

    def some(self, near: Decimal | int | None = None) -> Decimal | int:
        """A figure of the unit, mostly near another."""
        low, high, _ = UNITS[self.unit]
        if self.small:
            high = 12
        decimals = self.chance.choice(self.decimals)
        size = self.chance.uniform(low, high)
        if near is not None and self.chance.random() < 0.8:
            size = min(high, max(low, float(near) + self.chance.uniform(-0.15, 0.15) * (high - low)))
        return Decimal(f"{size:.{decimals}f}") if decimals else round(size)

    def figure(self) -> Any:
        """A figure with what is known of it, sometimes that it is unknown."""
        chance, value = self.chance, self.some(self.usual)
        known: dict[str, Any] = {"value": value}
        if chance.random() < 0.15:
            known["provisional"] = True
        if self.unit in ("percent", "rate") and chance.random() < 0.6:
            known["n"] = chance.randint(200, 30_000)
        if self.unit in ("grade", "minutes") and chance.random() < 0.6:
            known["se"] = Decimal(f"{chance.uniform(0.02, 0.4):.2f}")
        if chance.random() < 0.05:
            known = {"value": None, "note": "Niet bekend gemaakt."}
        return known if len(known) > 1 else value

    def baseline(self) -> Any:
        """A year, a mean over some, no year, an unknown figure, nothing."""
        when = self.chance.choice((2021, 2021, 2022, 2022, "2018-2021", "undated", None))
        value = self.figure() if when else None
        if when == "2018-2021" and self.unit == "count" and isinstance(value, int):
            value = value + Decimal("0.25")
        return {when: value} if when else None

    def values(self) -> dict[Any, Any]:
        """Figures by year with years missing, now and then a mean over two."""
        years = [year for year in range(2019, 2028) if self.chance.random() < 0.65]
        found: dict[Any, Any] = {year: self.figure() for year in years}
        if 2024 not in found and 2025 not in found and self.chance.random() < 0.3:
            found["2024-2025"] = self.figure()
        return found

    def observed(self, covered: Iterable[str]) -> Iterator[tuple[str, str, int, Decimal | int, bool]]:
        """Rows of the table, of municipalities that are not all there in every year."""
        for year in range(2020, 2028):
            if self.chance.random() < 0.7:
                for place in covered:
                    if self.chance.random() < 0.92:
                        provisional = self.chance.random() < 0.1
                        yield self.identity, place, year, self.some(self.usual), provisional

    @property
    def benchmarks(self) -> dict[str, Any]:
        """Figures of elsewhere."""
        if self.chance.random() > 0.3:
            return {}
        years = [year for year in range(2020, 2028) if self.chance.random() < 0.6]
        return {"benchmarks": {"nederland": {"name": "Nederland", "values": {year: self.figure() for year in years}}}}

    def target(self) -> Any:
        """A target of any direction for one or more years, in words, or none."""
        chance = self.chance
        kind = chance.choice((*ONE_WAY, "at_most", "at_least", "stay_at", "between", "text", None))
        if kind in (None, "text"):
            return kind and {"text": "Zo veilig als nu"}
        years = sorted(chance.sample((2024, 2025, 2026, 2026, 2027), chance.choice((1, 1, 2))))
        if kind == "between":
            return {kind: {year: sorted((self.some(self.usual), self.some(self.usual))) for year in years}}
        asked: dict[str, Any] = {kind: {year: self.bound() for year in years}}
        if kind == "stay_at" and chance.random() < 0.8:
            asked["tolerance"] = Decimal("0.5") if self.unit in ("grade", "minutes") else 5
        if chance.random() < 0.1:
            asked["set"] = chance.choice((2022, 2024))
        return asked

    def bound(self) -> Any:
        """A number, or one relative to the baseline or to elsewhere; sometimes the usual figure itself."""
        percent = "" if self.unit in ("percent", "change") else "%"
        step = self.chance.choice((f" - 5{percent}", f" + 10{percent}", " - 2", " + 1", ""))
        choices: list[Any] = [self.some(self.usual), self.some(self.usual), self.usual]
        if self.indicator["baseline"]:
            choices += [f"baseline{step}", f"baseline - 2.5{percent}"]
        if "benchmarks" in self.indicator:
            choices += [f"nederland 2021{step}", "nederland"]
        return self.chance.choice(choices)
