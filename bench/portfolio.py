"""A portfolio of made-up plans to measure with, one for each municipality: ``python -m bench.portfolio FOLDER [PLANS]``

All of it is made up but the names and codes of municipalities and of what the police counts. The same numbers give the
same bytes. A plan is about 21 kB with 20 indicators, half of them with their figures in a table beside it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from ivp.reference.municipalities import Municipality, municipalities
from ivp.reference.series import tables

YEARS = range(2015, 2025)
TOPICS = {
    "priorities": {"ondermijning": "Ondermijning", "jeugd": "Jeugd en veiligheid", "digitaal": "Digitale veiligheid"},
    "themes": {"vermogen": "Vermogenscriminaliteit", "geweld": "Geweld", "overlast": "Overlast", "drugs": "Drugs"},
}
IDS = [identity for topics in TOPICS.values() for identity in topics]
COUNTED = ("1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.2.3", "1.4.4", "1.4.5", "2.2.1", "2.5.1", "2.5.2", "3.1.1", "3.1.3")
ASKED = {
    "voelt zich wel eens onveilig": "percent", "slachtoffer van internetfraude": "percent", "vertrouwt de politie":
    "percent", "rapportcijfer veiligheid": "grade", "rapportcijfer leefbaarheid": "grade",
}  # fmt: skip
REPORTED = ("meldingen jeugdoverlast", "meldingen burenruzie", "controles horeca")
SAID = (
    "wij werken met politie openbaar ministerie scholen en bewoners aan een buurt waar mensen elkaar kennen en melden "
    "wat zij zien het wijkteam volgt dat op en het toezicht gaat naar de plekken waar het nodig is ondernemers krijgen "
    "advies over sloten en camera's jongerenwerkers spreken jongeren aan en ieder kwartaal bespreekt de regiegroep hoe "
    "het gaat en wat er anders moet"
)
WORDS = SAID.split()
HEAD = "indicator,municipality,year,value,provisional,n,source,retrieved,note\n"


class _Plan:
    """One plan and its table, out of a number."""

    def __init__(self, number: int, place: Municipality) -> None:
        self.chance, self.place = random.Random(number), place
        self.rows: list[str] = []

    def text(self, words: int, indent: int) -> str:
        """So many words in folded lines."""
        start = self.chance.randrange(len(WORDS))
        said = " ".join(WORDS[(start + at) % len(WORDS)] for at in range(words)).capitalize() + "."
        lines, line = [], ""
        for word in said.split():
            if len(line) + len(word) > 105 - indent:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        return ">-\n" + "\n".join(" " * indent + one for one in (*lines, line))

    def yaml(self, table: str) -> str:
        """The plan, with the indicators whose figures go to ``table``."""
        return "\n".join([*self._head(), *self._topics(), *self._indicators(), f"observations: {table}", *self._rest()])

    def _head(self) -> Iterator[str]:
        yield "ivp: 1\nkind: plan"
        yield f"title: Verzonnen veiligheidsplan voor {self.place.code}"
        yield f"municipalities: [{self.place.code}]\nperiod: 2023-2026\nstatus: adopted\nlanguage: nl"
        yield f"summary:\n  - {self.text(40, 4)}\n  - {self.text(40, 4)}"
        yield "publication: {in_force: 2023-02-10, signed: 2022-12-20}"
        yield "decisions:\n  - {body: council, act: adopt, date: 2022-12-20, outcome: Conform, signed_by: [griffier]}"
        yield "assessment:"
        for field in ("Sociale veiligheid", "Georganiseerde criminaliteit"):
            yield f"  - name: {field}\n    findings:\n      - {self.text(25, 8)}\n      - {self.text(20, 8)}"

    def _topics(self) -> Iterator[str]:
        for block, topics in TOPICS.items():
            yield f"{block}:"
            for identity, name in topics.items():
                yield f"  {identity}:\n    name: {name}\n    problem:\n      - {self.text(30, 8)}\n    approach:"
                yield from (f"      - {word}: {self.text(18, 10)}" for word in ("Regie", "Preventie", "Toezicht"))
                if block == "priorities":
                    yield f"    goals:\n      - {self.text(16, 8)}\n    evaluation: {self.text(14, 6)}"

    def _indicators(self) -> Iterator[str]:
        yield "sources:\n  politie: {name: politie, kind: register}\n  gemeente: {name: gemeente, kind: records}"
        yield "  monitor: {name: Veiligheidsmonitor, kind: survey, every: 1}\nindicators:"
        crimes = tables()["47018NED"].codes.titles
        named = [(crimes[code].rstrip("."), "count", "politie", code) for code in COUNTED]
        named += [(name, "count", "gemeente", "") for name in REPORTED]
        named += [(name, unit, "monitor", "") for name, unit in ASKED.items()]
        for number, (name, unit, source, code) in enumerate(named):
            yield from self._indicator(number, name, unit, source, code)

    def _indicator(self, number: int, name: str, unit: str, source: str, code: str) -> Iterator[str]:
        figures = self._figures(unit)
        start, more = figures[2021], {"percent": ", n: 812", "grade": ", n: 812, se: 0.05"}.get(unit, "")
        yield f"  i{number}:\n    name: {name}\n    for: {IDS[number % len(IDS)]}"
        yield f"    unit: {unit}\n    source: {source}"
        yield f"    baseline: {{2021: {{value: {start}{more}}}}}"
        if unit == "grade":
            yield f"    target: {{at_least: {round(start + 0.8, 1)}}}"
        elif number % 2:
            yield f"    target: {{at_most: {{2024: {round(start * 0.75)}, 2026: {round(start * 0.6)}}}}}"
        else:
            yield f"    target: {{at_most: {round(start * 0.6)}}}"
        if code:
            yield f'    series: {{table: 47018NED, codes: ["{code}"]}}\n    noun: {{one: misdrijf, many: misdrijven}}'
        if number % 2:
            cells = (f"{year}: {{value: {value}{more}}}" for year, value in figures.items())
            yield f"    values: {{{', '.join(cells)}}}"
        else:
            n = 812 if more else ""
            self.rows += [
                f"i{number},{self.place.code},{year},{value},{str(year == 2024).lower()},{n},{source},2025-03-01,\n"
                for year, value in figures.items()
            ]
        yield f"    interpretation: {self.text(14, 6)}"

    def _figures(self, unit: str) -> dict[int, float]:
        if unit == "count":
            start, trend = self.chance.randrange(120, 900), self.chance.uniform(-0.05, 0.01)
            around = {year: 1 + trend * (year - 2021) + self.chance.uniform(-0.04, 0.04) for year in YEARS}
            return {year: max(5, round(start * times)) for year, times in around.items()}
        middle, off = (30.0, 3.0) if unit == "percent" else (7.0, 0.3)
        return {year: round(middle + self.chance.uniform(-off, off), 1) for year in YEARS}

    def _rest(self) -> Iterator[str]:
        yield "actions:"
        for number in range(8):
            yield f"  actie-{number}:\n    name: Verzonnen actie {number}\n    for: {IDS[number % len(IDS)]}"
            yield "    lead: team Veiligheid\n    with: [politie, openbaar ministerie]"
            yield f"    by: 202{4 + number % 3}-Q{1 + number % 4}\n    result: De actie is uitgevoerd en besproken."
            yield f"    text: {self.text(22, 6)}"
            state = (
                "{status: done, percent: 100}" if number % 3 == 0 else "{status: running, percent: 60, light: green}"
            )
            yield f"    state: {{2023-12: running, 2024-12: {state}}}\n    done:\n      - {self.text(8, 8)}"
        yield f"partners:\n  om:\n    name: Openbaar Ministerie\n    kind: core\n    role:\n      - {self.text(12, 8)}"
        yield "budget:\n  - {name: Uitvoering, amount: 125000, years: 2023-2026, recurring: true, source: begroting}\n"


def write_portfolio(folder: Path, plans: int) -> None:
    """Write a plan repository with so many plans; after the last municipality the first has another one."""
    places = [place for place in municipalities().values() if place.until is None]
    (folder / "plans").mkdir(parents=True)
    (folder / "ivp.toml").write_text('language = "nl"\n', encoding="utf-8")
    for number in range(plans):
        made, name = _Plan(number, places[number % len(places)]), f"plan-{number:04}"
        (folder / "plans" / f"{name}.yaml").write_text(made.yaml(f"{name}.csv"), encoding="utf-8")
        (folder / "plans" / f"{name}.csv").write_text(HEAD + "".join(made.rows), encoding="utf-8")


if __name__ == "__main__":
    write_portfolio(Path(sys.argv[1]), *map(int, sys.argv[2:3] or ["342"]))
