"""Reaching the verdicts of a report again from what it prints, by the table of the design and with code of its own."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.acceptance.printed import (
    NUMBER,
    WORDS,
    Asked,
    Cell,
    Printed,
    Row,
    Sheet,
    cell,
    number,
    read,
    rows,
    sheets,
    words,
    years,
)
from tests.acceptance.random_plans import LAST, SOURCES, RandomPlan

LOWER, HIGHER = ("at_most", "below"), ("at_least", "above")
TALLY = {
    "nl": {
        "all": r"doel(?:en)?: ", "achieved": "gehaald", "not_achieved": "niet gehaald", "open": "nog open",
        "worse": "slechter dan de nulmeting", "not_assessable": "niet te beoordelen",
        "reached": "tussendoel(?:en)? gehaald", "failed": "tussendoel(?:en)? niet gehaald",
    },
    "en": {
        "all": r"targets?: ", "achieved": "achieved", "not_achieved": "not achieved", "open": "still open",
        "worse": "(?:is|are) worse than the baseline", "not_assessable": "not assessable",
        "reached": "interim targets? achieved", "failed": "interim targets? not achieved",
    },
}  # fmt: skip
INTERIM = ("Tussendoel", "Interim")


def meets(goal: Asked, value: Fraction, better: str | None) -> bool | None:
    """Whether a figure meets a target."""
    if goal.low is None:
        return None
    if goal.direction in LOWER + HIGHER:
        return {
            "at_most": value <= goal.low,
            "below": value < goal.low,
            "at_least": value >= goal.low,
            "above": value > goal.low,
        }[goal.direction]
    off = goal.off or 0
    low, high = goal.low - off, (goal.low if goal.high is None else goal.high) + off
    if low <= value <= high or (better == "lower" and value < low) or (better == "higher" and value > high):
        return True
    return None if goal.direction == "stay_at" and goal.off is None else False


def counting_goal(sheet: Sheet, year: int) -> Asked | None:
    """The first target from the reporting year on, or the last where all are past."""
    goals = sorted(sheet.goals, key=lambda goal: goal.year)
    return next((goal for goal in goals if goal.year >= year), goals[-1] if goals else None)


def verdict(sheet: Sheet, plan: RandomPlan, identity: str) -> str:
    """The position that a reader reaches, with the reason where it cannot be assessed."""
    indicator, year = plan.indicators[identity], plan.year
    source, better = SOURCES[indicator["source"]], indicator.get("better")
    target = indicator.get("target") or {}
    goal = counting_goal(sheet, year)
    if goal is None:
        return "target_in_words" if target else "no_target"
    start = sheet.baseline or Printed(None, None, None)
    known = {
        one.last: one
        for one in sheet.series
        if one.last and one.last <= year and one.value is not None and (start.last is None or one.last > start.last)
    }
    partly = incomplete(sheet, plan, identity)
    other = sheet.other_definition or other_table(plan, identity)
    latest = known[max(known)] if known else None
    judged = known.get(goal.year) or (latest if goal.year >= year else None)
    apart = "not_comparable" if other and latest else ""
    at, since, set_at = judged.last if judged else None, start.first or plan.adopted, target.get("set")
    if not apart and at and since and crossed(indicator, since, at, year):
        apart = "series_break"
    if set_at and at and crossed(indicator, set_at, at, year):
        return apart or "series_break"
    later = set_at and (start.last is None or set_at > start.last) and "baseline" not in bound(indicator, goal.year)
    if apart and not later:
        return apart
    if goal.year < year and goal.year not in known:
        return "incomplete_area" if goal.year in partly else "no_target_year_value"
    if judged is None or judged.value is None or latest is None or latest.last is None:
        return "incomplete_area" if partly else "no_value_after_baseline"
    met = meets(goal, judged.value, better)
    definitive = not judged.provisional and not provisional_bound(plan, identity, goal.year)
    if judged.last == goal.year and definitive and met is not None:
        return "achieved" if met else "not_achieved"
    every = source.get("every") or (1 if source.get("kind") == "register" else None)
    if every and year - latest.last > 2 * every:
        return "incomplete_area" if any(at > latest.last for at in partly) else "stale"
    if met:
        return "on_target"
    if goal.low is None:
        return "no_bound"
    if goal.direction in ("stay_at", "between"):
        return "no_tolerance" if met is None else "outside_range"
    if start.value is None:
        return "no_baseline"
    if start.last is None or start.first is None:
        return "no_baseline_year"
    if apart:
        return apart
    published = sheet.series if start.first != start.last else (start, *sheet.series)  # a mean is no published figure
    return on_the_way(goal, start, judged, max(one.decimals for one in published))


def on_the_way(goal: Asked, start: Printed, judged: Printed, digits: int) -> str:
    """Where a figure that does not meet its target stands on the way to it."""
    sign = 1 if goal.direction in HIGHER else -1
    value, begin, asked = (Fraction(one) for one in (judged.value or 0, start.value or 0, goal.low or 0))
    better = sign * (value - begin)
    if better < 0:
        return "worse_than_baseline"
    began = Fraction((start.first or 0) + (start.last or 0), 2)
    step = (asked - begin) * ((judged.last or 0) - began) / (goal.year - began)
    slack = max(abs(step) / 20, Fraction(1, 2 * 10**digits))
    return "on_track" if better > 0 and sign * (value - begin - step) >= -slack else "behind"


def crossed(indicator: dict[str, Any], one: int, other: int, year: int) -> bool:
    """Whether a break lies between two years, as far as it is known in the reporting year."""
    return any(min(one, other) < at <= max(one, other) and at <= year for at in indicator.get("breaks", {}))


def incomplete(sheet: Sheet, plan: RandomPlan, identity: str) -> set[int]:
    """The years after the baseline in which some municipalities have a figure, and the whole has none."""
    last = (sheet.baseline.last if sheet.baseline else None) or 0
    listed = {year for known in sheet.places.values() for year in known}
    listed |= {row[2] for row in plan.rows if row[0] == identity}
    return {at for at in listed - {one.last for one in sheet.series} if last < at <= plan.year}


def bound(indicator: dict[str, Any], year: int) -> str:
    """The bound for a year as it is written."""
    target = indicator.get("target") or {}
    return next((str(one.get(year, "")) for key, one in target.items() if key in (*LOWER, *HIGHER, "stay_at")), "")


def other_table(plan: RandomPlan, identity: str) -> bool:
    """Whether the plan says that the table its figures come from has another definition."""
    indicator = plan.indicators[identity]
    return (
        any(row[0] == identity for row in plan.rows) and not indicator.get("series", {"comparable": True})["comparable"]
    )


def provisional_bound(plan: RandomPlan, identity: str, year: int) -> bool:
    """Whether a bound rests on a figure of elsewhere that is provisional."""
    indicator = plan.indicators[identity]
    asked = bound(indicator, year)
    if not asked.startswith("nederland"):
        return False
    at = 2021 if asked.startswith("nederland 2021") else year
    value = indicator["benchmarks"]["nederland"]["values"].get(at)
    return isinstance(value, dict) and bool(value.get("provisional"))


def disagreements(page: str, plan: RandomPlan) -> Iterator[str]:
    """All in which a yearly report contradicts itself or the file."""
    tree, language = read(page), plan.language
    listed = list(rows(tree))
    found = sheets(tree, language)
    for row in listed:
        sheet, own = found[row.id], alone(row, row.id, plan) if row.position in POSITIONS else ()
        for problem in (*row_problems(row, sheet, plan), *change_problems(row, sheet, plan), *own):
            yield f"{row.id}: {problem}"
    for identity, sheet in found.items():
        for problem in (*file_problems(sheet, plan, identity), *past_problems(sheet, plan, identity)):
            yield f"{identity}: {problem}"
    yield from counting_problems(tree, listed, plan)


def past_problems(sheet: Sheet, plan: RandomPlan, identity: str) -> Iterator[str]:
    """What is told of a target of a year before otherwise than its figure says."""
    final = {code: str(WORDS[plan.language][code]) for code in ("achieved", "not_achieved")}
    for goal, told in sheet.past:
        reached = verdict(replace(sheet, goals=(goal,)), plan, identity)
        said = next((code for code, word in final.items() if told.split(";")[0] == word), "")
        if said != (reached if reached in final else ""):
            yield f"of the target of {goal.year} is told {told}, where {reached} follows"


def newest(sheet: Sheet, year: int) -> Printed | None:
    """The newest figure after the baseline."""
    after = (sheet.baseline.last if sheet.baseline else None) or 0
    known = [
        one for one in sheet.series if one.last and after < one.last <= year and (one.value is not None or one.hidden)
    ]
    return max(known, key=lambda one: one.last or 0, default=None)


def row_problems(row: Row, sheet: Sheet, plan: RandomPlan) -> Iterator[str]:
    """What the row of an indicator says otherwise than its figures."""
    language, said = plan.language, WORDS[plan.language]
    latest, goal = newest(sheet, plan.year), counting_goal(sheet, plan.year)
    now = row.cells["now"]
    if (latest.value if latest else None) != number(now.text, language) and not (latest and latest.hidden):
        yield f"newest {now} where {latest} is known"
    if latest and (years(now.under)[1] or years(row.headings["now"])[1]) != latest.last:
        yield f"newest of {now} under {row.headings['now']!r}, where it is of {latest.last}"
    if latest and latest.provisional is not (str(said["provisional"]) in now.under):
        yield f"provisional or not: {now}, {latest}"
    base = row.cells["baseline"]
    told = sheet.baseline and not sheet.other_definition and not sheet.baseline.hidden
    if told and sheet.baseline and number(base.text, language) != sheet.baseline.value:
        yield f"baseline {base} where the sheet has {sheet.baseline}"
    hidden = any(one.hidden for one in (*sheet.series, *([sheet.baseline] if sheet.baseline else ()))) or any(
        one.hidden for known in sheet.places.values() for one in known.values()
    )
    if goal and "target" in row.cells:
        yield from target_problems(row.cells["target"], goal, language)
    if not hidden:
        reached = verdict(sheet, plan, row.id)
        label = row.cells["position"].under if "position" in row.cells else ""
        if row.position and row.position not in ("not_assessable", reached):
            yield f"position {row.position}, where {reached} follows from {sheet} ({label})"
        if row.position == "not_assessable" and reached in POSITIONS:
            yield f"not assessable ({label}), where {reached} follows from {sheet}"
        if row.position == "not_assessable" and reached in NOTES[language] and NOTES[language][reached] not in label:
            yield f"not assessable for {label!r}, where {reached} follows from {sheet}"


POSITIONS = ("achieved", "not_achieved", "on_target", "on_track", "behind", "outside_range", "worse_than_baseline")
NOTES = {
    "nl": {
        "target_in_words": "in woorden", "no_target_year_value": "geen cijfer over het doeljaar", "stale": "te oud",
        "no_value_after_baseline": "geen cijfer na de nulmeting", "incomplete_area": "niet alle gemeenten",
        "no_bound": "waar het doel naar verwijst", "no_baseline": "nulmeting is onbekend",
        "no_baseline_year": "nulmeting heeft geen jaar", "series_break": "breuk", "no_tolerance": "geen tolerantie",
        "not_comparable": "andere definitie",
    },
    "en": {
        "target_in_words": "in words", "no_target_year_value": "no figure for the target year", "stale": "too old",
        "no_value_after_baseline": "no figure after the baseline", "incomplete_area": "not all municipalities",
        "no_bound": "that the target refers to", "no_baseline": "baseline is unknown",
        "no_baseline_year": "baseline has no year", "series_break": "break", "no_tolerance": "no tolerance",
        "not_comparable": "another definition",
    },
}  # fmt: skip


def target_problems(shown: Cell, goal: Asked, language: str) -> Iterator[str]:
    """What the cell of a target says otherwise than the target."""
    said = WORDS[language]
    low, _, high = shown.text.partition(f" {said['range']} ")
    if goal.low is not None and (number(low, language), number(high, language)) != (goal.low, goal.high):
        yield f"target {shown} where the sheet has {goal}"
    dated = re.search(r"\b(20\d\d)$", shown.under)
    if goal.low is not None and (int(dated[1]) if dated else LAST) != goal.year:
        yield f"target of {shown.under!r}, where it is of {goal.year}"


def change_problems(row: Row, sheet: Sheet, plan: RandomPlan) -> Iterator[str]:
    """What a printed change says otherwise than the two figures that it names."""
    language, said = plan.language, WORDS[plan.language]
    note, label = row.cells["change"].under, row.cells["change"].text
    now, start = number(row.cells["now"].text, language), number(row.cells["baseline"].text, language)
    against = re.search(rf"{said['against']} (?:€ )?({NUMBER})", note)
    if against:
        start = number(against[1], language)
    against = re.search(rf"{said['no difference']} (?:met|with) (?:€ )?({NUMBER})", note)
    start = number(against[1], language) if against else start
    if str(said["no difference"]) in note or not re.match(r"(?:€ )?[−+]?\d", note):
        if str(said["no difference"]) in note and now != start:
            yield f"{note!r}, where {start} became {now}"
        return
    if now is None or start is None:
        yield f"{note!r} without two figures: {row.cells['baseline']}, {row.cells['now']}"
        return
    if number(note, language) != now - start:
        yield f"{note!r}, where {start} became {now}"
    percent = re.search(rf"\(({NUMBER})%\)", note)
    if percent and start:
        exact = 100 * (now - start) / abs(start)
        rounded = math.floor(abs(exact) + Fraction(1, 2)) * (1 if exact > 0 else -1)
        if number(percent[1], language) != rounded:
            yield f"{note!r}: {rounded}% from {start} to {now}"
    signs = {"Hoger": 1, "Higher": 1, "Lager": -1, "Lower": -1, "Gelijk": 0, "The same": 0}
    if label in signs and signs[label] != (now > start) - (now < start):
        yield f"{label!r}, where {start} became {now}"
    goal = counting_goal(sheet, plan.year)
    better = plan.indicators[row.id].get("better") or (
        goal and ("lower" if goal.direction in LOWER else "higher" if goal.direction in HIGHER else "")
    )
    bare = row.change in ("improved", "worsened") and "inwoner" not in note and "inhabitant" not in note
    if bare and (row.change == "improved") is not ((now > start) is (better == "higher")):
        yield f"{row.change}, where {start} became {now} and {better} is better"


def alone(row: Row, identity: str, plan: RandomPlan) -> Iterator[str]:
    """What a row says that does not follow from the figures in the row itself."""
    language, said = plan.language, WORDS[plan.language]
    now, start = number(row.cells["now"].text, language), number(row.cells["baseline"].text, language)
    now = None if row.cells["now"].text.startswith(said["hidden"]) else now  # "fewer than 5" is no 5
    note, goal = row.cells["position"].under, row.cells["target"]
    other = re.match(rf"(?:.*; )?(?:€ )?({NUMBER})(?:%| min)? in \d{{4}}", note.partition(str(said["unsustained"]))[0])
    judged = number(other[1], language) if other else now
    low, _, high = goal.text.partition(f" {said['range']} ")
    direction = next((name for name in LOWER + HIGHER if goal.under.startswith(str(said[name]))), "")
    off = re.search(rf"({NUMBER})[^,]* {said['off']}", goal.under)
    asked = Asked(
        LAST, direction or ("between" if high else "stay_at"), number(low, language), number(high, language),
        number(off[1], language) if off else None,
    )  # fmt: skip
    better = plan.indicators[identity].get("better") or {True: "lower", False: "higher"}[direction in LOWER]
    if judged is not None and row.position in ("achieved", "on_target", *POSITIONS[1:]):
        met = meets(asked, judged, plan.indicators[identity].get("better"))
        if met is not (row.position in ("achieved", "on_target")):
            yield f"{row.position} in a row that says {row.cells}"
    worse = row.position == "worse_than_baseline" and judged is not None and start is not None
    if worse and (Fraction(judged or 0) > Fraction(start or 0)) is not (direction in LOWER):
        yield f"worse than the baseline in a row that says {row.cells}"
    told = row.cells["change"].under
    if row.change in ("improved", "worsened") and not re.search("inwoner|inhabitant", told):
        against = re.search(rf" (?:tegen|against) (?:€ )?({NUMBER})", told)
        start = number(against[1], language) if against else start
        if now is None or start is None or (row.change == "improved") is not ((now > start) is (better == "higher")):
            yield f"{row.change} in a row that says {row.cells}"


def summary_problems(page: str, report: str, plan: RandomPlan) -> Iterator[str]:
    """What the page of a plan says otherwise than its yearly report, or than the figures beside it."""
    known = {row.name: row for row in rows(read(report))}
    for table in read(page).iter("table"):
        if "cards" not in (table.get("class") or "").split():
            continue
        for line in table.iterfind("./tbody/tr"):
            name, *cells = line
            row = known[words(name, "small")]
            found = dict(zip(("baseline", "now", "target", "position", "change"), map(cell, cells), strict=True))
            for part, shown in found.items():
                if shown.text != row.cells[part].text:
                    yield f"{row.id}: {shown} in the summary, {row.cells[part]} in the report"
            summed = Row(row.id, row.name, found, {}, row.position, row.change, "")
            yield from (f"{row.id}, summary: {problem}" for problem in alone(summed, row.id, plan))


def markdown_problems(page: str, report: str) -> Iterator[str]:
    """Rows and figures of the Markdown that are not those of the page, and the other way round."""
    plain = re.sub(r"\\(.)", r"\1", page)
    lines = {tuple(part.strip() for part in line.strip("|").split(" | ")) for line in plain.splitlines()}
    tree = read(report)
    for row in rows(tree):
        names = ("baseline", "previous", "now", "target", "position", "change")
        cells = (row.name, *(_told(row.cells[name]) for name in names if name in row.cells))
        named = [line for line in lines if line[0] == row.name or line[0].startswith(f"{row.name} (")]
        if not any(line[1 : len(cells)] == cells[1:] for line in named):
            yield f"{row.id}: no row {cells} in Markdown: {named}"
    for table in tree.iter("table"):
        if "figures" in (table.get("class") or "").split():
            for line in table.iterfind("./tbody/tr"):
                if tuple(words(one) for one in line) not in lines:
                    yield f"{[words(one) for one in line]} is not in the Markdown"


def _told(shown: Cell) -> str:
    text = shown.text or "–"
    return f"{text} ({shown.under})" if shown.under else text


def data_problems(data: dict[str, Any], table: list[dict[str, str]], report: str, language: str) -> Iterator[str]:
    """Verdicts and newest figures that are others as JSON or CSV than on the page."""
    known = {item["id"]: item for item in data["progress"]["indicators"]}
    verdicts = {line["indicator"]: line for line in table if line["judged"] == "true"}
    for row in rows(read(report)):
        item, line, latest = known[row.id], verdicts[row.id], known[row.id]["value"]
        for form, position, change in (
            ("JSON", item["position"]["code"], item["change"]["code"]),
            ("CSV", line["position"], line["change"]),
        ):
            if (row.position or position, row.change) != (position, change):
                yield f"{row.id}: {row.position}, {row.change}; {form} has {position}, {change}"
        shown = number(row.cells["now"].text, language)
        exact = None if latest is None or latest["hidden"] else latest["number"]
        if not (latest and latest["hidden"]) and exact != (None if shown is None else float(shown)):
            yield f"{row.id}: newest {row.cells['now']}, JSON has {latest}"


def file_problems(sheet: Sheet, plan: RandomPlan, identity: str) -> Iterator[str]:
    """Figures of a sheet that are not in the file, and figures of the file that are not in the sheet."""
    indicator = plan.indicators[identity]
    covered = indicator.get("municipalities", plan.places)
    written: dict[str, set[Fraction | None]] = {}
    for when, value in (indicator.get("values") or {}).items():
        exact = value["value"] if isinstance(value, dict) else value
        written.setdefault(str(when), set()).add(None if exact is None else Fraction(exact))
    table: dict[int, list[Decimal | int]] = {}
    for own, place, year, value, _ in plan.rows:
        if own == identity:
            table.setdefault(year, []).append(value)
            shown = sheet.places.get(place, {}).get(year)
            if len(covered) > 1 and (shown is None or (shown.value != Fraction(value) and not shown.hidden)):
                yield f"{place} {year} is {value} in the table and {shown} in the report"
    additive = indicator["unit"] in ("count", "amount")
    for year, values in table.items():
        if len(values) == len(covered) and (additive or len(covered) == 1):
            written.setdefault(str(year), set()).add(Fraction(sum(Fraction(value) for value in values)))
    printed: dict[str, set[Fraction | None]] = {}
    for one in sheet.series:
        when = str(one.last) if one.first == one.last else f"{one.first}-{one.last}"
        if one.hidden:
            written.pop(when, None)
        else:
            printed.setdefault(when, set()).add(one.value)
    if printed != written:
        yield f"the sheet has {printed}, the file {written}"


def counting_problems(tree: Any, listed: list[Row], plan: RandomPlan) -> Iterator[str]:
    """Counts in sentences and tables that are not those of the rows."""
    said = TALLY[plan.language]
    for section in tree.iter("section"):
        if "section" not in (section.get("class") or "").split():
            continue
        first = section.get("id") == "summary"
        own = {row.id: row for row in listed if first or row.section == section.get("id")}
        counted = Counter(
            (row.position, row.cells["position"].text.startswith(INTERIM))
            for row in own.values()
            if row.position and not row.cells["position"].text.startswith(FOLLOWED)
        )
        for sentence in (words(one) for one in section.findall("p") if one.get("class") == "finding"):
            for match in re.finditer(rf"(\d+) {said['all']}([^.;]*)", sentence):
                yield from tally_problems(match, counted, said)
    tables = [one for one in tree.iter("table") if one.get("class") == "counts"]
    for table, part in zip(tables, ("position", "change"), strict=False):
        unique = {row.id: row for row in listed}.values()
        marks = Counter(_mark(row, part) for row in unique if getattr(row, part))
        for line in table.iterfind("./tbody/tr"):
            label, many = words(line[0], "small"), int(words(line[1]))
            if part == "position" and marks[label] != many and not label.startswith(FOLLOWED):
                yield f"{many} times {label!r} in the table of counts, {marks[label]} in the rows"


FOLLOWED = ("Gevolgd", "Followed")


def _mark(row: Row, part: str) -> str:
    return re.sub(
        "^(Tussendoel|Interim target)", lambda m: {"Tussendoel": "Doel"}.get(m[0], "Target"), row.cells[part].text
    )


def tally_problems(match: re.Match[str], counted: Counter[tuple[str, bool]], said: dict[str, str]) -> Iterator[str]:
    """What a sentence that counts targets says otherwise than their rows."""
    total, told = int(match[1]), match[2]
    on_their_way = [status for status in POSITIONS if "achieved" not in status]
    expected = {
        "achieved": counted["achieved", False],
        "not_achieved": counted["not_achieved", False],
        "reached": counted["achieved", True],
        "failed": counted["not_achieved", True],
        "open": sum(counted[status, interim] for status in on_their_way for interim in (False, True)),
        "worse": sum(counted["worse_than_baseline", interim] for interim in (False, True)),
        "not_assessable": counted["not_assessable", False] + counted["not_assessable", True],
    }
    for name, many in expected.items():
        found = re.search(rf"(\d+) {said[name]}", told)
        if (int(found[1]) if found else 0) != many:
            yield f"{match[0]!r}, where {many} are {name}"
    if total != sum(counted.values()):
        yield f"{match[0]!r} of {sum(counted.values())} targets"
